/*
 * exchange.c - out and in again: bundles and JSON lines through empty
 * logbooks, byte for byte.
 */
#include "lib/testing.h"

#include <stdio.h>

#include "lib/generate.h"
#include "lib/logbook.h"
#include "lib/place.h"
#include "notula/alloc.h"
#include "notula/export.h"
#include "notula/file.h"
#include "notula/import.h"

enum { MANY = 10000 };

struct fixture {
	struct place place;
	struct nt_import_result result;
	struct nt_err err;
};

static int setup(void **state)
{
	struct fixture *f = nt_alloc(sizeof(*f));

	place_open(&f->place);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	place_close(&f->place);
	nt_free(f);
	return 0;
}

static struct nt_store *open_new(struct fixture *f, const char *name)
{
	return test_open(place_path(&f->place, name));
}

static void import(struct fixture *f, struct nt_store *store, const char *path)
{
	struct nt_import_how how = { .paths = &path, .n = 1 };

	if (nt_import_files(store, &how, &f->result, &f->err) != NT_OK)
		fail_msg("%s:%d: %s: %s", f->err.file, (int)f->err.line,
			 f->err.field, f->err.msg);
}

static const char *export_bundle(struct fixture *f, struct nt_store *store,
				 const char *name)
{
	struct nt_exporting how = { .confidential = true };
	const char *path = place_path(&f->place, name);
	struct nt_exported out;

	if (nt_export_bundle(store, path, &how, &out, &f->err) != NT_OK)
		fail_msg("%s: %s", f->err.file, f->err.msg);
	return path;
}

static enum nt_status put_file(void *ctx, const void *bytes, size_t n,
			       struct nt_err *err)
{
	(void)err;
	nt_file_put(ctx, bytes, n);
	return NT_OK;
}

static const char *export_json(struct fixture *f, struct nt_store *store,
			       const char *name)
{
	struct nt_exporting how = { .confidential = true };
	const char *path = place_path(&f->place, name);
	struct nt_sink sink = { .put = put_file };
	struct nt_exported out;
	struct nt_file *file;

	if (nt_file_begin(&file, path, true, &f->err) != NT_OK)
		fail_msg("%s: %s", f->err.file, f->err.msg);
	sink.ctx = file;
	if (nt_export_json(store, &how, &sink, &out, &f->err) != NT_OK ||
	    nt_file_commit(file, &f->err) != NT_OK)
		fail_msg("%s: %s", f->err.file, f->err.msg);
	return path;
}

/* What the logbook FIRST holds comes back the same from an empty one. */
static void expect_round_trips(struct fixture *f, struct nt_store *first,
			       int64_t records)
{
	struct nt_store *second = open_new(f, "second.db");
	struct nt_store *third = open_new(f, "third.db");
	const char *bundle = export_bundle(f, first, "bundle1");
	const char *json = export_json(f, first, "lines1.json");

	import(f, second, bundle);
	assert_int_equal(f->result.read, records);
	assert_int_equal(f->result.added, records);
	assert_false(f->result.renumbered);
	assert_same_bundle(bundle, export_bundle(f, second, "bundle2"));
	assert_same_file(json, export_json(f, second, "lines2.json"));

	import(f, third, json);
	assert_int_equal(f->result.added, records);
	assert_same_file(json, export_json(f, third, "lines3.json"));

	nt_store_close(second);
	nt_store_close(third);
}

static void the_reference_record_round_trips(void **state)
{
	struct fixture *f = *state;
	struct nt_store *store = open_new(f, "first.db");

	import(f, store, "samples/reference.json");
	assert_same_file("samples/reference.json",
			 export_json(f, store, "reference.json"));
	expect_round_trips(f, store, 1);
	nt_store_close(store);
}

static void the_sample_year_round_trips(void **state)
{
	struct fixture *f = *state;
	struct nt_store *store = open_new(f, "first.db");

	import(f, store, "samples/year.jsonl");
	assert_true(f->result.added > 30);
	assert_same_file("samples/year.jsonl",
			 export_json(f, store, "year.json"));
	expect_round_trips(f, store, f->result.added);
	nt_store_close(store);
}

static void what_is_here_already_is_the_same(void **state)
{
	struct fixture *f = *state;
	struct nt_store *store = open_new(f, "first.db");
	int64_t records;

	import(f, store, "samples/year.jsonl");
	records = f->result.added;
	import(f, store, "samples/year.jsonl");
	assert_int_equal(f->result.same, records);
	assert_int_equal(f->result.batch, 0);
	import(f, store, export_bundle(f, store, "bundle"));
	assert_int_equal(f->result.same, records);
	assert_int_equal(f->result.added + f->result.conflict, 0);
	assert_int_equal(f->result.batch, 0);
	nt_store_close(store);
}

static void expect_office(struct fixture *f, struct nt_store *store,
			  const char *office)
{
	struct nt_logbook logbook;

	assert_int_equal(nt_store_logbook(store, &f->place.arena, &logbook,
					  &f->err),
			 NT_OK);
	if (office == NULL)
		assert_null(logbook.office);
	else
		assert_string_equal(logbook.office, office);
}

static void an_empty_logbook_takes_the_office_of_its_first_bundle(void **state)
{
	struct fixture *f = *state;
	struct nt_store *first = open_new(f, "first.db");
	struct nt_store *second = open_new(f, "second.db");
	struct nt_store *third = open_new(f, "third.db");
	struct nt_record rec;
	const char *bundle;

	test_record(&rec, 1, &f->place.arena);
	test_save(first, &rec, 0, &f->place.arena);
	assert_int_equal(nt_store_set_office(first, "Bawaslu \"A\"", "13.77",
					     &f->err),
			 NT_OK);
	bundle = export_bundle(f, first, "bundle");
	import(f, second, bundle);
	expect_office(f, second, "Bawaslu \"A\"");
	assert_same_bundle(bundle, export_bundle(f, second, "bundle2"));

	import(f, third, "samples/year.jsonl");
	import(f, third, bundle);
	assert_int_equal(f->result.added, 1);
	expect_office(f, third, NULL);
	nt_store_close(first);
	nt_store_close(second);
	nt_store_close(third);
}

/* A list in a cell may be larger than any one text. */
static void chases_of_a_megabyte_each_round_trip(void **state)
{
	struct fixture *f = *state;
	struct nt_arena *arena = &f->place.arena;
	struct nt_store *store = open_new(f, "first.db");
	char *text = nt_arena_alloc(arena, NT_LIMIT_TEXT + 1);
	struct nt_chase chases[3];
	struct nt_record rec;

	memset(text, '\\', NT_LIMIT_TEXT);
	for (size_t i = 0; i < NT_COUNT(chases); i++)
		chases[i] = (struct nt_chase) {
			.date = "2024-06-01",
			.type = NT_CHASE_TYPE_REMINDED,
			.text = text,
		};
	test_record(&rec, 1, arena);
	rec.follow_ups.v[0].chases.v = chases;
	rec.follow_ups.v[0].chases.n = NT_COUNT(chases);
	test_save(store, &rec, 0, arena);
	expect_round_trips(f, store, 1);
	nt_store_close(store);
}

/* Put everything in that a generator makes. */
static void fill_store(struct fixture *f, struct nt_store *store,
		       struct generator *g, int n)
{
	struct nt_importing how = { .files = "x",
				    .keep_numbers = true,
				    .links = NT_LINKS_OWN };
	struct nt_arena arena = { 0 };
	enum nt_verdict verdict;
	struct nt_import *import;
	enum nt_status st = nt_import_begin(store, &how, &import, &f->err);
	struct nt_record rec;
	int64_t batch;

	for (int i = 0; st == NT_OK && i < GENERATED_ROWS; i++) {
		st = nt_import_row(import, &nt_shape_organization,
				   &g->organizations[i], &f->err);
		if (st == NT_OK)
			st = nt_import_row(import, &nt_shape_person,
					   &g->people[i], &f->err);
		if (st == NT_OK)
			st = nt_import_row(import, &nt_shape_venue,
					   &g->venues[i], &f->err);
	}
	for (int i = 1; st == NT_OK && i <= n; i++) {
		nt_arena_reset(&arena);
		generate_record(g, i, &arena, &rec);
		st = nt_import_record(import, &rec, &verdict, &f->err);
	}
	if (nt_import_end(import, st, &batch, &f->err) != NT_OK)
		fail_msg("%s: %s", f->err.field, f->err.msg);
	nt_arena_free(&arena);
}

static void ten_thousand_awkward_records_round_trip(void **state)
{
	struct fixture *f = *state;
	struct nt_store *store = open_new(f, "first.db");
	struct generator g;

	generate_start(&g, 20240527, true);
	fill_store(f, store, &g, MANY);
	expect_round_trips(f, store, MANY);
	nt_store_close(store);
	generate_end(&g);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			the_reference_record_round_trips, setup, teardown),
		cmocka_unit_test_setup_teardown(the_sample_year_round_trips,
						setup, teardown),
		cmocka_unit_test_setup_teardown(
			what_is_here_already_is_the_same, setup, teardown),
		cmocka_unit_test_setup_teardown(
			an_empty_logbook_takes_the_office_of_its_first_bundle,
			setup, teardown),
		cmocka_unit_test_setup_teardown(
			chases_of_a_megabyte_each_round_trip, setup, teardown),
		cmocka_unit_test_setup_teardown(
			ten_thousand_awkward_records_round_trip, setup,
			teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
