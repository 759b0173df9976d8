/* csv.c - rows that can be read are written and read again the same. */
#include "fuzz/fuzz.h"

#include <string.h>

#include "notula/csv_read.h"
#include "notula/csv_write.h"
#include "notula/shape.h"

static void write_row(struct nt_buf *out, const struct nt_csv_row *row,
		      char delim)
{
	for (size_t i = 0; i < row->n; i++) {
		struct nt_csv_cell c = row->cells[i];
		size_t guard = nt_csv_guard(c.s, c.n);

		if (i > 0)
			nt_buf_putc(out, delim);
		nt_csv_put(out, c.s + guard, c.n - guard, delim, false);
	}
	nt_buf_putc(out, '\n');
}

/* Everything that can be read of S[N], written anew. */
static void rewrite(const char *s, size_t n, char delim, struct nt_buf *out)
{
	struct nt_input *in = nt_input_bytes(s, n, "fuzz");
	struct nt_csv *csv = nt_csv_open(in, delim, NT_LIMIT_CELL);
	const struct nt_csv_row *row;
	int64_t line = 0;

	while (nt_csv_next(csv, &row, NULL) == NT_OK && row != NULL) {
		assert(row->line > line);
		line = row->line;
		write_row(out, row, delim);
	}
	nt_csv_close(csv);
	nt_input_close(in);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char delims[] = { ',', ';', '\t', '|' };
	struct nt_buf once = { 0 }, twice = { 0 };
	char delim = size > 0 ? delims[data[0] % 4] : ',';

	if (size == 0)
		return 0;
	rewrite((const char *)data + 1, size - 1, delim, &once);
	rewrite(nt_buf_str(&once), once.n, delim, &twice);
	/* A row of one empty cell is a blank line, which is passed over; a
	 * BOM that was quoted would be left out as one of the file. */
	if (strstr(nt_buf_str(&once), "\xef\xbb\xbf") == NULL &&
	    strstr(nt_buf_str(&once), "\n\n") == NULL &&
	    nt_buf_str(&once)[0] != '\n') {
		assert(once.n == twice.n);
		assert(once.n == 0 || memcmp(once.s, twice.s, once.n) == 0);
	}
	nt_buf_free(&once);
	nt_buf_free(&twice);
	return 0;
}
