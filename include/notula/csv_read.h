/*
 * csv_read.h - rows of a CSV file, one at a time, with the line of the file
 * each begins on. Strict: what is not RFC 4180 is refused, naming the line
 * (FAULTS, "Library quirks": libcsv's own defaults lose text in silence).
 *
 * Blanks round a cell stay; blank lines are passed over; CR LF and CR become
 * LF; NUL, malformed UTF-8, cells and rows over the limits are refused.
 */
#ifndef NOTULA_CSV_READ_H
#define NOTULA_CSV_READ_H

#include "notula/input.h"

struct nt_csv;

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
};

/* Read IN, borrowed, from where it stands. A cell may hold MOST bytes. */
struct nt_csv *nt_csv_open(struct nt_input *in, char delim, size_t most);
void nt_csv_close(struct nt_csv *csv);

/* *ROW is NULL at the end. After an error nothing more can be read. */
enum nt_status nt_csv_next(struct nt_csv *csv, const struct nt_csv_row **row,
			   struct nt_err *err) NT_MUST_CHECK;

/* Go on with the row at OFFSET on LINE; 0, 1 is the beginning. */
void nt_csv_seek(struct nt_csv *csv, int64_t offset, int64_t line);

#endif
