/*
 * line.h - a line editor: UTF-8 in a buffer, a cursor that stands between
 * glyphs, undo. One row that scrolls sideways, or many that wrap and grow
 * (MULTI): then ^J breaks a line. No terminal is needed.
 *
 * It takes the editing actions of actions.def, typed characters and pastes. A
 * paste is text, never keys: in a one-row line its line ends become blanks,
 * other control characters are dropped.
 */
#ifndef NOTULA_TUI_LINE_H
#define NOTULA_TUI_LINE_H

#include "tui/canvas.h"
#include "tui/keymap.h"

struct tui_line_state {
	char *text;
	size_t n;
	size_t at;
};

enum { TUI_LINE_UNDOS = 100 };

struct tui_line {
	struct nt_buf text;
	size_t at; /* the cursor: an offset where a glyph begins, or the end */
	size_t first; /* of a one-row line: the first glyph that shows */
	size_t limit; /* bytes it may hold */
	bool multi;
	bool full;   /* the last insertion did not fit, and was refused */
	bool typing; /* the last change was typing: undone as a whole */
	int goal;    /* the column that Up and Down keep to; -1: none */
	struct tui_line_state undo[TUI_LINE_UNDOS];
	size_t undos; /* states before the present one */
	size_t redos; /* states after it, behind them */
};

/* Zeroed memory is made an empty line. */
void tui_line_init(struct tui_line *line, bool multi, size_t limit);
void tui_line_free(struct tui_line *line);

/* Hold TEXT (NULL: nothing), the cursor at its end; nothing to undo. */
void tui_line_set(struct tui_line *line, const char *text);

/* The same as a change that can be undone: a suggestion that was taken. */
void tui_line_replace(struct tui_line *line, const char *text);

const char *tui_line_text(const struct tui_line *line);

/*
 * Act on KEY, which means ACTION; WIDTH is what it was drawn with. False if
 * this is none of its keys, or it has nowhere to go: Up in the first row.
 */
bool tui_line_update(struct tui_line *line, const struct tui_key *key,
		     enum tui_action action, int width);

/* Put N bytes in at the cursor as a paste. */
void tui_line_paste(struct tui_line *line, const char *s, size_t n);

/* Rows it takes at WIDTH: 1 unless MULTI. */
int tui_line_rows(const struct tui_line *line, int width);

/*
 * Draw into RECT, blanks behind the text. FOCUS puts the canvas's cursor where
 * the line's stands, in its last cell where it would be outside; of more rows
 * than RECT has, those with the cursor are shown.
 */
void tui_line_draw(struct tui_line *line, struct tui_canvas *canvas,
		   struct tui_rect rect, bool focus);

#endif
