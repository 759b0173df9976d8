/* record.c - the seam as specified: one record, saved, read, versioned. */
#include <stdio.h>
#include <stdlib.h>

#include "lib/logbook.h"
#include "lib/testing.h"

struct fixture {
	struct nt_arena arena;
	struct nt_store *store;
	struct nt_record rec;
	struct nt_err err;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	f->store = test_open(":memory:");
	test_record(&f->rec, 1, &f->arena);
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

static void a_record_is_read_as_it_was_saved(void **state)
{
	struct fixture *f = *state;
	struct nt_record got;

	test_save(f->store, &f->rec, 0, &f->arena);
	test_get(f->store, f->rec.uid, &f->arena, &got);
	assert_string_equal(test_json(&got, &f->arena),
			    test_json(&f->rec, &f->arena));
}

static void saving_sets_number_version_and_who_made_it(void **state)
{
	struct fixture *f = *state;

	test_save(f->store, &f->rec, 0, &f->arena);
	assert_int_equal(f->rec.number, 1);
	assert_int_equal(f->rec.version, 1);
	assert_string_equal(f->rec.created_by, "tester");
	assert_string_equal(f->rec.created_at, f->rec.updated_at);
}

static void a_new_record_belongs_to_the_office_of_the_logbook(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(nt_store_set_office(f->store, "Kantor Uji", "13.77",
					     &f->err),
			 NT_OK);
	test_save(f->store, &f->rec, 0, &f->arena);
	assert_string_equal(f->rec.office, "Kantor Uji");
	assert_string_equal(f->rec.office_code, "13.77");
}

static void a_save_over_a_newer_version_names_both(void **state)
{
	struct fixture *f = *state;
	struct nt_record mine, got;

	test_save(f->store, &f->rec, 0, &f->arena);
	mine = f->rec;
	f->rec.title = "Theirs";
	test_save(f->store, &f->rec, 1, &f->arena);
	mine.title = "Mine";
	assert_int_equal(nt_store_save(f->store, &mine, 1, &f->arena, &f->err),
			 NT_ECONFLICT);
	assert_err(&f->err, "", "version 2");
	assert_err(&f->err, "", "version 1");
	test_get(f->store, f->rec.uid, &f->arena, &got);
	assert_string_equal(got.title, "Theirs");
}

static void a_save_that_fails_changes_nothing_for_the_caller(void **state)
{
	struct fixture *f = *state;

	f->rec.title = NULL;
	assert_int_equal(nt_store_save(f->store, &f->rec, 0, &f->arena,
				       &f->err),
			 NT_EINVAL);
	assert_string_equal(f->err.field, "title");
	assert_int_equal(f->rec.number, 0);
	assert_int_equal(f->rec.version, 0);
	assert_null(f->rec.venue_uid);
}

static void the_same_save_twice_is_one_save(void **state)
{
	struct fixture *f = *state;
	struct nt_record again = f->rec;

	test_save(f->store, &f->rec, 0, &f->arena);
	test_save(f->store, &again, 0, &f->arena);
	assert_int_equal(again.version, 1);
	assert_int_equal(again.number, f->rec.number);
}

static void another_new_record_of_the_same_uid_is_a_conflict(void **state)
{
	struct fixture *f = *state;
	struct nt_record again = f->rec;

	test_save(f->store, &f->rec, 0, &f->arena);
	again.title = "Another";
	assert_int_equal(nt_store_save(f->store, &again, 0, &f->arena, &f->err),
			 NT_ECONFLICT);
}

static void numbers_are_not_given_out_twice(void **state)
{
	struct fixture *f = *state;
	struct nt_record other;
	int64_t last = 0;

	test_save(f->store, &f->rec, 0, &f->arena);
	assert_int_equal(nt_store_trash(f->store, f->rec.uid, 1, true, &f->err),
			 NT_OK);
	test_record(&other, 2, &f->arena);
	test_save(f->store, &other, 0, &f->arena);
	assert_int_equal(other.number, 2);
	assert_int_equal(nt_store_last_number(f->store, &last, &f->err), NT_OK);
	assert_int_equal(last, 2);
}

static void history_tells_every_version_and_what_changed(void **state)
{
	struct fixture *f = *state;
	struct nt_versions versions;
	struct nt_record old;

	test_save(f->store, &f->rec, 0, &f->arena);
	f->rec.title = "Rapat lain";
	f->rec.updated_by = "another";
	test_save(f->store, &f->rec, 1, &f->arena);
	assert_int_equal(nt_store_history(f->store, f->rec.uid, &f->arena,
					  &versions, &f->err),
			 NT_OK);
	assert_int_equal(versions.n, 2);
	assert_int_equal(versions.v[0].version, 2);
	assert_string_equal(versions.v[0].by, "another");
	assert_int_equal(versions.v[0].changed.n, 1);
	assert_string_equal(versions.v[0].changed.v[0], "title");
	assert_int_equal(versions.v[1].changed.n, 0);
	assert_int_equal(nt_store_get_version(f->store, f->rec.uid, 1,
					      &f->arena, &old, &f->err),
			 NT_OK);
	assert_string_equal(old.title, "Rapat uji 1");
}

static void a_version_that_never_was_is_not_found(void **state)
{
	struct fixture *f = *state;
	struct nt_record old;

	test_save(f->store, &f->rec, 0, &f->arena);
	assert_int_equal(nt_store_get_version(f->store, f->rec.uid, 7,
					      &f->arena, &old, &f->err),
			 NT_ENOTFOUND);
}

static void a_record_in_the_trash_is_read_but_not_saved(void **state)
{
	struct fixture *f = *state;
	struct nt_record got;

	test_save(f->store, &f->rec, 0, &f->arena);
	assert_int_equal(nt_store_trash(f->store, f->rec.uid, 1, true, &f->err),
			 NT_OK);
	test_get(f->store, f->rec.uid, &f->arena, &got);
	assert_int_equal(nt_store_save(f->store, &f->rec, 1, &f->arena,
				       &f->err),
			 NT_ECONFLICT);
	assert_err(&f->err, "", "trash");
	assert_int_equal(nt_store_trash(f->store, f->rec.uid, 1, false,
					&f->err),
			 NT_OK);
	test_save(f->store, &f->rec, 1, &f->arena);
}

static void trashing_what_another_edited_is_a_conflict(void **state)
{
	struct fixture *f = *state;

	test_save(f->store, &f->rec, 0, &f->arena);
	test_save(f->store, &f->rec, 1, &f->arena);
	assert_int_equal(nt_store_trash(f->store, f->rec.uid, 1, true, &f->err),
			 NT_ECONFLICT);
}

static void a_record_is_found_by_number_uid_and_beginning(void **state)
{
	struct fixture *f = *state;
	char uid[NT_UID_SIZE], beginning[NT_UID_SIZE];

	f->rec.uid = "018fb7a2-6c00-7000-8000-000000000001";
	test_save(f->store, &f->rec, 0, &f->arena);
	snprintf(beginning, sizeof(beginning), "%.8s", f->rec.uid);
	assert_int_equal(nt_store_find(f->store, "1", uid, &f->err), NT_OK);
	assert_string_equal(uid, f->rec.uid);
	assert_int_equal(nt_store_find(f->store, f->rec.uid, uid, &f->err),
			 NT_OK);
	assert_int_equal(nt_store_find(f->store, beginning, uid, &f->err),
			 NT_OK);
	assert_string_equal(uid, f->rec.uid);
	assert_int_equal(nt_store_find(f->store, "018fb7a", uid, &f->err),
			 NT_ENOTFOUND);
	assert_int_equal(nt_store_find(f->store, "2", uid, &f->err),
			 NT_ENOTFOUND);
}

static void a_beginning_that_fits_two_records_is_refused(void **state)
{
	struct fixture *f = *state;
	struct nt_record other;
	char uid[NT_UID_SIZE];

	f->rec.uid = "018fb7a2-6c00-7000-8000-000000000001";
	test_save(f->store, &f->rec, 0, &f->arena);
	test_record(&other, 2, &f->arena);
	other.uid = "018fb7a2-6c00-7000-8000-000000000002";
	test_save(f->store, &other, 0, &f->arena);
	assert_int_equal(nt_store_find(f->store, "018fb7a2-6c", uid, &f->err),
			 NT_EINVAL);
}

static void a_name_is_linked_to_the_row_of_that_name(void **state)
{
	struct fixture *f = *state;
	struct nt_record other;

	test_save(f->store, &f->rec, 0, &f->arena);
	assert_non_null(f->rec.participants.v[0].person_uid);
	assert_non_null(f->rec.participants.v[0].organization_uid);
	assert_non_null(f->rec.venue_uid);
	assert_string_equal(f->rec.follow_ups.v[0].owner_uid,
			    f->rec.participants.v[0].organization_uid);
	test_record(&other, 2, &f->arena);
	other.participants.v[0].name = "SITI RAHMA, s.sos., m.si";
	other.venue = "RUANG RAPAT";
	test_save(f->store, &other, 0, &f->arena);
	assert_string_equal(other.participants.v[0].person_uid,
			    f->rec.participants.v[0].person_uid);
	assert_string_equal(other.venue_uid, f->rec.venue_uid);
	assert_string_equal(other.venue, "RUANG RAPAT");
}

static void a_post_without_a_name_is_no_person(void **state)
{
	struct fixture *f = *state;

	f->rec.participants.v[0].type = NT_PARTICIPANT_TYPE_ROLE;
	f->rec.participants.v[0].name = NULL;
	test_save(f->store, &f->rec, 0, &f->arena);
	assert_null(f->rec.participants.v[0].person_uid);
}

static void unknown_statuses_become_working_and_open(void **state)
{
	struct fixture *f = *state;

	f->rec.status = NT_NO_RECORD_STATUS;
	f->rec.follow_ups.v[0].status = NT_NO_FOLLOW_UP_STATUS;
	test_save(f->store, &f->rec, 0, &f->arena);
	assert_int_equal(f->rec.status, NT_RECORD_STATUS_WORKING);
	assert_int_equal(f->rec.follow_ups.v[0].status,
			 NT_FOLLOW_UP_STATUS_OPEN);
}

static void the_logbook_counts_what_is_not_in_the_trash(void **state)
{
	struct fixture *f = *state;
	struct nt_logbook logbook;
	struct nt_record other;

	test_save(f->store, &f->rec, 0, &f->arena);
	test_record(&other, 2, &f->arena);
	test_save(f->store, &other, 0, &f->arena);
	test_save(f->store, &other, 1, &f->arena);
	assert_int_equal(nt_store_trash(f->store, other.uid, 2, true, &f->err),
			 NT_OK);
	assert_int_equal(nt_store_logbook(f->store, &f->arena, &logbook,
					  &f->err),
			 NT_OK);
	assert_int_equal(logbook.records, 1);
	assert_true(nt_uid_valid(logbook.uid));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_record_is_read_as_it_was_saved),
		TEST(saving_sets_number_version_and_who_made_it),
		TEST(a_new_record_belongs_to_the_office_of_the_logbook),
		TEST(a_save_over_a_newer_version_names_both),
		TEST(a_save_that_fails_changes_nothing_for_the_caller),
		TEST(the_same_save_twice_is_one_save),
		TEST(another_new_record_of_the_same_uid_is_a_conflict),
		TEST(numbers_are_not_given_out_twice),
		TEST(history_tells_every_version_and_what_changed),
		TEST(a_version_that_never_was_is_not_found),
		TEST(a_record_in_the_trash_is_read_but_not_saved),
		TEST(trashing_what_another_edited_is_a_conflict),
		TEST(a_record_is_found_by_number_uid_and_beginning),
		TEST(a_beginning_that_fits_two_records_is_refused),
		TEST(a_name_is_linked_to_the_row_of_that_name),
		TEST(a_post_without_a_name_is_no_person),
		TEST(unknown_statuses_become_working_and_open),
		TEST(the_logbook_counts_what_is_not_in_the_trash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
