/* last.c - what the form takes over: from the last meeting, from the record
 * before. */
#include "lib/testing.h"

#include <stdio.h>

#include "lib/desk.h"
#include "lib/logbook.h"
#include "notula/str.h"
#include "tui/form_state.h"

#define DATE_AND_TITLE "27/5<Enter><Enter><Enter><Enter>Rapat<Enter>"

static void last_meeting(struct desk *desk)
{
	struct nt_record rec = desk_reference(desk);

	rec.follow_ups.v[0].status = NT_FOLLOW_UP_STATUS_DONE;
	test_save(desk->app.store, &rec, 0, &desk->arena);
}

static void control_t_takes_the_people_of_the_last_meeting(void **state)
{
	struct desk *desk = *state;
	struct nt_record last, rec;

	last_meeting(desk);
	desk_type(desk, "1/6<Enter><Enter><Enter><Enter>Rapat<Enter><^T>");
	desk_assert_shows(desk, "9 lines from record 1. ^_ takes them back.");
	desk_type(desk, "<^T><^S>");
	last = desk_record(desk, "1");
	rec = desk_record(desk, "2");
	assert_int_equal(rec.participants.n, 9);
	for (size_t i = 0; i < 9; i++) {
		const struct nt_participant *a = &last.participants.v[i];
		const struct nt_participant *b = &rec.participants.v[i];

		assert_true(nt_str_eq(a->name, b->name));
		assert_true(nt_str_eq(a->position, b->position));
		assert_true(nt_str_eq(a->organization, b->organization));
		assert_int_equal(a->side, b->side);
		assert_true(nt_str_eq(a->person_uid, b->person_uid));
		assert_null(b->as_written);
		assert_false(b->to_verify);
	}
}

static void control_t_carries_open_follow_ups_over(void **state)
{
	struct desk *desk = *state;
	struct nt_record last, rec;
	char continues[NT_UID_SIZE + 8];

	last_meeting(desk);
	desk_type(desk, "1/6<Enter><Enter><Enter><Enter>Rapat<Enter>"
			"<^N><^N><^N><^T><^T><^S>");
	last = desk_record(desk, "1");
	rec = desk_record(desk, "2");
	assert_int_equal(rec.follow_ups.n, last.follow_ups.n - 1);
	assert_string_equal(rec.follow_ups.v[0].text,
			    last.follow_ups.v[1].text);
	snprintf(continues, sizeof(continues), "%s/2", last.uid);
	assert_string_equal(rec.follow_ups.v[0].continues, continues);
	assert_int_equal(rec.follow_ups.v[0].issue, 0);
	assert_int_equal(rec.follow_ups.v[0].status, NT_FOLLOW_UP_STATUS_OPEN);
}

static void undo_takes_the_people_back(void **state)
{
	struct desk *desk = *state;

	last_meeting(desk);
	desk_type(desk, "1/6<Enter><Enter><Enter><Enter>Rapat<Enter><^T><^_>"
			"<^S>");
	assert_int_equal(desk_record(desk, "2").participants.n, 0);
}

static void the_last_meeting_is_none_after_this_one(void **state)
{
	struct desk *desk = *state;

	last_meeting(desk);
	desk_type(desk, "1/5/24<Enter><Enter><Enter><Enter>Rapat<Enter><^T>");
	desk_assert_shows(desk, "There is nothing to take.");
}

static void a_record_is_not_its_own_last_meeting(void **state)
{
	struct desk *desk = *state;

	last_meeting(desk);
	desk_type(desk, "<Esc>");
	assert_int_equal(tui_form_open(&desk->ui, desk_record(desk, "1").uid,
				       &desk->err),
			 NT_OK);
	desk_type(desk, "<^N><^T>");
	desk_assert_shows(desk, "There is nothing to take.");
}

static void a_second_control_t_takes_nothing_from_older_ones(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec = desk_reference(desk);

	test_record(&rec, 7, &desk->arena);
	rec.date = "2024-05-01";
	test_save(desk->app.store, &rec, 0, &desk->arena);
	last_meeting(desk);
	desk_type(desk, "1/6<Enter><Enter><Enter><Enter>Rapat<Enter><^T><^T>");
	desk_assert_shows(desk, "There is nothing to take.");
}

static void save_and_next_keeps_date_venue_and_side(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, "27/5/24<Enter><Enter>Aula<Enter>Padang<Enter>Satu"
			"<Enter><^N>Rina<^X>n");
	desk_assert_shows(desk, "Saved as record 1.");
	desk_assert_shows(desk, "27/05/2024");
	desk_type(desk, "Dua<Enter>Agus<^S>");
	rec = desk_record(desk, "2");
	assert_string_equal(rec.date, "2024-05-27");
	assert_string_equal(rec.venue, "Aula");
	assert_string_equal(rec.city, "Padang");
	assert_string_equal(rec.title, "Dua");
	assert_string_equal(rec.participants.v[0].name, "Agus");
	assert_int_equal(rec.participants.v[0].side, NT_SIDE_VISITOR);
	assert_null(rec.date_as_written);
}

static void what_was_kept_for_the_next_asks_for_nothing(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, DATE_AND_TITLE "<^X>n<Esc>");
	assert_null(desk->ui.top);
}

static void elsewhere_control_t_says_where_to_go(void **state)
{
	desk_type(*state, "<^T>");
	desk_assert_shows(*state, "people and follow-ups");
}

/* The cursor at PLACE of the form. */
static void go_to(struct desk *desk, const char *place)
{
	assert_true(tui_form_find(tui_as_form(desk->ui.top), place));
}

static void what_goes_on_is_typed_as_a_number_and_shown_so(void **state)
{
	struct desk *desk = *state;
	struct nt_record last, rec;

	last_meeting(desk);
	desk_type(desk, "1/6<Enter><Enter><Enter><Enter>Rapat<Enter>");
	go_to(desk, "previous_uid");
	desk_type(desk, "1");
	desk_assert_shows(desk, "Konsultasi kehumasan Bawaslu kabupaten/kota");
	desk_type(desk, "<Enter><^X>3Satu<Enter><Enter>");
	go_to(desk, "issues 1 continues");
	desk_type(desk, "1/2");
	desk_assert_shows(desk, "Konsultasi rencana tindak lanjut rakornas");
	desk_type(desk, "<Enter>");
	go_to(desk, "issues 1 continues");
	desk_assert_shows(desk, "1/2");
	desk_type(desk, "<^S>");
	last = desk_record(desk, "1");
	rec = desk_record(desk, "2");
	assert_string_equal(rec.previous_uid, last.uid);
	assert_string_equal(rec.issues.v[0].continues,
			    nt_arena_printf(&desk->arena, "%s/2", last.uid));
}

static void a_number_that_nobody_has_is_told_and_not_saved(void **state)
{
	struct desk *desk = *state;

	last_meeting(desk);
	desk_type(desk, "1/6<Enter><Enter><Enter><Enter>Rapat<Enter>");
	go_to(desk, "previous_uid");
	desk_type(desk, "99<Enter>");
	desk_assert_shows(desk, "99");
	desk_type(desk, "<^S>");
	assert_non_null(desk->ui.top);
	go_to(desk, "previous_uid");
	desk_type(desk, "<^U>1/2<Enter>");
	desk_assert_shows(desk, "write the record's number alone, as 131");
	go_to(desk, "previous_uid");
	desk_type(desk, "<^U><Enter><^X>3Satu<Enter><Enter>");
	go_to(desk, "issues 1 continues");
	desk_type(desk, "1/77");
	desk_assert_shows(desk, "that record has no such line");
	desk_type(desk, "<^U>1<Enter>");
	desk_assert_shows(desk, "the line's, as 131/2");
}

int main(void)
{
#define T(name) \
	cmocka_unit_test_setup_teardown(name, desk_setup_form, desk_teardown)
	const struct CMUnitTest tests[] = {
		T(control_t_takes_the_people_of_the_last_meeting),
		T(control_t_carries_open_follow_ups_over),
		T(undo_takes_the_people_back),
		T(the_last_meeting_is_none_after_this_one),
		T(a_record_is_not_its_own_last_meeting),
		T(a_second_control_t_takes_nothing_from_older_ones),
		T(save_and_next_keeps_date_venue_and_side),
		T(what_was_kept_for_the_next_asks_for_nothing),
		T(elsewhere_control_t_says_where_to_go),
		T(what_goes_on_is_typed_as_a_number_and_shown_so),
		T(a_number_that_nobody_has_is_told_and_not_saved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
