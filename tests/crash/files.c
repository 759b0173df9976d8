/*
 * files.c - a file, a bundle and a backup, cut off at every system call: the
 * old one or the whole new one, and no litter after the next.
 */
#include <dirent.h>
#include <stdio.h>
#include <sys/stat.h>

#include "lib/cut.h"
#include "lib/logbook.h"
#include "lib/place.h"
#include "lib/testing.h"
#include "notula/export.h"
#include "notula/file.h"
#include "notula/import.h"

struct fixture {
	struct place place;
	struct place out; /* where it is written: nothing else stands there */
	const char *path; /* what is written */
	const char *db;
	const char *whole; /* a bundle to compare with */
	struct nt_store *store;
};

static int set_up(void **state)
{
	static struct fixture f;
	static const char *const sample = "samples/reference.json";
	struct nt_import_how how = { .paths = &sample, .n = 1 };
	struct nt_exporting all = { .confidential = true };
	struct nt_import_result result;
	struct nt_exported out;

	f = (struct fixture) { 0 };
	place_open(&f.place);
	place_open(&f.out);
	f.path = place_path(&f.out, "new");
	f.db = place_path(&f.place, "a.db");
	f.whole = place_path(&f.place, "whole");
	f.store = test_open(f.db);
	assert_int_equal(nt_import_files(f.store, &how, &result, NULL), NT_OK);
	assert_int_equal(nt_export_bundle(f.store, f.whole, &all, &out, NULL),
			 NT_OK);
	nt_store_close(f.store);
	*state = &f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	place_close(&f->out);
	place_close(&f->place);
	return 0;
}

static bool open_store(void *ctx)
{
	struct fixture *f = ctx;
	struct nt_opening how = test_opening(f->db);

	return nt_store_open(&f->store, &how, NULL) == NT_OK;
}

static bool is_there(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

static int count_files(const char *folder)
{
	DIR *dir = opendir(folder);
	int n = 0;

	assert_non_null(dir);
	while (readdir(dir) != NULL)
		n++;
	closedir(dir);
	return n - 2;
}

/* Do WORK, cut off at 1, 2, 3 ... until it gets through; LOOK at what each
 * left, which ends with the work done and the folder as it was before. */
static void cut_everywhere(struct fixture *f, const char *name,
			   bool (*work)(void *), void (*look)(struct fixture *))
{
	struct cut cut = { open_store, work, f };
	bool again = true;
	int n = 0;

	while (again) {
		again = test_cut_at(&cut, ++n);
		if (!again)
			assert_true(is_there(f->path));
		look(f);
		assert_int_equal(count_files(f->out.path), 1);
		test_remove_folder(f->out.path);
		assert_int_equal(mkdir(f->out.path, 0700), 0);
	}
	assert_true(n > 10);
	printf("# note: %s: %d kill points\n", name, n - 1);
}

static bool write_bundle(void *ctx)
{
	struct fixture *f = ctx;
	struct nt_exporting all = { .confidential = true };
	struct nt_exported out;

	return nt_export_bundle(f->store, f->path, &all, &out, NULL) == NT_OK;
}

static void look_at_bundle(struct fixture *f)
{
	if (!is_there(f->path)) {
		assert_true(open_store(f) && write_bundle(f));
		nt_store_close(f->store);
	}
	assert_same_bundle(f->path, f->whole);
	assert_int_equal(count_files(f->path), count_files(f->whole));
}

static bool write_backup(void *ctx)
{
	struct fixture *f = ctx;

	return nt_store_backup(f->store, f->path, NULL) == NT_OK;
}

static void say(void *ctx, const char *finding)
{
	(void)ctx;
	fail_msg("%s", finding);
}

/* Put in place, but the other name is left: the next backup takes it away. */
static void look_at_backup(struct fixture *f)
{
	struct nt_store *copy;
	struct nt_arena arena = { 0 };
	struct nt_logbook logbook;

	if (is_there(f->path) && count_files(f->out.path) > 1) {
		copy = test_open(f->path);
		assert_int_equal(nt_store_check(copy, say, NULL, NULL), NT_OK);
		nt_store_close(copy);
		assert_int_equal(remove(f->path), 0);
	}
	if (!is_there(f->path)) {
		assert_true(open_store(f) && write_backup(f));
		nt_store_close(f->store);
	}
	copy = test_open(f->path);
	assert_int_equal(nt_store_check(copy, say, NULL, NULL), NT_OK);
	assert_int_equal(nt_store_logbook(copy, &arena, &logbook, NULL), NT_OK);
	assert_int_equal(logbook.records, 1);
	nt_arena_free(&arena);
	nt_store_close(copy);
	remove(nt_arena_printf(&f->place.arena, "%s-journal", f->path));
}

static bool replace_file(void *ctx)
{
	struct fixture *f = ctx;

	return nt_file_write(f->path, true, "new", 3, NULL) == NT_OK;
}

static void a_bundle_cut_off_anywhere_is_whole_or_not_there(void **state)
{
	cut_everywhere(*state, "export of a bundle", write_bundle,
		       look_at_bundle);
}

static void a_backup_cut_off_anywhere_is_whole_or_not_there(void **state)
{
	cut_everywhere(*state, "backup", write_backup, look_at_backup);
}

static void a_file_cut_off_anywhere_is_the_old_one_or_the_new(void **state)
{
	struct fixture *f = *state;
	struct cut cut = { NULL, replace_file, f };
	struct nt_buf got = { 0 };
	bool again = true;
	int n = 0;

	while (again) {
		place_write(f->path, "old", 3);
		again = test_cut_at(&cut, ++n);
		place_read(f->path, &got);
		if (strcmp(nt_buf_str(&got), "new") != 0) {
			assert_true(again);
			assert_string_equal(nt_buf_str(&got), "old");
		}
		assert_true(replace_file(f));
		assert_int_equal(count_files(f->out.path), 1);
	}
	assert_true(n > 5);
	printf("# note: a file: %d kill points\n", n - 1);
	nt_buf_free(&got);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(a_bundle_cut_off_anywhere_is_whole_or_not_there),
		TEST(a_backup_cut_off_anywhere_is_whole_or_not_there),
		TEST(a_file_cut_off_anywhere_is_the_old_one_or_the_new),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
