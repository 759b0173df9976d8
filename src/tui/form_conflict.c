/*
 * form_conflict.c - two saved the same record: what each says where they
 * differ. Theirs is in the history, mine in a draft until it is saved: whatever
 * is chosen, neither is lost.
 */
#include <string.h>

#include "notula/alloc.h"
#include "tui/compare.h"
#include "tui/form_state.h"

struct conflict {
	struct tui_view view;
	struct form *form;
	struct nt_arena arena;
	struct nt_typed theirs;
	struct nt_differences d;
	bool *take; /* theirs, of each difference */
	bool *both; /* changed it */
	bool merging;
	size_t at;
	int scroll;  /* rows of the list scrolled away */
	bool follow; /* the chosen one has to be in sight */
	int rows;
};

static struct conflict *as_conflict(struct tui_view *view)
{
	return (struct conflict *)view;
}

/* What both began from; false if it cannot be read any more. */
static bool read_base(struct conflict *c, struct nt_typed *base)
{
	struct nt_arena arena = { 0 };
	struct nt_record rec;
	bool read = nt_store_get_version(c->form->view.ui->app->store,
					 c->form->uid, c->form->version, &arena,
					 &rec, NULL) == NT_OK;

	if (read)
		nt_typed_load(base, &rec);
	nt_arena_free(&arena);
	return read;
}

/* Is D what it was in BASE: the field, or that the line is there? */
static bool is_unchanged(const struct nt_typed *t, size_t row,
			 const struct nt_typed *base,
			 const struct nt_difference *d)
{
	size_t old = nt_typed_find(base, d->part, d->shape, d->no);
	struct nt_spot spot = { d->part, row, d->field };
	struct nt_spot was = { d->part, old, d->field };

	if (d->field == NULL)
		return (row == NT_NO_ROW) == (old == NT_NO_ROW);
	if (old == NT_NO_ROW)
		return nt_typed_get(t, spot)[0] == '\0';
	return strcmp(nt_typed_get(t, spot), nt_typed_get(base, was)) == 0;
}

/* Who alone changed a field is followed; where both did, mine stands until
 * somebody says otherwise. */
static void suggest(struct conflict *c)
{
	struct nt_typed base = { 0 };
	bool known = read_base(c, &base);

	for (size_t i = 0; known && i < c->d.n; i++) {
		const struct nt_difference *d = &c->d.v[i];
		bool mine = is_unchanged(&c->form->t, d->a, &base, d);
		bool theirs = is_unchanged(&c->theirs, d->b, &base, d);

		c->take[i] = mine && !theirs;
		c->both[i] = !mine && !theirs;
	}
	nt_typed_free(&base);
}

/* What becomes of it. */

static void leave(struct conflict *c)
{
	tui_pop(&c->view);
}

static void take_theirs(struct conflict *c)
{
	struct form *form = c->form;

	if (form->draft == NULL)
		tui_form_write_draft(form);
	if (tui_form_discard(form))
		tui_say(form->view.ui, "%s",
			_("Theirs is shown. Yours is among the discarded "
			  "drafts: u in the log brings it back."));
	nt_typed_load(&form->t, &form->theirs);
	form->version = form->theirs.version;
	tui_form_enter(form, FORM_MEETING);
	leave(c);
}

static void save_mine(struct conflict *c)
{
	c->form->version = c->form->theirs.version;
	leave(c);
	tui_do(c->view.ui,
	       c->form->next_after ? TUI_DO_SAVE_NEXT : TUI_DO_SAVE);
}

/* Lines that go first, the last one before the others. */
static void merge(struct conflict *c)
{
	struct form *form = c->form;

	nt_typed_step(&form->t);
	for (size_t i = c->d.n; i-- > 0;)
		if (c->take[i] && c->d.v[i].b == NT_NO_ROW)
			nt_typed_take(&form->t, &c->theirs, &c->d.v[i]);
	for (size_t i = 0; i < c->d.n; i++)
		if (c->take[i] && c->d.v[i].b != NT_NO_ROW)
			nt_typed_take(&form->t, &c->theirs, &c->d.v[i]);
	form->version = form->theirs.version;
	tui_form_enter(form, FORM_MEETING);
	tui_form_write_draft(form);
	tui_say(form->view.ui, "%s",
		_("Both are merged here and not saved yet: ^S saves."));
	leave(c);
}

/* Keys. */

static void go(struct conflict *c, int by)
{
	size_t to = c->at + (size_t)by;

	c->follow = true;
	if (to < c->d.n)
		c->at = to;
}

static bool type_choice(struct conflict *c, uint32_t ch)
{
	if (ch == '1' && !c->merging) {
		save_mine(c);
	} else if (ch == '2' && !c->merging) {
		take_theirs(c);
	} else if (ch == '3' && !c->merging) {
		c->merging = true;
		c->follow = true;
	} else if ((ch == '1' || ch == '2') && c->at < c->d.n) {
		c->take[c->at] = ch == '2';
		go(c, 1);
	} else if (ch == ' ' && c->merging && c->at < c->d.n) {
		c->take[c->at] = !c->take[c->at];
	}
	return true;
}

static bool conflict_update(struct tui_view *view, const struct tui_key *key,
			    enum tui_action action)
{
	struct conflict *c = as_conflict(view);
	int page = c->rows > 2 ? c->rows - 1 : 1;

	switch ((int)action) {
	case TUI_DO_BACK:
		if (!c->merging)
			return false;
		c->merging = false;
		return true;
	case TUI_DO_UP:
	case TUI_DO_BACK_FIELD:
		go(c, -1);
		return true;
	case TUI_DO_DOWN:
	case TUI_DO_TAKE:
		go(c, 1);
		return true;
	case TUI_DO_NEXT_SECTION:
	case TUI_DO_PREV_SECTION:
		c->follow = false;
		c->scroll += action == TUI_DO_NEXT_SECTION ? page : -page;
		return true;
	case TUI_DO_NEXT_FIELD:
		if (c->merging)
			merge(c);
		return true;
	case TUI_DO_HELP:
	case TUI_DO_COMMAND:
		return false;
	default:
		return key->name != TUI_KEY_CHAR || type_choice(c, key->ch);
	}
}

/* Drawing. */

static int draw_head(struct conflict *c, struct tui_canvas *canvas,
		     struct tui_rect area)
{
	struct form *form = c->form;
	struct nt_arena arena = { 0 };
	struct tui_rect text = { area.row + 1, area.col + 1,
				 area.rows < 12 ? 1 : 2, area.cols - 2 };
	int rows;

	tui_rule(canvas, area.row, area.col, area.cols, _("Conflict"));
	rows = tui_put_wrapped(
		canvas, text, 0, TUI_PLAIN,
		nt_arena_printf(&arena,
				_("Someone else saved this record meanwhile: "
				  "version %lld, by %s. Yours began from "
				  "version %lld."),
				(long long)form->theirs.version,
				form->theirs.updated_by
					? form->theirs.updated_by
					: "?",
				(long long)form->version));
	tui_put(canvas, text.row + rows, text.col, text.cols, TUI_STRONG,
		c->merging ? _("1 Yours  2 Theirs  Enter Merge")
			   : _("1 Yours  2 Theirs  3 Field by field"));
	tui_rule(canvas, text.row + rows + 1, area.col, area.cols, NULL);
	nt_arena_free(&arena);
	return 1 + rows + 2;
}

/* One side of difference I at ROW, drawn where it is in sight; its rows. */
static int draw_side(const struct conflict *c, size_t i, bool theirs,
		     struct tui_canvas *canvas, struct tui_rect area, int row)
{
	const struct nt_difference *d = &c->d.v[i];
	struct nt_arena arena = { 0 };
	const char *text = nt_difference_text(theirs ? &c->theirs : &c->form->t,
					      theirs ? d->b : d->a, d, &arena);
	bool on = c->take[i] == theirs;
	int indent = c->merging ? 20 : 16;
	struct tui_rect at = { row, area.col + indent, 0,
			       area.cols - indent - 1 };

	if (text[0] == '\0')
		text = _("(nothing)");
	at.rows = tui_wrap_rows(text, strlen(text), at.cols);
	if (c->merging)
		tui_put(canvas, row, area.col + 3, 3,
			on ? TUI_STRONG : TUI_FAINT, on ? "[x]" : "[ ]");
	tui_put(canvas, row, at.col - 13, 12, TUI_LABEL,
		theirs ? _("2 theirs") : _("1 yours"));
	tui_put_wrapped(canvas, at, 0,
			c->merging && !on ? TUI_FAINT : TUI_PLAIN, text);
	nt_arena_free(&arena);
	return at.rows;
}

static int draw_difference(const struct conflict *c, size_t i,
			   struct tui_canvas *canvas, struct tui_rect area,
			   int row)
{
	struct nt_buf name = { 0 };
	bool on = i == c->at;
	int rows = 1;

	tui_difference_name(&name, &c->d.v[i]);
	if (c->both[i])
		nt_buf_printf(&name, "  %s", _("! both changed it"));
	tui_put(canvas, row, area.col + 1, 1, TUI_SELECTED, on ? ">" : " ");
	tui_put(canvas, row, area.col + 3, area.cols - 4,
		on ? TUI_SELECTED : TUI_HEADING, nt_buf_str(&name));
	if (on)
		tui_cursor(canvas, row, area.col + 1);
	nt_buf_free(&name);
	rows += draw_side(c, i, false, canvas, area, row + rows);
	rows += draw_side(c, i, true, canvas, area, row + rows);
	return rows;
}

/* The first row of difference I, and the rows of all where I is their
 * number, drawn from row FROM on. */
static int draw_until(const struct conflict *c, size_t i,
		      struct tui_canvas *canvas, struct tui_rect area, int from)
{
	int row = from;

	for (size_t k = 0; k < i; k++)
		row += draw_difference(c, k, canvas, area, row);
	return row - from;
}

/* Measure outside of what is shown, then draw. */
static void draw_list(struct conflict *c, struct tui_canvas *canvas,
		      struct tui_rect area)
{
	struct tui_rect none = { 0, 0, 0, 0 };
	struct tui_rect clip = tui_clip(canvas, none);
	int all = draw_until(c, c->d.n, canvas, area, area.row);
	int top = draw_until(c, c->at, canvas, area, area.row);
	int end = c->at < c->d.n
			  ? top + draw_difference(c, c->at, canvas, area, 0)
			  : top;

	c->rows = area.rows;
	if (c->follow && end > c->scroll + area.rows)
		c->scroll = end - area.rows;
	if (c->follow && top < c->scroll)
		c->scroll = top;
	if (c->scroll > all - area.rows)
		c->scroll = all - area.rows;
	if (c->scroll < 0)
		c->scroll = 0;
	tui_clip(canvas, area);
	tui_cursor(canvas, area.row, area.col + 1);
	draw_until(c, c->d.n, canvas, area, area.row - c->scroll);
	if (c->d.n == 0)
		tui_put(canvas, area.row, area.col + 3, area.cols - 4,
			TUI_FAINT, _("Nothing that is shown differs."));
	tui_clip(canvas, clip);
}

static void conflict_draw(struct tui_view *view, struct tui_canvas *canvas,
			  struct tui_rect area)
{
	struct conflict *c = as_conflict(view);
	int head = draw_head(c, canvas, area);

	draw_list(c, canvas,
		  (struct tui_rect) { area.row + head, area.col,
				      area.rows - head, area.cols });
}

static void conflict_close(struct tui_view *view)
{
	struct conflict *c = as_conflict(view);

	nt_typed_free(&c->theirs);
	nt_arena_free(&c->arena);
}

static const struct tui_view_ops ops = {
	.update = conflict_update,
	.draw = conflict_draw,
	.close = conflict_close,
};

void tui_form_conflict(struct form *form)
{
	struct conflict *c = nt_alloc(sizeof(*c));

	c->view = (struct tui_view) { .ops = &ops,
				      .typing = true,
				      .bar = TUI_BAR_CONFLICT };
	c->form = form;
	c->follow = true;
	nt_typed_load(&c->theirs, &form->theirs);
	nt_differences(&form->t, &c->theirs, &c->arena, &c->d);
	c->take = nt_arena_alloc(&c->arena, c->d.n + 1);
	c->both = nt_arena_alloc(&c->arena, c->d.n + 1);
	suggest(c);
	tui_push(form->view.ui, &c->view);
}
