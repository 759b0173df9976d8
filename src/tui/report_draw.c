/* The report screen: all its parts where there is room for them, else the one
 * that the cursor is in. */
#include "tui/report.h"

#include <stdio.h>

#include "tui/show.h"

enum {
	LEAST_ROWS = 21,
	LEAST_COLS = 80,
	WIDE_ROWS = 34,
	WIDE_COLS = 110,
	LABEL = 17,
	NUMBER = 6,
	CHANGE = 8,
	NUMBERS = 2 + LABEL + NUMBER + CHANGE,
	DATE = 3,
	TITLE = 14,
};

static const char *const titles[] = {
	[REPORT_NUMBERS] = N_("Numbers"),
	[REPORT_STATE] = N_("Follow-ups"),
	[REPORT_MET] = N_("Organizations"),
	[REPORT_ROWS] = N_("Rows in this report"),
};

/* The line that keys act on, in AT, its sign in column COL. */
static void select_line(const struct report *report, struct tui_canvas *canvas,
			struct tui_rect at, int col)
{
	tui_paint(canvas, at, TUI_SELECTED);
	tui_put(canvas, at.row, at.col + col, 1, TUI_SELECTED, ">");
	if (!report->view.typing)
		tui_cursor(canvas, at.row, at.col + col);
}

/* Scroll PANE so that its cursor shows in ROWS. */
static void scroll(struct report *report, enum report_pane pane, int rows)
{
	size_t page = rows > 1 ? (size_t)rows : 1;
	size_t n = tui_report_count(report, pane);
	size_t *top = &report->top[pane];
	size_t at = report->at[pane];

	if (*top + page > n)
		*top = n > page ? n - page : 0;
	if (at < *top)
		*top = at;
	if (at >= *top + page)
		*top = at - page + 1;
}

/* The lines of one pane; each is drawn from the second cell on. */

static void draw_number(const struct report *report, struct tui_canvas *canvas,
			struct tui_rect at, size_t i)
{
	const struct report_line *line = &report->numbers.v[i];
	char number[24];

	tui_put(canvas, at.row, at.col + 1, LABEL - 1, TUI_PLAIN,
		_(line->label));
	snprintf(number, sizeof(number), "%lld", (long long)line->now);
	tui_put_right(canvas, at.row, at.col + 1 + LABEL, NUMBER, TUI_STRONG,
		      number);
	if (line->now != line->before)
		tui_putf(canvas, at.row, at.col + 2 + LABEL + NUMBER, CHANGE,
			 TUI_FAINT, "(%+lld)",
			 (long long)(line->now - line->before));
}

static void draw_state(const struct report *report, struct tui_canvas *canvas,
		       struct tui_rect at, size_t i)
{
	const struct report_line *line = &report->state.v[i];
	struct tui_rect bar = { at.row, at.col + 1 + LABEL, 1,
				at.cols - LABEL - NUMBER - 8 };
	int64_t all = 0;
	char text[24];

	for (size_t j = 0; j < report->state.n; j++)
		all += report->state.v[j].now;
	tui_put(canvas, at.row, at.col + 1, LABEL - 1, TUI_PLAIN,
		_(line->label));
	tui_report_bar(report, canvas, bar, line->now, all);
	snprintf(text, sizeof(text), "%lld", (long long)line->now);
	tui_put_right(canvas, at.row, at.col + at.cols - 7 - NUMBER, NUMBER,
		      TUI_STRONG, text);
	snprintf(text, sizeof(text), "%lld%%",
		 (long long)(all > 0 ? (line->now * 100 + all / 2) / all : 0));
	tui_put_right(canvas, at.row, at.col + at.cols - 7, 5, TUI_FAINT, text);
}

static void draw_met(const struct report *report, struct tui_canvas *canvas,
		     struct tui_rect at, size_t i)
{
	const struct nt_met *met = &report->r.organizations.v[i];
	int bar = at.cols / 8;
	struct tui_rect to = { at.row, at.col + at.cols - bar - 6, 1, bar };

	tui_put(canvas, at.row, at.col + 1, at.cols - bar - 8, TUI_PLAIN,
		met->name);
	tui_report_bar(report, canvas, to, met->meetings,
		       report->r.organizations.v[0].meetings);
	tui_putf(canvas, at.row, to.col + bar + 1, 5, TUI_STRONG, "%lld",
		 (long long)met->meetings);
}

struct columns {
	int venue_at;
	int people_at;
	int issues_at; /* 0: not shown */
	int tasks_at;  /* the same */
};

static struct columns columns_of(struct tui_rect at)
{
	struct columns c = { 0 };
	int right = at.cols - 1;

	if (at.cols < 60) {
		c.people_at = right - 6;
		c.venue_at = c.people_at;
		return c;
	}
	if (at.cols >= WIDE_COLS) {
		c.tasks_at = right - 18;
		right = c.tasks_at - 1;
	}
	c.issues_at = right - 9;
	c.people_at = c.issues_at - 7;
	c.venue_at = c.people_at - (at.cols >= WIDE_COLS ? 26 : 16);
	return c;
}

static size_t done_of(const struct nt_record *rec)
{
	size_t done = 0;

	for (size_t i = 0; i < rec->follow_ups.n; i++)
		done += rec->follow_ups.v[i].status == NT_FOLLOW_UP_STATUS_DONE;
	return done;
}

static void draw_row(const struct report *report, struct tui_canvas *canvas,
		     struct tui_rect at, size_t i)
{
	const struct nt_record *rec = &report->r.records.v[i];
	int64_t today = nt_app_today(report->view.ui->app);
	struct columns c = columns_of(at);
	struct nt_arena arena = { 0 };
	char text[24];

	tui_put(canvas, at.row, at.col + DATE, 10, TUI_PLAIN,
		tui_show_day_short(rec->date, today, &arena));
	tui_put(canvas, at.row, at.col + TITLE, c.venue_at - TITLE - 1,
		TUI_PLAIN, rec->title);
	if (rec->venue != NULL && c.venue_at < c.people_at)
		tui_put(canvas, at.row, at.col + c.venue_at,
			c.people_at - c.venue_at - 1, TUI_PLAIN, rec->venue);
	snprintf(text, sizeof(text), "%lld",
		 (long long)nt_people_at_least(rec));
	tui_put_right(canvas, at.row, at.col + c.people_at, 5, TUI_PLAIN, text);
	snprintf(text, sizeof(text), "%zu", rec->issues.n);
	if (c.issues_at > 0)
		tui_put_right(canvas, at.row, at.col + c.issues_at, 7,
			      TUI_PLAIN, text);
	if (c.tasks_at > 0)
		tui_putf(canvas, at.row, at.col + c.tasks_at + 2, 12, TUI_PLAIN,
			 "%zu (%zu)", rec->follow_ups.n, done_of(rec));
	nt_arena_free(&arena);
}

static void draw_heading(struct tui_canvas *canvas, struct tui_rect at)
{
	struct columns c = columns_of(at);

	tui_put(canvas, at.row, at.col + DATE, 10, TUI_HEADING, _("Date"));
	tui_put(canvas, at.row, at.col + TITLE, c.venue_at - TITLE - 1,
		TUI_HEADING, _("Title"));
	if (c.venue_at < c.people_at)
		tui_put(canvas, at.row, at.col + c.venue_at,
			c.people_at - c.venue_at - 1, TUI_HEADING, _("Venue"));
	tui_put_right(canvas, at.row, at.col + c.people_at, 5, TUI_HEADING,
		      _("Ppl"));
	if (c.issues_at > 0)
		tui_put_right(canvas, at.row, at.col + c.issues_at, 8,
			      TUI_HEADING, _(NC_("preview", "Issues")));
	if (c.tasks_at > 0)
		tui_put(canvas, at.row, at.col + c.tasks_at, 18, TUI_HEADING,
			_("Follow-ups (done)"));
}

typedef void draw_line_fn(const struct report *report,
			  struct tui_canvas *canvas, struct tui_rect at,
			  size_t i);

static draw_line_fn *const lines[] = {
	[REPORT_NUMBERS] = draw_number,
	[REPORT_STATE] = draw_state,
	[REPORT_MET] = draw_met,
	[REPORT_ROWS] = draw_row,
};

static void draw_pane(struct report *report, struct tui_canvas *canvas,
		      struct tui_rect area, enum report_pane pane)
{
	size_t n = tui_report_count(report, pane);
	struct tui_rect at = { area.row, area.col, 1, area.cols };

	scroll(report, pane, area.rows);
	for (size_t i = report->top[pane]; i < n && area.rows > 0; i++) {
		if (at.row >= area.row + area.rows)
			break;
		lines[pane](report, canvas, at, i);
		if (pane == report->pane && i == report->at[pane])
			select_line(report, canvas,
				    (struct tui_rect) { at.row, at.col, 1,
							at.cols - 1 },
				    pane == REPORT_ROWS ? 1 : 0);
		at.row++;
	}
	if (n > 0 || pane != REPORT_ROWS)
		return;
	tui_put(canvas, at.row, at.col + 3, at.cols - 4, TUI_FAINT,
		report->filter.filtered ? _("No record matches.")
					: _("NIL: no meeting was recorded."));
	if (pane == report->pane)
		tui_cursor(canvas, at.row, at.col + 1);
}

/* The rule above PANE, and the pane. */
static void draw_titled(struct report *report, struct tui_canvas *canvas,
			struct tui_rect area, enum report_pane pane)
{
	char title[160];

	snprintf(title, sizeof(title), "%s", _(titles[pane]));
	if (pane == REPORT_ROWS && area.cols >= 60)
		snprintf(title, sizeof(title),
			 _("Rows in this report (%lld meetings, %lld issues, "
			   "%lld follow-ups)"),
			 (long long)report->r.now.meetings,
			 (long long)(report->r.now.issues +
				     report->r.now.reports),
			 (long long)report->r.now.follow_ups);
	tui_rule(canvas, area.row, area.col, area.cols, title);
	area.row++;
	area.rows--;
	if (pane == REPORT_ROWS && area.rows > 3) {
		draw_heading(canvas, area);
		area.row++;
		area.rows--;
	}
	if (pane == REPORT_ROWS)
		report->page = area.rows;
	draw_pane(report, canvas, area, pane);
}

/* "<[ May 2024 ]>   compared with April 2024", whose figures these are, or
 * the filter. */
static void draw_period(struct report *report, struct tui_canvas *canvas,
			int row, int cols)
{
	struct nt_arena arena = { 0 };
	bool filter = report->filter.filtered || report->view.typing;
	int at = 1;

	at += tui_putf(canvas, row, at, cols - 1, TUI_STRONG, "<[ %s ]>",
		       tui_report_name(report, &arena));
	if (cols >= LEAST_COLS)
		at += 3 + tui_putf(canvas, row, at + 3, cols - at - 3,
				   TUI_FAINT,
				   cols >= WIDE_COLS ? _("compared with %s")
						     : _("vs %s"),
				   tui_report_before(report, cols >= WIDE_COLS,
						     &arena));
	if (filter) {
		const char *label = _("Filter:");
		struct tui_rect field = { row, at + 4 + tui_width(label), 1,
					  0 };

		field.cols = cols - field.col - 1;
		tui_put(canvas, row, at + 3, tui_width(label), TUI_LABEL,
			label);
		tui_filter_draw(&report->filter, &report->view, canvas, field);
	} else if (cols >= 60) {
		tui_put_right(canvas, row, at + 2, cols - at - 3, TUI_FAINT,
			      nt_arena_printf(&arena, "%s · %s",
					      report->logbook.office
						      ? report->logbook.office
						      : _("all offices"),
					      _("all kinds")));
	}
	nt_arena_free(&arena);
}

/* Numbers, the chart by week or month, the calendar, side by side. */
static void draw_figures(struct report *report, struct tui_canvas *canvas,
			 struct tui_rect area)
{
	struct tui_rect numbers = { area.row, area.col, area.rows, NUMBERS };
	struct tui_rect right = { area.row, area.col + NUMBERS + 2, area.rows,
				  area.cols - NUMBERS - 3 };
	struct tui_rect chart = right;
	struct tui_rect calendar = { area.row, area.col + area.cols - 22,
				     area.rows, 21 };

	draw_pane(report, canvas, numbers, REPORT_NUMBERS);
	if (report->month == 0) {
		tui_report_months(report, canvas, right);
		return;
	}
	chart.cols = right.cols - calendar.cols - 2;
	if (area.cols >= WIDE_COLS) {
		chart.cols /= 2;
		tui_report_months(report, canvas, chart);
		chart.col += chart.cols + 1;
	}
	tui_report_weeks(report, canvas, chart);
	tui_report_calendar(report, canvas, calendar);
}

/* All of it, one part below the other. */
static void draw_all(struct report *report, struct tui_canvas *canvas,
		     struct tui_rect area)
{
	bool high = area.rows >= WIDE_ROWS;
	int middle = area.cols * 3 / 5;
	struct tui_rect figures = { area.row + 3, area.col,
				    high && area.cols >= WIDE_COLS ? 14 : 8,
				    area.cols };
	struct tui_rect state = { figures.row + figures.rows, area.col,
				  high ? 9 : 6, middle };
	struct tui_rect met = { state.row, middle, state.rows,
				area.cols - middle };
	struct tui_rect rows = { state.row + state.rows, area.col, 0,
				 area.cols };

	rows.rows = area.row + area.rows - rows.row;
	if (!high)
		figures.row++; /* a blank row below the period */
	figures.rows--;
	draw_figures(report, canvas, figures);
	draw_titled(report, canvas, state, REPORT_STATE);
	draw_titled(report, canvas, met, REPORT_MET);
	draw_titled(report, canvas, rows, REPORT_ROWS);
}

void tui_report_draw(struct tui_view *view, struct tui_canvas *canvas,
		     struct tui_rect area)
{
	struct report *report = (struct report *)view;
	struct tui_rect rest = { area.row + 3, area.col, area.rows - 3,
				 area.cols };

	tui_tabs(view->ui, canvas, TUI_SCREEN_REPORT_TAB);
	if (report->table_only)
		draw_titled(report, canvas, rest, REPORT_ROWS);
	else if (area.rows < LEAST_ROWS || area.cols < LEAST_COLS)
		draw_titled(report, canvas, rest, report->pane);
	else
		draw_all(report, canvas, area);
	draw_period(report, canvas, area.row + 2, area.cols);
}
