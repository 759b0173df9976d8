#include "tui/directory_edit.h"

#include <string.h>

#include "notula/fill.h"
#include "notula/str.h"
#include "tui/directory_undo.h"

enum { MOST_FIELDS = 16, SUGGESTED = 6 };

static struct directory *as_directory(struct tui_view *view)
{
	return (struct directory *)view;
}

static struct nt_store *store_of(const struct directory *d)
{
	return d->view.ui->app->store;
}

/* The fields of a row that are filled in, in their order. */
static size_t fields_of(const struct directory *d,
			const struct nt_field *out[MOST_FIELDS])
{
	const struct nt_shape *shape = nt_directory_shape(d->kind);
	size_t n = 0;

	for (size_t i = 0; i < shape->n && n < MOST_FIELDS; i++)
		if (nt_fill_takes(&shape->fields[i]))
			out[n++] = &shape->fields[i];
	return n;
}

static void add_text(struct nt_suggestions *out, struct nt_arena *arena,
		     const char *text)
{
	out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
	out->v[out->n++] = (struct nt_suggestion) { .text = text };
}

static void suggest_words(const struct nt_field *field, const char *text,
			  struct nt_arena *arena, struct nt_suggestions *out)
{
	const char *wanted = nt_str_fold(arena, text);

	for (int i = 1; i < field->set->n; i++) {
		const char *label = _(field->set->labels[i]);

		if (nt_str_starts(nt_str_fold(arena, label), wanted))
			add_text(out, arena, label);
	}
}

static bool suggested(const struct nt_field *field, enum nt_suggest *what)
{
	*what = NT_SUGGEST_ORGANIZATION;
	if (field->kind == NT_LINK)
		return true;
	*what = NT_SUGGEST_POSITION;
	if (strcmp(field->name, "position") == 0)
		return true;
	*what = NT_SUGGEST_CITY;
	return strcmp(field->name, "city") == 0;
}

static void suggest(struct tui_view *owner, size_t line, const char *text,
		    struct nt_arena *arena, struct nt_suggestions *out)
{
	const struct nt_field *fields[MOST_FIELDS];
	struct directory *d = as_directory(owner);
	enum nt_suggest what;

	fields_of(d, fields);
	if (fields[line]->kind == NT_WORD)
		suggest_words(fields[line], text, arena, out);
	else if (fields[line]->kind == NT_FLAG)
		add_text(out, arena, _("yes"));
	else if (suggested(fields[line], &what) &&
		 nt_store_suggest(store_of(d), what, text, SUGGESTED, arena,
				  out, NULL) != NT_OK)
		*out = (struct nt_suggestions) { 0 };
}

/* What is typed differently than it read goes into NOW. */
static enum nt_status read_lines(struct directory *d, const char *const *texts,
				 void *now, struct nt_arena *arena,
				 struct nt_err *err)
{
	const struct nt_field *fields[MOST_FIELDS];
	size_t n = fields_of(d, fields);
	enum nt_status st = NT_OK;

	for (size_t i = 0; i < n && st == NT_OK; i++) {
		const char *was;

		st = nt_filled(store_of(d), now, fields[i], arena, &was, err);
		if (st == NT_OK && strcmp(was, texts[i]) != 0)
			st = nt_fill(store_of(d), now, fields[i], texts[i],
				     arena, err);
	}
	return st;
}

/* A name that is given up stays an alias. */
static void keep_name(const struct nt_shape *shape, const void *was, void *now,
		      struct nt_arena *arena)
{
	const struct nt_field *name = nt_field(shape, "name");
	struct nt_alias *alias;

	if (nt_str_same(nt_get_text(was, name), nt_get_text(now, name)))
		return;
	alias = nt_add_line(now, nt_field(shape, "aliases"), arena);
	alias->name = nt_get_text(was, name);
}

static bool new_typed(struct tui_view *owner, const char *const *texts)
{
	struct directory *d = as_directory(owner);
	const struct nt_shape *shape = nt_directory_shape(d->kind);
	struct directory_change c = { .what = DIRECTORY_ADDED,
				      .kind = d->kind };
	struct nt_err err = { 0 };

	c.now = nt_arena_alloc(&c.arena, shape->size);
	if (read_lines(d, texts, c.now, &c.arena, &err) == NT_OK)
		return tui_directory_make(d, c);
	tui_say_err(owner->ui, &err);
	tui_directory_forget(&c);
	return false;
}

static bool row_typed(struct tui_view *owner, const char *const *texts)
{
	struct directory *d = as_directory(owner);
	const struct nt_shape *shape = nt_directory_shape(d->kind);
	struct directory_change c = { .what = DIRECTORY_EDITED,
				      .kind = d->kind };
	struct nt_err err = { 0 };
	bool same;

	c.was = nt_arena_alloc(&c.arena, shape->size);
	c.now = nt_arena_alloc(&c.arena, shape->size);
	nt_copy(c.was, d->edited, shape, &c.arena);
	nt_copy(c.now, d->edited, shape, &c.arena);
	if (read_lines(d, texts, c.now, &c.arena, &err) != NT_OK) {
		tui_say_err(owner->ui, &err);
		tui_directory_forget(&c);
		return false;
	}
	keep_name(shape, c.was, c.now, &c.arena);
	same = nt_same(c.was, c.now, shape);
	if (!same)
		return tui_directory_make(d, c);
	tui_directory_forget(&c);
	return true;
}

/* The lines of ROW, with its values. */
static void ask(struct directory *d, const char *title, const void *row,
		bool (*done)(struct tui_view *, const char *const *))
{
	const struct nt_field *fields[MOST_FIELDS];
	struct tui_sheet_line lines[MOST_FIELDS];
	struct tui_sheet sheet = {
		.title = title, .lines = lines, .suggest = suggest, .done = done
	};
	struct nt_arena arena = { 0 };
	struct nt_err err = { 0 };
	enum nt_status st = NT_OK;

	sheet.n = fields_of(d, fields);
	for (size_t i = 0; i < sheet.n && st == NT_OK; i++) {
		lines[i].label = _(fields[i]->label);
		st = nt_filled(store_of(d), row, fields[i], &arena,
			       &lines[i].initial, &err);
	}
	if (st == NT_OK)
		tui_ask_sheet(&d->view, &sheet);
	else
		tui_say_err(d->view.ui, &err);
	nt_arena_free(&arena);
}

void tui_directory_ask_new(struct directory *d)
{
	static const char *const titles[] = {
		[NT_DIRECTORY_PEOPLE] = N_("A new person"),
		[NT_DIRECTORY_ORGANIZATIONS] = N_("A new organization"),
		[NT_DIRECTORY_VENUES] = N_("A new venue"),
	};
	const struct nt_shape *shape = nt_directory_shape(d->kind);
	struct nt_arena arena = { 0 };

	ask(d, _(titles[d->kind]), nt_arena_alloc(&arena, shape->size),
	    new_typed);
	nt_arena_free(&arena);
}

void tui_directory_ask_row(struct directory *d)
{
	const struct nt_shape *shape = nt_directory_shape(d->kind);
	const struct nt_entry *e = tui_directory_selected(d);
	struct nt_err err = { 0 };

	if (e == NULL)
		return;
	nt_arena_reset(&d->edited_arena);
	d->edited = nt_arena_alloc(&d->edited_arena, shape->size);
	if (nt_directory_get(store_of(d), d->kind, e->uid, &d->edited_arena,
			     d->edited, &err) == NT_OK)
		ask(d, e->name, d->edited, row_typed);
	else
		tui_say_err(d->view.ui, &err);
}
