/*
 * import.c - an import of a bundle, cut off at every write, sync, truncate and
 * delete: all or nothing, and once more it adds exactly the rest.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/crash.h"
#include "lib/logbook.h"
#include "lib/place.h"
#include "lib/testing.h"
#include "notula/export.h"
#include "notula/file.h"
#include "notula/import.h"

struct fixture {
	struct place place;
	const char *path;
	const char *bundle;
	struct nt_buf before; /* the bytes of the logbook */
	int64_t old;	      /* records in it */
	int64_t records;      /* of the bundle */
};

static enum nt_status import(const char *source, struct nt_store *store,
			     struct nt_import_result *result)
{
	struct nt_import_how how = { .paths = &source, .n = 1 };

	return nt_import_files(store, &how, result, NULL);
}

/* A logbook with a record, or none: then its indices are made at the end. */
static void set_up(struct fixture *f, int64_t old)
{
	struct nt_exporting how = { .confidential = true };
	struct nt_import_result result;
	struct nt_exported out;
	struct nt_store *store;

	place_open(&f->place);
	f->path = place_path(&f->place, "a.db");
	f->bundle = place_path(&f->place, "bundle");
	store = test_open(place_path(&f->place, "first.db"));
	assert_int_equal(import("samples/reference.json", store, &result),
			 NT_OK);
	assert_int_equal(nt_export_bundle(store, f->bundle, &how, &out, NULL),
			 NT_OK);
	f->records = out.records;
	nt_store_close(store);

	store = test_open(f->path);
	f->old = old;
	if (old > 0)
		test_add(store, 777, "{'date':'2023-01-02','title':'Lama'}",
			 &f->place.arena);
	nt_store_close(store);
	place_read(f->path, &f->before);
}

static void tear_down(struct fixture *f)
{
	nt_buf_free(&f->before);
	place_close(&f->place);
}

static void put_back(struct fixture *f)
{
	unlink(nt_arena_printf(&f->place.arena, "%s-journal", f->path));
	place_write(f->path, f->before.s, f->before.n);
}

/* Import in a process that ends at call N; false if it got through. */
static bool cut_off(const struct fixture *f, int n)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		struct nt_opening how = test_opening(f->path);
		struct nt_import_result result;
		struct nt_store *store;

		test_crash_install();
		if (nt_store_open(&store, &how, NULL) != NT_OK)
			_exit(1);
		test_crash_at(n);
		_exit(import(f->bundle, store, &result) == NT_OK ? 0 : 2);
	}
	assert_true(child > 0 && waitpid(child, &status, 0) == child);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == TEST_CRASHED)
		return true;
	assert_int_equal(WEXITSTATUS(status), 0);
	return false;
}

static void say(void *ctx, const char *finding)
{
	fail_msg("after call %d: %s", *(int *)ctx, finding);
}

/* Sound, with none or all of the bundle; the rest comes the next time. */
static void look(const struct fixture *f, int n, bool through)
{
	struct nt_store *store = test_open(f->path);
	struct nt_import_result result;
	struct nt_arena arena = { 0 };
	struct nt_logbook logbook;

	assert_int_equal(nt_store_check(store, say, &n, NULL), NT_OK);
	assert_int_equal(nt_store_logbook(store, &arena, &logbook, NULL),
			 NT_OK);
	assert_true(logbook.records == f->old
			    ? !through
			    : logbook.records == f->old + f->records);
	assert_int_equal(import(f->bundle, store, &result), NT_OK);
	assert_int_equal(result.added, f->old + f->records - logbook.records);
	assert_int_equal(result.same, logbook.records - f->old);
	nt_arena_free(&arena);
	nt_store_close(store);
}

static void cut_everywhere(int64_t old)
{
	struct fixture f = { 0 };
	bool cut = true;
	int n = 0;

	set_up(&f, old);
	while (cut) {
		put_back(&f);
		cut = cut_off(&f, ++n);
		look(&f, n, !cut);
	}
	assert_true(n > 1);
	printf("# note: import of a bundle: %d kill points\n", n - 1);
	tear_down(&f);
}

static void a_bundle_cut_off_anywhere_is_in_or_not(void **state)
{
	(void)state;
	cut_everywhere(1);
}

static void the_first_bundle_cut_off_anywhere_is_in_or_not(void **state)
{
	(void)state;
	cut_everywhere(0);
}

/* A process dies here, not the machine: its files may stand in memory, where
 * their many syncs cost nothing. */
int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bundle_cut_off_anywhere_is_in_or_not),
		cmocka_unit_test(
			the_first_bundle_cut_off_anywhere_is_in_or_not),
	};

	if (access("/dev/shm", W_OK) == 0)
		setenv("TMPDIR", "/dev/shm", 0);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
