/*
 * csv_read.h - rows of a CSV file, one at a time, with the line of the file
 * each begins on. Strict: what is not RFC 4180 is refused, naming the line
 * (FAULTS, "Library quirks": libcsv's own defaults lose text in silence).
 *
 * Blanks round a cell stay; blank lines are passed over; CR LF and CR become
 * LF; NUL, malformed UTF-8, cells and rows over the limits are refused.
 *
 * Lenient, for foreign files: quotes where none should be are kept as text,
 * blanks round a cell that is not quoted are taken off, and what is wrong with
 * a row is told with it.
 */
#ifndef NOTULA_CSV_READ_H
#define NOTULA_CSV_READ_H

#include "notula/input.h"

struct nt_csv;
struct nt_decode;

struct nt_csv_cell {
	const char *s; /* ends with a NUL that does not count */
	size_t n;
};

/* Valid until the next row is read. */
struct nt_csv_row {
	const struct nt_csv_cell *cells;
	size_t n;
	int64_t line;
	int64_t offset; /* in the file: where nt_csv_seek finds it again */

	/* Lenient only. */
	int64_t last;	/* the line it ends on */
	int64_t blanks; /* blank lines passed over before it */
	bool open;	/* a quote was not closed when the file ended */
	bool odd;	/* over several lines, with an odd number of quotes */
	bool nul;	/* it held NUL; U+FFFD stands for it */
	int bad;	/* the first byte that means nothing; -1 if none */
};

/* Read IN, borrowed, from where it stands. A cell may hold MOST bytes. */
struct nt_csv *nt_csv_open(struct nt_input *in, char delim, size_t most);

/* The same, lenient. TEXT, borrowed, is read from where it stands. */
struct nt_csv *nt_csv_open_lenient(struct nt_decode *text, char delim,
				   size_t most);
void nt_csv_close(struct nt_csv *csv);

/* *ROW is NULL at the end. After an error nothing more can be read before the
 * next nt_csv_seek. */
enum nt_status nt_csv_next(struct nt_csv *csv, const struct nt_csv_row **row,
			   struct nt_err *err) NT_MUST_CHECK;

/* Lenient: from the next row on, a quote is a character like others or not. */
void nt_csv_plain_quotes(struct nt_csv *csv, bool plain);

/* Lenient: the row that was being read, of which line, offset, last hold. */
const struct nt_csv_row *nt_csv_present(const struct nt_csv *csv);

/* Go on with the row at OFFSET on LINE; 0, 1 is the beginning. */
void nt_csv_seek(struct nt_csv *csv, int64_t offset, int64_t line);

#endif
