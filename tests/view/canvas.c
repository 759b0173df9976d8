/* canvas.c - cells: clipping, widths, what may not reach a terminal. */
#include "lib/testing.h"

#include <locale.h>

#include "notula/utf8.h"
#include "tui/canvas.h"
#include "tui/keymap.h"

static struct tui_canvas canvas;
static struct nt_buf text;

static const char *row(int r)
{
	nt_buf_reset(&text);
	tui_canvas_text(&canvas, r, &text);
	return nt_buf_str(&text);
}

/* S put into WIDTH cells of a canvas of 10. */
static const char *put(const char *s, int width)
{
	tui_canvas_reset(&canvas, 1, 10);
	tui_put(&canvas, 0, 0, width, TUI_PLAIN, s);
	return row(0);
}

static void what_does_not_fit_ends_with_an_ellipsis(void **state)
{
	(void)state;
	assert_string_equal(put("rapat", 5), "rapat");
	assert_string_equal(put("rapat", 4), "rap…");
	assert_string_equal(put("rapat", 1), "…");
	assert_string_equal(put("rapat", 0), "");
	assert_string_equal(put("rapat", -3), "");
	assert_string_equal(put("", 5), "");
	assert_string_equal(put("rapat koordinasi", 99), "rapat koor");
}

static void what_the_clip_cuts_off_without_an_ellipsis_is_counted(void **state)
{
	(void)state;
	put("rapat", 4);
	assert_int_equal(canvas.cuts, 0);
	put("rapat koordinasi", 12);
	assert_int_equal(canvas.cuts, 2);
	put("rapat     ", 12);
	assert_int_equal(canvas.cuts, 0);
}

static void a_wide_character_is_never_cut_in_two(void **state)
{
	(void)state;
	assert_string_equal(put("会议", 4), "会议");
	assert_string_equal(put("会议", 3), "会…");
	assert_string_equal(put("会议", 2), "…");
	assert_string_equal(put("a会", 2), "a…");
	tui_canvas_reset(&canvas, 1, 10);
	tui_put(&canvas, 0, 9, 10, TUI_PLAIN, "会");
	assert_string_equal(row(0), "");
	tui_put(&canvas, 0, -1, 10, TUI_PLAIN, "会x");
	assert_string_equal(row(0), " x");
}

static void half_a_wide_character_drawn_over_leaves_a_blank(void **state)
{
	(void)state;
	tui_canvas_reset(&canvas, 1, 10);
	tui_put(&canvas, 0, 0, 10, TUI_PLAIN, "会议");
	tui_put(&canvas, 0, 1, 2, TUI_PLAIN, "xy");
	assert_string_equal(row(0), " xy");
	for (int col = 0; col < 10; col++)
		assert_int_equal(tui_cell(&canvas, 0, col)->width, 1);
}

static void marks_stay_with_their_letter(void **state)
{
	(void)state;
	assert_string_equal(put("e\u0301x", 2), "e\u0301x");
	assert_string_equal(put("e\u0301xy", 2), "e\u0301…");
	assert_string_equal(put("\u0301x", 9), "\u25CC\u0301x");
	assert_int_equal(tui_width("e\u0301\u0302\u0303\u0304\u0305\u0306x"),
			 2);
}

static void what_may_not_reach_a_terminal_is_spelled_out(void **state)
{
	(void)state;
	assert_string_equal(put("a\033[1m", 10), "a\\x1B[1m");
	assert_string_equal(put("\u202Eabc", 10), "<U+202E>a…");
	assert_string_equal(put("a\u202E", 8), "a…");
	assert_string_equal(put("a\xff\xC3", 10), "a\uFFFD\uFFFD");
	assert_string_equal(put("\xC2\x9B", 10), "\\x9B");
	assert_string_equal(put("a\nb\tc", 10), "a⏎b\\x09c");
	assert_string_equal(put("\U000E0041", 10), "<U+E0041>");
	assert_string_equal(put("\U000EFFFF", 10), "\uFFFD");
}

static void every_character_takes_the_cells_it_says(void **state)
{
	(void)state;
	for (uint32_t cp = 1; cp <= 0x10FFFF; cp += cp < 0x3000 ? 1 : 61) {
		char utf8[5] = "";
		struct tui_glyph g;

		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		utf8[nt_utf8_put(cp, utf8)] = '\0';
		tui_glyph_next(utf8, strlen(utf8), &g);
		assert_int_equal(g.len, strlen(utf8));
		assert_in_range(g.width, 1, TUI_SPELLED);
		tui_canvas_reset(&canvas, 1, 16);
		assert_int_equal(tui_put(&canvas, 0, 0, 16, TUI_PLAIN, utf8),
				 g.width);
		for (int i = 0; i < g.n; i++)
			assert_false(nt_utf8_hidden(g.ch[i]));
	}
}

static void nothing_is_drawn_outside_the_clip(void **state)
{
	struct tui_rect clip = { 1, 2, 2, 3 };
	struct tui_rect everything = { -5, -5, 20, 20 };

	(void)state;
	tui_canvas_reset(&canvas, 4, 8);
	tui_clip(&canvas, clip);
	tui_fill(&canvas, everything, TUI_PLAIN, '#');
	assert_string_equal(row(0), "");
	assert_string_equal(row(1), "  ###");
	assert_string_equal(row(2), "  ###");
	assert_string_equal(row(3), "");
	tui_box(&canvas, everything, "title");
	tui_put(&canvas, 9, 9, 9, TUI_PLAIN, "x");
	tui_put(&canvas, 1, 4, 9, TUI_PLAIN, "会");
	assert_string_equal(row(0), "");
}

static void a_text_wraps_at_blanks_and_says_when_it_goes_on(void **state)
{
	struct tui_rect two = { 0, 0, 2, 10 };

	(void)state;
	tui_canvas_reset(&canvas, 3, 10);
	assert_int_equal(tui_put_wrapped(&canvas, two, 0, TUI_PLAIN,
					 "rapat kerja\nbagian"),
			 2);
	assert_string_equal(row(0), "rapat");
	assert_string_equal(row(1), "kerja⏎bag…");
	tui_canvas_reset(&canvas, 3, 10);
	assert_int_equal(tui_put_wrapped(&canvas, two, 1, TUI_PLAIN,
					 "rapat kerja biro"),
			 1);
	assert_string_equal(row(0), "kerja biro");
}

static void wrapping_loses_no_byte(void **state)
{
	static const char *const texts[] = {
		"",
		"\n",
		"a\n\nb\n",
		"  two  blanks  ",
		"会议会议会议",
		"averyveryverylongword and more",
		"e\u0301\u0302 x\n",
		"\033\u202E\xff",
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(texts); i++) {
		size_t n = strlen(texts[i]);

		for (int width = 1; width < 12; width++) {
			struct tui_row r = { 0 };
			size_t at = 0, last = 0;

			while (tui_wrap(texts[i], n, width, &at, &r)) {
				assert_int_equal(r.at, last);
				assert_true(r.end >= r.at && r.next >= r.end);
				for (size_t b = r.end; b < r.next; b++)
					assert_true(texts[i][b] == ' ' ||
						    texts[i][b] == '\n');
				last = r.next;
			}
			assert_int_equal(last, n);
		}
	}
}

static void key_bars_fit_and_keep_their_most_needed_keys(void **state)
{
	(void)state;
	for (int bar = TUI_BAR_LOG; bar <= TUI_BAR_CAPTURE_PICK; bar++) {
		bool typing = bar != TUI_BAR_LOG && bar != TUI_BAR_FOLLOW_UPS &&
			      bar != TUI_BAR_READ;

		for (int width = 40; width <= 200; width++) {
			nt_buf_reset(&text);
			tui_bar_text(&text, width, (enum tui_bar)bar, typing);
			assert_null(strstr(nt_buf_str(&text), "…"));
			/* The last cell of the screen stays free. */
			assert_true(tui_width(nt_buf_str(&text)) < width);
			assert_true(text.n > 5);
		}
	}
	nt_buf_reset(&text);
	tui_bar_text(&text, 80, TUI_BAR_LOG, false);
	assert_string_equal(nt_buf_str(&text),
			    " a Add  Enter Open  d Delete  u Undo  / Filter  "
			    "c Capture  ? Help  q Quit");
}

static void no_key_means_two_things(void **state)
{
	static const char *const lists[] = {
#define X(NAME, word, lists, text, menu, label, help, GROUP) lists,
#include "tui/actions.def"
	};
	static const char *const typed[] = {
#define X(NAME, word, lists, text, menu, label, help, GROUP) text,
#include "tui/actions.def"
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(lists); i++) {
		for (int typing = 0; typing < 2; typing++) {
			const char *s = typing ? typed[i] : lists[i];

			while (*s != '\0') {
				size_t n = strcspn(s, " ");
				struct tui_key key;

				assert_true(tui_key_read(s, n, &key));
				assert_int_equal(tui_action_of(&key, typing),
						 i + 1);
				s += n + strspn(s + n, " ");
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_does_not_fit_ends_with_an_ellipsis),
		cmocka_unit_test(
			what_the_clip_cuts_off_without_an_ellipsis_is_counted),
		cmocka_unit_test(a_wide_character_is_never_cut_in_two),
		cmocka_unit_test(
			half_a_wide_character_drawn_over_leaves_a_blank),
		cmocka_unit_test(marks_stay_with_their_letter),
		cmocka_unit_test(what_may_not_reach_a_terminal_is_spelled_out),
		cmocka_unit_test(every_character_takes_the_cells_it_says),
		cmocka_unit_test(nothing_is_drawn_outside_the_clip),
		cmocka_unit_test(
			a_text_wraps_at_blanks_and_says_when_it_goes_on),
		cmocka_unit_test(wrapping_loses_no_byte),
		cmocka_unit_test(key_bars_fit_and_keep_their_most_needed_keys),
		cmocka_unit_test(no_key_means_two_things),
	};
	int failed;

	setlocale(LC_ALL, "C.UTF-8");
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	tui_canvas_free(&canvas);
	nt_buf_free(&text);
	return failed;
}
