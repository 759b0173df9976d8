/*
 * canvas.h - a grid of cells that views draw on. It clips, so that views do
 * not have to: whatever lies outside the clip is not drawn, whatever does not
 * fit in the width it is given ends with an ellipsis. Cells hold what they
 * mean (a role), not a colour; theme.h turns roles into looks. Nothing here
 * knows a terminal: a canvas can be read back as text.
 *
 * Rows and columns count cells from 0, and may be negative.
 */
#ifndef NOTULA_TUI_CANVAS_H
#define NOTULA_TUI_CANVAS_H

#include <stdint.h>

#include "notula/buf.h"
#include "tui/glyph.h"

enum tui_role {
	TUI_PLAIN,
	TUI_FAINT,    /* beside the point: hints, closed things */
	TUI_STRONG,   /* titles */
	TUI_RULE,     /* lines between parts */
	TUI_HEADING,  /* of a group or a column */
	TUI_TAB,      /* a screen that one may go to */
	TUI_TAB_HERE, /* the one that is shown */
	TUI_SELECTED, /* the row that keys act on */
	TUI_LABEL,    /* the name of a field */
	TUI_FIELD,    /* what was typed */
	TUI_FOCUS,    /* the field that is typed in */
	TUI_LATE,     /* overdue */
	TUI_DRAFT,
	TUI_DOUBT,
	TUI_DONE,
	TUI_HIT,     /* what a search found */
	TUI_CAP,     /* a key in the key bar */
	TUI_MESSAGE, /* what just happened */
	TUI_PROBLEM, /* what went wrong */
	TUI_BOX,     /* border of a box */
	TUI_ROLES,
};

/* WIDTH is 0 in the right half of a wide character. */
struct tui_cell {
	uint32_t ch[1 + TUI_MARKS];
	uint8_t n;
	uint8_t width;
	uint8_t role;
	uint8_t spare; /* so that cells can be compared as bytes */
};

struct tui_rect {
	int row;
	int col;
	int rows;
	int cols;
};

struct tui_canvas {
	int rows;
	int cols;
	int cursor_row;
	int cursor_col;
	struct tui_rect clip;
	int cuts; /* characters of texts that the clip cut off at a side */
	struct tui_cell *v;
};

/* Blank cells, the whole as clip, the cursor at the lower left. */
void tui_canvas_reset(struct tui_canvas *canvas, int rows, int cols);
void tui_canvas_free(struct tui_canvas *canvas);

/* Draw only in RECT (within the canvas); returns the clip before. */
struct tui_rect tui_clip(struct tui_canvas *canvas, struct tui_rect rect);

/*
 * Put TEXT in at most WIDTH cells and return how many it took. The rest of the
 * WIDTH stays as it is.
 */
int tui_put(struct tui_canvas *canvas, int row, int col, int width,
	    enum tui_role role, const char *text);
int tui_putn(struct tui_canvas *canvas, int row, int col, int width,
	     enum tui_role role, const char *s, size_t n);
int tui_putf(struct tui_canvas *canvas, int row, int col, int width,
	     enum tui_role role, const char *fmt, ...) NT_PRINTF(6, 7);

/* The same, ending at the right of WIDTH. */
int tui_put_right(struct tui_canvas *canvas, int row, int col, int width,
		  enum tui_role role, const char *text);

/* Put TEXT wrapped into RECT, from its row SKIP on; returns the rows drawn.
 * The last row ends with an ellipsis where more follows. */
int tui_put_wrapped(struct tui_canvas *canvas, struct tui_rect rect, int skip,
		    enum tui_role role, const char *text);

/* One character in every cell of RECT. */
void tui_fill(struct tui_canvas *canvas, struct tui_rect rect,
	      enum tui_role role, uint32_t ch);

/* Give cells that are drawn already another role. */
void tui_paint(struct tui_canvas *canvas, struct tui_rect rect,
	       enum tui_role role);

/* A line of WIDTH cells with TITLE (NULL: none) in it. */
void tui_rule(struct tui_canvas *canvas, int row, int col, int width,
	      const char *title);

/* A border along RECT, blank inside, with TITLE (NULL: none) in it. */
void tui_box(struct tui_canvas *canvas, struct tui_rect rect,
	     const char *title);

/* Where the terminal's cursor stands: on the focused thing, always. */
void tui_cursor(struct tui_canvas *canvas, int row, int col);

/* The cell; NULL outside. */
const struct tui_cell *tui_cell(const struct tui_canvas *canvas, int row,
				int col);

/* Append ROW as text, without blanks at its end. */
void tui_canvas_text(const struct tui_canvas *canvas, int row,
		     struct nt_buf *out);

#endif
