#include "store/sqlite/match.h"

#include <string.h>

#include "notula/buf.h"
#include "notula/compiler.h"
#include "store/verb.h"
#include "store/words.h"

static void put_quoted(struct nt_buf *out, const char *s, bool beginning)
{
	nt_buf_putc(out, '"');
	for (; *s != '\0'; s++) {
		if (*s == '"')
			nt_buf_putc(out, '"');
		nt_buf_putc(out, *s);
	}
	nt_buf_puts(out, beginning ? "\"*" : "\"");
}

static const struct {
	const char *word;
	const char *whole;
} shorts[] = {
#define SHORT(word, whole) { word, whole },
#include "store/short.def"
#undef SHORT
};

/* What a short form stands for, as a run of words. */
static void put_whole(struct nt_buf *out, const char *word)
{
	for (size_t i = 0; i < NT_COUNT(shorts); i++) {
		if (strcmp(shorts[i].word, word) != 0)
			continue;
		nt_buf_puts(out, " OR ");
		put_quoted(out, shorts[i].whole, false);
	}
}

/* One word in all its forms; while it is typed all of them are beginnings. */
static void put_word(struct nt_buf *out, const struct nt_term *t,
		     struct nt_arena *arena)
{
	struct nt_words words = nt_words_of(t->value, arena);
	struct nt_verb_forms forms = { NULL, 0 };

	if (words.n == 1 && !t->quoted)
		nt_verb_forms(words.v[0], arena, &forms);
	nt_buf_putc(out, '(');
	put_quoted(out, t->value, t->prefix);
	for (size_t i = 0; i < forms.n; i++) {
		if (t->prefix && !forms.v[i].beginning)
			continue;
		nt_buf_puts(out, " OR ");
		put_quoted(out, forms.v[i].text, forms.v[i].beginning);
	}
	if (words.n == 1 && !t->quoted)
		put_whole(out, words.v[0]);
	nt_buf_putc(out, ')');
}

static void put_name(struct nt_buf *out, const char *value,
		     struct nt_arena *arena)
{
	struct nt_words words = nt_words_of(value, arena);

	nt_buf_putc(out, '(');
	for (size_t i = 0; i < words.n; i++) {
		nt_buf_puts(out, i > 0 ? " AND " : "");
		put_quoted(out, words.v[i], true);
	}
	nt_buf_putc(out, ')');
}

static const char *finish(struct nt_buf *out, struct nt_arena *arena)
{
	const char *s = out->n > 0 ? nt_arena_strdup(arena, out->s) : NULL;

	nt_buf_free(out);
	return s;
}

static void put_words(struct nt_buf *out, const struct nt_query *query,
		      bool not, const char *between, struct nt_arena *arena)
{
	for (size_t i = 0; i < query->n; i++) {
		const struct nt_term *t = &query->v[i];

		if (t->key != NT_QUERY_WORD || t->not != not )
			continue;
		nt_buf_puts(out, out->n > 0 ? between : "");
		put_word(out, t, arena);
	}
}

const char *nt_match_words(const struct nt_query *query, struct nt_arena *arena)
{
	struct nt_buf out = { 0 };

	put_words(&out, query, false, " AND ", arena);
	return finish(&out, arena);
}

const char *nt_match_without(const struct nt_query *query,
			     struct nt_arena *arena)
{
	struct nt_buf out = { 0 };

	put_words(&out, query, true, " OR ", arena);
	return finish(&out, arena);
}

const char *nt_match_any(const struct nt_query *query, struct nt_arena *arena)
{
	struct nt_buf out = { 0 };

	put_words(&out, query, false, " OR ", arena);
	return finish(&out, arena);
}

/* The values of KEY: either of them. */
static void put_values(struct nt_buf *out, const struct nt_query *query,
		       enum nt_query_key key, struct nt_arena *arena)
{
	size_t n = 0;

	for (size_t i = 0; i < query->n; i++) {
		const struct nt_term *t = &query->v[i];

		if (t->key != key || t->not )
			continue;
		if (n++ > 0)
			nt_buf_puts(out, " OR ");
		else
			nt_buf_puts(out, out->n > 0 ? " AND (" : "(");
		put_name(out, t->value, arena);
	}
	if (n > 0)
		nt_buf_putc(out, ')');
}

const char *nt_match_wide(const struct nt_query *query, struct nt_arena *arena)
{
	struct nt_buf out = { 0 };

	put_words(&out, query, false, " AND ", arena);
	put_values(&out, query, NT_QUERY_CATEGORY, arena);
	put_values(&out, query, NT_QUERY_TAG, arena);
	return finish(&out, arena);
}

const char *nt_match_owners(const struct nt_query *query,
			    struct nt_arena *arena)
{
	struct nt_buf out = { 0 };

	put_values(&out, query, NT_QUERY_OWNER, arena);
	return finish(&out, arena);
}

const char *nt_match_name(const char *value, struct nt_arena *arena)
{
	struct nt_buf out = { 0 };

	put_name(&out, value, arena);
	return finish(&out, arena);
}
