#include "lib/foreign.h"

#include <stdio.h>

#include "lib/testing.h"
#include "notula/alloc.h"

static const struct nt_dialect_asked nothing = { .header = NT_HEADER_DECIDE };

static void put_cells(struct nt_buf *out, const struct nt_csv_cell *cells,
		      size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (cells[i].s[cells[i].n] != '\0')
			fail_msg("cell %zu does not end with a NUL", i);
		nt_buf_printf(out, "%s%s", i ? "|" : "", cells[i].s);
	}
}

static void put_rows(struct nt_buf *out, struct nt_grid *grid)
{
	const struct nt_grid_row *row;
	struct nt_err err = { 0 };
	enum nt_status st;
	char words[1024];

	while ((st = nt_grid_next(grid, &row, &err)) == NT_OK && row != NULL) {
		nt_buf_printf(out, "%lld: ", (long long)row->line);
		put_cells(out, row->cells, row->n);
		if (row->problem != NULL)
			nt_buf_printf(out, " ! %s", row->problem);
		nt_buf_putc(out, '\n');
	}
	if (nt_grid_blanks(grid) > 0)
		nt_buf_printf(out, "blank %lld\n",
			      (long long)nt_grid_blanks(grid));
	if (st != NT_OK)
		nt_buf_printf(out, "%s\n",
			      nt_err_format(&err, words, sizeof(words)));
}

static void put_dialect(struct nt_buf *out, const struct nt_dialect *d)
{
	nt_buf_printf(out, "%s%s %s %s header %lld\n", d->encoding,
		      d->bom ? " with a mark" : "", d->said_ends.what,
		      d->said_delim.what, (long long)d->header_line);
}

char *foreign_text(struct nt_input *in, const struct nt_dialect_asked *asked)
{
	struct nt_arena arena = { 0 };
	struct nt_dialect dialect;
	struct nt_grid *grid = NULL;
	struct nt_err err = { 0 };
	struct nt_buf out = { 0 };
	char words[1024];
	enum nt_status st =
		nt_dialect_decide(in, asked, &arena, &dialect, &err);

	if (st == NT_OK) {
		put_dialect(&out, &dialect);
		st = nt_grid_open(&grid, in, &dialect, &err);
	}
	if (st == NT_OK) {
		put_cells(&out, nt_grid_header(grid), nt_grid_width(grid));
		nt_buf_putc(&out, '\n');
		put_rows(&out, grid);
	} else {
		nt_buf_printf(&out, "%s\n",
			      nt_err_format(&err, words, sizeof(words)));
	}
	nt_grid_close(grid);
	nt_arena_free(&arena);
	return out.s;
}

static struct nt_input *open_name(const char *name)
{
	char path[256];
	struct nt_input *in;
	struct nt_err err;

	snprintf(path, sizeof(path), "tests/data/csv/%s.csv", name);
	if (nt_input_open(&in, path, &err) != NT_OK)
		fail_msg("%s: %s", path, err.msg);
	return in;
}

char *foreign_file(const char *name)
{
	struct nt_input *in = open_name(name);
	char *text = foreign_text(in, &nothing);

	nt_input_close(in);
	return text;
}

void foreign_bytes_read(const char *s, size_t n, const char *text)
{
	struct nt_input *in = nt_input_bytes(s, n, "t.csv");
	char *got = foreign_text(in, &nothing);

	nt_input_close(in);
	assert_string_equal(got, text);
	nt_free(got);
}

struct nt_dialect foreign_dialect(const char *name, struct nt_arena *arena)
{
	struct nt_input *in = open_name(name);
	struct nt_dialect out;
	struct nt_err err;

	if (nt_dialect_decide(in, &nothing, arena, &out, &err) != NT_OK)
		fail_msg("%s: %s", name, err.msg);
	nt_input_close(in);
	return out;
}
