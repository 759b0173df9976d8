#include "tui/filter_form.h"

#include <string.h>

#include "notula/record.h"
#include "notula/str.h"
#include "tui/filter.h"

enum { SUGGESTED = 6 };

static const struct part {
	enum nt_query_key key;
	const char *label;
	enum nt_suggest what; /* of those that name something */
} parts[] = {
	{ NT_QUERY_WORD, N_("Words"), 0 },
	{ NT_QUERY_ORG, N_("Organization"), NT_SUGGEST_ORGANIZATION },
	{ NT_QUERY_PERSON, N_("Name"), NT_SUGGEST_PERSON },
	{ NT_QUERY_VENUE, N_("Venue"), NT_SUGGEST_VENUE },
	{ NT_QUERY_OWNER, N_("Owner"), NT_SUGGEST_OWNER },
	{ NT_QUERY_CATEGORY, N_("Category"), NT_SUGGEST_CATEGORY },
	{ NT_QUERY_TAG, N_("Tags"), NT_SUGGEST_TAG },
	{ NT_QUERY_KIND, N_("Kind"), 0 },
	{ NT_QUERY_FROM, NC_("first day", "From"), 0 },
	{ NT_QUERY_TO, NC_("last day", "To"), 0 },
	{ NT_QUERY_IS, N_("Status"), 0 },
};

/* Where TERM goes: into the line of its key, once; else among the words. */
static size_t part_of(const char *term, struct nt_buf lines[],
		      const char **value)
{
	enum nt_query_key key = nt_query_key_of(term, value);

	for (size_t i = 1; i < NT_COUNT(parts); i++)
		if (parts[i].key == key && lines[i].n == 0)
			return i;
	*value = term;
	return 0;
}

/* A line shows its value without the quotes. */
static void put_term(struct nt_buf lines[], const char *term)
{
	const char *value;
	size_t i = part_of(term, lines, &value);

	if (i == 0 && lines[0].n > 0)
		nt_buf_putc(&lines[0], ' ');
	for (; *value != '\0'; value++)
		if (i == 0 || *value != '"')
			nt_buf_putc(&lines[i], *value);
}

static void split(const char *text, struct nt_buf lines[])
{
	struct nt_arena arena = { 0 };

	while (*text != '\0') {
		bool quoted = false;
		size_t n = 0;

		for (; text[n] != '\0' && (quoted || text[n] != ' '); n++)
			if (text[n] == '"')
				quoted = !quoted;
		if (n > 0)
			put_term(lines, nt_arena_strndup(&arena, text, n));
		text += n + (text[n] == ' ');
	}
	nt_arena_free(&arena);
}

static void put_value(struct nt_buf *out, const char *value)
{
	bool quoted = strchr(value, ' ') != NULL;

	nt_buf_puts(out, quoted ? "\"" : "");
	for (; *value != '\0'; value++)
		if (*value != '"')
			nt_buf_putc(out, *value);
	nt_buf_puts(out, quoted ? "\" " : " ");
}

/* The blank at the end says that the last word is whole. */
static void join(struct nt_buf *out, const char *const *texts)
{
	if (!nt_str_blank(texts[0]))
		nt_buf_printf(out, "%s ", texts[0]);
	for (size_t i = 1; i < NT_COUNT(parts); i++) {
		if (nt_str_blank(texts[i]))
			continue;
		nt_buf_printf(out, "%s:", nt_query_key_name(parts[i].key));
		put_value(out, texts[i]);
	}
}

static bool filled(struct tui_view *owner, const char *const *texts)
{
	struct nt_arena arena = { 0 };
	struct nt_buf text = { 0 };
	struct nt_query query;
	struct nt_err err = { 0 };
	enum nt_status st;

	join(&text, texts);
	st = nt_query_read(nt_buf_str(&text), nt_app_today(owner->ui->app),
			   false, &arena, &query, NULL, &err);
	if (st == NT_OK) {
		tui_filter_set(owner->ops->filter(owner), nt_buf_str(&text));
		owner->ops->changed(owner);
	} else {
		tui_say_err(owner->ui, &err);
	}
	nt_buf_free(&text);
	nt_arena_free(&arena);
	return st == NT_OK;
}

static void add_text(struct nt_suggestions *out, struct nt_arena *arena,
		     const char *text)
{
	out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
	out->v[out->n++] = (struct nt_suggestion) { .text = text };
}

static void suggest_kinds(const char *text, struct nt_arena *arena,
			  struct nt_suggestions *out)
{
	const char *wanted = nt_str_fold(arena, text);

	for (int i = 1; i < nt_set_kind.n; i++) {
		const char *label = _(nt_set_kind.labels[i]);

		if (nt_str_starts(nt_str_fold(arena, label), wanted))
			add_text(out, arena, label);
	}
}

static void suggest_states(const char *text, struct nt_arena *arena,
			   struct nt_suggestions *out)
{
	struct nt_words found = { 0 };
	const char *value;

	nt_query_complete(nt_arena_printf(arena, "%s:%s",
					  nt_query_key_name(NT_QUERY_IS), text),
			  arena, &found);
	for (size_t i = 0; i < found.n; i++) {
		nt_query_key_of(found.v[i], &value);
		add_text(out, arena, value);
	}
}

static void suggest(struct tui_view *owner, size_t line, const char *text,
		    struct nt_arena *arena, struct nt_suggestions *out)
{
	if (parts[line].key == NT_QUERY_KIND)
		suggest_kinds(text, arena, out);
	else if (parts[line].key == NT_QUERY_IS)
		suggest_states(text, arena, out);
	else if (parts[line].key != NT_QUERY_WORD &&
		 parts[line].key != NT_QUERY_FROM &&
		 parts[line].key != NT_QUERY_TO &&
		 nt_store_suggest(owner->ui->app->store, parts[line].what, text,
				  SUGGESTED, arena, out, NULL) != NT_OK)
		*out = (struct nt_suggestions) { 0 };
}

void tui_filter_form(struct tui_view *view)
{
	struct tui_sheet_line lines[NT_COUNT(parts)];
	struct nt_buf texts[NT_COUNT(parts)] = { 0 };
	const struct tui_sheet sheet = { .title = _("Filter"),
					 .lines = lines,
					 .n = NT_COUNT(parts),
					 .suggest = suggest,
					 .done = filled };

	split(tui_line_text(&view->ops->filter(view)->line), texts);
	for (size_t i = 0; i < NT_COUNT(parts); i++)
		lines[i] = (struct tui_sheet_line) {
			_(parts[i].label),
			nt_buf_str(&texts[i]),
		};
	tui_ask_sheet(view, &sheet);
	for (size_t i = 0; i < NT_COUNT(parts); i++)
		nt_buf_free(&texts[i]);
}
