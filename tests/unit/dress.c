/* dress.c - what a file of rows wears, and what comes back of it. */
#include "lib/testing.h"

#include <string.h>

#include "notula/dress.h"

static const struct nt_dress plain = { 0 };
static const struct nt_dress excel = { .excel = true };

static const char *const dates[][2] = {
	{ "2024-05-27", "27/05/2024" },
	{ "2024-05", "05/2024" },
	{ "2024", "2024" },
	{ "0001-12-31", "31/12/0001" },
};

static void a_spreadsheet_reads_dates_day_first_and_they_come_back(void **state)
{
	struct nt_buf out = { 0 };
	char iso[NT_DATE_SIZE];

	(void)state;
	for (size_t i = 0; i < NT_COUNT(dates); i++) {
		nt_buf_reset(&out);
		nt_dress_date(&out, &excel, 0, dates[i][0]);
		assert_string_equal(nt_buf_str(&out), dates[i][1]);
		assert_true(nt_dress_read_date(dates[i][1], iso));
		assert_string_equal(iso, dates[i][0]);
		assert_true(nt_dress_read_date(dates[i][0], iso));
		assert_string_equal(iso, dates[i][0]);
		nt_buf_reset(&out);
		nt_dress_date(&out, &plain, 0, dates[i][0]);
		assert_string_equal(nt_buf_str(&out), dates[i][0]);
	}
	nt_buf_free(&out);
}

static void nothing_else_is_a_date(void **state)
{
	static const char *const others[] = {
		"",	      "/",	     "//",
		"27/05",      "7/5/2024",    "27/5/2024",
		"05/24",      "31/02/2024",  "27/13/2024",
		"27-05-2024", "27/05-2024",  "2024/05/27",
		"13/2024",    "00/2024",     "27/05/24",
		"0x/05/2024", "27/05/2024 ",
	};
	char iso[NT_DATE_SIZE];

	(void)state;
	for (size_t i = 0; i < NT_COUNT(others); i++)
		if (nt_dress_read_date(others[i], iso))
			fail_msg("\"%s\" is taken for %s", others[i], iso);
}

static void row(struct nt_buf *out, const struct nt_dress *dress)
{
	nt_buf_reset(out);
	nt_dress_begin(out, dress);
	nt_dress_text(out, dress, 0, "a;b,c", 5);
	nt_dress_text(out, dress, 1, "007", 3);
	nt_dress_cell(out, dress, 2, "7", 1);
	nt_dress_date(out, dress, 3, NULL);
	nt_dress_text(out, dress, 4, "=1", 2);
	nt_dress_end_row(out, dress);
}

static void each_dress_has_its_own_bytes(void **state)
{
	const struct nt_dress raw = { .excel = true, .raw = true };
	struct nt_buf out = { 0 };

	(void)state;
	row(&out, &plain);
	assert_string_equal(nt_buf_str(&out), "\"a;b,c\",007,7,,'=1\n");
	row(&out, &excel);
	assert_string_equal(nt_buf_str(&out),
			    "\xef\xbb\xbf\"a;b,c\";\"007\";7;;\"'=1\"\r\n");
	row(&out, &raw);
	assert_string_equal(nt_buf_str(&out),
			    "\xef\xbb\xbf\"a;b,c\";\"007\";7;;\"=1\"\r\n");
	nt_buf_free(&out);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_spreadsheet_reads_dates_day_first_and_they_come_back),
		cmocka_unit_test(nothing_else_is_a_date),
		cmocka_unit_test(each_dress_has_its_own_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
