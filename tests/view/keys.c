/* keys.c - keys of the settings, in the section [keys]. */
#include "lib/testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "lib/screens.h"
#include "lib/typist.h"
#include "notula/file.h"
#include "tui/views.h"

static int setup(void **state)
{
	int status = screens_setup(state);

	tui_keys_reset();
	if (status == 0)
		tui_open_log(&((struct desk *)*state)->ui);
	return status;
}

static int teardown(void **state)
{
	tui_keys_reset();
	return desk_teardown(state);
}

/* What the settings TEXT come to. */
static enum nt_status bind(struct desk *s, const char *text)
{
	const char *values[NT_SETTINGS];
	struct nt_key_lines keys;
	const char *path = nt_arena_printf(&s->arena, "%s/config", s->folder);
	enum nt_status st;

	s->err = (struct nt_err) { 0 };
	assert_int_equal(nt_file_write(path, true, text, strlen(text), &s->err),
			 NT_OK);
	st = nt_settings_read(path, &s->arena, values, &keys, &s->err);
	return st == NT_OK ? tui_keys_bind(&keys, path, &s->err) : st;
}

static void assert_refused(struct desk *s, const char *text, int64_t line,
			   const char *message)
{
	assert_int_equal(bind(s, text), NT_EINVAL);
	assert_int_equal(s->err.line, line);
	if (strstr(s->err.msg, message) == NULL)
		fail_msg("\"%s\" is not in: %s", message, s->err.msg);
}

static void an_action_has_the_keys_of_the_settings(void **state)
{
	struct desk *s = *state;

	assert_int_equal(bind(s, "user = rina\n[keys]\nfollow-ups = x F9\n"),
			 NT_OK);
	desk_type(s, "2");
	desk_assert_shows(s, "[1 Log]");
	desk_type(s, "x");
	desk_assert_shows(s, "[2 Follow-ups]");
	desk_type(s, "1<F9>");
	desk_assert_shows(s, "[2 Follow-ups]");
}

static void the_bar_and_the_help_show_them(void **state)
{
	struct desk *s = *state;

	assert_int_equal(bind(s, "[keys]\nadd = x\nhelp = F3\n"), NT_OK);
	desk_assert_shows(s, " x Add ");
	desk_assert_shows(s, "F3 Help");
	desk_type(s, "<F3>");
	desk_type(s, "<PgDn>");
	desk_assert_shows(s, " x                  add a record");
}

static void a_letter_counts_in_lists_only(void **state)
{
	struct desk *s = *state;

	assert_int_equal(bind(s, "[keys]\nquit = x\n"), NT_OK);
	desk_type(s, "/x");
	desk_assert_shows(s, "Filter: x");
	desk_type(s, "<Esc>2");
	desk_type(s, "x");
	desk_assert_shows(s, "[1 Log]");
}

static void two_actions_may_change_their_keys(void **state)
{
	struct desk *s = *state;

	assert_int_equal(bind(s, "[keys]\nup = j\ndown = k\n"), NT_OK);
	desk_type(s, "kk");
	assert_int_equal(tui_action_of(&(struct tui_key) { .name = TUI_KEY_CHAR,
							   .ch = 'k' },
				       false),
			 TUI_DO_DOWN);
}

static void a_line_that_is_wrong_is_named_with_its_remedy(void **state)
{
	struct desk *s = *state;

	assert_refused(s, "[keys]\n\nfly = x\n", 3, "no such action");
	assert_refused(s, "[keys]\nadd = Foo\n", 2, "is no key");
	assert_refused(s, "[keys]\nadd = d\n", 2,
		       "d does \"delete\" already; give that another key");
	assert_refused(s, "[keys]\nsave = x\n", 2, "give it a key as ^S");
	assert_refused(s, "[keys]\nadd = x\nadd = y\n", 3, "stands twice");
	assert_refused(s, "[keys]\nadd =\n", 2, "has no value");
	assert_refused(s, "[colours]\n", 1, "the only section is [keys]");
	assert_refused(s, "add = x\n", 1, "no such setting");
}

static void refused_keys_leave_those_of_the_table(void **state)
{
	struct desk *s = *state;

	assert_int_equal(bind(s, "[keys]\nadd = x\ncopy = Foo\n"), NT_EINVAL);
	desk_assert_shows(s, " a Add ");
}

static void the_sample_of_all_keys_can_be_taken_as_it_is(void **state)
{
	struct desk *s = *state;
	struct nt_buf sample = { 0 };
	struct nt_buf text = { 0 };

	tui_keys_sample(&sample);
	nt_buf_puts(&text, "[keys]\n");
	/* A # at the front of a line is that of a comment. */
	for (const char *c = nt_buf_str(&sample); *c != '\0'; c++)
		if (*c != '#' || (c > sample.s && c[-1] != '\n'))
			nt_buf_putc(&text, *c);
	if (bind(s, nt_buf_str(&text)) != NT_OK)
		fail_msg("%s", s->err.msg);
	nt_buf_free(&sample);
	nt_buf_free(&text);
}

static void the_command_line_offers_its_words(void **state)
{
	struct desk *s = *state;

	desk_type(s, ":unans");
	desk_assert_shows(s, "> unanswered");
	desk_type(s, "<Tab>");
	desk_assert_shows(s, "[5 Unanswered]");
}

/* An editor that runs COMMAND on its file, "$f". */
static void be_editor(struct desk *s, const char *command)
{
	const char *path = nt_arena_printf(&s->arena, "%s/editor", s->folder);
	const char *text =
		nt_arena_printf(&s->arena, "#!/bin/sh\nf=$1\n%s\n", command);

	assert_int_equal(nt_file_write(path, true, text, strlen(text), &s->err),
			 NT_OK);
	assert_int_equal(chmod(path, 0700), 0);
	unsetenv("VISUAL");
	setenv("EDITOR", path, 1);
}

static void
the_settings_are_changed_in_an_editor_and_count_at_once(void **state)
{
	struct desk *s = *state;

	be_editor(s, "grep -q '^#done = Space' \"$f\" || exit 1\n"
		     "echo 'follow-ups = x' >>\"$f\"");
	desk_type(s, "S");
	desk_assert_shows(s, "The settings are read.");
	desk_type(s, "x");
	desk_assert_shows(s, "[2 Follow-ups]");
}

static void settings_that_are_wrong_are_named_and_change_no_key(void **state)
{
	struct desk *s = *state;

	be_editor(s, "printf '[keys]\\nadd = x\\n' >\"$f\"");
	desk_type(s, "S");
	desk_assert_shows(s, " x Add ");
	be_editor(s, "printf '\\n[keys]\\nadd = Foo\\n' >\"$f\"");
	desk_type(s, "S");
	desk_assert_shows(s, "config:3: add: \"Foo\" is no key");
	desk_assert_shows(s, " x Add ");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(an_action_has_the_keys_of_the_settings),
		TEST(the_bar_and_the_help_show_them),
		TEST(a_letter_counts_in_lists_only),
		TEST(two_actions_may_change_their_keys),
		TEST(a_line_that_is_wrong_is_named_with_its_remedy),
		TEST(refused_keys_leave_those_of_the_table),
		TEST(the_sample_of_all_keys_can_be_taken_as_it_is),
		TEST(the_settings_are_changed_in_an_editor_and_count_at_once),
		TEST(settings_that_are_wrong_are_named_and_change_no_key),
		TEST(the_command_line_offers_its_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
