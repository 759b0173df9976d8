/*
 * utf8.h - UTF-8 as RFC 3629 has it: no surrogates, no overlong forms, at most
 * U+10FFFF. Widths are those of the C library's wcwidth, because ncurses
 * places cells with it; they need a UTF-8 LC_CTYPE.
 */
#ifndef NOTULA_UTF8_H
#define NOTULA_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "notula/buf.h"

/*
 * Decode one character of S[N], N > 0, into *CP and return its length. A byte
 * that begins no character gives U+FFFD and length 1, *OK (may be NULL) false.
 */
size_t nt_utf8_next(const char *s, size_t n, uint32_t *cp, bool *ok);

/* Write CP to OUT and return its length, 1 to 4. */
size_t nt_utf8_put(uint32_t cp, char out[4]);

/* Offset of the first byte of S[N] that is not ASCII; N if there is none. */
size_t nt_utf8_ascii(const char *s, size_t n);

/* Offset of the first malformed byte of S[N]; N if there is none. */
size_t nt_utf8_bad(const char *s, size_t n);

/* The largest length up to N at which S, of at least N bytes, may be cut. */
size_t nt_utf8_cut(const char *s, size_t n);

/* A lower-case Latin letter without its accent; 0 for an accent that stands
 * alone; anything else is itself. */
uint32_t nt_utf8_bare(uint32_t cp);

/*
 * Must CP never reach a terminal: C0, DEL, C1, bidi controls, zero-width
 * characters, line and paragraph separators, BOM, tag characters.
 */
bool nt_utf8_hidden(uint32_t cp);

/* Cells that CP takes: 0 for combining marks, 1 or 2; -1 if not known. */
int nt_utf8_width(uint32_t cp);

/*
 * Append S[N] as a terminal may see it: hidden characters as \xNN or
 * <U+202E>, malformed bytes as U+FFFD. LF stays where KEEP_LF.
 */
void nt_utf8_shown(struct nt_buf *out, const char *s, size_t n, bool keep_lf);

#endif
