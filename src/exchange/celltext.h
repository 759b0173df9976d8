/* celltext.h - blanks and bullets round the text of a cell. */
#ifndef EXCHANGE_CELLTEXT_H
#define EXCHANGE_CELLTEXT_H

#include <stddef.h>

/* Bytes of blanks, no-break blanks among them, at the beginning of S. */
size_t nt_celltext_blanks(const char *s);

/* The length of S[N] without blanks at its end. */
size_t nt_celltext_trimmed(const char *s, size_t n);

/* Bytes of the bullet or number at the beginning of S[N], the blanks behind
 * it too; value INDEX of its cell, whose letter would be 'a' + INDEX. */
size_t nt_celltext_bullet(const char *s, size_t n, size_t index);

#endif
