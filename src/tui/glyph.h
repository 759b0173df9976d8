/*
 * glyph.h - a text as the cells that show it. A glyph is what one press of an
 * arrow key passes: a character with the marks that combine with it. Canvas,
 * line editor and wrapping all measure with it, so that they agree.
 *
 * Characters that must never reach a terminal are spelled out, "\x1B" and
 * "<U+202E>" (utf8.h); a line end shows as a sign; malformed bytes and
 * characters of unknown width as U+FFFD.
 */
#ifndef NOTULA_TUI_GLYPH_H
#define NOTULA_TUI_GLYPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TUI_MARKS = 4, TUI_SPELLED = 12 };

struct tui_glyph {
	size_t len;   /* bytes of the text */
	int width;    /* cells */
	bool spelled; /* CH are N characters of one cell each */
	bool blank;   /* a row may be broken after it */
	bool newline;
	int n; /* else: one character and its marks, as many as show */
	uint32_t ch[TUI_SPELLED];
};

/* The glyph at the start of S[N], N > 0. */
void tui_glyph_next(const char *s, size_t n, struct tui_glyph *out);

/* Where the glyph before offset AT of S begins; 0 at the start. */
size_t tui_glyph_before(const char *s, size_t n, size_t at);

/* Cells of S[N] in one row. */
int tui_width_of(const char *s, size_t n);
int tui_width(const char *s);

/*
 * One row of a text wrapped at blanks: bytes AT to END are shown, NEXT begins
 * the next row. A word longer than a row is cut; blanks at the end hang over.
 */
struct tui_row {
	size_t at;
	size_t end;
	size_t next;
	bool newline; /* ended by a line end, which lies between END and NEXT */
};

/*
 * The row of S[N] that begins at *AT, which moves to the next one; false past
 * the last. Begin with *AT 0; a text that ends with a line end has an empty
 * last row, an empty text one empty row.
 */
bool tui_wrap(const char *s, size_t n, int width, size_t *at,
	      struct tui_row *out);

/* How many rows that gives. */
int tui_wrap_rows(const char *s, size_t n, int width);

#endif
