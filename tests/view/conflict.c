/* conflict.c - two clerks save one record: what the second one sees. */
#include "lib/testing.h"

#include "lib/desk.h"
#include "lib/logbook.h"
#include "lib/screens.h"
#include "lib/typist.h"
#include "tui/form.h"
#include "tui/views.h"

/*
 * Mine, in the form: another title and city. Theirs, stored meanwhile: another
 * title, another position, a second issue.
 */
static int setup(void **state)
{
	struct nt_record rec;
	struct nt_issue *more;
	struct desk *s;

	if (desk_setup(state) != 0)
		return -1;
	s = *state;
	test_record(&rec, 1, &s->arena);
	test_save(s->app.store, &rec, 0, &s->arena);
	tui_open_log(&s->ui);
	desk_type(s, "<Enter><Down><Down><^U>Judul saya<Enter>");
	rec.title = "Judul mereka";
	rec.updated_by = "rina";
	rec.participants.v[0].position = "Kepala Subbagian";
	more = nt_add_line(&rec, nt_field(&nt_shape_record, "issues"),
			   &s->arena);
	*more = (struct nt_issue) { .no = 2, .text = "Pokok mereka" };
	test_save(s->app.store, &rec, 1, &s->arena);
	desk_type(s, "<^S>");
	return 0;
}

static void what_differs_is_shown_from_both_sides(void **state)
{
	struct desk *s = *state;

	desk_assert_shows(s, "version 2, by rina. Yours began from");
	desk_assert_shows(s, "Title  ! both changed it");
	desk_assert_shows(s, "1 yours      Judul saya");
	desk_assert_shows(s, "2 theirs     Judul mereka");
	desk_assert_shows(s, "Participants 1: Position");
	desk_assert_shows(s, "2 theirs     Kepala Subbagian");
	desk_assert_shows(s, "Issues 2");
	desk_assert_shows(s, "2 theirs     Pokok mereka");
	desk_assert_not(s, "Ruang rapat");
	screens_assert(s, "conflict_80x24");
	screens_assert(s, "conflict_120x40");
}

static void esc_goes_back_to_the_form(void **state)
{
	struct desk *s = *state;

	desk_type(s, "<Esc>");
	desk_assert_shows(s, "Edit record 1");
	desk_assert_shows(s, "Judul saya");
	desk_type(s, "<^S>");
	desk_assert_shows(s, "both changed it");
}

static void mine_is_saved_as_the_next_version(void **state)
{
	struct desk *s = *state;
	struct nt_record rec;

	desk_type(s, "1");
	rec = desk_record(s, "1");
	assert_int_equal(rec.version, 3);
	assert_string_equal(rec.title, "Judul saya");
	assert_int_equal(rec.issues.n, 1);
	desk_assert_shows(s, "Saved as record 1.");
}

static void theirs_is_taken_and_mine_comes_back_with_u(void **state)
{
	struct desk *s = *state;

	desk_type(s, "2");
	desk_assert_shows(s, "Judul mereka");
	desk_type(s, "<Esc>");
	assert_int_equal(desk_record(s, "1").version, 2);
	desk_type(s, "u");
	desk_assert_shows(s, "1 draft");
}

static void a_merge_follows_who_alone_changed_a_field(void **state)
{
	struct desk *s = *state;
	struct nt_record rec;

	desk_type(s, "3");
	screens_assert(s, "conflict_merge_80x24");
	screens_assert(s, "conflict_merge_120x40");
	desk_type(s, "<Enter>");
	desk_assert_shows(s, "not saved yet");
	assert_int_equal(desk_record(s, "1").version, 2);
	desk_type(s, "<^S>");
	rec = desk_record(s, "1");
	assert_int_equal(rec.version, 3);
	assert_string_equal(rec.title, "Judul saya");
	assert_string_equal(rec.participants.v[0].position, "Kepala Subbagian");
	assert_int_equal(rec.issues.n, 2);
}

static void every_field_can_be_chosen(void **state)
{
	struct desk *s = *state;
	struct nt_record rec;

	desk_type(s, "32<Down><Up>1 <Enter><^S>");
	rec = desk_record(s, "1");
	assert_string_equal(rec.title, "Judul mereka");
	assert_string_equal(rec.participants.v[0].position, "Kepala Bagian");
	assert_int_equal(rec.issues.n, 1);
}

static void a_merge_is_undone_in_the_form(void **state)
{
	struct desk *s = *state;

	desk_type(s, "32<Enter>");
	desk_assert_shows(s, "Judul mereka");
	desk_type(s, "<^_>");
	desk_assert_shows(s, "Judul saya");
}

static void every_size_holds_the_conflict(void **state)
{
	struct desk *s = *state;

	desk_type(s, "3<Down><Down>");
	for (int rows = 1; rows < 50; rows += 3)
		for (int cols = 1; cols < 200; cols += 7) {
			tui_draw(&s->ui, rows, cols);
			assert_in_range(s->ui.canvas.cursor_row, 0, rows - 1);
			assert_in_range(s->ui.canvas.cursor_col, 0, cols - 1);
		}
	screens_assert(s, "conflict_40x10");
}

static void the_conflict_in_indonesian(void **state)
{
	struct desk *s = *state;

	screens_assert(s, "conflict_80x24");
	screens_assert(s, "conflict_120x40");
	desk_type(s, "3");
	screens_assert(s, "conflict_merge_80x24");
	screens_assert(s, "conflict_merge_120x40");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, desk_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_differs_is_shown_from_both_sides),
		TEST(esc_goes_back_to_the_form),
		TEST(mine_is_saved_as_the_next_version),
		TEST(theirs_is_taken_and_mine_comes_back_with_u),
		TEST(a_merge_follows_who_alone_changed_a_field),
		TEST(every_field_can_be_chosen),
		TEST(a_merge_is_undone_in_the_form),
		TEST(every_size_holds_the_conflict),
	};

	const struct CMUnitTest in_indonesian[] = {
		TEST(the_conflict_in_indonesian),
		TEST(every_size_holds_the_conflict),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) +
	       cmocka_run_group_tests(in_indonesian, desk_in_indonesian, NULL);
}
