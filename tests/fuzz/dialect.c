/* dialect.c - of any bytes either how they are written is decided, with all
 * its words, or they are refused. */
#include "fuzz/fuzz.h"

#include <string.h>

#include "notula/grid.h"
#include "notula/shape.h"
#include "notula/utf8.h"

static bool known(const char *name)
{
	assert(nt_utf8_bad(name, strlen(name)) == strlen(name));
	return strlen(name) == 4;
}

static void check_said(struct nt_decision said)
{
	assert(said.what != NULL && said.what[0] != '\0');
	assert(said.why != NULL && said.why[0] != '\0');
}

static void check(const struct nt_dialect *d, size_t size)
{
	check_said(d->said_encoding);
	check_said(d->said_ends);
	check_said(d->said_delim);
	check_said(d->said_header);
	assert(d->size == (int64_t)size);
	assert(d->width >= 1 && d->width <= NT_LIMIT_COLUMNS);
	assert(d->lines >= 1 && d->body_line >= 1);
	assert(d->body_offset >= 0 && d->body_offset <= d->size);
	assert(d->header_line < d->body_line || d->body_offset == d->size);
	assert(d->header_offset <= d->body_offset);
}

static void check_lines(struct nt_input *in, const struct nt_dialect *d,
			struct nt_arena *arena)
{
	const char *lines[5];
	size_t got;

	if (nt_dialect_lines(in, d, 5, 40, arena, lines, &got, NULL) != NT_OK)
		return;
	assert(got >= 1);
	for (size_t i = 0; i < got; i++)
		assert(strlen(lines[i]) <= 40);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct nt_dialect_asked asked = {
		.header = NT_HEADER_DECIDE,
		.known = size % 2 == 0 ? known : NULL,
	};
	struct nt_input *in =
		nt_input_bytes((const char *)data, size, "fuzz.csv");
	struct nt_arena arena = { 0 };
	struct nt_dialect dialect;
	struct nt_err err = { 0 };

	if (nt_dialect_decide(in, &asked, &arena, &dialect, &err) == NT_OK) {
		check(&dialect, size);
		check_lines(in, &dialect, &arena);
	} else {
		assert(err.msg[0] != '\0');
	}
	nt_arena_free(&arena);
	nt_input_close(in);
	return 0;
}
