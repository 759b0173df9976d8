/*
 * grid.h - the rows of a foreign CSV file, one at a time, in UTF-8, all as
 * wide as the header. Memory is bounded by the largest row.
 *
 * A row that cannot be trusted is delivered with its problem in words and is
 * for the caller to reject: more fields than the header, a quote that is
 * never closed, NUL, bytes that the encoding does not have. Short rows are
 * filled up with empty cells. Line ends inside a cell are LF; blanks round a
 * cell that is not quoted are gone.
 */
#ifndef NOTULA_GRID_H
#define NOTULA_GRID_H

#include "notula/csv_read.h"
#include "notula/dialect.h"

struct nt_grid;

/* Valid until the next row is read. */
struct nt_grid_row {
	const struct nt_csv_cell *cells;
	size_t n;	/* the width; other than that only beside a problem */
	int64_t line;	/* of the file, where it begins */
	int64_t offset; /* where nt_grid_seek finds it again */
	int64_t blanks; /* blank lines, and rows of empty cells, above it */
	const char *problem;
};

/*
 * Read IN, borrowed, as DIALECT, copied, says; stands before the first row.
 */
enum nt_status nt_grid_open(struct nt_grid **out, struct nt_input *in,
			    const struct nt_dialect *dialect,
			    struct nt_err *err) NT_MUST_CHECK;
void nt_grid_close(struct nt_grid *grid);

/*
 * The names of the columns: as many as the width, valid until the grid is
 * closed. Where there is no header they are "1", "2", "3"; a column whose
 * name is missing has "".
 */
const struct nt_csv_cell *nt_grid_header(const struct nt_grid *grid);
size_t nt_grid_width(const struct nt_grid *grid);

/*
 * *ROW is NULL at the end. A cell or row over the limits, too many columns,
 * quotes in hopeless disorder end the file: NT_EINVAL with its line.
 */
enum nt_status nt_grid_next(struct nt_grid *grid,
			    const struct nt_grid_row **row,
			    struct nt_err *err) NT_MUST_CHECK;

/* Go on with the row at OFFSET on LINE; 0, 0 is the first one. */
void nt_grid_seek(struct nt_grid *grid, int64_t offset, int64_t line);

/* Blank lines and rows of empty cells passed since the first row. */
int64_t nt_grid_blanks(const struct nt_grid *grid);

#endif
