/* csv_read.c - libcsv, fed line by line so that lines can be counted. */
#include "notula/csv_read.h"

#include <string.h>

#include <csv.h>

#include "notula/alloc.h"
#include "notula/shape.h"
#include "notula/utf8.h"

enum {
	GROWTH = 1 << 16,
	MOST_IN_A_ROW = 2 * NT_LIMIT_RECORD,
};

struct nt_csv {
	struct nt_input *in;
	struct csv_parser parser;
	size_t most;
	struct nt_buf text; /* of the cells, each with a NUL behind it */
	struct nt_csv_cell *cells;
	size_t *starts; /* of the cells in TEXT */
	size_t n;
	size_t room;
	bool inside;   /* a row has begun */
	bool ended;    /* a row is whole */
	bool finished; /* the file is read */
	bool broken;   /* the parser stands inside a row */
	const char *bad;
	struct nt_csv_row row;
};

/* libcsv passes no context: the largest cell that anybody may read. */
static void *capped(void *p, size_t size)
{
	return size > NT_LIMIT_RECORD + GROWTH ? NULL : nt_realloc(p, size);
}

static int no_blank(unsigned char c)
{
	(void)c;
	return 0;
}

static void start(struct nt_csv *csv, char delim)
{
	csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(&csv->parser, (unsigned char)delim);
	csv_set_space_func(&csv->parser, no_blank);
	csv_set_realloc_func(&csv->parser, capped);
	csv_set_free_func(&csv->parser, nt_free);
	csv_set_blk_size(&csv->parser, GROWTH);
}

struct nt_csv *nt_csv_open(struct nt_input *in, char delim, size_t most)
{
	struct nt_csv *csv = nt_alloc(sizeof(*csv));

	csv->in = in;
	csv->most = most;
	start(csv, delim);
	return csv;
}

void nt_csv_close(struct nt_csv *csv)
{
	if (csv == NULL)
		return;
	csv_free(&csv->parser);
	nt_buf_free(&csv->text);
	nt_free(csv->cells);
	nt_free(csv->starts);
	nt_free(csv);
}

void nt_csv_seek(struct nt_csv *csv, int64_t offset, int64_t line)
{
	char delim = (char)csv_get_delim(&csv->parser);

	if (csv->broken) {
		csv_free(&csv->parser);
		start(csv, delim);
	}
	csv->broken = false;
	csv->finished = false;
	csv->bad = NULL;
	nt_input_seek(csv->in, offset, line);
}

static void make_room(struct nt_csv *csv)
{
	if (csv->n < csv->room)
		return;
	csv->room = csv->room ? csv->room * 2 : 64;
	csv->cells = nt_realloc(csv->cells, csv->room * sizeof(*csv->cells));
	csv->starts = nt_realloc(csv->starts, csv->room * sizeof(*csv->starts));
}

/* The LF of a CR LF inside a cell, and the CR of a lone one, is an LF. */
static void unix_lines(struct nt_buf *text, size_t from)
{
	size_t to = from;

	for (size_t i = from; i < text->n; i++) {
		if (text->s[i] != '\r')
			text->s[to++] = text->s[i];
		else if (i + 1 == text->n || text->s[i + 1] != '\n')
			text->s[to++] = '\n';
	}
	text->n = to;
	text->s[to] = '\0';
}

static void add_cell(void *s, size_t n, void *ctx)
{
	struct nt_csv *csv = ctx;
	size_t at = csv->text.n;

	if (csv->bad != NULL)
		return;
	if (n > csv->most)
		csv->bad = _("a cell is too large");
	else if (csv->n >= NT_LIMIT_COLUMNS)
		csv->bad = _("there are too many columns");
	else if (at + n > MOST_IN_A_ROW)
		csv->bad = _("the row is too large");
	if (csv->bad != NULL)
		return;
	make_room(csv);
	nt_buf_put(&csv->text, s, n);
	if (memchr(csv->text.s + at, '\r', n) != NULL)
		unix_lines(&csv->text, at);
	csv->starts[csv->n] = at;
	csv->cells[csv->n++].n = csv->text.n - at;
	nt_buf_putc(&csv->text, '\0');
}

static void end_row(int c, void *ctx)
{
	struct nt_csv *csv = ctx;

	(void)c;
	csv->ended = true;
}

static enum nt_status refuse(struct nt_csv *csv, int64_t line, const char *why,
			     struct nt_err *err)
{
	csv->broken = true;
	nt_fail(err, NT_EINVAL, "%s", why);
	nt_err_at(err, nt_input_name(csv->in), line);
	return NT_EINVAL;
}

static const char *parser_says(struct nt_csv *csv)
{
	if (csv_error(&csv->parser) == CSV_ENOMEM)
		return _("a cell is too large");
	return _("a \" stands inside a cell that is not quoted, or behind one "
		 "that is; write it twice and quote the cell");
}

static bool is_blank_line(const struct nt_piece *piece)
{
	return piece->ends && (piece->s[0] == '\n' || piece->s[0] == '\r');
}

static enum nt_status feed(struct nt_csv *csv, const struct nt_piece *piece,
			   struct nt_err *err)
{
	size_t n;

	if (!csv->inside) {
		if (is_blank_line(piece))
			return NT_OK;
		csv->inside = true;
		csv->row.line = piece->line;
		csv->row.offset = piece->offset;
	}
	n = csv_parse(&csv->parser, piece->s, piece->n, add_cell, end_row, csv);
	if (csv->bad == NULL && n < piece->n)
		csv->bad = parser_says(csv);
	if (csv->bad != NULL)
		return refuse(csv, piece->line, csv->bad, err);
	return NT_OK;
}

static enum nt_status finish(struct nt_csv *csv, struct nt_err *err)
{
	csv->finished = true;
	if (!csv->inside)
		return NT_OK;
	if (csv_fini(&csv->parser, add_cell, end_row, csv) != 0)
		return refuse(csv, csv->row.line,
			      _("a cell that begins with a \" here is never "
				"closed"),
			      err);
	if (csv->bad != NULL)
		return refuse(csv, csv->row.line, csv->bad, err);
	return NT_OK;
}

/* Cells have their place only now: TEXT moved while it grew. */
static enum nt_status settle(struct nt_csv *csv, struct nt_err *err)
{
	for (size_t i = 0; i < csv->n; i++)
		csv->cells[i].s = csv->text.s + csv->starts[i];
	csv->row.cells = csv->cells;
	csv->row.n = csv->n;
	if (nt_utf8_bad(csv->text.s, csv->text.n) < csv->text.n)
		return refuse(csv, csv->row.line, _("this is not UTF-8"), err);
	return NT_OK;
}

enum nt_status nt_csv_next(struct nt_csv *csv, const struct nt_csv_row **row,
			   struct nt_err *err)
{
	struct nt_piece piece;
	enum nt_status st = NT_OK;

	*row = NULL;
	csv->n = 0;
	csv->ended = false;
	csv->inside = false;
	nt_buf_reset(&csv->text);
	while (st == NT_OK && !csv->ended && !csv->finished) {
		st = nt_input_piece(csv->in, &piece, err);
		csv->broken = st != NT_OK;
		if (st == NT_OK)
			st = piece.n > 0 ? feed(csv, &piece, err)
					 : finish(csv, err);
	}
	if (st == NT_OK && csv->ended)
		st = settle(csv, err);
	if (st == NT_OK && csv->ended)
		*row = &csv->row;
	return st;
}
