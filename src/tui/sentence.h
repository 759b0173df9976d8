/*
 * sentence.h - words and sentences of a text, and which of them stand
 * elsewhere already. A word begins where an offset says so; S ends with NUL.
 */
#ifndef NOTULA_TUI_SENTENCE_H
#define NOTULA_TUI_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes from FROM up to TO. */
struct tui_stretch {
	size_t from;
	size_t to;
};

bool tui_is_gap(char c);

/* Behind the word at AT; the beginning of the next one, or the end of S; of
 * the one before, or 0. */
size_t tui_word_end(const char *s, size_t at);
size_t tui_word_next(const char *s, size_t at);
size_t tui_word_before(const char *s, size_t at);

/* The sentence that the word at AT stands in. The end of a line is the end of
 * a sentence, the point of "M." or "Jl." is not. */
struct tui_stretch tui_sentence(const char *s, size_t at);

/*
 * Note in COVERED, one for each byte of S, what of S stands in WRITTEN as a
 * whole, or in one of its lines; scraps of under four bytes do not count.
 */
void tui_cover(const char *s, bool *covered, const char *written);

/* Sentences of S that are not covered as a whole. */
size_t tui_count_lit(const char *s, const bool *covered);

#endif
