/* life.c - field by field: what a final record freezes and what lives on. */
#include "notula/record.h"

#include "lib/logbook.h"
#include "lib/testing.h"
#include "notula/str.h"

/* A final record with a line of every kind. */
static void final_record(struct nt_record *rec, struct nt_arena *arena)
{
	static const char *const sections[] = { "attachments", "participants",
						"issues", "responses",
						"follow_ups" };

	test_record(rec, 1, arena);
	rec->status = NT_RECORD_STATUS_FINAL;
	for (size_t i = 0; i < NT_COUNT(sections); i++) {
		const struct nt_field *f =
			nt_field(&nt_shape_record, sections[i]);

		if (nt_is_unknown(rec, f))
			nt_add_line(rec, f, arena);
	}
}

/* Something else in FIELD of OBJECT; the line of a line is one more. */
static void change(void *object, const struct nt_field *f,
		   struct nt_arena *arena)
{
	struct nt_words words = { nt_arena_alloc(arena, sizeof(char *)), 1 };

	words.v[0] = "another";
	if (nt_field_is_text(f))
		nt_set_text(object, f, "another");
	else if (f->kind == NT_WORDS)
		nt_set_words(object, f, words);
	else if (f->kind == NT_LINES)
		nt_add_line(object, f, arena);
	else
		nt_set_number(object, f, !nt_get_number(object, f));
}

static bool lives(const struct nt_shape *shape, const struct nt_field *f)
{
	if (shape == &nt_shape_record && (strcmp(f->name, "status") == 0 ||
					  strcmp(f->name, "amended_why") == 0))
		return false;
	return (f->flags & (NT_LIFE | NT_STAMPED)) != 0 ||
	       strcmp(f->name, "number") == 0;
}

/* LINE is the section, NULL for the meeting itself. */
static void try_field(const struct nt_field *section, const struct nt_field *f,
		      const struct nt_shape *shape)
{
	struct nt_arena arena = { 0 };
	struct nt_record old, now;
	struct nt_err err = { 0 };
	void *object = &now;
	const char *name = f->name;
	enum nt_status st;

	final_record(&old, &arena);
	nt_copy(&now, &old, &nt_shape_record, &arena);
	if (section != NULL) {
		object = nt_line(nt_get_lines(&now, section), shape, 0);
		name = nt_arena_printf(&arena, "%s 1 %s", section->name, name);
	}
	change(object, f, &arena);
	st = nt_check_frozen(&old, &now, &err);
	if (lives(shape, f) != (st == NT_OK))
		fail_msg("%s: %s", name, err.msg);
	if (st != NT_OK && strncmp(err.field, name, strlen(name)) != 0)
		fail_msg("%s is called %s", name, err.field);
	now.status = NT_RECORD_STATUS_AMENDED;
	now.amended_why = "because";
	assert_int_equal(nt_check_frozen(&old, &now, &err), NT_OK);
	old.status = NT_RECORD_STATUS_WORKING;
	now.status = NT_RECORD_STATUS_WORKING;
	assert_int_equal(nt_check_frozen(&old, &now, &err), NT_OK);
	nt_arena_free(&arena);
}

static void every_field_is_frozen_or_lives_as_columns_def_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < nt_shape_record.n; i++) {
		const struct nt_field *f = &nt_shape_record.fields[i];

		try_field(NULL, f, &nt_shape_record);
		for (size_t j = 0; f->kind == NT_LINES && j < f->lines->n; j++)
			try_field(f, &f->lines->fields[j], f->lines);
	}
}

static void an_amendment_needs_a_reason_that_is_new(void **state)
{
	struct nt_record old = { .status = NT_RECORD_STATUS_FINAL };
	struct nt_record now = { .status = NT_RECORD_STATUS_AMENDED };

	(void)state;
	assert_false(nt_is_amendment(&old, &now));
	now.amended_why = "ejaan nama";
	assert_true(nt_is_amendment(&old, &now));
	old = now;
	assert_false(nt_is_amendment(&old, &now));
	now.amended_why = "tanggal";
	assert_true(nt_is_amendment(&old, &now));
	now.status = NT_RECORD_STATUS_FINAL;
	assert_false(nt_is_amendment(&old, &now));
}

static void what_minutes_usually_say_is_found_missing(void **state)
{
	struct nt_arena arena = { 0 };
	struct nt_record rec;
	struct nt_words labels;

	(void)state;
	test_record(&rec, 1, &arena);
	rec.kind = NT_KIND_VISIT;
	rec.participants.v[0].duty = NT_DUTY_CHAIR;
	labels = nt_not_filled(&rec, &arena);
	assert_int_equal(labels.n, 3);
	assert_string_equal(labels.v[0], "Start");
	assert_string_equal(labels.v[1], "Invitation");
	assert_string_equal(labels.v[2], "Recorder");
	nt_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			every_field_is_frozen_or_lives_as_columns_def_says),
		cmocka_unit_test(an_amendment_needs_a_reason_that_is_new),
		cmocka_unit_test(what_minutes_usually_say_is_found_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
