/* import.c - the seam as specified: all records, imports and their undoing. */
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
	f->rec.version = 4;
	f->rec.created_at = "2023-01-01T00:00:00Z";
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

static struct nt_import *begin(struct fixture *f, struct nt_importing how)
{
	struct nt_import *import;

	how.files = "old.jsonl";
	if (nt_import_begin(f->store, &how, &import, &f->err) != NT_OK)
		fail_msg("%s", f->err.msg);
	return import;
}

static enum nt_verdict take(struct nt_import *import,
			    const struct nt_record *rec)
{
	enum nt_verdict verdict;
	struct nt_err err = { 0 };

	if (nt_import_record(import, rec, &verdict, &err) != NT_OK)
		fail_msg("%s %s", err.field, err.msg);
	return verdict;
}

static int64_t end(struct fixture *f, struct nt_import *import)
{
	int64_t batch = -1;

	if (nt_import_end(import, NT_OK, &batch, &f->err) != NT_OK)
		fail_msg("%s %s", f->err.field, f->err.msg);
	return batch;
}

/* The whole of a small import. */
static enum nt_verdict import_one(struct fixture *f, struct nt_importing how,
				  const struct nt_record *rec, int64_t *batch)
{
	struct nt_import *import = begin(f, how);
	enum nt_verdict verdict = take(import, rec);

	*batch = end(f, import);
	return verdict;
}

static int64_t records(struct fixture *f)
{
	struct nt_logbook logbook;

	assert_int_equal(nt_store_logbook(f->store, &f->arena, &logbook,
					  &f->err),
			 NT_OK);
	return logbook.records;
}

static void say(void *ctx, const char *finding)
{
	(void)ctx;
	fail_msg("%s", finding);
}

static void assert_sound(struct fixture *f)
{
	assert_int_equal(nt_store_check(f->store, say, NULL, &f->err), NT_OK);
}

static void an_imported_record_is_added_as_it_is(void **state)
{
	struct fixture *f = *state;
	struct nt_record got;
	int64_t batch;

	assert_int_equal(import_one(f, (struct nt_importing) { 0 }, &f->rec,
				    &batch),
			 NT_VERDICT_ADDED);
	assert_int_equal(batch, 1);
	test_get(f->store, f->rec.uid, &f->arena, &got);
	f->rec.number = 1;
	assert_string_equal(test_json(&got, &f->arena),
			    test_json(&f->rec, &f->arena));
	assert_sound(f);
}

static void an_imported_record_is_found_by_its_people(void **state)
{
	struct fixture *f = *state;
	struct nt_query query;
	int64_t batch, n = 0;

	import_one(f, (struct nt_importing) { 0 }, &f->rec, &batch);
	assert_int_equal(nt_query_read("person:siti org:uji venue:rapat", 0,
				       false, &f->arena, &query, NULL, &f->err),
			 NT_OK);
	assert_int_equal(nt_store_count(f->store, &query, 10, &n, &f->err),
			 NT_OK);
	assert_int_equal(n, 1);
}

static void the_same_record_again_adds_nothing_and_no_batch(void **state)
{
	struct fixture *f = *state;
	struct nt_batches batches;
	int64_t batch;

	import_one(f, (struct nt_importing) { 0 }, &f->rec, &batch);
	assert_int_equal(import_one(f, (struct nt_importing) { 0 }, &f->rec,
				    &batch),
			 NT_VERDICT_SAME);
	assert_int_equal(batch, 0);
	assert_int_equal(nt_store_batches(f->store, &f->arena, &batches,
					  &f->err),
			 NT_OK);
	assert_int_equal(batches.n, 1);
	assert_string_equal(batches.v[0].files, "old.jsonl");
	assert_string_equal(batches.v[0].by, "tester");
	assert_int_equal(batches.v[0].added, 1);
}

static void a_record_that_differs_is_a_conflict_and_stays(void **state)
{
	struct fixture *f = *state;
	struct nt_record got;
	int64_t batch;

	import_one(f, (struct nt_importing) { 0 }, &f->rec, &batch);
	f->rec.title = "Lain";
	f->rec.version = 5;
	assert_int_equal(import_one(f, (struct nt_importing) { 0 }, &f->rec,
				    &batch),
			 NT_VERDICT_CONFLICT);
	test_get(f->store, f->rec.uid, &f->arena, &got);
	assert_string_equal(got.title, "Rapat uji 1");
}

static void an_update_takes_a_higher_version_only(void **state)
{
	struct fixture *f = *state;
	struct nt_importing update = { .update = true };
	struct nt_versions versions;
	struct nt_record got;
	int64_t batch;

	import_one(f, update, &f->rec, &batch);
	f->rec.title = "Lain";
	assert_int_equal(import_one(f, update, &f->rec, &batch),
			 NT_VERDICT_CONFLICT);
	f->rec.version = 9;
	assert_int_equal(import_one(f, update, &f->rec, &batch),
			 NT_VERDICT_UPDATED);
	test_get(f->store, f->rec.uid, &f->arena, &got);
	assert_string_equal(got.title, "Lain");
	assert_int_equal(got.version, 9);
	assert_int_equal(nt_store_history(f->store, f->rec.uid, &f->arena,
					  &versions, &f->err),
			 NT_OK);
	assert_int_equal(versions.n, 2);
	assert_sound(f);
}

static void what_is_in_the_trash_is_a_conflict(void **state)
{
	struct fixture *f = *state;
	int64_t batch;

	import_one(f, (struct nt_importing) { 0 }, &f->rec, &batch);
	assert_int_equal(nt_store_trash(f->store, f->rec.uid, 4, true, &f->err),
			 NT_OK);
	assert_int_equal(import_one(f, (struct nt_importing) { 0 }, &f->rec,
				    &batch),
			 NT_VERDICT_CONFLICT);
}

static void a_dry_run_judges_and_writes_nothing(void **state)
{
	struct fixture *f = *state;
	struct nt_importing dry = { .dry_run = true };
	struct nt_record got;
	int64_t batch;

	assert_int_equal(import_one(f, dry, &f->rec, &batch), NT_VERDICT_ADDED);
	assert_int_equal(batch, 0);
	assert_int_equal(nt_store_get(f->store, f->rec.uid, &f->arena, &got,
				      &f->err),
			 NT_ENOTFOUND);
}

static void an_import_that_fails_leaves_nothing(void **state)
{
	struct fixture *f = *state;
	struct nt_import *import = begin(f, (struct nt_importing) { 0 });
	struct nt_record bad = f->rec;
	enum nt_verdict verdict;
	enum nt_status status;
	int64_t batch;

	take(import, &f->rec);
	bad.date = "2024-02-30";
	status = nt_import_record(import, &bad, &verdict, &f->err);
	assert_int_equal(status, NT_EINVAL);
	assert_string_equal(f->err.field, "date");
	assert_int_equal(nt_import_end(import, status, &batch, &f->err),
			 NT_EINVAL);
	assert_int_equal(records(f), 0);
	assert_sound(f);
}

static void kept_numbers_must_be_above_the_last(void **state)
{
	struct fixture *f = *state;
	struct nt_importing keep = { .keep_numbers = true };
	struct nt_import *import;
	enum nt_verdict verdict;
	struct nt_record other;
	int64_t batch, last = 0;

	f->rec.number = 41;
	import_one(f, keep, &f->rec, &batch);
	assert_int_equal(nt_store_last_number(f->store, &last, &f->err), NT_OK);
	assert_int_equal(last, 41);
	test_record(&other, 2, &f->arena);
	other.number = 41;
	import = begin(f, keep);
	assert_int_equal(nt_import_record(import, &other, &verdict, &f->err),
			 NT_EINVAL);
	assert_string_equal(f->err.field, "number");
	assert_int_equal(nt_import_end(import, NT_EINVAL, &batch, &f->err),
			 NT_EINVAL);
}

static enum nt_status count_row(void *ctx, const void *row, struct nt_err *err)
{
	int64_t *n = ctx;

	(void)row;
	(void)err;
	(*n)++;
	return NT_OK;
}

static int64_t rows(struct fixture *f, const struct nt_shape *shape)
{
	int64_t n = 0;

	assert_int_equal(nt_store_each_row(f->store, shape, count_row, &n,
					   &f->err),
			 NT_OK);
	return n;
}

static void undoing_takes_records_and_the_rows_only_it_brought(void **state)
{
	struct fixture *f = *state;
	struct nt_record other;
	int64_t batch;

	test_record(&other, 2, &f->arena);
	other.participants.v[0].name = "Orang lain";
	test_save(f->store, &other, 0, &f->arena);
	import_one(f, (struct nt_importing) { 0 }, &f->rec, &batch);
	assert_int_equal(rows(f, &nt_shape_person), 2);
	assert_int_equal(nt_store_undo_batch(f->store, batch, &f->err), NT_OK);
	assert_int_equal(records(f), 1);
	assert_int_equal(rows(f, &nt_shape_person), 1);
	assert_int_equal(rows(f, &nt_shape_organization), 1);
	assert_sound(f);
	assert_int_equal(nt_store_undo_batch(f->store, batch, &f->err),
			 NT_EINVAL);
}

static void undoing_an_update_brings_the_old_version_back(void **state)
{
	struct fixture *f = *state;
	struct nt_importing update = { .update = true };
	struct nt_record got;
	int64_t batch;

	import_one(f, update, &f->rec, &batch);
	f->rec.title = "Lain";
	f->rec.version = 9;
	import_one(f, update, &f->rec, &batch);
	assert_int_equal(nt_store_undo_batch(f->store, batch, &f->err), NT_OK);
	test_get(f->store, f->rec.uid, &f->arena, &got);
	assert_string_equal(got.title, "Rapat uji 1");
	assert_int_equal(got.version, 4);
	assert_sound(f);
}

static void a_batch_that_was_edited_is_not_undone(void **state)
{
	struct fixture *f = *state;
	struct nt_record got;
	int64_t batch;

	import_one(f, (struct nt_importing) { 0 }, &f->rec, &batch);
	test_get(f->store, f->rec.uid, &f->arena, &got);
	test_save(f->store, &got, 4, &f->arena);
	assert_int_equal(nt_store_undo_batch(f->store, batch, &f->err),
			 NT_ECONFLICT);
	assert_err(&f->err, "", "record 1");
	assert_int_equal(records(f), 1);
}

/* Reference rows. */

static const char *const their_uid = "018fb7a2-6c00-7000-8000-0000000000aa";
static const char *const their_office = "018fb7a2-6c00-7000-8000-0000000000bb";

static void rows_of_one_name_stay_two_in_an_empty_logbook(void **state)
{
	struct fixture *f = *state;
	struct nt_importing own = { .links = NT_LINKS_OWN };
	struct nt_import *import = begin(f, own);
	struct nt_person a = { .uid = their_uid, .name = "Ahmad" };
	struct nt_person b = { .uid = their_office, .name = "AHMAD" };

	assert_int_equal(nt_import_row(import, &nt_shape_person, &a, &f->err),
			 NT_OK);
	assert_int_equal(nt_import_row(import, &nt_shape_person, &b, &f->err),
			 NT_OK);
	assert_int_not_equal(end(f, import), 0);
	assert_int_equal(rows(f, &nt_shape_person), 2);
}

static void a_row_that_is_known_by_name_becomes_ours(void **state)
{
	struct fixture *f = *state;
	struct nt_importing own = { .links = NT_LINKS_OWN };
	struct nt_person a = { .uid = their_uid,
			       .name = "siti rahma, s.sos., m.si" };
	struct nt_record ours, theirs, got;
	struct nt_import *import;

	test_record(&ours, 2, &f->arena);
	test_save(f->store, &ours, 0, &f->arena);
	theirs = f->rec;
	theirs.participants.v[0].person_uid = their_uid;
	import = begin(f, own);
	assert_int_equal(nt_import_row(import, &nt_shape_person, &a, &f->err),
			 NT_OK);
	assert_int_equal(take(import, &theirs), NT_VERDICT_ADDED);
	end(f, import);
	test_get(f->store, theirs.uid, &f->arena, &got);
	assert_string_equal(got.participants.v[0].person_uid,
			    ours.participants.v[0].person_uid);
	assert_int_equal(rows(f, &nt_shape_person), 1);
}

static void a_row_may_link_to_one_that_comes_after_it(void **state)
{
	struct fixture *f = *state;
	struct nt_importing own = { .links = NT_LINKS_OWN };
	struct nt_import *import = begin(f, own);
	struct nt_person a = { .uid = their_uid,
			       .name = "Ahmad",
			       .organization_uid = their_office };
	struct nt_organization o = { .uid = their_office, .name = "Kantor" };

	assert_int_equal(nt_import_row(import, &nt_shape_person, &a, &f->err),
			 NT_OK);
	assert_int_equal(nt_import_row(import, &nt_shape_organization, &o,
				       &f->err),
			 NT_OK);
	end(f, import);
	assert_sound(f);
}

static void a_row_that_links_nowhere_refuses_the_import(void **state)
{
	struct fixture *f = *state;
	struct nt_importing own = { .links = NT_LINKS_OWN };
	struct nt_import *import = begin(f, own);
	struct nt_person a = { .uid = their_uid,
			       .name = "Ahmad",
			       .organization_uid = their_office };
	int64_t batch;

	assert_int_equal(nt_import_row(import, &nt_shape_person, &a, &f->err),
			 NT_OK);
	assert_int_equal(nt_import_end(import, NT_OK, &batch, &f->err),
			 NT_EINVAL);
	assert_string_equal(f->err.field, "organization_uid");
	assert_int_equal(rows(f, &nt_shape_person), 0);
}

static void a_link_that_nobody_knows_makes_a_row_under_its_uid(void **state)
{
	struct fixture *f = *state;
	struct nt_record got;
	int64_t batch;

	f->rec.participants.v[0].person_uid = their_uid;
	import_one(f, (struct nt_importing) { 0 }, &f->rec, &batch);
	test_get(f->store, f->rec.uid, &f->arena, &got);
	assert_string_equal(got.participants.v[0].person_uid, their_uid);
	assert_null(got.participants.v[0].organization_uid);
	assert_sound(f);
}

/* Walking all. */

struct walk {
	struct fixture *f;
	struct nt_record *edit; /* saved when the first record is shown */
	struct nt_buf titles;
};

static enum nt_status on_each(void *ctx, const struct nt_record *rec,
			      struct nt_err *err)
{
	struct walk *w = ctx;

	(void)err;
	if (w->edit != NULL)
		test_save(w->f->store, w->edit, 1, &w->f->arena);
	w->edit = NULL;
	nt_buf_printf(&w->titles, "%s|", rec->title);
	return NT_OK;
}

static void each_shows_one_snapshot_while_others_save(void **state)
{
	struct fixture *f = *state;
	struct walk w = { .f = f };
	struct nt_record late;

	test_record(&f->rec, 1, &f->arena);
	test_save(f->store, &f->rec, 0, &f->arena);
	test_record(&late, 2, &f->arena);
	late.date = "2024-06";
	test_save(f->store, &late, 0, &f->arena);
	late.title = "Diubah";
	w.edit = &late;
	assert_int_equal(nt_store_each(f->store, NULL, on_each, &w, &f->err),
			 NT_OK);
	assert_string_equal(nt_buf_str(&w.titles), "Rapat uji 1|Rapat uji 2|");
	nt_buf_free(&w.titles);
}

static enum nt_status stop(void *ctx, const struct nt_record *rec,
			   struct nt_err *err)
{
	(void)ctx;
	(void)rec;
	(void)err;
	return NT_ECANCELLED;
}

static void each_ends_with_what_its_reader_says(void **state)
{
	struct fixture *f = *state;

	test_record(&f->rec, 1, &f->arena);
	test_save(f->store, &f->rec, 0, &f->arena);
	assert_int_equal(nt_store_each(f->store, NULL, stop, NULL, &f->err),
			 NT_ECANCELLED);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_imported_record_is_added_as_it_is),
		TEST(an_imported_record_is_found_by_its_people),
		TEST(the_same_record_again_adds_nothing_and_no_batch),
		TEST(a_record_that_differs_is_a_conflict_and_stays),
		TEST(an_update_takes_a_higher_version_only),
		TEST(what_is_in_the_trash_is_a_conflict),
		TEST(a_dry_run_judges_and_writes_nothing),
		TEST(an_import_that_fails_leaves_nothing),
		TEST(kept_numbers_must_be_above_the_last),
		TEST(undoing_takes_records_and_the_rows_only_it_brought),
		TEST(undoing_an_update_brings_the_old_version_back),
		TEST(a_batch_that_was_edited_is_not_undone),
		TEST(rows_of_one_name_stay_two_in_an_empty_logbook),
		TEST(a_row_that_is_known_by_name_becomes_ours),
		TEST(a_row_may_link_to_one_that_comes_after_it),
		TEST(a_row_that_links_nowhere_refuses_the_import),
		TEST(a_link_that_nobody_knows_makes_a_row_under_its_uid),
		TEST(each_shows_one_snapshot_while_others_save),
		TEST(each_ends_with_what_its_reader_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
