/* grid.c - of any bytes rows come one after the other, sound ones as wide as
 * the header, each found again at its place, or they are refused. The first
 * byte says what is asked for. */
#include "fuzz/fuzz.h"

#include <string.h>

#include "notula/grid.h"
#include "notula/shape.h"
#include "notula/utf8.h"

enum { MOST_AGAIN = 64 };

/* Where a row lay, and a sum over its cells. */
struct place {
	int64_t offset, line;
	uint64_t sum;
};

static uint64_t sum_of(const struct nt_grid_row *row)
{
	uint64_t sum = row->n;

	for (size_t i = 0; i < row->n; i++) {
		struct nt_csv_cell c = row->cells[i];

		assert(c.s[c.n] == '\0' && strlen(c.s) == c.n);
		assert(nt_utf8_bad(c.s, c.n) == c.n);
		assert(memchr(c.s, '\r', c.n) == NULL);
		for (size_t k = 0; k <= c.n; k++)
			sum = sum * 31 + (unsigned char)c.s[k];
	}
	return sum;
}

static void check_rows(struct nt_grid *grid, size_t width, int64_t body)
{
	struct place places[MOST_AGAIN];
	const struct nt_grid_row *row;
	int64_t line = 0, offset = body - 1;
	size_t n = 0;

	while (nt_grid_next(grid, &row, NULL) == NT_OK && row != NULL) {
		uint64_t sum = sum_of(row);

		assert(row->line > line && row->offset > offset);
		assert(row->n == width || row->problem != NULL);
		line = row->line;
		offset = row->offset;
		if (n < MOST_AGAIN)
			places[n++] = (struct place) { offset, line, sum };
	}
	while (n-- > 0) {
		nt_grid_seek(grid, places[n].offset, places[n].line);
		assert(nt_grid_next(grid, &row, NULL) == NT_OK);
		assert(row->line == places[n].line);
		assert(sum_of(row) == places[n].sum);
	}
}

static void read_all(struct nt_input *in, const struct nt_dialect_asked *asked)
{
	struct nt_arena arena = { 0 };
	struct nt_dialect dialect;
	struct nt_grid *grid;

	if (nt_dialect_decide(in, asked, &arena, &dialect, NULL) == NT_OK &&
	    nt_grid_open(&grid, in, &dialect, NULL) == NT_OK) {
		assert(nt_grid_width(grid) == dialect.width);
		for (size_t i = 0; i < dialect.width; i++)
			assert(nt_grid_header(grid)[i].s != NULL);
		check_rows(grid, dialect.width, dialect.body_offset);
		nt_grid_close(grid);
	}
	nt_arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char delims[] = "\0\0,;\t|: ";
	static const char *const encodings[] = { NULL,	     NULL,
						 "UTF-8",    "windows-1252",
						 "UTF-16LE", "UTF-16BE",
						 "GB18030",  "MACINTOSH" };
	struct nt_dialect_asked asked = { .header = NT_HEADER_DECIDE };
	struct nt_input *in;

	if (size == 0)
		return 0;
	asked.delim = delims[data[0] % 8];
	asked.encoding = encodings[data[0] / 8 % 8];
	asked.header = (int64_t)(data[0] / 64) - 1;
	in = nt_input_bytes((const char *)data + 1, size - 1, "fuzz.csv");
	read_all(in, &asked);
	nt_input_close(in);
	return 0;
}
