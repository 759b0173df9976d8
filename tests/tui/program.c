/*
 * program.c - the real program in a pseudo-terminal, with other programs on
 * the same logbook and in all sorts of places.
 */
#include "lib/testing.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/drive.h"
#include "lib/logbook.h"
#include "lib/place.h"
#include "lib/screens.h"

static struct place place;
static const char *db;

static int setup(void **state)
{
	struct nt_store *store;

	(void)state;
	place_open(&place);
	db = place_path(&place, "notula.db");
	store = test_open(db);
	screens_fill(store);
	nt_store_close(store);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	place_close(&place);
	return 0;
}

/* The program, by way of the words of BEFORE, on the samples; MORE is one more
 * setting, or NULL. */
static struct drive *begin_by(const char *const *before, const char *more)
{
	const char *b = getenv("B");
	const char *argv[8] = { NULL };
	size_t n = 0;
	const char *env[] = {
		nt_arena_printf(&place.arena, "NOTULA_DB=%s", db),
		nt_arena_printf(&place.arena, "HOME=%s", place.path),
		nt_arena_printf(&place.arena, "XDG_STATE_HOME=%s", place.path),
		nt_arena_printf(&place.arena, "XDG_CONFIG_HOME=%s", place.path),
		"NOTULA_NOW=2024-12-23T09:00",
		more != NULL ? more : "NOTULA_USER=notulis",
		NULL,
	};
	struct drive_how how = { .env = env };

	while (before[n] != NULL && n < NT_COUNT(argv) - 2) {
		argv[n] = before[n];
		n++;
	}
	argv[n] = nt_arena_printf(&place.arena, "%s/notula",
				  b != NULL ? b : "build");
	return drive_start(argv, &how);
}

static struct drive *begin(const char *more)
{
	static const char *const directly[] = { NULL };

	return begin_by(directly, more);
}

static void quit(struct drive *d)
{
	int status;

	drive_keys(d, "q");
	status = drive_end(d);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_false(drive_alternate(d));
	drive_close(d);
}

static void the_screens_open_on_the_log(void **state)
{
	struct drive *d = begin(NULL);
	int row, col;

	(void)state;
	drive_assert_shows(d, "[1 Log]");
	drive_assert_shows(d, "60 records");
	drive_keys(d, "j j");
	drive_cursor(d, &row, &col);
	assert_int_equal(row, drive_find(d, "> Wed 11/12"));
	assert_int_equal(col, 1);
	quit(d);
}

static void another_locale_changes_nothing(void **state)
{
	static const char *const locales[] = { "LC_ALL=C", "LC_ALL=xx_YY",
					       "LC_ALL=en_US.ISO-8859-1",
					       "LC_ALL=" };

	(void)state;
	for (size_t i = 0; i < NT_COUNT(locales); i++) {
		struct drive *d = begin(locales[i]);

		drive_assert_shows(d, "────────");
		drive_keys(d, "/");
		drive_type(d, "é会");
		drive_assert_shows(d, "Filter: é会");
		drive_keys(d, "Esc");
		quit(d);
	}
}

static void a_save_by_another_program_appears_by_itself(void **state)
{
	struct drive *d = begin(NULL);
	struct nt_arena arena = { 0 };
	struct nt_store *store;
	struct nt_record rec;

	(void)state;
	drive_assert_shows(d, "60 records");
	store = test_open(db);
	test_record(&rec, 1, &arena);
	rec.date = "2024-12-22";
	rec.title = "Dari program lain";
	test_save(store, &rec, 0, &arena);
	nt_store_close(store);
	drive_until(d, "Dari program lain");
	drive_until(d, "61 records");
	quit(d);
	nt_arena_free(&arena);
}

/* An import that has begun, and so keeps others from writing. */
static struct nt_import *hold(struct nt_store *store)
{
	const struct nt_importing how = { .files = "another program" };
	struct nt_arena arena = { 0 };
	struct nt_import *import;
	enum nt_verdict verdict;
	struct nt_record rec;

	assert_int_equal(nt_import_begin(store, &how, &import, NULL), NT_OK);
	test_record(&rec, 2, &arena);
	assert_int_equal(nt_import_record(import, &rec, &verdict, NULL), NT_OK);
	nt_arena_free(&arena);
	return import;
}

static void waiting_for_another_program_says_so_and_hears_esc(void **state)
{
	struct nt_store *store = test_open(db);
	struct nt_import *import = hold(store);
	struct drive *d = begin(NULL);
	int64_t batch;

	(void)state;
	drive_keys(d, "j d");
	drive_until(d, "Another notula is writing, 1 s");
	drive_resize(d, 20, 70);
	drive_until(d, "Another notula is writing, 2 s");
	drive_keys(d, "Esc");
	drive_assert_not(d, "Another notula is writing");
	drive_assert_shows(d, "60 records"); /* nothing went to the trash */
	drive_keys(d, "d");
	drive_until(d, "Another notula is writing, 1 s");
	assert_int_equal(nt_import_end(import, NT_OK, &batch, NULL), NT_OK);
	drive_until(d, "is in the trash. u brings it back.");
	nt_store_close(store);
	quit(d);
}

static void a_hang_up_while_waiting_ends_the_program(void **state)
{
	struct nt_store *store = test_open(db);
	struct nt_import *import = hold(store);
	struct drive *d = begin(NULL);
	int64_t batch;
	int status;

	(void)state;
	drive_keys(d, "d");
	drive_until(d, "Another notula is writing");
	drive_hang_up(d);
	status = drive_end(d);
	assert_true(WIFEXITED(status));
	assert_int_not_equal(WEXITSTATUS(status), 0);
	drive_close(d);
	assert_int_equal(nt_import_end(import, NT_ECANCELLED, &batch, NULL),
			 NT_ECANCELLED);
	nt_store_close(store);
}

/* What it says on SHELL's terms, and how it ends. */
static int run(const char *redirections, struct nt_buf *out)
{
	const char *b = getenv("B");
	const char *said = place_path(&place, "said");
	const char *argv[] = { "/bin/sh", "-c",
			       nt_arena_printf(&place.arena,
					       "NOTULA_DB=%s %s/notula %s 2>%s",
					       db, b != NULL ? b : "build",
					       redirections, said),
			       NULL };
	struct drive *d = drive_start(argv, &(struct drive_how) { 0 });
	int status = drive_end(d);

	drive_close(d);
	place_read(said, out);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void without_a_terminal_it_says_one_line_and_ends_with_2(void **state)
{
	static const char *const cases[] = { "</dev/null", ">/dev/null", "<&-",
					     ">&-" };

	(void)state;
	for (size_t i = 0; i < NT_COUNT(cases); i++) {
		struct nt_buf said = { 0 };

		assert_int_equal(run(cases[i], &said), 2);
		assert_string_equal(nt_buf_str(&said),
				    "No terminal here. Try: notula list\n");
		nt_buf_free(&said);
	}
}

/* The screens on a file in the place; what the terminal shows at the end. */
static const char *screens_on(const char *name, int *code)
{
	struct drive *d;
	const char *said = "";
	int status;

	db = place_path(&place, name);
	d = begin(NULL);
	status = drive_end(d);
	for (int row = 0; row < 4 && !said[0]; row++)
		said = nt_arena_strdup(&place.arena, drive_row(d, row));
	drive_close(d);
	*code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	return said;
}

static void what_is_no_logbook_is_refused_before_any_screen(void **state)
{
	static const struct {
		const char *name;
		const char *says;
	} cases[] = {
		{ "empty", "is empty, no logbook" },
		{ "fifo", "is not a plain file" },
		{ "text", "is not a logbook" },
		{ "folder", "is a folder" },
		{ "link", "is a link" },
	};

	(void)state;
	place_write(place_path(&place, "empty"), "", 0);
	place_write(place_path(&place, "text"), "tanggal;judul\n", 14);
	assert_int_equal(mkfifo(place_path(&place, "fifo"), 0600), 0);
	assert_int_equal(mkdir(place_path(&place, "folder"), 0700), 0);
	assert_int_equal(symlink("nowhere", place_path(&place, "link")), 0);
	for (size_t i = 0; i < NT_COUNT(cases); i++) {
		int code;
		const char *said = screens_on(cases[i].name, &code);

		assert_int_equal(code, 1);
		if (strstr(said, cases[i].says) == NULL)
			fail_msg("%s: %s", cases[i].name, said);
	}
}

static void a_place_for_reading_is_shown_and_not_changed(void **state)
{
	/* Root minds no modes. */
	static const char *const somebody[] = { "/usr/bin/setpriv",
						"--reuid=65534",
						"--regid=65534",
						"--clear-groups", NULL };
	struct drive *d;

	(void)state;
	assert_int_equal(chmod(db, 0444), 0);
	assert_int_equal(chmod(place.path, 0555), 0);
	d = begin_by(geteuid() == 0 ? somebody : somebody + 4, NULL);
	drive_assert_shows(d, "60 records");
	drive_assert_shows(d, "Read only.");
	drive_keys(d, "a");
	drive_assert_shows(d, "[1 Log]");
	drive_keys(d, "d");
	drive_assert_shows(d, "can only be read");
	drive_assert_shows(d, "60 records");
	quit(d);
	assert_int_equal(chmod(place.path, 0700), 0);
}

/* The place by another name: below a link to its folder. */
static void a_logbook_behind_a_linked_folder_is_shown_and_written(void **state)
{
	const char *directly = db;
	struct drive *d;

	(void)state;
	assert_int_equal(symlink(place.path, place_path(&place, "link")), 0);
	db = place_path(&place, "link/notula.db");
	d = begin(NULL);
	drive_assert_shows(d, "60 records");
	drive_assert_not(d, "Read only.");
	drive_keys(d, "a 1 2 / 1 2 Enter Enter Enter Enter");
	drive_type(d, "Lewat pintu samping");
	drive_keys(d, "Enter ^S");
	drive_assert_shows(d, "Saved as record");
	quit(d);
	db = directly;
	d = begin(NULL);
	drive_assert_shows(d, "61 records");
	drive_assert_shows(d, "Lewat pintu samping");
	quit(d);
}

static void with_sql(const char *path, const char *sql)
{
	sqlite3 *raw;

	assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
	assert_int_equal(sqlite3_exec(raw, sql, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(raw), SQLITE_OK);
}

static void copy_file(const char *from, const char *to)
{
	struct nt_buf bytes = { 0 };

	place_read(from, &bytes);
	place_write(to, bytes.s, bytes.n);
	nt_buf_free(&bytes);
}

/* The screens on PATH leave this one line on the terminal, and PATH as it is.
 */
static void assert_only_says(const char *path, const char *sentence)
{
	const char *before = place_path(&place, "before");
	const char *said;
	struct drive *d;
	int status;
	size_t n;

	copy_file(path, before);
	db = path;
	d = begin(NULL);
	status = drive_end(d);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 1);
	assert_false(drive_alternate(d));
	said = strstr(drive_raw(d, &n), "notula: ");
	assert_non_null(said);
	assert_string_equal(said,
			    nt_arena_printf(&place.arena, "notula: %s: %s\r\n",
					    path, sentence));
	drive_close(d);
	assert_same_file(path, before);
}

static void a_database_of_another_program_is_refused_untouched(void **state)
{
	const char *foreign = place_path(&place, "foreign.db");

	(void)state;
	with_sql(foreign, "CREATE TABLE meeting (id);"
			  "INSERT INTO meeting VALUES (1)");
	assert_only_says(foreign, "is a database of another program");
}

static void a_file_in_wal_mode_is_refused_with_what_to_do(void **state)
{
	(void)state;
	with_sql(db, "PRAGMA journal_mode = WAL");
	assert_only_says(db, "was put into WAL mode by another program; close "
			     "what has it open, then run: sqlite3 FILE "
			     "'PRAGMA journal_mode=DELETE'");
}

/* Make TORN what a save that was killed leaves of the logbook: the file half
 * written, beside it the journal that undoes it. */
static void tear(const char *torn, const char *journal)
{
	sqlite3 *raw;

	assert_int_equal(sqlite3_open(db, &raw), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(raw,
			     "PRAGMA cache_size = 1; PRAGMA cache_spill = 1;"
			     "BEGIN IMMEDIATE; UPDATE meeting SET title = 'x';"
			     "CREATE TABLE filler (x);"
			     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL"
			     " SELECT i + 1 FROM n LIMIT 2000) INSERT INTO"
			     " filler SELECT randomblob(900) FROM n",
			     NULL, NULL, NULL),
		SQLITE_OK);
	copy_file(db, torn);
	copy_file(nt_arena_printf(&place.arena, "%s-journal", db), journal);
	assert_int_equal(sqlite3_close(raw), SQLITE_OK);
}

static void a_save_that_was_killed_is_undone_silently_and_shown(void **state)
{
	const char *torn = place_path(&place, "torn.db");
	const char *journal = place_path(&place, "torn.db-journal");
	const char *whole = db;
	struct stat was, is;
	struct drive *d;

	(void)state;
	tear(torn, journal);
	assert_int_equal(stat(whole, &was), 0);
	assert_int_equal(stat(torn, &is), 0);
	assert_true(is.st_size > was.st_size);
	db = torn;
	d = begin(NULL);
	drive_assert_shows(d, "60 records");
	drive_assert_not(d, "Read only.");
	drive_assert_not(d, "journal");
	quit(d);
	assert_same_file(torn, whole);
	assert_true(stat(journal, &is) != 0 || is.st_size == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		TEST(the_screens_open_on_the_log),
		TEST(another_locale_changes_nothing),
		TEST(a_save_by_another_program_appears_by_itself),
		TEST(waiting_for_another_program_says_so_and_hears_esc),
		TEST(a_hang_up_while_waiting_ends_the_program),
		TEST(without_a_terminal_it_says_one_line_and_ends_with_2),
		TEST(what_is_no_logbook_is_refused_before_any_screen),
		TEST(a_place_for_reading_is_shown_and_not_changed),
		TEST(a_logbook_behind_a_linked_folder_is_shown_and_written),
		TEST(a_database_of_another_program_is_refused_untouched),
		TEST(a_file_in_wal_mode_is_refused_with_what_to_do),
		TEST(a_save_that_was_killed_is_undone_silently_and_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
