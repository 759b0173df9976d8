/* The capture line: a record in one line, read as it is typed. */
#include <stdio.h>
#include <string.h>

#include "notula/alloc.h"
#include "notula/doubt.h"
#include "notula/draft.h"
#include "notula/resolve.h"
#include "notula/str.h"
#include "tui/line.h"
#include "tui/pick.h"
#include "tui/preview.h"
#include "tui/show.h"
#include "tui/views.h"

/* Longer lines are read when Enter asks for it, not at every key. */
enum { READ_AT_ONCE = 4096, CANDIDATES = 8 };

struct capture {
	struct tui_view view;
	struct tui_line line;
	int width;
	struct nt_resolving how;
	struct nt_arena arena; /* as long as the view: the office, replies */
	const char *logbook;

	/* What the line was read as last. */
	struct nt_arena read_arena;
	struct nt_typed t;
	struct nt_resolved names;
	struct nt_record rec;
	bool has_rec;
	bool fresh; /* the line did not change since */
	struct nt_err err;
	char hint[512];

	/* Who is meant, while that is asked. */
	struct nt_question question;
	struct tui_pick_item items[CANDIDATES * 4 + 1];
	struct tui_pick pick;
};

static struct capture *as_capture(struct tui_view *view)
{
	return (struct capture *)view;
}

/* Read the line; GUESS leaves open who is meant. */
static enum nt_status read_line(struct capture *c, bool guess)
{
	struct nt_err err;
	enum nt_status st;

	nt_arena_reset(&c->read_arena);
	c->err = (struct nt_err) { 0 };
	c->how.guess = guess;
	st = nt_resolve(&c->how, tui_line_text(&c->line), &c->t, &c->read_arena,
			&c->names, &c->err);
	c->has_rec =
		nt_typed_record(&c->t, &c->read_arena, &c->rec, &err) == NT_OK;
	if (!c->has_rec && st == NT_OK) {
		c->err = err;
		st = err.status;
	}
	c->fresh = true;
	return st;
}

/* What is typed is read at once; nothing is asked while it is. */
static void look(struct capture *c)
{
	c->fresh = false;
	if (c->line.text.n > READ_AT_ONCE)
		return;
	if (read_line(c, true) == NT_OK)
		c->err = (struct nt_err) { 0 };
}

/* Who is meant. */

static void close_pick(struct capture *c)
{
	tui_pick_set(&c->pick, NULL, 0);
	c->view.bar = TUI_BAR_CAPTURE;
}

static void open_pick(struct capture *c)
{
	size_t n = 0;

	c->question = c->names.question;
	for (size_t i = 0; i < c->question.found.n; i++) {
		const struct nt_suggestion *one = &c->question.found.v[i];

		if (n + 1 == NT_COUNT(c->items))
			break;
		c->items[n++] = (struct tui_pick_item) {
			.text = one->text,
			.detail = one->position ? one->position : one->city,
			.more = one->organization,
		};
	}
	c->items[n++] = (struct tui_pick_item) {
		.text = nt_arena_printf(&c->read_arena,
					_("+ keep \"%s\" as a new name"),
					c->question.text),
		.special = true,
	};
	tui_pick_set(&c->pick, c->items, n);
	c->view.bar = TUI_BAR_CAPTURE_PICK;
}

static void take(struct capture *c)
{
	bool is_new = tui_pick_chosen(&c->pick)->special;

	nt_reply(&c->how.replies, &c->question,
		 is_new ? NULL : &c->question.found.v[c->pick.at], &c->arena);
	close_pick(c);
	look(c);
}

/* Saving. */

static void save(struct capture *c)
{
	struct tui *ui = c->view.ui;
	struct nt_err err;
	enum nt_status st;

	nt_app_stamp(ui->app, &c->rec, &c->read_arena);
	st = nt_store_save(ui->app->store, &c->rec, 0, &c->read_arena, &err);
	if (st != NT_OK) {
		tui_say_err(ui, &err);
		look(c); /* what saving had set already is taken back */
		return;
	}
	ui->saved++;
	tui_say(ui, _("Saved as record %lld."), (long long)c->rec.number);
	tui_line_set(&c->line, NULL);
	tui_pop(&c->view);
}

/* Nothing is saved that was not shown first. */
static void enter(struct capture *c)
{
	bool shown = c->fresh;

	if (nt_str_blank(tui_line_text(&c->line))) {
		tui_pop(&c->view);
		return;
	}
	if (read_line(c, false) == NT_OK) {
		if (shown)
			save(c);
	} else if (c->names.question.sign != NULL) {
		open_pick(c);
	} else {
		tui_say_err(c->view.ui, &c->err);
	}
}

static bool pick_key(struct capture *c, enum tui_action action)
{
	if (c->pick.n == 0)
		return false;
	if (tui_pick_update(&c->pick, action))
		return true;
	if (action == TUI_DO_NEXT_FIELD || action == TUI_DO_TAKE) {
		take(c);
		/* One question after the other, then the record once more. */
		if (c->names.question.sign != NULL)
			enter(c);
		return true;
	}
	close_pick(c);
	return action == TUI_DO_BACK;
}

static bool capture_update(struct tui_view *view, const struct tui_key *key,
			   enum tui_action action)
{
	struct capture *c = as_capture(view);

	if (pick_key(c, action))
		return true;
	if (action == TUI_DO_NEXT_FIELD) {
		enter(c);
		return true;
	}
	if (action == TUI_DO_BACK || action == TUI_DO_HELP)
		return false;
	if (tui_line_update(&c->line, key, action, c->width)) {
		if (c->line.full)
			tui_say(view->ui, "%s",
				_("That is too long for one field."));
		look(c);
	}
	return true;
}

/* Drawing. */

static void draw_record(struct capture *c, struct tui_canvas *canvas,
			struct tui_rect area)
{
	struct nt_arena arena = { 0 };

	tui_putf(canvas, area.row, area.col + 1, area.cols - 2, TUI_STRONG,
		 "%s  %s", tui_show_day(c->rec.date, &arena),
		 c->rec.title != NULL ? c->rec.title : "");
	area.row += 2;
	area.rows -= 2;
	tui_preview_draw_answers(&c->rec, canvas, area);
	nt_arena_free(&arena);
}

static void draw_new_names(struct capture *c, struct tui_canvas *canvas,
			   struct tui_rect row)
{
	struct nt_buf names = { 0 };

	for (size_t i = 0; i < c->names.added.n; i++)
		nt_buf_printf(&names, "%s%s", i ? "; " : "",
			      c->names.added.v[i]);
	if (names.n > 0)
		tui_putf(canvas, row.row, row.col + 1, row.cols - 2, TUI_FAINT,
			 _("New names: %s"), nt_buf_str(&names));
	nt_buf_free(&names);
}

static void capture_draw(struct tui_view *view, struct tui_canvas *canvas,
			 struct tui_rect area)
{
	struct capture *c = as_capture(view);
	int bottom = area.row + area.rows - 1;
	struct tui_rect field = { bottom, area.col + 1, 1, area.cols - 2 };
	struct tui_rect above = { area.row + 1, area.col, area.rows - 4,
				  area.cols };
	struct tui_rect names = { bottom - 2, area.col, 1, area.cols };

	tui_rule(canvas, area.row, area.col, area.cols, _("New record"));
	if (c->has_rec && c->fresh)
		draw_record(c, canvas, above);
	if (c->fresh)
		draw_new_names(c, canvas, names);
	tui_rule(canvas, bottom - 1, area.col, area.cols, _("Capture"));
	c->width = field.cols;
	tui_line_draw(&c->line, canvas, field, true);
	tui_pick_draw(&c->pick, canvas, area, field.row, field.col, CANDIDATES);
}

/* A date that contradicts itself is taken, and told. */
static void say_doubt(struct capture *c)
{
	struct nt_doubts doubts = { 0 };

	if (c->has_rec)
		nt_doubts_of(&c->rec, &c->read_arena, &doubts);
	if (doubts.n > 0)
		snprintf(c->hint, sizeof(c->hint), "? %s", doubts.v[0].text);
}

static const char *capture_hint(struct tui_view *view)
{
	struct capture *c = as_capture(view);
	const struct nt_question *open = &c->names.question;

	c->hint[0] = '\0';
	if (nt_str_blank(tui_line_text(&c->line)))
		return _("[DATE] TITLE @ venue + NAME / POSITION / "
			 "ORGANIZATION # issue = response ! follow-up > owner "
			 "^ due");
	if (!c->fresh)
		return _("A long line: Enter shows what it is read as.");
	if (c->err.msg[0] != '\0')
		nt_err_format(&c->err, c->hint, sizeof(c->hint));
	else if (open->sign != NULL)
		snprintf(c->hint, sizeof(c->hint),
			 _("\"%s %s\" may be several; Enter asks which."),
			 open->sign, open->text);
	else
		say_doubt(c);
	return c->hint;
}

/* Leaving. */

/* As a draft of the form; a line that cannot be read stands in its notes. */
static void capture_keep(struct tui_view *view)
{
	struct capture *c = as_capture(view);
	struct nt_draft_about about = { .logbook = c->logbook };
	struct nt_draft *draft;
	char stamp[NT_STAMP_SIZE];

	if (nt_str_blank(tui_line_text(&c->line)))
		return;
	if (read_line(c, true) != NT_OK)
		nt_typed_set(&c->t, NT_PART_MEETING, 0, "notes",
			     tui_line_text(&c->line));
	about.saved = nt_clock_stamp(&view->ui->app->clock, stamp);
	if (nt_draft_new(&draft, &c->err) != NT_OK)
		return;
	if (nt_draft_write(draft, &about, &c->t, &c->err) == NT_OK)
		view->ui->kept++;
	nt_draft_keep(draft);
}

/* What was not saved is there again when the line is opened next. */
static void capture_close(struct tui_view *view)
{
	struct capture *c = as_capture(view);

	nt_free(view->ui->captured);
	view->ui->captured = NULL;
	if (!nt_str_blank(tui_line_text(&c->line)))
		view->ui->captured = nt_strdup(tui_line_text(&c->line));
	tui_line_free(&c->line);
	nt_typed_free(&c->t);
	nt_arena_free(&c->read_arena);
	nt_arena_free(&c->arena);
}

static const struct tui_view_ops ops = {
	.update = capture_update,
	.draw = capture_draw,
	.hint = capture_hint,
	.keep = capture_keep,
	.close = capture_close,
};

void tui_open_capture(struct tui *ui, const char *text, size_t n)
{
	struct capture *c;
	struct nt_logbook logbook;
	struct nt_err err;
	struct nt_arena arena = { 0 };
	enum nt_status st;

	if (ui->app == NULL || ui->app->store == NULL)
		return;
	st = nt_store_logbook(ui->app->store, &arena, &logbook, &err);
	if (st == NT_OK && nt_store_read_only(ui->app->store))
		st = nt_fail(&err, NT_EREADONLY, "%s", _("Read only."));
	if (st != NT_OK) {
		nt_arena_free(&arena);
		tui_say_err(ui, &err);
		return;
	}
	c = nt_alloc(sizeof(*c));
	c->view = (struct tui_view) { .ops = &ops,
				      .typing = true,
				      .bar = TUI_BAR_CAPTURE };
	c->arena = arena;
	c->logbook = logbook.uid;
	c->how.store = ui->app->store;
	c->how.how.today = nt_app_today(ui->app);
	c->how.how.office = logbook.office;
	tui_line_init(&c->line, false, NT_LIMIT_TEXT);
	tui_line_set(&c->line, text == NULL ? ui->captured : NULL);
	if (text != NULL)
		tui_line_paste(&c->line, text, n);
	tui_push(ui, &c->view);
	look(c);
}
