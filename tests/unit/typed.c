/* typed.c - a record as it is being typed. */
#include "lib/testing.h"

#include <stdio.h>
#include <stdlib.h>

#include "notula/file.h"
#include "notula/str.h"
#include "notula/typed.h"

struct fixture {
	struct nt_arena arena;
	struct nt_record rec;
	struct nt_typed t;
	struct nt_err err;
};

static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	struct nt_buf text = { 0 };

	if (nt_file_read(&text, "samples/reference.json", NT_LIMIT_RECORD,
			 NULL) != NT_OK)
		return -1;
	text.n--;
	if (nt_json_read(nt_buf_str(&text), text.n, &f->arena, &f->rec, NULL) !=
	    NT_OK)
		return -1;
	nt_buf_free(&text);
	nt_typed_load(&f->t, &f->rec);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	nt_typed_free(&f->t);
	nt_arena_free(&f->arena);
	free(f);
	return 0;
}

static struct nt_record record(struct fixture *f)
{
	struct nt_record rec;

	assert_int_equal(nt_typed_record(&f->t, &f->arena, &rec, &f->err),
			 NT_OK);
	return rec;
}

static void a_record_typed_and_read_is_the_same_record(void **state)
{
	struct fixture *f = *state;
	struct nt_record rec = record(f);

	assert_true(nt_same(&rec, &f->rec, &nt_shape_record));
}

static void a_response_stands_below_the_last_issue_it_answers(void **state)
{
	struct fixture *f = *state;
	static const char order[] = "rriiiirir";

	assert_int_equal(nt_typed_count(&f->t, NT_PART_MATTERS),
			 sizeof(order) - 1);
	for (size_t i = 0; i < sizeof(order) - 1; i++)
		assert_int_equal(nt_typed_row(&f->t, NT_PART_MATTERS, i)
						 ->shape == &nt_shape_issue,
				 order[i] == 'i');
}

static void a_removed_issue_leaves_no_reference_to_it(void **state)
{
	struct fixture *f = *state;
	struct nt_record rec;
	struct nt_spot spot;

	assert_true(nt_spot_find(&f->t, "issues 1", &spot));
	nt_typed_remove(&f->t, NT_PART_MATTERS, spot.row);
	rec = record(f);
	assert_int_equal(rec.issues.n, 4);
	assert_int_equal(rec.responses.v[2].answers.v[0].issue, 3);
	assert_int_equal(rec.responses.v[3].answers.n, 1);
	assert_int_equal(rec.responses.v[3].answers.v[0].issue, 4);
	assert_int_equal(nt_validate(&rec, &f->err), NT_OK);
}

static void a_moved_participant_takes_its_references_along(void **state)
{
	struct fixture *f = *state;
	struct nt_record rec;

	nt_typed_move(&f->t, NT_PART_PARTICIPANTS, 7, 1, 0);
	rec = record(f);
	assert_string_equal(rec.participants.v[0].organization,
			    f->rec.participants.v[7].organization);
	for (size_t i = 0; i < rec.issues.n; i++)
		assert_int_equal(rec.issues.v[i].raised_by, 1);
	nt_typed_move(&f->t, NT_PART_PARTICIPANTS, 0, 2, 5);
	rec = record(f);
	assert_int_equal(rec.issues.v[0].raised_by, 6);
}

static void a_response_put_in_front_renumbers_the_follow_ups(void **state)
{
	struct fixture *f = *state;
	struct nt_record rec;

	nt_typed_add(&f->t, NT_PART_MATTERS, 0, &nt_shape_response);
	nt_typed_set(&f->t, NT_PART_MATTERS, 0, "text", "Sambutan");
	rec = record(f);
	assert_string_equal(rec.responses.v[0].text, "Sambutan");
	assert_int_equal(rec.follow_ups.v[0].response, 4);
	assert_int_equal(rec.follow_ups.v[1].response, 5);
}

static void undo_and_redo_go_through_every_step(void **state)
{
	struct fixture *f = *state;
	struct nt_record rec;

	nt_typed_step(&f->t);
	nt_typed_set(&f->t, NT_PART_MEETING, 0, "title", "Satu");
	nt_typed_step(&f->t);
	nt_typed_remove(&f->t, NT_PART_PARTICIPANTS, 7);
	nt_typed_step(&f->t);
	nt_typed_set(&f->t, NT_PART_MEETING, 0, "title", "Dua");
	assert_true(nt_typed_undo(&f->t));
	assert_string_equal(nt_typed_cell(&f->t, NT_PART_MEETING, 0, "title"),
			    "Satu");
	assert_true(nt_typed_undo(&f->t));
	assert_true(nt_typed_undo(&f->t));
	assert_false(nt_typed_undo(&f->t));
	rec = record(f);
	assert_true(nt_same(&rec, &f->rec, &nt_shape_record));
	assert_false(nt_typed_changed(&f->t));
	while (nt_typed_redo(&f->t))
		;
	rec = record(f);
	assert_string_equal(rec.title, "Dua");
	assert_int_equal(rec.participants.n, 8);
}

static void a_step_without_a_change_is_no_step(void **state)
{
	struct fixture *f = *state;

	nt_typed_step(&f->t);
	nt_typed_set(&f->t, NT_PART_MEETING, 0, "title", "Satu");
	nt_typed_step(&f->t);
	nt_typed_step(&f->t);
	assert_true(nt_typed_undo(&f->t));
	assert_false(nt_typed_changed(&f->t));
}

static void what_cannot_be_read_is_refused_by_its_place(void **state)
{
	struct fixture *f = *state;
	struct nt_record rec;

	nt_typed_set(&f->t, NT_PART_PARTICIPANTS, 2, "type", "orang");
	assert_int_equal(nt_typed_record(&f->t, &f->arena, &rec, &f->err),
			 NT_EINVAL);
	assert_err(&f->err, "participants 3 type", "one of: person");
}

static void every_place_is_found_by_its_name(void **state)
{
	struct fixture *f = *state;
	struct nt_buf name = { 0 };

	for (enum nt_part part = 0; part < NT_PARTS; part++) {
		for (size_t i = 0; i < nt_typed_count(&f->t, part); i++) {
			const struct nt_shape *shape =
				nt_typed_row(&f->t, part, i)->shape;
			struct nt_spot spot = { part, i,
						nt_field(shape, "to_verify") };
			struct nt_spot found;

			nt_buf_reset(&name);
			nt_spot_name(&f->t, spot, &name);
			assert_true(
				nt_spot_find(&f->t, nt_buf_str(&name), &found));
			assert_int_equal(found.part, part);
			assert_int_equal(found.row, i);
			assert_ptr_equal(found.field, spot.field);
		}
	}
	nt_buf_free(&name);
}

static void blank_lines_go_and_references_follow(void **state)
{
	struct fixture *f = *state;
	struct nt_record rec;

	nt_typed_add(&f->t, NT_PART_PARTICIPANTS, 0, &nt_shape_participant);
	nt_typed_set(&f->t, NT_PART_PARTICIPANTS, 0, "side", "host");
	assert_string_equal(nt_typed_cell(&f->t, NT_PART_MATTERS, 2,
					  "raised_by"),
			    "9");
	nt_typed_tidy(&f->t, NT_PARTS, 0);
	rec = record(f);
	assert_true(nt_same(&rec, &f->rec, &nt_shape_record));
}

/* A section may have 9,999 lines: loading them must not take for ever. */
static void a_long_section_is_loaded_at_once(void **state)
{
	struct fixture *f = *state;
	struct nt_record rec = { .title = "x", .date = "2024" };
	size_t n = NT_LIMIT_LINES;

	rec.participants.v =
		nt_arena_alloc(&f->arena, n * sizeof(*rec.participants.v));
	rec.participants.n = n;
	for (size_t i = 0; i < n; i++) {
		rec.participants.v[i].no = (int64_t)i + 1;
		rec.participants.v[i].name = "Nama";
	}
	nt_typed_load(&f->t, &rec);
	nt_typed_remove(&f->t, NT_PART_PARTICIPANTS, 0);
	assert_int_equal(nt_typed_count(&f->t, NT_PART_PARTICIPANTS), n - 1);
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		test(a_record_typed_and_read_is_the_same_record),
		test(a_response_stands_below_the_last_issue_it_answers),
		test(a_removed_issue_leaves_no_reference_to_it),
		test(a_moved_participant_takes_its_references_along),
		test(a_response_put_in_front_renumbers_the_follow_ups),
		test(undo_and_redo_go_through_every_step),
		test(a_step_without_a_change_is_no_step),
		test(what_cannot_be_read_is_refused_by_its_place),
		test(every_place_is_found_by_its_name),
		test(blank_lines_go_and_references_follow),
		test(a_long_section_is_loaded_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
