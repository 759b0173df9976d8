/*
 * crash.h - a layer below SQLite that ends the process, without any farewell,
 * at the n-th write, sync, truncate or delete.
 */
#ifndef TESTS_LIB_CRASH_H
#define TESTS_LIB_CRASH_H

enum { TEST_CRASHED = 99 }; /* the exit code of such an end */

/* Put the layer below every file that is opened from now on. */
void test_crash_install(void);

/* End at the N-th call from now on, a write when half of it is done. */
void test_crash_at(int n);

#endif
