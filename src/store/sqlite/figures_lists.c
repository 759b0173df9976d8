/* figures_lists.c - what a report lists: open follow-ups, unanswered issues,
 * doubtful facts, the records themselves. */
#include "store/sqlite/figures.h"

#include <stdlib.h>

#include "notula/alloc.h"
#include "notula/day.h"
#include "store/sqlite/rows.h"

const int64_t nt_age_limits[NT_AGES - 1] = { 30, 90, 180 };

/* One line of a record, and what it is sorted by. */
struct place {
	int64_t id;
	int64_t no;
	int64_t overdue_from; /* INT64_MAX: it has no due */
	int64_t since;
};

struct places {
	struct place *v;
	size_t n;
	size_t cap;
};

static void add_place(struct places *places, struct place place)
{
	if (places->n == places->cap) {
		places->cap = places->cap ? 2 * places->cap : 64;
		places->v =
			nt_realloc(places->v, places->cap * sizeof(*places->v));
	}
	places->v[places->n++] = place;
}

static int64_t age_of(const struct nt_report_reader *r, int64_t since)
{
	int64_t today = r->how->query->today;

	return since < today ? today - since : 0;
}

/* Follow-ups. */

static void count_open(struct nt_report_reader *r, const struct place *p)
{
	int64_t age = age_of(r, p->since);
	int bucket = 0;

	while (bucket < NT_AGES - 1 && age > nt_age_limits[bucket])
		bucket++;
	r->out->open++;
	r->out->ages[bucket]++;
	r->out->overdue += p->overdue_from <= r->how->query->today;
}

static enum nt_status find_open(struct nt_report_reader *r,
				struct places *places)
{
	struct nt_stmt *st = nt_stmt(r->store, NT_SQL_REPORT_OPEN);

	nt_filter_bind(st, &r->walk.filter);
	nt_bind_int(st, ":end", r->how->days.last);
	while (nt_step(st)) {
		struct place p = { nt_col_int(st, 0), nt_col_int(st, 1),
				   INT64_MAX, nt_col_int(st, 4) };

		if (!nt_report_takes(r, p.id, nt_col_int(st, 2) != 0))
			continue;
		if (!nt_col_null(st, 3))
			p.overdue_from = nt_col_int(st, 3);
		count_open(r, &p);
		add_place(places, p);
	}
	return nt_done(st, r->err);
}

static int compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int by_due(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int order = compare(x->overdue_from, y->overdue_from);

	if (order == 0)
		order = compare(x->since, y->since);
	if (order == 0)
		order = compare(x->id, y->id);
	return order != 0 ? order : compare(x->no, y->no);
}

static enum nt_status add_task(struct nt_report_reader *r,
			       const struct place *p, struct nt_tasks *out)
{
	struct nt_stmt *st = nt_stmt(r->store, NT_SQL_REPORT_TASK);
	struct nt_task *task;
	enum nt_status status;

	out->v = nt_arena_grow(r->arena, out->v, out->n, sizeof(*out->v));
	task = &out->v[out->n++];
	nt_bind_int(st, ":id", p->id);
	nt_bind_int(st, ":no", p->no);
	while (nt_step(st))
		nt_task_read(st, r->how->query->today, r->arena, task);
	status = nt_done(st, r->err);
	return status == NT_OK
		       ? nt_task_chases(r->store, task, r->arena, r->err)
		       : status;
}

/* Places FROM to TO of those sorted by their due. */
static enum nt_status add_tasks(struct nt_report_reader *r,
				const struct places *places, size_t from,
				size_t to, struct nt_tasks *out)
{
	enum nt_status status = NT_OK;

	for (size_t i = from; i < to && status == NT_OK; i++)
		if (out->n < r->how->most)
			status = add_task(r, &places->v[i], out);
	return status;
}

/* Overdue ones, then undated ones, then those to come. */
static enum nt_status read_open(struct nt_report_reader *r)
{
	struct places places = { 0 };
	enum nt_status status = find_open(r, &places);
	size_t overdue = (size_t)r->out->overdue;
	size_t dated = overdue;
	struct nt_tasks *out = &r->out->tasks;

	if (status == NT_OK && places.n > 0) {
		qsort(places.v, places.n, sizeof(*places.v), by_due);
		while (dated < places.n &&
		       places.v[dated].overdue_from != INT64_MAX)
			dated++;
		status = add_tasks(r, &places, 0, overdue, out);
	}
	if (status == NT_OK)
		status = add_tasks(r, &places, dated, places.n, out);
	if (status == NT_OK)
		status = add_tasks(r, &places, overdue, dated, out);
	nt_free(places.v);
	return status;
}

static enum nt_status read_closed(struct nt_report_reader *r)
{
	struct nt_stmt *st = nt_stmt(r->store, NT_SQL_REPORT_CLOSED);
	struct places places = { 0 };
	enum nt_status status;

	nt_filter_bind(st, &r->walk.filter);
	nt_report_bind_days(st, r->how->days);
	while (places.n < r->how->most && nt_step(st))
		if (nt_report_takes(r, nt_col_int(st, 0),
				    nt_col_int(st, 2) != 0))
			add_place(&places,
				  (struct place) { .id = nt_col_int(st, 0),
						   .no = nt_col_int(st, 1) });
	status = nt_done(st, r->err);
	if (status == NT_OK)
		status = add_tasks(r, &places, 0, places.n, &r->out->closed);
	nt_free(places.v);
	return status;
}

/* Issues. */

/* Those of ST, up to MOST; *MORE if there are others. */
static enum nt_status find_issues(struct nt_report_reader *r,
				  struct nt_stmt *st, size_t most,
				  struct places *places, bool *more)
{
	while (!*more && nt_step(st)) {
		struct place p = { .id = nt_col_int(st, 0),
				   .no = nt_col_int(st, 1),
				   .since = nt_col_int(st, 3) };

		if (!nt_report_takes(r, p.id, nt_col_int(st, 2) != 0))
			continue;
		*more = places->n == most;
		if (!*more)
			add_place(places, p);
	}
	return nt_done(st, r->err);
}

/* Lines of one record come one after another: it is read once. */
static enum nt_status add_issues(struct nt_report_reader *r,
				 const struct places *places, size_t older)
{
	struct nt_record *rec = NULL;
	struct nt_report *out = r->out;
	enum nt_status status = NT_OK;

	for (size_t i = 0; i < places->n && status == NT_OK; i++) {
		const struct place *p = &places->v[i];

		if (i == 0 || p[-1].id != p->id) {
			rec = nt_arena_alloc(r->arena, sizeof(*rec));
			status =
				nt_load(r->store, p->id, r->arena, rec, r->err);
		}
		out->unanswered.v = nt_arena_grow(r->arena, out->unanswered.v,
						  out->unanswered.n,
						  sizeof(*out->unanswered.v));
		out->unanswered.v[out->unanswered.n++] =
			(struct nt_open_issue) { rec, p->no,
						 age_of(r, p->since),
						 i >= older };
	}
	return status;
}

static enum nt_status read_unanswered(struct nt_report_reader *r)
{
	struct nt_stmt *st = nt_stmt(r->store, NT_SQL_REPORT_UNANSWERED);
	struct places places = { 0 };
	size_t most = r->how->most, older;
	enum nt_status status;

	nt_bind_text(st, ":ids", r->ids_json);
	status = find_issues(r, st, most, &places, &r->out->unanswered.more);
	older = places.n;
	if (status == NT_OK && !r->out->unanswered.more) {
		st = nt_stmt(r->store, NT_SQL_REPORT_UNANSWERED_OLDER);
		nt_filter_bind(st, &r->walk.filter);
		nt_bind_int(st, ":begin", r->how->days.first);
		nt_bind_int(st, ":end", r->how->days.last);
		status = find_issues(r, st, most, &places,
				     &r->out->unanswered.more);
	}
	if (status == NT_OK)
		status = add_issues(r, &places, older);
	nt_free(places.v);
	return status;
}

/* Doubts and records. */

static enum nt_status read_doubts(struct nt_report_reader *r)
{
	struct nt_stmt *st = nt_stmt(r->store, NT_SQL_REPORT_DOUBTFUL);
	struct nt_doubt_rows *out = &r->out->doubts;
	struct nt_ids ids = { 0 };
	enum nt_status status;

	nt_bind_text(st, ":ids", r->ids_json);
	while (nt_step(st))
		nt_ids_add(&ids, nt_col_int(st, 0));
	status = nt_done(st, r->err);
	r->out->doubtful = (int64_t)ids.n;
	for (size_t i = 0; i < ids.n && status == NT_OK; i++)
		if (out->n < r->how->most)
			status = nt_doubts_add(r->store, ids.v[i], r->arena,
					       out, r->err);
	nt_ids_free(&ids);
	return status;
}

static enum nt_status read_records(struct nt_report_reader *r)
{
	struct nt_report *out = r->out;
	size_t n = r->how->records ? r->ids.n : 0;
	enum nt_status status = NT_OK;

	if (n > r->how->most)
		n = r->how->most;
	out->records.v =
		nt_arena_alloc(r->arena, (n + 1) * sizeof(*out->records.v));
	for (size_t i = 0; i < n && status == NT_OK; i++)
		status = nt_load(r->store, r->ids.v[i], r->arena,
				 &out->records.v[out->records.n++], r->err);
	return status;
}

enum nt_status nt_report_read_lists(struct nt_report_reader *r)
{
	enum nt_status status = read_open(r);

	if (status == NT_OK)
		status = read_closed(r);
	if (status == NT_OK)
		status = read_unanswered(r);
	if (status == NT_OK)
		status = read_doubts(r);
	return status == NT_OK ? read_records(r) : status;
}
