/*
 * log_rows.h - the part of the log that is in memory: a window of records
 * around the selected one, drafts before the newest. Moving past its edge
 * reads another window; nothing is counted on the way.
 */
#ifndef NOTULA_TUI_LOG_ROWS_H
#define NOTULA_TUI_LOG_ROWS_H

#include "notula/draft.h"
#include "notula/store.h"

struct log_rows {
	struct nt_arena arena;
	struct nt_rows rows;
	struct nt_drafts drafts; /* shown above the newest record */
	bool more_above;
	bool more_below;
	size_t at; /* the selected line: drafts first, then rows */
};

size_t tui_log_lines(const struct log_rows *r);

/* The draft or the record of line I, NULL if it is the other one. */
const struct nt_draft_about *tui_log_draft(const struct log_rows *r, size_t i);
const struct nt_row *tui_log_row(const struct log_rows *r, size_t i);

/* Another order than by date needs all rows in memory: so many at most. */
enum log_order {
	LOG_BY_DATE,
	LOG_BY_TITLE,
	LOG_BY_PLACE,
	LOG_BY_PEOPLE,
	LOG_BY_OPEN,
};
enum { LOG_SORTED_MOST = 500 };

/* Every row of QUERY in ORDER, the one selected now selected; NT_EINVAL if
 * there are too many of them. */
enum nt_status tui_log_load_sorted(struct log_rows *r, struct nt_store *store,
				   const struct nt_query *query,
				   enum log_order order,
				   struct nt_err *err) NT_MUST_CHECK;

/* The newest, the oldest, or a window around the record selected now, which
 * stays selected; where it is gone, the one in its place. What is in memory
 * stays as it is on failure. LOGBOOK (NULL: none) has the drafts. */
enum log_where { LOG_NEWEST, LOG_OLDEST, LOG_HERE };
enum nt_status tui_log_load(struct log_rows *r, struct nt_store *store,
			    const struct nt_query *query, const char *logbook,
			    enum log_where where,
			    struct nt_err *err) NT_MUST_CHECK;

/* Is the selected line so near an edge that another window is needed? */
bool tui_log_at_edge(const struct log_rows *r);

void tui_log_rows_free(struct log_rows *r);

#endif
