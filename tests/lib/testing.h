/* testing.h - what every test program includes before cmocka. */
#ifndef TESTS_LIB_TESTING_H
#define TESTS_LIB_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "notula/err.h"

/* Does ERR name FIELD, and hold WORDS in its message? */
#define assert_err(err, name, words) \
	do { \
		assert_string_equal((err)->field, name); \
		if (strstr((err)->msg, words) == NULL) \
			fail_msg("\"%s\" does not say \"%s\"", (err)->msg, \
				 words); \
	} while (0)

#endif
