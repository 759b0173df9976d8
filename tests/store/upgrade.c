/* upgrade.c - a logbook of an older version: brought up to date, or read. */
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/logbook.h"
#include "lib/older.h"
#include "lib/place.h"
#include "lib/testing.h"
#include "store/sqlite/db.h"

enum { NOBODY = 65534, RECORDS = 3 };

struct fixture {
	struct place place;
	struct nt_record rec[RECORDS];
	const char *path;
	const char *copy;
	struct nt_buf before; /* bytes of the logbook */
	struct nt_err err;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	place_open(&f->place);
	f->path = place_path(&f->place, "a.db");
	f->copy = place_path(&f->place, "a.db.v1.bak");
	for (int i = 0; i < RECORDS; i++)
		test_record(&f->rec[i], i, &f->place.arena);
	test_make_older(f->path, 1, f->rec, RECORDS, &f->place.arena);
	place_read(f->path, &f->before);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	nt_buf_free(&f->before);
	place_close(&f->place);
	free(f);
	return 0;
}

static enum nt_status try(struct fixture *f, const char *path, bool read_only,
			  struct nt_store **out)
{
	struct nt_opening how = test_opening(path);

	how.read_only = read_only;
	return nt_store_open(out, &how, &f->err);
}

static void run_sql(const char *path, const char *sql)
{
	sqlite3 *raw;

	assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
	assert_int_equal(sqlite3_exec(raw, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(raw);
}

static void say(void *ctx, const char *finding)
{
	(void)ctx;
	fail_msg("%s", finding);
}

static void assert_whole(struct fixture *f, struct nt_store *store)
{
	struct nt_record got;

	assert_int_equal(nt_store_check(store, say, NULL, &f->err), NT_OK);
	for (int i = 0; i < RECORDS; i++) {
		test_get(store, f->rec[i].uid, &f->place.arena, &got);
		assert_true(nt_same(&got, &f->rec[i], &nt_shape_record));
	}
}

static void assert_bytes(const char *path, const struct nt_buf *want)
{
	struct nt_buf found = { 0 };

	place_read(path, &found);
	assert_int_equal(found.n, want->n);
	assert_memory_equal(nt_buf_str(&found), nt_buf_str(want), want->n);
	nt_buf_free(&found);
}

static void an_older_logbook_is_brought_up_to_date_and_whole(void **state)
{
	struct fixture *f = *state;
	struct nt_store *store = test_open(f->path);

	assert_int_equal(test_schema_of(f->path), NT_MIGRATIONS);
	assert_whole(f, store);
	nt_store_close(store);
	assert_whole(f, store = test_open(f->path));
	nt_store_close(store);
}

/* Once it has been opened again it is the same logbook, at the old schema. */
static void a_copy_of_the_older_one_stays_beside_it(void **state)
{
	struct fixture *f = *state;
	struct nt_store *store;
	struct stat st;

	nt_store_close(test_open(f->path));
	assert_int_equal(test_schema_of(f->copy), 1);
	assert_int_equal(stat(f->copy, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(try(f, f->copy, true, &store), NT_OK);
	assert_whole(f, store);
	nt_store_close(store);
	nt_store_close(test_open(f->path));
	assert_int_equal(access(place_path(&f->place, "a.db.v1.2.bak"), F_OK),
			 -1);
}

static void put_back_the_older_one(struct fixture *f)
{
	place_write(f->path, f->before.s, f->before.n);
}

static void the_same_copy_is_not_made_twice_and_another_is_kept(void **state)
{
	struct fixture *f = *state;
	const char *second = place_path(&f->place, "a.db.v1.2.bak");
	struct nt_buf first = { 0 };

	nt_store_close(test_open(f->path));
	place_read(f->copy, &first);
	put_back_the_older_one(f);
	nt_store_close(test_open(f->path));
	assert_int_equal(access(second, F_OK), -1);

	put_back_the_older_one(f);
	run_sql(f->path, "UPDATE logbook SET office = 'Kantor Lain'");
	nt_store_close(test_open(f->path));
	assert_int_equal(test_schema_of(second), 1);
	assert_bytes(f->copy, &first);
	nt_buf_free(&first);
}

static void a_damaged_logbook_is_not_upgraded(void **state)
{
	struct fixture *f = *state;
	struct nt_store *store;
	struct nt_buf bytes = { 0 };

	place_read(f->path, &bytes);
	for (size_t i = bytes.n / 2; i < bytes.n / 2 + 4096; i++)
		bytes.s[i] = (char)0xA5;
	place_write(f->path, bytes.s, bytes.n);
	assert_int_equal(try(f, f->path, false, &store), NT_EDAMAGED);
	assert_err(&f->err, "", "no copy of it could be made first");
	assert_int_equal(access(f->copy, F_OK), -1);
	assert_bytes(f->path, &bytes);
	nt_buf_free(&bytes);
}

static void a_schema_that_is_not_that_of_its_version_is_refused(void **state)
{
	struct fixture *f = *state;
	struct nt_store *store;

	run_sql(f->path, "CREATE TABLE closing (id)");
	assert_int_equal(try(f, f->path, false, &store), NT_EFOREIGN);
	assert_err(&f->err, "", "\"table closing\"");
	assert_int_equal(test_schema_of(f->path), 1);
	assert_int_equal(access(f->copy, F_OK), -1);
}

/* What came later is empty for who only reads: every statement works. */
static void a_reader_leaves_it_as_it_is(void **state)
{
	struct fixture *f = *state;
	struct nt_store *store;

	assert_int_equal(try(f, f->path, true, &store), NT_OK);
	assert_true(nt_store_read_only(store));
	for (int sql = 0; sql < NT_SQLS; sql++) {
		struct nt_stmt *st;

		/* To prepare a setting is to set it. */
		if (strncmp(nt_sql_name((enum nt_sql)sql), "set_", 4) == 0)
			continue;
		st = nt_stmt(store, (enum nt_sql)sql);
		if (strncmp(nt_sql_name((enum nt_sql)sql), "older_", 6) != 0 &&
		    st->rc != SQLITE_OK)
			fail_msg("%s: %s", nt_sql_name((enum nt_sql)sql),
				 sqlite3_errmsg(store->raw));
		st->rc = SQLITE_OK;
		assert_int_equal(nt_done(st, NULL), NT_OK);
	}
	assert_whole(f, store);
	nt_store_close(store);
	assert_bytes(f->path, &f->before);
	assert_int_equal(access(f->copy, F_OK), -1);
}

/* As another user, for root may write anywhere. */
static void it_is_read_where_nobody_may_write(void **state)
{
	struct fixture *f = *state;
	pid_t child;
	int status;

	assert_int_equal(chmod(f->path, 0444), 0);
	assert_int_equal(chmod(f->place.path, 0555), 0);
	child = fork();
	if (child == 0) {
		struct nt_store *store;

		if (geteuid() == 0 && setuid(NOBODY) != 0)
			_exit(3);
		if (try(f, f->path, false, &store) != NT_OK)
			_exit(4);
		assert_whole(f, store);
		_exit(nt_store_read_only(store) ? 0 : 5);
	}
	assert_true(waitpid(child, &status, 0) == child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	chmod(f->place.path, 0755);
}

/* Who lost the race finds it done. */
static void several_that_open_it_at_once_upgrade_it_once(void **state)
{
	struct fixture *f = *state;
	enum { CLERKS = 4 };
	pid_t children[CLERKS];
	int status;

	for (int i = 0; i < CLERKS; i++) {
		children[i] = fork();
		if (children[i] == 0)
			_exit(test_open(f->path) == NULL);
	}
	for (int i = 0; i < CLERKS; i++) {
		assert_true(waitpid(children[i], &status, 0) == children[i]);
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	}
	assert_int_equal(test_schema_of(f->path), NT_MIGRATIONS);
	assert_int_equal(access(place_path(&f->place, "a.db.v1.2.bak"), F_OK),
			 -1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(an_older_logbook_is_brought_up_to_date_and_whole),
		TEST(a_copy_of_the_older_one_stays_beside_it),
		TEST(the_same_copy_is_not_made_twice_and_another_is_kept),
		TEST(a_damaged_logbook_is_not_upgraded),
		TEST(a_schema_that_is_not_that_of_its_version_is_refused),
		TEST(a_reader_leaves_it_as_it_is),
		TEST(it_is_read_where_nobody_may_write),
		TEST(several_that_open_it_at_once_upgrade_it_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
