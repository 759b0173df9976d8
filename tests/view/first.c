/* first.c - the first start, without a terminal. */
#include "lib/testing.h"

#include <unistd.h>

#include "lib/desk.h"
#include "lib/logbook.h"
#include "lib/screens.h"
#include "tui/first.h"
#include "tui/views.h"

/* A logbook of nobody yet, with the log. */
static int setup(void **state)
{
	struct desk *s;

	if (desk_setup(state) != 0)
		return -1;
	s = *state;
	if (nt_store_set_office(s->app.store, NULL, NULL, &s->err) != NT_OK)
		return -1;
	tui_open_log(&s->ui);
	tui_first_start(&s->ui);
	return 0;
}

static struct nt_logbook logbook(struct desk *s)
{
	struct nt_logbook out;

	assert_int_equal(nt_store_logbook(s->app.store, &s->arena, &out,
					  &s->err),
			 NT_OK);
	return out;
}

static void it_says_what_one_may_begin_with(void **state)
{
	screens_assert(*state, "first_80x24");
	screens_assert(*state, "first_120x40");
	screens_assert(*state, "first_40x10");
}

static void starting_empty_asks_for_the_office_and_its_code(void **state)
{
	struct desk *s = *state;

	desk_type(s, "e");
	desk_assert_shows(s, "Which office keeps this logbook?");
	desk_type(s, "Bawaslu Kota Pariaman<Enter>");
	desk_assert_shows(s, "Its code, if it has one");
	desk_type(s, "13.77<Enter>");
	desk_assert_not(s, "First start");
	desk_assert_shows(s, "0 records");
	assert_string_equal(logbook(s).office, "Bawaslu Kota Pariaman");
	assert_string_equal(logbook(s).office_code, "13.77");
}

static void whoever_says_nothing_goes_on_without(void **state)
{
	struct desk *s = *state;

	desk_type(s, "e<Esc>");
	desk_assert_not(s, "First start");
	assert_null(logbook(s).office);
	tui_first_start(&s->ui);
	desk_assert_shows(s, "First start");
	desk_type(s, "<Esc>");
	desk_assert_not(s, "First start");
	desk_assert_shows(s, "1 Log");
}

static void any_other_command_is_done(void **state)
{
	struct desk *s = *state;

	desk_type(s, "a");
	desk_assert_shows(s, "New record");
	desk_type(s, "<Esc>");
	tui_first_start(&s->ui);
	desk_type(s, "q");
	assert_null(s->ui.top);
}

static void a_file_is_imported_with_its_office(void **state)
{
	struct desk *s = *state;

	desk_type(s, "i<^U>nowhere<Enter>");
	assert_true(s->ui.problem);
	desk_assert_shows(s, "Import past meetings");
	desk_type(s, "<^U>samples/year<Enter>");
	desk_assert_not(s, "First start");
	desk_assert_not(s, "Which office");
	desk_assert_shows(s, "60 records");
	assert_non_null(logbook(s).office);
}

static void a_file_without_an_office_is_asked_about_it(void **state)
{
	struct desk *s = *state;

	desk_type(s, "i<^U>samples/reference.json<Enter>");
	desk_assert_shows(s, "Which office keeps this logbook?");
	desk_type(s, "Bawaslu Kota Pariaman<Enter><Enter>");
	desk_assert_shows(s, "Konsultasi kehumasan");
	assert_string_equal(logbook(s).office, "Bawaslu Kota Pariaman");
}

static void a_logbook_that_is_in_use_is_not_asked_again(void **state)
{
	struct desk *s = *state;
	struct nt_record rec;

	desk_type(s, "<Esc>");
	test_record(&rec, 1, &s->arena);
	test_save(s->app.store, &rec, 0, &s->arena);
	tui_first_start(&s->ui);
	desk_assert_not(s, "First start");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, desk_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(it_says_what_one_may_begin_with),
		TEST(starting_empty_asks_for_the_office_and_its_code),
		TEST(whoever_says_nothing_goes_on_without),
		TEST(any_other_command_is_done),
		TEST(a_file_is_imported_with_its_office),
		TEST(a_file_without_an_office_is_asked_about_it),
		TEST(a_logbook_that_is_in_use_is_not_asked_again),
	};
	const struct CMUnitTest in_indonesian[] = {
		TEST(it_says_what_one_may_begin_with),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) +
	       cmocka_run_group_tests(in_indonesian, desk_in_indonesian, NULL);
}
