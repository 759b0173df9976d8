#include <stdio.h>
#include <string.h>

#include "notula/str.h"
#include "store/sqlite/rows.h"

enum { IDS_A_PAGE = 256 };

struct checking {
	struct nt_store *store;
	nt_check_fn *say;
	void *ctx;
	int64_t found;
	struct nt_err err; /* of the call at work */
};

static void tell(struct checking *c, const char *finding)
{
	c->found++;
	c->say(c->ctx, finding);
}

/* A step that could not be done is a finding, but waiting in vain, reading
 * errors of the disk and the like end the check. */
static enum nt_status told(struct checking *c, enum nt_status status)
{
	if (status != NT_EDAMAGED && status != NT_EINVAL)
		return status;
	tell(c, c->err.msg);
	return NT_OK;
}

/* The rows of a PRAGMA are findings; the one row "ok" is none. */
static enum nt_status run_pragma(struct checking *c, enum nt_sql sql,
				 const char *what)
{
	struct nt_stmt *st = nt_stmt(c->store, sql);
	struct nt_arena arena = { 0 };

	while (nt_step(st)) {
		const char *text = nt_col_text(st, 0, &arena);

		if (text != NULL && strcmp(text, "ok") != 0)
			tell(c, nt_arena_printf(&arena, "%s: %s", what, text));
		nt_arena_reset(&arena);
	}
	nt_arena_free(&arena);
	return told(c, nt_done(st, &c->err));
}

static bool same_or_null(struct nt_stmt *st, int i, int64_t value)
{
	return value == INT64_MAX ? nt_col_null(st, i)
				  : nt_col_int(st, i) == value;
}

/* What lists show of REC stands beside it: is it still what REC says? */
static enum nt_status check_computed(struct checking *c, int64_t id,
				     const struct nt_record *rec, bool *right)
{
	struct nt_stmt *st = nt_stmt(c->store, NT_SQL_COMPUTED_GET);
	struct nt_arena arena = { 0 };
	struct nt_buf tags = { 0 };
	struct nt_computed want;

	nt_compute(rec, &want);
	for (size_t i = 0; i < rec->tags.n; i++)
		nt_buf_printf(&tags, "%s%s", i ? " " : "", rec->tags.v[i]);
	nt_bind_int(st, ":id", id);
	*right = true;
	if (nt_step(st))
		*right = nt_col_int(st, 0) == want.first_day &&
			 nt_col_int(st, 1) == want.last_day &&
			 nt_col_int(st, 2) == want.people &&
			 nt_col_int(st, 3) == want.open &&
			 same_or_null(st, 4, want.overdue_from) &&
			 nt_col_int(st, 5) == want.unanswered &&
			 nt_col_int(st, 6) == want.doubtful &&
			 nt_col_int(st, 7) == want.unanswered &&
			 nt_col_int(st, 8) == want.open &&
			 same_or_null(st, 9, want.overdue_from) &&
			 nt_str_eq(nt_col_text(st, 10, &arena),
				   tags.n ? nt_buf_str(&tags) : NULL);
	nt_buf_free(&tags);
	nt_arena_free(&arena);
	return nt_done(st, &c->err);
}

static enum nt_status check_versions(struct checking *c, int64_t id,
				     const struct nt_record *rec)
{
	struct nt_stmt *st = nt_stmt(c->store, NT_SQL_CHECK_HISTORY);
	struct nt_arena arena = { 0 };
	char sum[NT_SHA256_HEX];

	nt_bind_int(st, ":meeting_id", id);
	while (nt_step(st)) {
		const char *json = nt_col_need(st, 0, &arena);

		nt_sha256(json, strlen(json), sum);
		if (strcmp(sum, nt_col_need(st, 1, &arena)) != 0)
			tell(c, nt_arena_printf(
					&arena,
					_("record %lld: an older version is "
					  "damaged"),
					(long long)rec->number));
		nt_arena_reset(&arena);
	}
	nt_arena_free(&arena);
	return nt_done(st, &c->err);
}

static enum nt_status check_record(struct checking *c, int64_t id,
				   struct nt_arena *arena)
{
	struct nt_record rec;
	bool right = true;
	enum nt_status status = nt_read_begin(c->store, &c->err);

	if (status != NT_OK)
		return status;
	status = nt_load(c->store, id, arena, &rec, &c->err);
	if (status == NT_OK)
		status = check_computed(c, id, &rec, &right);
	if (status == NT_OK && !right)
		tell(c, nt_arena_printf(arena,
					_("record %lld: what lists show of it "
					  "is out of date; save it again"),
					(long long)rec.number));
	if (status == NT_OK)
		status = check_versions(c, id, &rec);
	return told(c, nt_txn_end(c->store, status, &c->err));
}

/* A page of ids at a time: nothing stays open across a record. */
static enum nt_status check_records(struct checking *c)
{
	struct nt_arena arena = { 0 };
	int64_t ids[IDS_A_PAGE];
	int64_t after = INT64_MIN;
	enum nt_status status = NT_OK;
	size_t n;

	do {
		struct nt_stmt *st = nt_stmt(c->store, NT_SQL_CHECK_MEETINGS);

		n = 0;
		nt_bind_int(st, ":after", after);
		nt_bind_int(st, ":n", IDS_A_PAGE);
		while (nt_step(st)) {
			ids[n] = nt_col_int(st, 0);
			/* A damaged tree may lead back to where it began. */
			if (ids[n] <= (n > 0 ? ids[n - 1] : after))
				nt_damaged(st);
			else
				n++;
		}
		status = told(c, nt_done(st, &c->err));
		for (size_t i = 0; i < n && status == NT_OK; i++) {
			nt_arena_reset(&arena);
			status = check_record(c, ids[i], &arena);
		}
		if (n > 0)
			after = ids[n - 1];
	} while (status == NT_OK && n == IDS_A_PAGE);
	nt_arena_free(&arena);
	return status;
}

/* The index is compared with the texts by what only a writer may run. */
static enum nt_status check_indexes(struct checking *c)
{
	static const enum nt_sql sqls[] = { NT_SQL_MEETING_INDEX_CHECK,
					    NT_SQL_KNOWN_INDEX_CHECK };
	enum nt_status status = nt_txn_begin(c->store, &c->err);

	if (status != NT_OK)
		return status;
	for (size_t i = 0; i < NT_COUNT(sqls) && status == NT_OK; i++) {
		status = nt_run(nt_stmt(c->store, sqls[i]), &c->err);
		if (status == NT_EDAMAGED) {
			tell(c, _("the text index does not hold what the "
				  "records say"));
			status = NT_OK;
		}
	}
	nt_txn_abandon(c->store);
	return status;
}

static enum nt_status check_counts(struct checking *c)
{
	int64_t wrong = 0;
	enum nt_status status =
		nt_run_int(nt_stmt(c->store, NT_SQL_LOGBOOK_WRONG), &wrong,
			   &c->err);

	if (status == NT_OK && wrong)
		tell(c, _("the counters of the logbook are wrong"));
	wrong = 0;
	if (status == NT_OK)
		status = nt_run_int(nt_stmt(c->store, NT_SQL_NAMES_WRONG),
				    &wrong, &c->err);
	if (status == NT_OK && wrong)
		tell(c, _("names of people, organizations or venues are not "
			  "found by what they are called"));
	return told(c, status);
}

static enum nt_status check_closings(struct checking *c)
{
	struct nt_arena arena = { 0 };
	struct nt_words months;
	enum nt_status status =
		nt_closings_wrong(c->store, &arena, &months, &c->err);

	for (size_t i = 0; i < months.n; i++)
		tell(c, nt_arena_printf(&arena,
					_("%s: what was kept of it when it was "
					  "closed was changed"),
					months.v[i]));
	nt_arena_free(&arena);
	return told(c, status);
}

/* Others may go on saving: each step sees the logbook at one moment. */
static enum nt_status check_all(struct checking *c)
{
	enum nt_status status =
		run_pragma(c, NT_SQL_INTEGRITY_CHECK, _("structure"));

	if (status == NT_OK)
		status = run_pragma(c, NT_SQL_FOREIGN_KEY_CHECK,
				    _("a line without its record"));
	if (status == NT_OK)
		status = check_records(c);
	if (status == NT_OK)
		status = check_counts(c);
	if (status == NT_OK)
		status = check_closings(c);
	if (status == NT_OK && !c->store->read_only)
		status = check_indexes(c);
	return status;
}

enum nt_status nt_store_check(struct nt_store *store, nt_check_fn *say,
			      void *ctx, struct nt_err *err)
{
	struct checking c = { .store = store, .say = say, .ctx = ctx };
	enum nt_status status = check_all(&c);

	if (status != NT_OK && err != NULL)
		*err = c.err;
	if (status == NT_OK && c.found > 0) {
		status = nt_fail(err, NT_EDAMAGED,
				 _("%lld findings; take a backup, or export "
				   "what can be read"),
				 (long long)c.found);
		nt_err_at(err, store->path, 0);
	}
	return status;
}
