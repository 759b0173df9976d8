/* view_history.c - versions above, what the chosen one changed below. */
#include "tui/history.h"

#include "notula/alloc.h"
#include "tui/compare.h"
#include "tui/show.h"
#include "tui/text.h"

#define NONE SIZE_MAX

struct history {
	struct tui_view view;
	struct nt_arena arena;
	const char *uid;
	struct nt_versions versions;
	size_t at;
	size_t mark; /* the version to compare with; NONE: the one before */
	size_t top;
	int rows; /* versions shown, as drawn last */
	struct nt_buf body;
	struct tui_text text;
};

static struct history *as_history(struct tui_view *view)
{
	return (struct history *)view;
}

/* The version that the chosen one is compared with; NONE for the first. */
static size_t other_of(const struct history *h)
{
	if (h->mark != NONE && h->mark != h->at)
		return h->mark;
	return h->at + 1 < h->versions.n ? h->at + 1 : NONE;
}

/* Version I into T; NONE is one in which nothing stood yet. */
static bool read_version(struct history *h, size_t i, struct nt_typed *t)
{
	struct nt_arena arena = { 0 };
	struct nt_record rec;
	struct nt_err err;
	enum nt_status st;

	nt_typed_start(t);
	if (i == NONE)
		return true;
	st = nt_store_get_version(h->view.ui->app->store, h->uid,
				  h->versions.v[i].version, &arena, &rec, &err);
	if (st == NT_OK)
		nt_typed_load(t, &rec);
	else
		tui_say_err(h->view.ui, &err);
	nt_arena_free(&arena);
	return st == NT_OK;
}

/* What version NEW says that OLD does not, into OUT. */
static void compare(struct history *h, size_t old, size_t new,
		    struct nt_buf *out)
{
	struct nt_typed a = { 0 }, b = { 0 };

	if (read_version(h, old, &a) && read_version(h, new, &b)) {
		tui_compare(out, &a, &b);
		if (out->n == 0)
			nt_buf_puts(out, _("Nothing that is shown differs."));
	}
	nt_typed_free(&a);
	nt_typed_free(&b);
}

static void show(struct history *h)
{
	size_t other = other_of(h);
	bool back = other != NONE && other < h->at;

	nt_buf_reset(&h->body);
	compare(h, back ? h->at : other, back ? other : h->at, &h->body);
	h->text = (struct tui_text) { .s = nt_buf_str(&h->body),
				      .rows = h->text.rows,
				      .cols = h->text.cols };
}

static void go(struct history *h, size_t at)
{
	if (at >= h->versions.n)
		return;
	h->at = at;
	show(h);
}

/* The whole of a version, to read. */
static void read_whole(struct history *h)
{
	struct nt_buf body = { 0 };
	struct nt_arena arena = { 0 };

	compare(h, NONE, h->at, &body);
	tui_read_page(h->view.ui,
		      nt_arena_printf(&arena, _("Version %lld"),
				      (long long)h->versions.v[h->at].version),
		      nt_buf_str(&body));
	nt_arena_free(&arena);
	nt_buf_free(&body);
}

static bool history_update(struct tui_view *view, const struct tui_key *key,
			   enum tui_action action)
{
	struct history *h = as_history(view);

	(void)key;
	switch ((int)action) {
	case TUI_DO_UP:
		go(h, h->at - 1);
		return true;
	case TUI_DO_DOWN:
		go(h, h->at + 1);
		return true;
	case TUI_DO_FIRST:
		go(h, 0);
		return true;
	case TUI_DO_LAST:
		go(h, h->versions.n - 1);
		return true;
	case TUI_DO_MARK:
		h->mark = h->mark == h->at ? NONE : h->at;
		show(h);
		return true;
	case TUI_DO_OPEN:
		read_whole(h);
		return true;
	default:
		return tui_text_update(&h->text, action);
	}
}

/* Drawing. */

static void draw_version(const struct history *h, size_t i,
			 struct tui_canvas *canvas, struct tui_rect area,
			 int row)
{
	const struct nt_version *v = &h->versions.v[i];
	struct nt_arena arena = { 0 };
	bool on = i == h->at;

	if (on)
		tui_put(canvas, row, area.col + 1, 1, TUI_SELECTED, ">");
	if (i == h->mark)
		tui_put(canvas, row, area.col + 2, 1, TUI_STRONG, "m");
	tui_put_right(canvas, row, area.col + 3, 5, TUI_PLAIN,
		      nt_arena_printf(&arena, "%lld", (long long)v->version));
	tui_put(canvas, row, area.col + 10, 16, TUI_PLAIN,
		tui_show_stamp(v->at, &arena));
	tui_put(canvas, row, area.col + 28, 16, TUI_PLAIN, v->by ? v->by : "");
	tui_put(canvas, row, area.col + 46, area.cols - 47, TUI_PLAIN,
		v->why ? v->why : "");
	if (on) {
		tui_paint(canvas,
			  (struct tui_rect) { row, area.col, 1, area.cols },
			  TUI_SELECTED);
		tui_cursor(canvas, row, area.col + 1);
	}
	nt_arena_free(&arena);
}

static void draw_versions(struct history *h, struct tui_canvas *canvas,
			  struct tui_rect area)
{
	tui_put(canvas, area.row, area.col + 1, 8, TUI_HEADING, _("Version"));
	tui_put(canvas, area.row, area.col + 10, 16, TUI_HEADING, _("At"));
	tui_put(canvas, area.row, area.col + 28, 16, TUI_HEADING, _("By"));
	tui_put(canvas, area.row, area.col + 46, area.cols - 47, TUI_HEADING,
		_("Why"));
	if (h->at < h->top)
		h->top = h->at;
	if (h->at >= h->top + (size_t)h->rows)
		h->top = h->at - (size_t)h->rows + 1;
	for (int i = 0; i < h->rows && h->top + (size_t)i < h->versions.n; i++)
		draw_version(h, h->top + (size_t)i, canvas, area,
			     area.row + 1 + i);
}

/* "Version 3, compared with 2". */
static const char *heading(const struct history *h, struct nt_arena *arena)
{
	long long version = h->versions.v[h->at].version;
	size_t other = other_of(h);

	if (other == NONE)
		return nt_arena_printf(arena, _("Version %lld"), version);
	return nt_arena_printf(arena, _("Version %lld, compared with %lld"),
			       version,
			       (long long)h->versions.v[other].version);
}

static void history_draw(struct tui_view *view, struct tui_canvas *canvas,
			 struct tui_rect area)
{
	struct history *h = as_history(view);
	struct nt_arena arena = { 0 };
	int most = area.rows / 3 > 1 ? area.rows / 3 : 1;
	struct tui_rect list, text;

	h->rows = h->versions.n < (size_t)most ? (int)h->versions.n : most;
	list = (struct tui_rect) { area.row + 1, area.col, h->rows + 1,
				   area.cols };
	text = (struct tui_rect) { list.row + list.rows + 1, area.col + 1, 0,
				   area.cols - 2 };
	text.rows = area.row + area.rows - text.row;
	tui_rule(canvas, area.row, area.col, area.cols, _("History"));
	tui_rule(canvas, text.row - 1, area.col, area.cols, heading(h, &arena));
	tui_text_draw(&h->text, canvas, text);
	draw_versions(h, canvas, list);
	nt_arena_free(&arena);
}

static enum nt_status read_versions(struct history *h, const char *uid,
				    struct nt_err *err)
{
	h->uid = nt_arena_strdup(&h->arena, uid);
	return nt_store_history(h->view.ui->app->store, h->uid, &h->arena,
				&h->versions, err);
}

/* The chosen version stays the chosen one. */
static void history_changed(struct tui_view *view)
{
	struct history *h = as_history(view);
	size_t before = h->versions.n;
	struct nt_err err;

	if (read_versions(h, h->uid, &err) != NT_OK) {
		tui_say_err(view->ui, &err);
		tui_pop(view);
		return;
	}
	if (h->versions.n > before) {
		h->at += h->versions.n - before;
		h->mark += h->mark != NONE ? h->versions.n - before : 0;
	}
	if (h->at >= h->versions.n)
		h->at = 0;
	if (h->mark != NONE && h->mark >= h->versions.n)
		h->mark = NONE;
	show(h);
}

static void history_close(struct tui_view *view)
{
	nt_buf_free(&as_history(view)->body);
	nt_arena_free(&as_history(view)->arena);
}

static const struct tui_view_ops ops = {
	.update = history_update,
	.draw = history_draw,
	.changed = history_changed,
	.close = history_close,
};

enum nt_status tui_open_history(struct tui *ui, const char *uid,
				struct nt_err *err)
{
	struct history *h = nt_alloc(sizeof(*h));
	enum nt_status st;

	h->view = (struct tui_view) { .ops = &ops,
				      .ui = ui,
				      .bar = TUI_BAR_HISTORY };
	h->mark = NONE;
	st = read_versions(h, uid, err);
	if (st != NT_OK) {
		history_close(&h->view);
		nt_free(h);
		return st;
	}
	tui_push(ui, &h->view);
	show(h);
	return NT_OK;
}
