/* counterpart.c - what one office was asked, said, promised and kept. */
#include <stdlib.h>

#include "store/sqlite/entry.h"
#include "store/sqlite/list.h"
#include "store/sqlite/walk.h"

struct page {
	struct nt_store *store;
	const char *offices; /* a JSON array of ids */
	int64_t today;
	size_t most;
	struct nt_arena *arena;
	struct nt_counterpart *out;
	struct nt_err *err;
};

static struct nt_stmt *of_offices(struct page *p, enum nt_sql sql)
{
	struct nt_stmt *st = nt_stmt(p->store, sql);

	nt_bind_text(st, ":orgs", p->offices);
	return st;
}

static int64_t age(const struct page *p, int64_t since)
{
	return since < p->today ? p->today - since : 0;
}

enum nt_status nt_own_office(struct nt_store *store, struct nt_arena *arena,
			     const char **name, struct nt_row_found *out,
			     struct nt_err *err)
{
	struct nt_logbook logbook;
	enum nt_status status = nt_store_logbook(store, arena, &logbook, err);

	*out = (struct nt_row_found) { 0 };
	*name = logbook.office;
	if (status != NT_OK || logbook.office == NULL)
		return status;
	return nt_row_by_name(store, &nt_kin_organization, logbook.office, 0,
			      out, err);
}

enum nt_status nt_counterpart_offices(struct nt_store *store, int64_t id,
				      struct nt_arena *arena, const char **json,
				      int64_t *n, struct nt_err *err)
{
	struct nt_ids ids = { 0 };
	struct nt_row_found own;
	struct nt_stmt *st;
	const char *name;
	enum nt_status status = nt_own_office(store, arena, &name, &own, err);

	if (status != NT_OK)
		return status;
	st = nt_stmt(store, NT_SQL_COUNTERPART_OFFICES);
	nt_bind_int(st, ":id", id);
	nt_bind_int(st, ":own", own.id);
	status = nt_ids_read(&ids, st, SIZE_MAX, err);
	*json = nt_ids_json(&ids, arena);
	*n = (int64_t)ids.n;
	nt_ids_free(&ids);
	return status;
}

static enum nt_status read_entry(struct page *p, const char *uid)
{
	struct nt_row_found found;
	enum nt_status status = nt_row_by_uid(p->store, &nt_kin_organization,
					      uid, &found, p->err);

	if (status == NT_OK)
		status = nt_row_top(p->store, &nt_kin_organization, found.id,
				    &found, p->err);
	if (status == NT_OK)
		status = nt_entry_get(p->store, NT_DIRECTORY_ORGANIZATIONS,
				      found.id, 1, p->arena, &p->out->entry,
				      p->err);
	return status == NT_OK
		       ? nt_counterpart_offices(p->store, found.id, p->arena,
						&p->offices, &p->out->offices,
						p->err)
		       : status;
}

/* Of all its offices: what nt_entry_get counted is of one. */
static enum nt_status read_met(struct page *p)
{
	struct nt_stmt *st = of_offices(p, NT_SQL_COUNTERPART_MET);
	struct nt_entry *entry = &p->out->entry;

	entry->more = false;
	while (nt_step(st)) {
		entry->meetings = nt_col_int(st, 0);
		entry->first = nt_col_text(st, 1, p->arena);
		entry->last = nt_col_text(st, 2, p->arena);
	}
	return nt_done(st, p->err);
}

static enum nt_status read_meetings(struct page *p)
{
	struct nt_stmt *st = of_offices(p, NT_SQL_COUNTERPART_MEETINGS);
	struct nt_ids ids = { 0 };
	enum nt_status status;

	nt_bind_int(st, ":n", (int64_t)p->most);
	while (nt_step(st))
		nt_ids_add(&ids, nt_col_int(st, 0));
	status = nt_done(st, p->err);
	for (size_t i = 0; i < ids.n && status == NT_OK; i++)
		status = nt_rows_add_one(p->store, ids.v[i], p->today, p->arena,
					 &p->out->meetings, p->err);
	nt_ids_free(&ids);
	return status;
}

static enum nt_status read_asked(struct page *p)
{
	struct nt_stmt *st = of_offices(p, NT_SQL_COUNTERPART_ASKED);
	struct nt_counterpart *out = p->out;

	while (nt_step(st)) {
		struct nt_asked *a;

		out->asked.v = nt_arena_grow(p->arena, out->asked.v,
					     out->asked.n, sizeof(*a));
		a = &out->asked.v[out->asked.n++];
		*a = (struct nt_asked) {
			.uid = nt_col_need(st, 0, p->arena),
			.number = nt_col_int(st, 1),
			.date = nt_col_need(st, 2, p->arena),
			.issue = nt_col_int(st, 3),
			.text = nt_col_shown(st, 4, p->arena),
			.coverage =
				nt_col_word(st, 5, &nt_set_coverage, p->arena),
			.open = nt_col_int(st, 6) != 0,
			.age_days = age(p, nt_col_int(st, 7)),
		};
		out->unanswered += a->open;
	}
	return nt_done(st, p->err);
}

static enum nt_status read_said(struct page *p)
{
	struct nt_stmt *st = of_offices(p, NT_SQL_COUNTERPART_SAID);
	struct nt_counterpart *out = p->out;

	while (nt_step(st)) {
		out->said.v = nt_arena_grow(p->arena, out->said.v, out->said.n,
					    sizeof(*out->said.v));
		out->said.v[out->said.n++] = (struct nt_said) {
			.uid = nt_col_need(st, 0, p->arena),
			.number = nt_col_int(st, 1),
			.date = nt_col_need(st, 2, p->arena),
			.response = nt_col_int(st, 3),
			.type = nt_col_word(st, 4, &nt_set_response_type,
					    p->arena),
			.text = nt_col_shown(st, 5, p->arena),
			.answers = nt_col_text(st, 6, p->arena),
		};
	}
	return nt_done(st, p->err);
}

static void count_promise(struct nt_counterpart *out, const struct nt_task *t)
{
	if (nt_follow_up_is_open(&t->f))
		out->open++;
	out->overdue += t->overdue;
	out->kept += t->f.status == NT_FOLLOW_UP_STATUS_DONE;
	out->dropped += t->f.status == NT_FOLLOW_UP_STATUS_DROPPED;
}

static int open_and_old_first(const void *a, const void *b)
{
	const struct nt_task *x = a;
	const struct nt_task *y = b;
	bool x_open = nt_follow_up_is_open(&x->f);

	if (x_open != nt_follow_up_is_open(&y->f))
		return x_open ? -1 : 1;
	if (x->age_days != y->age_days)
		return (x->age_days > y->age_days) == x_open ? -1 : 1;
	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return (x->f.no > y->f.no) - (x->f.no < y->f.no);
}

static enum nt_status read_promised(struct page *p)
{
	struct nt_stmt *st = of_offices(p, NT_SQL_COUNTERPART_PROMISED);
	struct nt_tasks *out = &p->out->promised;

	while (nt_step(st)) {
		out->v = nt_arena_grow(p->arena, out->v, out->n,
				       sizeof(*out->v));
		nt_task_read(st, p->today, p->arena, &out->v[out->n]);
		count_promise(p->out, &out->v[out->n++]);
	}
	if (out->n > 0)
		qsort(out->v, out->n, sizeof(*out->v), open_and_old_first);
	return nt_done(st, p->err);
}

static enum nt_status read_page(struct page *p, const char *uid)
{
	enum nt_status status = read_entry(p, uid);

	if (status == NT_OK)
		status = read_met(p);
	if (status == NT_OK)
		status = read_asked(p);
	if (status == NT_OK)
		status = read_said(p);
	if (status == NT_OK)
		status = read_promised(p);
	return status == NT_OK ? read_meetings(p) : status;
}

enum nt_status nt_directory_counterpart(struct nt_store *store, const char *uid,
					int64_t today, size_t most,
					struct nt_arena *arena,
					struct nt_counterpart *out,
					struct nt_err *err)
{
	struct page p = { .store = store,
			  .today = today,
			  .most = most,
			  .arena = arena,
			  .out = out,
			  .err = err };
	enum nt_status status = nt_read_begin(store, err);

	*out = (struct nt_counterpart) { 0 };
	if (status != NT_OK)
		return status;
	return nt_txn_end(store, read_page(&p, uid), err);
}
