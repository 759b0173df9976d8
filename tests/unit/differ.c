/* differ.c - where two records differ, and taking over from one. */
#include "notula/differ.h"

#include "lib/logbook.h"
#include "lib/testing.h"
#include "notula/str.h"

struct two {
	struct nt_arena arena;
	struct nt_record mine, theirs;
	struct nt_typed a, b;
	struct nt_differences d;
};

static int set_up(void **state)
{
	static struct two two;

	two = (struct two) { 0 };
	test_record(&two.mine, 1, &two.arena);
	nt_copy(&two.theirs, &two.mine, &nt_shape_record, &two.arena);
	*state = &two;
	return 0;
}

static int tear_down(void **state)
{
	struct two *two = *state;

	nt_typed_free(&two->a);
	nt_typed_free(&two->b);
	nt_arena_free(&two->arena);
	return 0;
}

static void compare(struct two *two)
{
	nt_typed_load(&two->a, &two->mine);
	nt_typed_load(&two->b, &two->theirs);
	nt_differences(&two->a, &two->b, &two->arena, &two->d);
}

static const char *text(struct two *two, size_t i, bool theirs)
{
	const struct nt_difference *d = &two->d.v[i];

	return nt_difference_text(theirs ? &two->b : &two->a,
				  theirs ? d->b : d->a, d, &two->arena);
}

static void what_is_the_same_does_not_differ(void **state)
{
	struct two *two = *state;

	two->theirs.version = 7;
	two->theirs.updated_by = "another";
	two->theirs.venue_uid = "018fb7a2-6c00-7000-8000-000000000009";
	compare(two);
	assert_int_equal(two->d.n, 0);
}

static void a_field_differs_by_name_with_both_values(void **state)
{
	struct two *two = *state;

	two->theirs.date = "2024-05-28";
	two->theirs.participants.v[0].side = NT_SIDE_HOST;
	compare(two);
	assert_int_equal(two->d.n, 2);
	assert_string_equal(two->d.v[0].field->name, "date");
	assert_string_equal(text(two, 0, false), "27/05/2024");
	assert_string_equal(text(two, 0, true), "28/05/2024");
	assert_int_equal(two->d.v[1].no, 1);
	assert_string_equal(two->d.v[1].field->name, "side");
	assert_string_equal(text(two, 1, false), "");
	assert_string_equal(text(two, 1, true), "Host");
}

static void a_line_that_one_has_differs_as_a_whole(void **state)
{
	struct two *two = *state;
	struct nt_issue *more =
		nt_add_line(&two->theirs, nt_field(&nt_shape_record, "issues"),
			    &two->arena);

	*more = (struct nt_issue) { .no = 2, .category = "data", .text = "X" };
	compare(two);
	assert_int_equal(two->d.n, 1);
	assert_null(two->d.v[0].field);
	assert_ptr_equal(two->d.v[0].shape, &nt_shape_issue);
	assert_string_equal(text(two, 0, false), "");
	assert_string_equal(text(two, 0, true), "data / X");
}

static void assert_taken(struct two *two)
{
	struct nt_record got;
	struct nt_words fields;

	for (size_t i = two->d.n; i-- > 0;)
		nt_typed_take(&two->a, &two->b, &two->d.v[i]);
	assert_int_equal(nt_typed_record(&two->a, &two->arena, &got, NULL),
			 NT_OK);
	fields = nt_changed_fields(&got, &two->theirs, &two->arena);
	if (fields.n > 0)
		fail_msg("%s was not taken", fields.v[0]);
}

static void taking_all_gives_the_other_record(void **state)
{
	struct two *two = *state;

	two->theirs.title = "Lain";
	two->theirs.venue = NULL;
	two->theirs.participants.v[0].name = "Budi";
	two->theirs.participants.v[0].person_uid =
		"018fb7a2-6c00-7000-8000-000000000009";
	two->theirs.responses.n = 0;
	two->theirs.follow_ups.n = 0;
	compare(two);
	assert_int_equal(two->d.n, 5);
	assert_taken(two);
}

static void taking_lines_gives_them_in_order(void **state)
{
	struct two *two = *state;

	for (int64_t i = 2; i < 5; i++) {
		struct nt_issue *more =
			nt_add_line(&two->theirs,
				    nt_field(&nt_shape_record, "issues"),
				    &two->arena);

		more->no = i;
		more->text = nt_arena_printf(&two->arena, "%d", (int)i);
	}
	compare(two);
	assert_int_equal(two->d.n, 3);
	for (size_t i = 0; i < two->d.n; i++)
		nt_typed_take(&two->a, &two->b, &two->d.v[i]);
	two->d.n = 0;
	assert_taken(two);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_the_same_does_not_differ),
		TEST(a_field_differs_by_name_with_both_values),
		TEST(a_line_that_one_has_differs_as_a_whole),
		TEST(taking_all_gives_the_other_record),
		TEST(taking_lines_gives_them_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
