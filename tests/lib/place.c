#include "lib/place.h"

#include <stdio.h>

#include "lib/logbook.h"
#include "lib/testing.h"
#include "notula/file.h"
#include "notula/table.h"

void place_open(struct place *place)
{
	*place = (struct place) { 0 };
	place->path = test_folder(&place->arena);
}

void place_close(struct place *place)
{
	test_remove_folder(place->path);
	nt_arena_free(&place->arena);
}

const char *place_path(struct place *place, const char *name)
{
	return nt_arena_printf(&place->arena, "%s/%s", place->path, name);
}

void place_write(const char *path, const char *s, size_t n)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(s, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
}

void place_read(const char *path, struct nt_buf *out)
{
	struct nt_err err;

	if (nt_file_read(out, path, 1u << 30, &err) != NT_OK)
		fail_msg("%s: %s", path, err.msg);
}

void assert_same_file(const char *a, const char *b)
{
	struct nt_buf x = { 0 }, y = { 0 };
	size_t i = 0;
	int line = 1;

	place_read(a, &x);
	place_read(b, &y);
	while (i < x.n && i < y.n && x.s[i] == y.s[i])
		line += x.s[i++] == '\n';
	if (i < x.n || i < y.n)
		fail_msg("%s and %s differ at line %d:\n%.200s\n%.200s", a, b,
			 line, nt_buf_str(&x) + i, nt_buf_str(&y) + i);
	nt_buf_free(&x);
	nt_buf_free(&y);
}

void assert_same_bundle(const char *a, const char *b)
{
	struct nt_arena arena = { 0 };

	for (unsigned t = 0; t < NT_TABLES; t++)
		assert_same_file(nt_arena_printf(&arena, "%s/%s.csv", a,
						 nt_table_name(t)),
				 nt_arena_printf(&arena, "%s/%s.csv", b,
						 nt_table_name(t)));
	assert_same_file(nt_arena_printf(&arena, "%s/bundle.json", a),
			 nt_arena_printf(&arena, "%s/bundle.json", b));
	nt_arena_free(&arena);
}
