/* report.c - the report screen, without a terminal. */
#include "lib/testing.h"

#include <stdlib.h>

#include "lib/logbook.h"
#include "lib/screens.h"
#include "lib/typist.h"
#include "notula/file.h"
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

static void the_export_at_80_columns(void **state)
{
	setenv("HOME", "/nowhere", 1);
	desk_type(*state, MAY "E<Tab><Right><Right>");
	screens_assert(*state, "export_80x24");
}

static void the_export_at_120_columns(void **state)
{
	setenv("HOME", "/nowhere", 1);
	desk_type(*state, MAY "E<Tab><Right>");
	screens_assert(*state, "export_120x40");
}

static void the_export_in_the_smallest_window(void **state)
{
	setenv("HOME", "/nowhere", 1);
	desk_type(*state, MAY "E");
	screens_assert(*state, "export_40x10");
}

static void the_year_at_80_columns(void **state)
{
	desk_type(*state, "3y#");
	screens_assert(*state, "report_year_80x24");
	screens_assert(*state, "report_year_120x40");
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

/* What F holds of the file NAME in the desk's folder. */
static const char *file_of(struct desk *s, const char *name)
{
	const char *path = nt_arena_printf(&s->arena, "%s/%s", s->folder, name);
	struct nt_buf text = { 0 };
	const char *out;

	if (nt_file_read(&text, path, 1 << 24, &s->err) != NT_OK)
		fail_msg("%s", s->err.msg);
	out = nt_arena_strdup(&s->arena, nt_buf_str(&text));
	nt_buf_free(&text);
	return out;
}

static void an_export_shows_what_it_will_write(void **state)
{
	struct desk *s = *state;
	const char *text;

	setenv("HOME", s->folder, 1);
	desk_type(s, MAY "E");
	desk_assert_shows(s, "no;weekday;date;title;venue;city;organizations;");
	desk_assert_shows(s, "5 records, 4 KB. File does not exist yet.");
	desk_type(s, "<Right><Right><Tab><Left>");
	desk_assert_shows(s, "meeting_uid,office_code,number,date,title,no");
	desk_type(s, "<Tab><^U>~/a.csv<Enter>");
	desk_assert_shows(s, "Files written: ");
	desk_assert_shows(s, "[3 Report]");
	text = file_of(s, "a.csv");
	assert_ptr_equal(strstr(text, "meeting_uid,"), text);
	desk_type(s, "yE");
	desk_assert_shows(s, "1 confidential record left out.");
}

static void an_export_never_writes_over_a_file_unasked(void **state)
{
	struct desk *s = *state;

	setenv("HOME", s->folder, 1);
	desk_type(s, MAY "E<Tab><Tab><^U>~/old.csv<Enter>E");
	desk_type(s, "<Right><Tab><Tab><^U>~/old.csv");
	desk_assert_shows(s, "File exists.");
	desk_type(s, "<Enter>n");
	assert_non_null(strstr(file_of(s, "old.csv"), "no;weekday;"));
	desk_type(s, "<Enter>y");
	desk_assert_shows(s, "Files written: ");
	assert_non_null(strstr(file_of(s, "old.csv"), "uid;number;"));
}

static void an_export_that_fails_says_why_and_stays(void **state)
{
	struct desk *s = *state;

	desk_type(s, MAY "E<Tab><Tab><^U>/nowhere/x.csv<Enter>");
	desk_assert_shows(s, "its folder cannot be opened");
	desk_assert_shows(s, "Export report: May 2024");
	desk_type(s, "<^U><Enter>");
	desk_assert_shows(s, "The file needs a name.");
	desk_type(s, "<Esc>");
	desk_assert_shows(s, "<[ May 2024 ]>");
}

static void the_log_exports_what_its_filter_shows(void **state)
{
	struct desk *s = *state;

	setenv("HOME", s->folder, 1);
	desk_type(s, "/kind:training<Enter>E");
	desk_assert_shows(s, "5 records, ");
	desk_assert_shows(s, "~/meetings-2024-12-23.csv");
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
		TEST(the_export_at_80_columns),
		TEST(the_export_at_120_columns),
		TEST(the_export_in_the_smallest_window),
		TEST(months_follow_over_the_year_and_t_is_this_one),
		TEST(every_number_leads_to_its_records),
		TEST(the_log_behind_a_number_has_as_many_records),
		TEST(a_filter_narrows_all_of_it),
		TEST(v_leaves_the_table_alone),
		TEST(an_export_shows_what_it_will_write),
		TEST(an_export_never_writes_over_a_file_unasked),
		TEST(an_export_that_fails_says_why_and_stays),
		TEST(the_log_exports_what_its_filter_shows),
		TEST(what_is_saved_meanwhile_is_counted),
		cmocka_unit_test_setup_teardown(no_key_hurts_an_empty_logbook,
						setup_empty, desk_teardown),
	};
	static const struct CMUnitTest indonesian[] = {
		TEST(the_month_at_80_columns),
		TEST(the_month_at_120_columns),
		TEST(the_month_in_the_smallest_window),
		TEST(the_year_at_80_columns),
		TEST(the_export_at_80_columns),
		TEST(the_export_at_120_columns),
		TEST(the_export_in_the_smallest_window),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	return failed + cmocka_run_group_tests(indonesian, desk_in_indonesian,
					       desk_in_english);
}
