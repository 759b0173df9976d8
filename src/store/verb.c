#include "store/verb.h"

#include <stdio.h>
#include <string.h>

#include "notula/compiler.h"
#include "notula/str.h"

enum { LEAST_LETTERS = 4 };

/*
 * What me- and pe- become before the first letters of a word, the longest
 * first, and how many letters of the word they swallow: tulis is menulis,
 * program is memprogram. Where both ways are met, both stand: mensosialisasi,
 * menyosialisasi. Kamus Besar and the Tata Bahasa Baku give these rules.
 */
static const struct {
	const char *first;
	const char *nasal;
	size_t drop;
} nasals[] = {
	{ "k", "ng", 1 }, { "k", "ng", 0 }, { "t", "n", 1 },  { "t", "n", 0 },
	{ "s", "ny", 1 }, { "s", "n", 0 },  { "p", "m", 1 },  { "p", "m", 0 },
	{ "b", "m", 0 },  { "f", "m", 0 },  { "v", "m", 0 },  { "c", "n", 0 },
	{ "d", "n", 0 },  { "j", "n", 0 },  { "z", "n", 0 },  { "a", "ng", 0 },
	{ "e", "ng", 0 }, { "g", "ng", 0 }, { "h", "ng", 0 }, { "i", "ng", 0 },
	{ "o", "ng", 0 }, { "q", "ng", 0 }, { "u", "ng", 0 }, { "x", "ng", 0 },
	{ "l", "", 0 },	  { "m", "", 0 },   { "n", "", 0 },   { "r", "", 0 },
	{ "w", "", 0 },	  { "y", "", 0 },
};

static const char *const prefixes[] = { "di",  "ter",	"ber",	 "ke",
					"per", "diper", "memper" };

static const char *const suffixes[] = {
	"an", "kan", "i", "nya", "annya", "kannya", "inya", "lah", "kah", "pun",
};

static void add(struct nt_arena *arena, struct nt_verb_forms *out,
		const char *before, const char *word, const char *after)
{
	out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
	out->v[out->n++] = (struct nt_verb_form) {
		.text = nt_arena_printf(arena, "%s%s%s", before, word, after),
		.beginning = after[0] == '\0',
	};
}

static bool can_change(const char *word)
{
	size_t n = strspn(word, "abcdefghijklmnopqrstuvwxyz");

	return n >= LEAST_LETTERS && word[n] == '\0';
}

void nt_verb_forms(const char *word, struct nt_arena *arena,
		   struct nt_verb_forms *out)
{
	char me[8], pe[8];

	*out = (struct nt_verb_forms) { 0 };
	if (!can_change(word))
		return;
	for (size_t i = 0; i < NT_COUNT(suffixes); i++)
		add(arena, out, "", word, suffixes[i]);
	for (size_t i = 0; i < NT_COUNT(prefixes); i++)
		add(arena, out, prefixes[i], word, "");
	for (size_t i = 0; i < NT_COUNT(nasals); i++) {
		if (!nt_str_starts(word, nasals[i].first))
			continue;
		snprintf(me, sizeof(me), "me%s", nasals[i].nasal);
		snprintf(pe, sizeof(pe), "pe%s", nasals[i].nasal);
		add(arena, out, me, word + nasals[i].drop, "");
		add(arena, out, pe, word + nasals[i].drop, "");
	}
}
