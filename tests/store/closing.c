/* closing.c - the seam as specified: months that were sent, and what changed
 * in them since. The clock stands at 2024-06-12. */
#include "lib/testing.h"

#include "lib/logbook.h"
#include "notula/alloc.h"
#include "notula/closing.h"
#include "notula/day.h"
#include "notula/import.h"
#include "store/sqlite/db.h"

struct fixture {
	struct nt_store *store;
	struct nt_arena arena;
	struct nt_month_closed closed;
	struct nt_err err;
};

static int64_t today(void)
{
	return nt_day_number(2024, 6, 12);
}

/* Records 1 and 2 of April, 3 of May. */
static int setup(void **state)
{
	struct fixture *f = nt_alloc(sizeof(*f));

	f->store = test_open(":memory:");
	test_add(f->store, 1,
		 "{'date':'2024-04-03','title':'Satu','follow_ups':["
		 "{'no':1,'text':'Kirim','status':'open'}]}",
		 &f->arena);
	test_add(f->store, 2, "{'date':'2024-04','title':'Dua'}", &f->arena);
	test_add(f->store, 3, "{'date':'2024-05-07','title':'Tiga'}",
		 &f->arena);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	nt_store_close(f->store);
	nt_arena_free(&f->arena);
	nt_free(f);
	return 0;
}

static enum nt_status close_month(struct fixture *f, const char *month)
{
	return nt_store_close_month(f->store, month, today(), false, &f->arena,
				    &f->closed, &f->err);
}

static void get(struct fixture *f, int n, struct nt_record *out)
{
	char uid[NT_UID_SIZE];

	test_get(f->store, test_uid(n, uid), &f->arena, out);
}

static void put(struct fixture *f, struct nt_record *rec)
{
	test_save(f->store, rec, rec->version, &f->arena);
}

static void retitle(struct fixture *f, int n, const char *title)
{
	struct nt_record rec;

	get(f, n, &rec);
	rec.title = title;
	put(f, &rec);
}

/* "2024-04 changed 1 title, 2024-04 added 4" for the report of MONTH. */
static const char *corrections(struct fixture *f, const char *month)
{
	static const char *const words[] = { "changed", "added", "removed" };
	struct nt_corrections c;
	const char *out = "";

	assert_int_equal(nt_store_corrections(f->store, month, false, &f->arena,
					      &c, &f->err),
			 NT_OK);
	for (size_t i = 0; i < c.n; i++) {
		out = nt_arena_printf(&f->arena, "%s%s%s %s %lld", out,
				      i > 0 ? ", " : "", c.v[i].month,
				      words[c.v[i].kind],
				      (long long)c.v[i].number);
		for (size_t k = 0; k < c.v[i].fields.n; k++)
			out = nt_arena_printf(&f->arena, "%s %s", out,
					      c.v[i].fields.v[k]);
	}
	return c.left_out == 0 ? out
			       : nt_arena_printf(&f->arena, "%s; %lld left out",
						 out, (long long)c.left_out);
}

/* "2024-01 2024-03, 2024-05 2024-05" */
static const char *unclosed(struct fixture *f, int64_t day)
{
	struct nt_unclosed u;
	const char *out = "";

	assert_int_equal(nt_store_unclosed(f->store, day, &f->arena, &u,
					   &f->err),
			 NT_OK);
	for (size_t i = 0; i < u.n; i++)
		out = nt_arena_printf(&f->arena, "%s%s%s %s", out,
				      i > 0 ? ", " : "", u.v[i].first,
				      u.v[i].last);
	return nt_arena_printf(&f->arena, "%s%s", out, u.last_month ? "!" : "");
}

static void a_month_is_closed_once_and_says_when(void **state)
{
	struct fixture *f = *state;
	char hash[NT_SHA256_HEX];

	assert_int_equal(close_month(f, "2024-04"), NT_OK);
	assert_string_equal(f->closed.at, "2024-06-12T09:00:00Z");
	assert_string_equal(f->closed.by, "tester");
	assert_int_equal(f->closed.meetings, 2);
	memcpy(hash, f->closed.hash, sizeof(hash));
	assert_int_equal(close_month(f, "2024-04"), NT_ECONFLICT);
	assert_err(&f->err, "", "2024-04 was closed on 2024-06-12");
	assert_int_equal(nt_store_month_closed(f->store, "2024-04", &f->arena,
					       &f->closed, NULL),
			 NT_OK);
	assert_string_equal(f->closed.hash, hash);
	assert_int_equal(nt_store_month_closed(f->store, "2024-05", &f->arena,
					       &f->closed, NULL),
			 NT_OK);
	assert_null(f->closed.at);
}

static void a_month_that_has_not_ended_is_not_closed(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(close_month(f, "2024-06"), NT_EINVAL);
	assert_err(&f->err, "", "This month has not ended yet");
	assert_int_equal(nt_store_close_month(f->store, "2024-05",
					      nt_day_number(2024, 5, 31), false,
					      &f->arena, &f->closed, NULL),
			 NT_EINVAL);
	assert_int_equal(nt_store_close_month(f->store, "2024-05",
					      nt_day_number(2024, 6, 1), false,
					      &f->arena, &f->closed, NULL),
			 NT_OK);
	assert_int_equal(close_month(f, "2023"), NT_EINVAL);
}

static void the_hash_is_that_of_the_records_in_any_order(void **state)
{
	struct fixture *f = *state;
	struct nt_record recs[2];
	char hash[NT_SHA256_HEX];

	assert_int_equal(close_month(f, "2024-04"), NT_OK);
	get(f, 2, &recs[0]);
	get(f, 1, &recs[1]);
	nt_month_hash("2024-04", recs, 2, hash);
	assert_string_equal(hash, f->closed.hash);
	recs[1].title = "Lain";
	nt_month_hash("2024-04", recs, 2, hash);
	assert_string_not_equal(hash, f->closed.hash);
}

static void collect(void *ctx, const char *finding)
{
	nt_buf_printf(ctx, "%s\n", finding);
}

static void check_tells_a_closed_month_that_was_tampered_with(void **state)
{
	struct fixture *f = *state;
	struct nt_buf findings = { 0 };

	assert_int_equal(close_month(f, "2024-04"), NT_OK);
	assert_int_equal(close_month(f, "2024-05"), NT_OK);
	assert_int_equal(nt_store_check(f->store, collect, &findings, NULL),
			 NT_OK);
	assert_int_equal(nt_db_run(f->store,
				   "DELETE FROM closing_meeting WHERE uid LIKE "
				   "'%2' AND closing_id = 1",
				   NULL),
			 NT_OK);
	assert_int_equal(nt_store_check(f->store, collect, &findings, NULL),
			 NT_EDAMAGED);
	assert_string_equal(nt_buf_str(&findings),
			    "2024-04: what was kept of it when it was closed "
			    "was changed\n");
	nt_buf_free(&findings);
}

static void a_changed_title_is_a_correction_of_its_month(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(close_month(f, "2024-04"), NT_OK);
	retitle(f, 1, "Satu, dibetulkan");
	retitle(f, 3, "Mei terbuka");
	assert_string_equal(corrections(f, "2024-05"),
			    "2024-04 changed 1 title");
}

static void what_lives_on_is_no_correction(void **state)
{
	struct fixture *f = *state;
	struct nt_record rec;

	assert_int_equal(close_month(f, "2024-04"), NT_OK);
	get(f, 1, &rec);
	rec.follow_ups.v[0].status = NT_FOLLOW_UP_STATUS_DONE;
	rec.follow_ups.v[0].closed_on = "2024-06-01";
	rec.status = NT_RECORD_STATUS_FINAL;
	put(f, &rec);
	assert_string_equal(corrections(f, "2024-05"), "");
}

static void what_was_set_right_again_is_no_correction(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(close_month(f, "2024-04"), NT_OK);
	retitle(f, 1, "Salah");
	retitle(f, 1, "Satu");
	assert_string_equal(corrections(f, "2024-05"), "");
}

static void new_trashed_and_moved_meetings_are_corrections(void **state)
{
	struct fixture *f = *state;
	struct nt_record rec;
	char uid[NT_UID_SIZE];

	assert_int_equal(close_month(f, "2024-04"), NT_OK);
	test_add(f->store, 4, "{'date':'2024-04-30','title':'Empat'}",
		 &f->arena);
	assert_int_equal(nt_store_trash(f->store, test_uid(2, uid), 1, true,
					NULL),
			 NT_OK);
	get(f, 1, &rec);
	rec.date = "2024-05-03";
	put(f, &rec);
	assert_string_equal(corrections(f, NULL),
			    "2024-04 removed 1, 2024-04 removed 2, "
			    "2024-04 added 4");
	assert_int_equal(nt_store_trash(f->store, test_uid(2, uid), 1, false,
					NULL),
			 NT_OK);
	assert_string_equal(corrections(f, NULL),
			    "2024-04 removed 1, 2024-04 added 4");
}

static void imported_and_taken_back_counts_like_saved(void **state)
{
	struct fixture *f = *state;
	struct nt_importing how = { .files = "x", .links = NT_LINKS_SET };
	struct nt_import *import;
	struct nt_record rec;
	enum nt_verdict verdict;
	int64_t batch;

	assert_int_equal(close_month(f, "2024-04"), NT_OK);
	test_record(&rec, 9, &f->arena);
	rec.date = "2024-04-09";
	assert_int_equal(nt_import_begin(f->store, &how, &import, NULL), NT_OK);
	assert_int_equal(nt_import_record(import, &rec, &verdict, NULL), NT_OK);
	assert_int_equal(nt_import_end(import, NT_OK, &batch, NULL), NT_OK);
	assert_string_equal(corrections(f, NULL), "2024-04 added 4");
	assert_int_equal(nt_store_undo_batch(f->store, batch, NULL), NT_OK);
	assert_string_equal(corrections(f, NULL), "");
}

/* A correction stands in one report: that which is closed next. */
static void a_correction_stands_in_the_next_report_only(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(close_month(f, "2024-04"), NT_OK);
	retitle(f, 1, "Satu, dibetulkan");
	assert_int_equal(close_month(f, "2024-05"), NT_OK);
	retitle(f, 3, "Tiga, dibetulkan");
	assert_string_equal(corrections(f, "2024-04"), "");
	assert_string_equal(corrections(f, "2024-05"),
			    "2024-04 changed 1 title");
	assert_string_equal(corrections(f, "2024-06"),
			    "2024-05 changed 3 title");
}

static void confidential_corrections_are_left_out_and_counted(void **state)
{
	struct fixture *f = *state;
	struct nt_record rec;

	assert_int_equal(close_month(f, "2024-04"), NT_OK);
	get(f, 1, &rec);
	rec.confidential = true;
	put(f, &rec);
	assert_string_equal(corrections(f, NULL), "; 1 left out");
}

static void months_are_unclosed_from_the_first_record_on(void **state)
{
	struct fixture *f = *state;

	test_add(f->store, 5, "{'date':'2023-12-30','title':'Lama'}",
		 &f->arena);
	assert_string_equal(unclosed(f, today()), "2023-12 2024-05!");
	assert_int_equal(close_month(f, "2024-04"), NT_OK);
	assert_string_equal(unclosed(f, today()),
			    "2023-12 2024-03, 2024-05 2024-05!");
	assert_int_equal(close_month(f, "2024-05"), NT_OK);
	assert_string_equal(unclosed(f, today()), "2023-12 2024-03");
	assert_string_equal(unclosed(f, nt_day_number(2023, 12, 31)), "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_month_is_closed_once_and_says_when),
		TEST(a_month_that_has_not_ended_is_not_closed),
		TEST(the_hash_is_that_of_the_records_in_any_order),
		TEST(check_tells_a_closed_month_that_was_tampered_with),
		TEST(a_changed_title_is_a_correction_of_its_month),
		TEST(what_lives_on_is_no_correction),
		TEST(what_was_set_right_again_is_no_correction),
		TEST(new_trashed_and_moved_meetings_are_corrections),
		TEST(imported_and_taken_back_counts_like_saved),
		TEST(a_correction_stands_in_the_next_report_only),
		TEST(confidential_corrections_are_left_out_and_counted),
		TEST(months_are_unclosed_from_the_first_record_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
