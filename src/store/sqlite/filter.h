/*
 * filter.h - the conditions of a query as parameters of the part "filter" in
 * schema/query/walk.sql. Texts are in the arena given. Private to
 * store/sqlite.
 */
#ifndef NOTULA_STORE_SQLITE_FILTER_H
#define NOTULA_STORE_SQLITE_FILTER_H

#include "store/sqlite/ids.h"

/* The parameters that are JSON arrays; each has a twin that begins "not_". */
enum nt_filter_list {
	NT_FILTER_KINDS,
	NT_FILTER_MONTHS, /* pairs of days */
	NT_FILTER_PERSONS,
	NT_FILTER_ORGS,
	NT_FILTER_VENUES,
	NT_FILTER_OWNERS, /* values as typed, and the rows of that name */
	NT_FILTER_OWNER_PERSONS,
	NT_FILTER_OWNER_ORGS,
	NT_FILTER_CATEGORIES,
	NT_FILTER_TAGS,
	NT_FILTER_LISTS,
};

/* Bits of what is: asks for, as the SQL has them. */
enum nt_filter_state {
	NT_STATE_OPEN = 1,
	NT_STATE_OVERDUE = 2,
	NT_STATE_UNANSWERED = 4,
	NT_STATE_DOUBTFUL = 8,
	NT_STATE_WORKING = 16,
	NT_STATE_FINAL = 32,
	NT_STATE_AMENDED = 64,
	NT_STATE_CONFIDENTIAL = 128,
	NT_STATE_TRASH = 256,
};

struct nt_filter {
	const char *lists[2][NT_FILTER_LISTS]; /* NULL: asks for nothing */
	unsigned any;			       /* states: one of them */
	unsigned not ;			       /* none of them */
	bool doubtful;			       /* this in any case */
	int64_t first_day; /* INT64_MAX: no such bound, and below */
	int64_t last_day;
	int64_t before;
	int64_t after;
	int64_t window_first; /* of any condition on days, for the walk */
	int64_t window_last;
	int64_t today;
};

enum nt_status nt_filter_make(struct nt_store *store,
			      const struct nt_query *query,
			      struct nt_arena *arena, struct nt_filter *out,
			      struct nt_err *err) NT_MUST_CHECK;

void nt_filter_bind(struct nt_stmt *st, const struct nt_filter *filter);

#endif
