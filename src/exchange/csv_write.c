#include "notula/csv_write.h"

#include <string.h>

#include "notula/utf8.h"

static const char *const full_width[] = {
	"\xef\xbc\x9d", /* U+FF1D, = */
	"\xef\xbc\x8b", /* U+FF0B, + */
	"\xef\xbc\x8d", /* U+FF0D, - */
	"\xef\xbc\xa0", /* U+FF20, @ */
};

static bool starts_formula(const char *s, size_t n)
{
	switch (n > 0 ? *s : 'x') {
	case '=':
	case '+':
	case '-':
	case '@':
	case '\t':
	case '\r':
	case '\n':
	case '\0':
		return true;
	case '\xef':
		for (size_t i = 0; i < 4; i++)
			if (n >= 3 && memcmp(s, full_width[i], 3) == 0)
				return true;
	}
	return false;
}

/* The length of the blank that S begins with, of those that a spreadsheet may
 * pass over: every space of Unicode, and what has no width. 0: none. */
static size_t blank_at(const char *s, size_t n)
{
	uint32_t cp;
	size_t length = nt_utf8_next(s, n, &cp, NULL);

	if (cp == ' ' || cp == 0xA0 || cp == 0x1680 ||
	    (cp >= 0x2000 && cp <= 0x200B) || cp == 0x202F || cp == 0x205F ||
	    cp == 0x3000 || cp == 0xFEFF)
		return length;
	return 0;
}

bool nt_csv_is_formula(const char *s, size_t n)
{
	size_t i = 0;
	size_t blank;

	while (i < n && s[i] == '\'')
		i++;
	while (i < n && (blank = blank_at(s + i, n - i)) > 0)
		i += blank;
	return starts_formula(s + i, n - i);
}

size_t nt_csv_guard(const char *s, size_t n)
{
	return n > 0 && s[0] == '\'' && nt_csv_is_formula(s, n) ? 1 : 0;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool holds_special(const char *s, size_t n, char delim)
{
	return memchr(s, delim, n) != NULL || memchr(s, '"', n) != NULL ||
	       memchr(s, '\n', n) != NULL || memchr(s, '\r', n) != NULL;
}

static void put_quoted(struct nt_buf *out, const char *s, size_t n)
{
	const char *quote;

	while ((quote = memchr(s, '"', n)) != NULL) {
		size_t part = (size_t)(quote - s) + 1;

		nt_buf_put(out, s, part);
		nt_buf_putc(out, '"');
		s += part;
		n -= part;
	}
	nt_buf_put(out, s, n);
}

static void put(struct nt_buf *out, const char *s, size_t n, bool guard,
		bool quotes)
{
	if (quotes)
		nt_buf_putc(out, '"');
	if (guard)
		nt_buf_putc(out, '\'');
	if (quotes)
		put_quoted(out, s, n);
	else
		nt_buf_put(out, s, n);
	if (quotes)
		nt_buf_putc(out, '"');
}

void nt_csv_put(struct nt_buf *out, const char *s, size_t n, char delim,
		bool raw)
{
	bool guard;

	if (n == 0)
		return;
	guard = !raw && nt_csv_is_formula(s, n);
	/* A guarded cell begins with the guard, not with a blank. */
	put(out, s, n, guard,
	    (!guard && is_blank(s[0])) || is_blank(s[n - 1]) ||
		    holds_special(s, n, delim));
}

void nt_csv_put_quoted(struct nt_buf *out, const char *s, size_t n, bool raw)
{
	put(out, s, n, !raw && nt_csv_is_formula(s, n), true);
}
