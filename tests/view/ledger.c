/* ledger.c - the screens Unanswered and Verify, without a terminal. */
#include "lib/testing.h"

#include <stdio.h>

#include "lib/logbook.h"
#include "lib/screens.h"
#include "lib/typist.h"
#include "tui/views.h"

static int setup(void **state)
{
	int status = screens_setup(state);

	if (status == 0)
		tui_open_log(&((struct desk *)*state)->ui);
	return status;
}

static int setup_empty(void **state)
{
	int status = desk_setup(state);

	if (status == 0)
		tui_open_log(&((struct desk *)*state)->ui);
	return status;
}

static void the_unanswered_at_80_columns(void **state)
{
	struct desk *s = *state;

	desk_type(s, "5<Down>");
	screens_assert(s, "unanswered_80x24");
	screens_assert(s, "unanswered_40x10");
}

static void the_unanswered_at_120_columns(void **state)
{
	struct desk *s = *state;

	desk_type(s, "5<Down>");
	screens_assert(s, "unanswered_120x40");
}

static void what_to_verify_at_80_columns(void **state)
{
	struct desk *s = *state;

	desk_type(s, "6<Down>");
	screens_assert(s, "verify_80x24");
	screens_assert(s, "verify_40x10");
}

static void what_to_verify_at_120_columns(void **state)
{
	struct desk *s = *state;

	desk_type(s, "6<Down>");
	screens_assert(s, "verify_120x40");
}

/* Of the reference record issues 2 and 5 are on the ledger: what goes on with
 * the others stands in a later record of the sample. */
static struct nt_issue issue(struct desk *s, size_t no)
{
	struct nt_record rec = desk_record(s, "22");

	assert_true(rec.issues.n >= no);
	return rec.issues.v[no - 1];
}

#define REFERENCE "/konsultasi kehumasan is:doubtful month:2024-05<Enter>"

static void a_later_answer_clears_the_issue_and_u_brings_it_back(void **state)
{
	struct desk *s = *state;
	struct nt_issue i;

	desk_type(s, "5" REFERENCE);
	desk_assert_shows(s, "2 lines");
	desk_type(s, "r");
	desk_assert_shows(s, "Answered fully");
	desk_type(s, "f14/6 Surat Bawaslu RI nomor 12");
	desk_assert_shows(s, "Fri 14/06/2024 · Surat Bawaslu RI nomor 12");
	desk_type(s, "<Enter>");
	desk_assert_shows(s, "1 line");
	i = issue(s, 2);
	assert_int_equal(i.events.n, 1);
	assert_int_equal(i.events.v[0].type, NT_EVENT_TYPE_ANSWERED);
	assert_int_equal(i.events.v[0].how, NT_COVERAGE_FULLY);
	assert_string_equal(i.events.v[0].date, "2024-06-14");
	assert_string_equal(i.events.v[0].text, "Surat Bawaslu RI nomor 12");
	desk_type(s, "u");
	desk_assert_shows(s, "2 lines");
	assert_int_equal(issue(s, 2).events.n, 0);
	desk_type(s, "U");
	assert_int_equal(issue(s, 2).events.n, 1);
}

static void an_answer_without_a_date_is_of_today(void **state)
{
	struct desk *s = *state;
	struct nt_issue i;

	desk_type(s, "5" REFERENCE "rw<Enter>");
	desk_assert_shows(s, "Withdrawn: \"");
	i = issue(s, 2);
	assert_int_equal(i.events.v[0].type, NT_EVENT_TYPE_WITHDRAWN);
	assert_int_equal(i.events.v[0].how, NT_NO_COVERAGE);
	assert_string_equal(i.events.v[0].date, "2024-12-23");
	assert_null(i.events.v[0].text);
	desk_type(s, "rplangkah lagi<Enter>");
	i = issue(s, 5);
	assert_int_equal(i.events.v[0].how, NT_COVERAGE_PARTLY);
}

static void a_follow_up_of_an_issue_keeps_the_link(void **state)
{
	struct desk *s = *state;
	struct nt_record rec = desk_record(s, "22");
	size_t n = rec.follow_ups.n;
	const struct nt_follow_up *f;

	desk_type(s, "5" REFERENCE "F<^U>Tanyakan lagi<Enter>");
	desk_assert_shows(s, "New follow-up: \"");
	rec = desk_record(s, "22");
	assert_int_equal(rec.follow_ups.n, n + 1);
	f = &rec.follow_ups.v[n];
	assert_string_equal(f->text, "Tanyakan lagi");
	assert_int_equal(f->issue, 2);
	assert_int_equal(f->status, NT_FOLLOW_UP_STATUS_OPEN);
	desk_type(s, "u");
	assert_int_equal(desk_record(s, "22").follow_ups.n, n);
}

static void enter_opens_the_form_at_the_issue(void **state)
{
	struct desk *s = *state;

	desk_type(s, "5" REFERENCE "<Enter>");
	desk_type(s, "<End>, segera<^S>");
	assert_non_null(strstr(issue(s, 2).text, ", segera"));
	desk_assert_shows(s, "[5 Unanswered]");
}

static void a_mark_is_cleared_and_brought_back(void **state)
{
	struct desk *s = *state;

	desk_type(s, "6" REFERENCE);
	desk_assert_shows(s, "6 lines");
	desk_type(s, "<Down><Down>");
	assert_true(desk_record(s, "22").participants.v[2].to_verify);
	desk_type(s, " ");
	desk_assert_shows(s, "Right as it is: \"");
	desk_assert_shows(s, "5 lines");
	assert_false(desk_record(s, "22").participants.v[2].to_verify);
	desk_type(s, "u");
	assert_true(desk_record(s, "22").participants.v[2].to_verify);
}

static void what_is_found_is_explained_not_cleared(void **state)
{
	struct desk *s = *state;

	desk_type(s, "6" REFERENCE " ");
	desk_assert_shows(s, "6 lines");
	desk_assert_shows(s, "Nobody marked this");
}

static void what_somebody_changed_since_is_not_taken_back(void **state)
{
	struct desk *s = *state;
	struct nt_record rec;

	desk_type(s, "5" REFERENCE "rd<Enter>");
	rec = desk_record(s, "22");
	rec.outcome = "Dicatat orang lain";
	assert_int_equal(nt_store_save(s->app.store, &rec, rec.version,
				       &s->arena, &s->err),
			 NT_OK);
	desk_type(s, "u");
	desk_assert_shows(s, "somebody changed record 22 meanwhile");
	assert_int_equal(issue(s, 2).events.n, 1);
}

static void screens_follow_each_other(void **state)
{
	struct desk *s = *state;

	for (int i = 0; i < 20; i++)
		desk_type(s, "562");
	desk_assert_shows(s, "[2 Follow-ups]");
	desk_type(s, "6q");
	desk_assert_shows(s, "[1 Log]");
	desk_type(s, "51");
	desk_assert_shows(s, "[1 Log]");
}

static void an_empty_logbook_says_so(void **state)
{
	struct desk *s = *state;

	desk_type(s, "5");
	desk_assert_shows(s, "Every issue is answered.");
	desk_type(s, "rF<Enter> gGu6");
	desk_assert_shows(s, "Nothing has to be verified.");
	desk_type(s, " <Enter>jk/xyz");
	desk_assert_shows(s, "Nothing to be verified matches.");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, desk_teardown)
	const struct CMUnitTest tests[] = {
		TEST(the_unanswered_at_80_columns),
		TEST(the_unanswered_at_120_columns),
		TEST(what_to_verify_at_80_columns),
		TEST(what_to_verify_at_120_columns),
		TEST(a_later_answer_clears_the_issue_and_u_brings_it_back),
		TEST(an_answer_without_a_date_is_of_today),
		TEST(a_follow_up_of_an_issue_keeps_the_link),
		TEST(enter_opens_the_form_at_the_issue),
		TEST(a_mark_is_cleared_and_brought_back),
		TEST(what_is_found_is_explained_not_cleared),
		TEST(what_somebody_changed_since_is_not_taken_back),
		TEST(screens_follow_each_other),
		cmocka_unit_test_setup_teardown(an_empty_logbook_says_so,
						setup_empty, desk_teardown),
	};

	const struct CMUnitTest in_indonesian[] = {
		TEST(the_unanswered_at_80_columns),
		TEST(the_unanswered_at_120_columns),
		TEST(what_to_verify_at_80_columns),
		TEST(what_to_verify_at_120_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) +
	       cmocka_run_group_tests(in_indonesian, desk_in_indonesian, NULL);
}
