/* form_editor.c - a text of the form in the clerk's own editor. */
#include "lib/testing.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/desk.h"
#include "lib/place.h"
#include "tui/views.h"

/* Make $VISUAL a script that does WHAT to its file, "$1"; ARGS before it. */
static void be_editor(struct desk *desk, const char *what, const char *args)
{
	const char *path =
		nt_arena_printf(&desk->arena, "%s/editor", desk->folder);
	const char *text =
		nt_arena_printf(&desk->arena,
				"#!/bin/sh\nfor f; do :; done\n%s\n", what);

	place_write(path, text, strlen(text));
	chmod(path, 0700);
	setenv("VISUAL", nt_arena_printf(&desk->arena, " %s %s ", path, args),
	       1);
}

static const char *said(struct desk *desk, const char *name)
{
	struct nt_buf out = { 0 };
	const char *text;

	place_read(nt_arena_printf(&desk->arena, "%s/%s", desk->folder, name),
		   &out);
	text = nt_arena_strdup(&desk->arena, nt_buf_str(&out));
	nt_buf_free(&out);
	return text;
}

#define TO_ISSUES "t<Enter><Enter><Enter><Enter>Rapat<Enter><^X>3"

static const char *issue(struct desk *desk)
{
	desk_type(desk, "<^S>");
	return desk_record(desk, "1").issues.v[0].text;
}

static void what_the_editor_wrote_is_the_text(void **state)
{
	struct desk *desk = *state;

	be_editor(desk, "printf ' lagi\\r\\ndan \xc3\xa9\\n' >>\"$f\"", "");
	desk_type(desk, TO_ISSUES "Satu<^X>e");
	desk_assert_shows(desk, "Satu lagi");
	assert_string_equal(issue(desk), "Satu lagi\ndan \xc3\xa9");
}

static void what_the_editor_wrote_can_be_undone(void **state)
{
	struct desk *desk = *state;

	be_editor(desk, ": >\"$f\"", "");
	desk_type(desk, TO_ISSUES "Satu<M-e>");
	desk_assert_not(desk, "Satu");
	desk_type(desk, "<^_>");
	assert_string_equal(issue(desk), "Satu");
}

static void an_editor_that_fails_changes_nothing(void **state)
{
	struct desk *desk = *state;

	be_editor(desk, "echo lain >\"$f\"; exit 1", "");
	desk_type(desk, TO_ISSUES "Satu<^X>e");
	desk_assert_shows(desk, "nothing is changed");
	assert_string_equal(issue(desk), "Satu");
}

static void an_editor_that_is_not_there_says_so(void **state)
{
	struct desk *desk = *state;

	setenv("VISUAL", "/nowhere/editor -f", 1);
	desk_type(desk, TO_ISSUES "Satu<^X>e");
	desk_assert_shows(desk, "/nowhere/editor -f");
	assert_string_equal(issue(desk), "Satu");
}

static void what_is_no_text_is_refused_and_kept(void **state)
{
	static const char *const wrong[] = { "printf '\\377' >\"$f\"",
					     "printf 'a\\000b' >\"$f\"" };
	struct desk *desk = *state;

	desk_type(desk, TO_ISSUES "Satu");
	for (size_t i = 0; i < 2; i++) {
		be_editor(desk, wrong[i], "");
		desk_type(desk, "<^X>e");
		desk_assert_shows(desk, "text.txt");
	}
	be_editor(desk, "head -c 3000000 /dev/zero | tr '\\0' x >\"$f\"", "");
	desk_type(desk, "<^X>e");
	desk_assert_shows(desk, "text.txt");
	assert_string_equal(issue(desk), "Satu");
}

static void the_file_is_private_and_gone_afterwards(void **state)
{
	struct desk *desk = *state;

	be_editor(desk,
		  "stat -c %a \"$f\" \"$(dirname \"$f\")\" >\"${0%/*}/said\"\n"
		  "dirname \"$f\" >\"${0%/*}/where\"; touch \"$f~\"",
		  "");
	desk_type(desk, TO_ISSUES "Satu<^X>e");
	assert_string_equal(said(desk, "said"), "600\n700\n");
	assert_int_equal(
		access(nt_arena_strndup(&desk->arena, said(desk, "where"),
					strlen(said(desk, "where")) - 1),
		       F_OK),
		-1);
}

static void the_editor_meets_no_open_file_and_no_shell(void **state)
{
	struct desk *desk = *state;

	be_editor(desk,
		  "readlink /proc/$$/fd/* >\"${0%/*}/open\"\n"
		  "echo \"$@\" >\"${0%/*}/args\"",
		  "-f ;touch $HOME");
	desk_type(desk, TO_ISSUES "Satu<^X>e");
	assert_null(strstr(said(desk, "open"), "notula.db"));
	assert_null(strstr(said(desk, "open"), "drafts"));
	assert_int_equal(strncmp(said(desk, "args"), "-f ;touch $HOME ", 16),
			 0);
}

static void a_field_of_one_line_needs_no_editor(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, "<^X>e");
	desk_assert_shows(desk, "Only long texts are opened in the editor.");
}

/* From the list the text is changed in a form: nothing is saved unseen. */
static void o_in_a_list_opens_the_notes_of_the_record(void **state)
{
	struct desk *desk = *state;

	be_editor(desk, "printf 'Ditambah.' >>\"$f\"", "");
	desk_type(desk, "t<Enter><Enter><Enter><Enter>Rapat<Enter><^S>");
	tui_open_log(&desk->ui);
	desk_type(desk, "o");
	desk_assert_shows(desk, "Edit record 1");
	desk_assert_shows(desk, "Ditambah.");
	assert_null(desk_record(desk, "1").notes);
	desk_type(desk, "<^S>");
	assert_string_equal(desk_record(desk, "1").notes, "Ditambah.");
}

static void o_in_the_follow_ups_opens_the_one_selected(void **state)
{
	struct desk *desk = *state;

	be_editor(desk, "printf ' segera' >>\"$f\"", "");
	desk_type(desk, "t<Enter><Enter><Enter><Enter>Rapat<Enter><^X>4"
			"Satu<Enter><Enter><Enter>Dua<Enter><^S>");
	tui_open_follow_ups(&desk->ui);
	desk_type(desk, "jo<^S>");
	assert_string_equal(desk_record(desk, "1").follow_ups.v[0].text,
			    "Satu");
	assert_string_equal(desk_record(desk, "1").follow_ups.v[1].text,
			    "Dua segera");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, desk_setup_form, desk_teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(what_the_editor_wrote_is_the_text),
		TEST(what_the_editor_wrote_can_be_undone),
		TEST(o_in_a_list_opens_the_notes_of_the_record),
		TEST(o_in_the_follow_ups_opens_the_one_selected),
		TEST(an_editor_that_fails_changes_nothing),
		TEST(an_editor_that_is_not_there_says_so),
		TEST(what_is_no_text_is_refused_and_kept),
		TEST(the_file_is_private_and_gone_afterwards),
		TEST(the_editor_meets_no_open_file_and_no_shell),
		TEST(a_field_of_one_line_needs_no_editor),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
