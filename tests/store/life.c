/* life.c - the seam as specified: a final record and what may become of it. */
#include <stdlib.h>

#include "lib/logbook.h"
#include "lib/testing.h"

struct fixture {
	struct nt_arena arena;
	struct nt_store *store;
	struct nt_record rec;
	struct nt_err err;
};

/* Record 1 is final, at version 2. */
static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	f->store = test_open(":memory:");
	test_record(&f->rec, 1, &f->arena);
	test_save(f->store, &f->rec, 0, &f->arena);
	f->rec.status = NT_RECORD_STATUS_FINAL;
	test_save(f->store, &f->rec, 1, &f->arena);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	nt_store_close(f->store);
	nt_arena_free(&f->arena);
	free(f);
	return 0;
}

static void assert_refused(struct fixture *f, const char *field)
{
	int64_t version = f->rec.version;
	struct nt_record got;

	assert_int_equal(nt_store_save(f->store, &f->rec, version, &f->arena,
				       &f->err),
			 NT_EINVAL);
	assert_err(&f->err, field, "Final: change it with `amend 1 --why");
	test_get(f->store, f->rec.uid, &f->arena, &got);
	assert_int_equal(got.version, version);
	assert_string_equal(got.title, "Rapat uji 1");
}

static void what_was_said_is_frozen(void **state)
{
	struct fixture *f = *state;

	f->rec.title = "Lain";
	assert_refused(f, "title");
}

static void so_is_every_line_of_it(void **state)
{
	struct fixture *f = *state;

	f->rec.issues.v[0].text = "Lain";
	assert_refused(f, "issues 1 text");
}

static void a_line_more_or_less_is_a_change_of_its_section(void **state)
{
	struct fixture *f = *state;

	f->rec.follow_ups.n = 0;
	assert_refused(f, "follow_ups 1");
}

static void a_final_record_does_not_become_a_working_one(void **state)
{
	struct fixture *f = *state;
	const char *tag = "kehumasan";

	f->rec.tags = (struct nt_words) { &tag, 1 };
	test_save(f->store, &f->rec, 2, &f->arena);
	f->rec.status = NT_RECORD_STATUS_WORKING;
	assert_refused(f, "status");
}

static void
to_become_final_is_taken_back_if_nothing_was_done_since(void **state)
{
	struct fixture *f = *state;
	const char *tag = "kehumasan";

	if (nt_store_undo_final(f->store, &f->rec, &f->arena, &f->err) != NT_OK)
		fail_msg("%s", f->err.msg);
	assert_int_equal(f->rec.version, 3);
	assert_int_equal(f->rec.status, NT_RECORD_STATUS_WORKING);
	f->rec.status = NT_RECORD_STATUS_FINAL;
	test_save(f->store, &f->rec, 3, &f->arena);
	f->rec.tags = (struct nt_words) { &tag, 1 };
	test_save(f->store, &f->rec, 4, &f->arena);
	assert_int_equal(nt_store_undo_final(f->store, &f->rec, &f->arena,
					     &f->err),
			 NT_ECONFLICT);
}

static void what_is_not_final_is_not_taken_back(void **state)
{
	struct fixture *f = *state;
	struct nt_record other;

	test_record(&other, 2, &f->arena);
	test_save(f->store, &other, 0, &f->arena);
	assert_int_equal(nt_store_undo_final(f->store, &other, &f->arena,
					     &f->err),
			 NT_ECONFLICT);
}

static void a_reason_alone_is_no_amendment(void **state)
{
	struct fixture *f = *state;

	f->rec.title = "Lain";
	f->rec.amended_why = "ejaan";
	assert_refused(f, "title");
}

static void nor_is_the_word_amended_without_a_reason(void **state)
{
	struct fixture *f = *state;

	f->rec.status = NT_RECORD_STATUS_AMENDED;
	assert_refused(f, "status");
}

static void what_lives_on_is_saved_and_stands_in_the_history(void **state)
{
	struct fixture *f = *state;
	struct nt_event event = { .date = "2024-07-01",
				  .type = NT_EVENT_TYPE_ANSWERED,
				  .how = NT_COVERAGE_FULLY,
				  .text = "Surat 12" };
	struct nt_chase chase = { .date = "2024-07-01",
				  .type = NT_CHASE_TYPE_REMINDED };
	const char *tag = "kehumasan";
	struct nt_versions versions;

	f->rec.follow_ups.v[0].status = NT_FOLLOW_UP_STATUS_DONE;
	f->rec.follow_ups.v[0].closed_on = "2024-07-02";
	f->rec.follow_ups.v[0].chases.v = &chase;
	f->rec.follow_ups.v[0].chases.n = 1;
	f->rec.issues.v[0].events.v = &event;
	f->rec.issues.v[0].events.n = 1;
	f->rec.participants.v[0].to_verify = true;
	f->rec.tags = (struct nt_words) { &tag, 1 };
	test_save(f->store, &f->rec, 2, &f->arena);
	assert_int_equal(f->rec.version, 3);
	assert_int_equal(f->rec.status, NT_RECORD_STATUS_FINAL);
	assert_int_equal(nt_store_history(f->store, f->rec.uid, &f->arena,
					  &versions, &f->err),
			 NT_OK);
	assert_int_equal(versions.n, 3);
	assert_null(versions.v[0].why);
}

static void
an_amendment_changes_what_is_frozen_and_keeps_its_reason(void **state)
{
	struct fixture *f = *state;
	struct nt_versions versions;
	struct nt_record old;

	f->rec.title = "Judul yang benar";
	f->rec.status = NT_RECORD_STATUS_AMENDED;
	f->rec.amended_why = "judul keliru";
	test_save(f->store, &f->rec, 2, &f->arena);
	assert_int_equal(nt_store_history(f->store, f->rec.uid, &f->arena,
					  &versions, &f->err),
			 NT_OK);
	assert_string_equal(versions.v[0].why, "judul keliru");
	assert_int_equal(nt_store_get_version(f->store, f->rec.uid, 2,
					      &f->arena, &old, &f->err),
			 NT_OK);
	assert_string_equal(old.title, "Rapat uji 1");
}

static void the_next_change_needs_a_reason_of_its_own(void **state)
{
	struct fixture *f = *state;

	f->rec.status = NT_RECORD_STATUS_AMENDED;
	f->rec.amended_why = "judul keliru";
	test_save(f->store, &f->rec, 2, &f->arena);
	f->rec.city = "Padang";
	assert_int_equal(nt_store_save(f->store, &f->rec, 3, &f->arena,
				       &f->err),
			 NT_EINVAL);
	assert_err(&f->err, "city", "Final:");
	f->rec.amended_why = "kota keliru";
	test_save(f->store, &f->rec, 3, &f->arena);
	f->rec.status = NT_RECORD_STATUS_FINAL;
	assert_int_equal(nt_store_save(f->store, &f->rec, 4, &f->arena,
				       &f->err),
			 NT_EINVAL);
	assert_string_equal(f->err.field, "status");
}

static void a_newer_version_is_a_conflict_before_it_is_frozen(void **state)
{
	struct fixture *f = *state;

	f->rec.title = "Lain";
	assert_int_equal(nt_store_save(f->store, &f->rec, 1, &f->arena,
				       &f->err),
			 NT_ECONFLICT);
}

static void a_final_record_goes_to_the_trash_and_comes_back_final(void **state)
{
	struct fixture *f = *state;
	struct nt_record got;

	for (int in = 1; in >= 0; in--)
		assert_int_equal(nt_store_trash(f->store, f->rec.uid, 2,
						in == 1, &f->err),
				 NT_OK);
	test_get(f->store, f->rec.uid, &f->arena, &got);
	assert_int_equal(got.status, NT_RECORD_STATUS_FINAL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_was_said_is_frozen),
		TEST(so_is_every_line_of_it),
		TEST(a_line_more_or_less_is_a_change_of_its_section),
		TEST(a_final_record_does_not_become_a_working_one),
		TEST(to_become_final_is_taken_back_if_nothing_was_done_since),
		TEST(what_is_not_final_is_not_taken_back),
		TEST(a_reason_alone_is_no_amendment),
		TEST(nor_is_the_word_amended_without_a_reason),
		TEST(what_lives_on_is_saved_and_stands_in_the_history),
		TEST(an_amendment_changes_what_is_frozen_and_keeps_its_reason),
		TEST(the_next_change_needs_a_reason_of_its_own),
		TEST(a_newer_version_is_a_conflict_before_it_is_frozen),
		TEST(a_final_record_goes_to_the_trash_and_comes_back_final),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
