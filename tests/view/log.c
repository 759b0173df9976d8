/* log.c - the log and the follow-ups, without a terminal. */
#include "lib/testing.h"

#include <stdio.h>
#include <stdlib.h>

#include "lib/logbook.h"
#include "lib/screens.h"
#include "lib/typist.h"
#include "notula/alloc.h"
#include "tui/views.h"

static int setup(void **state)
{
	struct screens *s = screens_open(false);

	tui_open_log(&s->ui);
	*state = s;
	return 0;
}

static int teardown(void **state)
{
	screens_close(*state);
	return 0;
}

/* The row that is selected, without the sign. */
static const char *selected(struct screens *s)
{
	char *row = strstr((char *)(uintptr_t)typist_screen(&s->ui, 24, 80,
							    &s->text),
			   "\n > ");

	assert_non_null(row);
	row[4 + strcspn(row + 4, "\n")] = '\0';
	return row + 4;
}

static void the_log_at_80_columns(void **state)
{
	struct screens *s = *state;

	typist_type(&s->ui, "<Down><Down>");
	screens_assert(s, "log_80x24");
}

static void the_log_at_120_columns(void **state)
{
	struct screens *s = *state;

	typist_type(&s->ui, "<Down><Down>");
	screens_assert(s, "log_120x40");
}

static void the_log_filtered(void **state)
{
	struct screens *s = *state;

	typist_type(&s->ui, "/month:2024-05 kons");
	screens_assert(s, "log_filter_80x24");
}

static void the_log_fits_the_smallest_window(void **state)
{
	struct screens *s = *state;

	screens_assert(s, "log_40x10");
}

static void the_follow_ups_at_80_columns(void **state)
{
	struct screens *s = *state;

	typist_type(&s->ui, "2");
	screens_assert(s, "follow_ups_80x24");
}

static void the_follow_ups_at_120_columns(void **state)
{
	struct screens *s = *state;

	typist_type(&s->ui, "2Z<Down>");
	screens_assert(s, "follow_ups_120x40");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		TEST(the_log_at_80_columns),
		TEST(the_log_at_120_columns),
		TEST(the_log_filtered),
		TEST(the_log_fits_the_smallest_window),
		TEST(the_follow_ups_at_80_columns),
		TEST(the_follow_ups_at_120_columns),
	};

	(void)selected;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
