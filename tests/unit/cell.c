/* cell.c - values as CSV cells, out and in. */
#include "lib/testing.h"

#include "notula/record.h"

static const struct {
	const struct nt_shape *shape;
	const char *field;
	const char *cell;
} good[] = {
	{ &nt_shape_record, "kind", "consultation" },
	{ &nt_shape_record, "mode", "on site" },
	{ &nt_shape_record, "date", "2024-05" },
	{ &nt_shape_record, "number", "131" },
	{ &nt_shape_record, "confidential", "true" },
	{ &nt_shape_record, "tags", "a b c" },
	{ &nt_shape_record, "notes", " two\nlines " },
	{ &nt_shape_record, "attachments",
	  "letter sha256:00ff a b\npicture x\\ny\nother sha256: sha256:z"
	  "\nmaterial sha256:ab" },
	{ &nt_shape_issue, "events",
	  "2024-07-15 answered:partly by letter\n2024-08 deferred\n"
	  "2024-09-01 answered a\\\\b\\nc" },
	{ &nt_shape_response, "answers", "1:generally 5:generally" },
	{ &nt_shape_response, "answers", "4:fully" },
	{ &nt_shape_follow_up, "status", "in progress" },
	{ &nt_shape_follow_up, "chases",
	  "2024-07-01 reminded  two blanks\n2024-07-02 done" },
	{ &nt_shape_organization, "short", "Bawaslu" },
	{ &nt_shape_organization, "aliases", "A, B\nC\\\\D" },
};

static void every_cell_comes_back_byte_for_byte(void **state)
{
	struct nt_arena arena = { 0 };
	struct nt_buf out = { 0 };
	struct nt_err err;

	(void)state;
	for (size_t i = 0; i < NT_COUNT(good); i++) {
		const struct nt_field *f =
			nt_field(good[i].shape, good[i].field);
		void *object = nt_arena_alloc(&arena, good[i].shape->size);

		assert_non_null(f);
		assert_int_equal(nt_cell_read(object, f, good[i].cell,
					      strlen(good[i].cell), &arena,
					      &err),
				 NT_OK);
		nt_buf_reset(&out);
		nt_cell_write(&out, object, f);
		assert_string_equal(nt_buf_str(&out), good[i].cell);
	}
	nt_buf_free(&out);
	nt_arena_free(&arena);
}

static const struct {
	const struct nt_shape *shape;
	const char *field;
	const char *cell;
	const char *where;
	const char *words;
} bad[] = {
	{ &nt_shape_record, "kind", "party", "kind", "one of: consultation" },
	{ &nt_shape_record, "number", "-1", "number", "not a number" },
	{ &nt_shape_record, "confidential", "yes", "confidential", "neither" },
	{ &nt_shape_record, "date", "30/02/2024", "date", "is not a day" },
	{ &nt_shape_response, "answers", "x:fully", "answers 1 issue",
	  "not a number" },
	{ &nt_shape_issue, "events", "2024-07-15 answered\nsoon deferred",
	  "events 2 date", "is not a day" },
	{ &nt_shape_follow_up, "chases", "2024-07-15 shouted", "chases 1 type",
	  "one of: reminded" },
	{ &nt_shape_follow_up, "chases", "2024-07-15 done a\\b", "chases 1",
	  "backslash" },
};

static void a_bad_cell_is_refused_by_name(void **state)
{
	struct nt_arena arena = { 0 };
	struct nt_err err;

	(void)state;
	for (size_t i = 0; i < NT_COUNT(bad); i++) {
		void *object = nt_arena_alloc(&arena, bad[i].shape->size);

		assert_int_equal(nt_cell_read(object,
					      nt_field(bad[i].shape,
						       bad[i].field),
					      bad[i].cell, strlen(bad[i].cell),
					      &arena, &err),
				 NT_EINVAL);
		assert_err(&err, bad[i].where, bad[i].words);
	}
	nt_arena_free(&arena);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_cell_comes_back_byte_for_byte),
		cmocka_unit_test(a_bad_cell_is_refused_by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
