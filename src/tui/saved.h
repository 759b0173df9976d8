/*
 * saved.h - filters with names, lines "name = filter" of the file "filters"
 * in the config folder: to be read, changed and copied like any text.
 */
#ifndef NOTULA_TUI_SAVED_H
#define NOTULA_TUI_SAVED_H

#include "tui/filter.h"

/* A box in which to take, keep or remove one, over VIEW, which has a filter. */
void tui_saved_open(struct tui_view *view);

#endif
