#include "exchange/weigh.h"

#include <string.h>

#include "notula/utf8.h"

static void add_stray(struct nt_weight *w, unsigned char byte)
{
	w->strays++;
	for (size_t i = 0; i < w->n; i++)
		if (w->examples[i] == byte)
			return;
	if (w->n < NT_WEIGH_EXAMPLES)
		w->examples[w->n++] = byte;
}

static bool is_lower(unsigned char c)
{
	return c >= 'a' && c <= 'z';
}

/*
 * What BYTE is, by the characters round it. On old Macs 0x8E is e with acute
 * and 0xD5 an apostrophe; in windows-1252 these are capitals, which do not
 * follow a small letter.
 */
static void vote(struct nt_weight *w, unsigned char before, unsigned char byte,
		 unsigned char after)
{
	static const char capitals[] = "\x81\x87\x88\x8A\x8D\x8E\x8F\x90\x9D"
				       "\xD0\xD1\xD2\xD3\xD4\xD5";
	bool word = is_lower(before) || is_lower(after);

	if (strchr(capitals, byte) != NULL)
		w->mac += is_lower(before);
	else if (byte >= 0xE0)
		w->windows += word;
	else if (byte >= 0x91 && byte <= 0x94)
		w->windows += word && !(is_lower(before) && is_lower(after) &&
					after != 's');
	else if (byte == 0x96 || byte == 0x97)
		w->windows += before == ' ' && after == ' ';
}

/* How many bytes a letter that begins with LEAD has. */
static size_t letter_size(unsigned char lead)
{
	return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
}

/* Weigh letters of S[N]; what may go on behind it is kept, unless LAST. */
static void weigh_text(struct nt_weight *w, const char *s, size_t n, bool last)
{
	size_t i = nt_utf8_ascii(s, n);

	while (i < n) {
		uint32_t cp;
		bool ok;
		size_t len = nt_utf8_next(s + i, n - i, &cp, &ok);

		if (!ok && !last && n - i < 4 && (unsigned char)s[i] >= 0xC2 &&
		    n - i < letter_size((unsigned char)s[i])) {
			memcpy(w->rest, s + i, n - i);
			w->left = n - i;
			return;
		}
		if (!ok) {
			add_stray(w, (unsigned char)s[i]);
			vote(w, i > 0 ? (unsigned char)s[i - 1] : ' ',
			     (unsigned char)s[i],
			     i + 1 < n ? (unsigned char)s[i + 1] : ' ');
		} else {
			w->letters++;
		}
		i += len;
		i += nt_utf8_ascii(s + i, n - i);
	}
}

/* The letter that began in the last part. */
static size_t weigh_rest(struct nt_weight *w, const unsigned char *s, size_t n)
{
	char both[8];
	size_t kept = w->left, more = letter_size(w->rest[0]) - kept;

	if (kept == 0)
		return 0;
	more = more < n ? more : n;
	memcpy(both, w->rest, kept);
	memcpy(both + kept, s, more);
	w->left = 0;
	weigh_text(w, both, kept + more, false);
	return more;
}

static bool is_ascii(unsigned char c)
{
	return c > 0 && c < 0x80;
}

/* Pairs with a NUL beside ASCII, and NULs at all. */
static void weigh_pairs(struct nt_weight *w, const unsigned char *s, size_t n)
{
	const unsigned char *nul = memchr(s, 0, n);

	while (nul != NULL) {
		int64_t at = w->size + (nul - s);

		w->nuls++;
		if (at % 2 == 1 && nul > s && is_ascii(nul[-1]))
			w->little++;
		if (at % 2 == 0 && nul + 1 < s + n && is_ascii(nul[1]))
			w->big++;
		nul++;
		nul = memchr(nul, 0, (size_t)(s + n - nul));
	}
}

void nt_weigh(struct nt_weight *w, const unsigned char *s, size_t n)
{
	size_t from;

	if (w->size == 0)
		memcpy(w->head, s, n < 4 ? n : 4);
	weigh_pairs(w, s, n);
	from = weigh_rest(w, s, n);
	weigh_text(w, (const char *)s + from, n - from, false);
	w->size += (int64_t)n;
}

void nt_weigh_end(struct nt_weight *w)
{
	size_t left = w->left;

	w->left = 0;
	if (left > 0)
		weigh_text(w, (const char *)w->rest, left, true);
}

/*
 * Line ends, delimiters, blanks and digits are ASCII in every language: one
 * pair in ten at the least.
 */
static bool is_utf16(const struct nt_weight *w, int64_t ascii, int64_t other)
{
	return ascii * 20 >= w->size && ascii > 4 * other;
}

const char *nt_weigh_encoding(const struct nt_weight *w, bool *bom)
{
	*bom = true;
	if (w->size >= 3 && memcmp(w->head, "\xef\xbb\xbf", 3) == 0)
		return "UTF-8";
	if (w->size >= 2 && memcmp(w->head, "\xff\xfe", 2) == 0)
		return "UTF-16LE";
	if (w->size >= 2 && memcmp(w->head, "\xfe\xff", 2) == 0)
		return "UTF-16BE";
	*bom = false;
	if (is_utf16(w, w->little, w->big))
		return "UTF-16LE";
	if (is_utf16(w, w->big, w->little))
		return "UTF-16BE";
	if (w->strays <= w->letters)
		return "UTF-8";
	return w->mac > w->windows ? "MACINTOSH" : "windows-1252";
}
