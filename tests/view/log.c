/* log.c - the log and the follow-ups, without a terminal. */
#include "lib/testing.h"

#include <stdio.h>
#include <stdlib.h>

#include "lib/logbook.h"
#include "lib/screens.h"
#include "lib/typist.h"
#include "notula/alloc.h"
#include "notula/closing.h"
#include "tui/log_rows.h"
#include "tui/views.h"

static int setup(void **state)
{
	int status = screens_setup(state);

	if (status == 0)
		tui_open_log(&((struct desk *)*state)->ui);
	return status;
}

/* The row that is selected, without the sign. */
static const char *selected(struct desk *s)
{
	char *row = strstr((char *)(uintptr_t)typist_screen(&s->ui, 24, 80,
							    &s->screen),
			   "\n > ");

	assert_non_null(row);
	row[4 + strcspn(row + 4, "\n")] = '\0';
	return row + 4;
}

static void the_log_at_80_columns(void **state)
{
	struct desk *s = *state;

	desk_type(s, "<Down><Down>");
	screens_assert(s, "log_80x24");
}

static void the_log_at_120_columns(void **state)
{
	struct desk *s = *state;

	desk_type(s, "<Down><Down>");
	screens_assert(s, "log_120x40");
}

static void the_log_filtered(void **state)
{
	struct desk *s = *state;

	desk_type(s, "/month:2024-05 kons");
	screens_assert(s, "log_filter_80x24");
	screens_assert(s, "log_filter_120x40");
}

static void the_log_sorted(void **state)
{
	struct desk *s = *state;

	desk_type(s, "stg");
	screens_assert(s, "log_sorted_80x24");
	screens_assert(s, "log_sorted_120x40");
	desk_type(s, "s");
	screens_assert(s, "sort_80x24");
	screens_assert(s, "sort_120x40");
	screens_assert(s, "sort_40x10");
}

static void help_and_trash_and_a_question(void **state)
{
	struct desk *s = *state;

	desk_type(s, "?");
	screens_assert(s, "help_80x24");
	screens_assert(s, "help_120x40");
	screens_assert(s, "help_40x10");
	desk_type(s, "<Esc>dT");
	screens_assert(s, "trash_80x24");
	screens_assert(s, "trash_120x40");
	desk_type(s, "T2D30/6");
	screens_assert(s, "due_80x24");
	screens_assert(s, "due_120x40");
	screens_assert(s, "due_40x10");
}

static void the_log_fits_the_smallest_window(void **state)
{
	struct desk *s = *state;

	screens_assert(s, "log_40x10");
}

static void the_follow_ups_at_80_columns(void **state)
{
	struct desk *s = *state;

	desk_type(s, "2");
	screens_assert(s, "follow_ups_80x24");
	screens_assert(s, "follow_ups_40x10");
}

static void the_follow_ups_at_120_columns(void **state)
{
	struct desk *s = *state;

	desk_type(s, "2Z<Down>");
	screens_assert(s, "follow_ups_120x40");
}

/* Behaviour of the log. */

static void moving_shows_the_record_under_the_cursor(void **state)
{
	struct desk *s = *state;
	int row = -1;

	desk_type(s, "jj");
	desk_assert_shows(s, "─ 58  Wed 11/12/2024  Evaluasi");
	for (int i = 0; i < s->ui.canvas.rows; i++)
		if (tui_cell(&s->ui.canvas, i, 1)->ch[0] == '>')
			row = i;
	assert_int_equal(s->ui.canvas.cursor_row, row);
	desk_type(s, "k<PgDn>");
	desk_assert_not(s, "─ 58  Wed");
	desk_type(s, "G");
	desk_assert_shows(s, "> Thu 04/01");
	desk_type(s, "j<PgDn>");
	desk_assert_shows(s, "> Thu 04/01");
	desk_type(s, "g");
	desk_assert_shows(s, "> Fri 20/12");
}

static void the_filter_works_as_it_is_typed(void **state)
{
	struct desk *s = *state;

	desk_type(s, "/konsultasi");
	desk_assert_shows(s, "Filter: konsultasi");
	desk_assert_shows(s, " of 60");
	desk_assert_not(s, "Konferensi pers");
	desk_type(s, "<^U>is:ov");
	desk_assert_shows(s, "Filter: is:ov"); /* waits, no complaint */
	desk_type(s, "erdue");
	desk_assert_shows(s, "> Tue 14/05");
	desk_assert_shows(s, "1 of 60");
	desk_type(s, "<Enter>q");
	assert_null(s->ui.top); /* q is a command again */
}

static void esc_clears_the_filter_and_keeps_the_record(void **state)
{
	struct desk *s = *state;

	desk_type(s, "/kehumasan<Down>");
	assert_non_null(strstr(selected(s), "Evaluasi kehumasan"));
	desk_type(s, "<Esc>");
	desk_assert_shows(s, "60 records");
	assert_non_null(strstr(selected(s), "Evaluasi kehumasan"));
	desk_type(s, "<Esc>");
	desk_assert_shows(s, "Press q to quit");
}

static void nothing_found_says_so(void **state)
{
	struct desk *s = *state;

	desk_type(s, "/zzzzzz \"(' * AND");
	desk_assert_shows(s, "No record matches.");
	desk_type(s, "<Enter>jkGgd<Enter>u");
	desk_assert_shows(s, "Nothing to undo.");
}

static void trash_is_undone_and_done_again(void **state)
{
	struct desk *s = *state;

	desk_type(s, "jd");
	desk_assert_shows(s, "Record 59 is in the trash. u brings it back.");
	desk_assert_shows(s, "59 records");
	desk_assert_not(s, "Konferensi pers");
	assert_non_null(strstr(selected(s), "Evaluasi kehumasan"));
	desk_type(s, "u");
	desk_assert_shows(s, "Record 59 is back.");
	desk_assert_shows(s, "Konferensi pers");
	desk_type(s, "U");
	desk_assert_not(s, "Konferensi pers");
	desk_type(s, "u");
	desk_assert_shows(s, "60 records");
}

/* Somebody else's program. */
static struct nt_store *other(struct desk *s)
{
	return test_open(s->app.path);
}

static void
a_save_by_somebody_else_is_seen_and_keeps_the_selection(void **state)
{
	struct desk *s = *state;
	struct nt_store *store = other(s);
	struct nt_record rec;

	desk_type(s, "jj");
	assert_false(tui_poll(&s->ui));
	test_record(&rec, 1, &s->arena);
	rec.date = "2024-12-22";
	rec.title = "Disimpan orang lain";
	test_save(store, &rec, 0, &s->arena);
	assert_true(tui_poll(&s->ui));
	desk_assert_shows(s, "Disimpan orang lain");
	desk_assert_shows(s, "61 records");
	assert_non_null(strstr(selected(s), "Evaluasi kehumasan"));
	assert_false(tui_poll(&s->ui));
	nt_store_close(store);
}

static void deleting_what_somebody_changed_is_refused(void **state)
{
	struct desk *s = *state;
	struct nt_store *store = other(s);
	struct nt_record rec;
	char uid[NT_UID_SIZE];

	assert_int_equal(nt_store_find(store, "59", uid, NULL), NT_OK);
	test_get(store, uid, &s->arena, &rec);
	rec.title = "Diubah orang lain";
	test_save(store, &rec, rec.version, &s->arena);
	nt_store_close(store);
	desk_type(s, "jd");
	assert_true(s->ui.problem);
	desk_assert_shows(s, "Diubah orang lain");
}

static void a_thousand_records_scroll_without_a_gap(void **state)
{
	struct desk *s = *state;
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
	desk_type(s, "/urutan<Enter>g");
	desk_assert_shows(s, "1000+ of 1060");
	for (int i = 0; i < 999; i++) {
		const char *row = selected(s);
		const char *n = strstr(row, "Urutan ");

		/* Newest day first, and no row twice. */
		assert_non_null(n);
		assert_int_not_equal(strncmp(n, last, 11), 0);
		snprintf(last, sizeof(last), "%.11s", n);
		desk_type(s, "j");
	}
	desk_type(s, "j");
	assert_non_null(strstr(selected(s), "01/01/2023"));
	desk_type(s, "G");
	assert_non_null(strstr(selected(s), "01/01/2023"));
	for (int i = 0; i < 60; i++)
		desk_type(s, "<PgUp><PgUp><PgUp>");
	assert_non_null(strstr(selected(s), "/12/2023"));
	nt_arena_free(&arena);
}

static void a_paste_into_the_list_is_no_command(void **state)
{
	struct desk *s = *state;
	const struct tui_key paste = { .name = TUI_KEY_PASTE,
				       .text = "dddq\r",
				       .n = 5 };

	tui_feed(&s->ui, &paste);
	desk_assert_shows(s, "  dddq");
	desk_type(s, "<Esc>");
	desk_assert_shows(s, "60 records");
}

static void commands_work_by_name(void **state)
{
	struct desk *s = *state;

	desk_type(s, ":follow-ups<Enter>");
	desk_assert_shows(s, "OVERDUE (1)");
	desk_type(s, ":nonsense<Enter>");
	desk_assert_shows(s, "No command is called \"nonsense\"");
	desk_type(s, "<^U>log<Enter>");
	desk_assert_shows(s, "[1 Log]");
}

static void enter_opens_the_record_and_esc_comes_back_to_it(void **state)
{
	struct desk *s = *state;

	desk_type(s, "jj<Enter>");
	desk_assert_shows(s, "Edit record 58");
	desk_type(s, "<Esc>");
	assert_non_null(strstr(selected(s), "Evaluasi kehumasan"));
	desk_type(s, "a");
	desk_assert_shows(s, "New record");
}

static void a_draft_is_offered_above_the_records(void **state)
{
	struct desk *s = *state;

	desk_type(s, "a<Enter><Enter>Audiensi mahasiswa<Enter><Esc>k");
	desk_assert_shows(s, "60 records + 1 draft");
	desk_assert_shows(s, "* draft");
	desk_type(s, "g<Enter>");
	desk_assert_shows(s, "Audiensi mahasiswa");
	desk_type(s, "<Esc>kgd");
	desk_assert_shows(s, "The draft is discarded. u brings it back.");
	desk_assert_not(s, "1 draft");
	desk_type(s, "u");
	desk_assert_shows(s, "60 records + 1 draft");
}

/* Behaviour of the follow-ups. */

static void get_follow_up(struct desk *s, struct nt_follow_up *out)
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
	struct desk *s = *state;
	struct nt_follow_up f;

	desk_type(s, "2 ");
	desk_assert_shows(s, "Done: \"Kalender konten bersama empat Panwas");
	desk_assert_not(s, "OVERDUE");
	get_follow_up(s, &f);
	assert_int_equal(f.status, NT_FOLLOW_UP_STATUS_DONE);
	assert_string_equal(f.closed_on, "2024-12-23");
	desk_type(s, "u");
	desk_assert_shows(s, "OVERDUE (1)");
	get_follow_up(s, &f);
	assert_true(nt_follow_up_is_open(&f));
	assert_null(f.closed_on);
	assert_non_null(strstr(selected(s), "Kalender konten"));
	desk_type(s, "U");
	desk_assert_not(s, "OVERDUE");
	desk_type(s, "uu");
	desk_assert_shows(s, "Nothing to undo.");
}

static void a_due_date_is_moved_by_words_and_the_first_is_kept(void **state)
{
	struct desk *s = *state;
	struct nt_follow_up f;

	desk_type(s, "2Dbesok");
	desk_assert_shows(s, "Tue 24/12/2024");
	desk_type(s, "<Enter>");
	desk_assert_shows(s, "THIS WEEK (1)");
	desk_assert_shows(s, "tomorrow");
	get_follow_up(s, &f);
	assert_string_equal(f.due, "2024-12-24");
	assert_string_equal(f.due_original, "2024-06-28");
	assert_int_equal(f.chases.v[f.chases.n - 1].type,
			 NT_CHASE_TYPE_POSTPONED);
	desk_type(s, "+");
	get_follow_up(s, &f);
	assert_string_equal(f.due, "2024-12-31");
	assert_string_equal(f.due_original, "2024-06-28");
	desk_type(s, "uu");
	get_follow_up(s, &f);
	assert_string_equal(f.due, "2024-06-28");
	assert_null(f.due_original);
}

static void a_date_nobody_can_read_keeps_the_box_open(void **state)
{
	struct desk *s = *state;

	desk_type(s, "2D31/2<Enter>");
	desk_assert_shows(s, "New due date");
	assert_true(s->ui.problem);
	desk_type(s, "<Esc>");
	desk_assert_not(s, "New due date");
}

static void an_owner_is_suggested_and_taken_with_tab(void **state)
{
	struct desk *s = *state;
	struct nt_follow_up f;

	desk_type(s, "2Wsyah");
	desk_assert_shows(s, "> Syahrul Ahmadi");
	desk_type(s, "<Tab>");
	get_follow_up(s, &f);
	assert_string_equal(f.owner, "Syahrul Ahmadi");
	desk_type(s, "Wsyah<Enter>");
	get_follow_up(s, &f);
	assert_string_equal(f.owner, "syah"); /* Enter takes what was typed */
	desk_type(s, "uu");
	get_follow_up(s, &f);
	assert_string_equal(f.owner, "Rina Oktavia");
}

static void a_chase_is_written_down_with_its_day(void **state)
{
	struct desk *s = *state;
	struct nt_follow_up f;

	desk_type(s, "2CSudah ditelepon<Enter>");
	desk_assert_shows(s, "Mon 23/12/2024  Reminded: Sudah ditelepon");
	get_follow_up(s, &f);
	assert_string_equal(f.chases.v[f.chases.n - 1].date, "2024-12-23");
	assert_string_equal(f.chases.v[f.chases.n - 1].text, "Sudah ditelepon");
}

static void what_somebody_did_meanwhile_is_not_done_twice(void **state)
{
	struct desk *s = *state;
	struct nt_store *store = other(s);
	struct nt_record rec;
	char uid[NT_UID_SIZE];

	desk_type(s, "2");
	assert_int_equal(nt_store_find(store, "20", uid, NULL), NT_OK);
	test_get(store, uid, &s->arena, &rec);
	for (size_t i = 0; i < rec.follow_ups.n; i++)
		rec.follow_ups.v[i].text = "Diganti orang lain";
	test_save(store, &rec, rec.version, &s->arena);
	nt_store_close(store);
	desk_type(s, " ");
	assert_true(s->ui.problem);
	desk_assert_shows(s, "somebody changed this follow-up meanwhile");
	desk_assert_shows(s, "Diganti orang lain");
}

static void every_size_holds_what_it_shows(void **state)
{
	static const char *const screens[] = { "g",	 "G", "/kons<Enter>",
					       "<Esc>2", "Z", "G",
					       "?" };
	struct desk *s = *state;

	for (size_t i = 0; i < NT_COUNT(screens); i++) {
		desk_type(s, screens[i]);
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

/* Another key comes when the program looks for one the N-th time. */
struct key_to_come {
	struct tui *ui;
	int n; /* 0: none */
};

static bool key_came(void *ctx)
{
	struct key_to_come *key = ctx;

	return key->ui->hurried && key->n > 0 && --key->n == 0;
}

static void open_giving_up(struct desk *s, struct key_to_come *key)
{
	*key = (struct key_to_come) { &s->ui, 0 };
	s->app.give_up = key_came;
	s->app.give_up_ctx = key;
	assert_int_equal(nt_app_open(&s->app, NT_TO_WRITE, &s->err), NT_OK);
}

static void a_search_given_up_anywhere_is_read_after_the_last_key(void **state)
{
	struct desk *s = *state;
	struct key_to_come key;
	int given_up = 0;

	open_giving_up(s, &key);
	do {
		desk_type(s, "/month:2024-05 kon");
		key.n = ++given_up;
		desk_type(s, "s");
		assert_string_equal(s->ui.message, "");
		assert_true(key.n > 0 || tui_poll(&s->ui));
		screens_assert(s, "log_filter_80x24");
		desk_type(s, "<Esc>");
	} while (key.n == 0);
	assert_true(given_up > 1);
}

static void a_key_after_a_search_that_was_given_up_is_for_its_list(void **state)
{
	struct desk *s = *state;
	struct key_to_come key;

	open_giving_up(s, &key);
	desk_type(s, "/");
	key.n = 1;
	desk_type(s, "month:2024-05 kons<Down>");
	assert_int_equal(key.n, 0);
	assert_non_null(strstr(selected(s), "Konsultasi kehumasan Bawaslu"));
}

static void d_goes_for_all_that_is_marked_and_u_undoes_it_as_one(void **state)
{
	struct desk *s = *state;
	int64_t all = desk_count(s);

	desk_type(s, "mmm");
	desk_assert_shows(s, "Marked: 3.");
	desk_assert_shows(s, "\n+  ");
	desk_type(s, "kmd");
	desk_assert_shows(s, "2 records are in the trash. u brings them back.");
	assert_int_equal(desk_count(s), all - 2);
	desk_type(s, "u");
	desk_assert_shows(s, "2 records are back.");
	assert_int_equal(desk_count(s), all);
	desk_type(s, "U");
	assert_int_equal(desk_count(s), all - 2);
	desk_type(s, "u");
	desk_type(s, "mm<Esc>d");
	assert_int_equal(desk_count(s), all - 1);
}

static void what_was_changed_since_it_was_marked_stays(void **state)
{
	struct desk *s = *state;
	int64_t all = desk_count(s);
	struct nt_query every = { .today = nt_app_today(&s->app) };
	struct nt_rows rows = { 0 };
	struct nt_record rec;

	assert_int_equal(nt_store_list(s->app.store, &every, NULL, false, 2,
				       &s->arena, &rows, &s->err),
			 NT_OK);
	desk_type(s, "gmm");
	test_get(s->app.store, rows.v[1].uid, &s->arena, &rec);
	rec.agenda = "Lain";
	test_save(s->app.store, &rec, rec.version, &s->arena);
	desk_type(s, "d");
	desk_assert_shows(s, "by now; version");
	assert_int_equal(desk_count(s), all - 1);
	desk_type(s, "u");
	assert_int_equal(desk_count(s), all);
}

static void what_is_marked_is_done_together_and_undone_as_one(void **state)
{
	struct desk *s = *state;

	desk_type(s, "2mm<Space>");
	desk_assert_shows(s, "Done: 2 follow-ups. u to undo");
	desk_type(s, "u");
	desk_assert_shows(s, "Undone: ");
	desk_type(s, "u");
	desk_assert_shows(s, "Nothing to undo.");
	desk_type(s, "gmmWRina<Enter>");
	desk_assert_shows(s, "New owner: 2 follow-ups.");
	desk_type(s, "gmmm<Esc><Space>");
	desk_assert_shows(s, "Done: \"");
}

static void the_first_screen_says_that_last_month_is_not_closed(void **state)
{
	struct desk *s = *state;
	struct nt_month_closed closed;

	desk_assert_shows(s, "November 2024 is not closed yet");
	assert_int_equal(nt_store_close_month(s->app.store, "2024-11",
					      nt_app_today(&s->app), false,
					      &s->arena, &closed, &s->err),
			 NT_OK);
	tui_poll(&s->ui);
	desk_assert_not(s, "not closed");
}

static void s_sorts_what_fits_in_memory_in_another_order(void **state)
{
	struct desk *s = *state;
	char first[80];

	desk_type(s, "/from:2024-05<Enter>g");
	snprintf(first, sizeof(first), "%.60s", selected(s));
	desk_type(s, "st");
	desk_assert_shows(s, "Sorted by title");
	assert_string_equal(first,
			    nt_arena_printf(&s->arena, "%.60s", selected(s)));
	desk_type(s, "sog");
	assert_non_null(strstr(selected(s), "    4"));
	desk_type(s, "G");
	assert_non_null(strstr(selected(s), " -"));
	desk_type(s, "sdg");
	assert_string_equal(first,
			    nt_arena_printf(&s->arena, "%.60s", selected(s)));
	desk_type(s, "2s");
	desk_assert_shows(s, "one order only");
}

static void too_many_records_are_only_shown_by_date(void **state)
{
	struct desk *s = *state;
	struct nt_record rec;

	for (int i = 0; i < LOG_SORTED_MOST; i++) {
		test_record(&rec, i, &s->arena);
		test_save(s->app.store, &rec, 0, &s->arena);
	}
	tui_poll(&s->ui);
	desk_type(s, "st");
	desk_assert_shows(s, "more than 500 records");
	desk_type(s, "/month:2024-10<Enter>st");
	desk_assert_shows(s, "Sorted by title");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, desk_teardown)
		TEST(the_log_at_80_columns),
		TEST(the_log_at_120_columns),
		TEST(the_log_filtered),
		TEST(the_log_sorted),
		TEST(help_and_trash_and_a_question),
		TEST(d_goes_for_all_that_is_marked_and_u_undoes_it_as_one),
		TEST(what_was_changed_since_it_was_marked_stays),
		TEST(s_sorts_what_fits_in_memory_in_another_order),
		TEST(too_many_records_are_only_shown_by_date),
		TEST(the_first_screen_says_that_last_month_is_not_closed),
		TEST(what_is_marked_is_done_together_and_undone_as_one),
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
		TEST(a_paste_into_the_list_is_no_command),
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
		TEST(a_search_given_up_anywhere_is_read_after_the_last_key),
		TEST(a_key_after_a_search_that_was_given_up_is_for_its_list),
	};

	const struct CMUnitTest in_indonesian[] = {
		TEST(the_log_at_80_columns),
		TEST(the_log_at_120_columns),
		TEST(the_log_filtered),
		TEST(help_and_trash_and_a_question),
		TEST(the_log_sorted),
		TEST(the_log_fits_the_smallest_window),
		TEST(the_follow_ups_at_80_columns),
		TEST(the_follow_ups_at_120_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) +
	       cmocka_run_group_tests(in_indonesian, desk_in_indonesian, NULL);
}
