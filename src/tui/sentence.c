#include "tui/sentence.h"

#include <ctype.h>
#include <string.h>

#include "notula/arena.h"

enum { SHORTEST = 4 };

/* Words and sentences. */

bool tui_is_gap(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

size_t tui_word_end(const char *s, size_t at)
{
	while (s[at] != '\0' && !tui_is_gap(s[at]))
		at++;
	return at;
}

size_t tui_word_next(const char *s, size_t at)
{
	at = tui_word_end(s, at);
	while (tui_is_gap(s[at]))
		at++;
	return at;
}

size_t tui_word_before(const char *s, size_t at)
{
	while (at > 0 && tui_is_gap(s[at - 1]))
		at--;
	while (at > 0 && !tui_is_gap(s[at - 1]))
		at--;
	return at;
}

/* "M.", "Jl.", "Kab.", "dr.", and "12." before an item: N bytes with the
 * point. */
static bool is_short_form(const char *word, size_t n)
{
	bool upper = isupper((unsigned char)word[0]);
	bool vowel = false;

	if (n <= 2 || (n <= 3 && isdigit((unsigned char)word[0])))
		return true;
	for (size_t i = 0; i < n; i++)
		vowel = vowel || strchr("aeiouAEIOU0123456789", word[i]) ||
			(word[i] & 0x80);
	if (upper)
		return n <= 4 && islower((unsigned char)word[1]);
	return n <= 4 && !vowel;
}

static bool ends_sentence(const char *s, size_t end)
{
	size_t from = end;

	while (from > 0 && !tui_is_gap(s[from - 1]))
		from--;
	if (end == from || strchr(".!?", s[end - 1]) == NULL)
		return false;
	return s[end - 1] != '.' || !is_short_form(s + from, end - from);
}

/* The sentence that the word at AT stands in; lines end sentences too. */
struct tui_stretch tui_sentence(const char *s, size_t at)
{
	struct tui_stretch out = { at, tui_word_end(s, at) };

	while (out.from > 0) {
		size_t word = tui_word_before(s, out.from);
		size_t end = tui_word_end(s, word);

		if (end == word || ends_sentence(s, end) ||
		    memchr(s + end, '\n', out.from - end) != NULL)
			break;
		out.from = word;
	}
	while (!ends_sentence(s, out.to)) {
		size_t word = tui_word_next(s, out.to);

		if (s[word] == '\0' ||
		    memchr(s + out.to, '\n', word - out.to) != NULL)
			break;
		out.to = tui_word_end(s, word);
	}
	return out;
}

/* What stands in an "as written". */

static bool cover(const char *s, bool *covered, const char *part, size_t n)
{
	struct nt_arena arena = { 0 };
	const char *wanted = nt_arena_strndup(&arena, part, n);
	bool any = false;

	for (const char *at = s; n >= SHORTEST; at += n) {
		at = strstr(at, wanted);
		if (at == NULL)
			break;
		memset(covered + (at - s), 1, n);
		any = true;
	}
	nt_arena_free(&arena);
	return any;
}

/* Several stretches may stand in it, each in lines of its own. */
void tui_cover(const char *s, bool *covered, const char *written)
{
	if (cover(s, covered, written, strlen(written)))
		return;
	while (*written != '\0') {
		size_t n = strcspn(written, "\n");

		cover(s, covered, written, n);
		written += n + (written[n] == '\n');
	}
}

size_t tui_count_lit(const char *s, const bool *covered)
{
	size_t n = 0;

	for (size_t at = tui_is_gap(s[0]) ? tui_word_next(s, 0) : 0;
	     s[at] != '\0';) {
		struct tui_stretch one = tui_sentence(s, at);
		bool lit = false;

		for (size_t i = one.from; i < one.to; i++)
			lit = lit || (!covered[i] && !tui_is_gap(s[i]));
		n += lit;
		at = tui_word_next(s, one.to);
	}
	return n;
}
