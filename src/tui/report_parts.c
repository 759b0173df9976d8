/* Bars and the calendar of the report screen: a number beside every bar. */
#include "tui/report.h"

#include <stdio.h>

#include "notula/day.h"

enum { WEEK = 7, DAY_CELLS = 3, NUMBER = 4 };

/* The left K eighths of a cell, K from 1; U+2588 is the whole one. */
static uint32_t block(int eighths)
{
	return 0x2588 + (uint32_t)(8 - eighths);
}

void tui_report_bar(const struct report *report, struct tui_canvas *canvas,
		    struct tui_rect at, int64_t value, int64_t most)
{
	int64_t eighths = most > 0 ? value * at.cols * 8 / most : 0;

	if (value > 0 && eighths == 0)
		eighths = 1;
	if (report->ascii)
		eighths = (eighths + 7) / 8 * 8;
	at.cols = (int)(eighths / 8);
	tui_fill(canvas, at, TUI_PLAIN, report->ascii ? '=' : block(8));
	at.col += at.cols;
	at.cols = 1;
	if (eighths % 8 > 0)
		tui_fill(canvas, at, TUI_PLAIN, block((int)(eighths % 8)));
}

/* "LABEL bar 4": one row of a chart, the number behind its bar. */
static void put_row(const struct report *report, struct tui_canvas *canvas,
		    struct tui_rect at, int label_cols, const char *label,
		    int64_t value, int64_t most)
{
	struct tui_rect bar = { at.row, at.col + label_cols + 1, 1,
				at.cols - label_cols - NUMBER - 2 };
	int cells = most > 0 ? (int)((value * bar.cols * 8 / most + 7) / 8) : 0;

	tui_put(canvas, at.row, at.col, label_cols, TUI_PLAIN, label);
	tui_report_bar(report, canvas, bar, value, most);
	if (value > 0 && cells == 0)
		cells = 1;
	tui_putf(canvas, at.row, bar.col + cells + (cells > 0), NUMBER,
		 TUI_PLAIN, "%lld", (long long)value);
}

static int64_t meetings_on(const struct report *report, int64_t first,
			   int64_t last)
{
	int64_t n = 0;

	for (size_t i = 0; i < report->r.days.n; i++)
		if (report->r.days.v[i].day >= first &&
		    report->r.days.v[i].day <= last)
			n += report->r.days.v[i].meetings;
	return n;
}

/* The first and last day of the month that is shown. */
static struct nt_days month_days(const struct report *report)
{
	struct nt_date date = { report->year, report->month, 0 };

	return (struct nt_days) { nt_date_first(date), nt_date_last(date) };
}

/* The Monday of the week of DAY. */
static int64_t monday(int64_t day)
{
	return day - nt_day_weekday(day);
}

void tui_report_weeks(const struct report *report, struct tui_canvas *canvas,
		      struct tui_rect at)
{
	struct nt_days days = month_days(report);
	int64_t most = 1;
	struct tui_rect row = at;

	for (int64_t d = monday(days.first); d <= days.last; d += WEEK) {
		int64_t n = meetings_on(report, d, d + WEEK - 1);

		most = n > most ? n : most;
	}
	tui_put(canvas, at.row, at.col, at.cols, TUI_HEADING, _("By week"));
	for (int64_t d = monday(days.first); d <= days.last; d += WEEK) {
		struct nt_date date = nt_day_date(d);
		char label[32];

		row.row++;
		snprintf(label, sizeof(label), "%d/%d", date.day, date.month);
		put_row(report, canvas, row, 5, label,
			meetings_on(report, d, d + WEEK - 1), most);
	}
}

void tui_report_months(const struct report *report, struct tui_canvas *canvas,
		       struct tui_rect at)
{
	struct nt_arena arena = { 0 };
	int per = at.rows > 12 ? 12 : at.rows - 1; /* in one column */
	int columns = (12 + per - 1) / per;
	int64_t most = 1;

	for (int m = 0; m < 12; m++)
		most = report->months[m] > most ? report->months[m] : most;
	tui_put(canvas, at.row, at.col, at.cols, TUI_HEADING,
		_("Meetings per month"));
	for (int m = 0; m < 12; m++) {
		struct tui_rect row = { at.row + 1 + m % per,
					at.col + m / per * (at.cols / columns),
					1, at.cols / columns - 1 };

		put_row(report, canvas, row, 4, tui_report_month(m, &arena),
			report->months[m], most);
		if (m + 1 == report->month)
			tui_paint(canvas,
				  (struct tui_rect) { row.row, row.col, 1, 4 },
				  TUI_STRONG);
	}
	nt_arena_free(&arena);
}

void tui_report_calendar(const struct report *report, struct tui_canvas *canvas,
			 struct tui_rect at)
{
	struct nt_days days = month_days(report);
	int64_t begin = monday(days.first);

	tui_put(canvas, at.row, at.col, at.cols, TUI_HEADING,
		_("Mo Tu We Th Fr Sa Su"));
	for (int64_t d = days.first; d <= days.last; d++) {
		int64_t n = meetings_on(report, d, d);
		int row = at.row + 1 + (int)((d - begin) / WEEK);
		int col = at.col + nt_day_weekday(d) * DAY_CELLS;

		if (n == 0)
			tui_put(canvas, row, col + 1, 1, TUI_FAINT, ".");
		else
			tui_putf(canvas, row, col, DAY_CELLS - 1, TUI_STRONG,
				 "%2lld", (long long)(n < 99 ? n : 99));
	}
}
