/*
 * foreign.h - what is read of a foreign CSV file, as a text: a first line for
 * the dialect, one for the header, one a row. tests/data/csv holds one file
 * for each sentence about reading.
 */
#ifndef TESTS_LIB_FOREIGN_H
#define TESTS_LIB_FOREIGN_H

#include "notula/grid.h"

/*
 * "UTF-8 LF , header 1", "Tanggal|Judul", "2: 2024-05-06|Rapat", problems
 * behind " ! ", "blank 3" at the end where blank lines were passed over. An
 * error is the last line. To be freed with nt_free.
 */
char *foreign_text(struct nt_input *in, const struct nt_dialect_asked *asked);

/* The same of tests/data/csv/NAME.csv, everything decided. */
char *foreign_file(const char *name);

/* S[N] reads as TEXT. */
void foreign_bytes_read(const char *s, size_t n, const char *text);

/* The dialect of tests/data/csv/NAME.csv, its words in ARENA. */
struct nt_dialect foreign_dialect(const char *name, struct nt_arena *arena);

#endif
