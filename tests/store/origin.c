/* origin.c - the seam as specified: meetings out of files of others. */
#include <stdlib.h>
#include <string.h>

#include "lib/logbook.h"
#include "lib/testing.h"
#include "notula/directory.h"

struct fixture {
	struct nt_arena arena;
	struct nt_store *store;
	struct nt_err err;
	int64_t number; /* of the record that the last one is like */
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	f->store = test_open(":memory:");
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

static struct nt_record meeting(struct fixture *f, const char *date,
				const char *title)
{
	char *uid = nt_arena_alloc(&f->arena, NT_UID_SIZE);

	nt_uid_new(uid);
	return (struct nt_record) { .uid = uid,
				    .date = date,
				    .title = title,
				    .status = NT_RECORD_STATUS_WORKING,
				    .updated_at = "2024-06-12T09:00:00Z",
				    .updated_by = "tester" };
}

/* A fingerprint of 32 digits that begins with NAME. */
static const char *print_of(struct fixture *f, const char *name)
{
	return nt_arena_printf(&f->arena, "%s%032d", name, 0);
}

static enum nt_verdict import(struct fixture *f, struct nt_importing how,
			      const struct nt_record *rec,
			      struct nt_origin origin)
{
	struct nt_import *import;
	enum nt_verdict verdict;
	int64_t batch;

	how.files = "rapat.csv";
	origin.fingerprint = print_of(f, origin.fingerprint);
	assert_int_equal(nt_import_begin(f->store, &how, &import, &f->err),
			 NT_OK);
	if (nt_import_foreign(import, rec, &origin, &verdict, &f->number,
			      &f->err) != NT_OK)
		fail_msg("%s: %s", f->err.field, f->err.msg);
	assert_int_equal(nt_import_end(import, NT_OK, &batch, &f->err), NT_OK);
	return verdict;
}

static enum nt_verdict import_plain(struct fixture *f,
				    const struct nt_record *rec,
				    const char *fingerprint)
{
	return import(f, (struct nt_importing) { .links = NT_LINKS_SET }, rec,
		      (struct nt_origin) { .fingerprint = fingerprint });
}

static int64_t records(struct fixture *f)
{
	struct nt_logbook logbook;

	assert_int_equal(nt_store_logbook(f->store, &f->arena, &logbook,
					  &f->err),
			 NT_OK);
	return logbook.records;
}

static void the_same_rows_are_taken_once(void **state)
{
	struct fixture *f = *state;
	struct nt_record a = meeting(f, "2024-05", "Rakor");
	struct nt_record b = meeting(f, "2024-05", "Rakor");

	assert_int_equal(import_plain(f, &a, "a"), NT_VERDICT_ADDED);
	assert_int_equal(import_plain(f, &b, "a"), NT_VERDICT_SAME);
	assert_int_equal(f->number, 1);
	assert_int_equal(import_plain(f, &b, "b"), NT_VERDICT_ADDED);
	assert_int_equal(records(f), 2);
}

static void a_like_meeting_is_shown_and_not_added(void **state)
{
	struct fixture *f = *state;
	struct nt_record a = meeting(f, "2024-05-27", "Rakor");
	struct nt_record title = meeting(f, "2024-05-27", "RAKOR");
	struct nt_record venue = meeting(f, "2024-05-27", "Evaluasi");
	struct nt_record other = meeting(f, "2024-05-28", "Rakor");
	struct nt_origin even = { .fingerprint = "e", .even_alike = true };

	a.venue = "Aula";
	venue.venue = "aula";
	assert_int_equal(import_plain(f, &a, "a"), NT_VERDICT_ADDED);
	assert_int_equal(import_plain(f, &title, "b"), NT_VERDICT_DUPLICATE);
	assert_int_equal(f->number, 1);
	assert_int_equal(import_plain(f, &venue, "c"), NT_VERDICT_DUPLICATE);
	assert_int_equal(import_plain(f, &other, "d"), NT_VERDICT_ADDED);
	assert_int_equal(import(f, (struct nt_importing) { 0 }, &title, even),
			 NT_VERDICT_ADDED);
	assert_int_equal(records(f), 3);
}

static void another_office_may_tell_of_the_same_meeting(void **state)
{
	struct fixture *f = *state;
	struct nt_record ours = meeting(f, "2024-05-27", "Rakor");
	struct nt_record theirs = meeting(f, "2024-05-27", "Rakor");

	ours.office_code = "13.77";
	theirs.office_code = "13.06";
	assert_int_equal(import_plain(f, &ours, "a"), NT_VERDICT_ADDED);
	assert_int_equal(import_plain(f, &theirs, "b"), NT_VERDICT_ADDED);
}

static void equal_rows_of_one_import_all_stay(void **state)
{
	struct fixture *f = *state;
	struct nt_importing how = { .files = "rapat.csv" };
	struct nt_import *import;
	int64_t batch;

	assert_int_equal(nt_import_begin(f->store, &how, &import, &f->err),
			 NT_OK);
	for (int i = 0; i < 2; i++) {
		struct nt_record rec = meeting(f, "2024-05-27", "Rakor");
		struct nt_origin origin = {
			.fingerprint = print_of(f, i ? "b" : "a")
		};
		enum nt_verdict verdict;

		assert_int_equal(nt_import_foreign(import, &rec, &origin,
						   &verdict, &f->number,
						   &f->err),
				 NT_OK);
		assert_int_equal(verdict, NT_VERDICT_ADDED);
	}
	assert_int_equal(nt_import_end(import, NT_OK, &batch, &f->err), NT_OK);
	assert_int_equal(records(f), 2);
}

static const struct nt_importing updating = { .links = NT_LINKS_SET,
					      .update = true };

static void a_known_key_is_made_new(void **state)
{
	struct fixture *f = *state;
	struct nt_record a = meeting(f, "2024-05-27", "Rakor");
	struct nt_record b = meeting(f, "2024-05-27", "Rakor humas");
	struct nt_origin first = { .fingerprint = "a", .key = "17" };
	struct nt_origin next = { .fingerprint = "b", .key = "17" };
	struct nt_record now;

	assert_int_equal(import(f, updating, &a, first), NT_VERDICT_ADDED);
	assert_int_equal(import(f, updating, &b, next), NT_VERDICT_UPDATED);
	assert_int_equal(import(f, updating, &b, next), NT_VERDICT_SAME);
	test_get(f->store, a.uid, &f->arena, &now);
	assert_string_equal(now.title, "Rakor humas");
	assert_int_equal(now.version, 2);
	assert_int_equal(now.number, 1);
}

static void what_was_edited_since_is_not_made_new(void **state)
{
	struct fixture *f = *state;
	struct nt_record a = meeting(f, "2024-05-27", "Rakor");
	struct nt_record b = meeting(f, "2024-05-27", "Rakor humas");
	struct nt_origin first = { .fingerprint = "a", .key = "17" };
	struct nt_origin next = { .fingerprint = "b", .key = "17" };
	struct nt_record edited;

	assert_int_equal(import(f, updating, &a, first), NT_VERDICT_ADDED);
	test_get(f->store, a.uid, &f->arena, &edited);
	edited.venue = "Aula";
	test_save(f->store, &edited, 1, &f->arena);
	assert_int_equal(import(f, updating, &b, next), NT_VERDICT_CONFLICT);
	assert_int_equal(f->number, 1);
}

static void undoing_lets_the_rows_come_again(void **state)
{
	struct fixture *f = *state;
	struct nt_record a = meeting(f, "2024-05-27", "Rakor");
	struct nt_record b = meeting(f, "2024-05-27", "Rakor humas");
	struct nt_origin first = { .fingerprint = "a", .key = "17" };
	struct nt_origin next = { .fingerprint = "b", .key = "17" };

	assert_int_equal(import(f, updating, &a, first), NT_VERDICT_ADDED);
	assert_int_equal(import(f, updating, &b, next), NT_VERDICT_UPDATED);
	assert_int_equal(nt_store_undo_batch(f->store, 2, &f->err), NT_OK);
	assert_int_equal(nt_store_undo_batch(f->store, 1, &f->err), NT_OK);
	assert_int_equal(records(f), 0);
	assert_int_equal(import(f, updating, &a, first), NT_VERDICT_ADDED);
}

static void a_record_that_breaks_a_rule_leaves_the_import_going(void **state)
{
	struct fixture *f = *state;
	struct nt_importing how = { .files = "rapat.csv" };
	struct nt_record bad = meeting(f, "2024-02-30", "Rakor");
	struct nt_record good = meeting(f, "2024-02-29", "Rakor");
	struct nt_origin origin = { .fingerprint = print_of(f, "a") };
	struct nt_import *import;
	enum nt_verdict verdict;
	int64_t batch;

	assert_int_equal(nt_import_begin(f->store, &how, &import, &f->err),
			 NT_OK);
	assert_int_equal(nt_import_foreign(import, &bad, &origin, &verdict,
					   &f->number, &f->err),
			 NT_EINVAL);
	assert_string_equal(f->err.field, "date");
	assert_int_equal(nt_import_foreign(import, &good, &origin, &verdict,
					   &f->number, &f->err),
			 NT_OK);
	assert_int_equal(nt_import_end(import, NT_OK, &batch, &f->err), NT_OK);
	assert_int_equal(records(f), 1);
}

static void names_are_known_without_case_and_degrees(void **state)
{
	struct fixture *f = *state;
	static const struct nt_importing alike = { .links = NT_LINKS_ALIKE };
	static const char *const names[] = { "Ahmad Fauzi",
					     "AHMAD FAUZI, S.Sos.",
					     "Bpk. Ahmad Fauzi, M.Si" };
	static const char *const prints[] = { "a", "b", "c" };
	struct nt_entry_page page = { .n = 10 };
	struct nt_entries rows;

	for (size_t i = 0; i < NT_COUNT(names); i++) {
		struct nt_record rec = meeting(f, "2024-05", "Rakor");
		struct nt_participant p = {
			.no = 1,
			.type = NT_PARTICIPANT_TYPE_PERSON,
			.name = names[i],
			.organization = i ? "Bawaslu  Kab. Agam"
					  : "Bawaslu Kabupaten Agam",
		};
		struct nt_origin origin = { .fingerprint = prints[i] };

		rec.participants.v = &p;
		rec.participants.n = 1;
		assert_int_equal(import(f, alike, &rec, origin),
				 NT_VERDICT_ADDED);
	}
	assert_int_equal(nt_directory_list(f->store, NT_DIRECTORY_PEOPLE, &page,
					   &f->arena, &rows, &f->err),
			 NT_OK);
	assert_int_equal(rows.n, 1);
	assert_string_equal(rows.v[0].name, "Ahmad Fauzi");
	assert_int_equal(nt_directory_list(f->store, NT_DIRECTORY_ORGANIZATIONS,
					   &page, &f->arena, &rows, &f->err),
			 NT_OK);
	assert_int_equal(rows.n, 1);
}

/* "Bawaslu Solok" may be either. */
static void a_name_like_two_rows_is_a_new_one(void **state)
{
	struct fixture *f = *state;
	static const struct nt_importing alike = { .links = NT_LINKS_ALIKE };
	static const char *const names[] = { "Bawaslu Kabupaten Solok",
					     "Bawaslu Kota Solok",
					     "BAWASLU SOLOK" };
	static const char *const prints[] = { "a", "b", "c" };
	struct nt_entry_page page = { .n = 10 };
	struct nt_entries rows;

	for (size_t i = 0; i < NT_COUNT(names); i++) {
		struct nt_record rec = meeting(f, "2024-05", "Rakor");
		struct nt_participant p = {
			.no = 1,
			.type = NT_PARTICIPANT_TYPE_ORGANIZATION,
			.organization = names[i],
		};
		struct nt_origin origin = { .fingerprint = prints[i] };

		rec.participants.v = &p;
		rec.participants.n = 1;
		assert_int_equal(import(f, alike, &rec, origin),
				 NT_VERDICT_ADDED);
	}
	assert_int_equal(nt_directory_list(f->store, NT_DIRECTORY_ORGANIZATIONS,
					   &page, &f->arena, &rows, &f->err),
			 NT_OK);
	assert_int_equal(rows.n, 3);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	static const struct CMUnitTest tests[] = {
		TEST(the_same_rows_are_taken_once),
		TEST(a_like_meeting_is_shown_and_not_added),
		TEST(another_office_may_tell_of_the_same_meeting),
		TEST(equal_rows_of_one_import_all_stay),
		TEST(a_known_key_is_made_new),
		TEST(what_was_edited_since_is_not_made_new),
		TEST(undoing_lets_the_rows_come_again),
		TEST(a_record_that_breaks_a_rule_leaves_the_import_going),
		TEST(names_are_known_without_case_and_degrees),
		TEST(a_name_like_two_rows_is_a_new_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
