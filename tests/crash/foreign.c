/*
 * foreign.c - an import of a file of others, cut off at every write, sync,
 * truncate and delete: all of its good meetings or none, and once more it adds
 * exactly the rest.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/crash.h"
#include "lib/logbook.h"
#include "lib/place.h"
#include "lib/testing.h"
#include "notula/foreign.h"

static const char csv[] = "Tanggal,Kegiatan,Tempat,Peserta,Agenda\n"
			  "05/02/2024,Rapat staf,Aula,Ahmad Fauzi,Anggaran\n"
			  "31/04/2024,Rapat staf,Aula,Rina,Jadwal\n"
			  "13/02/2024,Rakor humas,Aula,Budi; Dewi,Rilis\n";

enum { GOOD = 2 };

struct fixture {
	struct place place;
	const char *path;
	const char *csv;
	const char *rejects;
	struct nt_buf before; /* the bytes of the logbook */
};

static enum nt_status import(const struct fixture *f, struct nt_store *store,
			     struct nt_import_result *result)
{
	const struct nt_foreign_asked asked = {
		.dialect.header = NT_HEADER_DECIDE,
		.mapping.fallback = nt_date_order_find("dmy"),
		.user = "tester",
		.now = "2024-06-12T09:00:00Z",
	};
	const struct nt_foreign_hooks hooks = { 0 };
	struct nt_foreign_counts counts;
	struct nt_foreign *foreign = NULL;
	struct nt_input *in;
	enum nt_status st = nt_input_open(&in, f->csv, NULL);

	if (st == NT_OK)
		st = nt_foreign_open(&foreign, &in, 1, &asked, &hooks, NULL);
	if (st == NT_OK)
		st = nt_foreign_write(foreign, store, f->rejects, &hooks, NULL,
				      NULL, result, &counts, NULL);
	nt_foreign_close(foreign);
	return st;
}

static void set_up(struct fixture *f)
{
	struct nt_store *store;

	place_open(&f->place);
	f->path = place_path(&f->place, "a.db");
	f->csv = place_path(&f->place, "rapat.csv");
	f->rejects = place_path(&f->place, "rejects.csv");
	place_write(f->csv, csv, sizeof(csv) - 1);
	store = test_open(f->path);
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
	unlink(f->rejects);
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
		_exit(import(f, store, &result) == NT_OK ? 0 : 2);
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

/* Sound, with none or all of the good meetings; the rest comes the next time,
 * and the rejected rows with it. */
static void look(const struct fixture *f, int n, bool through)
{
	struct nt_store *store = test_open(f->path);
	struct nt_import_result result;
	struct nt_arena arena = { 0 };
	struct nt_logbook logbook;
	bool rejects = access(f->rejects, F_OK) == 0;

	assert_int_equal(nt_store_check(store, say, &n, NULL), NT_OK);
	assert_int_equal(nt_store_logbook(store, &arena, &logbook, NULL),
			 NT_OK);
	assert_true(logbook.records == 1 ? !through
					 : logbook.records == 1 + GOOD);
	assert_true(!rejects || logbook.records == 1 + GOOD);
	unlink(f->rejects);
	assert_int_equal(import(f, store, &result), NT_OK);
	assert_int_equal(result.added, 1 + GOOD - logbook.records);
	assert_int_equal(result.same, logbook.records - 1);
	assert_int_equal(result.rejected, 1);
	assert_int_equal(access(f->rejects, F_OK), 0);
	nt_arena_free(&arena);
	nt_store_close(store);
}

static void a_foreign_file_cut_off_anywhere_is_in_or_not(void **state)
{
	struct fixture f = { 0 };
	bool cut = true;
	int n = 0;

	(void)state;
	set_up(&f);
	while (cut) {
		put_back(&f);
		cut = cut_off(&f, ++n);
		look(&f, n, !cut);
	}
	assert_true(n > 1);
	printf("# note: import of a foreign file: %d kill points\n", n - 1);
	tear_down(&f);
}

/* The N-th call fails; what then is in the logbook. False if none failed. */
static bool fault(const struct fixture *f, int n, bool lasting)
{
	struct nt_import_result result;
	struct nt_arena arena = { 0 };
	struct nt_logbook logbook;
	struct nt_store *store;
	enum nt_status st;
	bool came;

	put_back((struct fixture *)f);
	store = test_open(f->path);
	test_fault_at(n, true, lasting);
	st = import(f, store, &result);
	came = test_fault_at(0, false, false);
	assert_true(!came || st != NT_OK);
	nt_store_close(store);
	store = test_open(f->path);
	assert_int_equal(nt_store_check(store, say, &n, NULL), NT_OK);
	assert_int_equal(nt_store_logbook(store, &arena, &logbook, NULL),
			 NT_OK);
	assert_int_equal(logbook.records, st == NT_OK ? 1 + GOOD : 1);
	assert_int_equal(access(f->rejects, F_OK) == 0, st == NT_OK);
	nt_arena_free(&arena);
	nt_store_close(store);
	return came;
}

static void a_disk_that_is_full_at_any_write_takes_nothing(void **state)
{
	struct fixture f = { 0 };

	(void)state;
	set_up(&f);
	test_crash_install();
	for (int lasting = 0; lasting < 2; lasting++) {
		int n = 1;

		while (fault(&f, n, lasting))
			n++;
		assert_true(n > 1);
		printf("# note: import of a foreign file: %d full disks\n",
		       n - 1);
	}
	tear_down(&f);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_foreign_file_cut_off_anywhere_is_in_or_not),
		cmocka_unit_test(
			a_disk_that_is_full_at_any_write_takes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
