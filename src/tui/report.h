/*
 * report.h - the report screen: a month or a year in figures, each of which
 * leads to its records, and the parts that draw it. The same figures stand in
 * what `report` writes (figures.h).
 */
#ifndef NOTULA_TUI_REPORT_H
#define NOTULA_TUI_REPORT_H

#include "notula/figures.h"
#include "tui/filter.h"
#include "tui/view.h"

/* What the cursor goes through, in this order. */
enum report_pane {
	REPORT_NUMBERS,
	REPORT_STATE, /* what became of the follow-ups */
	REPORT_MET,   /* organizations */
	REPORT_ROWS,
	REPORT_PANES,
};

enum { REPORT_MOST = 500 };

/* One line of figures; WHERE is the filter that finds its records. */
struct report_line {
	const char *label;
	int64_t now;
	int64_t before;
	bool compared;
	const char *where;
	enum tui_action screen; /* that shows them */
};

struct report_lines {
	struct report_line v[8];
	size_t n;
};

struct report {
	struct tui_view view;
	int year;
	int month; /* 0: the whole year */

	struct nt_arena arena;
	struct nt_logbook logbook;
	struct nt_report r;
	struct report_lines numbers;
	struct report_lines state;
	int64_t months[12]; /* meetings of each month of the year */

	enum report_pane pane;
	size_t at[REPORT_PANES];
	size_t top[REPORT_PANES];
	int page; /* rows of the list, as drawn last */
	bool table_only;
	bool ascii;
	struct tui_filter filter;
};

/* Reading: the figures of the period, and what is shown of them. */
enum nt_status tui_report_read(struct report *report,
			       struct nt_err *err) NT_MUST_CHECK;

/* The period: "2024-05", "2024"; "May 2024"; the one before it, "Apr". */
const char *tui_report_iso(const struct report *report, char out[8]);
const char *tui_report_name(const struct report *report,
			    struct nt_arena *arena);
const char *tui_report_before(const struct report *report, bool full,
			      struct nt_arena *arena);

/* "May"; 0 is January. */
const char *tui_report_month(int month, struct nt_arena *arena);

size_t tui_report_count(const struct report *report, enum report_pane pane);

/* Drawing. */
void tui_report_draw(struct tui_view *view, struct tui_canvas *canvas,
		     struct tui_rect area);

/* A bar of VALUE, which takes AT.cols where it is MOST; the parts that have no
 * cursor: meetings by week or month, the calendar. */
void tui_report_bar(const struct report *report, struct tui_canvas *canvas,
		    struct tui_rect at, int64_t value, int64_t most);
void tui_report_weeks(const struct report *report, struct tui_canvas *canvas,
		      struct tui_rect at);
void tui_report_months(const struct report *report, struct tui_canvas *canvas,
		       struct tui_rect at);
void tui_report_calendar(const struct report *report, struct tui_canvas *canvas,
			 struct tui_rect at);

#endif
