/*
 * screens.h - views on the sample logbook, and their screens held against
 * readable files in tests/screens, log_80x24 in English and log_id_80x24 in
 * Indonesian. With REGEN=1 in the environment the files
 * are written instead: look at the difference before committing it.
 */
#ifndef TESTS_LIB_SCREENS_H
#define TESTS_LIB_SCREENS_H

#include "lib/desk.h"

/* A desk whose logbook holds samples/year.jsonl and samples/reference.json;
 * it is 2024-12-23, 09:00. For cmocka. */
int screens_setup(void **state);

/* Everything that the samples hold, into STORE. */
void screens_fill(struct nt_store *store);

/* Is the screen what tests/screens/NAME.txt has? Its size is in NAME, as
 * "log_80x24". Rows are never wider than it, in any case. */
void screens_assert(struct desk *desk, const char *name);

#endif
