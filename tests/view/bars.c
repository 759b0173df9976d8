/* bars.c - key bars and the help in both languages. */
#include "lib/testing.h"

#include "lib/desk.h"
#include "notula/buf.h"
#include "notula/language.h"
#include "tui/glyph.h"
#include "tui/keymap.h"

static const struct item {
	enum tui_bar bar;
	enum tui_action action;
	int keep;
	const char *label;
	const char *name;
} items[] = {
#define BAR(bar, NAME, keep, label) \
	{ TUI_BAR_##bar, TUI_DO_##NAME, keep, label, #bar },
#include "tui/actions.def"
};

static bool shows(const char *bar, const struct item *item, bool typing)
{
	const char *label = item->label != NULL
				    ? _(item->label)
				    : tui_action_label(item->action);
	struct nt_buf text = { 0 };
	char key[16];
	bool found;

	nt_buf_printf(&text, "%s %s", tui_action_key(item->action, typing, key),
		      label);
	found = strstr(bar, nt_buf_str(&text)) != NULL;
	nt_buf_free(&text);
	return found;
}

static bool is_typed(enum tui_bar bar)
{
	return bar != TUI_BAR_LOG && bar != TUI_BAR_FOLLOW_UPS &&
	       bar != TUI_BAR_REPORT && bar != TUI_BAR_READ &&
	       bar < TUI_BAR_IMPORT_FORMAT;
}

/* What stands first in a bar may not be the first to go. */
static void bars_fit_80_columns_and_show_what_matters(void **state)
{
	(void)state;
	for (size_t i = 0; i < NT_COUNT(items); i++) {
		bool typing = is_typed(items[i].bar);
		struct nt_buf bar = { 0 };
		const char *text;

		tui_bar_text(&bar, 80, items[i].bar, typing);
		text = nt_buf_str(&bar);
		if (tui_width(text) > 79 || strstr(text, "…") != NULL)
			fail_msg("%s: %s", items[i].name, text);
		if (items[i].keep <= 2 && !shows(text, &items[i], typing))
			fail_msg("%s: no %s in %s", items[i].name,
				 tui_action_word(items[i].action), text);
		nt_buf_free(&bar);
	}
}

static void bars_of_120_columns_are_never_cut(void **state)
{
	(void)state;
	for (size_t i = 0; i < NT_COUNT(items); i++) {
		bool typing = is_typed(items[i].bar);
		struct nt_buf bar = { 0 };

		tui_bar_text(&bar, 120, items[i].bar, typing);
		assert_in_range(tui_width(nt_buf_str(&bar)), 1, 119);
		nt_buf_free(&bar);
	}
}

static void every_line_of_the_help_fits(void **state)
{
	(void)state;
	for (int typing = 0; typing < 2; typing++) {
		struct nt_buf help = { 0 };
		const char *end;

		tui_help_text(&help, typing != 0);
		for (const char *s = nt_buf_str(&help); *s != '\0';
		     s = end + 1) {
			end = strchr(s, '\n');
			if (tui_width_of(s, (size_t)(end - s)) > 78)
				fail_msg("%.*s", (int)(end - s), s);
		}
		nt_buf_free(&help);
	}
}

static void the_space_bar_has_a_name_in_indonesian(void **state)
{
	struct nt_buf bar = { 0 };

	(void)state;
	tui_bar_text(&bar, 80, TUI_BAR_FOLLOW_UPS, false);
	assert_non_null(strstr(nt_buf_str(&bar), "Spasi Selesai"));
	nt_buf_free(&bar);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(bars_fit_80_columns_and_show_what_matters),
		cmocka_unit_test(bars_of_120_columns_are_never_cut),
		cmocka_unit_test(every_line_of_the_help_fits),
	};
	static const struct CMUnitTest in_indonesian[] = {
		cmocka_unit_test(bars_fit_80_columns_and_show_what_matters),
		cmocka_unit_test(bars_of_120_columns_are_never_cut),
		cmocka_unit_test(every_line_of_the_help_fits),
		cmocka_unit_test(the_space_bar_has_a_name_in_indonesian),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) +
	       cmocka_run_group_tests(in_indonesian, desk_in_indonesian,
				      desk_in_english);
}
