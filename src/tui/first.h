/*
 * first.h - the first start: a logbook in which nothing was saved yet and of
 * which nobody said whose it is.
 */
#ifndef NOTULA_TUI_FIRST_H
#define NOTULA_TUI_FIRST_H

#include "tui/view.h"

/* Ask on top of the log what to begin with, if it is such a one. */
void tui_first_start(struct tui *ui);

#endif
