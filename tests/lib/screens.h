/*
 * screens.h - views on the sample logbook, and their screens held against
 * readable files in tests/screens. With REGEN=1 in the environment the files
 * are written instead: look at the difference before committing it.
 */
#ifndef TESTS_LIB_SCREENS_H
#define TESTS_LIB_SCREENS_H

#include "tui/view.h"

/* A logbook of its own with samples/year.jsonl and samples/reference.json;
 * it is 2024-12-23, 09:00. */
struct screens {
	struct nt_arena arena;
	struct nt_app app;
	struct tui ui;
	struct nt_buf text;
	const char *folder;
};

/* Without the samples where EMPTY. The test fails if that fails. */
struct screens *screens_open(bool empty);
void screens_close(struct screens *s);

/* Everything that the samples hold, into STORE. */
void screens_fill(struct nt_store *store);

/* Is the screen what tests/screens/NAME.txt has? Its size is in NAME, as
 * "log_80x24". Rows are never wider than it, in any case. */
void screens_assert(struct screens *s, const char *name);

/* Is TEXT on the screen at 80x24, or is it not? */
void screens_assert_shows(struct screens *s, const char *text);
void screens_assert_not(struct screens *s, const char *text);

#endif
