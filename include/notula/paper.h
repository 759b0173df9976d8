/*
 * paper.h - a document before it takes a form: what stands on it, in order.
 * Minutes, sheets and reports are built of these pieces once; a renderer knows
 * one form and no document. LAYOUTS.md draws them all.
 *
 * Texts are borrowed and live as long as the arena. They are plain: LF begins
 * a new line, and each renderer escapes for its form. A paper is for reading:
 * what must never reach a terminal (utf8.h) is written as \xNN or <U+202E> in
 * every form. Widths are cells of the text form; HTML takes them as shares.
 */
#ifndef NOTULA_PAPER_H
#define NOTULA_PAPER_H

#include <stdbool.h>
#include <stdint.h>

#include "notula/arena.h"
#include "notula/buf.h"

/* Cells in a line: A4 upright, and turned. */
enum { NT_PAPER_COLUMNS = 80, NT_PAPER_WIDE = 118 };

/* To be filled in by hand, wherever the record has nothing; long where a name
 * is signed. */
#define NT_BLANK "……"
#define NT_LONG_BLANK "……………………………"

enum nt_piece_kind {
	NT_PIECE_LETTERHEAD, /* LABEL is the office, TEXT its address */
	NT_PIECE_TITLE,
	NT_PIECE_CENTRED,
	NT_PIECE_HEADING, /* of LEVEL 1 to 3 */
	NT_PIECE_PAIR,	  /* LABEL : TEXT */
	NT_PIECE_TEXT,
	NT_PIECE_ITEM, /* LABEL, "1." say, stands before TEXT */
	NT_PIECE_NOTE, /* the same at the foot of what it explains */
	NT_PIECE_TABLE,
	NT_PIECE_BARS,
	NT_PIECE_SIGN,
	NT_PIECE_TURN, /* a new page, turned where LEVEL is 1 */
};

/* WIDTH is without the blanks and lines beside it; 0 takes what the others
 * leave, in one column of a table. */
struct nt_paper_column {
	const char *heading;
	int width;
	bool right;
};

struct nt_paper_table {
	const struct nt_paper_column *columns;
	size_t n;
	bool ruled;   /* a line under every row */
	bool by_hand; /* rows are high enough to be written in */
	const char **cells;
	size_t rows;
};

/* SHOWN is the number as it is printed beside its bar. */
struct nt_paper_bar {
	const char *label;
	int64_t value;
	const char *shown;
};
struct nt_paper_bars {
	struct nt_paper_bar *v;
	size_t n;
};

/* Who signs: "Ketua,", room for the hand, a name, and lines below it. A NAME
 * or line that is NULL is a blank, or not there. */
struct nt_paper_signatory {
	const char *as;
	const char *name;
	const char *lines[3];
};
/* Two stand beside each other, PLACE (and date) above the right one. */
struct nt_paper_sign {
	const char *place;
	const struct nt_paper_signatory *left; /* or NULL */
	const struct nt_paper_signatory *right;
};

struct nt_paper_piece {
	enum nt_piece_kind kind;
	bool gap; /* a blank line before it */
	int indent;
	int labels; /* cells before the colon of a pair */
	int level;
	const char *label;
	const char *text;
	struct nt_paper_table *table;
	struct nt_paper_bars *bars;
	const struct nt_paper_sign *sign;
};

/* INDENT, LABELS and GAP hold for the pieces that are added next. */
struct nt_paper {
	struct nt_arena *arena;
	const char *title;   /* of the whole, for a browser's window */
	const char *running; /* above page 2 and on, or NULL */
	const char *foot;    /* below every page, or NULL */
	int indent;
	int labels;
	bool gap; /* for one piece */
	struct nt_paper_piece *v;
	size_t n;
};

void nt_paper_begin(struct nt_paper *paper, struct nt_arena *arena,
		    const char *title);

/* A blank line before the next piece. */
void nt_paper_gap(struct nt_paper *paper);

/* A new page from here on, TURNED or upright. */
void nt_paper_turn(struct nt_paper *paper, bool turned);

void nt_paper_letterhead(struct nt_paper *paper, const char *office,
			 const char *address);
void nt_paper_title(struct nt_paper *paper, const char *text);
void nt_paper_centred(struct nt_paper *paper, const char *text);
void nt_paper_heading(struct nt_paper *paper, int level, const char *text);
void nt_paper_text(struct nt_paper *paper, const char *text);
void nt_paper_pair(struct nt_paper *paper, const char *label, const char *text);
void nt_paper_item(struct nt_paper *paper, const char *mark, const char *text);
void nt_paper_note(struct nt_paper *paper, const char *mark, const char *text);

/* COLUMNS are borrowed, their headings translated already. A row has a cell a
 * column; NULL is empty. */
struct nt_paper_table *nt_paper_table(struct nt_paper *paper,
				      const struct nt_paper_column *columns,
				      size_t n, bool ruled);
void nt_paper_row(struct nt_paper *paper, struct nt_paper_table *table,
		  const char *const *cells);

struct nt_paper_bars *nt_paper_bars(struct nt_paper *paper);
void nt_paper_bar(struct nt_paper *paper, struct nt_paper_bars *bars,
		  const char *label, int64_t value, const char *shown);

void nt_paper_sign(struct nt_paper *paper, const struct nt_paper_sign *sign);

/* "7F3A-91C2": what a paper shows of a HASH in hexadecimal. */
const char *nt_paper_code(struct nt_arena *arena, const char *hash);

/* Plain text of NT_PAPER_COLUMNS cells, for mail. */
void nt_paper_write_text(struct nt_buf *out, const struct nt_paper *paper);

/* One HTML file with all it needs; CSS, rules behind the built-in ones, may be
 * NULL. */
void nt_paper_write_html(struct nt_buf *out, const struct nt_paper *paper,
			 const char *css);

void nt_paper_write_markdown(struct nt_buf *out, const struct nt_paper *paper);

#endif
