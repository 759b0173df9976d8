/*
 * figures.h - a report while it is read. Runs inside the caller's transaction.
 * Private to store/sqlite.
 */
#ifndef NOTULA_STORE_SQLITE_FIGURES_H
#define NOTULA_STORE_SQLITE_FIGURES_H

#include "notula/figures.h"
#include "store/sqlite/list.h"

struct nt_report_reader {
	struct nt_store *store;
	const struct nt_reporting *how;
	struct nt_walk walk;
	struct nt_ids ids;    /* of the period's meetings, by date */
	const char *ids_json; /* the same, in the arena */
	struct nt_arena *arena;
	struct nt_report *out;
	struct nt_err *err;
};

/*
 * A walk as nt_walk_open gives it, and where UID is not NULL, only meetings
 * with that organization as a counterpart.
 */
enum nt_status nt_walk_counterpart(struct nt_walk *walk,
				   const struct nt_query *query,
				   const char *uid, struct nt_store *store,
				   struct nt_arena *arena,
				   struct nt_err *err) NT_MUST_CHECK;

/* Bind the parameters of a period in schema/query/report.sql. */
void nt_report_bind_days(struct nt_stmt *st, struct nt_days days);

/* May a line of record ID be seen, which is CONFIDENTIAL or not? */
bool nt_report_takes(const struct nt_report_reader *r, int64_t id,
		     bool confidential);

/* Count one that was closed in the way of the part closing_of. */
void nt_report_add_closed(struct nt_closed *closed, const char *how, int64_t n);

/* What stands open, what is doubtful, and the records. */
enum nt_status nt_report_read_lists(struct nt_report_reader *r) NT_MUST_CHECK;

#endif
