/* follow_ups.c - the board of follow-ups, and the filter of lists. */
#include "lib/testing.h"

#include <stdio.h>

#include "lib/screens.h"
#include "lib/typist.h"
#include "tui/views.h"

static int setup(void **state)
{
	int status = screens_setup(state);

	if (status == 0)
		tui_open_log(&((struct desk *)*state)->ui);
	return status;
}

/* The wide screen, on which the groups stand side by side. */
static const char *wide(struct desk *s)
{
	return typist_screen(&s->ui, 40, 120, &s->screen);
}

static void assert_wide(struct desk *s, const char *text)
{
	if (strstr(wide(s), text) == NULL)
		fail_msg("\"%s\" is not on the board:\n%s", text,
			 nt_buf_str(&s->screen));
}

static void h_and_l_change_the_column_j_and_k_stay_in_it(void **state)
{
	struct desk *s = *state;

	desk_type(s, "2");
	assert_wide(s, "> [ ] Kalender konten");
	desk_type(s, "jjj");
	assert_wide(s, "> [ ] Kalender konten");
	desk_type(s, "l");
	assert_wide(s, "> [ ] Petunjuk nama berkas");
	desk_type(s, "j");
	assert_wide(s, "> [ ] Laporan akhir");
	desk_type(s, "lh");
	assert_wide(s, "> [ ] Laporan akhir");
	desk_type(s, "l");
	assert_wide(s, "> [x] ");
	desk_type(s, "lh<Left>");
	assert_wide(s, "> [ ] Kalender konten");
}

static void the_last_card_of_a_column_is_reached(void **state)
{
	struct desk *s = *state;

	desk_type(s, "2");
	wide(s);
	desk_type(s, "lG");
	assert_wide(s, "> [ ] Kabar tentang cara");
	desk_type(s, "g");
	assert_wide(s, "> [ ] Petunjuk nama berkas");
}

static void what_is_done_is_a_line_until_z(void **state)
{
	struct desk *s = *state;

	desk_type(s, "2");
	desk_assert_shows(s, "DONE, last 30 days (7)");
	desk_type(s, "G");
	desk_assert_shows(s, "> [ ] Kabar tentang cara");
	desk_type(s, "Z");
	desk_assert_shows(s, "Show: all");
	desk_assert_not(s, "press Z");
	desk_type(s, "G");
	desk_assert_shows(s, "> [x]");
}

static void the_owner_that_is_asked_for_is_named(void **state)
{
	struct desk *s = *state;

	desk_type(s, "2/owner:syah");
	desk_assert_shows(s, "Who: syah");
	desk_assert_shows(s, "Petunjuk nama berkas foto");
	desk_assert_not(s, "Kalender konten");
	desk_type(s, "<Esc>");
	desk_assert_shows(s, "Who: (all)");
	desk_assert_shows(s, "Kalender konten");
}

static void tab_takes_a_key_and_then_a_name(void **state)
{
	struct desk *s = *state;

	desk_type(s, "/ow");
	desk_assert_shows(s, "owner:");
	desk_type(s, "<Tab>");
	desk_assert_shows(s, "Filter: owner:");
	desk_type(s, "syahr");
	desk_assert_shows(s, "> Syahrul Ahmadi");
	desk_type(s, "<Tab>");
	desk_assert_shows(s, "Filter: owner:\"Syahrul Ahmadi\"");
	desk_type(s, "is:ov<Tab><Enter>");
	desk_assert_shows(s, "owner:\"Syahrul Ahmadi\" is:overdue");
}

static void the_words_of_a_key_are_offered_in_both_languages(void **state)
{
	struct desk *s = *state;

	desk_type(s, "/-status:ter<Tab>");
	desk_assert_shows(s, "Filter: -status:terbuka");
	desk_type(s, "<^U>jenis:raker");
	desk_assert_not(s, "jenis:rakor ");
	desk_type(s, "<^U>jenis:rak<Tab>");
	desk_assert_shows(s, "Filter: jenis:rakor");
}

static void a_short_last_word_waits_for_a_third_letter_or_enter(void **state)
{
	struct desk *s = *state;

	desk_type(s, "/qz");
	desk_assert_shows(s, "60 of 60");
	desk_type(s, "<Enter>");
	desk_assert_shows(s, "0 of 60");
	desk_type(s, "/<^U>qzx");
	desk_assert_shows(s, "0 of 60");
}

static void enter_says_which_value_nobody_can_read(void **state)
{
	struct desk *s = *state;

	desk_type(s, "/is:xyz<Enter>");
	desk_assert_shows(s, "Unknown value \"xyz\"");
	desk_type(s, "<Backspace><Backspace><Backspace>open<Enter>");
	desk_assert_shows(s, "Filter: is:open");
	desk_assert_not(s, "Unknown value");
}

/* The role of the cell where TEXT begins on the screen. */
static int role_of(struct desk *s, const char *text)
{
	const char *screen = desk_screen(s);
	const char *found = strstr(screen, text);
	int row = 0;
	int col = 0;

	if (found == NULL)
		fail_msg("\"%s\" is not on the screen:\n%s", text, screen);
	for (const char *c = screen; c < found; c++) {
		col = *c == '\n' ? 0
				 : col + (((unsigned char)*c & 0xC0) != 0x80);
		row += *c == '\n';
	}
	return tui_cell(&s->ui.canvas, row, col)->role;
}

static void what_was_searched_for_is_marked_in_list_and_preview(void **state)
{
	struct desk *s = *state;

	desk_type(s, "/rakor kehumasan<Enter>");
	assert_int_equal(role_of(s, "kehumasan pemilihan"), TUI_HIT);
	assert_int_not_equal(role_of(s, "persiapan"), TUI_HIT);
	desk_type(s, "/<^U>bagi konten<Enter>");
	assert_int_not_equal(role_of(s, "Evaluasi konten"), TUI_HIT);
	assert_int_equal(role_of(s, "konten media"), TUI_HIT);
	assert_int_equal(role_of(s, "pembagian"), TUI_HIT);
	desk_type(s, "/<^U>rakor -konten<Enter>");
	assert_int_not_equal(role_of(s, "Title"), TUI_HIT);
}

static void a_filter_is_kept_by_name_and_taken_by_its_letter(void **state)
{
	struct desk *s = *state;

	desk_type(s, "/<^O>");
	desk_assert_shows(s, "No filter is kept yet");
	desk_type(s, "is:open<^O>");
	desk_assert_shows(s, "Keep this filter");
	desk_type(s, "+Yang terbuka<Enter>");
	desk_assert_shows(s, "Kept as \"Yang terbuka\"");
	desk_type(s, "<Esc>2/<^O>");
	desk_assert_shows(s, "Yang terbuka: is:open");
	desk_type(s, "a");
	desk_assert_shows(s, "Filter: is:open");
	desk_type(s, "<^O>+a=b<Enter>");
	desk_assert_shows(s, "without =");
	desk_type(s, "<Esc><^O>-a");
	desk_assert_shows(s, "Removed: \"Yang terbuka\"");
	desk_type(s, "<Esc>/<^O>");
	desk_assert_shows(s, "No filter is kept yet");
}

/* The saved ones, on the follow-ups; the lines to fill in, on the log. */
static void the_boxes_of_the_filter(void **state)
{
	struct desk *s = *state;

	desk_type(s,
		  "/status:terbuka<^O>+Rapat<Enter><^U>status:lewat pj:rina<^O>"
		  "+Rina<Enter><Esc>2/rapat<^O>");
	screens_assert(s, "filters_80x24");
	screens_assert(s, "filters_120x40");
	screens_assert(s, "filters_40x10");
	desk_type(s, "<Esc><Esc>1f<Enter>bawaslu ri<Enter><Up><Up><^U>"
		     "<Down><Down><Down><Down><Down><Down><Down>k");
	screens_assert(s, "filter_form_80x24");
	screens_assert(s, "filter_form_120x40");
	screens_assert(s, "filter_form_40x10");
}

static void a_filter_is_filled_in_line_by_line(void **state)
{
	struct desk *s = *state;

	desk_type(s, "1f<Enter>bawaslu ri<Enter><Down><Down><Down><Down><Down>"
		     "cons<Tab>1 mei 2024<Enter><Enter>op<Tab>");
	desk_assert_shows(s, "org:\"bawaslu ri\" kind:Consultation "
			     "from:\"1 mei 2024\"");
	desk_assert_shows(s, "1 of 60");
}

static void a_filter_that_was_typed_is_found_in_its_lines(void **state)
{
	struct desk *s = *state;

	desk_type(s, "1/rapat -org:kpu person:\"Ronald M\" is:open "
		     "is:doubtful<Enter>f");
	desk_assert_shows(s, "Words        rapat -org:kpu is:doubtful");
	desk_assert_shows(s, "Name         Ronald M ");
	desk_type(s, "<^S>");
	desk_assert_shows(s, "rapat -org:kpu is:doubtful person:\"Ronald M\" "
			     "is:open");
}

static void a_line_that_nobody_can_read_keeps_the_box_open(void **state)
{
	struct desk *s = *state;

	desk_type(s, "1f<Up><Down><Down><Down><Down><Down><Down><Down><Down>"
		     "<Down>31/04/2024<^S>");
	desk_assert_shows(s, "April has 30 days");
	desk_type(s, "<^U><^S>");
	desk_assert_shows(s, "60 records");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, desk_teardown)
	const struct CMUnitTest tests[] = {
		TEST(h_and_l_change_the_column_j_and_k_stay_in_it),
		TEST(the_last_card_of_a_column_is_reached),
		TEST(what_is_done_is_a_line_until_z),
		TEST(the_owner_that_is_asked_for_is_named),
		TEST(tab_takes_a_key_and_then_a_name),
		TEST(the_words_of_a_key_are_offered_in_both_languages),
		TEST(a_short_last_word_waits_for_a_third_letter_or_enter),
		TEST(what_was_searched_for_is_marked_in_list_and_preview),
		TEST(a_filter_is_kept_by_name_and_taken_by_its_letter),
		TEST(enter_says_which_value_nobody_can_read),
		TEST(the_boxes_of_the_filter),
		TEST(a_filter_is_filled_in_line_by_line),
		TEST(a_filter_that_was_typed_is_found_in_its_lines),
		TEST(a_line_that_nobody_can_read_keeps_the_box_open),
	};

	static const struct CMUnitTest in_indonesian[] = {
		TEST(the_boxes_of_the_filter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) +
	       cmocka_run_group_tests(in_indonesian, desk_in_indonesian, NULL);
}
