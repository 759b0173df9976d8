/* period.c - what a report is about, and the like before and after it. */
#include "lib/testing.h"

#include "notula/day.h"
#include "notula/period.h"

static struct nt_arena arena;

static int forget(void **state)
{
	(void)state;
	nt_arena_free(&arena);
	return 0;
}

/* The code of what WORDS, parted by |, begin with, and how many they are. It
 * is 12 June 2024. */
static const char *read_words(const char *words)
{
	const char *v[16];
	char *text = nt_arena_strdup(&arena, words);
	struct nt_period p;
	struct nt_err err = { 0 };
	size_t n = 0, used;

	for (char *s = text; s != NULL && *s != '\0'; n++) {
		char *bar = strchr(s, '|');

		if (bar != NULL)
			*bar++ = '\0';
		v[n] = s;
		s = bar;
	}
	if (nt_period_read(v, n, nt_day_number(2024, 6, 12), &p, &used, &err) !=
	    NT_OK)
		return nt_arena_printf(&arena, "%d: %s", (int)err.status,
				       err.msg);
	return nt_arena_printf(&arena, "%s %zu", nt_period_code(&arena, p),
			       used);
}

static void date_words_are_a_period(void **state)
{
	static const struct {
		const char *words;
		const char *code;
	} cases[] = {
		{ "2024-05", "2024-05 1" },
		{ "mei", "2024-05 1" },
		{ "mei|2023", "2023-05 2" },
		{ "bulan|lalu", "2024-05 2" },
		{ "triwulan|2|2024", "2024-Q2 3" },
		{ "TW|III|2023", "2023-Q3 3" },
		{ "2024-Q1", "2024-Q1 1" },
		{ "2024-h2", "2024-H2 1" },
		{ "semester|1|2024", "2024-H1 3" },
		{ "2024", "2024 1" },
		{ "apr|-|jun|2024", "2024-Q2 4" },
		{ "2024-01..2024-03", "2024-Q1 1" },
		{ "2024-01..2024-04", "2024-01-01--2024-04-30 1" },
		{ "3-17|mei|2024", "2024-05-03--2024-05-17 3" },
		{ "2024-05-03..2024-05-17", "2024-05-03--2024-05-17 1" },
		{ "2024-05|kind:visit", "2024-05 1" },
		{ "bulan|lalu|anggaran", "2024-05 2" },
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(cases); i++)
		assert_string_equal(read_words(cases[i].words), cases[i].code);
}

static void what_is_none_is_refused_in_words(void **state)
{
	(void)state;
	assert_non_null(strstr(read_words(""), "of which month?"));
	assert_non_null(strstr(read_words("xx|yy"), "xx"));
	assert_non_null(strstr(read_words("2024-Q5"), "2024-Q5"));
	assert_non_null(strstr(read_words("2024-05..2024-01"),
			       "The last day is before the first."));
}

static struct nt_period days(int y, int m, int d, int y2, int m2, int d2)
{
	return nt_period_of((struct nt_days) { nt_day_number(y, m, d),
					       nt_day_number(y2, m2, d2) });
}

static void assert_before(struct nt_period p, const char *before)
{
	assert_string_equal(nt_period_code(&arena, nt_period_before(p)),
			    before);
}

static void before_a_period_is_one_like_it(void **state)
{
	(void)state;
	assert_before(days(2024, 1, 1, 2024, 1, 31), "2023-12");
	assert_before(days(2024, 3, 1, 2024, 3, 31), "2024-02");
	assert_before(days(2024, 1, 1, 2024, 3, 31), "2023-Q4");
	assert_before(days(2024, 7, 1, 2024, 12, 31), "2024-H1");
	assert_before(days(2024, 1, 1, 2024, 12, 31), "2023");
	assert_before(days(2024, 5, 3, 2024, 5, 4), "2024-05-01--2024-05-02");
	assert_before(days(2024, 1, 1, 2024, 4, 30), "2023-09-01--2023-12-31");
}

static void a_date_belongs_where_all_of_it_lies(void **state)
{
	struct nt_days may = days(2024, 5, 1, 2024, 5, 31).days;
	struct nt_days week = days(2024, 5, 6, 2024, 5, 12).days;

	(void)state;
	assert_true(nt_days_have(may, "2024-05"));
	assert_true(nt_days_have(may, "2024-05-31"));
	assert_false(nt_days_have(may, "2024-06-01"));
	assert_false(nt_days_have(may, "2024"));
	assert_false(nt_days_have(week, "2024-05"));
	assert_true(nt_days_have(week, "2024-05-06"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(date_words_are_a_period),
		cmocka_unit_test(what_is_none_is_refused_in_words),
		cmocka_unit_test(before_a_period_is_one_like_it),
		cmocka_unit_test(a_date_belongs_where_all_of_it_lies),
	};

	return cmocka_run_group_tests(tests, NULL, forget);
}
