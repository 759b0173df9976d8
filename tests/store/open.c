/* open.c - what is a logbook, what is refused in which words, damage, copies */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "lib/logbook.h"
#include "lib/testing.h"
#include "notula/file.h"

enum { NOBODY = 65534, MOST = 1 << 26 };

struct fixture {
	struct nt_arena arena;
	char *folder;
	char *path; /* of a sound logbook with one record */
	struct nt_record rec;
	struct nt_err err;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	struct nt_store *store;

	f->folder = test_folder(&f->arena);
	f->path = nt_arena_printf(&f->arena, "%s/a.db", f->folder);
	store = test_open(f->path);
	test_record(&f->rec, 1, &f->arena);
	f->rec.title = "Rapat Zyxwvut";
	test_save(store, &f->rec, 0, &f->arena);
	nt_store_close(store);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	test_remove_folder(f->folder);
	nt_arena_free(&f->arena);
	free(f);
	return 0;
}

static char *in_folder(struct fixture *f, const char *name)
{
	return nt_arena_printf(&f->arena, "%s/%s", f->folder, name);
}

static void read_file(const char *path, struct nt_buf *out)
{
	nt_buf_reset(out);
	if (nt_file_read(out, path, MOST, NULL) != NT_OK)
		fail_msg("%s cannot be read", path);
}

static void write_file(const char *path, const void *bytes, size_t n)
{
	if (nt_file_write(path, true, bytes, n, NULL) != NT_OK)
		fail_msg("%s cannot be written", path);
}

/* What another program does to the file. */
static void meddle(const char *path, const char *sql)
{
	sqlite3 *raw;

	assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
	assert_int_equal(sqlite3_exec(raw, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(raw);
}

static void assert_refused(struct fixture *f, const char *path,
			   enum nt_status status, const char *words)
{
	struct nt_opening how = test_opening(path);
	struct nt_store *store;

	assert_int_equal(nt_store_open(&store, &how, &f->err), status);
	assert_null(store);
	assert_err(&f->err, "", words);
}

/* Refused, with its bytes as they were. */
static void assert_untouched(struct fixture *f, const char *path,
			     enum nt_status status, const char *words)
{
	struct nt_buf before = { 0 }, after = { 0 };

	read_file(path, &before);
	assert_refused(f, path, status, words);
	read_file(path, &after);
	assert_int_equal(before.n, after.n);
	assert_memory_equal(nt_buf_str(&before), nt_buf_str(&after), before.n);
	nt_buf_free(&before);
	nt_buf_free(&after);
}

static void a_new_logbook_is_private_whatever_the_umask(void **state)
{
	struct fixture *f = *state;
	char *path = in_folder(f, "deep/er/b.db");
	mode_t mask = umask(0);
	struct nt_store *store = test_open(path);
	struct stat st;

	umask(mask);
	nt_store_close(store);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(stat(in_folder(f, "deep/er"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
}

static void what_is_not_there_is_not_made_by_a_reader(void **state)
{
	struct fixture *f = *state;
	struct nt_opening how = test_opening(in_folder(f, "b.db"));
	struct nt_store *store;

	how.create = false;
	assert_int_equal(nt_store_open(&store, &how, &f->err), NT_ENOTFOUND);
	how.create = how.read_only = true;
	assert_int_equal(nt_store_open(&store, &how, &f->err), NT_ENOTFOUND);
	assert_int_equal(access(in_folder(f, "b.db"), F_OK), -1);
}

static void a_folder_a_pipe_and_links_are_refused_by_name(void **state)
{
	struct fixture *f = *state;
	char *pipe_path = in_folder(f, "pipe");

	assert_int_equal(mkfifo(pipe_path, 0600), 0);
	assert_int_equal(symlink("nowhere", in_folder(f, "dangling")), 0);
	assert_int_equal(symlink("a.db", in_folder(f, "link")), 0);
	assert_refused(f, f->folder, NT_EFOREIGN, "is a folder");
	assert_refused(f, pipe_path, NT_EFOREIGN, "not a plain file");
	assert_refused(f, in_folder(f, "dangling"), NT_EFOREIGN, "is a link");
	assert_refused(f, in_folder(f, "link"), NT_EFOREIGN, "is a link");
}

static void a_logbook_behind_a_linked_folder_opens(void **state)
{
	struct fixture *f = *state;
	struct nt_store *store;
	struct nt_record got;

	assert_int_equal(symlink(".", in_folder(f, "home")), 0);
	store = test_open(in_folder(f, "home/a.db"));
	test_get(store, f->rec.uid, &f->arena, &got);
	nt_store_close(store);
}

static void what_is_no_logbook_is_refused_untouched(void **state)
{
	struct fixture *f = *state;
	char *path = in_folder(f, "b");
	char zeros[4096] = { 0 };

	write_file(path, "", 0);
	assert_untouched(f, path, NT_EFOREIGN, "is empty");
	write_file(path, "title\nRapat\n", 12);
	assert_untouched(f, path, NT_EFOREIGN, "is not a logbook");
	write_file(path, zeros, sizeof(zeros));
	assert_untouched(f, path, NT_EFOREIGN, "is not a logbook");
	path = in_folder(f, "c.db");
	meddle(path, "CREATE TABLE meeting (id)");
	assert_untouched(f, path, NT_EFOREIGN, "another program");
}

static void a_newer_logbook_says_which_schema_it_has(void **state)
{
	struct fixture *f = *state;

	meddle(f->path, "PRAGMA user_version = 7");
	assert_untouched(f, f->path, NT_ENEWER, "schema is 7");
}

static void a_logbook_in_wal_mode_is_told_how_to_leave_it(void **state)
{
	struct fixture *f = *state;

	meddle(f->path, "PRAGMA journal_mode = WAL");
	assert_untouched(f, f->path, NT_EFOREIGN, "journal_mode=DELETE");
}

static void a_changed_schema_is_refused(void **state)
{
	static const char *const changes[] = {
		"CREATE TRIGGER t AFTER INSERT ON meeting BEGIN SELECT 1; END",
		"CREATE VIEW v AS SELECT 1",
		"CREATE TABLE extra (a)",
		"CREATE INDEX i ON meeting (title)",
		"ALTER TABLE meeting ADD COLUMN x TEXT",
		"DROP INDEX participant_person",
	};
	struct fixture *f = *state;
	struct nt_buf sound = { 0 };

	read_file(f->path, &sound);
	for (size_t i = 0; i < NT_COUNT(changes); i++) {
		write_file(f->path, sound.s, sound.n);
		meddle(f->path, changes[i]);
		assert_untouched(f, f->path, NT_EFOREIGN,
				 "not what this program makes");
	}
	nt_buf_free(&sound);
}

static void what_is_derived_is_made_again(void **state)
{
	struct fixture *f = *state;
	struct nt_query query;
	struct nt_store *store;
	int64_t n = 0;

	meddle(f->path, "DROP TABLE meeting_index; DROP VIEW meeting_text;"
			"CREATE VIEW meeting_text AS SELECT 1");
	store = test_open(f->path);
	assert_int_equal(nt_query_read("zyxwvut", 0, false, &f->arena, &query,
				       NULL, &f->err),
			 NT_OK);
	assert_int_equal(nt_store_count(store, &query, 10, &n, &f->err), NT_OK);
	assert_int_equal(n, 1);
	nt_store_close(store);
}

/* Reading only. */

static int open_and_try(struct fixture *f)
{
	struct nt_opening how = test_opening(f->path);
	struct nt_store *store;
	struct nt_record got;

	if (nt_store_open(&store, &how, &f->err) != NT_OK)
		return 1;
	if (!nt_store_read_only(store))
		return 2;
	if (nt_store_get(store, f->rec.uid, &f->arena, &got, NULL) != NT_OK)
		return 3;
	if (nt_store_save(store, &got, 1, &f->arena, NULL) != NT_EREADONLY)
		return 4;
	if (nt_store_trash(store, f->rec.uid, 1, true, NULL) != NT_EREADONLY)
		return 5;
	nt_store_close(store);
	return 0;
}

/* As somebody whom file modes stop. */
static void assert_opens_read_only(struct fixture *f)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		if (geteuid() == 0 && setresuid(NOBODY, NOBODY, NOBODY) != 0)
			_exit(9);
		_exit(open_and_try(f));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void a_file_that_nobody_may_write_opens_for_reading(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(chmod(f->folder, 0777), 0);
	assert_int_equal(chmod(f->path, 0444), 0);
	assert_opens_read_only(f);
}

static void a_folder_that_nobody_may_write_opens_for_reading(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(chmod(f->path, 0666), 0);
	assert_int_equal(chmod(f->folder, 0555), 0);
	assert_opens_read_only(f);
	assert_int_equal(chmod(f->folder, 0700), 0);
}

/* Damage and copies. */

static void collect(void *ctx, const char *finding)
{
	nt_buf_printf(ctx, "%s\n", finding);
}

/* Change one letter of WORDS, where the file holds them. */
static void damage(const char *path, const char *words)
{
	struct nt_buf bytes = { 0 };
	char *at;

	read_file(path, &bytes);
	at = memmem(bytes.s, bytes.n, words, strlen(words));
	assert_non_null(at);
	at[strlen(words) - 1] ^= 1;
	write_file(path, bytes.s, bytes.n);
	nt_buf_free(&bytes);
}

static void changed_text_is_damage_that_names_its_record(void **state)
{
	struct fixture *f = *state;
	struct nt_buf findings = { 0 };
	struct nt_store *store;
	struct nt_record got;

	damage(f->path, "Rapat Zyxwvut");
	store = test_open(f->path);
	assert_int_equal(nt_store_get(store, f->rec.uid, &f->arena, &got,
				      &f->err),
			 NT_EDAMAGED);
	assert_err(&f->err, "", "record 1");
	assert_int_equal(nt_store_check(store, collect, &findings, &f->err),
			 NT_EDAMAGED);
	assert_non_null(strstr(nt_buf_str(&findings), "record 1"));
	nt_buf_free(&findings);
	nt_store_close(store);
}

static void a_changed_older_version_is_found_by_check(void **state)
{
	struct fixture *f = *state;
	struct nt_buf findings = { 0 };
	struct nt_store *store = test_open(f->path);

	f->rec.title = "Rapat lain";
	test_save(store, &f->rec, 1, &f->arena);
	nt_store_close(store);
	damage(f->path, "Rapat Zyxwvut");
	store = test_open(f->path);
	assert_int_equal(nt_store_check(store, collect, &findings, &f->err),
			 NT_EDAMAGED);
	assert_non_null(strstr(nt_buf_str(&findings), "older version"));
	nt_buf_free(&findings);
	nt_store_close(store);
}

static void counts_that_are_wrong_are_found_by_check(void **state)
{
	static const char *const changes[] = {
		"UPDATE meeting SET people = people + 1",
		"UPDATE issue SET unanswered = 1 - unanswered",
		"UPDATE follow_up SET overdue_from = 5",
		"UPDATE logbook SET records = 7",
		"DELETE FROM known WHERE what = 'person'",
		"DELETE FROM meeting_index_data WHERE id > 10",
		"INSERT INTO tag VALUES (1, 'x')",
		"PRAGMA foreign_keys = 0; DELETE FROM person",
	};
	struct fixture *f = *state;
	struct nt_buf sound = { 0 }, findings = { 0 };

	read_file(f->path, &sound);
	for (size_t i = 0; i < NT_COUNT(changes); i++) {
		struct nt_store *store;

		write_file(f->path, sound.s, sound.n);
		meddle(f->path, changes[i]);
		store = test_open(f->path);
		if (nt_store_check(store, collect, &findings, &f->err) !=
		    NT_EDAMAGED)
			fail_msg("not found: %s", changes[i]);
		nt_store_close(store);
	}
	nt_buf_free(&sound);
	nt_buf_free(&findings);
}

/* A column that may not be empty, as damage may leave it. */
static void empty(struct fixture *f, const char *table, const char *column)
{
	char *not_null = nt_arena_printf(&f->arena, "%s TEXT NOT NULL", column);
	sqlite3 *db;
	char *sql = nt_arena_printf(
		&f->arena,
		"PRAGMA writable_schema = 1; PRAGMA ignore_check_constraints = "
		"1; UPDATE sqlite_schema SET sql = replace(sql, '%s', "
		"'%s TEXT     /**/') WHERE name = '%s'; "
		"PRAGMA writable_schema = RESET; UPDATE %s SET %s = NULL; "
		"PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = "
		"replace(sql, '%s TEXT     /**/', '%s') WHERE name = '%s'",
		not_null, column, table, table, column, column, not_null,
		table);

	assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s.%s: %s", table, column, sqlite3_errmsg(db));
	sqlite3_close(db);
}

static enum nt_status see(void *ctx, const void *row, struct nt_err *err)
{
	(void)ctx;
	(void)row;
	(void)err;
	return NT_OK;
}

/* All that reads texts without the checksum of their record. */
static int read_everything(struct fixture *f, struct nt_store *store)
{
	static const struct nt_query all = { .today = 20000 };
	struct nt_suggestions names;
	struct nt_unanswereds issues;
	struct nt_tasks tasks;
	struct nt_logbook logbook;
	struct nt_record old;
	struct nt_rows rows;
	int damaged = 0;

#define READ(...) damaged += (__VA_ARGS__) == NT_EDAMAGED
	READ(nt_store_list(store, &all, NULL, false, 9, &f->arena, &rows,
			   &f->err));
	READ(nt_store_unanswered(store, &all, 9, &f->arena, &issues, &f->err));
	READ(nt_store_tasks(store, &all, false, false, 9, &f->arena, &tasks,
			    &f->err));
	READ(nt_store_get_version(store, f->rec.uid, 1, &f->arena, &old,
				  &f->err));
	READ(nt_store_each_row(store, &nt_shape_person, see, NULL, &f->err));
	READ(nt_store_suggest(store, NT_SUGGEST_PERSON, "", 9, &f->arena,
			      &names, &f->err));
	READ(nt_store_logbook(store, &f->arena, &logbook, &f->err));
#undef READ
	return damaged;
}

static void a_text_that_must_be_there_and_is_not_is_damage(void **state)
{
	static const struct {
		const char *table;
		const char *column;
	} texts[] = {
		{ "meeting", "uid" },  { "meeting", "title" },
		{ "history", "json" }, { "history", "checksum" },
		{ "person", "uid" },   { "person", "name" },
		{ "logbook", "uid" },  { "known", "text" },
	};
	struct fixture *f = *state;
	struct nt_buf sound = { 0 }, findings = { 0 };
	struct nt_store *store = test_open(f->path);

	f->rec.title = "Rapat lain";
	test_save(store, &f->rec, 1, &f->arena);
	nt_store_close(store);
	read_file(f->path, &sound);
	for (size_t i = 0; i < NT_COUNT(texts); i++) {
		write_file(f->path, sound.s, sound.n);
		empty(f, texts[i].table, texts[i].column);
		store = test_open(f->path);
		if (read_everything(f, store) == 0)
			fail_msg("not told: %s.%s", texts[i].table,
				 texts[i].column);
		assert_int_equal(nt_store_check(store, collect, &findings,
						&f->err),
				 NT_EDAMAGED);
		nt_store_close(store);
	}
	nt_buf_free(&sound);
	nt_buf_free(&findings);
}

static void a_backup_is_a_private_logbook_of_its_own(void **state)
{
	struct fixture *f = *state;
	char *copy = in_folder(f, "copy.db");
	struct nt_store *store = test_open(f->path);
	struct nt_record got;
	struct stat st;

	assert_int_equal(nt_store_backup(store, copy, &f->err), NT_OK);
	nt_store_close(store);
	assert_int_equal(stat(copy, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	store = test_open(copy);
	test_get(store, f->rec.uid, &f->arena, &got);
	assert_true(nt_same(&got, &f->rec, &nt_shape_record));
	nt_store_close(store);
	assert_int_equal(access(in_folder(f, ".copy.db.part"), F_OK), -1);
}

static void a_backup_never_takes_the_place_of_a_file(void **state)
{
	struct fixture *f = *state;
	char *copy = in_folder(f, "copy.db");
	struct nt_store *store = test_open(f->path);
	struct nt_buf kept = { 0 };

	write_file(copy, "mine", 4);
	assert_int_equal(nt_store_backup(store, copy, &f->err), NT_EINVAL);
	assert_err(&f->err, "", "exists already");
	read_file(copy, &kept);
	assert_string_equal(nt_buf_str(&kept), "mine");
	nt_buf_free(&kept);
	nt_store_close(store);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_new_logbook_is_private_whatever_the_umask),
		TEST(what_is_not_there_is_not_made_by_a_reader),
		TEST(a_folder_a_pipe_and_links_are_refused_by_name),
		TEST(a_logbook_behind_a_linked_folder_opens),
		TEST(what_is_no_logbook_is_refused_untouched),
		TEST(a_newer_logbook_says_which_schema_it_has),
		TEST(a_logbook_in_wal_mode_is_told_how_to_leave_it),
		TEST(a_changed_schema_is_refused),
		TEST(what_is_derived_is_made_again),
		TEST(a_file_that_nobody_may_write_opens_for_reading),
		TEST(a_folder_that_nobody_may_write_opens_for_reading),
		TEST(changed_text_is_damage_that_names_its_record),
		TEST(a_changed_older_version_is_found_by_check),
		TEST(counts_that_are_wrong_are_found_by_check),
		TEST(a_text_that_must_be_there_and_is_not_is_damage),
		TEST(a_backup_is_a_private_logbook_of_its_own),
		TEST(a_backup_never_takes_the_place_of_a_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
