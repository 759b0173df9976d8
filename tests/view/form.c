/* form.c - the record form without a terminal. */
#include "lib/testing.h"

#include <stdio.h>

#include "lib/desk.h"
#include "lib/logbook.h"
#include "lib/reference_keys.h"
#include "lib/typist.h"
#include "tui/form.h"

#define DATE_AND_TITLE "27/5<Enter><Enter><Enter><Enter>Rapat<Enter>"

static struct nt_record typed(struct desk *desk, const char *script)
{
	desk_type(desk, script);
	if (desk->ui.top != NULL)
		fail_msg("not saved: %s", desk->ui.message);
	return desk_record(desk, "1");
}

static void a_title_and_a_date_are_enough(void **state)
{
	struct nt_record rec = typed(*state, DATE_AND_TITLE "<^S>");

	assert_string_equal(rec.title, "Rapat");
	assert_string_equal(rec.date, "2024-05-27");
	assert_string_equal(rec.updated_by, "notulis");
	assert_null(rec.date_as_written);
}

/* The reference record has no links to reference rows. */
static void drop_links(void *object, const struct nt_shape *shape)
{
	for (size_t i = 0; i < shape->n; i++) {
		const struct nt_field *field = &shape->fields[i];
		struct nt_lines lines;

		if (field->kind == NT_LINK)
			nt_set_text(object, field, NULL);
		if (field->kind != NT_LINES)
			continue;
		lines = nt_get_lines(object, field);
		for (size_t j = 0; j < lines.n; j++)
			drop_links(nt_line(lines, field->lines, j),
				   field->lines);
	}
}

static void the_reference_record_is_typed(void **state)
{
	struct nt_record want = desk_reference(*state);
	struct nt_record got = typed(*state, REFERENCE_KEYS);
	struct nt_arena arena = { 0 };
	struct nt_words differ;

	want.uid = got.uid;
	drop_links(&got, &nt_shape_record);
	differ = nt_changed_fields(&want, &got, &arena);
	if (differ.n > 0)
		fail_msg("%zu fields differ, the first: %s", differ.n,
			 differ.v[0]);
	assert_string_equal(got.updated_by, want.updated_by);
	assert_string_equal(got.created_at, want.created_at);
	nt_arena_free(&arena);
}

static void a_record_opened_and_saved_is_the_same(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec = desk_reference(desk);
	struct nt_record got;

	test_save(desk->app.store, &rec, 0, &desk->arena);
	assert_int_equal(tui_form_open(&desk->ui, rec.uid, &desk->err), NT_OK);
	desk_type(desk, "<Enter><Enter><Enter><Enter><Enter><^P><^P><Up><Up>"
			"<Right><Down><Down><^S>");
	got = desk_record(desk, "1");
	assert_int_equal(got.version, 2);
	assert_true(nt_same_content(&rec, &got));
}

static void what_follows_from_a_row_is_its_type(void **state)
{
	struct nt_record rec =
		typed(*state, DATE_AND_TITLE "Agung<Enter><Enter><Enter>"
					     "<Tab>Staf<Enter><Enter>"
					     "(12)<Enter>Staf<Enter><Enter>"
					     "(±40)<Enter><Enter>KPU<Enter>"
					     "<Tab><Tab>Polres<Enter><^S>");

	assert_int_equal(rec.participants.n, 5);
	assert_int_equal(rec.participants.v[0].type,
			 NT_PARTICIPANT_TYPE_PERSON);
	assert_int_equal(rec.participants.v[1].type, NT_PARTICIPANT_TYPE_ROLE);
	assert_int_equal(rec.participants.v[2].type, NT_PARTICIPANT_TYPE_GROUP);
	assert_int_equal(rec.participants.v[2].head_count, 12);
	assert_int_equal(rec.participants.v[2].head_count_is,
			 NT_HEAD_COUNT_EXACT);
	assert_int_equal(rec.participants.v[3].type,
			 NT_PARTICIPANT_TYPE_ORGANIZATION);
	assert_int_equal(rec.participants.v[3].head_count_is,
			 NT_HEAD_COUNT_ESTIMATED);
	assert_int_equal(rec.participants.v[4].type,
			 NT_PARTICIPANT_TYPE_ORGANIZATION);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(rec.participants.v[i].side, NT_SIDE_HOST);
}

static void a_type_chosen_by_hand_stays(void **state)
{
	struct nt_record rec;

	/* Name, position, organization, duty, presence, reason, by, type. */
	rec = typed(*state, DATE_AND_TITLE
		    "Staf<Right><Right><Right><Right><Right><Right><Right>"
		    "<^U>group<Enter><Up>x<^S>");
	assert_int_equal(rec.participants.v[0].type, NT_PARTICIPANT_TYPE_GROUP);
}

static void a_name_typed_with_enter_never_becomes_a_known_one(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	typed(desk, DATE_AND_TITLE "Ahmad Ali Imron<Enter>Tenaga Ahli<Enter>"
				   "Bawaslu RI<Enter><^S>");
	assert_int_equal(tui_form_open(&desk->ui, NULL, &desk->err), NT_OK);
	desk_type(desk, DATE_AND_TITLE "im");
	desk_assert_shows(desk, "> Ahmad Ali Imron");
	desk_assert_shows(desk, "+ keep \"im\" as a new name");
	desk_type(desk, "<Enter><Enter><Enter>im<Tab><^S>");
	rec = desk_record(desk, "2");
	assert_string_equal(rec.participants.v[0].name, "im");
	assert_string_equal(rec.participants.v[1].name, "Ahmad Ali Imron");
	assert_string_equal(rec.participants.v[1].position, "Tenaga Ahli");
	assert_string_equal(rec.participants.v[1].organization, "Bawaslu RI");
	assert_string_equal(
		rec.participants.v[1].person_uid,
		desk_record(desk, "1").participants.v[0].person_uid);
}

static void a_quote_or_ctrl_d_repeats_the_cell_above(void **state)
{
	struct nt_record rec =
		typed(*state, DATE_AND_TITLE "A<Enter>Staf<Enter>KPU<Enter>"
					     "B<Enter>\"<^D><^S>");

	assert_string_equal(rec.participants.v[1].position, "Staf");
	assert_string_equal(rec.participants.v[1].organization, "KPU");
}

static void responses_answer_what_their_signs_say(void **state)
{
	struct nt_record rec = typed(*state, DATE_AND_TITLE
				     "<^X>3Satu<Enter>Dua<Enter>Tiga<Enter>"
				     "=ya<Enter>=1,2~ dan<Enter>=3- lalu<Enter>"
				     "=-bukan<Enter><^S>");

	assert_int_equal(rec.responses.n, 4);
	assert_string_equal(rec.responses.v[0].text, "ya");
	assert_int_equal(rec.responses.v[0].answers.v[0].issue, 3);
	assert_int_equal(rec.responses.v[0].answers.v[0].how,
			 NT_COVERAGE_FULLY);
	assert_int_equal(rec.responses.v[1].answers.n, 2);
	assert_int_equal(rec.responses.v[1].answers.v[1].how,
			 NT_COVERAGE_GENERALLY);
	assert_string_equal(rec.responses.v[1].text, "dan");
	assert_int_equal(rec.responses.v[2].answers.v[0].how,
			 NT_COVERAGE_PARTLY);
	assert_int_equal(rec.responses.v[3].answers.n, 0);
	assert_string_equal(rec.responses.v[3].text, "bukan");
}

static void a_follow_up_knows_the_response_it_comes_from(void **state)
{
	struct nt_record rec = typed(*state, DATE_AND_TITLE
				     "<^X>3Satu<^F>jawab<^F>Kirim<Enter>"
				     "Bawaslu RI<Enter>akhir bulan<Enter><^S>");

	assert_int_equal(rec.responses.v[0].answers.v[0].issue, 1);
	assert_int_equal(rec.follow_ups.v[0].response, 1);
	assert_string_equal(rec.follow_ups.v[0].due, "2024-06-30");
}

static void a_due_in_words_is_kept_in_words(void **state)
{
	struct nt_record rec =
		typed(*state, DATE_AND_TITLE "<^X>4Kirim<Enter><Enter>setelah "
					     "perbawaslu<Enter><^S>");

	assert_null(rec.follow_ups.v[0].due);
	assert_string_equal(rec.follow_ups.v[0].due_as_written,
			    "setelah perbawaslu");
}

static void a_row_moves_with_what_refers_to_it(void **state)
{
	struct nt_record rec = typed(*state, DATE_AND_TITLE
				     "<^X>3Satu<Enter>Dua<Enter>=ya<Enter>"
				     "<Up><Up><^X>k<^S>");

	assert_string_equal(rec.issues.v[0].text, "Dua");
	assert_int_equal(rec.responses.v[0].answers.v[0].issue, 1);
}

static void a_removed_row_comes_back(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, DATE_AND_TITLE "<^X>3Satu<Enter>Dua<Enter><Up><^R>");
	desk_assert_not(desk, "Dua");
	desk_type(desk, "<^_>");
	desk_assert_shows(desk, "Dua");
	desk_type(desk, "<^_><^_><^Y><^Y><^S>");
	rec = desk_record(desk, "1");
	assert_int_equal(rec.issues.n, 2);
}

static void an_empty_row_is_not_saved(void **state)
{
	struct nt_record rec = typed(*state, DATE_AND_TITLE
				     "<^X>3Satu<^F><^N><^P><Up><Up>=<^S>");

	assert_int_equal(rec.issues.n, 1);
	assert_int_equal(rec.responses.n, 0);
}

static void a_date_that_does_not_exist_is_told_and_kept(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, "31/4/2024<Enter>");
	desk_assert_shows(desk, "April has 30 days");
	desk_assert_shows(desk, "31/4/2024 ?");
	desk_type(desk, "<^X>1<Enter><Enter><Enter><Enter>Rapat<^S>");
	assert_non_null(desk->ui.top);
	desk_assert_shows(desk, "[31/4/2024");
	assert_int_equal(desk_count(desk), 0);
}

static void what_is_wrong_has_the_cursor(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, "27/5<Enter><^S>");
	desk_assert_shows(desk, "title");
	desk_type(desk, "Rapat<Enter>Agung<Enter><Enter><Enter><Up>"
			"<Right><Right><Right>pengawas<^S>");
	desk_assert_shows(desk, "participants 1 duty");
	assert_int_equal(desk_count(desk), 0);
	desk_type(desk, "<^U>chair<^S>");
	assert_null(desk->ui.top);
	assert_int_equal(desk_record(desk, "1").participants.v[0].duty,
			 NT_DUTY_CHAIR);
}

static void a_weekday_without_a_year_is_marked(void **state)
{
	struct nt_record rec;

	rec = typed(*state, "Selasa (28/05)<Enter><Enter><Enter><Enter>R<^S>");
	assert_string_equal(rec.date, "2024-05-28");
	assert_string_equal(rec.weekday_as_written, "Selasa");
	assert_int_equal(rec.to_verify.n, 1);
	assert_string_equal(rec.to_verify.v[0], "date");
}

static void one_key_marks_what_is_doubtful(void **state)
{
	struct nt_record rec =
		typed(*state, "27/5<^B><Enter><Enter>Aula<^B>"
			      "<Enter><Enter>Rapat<Enter>Agung<^B>"
			      "<Enter>Staf<^B><^B><^S>");

	assert_int_equal(rec.to_verify.n, 2);
	assert_true(rec.participants.v[0].to_verify);
}

static void another_side_is_another_block(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, DATE_AND_TITLE
		  "Agung<Right><Right><Right><Right><Right><Right><Right>"
		  "<Right>3");
	desk_assert_shows(desk, "Participants: others (1)");
	desk_assert_shows(desk, "Participants: hosts (0)");
	desk_type(desk, "<^S>");
	assert_int_equal(desk_record(desk, "1").participants.v[0].side,
			 NT_SIDE_OTHER);
}

static void save_and_next_begins_an_empty_form(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, DATE_AND_TITLE "<^X>n");
	desk_assert_shows(desk, "New record");
	desk_assert_shows(desk, "Saved as record 1.");
	desk_assert_not(desk, "Rapat");
	desk_type(desk, DATE_AND_TITLE "<^S>");
	assert_int_equal(desk_count(desk), 2);
}

static void a_copy_has_the_people_but_not_the_matters(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec = desk_reference(desk);
	struct nt_record got;

	test_save(desk->app.store, &rec, 0, &desk->arena);
	assert_int_equal(tui_form_copy(&desk->ui, rec.uid, &desk->err), NT_OK);
	desk_type(desk, "11/6/2024<^S>");
	got = desk_record(desk, "2");
	assert_string_not_equal(got.uid, rec.uid);
	assert_int_equal(got.participants.n, 9);
	assert_int_equal(got.issues.n + got.responses.n + got.follow_ups.n, 0);
	assert_null(got.date_as_written);
	assert_int_equal(got.version, 1);
}

/* A final record, in the form. */
static void open_final(struct desk *desk)
{
	struct nt_record rec = typed(desk, DATE_AND_TITLE "<^S>");

	rec.status = NT_RECORD_STATUS_FINAL;
	test_save(desk->app.store, &rec, rec.version, &desk->arena);
	assert_int_equal(tui_form_open(&desk->ui, rec.uid, &desk->err), NT_OK);
}

static void a_final_record_is_changed_with_a_reason(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	open_final(desk);
	desk_type(desk, "<Enter><Enter><Enter><Enter> besar<^S>");
	desk_assert_shows(desk, "Final: change it with `amend 1 --why");
	desk_assert_shows(desk, "Why is it amended?");
	desk_type(desk, "<Enter>");
	desk_assert_shows(desk, "Why is it amended?");
	desk_type(desk, "judul keliru<Enter>");
	assert_null(desk->ui.top);
	rec = desk_record(desk, "1");
	assert_string_equal(rec.title, "Rapat besar");
	assert_int_equal(rec.status, NT_RECORD_STATUS_AMENDED);
	assert_string_equal(rec.amended_why, "judul keliru");
}

static void without_a_reason_nothing_is_changed_or_lost(void **state)
{
	struct desk *desk = *state;

	open_final(desk);
	desk_type(desk, "<Enter><Enter><Enter><Enter> besar<^S><Esc>");
	desk_assert_shows(desk, "Rapat besar");
	assert_string_equal(desk_record(desk, "1").title, "Rapat");
}

static void what_lives_on_is_saved_without_a_reason(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	open_final(desk);
	desk_type(desk, "<Enter><Enter><Enter><Enter><^B><^S>");
	assert_null(desk->ui.top);
	rec = desk_record(desk, "1");
	assert_int_equal(rec.to_verify.n, 1);
	assert_int_equal(rec.status, NT_RECORD_STATUS_FINAL);
}

static void an_amendment_is_opened_with_its_reason(void **state)
{
	struct desk *desk = *state;

	open_final(desk);
	desk_type(desk, "<Esc>");
	assert_int_equal(tui_form_amend(&desk->ui, desk_record(desk, "1").uid,
					"ejaan", &desk->err),
			 NT_OK);
	desk_type(desk, "<Enter><Enter><Enter><Enter> besar<^S>");
	assert_null(desk->ui.top);
	assert_string_equal(desk_record(desk, "1").amended_why, "ejaan");
}

#define test(name) \
	cmocka_unit_test_setup_teardown(name, desk_setup_form, desk_teardown)

/* With scripts as arguments it shows the screen after each of them. */
static int show(int argc, char **argv)
{
	void *state;

	if (desk_setup_form(&state) != 0)
		return 1;
	for (int i = 1; i < argc; i++) {
		struct desk *desk = state;

		printf("%d keys\n", typist_type(&desk->ui, argv[i]));
		fputs(desk_screen(desk), stdout);
	}
	return desk_teardown(&state);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		test(a_title_and_a_date_are_enough),
		test(the_reference_record_is_typed),
		test(a_record_opened_and_saved_is_the_same),
		test(what_follows_from_a_row_is_its_type),
		test(a_type_chosen_by_hand_stays),
		test(a_name_typed_with_enter_never_becomes_a_known_one),
		test(a_quote_or_ctrl_d_repeats_the_cell_above),
		test(responses_answer_what_their_signs_say),
		test(a_follow_up_knows_the_response_it_comes_from),
		test(a_due_in_words_is_kept_in_words),
		test(a_row_moves_with_what_refers_to_it),
		test(a_removed_row_comes_back),
		test(an_empty_row_is_not_saved),
		test(a_date_that_does_not_exist_is_told_and_kept),
		test(what_is_wrong_has_the_cursor),
		test(a_weekday_without_a_year_is_marked),
		test(one_key_marks_what_is_doubtful),
		test(another_side_is_another_block),
		test(save_and_next_begins_an_empty_form),
		test(a_copy_has_the_people_but_not_the_matters),
		test(a_final_record_is_changed_with_a_reason),
		test(without_a_reason_nothing_is_changed_or_lost),
		test(what_lives_on_is_saved_without_a_reason),
		test(an_amendment_is_opened_with_its_reason),
	};

	if (argc > 1)
		return show(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
