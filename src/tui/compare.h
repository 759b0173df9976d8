/*
 * compare.h - differences of two records as text: the field, and what it was
 * and is.
 */
#ifndef NOTULA_TUI_COMPARE_H
#define NOTULA_TUI_COMPARE_H

#include "notula/differ.h"

/* "Title", "Participants 3: Position", "Issues 6". */
void tui_difference_name(struct nt_buf *out, const struct nt_difference *d);

/* All differences of B from the older A; where A holds nothing, all that B
 * says. */
void tui_compare(struct nt_buf *out, const struct nt_typed *a,
		 const struct nt_typed *b);

#endif
