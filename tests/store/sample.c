/* sample.c - the samples as bundles, read by the program that wrote them. */
#include "../lib/testing.h"

#include "notula/export.h"
#include "notula/day.h"
#include "notula/file.h"
#include "notula/import.h"

struct desk {
	struct nt_store *store;
	struct nt_arena arena;
	struct nt_buf got, want;
	struct nt_err err;
};

static int setup(void **state)
{
	struct nt_opening how = { .path = ":memory:", .create = true };
	static struct desk desk;

	desk = (struct desk) { 0 };
	nt_clock_set(&how.clock, "2024-12-31T09:00");
	*state = &desk;
	return nt_store_open(&desk.store, &how, &desk.err) == NT_OK ? 0 : -1;
}

static int teardown(void **state)
{
	struct desk *d = *state;

	nt_store_close(d->store);
	nt_arena_free(&d->arena);
	nt_buf_free(&d->got);
	nt_buf_free(&d->want);
	return 0;
}

static enum nt_status into_buf(void *ctx, const void *bytes, size_t n,
			       struct nt_err *err)
{
	(void)err;
	nt_buf_put(ctx, bytes, n);
	return NT_OK;
}

static void take(struct desk *d, const char *path)
{
	struct nt_import_how how = { .paths = &path, .n = 1 };
	struct nt_import_result result;

	if (nt_import_files(d->store, &how, &result, &d->err) != NT_OK)
		fail_msg("%s:%lld: %s: %s", d->err.file, (long long)d->err.line,
			 d->err.field, d->err.msg);
	assert_int_equal(result.added, result.read);
	assert_false(result.renumbered);
}

/* Is all that the logbook holds, as JSON lines, what PATH holds? */
static void expect_json(struct desk *d, const char *path)
{
	struct nt_exporting how = { .confidential = true };
	struct nt_sink sink = { into_buf, &d->got };
	struct nt_exported out;

	assert_int_equal(nt_export_json(d->store, &how, &sink, &out, &d->err),
			 NT_OK);
	assert_int_equal(nt_file_read(&d->want, path, 1 << 24, &d->err), NT_OK);
	assert_int_equal(d->got.n, d->want.n);
	assert_memory_equal(d->got.s, d->want.s, d->want.n);
}

static void the_bundle_of_the_year_holds_what_its_json_lines_hold(void **state)
{
	take(*state, "samples/year");
	expect_json(*state, "samples/year.jsonl");
}

static void the_bundle_of_the_reference_record_holds_it_whole(void **state)
{
	take(*state, "samples/reference");
	expect_json(*state, "samples/reference.json");
}

static int64_t count(struct desk *d, const char *filter)
{
	struct nt_query query;
	int64_t n;

	assert_int_equal(nt_query_read(filter, nt_day_number(2024, 12, 31),
				       false, &d->arena, &query, NULL, &d->err),
			 NT_OK);
	assert_int_equal(nt_store_count(d->store, &query, 1000, &n, &d->err),
			 NT_OK);
	return n;
}

static void the_year_can_be_asked_as_its_clerk_would_ask(void **state)
{
	struct desk *d = *state;

	take(d, "samples/year");
	assert_int_equal(count(d, "month:mei"), 5);
	assert_int_equal(count(d, "is:confidential"), 1);
	assert_int_equal(count(d, "is:amended"), 1);
	assert_int_equal(count(d, "is:doubtful"), 7);
	assert_int_equal(count(d, "org:diskominfo"), 2);
	assert_int_equal(count(d, "org:pemko"), 12);
	assert_int_equal(count(d, "modem"), 2);
	assert_int_equal(count(d, "is:overdue"), 1);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			the_bundle_of_the_year_holds_what_its_json_lines_hold,
			setup, teardown),
		cmocka_unit_test_setup_teardown(
			the_bundle_of_the_reference_record_holds_it_whole,
			setup, teardown),
		cmocka_unit_test_setup_teardown(
			the_year_can_be_asked_as_its_clerk_would_ask, setup,
			teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
