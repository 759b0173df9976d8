/*
 * words.h - words as search sees them: runs of letters and digits, whatever
 * stands between.
 */
#ifndef NOTULA_STORE_WORDS_H
#define NOTULA_STORE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "notula/arena.h"
#include "notula/shape.h"

/* Is CP a letter or a digit? Close to unicode61 of FTS5, which decides. */
bool nt_word_char(uint32_t cp);

/* How many letters and digits S has. */
size_t nt_word_chars(const char *s);

/*
 * The words of S folded to lower case without the accents of Latin letters,
 * in ARENA.
 */
struct nt_words nt_words_of(const char *s, struct nt_arena *arena);

/* Does every word of VALUE begin a word of NAME? False if VALUE has none. */
bool nt_words_begin(const char *name, const char *value);

/* The same for a VALUE that nt_words_fold gave, for many names: the words of
 * it, folded, one blank between them. */
const char *nt_words_fold(const char *value, struct nt_arena *arena);
bool nt_words_begin_folded(const char *name, const char *value);

#endif
