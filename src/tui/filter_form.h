/*
 * filter_form.h - the filter of a list as lines to fill in, one a key of the
 * FILTER language. What stands in the filter already is found in its line;
 * what has no line of its own stays among the words.
 */
#ifndef NOTULA_TUI_FILTER_FORM_H
#define NOTULA_TUI_FILTER_FORM_H

#include "tui/view.h"

/* VIEW has a filter. */
void tui_filter_form(struct tui_view *view);

#endif
