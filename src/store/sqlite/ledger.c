#include <stdlib.h>

#include "notula/record.h"
#include "store/sqlite/list.h"

/*
 * Follow-ups. The engine gives them in four runs, each in its order; those of
 * a chain come in a run of their own, since they are older than their meeting.
 */
struct task_reader {
	struct nt_store *store;
	struct nt_walk walk;
	int64_t today;
	int64_t until; /* overdue from this day at most */
	size_t most;
	struct nt_arena *arena;
	struct nt_tasks *out;
	struct nt_err *err;
};

void nt_task_read(struct nt_stmt *st, int64_t today, struct nt_arena *arena,
		  struct nt_task *out)
{
	int64_t since = nt_col_int(st, 8);

	*out = (struct nt_task) {
		.uid = nt_col_need(st, 1, arena),
		.number = nt_col_int(st, 2),
		.date = nt_col_need(st, 3, arena),
		.title = nt_col_need(st, 4, arena),
		.venue = nt_col_text(st, 5, arena),
		.version = nt_col_int(st, 6),
		.issue_text = nt_col_text(st, 7, arena),
		.age_days = since < today ? today - since : 0,
		.overdue = !nt_col_null(st, 9) && nt_col_int(st, 9) <= today,
	};
	nt_col_object(st, &out->f, &nt_shape_follow_up, arena);
	if (out->f.text == NULL)
		out->f.text = "";
}

static enum nt_status read_run(struct task_reader *r, enum nt_sql sql,
			       size_t most)
{
	struct nt_stmt *st = nt_stmt(r->store, sql);
	struct nt_tasks *out = r->out;

	nt_filter_bind(st, &r->walk.filter);
	if (sql == NT_SQL_TASKS_DATED)
		nt_bind_int(st, ":until", r->until);
	while (out->n < most && nt_step(st)) {
		if (!nt_walk_has(&r->walk, nt_col_int(st, 0)))
			continue;
		out->v = nt_arena_grow(r->arena, out->v, out->n,
				       sizeof(*out->v));
		nt_task_read(st, r->today, r->arena, &out->v[out->n++]);
	}
	return nt_done(st, r->err);
}

static int by_age(const void *a, const void *b)
{
	const struct nt_task *x = a;
	const struct nt_task *y = b;

	if (x->age_days != y->age_days)
		return x->age_days > y->age_days ? -1 : 1;
	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return (x->f.no > y->f.no) - (x->f.no < y->f.no);
}

/* What has no date of its own rises by age. */
static enum nt_status read_undated(struct task_reader *r)
{
	size_t first = r->out->n;
	enum nt_status status = NT_OK;

	if (first < r->most)
		status = read_run(r, NT_SQL_TASKS_UNDATED, r->most);
	if (status == NT_OK && first < r->most)
		status = read_run(r, NT_SQL_TASKS_UNDATED_CHAINED, SIZE_MAX);
	if (r->out->n > first)
		qsort(r->out->v + first, r->out->n - first, sizeof(*r->out->v),
		      by_age);
	if (r->out->n > r->most)
		r->out->n = r->most;
	return status;
}

enum nt_status nt_task_chases(struct nt_store *store, struct nt_task *t,
			      struct nt_arena *arena, struct nt_err *err)
{
	const struct nt_field *f = nt_field(&nt_shape_follow_up, "chases");
	struct nt_stmt *st = nt_stmt(store, NT_SQL_TASK_CHASES);

	nt_bind_text(st, ":uid", t->uid);
	nt_bind_int(st, ":line", t->f.no);
	while (nt_step(st))
		nt_col_object(st, nt_add_line(&t->f, f, arena), &nt_shape_chase,
			      arena);
	return nt_done(st, err);
}

static enum nt_status read_tasks(struct task_reader *r, bool open_only,
				 bool overdue_only)
{
	enum nt_status status = read_run(r, NT_SQL_TASKS_DATED, r->most);

	if (status == NT_OK && !overdue_only)
		status = read_undated(r);
	if (status == NT_OK && !overdue_only && !open_only)
		status = read_run(r, NT_SQL_TASKS_CLOSED, r->most);
	for (size_t i = 0; i < r->out->n && status == NT_OK; i++)
		status = nt_task_chases(r->store, &r->out->v[i], r->arena,
					r->err);
	return status;
}

enum nt_status nt_store_tasks(struct nt_store *store,
			      const struct nt_query *query, bool open_only,
			      bool overdue_only, size_t most,
			      struct nt_arena *arena, struct nt_tasks *out,
			      struct nt_err *err)
{
	struct task_reader r = {
		.store = store,
		.today = query->today,
		.most = most,
		.arena = arena,
		.out = out,
		.err = err,
	};
	enum nt_status status = nt_read_begin(store, err);

	*out = (struct nt_tasks) { 0 };
	if (status != NT_OK)
		return status;
	status = nt_walk_open(&r.walk, store, query, false, arena, err);
	/* is:open and is:overdue ask for lines here, not for records. */
	open_only = open_only || (r.walk.filter.any & NT_STATE_OPEN) != 0;
	overdue_only = overdue_only || r.walk.filter.any == NT_STATE_OVERDUE;
	r.until = overdue_only ? query->today : INT64_MAX;
	if (status == NT_OK)
		status = read_tasks(&r, open_only, overdue_only);
	nt_walk_close(&r.walk);
	return nt_txn_end(store, status, err);
}

/* Unanswered issues. */

static int by_issue_age(const void *a, const void *b)
{
	const struct nt_unanswered *x = a;
	const struct nt_unanswered *y = b;

	if (x->age_days != y->age_days)
		return x->age_days > y->age_days ? -1 : 1;
	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return (x->issue > y->issue) - (x->issue < y->issue);
}

static enum nt_status read_issues(struct nt_walk *walk, enum nt_sql sql,
				  size_t most, struct nt_arena *arena,
				  struct nt_unanswereds *out,
				  struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(walk->store, sql);
	int64_t today = walk->filter.today;

	nt_filter_bind(st, &walk->filter);
	while (out->n < most && nt_step(st)) {
		int64_t since = nt_col_int(st, 8);

		if (!nt_walk_has(walk, nt_col_int(st, 0)))
			continue;
		out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
		out->v[out->n++] = (struct nt_unanswered) {
			.uid = nt_col_need(st, 1, arena),
			.number = nt_col_int(st, 2),
			.date = nt_col_need(st, 3, arena),
			.title = nt_col_need(st, 4, arena),
			.issue = nt_col_int(st, 5),
			.text = nt_col_shown(st, 6, arena),
			.coverage = nt_col_word(st, 7, &nt_set_coverage, arena),
			.age_days = since < today ? today - since : 0,
		};
	}
	return nt_done(st, err);
}

enum nt_status nt_store_unanswered(struct nt_store *store,
				   const struct nt_query *query, size_t most,
				   struct nt_arena *arena,
				   struct nt_unanswereds *out,
				   struct nt_err *err)
{
	struct nt_walk walk = { 0 };
	enum nt_status status = nt_read_begin(store, err);

	*out = (struct nt_unanswereds) { 0 };
	if (status != NT_OK)
		return status;
	status = nt_walk_open(&walk, store, query, false, arena, err);
	if (status == NT_OK)
		status = read_issues(&walk, NT_SQL_UNANSWERED, most, arena, out,
				     err);
	if (status == NT_OK)
		status = read_issues(&walk, NT_SQL_UNANSWERED_CHAINED, SIZE_MAX,
				     arena, out, err);
	if (out->n > 0)
		qsort(out->v, out->n, sizeof(*out->v), by_issue_age);
	if (out->n > most)
		out->n = most;
	nt_walk_close(&walk);
	return nt_txn_end(store, status, err);
}
