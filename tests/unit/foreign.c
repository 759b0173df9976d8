/* foreign.c - files of others, as a face looks at them before it imports. */
#include <stdlib.h>
#include <string.h>

#include "lib/testing.h"
#include "notula/foreign.h"

static const char csv[] = "Tanggal;Kegiatan;Peserta;Warna\n"
			  "05/02/2024;Rapat staf;Ahmad Fauzi;merah\n"
			  "catatan kaki;;;\n"
			  "31/04/2024;Rapat humas;Rina;biru\n"
			  "13/02/2024;Rakor;Budi, Dewi;hijau\n";

struct fixture {
	struct nt_arena arena;
	struct nt_foreign *foreign;
	struct nt_foreign_asked asked;
	struct nt_foreign_hooks hooks;
	struct nt_err err;
};

static enum nt_status open_text(struct fixture *f, const char *text)
{
	struct nt_input *in =
		nt_input_bytes(text, strlen(text), "arsip/rapat.csv");

	return nt_foreign_open(&f->foreign, &in, 1, &f->asked, &f->hooks,
			       &f->err);
}

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
	f->asked.dialect.header = NT_HEADER_DECIDE;
	f->asked.mapping.fallback = nt_date_order_find("dmy");
	f->asked.mapping.today = nt_day_number(2024, 6, 12);
	f->asked.profile = "none";
	f->asked.user = "tester";
	f->asked.now = "2024-06-12T09:00:00Z";
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	nt_foreign_close(f->foreign);
	nt_arena_free(&f->arena);
	free(f);
	return 0;
}

/* Meeting N of the first file; NULL where there is none, ERR tells. */
static struct nt_record *meeting(struct fixture *f, int64_t n, int64_t *line)
{
	struct nt_record *rec = nt_arena_alloc(&f->arena, sizeof(*rec));

	f->err = (struct nt_err) { 0 };
	return nt_foreign_meeting(f->foreign, 0, n, &f->arena, rec, line,
				  &f->err) == NT_OK
		       ? rec
		       : NULL;
}

static void a_file_tells_how_it_is_read_and_what_its_columns_are(void **state)
{
	struct fixture *f = *state;
	const struct nt_foreign_file *file;

	assert_int_equal(open_text(f, csv), NT_OK);
	assert_int_equal(nt_foreign_count(f->foreign), 1);
	file = nt_foreign_file(f->foreign, 0);
	assert_string_equal(file->name, "arsip/rapat.csv");
	assert_int_equal(file->dialect.delim, ';');
	assert_int_equal(file->rows, 4);
	assert_int_equal(file->mapping.n, 4);
	assert_int_equal(file->mapping.columns[0].target, NT_TARGET_DATE);
	assert_int_equal(file->mapping.columns[3].target, NT_NO_TARGET);
	assert_string_equal(file->mapping.columns[3].tally->first[0], "merah");
}

static void every_meeting_can_be_looked_at_before(void **state)
{
	struct fixture *f = *state;
	struct nt_record *rec;
	int64_t line;

	assert_int_equal(open_text(f, csv), NT_OK);
	rec = meeting(f, 1, &line);
	assert_non_null(rec);
	assert_string_equal(rec->title, "Rapat staf");
	assert_string_equal(rec->notes, "Warna: merah");
	assert_int_equal(line, 2);
	assert_null(meeting(f, 2, &line));
	assert_int_equal(f->err.status, NT_EINVAL);
	assert_string_equal(f->err.field, "Tanggal");
	assert_int_equal(f->err.line, 4);
	assert_non_null(meeting(f, 3, &line));
	assert_null(meeting(f, 4, &line));
	assert_int_equal(f->err.status, NT_ENOTFOUND);
}

static void another_mapping_gives_another_record(void **state)
{
	static const char *maps[] = { "venue=Warna" };
	static const char *splits[] = { "Peserta=," };
	struct fixture *f = *state;
	struct nt_record *rec;
	int64_t line;

	assert_int_equal(open_text(f, csv), NT_OK);
	f->asked.mapping.maps = (struct nt_words) { maps, 1 };
	f->asked.mapping.splits = (struct nt_words) { splits, 1 };
	assert_int_equal(nt_foreign_ask(f->foreign, &f->asked, &f->hooks,
					&f->err),
			 NT_OK);
	rec = meeting(f, 3, &line);
	assert_non_null(rec);
	assert_string_equal(rec->venue, "hijau");
	assert_int_equal(rec->participants.n, 2);
	assert_string_equal(rec->participants.v[1].name, "Dewi");
}

static void another_dialect_reads_the_file_again(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(open_text(f, csv), NT_OK);
	f->asked.dialect.delim = ',';
	assert_int_not_equal(nt_foreign_ask(f->foreign, &f->asked, &f->hooks,
					    &f->err),
			     NT_OK);
	f->asked.dialect.delim = ';';
	assert_int_equal(nt_foreign_ask(f->foreign, &f->asked, &f->hooks,
					&f->err),
			 NT_OK);
	assert_int_equal(nt_foreign_file(f->foreign, 0)->mapping.n, 4);
}

static void the_command_line_says_the_same(void **state)
{
	static const char *maps[] = { "venue=Warna", "title=Nama 'x'" };
	struct fixture *f = *state;

	assert_int_equal(open_text(f, csv), NT_OK);
	f->asked.mapping.maps = (struct nt_words) { maps, 1 };
	f->asked.mapping.year = 2024;
	f->asked.add_duplicates = true;
	assert_int_equal(nt_foreign_ask(f->foreign, &f->asked, &f->hooks,
					&f->err),
			 NT_OK);
	assert_string_equal(nt_foreign_command(f->foreign, &f->arena),
			    "notula import --map venue=Warna --year 2024 "
			    "--profile none --on-duplicate add "
			    "arsip/rapat.csv");
	f->asked.mapping.maps = (struct nt_words) { maps + 1, 1 };
	assert_int_equal(nt_foreign_ask(f->foreign, &f->asked, &f->hooks,
					&f->err),
			 NT_EUSAGE);
}

static bool stop(void *ctx, int pass, int64_t rows, int64_t of)
{
	(void)ctx;
	(void)pass;
	(void)rows;
	(void)of;
	return false;
}

static void it_can_be_stopped_while_it_reads(void **state)
{
	struct fixture *f = *state;

	f->hooks.progress = stop;
	assert_int_equal(open_text(f, csv), NT_ECANCELLED);
}

/* A meeting of 10,000 rows is none: its rows are rejected, in parts. */
static void a_meeting_has_an_end(void **state)
{
	struct fixture *f = *state;
	struct nt_buf text = { 0 };
	int64_t line;

	nt_buf_puts(&text, "ID rapat,Tanggal,Kegiatan,Agenda\n");
	for (int i = 0; i < 2 * NT_LIMIT_LINES; i++)
		nt_buf_printf(&text, "1,2024-05-27,Rapat,Butir %d\n", i);
	nt_buf_puts(&text, "2,2024-05-28,Rapat,Butir\n");
	assert_int_equal(open_text(f, text.s), NT_OK);
	assert_null(meeting(f, 1, &line));
	assert_int_equal(f->err.status, NT_EINVAL);
	assert_non_null(strstr(f->err.msg, "--group-by"));
	assert_null(meeting(f, 2, &line));
	assert_int_equal(f->err.status, NT_EINVAL);
	assert_non_null(meeting(f, 3, &line));
	nt_foreign_close(f->foreign);
	f->foreign = NULL;
	nt_buf_free(&text);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	static const struct CMUnitTest tests[] = {
		TEST(a_file_tells_how_it_is_read_and_what_its_columns_are),
		TEST(every_meeting_can_be_looked_at_before),
		TEST(another_mapping_gives_another_record),
		TEST(another_dialect_reads_the_file_again),
		TEST(the_command_line_says_the_same),
		TEST(it_can_be_stopped_while_it_reads),
		TEST(a_meeting_has_an_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
