/* report_sections.c - the sections of a report that stand upright. */
#include <stdlib.h>
#include <string.h>

#include "notula/day.h"
#include "notula/printed.h"
#include "notula/str.h"
#include "notula/wording.h"
#include "report/report_maker.h"

static void heading(struct report_maker *m, const char *text)
{
	nt_paper_gap(m->paper);
	nt_paper_heading(m->paper, 1, text);
}

static const char *number(struct report_maker *m, int64_t n)
{
	return nt_printed_number(m->arena, n);
}

/* "–" for none. */
static const char *number_or_dash(struct report_maker *m, int64_t n)
{
	return n == 0 ? "–" : number(m, n);
}

static void nil(struct report_maker *m)
{
	m->paper->indent = 3;
	nt_paper_text(m->paper, _("NIL"));
	m->paper->indent = 0;
}

const char *nt_report_ours(const struct report_maker *m, const char *name)
{
	if (name == NULL || !nt_str_same(name, m->data->logbook.office))
		return name;
	return nt_arena_printf(m->arena, _("%s (us)"), name);
}

/* B. Totals. */

struct totals {
	struct report_maker *m;
	struct nt_paper_table *table;
};

/* Blanks at the beginning of a cell would not outlive HTML. */
static void put_row(struct totals *t, int level, const char *label, int64_t now,
		    int64_t before)
{
	static const char *const indents[] = { "", "\xc2\xa0\xc2\xa0",
					       "\xc2\xa0\xc2\xa0\xc2\xa0"
					       "\xc2\xa0" };
	const char *cells[] = {
		nt_arena_printf(t->m->arena, "%s%s", indents[level], label),
		number(t->m, now),
		number(t->m, before),
		nt_printed_change(t->m->arena, now - before),
	};

	nt_paper_row(t->m->paper, t->table, cells);
}

/* What is so today, and nobody knows how it was. */
static void put_today(struct totals *t, const char *label, int64_t now)
{
	const char *cells[] = {
		nt_arena_printf(t->m->arena, "\xc2\xa0\xc2\xa0%s", label),
		number(t->m, now),
		"–",
		"–",
	};

	nt_paper_row(t->m->paper, t->table, cells);
}

/* Those of this period first. */
static void put_kinds(struct totals *t)
{
	const int64_t *now = t->m->data->figures.now.kinds;
	const int64_t *before = t->m->data->figures.before.kinds;

	for (int pass = 0; pass < 2; pass++)
		for (int k = 1; k <= nt_set_kind.n; k++) {
			int kind = k % nt_set_kind.n; /* unknown comes last */
			const char *label = nt_worded_kind((enum nt_kind)kind);

			if ((now[kind] > 0) == (pass == 0) &&
			    now[kind] + before[kind] > 0)
				put_row(t, 1,
					label ? label : _("kind not recorded"),
					now[kind], before[kind]);
		}
}

static void put_answered(struct totals *t)
{
	static const struct {
		enum nt_coverage how;
		const char *label;
	} rows[] = {
		{ NT_COVERAGE_FULLY, NC_("report", "answered fully") },
		{ NT_COVERAGE_PARTLY, NC_("report", "answered partly") },
		{ NT_COVERAGE_GENERALLY, NC_("report", "answered in general") },
		{ NT_COVERAGE_NONE, NC_("report", "not answered") },
	};
	const struct nt_figures *now = &t->m->data->figures.now;
	const struct nt_figures *before = &t->m->data->figures.before;

	put_row(t, 0, _("Issues"), now->issues, before->issues);
	for (size_t i = 0; i < NT_COUNT(rows); i++)
		put_row(t, 1, _(rows[i].label), now->answered[rows[i].how],
			before->answered[rows[i].how]);
}

static int64_t done(const struct nt_closed *c)
{
	return c->on_time + c->late + c->undated;
}

static void put_follow_ups(struct totals *t)
{
	const struct nt_report *f = &t->m->data->figures;
	const struct nt_closed *now = &f->now.closed;
	const struct nt_closed *before = &f->before.closed;

	put_row(t, 0, _("New follow-ups"), f->now.opened, f->before.opened);
	put_row(t, 1,
		t->m->data->month ? _("closed this month")
				  : _("closed in this period"),
		done(now), done(before));
	put_row(t, 2, _("on time"), now->on_time, before->on_time);
	put_row(t, 2, _("late"), now->late, before->late);
	if (now->dropped + before->dropped > 0)
		put_row(t, 1, _("dropped"), now->dropped, before->dropped);
	put_today(t, _("still open today"), f->open);
	put_today(t, _("overdue among these"), f->overdue);
}

const char *nt_report_left_out(const struct report_maker *m)
{
	int64_t n = m->data->figures.left_out;

	return nt_arena_printf(m->arena,
			       ngettext("Note: %lld meeting is confidential "
					"and not included.",
					"Note: %lld meetings are confidential "
					"and not included.",
					(unsigned long)n),
			       (long long)n);
}

static void note_estimates(struct report_maker *m, struct nt_period period,
			   int64_t heads)
{
	if (heads > 0)
		nt_paper_text(
			m->paper,
			nt_arena_printf(m->arena,
					_("The participants of %s include "
					  "estimates (± %s)."),
					nt_period_name(m->arena, period),
					number(m, heads)));
}

static void put_notes(struct report_maker *m)
{
	const struct nt_report *f = &m->data->figures;
	struct nt_period period = m->data->asked.period;

	if (f->left_out > 0)
		nt_paper_text(m->paper, nt_report_left_out(m));
	note_estimates(m, period, f->now.estimated);
	note_estimates(m, nt_period_before(period), f->before.estimated);
	if (f->now.reports > 0)
		nt_paper_text(
			m->paper,
			nt_arena_printf(m->arena,
					ngettext("Besides: %lld report, which "
						 "needs no answer.",
						 "Besides: %lld reports, which "
						 "need no answer.",
						 (unsigned long)f->now.reports),
					(long long)f->now.reports));
	if (f->now.withdrawn > 0)
		nt_paper_text(m->paper,
			      nt_arena_printf(m->arena,
					      _("Issues withdrawn since: %s."),
					      number(m, f->now.withdrawn)));
	if (f->vague > 0)
		nt_paper_text(
			m->paper,
			nt_arena_printf(m->arena,
					_("Meetings not counted, because too "
					  "little of their date is known: %s."),
					number(m, f->vague)));
}

void nt_report_totals(struct report_maker *m)
{
	struct nt_period period = m->data->asked.period;
	const struct nt_report *f = &m->data->figures;
	struct nt_paper_column *columns =
		nt_arena_alloc(m->arena, 4 * sizeof(*columns));
	struct totals t = { .m = m };

	columns[0] = (struct nt_paper_column) { _("Item"), 38, false };
	columns[1] =
		(struct nt_paper_column) { nt_period_name(m->arena, period), 10,
					   true };
	columns[2] = (struct nt_paper_column) {
		nt_period_name(m->arena, nt_period_before(period)), 10, true
	};
	columns[3] = (struct nt_paper_column) { _("Change"), 9, true };
	heading(m, _("B. TOTALS"));
	t.table = nt_paper_table(m->paper, columns, 4, false);
	put_row(&t, 0, _("Meetings"), f->now.meetings, f->before.meetings);
	put_kinds(&t);
	put_row(&t, 0, _("Participants, at least"), f->now.people,
		f->before.people);
	put_row(&t, 0, _("Organizations met"), f->now.organizations,
		f->before.organizations);
	put_answered(&t);
	put_follow_ups(&t);
	put_notes(m);
	nt_report_charts(m);
}

/* D. Issues by category. */

static void put_category(struct report_maker *m, struct nt_paper_table *table,
			 const char *name, int64_t issues,
			 const int64_t *answered)
{
	const char *cells[] = {
		name,
		number(m, issues),
		number_or_dash(m, answered[NT_COVERAGE_FULLY]),
		number_or_dash(m, answered[NT_COVERAGE_PARTLY]),
		number_or_dash(m, answered[NT_COVERAGE_GENERALLY]),
		number_or_dash(m, answered[NT_COVERAGE_NONE]),
	};

	nt_paper_row(m->paper, table, cells);
}

static void put_shares(struct report_maker *m)
{
	const struct nt_figures *now = &m->data->figures.now;
	const char *shares[NT_COVERAGE_FULLY + 1];

	for (int i = NT_COVERAGE_NONE; i <= NT_COVERAGE_FULLY; i++)
		shares[i] = nt_printed_share(m->arena, now->answered[i],
					     now->issues);
	nt_paper_text(m->paper,
		      nt_arena_printf(m->arena,
				      _("Answered fully %s, partly %s, in "
					"general %s, not %s."),
				      shares[NT_COVERAGE_FULLY],
				      shares[NT_COVERAGE_PARTLY],
				      shares[NT_COVERAGE_GENERALLY],
				      shares[NT_COVERAGE_NONE]));
}

static int most_issues_first(const void *a, const void *b)
{
	const struct nt_category *x = a, *y = b;

	if (x->issues != y->issues)
		return x->issues > y->issues ? -1 : 1;
	return strcmp(x->name, y->name);
}

/* Categories that the reader's language calls alike are one: "budget" and
 * "Anggaran". */
static size_t merged(struct report_maker *m, struct nt_category *out)
{
	const struct nt_report *f = &m->data->figures;
	size_t n = 0;

	for (size_t i = 0; i < f->categories.n; i++) {
		struct nt_category c = f->categories.v[i];
		size_t at = 0;

		c.name =
			c.name ? nt_worded_category(c.name) : _("not recorded");
		while (at < n && !nt_str_same(out[at].name, c.name))
			at++;
		if (at == n) {
			out[n++] = c;
			continue;
		}
		out[at].issues += c.issues;
		for (int k = 0; k <= NT_COVERAGE_FULLY; k++)
			out[at].answered[k] += c.answered[k];
	}
	if (n > 0)
		qsort(out, n, sizeof(*out), most_issues_first);
	return n;
}

void nt_report_categories(struct report_maker *m)
{
	static const struct nt_paper_column columns[] = {
		{ NC_("report", "Category"), 22, false },
		{ NC_("count", "Number"), 6, true },
		{ NC_("report", "Fully"), 6, true },
		{ NC_("report", "Partly"), 8, true },
		{ NC_("report", "In general"), 6, true },
		{ NC_("report", "Not"), 6, true },
	};
	const struct nt_report *f = &m->data->figures;
	struct nt_category *all =
		nt_arena_alloc(m->arena, (f->categories.n + 1) * sizeof(*all));
	size_t n = merged(m, all);
	struct nt_paper_table *table;

	heading(m, _("D. ISSUES BY CATEGORY"));
	if (n == 0) {
		nil(m);
		return;
	}
	table = nt_paper_table(m->paper,
			       nt_report_columns(m, columns, NT_COUNT(columns)),
			       NT_COUNT(columns), false);
	for (size_t i = 0; i < n; i++)
		put_category(m, table, all[i].name, all[i].issues,
			     all[i].answered);
	put_category(m, table, _(NC_("report", "Total")), f->now.issues,
		     f->now.answered);
	put_shares(m);
}

/* E. Unanswered issues. */

/* The organizations that it was put to: the hosts, or the visitors where a
 * host raised it. */
static const char *put_to(struct report_maker *m, const struct nt_record *rec,
			  const struct nt_issue *issue)
{
	const struct nt_participant *by =
		issue->raised_by > 0
			? &rec->participants.v[issue->raised_by - 1]
			: NULL;
	enum nt_side side = by != NULL && by->side == NT_SIDE_HOST
				    ? NT_SIDE_VISITOR
				    : NT_SIDE_HOST;
	const char *out = NULL;

	for (size_t i = 0; i < rec->participants.n; i++) {
		const struct nt_participant *p = &rec->participants.v[i];
		bool seen = p->side != side || p->organization == NULL;

		for (size_t j = 0; j < i && !seen; j++)
			seen = rec->participants.v[j].side == side &&
			       nt_str_same(rec->participants.v[j].organization,
					   p->organization);
		if (!seen)
			out = nt_arena_printf(m->arena, "%s%s%s",
					      out ? out : "", out ? "\n" : "",
					      nt_report_ours(m,
							     p->organization));
	}
	return out != NULL ? out : _("not recorded");
}

static const char *add_part(struct report_maker *m, const char *out,
			    const char *part)
{
	if (part == NULL)
		return out;
	return nt_arena_printf(m->arena, "%s%s%s", out, out[0] ? ", " : "",
			       part);
}

/* "Meminta … (Permintaan, Anggaran) – disampaikan oleh …" */
static const char *issue_text(struct report_maker *m,
			      const struct nt_open_issue *open)
{
	const struct nt_record *rec = open->rec;
	const struct nt_issue *issue = &rec->issues.v[open->no - 1];
	const char *type = nt_worded_issue(issue->type);
	struct nt_period before = nt_period_before(m->data->asked.period);
	const char *facts = "", *by = NULL, *out;

	if (type != NULL)
		facts = nt_worded_sentence(m->arena, type);
	facts = add_part(m, facts, nt_worded_category(issue->category));
	if (m->data->month != NULL && nt_days_have(before.days, rec->date))
		facts = add_part(m, facts, _("last month"));
	out = issue->text ? issue->text : NT_BLANK;
	if (facts[0] != '\0')
		out = nt_arena_printf(m->arena, "%s (%s)", out, facts);
	if (issue->raised_by > 0)
		by = rec->participants.v[issue->raised_by - 1].organization;
	if (by != NULL && !nt_str_same(by, m->data->logbook.office))
		out = nt_arena_printf(m->arena, _("%s – raised by %s"), out,
				      by);
	return out;
}

/* Of a month alone nobody knows how many days ago that was. */
static const char *since(struct report_maker *m,
			 const struct nt_open_issue *open)
{
	const char *date = open->rec->date;
	char iso[NT_DATE_SIZE];

	if (open->rec->issues.v[open->no - 1].continues != NULL)
		date = nt_date_write(nt_day_date(m->data->today -
						 open->age_days),
				     iso);
	if (strlen(date) < NT_DATE_SIZE - 1)
		return nt_printed_short(m->arena, date);
	return nt_arena_printf(m->arena,
			       ngettext("%s\n%lld day", "%s\n%lld days",
					(unsigned long)open->age_days),
			       nt_printed_short(m->arena, date),
			       (long long)open->age_days);
}

void nt_report_unanswered(struct report_maker *m)
{
	static const struct nt_paper_column columns[] = {
		{ N_("No."), 3, false },
		{ NC_("report", "Issue"), 32, false },
		{ NC_("report", "Put to"), 18, false },
		{ NC_("report", "Since"), 12, false },
	};
	const struct nt_report *f = &m->data->figures;
	struct nt_paper_table *table;

	heading(m, _("E. UNANSWERED ISSUES"));
	if (f->unanswered.n == 0) {
		nil(m);
		return;
	}
	table = nt_paper_table(m->paper,
			       nt_report_columns(m, columns, NT_COUNT(columns)),
			       NT_COUNT(columns), true);
	for (size_t i = 0; i < f->unanswered.n; i++) {
		const struct nt_open_issue *open = &f->unanswered.v[i];
		const char *cells[] = {
			nt_arena_printf(m->arena, "%zu", i + 1),
			issue_text(m, open),
			put_to(m, open->rec,
			       &open->rec->issues.v[open->no - 1]),
			since(m, open),
		};

		nt_paper_row(m->paper, table, cells);
	}
	if (f->unanswered.more)
		nt_paper_text(m->paper, _("There are more; all of them: notula "
					  "unanswered"));
}
