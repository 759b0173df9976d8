#include "notula/grid.h"

#include <string.h>

#include "exchange/decode.h"
#include "exchange/header.h"
#include "notula/alloc.h"
#include "notula/shape.h"

/* How much may be read twice where quotes are never closed: so many times the
 * file, and so many bytes. */
enum { MOST_TIMES = 4, MOST_BYTES = 1 << 26 };

struct nt_grid {
	struct nt_dialect dialect;
	struct nt_decode *text;
	struct nt_csv *csv;
	struct nt_arena arena; /* of the header */
	struct nt_csv_cell *header;
	struct nt_csv_cell *cells; /* of a row that is padded */
	struct nt_grid_row row;
	struct nt_buf words; /* of its problem */
	int64_t blanks;
	int64_t again; /* bytes that were read twice */
	int64_t rest;  /* the line that holds the rest of the row before */
	bool plain;    /* the row was read with its quotes as characters */
};

static void name_columns(struct nt_grid *grid, const struct nt_csv_row *names)
{
	for (size_t i = 0; i < grid->dialect.width; i++) {
		struct nt_csv_cell *c = &grid->header[i];

		c->s = "";
		if (names == NULL)
			c->s = nt_arena_printf(&grid->arena, "%zu", i + 1);
		else if (i < names->n)
			c->s = nt_header_name(&grid->arena, names->cells[i].s);
		c->n = strlen(c->s);
	}
}

static bool is_twice(const struct nt_csv_row *row, const char *name)
{
	size_t n = 0;

	for (size_t i = 0; i < row->n; i++)
		n += strcmp(row->cells[i].s, name) == 0;
	return n > 1;
}

/* Names of groups stand in the header, those of their columns in ROW. */
static void name_groups(struct nt_grid *grid, const struct nt_csv_row *row)
{
	const char *group = "";

	for (size_t i = 0; i < grid->dialect.width && i < row->n; i++) {
		struct nt_csv_cell *c = &grid->header[i];
		const char *own = row->cells[i].s;

		group = c->n > 0 ? c->s : group;
		if (own[0] == '\0')
			continue;
		if (is_twice(row, own))
			own = nt_arena_printf(&grid->arena, "%s %s", group,
					      own);
		c->s = nt_header_name(&grid->arena, own);
		c->n = strlen(c->s);
	}
}

static enum nt_status read_header(struct nt_grid *grid, struct nt_err *err)
{
	const struct nt_dialect *d = &grid->dialect;
	const struct nt_csv_row *row = NULL;
	struct nt_csv *csv;
	enum nt_status st = NT_OK;

	grid->header =
		nt_arena_alloc(&grid->arena, d->width * sizeof(*grid->header));
	csv = nt_csv_open_lenient(grid->text, d->header_delim, NT_LIMIT_CELL);
	nt_csv_seek(csv, d->header_offset, d->header_line);
	if (d->header_line > 0)
		st = nt_csv_next(csv, &row, err);
	if (st == NT_OK)
		name_columns(grid, row);
	if (st == NT_OK && d->header_rows > 1)
		st = nt_csv_next(csv, &row, err);
	if (st == NT_OK && d->header_rows > 1 && row != NULL)
		name_groups(grid, row);
	nt_csv_close(csv);
	return st;
}

enum nt_status nt_grid_open(struct nt_grid **out, struct nt_input *in,
			    const struct nt_dialect *dialect,
			    struct nt_err *err)
{
	struct nt_grid *grid = nt_alloc(sizeof(*grid));
	enum nt_status st;

	*out = NULL;
	grid->dialect = *dialect;
	grid->cells = nt_alloc((dialect->width + 1) * sizeof(*grid->cells));
	st = nt_decode_open(&grid->text, in, dialect->encoding,
			    dialect->ends == NT_ENDS_CR, err);
	if (st == NT_OK)
		st = read_header(grid, err);
	if (st != NT_OK) {
		nt_grid_close(grid);
		return st;
	}
	grid->csv =
		nt_csv_open_lenient(grid->text, dialect->delim, NT_LIMIT_CELL);
	nt_grid_seek(grid, 0, 0);
	*out = grid;
	return NT_OK;
}

void nt_grid_close(struct nt_grid *grid)
{
	if (grid == NULL)
		return;
	nt_csv_close(grid->csv);
	nt_decode_close(grid->text);
	nt_arena_free(&grid->arena);
	nt_buf_free(&grid->words);
	nt_free(grid->cells);
	nt_free(grid);
}

const struct nt_csv_cell *nt_grid_header(const struct nt_grid *grid)
{
	return grid->header;
}

size_t nt_grid_width(const struct nt_grid *grid)
{
	return grid->dialect.width;
}

int64_t nt_grid_blanks(const struct nt_grid *grid)
{
	return grid->blanks;
}

void nt_grid_seek(struct nt_grid *grid, int64_t offset, int64_t line)
{
	if (line == 0) {
		offset = grid->dialect.body_offset;
		line = grid->dialect.body_line;
		grid->blanks = 0;
		grid->again = 0;
	}
	grid->rest = 0;
	nt_csv_seek(grid->csv, offset, line);
}

/* Nothing but blanks, no-break spaces, and the mark of the end under DOS. */
static bool is_empty(struct nt_csv_cell cell)
{
	return cell.s[strspn(cell.s, " \t\n\032\xc2\xa0")] == '\0';
}

static bool is_blank(const struct nt_csv_row *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (row->cells[i].n > 0 && !is_empty(row->cells[i]))
			return false;
	return true;
}

/* Printed tables repeat their header on every page. */
static bool is_header(const struct nt_grid *grid, const struct nt_csv_row *row)
{
	size_t filled = 0;

	if (grid->dialect.header_line == 0 || row->n > grid->dialect.width)
		return false;
	for (size_t i = 0; i < row->n; i++) {
		filled += row->cells[i].n > 0;
		if (row->cells[i].n != grid->header[i].n ||
		    memcmp(row->cells[i].s, grid->header[i].s,
			   row->cells[i].n) != 0)
			return false;
	}
	return filled > 1;
}

/* Problems. */

static void set_problem(struct nt_grid *grid)
{
	grid->row.problem = nt_buf_str(&grid->words);
}

static const char *name_of_encoding(const struct nt_grid *grid)
{
	return grid->dialect.encoding;
}

static void judge_bytes(struct nt_grid *grid, const struct nt_csv_row *row)
{
	if (grid->row.problem != NULL)
		return;
	if (row->bad >= 0)
		nt_buf_printf(&grid->words,
			      _("the byte 0x%02X means nothing in %s"),
			      (unsigned)row->bad, name_of_encoding(grid));
	else if (row->nul)
		nt_buf_puts(&grid->words, _("holds a NUL byte"));
	else
		return;
	set_problem(grid);
}

static void judge_width(struct nt_grid *grid, size_t n)
{
	char s[2] = { grid->dialect.delim, '\0' };
	const char *delim = s[0] == '\t' ? _("tab") : s;

	if (grid->dialect.header_line > 0)
		nt_buf_printf(&grid->words,
			      _("%zu fields, the header has %zu (an unquoted "
				"%s ?)"),
			      n, grid->dialect.width, delim);
	else
		nt_buf_printf(&grid->words,
			      _("%zu fields, other rows have %zu (an unquoted "
				"%s ?)"),
			      n, grid->dialect.width, delim);
	set_problem(grid);
}

/* Fields of ROW up to the last that is filled. */
static size_t used_fields(const struct nt_csv_row *row)
{
	size_t n = row->n;

	while (n > 0 && row->cells[n - 1].n == 0)
		n--;
	return n;
}

static void pad(struct nt_grid *grid, const struct nt_csv_row *row)
{
	size_t width = grid->dialect.width;

	memcpy(grid->cells, row->cells, row->n * sizeof(*row->cells));
	for (size_t i = row->n; i < width; i++)
		grid->cells[i] = (struct nt_csv_cell) { "", 0 };
	grid->row.cells = grid->cells;
}

static void deliver(struct nt_grid *grid, const struct nt_csv_row *row,
		    const struct nt_grid_row **out)
{
	size_t width = grid->dialect.width;

	grid->row.cells = row->cells;
	grid->row.n = width;
	grid->row.line = row->line;
	grid->row.offset = row->offset;
	judge_bytes(grid, row);
	if (row->n < width)
		pad(grid, row);
	if (row->n > width && used_fields(row) > width) {
		grid->row.n = row->n;
		if (grid->row.problem == NULL)
			judge_width(grid, row->n);
	}
	*out = &grid->row;
}

/* Quotes that are never closed. */

static size_t quotes_in(struct nt_csv_cell cell)
{
	size_t n = 0;

	for (size_t i = 0; i < cell.n; i++)
		n += cell.s[i] == '"';
	return n;
}

/* The first cell that begins with a quote of which there is no second. */
static size_t open_cell(const struct nt_csv_row *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (row->cells[i].n > 0 && row->cells[i].s[0] == '"' &&
		    quotes_in(row->cells[i]) % 2 == 1)
			return i;
	return row->n;
}

/* Is ROW whole and sound by itself? */
static bool fits(const struct nt_grid *grid, const struct nt_csv_row *row)
{
	if (row->last != row->line || row->n < 2 ||
	    row->n != grid->dialect.width)
		return false;
	for (size_t i = 0; i < row->n; i++)
		if (quotes_in(row->cells[i]) % 2 == 1)
			return false;
	return true;
}

/*
 * Is there such a row among the first lines that FROM took in? Where a cell
 * grew over the limit, quotes may be in such disorder that none is sound: then
 * the number of fields has to do.
 */
static bool took_in_rows(struct nt_grid *grid, const struct nt_csv_row *from,
			 bool too_large)
{
	const struct nt_csv_row *row;

	if (too_large) {
		nt_csv_plain_quotes(grid->csv, true);
		if (nt_csv_next(grid->csv, &row, NULL) != NT_OK)
			row = NULL;
		nt_csv_plain_quotes(grid->csv, false);
		return row != NULL && row->n == grid->dialect.width;
	}

	for (int i = 0; i < 16; i++) {
		if (nt_csv_next(grid->csv, &row, NULL) != NT_OK ||
		    row == NULL || row->line > from->last)
			return false;
		if (fits(grid, row))
			return true;
	}
	return false;
}

static int64_t place(const struct nt_grid *grid)
{
	int64_t offset, line;

	nt_decode_tell(grid->text, &offset, &line);
	return offset;
}

/* Read the first line of FROM again, with its quotes as plain characters. */
static enum nt_status read_plainly(struct nt_grid *grid,
				   const struct nt_csv_row *from,
				   const struct nt_csv_row **row,
				   struct nt_err *err)
{
	enum nt_status st;

	nt_csv_seek(grid->csv, from->offset, from->line);
	nt_csv_plain_quotes(grid->csv, true);
	st = nt_csv_next(grid->csv, row, err);
	nt_csv_plain_quotes(grid->csv, false);
	return st;
}

static void judge_quotes(struct nt_grid *grid, const struct nt_csv_row *row)
{
	size_t open = open_cell(row);

	if (open == row->n)
		return;
	nt_buf_printf(&grid->words,
		      _("the quote that opens column %zu is never closed"),
		      open + 1);
	set_problem(grid);
}

static enum nt_status give_up(const struct nt_grid *grid, int64_t line,
			      struct nt_err *err)
{
	nt_fail(err, NT_EINVAL,
		_("too many quotes are opened and never closed, the last one "
		  "here; mend them, or say another --delimiter"));
	nt_err_at(err, nt_decode_name(grid->text), line);
	return NT_EINVAL;
}

/*
 * FROM went over several lines and does not fit, or never ended. If rows that
 * fit stand on the lines it took in, its quote was never closed: its first
 * line alone is the row, and what follows is read as if nothing had been.
 */
static enum nt_status cut_short(struct nt_grid *grid,
				const struct nt_csv_row *from, bool too_large,
				const struct nt_csv_row **row,
				struct nt_err *err)
{
	int64_t end = place(grid);
	bool cut;
	enum nt_status st;

	grid->again += 2 * (end - from->offset);
	if (grid->again > grid->dialect.size * MOST_TIMES + MOST_BYTES)
		return give_up(grid, from->line, err);
	st = read_plainly(grid, from, row, err);
	if (st != NT_OK)
		return st;
	cut = from->open || took_in_rows(grid, from, too_large);
	grid->again += place(grid) - from->offset;
	if (!cut) {
		nt_csv_seek(grid->csv, from->offset, from->line);
		return nt_csv_next(grid->csv, row, err);
	}
	grid->plain = true;
	st = read_plainly(grid, from, row, err);
	if (st == NT_OK && *row != NULL)
		judge_quotes(grid, *row);
	return st;
}

/*
 * Is ROW, where short rows are rare, one half of a row, and the other on the
 * next line? A line end that is not quoted breaks a row so. ROW is read again.
 */
static enum nt_status look_ahead(struct nt_grid *grid,
				 const struct nt_csv_row **row, bool *half,
				 struct nt_err *err)
{
	struct nt_csv_row from = **row;
	const struct nt_csv_row *next = NULL;

	*half = nt_csv_next(grid->csv, &next, NULL) == NT_OK && next != NULL &&
		next->line == from.last + 1 &&
		from.n + next->n == grid->dialect.width + 1;
	nt_csv_seek(grid->csv, from.offset, from.line);
	return nt_csv_next(grid->csv, row, err);
}

static enum nt_status judge_half(struct nt_grid *grid,
				 const struct nt_csv_row **row,
				 struct nt_err *err)
{
	bool half = (*row)->line == grid->rest;
	enum nt_status st = NT_OK;

	if ((*row)->n < 2 || (*row)->n >= grid->dialect.width ||
	    grid->dialect.ragged || grid->plain)
		return NT_OK;
	if (!half)
		st = look_ahead(grid, row, &half, err);
	if (st != NT_OK || !half)
		return st;
	grid->rest = (*row)->line == grid->rest ? 0 : (*row)->last + 1;
	nt_buf_printf(&grid->words,
		      _("%zu fields, the header has %zu (a line end that is "
			"not quoted?)"),
		      (*row)->n, grid->dialect.width);
	set_problem(grid);
	return NT_OK;
}

/* Does ROW look as if a quote that was never closed made it too long? */
static bool is_suspect(const struct nt_grid *grid, const struct nt_csv_row *row)
{
	return row->open || (row->last > row->line &&
			     (row->odd || row->n != grid->dialect.width));
}

static enum nt_status read_row(struct nt_grid *grid,
			       const struct nt_csv_row **row,
			       struct nt_err *err)
{
	enum nt_status st = nt_csv_next(grid->csv, row, err);
	struct nt_csv_row from = *nt_csv_present(grid->csv);

	grid->row.blanks += from.blanks;
	grid->plain = false;
	if (st == NT_OK && (*row == NULL || !is_suspect(grid, *row)))
		return st;
	if (st == NT_EIO || (st != NT_OK && from.last == from.line))
		return st;
	return cut_short(grid, &from, st != NT_OK, row, err);
}

enum nt_status nt_grid_next(struct nt_grid *grid,
			    const struct nt_grid_row **out, struct nt_err *err)
{
	const struct nt_csv_row *row = NULL;
	enum nt_status st;

	*out = NULL;
	nt_buf_reset(&grid->words);
	grid->row.problem = NULL;
	grid->row.blanks = 0;
	for (;;) {
		st = read_row(grid, &row, err);
		if (st != NT_OK || row == NULL)
			break;
		if (grid->row.problem == NULL &&
		    (is_blank(row) || is_header(grid, row))) {
			grid->row.blanks++;
			continue;
		}
		st = judge_half(grid, &row, err);
		if (st == NT_OK)
			deliver(grid, row, out);
		break;
	}
	grid->blanks += grid->row.blanks;
	return st;
}
