/* The figures that the report screen shows, and where each leads. */
#include "tui/report.h"

#include <stdio.h>
#include <string.h>

#include "notula/day.h"
#include "tui/show.h"

const char *tui_report_month(int month, struct nt_arena *arena)
{
	/* Twelve words with a blank between. */
	const char *s = _("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec");

	for (; month > 0 && *s != '\0'; month--) {
		s += strcspn(s, " ");
		s += strspn(s, " ");
	}
	return nt_arena_strndup(arena, s, strcspn(s, " "));
}

/* The month (from 1) or the whole year, BY periods later. */
static struct nt_date period(const struct report *report, int by)
{
	int months = report->year * 12 + report->month - 1 + by;

	if (report->month == 0)
		return (struct nt_date) { report->year + by, 0, 0 };
	return (struct nt_date) { months / 12, months % 12 + 1, 0 };
}

const char *tui_report_iso(const struct report *report, char out[8])
{
	char iso[NT_DATE_SIZE];

	snprintf(out, 8, "%s", nt_date_write(period(report, 0), iso));
	return out;
}

const char *tui_report_name(const struct report *report, struct nt_arena *arena)
{
	char iso[8];

	return tui_show_month(tui_report_iso(report, iso), arena);
}

const char *tui_report_before(const struct report *report, bool full,
			      struct nt_arena *arena)
{
	struct nt_date before = period(report, -1);
	char iso[NT_DATE_SIZE];

	if (full || before.month == 0)
		return tui_show_month(nt_date_write(before, iso), arena);
	return tui_report_month(before.month - 1, arena);
}

static struct nt_days days_of(struct nt_date date)
{
	return (struct nt_days) { nt_date_first(date), nt_date_last(date) };
}

/* What is filtered, and by which day it is judged. */
static enum nt_status read_query(struct report *report, struct nt_query *query,
				 struct nt_err *err)
{
	return tui_filter_read(&report->filter, report->view.ui, &report->arena,
			       query, err);
}

/* Meetings of each month of the year, for the bars. */
static enum nt_status read_months(struct report *report,
				  const struct nt_query *query,
				  struct nt_err *err)
{
	struct nt_reporting how = { .query = query };
	enum nt_status st = NT_OK;

	how.before = (struct nt_days) { 1, 0 };
	for (int m = 0; st == NT_OK && m < 12; m++) {
		struct nt_arena arena = { 0 };
		struct nt_report r;

		how.days = days_of((struct nt_date) { report->year, m + 1, 0 });
		st = nt_store_report(report->view.ui->app->store, &how, &arena,
				     &r, err);
		if (st == NT_OK)
			report->months[m] = r.now.meetings;
		nt_arena_free(&arena);
	}
	return st;
}

static void add(struct report_lines *lines, struct report_line line)
{
	lines->v[lines->n++] = line;
}

static void list_numbers(struct report *report)
{
	const struct nt_figures *now = &report->r.now;
	const struct nt_figures *was = &report->r.before;
	struct report_lines *to = &report->numbers;

	to->n = 0;
	add(to,
	    (struct report_line) { N_("Meetings"), now->meetings, was->meetings,
				   true, "", TUI_DO_SCREEN_LOG });
	add(to,
	    (struct report_line) { N_("Participants"), now->people, was->people,
				   true, "", TUI_DO_SCREEN_LOG });
	add(to,
	    (struct report_line) { N_("People, named"), now->named, was->named,
				   true, "", TUI_DO_SCREEN_LOG });
	add(to, (struct report_line) { N_("Organizations"), now->organizations,
				       was->organizations, true, "",
				       TUI_DO_SCREEN_LOG });
	add(to, (struct report_line) { N_("Issues"), now->issues, was->issues,
				       true, "", TUI_DO_SCREEN_LOG });
	add(to, (struct report_line) {
			N_("not answered"), now->answered[NT_COVERAGE_NONE],
			was->answered[NT_COVERAGE_NONE], true, "is:unanswered",
			TUI_DO_SCREEN_UNANSWERED });
	add(to, (struct report_line) { N_("Follow-ups"), now->follow_ups,
				       was->follow_ups, true, "",
				       TUI_DO_SCREEN_FOLLOW_UPS });
}

static void list_state(struct report *report)
{
	const struct nt_closed *c = &report->r.state.closed;
	int64_t other = c->undated + c->dropped + report->r.state.continued;
	const struct {
		const char *label;
		int64_t n;
		const char *where;
	} lines[] = {
		{ N_("done on time"), c->on_time, "" },
		{ N_("done late"), c->late, "" },
		{ N_("closed otherwise"), other, "" },
		{ NC_("follow-ups", "open"), report->r.state.open, "is:open" },
		{ N_("overdue"), report->r.state.overdue, "is:overdue" },
	};

	report->state.n = 0;
	for (size_t i = 0; i < NT_COUNT(lines); i++)
		add(&report->state, (struct report_line) {
					    .label = lines[i].label,
					    .now = lines[i].n,
					    .where = lines[i].where,
					    .screen = TUI_DO_SCREEN_FOLLOW_UPS,
				    });
}

size_t tui_report_count(const struct report *report, enum report_pane pane)
{
	switch (pane) {
	case REPORT_NUMBERS:
		return report->numbers.n;
	case REPORT_STATE:
		return report->state.n;
	case REPORT_MET:
		return report->r.organizations.n;
	default:
		return report->r.records.n;
	}
}

static enum nt_status read_all(struct report *report, struct nt_err *err)
{
	struct nt_store *store = report->view.ui->app->store;
	struct nt_query query;
	struct nt_reporting how = {
		.query = &query,
		.days = days_of(period(report, 0)),
		.before = days_of(period(report, -1)),
		.most = REPORT_MOST,
		.records = true,
	};
	enum nt_status st =
		nt_store_logbook(store, &report->arena, &report->logbook, err);

	if (st == NT_OK)
		st = read_query(report, &query, err);
	if (st == NT_OK)
		st = nt_store_report(store, &how, &report->arena, &report->r,
				     err);
	if (st == NT_OK)
		st = read_months(report, &query, err);
	return st;
}

enum nt_status tui_report_read(struct report *report, struct nt_err *err)
{
	struct nt_arena old = report->arena;
	struct nt_report was = report->r;
	struct nt_logbook logbook = report->logbook;
	enum nt_status st;

	report->arena = (struct nt_arena) { 0 };
	st = read_all(report, err);
	if (st != NT_OK) {
		nt_arena_free(&report->arena);
		report->arena = old;
		report->r = was;
		report->logbook = logbook;
		return st;
	}
	nt_arena_free(&old);
	list_numbers(report);
	list_state(report);
	for (unsigned p = 0; p < REPORT_PANES; p++) {
		size_t n = tui_report_count(report, p);

		if (report->at[p] >= n)
			report->at[p] = n > 0 ? n - 1 : 0;
	}
	return NT_OK;
}
