/* The report screen: which period, which number, and where it leads. */
#include "tui/views.h"

#include <stdio.h>

#include "notula/alloc.h"
#include "notula/day.h"
#include "tui/export_box.h"
#include "tui/form.h"
#include "tui/report.h"

static struct report *as_report(struct tui_view *view)
{
	return (struct report *)view;
}

static void reload(struct tui_view *view)
{
	struct nt_err err = { 0 };

	if (tui_report_read(as_report(view), &err) != NT_OK)
		tui_say_err(view->ui, &err);
}

/* The period. */

/* Figures of another period; where they cannot be read, of the same. */
static void go_to(struct report *report, int year, int month)
{
	int old_year = report->year;
	int old_month = report->month;
	struct nt_err err = { 0 };

	if (year < 1 || year > 9999)
		return;
	report->year = year;
	report->month = month;
	if (tui_report_read(report, &err) == NT_OK)
		return;
	report->year = old_year;
	report->month = old_month;
	tui_say_err(report->view.ui, &err);
}

static void go_by(struct report *report, int by)
{
	int months = report->year * 12 + report->month - 1 + by;

	if (report->month == 0)
		go_to(report, report->year + by, 0);
	else
		go_to(report, months / 12, months % 12 + 1);
}

static struct nt_date today(const struct report *report)
{
	return nt_day_date(nt_app_today(report->view.ui->app));
}

/* The whole year, and back to a month of it. */
static void toggle_year(struct report *report)
{
	struct nt_date now = today(report);

	if (report->month > 0)
		go_to(report, report->year, 0);
	else
		go_to(report, report->year,
		      report->year == now.year ? now.month : 1);
}

static bool change_period(struct report *report, enum tui_action action)
{
	switch ((int)action) {
	case TUI_DO_MONTH_BACK:
		go_by(report, -1);
		return true;
	case TUI_DO_MONTH_ON:
		go_by(report, 1);
		return true;
	case TUI_DO_YEAR:
		toggle_year(report);
		return true;
	case TUI_DO_TODAY:
		go_to(report, today(report).year, today(report).month);
		return true;
	default:
		return false;
	}
}

/* Moving. */

/* The next part with lines in it, BY 1 or -1. */
static void next_pane(struct report *report, int by)
{
	int pane = (int)report->pane;

	for (int i = 0; i < REPORT_PANES; i++) {
		pane = (pane + by + REPORT_PANES) % REPORT_PANES;
		if (tui_report_count(report, (enum report_pane)pane) > 0)
			break;
	}
	report->pane = (enum report_pane)pane;
	report->table_only = false;
}

static void move_by(struct report *report, int by)
{
	size_t *at = &report->at[report->pane];
	size_t n = tui_report_count(report, report->pane);
	size_t last = n > 0 ? n - 1 : 0;

	if (by < 0)
		*at = *at > (size_t)-by ? *at - (size_t)-by : 0;
	else
		*at = (size_t)by < last - *at ? *at + (size_t)by : last;
}

static bool move(struct report *report, enum tui_action action)
{
	int page = report->page > 2 ? report->page - 1 : 1;

	switch ((int)action) {
	case TUI_DO_UP:
		move_by(report, -1);
		return true;
	case TUI_DO_DOWN:
		move_by(report, 1);
		return true;
	case TUI_DO_PAGE_UP:
		move_by(report, -page);
		return true;
	case TUI_DO_PAGE_DOWN:
		move_by(report, page);
		return true;
	case TUI_DO_FIRST:
		move_by(report, -REPORT_MOST);
		return true;
	case TUI_DO_LAST:
		move_by(report, REPORT_MOST);
		return true;
	case TUI_DO_NEXT_SECTION:
		next_pane(report, 1);
		return true;
	case TUI_DO_PREV_SECTION:
		next_pane(report, -1);
		return true;
	default:
		return false;
	}
}

/* The period, MORE, and what the filter says. */
static void put_filter(const struct report *report, const char *more,
		       struct nt_buf *out)
{
	char iso[8];

	tui_report_iso(report, iso);
	if (report->month > 0)
		nt_buf_printf(out, "month:%s ", iso);
	else
		nt_buf_printf(out, "from:%s to:%s ", iso, iso);
	nt_buf_printf(out, "%s%s%s", more, more[0] != '\0' ? " " : "",
		      tui_line_text(&report->filter.line));
}

/* SCREEN on top of this one, through the filter of the period and MORE. */
static void open_screen(struct report *report, enum tui_action screen,
			const char *more)
{
	struct tui *ui = report->view.ui;
	const struct tui_key none = { .name = TUI_KEY_NAMES };
	struct nt_buf text = { 0 };

	if (screen == TUI_DO_SCREEN_FOLLOW_UPS)
		tui_open_follow_ups(ui);
	else if (screen == TUI_DO_SCREEN_UNANSWERED)
		tui_open_unanswered(ui);
	else
		tui_open_log(ui);
	if (report->r.left_out > 0)
		nt_buf_puts(&text, "-is:confidential ");
	put_filter(report, more, &text);
	if (screen == TUI_DO_SCREEN_FOLLOW_UPS && more[0] == '\0')
		ui->top->ops->update(ui->top, &none, TUI_DO_SHOW_DONE);
	tui_filter_set(ui->top->ops->filter(ui->top), nt_buf_str(&text));
	ui->top->ops->changed(ui->top);
	nt_buf_free(&text);
}

static void open_met(struct report *report, const struct nt_met *met)
{
	struct nt_buf more = { 0 };

	nt_buf_puts(&more, "org:\"");
	for (const char *s = met->name; *s != '\0'; s++)
		nt_buf_putc(&more, *s == '"' ? ' ' : *s);
	nt_buf_putc(&more, '"');
	open_screen(report, TUI_DO_SCREEN_LOG, nt_buf_str(&more));
	nt_buf_free(&more);
}

static void open_record(struct report *report, const struct nt_record *rec,
			bool in_editor)
{
	struct tui *ui = report->view.ui;
	struct nt_err err = { 0 };

	if (tui_form_open(ui, rec->uid, &err) != NT_OK)
		tui_say_err(ui, &err);
	else if (in_editor)
		tui_form_to_editor(ui, NULL);
}

static void open_line(struct report *report, const struct report_line *line)
{
	open_screen(report, line->screen, line->where);
}

static void open_it(struct report *report, enum tui_action action)
{
	size_t at = report->at[report->pane];

	if (at >= tui_report_count(report, report->pane))
		return;
	if (report->pane == REPORT_ROWS)
		open_record(report, &report->r.records.v[at],
			    action == TUI_DO_EDITOR);
	else if (report->pane == REPORT_MET)
		open_met(report, &report->r.organizations.v[at]);
	else if (report->pane == REPORT_STATE)
		open_line(report, &report->state.v[at]);
	else
		open_line(report, &report->numbers.v[at]);
}

static void ask_export(struct report *report)
{
	struct nt_arena arena = { 0 };
	struct nt_date date = { report->year, report->month, 0 };
	const struct nt_period period = nt_period_of(
		(struct nt_days) { nt_date_first(date), nt_date_last(date) });
	struct nt_buf query = { 0 };
	char iso[8];

	put_filter(report, "", &query);
	tui_ask_export(report->view.ui,
		       &(struct tui_exporting) {
			       .title = nt_arena_printf(
				       &arena, _("Export report: %s"),
				       tui_report_name(report, &arena)),
			       .query = nt_buf_str(&query),
			       .name = tui_report_iso(report, iso),
			       .period = &period,
			       .filter = tui_line_text(&report->filter.line),
		       });
	nt_buf_free(&query);
	nt_arena_free(&arena);
}

/* The filter. */

static void clear_filter(struct report *report)
{
	tui_filter_set(&report->filter, NULL);
	reload(&report->view);
}

static bool type_filter(struct report *report, const struct tui_key *key,
			enum tui_action action)
{
	switch (tui_filter_update(&report->filter, &report->view,
				  TUI_BAR_REPORT, key, action)) {
	case TUI_FILTER_CHANGED:
	case TUI_FILTER_LEFT:
		reload(&report->view);
		return true;
	case TUI_FILTER_USED:
		return true;
	case TUI_FILTER_IGNORED:
		break;
	}
	return action != TUI_DO_HELP && action != TUI_DO_MENU;
}

static bool show_other(struct report *report, enum tui_action action)
{
	if (action == TUI_DO_TABLE_ONLY) {
		report->table_only = !report->table_only;
		report->pane = REPORT_ROWS;
	} else if (action == TUI_DO_ASCII) {
		report->ascii = !report->ascii;
	} else {
		return false;
	}
	return true;
}

static bool report_update(struct tui_view *view, const struct tui_key *key,
			  enum tui_action action)
{
	struct report *report = as_report(view);

	if (view->typing)
		return type_filter(report, key, action);
	if (change_period(report, action) || move(report, action) ||
	    show_other(report, action))
		return true;
	switch ((int)action) {
	case TUI_DO_OPEN:
	case TUI_DO_EDITOR:
		open_it(report, action);
		return true;
	case TUI_DO_EXPORT:
		ask_export(report);
		return true;
	case TUI_DO_SEARCH:
		tui_filter_start(&report->filter, view);
		return true;
	case TUI_DO_BACK:
		if (!report->filter.filtered || key->name != TUI_KEY_ESC)
			return false;
		clear_filter(report);
		return true;
	default:
		return action == TUI_DO_SCREEN_REPORT ||
		       tui_change_screen(view, action);
	}
}

static const char *report_hint(struct tui_view *view)
{
	const struct report *report = as_report(view);

	if (report->r.left_out > 0)
		return ngettext("A confidential meeting is not counted.",
				"Confidential meetings are not counted.",
				(unsigned long)report->r.left_out);
	return _("Tab goes from part to part, Enter to the records of a "
		 "number; # is plain ASCII");
}

static void report_close(struct tui_view *view)
{
	tui_filter_free(&as_report(view)->filter);
	nt_arena_free(&as_report(view)->arena);
}

static struct tui_filter *report_filter(struct tui_view *view)
{
	return &as_report(view)->filter;
}

static const struct tui_view_ops ops = {
	.filter = report_filter,
	.update = report_update,
	.draw = tui_report_draw,
	.hint = report_hint,
	.changed = reload,
	.resume = reload,
	.close = report_close,
};

void tui_open_report(struct tui *ui)
{
	struct report *report = nt_alloc(sizeof(*report));

	report->view = (struct tui_view) { .ops = &ops, .bar = TUI_BAR_REPORT };
	report->pane = REPORT_ROWS;
	tui_filter_init(&report->filter);
	tui_push(ui, &report->view);
	report->year = today(report).year;
	report->month = today(report).month;
	reload(&report->view);
}
