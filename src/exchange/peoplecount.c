#include "exchange/peoplecount.h"

#include <string.h>

#include "exchange/celltext.h"
#include "exchange/peoplewords.h"
#include "notula/people.h"

static const char *skip_words(const char *s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strncasecmp(s, words[i], strlen(words[i])) == 0)
			return s + strlen(words[i]) +
			       nt_celltext_blanks(s + strlen(words[i]));
	return s;
}

int64_t nt_count_read(const char *s, bool *estimated)
{
	static const char *const about[] = {
		"±",	     "+/-",	     "~",
		"sekitar",   "kurang lebih", "lebih kurang",
		"kira-kira", "about",	     "approx.",
		"approx",    "around",	     "circa",
		"ca.",	     "k.l."
	};
	struct nt_peoplewords words;
	const char *from;
	int64_t count = 0;
	size_t i = 0;

	s += nt_celltext_blanks(s);
	from = skip_words(s, about, NT_COUNT(about));
	*estimated = from != s;
	for (; i < 12 && ((from[i] >= '0' && from[i] <= '9') ||
			  (count > 0 && (from[i] == '.' || from[i] == ',')));
	     i++)
		if (from[i] != '.' && from[i] != ',')
			count = count * 10 + (from[i] - '0');
	if (i == 0 || count > NT_LIMIT_NUMBER)
		return 0;
	nt_peoplewords(from + i, strlen(from + i), &words);
	if (words.n == 0 ||
	    (words.n == 1 && nt_word_is(&words, 0, NT_WORD_PEOPLE)))
		return count;
	return 0;
}

/* The number that stands alone in S[N]. */
static int64_t number(const char *s, size_t n, bool *estimated)
{
	char digits[16] = "";

	if (n >= sizeof(digits))
		return 0;
	memcpy(digits, s, n);
	return nt_count_read(digits, estimated);
}

int64_t nt_count_take(const char **s, size_t *n, bool *estimated)
{
	struct nt_peoplewords words;
	size_t last, from;

	nt_peoplewords(*s, *n, &words);
	last = words.n - 1;
	if (!words.whole || words.n < 2)
		return 0;
	if (nt_word_is(&words, 0, NT_WORD_NUMBER) &&
	    nt_word_is(&words, 1, NT_WORD_PEOPLE | NT_WORD_GROUP)) {
		from = nt_word_is(&words, 1, NT_WORD_PEOPLE) && words.n > 2 ? 2
									    : 1;
		*n -= (size_t)(words.v[from].s - *s);
		*s = words.v[from].s;
		return number(words.v[0].s, words.v[0].n, estimated);
	}
	if (words.n < 3 || !nt_word_is(&words, last, NT_WORD_PEOPLE) ||
	    !nt_word_is(&words, last - 1, NT_WORD_NUMBER))
		return 0;
	*n = (size_t)(words.v[last - 1].s - *s);
	return number(words.v[last - 1].s, words.v[last - 1].n, estimated);
}
