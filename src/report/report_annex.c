/* report_annex.c - the landscape tables of a report: its meetings, and all
 * follow-ups that are open or were closed. */
#include <stdlib.h>
#include <string.h>

#include "notula/day.h"
#include "notula/doubt.h"
#include "notula/printed.h"
#include "notula/str.h"
#include "notula/wording.h"
#include "report/report_maker.h"

static void begin_annex(struct report_maker *m, int n, const char *title)
{
	nt_paper_turn(m->paper, true);
	nt_paper_gap(m->paper);
	nt_paper_heading(m->paper, 2,
			 nt_arena_printf(m->arena, _("Annex %d: %s"), n,
					 title));
}

static const char *index_text(struct report_maker *m, size_t i)
{
	return nt_arena_printf(m->arena, "%zu", i + 1);
}

/* TEXT on a new line below OUT. */
static const char *below(struct report_maker *m, const char *out,
			 const char *text)
{
	if (text == NULL)
		return out;
	return out == NULL ? text
			   : nt_arena_printf(m->arena, "%s\n%s", out, text);
}

/* 1. Meetings. */

static bool has_doubtful_day(struct report_maker *m,
			     const struct nt_record *rec)
{
	struct nt_doubts doubts = { 0 };

	nt_doubts_of(rec, m->arena, &doubts);
	for (size_t i = 0; i < doubts.n; i++)
		if (strcmp(doubts.v[i].reason, "weekday") == 0)
			return true;
	return false;
}

/* The weekday stands on a line of its own; one in doubt as it was written. */
static const char *day_text(struct report_maker *m, const struct nt_record *rec)
{
	const char *text = nt_printed_day(m->arena, rec->date, rec->end_date);
	char *comma;

	if (has_doubtful_day(m, rec))
		text = nt_arena_printf(m->arena, "\"%s\" *",
				       rec->date_as_written
					       ? rec->date_as_written
					       : rec->weekday_as_written);
	else if ((comma = strchr(text, ',')) != NULL)
		text = nt_arena_printf(m->arena, "%.*s,\n%s",
				       (int)(comma - text), text, comma + 2);
	return below(m, text,
		     nt_printed_times(m->arena, rec->start, rec->end,
				      rec->zone));
}

static const char *title_text(struct report_maker *m,
			      const struct nt_record *rec)
{
	const char *kind = nt_worded_kind(rec->kind);

	if (kind == NULL)
		return rec->title;
	return nt_arena_printf(m->arena, "%s\n(%s)", rec->title, kind);
}

static const char *venue_text(struct report_maker *m,
			      const struct nt_record *rec)
{
	if (rec->venue != NULL && rec->city != NULL)
		return nt_arena_printf(m->arena, "%s, %s", rec->venue,
				       rec->city);
	if (rec->venue != NULL || rec->city != NULL)
		return rec->venue ? rec->venue : rec->city;
	return _("not recorded");
}

/* The people of one organization, or of one line that names none. */
struct party {
	const char *name;
	enum nt_side side;
	int64_t heads;
	bool unknown; /* and some that nobody counted */
	bool to_verify;
};
struct parties {
	struct party *v;
	size_t n;
	bool unknown;
	bool estimated;
};

static struct party *party_of(struct report_maker *m, struct parties *all,
			      const struct nt_participant *p)
{
	const char *name = p->organization;

	for (size_t i = 0; name != NULL && i < all->n; i++)
		if (all->v[i].side == p->side &&
		    nt_str_same(all->v[i].name, name))
			return &all->v[i];
	if (name == NULL)
		name = p->name ? p->name : p->position;
	all->v = nt_arena_grow(m->arena, all->v, all->n, sizeof(*all->v));
	all->v[all->n] =
		(struct party) { .name = name ? name : "–", .side = p->side };
	return &all->v[all->n++];
}

static void add_participant(struct report_maker *m, struct parties *all,
			    const struct nt_participant *p)
{
	bool many = p->type == NT_PARTICIPANT_TYPE_GROUP ||
		    p->type == NT_PARTICIPANT_TYPE_ORGANIZATION;
	struct party *party;

	if (p->presence == NT_PRESENCE_ABSENT ||
	    p->presence == NT_PRESENCE_EXCUSED)
		return;
	party = party_of(m, all, p);
	party->to_verify |= p->to_verify;
	if (many && p->head_count == 0)
		party->unknown = all->unknown = true;
	else
		party->heads += many ? p->head_count : 1;
	all->estimated |= many && p->head_count > 0 &&
			  p->head_count_is == NT_HEAD_COUNT_ESTIMATED;
}

/* "Bawaslu Provinsi (2)", "Harian Suara (?)", "Kantor (2+)" */
static const char *party_text(struct report_maker *m, const struct party *p)
{
	const char *count = "?";

	if (p->heads > 0)
		count = nt_arena_printf(m->arena, "%s%s",
					nt_printed_number(m->arena, p->heads),
					p->unknown ? "+" : "");
	return nt_arena_printf(m->arena, "%s (%s)%s", p->name, count,
			       p->to_verify ? " *" : "");
}

static const char *sum_text(struct report_maker *m, const struct nt_record *rec,
			    const struct parties *all)
{
	const char *n = nt_printed_number(m->arena, nt_people_at_least(rec));

	if (all->unknown)
		return nt_arena_printf(m->arena, _("Sum: at least %s"), n);
	return nt_arena_printf(m->arena,
			       all->estimated ? _("Sum: ± %s") : _("Sum: %s"),
			       n);
}

static const char *people_text(struct report_maker *m,
			       const struct nt_record *rec)
{
	static const struct {
		enum nt_side side;
		const char *label;
	} sides[] = {
		{ NT_SIDE_HOST, NC_("report", "Hosts:") },
		{ NT_SIDE_VISITOR, NC_("report", "Visitors:") },
		{ NT_SIDE_OTHER, NC_("report", "Others:") },
		{ NT_NO_SIDE, NULL },
	};
	struct parties all = { 0 };
	const char *out = NULL;

	for (size_t i = 0; i < rec->participants.n; i++)
		add_participant(m, &all, &rec->participants.v[i]);
	if (all.n == 0)
		return "–";
	for (size_t s = 0; s < NT_COUNT(sides); s++) {
		bool headed = sides[s].label == NULL;

		for (size_t i = 0; i < all.n; i++) {
			if (all.v[i].side != sides[s].side)
				continue;
			if (!headed)
				out = below(m, out, _(sides[s].label));
			headed = true;
			out = below(m, out, party_text(m, &all.v[i]));
		}
	}
	return below(m, out, sum_text(m, rec, &all));
}

static const char *coverage_sign(enum nt_coverage coverage)
{
	static const char *const signs[] = {
		[NT_COVERAGE_NONE] = NC_("sign", " [NOT]"),
		[NT_COVERAGE_GENERALLY] = NC_("sign", " [in general]"),
		[NT_COVERAGE_PARTLY] = NC_("sign", " [partly]"),
		[NT_COVERAGE_FULLY] = NC_("sign", " [fully]"),
	};

	return coverage == NT_NO_COVERAGE ? "" : _(signs[coverage]);
}

static const char *issues_text(struct report_maker *m,
			       const struct nt_record *rec)
{
	const char *out = NULL;

	for (size_t i = 0; i < rec->issues.n; i++) {
		const struct nt_issue *issue = &rec->issues.v[i];

		out = below(
			m, out,
			nt_arena_printf(
				m->arena, "%lld. %s%s", (long long)issue->no,
				issue->text ? issue->text : NT_BLANK,
				coverage_sign(nt_coverage_of(rec, issue->no))));
	}
	return out != NULL ? out : "–";
}

static const char *responses_text(struct report_maker *m,
				  const struct nt_record *rec)
{
	const char *out = NULL;

	for (size_t i = 0; i < rec->responses.n; i++) {
		const struct nt_response *r = &rec->responses.v[i];
		const char *type = nt_worded_response(r->type);

		out = below(m, out,
			    nt_arena_printf(m->arena, "%lld. %s%s%s",
					    (long long)r->no, type ? type : "",
					    type ? ": " : "",
					    r->text ? r->text : NT_BLANK));
	}
	return out != NULL ? out : "–";
}

void nt_report_meetings(struct report_maker *m)
{
	static const struct nt_paper_column columns[] = {
		{ N_("No."), 3, false },
		{ NC_("report", "Day, date"), 12, false },
		{ NC_("report", "Meeting"), 18, false },
		{ NC_("report", "Venue"), 13, false },
		{ NC_("report", "Organizations and participants"), 17, false },
		{ NC_("report", "Issues"), 19, false },
		{ NC_("report", "Responses"), 14, false },
	};
	const struct nt_report *f = &m->data->figures;
	struct nt_paper_table *table;

	begin_annex(m, 1, _(NC_("annex", "Meetings")));
	table = nt_paper_table(m->paper,
			       nt_report_columns(m, columns, NT_COUNT(columns)),
			       NT_COUNT(columns), true);
	for (size_t i = 0; i < f->records.n; i++) {
		const struct nt_record *rec = &f->records.v[i];
		const char *cells[] = {
			index_text(m, i),	day_text(m, rec),
			title_text(m, rec),	venue_text(m, rec),
			people_text(m, rec),	issues_text(m, rec),
			responses_text(m, rec),
		};

		nt_paper_row(m->paper, table, cells);
	}
	nt_paper_text(m->paper,
		      _("* to be verified. [fully] [partly] [in general] "
			"[NOT]: how the issue was answered."));
	if ((int64_t)f->records.n < f->now.meetings)
		nt_paper_text(m->paper, _("There are more; all of them: notula "
					  "report --format csv"));
}

/* 2. Follow-ups. */

static const char *origin_text(struct report_maker *m, const struct nt_task *t)
{
	const char *out =
		nt_arena_printf(m->arena, "%s %s",
				nt_printed_short(m->arena, t->date), t->title);

	if (t->f.response > 0)
		return nt_arena_printf(m->arena, _("%s, resp. %lld"), out,
				       (long long)t->f.response);
	if (t->f.issue > 0)
		return nt_arena_printf(m->arena, _("%s, issue %lld"), out,
				       (long long)t->f.issue);
	return out;
}

static const char *due_text(struct report_maker *m, const struct nt_task *t)
{
	const char *due = nt_printed_short(m->arena, t->f.due);

	if (due != NULL)
		return due;
	return t->f.due_as_written ? t->f.due_as_written : _("no due date");
}

/* Days since the last day of the due. */
static int64_t days_late(struct report_maker *m, const struct nt_task *t)
{
	struct nt_date due;

	if (t->f.due == NULL || !nt_date_read(t->f.due, &due))
		return 0;
	return m->data->today - nt_date_last(due);
}

static const char *late_text(struct report_maker *m, int64_t n)
{
	return nt_arena_printf(m->arena,
			       ngettext("%lld day late", "%lld days late",
					(unsigned long)n),
			       (long long)n);
}

static const char *open_text(struct report_maker *m, const struct nt_task *t)
{
	const char *out = t->f.status == NT_FOLLOW_UP_STATUS_IN_PROGRESS
				  ? _(NC_("report", "In progress"))
				  : _(NC_("report", "Not yet"));

	if (t->overdue)
		return below(m, out, late_text(m, days_late(m, t)));
	if (t->f.due != NULL)
		return out;
	return below(m, out,
		     nt_arena_printf(m->arena,
				     ngettext("for %lld day", "for %lld days",
					      (unsigned long)t->age_days),
				     (long long)t->age_days));
}

/* Late is what was certainly closed after its due. */
static const char *in_time(const struct nt_task *t)
{
	struct nt_date due, closed;

	if (t->f.due == NULL || t->f.closed_on == NULL ||
	    !nt_date_read(t->f.due, &due) ||
	    !nt_date_read(t->f.closed_on, &closed))
		return NULL;
	return nt_date_first(closed) > nt_date_last(due) ? _("late")
							 : _("on time");
}

/* "15/07" of a day of the year in which the period ends; else with its year. */
static const char *day_in(struct report_maker *m, const char *iso)
{
	int year = nt_day_date(m->data->asked.period.days.last).year;
	const char *text = nt_printed_short(m->arena, iso);
	struct nt_date d;

	if (nt_date_read(iso, &d) && d.day > 0 && d.year == year)
		return nt_arena_strndup(m->arena, text, 5);
	return text;
}

static const char *status_text(struct report_maker *m, const struct nt_task *t)
{
	const char *out;

	if (nt_follow_up_is_open(&t->f))
		return open_text(m, t);
	out = t->f.status == NT_FOLLOW_UP_STATUS_DROPPED
		      ? _(NC_("report", "Dropped"))
		      : _(NC_("report", "Done"));
	if (t->f.closed_on != NULL)
		out = nt_arena_printf(m->arena, "%s %s", out,
				      day_in(m, t->f.closed_on));
	return t->f.status == NT_FOLLOW_UP_STATUS_DROPPED
		       ? out
		       : below(m, out, in_time(t));
}

static const char *remarks_text(struct report_maker *m, const struct nt_task *t)
{
	const char *out = NULL;

	for (size_t i = 0; i < t->f.chases.n; i++) {
		const struct nt_chase *c = &t->f.chases.v[i];

		out = below(m, out,
			    nt_arena_printf(
				    m->arena, "%s %s%s%s", day_in(m, c->date),
				    _(nt_set_chase_type.labels[c->type]),
				    c->text ? ": " : "",
				    c->text ? c->text : ""));
	}
	out = below(m, out, t->f.closing_note);
	return out != NULL ? out : "–";
}

static void put_tasks(struct report_maker *m, struct nt_paper_table *table,
		      const struct nt_tasks *tasks, size_t *n)
{
	for (size_t i = 0; i < tasks->n; i++) {
		const struct nt_task *t = &tasks->v[i];
		const char *owner = nt_report_ours(m, t->f.owner);
		const char *cells[] = {
			index_text(m, *n),  origin_text(m, t),
			t->f.text,	    owner ? owner : _("nobody yet"),
			due_text(m, t),	    status_text(m, t),
			remarks_text(m, t),
		};

		nt_paper_row(m->paper, table, cells);
		++*n;
	}
}

void nt_report_follow_ups(struct report_maker *m)
{
	static const struct nt_paper_column columns[] = {
		{ N_("No."), 3, false },
		{ NC_("report", "From (date, meeting, item)"), 20, false },
		{ NC_("report", "Follow-up or commitment"), 24, false },
		{ NC_("report", "Owner"), 15, false },
		{ NC_("report", "Due"), 10, false },
		{ NC_("report", "Status"), 11, false },
		{ NC_("report", "Remarks, chases"), 13, false },
	};
	const struct nt_report *f = &m->data->figures;
	const char *closed[NT_COUNT(columns)] = {
		NULL,
		m->data->month ? _("Closed this month")
			       : _("Closed in this period"),
	};
	struct nt_paper_table *table;
	size_t n = 0;

	begin_annex(m, 2, _(NC_("annex", "Follow-ups")));
	table = nt_paper_table(m->paper,
			       nt_report_columns(m, columns, NT_COUNT(columns)),
			       NT_COUNT(columns), true);
	put_tasks(m, table, &f->tasks, &n);
	if (f->closed.n > 0)
		nt_paper_row(m->paper, table, closed);
	put_tasks(m, table, &f->closed, &n);
	nt_paper_text(
		m->paper,
		_("Order: overdue (the longest first), then without a due "
		  "date by age, then those to come, then closed ones."));
	if ((int64_t)f->tasks.n < f->open)
		nt_paper_text(m->paper, _("There are more; all of them: notula "
					  "follow-ups --open"));
}
