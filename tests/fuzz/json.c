/* json.c - a record that can be read is written, and then read, the same. */
#include "fuzz/fuzz.h"

#include <string.h>

#include "notula/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct nt_arena arena = { 0 };
	struct nt_buf once = { 0 }, twice = { 0 };
	struct nt_record rec, again;
	struct nt_err err;

	if (nt_json_read((const char *)data, size, &arena, &rec, &err) ==
		    NT_OK &&
	    nt_validate(&rec, &err) == NT_OK) {
		nt_json_write(&once, &rec);
		assert(nt_json_read(once.s, once.n, &arena, &again, &err) ==
		       NT_OK);
		assert(nt_validate(&again, &err) == NT_OK);
		nt_json_write(&twice, &again);
		assert(strcmp(once.s, twice.s) == 0);
		assert(nt_same(&rec, &again, &nt_shape_record));
	}
	nt_buf_free(&once);
	nt_buf_free(&twice);
	nt_arena_free(&arena);
	return 0;
}
