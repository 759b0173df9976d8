/*
 * crash.h - a layer below SQLite that ends the process, without any farewell,
 * at the n-th write, sync, truncate or delete, or lets the n-th call fail.
 */
#ifndef TESTS_LIB_CRASH_H
#define TESTS_LIB_CRASH_H

#include <stdbool.h>

enum { TEST_CRASHED = 99 }; /* the exit code of such an end */

/* Put the layer below every file that is opened from now on. */
void test_crash_install(void);

/* End at the N-th call from now on, a write when half of it is done. */
void test_crash_at(int n);

/*
 * Let the N-th call from now on fail, and with LASTING all behind it: a write,
 * truncate or delete on a FULL disk, else a read or sync too, with an I/O
 * error. 0: none. False if the last one asked for has not come to pass.
 */
bool test_fault_at(int n, bool full, bool lasting);

#endif
