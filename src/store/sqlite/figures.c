#include "store/sqlite/figures.h"

#include <stdlib.h>
#include <string.h>

#include "notula/day.h"
#include "notula/str.h"
#include "store/sqlite/entry.h"

/* The bounds of a period, for days, months and years that lie in it whole. */
struct bounds {
	char first[3][NT_DATE_SIZE];
	char last[3][NT_DATE_SIZE];
};

enum { DAY, MONTH, YEAR };

static void set_bounds(struct nt_days days, struct bounds *b)
{
	struct nt_date from = nt_day_date(days.first);
	/* The day after the last one tells whether its month is whole. */
	struct nt_date after = nt_day_date(days.last + 1);
	int month = from.month + (from.day > 1);
	int year = from.year + (from.day > 1 || from.month > 1);

	nt_date_write(from, b->first[DAY]);
	nt_date_write(nt_day_date(days.last), b->last[DAY]);
	from = (struct nt_date) { from.year + (month > 12),
				  month > 12 ? 1 : month, 0 };
	nt_date_write(from, b->first[MONTH]);
	nt_date_write((struct nt_date) { year, 0, 0 }, b->first[YEAR]);
	year = after.year - 1;
	after = (struct nt_date) { after.month > 1 ? after.year : year,
				   after.month > 1 ? after.month - 1 : 12, 0 };
	nt_date_write(after, b->last[MONTH]);
	nt_date_write((struct nt_date) { year, 0, 0 }, b->last[YEAR]);
}

void nt_report_bind_days(struct nt_stmt *st, struct nt_days days)
{
	static const char *const firsts[] = { ":day", ":month", ":year" };
	struct bounds b = { 0 };
	const char *from;

	set_bounds(days, &b);
	from = b.first[DAY];
	for (int i = MONTH; i <= YEAR; i++)
		if (strcmp(b.first[i], from) < 0)
			from = b.first[i];
	for (int i = DAY; i <= YEAR; i++)
		nt_bind_text(st, firsts[i], b.first[i]);
	nt_bind_text(st, ":from", from);
	nt_bind_text(st, ":to", b.last[DAY]);
	nt_bind_text(st, ":last_month", b.last[MONTH]);
	nt_bind_text(st, ":last_year", b.last[YEAR]);
}

bool nt_report_takes(const struct nt_report_reader *r, int64_t id,
		     bool confidential)
{
	return (r->how->confidential || !confidential) &&
	       nt_walk_has(&r->walk, id);
}

/* The meetings of a period. */

static void note_day(struct nt_report_reader *r, int64_t day, bool known)
{
	struct nt_report *out = r->out;

	if (!known) {
		out->dayless++;
		return;
	}
	if (out->days.n == 0 || out->days.v[out->days.n - 1].day != day) {
		out->days.v = nt_arena_grow(r->arena, out->days.v, out->days.n,
					    sizeof(*out->days.v));
		out->days.v[out->days.n++].day = day;
	}
	out->days.v[out->days.n - 1].meetings++;
}

static enum nt_status read_meetings(struct nt_report_reader *r, bool now,
				    struct nt_days days,
				    struct nt_figures *figures)
{
	struct nt_stmt *st = nt_stmt(r->store, NT_SQL_REPORT_MEETINGS);
	enum nt_status status;

	nt_filter_bind(st, &r->walk.filter);
	nt_report_bind_days(st, days);
	while (nt_step(st)) {
		int64_t id = nt_col_int(st, 0);

		if (!nt_walk_has(&r->walk, id))
			continue;
		if (nt_col_int(st, 1) && !r->how->confidential) {
			r->out->left_out += now;
			continue;
		}
		nt_ids_add(&r->ids, id);
		figures->meetings++;
		figures->kinds[nt_col_word(st, 4, &nt_set_kind, r->arena)]++;
		figures->people += nt_col_int(st, 5);
		if (now)
			note_day(r, nt_col_int(st, 2), nt_col_int(st, 3) != 0);
	}
	status = nt_done(st, r->err);
	r->ids_json = nt_ids_json(&r->ids, r->arena);
	return status;
}

static void month_text(int64_t day, size_t length, char out[NT_DATE_SIZE])
{
	nt_date_write(nt_day_date(day), out);
	out[length] = '\0';
}

static enum nt_status read_vague(struct nt_report_reader *r)
{
	struct nt_stmt *st = nt_stmt(r->store, NT_SQL_REPORT_VAGUE);
	struct nt_days days = r->how->days;
	char texts[4][NT_DATE_SIZE];

	month_text(days.first, 7, texts[0]);
	month_text(days.last, 7, texts[1]);
	month_text(days.first, 4, texts[2]);
	month_text(days.last, 4, texts[3]);
	nt_filter_bind(st, &r->walk.filter);
	nt_report_bind_days(st, days);
	nt_bind_text(st, ":month_of_first", texts[0]);
	nt_bind_text(st, ":month_of_last", texts[1]);
	nt_bind_text(st, ":year_of_first", texts[2]);
	nt_bind_text(st, ":year_of_last", texts[3]);
	while (nt_step(st))
		r->out->vague += nt_report_takes(r, nt_col_int(st, 0),
						 nt_col_int(st, 1) != 0);
	return nt_done(st, r->err);
}

static struct nt_stmt *of_meetings(struct nt_report_reader *r, enum nt_sql sql)
{
	struct nt_stmt *st = nt_stmt(r->store, sql);

	nt_bind_text(st, ":ids", r->ids_json);
	return st;
}

/* Organizations, with their names where the report is about them. */

static void add_met(struct nt_report_reader *r, struct nt_stmt *st)
{
	struct nt_report *out = r->out;

	out->organizations.v = nt_arena_grow(r->arena, out->organizations.v,
					     out->organizations.n,
					     sizeof(*out->organizations.v));
	out->organizations.v[out->organizations.n++] = (struct nt_met) {
		.uid = nt_col_text(st, 0, r->arena),
		.name = nt_col_need(st, 1, r->arena),
		.meetings = nt_col_int(st, 2),
	};
}

static enum nt_status read_organizations(struct nt_report_reader *r, bool now,
					 struct nt_figures *figures)
{
	struct nt_row_found own;
	const char *name;
	enum nt_status status =
		nt_own_office(r->store, r->arena, &name, &own, r->err);
	struct nt_stmt *st;

	if (status != NT_OK)
		return status;
	st = of_meetings(r, NT_SQL_REPORT_ORGANIZATIONS);
	nt_bind_int(st, ":own", own.id);
	nt_bind_text(st, ":own_name", name);
	while (nt_step(st)) {
		figures->organizations++;
		if (now && r->out->organizations.n < r->how->most)
			add_met(r, st);
	}
	return nt_done(st, r->err);
}

/* Issues by category. Spellings that differ in case only are one. */

struct spelling {
	struct nt_category sum;
	const char *fold;
	int64_t most; /* of the spelling that it is shown with */
};

struct spellings {
	struct spelling *v;
	size_t n;
};

static struct spelling *spelling_of(struct nt_report_reader *r,
				    struct spellings *all, const char *name)
{
	const char *fold = name ? nt_str_fold(r->arena, name) : NULL;

	for (size_t i = 0; i < all->n; i++)
		if (nt_str_eq(all->v[i].fold, fold))
			return &all->v[i];
	all->v = nt_arena_grow(r->arena, all->v, all->n, sizeof(*all->v));
	all->v[all->n].fold = fold;
	all->v[all->n].sum.name = name;
	return &all->v[all->n++];
}

static void add_issues(struct nt_report_reader *r, struct spellings *all,
		       struct nt_figures *figures, struct nt_stmt *st)
{
	enum nt_coverage coverage =
		nt_col_word(st, 1, &nt_set_coverage, r->arena);
	int64_t n = nt_col_int(st, 3);
	const char *name = nt_col_text(st, 0, r->arena);
	struct spelling *s;

	if (coverage == NT_NO_COVERAGE) {
		figures->reports += n;
		return;
	}
	figures->issues += n;
	figures->answered[coverage] += n;
	if (coverage != NT_COVERAGE_FULLY && nt_col_int(st, 2) == 0)
		figures->withdrawn += n;
	s = spelling_of(r, all, name);
	s->sum.issues += n;
	s->sum.answered[coverage] += n;
	if (n > s->most) {
		s->most = n;
		s->sum.name = name;
	}
}

static int most_issues_first(const void *a, const void *b)
{
	const struct nt_category *x = a, *y = b;

	if (x->issues != y->issues)
		return x->issues > y->issues ? -1 : 1;
	if (x->name == NULL || y->name == NULL)
		return (x->name == NULL) - (y->name == NULL);
	return strcmp(x->name, y->name);
}

static enum nt_status read_issues(struct nt_report_reader *r, bool now,
				  struct nt_figures *figures)
{
	struct nt_stmt *st = of_meetings(r, NT_SQL_REPORT_ISSUES);
	struct spellings all = { 0 };
	struct nt_report *out = r->out;

	while (nt_step(st))
		add_issues(r, &all, figures, st);
	if (now && all.n > 0) {
		out->categories.v =
			nt_arena_alloc(r->arena,
				       all.n * sizeof(*out->categories.v));
		out->categories.n = all.n;
		for (size_t i = 0; i < all.n; i++)
			out->categories.v[i] = all.v[i].sum;
		qsort(out->categories.v, all.n, sizeof(*out->categories.v),
		      most_issues_first);
	}
	return nt_done(st, r->err);
}

/* Follow-ups. */

void nt_report_add_closed(struct nt_closed *closed, const char *how, int64_t n)
{
	if (strcmp(how, "dropped") == 0)
		closed->dropped += n;
	else if (strcmp(how, "late") == 0)
		closed->late += n;
	else if (strcmp(how, "on time") == 0)
		closed->on_time += n;
	else
		closed->undated += n;
}

static void add_state(struct nt_report *out, const char *state, int64_t n)
{
	if (strcmp(state, "open") == 0)
		out->state.open += n;
	else if (strcmp(state, "overdue") == 0)
		out->state.overdue += n;
	else if (strcmp(state, "continued") == 0)
		out->state.continued += n;
	else
		nt_report_add_closed(&out->state.closed, state, n);
}

static enum nt_status read_follow_ups(struct nt_report_reader *r, bool now,
				      struct nt_figures *figures)
{
	struct nt_stmt *st = of_meetings(r, NT_SQL_REPORT_FOLLOW_UPS);

	nt_bind_int(st, ":today", r->how->query->today);
	while (nt_step(st)) {
		int64_t n = nt_col_int(st, 2);

		figures->follow_ups += n;
		if (nt_col_int(st, 0))
			figures->opened += n;
		if (now)
			add_state(r->out, nt_col_need(st, 1, r->arena), n);
	}
	return nt_done(st, r->err);
}

static enum nt_status read_closed(struct nt_report_reader *r,
				  struct nt_days days,
				  struct nt_figures *figures)
{
	struct nt_stmt *st = nt_stmt(r->store, NT_SQL_REPORT_CLOSED);

	nt_filter_bind(st, &r->walk.filter);
	nt_report_bind_days(st, days);
	while (nt_step(st))
		if (nt_report_takes(r, nt_col_int(st, 0),
				    nt_col_int(st, 2) != 0))
			nt_report_add_closed(&figures->closed,
					     nt_col_need(st, 3, r->arena), 1);
	return nt_done(st, r->err);
}

static enum nt_status count(struct nt_report_reader *r, enum nt_sql sql,
			    int64_t *out)
{
	return nt_run_int(of_meetings(r, sql), out, r->err);
}

/* NOW: of the report's own period, with what the totals are made of. */
static enum nt_status read_figures(struct nt_report_reader *r, bool now,
				   struct nt_days days,
				   struct nt_figures *figures)
{
	enum nt_status status = read_meetings(r, now, days, figures);

	if (status == NT_OK)
		status = count(r, NT_SQL_REPORT_HEADS, &figures->estimated);
	if (status == NT_OK)
		status = count(r, NT_SQL_REPORT_NAMED, &figures->named);
	if (status == NT_OK)
		status = read_organizations(r, now, figures);
	if (status == NT_OK)
		status = read_issues(r, now, figures);
	if (status == NT_OK)
		status = count(r, NT_SQL_REPORT_RESPONSES, &figures->responses);
	if (status == NT_OK)
		status = read_follow_ups(r, now, figures);
	return status == NT_OK ? read_closed(r, days, figures) : status;
}

enum nt_status nt_walk_counterpart(struct nt_walk *walk,
				   const struct nt_query *query,
				   const char *uid, struct nt_store *store,
				   struct nt_arena *arena, struct nt_err *err)
{
	struct nt_row_found found = { 0 };
	int64_t n;
	enum nt_status status =
		nt_walk_open(walk, store, query, false, arena, err);

	if (status != NT_OK || uid == NULL)
		return status;
	status = nt_row_by_uid(store, &nt_kin_organization, uid, &found, err);
	if (status == NT_OK)
		status = nt_row_top(store, &nt_kin_organization, found.id,
				    &found, err);
	return status == NT_OK ? nt_counterpart_offices(
					 store, found.id, arena,
					 &walk->filter.lists[0][NT_FILTER_ORGS],
					 &n, err)
			       : status;
}

static enum nt_status read_all(struct nt_report_reader *r)
{
	const struct nt_reporting *how = r->how;
	enum nt_status status =
		nt_walk_counterpart(&r->walk, how->query, how->organization,
				    r->store, r->arena, r->err);

	if (status == NT_OK && how->before.last >= how->before.first)
		status = read_figures(r, false, how->before, &r->out->before);
	nt_ids_free(&r->ids);
	if (status == NT_OK)
		status = read_figures(r, true, how->days, &r->out->now);
	if (status == NT_OK)
		status = read_vague(r);
	if (status == NT_OK)
		status = nt_report_read_lists(r);
	return status;
}

enum nt_status nt_store_report(struct nt_store *store,
			       const struct nt_reporting *how,
			       struct nt_arena *arena, struct nt_report *out,
			       struct nt_err *err)
{
	struct nt_report_reader r = { .store = store,
				      .how = how,
				      .arena = arena,
				      .out = out,
				      .err = err };
	enum nt_status status = nt_read_begin(store, err);

	*out = (struct nt_report) { 0 };
	if (status != NT_OK)
		return status;
	status = read_all(&r);
	nt_ids_free(&r.ids);
	nt_walk_close(&r.walk);
	return nt_txn_end(store, status, err);
}
