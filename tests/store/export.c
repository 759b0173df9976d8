/* export.c - what goes out, and what stays in. */
#include "lib/testing.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/logbook.h"
#include "lib/place.h"
#include "notula/alloc.h"
#include "notula/export.h"
#include "notula/import.h"

struct fixture {
	struct place place;
	struct nt_store *store;
	struct nt_exported out;
	struct nt_buf text;
	struct nt_err err;
};

static int setup(void **state)
{
	struct fixture *f = nt_alloc(sizeof(*f));

	place_open(&f->place);
	f->store = test_open(place_path(&f->place, "a.db"));
	test_add(f->store, 1,
		 "{'date':'2024-05-01','title':'=Buka','venue':'Aula',"
		 "'participants':[{'no':1,'type':'person','name':'Ani',"
		 "'organization':'Kantor A'}]}",
		 &f->place.arena);
	test_add(f->store, 2,
		 "{'date':'2024-06-01','title':'Rahasia','venue':'Bunker',"
		 "'confidential':true,'participants':[{'no':1,'type':'person',"
		 "'name':'Budi','organization':'Kantor B'}]}",
		 &f->place.arena);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	nt_store_close(f->store);
	nt_buf_free(&f->text);
	place_close(&f->place);
	nt_free(f);
	return 0;
}

static enum nt_status put(void *ctx, const void *bytes, size_t n,
			  struct nt_err *err)
{
	(void)err;
	nt_buf_put(ctx, bytes, n);
	return NT_OK;
}

static const char *export_table(struct fixture *f, enum nt_table table,
				const struct nt_exporting *how)
{
	struct nt_sink sink = { .put = put, .ctx = &f->text };

	nt_buf_reset(&f->text);
	assert_int_equal(nt_export_table(f->store, table, how, &sink, &f->out,
					 &f->err),
			 NT_OK);
	return nt_buf_str(&f->text);
}

static bool holds(const char *text, const char *words)
{
	return strstr(text, words) != NULL;
}

static void confidential_records_are_left_out_and_counted(void **state)
{
	struct fixture *f = *state;
	struct nt_exporting how = { 0 };
	const char *text = export_table(f, NT_TABLE_PARTICIPANTS, &how);

	assert_true(holds(text, "Ani"));
	assert_false(holds(text, "Budi"));
	assert_int_equal(f->out.records, 1);
	assert_int_equal(f->out.left_out, 1);

	how.confidential = true;
	text = export_table(f, NT_TABLE_PARTICIPANTS, &how);
	assert_true(holds(text, "Budi"));
	assert_int_equal(f->out.records, 2);
	assert_int_equal(f->out.left_out, 0);
}

static void a_filter_chooses_the_records(void **state)
{
	struct fixture *f = *state;
	struct nt_query query;
	struct nt_exporting how = { .query = &query, .confidential = true };

	test_query("month:2024-06", &f->place.arena, &query);
	assert_true(holds(export_table(f, NT_TABLE_MEETINGS, &how), "Rahasia"));
	assert_int_equal(f->out.records, 1);
}

static void raw_puts_no_guard_and_local_translates_the_header(void **state)
{
	struct fixture *f = *state;
	struct nt_exporting how = { .dress.local = true };
	const char *text = export_table(f, NT_TABLE_MEETINGS, &how);

	assert_int_equal(strncmp(text, "uid_kegiatan,no_catatan,tanggal,", 32),
			 0);
	assert_true(holds(text, ",'=Buka,"));
	how.dress.raw = true;
	assert_true(holds(export_table(f, NT_TABLE_MEETINGS, &how), ",=Buka,"));
}

static enum nt_status refuse(void *ctx, const void *bytes, size_t n,
			     struct nt_err *err)
{
	(void)ctx;
	(void)bytes;
	(void)n;
	return nt_fail(err, NT_EFULL, "full");
}

static void a_sink_that_fails_ends_the_export(void **state)
{
	struct fixture *f = *state;
	struct nt_exporting how = { 0 };
	struct nt_sink sink = { .put = refuse };

	assert_int_equal(nt_export_json(f->store, &how, &sink, &f->out,
					&f->err),
			 NT_EFULL);
}

/* Bundles. */

static enum nt_status bundle(struct fixture *f, const char *path,
			     const struct nt_query *query)
{
	struct nt_exporting how = { .query = query };

	return nt_export_bundle(f->store, path, &how, &f->out, &f->err);
}

static const char *file_of(struct fixture *f, const char *dir, const char *name)
{
	nt_buf_reset(&f->text);
	place_read(nt_arena_printf(&f->place.arena, "%s/%s", dir, name),
		   &f->text);
	return nt_buf_str(&f->text);
}

static void
a_bundle_leaves_out_rows_that_only_hidden_records_lead_to(void **state)
{
	struct fixture *f = *state;
	const char *dir = place_path(&f->place, "bundle");

	assert_int_equal(bundle(f, dir, NULL), NT_OK);
	assert_int_equal(f->out.left_out, 1);
	assert_true(holds(file_of(f, dir, "organizations.csv"), "Kantor A"));
	assert_false(holds(file_of(f, dir, "organizations.csv"), "Kantor B"));
	assert_true(holds(file_of(f, dir, "people.csv"), "Ani"));
	assert_false(holds(file_of(f, dir, "people.csv"), "Budi"));
	assert_true(holds(file_of(f, dir, "venues.csv"), "Aula"));
	assert_false(holds(file_of(f, dir, "venues.csv"), "Bunker"));
}

/* What came by JSON names its rows without a link. */
static void a_bundle_keeps_rows_that_are_named_without_a_link(void **state)
{
	struct fixture *f = *state;
	const char *json = place_path(&f->place, "a.jsonl");
	const char *dir = place_path(&f->place, "bundle");
	struct nt_import_how how = { .paths = &json, .n = 1 };
	struct nt_import_result result;
	char line[] = "{\"uid\":\"018fb7a2-6c00-7000-8000-0000000000aa\","
		      "\"date\":\"2024\",\"title\":\"a\",\"venue\":"
		      "\"BALAI \xc3\x89t\xc3\xa9\",\"participants\":[{"
		      "\"no\":1,\"type\":\"person\",\"name\":\"Citra\"}]}";

	place_write(json, line, strlen(line));
	assert_int_equal(nt_import_files(f->store, &how, &result, &f->err),
			 NT_OK);
	assert_int_equal(bundle(f, dir, NULL), NT_OK);
	assert_int_equal(f->out.left_out, 1);
	assert_true(holds(file_of(f, dir, "people.csv"), "Citra"));
	assert_true(holds(file_of(f, dir, "venues.csv"), "BALAI"));
	assert_false(holds(file_of(f, dir, "people.csv"), "Budi"));
}

static mode_t mode_of(struct fixture *f, const char *dir, const char *name)
{
	struct stat st;

	assert_int_equal(
		stat(nt_arena_printf(&f->place.arena, "%s/%s", dir, name), &st),
		0);
	return st.st_mode & 07777;
}

static void a_bundle_is_private(void **state)
{
	struct fixture *f = *state;
	const char *dir = place_path(&f->place, "bundle");
	mode_t old = umask(022);

	assert_int_equal(bundle(f, dir, NULL), NT_OK);
	umask(old);
	assert_int_equal(mode_of(f, dir, "."), 0700);
	assert_int_equal(mode_of(f, dir, "meetings.csv"), 0600);
	assert_int_equal(mode_of(f, dir, "bundle.json"), 0600);
}

static void a_bundle_wants_a_new_or_empty_folder(void **state)
{
	struct fixture *f = *state;
	const char *dir = place_path(&f->place, "bundle");
	const char *file = place_path(&f->place, "file");

	assert_int_equal(mkdir(dir, 0755), 0);
	assert_int_equal(bundle(f,
				nt_arena_printf(&f->place.arena, "%s//", dir),
				NULL),
			 NT_OK);
	assert_int_equal(bundle(f, dir, NULL), NT_EINVAL);
	assert_err(&f->err, "", "not empty");
	assert_string_equal(f->err.file, dir);
	place_write(file, "x", 1);
	assert_int_equal(bundle(f, file, NULL), NT_EINVAL);
	assert_err(&f->err, "", "no folder");
	assert_string_equal(file_of(f, f->place.path, "file"), "x");
}

static void what_a_killed_export_left_is_removed_by_the_next(void **state)
{
	struct fixture *f = *state;
	const char *dir = place_path(&f->place, "bundle");
	const char *left = place_path(&f->place, ".bundle.notula-export");
	struct stat st;

	assert_int_equal(mkdir(left, 0700), 0);
	place_write(nt_arena_printf(&f->place.arena, "%s/meetings.csv", left),
		    "half", 4);
	place_write(nt_arena_printf(&f->place.arena, "%s/.x.0.tmp", left), "x",
		    1);
	assert_int_equal(bundle(f, dir, NULL), NT_OK);
	assert_int_not_equal(stat(left, &st), 0);
	assert_int_not_equal(
		stat(nt_arena_printf(&f->place.arena, "%s/.x.0.tmp", dir), &st),
		0);
}

static void two_exports_to_one_place_do_not_mix(void **state)
{
	struct fixture *f = *state;
	const char *dir = place_path(&f->place, "bundle");
	const char *other = place_path(&f->place, ".bundle.notula-export");
	int fd;

	assert_int_equal(mkdir(other, 0700), 0);
	fd = open(other, O_RDONLY | O_DIRECTORY);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	assert_int_equal(bundle(f, dir, NULL), NT_EINVAL);
	assert_err(&f->err, "", "somebody else");
	close(fd);
	assert_int_equal(bundle(f, dir, NULL), NT_OK);
}

/* Pipes. */

static void a_pipe_is_imported_like_a_file(void **state)
{
	struct fixture *f = *state;
	const char *path;
	struct nt_import_how how = { .paths = &path, .n = 1 };
	struct nt_import_result result;
	struct nt_store *other = test_open(place_path(&f->place, "b.db"));
	struct nt_exporting all = { .confidential = true };
	struct nt_sink sink = { .put = put, .ctx = &f->text };
	int fds[2];

	nt_buf_reset(&f->text);
	assert_int_equal(nt_export_json(f->store, &all, &sink, &f->out,
					&f->err),
			 NT_OK);
	assert_int_equal(pipe(fds), 0);
	assert_int_equal(write(fds[1], f->text.s, f->text.n), f->text.n);
	close(fds[1]);
	path = nt_arena_printf(&f->place.arena, "/dev/fd/%d", fds[0]);
	if (nt_import_files(other, &how, &result, &f->err) != NT_OK)
		fail_msg("%s: %s", f->err.file, f->err.msg);
	assert_int_equal(result.added, 2);
	close(fds[0]);
	nt_store_close(other);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(confidential_records_are_left_out_and_counted),
		TEST(a_filter_chooses_the_records),
		TEST(raw_puts_no_guard_and_local_translates_the_header),
		TEST(a_sink_that_fails_ends_the_export),
		TEST(a_bundle_leaves_out_rows_that_only_hidden_records_lead_to),
		TEST(a_bundle_keeps_rows_that_are_named_without_a_link),
		TEST(a_bundle_is_private),
		TEST(a_bundle_wants_a_new_or_empty_folder),
		TEST(what_a_killed_export_left_is_removed_by_the_next),
		TEST(two_exports_to_one_place_do_not_mix),
		TEST(a_pipe_is_imported_like_a_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
