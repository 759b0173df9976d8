/*
 * cut.h - a process that is killed as it begins its N-th system call that may
 * change a file; crash.h does it below SQLite, which can also tear a write.
 */
#ifndef TESTS_LIB_CUT_H
#define TESTS_LIB_CUT_H

#include <stdbool.h>

struct cut {
	bool (*prepare)(void *ctx); /* not counted; NULL: nothing */
	bool (*work)(void *ctx);
	void *ctx;
};

/* Prepare and work in a process of its own, which is killed as it begins the
 * change N of the work. True if it was; false if the work came to its end. The
 * test fails where that was a bad one. */
bool test_cut_at(const struct cut *cut, int n);

#endif
