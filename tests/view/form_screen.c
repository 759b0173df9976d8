/* form_screen.c - what the form looks like. */
#include "lib/testing.h"

#include "lib/desk.h"
#include "lib/logbook.h"
#include "lib/reference_keys.h"
#include "lib/screens.h"
#include "lib/typist.h"
#include "tui/form.h"
#include "tui/form_state.h"

static const char reference[] = "018fb7a2-6c00-7000-8000-000000000001";

static void open_new(struct desk *s)
{
	struct nt_err err;

	assert_int_equal(tui_form_open(&s->ui, NULL, &err), NT_OK);
}

static void open_reference(struct desk *s)
{
	struct nt_err err;

	assert_int_equal(tui_form_open(&s->ui, reference, &err), NT_OK);
}

/* As drawn in the plan: hosts, and the third of them being typed. */
static void a_form_being_typed(void **state)
{
	open_new(*state);
	typist_type(&((struct desk *)*state)->ui, REFERENCE_MEETING
		    "Agung Bagus Gede Bayu Indra Atmaja<^B><Enter>"
		    "Kepala Biro Hukum dan Humas<Enter>Bawaslu RI<Right>7"
		    "Ronald M. Manoach<^B><Enter>Tenaga Ahli<Enter><Tab>ah");
	screens_assert(*state, "form_80x24");
	screens_assert(*state, "form_120x40");
}

static void a_whole_record_folds_what_has_no_room(void **state)
{
	open_reference(*state);
	typist_type(&((struct desk *)*state)->ui, "<^X>3<Up>");
	screens_assert(*state, "form_issues_80x24");
	screens_assert(*state, "form_issues_120x40");
	screens_assert(*state, "form_issues_40x10");
}

static void the_other_fields_of_a_row(void **state)
{
	open_reference(*state);
	typist_type(&((struct desk *)*state)->ui,
		    "<^X>2<Up><Right><Right><Right><Right>");
	screens_assert(*state, "form_details_80x24");
	screens_assert(*state, "form_details_120x40");
}

static void the_help_and_the_menu_of_the_form(void **state)
{
	struct desk *s = *state;

	open_reference(s);
	desk_type(s, "<^G>");
	screens_assert(s, "form_help_80x24");
	screens_assert(s, "form_help_120x40");
	desk_type(s, "<Esc><^X>");
	screens_assert(s, "form_menu_80x24");
	screens_assert(s, "form_menu_120x40");
	screens_assert(s, "form_menu_40x10");
	desk_type(s, "<Esc><^X>5x<Esc>");
	screens_assert(s, "form_leave_80x24");
	screens_assert(s, "form_leave_120x40");
	screens_assert(s, "form_leave_40x10");
}

static void every_choice_of_a_box_can_be_scrolled_to(void **state)
{
	struct desk *s = *state;

	open_reference(s);
	desk_type(s, "<^X>");
	for (int i = 0; i < 40; i++)
		desk_type(s, "<Down>");
	assert_non_null(
		strstr(typist_screen(&s->ui, 10, 40, &s->screen), "q   Quit"));
	for (int i = 0; i < 40; i++)
		desk_type(s, "<Up>");
	assert_non_null(strstr(typist_screen(&s->ui, 10, 40, &s->screen),
			       "1   Meeting"));
}

/* Wherever the cursor goes, it is on the screen, in a cell of its own. */
static void the_cursor_is_always_seen(void **state)
{
	static const int sizes[][2] = { { 24, 80 }, { 10, 40 }, { 40, 120 } };
	struct desk *s = *state;

	open_reference(s);
	for (int i = 0; i < 120; i++) {
		typist_type(&s->ui, i % 3 == 0 ? "<Down>" : "<End><Right>");
		for (size_t z = 0; z < 3; z++) {
			const struct tui_cell *before;
			int row, col;

			tui_draw(&s->ui, sizes[z][0], sizes[z][1]);
			row = s->ui.canvas.cursor_row;
			col = s->ui.canvas.cursor_col;
			if (row > sizes[z][0] - 4)
				fail_msg("step %d, %s: row %d of %d", i,
					 tui_as_form(s->ui.top)
						 ->focus.field->name,
					 row, sizes[z][0]);
			assert_in_range(col, 1, sizes[z][1] - 1);
			before = tui_cell(&s->ui.canvas, row, 0);
			assert_non_null(before);
		}
	}
}

#define test(name) \
	cmocka_unit_test_setup_teardown(name, screens_setup, desk_teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		test(a_form_being_typed),
		test(a_whole_record_folds_what_has_no_room),
		test(the_other_fields_of_a_row),
		test(the_help_and_the_menu_of_the_form),
		test(every_choice_of_a_box_can_be_scrolled_to),
		test(the_cursor_is_always_seen),
	};

	static const struct CMUnitTest in_indonesian[] = {
		test(a_form_being_typed),
		test(a_whole_record_folds_what_has_no_room),
		test(the_other_fields_of_a_row),
		test(the_help_and_the_menu_of_the_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) +
	       cmocka_run_group_tests(in_indonesian, desk_in_indonesian, NULL);
}
