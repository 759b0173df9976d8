/* day.c - days of the calendar and dates that are known in part. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "notula/day.h"

static void every_day_of_four_centuries_is_its_number(void **state)
{
	int64_t first = nt_day_number(1801, 1, 1);
	struct nt_date date = { 1801, 1, 1 };

	(void)state;
	for (int64_t day = first; date.year < 2201; day++) {
		struct nt_date back = nt_day_date(day);

		assert_int_equal(nt_date_first(date), day);
		assert_int_equal(back.year, date.year);
		assert_int_equal(back.month, date.month);
		assert_int_equal(back.day, date.day);
		if (++date.day > nt_month_days(date.year, date.month)) {
			date.day = 1;
			date.month++;
		}
		if (date.month > 12) {
			date.month = 1;
			date.year++;
		}
	}
}

static void the_27th_of_may_2024_is_a_monday(void **state)
{
	(void)state;
	assert_int_equal(nt_day_weekday(nt_day_number(2024, 5, 27)), 0);
}

static void a_day_that_does_not_exist_is_no_date(void **state)
{
	static const char *const bad[] = {
		"2024-02-30", "2023-02-29",  "2024-13",	   "2024-00",
		"0000",	      "2024-5-1",    "2024-05-00", "24",
		"",	      "2024-05-27 ", " 2024",	   "2024/05/27",
	};
	struct nt_date date;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_false(nt_date_read(bad[i], &date));
}

static void a_month_has_both_its_ends(void **state)
{
	struct nt_date date;

	(void)state;
	assert_true(nt_date_read("2024-02", &date));
	assert_int_equal(nt_date_first(date), nt_day_number(2024, 2, 1));
	assert_int_equal(nt_date_last(date), nt_day_number(2024, 2, 29));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_of_four_centuries_is_its_number),
		cmocka_unit_test(the_27th_of_may_2024_is_a_monday),
		cmocka_unit_test(a_day_that_does_not_exist_is_no_date),
		cmocka_unit_test(a_month_has_both_its_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
