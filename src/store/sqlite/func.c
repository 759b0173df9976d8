#include "store/sqlite/db.h"

#include "store/words.h"

/* words_begin(name, value): does every word of VALUE, which is folded, begin a
 * word of NAME? */
static void words_begin(sqlite3_context *ctx, int n, sqlite3_value **args)
{
	const char *name = (const char *)sqlite3_value_text(args[0]);
	const char *value = (const char *)sqlite3_value_text(args[1]);

	(void)n;
	sqlite3_result_int(ctx, name != NULL && value != NULL &&
					nt_words_begin_folded(name, value));
}

int nt_func_add(sqlite3 *raw)
{
	return sqlite3_create_function_v2(raw, "words_begin", 2,
					  SQLITE_UTF8 | SQLITE_DETERMINISTIC |
						  SQLITE_DIRECTONLY,
					  NULL, words_begin, NULL, NULL, NULL);
}
