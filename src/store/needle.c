#include "notula/query.h"

#include <string.h>

#include "notula/utf8.h"
#include "store/verb.h"
#include "store/words.h"

static void add(struct nt_needles *out, struct nt_arena *arena,
		const char *text, bool beginning)
{
	out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
	out->v[out->n++] = (struct nt_needle) { text, beginning };
}

static void add_term(struct nt_needles *out, struct nt_arena *arena,
		     const struct nt_term *term)
{
	struct nt_words words = nt_words_of(term->value, arena);
	struct nt_verb_forms forms = { 0 };

	for (size_t i = 0; i < words.n; i++)
		add(out, arena, words.v[i], term->prefix && i + 1 == words.n);
	if (words.n == 1 && !term->quoted)
		nt_verb_forms(words.v[0], arena, &forms);
	for (size_t i = 0; i < forms.n; i++)
		add(out, arena, forms.v[i].text, forms.v[i].beginning);
}

void nt_query_needles(const struct nt_query *query, struct nt_arena *arena,
		      struct nt_needles *out)
{
	*out = (struct nt_needles) { 0 };
	for (size_t i = 0; i < query->n; i++)
		if (query->v[i].key == NT_QUERY_WORD && !query->v[i].not )
			add_term(out, arena, &query->v[i]);
}

/* The next word from *AT on: at *AT, *N bytes. */
static bool next_word(const char *text, size_t *at, size_t *n)
{
	size_t len = strlen(text);
	size_t i = *at;
	uint32_t cp;

	*n = 0;
	while (i < len) {
		size_t bytes = nt_utf8_next(text + i, len - i, &cp, NULL);

		if (nt_word_char(cp)) {
			*at = *n == 0 ? i : *at;
			*n = i + bytes - *at;
		} else if (*n > 0) {
			break;
		}
		i += bytes;
	}
	return *n > 0;
}

static bool is_one(const struct nt_needles *needles, const char *word)
{
	for (size_t i = 0; i < needles->n; i++) {
		const struct nt_needle *x = &needles->v[i];

		if (x->beginning ? strncmp(word, x->text, strlen(x->text)) == 0
				 : strcmp(word, x->text) == 0)
			return true;
	}
	return false;
}

bool nt_needles_find(const struct nt_needles *needles, const char *text,
		     size_t *at, size_t *n)
{
	struct nt_arena arena = { 0 };
	bool found = false;

	while (!found && next_word(text, at, n)) {
		const char *word = nt_arena_strndup(&arena, text + *at, *n);

		found = is_one(needles, nt_words_fold(word, &arena));
		if (!found)
			*at += *n;
	}
	nt_arena_free(&arena);
	return found;
}
