/*
 * header.h - which of a file's first rows names the columns. Looks at the
 * first rows only; what speaks for a row: known names, text above a column of
 * dates or numbers, as many filled cells as the rows below.
 */
#ifndef EXCHANGE_HEADER_H
#define EXCHANGE_HEADER_H

#include "notula/csv_read.h"
#include "notula/dialect.h"

enum { NT_FIRST_ROWS = 64 };

/* What a cell looks like; all but text is data, and names no column. */
enum nt_look { NT_LOOK_TEXT, NT_LOOK_NUMBER, NT_LOOK_DATE, NT_LOOK_ADDRESS };

/* One of the first rows. Long cells are cut. */
struct nt_first_row {
	struct nt_csv_cell *cells;
	enum nt_look *looks; /* of the cells */
	size_t n;
	char delim;
	int64_t line, offset;
	int64_t next_line, next_offset; /* behind it */
	/* What is seen in it. */
	size_t filled;
	size_t known;	/* names of columns */
	size_t data;	/* cells that are data */
	size_t against; /* of these, above their like: it is a row like them */
	size_t above;	/* text above data */
	double fill;	/* of the columns used below it */
};

struct nt_first_rows {
	struct nt_first_row v[NT_FIRST_ROWS];
	size_t n;
};

/* The name of a column as it is shown and compared: blanks and line ends
 * become one blank, none stands round it. */
const char *nt_header_name(struct nt_arena *arena, const char *cell);

/*
 * Read the first rows of DIALECT, whose encoding, line ends and delimiter are
 * decided, from its body_offset on. USUAL: the fields that most rows have.
 */
enum nt_status nt_header_read(struct nt_input *in,
			      const struct nt_dialect *dialect, size_t usual,
			      struct nt_arena *arena, struct nt_first_rows *out,
			      struct nt_err *err) NT_MUST_CHECK;

/* The row that is the header; NULL: there is none. */
const struct nt_first_row *nt_header_find(struct nt_first_rows *rows,
					  bool (*known)(const char *name));

/* Where there is none: how many of the first ROWS are titles. */
size_t nt_header_titles(const struct nt_first_rows *rows);

/* Does the row under HEADER name what HEADER leaves without a name? */
bool nt_header_goes_on(const struct nt_first_rows *rows,
		       const struct nt_first_row *header);

/* How many rows under HEADER hold units or the numbers of the columns. */
size_t nt_header_below(const struct nt_first_rows *rows,
		       const struct nt_first_row *header);

#endif
