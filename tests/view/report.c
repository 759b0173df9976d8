/* report.c - the report screen, without a terminal. */
#include "lib/testing.h"

#include "lib/logbook.h"
#include "lib/screens.h"
#include "lib/typist.h"
#include "tui/views.h"

static int setup(void **state)
{
	int status = screens_setup(state);

	if (status == 0)
		tui_open_log(&((struct desk *)*state)->ui);
	return status;
}

/* The reference record's month: [ from December on. */
#define MAY "3[[[[[[["

static void the_month_at_80_columns(void **state)
{
	desk_type(*state, MAY);
	screens_assert(*state, "report_80x24");
}

static void the_month_at_120_columns(void **state)
{
	desk_type(*state, MAY "<Tab>");
	screens_assert(*state, "report_120x40");
}

static void the_month_in_the_smallest_window(void **state)
{
	desk_type(*state, MAY);
	screens_assert(*state, "report_40x10");
}

static void the_year_at_80_columns(void **state)
{
	desk_type(*state, "3y#");
	screens_assert(*state, "report_year_80x24");
}

static void months_follow_over_the_year_and_t_is_this_one(void **state)
{
	struct desk *s = *state;

	desk_type(s, "3");
	desk_assert_shows(s, "<[ December 2024 ]>");
	desk_type(s, "]");
	desk_assert_shows(s, "<[ January 2025 ]>");
	desk_assert_shows(s, "NIL: no meeting was recorded.");
	desk_type(s, "[[[");
	desk_assert_shows(s, "<[ October 2024 ]>   vs Sep");
	desk_type(s, "t");
	desk_assert_shows(s, "<[ December 2024 ]>");
	desk_type(s, "y[");
	desk_assert_shows(s, "<[ 2023 ]>");
	desk_type(s, "y");
	desk_assert_shows(s, "<[ January 2023 ]>");
	desk_type(s, "]y]y");
	desk_assert_shows(s, "<[ December 2024 ]>");
}

/* The cursor of each part, and the screen that Enter opens there. */
static void every_number_leads_to_its_records(void **state)
{
	static const struct {
		const char *keys;
		const char *screen;
		const char *shows;
		const char *back;
	} ways[] = {
		{ "<Tab>", "[1 Log]", "month:2024-05 ", "<Esc>q" },
		{ "<Tab>jjjjj", "[5 Unanswered]", "is:unanswered", "<Esc>q" },
		{ "<Tab>G", "[2 Follow-ups]", "month:2024-05 ", "<Esc>q" },
		{ "<Tab><Tab>jjj", "[2 Follow-ups]", "is:open", "<Esc>q" },
		{ "<Tab><Tab>G", "[2 Follow-ups]", "is:over", "<Esc>q" },
		{ "<Tab><Tab><Tab>", "[1 Log]", "3 of 60", "<Esc>q" },
		{ "jjj", "Edit record 22", "Konsultasi kehumasan", "<Esc>" },
	};
	struct desk *s = *state;

	for (size_t i = 0; i < NT_COUNT(ways); i++) {
		desk_type(s, MAY);
		desk_type(s, ways[i].keys);
		desk_type(s, "<Enter>");
		desk_assert_shows(s, ways[i].screen);
		desk_assert_shows(s, ways[i].shows);
		desk_type(s, ways[i].back);
		desk_assert_shows(s, "<[ May 2024 ]>");
		desk_type(s, "1");
		desk_assert_shows(s, "[1 Log]");
	}
}

static void the_log_behind_a_number_has_as_many_records(void **state)
{
	struct desk *s = *state;

	desk_type(s, MAY "<Tab>");
	desk_assert_shows(s, ">Meetings              5 ");
	desk_type(s, "<Enter>");
	desk_assert_shows(s, "5 of 60");
	desk_type(s, "<Esc>q");
	desk_type(s, "y<Enter>");
	desk_assert_shows(s, "59 of 60");
}

static void a_filter_narrows_all_of_it(void **state)
{
	struct desk *s = *state;

	desk_type(s, "3y/kind:training<Enter>");
	desk_assert_shows(s, "Filter: kind:training");
	desk_assert_shows(s, "(5 meetings,");
	desk_type(s, "<Tab><Enter>");
	desk_assert_shows(s, "5 of 60");
	desk_type(s, "<Esc><Esc>");
	desk_assert_shows(s, "Filter: kind:training");
	desk_type(s, "<Esc>");
	desk_assert_shows(s, "all kinds");
	desk_assert_shows(s, "(59 meetings,");
}

static void v_leaves_the_table_alone(void **state)
{
	struct desk *s = *state;

	desk_type(s, MAY "v");
	desk_assert_not(s, "By week");
	desk_assert_shows(s, "Fri 31/05");
	desk_type(s, "v");
	desk_assert_shows(s, "By week");
	desk_type(s, "v<Tab>");
	desk_assert_shows(s, ">Meetings ");
}

static void what_is_saved_meanwhile_is_counted(void **state)
{
	struct desk *s = *state;

	desk_type(s, MAY);
	desk_assert_shows(s, "(5 meetings,");
	test_add(s->app.store, 900, "{'date':'2024-05-02','title':'Baru'}",
		 &s->arena);
	tui_poll(&s->ui);
	desk_assert_shows(s, "(6 meetings,");
	desk_assert_shows(s, "Thu 02/05");
}

static void no_key_hurts_an_empty_logbook(void **state)
{
	struct desk *s = *state;

	desk_type(s, "3<Enter>jkgG<Tab><Enter><Esc><Esc>");
	desk_type(s, "<Tab><Enter><Esc><Esc>v#yt[]<PgDn><PgUp>/x<Enter>");
	desk_assert_shows(s, "No record matches.");
}

static int setup_empty(void **state)
{
	int status = desk_setup(state);

	if (status == 0)
		tui_open_log(&((struct desk *)*state)->ui);
	return status;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, desk_teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(the_month_at_80_columns),
		TEST(the_month_at_120_columns),
		TEST(the_month_in_the_smallest_window),
		TEST(the_year_at_80_columns),
		TEST(months_follow_over_the_year_and_t_is_this_one),
		TEST(every_number_leads_to_its_records),
		TEST(the_log_behind_a_number_has_as_many_records),
		TEST(a_filter_narrows_all_of_it),
		TEST(v_leaves_the_table_alone),
		TEST(what_is_saved_meanwhile_is_counted),
		cmocka_unit_test_setup_teardown(no_key_hurts_an_empty_logbook,
						setup_empty, desk_teardown),
	};
	static const struct CMUnitTest indonesian[] = {
		TEST(the_month_at_80_columns),
		TEST(the_month_at_120_columns),
		TEST(the_month_in_the_smallest_window),
		TEST(the_year_at_80_columns),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	return failed + cmocka_run_group_tests(indonesian, desk_in_indonesian,
					       desk_in_english);
}
