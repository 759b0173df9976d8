#include "tui/ledger.h"

#include "notula/alloc.h"
#include "notula/str.h"
#include "tui/form.h"
#include "tui/views.h"

static struct ledger *as_ledger(struct tui_view *view)
{
	return (struct ledger *)view;
}

const struct ledger_row *tui_ledger_row(const struct ledger *ledger)
{
	return ledger->at < ledger->rows.n ? &ledger->rows.v[ledger->at] : NULL;
}

/* Reading. */

static enum nt_status read_rows(struct ledger *ledger, struct nt_arena *arena,
				struct ledger_rows *out, struct nt_err *err)
{
	struct nt_query query;
	enum nt_status st = tui_filter_read(&ledger->filter, ledger->view.ui,
					    arena, &query, err);

	if (st == NT_OK)
		st = ledger->kind->read(ledger, &query, arena, out, err);
	return st;
}

/* The line that was selected stays so; else what stands in its place is. */
static void select_again(struct ledger *ledger, const struct ledger_row *was)
{
	for (size_t i = 0; i < ledger->rows.n; i++) {
		const struct ledger_row *r = &ledger->rows.v[i];

		if (nt_str_eq(r->uid, was->uid) &&
		    nt_str_eq(r->place, was->place) &&
		    nt_str_eq(r->state, was->state)) {
			ledger->at = i;
			return;
		}
	}
	if (ledger->at >= ledger->rows.n)
		ledger->at = ledger->rows.n > 0 ? ledger->rows.n - 1 : 0;
}

static void reload(struct tui_view *view)
{
	struct ledger *ledger = as_ledger(view);
	const struct ledger_row *was = tui_ledger_row(ledger);
	struct nt_arena old = ledger->arena;
	struct nt_arena fresh = { 0 };
	struct ledger_rows rows = { 0 };
	struct nt_err err = { 0 };

	if (read_rows(ledger, &fresh, &rows, &err) != NT_OK) {
		nt_arena_free(&fresh);
		tui_say_err(view->ui, &err);
		return;
	}
	ledger->rows = rows;
	ledger->arena = fresh;
	if (was != NULL)
		select_again(ledger, was);
	else
		ledger->at = 0;
	nt_arena_free(&old);
}

/* Changing. */

bool tui_ledger_change(struct ledger *ledger, record_edit_fn *edit, void *ctx,
		       const char *said)
{
	struct tui *ui = ledger->view.ui;
	const struct ledger_row *row = tui_ledger_row(ledger);
	const struct record_changes *all = &ledger->changes;
	struct nt_err err = { 0 };

	if (row == NULL)
		return true;
	if (tui_record_do(ui->app, &ledger->changes, row->uid, row->text, edit,
			  ctx, &err) != NT_OK) {
		reload(&ledger->view);
		tui_say_err(ui, &err);
		return false;
	}
	ui->saved++;
	reload(&ledger->view);
	tui_say(ui, _("%s: \"%.60s\". u to undo"), said,
		all->v[all->undos - 1].text);
	return true;
}

static void again(struct ledger *ledger, bool back)
{
	struct tui *ui = ledger->view.ui;
	struct nt_err err = { 0 };
	const char *text;

	if (tui_record_again(ui->app, &ledger->changes, back, &text, &err) !=
	    NT_OK) {
		tui_say_err(ui, &err);
		return;
	}
	if (text == NULL) {
		tui_say(ui, "%s",
			back ? _("Nothing to undo.") : _("Nothing to redo."));
		return;
	}
	reload(&ledger->view);
	tui_say(ui, back ? _("Undone: \"%.60s\"") : _("Done again: \"%.60s\""),
		text);
}

/* Moving. */

static void move_by(struct ledger *ledger, size_t by, bool up)
{
	size_t last = ledger->rows.n > 0 ? ledger->rows.n - 1 : 0;

	if (up)
		ledger->at = ledger->at > by ? ledger->at - by : 0;
	else
		ledger->at = by < last - ledger->at ? ledger->at + by : last;
}

static bool move(struct ledger *ledger, enum tui_action action)
{
	size_t page = ledger->page > 2 ? (size_t)ledger->page - 1 : 1;

	switch ((int)action) {
	case TUI_DO_UP:
	case TUI_DO_SEARCH_PREV:
		move_by(ledger, 1, true);
		return true;
	case TUI_DO_DOWN:
	case TUI_DO_SEARCH_NEXT:
		move_by(ledger, 1, false);
		return true;
	case TUI_DO_PAGE_UP:
		move_by(ledger, page, true);
		return true;
	case TUI_DO_PAGE_DOWN:
		move_by(ledger, page, false);
		return true;
	case TUI_DO_FIRST:
		move_by(ledger, SIZE_MAX, true);
		return true;
	case TUI_DO_LAST:
		move_by(ledger, SIZE_MAX, false);
		return true;
	default:
		return false;
	}
}

/* The filter. */

static void clear_filter(struct ledger *ledger)
{
	tui_filter_set(&ledger->filter, NULL);
	reload(&ledger->view);
}

static bool type_filter(struct ledger *ledger, const struct tui_key *key,
			enum tui_action action)
{
	switch (tui_filter_update(&ledger->filter, &ledger->view,
				  ledger->kind->bar, key, action)) {
	case TUI_FILTER_CHANGED:
	case TUI_FILTER_LEFT:
		reload(&ledger->view);
		return true;
	case TUI_FILTER_USED:
		return true;
	case TUI_FILTER_IGNORED:
		break;
	}
	return move(ledger, action) ||
	       (action != TUI_DO_HELP && action != TUI_DO_MENU);
}

static void open_form(struct ledger *ledger, bool in_editor)
{
	struct tui *ui = ledger->view.ui;
	const struct ledger_row *row = tui_ledger_row(ledger);
	struct nt_err err = { 0 };

	if (row == NULL)
		return;
	if (tui_form_open_at(ui, row->uid, row->place, &err) != NT_OK)
		tui_say_err(ui, &err);
	else if (in_editor)
		tui_form_to_editor(ui, row->place);
}

static bool ledger_update(struct tui_view *view, const struct tui_key *key,
			  enum tui_action action)
{
	struct ledger *ledger = as_ledger(view);

	if (view->typing)
		return type_filter(ledger, key, action);
	if (ledger->kind->act(ledger, action) || move(ledger, action))
		return true;
	switch ((int)action) {
	case TUI_DO_OPEN:
	case TUI_DO_EDITOR:
		open_form(ledger, action == TUI_DO_EDITOR);
		return true;
	case TUI_DO_UNDO:
	case TUI_DO_REDO:
		again(ledger, action == TUI_DO_UNDO);
		return true;
	case TUI_DO_SEARCH:
		tui_filter_start(&ledger->filter, view);
		return true;
	case TUI_DO_BACK:
		if (!ledger->filter.filtered || key->name != TUI_KEY_ESC)
			return false;
		clear_filter(ledger);
		return true;
	default:
		return action == ledger->kind->screen ||
		       tui_change_screen(view, action);
	}
}

static void ledger_close(struct tui_view *view)
{
	struct ledger *ledger = as_ledger(view);

	tui_record_changes_free(&ledger->changes);
	tui_filter_free(&ledger->filter);
	nt_arena_free(&ledger->arena);
}

static struct tui_filter *ledger_filter(struct tui_view *view)
{
	return &as_ledger(view)->filter;
}

static const struct tui_view_ops ops = {
	.filter = ledger_filter,
	.update = ledger_update,
	.draw = tui_ledger_draw,
	.changed = reload,
	.resume = reload,
	.close = ledger_close,
};

void tui_open_ledger(struct tui *ui, const struct ledger_kind *kind)
{
	struct ledger *ledger = nt_alloc(sizeof(*ledger));

	ledger->view = (struct tui_view) { .ops = &ops, .bar = kind->bar };
	ledger->kind = kind;
	tui_filter_init(&ledger->filter);
	tui_push(ui, &ledger->view);
	reload(&ledger->view);
}
