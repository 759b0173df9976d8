/* writers.c - eight processes save at once, one reads, one walks. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/logbook.h"
#include "lib/testing.h"

enum { WRITERS = 8, SAVES = 20, SHARED_EVERY = 4 };

struct fixture {
	struct nt_arena arena;
	char *folder;
	char *path;
	struct nt_record shared; /* all writers edit it */
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	struct nt_store *store;

	f->folder = test_folder(&f->arena);
	f->path = nt_arena_printf(&f->arena, "%s/a.db", f->folder);
	store = test_open(f->path);
	test_record(&f->shared, 0, &f->arena);
	test_save(store, &f->shared, 0, &f->arena);
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

/* Append a line to the shared record, again after each true conflict. */
static bool edit_shared(struct nt_store *store, const char *uid,
			const char *line, struct nt_arena *arena)
{
	struct nt_record rec;
	enum nt_status status;

	do {
		if (nt_store_get(store, uid, arena, &rec, NULL) != NT_OK)
			return false;
		rec.notes = rec.notes ? nt_arena_printf(arena, "%s\n%s",
							rec.notes, line)
				      : line;
		rec.updated_by = line;
		status = nt_store_save(store, &rec, rec.version, arena, NULL);
	} while (status == NT_ECONFLICT);
	return status == NT_OK;
}

/* One process; its acknowledged uids go to FD, a line each. */
static int write_all(struct fixture *f, int writer, int fd)
{
	struct nt_opening how = test_opening(f->path);
	struct nt_store *store;
	struct nt_arena arena = { 0 };

	how.max_wait_ms = 60000;
	if (nt_store_open(&store, &how, NULL) != NT_OK)
		return 1;
	for (int i = 0; i < SAVES; i++) {
		const char *line = nt_arena_printf(&arena, "%d/%d", writer, i);
		struct nt_record rec;

		if (i % SHARED_EVERY == 0 &&
		    !edit_shared(store, f->shared.uid, line, &arena))
			return 2;
		test_record(&rec, 1000 * writer + i, &arena);
		if (nt_store_save(store, &rec, 0, &arena, NULL) != NT_OK)
			return 3;
		if (dprintf(fd, "%s\n", rec.uid) != NT_UID_SIZE)
			return 4;
	}
	nt_arena_free(&arena);
	nt_store_close(store);
	return 0;
}

static enum nt_status count(void *ctx, const struct nt_record *rec,
			    struct nt_err *err)
{
	int *n = ctx;

	(void)rec;
	(void)err;
	(*n)++;
	return NT_OK;
}

/* Reads and walks until the writers are done; false if anything is refused. */
static int read_all(struct fixture *f, int until)
{
	struct nt_opening how = test_opening(f->path);
	struct nt_store *store;
	struct nt_arena arena = { 0 };
	char byte;
	int n = 0;

	how.max_wait_ms = 60000;
	if (nt_store_open(&store, &how, NULL) != NT_OK)
		return 1;
	do {
		struct nt_record rec;
		int all = 0;

		nt_arena_reset(&arena);
		if (nt_store_get(store, f->shared.uid, &arena, &rec, NULL) !=
			    NT_OK ||
		    nt_store_each(store, NULL, count, &all, NULL) != NT_OK)
			return 2;
		if (all < n)
			return 3;
		n = all;
	} while (read(until, &byte, 1) < 0);
	nt_arena_free(&arena);
	nt_store_close(store);
	return 0;
}

static void assert_ended_well(pid_t child)
{
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

/* Every uid that was acknowledged is there. */
static int check_acknowledged(struct fixture *f, struct nt_store *store, int fd)
{
	FILE *acks = fdopen(fd, "r");
	char line[NT_UID_SIZE + 2];
	int n = 0;

	for (; fgets(line, sizeof(line), acks) != NULL; n++) {
		struct nt_record rec;

		line[strcspn(line, "\n")] = '\0';
		test_get(store, line, &f->arena, &rec);
	}
	fclose(acks);
	return n;
}

static int lines_of(const char *s)
{
	int n = s != NULL;

	for (; s != NULL && *s != '\0'; s++)
		n += *s == '\n';
	return n;
}

static void say(void *ctx, const char *finding)
{
	(void)ctx;
	fail_msg("%s", finding);
}

static void eight_writers_lose_nothing_and_nobody_is_refused(void **state)
{
	struct fixture *f = *state;
	pid_t writers[WRITERS], reader;
	int acks[2], done[2];
	struct nt_store *store;
	struct nt_record rec;

	assert_int_equal(pipe(acks), 0);
	assert_int_equal(pipe2(done, O_NONBLOCK), 0);
	for (int i = 0; i < WRITERS; i++) {
		writers[i] = fork();
		if (writers[i] == 0)
			_exit(write_all(f, i + 1, acks[1]));
	}
	close(acks[1]);
	reader = fork();
	if (reader == 0) {
		close(done[1]);
		_exit(read_all(f, done[0]));
	}
	for (int i = 0; i < WRITERS; i++)
		assert_ended_well(writers[i]);
	close(done[1]);
	assert_ended_well(reader);
	close(done[0]);

	store = test_open(f->path);
	assert_int_equal(check_acknowledged(f, store, acks[0]),
			 WRITERS * SAVES);
	test_get(store, f->shared.uid, &f->arena, &rec);
	assert_int_equal(lines_of(rec.notes), WRITERS * SAVES / SHARED_EVERY);
	assert_int_equal(rec.version, 1 + WRITERS * SAVES / SHARED_EVERY);
	assert_int_equal(nt_store_check(store, say, NULL, NULL), NT_OK);
	nt_store_close(store);
	printf("# note: %d saves by %d processes at once\n",
	       WRITERS * SAVES + WRITERS * SAVES / SHARED_EVERY, WRITERS);
}

/* Another connection of this process keeps the logbook locked. */

static bool give_up(void *ctx, int64_t waited_ms)
{
	int *calls = ctx;

	(*calls)++;
	return waited_ms < 150;
}

static void who_waits_is_asked_and_may_give_up(void **state)
{
	struct fixture *f = *state;
	struct nt_importing how = { .files = "x" };
	struct nt_opening opening = test_opening(f->path);
	struct nt_store *one = test_open(f->path), *two;
	struct nt_import *import;
	struct nt_record rec;
	struct nt_err err = { 0 };
	int64_t batch;
	int calls = 0;

	opening.wait = give_up;
	opening.wait_ctx = &calls;
	assert_int_equal(nt_store_open(&two, &opening, &err), NT_OK);
	assert_int_equal(nt_import_begin(one, &how, &import, &err), NT_OK);
	test_record(&rec, 7, &f->arena);
	assert_int_equal(nt_store_save(two, &rec, 0, &f->arena, &err),
			 NT_EBUSY);
	assert_true(calls >= 2);
	nt_store_changed(two);
	assert_int_equal(nt_import_end(import, NT_OK, &batch, &err), NT_OK);
	assert_int_equal(nt_store_save(two, &rec, 0, &f->arena, &err), NT_OK);
	nt_store_close(two);
	nt_store_close(one);
}

static void every_save_by_anybody_is_noticed(void **state)
{
	struct fixture *f = *state;
	struct nt_store *one = test_open(f->path), *two = test_open(f->path);
	int64_t before = nt_store_changed(two);
	int64_t own = nt_store_changed(one);
	struct nt_record rec;

	assert_int_equal(nt_store_changed(two), before);
	test_record(&rec, 7, &f->arena);
	test_save(one, &rec, 0, &f->arena);
	assert_int_not_equal(nt_store_changed(two), before);
	assert_int_not_equal(nt_store_changed(one), own);
	nt_store_close(two);
	nt_store_close(one);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(eight_writers_lose_nothing_and_nobody_is_refused),
		TEST(who_waits_is_asked_and_may_give_up),
		TEST(every_save_by_anybody_is_noticed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
