/* query.c - whatever is typed into the search box is a query. */
#include "fuzz/fuzz.h"

#include "notula/query.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct nt_arena arena = { 0 };
	const char *text = nt_arena_strndup(&arena, (const char *)data, size);
	struct nt_query query;
	struct nt_err err;
	bool waiting;
	enum nt_status st;

	st = nt_query_read(text, 19886, true, &arena, &query, &waiting, &err);
	assert(st == NT_OK);
	st = nt_query_read(text, 19886, false, &arena, &query, NULL, &err);
	assert(st == NT_OK || (st == NT_EUSAGE && err.msg[0] != '\0'));
	nt_arena_free(&arena);
	return 0;
}
