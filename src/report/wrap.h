/*
 * wrap.h - a text in lines of so many cells: broken at blanks, after the
 * hyphen of a double word ("sekurang-kurangnya"), and within a word only where
 * it alone is longer than the line.
 */
#ifndef NOTULA_REPORT_WRAP_H
#define NOTULA_REPORT_WRAP_H

#include <stdbool.h>
#include <stddef.h>

#include "notula/arena.h"

/* One line; S belongs to the text. */
struct nt_wrap_line {
	const char *s;
	size_t n;
	int cells;
};

/* TEXT as a paper may show it, in ARENA: see paper.h. "" for NULL. */
const char *nt_wrap_shown(struct nt_arena *arena, const char *text);

/* Take the next line of at most ROOM cells off *TEXT, which becomes NULL with
 * the last one; false if there is none left. An empty text is one line. */
bool nt_wrap_next(const char **text, int room, struct nt_wrap_line *out);

/* Cells of the first N bytes of S. */
int nt_wrap_cells(const char *s, size_t n);

#endif
