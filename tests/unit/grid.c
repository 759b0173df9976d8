/* grid.c - foreign files as they are met, one for each sentence on reading
 * them, in tests/data/csv; and those that are too large to lie there. */
#include "lib/foreign.h"
#include "lib/testing.h"

#include <dirent.h>
#include <stdio.h>

#include "notula/alloc.h"
#include "notula/file.h"
#include "notula/shape.h"

/* tests/data/csv/NAME.csv reads as NAME.txt says; the name is what it shows. */
static void reads_as_it_says(void **state)
{
	const char *name = *state;
	char path[256];
	struct nt_buf want = { 0 };
	struct nt_err err;
	char *got = foreign_file(name);

	snprintf(path, sizeof(path), "tests/data/csv/%s.txt", name);
	if (nt_file_read(&want, path, 1 << 20, &err) != NT_OK)
		fail_msg("%s: %s", path, err.msg);
	assert_string_equal(got, nt_buf_str(&want));
	nt_buf_free(&want);
	nt_free(got);
}

/* Files that are too large to be kept. */

static const struct nt_dialect_asked nothing = { .header = NT_HEADER_DECIDE };

static void bytes(struct nt_buf *out, size_t n, char c)
{
	while (n-- > 0)
		nt_buf_putc(out, c);
}

/* OUT, as a file, is refused on LINE with WORDS. */
static void refused(const struct nt_buf *out, const char *where,
		    const char *words)
{
	struct nt_input *in = nt_input_bytes(out->s, out->n, "t.csv");
	char *text = foreign_text(in, &nothing);

	if (strstr(text, where) == NULL || strstr(text, words) == NULL)
		fail_msg("not %s ... %s in: %.400s", where, words, text);
	nt_free(text);
	nt_input_close(in);
}

static void a_cell_over_the_limit_is_refused_with_its_line(void **state)
{
	struct nt_buf out = { 0 };

	(void)state;
	nt_buf_puts(&out, "Tanggal,Judul\n2024-05-06,Rapat\n2024-05-07,");
	bytes(&out, NT_LIMIT_CELL + 1, 'x');
	nt_buf_puts(&out, "\n2024-05-08,Rakor\n");
	refused(&out, "t.csv:3: ", "a cell is too large");
	nt_buf_free(&out);
}

static void a_quoted_cell_over_the_limit_is_refused_with_its_line(void **state)
{
	struct nt_buf out = { 0 };

	(void)state;
	nt_buf_puts(&out, "Tanggal,Judul\n2024-05-06,Rapat\n2024-05-07,\"");
	bytes(&out, NT_LIMIT_CELL / 2, 'x');
	nt_buf_puts(&out, "\n");
	bytes(&out, NT_LIMIT_CELL, 'x');
	nt_buf_puts(&out, "\"\n2024-05-08,Rakor\n");
	refused(&out, "t.csv:3: ", "a cell is too large");
	nt_buf_free(&out);
}

static void a_million_columns_are_refused_with_their_line(void **state)
{
	struct nt_buf out = { 0 };

	(void)state;
	nt_buf_puts(&out, "Tanggal,Judul\n2024-05-06,Rapat\n");
	bytes(&out, 1000000, ',');
	nt_buf_puts(&out, "\n2024-05-08,Rakor\n");
	refused(&out, "t.csv:3: ", "too many columns");
	nt_buf_free(&out);
}

static void quotes_in_hopeless_disorder_end_the_file(void **state)
{
	struct nt_buf out = { 0 };

	(void)state;
	nt_buf_puts(&out, "Tanggal,Judul\n");
	for (int i = 0; i < 100000; i++)
		nt_buf_puts(&out, "2024-05-06,\"Rapat \"x\" y\n");
	refused(&out, "t.csv:", "never closed");
	nt_buf_free(&out);
}

/* Places. */

static void a_row_is_found_again_at_its_offset(void **state)
{
	static const char text[] = "T\0a\0n\0g\0g\0a\0l\0,\0J\0\n\0"
				   "2\0,\0\"\0a\0\n\0b\0\"\0\n\0"
				   "\n\0"
				   "3\0,\0c\0\n\0";
	struct nt_input *in = nt_input_bytes(text, sizeof(text) - 1, "t.csv");
	struct nt_arena arena = { 0 };
	struct nt_dialect dialect;
	const struct nt_grid_row *row;
	struct nt_grid *grid;
	struct nt_err err;
	int64_t offset;

	(void)state;
	assert_int_equal(nt_dialect_decide(in, &nothing, &arena, &dialect,
					   &err),
			 NT_OK);
	assert_int_equal(nt_grid_open(&grid, in, &dialect, &err), NT_OK);
	assert_int_equal(nt_grid_next(grid, &row, &err), NT_OK);
	assert_string_equal(row->cells[1].s, "a\nb");
	assert_int_equal(row->line, 2);
	offset = row->offset;
	assert_int_equal(nt_grid_next(grid, &row, &err), NT_OK);
	assert_int_equal(row->line, 5);
	assert_int_equal(row->blanks, 1);
	nt_grid_seek(grid, offset, 2);
	assert_int_equal(nt_grid_next(grid, &row, &err), NT_OK);
	assert_string_equal(row->cells[1].s, "a\nb");
	nt_grid_seek(grid, 0, 0);
	assert_int_equal(nt_grid_next(grid, &row, &err), NT_OK);
	assert_int_equal(row->line, 2);
	assert_int_equal(nt_grid_blanks(grid), 0);
	nt_grid_close(grid);
	nt_arena_free(&arena);
	nt_input_close(in);
}

static void parts_of_a_file_may_end_anywhere(void **state)
{
	static const char *const ends[] = { "\n", "\r\n", "\r\r\n", "\r" };
	struct nt_buf text = { 0 }, want = { 0 };

	(void)state;
	/* 65,536 bytes are read at once: every place meets their end. */
	for (size_t before = 65500; before < 65570; before++) {
		const char *end = ends[before % NT_COUNT(ends)];

		nt_buf_reset(&text);
		nt_buf_reset(&want);
		nt_buf_printf(&text, "Tanggal,Judul%s2024-05-06,\"", end);
		while (text.n < before)
			nt_buf_putc(&text, 'x');
		nt_buf_printf(&want,
			      "UTF-8 %s , header 1\nTanggal|Judul\n"
			      "2: 2024-05-06|",
			      before % 4 == 0	? "LF"
			      : before % 4 == 1 ? "CR LF"
			      : before % 4 == 2 ? "CR CR LF"
						: "CR");
		bytes(&want,
		      before - strlen("Tanggal,Judul2024-05-06,\"") -
			      strlen(end),
		      'x');
		nt_buf_printf(&text, "\xc3\xa9\"\"\xe2\x80\x94%s\",%s2,c%s",
			      end, end, end);
		nt_buf_puts(&want, "\xc3\xa9\"\xe2\x80\x94\n\n4: 2|c\n");
		foreign_bytes_read(text.s, text.n, want.s);
	}
	nt_buf_free(&text);
	nt_buf_free(&want);
}

static const struct CMUnitTest others[] = {
	cmocka_unit_test(a_cell_over_the_limit_is_refused_with_its_line),
	cmocka_unit_test(a_quoted_cell_over_the_limit_is_refused_with_its_line),
	cmocka_unit_test(a_million_columns_are_refused_with_their_line),
	cmocka_unit_test(quotes_in_hopeless_disorder_end_the_file),
	cmocka_unit_test(a_row_is_found_again_at_its_offset),
	cmocka_unit_test(parts_of_a_file_may_end_anywhere),
};

enum { MOST_FILES = 200 };

/* One test for each NAME.txt of tests/data/csv. */
static size_t add_files(struct CMUnitTest *tests)
{
	static struct dirent **entries; /* the names of the tests */
	int found = scandir("tests/data/csv", &entries, NULL, alphasort);
	size_t n = 0;

	for (int i = 0; i < found; i++) {
		char *name = entries[i]->d_name, *dot = strrchr(name, '.');

		if (dot == NULL || strcmp(dot, ".txt") != 0 || n == MOST_FILES)
			continue;
		*dot = '\0';
		tests[n++] =
			(struct CMUnitTest) { .name = name,
					      .test_func = reads_as_it_says,
					      .initial_state = name };
	}
	return n;
}

int main(void)
{
	static struct CMUnitTest tests[MOST_FILES + NT_COUNT(others)];
	size_t n = add_files(tests);

	if (n < 50) {
		printf("only %zu files of tests/data/csv are found\n", n);
		return 1;
	}
	memcpy(tests + n, others, sizeof(others));
	return _cmocka_run_group_tests("grid", tests, n + NT_COUNT(others),
				       NULL, NULL);
}
