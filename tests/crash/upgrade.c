/*
 * upgrade.c - the upgrade of an older logbook, cut off at every write, sync,
 * truncate and delete of SQLite and at every system call: it is the old
 * logbook or the new one, with all that it holds, and the next start ends it.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/crash.h"
#include "lib/cut.h"
#include "lib/logbook.h"
#include "lib/older.h"
#include "lib/place.h"
#include "lib/testing.h"
#include "store/sqlite/db.h"

enum { RECORDS = 3 };

struct fixture {
	struct place place;
	const char *path;
	struct nt_buf before;
	struct nt_record rec[RECORDS];
};

static int set_up(void **state)
{
	static struct fixture f;

	f = (struct fixture) { 0 };
	place_open(&f.place);
	f.path = place_path(&f.place, "a.db");
	for (int i = 0; i < RECORDS; i++)
		test_record(&f.rec[i], i, &f.place.arena);
	test_make_older(f.path, 1, f.rec, RECORDS, &f.place.arena);
	place_read(f.path, &f.before);
	*state = &f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	nt_buf_free(&f->before);
	place_close(&f->place);
	return 0;
}

static bool upgrade(void *ctx)
{
	struct fixture *f = ctx;
	struct nt_opening how = test_opening(f->path);
	struct nt_store *store;

	if (nt_store_open(&store, &how, NULL) != NT_OK)
		return false;
	nt_store_close(store);
	return true;
}

/* Upgrade in a process that ends at call N; false if it got through. */
static bool crash_at(struct fixture *f, int n)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		test_crash_install();
		test_crash_at(n);
		_exit(upgrade(f) ? 0 : 2);
	}
	assert_true(child > 0 && waitpid(child, &status, 0) == child);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == TEST_CRASHED)
		return true;
	assert_int_equal(WEXITSTATUS(status), 0);
	return false;
}

static bool cut_at(struct fixture *f, int n)
{
	struct cut cut = { .work = upgrade, .ctx = f };

	return test_cut_at(&cut, n);
}

/* The logbook before the upgrade, and nothing beside it. */
static void put_back(struct fixture *f)
{
	DIR *dir = opendir(f->place.path);
	struct dirent *e;

	assert_non_null(dir);
	while ((e = readdir(dir)) != NULL)
		if (e->d_name[0] != '.' || e->d_name[1] == 'a')
			unlink(place_path(&f->place, e->d_name));
	closedir(dir);
	place_write(f->path, f->before.s, f->before.n);
}

static void say(void *ctx, const char *finding)
{
	fail_msg("after call %d: %s", *(int *)ctx, finding);
}

static void assert_whole(struct fixture *f, const char *path, bool is_copy,
			 int n)
{
	struct nt_opening how = test_opening(path);
	struct nt_store *store;
	struct nt_record got;
	struct nt_err err;

	how.read_only = is_copy;
	if (nt_store_open(&store, &how, &err) != NT_OK)
		fail_msg("after call %d: %s", n, err.msg);
	if (!is_copy)
		assert_int_equal(nt_store_check(store, say, &n, NULL), NT_OK);
	for (int i = 0; i < RECORDS; i++) {
		test_get(store, f->rec[i].uid, &f->place.arena, &got);
		assert_true(nt_same(&got, &f->rec[i], &nt_shape_record));
	}
	nt_store_close(store);
}

/* The logbook with its empty journal and the copy, and no litter. */
static void assert_no_litter(struct fixture *f, int n)
{
	static const char *const meant[] = { ".", "..", "a.db", "a.db-journal",
					     "a.db.v1.bak" };
	DIR *dir = opendir(f->place.path);
	struct dirent *e;

	assert_non_null(dir);
	while ((e = readdir(dir)) != NULL) {
		size_t i = 0;

		while (i < NT_COUNT(meant) && strcmp(e->d_name, meant[i]) != 0)
			i++;
		if (i == NT_COUNT(meant))
			fail_msg("after call %d: %s", n, e->d_name);
	}
	closedir(dir);
}

static void look(struct fixture *f, int n)
{
	const char *copy = place_path(&f->place, "a.db.v1.bak");

	assert_whole(f, f->path, false, n);
	assert_int_equal(test_schema_of(f->path), NT_MIGRATIONS);
	assert_int_equal(test_schema_of(copy), 1);
	assert_whole(f, copy, true, n);
	assert_no_litter(f, n);
}

static void cut_everywhere(struct fixture *f, const char *name,
			   bool (*cut)(struct fixture *f, int n))
{
	bool more = true;
	int n = 0;

	while (more) {
		put_back(f);
		more = cut(f, ++n);
		look(f, n);
	}
	assert_true(n > 1);
	printf("# note: upgrade: %d kill points (%s)\n", n - 1, name);
}

static void
an_upgrade_torn_at_any_write_is_ended_by_the_next_start(void **state)
{
	cut_everywhere(*state, "writes", crash_at);
}

static void
an_upgrade_killed_at_any_call_is_ended_by_the_next_start(void **state)
{
	cut_everywhere(*state, "system calls", cut_at);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* A process dies here, not the machine: its files may stand in memory, where
 * their many syncs cost nothing. */
int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(an_upgrade_torn_at_any_write_is_ended_by_the_next_start),
		TEST(an_upgrade_killed_at_any_call_is_ended_by_the_next_start),
	};

	if (access("/dev/shm", W_OK) == 0)
		setenv("TMPDIR", "/dev/shm", 0);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
