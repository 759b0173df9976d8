/* paste.c - lists and tables pasted into the form. */
#include "lib/testing.h"

#include <stdio.h>

#include "lib/desk.h"

#define DATE_AND_TITLE "27/5<Enter><Enter><Enter><Enter>Rapat<Enter>"

static void paste(struct desk *desk, const char *text)
{
	const struct tui_key key = { .name = TUI_KEY_PASTE,
				     .text = text,
				     .n = strlen(text) };

	tui_feed(&desk->ui, &key);
}

static struct nt_record saved(struct desk *desk)
{
	desk_type(desk, "<^S>");
	if (desk->ui.top != NULL)
		fail_msg("not saved: %s", desk->ui.message);
	return desk_record(desk, "1");
}

static void a_pasted_list_makes_a_row_a_line(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, DATE_AND_TITLE "<^N><^N>");
	paste(desk,
	      "1. Anggaran minim\r\n2. SDM kurang\r\n\r\n3. Alat rusak\r\n");
	desk_assert_shows(desk, "3 rows pasted. ^_ takes them back.");
	desk_type(desk, "empat<Enter>");
	rec = saved(desk);
	assert_int_equal(rec.issues.n, 4);
	assert_string_equal(rec.issues.v[0].text, "Anggaran minim");
	assert_string_equal(rec.issues.v[2].text, "Alat rusak");
	assert_string_equal(rec.issues.v[3].text, "empat");
}

static void one_undo_takes_a_pasted_list_back(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, DATE_AND_TITLE "<^N><^N>satu<Enter>");
	paste(desk, "dua\ntiga");
	desk_type(desk, "<^_>");
	assert_int_equal(saved(desk).issues.n, 1);
}

static void a_pasted_table_fills_columns(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, DATE_AND_TITLE);
	paste(desk, "1\tAgung Bagus\tKepala Biro\tBawaslu RI\n"
		    "2\t\"Ronald \"\"Ron\"\" M.\"\tTenaga Ahli\tBawaslu RI\n"
		    "3\t(12)\tStaf\t\n");
	rec = saved(desk);
	assert_int_equal(rec.participants.n, 3);
	assert_string_equal(rec.participants.v[0].name, "Agung Bagus");
	assert_string_equal(rec.participants.v[0].organization, "Bawaslu RI");
	assert_string_equal(rec.participants.v[1].name, "Ronald \"Ron\" M.");
	assert_int_equal(rec.participants.v[2].type, NT_PARTICIPANT_TYPE_GROUP);
	assert_int_equal(rec.participants.v[2].head_count, 12);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(rec.participants.v[i].side, NT_SIDE_HOST);
}

static void visitors_pasted_are_visitors(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, DATE_AND_TITLE "<^N>");
	paste(desk, "Agung\nRina");
	rec = saved(desk);
	assert_int_equal(rec.participants.n, 2);
	assert_int_equal(rec.participants.v[1].side, NT_SIDE_VISITOR);
}

static void the_last_cells_of_a_row_of_issues_are_its_text(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, DATE_AND_TITLE "<^N><^N>");
	paste(desk, "Anggaran\tDana minim\n\tSDM kurang");
	rec = saved(desk);
	assert_string_equal(rec.issues.v[0].category, "Anggaran");
	assert_string_equal(rec.issues.v[0].text, "Dana minim");
	assert_null(rec.issues.v[1].category);
	assert_string_equal(rec.issues.v[1].text, "SDM kurang");
}

static void no_cell_of_a_wide_table_is_lost(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, DATE_AND_TITLE "<^N><^N>");
	paste(desk, "problem\tAnggaran\tDana minim\tsegera\tPadang");
	rec = saved(desk);
	assert_int_equal(rec.issues.v[0].type, NT_ISSUE_TYPE_PROBLEM);
	assert_string_equal(rec.issues.v[0].text, "Dana minim; segera; Padang");
}

static void line_breaks_in_a_quoted_cell_stay_in_a_text(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, DATE_AND_TITLE "<^N><^N><^N>");
	paste(desk, "\"Kirim rekap\nke provinsi\"\t\"Bawaslu\nRI\"\t30/6/24\n"
		    "Bimtek\tKPU\tpekan depan");
	rec = saved(desk);
	assert_int_equal(rec.follow_ups.n, 2);
	assert_string_equal(rec.follow_ups.v[0].text,
			    "Kirim rekap\nke provinsi");
	assert_string_equal(rec.follow_ups.v[0].owner, "Bawaslu RI");
	assert_string_equal(rec.follow_ups.v[0].due, "2024-06-30");
}

static void responses_pasted_answer_the_same_issue(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, DATE_AND_TITLE "<^N><^N>satu<Enter>dua<Enter>"
				       "<Up><Up><^F>");
	paste(desk, "- akan dilatih\n- akan didanai");
	rec = saved(desk);
	assert_int_equal(rec.issues.n, 2);
	assert_int_equal(rec.responses.n, 2);
	assert_string_equal(rec.responses.v[1].text, "akan didanai");
	assert_int_equal(rec.responses.v[0].answers.v[0].issue, 1);
	assert_int_equal(rec.responses.v[1].answers.v[0].issue, 1);
}

static void a_column_pasted_beside_rows_goes_down_them(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, DATE_AND_TITLE);
	paste(desk, "Agung\nRina");
	desk_type(desk, "<Up><Up><Right>");
	paste(desk, "Kepala\nStaf\nNotulis");
	rec = saved(desk);
	assert_int_equal(rec.participants.n, 3);
	assert_string_equal(rec.participants.v[0].position, "Kepala");
	assert_string_equal(rec.participants.v[1].name, "Rina");
	assert_string_equal(rec.participants.v[1].position, "Staf");
	assert_string_equal(rec.participants.v[2].position, "Notulis");
}

static void lines_pasted_into_a_text_that_is_begun_are_text(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, DATE_AND_TITLE "<^N><^N>Kendala: ");
	paste(desk, "satu\ndua");
	rec = saved(desk);
	assert_int_equal(rec.issues.n, 1);
	assert_string_equal(rec.issues.v[0].text, "Kendala: satu\ndua");
}

static void lines_pasted_into_a_title_are_one_line(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, "27/5<Enter><Enter><Enter><Enter>");
	paste(desk, "Rapat\r\nkoordinasi\tbersama");
	assert_string_equal(saved(desk).title, "Rapat koordinasi bersama");
}

static void five_hundred_lines_make_as_many_rows(void **state)
{
	struct desk *desk = *state;
	struct nt_buf text = { 0 };
	struct nt_record rec;
	char want[32];

	for (int i = 1; i <= 500; i++)
		nt_buf_printf(&text, "%d) Pokok bahasan %d\r\n", i, i);
	desk_type(desk, DATE_AND_TITLE "<^N><^N>");
	paste(desk, nt_buf_str(&text));
	desk_assert_shows(desk, "500 rows pasted");
	rec = saved(desk);
	assert_int_equal(rec.issues.n, 500);
	for (int i = 0; i < 500; i++) {
		snprintf(want, sizeof(want), "Pokok bahasan %d", i + 1);
		assert_string_equal(rec.issues.v[i].text, want);
	}
	nt_buf_free(&text);
}

static void more_lines_than_a_section_holds_are_refused(void **state)
{
	struct desk *desk = *state;
	struct nt_buf text = { 0 };

	for (int i = 0; i <= NT_LIMIT_LINES; i++)
		nt_buf_puts(&text, "x\n");
	desk_type(desk, DATE_AND_TITLE "<^N><^N>");
	paste(desk, nt_buf_str(&text));
	desk_assert_shows(desk, "A section has at most 9999 lines.");
	assert_int_equal(saved(desk).issues.n, 0);
	nt_buf_free(&text);
}

static void twenty_kilobytes_in_one_line_are_one_text(void **state)
{
	struct desk *desk = *state;
	struct nt_buf text = { 0 };

	while (text.n < 20480)
		nt_buf_printf(&text, "kata%zu ", text.n);
	nt_buf_puts(&text, "selesai");
	desk_type(desk, DATE_AND_TITLE "<^N><^N>");
	paste(desk, nt_buf_str(&text));
	desk_assert_shows(desk, "selesai");
	assert_string_equal(saved(desk).issues.v[0].text, nt_buf_str(&text));
	nt_buf_free(&text);
}

int main(void)
{
#define T(name) \
	cmocka_unit_test_setup_teardown(name, desk_setup_form, desk_teardown)
	const struct CMUnitTest tests[] = {
		T(a_pasted_list_makes_a_row_a_line),
		T(one_undo_takes_a_pasted_list_back),
		T(a_pasted_table_fills_columns),
		T(visitors_pasted_are_visitors),
		T(the_last_cells_of_a_row_of_issues_are_its_text),
		T(no_cell_of_a_wide_table_is_lost),
		T(line_breaks_in_a_quoted_cell_stay_in_a_text),
		T(responses_pasted_answer_the_same_issue),
		T(a_column_pasted_beside_rows_goes_down_them),
		T(lines_pasted_into_a_text_that_is_begun_are_text),
		T(lines_pasted_into_a_title_are_one_line),
		T(five_hundred_lines_make_as_many_rows),
		T(more_lines_than_a_section_holds_are_refused),
		T(twenty_kilobytes_in_one_line_are_one_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
