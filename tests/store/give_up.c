/* give_up.c - reading that is given up, and what a search keeps in memory. */
#include <stdlib.h>

#include "lib/logbook.h"
#include "lib/place.h"
#include "lib/testing.h"

enum { RECORDS = 30, MOST = 100 };

struct fixture {
	struct place place;
	const char *path;
	struct nt_store *store;
	struct nt_query query; /* of all records */
	int left;	       /* the hook says yes when it comes to 0 */
};

static bool at_the_nth(void *ctx)
{
	struct fixture *f = ctx;

	return f->left > 0 && --f->left == 0;
}

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	struct nt_opening how;
	struct nt_record rec;

	place_open(&f->place);
	f->path = place_path(&f->place, "a.db");
	how = test_opening(f->path);
	how.give_up = at_the_nth;
	how.give_up_ctx = f;
	assert_int_equal(nt_store_open(&f->store, &how, NULL), NT_OK);
	for (int i = 0; i < RECORDS; i++) {
		test_record(&rec, i, &f->place.arena);
		test_save(f->store, &rec, 0, &f->place.arena);
	}
	test_query("kantor", &f->place.arena, &f->query);
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

static enum nt_status list(struct fixture *f, struct nt_rows *rows)
{
	return nt_store_list(f->store, &f->query, NULL, false, MOST,
			     &f->place.arena, rows, NULL);
}

static void reading_given_up_anywhere_is_read_the_next_time(void **state)
{
	struct fixture *f = *state;
	struct nt_record rec;
	struct nt_rows rows;
	enum nt_status st;
	int n = 0;

	do {
		f->left = ++n;
		st = list(f, &rows);
		assert_int_equal(st, f->left > 0 ? NT_OK : NT_ECANCELLED);
		f->left = 0;
		assert_int_equal(list(f, &rows), NT_OK);
		assert_int_equal(rows.n, RECORDS + n - 1);
		test_record(&rec, n, &f->place.arena);
		test_save(f->store, &rec, 0, &f->place.arena);
	} while (st != NT_OK);
	assert_true(n > 1);
}

/* Enough for the text index to think about. */
static const char *long_text(struct nt_arena *arena)
{
	struct nt_buf text = { 0 };
	const char *s;

	for (int i = 0; i < 500; i++)
		nt_buf_printf(&text, "kata%d ", i);
	s = nt_arena_strndup(arena, nt_buf_str(&text), text.n - 1);
	nt_buf_free(&text);
	return s;
}

static void saving_is_not_given_up(void **state)
{
	struct fixture *f = *state;
	struct nt_record rec;

	test_record(&rec, 1, &f->place.arena);
	rec.title = long_text(&f->place.arena);
	f->left = 1;
	test_save(f->store, &rec, 0, &f->place.arena);
	assert_int_equal(f->left, 1);
	f->left = 0;
}

/* What was found last is kept, but not over a save, whoever saves. */
static void a_search_sees_what_was_saved_since(void **state)
{
	struct fixture *f = *state;
	struct nt_store *other = test_open(f->path);
	int64_t count;

	test_query("zyxwvut", &f->place.arena, &f->query);
	for (int i = 0; i < 4; i++) {
		assert_int_equal(nt_store_count(f->store, &f->query, MOST,
						&count, NULL),
				 NT_OK);
		assert_int_equal(count, i);
		test_add(i % 2 ? other : f->store, i,
			 "{'date':'2020-01-01','title':'Rapat Zyxwvut'}",
			 &f->place.arena);
	}
	nt_store_close(other);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(reading_given_up_anywhere_is_read_the_next_time),
		TEST(saving_is_not_given_up),
		TEST(a_search_sees_what_was_saved_since),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
