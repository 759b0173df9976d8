#include "tui/views.h"

#include <string.h>

#include "notula/alloc.h"
#include "notula/day.h"
#include "notula/str.h"
#include "tui/export_box.h"
#include "tui/form.h"
#include "tui/history.h"
#include "tui/log_draw.h"

#define TRASH "is:trash"

enum { COUNTED = 1000 };

static struct log *as_log(struct tui_view *view)
{
	return (struct log *)view;
}

static struct nt_store *store_of(const struct log *log)
{
	return log->view.ui->app->store;
}

/* Reading. */

static enum nt_status read_query(struct log *log, struct nt_err *err)
{
	nt_arena_reset(&log->query_arena);
	return tui_filter_read(&log->filter, log->view.ui, &log->query_arena,
			       &log->query, err);
}

/* The record under the cursor, for the preview. One that cannot be read is
 * told; the list is there all the same. */
static enum nt_status read_preview(struct log *log, struct nt_err *err)
{
	const struct nt_row *row = tui_log_row(&log->rows, log->rows.at);
	enum nt_status st;

	log->has_preview = false;
	if (row == NULL)
		return NT_OK;
	nt_arena_reset(&log->preview_arena);
	st = nt_store_get(store_of(log), row->uid, &log->preview_arena,
			  &log->preview, err);
	log->has_preview = st == NT_OK;
	if (st == NT_ECANCELLED)
		return st;
	if (st != NT_OK)
		tui_say_err(log->view.ui, err);
	return NT_OK;
}

static enum nt_status read_rows(struct log *log, enum log_where where,
				struct nt_err *err)
{
	enum nt_status st = tui_log_read_rows(log, where, err);

	return st == NT_OK ? read_preview(log, err) : st;
}

static enum nt_status read_counts(struct log *log, struct nt_err *err)
{
	log->found = 0;
	if (!log->filter.filtered)
		return NT_OK;
	return nt_store_count(store_of(log), &log->query, COUNTED, &log->found,
			      err);
}

static enum nt_status read_all(struct log *log, enum log_where where,
			       struct nt_err *err)
{
	enum nt_status st = read_query(log, err);

	if (st == NT_OK)
		st = read_rows(log, where, err);
	return st == NT_OK ? read_counts(log, err) : st;
}

static void reload(struct log *log, enum log_where where)
{
	struct nt_err err = { 0 };

	if (read_all(log, log->owed ? LOG_NEWEST : where, &err) != NT_OK)
		tui_say_err(log->view.ui, &err);
	log->owed = false;
}

/*
 * What is typed into the filter. The next key may come before it is read; then
 * the list is owed: the poll after the last key reads it.
 */
static void search(struct log *log)
{
	struct tui *ui = log->view.ui;
	struct nt_err err = { 0 };
	enum nt_status st;

	ui->hurried = true;
	st = read_all(log, LOG_NEWEST, &err);
	ui->hurried = false;
	log->owed = st == NT_ECANCELLED;
	if (log->owed)
		ui->seen = TUI_SEEN_NOTHING;
	else if (st != NT_OK)
		tui_say_err(ui, &err);
}

void tui_log_reload(struct tui_view *view)
{
	struct log *log = as_log(view);

	tui_log_read_logbook(log);
	if (log->owed)
		search(log);
	else
		reload(log, LOG_HERE);
}

/* Moving. */

static void go(struct log *log, size_t line)
{
	struct nt_err err = { 0 };
	enum nt_status st;

	if (line == log->rows.at)
		return;
	log->rows.at = line;
	st = tui_log_at_edge(&log->rows) ? read_rows(log, LOG_HERE, &err)
					 : read_preview(log, &err);
	if (st != NT_OK)
		tui_say_err(log->view.ui, &err);
}

static void move_by(struct log *log, int by)
{
	size_t lines = tui_log_lines(&log->rows);
	size_t at = log->rows.at;

	if (lines == 0)
		return;
	if (by < 0)
		go(log, at > (size_t)-by ? at - (size_t)-by : 0);
	else
		go(log, at + (size_t)by < lines ? at + (size_t)by : lines - 1);
}

static void go_to_end(struct log *log, enum log_where where)
{
	struct nt_err err = { 0 };
	bool there = where == LOG_NEWEST ? !log->rows.more_above
					 : !log->rows.more_below;

	if (!there && read_rows(log, where, &err) != NT_OK)
		tui_say_err(log->view.ui, &err);
	else if (tui_log_lines(&log->rows) > 0)
		go(log,
		   where == LOG_NEWEST ? 0 : tui_log_lines(&log->rows) - 1);
}

static bool move(struct log *log, enum tui_action action)
{
	int page = log->page > 1 ? log->page - 1 : 1;

	switch ((int)action) {
	case TUI_DO_UP:
	case TUI_DO_SEARCH_PREV:
		move_by(log, -1);
		return true;
	case TUI_DO_DOWN:
	case TUI_DO_SEARCH_NEXT:
		move_by(log, 1);
		return true;
	case TUI_DO_PAGE_UP:
		move_by(log, -page);
		return true;
	case TUI_DO_PAGE_DOWN:
		move_by(log, page);
		return true;
	case TUI_DO_FIRST:
		go_to_end(log, LOG_NEWEST);
		return true;
	case TUI_DO_LAST:
		go_to_end(log, LOG_OLDEST);
		return true;
	default:
		return false;
	}
}

/* Other views. */

static void open_history(struct log *log)
{
	const struct nt_row *row = tui_log_row(&log->rows, log->rows.at);
	struct nt_err err = { 0 };

	if (row != NULL &&
	    tui_open_history(log->view.ui, row->uid, &err) != NT_OK)
		tui_say_err(log->view.ui, &err);
}

/* What the filter shows. */
static void ask_export(struct log *log)
{
	int64_t today = nt_app_today(log->view.ui->app);
	char iso[NT_DATE_SIZE];

	tui_ask_export(log->view.ui,
		       &(struct tui_exporting) {
			       .title = _("Export"),
			       .query = tui_line_text(&log->filter.line),
			       .name = nt_date_write(nt_day_date(today), iso),
		       });
}

/* The trash is a list like any other. */
static void toggle_trash(struct log *log)
{
	bool shown = strcmp(tui_line_text(&log->filter.line), TRASH) == 0;

	tui_filter_set(&log->filter, shown ? NULL : TRASH);
	reload(log, LOG_NEWEST);
	if (!shown)
		tui_say(log->view.ui, "%s",
			_("The trash. B brings a record back, T leaves."));
}

static void open_form(struct log *log, enum tui_action action)
{
	struct tui *ui = log->view.ui;
	const struct nt_row *row = tui_log_row(&log->rows, log->rows.at);
	const struct nt_draft_about *draft =
		tui_log_draft(&log->rows, log->rows.at);
	struct nt_err err = { 0 };
	enum nt_status st = NT_OK;

	if (action == TUI_DO_ADD)
		st = tui_form_open(ui, NULL, &err);
	else if (draft != NULL)
		st = tui_form_draft(ui, draft->name, &err);
	else if (row != NULL && action == TUI_DO_COPY)
		st = tui_form_copy(ui, row->uid, &err);
	else if (row != NULL)
		st = tui_form_open(ui, row->uid, &err);
	if (st != NT_OK)
		tui_say_err(ui, &err);
	else if (action == TUI_DO_EDITOR && ui->top != &log->view)
		tui_form_to_editor(ui, NULL);
}

static void clear_filter(struct log *log)
{
	tui_filter_set(&log->filter, NULL);
	reload(log, LOG_HERE);
}

static bool move_while_typing(struct log *log, enum tui_action action)
{
	if (action == TUI_DO_NEXT_SECTION)
		return move(log, TUI_DO_PAGE_DOWN);
	if (action == TUI_DO_PREV_SECTION)
		return move(log, TUI_DO_PAGE_UP);
	return move(log, action) ||
	       (action != TUI_DO_HELP && action != TUI_DO_MENU);
}

static bool type_filter(struct log *log, const struct tui_key *key,
			enum tui_action action)
{
	switch (tui_filter_update(&log->filter, &log->view, TUI_BAR_LOG, key,
				  action)) {
	case TUI_FILTER_CHANGED:
		search(log);
		return true;
	case TUI_FILTER_LEFT:
		reload(log, LOG_HERE);
		return true;
	case TUI_FILTER_USED:
		return true;
	case TUI_FILTER_IGNORED:
		break;
	}
	if (log->owed)
		reload(log, LOG_NEWEST);
	return move_while_typing(log, action);
}

static bool log_update(struct tui_view *view, const struct tui_key *key,
		       enum tui_action action)
{
	struct log *log = as_log(view);

	if (view->typing)
		return type_filter(log, key, action);
	switch ((int)action) {
	case TUI_DO_OPEN:
	case TUI_DO_EDITOR:
	case TUI_DO_ADD:
	case TUI_DO_COPY:
		open_form(log, action);
		return true;
	case TUI_DO_HISTORY:
		open_history(log);
		return true;
	case TUI_DO_EXPORT:
		ask_export(log);
		return true;
	case TUI_DO_PRINT:
		tui_log_print(log);
		return true;
	case TUI_DO_TRASH:
		toggle_trash(log);
		return true;
	case TUI_DO_SEARCH:
		tui_filter_start(&log->filter, view);
		return true;
	case TUI_DO_SORT:
		tui_log_ask_order(log);
		return true;
	case TUI_DO_SCREEN_FOLLOW_UPS:
		tui_open_follow_ups(view->ui);
		return true;
	case TUI_DO_SCREEN_REPORT:
		tui_open_report(view->ui);
		return true;
	case TUI_DO_SCREEN_DIRECTORY:
		tui_open_directory(view->ui);
		return true;
	case TUI_DO_SCREEN_UNANSWERED:
		tui_open_unanswered(view->ui);
		return true;
	case TUI_DO_SCREEN_VERIFY:
		tui_open_verify(view->ui);
		return true;
	case TUI_DO_BACK:
		if (key->name != TUI_KEY_ESC ||
		    (!log->filter.filtered && log->marked == 0))
			return false;
		if (log->marked > 0)
			log->marked = 0;
		else
			clear_filter(log);
		return true;
	default:
		if (!tui_log_life(log, action))
			return move(log, action);
		if (action == TUI_DO_MARK)
			move_by(log, 1);
		return true;
	}
}

static void log_close(struct tui_view *view)
{
	struct log *log = as_log(view);

	tui_log_rows_free(&log->rows);
	tui_filter_free(&log->filter);
	nt_arena_free(&log->query_arena);
	nt_arena_free(&log->preview_arena);
	nt_arena_free(&log->logbook_arena);
	nt_arena_free(&log->asked_arena);
}

static struct tui_filter *log_filter(struct tui_view *view)
{
	return &as_log(view)->filter;
}

static const struct tui_view_ops ops = {
	.filter = log_filter,
	.update = log_update,
	.draw = tui_log_draw,
	.hint = tui_log_hint,
	.changed = tui_log_reload,
	.resume = tui_log_reload,
	.close = log_close,
};

void tui_open_log(struct tui *ui)
{
	struct log *log = nt_alloc(sizeof(*log));

	log->view = (struct tui_view) { .ops = &ops, .bar = TUI_BAR_LOG };
	tui_filter_init(&log->filter);
	tui_push(ui, &log->view);
	ui->seen = nt_store_changed(ui->app->store);
	tui_log_read_logbook(log);
	reload(log, LOG_NEWEST);
}

void tui_show_in_log(struct tui *ui, const char *filter)
{
	struct tui_view *above = NULL;
	struct tui_view *v = ui->top;

	for (; v != NULL && v->ops != &ops; v = v->below)
		above = v;
	if (v == NULL)
		return;
	tui_filter_set(&as_log(v)->filter, filter);
	reload(as_log(v), LOG_NEWEST);
	if (above != NULL)
		tui_pop(above);
}

/* A quote in a name would end the value; words are all that is compared. */
static void put_value(struct nt_buf *out, const char *name)
{
	for (; *name != '\0'; name++)
		nt_buf_putc(out, *name == '"' ? ' ' : *name);
}

void tui_filter_log(struct tui *ui, const char *key, const char *name)
{
	struct nt_buf text = { 0 };

	nt_buf_printf(&text, "%s:\"", key);
	put_value(&text, name);
	nt_buf_puts(&text, "\" ");
	tui_show_in_log(ui, nt_buf_str(&text));
	nt_buf_free(&text);
}
