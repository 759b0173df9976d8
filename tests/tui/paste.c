/* paste.c - pastes in the real program: text, never keys. */
#include "lib/testing.h"

#include "lib/clerk.h"

static int setup(void **state)
{
	static struct place place;

	place_open(&place);
	*state = &place;
	return 0;
}

static int teardown(void **state)
{
	place_close(*state);
	return 0;
}

static void escape_sequences_pasted_in_a_list_run_nothing(void **state)
{
	struct drive *d = clerk_start(*state, NULL);

	clerk_type(d, "a27/5<Enter><Enter><Enter><Enter>Rapat staf<^S>");
	drive_assert_shows(d, "Saved as record 1.");
	/* Down, d, q, ^C, F10, ^Z, Enter, ^X q, Esc, ^\ */
	drive_paste(d, "\033[Bdq\003\033[21~\032\r\030q\033\034\n: quit\r");
	drive_assert_shows(d, " [Bdq[21~ q : quit");
	clerk_type(d, "<Esc>");
	drive_assert_shows(d, "Rapat staf");
	drive_assert_shows(d, "1 record");
	drive_assert_not(d, "trash");
	clerk_leave(d);
}

static void a_pasted_line_is_saved_by_enter_alone(void **state)
{
	struct drive *d = clerk_start(*state, NULL);

	drive_paste(d, "27/5 Rapat staf\r\n# Anggaran minim\r\n");
	drive_assert_shows(d, "Mon 27/05/2024  Rapat staf");
	drive_assert_shows(d, "Anggaran minim");
	drive_assert_not(d, "Saved as");
	clerk_type(d, "<Enter>");
	drive_assert_shows(d, "Saved as record 1.");
	clerk_leave(d);
}

static void a_paste_of_20_kilobytes_arrives_whole(void **state)
{
	struct drive *d = clerk_start(*state, NULL);
	struct nt_buf text = { 0 };
	struct nt_buf out = { 0 };
	const char *const words[] = { "show", "1", "--format", "json", NULL };

	nt_buf_puts(&text, "27/5 Rapat # ");
	while (text.n < 20480)
		nt_buf_printf(&text, "kata%zu ", text.n);
	nt_buf_puts(&text, "selesai");
	drive_paste(d, nt_buf_str(&text));
	drive_assert_shows(d, "A long line");
	drive_assert_shows(d, "selesai");
	clerk_type(d, "<Enter><Enter>");
	drive_assert_shows(d, "Saved as record 1.");
	clerk_leave(d);
	assert_int_equal(clerk_run(*state, &out, words), 0);
	assert_non_null(strstr(nt_buf_str(&out),
			       nt_buf_str(&text) + strlen("27/5 Rapat # ")));
	nt_buf_free(&text);
	nt_buf_free(&out);
}

static void escape_sequences_pasted_in_a_form_run_nothing(void **state)
{
	struct drive *d = clerk_start(*state, NULL);

	clerk_type(d, "a27/5<Enter><Enter><Enter><Enter>");
	drive_paste(d, "Rapat\023 \033[21~staf\003\030q\033\032\r");
	drive_assert_shows(d, "Rapat [21~stafq");
	clerk_type(d, "<^N><^N><^N>");
	drive_paste(d, "satu\033[A\023\ndua\030d\003\n");
	drive_assert_shows(d, "2 rows pasted");
	drive_assert_shows(d, "satu[A");
	drive_assert_shows(d, "duad");
	clerk_type(d, "<^S>");
	drive_assert_shows(d, "Saved as record 1.");
	clerk_leave(d);
}

static void five_hundred_pasted_lines_are_on_the_screen_and_saved(void **state)
{
	struct drive *d = clerk_start(*state, NULL);
	const char *const words[] = { "show", "1", "--format", "json", NULL };
	struct nt_buf text = { 0 };
	struct nt_buf out = { 0 };

	for (int i = 1; i <= 500; i++)
		nt_buf_printf(&text, "%d. Pokok bahasan nomor %d\r\n", i, i);
	clerk_type(d, "a27/5<Enter><Enter><Enter><Enter>Rapat<Enter><^N><^N>");
	drive_paste(d, nt_buf_str(&text));
	drive_assert_shows(d, "500 rows pasted. ^_ takes them back.");
	drive_assert_shows(d, "Pokok bahasan nomor 500");
	clerk_type(d, "<Up>");
	drive_assert_shows(d, "Pokok bahasan nomor 499");
	clerk_type(d, "<^S>");
	drive_assert_shows(d, "Saved as record 1.");
	clerk_leave(d);
	assert_int_equal(clerk_run(*state, &out, words), 0);
	nt_buf_reset(&text);
	for (int i = 1; i <= 500; i++)
		nt_buf_printf(&text,
			      "%s{\"no\":%d,\"text\":\"Pokok bahasan nomor "
			      "%d\"}",
			      i > 1 ? "," : "\"issues\":[", i, i);
	assert_non_null(strstr(nt_buf_str(&out), nt_buf_str(&text)));
	nt_buf_free(&text);
	nt_buf_free(&out);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(escape_sequences_pasted_in_a_list_run_nothing),
		T(a_pasted_line_is_saved_by_enter_alone),
		T(a_paste_of_20_kilobytes_arrives_whole),
		T(escape_sequences_pasted_in_a_form_run_nothing),
		T(five_hundred_pasted_lines_are_on_the_screen_and_saved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
