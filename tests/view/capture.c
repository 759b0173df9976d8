/* capture.c - the capture line on the screen, without a terminal. */
#include "lib/testing.h"

#include "lib/logbook.h"
#include "lib/screens.h"
#include "tui/views.h"

#define LINE \
	"27/5/24 Konsultasi kehumasan @ ruang rapat lantai 5 + Ronald " \
	"Manoach " \
	"+ haryo # Anggaran minim = akan dilatih ! Bimtek > bawaslu ri ^ " \
	"30/12"

static int setup(void **state)
{
	struct desk *desk;
	struct nt_record rec;

	desk_setup(state);
	desk = *state;
	rec = desk_reference(desk);
	test_save(desk->app.store, &rec, 0, &desk->arena);
	tui_open_log(&desk->ui);
	return 0;
}

static void paste(struct desk *desk, const char *text)
{
	const struct tui_key key = { .name = TUI_KEY_PASTE,
				     .text = text,
				     .n = strlen(text) };

	tui_feed(&desk->ui, &key);
}

static void c_opens_a_line_and_enter_saves_it(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, "c" LINE "<Enter>");
	desk_assert_shows(desk, "Saved as record 2.");
	rec = desk_record(desk, "2");
	assert_string_equal(rec.date, "2024-05-27");
	assert_string_equal(rec.title, "Konsultasi kehumasan");
	assert_int_equal(rec.participants.n, 2);
	assert_string_equal(rec.participants.v[0].name, "Ronald M. Manoach");
	assert_string_equal(rec.participants.v[0].organization, "Bawaslu RI");
	assert_int_equal(rec.participants.v[0].side, NT_SIDE_HOST);
	assert_int_equal(rec.responses.v[0].answers.v[0].issue, 1);
	assert_int_equal(rec.follow_ups.v[0].issue, 1);
	assert_string_equal(rec.follow_ups.v[0].owner, "Bawaslu RI");
	assert_string_equal(rec.follow_ups.v[0].due, "2024-12-30");
}

static void the_record_is_shown_before_it_is_saved(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, "c" LINE);
	desk_assert_shows(desk, "Mon 27/05/2024  Konsultasi kehumasan");
	desk_assert_shows(desk, "Ronald M. Manoach (Tenaga Ahli)");
	desk_assert_shows(desk, "= akan dilatih");
	desk_assert_shows(desk, "[ ] Bimtek; Bawaslu RI, Mon 30/12/2024");
	assert_int_equal(desk_count(desk), 1);
	screens_assert(desk, "capture_80x24");
	screens_assert(desk, "capture_120x40");
	screens_assert(desk, "capture_40x10");
}

static void a_name_that_is_new_is_told(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, "cRapat + Rina + har @ Aula");
	desk_assert_shows(desk, "New names: Rina; Aula");
}

static void a_name_that_fits_several_is_asked_by_enter(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, "cRapat + a");
	desk_assert_shows(desk, "\"+ a\" may be several; Enter asks which.");
	desk_type(desk, "<Enter>");
	desk_assert_shows(desk, "> Agung Bagus Gede Bayu Indra Atmaja");
	desk_assert_shows(desk, "+ keep \"a\" as a new name");
	assert_int_equal(desk_count(desk), 1);
	desk_type(desk, "<Down><Enter>");
	desk_assert_shows(desk, "Ahmad Ali Imron");
	assert_int_equal(desk_count(desk), 1);
	desk_type(desk, "<Enter>");
	rec = desk_record(desk, "2");
	assert_string_equal(rec.participants.v[0].name, "Ahmad Ali Imron");
}

static void the_last_choice_keeps_a_new_name(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, "cRapat + a<Enter><Up><Enter><Enter>");
	assert_string_equal(desk_record(desk, "2").participants.v[0].name, "a");
}

static void esc_leaves_the_question_then_the_line_which_is_kept(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, "cRapat + a<Enter><Esc>");
	desk_assert_not(desk, "+ keep");
	desk_assert_shows(desk, "Rapat + a");
	desk_type(desk, "<Esc>");
	desk_assert_not(desk, "Rapat + a");
	assert_int_equal(desk_count(desk), 1);
	desk_type(desk, "c");
	desk_assert_shows(desk, "Rapat + a");
}

static void what_cannot_be_read_is_not_saved(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, "cRapat > Ali<Enter>");
	desk_assert_shows(desk, "\"> Ali\": no follow-up stands before it");
	desk_type(desk, "<^U>Rapat ! Kirim ^ 31/2<Enter>");
	desk_assert_shows(desk, "February has 29 days");
	assert_int_equal(desk_count(desk), 1);
}

static void an_empty_line_is_left_by_enter(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, "c<Enter>");
	desk_assert_shows(desk, "[1 Log]");
}

static void a_doubtful_day_is_taken_and_told(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, "cselasa (27/05/24) Rapat");
	desk_assert_shows(desk, "Mon 27/05/2024  Rapat");
	desk_assert_shows(desk, "? ");
}

static void a_paste_in_a_list_opens_the_line_and_is_no_command(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	paste(desk, "dq27/5 Rapat\n# satu\r\n# dua\td");
	assert_int_equal(desk_count(desk), 1);
	desk_assert_shows(desk, "dq27/5 Rapat # satu # dua d");
	desk_type(desk, "<Enter>");
	rec = desk_record(desk, "2");
	assert_string_equal(rec.title, "dq27/5 Rapat");
	assert_int_equal(rec.issues.n, 2);
	assert_string_equal(rec.issues.v[1].text, "dua d");
	desk_type(desk, "2");
	paste(desk, "Rapat kedua");
	desk_assert_shows(desk, "  Rapat kedua");
}

static void a_long_paste_is_shown_before_it_is_saved(void **state)
{
	struct desk *desk = *state;
	struct nt_buf text = { 0 };

	nt_buf_puts(&text, "27/5 Rapat");
	for (int i = 1; i <= 500; i++)
		nt_buf_printf(&text, "\n# pokok bahasan nomor %d", i);
	paste(desk, nt_buf_str(&text));
	desk_assert_shows(desk, "A long line");
	desk_type(desk, "<Enter>");
	desk_assert_shows(desk, "27/05/2024  Rapat");
	assert_int_equal(desk_count(desk), 1);
	desk_type(desk, "<Enter>");
	assert_int_equal(desk_record(desk, "2").issues.n, 500);
	nt_buf_free(&text);
}

static void a_line_that_is_cut_off_stays_as_a_draft(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, "cRapat penting # Anggaran > ");
	tui_keep_all(&desk->ui);
	assert_int_equal(desk->ui.kept, 1);
	desk_type(desk, "<Esc>");
	desk_assert_shows(desk, "(unsaved) Rapat penting");
}

static void the_line_in_indonesian(void **state)
{
	desk_type(*state, "c" LINE);
	screens_assert(*state, "capture_80x24");
	screens_assert(*state, "capture_120x40");
	screens_assert(*state, "capture_40x10");
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, desk_teardown)
	const struct CMUnitTest tests[] = {
		T(c_opens_a_line_and_enter_saves_it),
		T(the_record_is_shown_before_it_is_saved),
		T(a_name_that_is_new_is_told),
		T(a_name_that_fits_several_is_asked_by_enter),
		T(the_last_choice_keeps_a_new_name),
		T(esc_leaves_the_question_then_the_line_which_is_kept),
		T(what_cannot_be_read_is_not_saved),
		T(an_empty_line_is_left_by_enter),
		T(a_doubtful_day_is_taken_and_told),
		T(a_paste_in_a_list_opens_the_line_and_is_no_command),
		T(a_long_paste_is_shown_before_it_is_saved),
		T(a_line_that_is_cut_off_stays_as_a_draft),
	};

	const struct CMUnitTest in_indonesian[] = { T(the_line_in_indonesian) };

	return cmocka_run_group_tests(tests, NULL, NULL) +
	       cmocka_run_group_tests(in_indonesian, desk_in_indonesian, NULL);
}
