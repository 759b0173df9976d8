/* bulk.c - many records at once leave the logbook as single saves would. */
#include <stdlib.h>

#include "lib/logbook.h"
#include "lib/place.h"
#include "lib/testing.h"
#include "store/sqlite/db.h"

enum { MANY = 1200 };

struct fixture {
	struct place place;
	struct nt_store *store;
	struct nt_import *import;
	struct nt_err err;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	struct nt_importing how = { .files = "a.jsonl" };

	place_open(&f->place);
	f->store = test_open(place_path(&f->place, "a.db"));
	assert_int_equal(nt_import_begin(f->store, &how, &f->import, NULL),
			 NT_OK);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	nt_store_close(f->store);
	place_close(&f->place);
	free(f);
	return 0;
}

static void take(struct fixture *f, const struct nt_record *rec)
{
	enum nt_verdict verdict;

	if (nt_import_record(f->import, rec, &verdict, &f->err) != NT_OK)
		fail_msg("%s %s", f->err.field, f->err.msg);
	assert_int_equal(verdict, NT_VERDICT_ADDED);
}

static enum nt_status end(struct fixture *f, enum nt_status st)
{
	int64_t batch;

	return nt_import_end(f->import, st, &batch, &f->err);
}

static void say(void *ctx, const char *finding)
{
	(void)ctx;
	fail_msg("%s", finding);
}

static int64_t found(struct fixture *f, const char *filter)
{
	struct nt_query query;
	int64_t n;

	test_query(filter, &f->place.arena, &query);
	assert_int_equal(nt_store_count(f->store, &query, 2 * MANY, &n,
					&f->err),
			 NT_OK);
	return n;
}

static void many_records_are_sound_and_found(void **state)
{
	struct fixture *f = *state;
	struct nt_arena arena = { 0 };
	struct nt_record rec;

	for (int i = 0; i < MANY; i++) {
		nt_arena_reset(&arena);
		test_record(&rec, i, &arena);
		take(f, &rec);
	}
	assert_int_equal(end(f, NT_OK), NT_OK);
	assert_int_equal(nt_store_check(f->store, say, NULL, &f->err), NT_OK);
	assert_int_equal(found(f, "kantor"), MANY);
	assert_int_equal(found(f, "person:siti is:open"), MANY);
	nt_store_close(f->store);
	f->store = test_open(place_path(&f->place, "a.db"));
	test_save(f->store, &rec, 1, &arena);
	assert_int_equal(nt_store_check(f->store, say, NULL, &f->err), NT_OK);
	nt_arena_free(&arena);
}

static int64_t ask(struct fixture *f, const char *sql)
{
	sqlite3_stmt *st;
	int64_t n;

	assert_int_equal(sqlite3_prepare_v2(f->store->raw, sql, -1, &st, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	n = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return n;
}

static void assert_guarded(struct fixture *f)
{
	assert_int_equal(ask(f, "PRAGMA foreign_keys"), 1);
	assert_int_equal(ask(f, "PRAGMA ignore_check_constraints"), 0);
	assert_int_equal(ask(f, "PRAGMA cache_size"), -49152);
	assert_int_equal(ask(f, "PRAGMA temp_store"), 2);
	assert_int_equal(ask(f, "SELECT count(*) FROM sqlite_schema "
				"WHERE name = 'meeting_date'"),
			 1);
	assert_int_equal(sqlite3_exec(f->store->raw,
				      "INSERT INTO tag VALUES (999, 'x')", NULL,
				      NULL, NULL),
			 SQLITE_CONSTRAINT_FOREIGNKEY);
}

static void what_guards_a_save_is_there_again_after_an_import(void **state)
{
	struct fixture *f = *state;
	struct nt_record rec;

	test_record(&rec, 1, &f->place.arena);
	take(f, &rec);
	assert_int_equal(end(f, NT_OK), NT_OK);
	assert_guarded(f);
}

static void what_guards_a_save_is_there_again_after_a_failure(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(end(f, NT_EINVAL), NT_EINVAL);
	assert_guarded(f);
}

static void take_person(struct fixture *f, int n, const char *date,
			const char *position)
{
	struct nt_participant p = { .no = 1,
				    .name = n % 2 ? "Siti" : "SITI",
				    .position = position };
	char *uid = nt_arena_alloc(&f->place.arena, NT_UID_SIZE);
	struct nt_record rec = { .uid = uid,
				 .date = date,
				 .title = "Rapat",
				 .participants = { &p, 1 } };

	nt_uid_new(uid);
	take(f, &rec);
}

/* In whatever order the meetings come. */
static void the_newest_meeting_tells_a_persons_post(void **state)
{
	struct fixture *f = *state;
	struct nt_suggestions got;

	take_person(f, 1, "2024-02-01", "Lama");
	take_person(f, 2, "2024-05-01", "Baru");
	take_person(f, 3, "2024-03-01", "Lama");
	take_person(f, 4, "2024-01-01", "Sangat lama");
	assert_int_equal(end(f, NT_OK), NT_OK);
	assert_int_equal(nt_store_suggest(f->store, NT_SUGGEST_PERSON, "", 9,
					  &f->place.arena, &got, &f->err),
			 NT_OK);
	assert_int_equal(got.n, 1);
	assert_string_equal(got.v[0].position, "Baru");
	assert_string_equal(got.v[0].last, "2024-05-01");
	assert_int_equal(got.v[0].meetings, 4);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static void a_second_import_leaves_the_guards_on_as_well(void **state)
{
	struct fixture *f = *state;
	struct nt_importing how = { .files = "b.jsonl" };

	assert_int_equal(end(f, NT_EINVAL), NT_EINVAL);
	assert_guarded(f);
	assert_int_equal(nt_import_begin(f->store, &how, &f->import, NULL),
			 NT_OK);
	assert_int_equal(ask(f, "PRAGMA temp_store"), 1);
	assert_int_equal(ask(f, "PRAGMA ignore_check_constraints"), 1);
	assert_int_equal(end(f, NT_EINVAL), NT_EINVAL);
	assert_guarded(f);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(many_records_are_sound_and_found),
		TEST(what_guards_a_save_is_there_again_after_an_import),
		TEST(what_guards_a_save_is_there_again_after_a_failure),
		TEST(the_newest_meeting_tells_a_persons_post),
		TEST(a_second_import_leaves_the_guards_on_as_well),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
