/*
 * directory_rows.h - the part of the directory that is in memory: a window of
 * rows around the selected one, by name. Moving past its edge reads another
 * window; nothing is counted on the way.
 */
#ifndef NOTULA_TUI_DIRECTORY_ROWS_H
#define NOTULA_TUI_DIRECTORY_ROWS_H

#include "notula/directory.h"

struct directory_rows {
	struct nt_arena arena;
	struct nt_entries rows;
	bool more_above;
	bool more_below;
	size_t at; /* the selected one */
};

/* NULL where there is none. */
const struct nt_entry *tui_directory_row(const struct directory_rows *r,
					 size_t i);

/* The first, the last, or a window around the row selected now, or where it
 * would stand. What is in memory stays as it is on failure. */
enum directory_where { DIRECTORY_FIRST, DIRECTORY_LAST, DIRECTORY_HERE };
enum nt_status tui_directory_load(struct directory_rows *r,
				  struct nt_store *store,
				  enum nt_directory kind, const char *words,
				  enum directory_where where,
				  struct nt_err *err) NT_MUST_CHECK;

/* A window around row UID of all, which is selected then. */
enum nt_status tui_directory_load_row(struct directory_rows *r,
				      struct nt_store *store,
				      enum nt_directory kind, const char *uid,
				      struct nt_err *err) NT_MUST_CHECK;

/* Is the selected row so near an edge that another window is needed? */
bool tui_directory_at_edge(const struct directory_rows *r);

#endif
