#include "notula/str.h"

#include <errno.h>
#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wctype.h>

#include "notula/utf8.h"

bool nt_str_eq(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

bool nt_str_starts(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

bool nt_str_blank(const char *s)
{
	return s == NULL || s[strspn(s, " \t\r\n")] == '\0';
}

/* Loading a locale costs more than all the rest: most names need none. */
static char *fold_ascii(struct nt_arena *arena, const char *s, size_t n)
{
	char *folded = nt_arena_strndup(arena, s, n);

	for (size_t i = 0; i < n; i++)
		if (folded[i] >= 'A' && folded[i] <= 'Z')
			folded[i] = (char)(folded[i] + ('a' - 'A'));
	return folded;
}

/* The small letter of CP, of the letters that files are full of, as the tables
 * have it; false for others. */
static bool lower_known(uint32_t cp, uint32_t *out)
{
	uint32_t odd = cp & 1;

	*out = cp;
	if (cp < 0xC0 || (cp >= 0x2000 && cp < 0x20D0) ||
	    (cp >= 0x3000 && cp < 0xA000)) {
		if (cp >= 'A' && cp <= 'Z')
			*out = cp + ('a' - 'A');
		return true;
	}
	if (cp >= 0x180)
		return false;
	if (cp < 0x100)
		*out = cp <= 0xDE && cp != 0xD7 ? cp + 0x20 : cp;
	else if (cp == 0x130 || cp == 0x178)
		*out = cp == 0x130 ? 'i' : 0xFF;
	else if ((cp >= 0x139 && cp <= 0x148) || cp >= 0x179)
		*out = cp + (cp != 0x17F && odd ? 1 : 0);
	else if (cp != 0x138 && cp != 0x149)
		*out = cp + (odd ? 0 : 1);
	return true;
}

static bool is_ascii(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)s[i] >= 0x80)
			return false;
	return true;
}

char *nt_str_fold(struct nt_arena *arena, const char *s)
{
	struct nt_buf out = { 0 };
	size_t n = strlen(s);
	locale_t plain = (locale_t)0;
	char *folded;

	if (is_ascii(s, n))
		return fold_ascii(arena, s, n);
	for (size_t i = 0; i < n;) {
		uint32_t cp;
		char bytes[4];
		size_t len = nt_utf8_next(s + i, n - i, &cp, NULL);

		if (!lower_known(cp, &cp)) {
			if (plain == (locale_t)0)
				plain = newlocale(LC_CTYPE_MASK, "C.UTF-8",
						  (locale_t)0);
			if (plain != (locale_t)0)
				cp = (uint32_t)towlower_l((wint_t)cp, plain);
		}
		nt_buf_put(&out, bytes, nt_utf8_put(cp, bytes));
		i += len;
	}
	if (plain != (locale_t)0)
		freelocale(plain);
	folded = nt_arena_strdup(arena, nt_buf_str(&out));
	nt_buf_free(&out);
	return folded;
}

char *nt_str_bare(struct nt_arena *arena, const char *s)
{
	char *bare = nt_str_fold(arena, s);
	size_t n = strlen(bare);
	char *to = bare;

	for (size_t i = 0; i < n;) {
		uint32_t cp;

		i += nt_utf8_next(bare + i, n - i, &cp, NULL);
		cp = nt_utf8_bare(cp);
		if (cp != 0)
			to += nt_utf8_put(cp, to);
	}
	*to = '\0';
	return bare;
}

bool nt_str_same(const char *a, const char *b)
{
	struct nt_arena arena = { 0 };
	bool same;

	if (a == NULL || b == NULL)
		return a == b;
	if (strcmp(a, b) == 0)
		return true;
	same = strcmp(nt_str_fold(&arena, a), nt_str_fold(&arena, b)) == 0;
	nt_arena_free(&arena);
	return same;
}

bool nt_str_number(const char *s, long long least, long long most,
		   long long *out)
{
	long long value;
	char *end;

	if (s == NULL || s[0] < '0' || s[0] > '9')
		return false;
	errno = 0;
	value = strtoll(s, &end, 10);
	if (errno != 0 || *end != '\0' || value < least || value > most)
		return false;
	*out = value;
	return true;
}
