/* line.c - the line editor, and keys decoded from bytes. */
#include "lib/testing.h"

#include <locale.h>

#include "notula/compiler.h"
#include "tui/line.h"

enum { WIDTH = 10 };

static struct tui_line line;
static struct tui_canvas canvas;
static struct nt_buf text;

static void begin(bool multi, const char *s)
{
	tui_line_free(&line);
	line = (struct tui_line) { 0 };
	tui_line_init(&line, multi, 1000);
	tui_line_set(&line, s);
}

/* Keys by name, blanks between them. */
static bool press(const char *names)
{
	bool used = true;

	while (*names != '\0') {
		size_t n = strcspn(names, " ");
		struct tui_key key;

		assert_true(tui_key_read(names, n, &key));
		used = tui_line_update(&line, &key, tui_action_of(&key, true),
				       WIDTH);
		names += n + strspn(names + n, " ");
	}
	return used;
}

/* What is drawn in ROWS rows, "|" between them; the cursor is checked. */
static void assert_drawn(const char *want, int rows, int row, int col)
{
	tui_canvas_reset(&canvas, rows, WIDTH);
	tui_line_draw(&line, &canvas, (struct tui_rect) { 0, 0, rows, WIDTH },
		      true);
	nt_buf_reset(&text);
	for (int i = 0; i < rows; i++) {
		if (i > 0)
			nt_buf_putc(&text, '|');
		tui_canvas_text(&canvas, i, &text);
	}
	assert_string_equal(nt_buf_str(&text), want);
	assert_int_equal(canvas.cursor_row, row);
	assert_int_equal(canvas.cursor_col, col);
}

static void letters_go_in_where_the_cursor_is(void **state)
{
	(void)state;
	begin(false, "ac");
	press("Left b é");
	assert_string_equal(tui_line_text(&line), "abéc");
	assert_drawn("abéc", 1, 0, 3);
	press("Home x End y");
	assert_string_equal(tui_line_text(&line), "xabécy");
}

static void arrows_pass_whole_characters(void **state)
{
	(void)state;
	begin(false, "e\u0301会👍🏽\u202E");
	assert_int_equal(line.at, strlen(tui_line_text(&line)));
	for (int i = 0; i < 5; i++)
		press("Left");
	assert_int_equal(line.at, 0);
	assert_false(press("Left"));
	press("Right");
	assert_int_equal(line.at, 3); /* e and its accent */
	press("Del");
	assert_string_equal(tui_line_text(&line), "e\u0301👍🏽\u202E");
	press("Backspace");
	assert_string_equal(tui_line_text(&line), "👍🏽\u202E");
	assert_false(press("Backspace"));
}

static void erasing_goes_by_words_and_to_the_ends(void **state)
{
	(void)state;
	begin(false, "rapat kerja  biro");
	press("^W");
	assert_string_equal(tui_line_text(&line), "rapat kerja  ");
	press("^W");
	assert_string_equal(tui_line_text(&line), "rapat ");
	press("Left Left Left ^K");
	assert_string_equal(tui_line_text(&line), "rap");
	press("Left ^U");
	assert_string_equal(tui_line_text(&line), "p");
}

static void every_change_can_be_undone_and_done_again(void **state)
{
	(void)state;
	begin(false, "asal");
	press("x y z Space w ^W ^U");
	assert_string_equal(tui_line_text(&line), "");
	press("^_ ^_");
	assert_string_equal(tui_line_text(&line), "asalxyz w");
	press("^_ ^_");
	assert_string_equal(tui_line_text(&line), "asal");
	assert_false(press("^_"));
	press("^Y ^Y");
	assert_string_equal(tui_line_text(&line), "asalxyz w");
	press("^_ q");
	assert_false(press("^Y"));
	for (int i = 0; i < 300; i++)
		press("a ^W");
	for (int i = 0; i < 100; i++)
		assert_true(press("^_"));
	assert_false(press("^_"));
}

static void a_long_line_scrolls_and_says_so_at_both_ends(void **state)
{
	(void)state;
	begin(false, "abcdefghijklmnop");
	assert_drawn("…ijklmnop", 1, 0, 9);
	press("Home");
	assert_drawn("abcdefghi…", 1, 0, 0);
	for (int i = 0; i < 12; i++)
		press("Right");
	assert_drawn("…efghijkl…", 1, 0, 9);
	begin(false, "会议会议会议");
	assert_drawn("… 议会议", 1, 0, 8);
}

static void the_cursor_is_always_drawn_before_what_it_stands_on(void **state)
{
	(void)state;
	begin(false, "a会\u202Eb e\u0301\u0301 👍🏽zzzzz会会会会");
	press("Home");
	while (line.at < line.text.n) {
		tui_canvas_reset(&canvas, 1, WIDTH);
		tui_line_draw(&line, &canvas,
			      (struct tui_rect) { 0, 0, 1, WIDTH }, true);
		assert_in_range(canvas.cursor_col, 0, WIDTH - 1);
		assert_int_not_equal(
			tui_cell(&canvas, 0, canvas.cursor_col)->width, 0);
		press("Right");
	}
}

static void many_lines_wrap_grow_and_keep_the_column(void **state)
{
	(void)state;
	begin(true, "satu dua tiga keempat");
	assert_int_equal(tui_line_rows(&line, WIDTH), 3);
	assert_drawn("satu dua|tiga|keempat", 3, 2, 7);
	press("Up");
	assert_drawn("satu dua|tiga|keempat", 3, 1, 4);
	press("Up");
	assert_drawn("satu dua|tiga|keempat", 3, 0, 7);
	assert_false(press("Up"));
	press("Down Down");
	assert_int_equal(line.at, line.text.n);
	assert_false(press("Down"));
	press("^J x");
	assert_string_equal(tui_line_text(&line), "satu dua tiga keempat\nx");
	assert_int_equal(tui_line_rows(&line, WIDTH), 4);
	assert_drawn("tiga|keempat|x", 3, 2, 1);
	press("Up Home ^K");
	assert_string_equal(tui_line_text(&line), "satu dua tiga \nx");
}

static void one_line_takes_no_line_break(void **state)
{
	(void)state;
	begin(false, "a");
	assert_false(press("^J"));
	assert_false(press("Up"));
	assert_string_equal(tui_line_text(&line), "a");
}

static void a_paste_is_text_and_nothing_else(void **state)
{
	static const char pasted[] = "a\r\nb\tc\033[Ad\001\xff\u202Ee\rf";

	(void)state;
	begin(false, "[]");
	press("Left");
	tui_line_paste(&line, pasted, sizeof(pasted) - 1);
	assert_string_equal(tui_line_text(&line), "[a b c[Ad\uFFFD\u202Ee f]");
	press("^_");
	assert_string_equal(tui_line_text(&line), "[]");
	begin(true, "");
	tui_line_paste(&line, pasted, sizeof(pasted) - 1);
	assert_string_equal(tui_line_text(&line), "a\nb c[Ad\uFFFD\u202Ee\nf");
}

static void what_is_over_the_limit_is_refused_whole(void **state)
{
	(void)state;
	begin(false, NULL);
	line.limit = 5;
	tui_line_paste(&line, "abcd", 4);
	press("é");
	assert_true(line.full);
	assert_string_equal(tui_line_text(&line), "abcd");
	press("e");
	assert_false(line.full);
	assert_string_equal(tui_line_text(&line), "abcde");
}

/* Keys: bytes in, names out. */

static const char *decoded(const char *bytes, size_t n)
{
	struct tui_decoder d = { 0 };
	struct tui_key key;

	nt_buf_reset(&text);
	tui_decoder_learn(&d, "\033[17^", TUI_KEY_F6);
	for (size_t i = 0; i <= n; i++) {
		char name[16];
		bool any = i < n ? tui_decoder_byte(&d, (unsigned char)bytes[i],
						    &key)
				 : tui_decoder_pause(&d, &key);

		if (!any)
			continue;
		if (text.n > 0)
			nt_buf_putc(&text, ' ');
		if (key.name == TUI_KEY_PASTE)
			nt_buf_printf(&text, "[%.*s]", (int)key.n, key.text);
		else
			nt_buf_puts(&text, tui_key_write(&key, name));
	}
	tui_decoder_free(&d);
	return nt_buf_str(&text);
}

#define DECODED(bytes) decoded(bytes, sizeof(bytes) - 1)

static void bytes_become_keys(void **state)
{
	(void)state;
	assert_string_equal(DECODED("aé\r\t\x7f\x13 "),
			    "a é Enter Tab Backspace ^S Space");
	assert_string_equal(DECODED("\033[A\033OB\033[5~\033[1~\033[8~"),
			    "Up Down PgUp Home End");
	assert_string_equal(DECODED("\033[11~\033OQ\033[[C\033[17^\033[Z"),
			    "F1 F2 F3 F6 S-Tab");
	assert_string_equal(DECODED("\033a\033é\033[1;3A\033\r\033[1;5C"),
			    "M-a M-é M-Up M-Enter ^Right");
	assert_string_equal(DECODED("\033"), "Esc");
	assert_string_equal(DECODED("\033\033[A"), "Esc Up");
	assert_string_equal(DECODED("\033["), "M-[");
	assert_string_equal(DECODED("\x1f\x1c\x0a"), "^_ ^\\ ^J");
}

static void what_is_no_key_types_nothing(void **state)
{
	(void)state;
	assert_string_equal(DECODED("\033[99~a\033[<0;1;2Mb\033[?1;2cc"),
			    "a b c");
	assert_string_equal(DECODED("\xff\xc3(\xe2\x82x\x80y"), "( x y");
	assert_string_equal(
		DECODED("\033[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17Rz"),
		"z");
	assert_string_equal(DECODED("\033[3"), "");
}

static void a_paste_is_one_key_whatever_is_in_it(void **state)
{
	(void)state;
	assert_string_equal(DECODED("x\033[200~a\033[A\x13\033[201\033[201~y"),
			    "x [a\033[A\x13\033[201] y");
	assert_string_equal(DECODED("\033[200~lost"), "[lost]");
	assert_string_equal(DECODED("\033[200~\033[201~"), "[]");
}

static void key_names_read_as_they_are_written(void **state)
{
	static const char *const names[] = { "^S",   "M-1",   "S-Tab",
					     "F10",  "Space", "a",
					     "M-Up", "^_",    "?" };

	(void)state;
	for (size_t i = 0; i < NT_COUNT(names); i++) {
		struct tui_key key;
		char name[16];

		assert_true(tui_key_read(names[i], strlen(names[i]), &key));
		assert_string_equal(tui_key_write(&key, name), names[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_go_in_where_the_cursor_is),
		cmocka_unit_test(arrows_pass_whole_characters),
		cmocka_unit_test(erasing_goes_by_words_and_to_the_ends),
		cmocka_unit_test(every_change_can_be_undone_and_done_again),
		cmocka_unit_test(a_long_line_scrolls_and_says_so_at_both_ends),
		cmocka_unit_test(
			the_cursor_is_always_drawn_before_what_it_stands_on),
		cmocka_unit_test(many_lines_wrap_grow_and_keep_the_column),
		cmocka_unit_test(one_line_takes_no_line_break),
		cmocka_unit_test(a_paste_is_text_and_nothing_else),
		cmocka_unit_test(what_is_over_the_limit_is_refused_whole),
		cmocka_unit_test(bytes_become_keys),
		cmocka_unit_test(what_is_no_key_types_nothing),
		cmocka_unit_test(a_paste_is_one_key_whatever_is_in_it),
		cmocka_unit_test(key_names_read_as_they_are_written),
	};
	int failed;

	setlocale(LC_ALL, "C.UTF-8");
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	tui_line_free(&line);
	tui_canvas_free(&canvas);
	nt_buf_free(&text);
	return failed;
}
