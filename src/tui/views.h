/* views.h - the screens with a number. */
#ifndef NOTULA_TUI_VIEWS_H
#define NOTULA_TUI_VIEWS_H

#include "tui/view.h"

/* 1: the records, newest first, with a preview. */
void tui_open_log(struct tui *ui);

/* 2: what was promised, by when it is due. */
void tui_open_follow_ups(struct tui *ui);

/* 5: the issues without a full answer. 6: the doubtful facts. */
void tui_open_unanswered(struct tui *ui);
void tui_open_verify(struct tui *ui);

#endif
