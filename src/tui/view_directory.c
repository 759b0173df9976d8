#include <string.h>

#include "notula/alloc.h"
#include "notula/str.h"
#include "tui/counterpart.h"
#include "tui/directory_undo.h"
#include "tui/views.h"

enum { PREVIEWED = 12, SUGGESTED = 6 };

static struct directory *as_directory(struct tui_view *view)
{
	return (struct directory *)view;
}

static struct nt_store *store_of(const struct directory *d)
{
	return d->view.ui->app->store;
}

static const struct nt_entry *selected(const struct directory *d)
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
	const struct nt_entry *e = selected(d);
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
	if (c->what == DIRECTORY_MERGED)
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

static bool change(struct directory *d, struct directory_change c)
{
	struct tui *ui = d->view.ui;
	struct nt_err err = { 0 };
	bool done = tui_directory_do(store_of(d), &c, false, &err) == NT_OK;

	read_alikes(d);
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
	const struct directory_change *c;

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
		c->name);
}

static bool name_typed(struct tui_view *owner, const char *text)
{
	struct directory *d = as_directory(owner);
	const struct nt_entry *e = selected(d);

	if (e == NULL || nt_str_blank(text) || nt_str_eq(text, e->name))
		return true;
	return change(d, tui_directory_change(DIRECTORY_RENAMED, d->kind,
					      e->uid, e->name, text));
}

static void ask_name(struct directory *d)
{
	struct tui_prompt prompt = {
		.title = N_("New name; records keep their own words"),
		.done = name_typed,
	};

	if (selected(d) == NULL)
		return;
	prompt.initial = selected(d)->name;
	tui_ask_line(&d->view, &prompt);
}

static bool has_alias(const struct nt_entry *e, const char *text)
{
	for (size_t i = 0; i < e->aliases.n; i++)
		if (nt_str_same(e->aliases.v[i], text))
			return true;
	return false;
}

static void echo_alias(struct tui_view *owner, const char *text,
		       struct nt_buf *out)
{
	const struct nt_entry *e = selected(as_directory(owner));

	if (e != NULL && has_alias(e, text))
		nt_buf_puts(out, _("is an alias: Enter takes it away"));
	else if (!nt_str_blank(text))
		nt_buf_puts(out, _("a new alias"));
}

static bool alias_typed(struct tui_view *owner, const char *text)
{
	struct directory *d = as_directory(owner);
	const struct nt_entry *e = selected(d);
	struct directory_change c;

	if (e == NULL || nt_str_blank(text))
		return true;
	c = tui_directory_change(DIRECTORY_ALIASED, d->kind, e->uid, e->name,
				 text);
	c.away = has_alias(e, text);
	return change(d, c);
}

static void ask_alias(struct directory *d)
{
	static const struct tui_prompt prompt = {
		.title = N_("Alias"),
		.echo = echo_alias,
		.done = alias_typed,
	};

	if (selected(d) != NULL)
		tui_ask_line(&d->view, &prompt);
}

/* Merging: a name is asked for, then a yes. */

static void suggest_rows(struct tui_view *owner, const char *text,
			 struct nt_arena *arena, struct nt_suggestions *out)
{
	static const enum nt_suggest whats[] = {
		[NT_DIRECTORY_PEOPLE] = NT_SUGGEST_PERSON,
		[NT_DIRECTORY_ORGANIZATIONS] = NT_SUGGEST_ORGANIZATION,
		[NT_DIRECTORY_VENUES] = NT_SUGGEST_VENUE,
	};
	struct directory *d = as_directory(owner);

	if (nt_store_suggest(store_of(d), whats[d->kind], text, SUGGESTED,
			     arena, out, NULL) != NT_OK)
		*out = (struct nt_suggestions) { 0 };
}

static void drop_merge(struct directory *d)
{
	tui_directory_forget(&d->merge);
	nt_free(d->merge_text);
	d->merge_text = NULL;
}

static void merge_chosen(struct tui_view *owner, char letter)
{
	struct directory *d = as_directory(owner);
	struct directory_change c = d->merge;

	if (letter != 'm' || c.uid == NULL)
		return;
	d->merge = (struct directory_change) { 0 };
	drop_merge(d);
	change(d, c);
}

static void preview_merge(struct directory *d, const struct nt_entry *from,
			  const struct nt_entry *into)
{
	struct nt_arena arena = { 0 };

	drop_merge(d);
	d->merge = tui_directory_change(DIRECTORY_MERGED, d->kind, from->uid,
					from->name, into->uid);
	d->merge_text = nt_strdup(nt_arena_printf(
		&arena,
		_("\"%s\" (meetings: %lld) becomes one with \"%s\" "
		  "(meetings: %lld). No record changes its words, and u makes "
		  "them two again."),
		from->name, (long long)from->meetings, into->name,
		(long long)into->meetings));
	nt_arena_free(&arena);
}

static bool into_typed(struct tui_view *owner, const char *text)
{
	struct directory *d = as_directory(owner);
	const struct nt_entry *e = selected(d);
	struct nt_arena arena = { 0 };
	struct nt_entry into = { 0 };
	struct nt_err err = { 0 };
	bool found;

	if (e == NULL || nt_str_blank(text))
		return true;
	found = nt_directory_find(store_of(d), d->kind, text, &arena, &into,
				  &err) == NT_OK;
	if (!found)
		tui_say_err(owner->ui, &err);
	else if (nt_str_eq(into.uid, e->uid))
		tui_say(owner->ui, _("\"%.60s\" is the same already."), text);
	else
		preview_merge(d, e, &into);
	found = found && d->merge.uid != NULL;
	nt_arena_free(&arena);
	return found;
}

static void ask_into(struct directory *d)
{
	struct tui_prompt prompt = {
		.title = N_("Merge into"),
		.suggest = suggest_rows,
		.done = into_typed,
	};
	const struct nt_entry *e = selected(d);
	const struct nt_entry *alike;

	if (e == NULL)
		return;
	drop_merge(d);
	alike = tui_directory_alike(d, e);
	prompt.initial = alike != NULL ? alike->name : NULL;
	tui_ask_line(&d->view, &prompt);
}

/* The view above was closed: a merge may wait for a yes. */
static void resume(struct tui_view *view)
{
	static const struct tui_choice choices[] = {
		{ 'm', N_("merge them") },
		{ 27, N_("leave them as they are") },
	};
	struct directory *d = as_directory(view);

	if (d->merge_text == NULL) {
		reload(view);
		return;
	}
	tui_ask(view, _("Merge"), d->merge_text, choices, NT_COUNT(choices),
		merge_chosen);
	nt_free(d->merge_text);
	d->merge_text = NULL;
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
	const struct nt_entry *e = selected(d);
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
	case TUI_DO_RENAME:
		ask_name(d);
		return true;
	case TUI_DO_MERGE:
		ask_into(d);
		return true;
	case TUI_DO_ALIAS:
		ask_alias(d);
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
	drop_merge(d);
	tui_line_free(&d->filter);
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
