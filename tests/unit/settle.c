/* settle.c - what a clerk types into a field, and what it then holds. */
#include "lib/testing.h"

#include <stdlib.h>

#include "notula/day.h"
#include "notula/file.h"
#include "notula/settle.h"

struct fixture {
	struct nt_arena arena;
	struct nt_typed t;
	struct nt_settling how;
	struct nt_err err;
};

static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	struct nt_record rec;
	struct nt_buf text = { 0 };

	f->how.today = nt_day_number(2024, 6, 12);
	f->how.office = "Bawaslu Kota Pariaman";
	if (nt_file_read(&text, "samples/reference.json", NT_LIMIT_RECORD,
			 NULL) != NT_OK ||
	    nt_json_read(nt_buf_str(&text), text.n - 1, &f->arena, &rec,
			 NULL) != NT_OK)
		return -1;
	nt_buf_free(&text);
	nt_typed_load(&f->t, &rec);
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

static enum nt_status settle(struct fixture *f, const char *place,
			     const char *typed)
{
	struct nt_spot spot;

	assert_true(nt_spot_find(&f->t, place, &spot));
	return nt_settle(&f->t, &f->how, spot, typed, &f->err);
}

static const char *held(struct fixture *f, const char *place)
{
	struct nt_spot spot;

	assert_true(nt_spot_find(&f->t, place, &spot));
	return nt_typed_get(&f->t, spot);
}

static void what_is_shown_settles_to_what_was_held(void **state)
{
	struct fixture *f = *state;

	for (enum nt_part part = 0; part < NT_PARTS; part++) {
		for (size_t i = 0; i < nt_typed_count(&f->t, part); i++) {
			const struct nt_shape *shape =
				nt_typed_row(&f->t, part, i)->shape;

			for (size_t j = 0; j < shape->n; j++) {
				struct nt_spot spot = { part, i,
							&shape->fields[j] };
				const char *shown =
					nt_settled(&f->t, spot, &f->arena);

				assert_int_equal(nt_settle(&f->t, &f->how, spot,
							   shown, &f->err),
						 NT_OK);
			}
		}
	}
	assert_false(nt_typed_changed(&f->t));
}

static void answers_go_to_a_cell_and_back(void **state)
{
	static const char *const pairs[][2] = {
		{ "=", "5:fully" },
		{ "=-", "" },
		{ "=4", "4:fully" },
		{ "=1,5", "1:fully 5:fully" },
		{ "=1-,5~", "1:partly 5:generally" },
		{ "=~", "5:generally" },
		{ "2~ 3", "2:generally 3:fully" },
	};
	struct fixture *f = *state;

	/* Response 4 stands below issue 5. */
	for (size_t i = 0; i < NT_COUNT(pairs); i++) {
		assert_int_equal(settle(f, "responses 4 answers", pairs[i][0]),
				 NT_OK);
		assert_string_equal(held(f, "responses 4 answers"),
				    pairs[i][1]);
	}
	assert_int_equal(settle(f, "responses 4 answers", "=satu"), NT_EINVAL);
	assert_string_equal(held(f, "responses 4 answers"), "=satu");
}

static void
a_word_is_meant_by_its_label_its_beginning_or_its_place(void **state)
{
	(void)state;
	assert_int_equal(nt_word_meant(&nt_set_response_type, "Already done"),
			 NT_RESPONSE_TYPE_DONE);
	assert_int_equal(nt_word_meant(&nt_set_response_type, "done"),
			 NT_RESPONSE_TYPE_DONE);
	assert_int_equal(nt_word_meant(&nt_set_response_type, "PROM"),
			 NT_RESPONSE_TYPE_PROMISE);
	assert_int_equal(nt_word_meant(&nt_set_response_type, "5"),
			 NT_RESPONSE_TYPE_PROMISE);
	assert_int_equal(nt_word_meant(&nt_set_issue_type, "pro"), 0);
	assert_int_equal(nt_word_meant(&nt_set_issue_type, ""), 0);
	assert_int_equal(nt_word_meant(&nt_set_issue_type, "7"), 0);
}

static void a_count_in_brackets_is_a_head_count(void **state)
{
	static const char *const counts[][3] = {
		{ "(12)", "12", "exact" },	{ "(?)", "", "unknown" },
		{ "?", "", "unknown" },		{ "(±40)", "40", "estimated" },
		{ "(~40)", "40", "estimated" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < NT_COUNT(counts); i++) {
		assert_int_equal(settle(f, "participants 7 name", counts[i][0]),
				 NT_OK);
		assert_string_equal(held(f, "participants 7 name"), "");
		assert_string_equal(held(f, "participants 7 head_count"),
				    counts[i][1]);
		assert_string_equal(held(f, "participants 7 head_count_is"),
				    counts[i][2]);
	}
	assert_int_equal(settle(f, "participants 7 name", "(dua)"), NT_OK);
	assert_string_equal(held(f, "participants 7 name"), "(dua)");
	assert_string_equal(held(f, "participants 7 head_count_is"), "");
	assert_string_equal(held(f, "participants 7 type"), "person");
}

static void another_name_takes_the_link_away(void **state)
{
	struct fixture *f = *state;
	static const char uid[] = "018fb7a2-6c00-7000-8000-00000000000a";

	nt_typed_set(&f->t, NT_PART_PARTICIPANTS, 3, "person_uid", uid);
	assert_int_equal(settle(f, "participants 4 position", "Staf"), NT_OK);
	assert_string_equal(held(f, "participants 4 person_uid"), uid);
	assert_int_equal(settle(f, "participants 4 name", "Ronald"), NT_OK);
	assert_string_equal(held(f, "participants 4 person_uid"), "");
}

static void a_type_that_was_stored_otherwise_is_not_inferred_anew(void **state)
{
	struct fixture *f = *state;

	nt_typed_set(&f->t, NT_PART_PARTICIPANTS, 3, "type", "");
	assert_int_equal(settle(f, "participants 4 position", "Staf"), NT_OK);
	assert_string_equal(held(f, "participants 4 type"), "");
}

static void an_owner_on_the_other_side_owes_us(void **state)
{
	static const char *const owners[][3] = {
		{ "Bawaslu RI", "organization", "to us" },
		{ "Ronald M. Manoach", "person", "to us" },
		{ "bawaslu kota pariaman", "organization", "by us" },
		{ "Bawaslu Provinsi Sumatera Barat", "organization", "" },
		{ "Orang lain", "", "" },
		{ "", "", "" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < NT_COUNT(owners); i++) {
		assert_int_equal(settle(f, "follow_ups 1 owner", owners[i][0]),
				 NT_OK);
		assert_string_equal(held(f, "follow_ups 1 owner_type"),
				    owners[i][1]);
		assert_string_equal(held(f, "follow_ups 1 direction"),
				    owners[i][2]);
	}
}

static void a_date_keeps_the_words_of_its_source(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(settle(f, "date", "Selasa, 28 Mei 2024"), NT_OK);
	assert_string_equal(held(f, "date"), "2024-05-28");
	assert_string_equal(held(f, "weekday_as_written"), "Selasa");
	assert_int_equal(settle(f, "date", "27-29 Mei 2024"), NT_OK);
	assert_string_equal(held(f, "date"), "2024-05-27");
	assert_string_equal(held(f, "end_date"), "2024-05-29");
	assert_int_equal(settle(f, "date", "selasa lalu"), NT_OK);
	assert_string_equal(held(f, "date_as_written"), "Selasa, 28 Mei 2024");
}

static void times_fill_what_stands_beside_them(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(settle(f, "start", "10.00-12.00 WIB"), NT_OK);
	assert_string_equal(held(f, "start"), "10:00");
	assert_string_equal(held(f, "end"), "12:00");
	assert_int_equal(settle(f, "start", "pagi sekali"), NT_EINVAL);
	assert_string_equal(held(f, "start"), "pagi sekali");
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		test(what_is_shown_settles_to_what_was_held),
		test(answers_go_to_a_cell_and_back),
		cmocka_unit_test(
			a_word_is_meant_by_its_label_its_beginning_or_its_place),
		test(a_count_in_brackets_is_a_head_count),
		test(another_name_takes_the_link_away),
		test(a_type_that_was_stored_otherwise_is_not_inferred_anew),
		test(an_owner_on_the_other_side_owes_us),
		test(a_date_keeps_the_words_of_its_source),
		test(times_fill_what_stands_beside_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
