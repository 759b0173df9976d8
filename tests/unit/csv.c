/* csv.c - CSV in and out: what libcsv alone would get wrong, and the guard. */
#include "lib/testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "notula/alloc.h"
#include "notula/csv_read.h"
#include "notula/csv_write.h"
#include "notula/shape.h"

struct fixture {
	struct nt_input *in;
	struct nt_csv *csv;
	const struct nt_csv_row *row;
	struct nt_err err;
};

static void open_bytes(struct fixture *f, const char *s, size_t n, char delim)
{
	f->in = nt_input_bytes(s, n, "t.csv");
	f->csv = nt_csv_open(f->in, delim, NT_LIMIT_CELL);
}

static void open_text(struct fixture *f, const char *s)
{
	open_bytes(f, s, strlen(s), ',');
}

static void close_all(struct fixture *f)
{
	nt_csv_close(f->csv);
	nt_input_close(f->in);
}

static void next(struct fixture *f)
{
	if (nt_csv_next(f->csv, &f->row, &f->err) != NT_OK)
		fail_msg("line %d: %s", (int)f->err.line, f->err.msg);
}

/* The next row is on LINE and has these cells, parted by |. */
static void expect(struct fixture *f, int64_t line, const char *cells)
{
	struct nt_buf got = { 0 };

	next(f);
	assert_non_null(f->row);
	for (size_t i = 0; i < f->row->n; i++) {
		assert_int_equal(f->row->cells[i].s[f->row->cells[i].n], 0);
		nt_buf_printf(&got, "%s%s", i ? "|" : "", f->row->cells[i].s);
	}
	assert_string_equal(nt_buf_str(&got), cells);
	assert_int_equal(f->row->line, line);
	nt_buf_free(&got);
}

static void expect_end(struct fixture *f)
{
	next(f);
	assert_null(f->row);
	close_all(f);
}

/* Some row of S is refused at LINE, with WORDS. */
static void refused_bytes(const char *s, size_t n, int64_t line,
			  const char *words)
{
	struct fixture f = { 0 };
	enum nt_status st = NT_OK;

	open_bytes(&f, s, n, ',');
	do {
		st = nt_csv_next(f.csv, &f.row, &f.err);
	} while (st == NT_OK && f.row != NULL);
	assert_int_equal(st, NT_EINVAL);
	assert_string_equal(f.err.file, "t.csv");
	assert_int_equal(f.err.line, line);
	assert_err(&f.err, "", words);
	close_all(&f);
}

static void refused(const char *s, int64_t line, const char *words)
{
	refused_bytes(s, strlen(s), line, words);
}

static void an_unterminated_quote_is_refused(void **state)
{
	(void)state;
	refused("a,b\n1,\"2\n3,4\n5,6\n", 2, "never closed");
	refused("a,b\n1,\"2", 2, "never closed");
}

static void a_quote_inside_an_open_cell_is_refused(void **state)
{
	(void)state;
	refused("a\nb\"c\n", 2, "not quoted");
	refused("a\n\"b\"c\n", 2, "not quoted");
	refused("a\n\"b\" ,c\n", 2, "not quoted");
}

static void blanks_round_a_cell_stay(void **state)
{
	struct fixture f = { 0 };

	(void)state;
	open_text(&f, " a ,\t b,\" c \"\n  ,\n");
	expect(&f, 1, " a |\t b| c ");
	expect(&f, 2, "  |");
	expect_end(&f);
}

static void lines_are_those_of_the_file(void **state)
{
	struct fixture f = { 0 };

	(void)state;
	open_text(&f, "\na\n\n\"b\nc\n\",x\r\n\r\nd\re\n\r\nf");
	expect(&f, 2, "a");
	expect(&f, 4, "b\nc\n|x");
	expect(&f, 8, "d");
	expect(&f, 9, "e");
	expect(&f, 11, "f");
	expect_end(&f);
}

static void every_line_end_in_a_cell_becomes_lf(void **state)
{
	struct fixture f = { 0 };

	(void)state;
	open_text(&f, "\"a\r\nb\rc\nd\r\"\r\n");
	expect(&f, 1, "a\nb\nc\nd\n");
	expect_end(&f);
}

static void a_byte_order_mark_is_no_part_of_a_name(void **state)
{
	struct fixture f = { 0 };

	(void)state;
	open_text(&f, "\xef\xbb\xbf\"uid\",a\nb,\xef\xbb\xbf\n");
	expect(&f, 1, "uid|a");
	expect(&f, 2, "b|\xef\xbb\xbf");
	expect_end(&f);
}

static void nul_is_refused(void **state)
{
	(void)state;
	refused_bytes("a\nb\0c\n", 6, 2, "NUL");
	refused_bytes("\xff\xfe"
		      "a\0,\0",
		      6, 1, "NUL");
}

static void malformed_utf8_is_refused(void **state)
{
	(void)state;
	refused("a\n\xff\n", 2, "UTF-8");
	refused("a\nb,\xc3\n", 2, "UTF-8");
	refused("a\n\xc3,\xa9\n", 2, "UTF-8");
	refused("a\n\xed\xa0\x80\n", 2, "UTF-8");
}

static void a_cell_over_the_limit_is_refused(void **state)
{
	size_t n = NT_LIMIT_CELL + 2;
	char *s = nt_alloc(n + 1);
	struct fixture f = { 0 };

	(void)state;
	memset(s, 'x', n);
	s[n - 2] = '\n';
	open_bytes(&f, s, n - 1, ',');
	next(&f);
	assert_int_equal(f.row->cells[0].n, NT_LIMIT_CELL);
	expect_end(&f);
	s[n - 2] = 'x';
	s[n - 1] = '\n';
	refused_bytes(s, n, 1, "too large");
	nt_free(s);
}

static void an_endless_cell_ends_without_the_memory(void **state)
{
	size_t n = NT_LIMIT_RECORD + (1 << 20);
	char *s = nt_alloc(n);

	(void)state;
	memset(s, 'x', n);
	s[0] = '"';
	refused_bytes(s, n, 1, "too large");
	nt_free(s);
}

static void more_columns_than_the_limit_are_refused(void **state)
{
	char s[NT_LIMIT_COLUMNS + 1];
	struct fixture f = { 0 };

	(void)state;
	memset(s, ',', sizeof(s));
	open_bytes(&f, s, NT_LIMIT_COLUMNS - 1, ',');
	next(&f);
	assert_int_equal(f.row->n, NT_LIMIT_COLUMNS);
	expect_end(&f);
	refused_bytes(s, NT_LIMIT_COLUMNS, 1, "too many columns");
}

static void a_row_is_found_again_at_its_offset(void **state)
{
	static const char s[] = "\xef\xbb\xbf"
				"a\r\n\r\n\"b\r\nb\"\r\nc\r\n";
	struct fixture f = { 0 };
	int64_t offset;

	(void)state;
	open_text(&f, s);
	expect(&f, 1, "a");
	expect(&f, 3, "b\nb");
	offset = f.row->offset;
	expect(&f, 5, "c");
	nt_csv_seek(f.csv, offset, 3);
	expect(&f, 3, "b\nb");
	nt_csv_seek(f.csv, 0, 1);
	expect(&f, 1, "a");
	expect(&f, 3, "b\nb");
	expect(&f, 5, "c");
	expect_end(&f);
}

static void parts_of_the_file_may_end_anywhere(void **state)
{
	struct nt_buf text = { 0 };
	struct fixture f = { 0 };

	(void)state;
	/* 65,536 bytes are read at once: every place meets their end. */
	for (size_t before = 65520; before < 65540; before++) {
		nt_buf_reset(&text);
		nt_buf_putc(&text, '"');
		while (text.n < before)
			nt_buf_putc(&text, 'x');
		nt_buf_puts(&text, "\r\ny\r\"\r\nab,c\r\rd\n");
		open_bytes(&f, text.s, text.n, ',');
		next(&f);
		assert_int_equal(f.row->cells[0].n, before - 1 + 3);
		assert_string_equal(f.row->cells[0].s + before - 1, "\ny\n");
		expect(&f, 4, "ab|c");
		expect(&f, 6, "d");
		expect_end(&f);
	}
	nt_buf_free(&text);
}

static void an_input_that_changed_is_noticed(void **state)
{
	char path[] = "/tmp/notula-test-XXXXXX";
	int fd = mkstemp(path);
	struct nt_input *in;
	struct nt_err err;

	(void)state;
	assert_int_equal(write(fd, "abcdefghij", 10), 10);
	assert_int_equal(nt_input_open(&in, path, &err), NT_OK);
	assert_int_equal(nt_input_seal(in, &err), NT_OK);
	assert_int_equal(nt_input_unchanged(in, &err), NT_OK);
	assert_int_equal(pwrite(fd, "X", 1, 9), 1);
	assert_int_equal(nt_input_unchanged(in, &err), NT_ECONFLICT);
	assert_string_equal(err.file, path);
	nt_input_close(in);
	close(fd);
	unlink(path);
}

/* The guard. */

static void expect_cell(const char *text, const char *cell)
{
	struct nt_buf out = { 0 };

	nt_csv_put(&out, text, strlen(text), ',', false);
	assert_string_equal(nt_buf_str(&out), cell);
	nt_buf_free(&out);
}

static void a_cell_is_quoted_only_where_it_must_be(void **state)
{
	(void)state;
	expect_cell("", "");
	expect_cell("plain text; with 'marks'|and\ttabs", //
		    "plain text; with 'marks'|and\ttabs");
	expect_cell("a,b", "\"a,b\"");
	expect_cell("a\"b", "\"a\"\"b\"");
	expect_cell("\"", "\"\"\"\"");
	expect_cell("a\nb", "\"a\nb\"");
	expect_cell(" a", "\" a\"");
	expect_cell("a ", "\"a \"");
}

static void what_looks_like_a_formula_is_guarded(void **state)
{
	(void)state;
	expect_cell("=1+1", "'=1+1");
	expect_cell("'=1", "''=1");
	expect_cell(" =1", "' =1");
	expect_cell("\xc2\xa0=1", "'\xc2\xa0=1");
	expect_cell("\xe3\x80\x80 @x", "'\xe3\x80\x80 @x");
	expect_cell("\xe2\x80\x8b"
		    "-1",
		    "'\xe2\x80\x8b"
		    "-1");
	expect_cell("+62 812", "'+62 812");
	expect_cell("-", "'-");
	expect_cell("@humas", "'@humas");
	expect_cell("\tx", "'\tx");
	expect_cell("\nx", "\"'\nx\"");
	expect_cell("\xef\xbc\x9d"
		    "1",
		    "'\xef\xbc\x9d"
		    "1");
	expect_cell("=a,b ", "\"'=a,b \"");
	expect_cell("'quoted'", "'quoted'");
	expect_cell("a=b", "a=b");
}

static uint64_t next_random(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

/* A text made of what is awkward; never CR, which no record holds. */
static void make_text(struct nt_buf *out, uint64_t *seed)
{
	static const char *const parts[] = {
		"'",
		"=",
		"+",
		"-",
		"@",
		" ",
		"\t",
		"\n",
		"\"",
		",",
		";",
		"ab",
		"\\",
		"\xef\xbc\x9d",
		"'=",
		"\"\"",
		"b",
		"|",
		"1",
		"''",
		" '",
		"\xf0\x9f\x98\x80",
		"\xef\xbb\xbf",
		"\xc2\xa0",
	};
	size_t n = next_random(seed) % 7;

	nt_buf_reset(out);
	for (size_t i = 0; i < n; i++) {
		nt_buf_puts(out, parts[next_random(seed) % NT_COUNT(parts)]);
	}
}

static void no_guarded_cell_of_50000_is_a_formula_or_loses_a_byte(void **state)
{
	static const char delims[] = ",;\t|";
	struct nt_buf text = { 0 }, cell = { 0 };
	uint64_t seed = 20240527;

	(void)state;
	for (int i = 0; i < 50000; i++) {
		char delim = delims[i % 4];
		struct fixture f = { 0 };
		struct nt_csv_cell got;

		make_text(&text, &seed);
		nt_buf_reset(&cell);
		nt_buf_puts(&cell, "x");
		nt_buf_putc(&cell, delim);
		nt_csv_put(&cell, nt_buf_str(&text), text.n, delim, false);
		nt_buf_putc(&cell, '\n');
		open_bytes(&f, cell.s, cell.n, delim);
		next(&f);
		assert_int_equal(f.row->n, 2);
		got = f.row->cells[1];
		assert_false(got.n > 0 && strchr("=+-@\t\n", got.s[0]));
		got.s += nt_csv_guard(got.s, got.n);
		assert_string_equal(got.s, nt_buf_str(&text));
		expect_end(&f);
	}
	nt_buf_free(&text);
	nt_buf_free(&cell);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_unterminated_quote_is_refused),
		cmocka_unit_test(a_quote_inside_an_open_cell_is_refused),
		cmocka_unit_test(blanks_round_a_cell_stay),
		cmocka_unit_test(lines_are_those_of_the_file),
		cmocka_unit_test(every_line_end_in_a_cell_becomes_lf),
		cmocka_unit_test(a_byte_order_mark_is_no_part_of_a_name),
		cmocka_unit_test(nul_is_refused),
		cmocka_unit_test(malformed_utf8_is_refused),
		cmocka_unit_test(a_cell_over_the_limit_is_refused),
		cmocka_unit_test(an_endless_cell_ends_without_the_memory),
		cmocka_unit_test(more_columns_than_the_limit_are_refused),
		cmocka_unit_test(a_row_is_found_again_at_its_offset),
		cmocka_unit_test(parts_of_the_file_may_end_anywhere),
		cmocka_unit_test(an_input_that_changed_is_noticed),
		cmocka_unit_test(a_cell_is_quoted_only_where_it_must_be),
		cmocka_unit_test(what_looks_like_a_formula_is_guarded),
		cmocka_unit_test(
			no_guarded_cell_of_50000_is_a_formula_or_loses_a_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
