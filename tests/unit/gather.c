/*
 * gather.c - records gathered from files, without a logbook: whatever the
 * order of the rows, the same records come out.
 */
#include "lib/testing.h"

#include <stdlib.h>

#include "exchange/sources.h"
#include "lib/generate.h"
#include "lib/place.h"
#include "notula/alloc.h"

enum { MANY = 400 };

static const struct nt_dress plain = { 0 };

struct fixture {
	struct place place;
	struct generator g;
	struct nt_arena arena;
	struct nt_record recs[MANY];
	struct nt_sources sources;
	struct nt_err err;
};

static int by_key(const void *a, const void *b)
{
	char x[NT_KEY_SIZE], y[NT_KEY_SIZE];

	nt_key_set(x, a);
	nt_key_set(y, b);
	return strcmp(x, y);
}

static int setup(void **state)
{
	struct fixture *f = nt_alloc(sizeof(*f));

	place_open(&f->place);
	generate_start(&f->g, 1, true);
	for (int i = 0; i < MANY; i++) {
		generate_record(&f->g, i + 1, &f->arena, &f->recs[i]);
		if (nt_validate(&f->recs[i], &f->err) != NT_OK)
			fail_msg("%s: %s", f->err.field, f->err.msg);
	}
	qsort(f->recs, MANY, sizeof(f->recs[0]), by_key);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	place_close(&f->place);
	generate_end(&f->g);
	nt_arena_free(&f->arena);
	nt_free(f);
	return 0;
}

/* The rows of table T of all records, in order or backwards. */
static void write_rows(struct fixture *f, enum nt_table t, bool backwards,
		       struct nt_buf *out)
{
	const struct nt_field *section = nt_table_section(t);
	struct nt_columns columns;

	nt_table_columns(t, &columns);
	nt_table_header(out, &columns, &plain);
	for (int i = 0; i < MANY; i++) {
		struct nt_record *rec = &f->recs[backwards ? MANY - 1 - i : i];
		struct nt_lines lines = { NULL, 0 };

		if (section == NULL)
			nt_table_row(out, &columns, rec, rec, &plain);
		else
			lines = nt_get_lines(rec, section);
		for (size_t j = 0; j < lines.n; j++)
			nt_table_row(out, &columns, rec,
				     nt_line(lines, section->lines,
					     backwards ? lines.n - 1 - j : j),
				     &plain);
	}
}

static void write_file(struct fixture *f, const char *name,
		       const struct nt_buf *text)
{
	place_write(place_path(&f->place, name), text->s, text->n);
}

static void write_tables(struct fixture *f, unsigned backwards)
{
	struct nt_buf text = { 0 };

	for (unsigned t = 0; t < NT_TIDY_TABLES; t++) {
		nt_buf_reset(&text);
		write_rows(f, t, backwards >> t & 1, &text);
		write_file(f,
			   nt_arena_printf(&f->arena, "%s.csv",
					   nt_table_name(t)),
			   &text);
	}
	nt_buf_reset(&text);
	nt_buf_puts(&text, "{\"notula\":\"bundle\",\"format\":1}\n");
	write_file(f, "bundle.json", &text);
	nt_buf_free(&text);
}

static void open_paths(struct fixture *f, const char *const *paths, size_t n)
{
	if (nt_sources_open(&f->sources, paths, NULL, n, false, &f->err) !=
		    NT_OK ||
	    nt_sources_start(&f->sources, &f->err) != NT_OK)
		fail_msg("%s:%d: %s", f->err.file, (int)f->err.line,
			 f->err.msg);
}

/* The records that come out, as JSON, are those that went in. */
static void expect_all(struct fixture *f, int times)
{
	struct nt_buf wanted = { 0 }, got = { 0 };
	const struct nt_found *found;
	bool again;

	for (int i = 0; i < MANY * times; i++)
		nt_json_write(&wanted, &f->recs[i / times]);
	do {
		if (nt_sources_next(&f->sources, &found, &again, &f->err) !=
		    NT_OK)
			fail_msg("%s:%d: %s: %s", f->err.file, (int)f->err.line,
				 f->err.field, f->err.msg);
		if (found != NULL)
			nt_json_write(&got, &found->rec);
		if (!again)
			continue;
		nt_buf_reset(&got);
		assert_int_equal(nt_sources_start(&f->sources, &f->err), NT_OK);
	} while (again || found != NULL);
	assert_string_equal(nt_buf_str(&got), nt_buf_str(&wanted));
	nt_sources_close(&f->sources);
	nt_buf_free(&wanted);
	nt_buf_free(&got);
}

static void a_bundle_gives_the_records_it_was_made_of(void **state)
{
	struct fixture *f = *state;
	const char *path = f->place.path;

	write_tables(f, 0);
	open_paths(f, &path, 1);
	expect_all(f, 1);
}

static void any_order_of_the_rows_gives_the_same_records(void **state)
{
	struct fixture *f = *state;
	const char *path = f->place.path;

	for (unsigned backwards = 1; backwards < 32; backwards += 5) {
		write_tables(f, backwards);
		open_paths(f, &path, 1);
		expect_all(f, 1);
	}
}

static void write_lines(struct fixture *f, bool backwards)
{
	struct nt_buf text = { 0 };

	nt_buf_puts(&text, "\xef\xbb\xbf\n");
	for (int i = 0; i < MANY; i++) {
		nt_json_write(&text, &f->recs[backwards ? MANY - 1 - i : i]);
		nt_buf_puts(&text, i % 3 ? "\n" : "\r\n \n");
	}
	write_file(f, "lines.json", &text);
	nt_buf_free(&text);
}

static void json_lines_give_the_records_in_any_order(void **state)
{
	struct fixture *f = *state;
	const char *path = place_path(&f->place, "lines.json");

	for (int backwards = 0; backwards < 2; backwards++) {
		write_lines(f, backwards);
		open_paths(f, &path, 1);
		expect_all(f, 1);
	}
}

static void several_sources_are_read_in_one_order(void **state)
{
	struct fixture *f = *state;
	const char *paths[] = {
		place_path(&f->place, "issues.csv"),
		place_path(&f->place, "lines.json"),
		place_path(&f->place, "participants.csv"),
		place_path(&f->place, "meetings.csv"),
		place_path(&f->place, "follow-ups.csv"),
		place_path(&f->place, "responses.csv"),
	};

	write_tables(f, 0);
	write_lines(f, true);
	open_paths(f, paths, NT_COUNT(paths));
	expect_all(f, 2);
}

/* Headers. */

static enum nt_status open_text(struct fixture *f, const char *name,
				const char *text)
{
	const char *path = place_path(&f->place, name);
	enum nt_status st;

	place_write(path, text, strlen(text));
	st = nt_sources_open(&f->sources, &path, NULL, 1, false, &f->err);
	if (st == NT_OK)
		st = nt_sources_start(&f->sources, &f->err);
	return st;
}

static void expect_title(struct fixture *f, const char *text, const char *title)
{
	const struct nt_found *found;
	bool again;

	if (open_text(f, "x.csv", text) != NT_OK)
		fail_msg("%s", f->err.msg);
	assert_int_equal(nt_sources_next(&f->sources, &found, &again, &f->err),
			 NT_OK);
	assert_non_null(found);
	assert_string_equal(found->rec.title, title);
	nt_sources_close(&f->sources);
}

#define UID "018fb7a2-6c00-7000-8000-000000000001"

static void columns_come_in_any_order_language_and_delimiter(void **state)
{
	struct fixture *f = *state;

	expect_title(f, "title,uid,date\n'=a," UID ",2024\n", "=a");
	expect_title(f, "kegiatan;uid_kegiatan;tanggal\na,b;" UID ";2024\n",
		     "a,b");
	expect_title(f, "tanggal\ttitle\tuid\r\n2024\ta\t" UID "\r\n", "a");
	expect_title(f, "\"date\"|\"title\"|\"uid\"\n2024|a|" UID, "a");
}

static void refused(struct fixture *f, const char *text, const char *words)
{
	struct fixture *g = f;

	assert_int_equal(open_text(f, "x.csv", text), NT_EINVAL);
	assert_non_null(strstr(g->err.file, "x.csv"));
	assert_err(&f->err, "", words);
	nt_sources_close(&f->sources);
}

static void a_header_that_is_not_ours_is_refused_by_name(void **state)
{
	struct fixture *f = *state;

	refused(f, "uid,date,title,colour\n", "unknown column \"colour\"");
	refused(f, "uid,date,title,tanggal\n", "\"tanggal\" is there twice");
	refused(f, "Tanggal,Kegiatan\n1/2/24,a\n", "neither a column uid");
	refused(f, "meeting_uid,no,text\n", "several tables");
	refused(f, "", "no header");
	refused(f, "\n\n", "no header");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bundle_gives_the_records_it_was_made_of),
		cmocka_unit_test(any_order_of_the_rows_gives_the_same_records),
		cmocka_unit_test(json_lines_give_the_records_in_any_order),
		cmocka_unit_test(several_sources_are_read_in_one_order),
		cmocka_unit_test(
			columns_come_in_any_order_language_and_delimiter),
		cmocka_unit_test(a_header_that_is_not_ours_is_refused_by_name),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
