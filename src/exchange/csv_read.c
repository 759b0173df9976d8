/* csv_read.c - libcsv, fed line by line so that lines can be counted. */
#include "notula/csv_read.h"

#include <string.h>

#include <csv.h>

#include "exchange/decode.h"
#include "notula/alloc.h"
#include "notula/shape.h"
#include "notula/utf8.h"

enum {
	GROWTH = 1 << 16,
	NO_QUOTE = 0xFE, /* a byte that UTF-8 does not have */
};

struct nt_csv {
	struct nt_input *in;
	struct nt_decode *text; /* lenient: read instead of IN */
	const char *name;
	struct csv_parser parser;
	size_t most;
	struct nt_buf bytes; /* of the cells, each with a NUL behind it */
	struct nt_csv_cell *cells;
	size_t *starts; /* of the cells in BYTES */
	size_t n;
	size_t room;
	bool inside;   /* a row has begun */
	bool ended;    /* a row is whole */
	bool finished; /* the file is read */
	bool broken;   /* the parser stands inside a row */
	bool lone_cr;  /* the row holds a CR that ends no line */
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

/* A foreign cell is no list that stands for a whole record. */
static void *capped_lower(void *p, size_t size)
{
	return size > NT_LIMIT_CELL + GROWTH ? NULL : nt_realloc(p, size);
}

static void start(struct nt_csv *csv, char delim)
{
	bool lenient = csv->text != NULL;

	/* Lenient, a blank line is told as a row without cells. */
	csv_init(&csv->parser,
		 lenient ? CSV_REPALL_NL : CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(&csv->parser, (unsigned char)delim);
	if (!lenient)
		csv_set_space_func(&csv->parser, no_blank);
	csv_set_realloc_func(&csv->parser, lenient ? capped_lower : capped);
	csv_set_free_func(&csv->parser, nt_free);
	csv_set_blk_size(&csv->parser, GROWTH);
}

struct nt_csv *nt_csv_open(struct nt_input *in, char delim, size_t most)
{
	struct nt_csv *csv = nt_alloc(sizeof(*csv));

	csv->in = in;
	csv->name = nt_input_name(in);
	csv->most = most;
	start(csv, delim);
	return csv;
}

struct nt_csv *nt_csv_open_lenient(struct nt_decode *text, char delim,
				   size_t most)
{
	struct nt_csv *csv = nt_alloc(sizeof(*csv));

	csv->text = text;
	csv->name = nt_decode_name(text);
	csv->most = most;
	start(csv, delim);
	return csv;
}

void nt_csv_plain_quotes(struct nt_csv *csv, bool plain)
{
	csv_set_quote(&csv->parser, plain ? NO_QUOTE : CSV_QUOTE);
}

const struct nt_csv_row *nt_csv_present(const struct nt_csv *csv)
{
	return &csv->row;
}

void nt_csv_close(struct nt_csv *csv)
{
	if (csv == NULL)
		return;
	csv_free(&csv->parser);
	nt_buf_free(&csv->bytes);
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
	if (csv->text != NULL)
		nt_decode_seek(csv->text, offset, line);
	else
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

/* The same of a lenient row; CR CR LF is one line end there. */
static void unix_lines_lenient(struct nt_buf *text, size_t from)
{
	const char *s = text->s;
	size_t to = from, n = text->n;

	for (size_t i = from; i < n; i++) {
		bool cr = s[i] == '\r';

		if (cr && ((i + 1 < n && s[i + 1] == '\n') ||
			   (i + 2 < n && s[i + 1] == '\r' && s[i + 2] == '\n')))
			continue;
		text->s[to++] = cr || s[i] == NT_DECODE_CR ? '\n' : s[i];
	}
	text->n = to;
	text->s[to] = '\0';
}

static void mend_lines(struct nt_csv *csv, size_t from)
{
	if (csv->text == NULL) {
		if (memchr(csv->bytes.s + from, '\r', csv->bytes.n - from))
			unix_lines(&csv->bytes, from);
	} else if (csv->lone_cr || csv->row.last > csv->row.line) {
		unix_lines_lenient(&csv->bytes, from);
	}
}

static size_t most_in_a_row(const struct nt_csv *csv)
{
	return csv->text ? NT_LIMIT_RECORD : 2 * NT_LIMIT_RECORD;
}

static void add_cell(void *s, size_t n, void *ctx)
{
	struct nt_csv *csv = ctx;
	size_t at = csv->bytes.n;

	/* Behind the end of a lenient row stands the rest of its line end. */
	if (csv->bad != NULL || csv->ended)
		return;
	if (n > csv->most)
		csv->bad = _("a cell is too large");
	else if (csv->n >= NT_LIMIT_COLUMNS)
		csv->bad = _("there are too many columns");
	else if (at + n > most_in_a_row(csv))
		csv->bad = _("the row is too large");
	if (csv->bad != NULL)
		return;
	make_room(csv);
	nt_buf_put(&csv->bytes, s, n);
	mend_lines(csv, at);
	csv->starts[csv->n] = at;
	csv->cells[csv->n++].n = csv->bytes.n - at;
	nt_buf_putc(&csv->bytes, '\0');
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
	nt_err_at(err, csv->name, line);
	return NT_EINVAL;
}

static const char *parser_says(struct nt_csv *csv)
{
	if (csv_error(&csv->parser) == CSV_ENOMEM)
		return _("a cell is too large");
	return _("a \" stands inside a cell that is not quoted, or behind one "
		 "that is; write it twice and quote the cell");
}

static bool is_blank_line(const struct nt_text *text)
{
	return text->ends && (text->s[0] == '\n' || text->s[0] == '\r');
}

static void begin_row(struct nt_csv *csv, const struct nt_text *text)
{
	csv->inside = true;
	csv->row.line = text->line;
	csv->row.offset = text->offset;
	csv->row.open = false;
	csv->row.odd = false;
	csv->row.nul = false;
	csv->row.bad = -1;
}

static void note(struct nt_csv *csv, const struct nt_text *text)
{
	csv->row.last = text->line;
	csv->row.nul = csv->row.nul || text->nul;
	csv->lone_cr = csv->lone_cr || text->lone_cr;
	if (csv->row.bad < 0)
		csv->row.bad = text->bad;
}

/* A line of nothing but blanks is no row. */
static void pass_over(struct nt_csv *csv)
{
	csv->row.blanks++;
	csv->inside = false;
	csv->ended = false;
}

static void count_quotes(struct nt_csv *csv, const struct nt_text *text)
{
	const char *end = text->s + text->n, *s = text->s;

	while ((s = memchr(s, '"', (size_t)(end - s))) != NULL) {
		csv->row.odd = !csv->row.odd;
		s++;
	}
}

static enum nt_status feed(struct nt_csv *csv, const struct nt_text *text,
			   struct nt_err *err)
{
	size_t n;

	if (!csv->inside) {
		if (is_blank_line(text)) {
			csv->row.blanks++;
			return NT_OK;
		}
		begin_row(csv, text);
	}
	note(csv, text);
	n = csv_parse(&csv->parser, text->s, text->n, add_cell, end_row, csv);
	if (csv->bad == NULL && n < text->n)
		csv->bad = parser_says(csv);
	if (csv->bad != NULL)
		return refuse(csv, csv->text ? csv->row.line : text->line,
			      csv->bad, err);
	if (csv->text != NULL && (!csv->ended || csv->row.last > csv->row.line))
		count_quotes(csv, text);
	if (csv->ended && csv->n == 0)
		pass_over(csv);
	return NT_OK;
}

/* A line end ends the last row, unless it stands inside quotes. */
static void end_last_row(struct nt_csv *csv)
{
	csv_parse(&csv->parser, "\n", 1, add_cell, end_row, csv);
	csv->row.open = !csv->ended;
	csv->ended = csv->ended && csv->n > 0;
}

static enum nt_status finish(struct nt_csv *csv, struct nt_err *err)
{
	csv->finished = true;
	if (!csv->inside)
		return NT_OK;
	if (csv->text != NULL)
		end_last_row(csv);
	if (csv_fini(&csv->parser, add_cell, end_row, csv) != 0)
		return refuse(csv, csv->row.line,
			      _("a cell that begins with a \" here is never "
				"closed"),
			      err);
	if (csv->bad != NULL)
		return refuse(csv, csv->row.line, csv->bad, err);
	return NT_OK;
}

/* Cells have their place only now: BYTES moved while it grew. */
static enum nt_status settle(struct nt_csv *csv, struct nt_err *err)
{
	for (size_t i = 0; i < csv->n; i++)
		csv->cells[i].s = csv->bytes.s + csv->starts[i];
	csv->row.cells = csv->cells;
	csv->row.n = csv->n;
	if (csv->text == NULL &&
	    nt_utf8_bad(csv->bytes.s, csv->bytes.n) < csv->bytes.n)
		return refuse(csv, csv->row.line, _("this is not UTF-8"), err);
	return NT_OK;
}

static enum nt_status read_part(struct nt_csv *csv, struct nt_text *out,
				struct nt_err *err)
{
	struct nt_piece piece;
	enum nt_status st;

	if (csv->text != NULL)
		return nt_decode_next(csv->text, out, err);
	st = nt_input_piece(csv->in, &piece, err);
	if (st == NT_OK)
		*out = (struct nt_text) {
			.s = piece.s,
			.n = piece.n,
			.line = piece.line,
			.offset = piece.offset,
			.ends = piece.ends,
		};
	return st;
}

enum nt_status nt_csv_next(struct nt_csv *csv, const struct nt_csv_row **row,
			   struct nt_err *err)
{
	struct nt_text text;
	enum nt_status st = NT_OK;

	*row = NULL;
	csv->n = 0;
	csv->row.blanks = 0;
	csv->ended = false;
	csv->inside = false;
	csv->lone_cr = false;
	nt_buf_reset(&csv->bytes);
	while (st == NT_OK && !csv->ended && !csv->finished) {
		st = read_part(csv, &text, err);
		csv->broken = st != NT_OK;
		if (st == NT_OK)
			st = text.n > 0 ? feed(csv, &text, err)
					: finish(csv, err);
	}
	if (st == NT_OK && csv->ended)
		st = settle(csv, err);
	if (st == NT_OK && csv->ended)
		*row = &csv->row;
	return st;
}
