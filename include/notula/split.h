/*
 * split.h - cells of a foreign file: what says nothing, text out of HTML,
 * several values in one cell.
 */
#ifndef NOTULA_SPLIT_H
#define NOTULA_SPLIT_H

#include "notula/shape.h"

/* At what a cell is split. Lines always go with <br>. */
enum nt_split {
	NT_SPLIT_LINE = 1,
	NT_SPLIT_SEMICOLON = 2,
	NT_SPLIT_BAR = 4,
	NT_SPLIT_COMMA = 8, /* only where told; a degree stays with its name */
};
enum { NT_SPLIT_USUAL = NT_SPLIT_LINE | NT_SPLIT_SEMICOLON | NT_SPLIT_BAR };

/* Blank, or a word for nothing: NA, -, TBD, nihil. */
bool nt_cell_is_null(const char *s);

/* Does it say that there was no meeting: "nil return", "nihil"? */
bool nt_cell_is_nil(const char *s);

/* Is it a mark: yes, no, x, 1, hadir? */
bool nt_cell_is_mark(const char *s);

/*
 * S without tags and entities, blanks trimmed, its paragraphs and list items
 * on lines of their own; S itself where nothing is to be done. In ARENA.
 */
const char *nt_cell_plain(const char *s, struct nt_arena *arena);

/*
 * The values of S, plain, without bullets and numbering, in ARENA; null words
 * are left out. SPLIT 0 leaves it one.
 */
struct nt_words nt_cell_split(const char *s, unsigned split,
			      struct nt_arena *arena);

/* The signs of --split: "," ";" "|" in any number; "" is not at all. False
 * for others. */
bool nt_split_read(const char *signs, unsigned *out);

#endif
