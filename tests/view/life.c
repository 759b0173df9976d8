/* life.c - history, trash and final records on the screen. */
#include "lib/testing.h"

#include "lib/desk.h"
#include "lib/logbook.h"
#include "lib/screens.h"
#include "lib/typist.h"
#include "notula/file.h"
#include "tui/views.h"

/* The log, with record 1 in three versions. */
static int setup(void **state)
{
	struct nt_record rec;
	struct nt_issue *more;
	struct desk *s;

	if (desk_setup(state) != 0)
		return -1;
	s = *state;
	rec = desk_reference(s);
	rec.uid = nt_arena_strdup(&s->arena,
				  "018fb7a2-6c00-7000-8000-000000000001");
	nt_app_stamp(&s->app, &rec, &s->arena);
	test_save(s->app.store, &rec, 0, &s->arena);
	rec.updated_by = "rina";
	rec.updated_at = "2024-06-12T09:30:00Z";
	rec.title = "Konsultasi kehumasan";
	rec.participants.v[0].position = NULL;
	more = nt_add_line(&rec, nt_field(&nt_shape_record, "issues"),
			   &s->arena);
	more->no = (int64_t)rec.issues.n;
	more->category = "data";
	more->text = "Data belum dibagi.\nDiminta setiap bulan.";
	test_save(s->app.store, &rec, 1, &s->arena);
	rec.updated_at = "2024-06-12T10:00:00Z";
	rec.status = NT_RECORD_STATUS_FINAL;
	test_save(s->app.store, &rec, 2, &s->arena);
	tui_open_log(&s->ui);
	return 0;
}

static void history_lists_versions_and_what_the_chosen_one_changed(void **state)
{
	struct desk *s = *state;

	desk_type(s, "H");
	desk_assert_shows(s, "Version 3, compared with 2");
	desk_assert_shows(s, "12/06/2024 10:00");
	desk_assert_shows(s, "  now: Final");
	desk_type(s, "j");
	desk_assert_shows(s, "Version 2, compared with 1");
	desk_assert_shows(s, "  now: Konsultasi kehumasan");
	desk_assert_shows(s, "  now: (nothing)");
	desk_assert_shows(s, "Participants 1: Position");
	desk_assert_shows(s, "Issues 6: added");
	screens_assert(s, "history_80x24");
	desk_type(s, "<Esc>");
	desk_assert_shows(s, "1 Log");
}

static void a_marked_version_is_the_one_compared_with(void **state)
{
	struct desk *s = *state;

	desk_type(s, "Hjjmk");
	desk_assert_shows(s, "Version 2, compared with 1");
	desk_type(s, "k");
	desk_assert_shows(s, "Version 3, compared with 1");
	desk_assert_shows(s,
			  "  before: Konsultasi kehumasan Bawaslu kabupaten");
	screens_assert(s, "history_120x40");
	desk_type(s, "jjmk");
	desk_type(s, "k");
	desk_assert_shows(s, "Version 3, compared with 2");
}

static void the_first_version_is_shown_whole(void **state)
{
	struct desk *s = *state;

	desk_type(s, "HG");
	desk_assert_shows(s, "Version 1 ");
	desk_assert_not(s, "before:");
	desk_type(s, "g<Enter>G");
	desk_assert_shows(s, "Follow-ups 2: added");
}

static void a_save_meanwhile_is_a_version_more(void **state)
{
	struct desk *s = *state;
	struct nt_record rec = desk_record(s, "1");
	const char *tag = "humas";

	desk_type(s, "Hj");
	rec.tags = (struct nt_words) { &tag, 1 };
	test_save(s->app.store, &rec, 3, &s->arena);
	assert_true(tui_poll(&s->ui));
	desk_assert_shows(s, "Version 2, compared with 1");
	desk_type(s, "g");
	desk_assert_shows(s, "Version 4, compared with 3");
	desk_assert_shows(s, "  now: humas");
}

static void the_form_shows_the_history_of_its_record(void **state)
{
	struct desk *s = *state;

	desk_type(s, "<Enter><^X>h");
	desk_assert_shows(s, "Version 3, compared with 2");
	desk_type(s, "<Esc>");
	desk_assert_shows(s, "Edit record 1");
	desk_type(s, "<Esc>a<^X>h");
	desk_assert_shows(s, "It was not saved yet.");
}

static void the_trash_is_shown_and_a_record_brought_back(void **state)
{
	struct desk *s = *state;

	desk_type(s, "d");
	desk_assert_not(s, "Konsultasi");
	desk_type(s, "T");
	desk_assert_shows(s, "is:trash");
	desk_assert_shows(s, "Konsultasi kehumasan");
	desk_type(s, "d");
	desk_assert_shows(s, "Record 1 is in the trash already.");
	desk_type(s, "B");
	desk_assert_shows(s, "Record 1 is back.");
	desk_assert_not(s, "Konsultasi kehumasan");
	desk_type(s, "u");
	desk_assert_shows(s, "Konsultasi kehumasan"); /* in the trash again */
	desk_type(s, "UT");
	desk_assert_shows(s, "Konsultasi kehumasan");
	desk_assert_not(s, "is:trash");
	desk_type(s, "B");
	desk_assert_shows(s, "Record 1 is not in the trash.");
}

static void a_record_is_made_final_after_a_look_at_what_is_open(void **state)
{
	struct desk *s = *state;
	struct nt_record rec;

	desk_type(s, "K");
	desk_assert_shows(s, "Record 1 is final already.");
	test_record(&rec, 7, &s->arena);
	test_save(s->app.store, &rec, 0, &s->arena);
	tui_poll(&s->ui);
	desk_type(s, "gK");
	desk_assert_shows(s, "Make final? 0 facts are not verified, 5 fields");
	desk_assert_shows(s, "Kind, Start, Invitation, Chair, Recorder");
	desk_type(s, "<Esc>");
	assert_int_equal(desk_record(s, "2").status, NT_RECORD_STATUS_WORKING);
	desk_type(s, "Ky");
	desk_assert_shows(s, "Record 2 is final.");
	assert_int_equal(desk_record(s, "2").status, NT_RECORD_STATUS_FINAL);
}

static void u_takes_a_final_record_back_if_nothing_was_done_since(void **state)
{
	struct desk *s = *state;
	struct nt_record rec;
	const char *tag = "humas";

	test_record(&rec, 7, &s->arena);
	test_save(s->app.store, &rec, 0, &s->arena);
	tui_poll(&s->ui);
	desk_type(s, "gKyu");
	desk_assert_shows(s, "Record 2 is not final any more.");
	assert_int_equal(desk_record(s, "2").status, NT_RECORD_STATUS_WORKING);
	desk_type(s, "U");
	assert_int_equal(desk_record(s, "2").status, NT_RECORD_STATUS_FINAL);
	rec = desk_record(s, "2");
	rec.tags = (struct nt_words) { &tag, 1 };
	test_save(s->app.store, &rec, rec.version, &s->arena);
	desk_type(s, "u");
	desk_assert_shows(s,
			  "record 2 was changed since it is final: amend it");
	assert_int_equal(desk_record(s, "2").status, NT_RECORD_STATUS_FINAL);
}

static void every_size_holds_the_history(void **state)
{
	struct desk *s = *state;

	desk_type(s, "Hj");
	for (int rows = 1; rows < 50; rows += 3)
		for (int cols = 1; cols < 200; cols += 7) {
			tui_draw(&s->ui, rows, cols);
			assert_in_range(s->ui.canvas.cursor_row, 0, rows - 1);
			assert_in_range(s->ui.canvas.cursor_col, 0, cols - 1);
		}
	screens_assert(s, "history_40x10");
}

static void the_history_in_indonesian(void **state)
{
	struct desk *s = *state;

	desk_type(s, "Hj");
	screens_assert(s, "history_80x24");
	desk_type(s, "jmkk");
	screens_assert(s, "history_120x40");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, desk_teardown)

static void p_writes_a_paper_of_the_record_and_says_where(void **state)
{
	struct desk *s = *state;
	char *file = nt_arena_printf(&s->arena, "%s/notula.html", s->folder);
	struct nt_buf html = { 0 };

	desk_type(s, "p");
	desk_assert_shows(s, "Attendance sheet");
	desk_type(s, "m");
	desk_assert_shows(s, "minutes-1.html");
	desk_type(s, nt_arena_printf(&s->arena, "<^U>%s<Enter>", file));
	desk_assert_shows(s, "Files written: ");
	desk_assert_shows(s, "1 Log");
	assert_int_equal(nt_file_read(&html, file, 1 << 20, NULL), NT_OK);
	assert_non_null(strstr(nt_buf_str(&html), ">MINUTES</h1>"));
	nt_buf_free(&html);
}

static void p_never_writes_over_a_file(void **state)
{
	struct desk *s = *state;
	char *file = nt_arena_printf(&s->arena, "%s/mine.txt", s->folder);
	struct nt_buf text = { 0 };

	assert_int_equal(nt_file_write(file, false, "mine", 4, NULL), NT_OK);
	desk_type(s, nt_arena_printf(&s->arena, "pa<^U>%s", file));
	desk_assert_shows(s, "This file is there already");
	desk_type(s, "<Enter>");
	desk_assert_shows(s, "Write to file");
	assert_int_equal(nt_file_read(&text, file, 99, NULL), NT_OK);
	assert_string_equal(nt_buf_str(&text), "mine");
	nt_buf_free(&text);
}

static void p_keeps_a_confidential_record_off_paper(void **state)
{
	struct desk *s = *state;
	struct nt_record rec = desk_reference(s);

	rec.uid = nt_arena_strdup(&s->arena,
				  "018fb7a2-6c00-7000-8000-000000000002");
	rec.date = "2024-06-11";
	rec.date_as_written = rec.weekday_as_written = NULL;
	rec.confidential = true;
	nt_app_stamp(&s->app, &rec, &s->arena);
	test_save(s->app.store, &rec, 0, &s->arena);
	tui_poll(&s->ui);
	desk_type(s, nt_arena_printf(&s->arena, "gpr<^U>%s/x.txt<Enter>",
				     s->folder));
	desk_assert_shows(s, "record 2 is confidential");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(history_lists_versions_and_what_the_chosen_one_changed),
		TEST(a_marked_version_is_the_one_compared_with),
		TEST(the_first_version_is_shown_whole),
		TEST(a_save_meanwhile_is_a_version_more),
		TEST(the_form_shows_the_history_of_its_record),
		TEST(the_trash_is_shown_and_a_record_brought_back),
		TEST(a_record_is_made_final_after_a_look_at_what_is_open),
		TEST(u_takes_a_final_record_back_if_nothing_was_done_since),
		TEST(p_writes_a_paper_of_the_record_and_says_where),
		TEST(p_never_writes_over_a_file),
		TEST(p_keeps_a_confidential_record_off_paper),
		TEST(every_size_holds_the_history),
	};

	const struct CMUnitTest in_indonesian[] = {
		TEST(the_history_in_indonesian),
		TEST(every_size_holds_the_history),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) +
	       cmocka_run_group_tests(in_indonesian, desk_in_indonesian, NULL);
}
