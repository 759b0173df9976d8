/* form.c - the form in the real program: sudden ends, and two clerks at once.
 */
#include "lib/testing.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/clerk.h"

#define DATE_AND_TITLE "27/5<Enter><Enter><Enter><Enter>Rapat staf<Enter>"

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

/* A logbook with one record, "Rapat staf". */
static void one_record(struct place *place)
{
	struct drive *d = clerk_start(place, NULL);

	clerk_type(d, "a" DATE_AND_TITLE "<^S>");
	drive_assert_shows(d, "Saved as record 1.");
	clerk_leave(d);
}

static const char *show(struct place *place, const char *number)
{
	const char *words[] = { "show", number, "--format", "json", NULL };
	struct nt_buf out = { 0 };
	const char *text;

	assert_int_equal(clerk_run(place, &out, words), 0);
	text = nt_arena_strdup(&place->arena, nt_buf_str(&out));
	nt_buf_free(&out);
	return text;
}

static void assert_says(const char *json, const char *text)
{
	if (strstr(json, text) == NULL)
		fail_msg("%s is not in %s", text, json);
}

static void a_killed_form_is_offered_again_but_for_the_last_field(void **state)
{
	struct drive *d = clerk_start(*state, NULL);

	clerk_type(d, "a" DATE_AND_TITLE "Agung<Enter>Kepala Biro<Enter>Bawa");
	drive_signal(d, SIGKILL);
	drive_end(d);
	drive_close(d);
	d = clerk_start(*state, NULL);
	drive_assert_shows(d, "(unsaved)");
	clerk_type(d, "<Enter>");
	drive_assert_shows(d, "Rapat staf");
	drive_assert_shows(d, "Agung");
	drive_assert_shows(d, "Kepala Biro");
	drive_assert_not(d, "Bawa");
	clerk_type(d, "<^S>");
	drive_assert_shows(d, "Saved as record 1.");
	drive_assert_not(d, "(unsaved)");
	clerk_leave(d);
	assert_says(show(*state, "1"), "\"name\":\"Agung\"");
}

static void a_form_that_is_ended_keeps_every_letter(void **state)
{
	static const int ends[] = { SIGTERM, SIGHUP };

	for (size_t i = 0; i < 2; i++) {
		struct drive *d = clerk_start(*state, NULL);
		int status;

		clerk_type(d, "a" DATE_AND_TITLE "Agu");
		drive_signal(d, ends[i]);
		status = drive_end(d);
		assert_true(WIFEXITED(status));
		drive_close(d);
		d = clerk_start(*state, NULL);
		clerk_type(d, "<Home><Enter>");
		drive_assert_shows(d, "Agu");
		clerk_type(d, "<Esc>d");
		clerk_leave(d);
	}
}

static void a_form_that_is_open_is_not_offered_to_another(void **state)
{
	struct drive *a = clerk_start(*state, NULL);
	struct drive *b;

	clerk_type(a, "a" DATE_AND_TITLE);
	b = clerk_start(*state, NULL);
	drive_assert_not(b, "(unsaved)");
	clerk_leave(b);
	clerk_type(a, "<Esc>k");
	drive_assert_shows(a, "(unsaved)");
	clerk_leave(a);
}

static void a_discarded_form_comes_back_with_u(void **state)
{
	struct drive *d = clerk_start(*state, NULL);

	clerk_type(d, "a" DATE_AND_TITLE "<Esc>d");
	drive_assert_not(d, "Rapat staf");
	clerk_type(d, "u");
	drive_assert_shows(d, "Rapat staf");
	clerk_leave(d);
}

/* Two clerks open record 1; the first changes its title, the second its city
 * and saves: it meets the conflict. */
static struct drive *conflict(struct place *place)
{
	struct drive *a;
	struct drive *b;

	one_record(place);
	a = clerk_start(place, "1");
	b = clerk_start(place, "1");
	clerk_type(b, "<Down>Aula");
	clerk_type(a, "<Down><Down> besar<^S>");
	drive_assert_shows(a, "Saved as record 1.");
	clerk_leave(a);
	clerk_type(b, "<^S>");
	drive_assert_shows(b, "version 2");
	drive_assert_shows(b, "Title");
	drive_assert_shows(b, "Venue");
	return b;
}

static void mine_can_be_saved_over_theirs(void **state)
{
	struct drive *b = conflict(*state);
	const char *json;

	clerk_type(b, "1");
	drive_assert_shows(b, "Saved as record 1.");
	clerk_leave(b);
	json = show(*state, "1");
	assert_says(json, "\"title\":\"Rapat staf\"");
	assert_says(json, "\"venue\":\"Aula\"");
	assert_says(json, "\"version\":3");
}

static void theirs_can_be_taken_and_mine_is_not_lost(void **state)
{
	struct drive *b = conflict(*state);

	clerk_type(b, "2");
	drive_assert_shows(b, "Rapat staf besar");
	clerk_type(b, "<Esc>");
	assert_says(show(*state, "1"), "\"version\":2");
	clerk_type(b, "u<Home>");
	drive_assert_shows(b, "(changed)");
	clerk_leave(b);
}

static void mine_can_be_kept_and_meets_the_conflict_again(void **state)
{
	struct drive *b = conflict(*state);

	clerk_type(b, "<Esc><Esc>k");
	drive_assert_shows(b, "(changed)");
	clerk_type(b, "<Home><Enter>");
	drive_assert_shows(b, "Someone else saved this record");
	clerk_type(b, "1");
	clerk_leave(b);
	assert_says(show(*state, "1"), "\"venue\":\"Aula\"");
}

static void both_are_merged_field_by_field(void **state)
{
	struct drive *b = conflict(*state);
	const char *json;

	clerk_type(b, "3<Enter><^S>");
	drive_assert_shows(b, "Saved as record 1.");
	clerk_leave(b);
	json = show(*state, "1");
	assert_says(json, "\"title\":\"Rapat staf besar\"");
	assert_says(json, "\"venue\":\"Aula\"");
}

static void the_first_save_of_a_day_makes_a_copy(void **state)
{
	const char *copy = place_path(*state, "notula.db.2024-06-12.bak");
	struct drive *d = clerk_start(*state, NULL);

	clerk_leave(d);
	assert_int_not_equal(access(copy, F_OK), 0);
	one_record(*state);
	assert_int_equal(access(copy, F_OK), 0);
}

static void the_sample_opens_beside_a_new_logbook(void **state)
{
	struct drive *d = clerk_start(*state, NULL);

	drive_assert_shows(d, "First start");
	clerk_type(d, "s");
	drive_assert_shows(d, "This is the sample");
	drive_assert_shows(d, "60 records");
	clerk_leave(d);
	assert_int_equal(access(place_path(*state, "sample.db"), F_OK), 0);
	d = clerk_start(*state, NULL);
	drive_assert_shows(d, "First start");
	clerk_type(d, "s");
	drive_assert_shows(d, "60 records");
	clerk_leave(d);
}

static void what_is_refused_names_its_field_and_changes_nothing(void **state)
{
	struct nt_buf before = { 0 };
	struct nt_buf after = { 0 };
	struct drive *d;

	one_record(*state);
	place_read(place_path(*state, "notula.db"), &before);
	d = clerk_start(*state, "1");
	clerk_type(d, "<^U>30/2/2024<^S>");
	drive_assert_shows(d, "date");
	drive_assert_shows(d, "30/2/2024");
	clerk_type(d, "<Esc>d");
	clerk_leave(d);
	place_read(place_path(*state, "notula.db"), &after);
	assert_int_equal(before.n, after.n);
	assert_memory_equal(before.s, after.s, before.n);
	nt_buf_free(&before);
	nt_buf_free(&after);
}

/* A form on an issue, "Satu", in an editor that asks on the terminal. */
static struct drive *in_editor(struct place *place)
{
	static const char script[] = "#!/bin/sh\necho EDITOR READY\n"
				     "read line; echo \"$line\" >\"$1\"\n";
	const char *path = place_path(place, "editor");
	struct drive *d;

	place_write(path, script, strlen(script));
	assert_int_equal(chmod(path, 0700), 0);
	setenv("VISUAL", path, 1);
	d = clerk_start(place, NULL);
	unsetenv("VISUAL");
	clerk_type(d, "a" DATE_AND_TITLE "<^X>3Satu");
	drive_keys(d, "^X e");
	drive_until(d, "EDITOR READY");
	return d;
}

static void the_editor_has_the_terminal_as_the_shell_had_it(void **state)
{
	struct drive *d = in_editor(*state);

	assert_true(drive_modes(d).c_lflag & ICANON);
	assert_true(drive_modes(d).c_lflag & ECHO);
	assert_true(drive_modes(d).c_lflag & ISIG);
	assert_false(drive_alternate(d));
	assert_false(drive_marks_pastes(d));
	drive_bytes(d, "dari luar\n", 10, 0);
	drive_assert_shows(d, "dari luar");
	drive_assert_not(d, "EDITOR READY");
	assert_true(drive_alternate(d));
	assert_false(drive_modes(d).c_lflag & ICANON);
	clerk_type(d, " lagi<^S>");
	clerk_leave(d);
	assert_says(show(*state, "1"), "\"text\":\"dari luar lagi\"");
}

static void control_c_ends_the_editor_and_not_the_form(void **state)
{
	struct drive *d = in_editor(*state);

	drive_bytes(d, "\003", 1, 0);
	drive_assert_shows(d, "The editor gave up: nothing is changed");
	clerk_type(d, " dan dua<^S>");
	clerk_leave(d);
	assert_says(show(*state, "1"), "\"text\":\"Satu dan dua\"");
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		test(a_killed_form_is_offered_again_but_for_the_last_field),
		test(a_form_that_is_ended_keeps_every_letter),
		test(a_form_that_is_open_is_not_offered_to_another),
		test(a_discarded_form_comes_back_with_u),
		test(mine_can_be_saved_over_theirs),
		test(theirs_can_be_taken_and_mine_is_not_lost),
		test(both_are_merged_field_by_field),
		test(mine_can_be_kept_and_meets_the_conflict_again),
		test(the_editor_has_the_terminal_as_the_shell_had_it),
		test(control_c_ends_the_editor_and_not_the_form),
		test(the_first_save_of_a_day_makes_a_copy),
		test(the_sample_opens_beside_a_new_logbook),
		test(what_is_refused_names_its_field_and_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
