/* printed.c - dates, times and numbers as they stand on paper. */
#include "lib/testing.h"

#include "notula/printed.h"

static int setup(void **state)
{
	static struct nt_arena arena;

	*state = &arena;
	return 0;
}

static int teardown(void **state)
{
	nt_arena_free(*state);
	return 0;
}

static void a_date_is_printed_as_far_as_it_is_known(void **state)
{
	assert_string_equal(nt_printed_date(*state, "2024-01-09"),
			    "9 January 2024");
	assert_string_equal(nt_printed_date(*state, "2024-12"),
			    "December 2024");
	assert_string_equal(nt_printed_date(*state, "2024"), "2024");
	assert_string_equal(nt_printed_day(*state, "2024-05-28", NULL),
			    "Tuesday, 28 May 2024");
	assert_string_equal(nt_printed_day(*state, "2024-07", NULL),
			    "July 2024 (day not recorded)");
	assert_string_equal(nt_printed_short(*state, "2024-05-28"),
			    "28/05/2024");
	assert_null(nt_printed_date(*state, NULL));
}

static void a_span_says_once_what_both_ends_share(void **state)
{
	assert_string_equal(nt_printed_span(*state, "2024-06-05", "2024-06-07"),
			    "5 to 7 June 2024");
	assert_string_equal(nt_printed_span(*state, "2024-06-30", "2024-07-01"),
			    "30 June to 1 July 2024");
	assert_string_equal(nt_printed_span(*state, "2024-12-31", "2025-01-01"),
			    "31 December 2024 to 1 January 2025");
	assert_string_equal(nt_printed_span(*state, "2024-06-05", "2024-06-05"),
			    "5 June 2024");
}

static void times_have_a_dot_and_what_is_known_of_them(void **state)
{
	assert_string_equal(nt_printed_times(*state, "10:00", "12:30", "WIB"),
			    "10.00–12.30 WIB");
	assert_string_equal(nt_printed_times(*state, "09:00", NULL, "WIB"),
			    "09.00 WIB");
	assert_null(nt_printed_times(*state, NULL, "12:30", "WIB"));
}

static void thousands_are_grouped_and_shares_rounded(void **state)
{
	assert_string_equal(nt_printed_number(*state, 1234567), "1,234,567");
	assert_string_equal(nt_printed_number(*state, 999), "999");
	assert_string_equal(nt_printed_change(*state, -1800), "-1,800");
	assert_string_equal(nt_printed_change(*state, 1), "+1");
	assert_string_equal(nt_printed_share(*state, 1, 8), "12.5%");
	assert_string_equal(nt_printed_share(*state, 0, 0), "–");
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_date_is_printed_as_far_as_it_is_known),
		T(a_span_says_once_what_both_ends_share),
		T(times_have_a_dot_and_what_is_known_of_them),
		T(thousands_are_grouped_and_shares_rounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
