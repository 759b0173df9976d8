#include <string.h>

#include "notula/alloc.h"
#include "notula/str.h"
#include "tui/counterpart.h"
#include "tui/directory_ask.h"
#include "tui/directory_edit.h"
#include "tui/directory_undo.h"
#include "tui/views.h"

enum { PREVIEWED = 12 };

static struct directory *as_directory(struct tui_view *view)
{
	return (struct directory *)view;
}

static struct nt_store *store_of(const struct directory *d)
{
	return d->view.ui->app->store;
}

const struct nt_entry *tui_directory_selected(const struct directory *d)
{
	return tui_directory_row(&d->rows, d->rows.at);
}

const struct nt_entry *tui_directory_alike(const struct directory *d,
					   const struct nt_entry *entry)
{
	for (size_t i = 0; i < d->alikes.n; i++) {
		const struct nt_alike *pair = &d->alikes.v[i];

		if (nt_str_eq(pair->keep.uid, entry->uid))
			return &pair->other;
		if (nt_str_eq(pair->other.uid, entry->uid))
			return &pair->keep;
	}
	return NULL;
}

/* Reading. */

static void read_preview(struct directory *d)
{
	const struct nt_entry *e = tui_directory_selected(d);
	struct nt_err err = { 0 };

	nt_arena_reset(&d->preview_arena);
	d->meetings = (struct nt_rows) { 0 };
	if (e != NULL && nt_directory_meetings(store_of(d), d->kind, e->uid,
					       nt_app_today(d->view.ui->app),
					       PREVIEWED, &d->preview_arena,
					       &d->meetings, &err) != NT_OK)
		tui_say_err(d->view.ui, &err);
}

static void load(struct directory *d, enum directory_where where)
{
	const char *words = tui_line_text(&d->filter);
	struct nt_err err = { 0 };

	d->filtered = !nt_str_blank(words);
	if (tui_directory_load(&d->rows, store_of(d), d->kind,
			       d->filtered ? words : NULL, where,
			       &err) != NT_OK)
		tui_say_err(d->view.ui, &err);
	read_preview(d);
}

/* A row that a filter might hide. */
static void load_row(struct directory *d, const char *uid)
{
	struct nt_err err = { 0 };

	tui_line_set(&d->filter, NULL);
	d->filtered = false;
	if (tui_directory_load_row(&d->rows, store_of(d), d->kind, uid, &err) !=
	    NT_OK)
		tui_say_err(d->view.ui, &err);
	read_preview(d);
}

/* Every name is compared for it: not at each save of somebody else. */
static void read_alikes(struct directory *d)
{
	struct nt_err err = { 0 };

	nt_arena_reset(&d->alike_arena);
	if (nt_directory_alikes(store_of(d), d->kind, DIRECTORY_PAIRS,
				&d->alike_arena, &d->alikes, &err) == NT_OK)
		return;
	d->alikes = (struct nt_alikes) { 0 };
	tui_say_err(d->view.ui, &err);
}

static void reload(struct tui_view *view)
{
	load(as_directory(view), DIRECTORY_HERE);
}

static void show_list(struct directory *d, int kind)
{
	d->kind = (enum nt_directory)kind;
	tui_line_set(&d->filter, NULL);
	read_alikes(d);
	load(d, DIRECTORY_FIRST);
}

/* Changing. */

static void say_done(struct tui *ui, const struct directory_change *c)
{
	const char *name = tui_directory_changed_name(c);

	if (c->what == DIRECTORY_ADDED)
		tui_say(ui, _("\"%.60s\" is in the directory. u to undo"),
			name);
	else if (c->what == DIRECTORY_EDITED)
		tui_say(ui, _("\"%.60s\" is changed. u to undo"), name);
	else if (c->what == DIRECTORY_MERGED)
		tui_say(ui, _("\"%.60s\" is merged. u to undo"), c->name);
	else if (c->what == DIRECTORY_RENAMED)
		tui_say(ui, _("\"%.40s\" is \"%.40s\" now. u to undo"), c->name,
			c->other);
	else if (c->away)
		tui_say(ui, _("\"%.40s\" lost the alias \"%.40s\". u to undo"),
			c->name, c->other);
	else
		tui_say(ui, _("\"%.40s\" has the alias \"%.40s\". u to undo"),
			c->name, c->other);
}

bool tui_directory_make(struct directory *d, struct directory_change c)
{
	struct tui *ui = d->view.ui;
	struct nt_err err = { 0 };
	bool done = tui_directory_do(store_of(d), &c, false, &err) == NT_OK;

	read_alikes(d);
	if (done && c.what == DIRECTORY_ADDED)
		load_row(d, tui_directory_changed_uid(&c));
	else
		load(d, DIRECTORY_HERE);
	if (done) {
		say_done(ui, &c);
		tui_directory_remember(d, c);
	} else {
		tui_say_err(ui, &err);
		tui_directory_forget(&c);
	}
	return done;
}

static void again(struct directory *d, bool back)
{
	struct tui *ui = d->view.ui;
	struct nt_err err = { 0 };
	struct directory_change *c;

	if ((back ? d->undos : d->redos) == 0) {
		tui_say(ui, "%s",
			back ? _("Nothing to undo.") : _("Nothing to redo."));
		return;
	}
	c = &d->undo[back ? d->undos - 1 : d->undos];
	if (tui_directory_do(store_of(d), c, back, &err) != NT_OK) {
		tui_say_err(ui, &err);
		return;
	}
	d->undos += back ? (size_t)-1 : 1;
	d->redos += back ? 1 : (size_t)-1;
	if (c->kind != d->kind)
		show_list(d, (int)c->kind);
	read_alikes(d);
	load(d, DIRECTORY_HERE);
	tui_say(ui, back ? _("Undone: \"%.60s\"") : _("Done again: \"%.60s\""),
		tui_directory_changed_name(c));
}

/* The view above was closed: a merge may wait for a yes. */
static void resume(struct tui_view *view)
{
	if (!tui_directory_ask_yes(as_directory(view)))
		reload(view);
}

/* Moving. */

static void go(struct directory *d, size_t at)
{
	if (at == d->rows.at)
		return;
	d->rows.at = at;
	if (tui_directory_at_edge(&d->rows))
		load(d, DIRECTORY_HERE);
	else
		read_preview(d);
}

static void move_by(struct directory *d, int by)
{
	size_t n = d->rows.rows.n;
	size_t at = d->rows.at;

	if (n == 0)
		return;
	if (by < 0)
		go(d, at > (size_t)-by ? at - (size_t)-by : 0);
	else
		go(d, at + (size_t)by < n ? at + (size_t)by : n - 1);
}

static void go_to_end(struct directory *d, enum directory_where where)
{
	bool first = where == DIRECTORY_FIRST;

	if (first ? d->rows.more_above : d->rows.more_below)
		load(d, where);
	else if (d->rows.rows.n > 0)
		go(d, first ? 0 : d->rows.rows.n - 1);
}

static bool move(struct directory *d, enum tui_action action)
{
	int page = d->page > 1 ? d->page - 1 : 1;

	switch ((int)action) {
	case TUI_DO_UP:
	case TUI_DO_SEARCH_PREV:
		move_by(d, -1);
		return true;
	case TUI_DO_DOWN:
	case TUI_DO_SEARCH_NEXT:
		move_by(d, 1);
		return true;
	case TUI_DO_PAGE_UP:
		move_by(d, -page);
		return true;
	case TUI_DO_PAGE_DOWN:
		move_by(d, page);
		return true;
	case TUI_DO_FIRST:
		go_to_end(d, DIRECTORY_FIRST);
		return true;
	case TUI_DO_LAST:
		go_to_end(d, DIRECTORY_LAST);
		return true;
	case TUI_DO_NEXT_SECTION:
		show_list(d, ((int)d->kind + 1) % DIRECTORY_LISTS);
		return true;
	case TUI_DO_PREV_SECTION:
		show_list(d, ((int)d->kind + DIRECTORY_LISTS - 1) %
				     DIRECTORY_LISTS);
		return true;
	default:
		return false;
	}
}

/* The filter. */

static void leave_filter(struct directory *d)
{
	d->view.typing = false;
	d->view.bar = TUI_BAR_DIRECTORY;
}

static void clear_filter(struct directory *d)
{
	leave_filter(d);
	tui_line_set(&d->filter, NULL);
	load(d, DIRECTORY_HERE);
}

static bool type_filter(struct directory *d, const struct tui_key *key,
			enum tui_action action)
{
	switch ((int)action) {
	case TUI_DO_BACK:
		clear_filter(d);
		return true;
	case TUI_DO_NEXT_FIELD:
	case TUI_DO_TAKE:
		leave_filter(d);
		return true;
	case TUI_DO_UP:
	case TUI_DO_DOWN:
		return move(d, action);
	default:
		break;
	}
	if (!tui_line_update(&d->filter, key, action, 60))
		return action != TUI_DO_HELP && action != TUI_DO_MENU;
	load(d, DIRECTORY_FIRST);
	return true;
}

/* An office has a page of its own; of others there are their meetings. */
static void open_row(struct directory *d)
{
	static const char *const keys[] = { [NT_DIRECTORY_PEOPLE] = "person",
					    [NT_DIRECTORY_VENUES] = "venue" };
	const struct nt_entry *e = tui_directory_selected(d);
	struct nt_err err = { 0 };

	if (e == NULL)
		return;
	if (d->kind != NT_DIRECTORY_ORGANIZATIONS)
		tui_filter_log(d->view.ui, keys[d->kind], e->name);
	else if (tui_open_counterpart(d->view.ui, e->uid, &err) != NT_OK)
		tui_say_err(d->view.ui, &err);
}

static bool act(struct directory *d, enum tui_action action)
{
	switch ((int)action) {
	case TUI_DO_OPEN:
		open_row(d);
		return true;
	case TUI_DO_ADD:
		tui_directory_ask_new(d);
		return true;
	case TUI_DO_EDIT:
		tui_directory_ask_row(d);
		return true;
	case TUI_DO_RENAME:
		tui_directory_ask_name(d);
		return true;
	case TUI_DO_MERGE:
		tui_directory_ask_into(d);
		return true;
	case TUI_DO_ALIAS:
		tui_directory_ask_alias(d);
		return true;
	case TUI_DO_UNDO:
	case TUI_DO_REDO:
		again(d, action == TUI_DO_UNDO);
		return true;
	case TUI_DO_SEARCH:
		d->view.typing = true;
		d->view.bar = TUI_BAR_FILTER;
		return true;
	default:
		return move(d, action);
	}
}

static bool directory_update(struct tui_view *view, const struct tui_key *key,
			     enum tui_action action)
{
	struct directory *d = as_directory(view);

	if (view->typing)
		return type_filter(d, key, action);
	if (act(d, action))
		return true;
	if (action == TUI_DO_BACK && d->filtered && key->name == TUI_KEY_ESC) {
		clear_filter(d);
		return true;
	}
	return action == TUI_DO_SCREEN_DIRECTORY ||
	       tui_change_screen(view, action);
}

static const char *directory_hint(struct tui_view *view)
{
	struct directory *d = as_directory(view);

	return d->alikes.n > 0
		       ? _("? marks names that are probably the same; Tab: the "
			   "next list")
		       : _("Tab: the next list");
}

static void directory_close(struct tui_view *view)
{
	struct directory *d = as_directory(view);

	for (size_t i = 0; i < d->undos + d->redos; i++)
		tui_directory_forget(&d->undo[i]);
	tui_directory_drop_merge(d);
	tui_line_free(&d->filter);
	nt_arena_free(&d->edited_arena);
	nt_arena_free(&d->rows.arena);
	nt_arena_free(&d->preview_arena);
	nt_arena_free(&d->alike_arena);
}

static const struct tui_view_ops ops = {
	.update = directory_update,
	.draw = tui_directory_draw,
	.hint = directory_hint,
	.changed = reload,
	.resume = resume,
	.close = directory_close,
};

void tui_open_directory(struct tui *ui)
{
	struct directory *d = nt_alloc(sizeof(*d));

	d->view = (struct tui_view) { .ops = &ops, .bar = TUI_BAR_DIRECTORY };
	tui_line_init(&d->filter, false, NT_LIMIT_LINE);
	tui_push(ui, &d->view);
	show_list(d, NT_DIRECTORY_PEOPLE);
}
