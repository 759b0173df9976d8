#include "tui/glyph.h"

#include <stdio.h>
#include <string.h>

#include "notula/utf8.h"

enum { REPLACEMENT = 0xFFFD, DOTTED_CIRCLE = 0x25CC, RETURN_SIGN = 0x23CE };

static void spell(uint32_t cp, struct tui_glyph *out)
{
	char text[TUI_SPELLED];

	snprintf(text, sizeof(text), cp < 0x100 ? "\\x%02X" : "<U+%04X>",
		 (unsigned)cp);
	out->spelled = true;
	out->n = (int)strlen(text);
	out->width = out->n;
	for (int i = 0; i < out->n; i++)
		out->ch[i] = (unsigned char)text[i];
}

/* Marks that take no cell belong to the character before them. */
static void gather_marks(const char *s, size_t n, struct tui_glyph *out)
{
	while (out->len < n) {
		uint32_t cp;
		bool ok;
		size_t len = nt_utf8_next(s + out->len, n - out->len, &cp, &ok);

		if (!ok || nt_utf8_hidden(cp) || nt_utf8_width(cp) != 0)
			return;
		out->len += len;
		if (out->n <= TUI_MARKS)
			out->ch[out->n++] = cp;
	}
}

static void first(uint32_t cp, bool ok, struct tui_glyph *out)
{
	int width = ok ? nt_utf8_width(cp) : -1;

	out->n = 1;
	out->width = 1;
	out->ch[0] = cp;
	if (cp == '\n') {
		out->newline = true;
		out->ch[0] = RETURN_SIGN;
	} else if (ok && nt_utf8_hidden(cp)) {
		spell(cp, out);
	} else if (width < 0) {
		out->ch[0] = REPLACEMENT;
	} else if (width == 0) {
		out->ch[0] = DOTTED_CIRCLE;
		out->ch[out->n++] = cp;
	} else {
		out->width = width;
		out->blank = cp == ' ';
	}
}

void tui_glyph_next(const char *s, size_t n, struct tui_glyph *out)
{
	uint32_t cp;
	bool ok;
	size_t len = nt_utf8_next(s, n, &cp, &ok);

	*out = (struct tui_glyph) { .len = len };
	first(cp, ok, out);
	if (!out->spelled && !out->newline)
		gather_marks(s, n, out);
}

size_t tui_glyph_before(const char *s, size_t n, size_t at)
{
	size_t from = at > 256 ? nt_utf8_cut(s, at - 256) : 0;
	size_t last = from;
	struct tui_glyph g;

	for (size_t i = from; i < at && i < n; i += g.len) {
		last = i;
		tui_glyph_next(s + i, n - i, &g);
	}
	return last;
}

int tui_width_of(const char *s, size_t n)
{
	int width = 0;
	struct tui_glyph g;

	for (size_t i = 0; i < n; i += g.len) {
		tui_glyph_next(s + i, n - i, &g);
		width += g.width;
	}
	return width;
}

int tui_width(const char *s)
{
	return tui_width_of(s, strlen(s));
}

/* Past the blanks that hang over the end of a row, and one line end. */
static void end_row(const char *s, size_t n, size_t i, struct tui_row *out)
{
	while (i < n && s[i] == ' ')
		i++;
	out->newline = i < n && s[i] == '\n';
	out->next = i + (out->newline ? 1 : 0);
}

bool tui_wrap(const char *s, size_t n, int width, size_t *at,
	      struct tui_row *out)
{
	size_t i = *at;
	size_t word = 0; /* where the last word of the row begins */
	int used = 0;
	struct tui_glyph g = { 0 };

	if (i > n)
		return false;
	*out = (struct tui_row) { .at = i, .end = i };
	for (; i < n; i += g.len) {
		tui_glyph_next(s + i, n - i, &g);
		if (g.newline || (used + g.width > width && used > 0))
			break;
		used += g.width;
		if (g.blank)
			word = i + g.len;
	}
	if (i < n && !g.newline && !g.blank && word > *at)
		i = word;
	end_row(s, n, i, out);
	while (word == i && i > *at && s[i - 1] == ' ')
		i--;
	out->end = i;
	*at = out->next < n || out->newline ? out->next : n + 1;
	return true;
}

int tui_wrap_rows(const char *s, size_t n, int width)
{
	struct tui_row row;
	size_t at = 0;
	int rows = 0;

	while (tui_wrap(s, n, width, &at, &row))
		rows++;
	return rows;
}
