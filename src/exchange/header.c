#include "exchange/header.h"

#include <stdio.h>
#include <string.h>

#include "exchange/decode.h"
#include "exchange/survey.h"
#include "notula/dateword.h"
#include "notula/shape.h"
#include "notula/utf8.h"

enum { MOST_OF_A_CELL = 200, LONG_NAME = 80 };

/* How many bytes at S are one blank: of ASCII, a no-break space, a mark. */
static size_t blank_at(const char *s)
{
	if (*s == ' ' || *s == '\t' || *s == '\n')
		return 1;
	if (strncmp(s, "\xc2\xa0", 2) == 0)
		return 2;
	return strncmp(s, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

const char *nt_header_name(struct nt_arena *arena, const char *cell)
{
	char *name = nt_arena_strdup(arena, cell);
	size_t n = 0;

	for (const char *s = cell; *s != '\0';) {
		size_t blank = blank_at(s);

		if (blank == 0)
			name[n++] = *s;
		else if (n > 0 && name[n - 1] != ' ')
			name[n++] = ' ';
		s += blank > 0 ? blank : 1;
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

static bool reads_as_date(const char *s)
{
	struct nt_dateword date;
	struct nt_timeword time;

	return nt_dateword_read(s, 0, NT_LOOKING_BACK, &date, NULL) == NT_OK ||
	       nt_timeword_read(s, &time, NULL) == NT_OK;
}

static enum nt_look look_of(struct nt_csv_cell cell)
{
	size_t digits = 0, letters = 0, plain = 0;

	for (size_t i = 0; i < cell.n; i++) {
		unsigned char c = (unsigned char)cell.s[i], low = c | 0x20;

		digits += c >= '0' && c <= '9';
		letters += c >= 0x80 || (low >= 'a' && low <= 'z');
		plain += strchr("0123456789.,+-%() ", c) != NULL;
	}
	if (strstr(cell.s, "://") != NULL || strchr(cell.s, '@') != NULL)
		return NT_LOOK_ADDRESS;
	if (digits > 0 && plain == cell.n && digits * 2 > plain)
		return strpbrk(cell.s, ".-") != NULL && reads_as_date(cell.s)
			       ? NT_LOOK_DATE
			       : NT_LOOK_NUMBER;
	if (digits > 2 * letters || (digits > 0 && reads_as_date(cell.s)))
		return NT_LOOK_DATE;
	return NT_LOOK_TEXT;
}

static void keep_row(struct nt_first_row *out, const struct nt_csv_row *row,
		     char delim, struct nt_arena *arena)
{
	out->cells = nt_arena_alloc(arena, row->n * sizeof(*out->cells));
	out->looks = nt_arena_alloc(arena, row->n * sizeof(*out->looks));
	out->n = row->n;
	out->delim = delim;
	out->line = row->line;
	out->offset = row->offset;
	for (size_t i = 0; i < row->n; i++) {
		out->cells[i] = keep(arena, row->cells[i]);
		out->filled += out->cells[i].n > 0;
		out->looks[i] = look_of(out->cells[i]);
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

/* How a column is filled in some rows, and by what. */
struct column {
	size_t rows, used;
	size_t looks[NT_LOOK_ADDRESS + 1];
};

static void add_row(struct column *c, const struct nt_first_row *row,
		    size_t column)
{
	c->rows++;
	if (!filled_at(row, column))
		return;
	c->used++;
	c->looks[row->looks[column]]++;
}

static bool is_used(const struct column *c)
{
	return c->used > 0 && c->used * 5 >= c->rows;
}

static bool often(const struct column *c, enum nt_look look)
{
	return c->used > 0 && c->looks[look] * 5 >= c->used * 2;
}

static bool often_data(const struct column *c)
{
	return c->used > 0 &&
	       (c->used - c->looks[NT_LOOK_TEXT]) * 5 >= c->used * 2;
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
		struct column below = { 0 };
		bool filled = filled_at(row, c);
		bool is = filled && row->looks[c] != NT_LOOK_TEXT;
		bool name = filled && !is && row->cells[c].n <= LONG_NAME &&
			    !is_double(row, c);

		for (size_t i = at + 1; i < rows->n; i++)
			add_row(&below, &rows->v[i], c);
		used += is_used(&below);
		both += is_used(&below) && filled;
		row->data += is;
		row->against += is && often(&below, row->looks[c]);
		row->above += name && often_data(&below);
		row->known += name && known != NULL && known(row->cells[c].s);
	}
	row->fill = used > 0 ? (double)both / (double)used : row->filled > 0;
}

/* Too few of the columns below it are filled for names of them. */
static bool is_sparse(const struct nt_first_row *row)
{
	return row->fill < 0.6 && row->known < 2;
}

static double worth(const struct nt_first_row *row, char delim)
{
	double most = row->known < 6 ? (double)row->known : 6;
	double long_names = 0;

	if (is_sparse(row))
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

size_t nt_header_titles(const struct nt_first_rows *rows)
{
	size_t n = 0;

	while (n < rows->n && is_sparse(&rows->v[n]) && rows->v[n].data == 0)
		n++;
	return n < rows->n ? n : 0;
}

/* "1", "(2)", "[3]", "4." */
static bool is_number_of(struct nt_csv_cell cell, size_t place)
{
	char want[24];
	const char *s = cell.s + strspn(cell.s, "([ ");
	size_t n = strspn(s, "0123456789");

	snprintf(want, sizeof(want), "%zu", place);
	return strlen(want) == n && strncmp(s, want, n) == 0 &&
	       s[n + strspn(s + n, ")]. ")] == '\0';
}

/* The cells of ROW count the columns, and not those of the row after it. */
static bool is_counting(const struct nt_first_rows *rows, size_t at)
{
	const struct nt_first_row *row = &rows->v[at], *next = row + 1;
	bool other = false;
	size_t place = 0;

	for (size_t i = 0; i < row->n; i++) {
		if (row->cells[i].n == 0)
			continue;
		place++;
		if (!is_number_of(row->cells[i], place) &&
		    !is_number_of(row->cells[i], i + 1))
			return false;
		other = other || (at + 1 < rows->n && filled_at(next, i) &&
				  next->looks[i] != NT_LOOK_NUMBER);
	}
	return place >= 2 && other;
}

/* "(text)", "[WIB]", "dd/mm/yyyy", "hh:mm", a rule of "----". */
static bool is_unit(struct nt_csv_cell cell)
{
	bool round = cell.s[0] == '(' && cell.s[cell.n - 1] == ')';
	bool square = cell.s[0] == '[' && cell.s[cell.n - 1] == ']';

	return round || square || strspn(cell.s, "-=:") == cell.n ||
	       (strspn(cell.s, "dDmMyYtThHbBjJ:/.- ") == cell.n &&
		strpbrk(cell.s, ":/.-") != NULL && cell.n >= 4);
}

static bool is_units(const struct nt_first_row *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (row->cells[i].n > 0 && !is_unit(row->cells[i]))
			return false;
	return row->filled >= 2;
}

size_t nt_header_below(const struct nt_first_rows *rows,
		       const struct nt_first_row *header)
{
	size_t n = 0, at = (size_t)(header - rows->v) + 1;

	at += nt_header_goes_on(rows, header);
	/* One row of each kind at the most. */
	while (n < 2 && at + n < rows->n &&
	       (is_units(&rows->v[at + n]) || is_counting(rows, at + n)))
		n++;
	return n;
}

/*
 * Names of groups with names below them: "Participants,,Notes" over
 * "Name,Position,". Each column is named in one row, or first of its group.
 */
bool nt_header_goes_on(const struct nt_first_rows *rows,
		       const struct nt_first_row *header)
{
	const struct nt_first_row *sub = header + 1;
	bool group = false; /* the last name above has one below it */
	size_t found = 0;

	if (sub + 1 >= rows->v + rows->n || sub->delim != header->delim ||
	    sub->filled < 2)
		return false;
	for (size_t i = 0; i < header->n; i++) {
		bool below = filled_at(sub, i), above = filled_at(header, i);

		if (below && (sub->looks[i] != NT_LOOK_TEXT ||
			      sub->cells[i].n > LONG_NAME))
			return false;
		if (above)
			group = below;
		else if (!group || !below)
			return false;
		if (above && below && filled_at(header, i + 1))
			return false;
		found += !above;
	}
	return found > 0 && sub->n <= header->n;
}
