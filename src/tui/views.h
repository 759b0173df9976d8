/* views.h - the screens with a number. */
#ifndef NOTULA_TUI_VIEWS_H
#define NOTULA_TUI_VIEWS_H

#include "tui/view.h"

/* 1: the records, newest first, with a preview. */
void tui_open_log(struct tui *ui);

/* 2: what was promised, by when it is due. */
void tui_open_follow_ups(struct tui *ui);

/* 3: a month or a year in figures. */
void tui_open_report(struct tui *ui);

/* 4: people, organizations and venues. */
void tui_open_directory(struct tui *ui);

/* Back to the log, on the records that FILTER finds; on those whose KEY, "org"
 * say, is NAME. */
void tui_show_in_log(struct tui *ui, const char *filter);
void tui_filter_log(struct tui *ui, const char *key, const char *name);

/* 5: the issues without a full answer. 6: the doubtful facts. */
void tui_open_unanswered(struct tui *ui);
void tui_open_verify(struct tui *ui);

/* A record in one line (FORMATS, "Capture line"): on N bytes of TEXT as pasted,
 * or, where that is NULL, on what was left unsaved last. */
void tui_open_capture(struct tui *ui, const char *text, size_t n);

#endif
