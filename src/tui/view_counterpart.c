#include <stdio.h>
#include <string.h>

#include "notula/alloc.h"
#include "notula/day.h"
#include "notula/directory.h"
#include "notula/uid.h"
#include "tui/counterpart.h"
#include "tui/show.h"
#include "tui/text.h"
#include "tui/views.h"

enum { MEETINGS = 20 };

struct counterpart {
	struct tui_view view;
	char uid[NT_UID_SIZE];
	struct nt_arena arena;
	struct nt_counterpart page;
	struct nt_buf body;
	struct tui_text text;
};

static struct counterpart *as_page(struct tui_view *view)
{
	return (struct counterpart *)view;
}

static int64_t today_of(const struct counterpart *c)
{
	return nt_app_today(c->view.ui->app);
}

/* The page as text. */

static void put_day(struct counterpart *c, const char *iso)
{
	nt_buf_puts(&c->body, tui_show_day(iso, &c->arena));
}

/* ", the oldest since Mon 27/05/2024 (16 days)" */
static void put_since(struct counterpart *c, int64_t days)
{
	char iso[NT_DATE_SIZE];

	nt_date_write(nt_day_date(today_of(c) - days), iso);
	nt_buf_printf(&c->body,
		      ngettext(", the oldest since %s (%lld day)",
			       ", the oldest since %s (%lld days)",
			       (unsigned long)days),
		      tui_show_day(iso, &c->arena), (long long)days);
}

static void put_met(struct counterpart *c)
{
	const struct nt_counterpart *p = &c->page;

	nt_buf_printf(&c->body,
		      ngettext("%lld meeting", "%lld meetings",
			       (unsigned long)p->entry.meetings),
		      (long long)p->entry.meetings);
	if (p->entry.first != NULL) {
		nt_buf_puts(&c->body, ", ");
		put_day(c, p->entry.first);
		nt_buf_puts(&c->body, " - ");
		put_day(c, p->entry.last);
	}
	if (p->offices > 1)
		nt_buf_printf(&c->body,
			      _("; %lld offices, with those below it and "
				"merged into it"),
			      (long long)p->offices);
	nt_buf_putc(&c->body, '\n');
}

static void put_asked(struct counterpart *c)
{
	const struct nt_counterpart *p = &c->page;

	nt_buf_printf(&c->body, "\n%s (%zu)", _("WHAT IT WAS ASKED"),
		      p->asked.n);
	nt_buf_printf(&c->body, _(", not fully answered %lld"),
		      (long long)p->unanswered);
	if (p->unanswered > 0)
		put_since(c, p->asked.v[0].age_days);
	nt_buf_putc(&c->body, '\n');
	for (size_t i = 0; i < p->asked.n; i++) {
		const struct nt_asked *a = &p->asked.v[i];

		nt_buf_printf(&c->body, " %s %lld.%lld  ",
			      a->open ? "[ ]" : "[x]", (long long)a->number,
			      (long long)a->issue);
		put_day(c, a->date);
		nt_buf_printf(&c->body, "  %s: %s\n",
			      _(nt_set_coverage.labels[a->coverage]),
			      a->text ? a->text : "");
	}
}

static void put_said(struct counterpart *c)
{
	const struct nt_counterpart *p = &c->page;

	nt_buf_printf(&c->body, "\n%s (%zu)\n", _("WHAT IT ANSWERED"),
		      p->said.n);
	for (size_t i = 0; i < p->said.n; i++) {
		const struct nt_said *s = &p->said.v[i];

		nt_buf_printf(&c->body, "     %lld.%lld  ",
			      (long long)s->number, (long long)s->response);
		put_day(c, s->date);
		if (s->type)
			nt_buf_printf(&c->body, "  %s:",
				      _(nt_set_response_type.labels[s->type]));
		nt_buf_printf(&c->body, " %s\n", s->text ? s->text : "");
	}
}

static void put_due(struct counterpart *c, const struct nt_follow_up *f)
{
	if (!nt_follow_up_is_open(f))
		nt_buf_puts(&c->body,
			    _(nt_set_follow_up_status.labels[f->status]));
	else if (f->due != NULL)
		put_day(c, f->due);
	else
		nt_buf_puts(&c->body, f->due_as_written ? f->due_as_written
							: _("no date"));
}

static void put_promised(struct counterpart *c)
{
	const struct nt_counterpart *p = &c->page;

	nt_buf_printf(&c->body, "\n%s (%zu)", _("WHAT IT PROMISED"),
		      p->promised.n);
	nt_buf_printf(&c->body,
		      _(", kept %lld, dropped %lld, open %lld (overdue %lld)"),
		      (long long)p->kept, (long long)p->dropped,
		      (long long)p->open, (long long)p->overdue);
	if (p->open > 0)
		put_since(c, p->promised.v[0].age_days);
	nt_buf_putc(&c->body, '\n');
	for (size_t i = 0; i < p->promised.n; i++) {
		const struct nt_task *t = &p->promised.v[i];

		nt_buf_printf(&c->body, " %s%s %lld.%lld  ",
			      nt_follow_up_is_open(&t->f) ? "[ ]" : "[x]",
			      t->overdue ? "!" : " ", (long long)t->number,
			      (long long)t->f.no);
		put_due(c, &t->f);
		nt_buf_printf(&c->body, ": %s\n", t->f.text ? t->f.text : "");
	}
}

static void put_meetings(struct counterpart *c)
{
	const struct nt_rows *rows = &c->page.meetings;

	nt_buf_printf(&c->body, "\n%s (%lld)\n", _("MEETINGS"),
		      (long long)c->page.entry.meetings);
	for (size_t i = 0; i < rows->n; i++) {
		nt_buf_printf(&c->body, "     %lld  ",
			      (long long)rows->v[i].number);
		put_day(c, rows->v[i].date);
		nt_buf_printf(&c->body, "  %s\n", rows->v[i].title);
	}
	if (c->page.entry.meetings > (int64_t)rows->n)
		nt_buf_printf(&c->body, "     %s\n",
			      _("... Enter shows all of them in the log"));
}

static enum nt_status read_page(struct counterpart *c, struct nt_err *err)
{
	enum nt_status st;

	nt_arena_reset(&c->arena);
	st = nt_directory_counterpart(c->view.ui->app->store, c->uid,
				      today_of(c), MEETINGS, &c->arena,
				      &c->page, err);
	if (st != NT_OK)
		return st;
	nt_buf_reset(&c->body);
	put_met(c);
	put_asked(c);
	put_said(c);
	put_promised(c);
	put_meetings(c);
	c->text.s = nt_buf_str(&c->body);
	return NT_OK;
}

/* The view. */

static void reload(struct tui_view *view)
{
	struct nt_err err = { 0 };

	if (read_page(as_page(view), &err) == NT_OK)
		return;
	tui_say_err(view->ui, &err);
	tui_pop(view);
}

static bool page_update(struct tui_view *view, const struct tui_key *key,
			enum tui_action action)
{
	struct counterpart *c = as_page(view);

	(void)key;
	if (action == TUI_DO_OPEN) {
		tui_filter_log(view->ui, "org", c->page.entry.name);
		return true;
	}
	return tui_text_update(&c->text, action);
}

static void page_draw(struct tui_view *view, struct tui_canvas *canvas,
		      struct tui_rect area)
{
	struct counterpart *c = as_page(view);
	struct tui_rect text = { area.row + 1, area.col + 1, area.rows - 1,
				 area.cols - 2 };

	tui_rule(canvas, area.row, area.col, area.cols, c->page.entry.name);
	tui_text_draw(&c->text, canvas, text);
}

static void page_close(struct tui_view *view)
{
	nt_buf_free(&as_page(view)->body);
	nt_arena_free(&as_page(view)->arena);
}

static const struct tui_view_ops ops = {
	.update = page_update,
	.draw = page_draw,
	.changed = reload,
	.close = page_close,
};

enum nt_status tui_open_counterpart(struct tui *ui, const char *uid,
				    struct nt_err *err)
{
	struct counterpart *c = nt_alloc(sizeof(*c));
	enum nt_status st;

	c->view = (struct tui_view) { .ops = &ops,
				      .ui = ui,
				      .bar = TUI_BAR_COUNTERPART };
	c->text.cols = 80;
	snprintf(c->uid, sizeof(c->uid), "%s", uid);
	st = read_page(c, err);
	if (st == NT_OK) {
		tui_push(ui, &c->view);
		return NT_OK;
	}
	page_close(&c->view);
	nt_free(c);
	return st;
}
