/* faults.c - every call of the seam, with every read, write and sync below it
 * failing in turn. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "lib/crash.h"
#include "lib/logbook.h"
#include "lib/place.h"
#include "lib/testing.h"
#include "notula/directory.h"
#include "notula/file.h"

enum { RECORDS = 12, MOST = 1 << 26, TODAY = 19886 /* 2024-06-12 */ };

struct fixture {
	struct nt_arena arena;
	char *folder;
	char *path;
	struct nt_buf before; /* the bytes of the logbook */
	struct nt_record records[RECORDS];
	struct nt_record new;
	struct nt_query all;
	struct nt_query word;
	struct nt_entry person;
	struct nt_entry office;
	int64_t batch;
};

static enum nt_status import_one(struct fixture *f, struct nt_store *store,
				 struct nt_record *rec, struct nt_err *err)
{
	struct nt_importing how = { .files = "a.jsonl" };
	enum nt_verdict verdict;
	struct nt_import *import;
	enum nt_status st = nt_import_begin(store, &how, &import, err);

	if (st != NT_OK)
		return st;
	st = nt_import_record(import, rec, &verdict, err);
	return nt_import_end(import, st, &f->batch, err);
}

static void find(struct fixture *f, struct nt_store *store,
		 enum nt_directory kind, struct nt_entry *out)
{
	struct nt_entry_page page = { .n = 1 };
	struct nt_entries entries;

	assert_int_equal(nt_directory_list(store, kind, &page, &f->arena,
					   &entries, NULL),
			 NT_OK);
	assert_int_equal(entries.n, 1);
	*out = entries.v[0];
}

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	struct nt_store *store;
	struct nt_record imported;

	f->folder = test_folder(&f->arena);
	f->path = nt_arena_printf(&f->arena, "%s/a.db", f->folder);
	test_crash_install();
	store = test_open(f->path);
	for (int i = 0; i < RECORDS; i++) {
		test_record(&f->records[i], i, &f->arena);
		test_save(store, &f->records[i], 0, &f->arena);
	}
	f->records[0].title = "Rapat yang diubah";
	test_save(store, &f->records[0], 1, &f->arena);
	test_record(&imported, 100, &f->arena);
	assert_int_equal(import_one(f, store, &imported, NULL), NT_OK);
	find(f, store, NT_DIRECTORY_PEOPLE, &f->person);
	find(f, store, NT_DIRECTORY_ORGANIZATIONS, &f->office);
	nt_store_close(store);
	test_record(&f->new, 200, &f->arena);
	test_query("", &f->arena, &f->all);
	test_query("rapat org:bawaslu is:open", &f->arena, &f->word);
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

/* One call of the seam. */
typedef enum nt_status work_fn(struct fixture *f, struct nt_store *store,
			       struct nt_arena *arena, struct nt_err *err);

#define WORK(name, call) \
	static enum nt_status name(struct fixture *f, struct nt_store *store, \
				   struct nt_arena *arena, struct nt_err *err) \
	{ \
		(void)f; \
		(void)arena; \
		call \
	}

static enum nt_status pass_by(void *ctx, const struct nt_record *rec,
			      struct nt_err *err)
{
	(void)ctx;
	(void)rec;
	(void)err;
	return NT_OK;
}

static enum nt_status pass_row(void *ctx, const void *row, struct nt_err *err)
{
	(void)ctx;
	(void)row;
	(void)err;
	return NT_OK;
}

WORK(logbook, struct nt_logbook out;
     return nt_store_logbook(store, arena, &out, err);)
WORK(set_office, return nt_store_set_office(store, "Kantor", "12", err);)
WORK(find_record, char uid[NT_UID_SIZE];
     return nt_store_find(store, "3", uid, err);)
WORK(get, struct nt_record out;
     return nt_store_get(store, f->records[3].uid, arena, &out, err);)
WORK(save_new, struct nt_record rec = f->new;
     return nt_store_save(store, &rec, 0, arena, err);)
WORK(save_again, struct nt_record rec = f->records[0]; rec.title = "Baru";
     return nt_store_save(store, &rec, 2, arena, err);)
WORK(trash, return nt_store_trash(store, f->records[2].uid, 1, true, err);)
WORK(history, struct nt_versions out;
     return nt_store_history(store, f->records[0].uid, arena, &out, err);)
WORK(old_version, struct nt_record out;
     return nt_store_get_version(store, f->records[0].uid, 1, arena, &out,
				 err);)
WORK(list, struct nt_rows out;
     return nt_store_list(store, &f->word, NULL, false, 5, arena, &out, err);)
WORK(search, struct nt_rows out;
     return nt_store_search(store, &f->word, 5, arena, &out, err);)
WORK(count, int64_t out;
     return nt_store_count(store, &f->word, 100, &out, err);)
WORK(suggest, struct nt_suggestions out;
     return nt_store_suggest(store, NT_SUGGEST_PERSON, "a", 5, arena, &out,
			     err);)
WORK(tasks, struct nt_tasks out;
     return nt_store_tasks(store, &f->all, true, false, 50, arena, &out, err);)
WORK(unanswered, struct nt_unanswereds out;
     return nt_store_unanswered(store, &f->all, 50, arena, &out, err);)
WORK(verify, struct nt_doubt_rows out;
     return nt_store_verify(store, &f->all, 50, arena, &out, err);)
WORK(each, return nt_store_each(store, &f->all, pass_by, NULL, err);)
WORK(each_row,
     return nt_store_each_row(store, &nt_shape_person, pass_row, NULL, err);)
WORK(import, struct nt_record rec = f->new;
     return import_one(f, store, &rec, err);)
WORK(batches, struct nt_batches out;
     return nt_store_batches(store, arena, &out, err);)
WORK(undo_batch, return nt_store_undo_batch(store, 1, err);)
WORK(directory, struct nt_entry_page page = { .n = 10 }; struct nt_entries out;
     return nt_directory_list(store, NT_DIRECTORY_PEOPLE, &page, arena, &out,
			      err);)
WORK(meetings, struct nt_rows out;
     return nt_directory_meetings(store, NT_DIRECTORY_PEOPLE, f->person.uid,
				  TODAY, 9, arena, &out, err);)
WORK(rename_person,
     return nt_directory_rename(store, NT_DIRECTORY_PEOPLE, f->person.uid,
				f->person.name, "Nama Baru", true, err);)
WORK(add_alias,
     return nt_directory_alias(store, NT_DIRECTORY_PEOPLE, f->person.uid,
			       f->person.name, "Panggilan", true, err);)
WORK(set_rank,
     return nt_directory_set(store, NT_DIRECTORY_PEOPLE, f->person.uid,
			     nt_field(&nt_shape_person, "rank"), NULL, "III/c",
			     err);)
WORK(alikes, struct nt_alikes out;
     return nt_directory_alikes(store, NT_DIRECTORY_PEOPLE, 9, arena, &out,
				err);)
WORK(counterpart, struct nt_counterpart out;
     return nt_directory_counterpart(store, f->office.uid, TODAY, 9, arena,
				     &out, err);)

static void say(void *ctx, const char *finding)
{
	fail_msg("%s: %s", (const char *)ctx, finding);
}

/*
 * What a call said of itself, it did: DONE, or nothing at all. Where the last
 * sync of a commit fails, nobody knows: it is called failed and may be there.
 */
static void did_as_told(struct fixture *f, const char *name, bool done,
			bool full)
{
	struct nt_buf now = { 0 };
	bool same;

	place_read(f->path, &now);
	same = now.n == f->before.n && memcmp(now.s, f->before.s, now.n) == 0;
	if (done ? same : !same && full)
		fail_msg("%s: it said %s, and that is not so", name,
			 done ? "done" : "failed");
	nt_buf_free(&now);
}

static void put_back(struct fixture *f)
{
	unlink(nt_arena_printf(&f->arena, "%s-journal", f->path));
	place_write(f->path, f->before.s, f->before.n);
}

/* Without the fault: everything that was there before is there. */
static void is_whole(struct fixture *f, const char *name)
{
	struct nt_store *store = test_open(f->path);
	struct nt_record got;

	if (nt_store_check(store, say, (void *)(uintptr_t)name, NULL) != NT_OK)
		fail_msg("%s: the check failed", name);
	test_get(store, f->records[5].uid, &f->arena, &got);
	assert_true(nt_same(&got, &f->records[5], &nt_shape_record));
	nt_store_close(store);
}

struct work {
	const char *name;
	work_fn *run;
	bool writes;
};

/* One fault, in a fresh program; false if there is no N-th call. */
static bool try_fault(struct fixture *f, const struct work *work, int n,
		      bool full, bool lasting, bool *done)
{
	struct nt_opening how = test_opening(f->path);
	struct nt_arena arena = { 0 };
	struct nt_err err = { 0 };
	struct nt_store *store;
	enum nt_status st;
	bool came;

	if (nt_store_open(&store, &how, &err) != NT_OK)
		fail_msg("%s: %s", work->name, err.msg);
	test_fault_at(n, full, lasting);
	st = work->run(f, store, &arena, &err);
	came = test_fault_at(0, false, false);
	if (st != NT_OK && (!came || err.msg[0] == '\0'))
		fail_msg("%s, call %d: %d without a message or a cause",
			 work->name, n, (int)st);
	*done = st == NT_OK;
	nt_store_close(store);
	nt_arena_free(&arena);
	return came;
}

/* At every EACH-th call. */
static int fail_everywhere(struct fixture *f, const struct work *work,
			   bool full, bool lasting, int each)
{
	int faults = 0;
	bool done;

	put_back(f);
	while (try_fault(f, work, 1 + faults * each, full, lasting, &done)) {
		faults++;
		if (!work->writes)
			continue;
		is_whole(f, work->name);
		did_as_told(f, work->name, done, full);
		put_back(f);
	}
	assert_true(done);
	is_whole(f, work->name);
	return faults;
}

#define READS(name) \
	{ \
#name, name, false \
	}
#define WRITES(name) \
	{ \
#name, name, true \
	}
static const struct work works[] = {
	READS(logbook),	    READS(find_record), READS(get),
	READS(history),	    READS(old_version), READS(list),
	READS(search),	    READS(count),	READS(suggest),
	READS(tasks),	    READS(unanswered),	READS(verify),
	READS(each),	    READS(each_row),	READS(batches),
	READS(directory),   READS(meetings),	READS(alikes),
	READS(counterpart), WRITES(set_office), WRITES(save_new),
	WRITES(save_again), WRITES(trash),	WRITES(import),
	WRITES(undo_batch), WRITES(set_rank),	WRITES(rename_person),
	WRITES(add_alias),
};

static void fail_all(struct fixture *f, bool full)
{
	int faults = 0;

	for (size_t i = 0; i < sizeof(works) / sizeof(works[0]); i++) {
		faults += fail_everywhere(f, &works[i], full, false, 1);
		faults += fail_everywhere(f, &works[i], full, true, 7);
	}
	assert_true(faults > 100);
	printf("# note: %s: %d faults\n", full ? "full disk" : "broken disk",
	       faults);
}

static void a_full_disk_at_any_write_of_any_call_is_told_and_harmless(void **s)
{
	fail_all(*s, true);
}

static void a_broken_disk_at_any_call_is_told_and_harmless(void **state)
{
	fail_all(*state, false);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_full_disk_at_any_write_of_any_call_is_told_and_harmless),
		TEST(a_broken_disk_at_any_call_is_told_and_harmless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
