/*
 * csv_write.h - cells of a CSV file (RFC 4180), and the formula guard
 * (FAULTS, E): what a spreadsheet would run as a formula gets one ' in front,
 * and loses it again on the way in, so that nothing is lost.
 */
#ifndef NOTULA_CSV_WRITE_H
#define NOTULA_CSV_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "notula/buf.h"

/*
 * Any number of ', then any blanks of Unicode, then = + - @ TAB CR LF NUL or
 * the full-width form of one of the first four.
 */
bool nt_csv_is_formula(const char *s, size_t n);

/*
 * Append S[N] as one cell: guarded unless RAW, quoted only if it holds a
 * quote, DELIM, CR or LF, or begins or ends with a blank.
 */
void nt_csv_put(struct nt_buf *out, const char *s, size_t n, char delim,
		bool raw);

/* The same, quoted in any case. */
void nt_csv_put_quoted(struct nt_buf *out, const char *s, size_t n, bool raw);

/* How many bytes of a guard stand before the cell S[N]: 0 or 1. */
size_t nt_csv_guard(const char *s, size_t n);

#endif
