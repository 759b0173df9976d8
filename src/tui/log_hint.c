/* log_hint.c - what the log says of the whole logbook, whatever the filter:
 * how much is in it, what is overdue, whether last month is closed. */
#include <stdio.h>

#include "notula/closing.h"
#include "notula/day.h"
#include "tui/log_draw.h"
#include "tui/show.h"

enum { OVERDUE_COUNTED = 100 };

static struct nt_store *store_of(const struct log *log)
{
	return log->view.ui->app->store;
}

/* Whether the report of last month is still to be closed. */
static enum nt_status read_unclosed(struct log *log, struct nt_arena *arena,
				    struct nt_err *err)
{
	int64_t today = nt_app_today(log->view.ui->app);
	int64_t last = today - nt_day_date(today).day;
	char iso[NT_DATE_SIZE];
	struct nt_unclosed months;
	enum nt_status st =
		nt_store_unclosed(store_of(log), today, arena, &months, err);

	log->unclosed = NULL;
	if (st == NT_OK && months.last_month)
		log->unclosed =
			tui_show_month(nt_date_write(nt_day_date(last), iso),
				       &log->logbook_arena);
	return st;
}

void tui_log_read_logbook(struct log *log)
{
	struct nt_query all = { .today = nt_app_today(log->view.ui->app) };
	struct nt_arena arena = { 0 };
	struct nt_tasks late = { 0 };
	struct nt_err err = { 0 };
	enum nt_status st;

	nt_arena_reset(&log->logbook_arena);
	st = nt_store_logbook(store_of(log), &log->logbook_arena, &log->logbook,
			      &err);
	if (st == NT_OK)
		st = nt_store_tasks(store_of(log), &all, true, true,
				    OVERDUE_COUNTED, &arena, &late, &err);
	log->overdue = late.n;
	if (st == NT_OK)
		st = read_unclosed(log, &arena, &err);
	nt_arena_free(&arena);
	if (st != NT_OK)
		tui_say_err(log->view.ui, &err);
}

/* " · May 2024 is not closed yet (3)" */
static void put_unclosed(const struct log *log, struct nt_buf *out)
{
	if (log->unclosed != NULL)
		nt_buf_printf(out, _("%s%s is not closed yet (3)"),
			      out->n > 0 ? " · " : "", log->unclosed);
}

const char *tui_log_hint(struct tui_view *view)
{
	struct log *log = (struct log *)view;
	struct nt_buf text = { 0 };

	if (nt_store_read_only(store_of(log)))
		return _("Read only.");
	if (log->overdue > 0 && log->unclosed != NULL)
		nt_buf_printf(&text,
			      ngettext("%zu overdue follow-up (2)",
				       "%zu overdue follow-ups (2)",
				       log->overdue),
			      log->overdue);
	else if (log->overdue > 0)
		nt_buf_printf(
			&text,
			ngettext("%zu overdue follow-up: press 2 to see it",
				 "%zu overdue follow-ups: press 2 to see them",
				 log->overdue),
			log->overdue);
	put_unclosed(log, &text);
	snprintf(log->hint, sizeof(log->hint), "%s", nt_buf_str(&text));
	nt_buf_free(&text);
	return log->hint;
}
