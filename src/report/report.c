/* report.c - what a report says, and the frame that it says it in. */
#include "notula/report.h"

#include <string.h>

#include "notula/day.h"
#include "notula/printed.h"
#include "notula/str.h"
#include "notula/wording.h"
#include "report/report_maker.h"
#include "report/wrap.h"

static enum nt_status read_closing(struct nt_store *store,
				   struct nt_arena *arena,
				   struct nt_report_data *out,
				   struct nt_err *err)
{
	enum nt_status st = NT_OK;

	if (out->month != NULL)
		st = nt_store_month_closed(store, out->month, arena,
					   &out->closed, err);
	if (st == NT_OK)
		st = nt_store_corrections(store, out->month,
					  out->asked.confidential, arena,
					  &out->corrections, err);
	if (st == NT_OK)
		st = nt_store_unclosed(store, out->today, arena, &out->unclosed,
				       err);
	return st;
}

/* All meetings of the period, not only some of them? */
static bool is_all(const struct nt_report_asked *asked)
{
	return asked->query->n == 0 && asked->organization == NULL;
}

enum nt_status nt_report_read(struct nt_store *store,
			      const struct nt_report_asked *asked,
			      struct nt_arena *arena,
			      struct nt_report_data *out, struct nt_err *err)
{
	const struct nt_reporting how = {
		.query = asked->query,
		.organization =
			asked->organization ? asked->organization->uid : NULL,
		.days = asked->period.days,
		.before = nt_period_before(asked->period).days,
		.confidential = asked->confidential,
		.most = NT_REPORT_MOST,
		.records = true,
	};
	const struct nt_report *figures = &out->figures;
	enum nt_status st;

	*out = (struct nt_report_data) { .asked = *asked,
					 .today = asked->query->today };
	if (asked->period.kind == NT_PERIOD_MONTH)
		out->month = nt_period_code(arena, asked->period);
	st = nt_store_logbook(store, arena, &out->logbook, err);
	if (st == NT_OK)
		st = nt_store_report(store, &how, arena, &out->figures, err);
	if (st == NT_OK)
		st = read_closing(store, arena, out, err);
	if (st == NT_OK && asked->organization != NULL)
		st = nt_directory_counterpart(store, asked->organization->uid,
					      out->today, NT_REPORT_MOST, arena,
					      &out->counterpart, err);
	if (st == NT_OK && out->month != NULL && is_all(asked) &&
	    figures->records.n == (size_t)figures->now.meetings)
		nt_month_hash(out->month, figures->records.v,
			      figures->records.n, out->hash);
	return st;
}

enum nt_report_part nt_report_part_find(const char *name)
{
	static const char *const names[NT_REPORT_PARTS] = {
		"whole",      "totals",	    "meetings",	   "categories",
		"unanswered", "follow-ups", "corrections", "doubtful",
	};
	unsigned i = 0;

	while (i < NT_REPORT_PARTS && strcmp(names[i], name) != 0)
		i++;
	return (enum nt_report_part)i;
}

/* Cells of the longest word of a heading. */
static int longest_word(const char *s)
{
	int most = 0;

	while (*s != '\0') {
		size_t n = strcspn(s, " ");
		int cells = nt_wrap_cells(s, n);

		most = cells > most ? cells : most;
		s += n + strspn(s + n, " ");
	}
	return most;
}

const struct nt_paper_column *
nt_report_columns(struct report_maker *m, const struct nt_paper_column *columns,
		  size_t n)
{
	struct nt_paper_column *out =
		nt_arena_alloc(m->arena, n * sizeof(*out));

	for (size_t i = 0; i < n; i++) {
		int least;

		out[i] = columns[i];
		out[i].heading = _(columns[i].heading);
		least = longest_word(out[i].heading);
		if (least > out[i].width)
			out[i].width = least;
	}
	return out;
}

/* The head. */

static const char *what_report(enum nt_period_kind kind)
{
	switch (kind) {
	case NT_PERIOD_MONTH:
		return _("MONTHLY REPORT");
	case NT_PERIOD_QUARTER:
		return _("QUARTERLY REPORT");
	case NT_PERIOD_HALF:
		return _("HALF-YEARLY REPORT");
	case NT_PERIOD_YEAR:
		return _("ANNUAL REPORT");
	case NT_PERIOD_DAYS:
		break;
	}
	return _("REPORT");
}

static void put_title(struct report_maker *m, bool nil)
{
	const struct nt_entry *about = m->data->asked.organization;
	const char *what = what_report(m->data->asked.period.kind);
	const char *about_what = _("CONSULTATIONS, COORDINATION AND MEETINGS, "
				   "PUBLIC RELATIONS");

	nt_paper_gap(m->paper);
	if (nil) {
		what = nt_arena_printf(m->arena, "%s %s", what, about_what);
		nt_paper_title(m->paper, what);
	} else {
		nt_paper_title(m->paper, what);
		nt_paper_title(m->paper, about_what);
	}
	nt_paper_title(
		m->paper,
		nt_worded_capitals(m->arena,
				   nt_period_title(m->arena,
						   m->data->asked.period)));
	if (about != NULL)
		nt_paper_title(m->paper,
			       nt_worded_capitals(m->arena, about->name));
}

static const char *iso_of(struct report_maker *m, int64_t day)
{
	char iso[NT_DATE_SIZE];

	return nt_arena_strdup(m->arena, nt_date_write(nt_day_date(day), iso));
}

static const char *state_text(struct report_maker *m)
{
	const struct nt_report_data *d = m->data;
	const char *today = nt_printed_date(m->arena, iso_of(m, d->today));
	const char *at = d->closed.at;

	if (d->month == NULL)
		return today;
	if (at == NULL)
		return nt_arena_printf(m->arena,
				       _("%s (month closed: not yet)"), today);
	return nt_arena_printf(
		m->arena, _("%s (month closed: %s)"), today,
		nt_printed_date(m->arena, nt_arena_strndup(m->arena, at, 10)));
}

static const char *or_blank(const char *s)
{
	return s != NULL ? s : NT_BLANK;
}

static void put_facts(struct report_maker *m)
{
	const struct nt_report_asked *asked = &m->data->asked;

	m->paper->labels = 20;
	nt_paper_gap(m->paper);
	nt_paper_pair(m->paper, _(NC_("report", "Number")), NT_BLANK);
	nt_paper_pair(m->paper, _("To"), or_blank(asked->to));
	nt_paper_pair(m->paper, _("State on"), state_text(m));
	nt_paper_pair(m->paper, _("Prepared by"), or_blank(asked->prepared_by));
	if (asked->filter != NULL)
		nt_paper_pair(m->paper, _("Only"), asked->filter);
}

/* What only the office can write: LABELS, their colons below each other where
 * ALIGNED. */
static void put_blanks(struct report_maker *m, const char *const *labels,
		       size_t n, bool aligned)
{
	const char *marked[8];
	int width = 19;

	m->paper->indent = 3;
	for (size_t i = 0; i < n; i++) {
		int cells;

		marked[i] = nt_arena_printf(m->arena, "%zu. %s", i + 1,
					    _(labels[i]));
		cells = 3 + nt_wrap_cells(marked[i], strlen(marked[i])) + 1;
		width = cells > width ? cells : width;
	}
	m->paper->labels = aligned ? width : 0;
	for (size_t i = 0; i < n; i++)
		nt_paper_pair(m->paper, marked[i], NT_BLANK);
	m->paper->indent = 0;
}

static void heading(struct report_maker *m, const char *text)
{
	nt_paper_gap(m->paper);
	nt_paper_heading(m->paper, 1, text);
}

static void annex_line(struct report_maker *m, int n)
{
	m->paper->indent = 3;
	nt_paper_text(m->paper,
		      nt_arena_printf(m->arena,
				      _("(annex %d, landscape; see below)"),
				      n));
	m->paper->indent = 0;
}

static const char *const introduction[] = { N_("Basis"), N_("Purpose") };
static const char *const outlook[] = {
	NC_("report", "Difficulties"),
	NC_("report", "Recommendations"),
	NC_("report", "Plans"),
};

static void put_sections(struct report_maker *m)
{
	heading(m, _("A. INTRODUCTION"));
	put_blanks(m, introduction, NT_COUNT(introduction), false);
	nt_report_totals(m);
	heading(m, _("C. MEETINGS"));
	annex_line(m, 1);
	nt_report_categories(m);
	nt_report_unanswered(m);
	heading(m, _("F. FOLLOW-UPS"));
	annex_line(m, 2);
	nt_report_ages(m);
	heading(m, _("G. DIFFICULTIES, RECOMMENDATIONS, PLANS FOR NEXT MONTH"));
	put_blanks(m, outlook, NT_COUNT(outlook), true);
	nt_report_corrections(m);
	nt_report_doubts(m);
}

static void put_end(struct report_maker *m)
{
	const struct nt_letterhead *head = m->head;
	struct nt_date today = nt_day_date(m->data->today);
	struct nt_paper_signatory *who = nt_arena_alloc(m->arena, sizeof(*who));
	struct nt_paper_sign *sign = nt_arena_alloc(m->arena, sizeof(*sign));
	char iso[NT_DATE_SIZE];

	today.day = 0;
	nt_date_write(today, iso);
	nt_paper_gap(m->paper);
	nt_paper_text(m->paper, _("This report is made to be used as needed."));
	*who = (struct nt_paper_signatory) {
		.as = nt_arena_printf(m->arena, "%s,",
				      head->post
					      ? head->post
					      : _(NC_("signatory", "Chair"))),
		.name = head->head,
		.lines = { nt_rank_line(m->arena, head->rank),
			   nt_service_number_line(m->arena,
						  head->service_number) },
	};
	*sign = (struct nt_paper_sign) {
		.place = nt_letterhead_place(
			m->arena, head,
			nt_printed_date(m->arena,
					nt_arena_strdup(m->arena, iso))),
		.right = who,
	};
	nt_paper_gap(m->paper);
	nt_paper_sign(m->paper, sign);
	nt_paper_gap(m->paper);
	nt_paper_item(m->paper, _("Enclosures:"),
		      _("1. Meetings  2. Follow-ups  3. Attendance\n4. Letters "
			" 5. Pictures"));
	nt_letterhead_copies(m->paper, head);
}

/* Nothing was done in the period. */
static void put_nil(struct report_maker *m)
{
	const struct nt_report *f = &m->data->figures;
	const char *office = m->data->logbook.office;

	nt_paper_gap(m->paper);
	nt_paper_centred(m->paper, _("N I L"));
	nt_paper_gap(m->paper);
	nt_paper_text(
		m->paper,
		nt_arena_printf(
			m->arena,
			m->data->month != NULL
				? _(NC_("month",
					"No consultation, coordination or "
					"meeting was recorded in %s by %s."))
				: _(NC_("period",
					"No consultation, coordination or "
					"meeting was recorded in %s by %s.")),
			nt_period_name(m->arena, m->data->asked.period),
			or_blank(office)));
	nt_paper_text(m->paper,
		      nt_arena_printf(m->arena,
				      _("Follow-ups of earlier months still "
					"open: %s, overdue: %s%s."),
				      nt_printed_number(m->arena, f->open),
				      nt_printed_number(m->arena, f->overdue),
				      f->open > 0 ? _(" (see the annex)")
						  : ""));
	if (f->left_out > 0)
		nt_paper_text(m->paper, nt_report_left_out(m));
	nt_report_corrections(m);
	put_end(m);
}

/* What is said of the report itself, below each page. */
static const char *foot(struct report_maker *m)
{
	const struct nt_report_data *d = m->data;
	const char *hash = d->hash[0] != '\0' ? d->hash : NULL;

	return nt_arena_printf(m->arena, _("Report %s · %s · code %s"),
			       nt_period_code(m->arena, d->asked.period),
			       or_blank(d->logbook.office),
			       hash ? nt_paper_code(m->arena, hash) : "–");
}

static bool is_nil(const struct nt_report_data *d)
{
	return d->figures.now.meetings == 0 && is_all(&d->asked);
}

static void put_whole(struct report_maker *m)
{
	bool nil = is_nil(m->data);

	nt_letterhead_put(m->paper, m->head, NULL);
	put_title(m, nil);
	if (nil) {
		put_nil(m);
	} else {
		put_facts(m);
		nt_report_counterpart(m);
		put_sections(m);
		put_end(m);
		nt_report_meetings(m);
	}
	if (m->data->figures.tasks.n + m->data->figures.closed.n > 0)
		nt_report_follow_ups(m);
	m->paper->foot = foot(m);
}

void nt_report_paper(const struct nt_report_data *data,
		     const struct nt_letterhead *head, enum nt_report_part part,
		     struct nt_arena *arena, struct nt_paper *out)
{
	static void (*const parts[NT_REPORT_PARTS])(struct report_maker *) = {
		put_whole,
		nt_report_totals,
		nt_report_meetings,
		nt_report_categories,
		nt_report_unanswered,
		nt_report_follow_ups,
		nt_report_corrections,
		nt_report_doubts,
	};
	struct report_maker m = { data, head, arena, out };
	const char *title =
		nt_arena_printf(arena, _("Report %s"),
				nt_period_name(arena, data->asked.period));

	nt_paper_begin(out, arena, title);
	out->running = nt_arena_printf(arena, "%s · %s",
				       or_blank(data->logbook.office), title);
	parts[part](&m);
	if (part != NT_REPORT_WHOLE && out->n > 0)
		out->v[0].gap = false;
}
