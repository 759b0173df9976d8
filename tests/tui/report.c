/* report.c - the report screen in the real program. */
#include "lib/testing.h"

#include <unistd.h>

#include "lib/clerk.h"

static int setup(void **state)
{
	static struct place place;
	const char *words[] = { "import", "samples/year.jsonl", NULL };
	struct nt_buf out = { 0 };

	place_open(&place);
	*state = &place;
	assert_int_equal(clerk_run(&place, &out, words), 0);
	nt_buf_free(&out);
	return 0;
}

static int teardown(void **state)
{
	place_close(*state);
	return 0;
}

static int rows_of(const char *s)
{
	int rows = 0;

	for (; *s != '\0'; s++)
		rows += s[0] == '\r' && s[1] == '\n';
	return rows;
}

/* 3 the report, [ the month before this one, E export, Enter write. */
static void a_whole_month_takes_4_keys_from_the_log(void **state)
{
	struct place *place = *state;
	const char *path = place_path(place, "report-2024-05.csv");
	struct drive *d = clerk_start(place, NULL);
	struct nt_buf text = { 0 };

	clerk_type(d, "3[E");
	drive_assert_shows(d, "File does not exist yet.");
	assert_int_not_equal(access(path, F_OK), 0);
	clerk_type(d, "<Enter>");
	drive_assert_shows(d, "Files written: ");
	clerk_type(d, "q");
	clerk_leave(d);
	place_read(path, &text);
	assert_int_equal(rows_of(nt_buf_str(&text)), 1 + 5);
	nt_buf_free(&text);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_whole_month_takes_4_keys_from_the_log, setup,
			teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
