/* store.c - a save, an import and the trash, cut off at every point. */
#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/crash.h"
#include "lib/logbook.h"
#include "lib/testing.h"
#include "notula/file.h"

enum { IMPORTED = 12, BYSTANDERS = 3, MOST = 1 << 26 };

struct fixture {
	struct nt_arena arena;
	char *folder;
	char *path;
	struct nt_buf before; /* the bytes of the logbook */
	struct nt_record bystanders[BYSTANDERS];
	struct nt_record old; /* the record that is worked on */
	struct nt_record new;
	struct nt_record imported[IMPORTED];
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	struct nt_store *store;

	f->folder = test_folder(&f->arena);
	f->path = nt_arena_printf(&f->arena, "%s/a.db", f->folder);
	store = test_open(f->path);
	for (int i = 0; i < BYSTANDERS; i++) {
		test_record(&f->bystanders[i], i, &f->arena);
		test_save(store, &f->bystanders[i], 0, &f->arena);
	}
	test_record(&f->old, 100, &f->arena);
	test_save(store, &f->old, 0, &f->arena);
	nt_store_close(store);
	f->new = f->old;
	f->new.title = "Rapat yang diubah";
	for (int i = 0; i < IMPORTED; i++)
		test_record(&f->imported[i], 200 + i, &f->arena);
	if (nt_file_read(&f->before, f->path, MOST, NULL) != NT_OK)
		return -1;
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	test_remove_folder(f->folder);
	nt_buf_free(&f->before);
	nt_arena_free(&f->arena);
	free(f);
	return 0;
}

/* What is done under the knife; false if it could not be done at all. */
typedef bool work_fn(struct fixture *f, struct nt_store *store);

static bool save(struct fixture *f, struct nt_store *store)
{
	return nt_store_save(store, &f->new, 1, &f->arena, NULL) == NT_OK;
}

static bool trash(struct fixture *f, struct nt_store *store)
{
	return nt_store_trash(store, f->old.uid, 1, true, NULL) == NT_OK;
}

static bool import(struct fixture *f, struct nt_store *store)
{
	struct nt_importing how = { .files = "a.jsonl" };
	enum nt_verdict verdict;
	struct nt_import *import;
	enum nt_status status;
	int64_t batch;

	if (nt_import_begin(store, &how, &import, NULL) != NT_OK)
		return false;
	status = NT_OK;
	for (int i = 0; i < IMPORTED && status == NT_OK; i++)
		status = nt_import_record(import, &f->imported[i], &verdict,
					  NULL);
	return nt_import_end(import, status, &batch, NULL) == NT_OK;
}

/* Do WORK in a process of its own that ends at call N; true if it did end
 * there, false if it came to its own end before. */
static bool cut_off(struct fixture *f, work_fn *work, int n)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		struct nt_opening how = test_opening(f->path);
		struct nt_store *store;

		test_crash_install();
		if (nt_store_open(&store, &how, NULL) != NT_OK)
			_exit(1);
		test_crash_at(n);
		_exit(work(f, store) ? 0 : 2);
	}
	if (child < 0 || waitpid(child, &status, 0) != child ||
	    !WIFEXITED(status))
		fail_msg("the process at call %d ended badly", n);
	if (WEXITSTATUS(status) == TEST_CRASHED)
		return true;
	assert_int_equal(WEXITSTATUS(status), 0);
	return false;
}

static void put_back(struct fixture *f)
{
	char *journal = nt_arena_printf(&f->arena, "%s-journal", f->path);

	unlink(journal);
	if (nt_file_write(f->path, true, f->before.s, f->before.n, NULL) !=
	    NT_OK)
		fail_msg("%s cannot be written", f->path);
}

static void say(void *ctx, const char *finding)
{
	fail_msg("after call %d: %s", *(int *)ctx, finding);
}

/* The next start finds a sound logbook, and what was there is there. */
static struct nt_store *open_again(struct fixture *f, int n)
{
	struct nt_store *store = test_open(f->path);
	struct nt_record got;

	assert_int_equal(nt_store_check(store, say, &n, NULL), NT_OK);
	for (int i = 0; i < BYSTANDERS; i++) {
		test_get(store, f->bystanders[i].uid, &f->arena, &got);
		assert_true(nt_same(&got, &f->bystanders[i], &nt_shape_record));
	}
	return store;
}

/* Cut WORK off at 1, 2, 3 ... until it gets through; LOOK says after each
 * whether nothing or all was done, and fails for anything between. */
typedef bool look_fn(struct fixture *f, struct nt_store *store);

static void cut_everywhere(struct fixture *f, const char *name, work_fn *work,
			   look_fn *look)
{
	bool cut = true;
	int n = 0;

	while (cut) {
		struct nt_store *store;
		bool done;

		put_back(f);
		cut = cut_off(f, work, ++n);
		store = open_again(f, n);
		done = look(f, store);
		nt_store_close(store);
		if (!cut)
			assert_true(done);
	}
	assert_true(n - 1 > 0);
	printf("# note: %s: %d kill points\n", name, n - 1);
}

static bool is_saved(struct fixture *f, struct nt_store *store)
{
	struct nt_record got;

	test_get(store, f->old.uid, &f->arena, &got);
	if (nt_same_content(&got, &f->new) && got.version == 2)
		return true;
	assert_true(nt_same(&got, &f->old, &nt_shape_record));
	return false;
}

static bool is_trashed(struct fixture *f, struct nt_store *store)
{
	struct nt_err err = { 0 };
	enum nt_status status =
		nt_store_trash(store, f->old.uid, 1, true, &err);

	assert_true(status == NT_OK || status == NT_ECONFLICT);
	return status == NT_ECONFLICT;
}

/* None or all; the same import again leaves all in either case. */
static bool is_imported(struct fixture *f, struct nt_store *store)
{
	struct nt_logbook logbook;
	int64_t more;

	assert_int_equal(nt_store_logbook(store, &f->arena, &logbook, NULL),
			 NT_OK);
	more = logbook.records - BYSTANDERS - 1;
	assert_true(more == 0 || more == IMPORTED);
	assert_true(import(f, store));
	assert_int_equal(nt_store_logbook(store, &f->arena, &logbook, NULL),
			 NT_OK);
	assert_int_equal(logbook.records, BYSTANDERS + 1 + IMPORTED);
	return more == IMPORTED;
}

static void a_save_cut_off_anywhere_is_wholly_old_or_wholly_new(void **state)
{
	cut_everywhere(*state, "save", save, is_saved);
}

static void trashing_cut_off_anywhere_is_done_or_not(void **state)
{
	cut_everywhere(*state, "trash", trash, is_trashed);
}

static void an_import_cut_off_anywhere_is_all_or_nothing(void **state)
{
	cut_everywhere(*state, "import", import, is_imported);
}

/* Who only reads takes back what a dead program left, like any other start.
 * Where nobody may write: tests/cli/places.sh. */
static void a_reader_takes_back_what_was_left_behind(void **state)
{
	struct fixture *f = *state;
	struct nt_opening how = test_opening(f->path);
	struct nt_err err = { 0 };
	struct nt_store *store;
	int n = 0;

	how.read_only = true;
	for (put_back(f); cut_off(f, save, ++n); put_back(f)) {
		assert_int_equal(nt_store_open(&store, &how, &err), NT_OK);
		assert_true(nt_store_read_only(store));
		is_saved(f, store);
		assert_int_equal(nt_store_trash(store, f->old.uid, 1, true,
						&err),
				 NT_EREADONLY);
		nt_store_close(store);
	}
	assert_true(n > 1);
}

/* The limit on the size of a file is the end of the disk. */
static bool save_on_a_full_disk(struct fixture *f, struct nt_store *store)
{
	struct rlimit limit = { f->before.n + 65536, f->before.n + 65536 };
	struct nt_err err = { 0 };
	char *text = nt_arena_alloc(&f->arena, 200001);

	memset(text, 'x', 200000);
	f->new.notes = text;
	signal(SIGXFSZ, SIG_IGN);
	if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
		return false;
	if (nt_store_save(store, &f->new, 1, &f->arena, &err) != NT_EFULL)
		return false;
	f->new.notes = NULL;
	f->new.title = "Pendek";
	return nt_store_save(store, &f->new, 1, &f->arena, &err) == NT_OK;
}

static void a_full_disk_is_told_and_what_fits_still_saves(void **state)
{
	struct fixture *f = *state;
	struct nt_store *store;
	struct nt_record got;

	assert_false(cut_off(f, save_on_a_full_disk, 0));
	store = open_again(f, 0);
	test_get(store, f->old.uid, &f->arena, &got);
	assert_string_equal(got.title, "Pendek");
	assert_int_equal(got.version, 2);
	nt_store_close(store);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_save_cut_off_anywhere_is_wholly_old_or_wholly_new),
		TEST(trashing_cut_off_anywhere_is_done_or_not),
		TEST(an_import_cut_off_anywhere_is_all_or_nothing),
		TEST(a_reader_takes_back_what_was_left_behind),
		TEST(a_full_disk_is_told_and_what_fits_still_saves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
