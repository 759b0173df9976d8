#include "tui/directory_ask.h"

#include "notula/alloc.h"
#include "notula/str.h"
#include "tui/directory_undo.h"

enum { SUGGESTED = 6 };

static struct directory *as_directory(struct tui_view *view)
{
	return (struct directory *)view;
}

static struct nt_store *store_of(const struct directory *d)
{
	return d->view.ui->app->store;
}

static bool name_typed(struct tui_view *owner, const char *text)
{
	struct directory *d = as_directory(owner);
	const struct nt_entry *e = tui_directory_selected(d);

	if (e == NULL || nt_str_blank(text) || nt_str_eq(text, e->name))
		return true;
	return tui_directory_make(d, tui_directory_change(DIRECTORY_RENAMED,
							  d->kind, e->uid,
							  e->name, text));
}

void tui_directory_ask_name(struct directory *d)
{
	struct tui_prompt prompt = {
		.title = N_("New name; records keep their own words"),
		.done = name_typed,
	};

	if (tui_directory_selected(d) == NULL)
		return;
	prompt.initial = tui_directory_selected(d)->name;
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
	const struct nt_entry *e = tui_directory_selected(as_directory(owner));

	if (e != NULL && has_alias(e, text))
		nt_buf_puts(out, _("is an alias: Enter takes it away"));
	else if (!nt_str_blank(text))
		nt_buf_puts(out, _("a new alias"));
}

static bool alias_typed(struct tui_view *owner, const char *text)
{
	struct directory *d = as_directory(owner);
	const struct nt_entry *e = tui_directory_selected(d);
	struct directory_change c;

	if (e == NULL || nt_str_blank(text))
		return true;
	c = tui_directory_change(DIRECTORY_ALIASED, d->kind, e->uid, e->name,
				 text);
	c.away = has_alias(e, text);
	return tui_directory_make(d, c);
}

void tui_directory_ask_alias(struct directory *d)
{
	static const struct tui_prompt prompt = {
		.title = N_("Alias"),
		.echo = echo_alias,
		.done = alias_typed,
	};

	if (tui_directory_selected(d) != NULL)
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

void tui_directory_drop_merge(struct directory *d)
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
	tui_directory_drop_merge(d);
	tui_directory_make(d, c);
}

static void preview_merge(struct directory *d, const struct nt_entry *from,
			  const struct nt_entry *into)
{
	struct nt_arena arena = { 0 };

	tui_directory_drop_merge(d);
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
	const struct nt_entry *e = tui_directory_selected(d);
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

void tui_directory_ask_into(struct directory *d)
{
	struct tui_prompt prompt = {
		.title = N_("Merge into"),
		.suggest = suggest_rows,
		.done = into_typed,
	};
	const struct nt_entry *e = tui_directory_selected(d);
	const struct nt_entry *alike;

	if (e == NULL)
		return;
	tui_directory_drop_merge(d);
	alike = tui_directory_alike(d, e);
	prompt.initial = alike != NULL ? alike->name : NULL;
	tui_ask_line(&d->view, &prompt);
}

bool tui_directory_ask_yes(struct directory *d)
{
	static const struct tui_choice choices[] = {
		{ 'm', N_("merge them") },
		{ 27, N_("leave them as they are") },
	};

	if (d->merge_text == NULL)
		return false;
	tui_ask(&d->view, _("Merge"), d->merge_text, choices, NT_COUNT(choices),
		merge_chosen);
	nt_free(d->merge_text);
	d->merge_text = NULL;
	return true;
}
