/* log.c - the log and the follow-ups, without a terminal. */
#include "lib/testing.h"

#include <stdio.h>
#include <stdlib.h>

#include "lib/logbook.h"
#include "lib/screens.h"
#include "lib/typist.h"
#include "notula/alloc.h"
#include "tui/views.h"

static int setup(void **state)
{
	struct screens *s = screens_open(false);

	tui_open_log(&s->ui);
	*state = s;
	return 0;
}

static int teardown(void **state)
{
	screens_close(*state);
	return 0;
}

/* The row that is selected, without the sign. */
static const char *selected(struct screens *s)
{
	char *row = strstr((char *)(uintptr_t)typist_screen(&s->ui, 24, 80,
							    &s->text),
			   "\n > ");

	assert_non_null(row);
	row[4 + strcspn(row + 4, "\n")] = '\0';
	return row + 4;
}

static void the_log_at_80_columns(void **state)
{
	struct screens *s = *state;

	typist_type(&s->ui, "<Down><Down>");
	screens_assert(s, "log_80x24");
}

static void the_log_at_120_columns(void **state)
{
	struct screens *s = *state;

	typist_type(&s->ui, "<Down><Down>");
	screens_assert(s, "log_120x40");
}

static void the_log_filtered(void **state)
{
	struct screens *s = *state;

	typist_type(&s->ui, "/month:2024-05 kons");
	screens_assert(s, "log_filter_80x24");
}

static void the_log_fits_the_smallest_window(void **state)
{
	struct screens *s = *state;

	screens_assert(s, "log_40x10");
}

static void the_follow_ups_at_80_columns(void **state)
{
	struct screens *s = *state;

	typist_type(&s->ui, "2");
	screens_assert(s, "follow_ups_80x24");
}

static void the_follow_ups_at_120_columns(void **state)
{
	struct screens *s = *state;

	typist_type(&s->ui, "2Z<Down>");
	screens_assert(s, "follow_ups_120x40");
}

/* Behaviour of the log. */

static void moving_shows_the_record_under_the_cursor(void **state)
{
	struct screens *s = *state;
	int row = -1;

	typist_type(&s->ui, "jj");
	screens_assert_shows(s, "─ 58  Wed 11/12/2024  Evaluasi");
	for (int i = 0; i < s->ui.canvas.rows; i++)
		if (tui_cell(&s->ui.canvas, i, 1)->ch[0] == '>')
			row = i;
	assert_int_equal(s->ui.canvas.cursor_row, row);
	typist_type(&s->ui, "k<PgDn>");
	screens_assert_not(s, "─ 58  Wed");
	typist_type(&s->ui, "G");
	screens_assert_shows(s, "> Thu 04/01");
	typist_type(&s->ui, "j<PgDn>");
	screens_assert_shows(s, "> Thu 04/01");
	typist_type(&s->ui, "g");
	screens_assert_shows(s, "> Fri 20/12");
}

static void the_filter_works_as_it_is_typed(void **state)
{
	struct screens *s = *state;

	typist_type(&s->ui, "/konsultasi");
	screens_assert_shows(s, "Filter: konsultasi");
	screens_assert_shows(s, " of 60");
	screens_assert_not(s, "Konferensi pers");
	typist_type(&s->ui, "<^U>is:ov");
	screens_assert_shows(s, "Filter: is:ov"); /* waits, no complaint */
	typist_type(&s->ui, "erdue");
	screens_assert_shows(s, "> Tue 14/05");
	screens_assert_shows(s, "1 of 60");
	typist_type(&s->ui, "<Enter>q");
	assert_null(s->ui.top); /* q is a command again */
}

static void esc_clears_the_filter_and_keeps_the_record(void **state)
{
	struct screens *s = *state;

	typist_type(&s->ui, "/kehumasan<Down>");
	assert_non_null(strstr(selected(s), "Evaluasi kehumasan"));
	typist_type(&s->ui, "<Esc>");
	screens_assert_shows(s, "60 records");
	assert_non_null(strstr(selected(s), "Evaluasi kehumasan"));
	typist_type(&s->ui, "<Esc>");
	screens_assert_shows(s, "Press q to quit");
}

static void nothing_found_says_so(void **state)
{
	struct screens *s = *state;

	typist_type(&s->ui, "/zzzzzz \"(' * AND");
	screens_assert_shows(s, "No record matches.");
	typist_type(&s->ui, "<Enter>jkGgd<Enter>u");
	screens_assert_shows(s, "Nothing to undo.");
}

static void trash_is_undone_and_done_again(void **state)
{
	struct screens *s = *state;

	typist_type(&s->ui, "jd");
	screens_assert_shows(s, "Record 59 is in the trash. u brings it back.");
	screens_assert_shows(s, "59 records");
	screens_assert_not(s, "Konferensi pers");
	assert_non_null(strstr(selected(s), "Evaluasi kehumasan"));
	typist_type(&s->ui, "u");
	screens_assert_shows(s, "Record 59 is back.");
	screens_assert_shows(s, "Konferensi pers");
	typist_type(&s->ui, "U");
	screens_assert_not(s, "Konferensi pers");
	typist_type(&s->ui, "u");
	screens_assert_shows(s, "60 records");
}

/* Somebody else's program. */
static struct nt_store *other(struct screens *s)
{
	return test_open(s->app.path);
}

static void
a_save_by_somebody_else_is_seen_and_keeps_the_selection(void **state)
{
	struct screens *s = *state;
	struct nt_store *store = other(s);
	struct nt_record rec;

	typist_type(&s->ui, "jj");
	assert_false(tui_poll(&s->ui));
	test_record(&rec, 1, &s->arena);
	rec.date = "2024-12-22";
	rec.title = "Disimpan orang lain";
	test_save(store, &rec, 0, &s->arena);
	assert_true(tui_poll(&s->ui));
	screens_assert_shows(s, "Disimpan orang lain");
	screens_assert_shows(s, "61 records");
	assert_non_null(strstr(selected(s), "Evaluasi kehumasan"));
	assert_false(tui_poll(&s->ui));
	nt_store_close(store);
}

static void deleting_what_somebody_changed_is_refused(void **state)
{
	struct screens *s = *state;
	struct nt_store *store = other(s);
	struct nt_record rec;
	char uid[NT_UID_SIZE];

	assert_int_equal(nt_store_find(store, "59", uid, NULL), NT_OK);
	test_get(store, uid, &s->arena, &rec);
	rec.title = "Diubah orang lain";
	test_save(store, &rec, rec.version, &s->arena);
	nt_store_close(store);
	typist_type(&s->ui, "jd");
	assert_true(s->ui.problem);
	screens_assert_shows(s, "Diubah orang lain");
}

static void a_thousand_records_scroll_without_a_gap(void **state)
{
	struct screens *s = *state;
	struct nt_arena arena = { 0 };
	char last[16] = "";

	for (int i = 0; i < 1000; i++) {
		struct nt_record rec;

		test_record(&rec, i, &arena);
		rec.date = nt_arena_printf(&arena, "2023-%02d-%02d", 1 + i / 84,
					   1 + i % 28);
		rec.title = nt_arena_printf(&arena, "Urutan %04d", i);
		test_save(s->app.store, &rec, 0, &arena);
		nt_arena_reset(&arena);
	}
	tui_poll(&s->ui);
	typist_type(&s->ui, "/urutan<Enter>g");
	screens_assert_shows(s, "1000+ of 1060");
	for (int i = 0; i < 999; i++) {
		const char *row = selected(s);
		const char *n = strstr(row, "Urutan ");

		/* Newest day first, and no row twice. */
		assert_non_null(n);
		assert_int_not_equal(strncmp(n, last, 11), 0);
		snprintf(last, sizeof(last), "%.11s", n);
		typist_type(&s->ui, "j");
	}
	typist_type(&s->ui, "j");
	assert_non_null(strstr(selected(s), "01/01/2023"));
	typist_type(&s->ui, "G");
	assert_non_null(strstr(selected(s), "01/01/2023"));
	for (int i = 0; i < 60; i++)
		typist_type(&s->ui, "<PgUp><PgUp><PgUp>");
	assert_non_null(strstr(selected(s), "/12/2023"));
	nt_arena_free(&arena);
}

static void a_paste_into_the_list_does_nothing(void **state)
{
	struct screens *s = *state;
	const struct tui_key paste = { .name = TUI_KEY_PASTE,
				       .text = "dddq\r",
				       .n = 5 };

	tui_feed(&s->ui, &paste);
	screens_assert_shows(s, "60 records");
	assert_non_null(s->ui.top);
}

static void commands_work_by_name(void **state)
{
	struct screens *s = *state;

	typist_type(&s->ui, ":follow-ups<Enter>");
	screens_assert_shows(s, "OVERDUE (1)");
	typist_type(&s->ui, ":nonsense<Enter>");
	screens_assert_shows(s, "No command is called \"nonsense\"");
	typist_type(&s->ui, "<^U>log<Enter>");
	screens_assert_shows(s, "[1 Log]");
}

static void enter_opens_the_record_and_esc_comes_back_to_it(void **state)
{
	struct screens *s = *state;

	typist_type(&s->ui, "jj<Enter>");
	screens_assert_shows(s, "Edit record 58");
	typist_type(&s->ui, "<Esc>");
	assert_non_null(strstr(selected(s), "Evaluasi kehumasan"));
	typist_type(&s->ui, "a");
	screens_assert_shows(s, "New record");
}

static void a_draft_is_offered_above_the_records(void **state)
{
	struct screens *s = *state;

	typist_type(&s->ui, "a<Enter><Enter>Audiensi mahasiswa<Enter><Esc>k");
	screens_assert_shows(s, "60 records + 1 draft");
	screens_assert_shows(s, "* draft");
	typist_type(&s->ui, "g<Enter>");
	screens_assert_shows(s, "Audiensi mahasiswa");
	typist_type(&s->ui, "<Esc>kgd");
	screens_assert_shows(s, "The draft is discarded. u brings it back.");
	screens_assert_not(s, "1 draft");
	typist_type(&s->ui, "u");
	screens_assert_shows(s, "60 records + 1 draft");
}

/* Behaviour of the follow-ups. */

static void get_follow_up(struct screens *s, struct nt_follow_up *out)
{
	struct nt_record rec;
	char uid[NT_UID_SIZE];

	assert_int_equal(nt_store_find(s->app.store, "20", uid, NULL), NT_OK);
	test_get(s->app.store, uid, &s->arena, &rec);
	for (size_t i = 0; i < rec.follow_ups.n; i++) {
		*out = rec.follow_ups.v[i];
		if (out->text != NULL && strstr(out->text, "Kalender konten"))
			return;
	}
	fail();
}

static void space_marks_as_done_and_u_takes_it_back(void **state)
{
	struct screens *s = *state;
	struct nt_follow_up f;

	typist_type(&s->ui, "2 ");
	screens_assert_shows(s, "Done: \"Kalender konten bersama empat Panwas");
	screens_assert_not(s, "OVERDUE");
	get_follow_up(s, &f);
	assert_int_equal(f.status, NT_FOLLOW_UP_STATUS_DONE);
	assert_string_equal(f.closed_on, "2024-12-23");
	typist_type(&s->ui, "u");
	screens_assert_shows(s, "OVERDUE (1)");
	get_follow_up(s, &f);
	assert_true(nt_follow_up_is_open(&f));
	assert_null(f.closed_on);
	assert_non_null(strstr(selected(s), "Kalender konten"));
	typist_type(&s->ui, "U");
	screens_assert_not(s, "OVERDUE");
	typist_type(&s->ui, "uu");
	screens_assert_shows(s, "Nothing to undo.");
}

static void a_due_date_is_moved_by_words_and_the_first_is_kept(void **state)
{
	struct screens *s = *state;
	struct nt_follow_up f;

	typist_type(&s->ui, "2Dbesok");
	screens_assert_shows(s, "Tue 24/12/2024");
	typist_type(&s->ui, "<Enter>");
	screens_assert_shows(s, "THIS WEEK (1)");
	screens_assert_shows(s, "tomorrow");
	get_follow_up(s, &f);
	assert_string_equal(f.due, "2024-12-24");
	assert_string_equal(f.due_original, "2024-06-28");
	assert_int_equal(f.chases.v[f.chases.n - 1].type,
			 NT_CHASE_TYPE_POSTPONED);
	typist_type(&s->ui, "+");
	get_follow_up(s, &f);
	assert_string_equal(f.due, "2024-12-31");
	assert_string_equal(f.due_original, "2024-06-28");
	typist_type(&s->ui, "uu");
	get_follow_up(s, &f);
	assert_string_equal(f.due, "2024-06-28");
	assert_null(f.due_original);
}

static void a_date_nobody_can_read_keeps_the_box_open(void **state)
{
	struct screens *s = *state;

	typist_type(&s->ui, "2D31/2<Enter>");
	screens_assert_shows(s, "New due date");
	assert_true(s->ui.problem);
	typist_type(&s->ui, "<Esc>");
	screens_assert_not(s, "New due date");
}

static void an_owner_is_suggested_and_taken_with_tab(void **state)
{
	struct screens *s = *state;
	struct nt_follow_up f;

	typist_type(&s->ui, "2Wsyah");
	screens_assert_shows(s, "> Syahrul Ahmadi");
	typist_type(&s->ui, "<Tab>");
	get_follow_up(s, &f);
	assert_string_equal(f.owner, "Syahrul Ahmadi");
	typist_type(&s->ui, "Wsyah<Enter>");
	get_follow_up(s, &f);
	assert_string_equal(f.owner, "syah"); /* Enter takes what was typed */
	typist_type(&s->ui, "uu");
	get_follow_up(s, &f);
	assert_string_equal(f.owner, "Rina Oktavia");
}

static void a_chase_is_written_down_with_its_day(void **state)
{
	struct screens *s = *state;
	struct nt_follow_up f;

	typist_type(&s->ui, "2CSudah ditelepon<Enter>");
	screens_assert_shows(s, "Mon 23/12/2024  Reminded: Sudah ditelepon");
	get_follow_up(s, &f);
	assert_string_equal(f.chases.v[f.chases.n - 1].date, "2024-12-23");
	assert_string_equal(f.chases.v[f.chases.n - 1].text, "Sudah ditelepon");
}

static void what_somebody_did_meanwhile_is_not_done_twice(void **state)
{
	struct screens *s = *state;
	struct nt_store *store = other(s);
	struct nt_record rec;
	char uid[NT_UID_SIZE];

	typist_type(&s->ui, "2");
	assert_int_equal(nt_store_find(store, "20", uid, NULL), NT_OK);
	test_get(store, uid, &s->arena, &rec);
	for (size_t i = 0; i < rec.follow_ups.n; i++)
		rec.follow_ups.v[i].text = "Diganti orang lain";
	test_save(store, &rec, rec.version, &s->arena);
	nt_store_close(store);
	typist_type(&s->ui, " ");
	assert_true(s->ui.problem);
	screens_assert_shows(s, "somebody changed this follow-up meanwhile");
	screens_assert_shows(s, "Diganti orang lain");
}

static void every_size_holds_what_it_shows(void **state)
{
	static const char *const screens[] = { "g",	 "G", "/kons<Enter>",
					       "<Esc>2", "Z", "G",
					       "?" };
	struct screens *s = *state;

	for (size_t i = 0; i < NT_COUNT(screens); i++) {
		typist_type(&s->ui, screens[i]);
		for (int rows = 1; rows < 60; rows += 3)
			for (int cols = 1; cols < 210; cols += 7) {
				tui_draw(&s->ui, rows, cols);
				assert_in_range(s->ui.canvas.cursor_row, 0,
						rows - 1);
				assert_in_range(s->ui.canvas.cursor_col, 0,
						cols - 1);
			}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		TEST(the_log_at_80_columns),
		TEST(the_log_at_120_columns),
		TEST(the_log_filtered),
		TEST(the_log_fits_the_smallest_window),
		TEST(the_follow_ups_at_80_columns),
		TEST(the_follow_ups_at_120_columns),
		TEST(moving_shows_the_record_under_the_cursor),
		TEST(the_filter_works_as_it_is_typed),
		TEST(esc_clears_the_filter_and_keeps_the_record),
		TEST(nothing_found_says_so),
		TEST(trash_is_undone_and_done_again),
		TEST(a_save_by_somebody_else_is_seen_and_keeps_the_selection),
		TEST(deleting_what_somebody_changed_is_refused),
		TEST(a_thousand_records_scroll_without_a_gap),
		TEST(a_paste_into_the_list_does_nothing),
		TEST(commands_work_by_name),
		TEST(enter_opens_the_record_and_esc_comes_back_to_it),
		TEST(a_draft_is_offered_above_the_records),
		TEST(space_marks_as_done_and_u_takes_it_back),
		TEST(a_due_date_is_moved_by_words_and_the_first_is_kept),
		TEST(a_date_nobody_can_read_keeps_the_box_open),
		TEST(an_owner_is_suggested_and_taken_with_tab),
		TEST(a_chase_is_written_down_with_its_day),
		TEST(what_somebody_did_meanwhile_is_not_done_twice),
		TEST(every_size_holds_what_it_shows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
