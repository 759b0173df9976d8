#include "notula/utf8.h"

#include <string.h>
#include <wchar.h>

static bool continues(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

static size_t bad(uint32_t *cp, bool *ok)
{
	*cp = 0xFFFD;
	if (ok != NULL)
		*ok = false;
	return 1;
}

size_t nt_utf8_next(const char *s, size_t n, uint32_t *cp, bool *ok)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	unsigned char lead = (unsigned char)s[0];
	size_t len = lead < 0x80		   ? 1
		     : lead >= 0xF0 && lead < 0xF5 ? 4
		     : lead >= 0xE0 && lead < 0xF0 ? 3
		     : lead >= 0xC2 && lead < 0xE0 ? 2
						   : 0;
	uint32_t c = len == 1 ? lead : lead & (0x7FU >> len);

	if (len == 0 || len > n)
		return bad(cp, ok);
	for (size_t i = 1; i < len; i++) {
		if (!continues((unsigned char)s[i]))
			return bad(cp, ok);
		c = c << 6 | ((unsigned char)s[i] & 0x3F);
	}
	if (c < least[len] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return bad(cp, ok);
	*cp = c;
	if (ok != NULL)
		*ok = true;
	return len;
}

size_t nt_utf8_put(uint32_t cp, char out[4])
{
	size_t len = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };

	for (size_t i = len - 1; i > 0; i--) {
		out[i] = (char)(0x80 | (cp & 0x3F));
		cp >>= 6;
	}
	out[0] = (char)(lead[len] | cp);
	return len;
}

size_t nt_utf8_ascii(const char *s, size_t n)
{
	uint64_t word;
	size_t i = 0;

	/* Eight bytes at once: most text is ASCII. */
	while (n - i >= sizeof(word)) {
		memcpy(&word, s + i, sizeof(word));
		if ((word & UINT64_C(0x8080808080808080)) != 0)
			break;
		i += sizeof(word);
	}
	while (i < n && (unsigned char)s[i] < 0x80)
		i++;
	return i;
}

size_t nt_utf8_bad(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n) {
		uint32_t cp;
		bool ok;
		size_t len;

		i += nt_utf8_ascii(s + i, n - i);
		if (i == n)
			break;
		len = nt_utf8_next(s + i, n - i, &cp, &ok);
		if (!ok)
			return i;
		i += len;
	}
	return n;
}

size_t nt_utf8_cut(const char *s, size_t n)
{
	size_t at = n;
	uint32_t cp;
	bool ok;

	while (at > 0 && n - at < 4 && continues((unsigned char)s[at - 1]))
		at--;
	if (at == 0 || (unsigned char)s[at - 1] < 0xC0)
		return n;
	at--;
	nt_utf8_next(s + at, n - at, &cp, &ok);
	return ok ? n : at;
}

uint32_t nt_utf8_bare(uint32_t cp)
{
	/* From U+00E0 on, as unicode61 has it; blanks stay as they are. */
	static const char latin[] = "aaaaaa ceeeeiiii nooooo  uuuuy y"
				    "aaaaaaccccccccdd  eeeeeeeeeegggggggghh  "
				    "iiiiiiiii   jjkk llllll "
				    "   nnnnnn   oooooo  rrrrrrsssssssstttt  "
				    "uuuuuuuuuuuuwwyyyzzzzzzs";

	if (cp >= 0x300 && cp <= 0x36F)
		return 0;
	if (cp >= 0xE0 && cp <= 0x17F && latin[cp - 0xE0] != ' ')
		return (uint32_t)latin[cp - 0xE0];
	return cp;
}

bool nt_utf8_hidden(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) ||
	       (cp >= 0x200B && cp <= 0x200F) || cp == 0x2028 || cp == 0x2029 ||
	       (cp >= 0x202A && cp <= 0x202E) ||
	       (cp >= 0x2066 && cp <= 0x2069) || cp == 0xFEFF ||
	       (cp >= 0xE0000 && cp <= 0xE007F);
}

int nt_utf8_width(uint32_t cp)
{
	return wcwidth((wchar_t)cp);
}

void nt_utf8_shown(struct nt_buf *out, const char *s, size_t n, bool keep_lf)
{
	for (size_t i = 0; i < n;) {
		uint32_t cp;
		bool ok;
		size_t len = nt_utf8_next(s + i, n - i, &cp, &ok);

		if (!ok)
			nt_buf_puts(out, "\xEF\xBF\xBD");
		else if (!nt_utf8_hidden(cp) || (cp == '\n' && keep_lf))
			nt_buf_put(out, s + i, len);
		else if (cp < 0x100)
			nt_buf_printf(out, "\\x%02X", (unsigned)cp);
		else
			nt_buf_printf(out, "<U+%04X>", (unsigned)cp);
		i += len;
	}
}
