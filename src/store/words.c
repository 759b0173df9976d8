#include "store/words.h"

#include <string.h>

#include "notula/compiler.h"
#include "notula/str.h"
#include "notula/utf8.h"

/* What is neither a letter nor a digit, from U+0080 on. */
static const struct {
	uint32_t first;
	uint32_t last;
} others[] = {
	{ 0x80, 0xA9 },	    { 0xAB, 0xB1 },	  { 0xB4, 0xB4 },
	{ 0xB6, 0xB8 },	    { 0xBB, 0xBB },	  { 0xBF, 0xBF },
	{ 0xD7, 0xD7 },	    { 0xF7, 0xF7 },	  { 0x2000, 0x206F },
	{ 0x20A0, 0x20CF }, { 0x2190, 0x245F },	  { 0x2500, 0x2775 },
	{ 0x2794, 0x2BFF }, { 0x3000, 0x3004 },	  { 0x3008, 0x3020 },
	{ 0xFE00, 0xFE1F }, { 0xFE30, 0xFE6F },	  { 0xFF01, 0xFF0F },
	{ 0xFFF0, 0xFFFF }, { 0x1F000, 0x1FAFF },
};

bool nt_word_char(uint32_t cp)
{
	if (cp < 0x80)
		return (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z') ||
		       (cp >= 'A' && cp <= 'Z');
	for (size_t i = 0; i < NT_COUNT(others); i++)
		if (cp >= others[i].first && cp <= others[i].last)
			return false;
	return true;
}

size_t nt_word_chars(const char *s)
{
	size_t n = strlen(s);
	size_t chars = 0;

	for (size_t i = 0; i < n;) {
		uint32_t cp;

		i += nt_utf8_next(s + i, n - i, &cp, NULL);
		chars += nt_word_char(cp);
	}
	return chars;
}

struct nt_words nt_words_of(const char *s, struct nt_arena *arena)
{
	const char *folded = nt_str_fold(arena, s);
	size_t n = strlen(folded);
	struct nt_words words = { 0 };
	struct nt_buf word = { 0 };

	for (size_t i = 0; i <= n;) {
		uint32_t cp = ' ';
		char bytes[4];

		i += i < n ? nt_utf8_next(folded + i, n - i, &cp, NULL) : 1;
		cp = nt_utf8_bare(cp);
		if (cp != 0 && nt_word_char(cp)) {
			nt_buf_put(&word, bytes, nt_utf8_put(cp, bytes));
		} else if (cp != 0 && word.n > 0) {
			words.v = nt_arena_grow(arena, words.v, words.n,
						sizeof(*words.v));
			words.v[words.n++] = nt_arena_strdup(arena, word.s);
			nt_buf_reset(&word);
		}
	}
	nt_buf_free(&word);
	return words;
}

/* A lower-case letter; only what is not ASCII needs the tables of Unicode. */
static uint32_t lower(uint32_t cp)
{
	char bytes[5] = { 0 };
	struct nt_arena arena = { 0 };

	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
	nt_utf8_put(cp, bytes);
	nt_utf8_next(nt_str_fold(&arena, bytes), sizeof(bytes), &cp, NULL);
	nt_arena_free(&arena);
	return cp;
}

/* The next character of *S as it is compared, 0 at the end; accents that
 * stand alone are passed over. */
static uint32_t next(const char **s)
{
	uint32_t cp = 0;

	while (**s != '\0') {
		*s += nt_utf8_next(*s, strlen(*s), &cp, NULL);
		cp = nt_utf8_bare(lower(cp));
		if (cp != 0)
			return cp;
	}
	return 0;
}

/* WORD, up to a blank, is folded already. */
static bool at_beginning(const char *name, const char *word)
{
	while (*word != '\0' && *word != ' ') {
		uint32_t cp = next(&word);

		if (cp != next(&name))
			return false;
	}
	return true;
}

static bool begins_one(const char *name, const char *word)
{
	bool inside = false;

	while (*name != '\0') {
		const char *here = name;
		bool letter = nt_word_char(next(&name));

		if (letter && !inside && at_beginning(here, word))
			return true;
		inside = letter;
	}
	return false;
}

const char *nt_words_fold(const char *value, struct nt_arena *arena)
{
	struct nt_words words = nt_words_of(value, arena);
	const char *out = "";

	for (size_t i = 0; i < words.n; i++)
		out = nt_arena_printf(arena, "%s%s%s", out, i > 0 ? " " : "",
				      words.v[i]);
	return out;
}

bool nt_words_begin_folded(const char *name, const char *value)
{
	bool all = *value != '\0';

	while (all && *value != '\0') {
		all = begins_one(name, value);
		value += strcspn(value, " ");
		value += *value == ' ';
	}
	return all;
}

bool nt_words_begin(const char *name, const char *value)
{
	struct nt_arena arena = { 0 };
	bool begin = nt_words_begin_folded(name, nt_words_fold(value, &arena));

	nt_arena_free(&arena);
	return begin;
}
