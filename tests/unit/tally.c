/* tally.c - what the cells of a column look like, counted. */
#include "lib/testing.h"

#include <stdio.h>

#include "notula/tally.h"

struct row {
	const char *cell;
	enum nt_form form;
};

static struct nt_tally tally_of(const char *const *cells)
{
	struct nt_tally tally = { 0 };

	for (int i = 0; cells[i] != NULL; i++)
		nt_tally_cell(&tally, cells[i], strlen(cells[i]), i + 2);
	return tally;
}

static void a_cell_has_the_form_that_it_looks_like(void **state)
{
	static const struct row rows[] = {
		{ "2024-05-27", NT_FORM_DATE },
		{ "27/05/2024", NT_FORM_DATE },
		{ "31/04/2024", NT_FORM_DATE },
		{ "Senin, 27 Mei 2024", NT_FORM_DATE },
		{ "27-29 Mei 2024", NT_FORM_DATE },
		{ "20240527", NT_FORM_DATE },
		{ "27/05/2024 09:00", NT_FORM_DATE },
		{ "Oct-2010", NT_FORM_MONTH },
		{ "Jul-24", NT_FORM_MONTH },
		{ "January", NT_FORM_NO_YEAR },
		{ "27/5", NT_FORM_NO_YEAR },
		{ "Senin", NT_FORM_WEEKDAY },
		{ "09.00", NT_FORM_TIME },
		{ "9:30 PM", NT_FORM_TIME },
		{ "09.00 - 12.00 WIB", NT_FORM_TIME },
		{ "2024", NT_FORM_INTEGER },
		{ "-3", NT_FORM_INTEGER },
		{ "1716800400", NT_FORM_INTEGER },
		{ "12,5", NT_FORM_NUMBER },
		{ "45439.375", NT_FORM_NUMBER },
		{ "https://example.org/a", NT_FORM_LINK },
		{ "a@example.org", NT_FORM_EMAIL },
		{ "Yes", NT_FORM_MARK },
		{ "hadir", NT_FORM_MARK },
		{ "Rapat koordinasi", NT_FORM_TEXT },
		{ "akhir tahun", NT_FORM_TEXT },
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(rows); i++) {
		const char *cells[] = { rows[i].cell, NULL };
		struct nt_tally tally = tally_of(cells);

		if (tally.forms[rows[i].form] != 1)
			fail_msg("%s is no form %d", rows[i].cell,
				 rows[i].form);
	}
}

static void what_says_nothing_is_not_filled(void **state)
{
	static const char *const cells[] = { "",    " ",     "NA",   "n/a", "-",
					     "TBD", "nihil", "None", NULL };
	struct nt_tally tally = tally_of(cells);

	(void)state;
	assert_int_equal(tally.rows, 8);
	assert_int_equal(tally.filled, 0);
	assert_int_equal(tally.nulls, 6);
}

static void numbers_have_a_least_and_a_most(void **state)
{
	static const char *const cells[] = { "12", "3", "31", NULL };
	struct nt_tally tally = tally_of(cells);
	struct nt_arena arena = { 0 };

	(void)state;
	assert_int_equal(tally.least, 3);
	assert_int_equal(tally.most, 31);
	assert_string_equal(nt_tally_words(&tally, &arena),
			    "whole numbers, 3 to 31");
	nt_arena_free(&arena);
}

static void repeats_and_different_values_are_counted(void **state)
{
	static const char *const cells[] = { "a", "a", "b", "",	 "b",
					     "a", "c", "d", NULL };
	struct nt_tally tally = tally_of(cells);

	(void)state;
	assert_int_equal(tally.repeats, 2);
	assert_int_equal(nt_tally_different(&tally), 4);
	assert_string_equal(tally.first[0], "a");
	assert_string_equal(tally.first[1], "b");
	assert_string_equal(tally.first[2], "c");
}

static void many_different_values_are_counted_about(void **state)
{
	struct nt_tally tally = { 0 };
	char cell[32];

	(void)state;
	for (int i = 0; i < 800; i++) {
		int n = snprintf(cell, sizeof(cell), "N%07d", i);

		nt_tally_cell(&tally, cell, (size_t)n, i);
	}
	assert_in_range(nt_tally_different(&tally), 600, 1000);
}

static void a_date_may_come_late_in_a_column(void **state)
{
	struct nt_tally tally = { 0 };

	(void)state;
	for (int i = 0; i < 300; i++)
		nt_tally_cell(&tally, "maybe later", 11, i);
	nt_tally_cell(&tally, "27/05/2024", 10, 301);
	assert_int_equal(tally.forms[NT_FORM_DATE], 1);
	assert_int_equal(tally.dates.proven[NT_ORDER_DMY], 1);
	assert_int_equal(tally.dates.line[NT_ORDER_DMY], 301);
}

static void cells_of_several_values_are_counted(void **state)
{
	static const char *const cells[] = { "a; b", "a|b", "a\nb", "a<br>b",
					     "a, b", "a",   NULL };
	struct nt_tally tally = tally_of(cells);

	(void)state;
	assert_int_equal(tally.several, 4);
	assert_int_equal(tally.commas, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cell_has_the_form_that_it_looks_like),
		cmocka_unit_test(what_says_nothing_is_not_filled),
		cmocka_unit_test(numbers_have_a_least_and_a_most),
		cmocka_unit_test(repeats_and_different_values_are_counted),
		cmocka_unit_test(many_different_values_are_counted_about),
		cmocka_unit_test(a_date_may_come_late_in_a_column),
		cmocka_unit_test(cells_of_several_values_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
