/* older.h - a logbook as an older version of the program made it. */
#ifndef TESTS_LIB_OLDER_H
#define TESTS_LIB_OLDER_H

#include "notula/record.h"

/* Make PATH at schema VERSION, with the records of REC[N] in it; what the store
 * sets is set in them, in ARENA. */
void test_make_older(const char *path, int version, struct nt_record *rec,
		     size_t n, struct nt_arena *arena);

/* The schema that the file at PATH has. */
int test_schema_of(const char *path);

#endif
