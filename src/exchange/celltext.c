#include "exchange/celltext.h"

#include <stdbool.h>
#include <string.h>

#include "notula/compiler.h"

static const char *const blanks[] = {
	"\xC2\xA0",	"\xE2\x80\x8B", "\xEF\xBB\xBF",
	"\xE3\x80\x80", "\xE2\x80\xAF",
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

size_t nt_celltext_blanks(const char *s)
{
	size_t n = 0;

	for (;;) {
		size_t i = 0;

		if (is_blank(s[n])) {
			n++;
			continue;
		}
		if ((unsigned char)s[n] < 0x80)
			return n;
		while (i < NT_COUNT(blanks) &&
		       strncmp(s + n, blanks[i], strlen(blanks[i])) != 0)
			i++;
		if (i == NT_COUNT(blanks))
			return n;
		n += strlen(blanks[i]);
	}
}

size_t nt_celltext_trimmed(const char *s, size_t n)
{
	while (n > 0) {
		size_t before = n;

		if (is_blank(s[n - 1])) {
			n--;
			continue;
		}
		for (size_t i = 0; i < NT_COUNT(blanks); i++) {
			size_t len = strlen(blanks[i]);

			if (n >= len &&
			    memcmp(s + n - len, blanks[i], len) == 0)
				n -= len;
		}
		if (n == before)
			break;
	}
	return n;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "1.", "12)", "(3)", "a.", "1.2." at the beginning. */
static size_t number(const char *s, size_t n, size_t index)
{
	size_t i = s[0] == '(';
	size_t from = i;
	bool letter;

	while (i < n && i - from < 3 && is_digit(s[i]))
		i++;
	letter =
		i == from && i < n && index < 26 &&
		(s[i] == (char)('a' + index) ||
		 (s[i] == (char)('A' + index) && i + 1 < n && s[i + 1] == ')'));
	i += letter;
	if (i == from || i >= n || (s[i] != '.' && s[i] != ')') ||
	    (from == 1 && s[i] != ')'))
		return 0;
	i++;
	if (i < n && is_digit(s[i]))
		return 0;
	return letter && i < n && !is_blank(s[i]) ? 0 : i;
}

size_t nt_celltext_bullet(const char *s, size_t n, size_t index)
{
	static const char *const bullets[] = { "•",  "●",  "▪",	 "■",
					       "○",  "◦",  "·",	 "➢",
					       "➤",  "►",  "✓",	 "\xEF\x82\xB7",
					       "- ", "– ", "— ", "* ",
					       "+ ", "> ", "-\t" };
	size_t i = 0;

	for (size_t b = 0; b < NT_COUNT(bullets); b++) {
		size_t len = strlen(bullets[b]);

		if (n > len && memcmp(s, bullets[b], len) == 0) {
			i = len;
			break;
		}
	}
	if (i == 0)
		i = number(s, n, index);
	if (i > 0)
		i += nt_celltext_blanks(s + i);
	return i < n ? i : n;
}
