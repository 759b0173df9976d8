/*
 * pasted.h - a pasted list or table, as rows of cells: a row a line, Tab
 * between columns, as spreadsheets copy them; a cell with line breaks stands in
 * quotes there. Numbers and bullets before the lines are taken off, blank
 * lines left out. What no text holds (control characters, malformed bytes) is
 * cleaned as in a line editor.
 */
#ifndef NOTULA_PASTED_H
#define NOTULA_PASTED_H

#include <stdbool.h>

#include "notula/arena.h"

struct nt_pasted_row {
	const char **v;
	size_t n; /* at least one */
};

struct nt_pasted {
	struct nt_pasted_row *v;
	size_t n;
	bool table; /* some row has more than one cell */
};

/* Read N bytes at S into OUT, in ARENA. */
void nt_pasted_read(const char *s, size_t n, struct nt_arena *arena,
		    struct nt_pasted *out);

#endif
