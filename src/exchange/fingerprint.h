/*
 * fingerprint.h - by what a meeting of a foreign file is known again: a hash
 * over its cells after merged ones were filled, and its place among equal ones
 * in the file. The same file twice adds nothing, and real equal rows stay.
 * Other ways to write the file, as its encoding or delimiter, do not count.
 */
#ifndef EXCHANGE_FINGERPRINT_H
#define EXCHANGE_FINGERPRINT_H

#include "exchange/rowgroup.h"
#include "exchange/seen.h"

enum { NT_FINGERPRINT = 33 };

/* SEEN is one for each file and reading. OFFICE, whose file it is, may be
 * NULL. WIDTH cells of each row count. */
void nt_fingerprint(const struct nt_rowgroup *group, size_t width,
		    const char *office, struct nt_seen *seen,
		    char out[NT_FINGERPRINT]);

/* One text as a number. */
uint64_t nt_fingerprint_text(const char *text);

#endif
