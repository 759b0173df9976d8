#include "exchange/peoplewords.h"

#include <stdlib.h>
#include <string.h>

#include "notula/compiler.h"
#include "notula/utf8.h"
#include "store/alike.h"

enum {
	POST = NT_WORD_POST,
	ALONE = NT_WORD_ALONE,
	BODY = NT_WORD_BODY,
	GROUP = NT_WORD_GROUP,
	MATTER = NT_WORD_MATTER,
	PEOPLE = NT_WORD_PEOPLE,
	STEM = NT_WORD_STEM,
	STEM_LETTERS = 6,
};

struct entry {
	const char *word;
	unsigned says;
};

static const struct entry entries[] = {
#define W(word, says) { word, says },
#include "exchange/people.def"
#undef W
};

static int compare(const void *key, const void *entry)
{
	return strcmp(key, ((const struct entry *)entry)->word);
}

static bool is_signs(char c)
{
	return strchr(".,:;()/\"'", c) != NULL;
}

/* The word S[N] in lower case, without accents and signs round it. */
static const char *fold(const char *s, size_t n, char out[32])
{
	size_t len = 0;

	while (n > 0 && is_signs(*s)) {
		s++;
		n--;
	}
	while (n > 0 && is_signs(s[n - 1]))
		n--;
	for (size_t i = 0; i < n;) {
		uint32_t cp;

		i += nt_utf8_next(s + i, n - i, &cp, NULL);
		if (cp >= 'A' && cp <= 'Z')
			cp += 'a' - 'A';
		else if (cp >= 0xC0 && cp <= 0xDE)
			cp += 0x20;
		cp = nt_utf8_bare(cp);
		if (len + 4 >= 32) {
			len = 0;
			break;
		}
		len += cp == 0 ? 0 : nt_utf8_put(cp, out + len);
	}
	out[len] = '\0';
	return out;
}

static unsigned of_letters(const char *s, size_t n)
{
	uint32_t cp;
	bool small = false;
	size_t letters = 0;

	if (n == 0)
		return 0;
	nt_utf8_next(s, n, &cp, NULL);
	if (cp < 'A' || (cp > 'Z' && cp < 0xC0))
		return 0;
	for (size_t i = 0; i < n; i++) {
		small = small || (s[i] >= 'a' && s[i] <= 'z');
		letters += (s[i] >= 'A' && s[i] <= 'Z');
	}
	return NT_WORD_CAPITAL |
	       (!small && letters > 1 && letters <= 6 ? NT_WORD_SHOUTED : 0);
}

/* Only what is short, or ends with a full stop, is worth asking. */
static bool is_address(const char *s, size_t n)
{
	return n <= 10 && (s[n - 1] == '.' || n <= 4 || s[0] == 'P') &&
	       nt_is_address(s, n);
}

static const struct entry *find(char word[32])
{
	const struct entry *found = bsearch(word, entries, NT_COUNT(entries),
					    sizeof(*entries), compare);

	if (found != NULL || strlen(word) <= STEM_LETTERS)
		return found;
	word[STEM_LETTERS] = '\0';
	found = bsearch(word, entries, NT_COUNT(entries), sizeof(*entries),
			compare);
	return found != NULL && (found->says & STEM) ? found : NULL;
}

static unsigned says(const char *s, size_t n)
{
	const struct entry *found;
	char folded[32];
	const char *word = fold(s, n, folded);
	unsigned out = of_letters(s + (*s == '(' && n > 1), n);

	if (word[0] != '\0' && word[strspn(word, "0123456789")] == '\0')
		out |= NT_WORD_NUMBER;
	found = find(folded);
	if (found != NULL)
		return out | found->says;
	return out | (is_address(s, n) ? (unsigned)NT_WORD_ADDRESS : 0);
}

void nt_peoplewords(const char *s, size_t n, struct nt_peoplewords *out)
{
	const char *end = s + n;

	out->n = 0;
	out->whole = true;
	while (s < end) {
		const char *from;

		while (s < end && (*s == ' ' || *s == '\n' || *s == '\t'))
			s++;
		from = s;
		while (s < end && *s != ' ' && *s != '\n' && *s != '\t')
			s++;
		if (s == from)
			break;
		if (out->n == NT_PEOPLE_WORDS) {
			out->whole = false;
			break;
		}
		out->v[out->n].s = from;
		out->v[out->n].n = (size_t)(s - from);
		out->v[out->n].says = says(from, (size_t)(s - from));
		out->n++;
	}
}

enum nt_people_what nt_people_what(const char *s, size_t n)
{
	struct nt_peoplewords words;
	size_t first = 0;

	nt_peoplewords(s, n, &words);
	if (words.n == 0)
		return NT_PEOPLE_NOTHING;
	if (nt_word_is(&words, 0, NT_WORD_ADDRESS))
		return NT_PEOPLE_NAME;
	while (nt_word_is(&words, first, NT_WORD_MATTER) &&
	       first + 1 < words.n &&
	       !nt_word_is(&words, first, NT_WORD_CAPITAL))
		first++;
	if (nt_word_is(&words, first, NT_WORD_GROUP))
		return NT_PEOPLE_GROUP;
	if (nt_word_is(&words, first, NT_WORD_POST))
		return NT_PEOPLE_POST;
	if (nt_word_is(&words, first, NT_WORD_BODY) ||
	    nt_word_is(&words, words.n - 1, NT_WORD_BODY))
		return NT_PEOPLE_BODY;
	return NT_PEOPLE_NAME;
}

/* Are words FROM to TO ones that a name may be made of? */
static bool is_name(const struct nt_peoplewords *words, size_t from, size_t to)
{
	const unsigned other = NT_WORD_POST | NT_WORD_BODY | NT_WORD_GROUP |
			       NT_WORD_MATTER | NT_WORD_PEOPLE | NT_WORD_NUMBER;

	if (to < from + 2 || to > from + 5)
		return false;
	for (size_t i = from; i < to; i++)
		if (!nt_word_is(words, i, NT_WORD_CAPITAL) ||
		    nt_word_is(words, i, other))
			return false;
	return true;
}

bool nt_people_is_name(const char *s, size_t n)
{
	struct nt_peoplewords words;

	nt_peoplewords(s, n, &words);
	return words.whole && is_name(&words, 0, words.n);
}

bool nt_people_is_titled(const char *s, size_t n)
{
	struct nt_peoplewords words;
	size_t first;

	nt_peoplewords(s, n, &words);
	if (words.n < 2)
		return false;
	first = words.v[0].n == 3 && strncasecmp(words.v[0].s, "the", 3) == 0;
	if (nt_word_is(&words, first, NT_WORD_ADDRESS))
		return true;
	return words.whole &&
	       nt_word_is(&words, words.n - 1, NT_WORD_SHOUTED) &&
	       nt_is_degree(words.v[words.n - 1].s, words.v[words.n - 1].n);
}

size_t nt_people_find_name(const struct nt_peoplewords *words, bool *sure)
{
	size_t i;

	*sure = true;
	for (i = 1; i + 1 < words->n; i++)
		if (nt_word_is(words, i, NT_WORD_ADDRESS))
			return i;
	*sure = false;
	for (i = 0; nt_word_is(words, i, NT_WORD_POST | NT_WORD_SHOUTED); i++)
		;
	if (i == 0 || !words->whole || !is_name(words, i, words->n))
		return 0;
	for (size_t k = 0; k < i; k++)
		if (nt_word_is(words, k, NT_WORD_ALONE))
			return i;
	return 0;
}
