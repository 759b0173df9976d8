#include "exchange/header.h"

#include <stdio.h>
#include <string.h>

#include "exchange/decode.h"
#include "exchange/survey.h"
#include "notula/dateword.h"
#include "notula/shape.h"
#include "notula/utf8.h"

enum { MOST_OF_A_CELL = 200, LONG_NAME = 80 };

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

const char *nt_header_name(struct nt_arena *arena, const char *cell)
{
	char *name = nt_arena_strdup(arena, cell);
	size_t n = 0;

	for (const char *s = cell; *s != '\0'; s++) {
		if (!is_blank(*s))
			name[n++] = *s;
		else if (n > 0 && name[n - 1] != ' ')
			name[n++] = ' ';
	}
	while (n > 0 && name[n - 1] == ' ')
		n--;
	name[n] = '\0';
	return name;
}

static struct nt_csv_cell keep(struct nt_arena *arena, struct nt_csv_cell cell)
{
	if (cell.n > MOST_OF_A_CELL)
		cell.n = nt_utf8_cut(cell.s, MOST_OF_A_CELL);
	cell.s = nt_arena_strndup(arena, cell.s, cell.n);
	cell.s = nt_header_name(arena, cell.s);
	cell.n = strlen(cell.s);
	return cell;
}

/* Is CELL a date, a time, a number, an address: nothing that names a column. */
static bool is_data(struct nt_csv_cell cell)
{
	struct nt_dateword date;
	struct nt_timeword time;
	size_t digits = 0, letters = 0;

	for (size_t i = 0; i < cell.n; i++) {
		unsigned char c = (unsigned char)cell.s[i];

		digits += c >= '0' && c <= '9';
		letters +=
			c >= 0x80 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
	}
	if (digits > 0 && letters == 0)
		return true;
	if (strstr(cell.s, "://") != NULL)
		return true;
	return digits > 0 && (nt_dateword_read(cell.s, 0, NT_LOOKING_BACK,
					       &date, NULL) == NT_OK ||
			      nt_timeword_read(cell.s, &time, NULL) == NT_OK);
}

static void keep_row(struct nt_first_row *out, const struct nt_csv_row *row,
		     char delim, struct nt_arena *arena)
{
	out->cells = nt_arena_alloc(arena, row->n * sizeof(*out->cells));
	out->is_data = nt_arena_alloc(arena, row->n);
	out->n = row->n;
	out->delim = delim;
	out->line = row->line;
	out->offset = row->offset;
	for (size_t i = 0; i < row->n; i++) {
		out->cells[i] = keep(arena, row->cells[i]);
		out->filled += out->cells[i].n > 0;
		out->is_data[i] = is_data(out->cells[i]);
	}
}

/*
 * A row that has one field where others have USUAL may be written with another
 * delimiter: the one that gives about as many.
 */
static enum nt_status read_otherwise(struct nt_decode *text, size_t usual,
				     struct nt_first_row *row,
				     struct nt_arena *arena, struct nt_err *err)
{
	const struct nt_csv_row *other;
	enum nt_status st = NT_OK;

	for (size_t d = 0; st == NT_OK && d < NT_DELIMS; d++) {
		struct nt_csv *csv;

		if (nt_delims[d] == row->delim)
			continue;
		csv = nt_csv_open_lenient(text, nt_delims[d], NT_LIMIT_CELL);
		nt_csv_seek(csv, row->offset, row->line);
		st = nt_csv_next(csv, &other, err);
		if (st == NT_OK && other != NULL && other->n > 1 &&
		    other->n + 1 >= usual && other->n <= usual + 1 &&
		    other->n > row->n) {
			row->filled = 0;
			keep_row(row, other, nt_delims[d], arena);
		}
		nt_csv_close(csv);
	}
	nt_decode_seek(text, row->next_offset, row->next_line);
	return st;
}

static enum nt_status read_rows(struct nt_csv *csv, struct nt_decode *text,
				char delim, size_t usual,
				struct nt_arena *arena,
				struct nt_first_rows *out, struct nt_err *err)
{
	enum nt_status st = NT_OK;

	while (st == NT_OK && out->n < NT_FIRST_ROWS) {
		struct nt_first_row *row = &out->v[out->n];
		const struct nt_csv_row *next;

		st = nt_csv_next(csv, &next, err);
		if (st != NT_OK || next == NULL)
			break;
		keep_row(row, next, delim, arena);
		nt_decode_tell(text, &row->next_offset, &row->next_line);
		if (row->n == 1 && usual > 1 && out->n < NT_FIRST_ROWS / 2)
			st = read_otherwise(text, usual, row, arena, err);
		out->n++;
	}
	return st;
}

enum nt_status nt_header_read(struct nt_input *in,
			      const struct nt_dialect *dialect, size_t usual,
			      struct nt_arena *arena, struct nt_first_rows *out,
			      struct nt_err *err)
{
	struct nt_decode *text;
	struct nt_csv *csv;
	enum nt_status st;

	memset(out, 0, sizeof(*out));
	st = nt_decode_open(&text, in, dialect->encoding,
			    dialect->ends == NT_ENDS_CR, err);
	if (st != NT_OK)
		return st;
	csv = nt_csv_open_lenient(text, dialect->delim, NT_LIMIT_CELL);
	nt_csv_seek(csv, dialect->body_offset, dialect->body_line);
	st = read_rows(csv, text, dialect->delim, usual, arena, out, err);
	/* A file that breaks later on has its first rows still. */
	if (st == NT_EINVAL && out->n > 0)
		st = NT_OK;
	nt_csv_close(csv);
	nt_decode_close(text);
	return st;
}

static bool filled_at(const struct nt_first_row *row, size_t column)
{
	return column < row->n && row->cells[column].n > 0;
}

/* How COLUMN is filled in some rows. */
struct column {
	size_t rows, used, data;
};

static void add_row(struct column *c, const struct nt_first_row *row,
		    size_t column)
{
	bool filled = filled_at(row, column);

	c->rows++;
	c->used += filled;
	c->data += filled && row->is_data[column];
}

static bool is_used(const struct column *c)
{
	return c->used > 0 && c->used * 5 >= c->rows;
}

static bool often_data(const struct column *c)
{
	return c->used > 0 && c->data * 5 >= c->used * 2;
}

static bool is_double(const struct nt_first_row *row, size_t column)
{
	for (size_t i = 0; i < column; i++)
		if (row->cells[i].n > 0 &&
		    strcmp(row->cells[i].s, row->cells[column].s) == 0)
			return true;
	return false;
}

/* The widest of ROWS. */
static size_t width_of(const struct nt_first_rows *rows)
{
	size_t width = 0;

	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].n > width)
			width = rows->v[i].n;
	return width;
}

/* What does the row at AT look like, as the header of those below it? */
static void look_at(struct nt_first_rows *rows, size_t at,
		    bool (*known)(const char *name))
{
	struct nt_first_row *row = &rows->v[at];
	size_t used = 0, both = 0, width = width_of(rows);

	for (size_t c = 0; c < width; c++) {
		struct column below = { 0 }, others = { 0 };
		bool filled = filled_at(row, c);
		bool is = filled && row->is_data[c];
		bool name = filled && !is && row->cells[c].n <= LONG_NAME &&
			    !is_double(row, c);

		for (size_t i = 0; i < rows->n; i++) {
			if (i > at)
				add_row(&below, &rows->v[i], c);
			if (i != at)
				add_row(&others, &rows->v[i], c);
		}
		used += is_used(&below);
		both += is_used(&below) && filled;
		row->data += is;
		row->against += is && often_data(&others);
		row->above += name && often_data(&below);
		row->known += name && known != NULL && known(row->cells[c].s);
	}
	row->fill = used > 0 ? (double)both / (double)used : row->filled > 0;
}

static double worth(const struct nt_first_row *row, char delim)
{
	double most = row->known < 6 ? (double)row->known : 6;
	double long_names = 0;

	if (row->filled < 2 && row->fill < 1 && row->known == 0)
		return -10;
	if (row->fill < 0.6 && row->known < 2)
		return -10;
	for (size_t i = 0; i < row->n; i++)
		long_names += row->cells[i].n > LONG_NAME ? 1 : 0;
	return 3 * most + 2 * (double)row->above + 4 * row->fill -
	       4 * (double)row->against - (double)(row->data - row->against) -
	       long_names - (row->delim != delim ? 1 : 0);
}

/* The delimiter that most of ROWS have. */
static char delim_of(const struct nt_first_rows *rows)
{
	return rows->n > 0 ? rows->v[rows->n - 1].delim : ',';
}

const struct nt_first_row *nt_header_find(struct nt_first_rows *rows,
					  bool (*known)(const char *name))
{
	const struct nt_first_row *best = NULL;
	double most = 0;

	for (size_t i = 0; i < rows->n && i < NT_FIRST_ROWS * 2 / 3; i++) {
		double now;

		/* Nothing but the only row is a header with nothing below. */
		if (i > 0 && i + 1 == rows->n)
			break;

		look_at(rows, i, known);
		now = worth(&rows->v[i], delim_of(rows));
		if (best == NULL ? now > 0 : now > most + 0.5) {
			best = &rows->v[i];
			most = now;
		}
	}
	if (best != NULL && best->against > 0 && best->known < 2)
		return NULL;
	return best;
}

/* "1", "(2)", "[3]", "4." at its own place. */
static bool is_number_of(struct nt_csv_cell cell, size_t place)
{
	char want[24];
	const char *s = cell.s + strspn(cell.s, "([ ");
	size_t n = strspn(s, "0123456789");

	snprintf(want, sizeof(want), "%zu", place);
	return strlen(want) == n && strncmp(s, want, n) == 0 &&
	       s[n + strspn(s + n, ")]. ")] == '\0';
}

/* "(text)", "[WIB]", "dd/mm/yyyy", "hh:mm". */
static bool is_unit(struct nt_csv_cell cell)
{
	bool round = cell.s[0] == '(' && cell.s[cell.n - 1] == ')';
	bool square = cell.s[0] == '[' && cell.s[cell.n - 1] == ']';

	return round || square ||
	       (strspn(cell.s, "dDmMyYtThHbBjJ:/.- ") == cell.n &&
		strpbrk(cell.s, ":/.-") != NULL && cell.n >= 4);
}

static bool is_under(const struct nt_first_row *row)
{
	bool numbers = true, units = true;
	size_t place = 0;

	for (size_t i = 0; i < row->n; i++) {
		if (row->cells[i].n == 0)
			continue;
		place++;
		numbers = numbers && (is_number_of(row->cells[i], place) ||
				      is_number_of(row->cells[i], i + 1));
		units = units && is_unit(row->cells[i]);
	}
	return row->filled >= 2 && (numbers || units);
}

size_t nt_header_below(const struct nt_first_rows *rows,
		       const struct nt_first_row *header)
{
	size_t n = 0, at = (size_t)(header - rows->v) + 1;

	/* One row of each kind at the most. */
	while (n < 2 && at + n < rows->n && is_under(&rows->v[at + n]))
		n++;
	return n;
}
