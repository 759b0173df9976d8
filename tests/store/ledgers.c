/* ledgers.c - what was promised, what was not answered, what is doubtful. */
#include "lib/testing.h"

#include <stdlib.h>

#include "lib/logbook.h"
#include "notula/compiler.h"
#include "notula/file.h"
#include "notula/str.h"

struct fixture {
	struct nt_store *store;
	struct nt_arena arena;
};

static int open_empty(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	f->store = test_open(":memory:");
	*state = f;
	return 0;
}

static int open_reference(void **state)
{
	struct nt_buf text = { 0 };
	struct nt_record rec = { 0 };
	struct fixture *f;

	open_empty(state);
	f = *state;
	if (nt_file_read(&text, "samples/reference.json", 1 << 20, NULL) !=
		    NT_OK ||
	    nt_json_read(text.s, strcspn(text.s, "\n"), &f->arena, &rec,
			 NULL) != NT_OK)
		return -1;
	nt_buf_free(&text);
	test_save(f->store, &rec, 0, &f->arena);
	return 0;
}

static int close_it(void **state)
{
	struct fixture *f = *state;

	nt_store_close(f->store);
	nt_arena_free(&f->arena);
	free(f);
	return 0;
}

static void add(struct fixture *f, int n, const char *json)
{
	test_add(f->store, n, json, &f->arena);
}

/* Follow-ups as "1.2 16 days !": number, no, age, and ! if overdue. */
static const char *tasks(struct fixture *f, const char *filter, bool open_only,
			 bool overdue_only, size_t most)
{
	const char *out = "";
	struct nt_err err = { 0 };
	struct nt_query q;
	struct nt_tasks t;

	test_query(filter, &f->arena, &q);
	if (nt_store_tasks(f->store, &q, open_only, overdue_only, most,
			   &f->arena, &t, &err) != NT_OK)
		fail_msg("%s: %s", filter, err.msg);
	for (size_t i = 0; i < t.n; i++)
		out = nt_arena_printf(&f->arena, "%s%s%d.%d %dd%s", out,
				      i > 0 ? ", " : "", (int)t.v[i].number,
				      (int)t.v[i].f.no, (int)t.v[i].age_days,
				      t.v[i].overdue ? "!" : "");
	return out;
}

/* Issues as "1#2 none 16d". */
static const char *unanswered(struct fixture *f, const char *filter,
			      size_t most)
{
	const char *out = "";
	struct nt_err err = { 0 };
	struct nt_query q;
	struct nt_unanswereds u;

	test_query(filter, &f->arena, &q);
	if (nt_store_unanswered(f->store, &q, most, &f->arena, &u, &err) !=
	    NT_OK)
		fail_msg("%s: %s", filter, err.msg);
	for (size_t i = 0; i < u.n; i++)
		out = nt_arena_printf(&f->arena, "%s%s%d#%d %s %dd", out,
				      i > 0 ? ", " : "", (int)u.v[i].number,
				      (int)u.v[i].issue,
				      nt_set_coverage.words[u.v[i].coverage],
				      (int)u.v[i].age_days);
	return out;
}

/* Doubtful facts as "1 date: weekday". */
static const char *verify(struct fixture *f, const char *filter, size_t most)
{
	const char *out = "";
	struct nt_err err = { 0 };
	struct nt_query q;
	struct nt_doubt_rows d;

	test_query(filter, &f->arena, &q);
	if (nt_store_verify(f->store, &q, most, &f->arena, &d, &err) != NT_OK)
		fail_msg("%s: %s", filter, err.msg);
	for (size_t i = 0; i < d.n; i++)
		out = nt_arena_printf(&f->arena, "%s%d %s: %s\n", out,
				      (int)d.v[i].number,
				      d.v[i].line ? d.v[i].line : d.v[i].field,
				      d.v[i].reason);
	return out;
}

static const struct nt_row *row_of(struct fixture *f, int number)
{
	struct nt_query q;
	struct nt_rows rows;

	test_query("", &f->arena, &q);
	assert_int_equal(nt_store_list(f->store, &q, NULL, false, 99, &f->arena,
				       &rows, NULL),
			 NT_OK);
	for (size_t i = 0; i < rows.n; i++)
		if (rows.v[i].number == number)
			return &rows.v[i];
	fail_msg("no record %d", number);
	return NULL;
}

/* Lines without words. */

static void a_line_without_a_text_is_listed_all_the_same(void **state)
{
	struct fixture *f = *state;

	add(f, 1,
	    "{'date':'2024-05-27','title':'a',"
	    "'issues':[{'no':1,'category':'budget'}],"
	    "'follow_ups':[{'no':1,'owner':'Ani'}]}");
	assert_string_equal(tasks(f, "", false, false, 99), "1.1 16d");
	assert_string_equal(unanswered(f, "", 99), "1#1 none 16d");
}

/* The reference record. */

static void the_reference_record_leaves_four_issues_unanswered(void **state)
{
	assert_string_equal(unanswered(*state, "", 99),
			    "1#1 generally 16d, 1#2 none 16d, 1#3 none 16d, "
			    "1#5 generally 16d");
}

static void the_reference_record_holds_two_promises_with_their_age(void **state)
{
	struct fixture *f = *state;
	struct nt_query q;
	struct nt_tasks t;

	assert_string_equal(tasks(f, "", true, false, 99), "1.1 16d, 1.2 16d");
	test_query("", &f->arena, &q);
	assert_int_equal(nt_store_tasks(f->store, &q, true, false, 99,
					&f->arena, &t, NULL),
			 NT_OK);
	assert_string_equal(t.v[0].f.text,
			    "Pelatihan kehumasan, daring dan tatap muka");
	assert_string_equal(t.v[0].f.owner, "Bawaslu RI");
	assert_int_equal(t.v[0].f.direction, NT_DIRECTION_TO_US);
	assert_int_equal(t.v[0].f.status, NT_FOLLOW_UP_STATUS_OPEN);
	assert_string_equal(t.v[0].date, "2024-05-27");
}

static void the_reference_record_gives_six_facts_to_verify(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(verify(f, "", 99),
			    "1 weekday_as_written: weekday\n"
			    "1 date_as_written: two-digit year\n"
			    "1 participants 3: pairing\n"
			    "1 participants 4: pairing\n"
			    "1 participants 5: pairing\n"
			    "1 participants 6: pairing\n");
}

static void the_reference_record_names_nine_people_at_least(void **state)
{
	const struct nt_row *row = row_of(*state, 1);

	assert_int_equal(row->people, 9);
	assert_int_equal(row->open, 2);
	assert_int_equal(row->overdue, 0);
	assert_int_equal(row->unanswered, 4);
	assert_true(row->doubtful);
}

/* Follow-ups. */

static void overdue_is_first_then_dated_then_by_age_then_done(void **state)
{
	struct fixture *f = *state;

	add(f, 1,
	    "{'date':'2024-06-01','title':'A','follow_ups':["
	    "{'text':'later','due':'2024-06-30'},"
	    "{'text':'undated'},"
	    "{'text':'late','due':'2024-06-10'},"
	    "{'text':'event','due_as_written':'sesudah pilkada'},"
	    "{'text':'done','status':'done','closed_on':'2024-06-05'},"
	    "{'text':'dropped','status':'dropped','closed_on':'2024-06-08'}]}");
	add(f, 2,
	    "{'date':'2024-05-01','title':'B','follow_ups':["
	    "{'text':'older'},{'text':'later still','due':'2024-07'},"
	    "{'text':'longest late','due':'2024-05-10',"
	    "'status':'in progress'}]}");
	assert_string_equal(tasks(f, "", false, false, 99),
			    "2.3 42d!, 1.3 11d!, 1.1 11d, 2.2 42d, 2.1 42d, "
			    "1.2 11d, 1.4 11d, 1.6 11d, 1.5 11d");
	assert_string_equal(tasks(f, "", true, false, 99),
			    "2.3 42d!, 1.3 11d!, 1.1 11d, 2.2 42d, 2.1 42d, "
			    "1.2 11d, 1.4 11d");
	assert_string_equal(tasks(f, "", true, true, 99), "2.3 42d!, 1.3 11d!");
	assert_string_equal(tasks(f, "is:overdue", false, false, 99),
			    "2.3 42d!, 1.3 11d!");
	assert_string_equal(tasks(f, "", false, false, 3),
			    "2.3 42d!, 1.3 11d!, 1.1 11d");
	assert_string_equal(tasks(f, "", false, false, 6),
			    "2.3 42d!, 1.3 11d!, 1.1 11d, 2.2 42d, 2.1 42d, "
			    "1.2 11d");
}

static void a_due_month_is_overdue_from_the_day_after_it(void **state)
{
	struct fixture *f = *state;

	add(f, 1,
	    "{'date':'2024-05-01','title':'A','follow_ups':["
	    "{'text':'past','due':'2024-05'},{'text':'now','due':'2024-06'},"
	    "{'text':'today','due':'2024-06-12'},"
	    "{'text':'yesterday','due':'2024-06-11'},"
	    "{'text':'event','due_as_written':'Mei'}]}");
	assert_string_equal(tasks(f, "", true, true, 99), "1.1 42d!, 1.4 42d!");
}

static void age_counts_from_the_last_day(void **state)
{
	struct fixture *f = *state;

	add(f, 1,
	    "{'date':'2024-05','title':'A','issues':[{'text':'x'}],"
	    "'follow_ups':[{'text':'x'}]}");
	add(f, 2,
	    "{'date':'2024-06-01','end_date':'2024-06-02','title':'B',"
	    "'follow_ups':[{'text':'x'}]}");
	add(f, 3,
	    "{'date':'2024-07-01','title':'C','follow_ups':[{'text':'x'}]}");
	assert_string_equal(tasks(f, "", true, false, 99),
			    "1.1 12d, 2.1 10d, 3.1 0d");
	assert_string_equal(unanswered(f, "", 99), "1#1 none 12d");
}

static void a_chain_counts_once_since_its_oldest_meeting(void **state)
{
	struct fixture *f = *state;
	char uid[NT_UID_SIZE];

	add(f, 1,
	    "{'date':'2024-04-01','title':'A','issues':[{'text':'x'}],"
	    "'follow_ups':[{'text':'first'},{'text':'other'}]}");
	add(f, 2,
	    nt_arena_printf(&f->arena,
			    "{'date':'2024-05-01','title':'B',"
			    "'issues':[{'text':'x','continues':'%s/1'}],"
			    "'follow_ups':[{'text':'again',"
			    "'continues':'%s/1'}]}",
			    test_uid(1, uid), test_uid(1, uid)));
	add(f, 3,
	    nt_arena_printf(&f->arena,
			    "{'date':'2024-06-01','title':'C',"
			    "'issues':[{'text':'x','continues':'%s/1'}],"
			    "'follow_ups':[{'text':'once more',"
			    "'continues':'%s/1','due':'2024-06-02'}]}",
			    test_uid(2, uid), test_uid(2, uid)));
	assert_string_equal(tasks(f, "", true, false, 99), "3.1 72d!, 1.2 72d");
	assert_string_equal(unanswered(f, "", 99), "3#1 none 72d");
	assert_int_equal(row_of(f, 1)->open, 1);
	assert_int_equal(row_of(f, 1)->unanswered, 0);
	assert_int_equal(row_of(f, 2)->open, 0);
	assert_int_equal(row_of(f, 3)->open, 1);
	assert_int_equal(row_of(f, 3)->overdue, 1);
}

static void a_chain_whose_newest_is_in_the_trash_goes_back(void **state)
{
	struct fixture *f = *state;
	char uid[NT_UID_SIZE];

	add(f, 1,
	    "{'date':'2024-04-01','title':'A','follow_ups':[{'text':'x'}]}");
	add(f, 2,
	    nt_arena_printf(&f->arena,
			    "{'date':'2024-05-01','title':'B','follow_ups':["
			    "{'text':'x','continues':'%s/1'}]}",
			    test_uid(1, uid)));
	assert_string_equal(tasks(f, "", true, false, 99), "2.1 72d");
	assert_int_equal(nt_store_trash(f->store, test_uid(2, uid), 1, true,
					NULL),
			 NT_OK);
	assert_string_equal(tasks(f, "", true, false, 99), "1.1 72d");
}

static void a_chain_that_bites_its_tail_loses_nothing(void **state)
{
	struct fixture *f = *state;
	char a[NT_UID_SIZE], b[NT_UID_SIZE];

	add(f, 1,
	    nt_arena_printf(&f->arena,
			    "{'date':'2024-05-01','title':'A','follow_ups':["
			    "{'text':'x','continues':'%s/1'},"
			    "{'text':'self','continues':'%s/2'},"
			    "{'text':'away','continues':'%s/1'}]}",
			    test_uid(2, b), test_uid(1, a),
			    "018fb7a2-6c00-7000-8000-000000000099"));
	add(f, 2,
	    nt_arena_printf(&f->arena,
			    "{'date':'2024-05-01','title':'B','follow_ups':["
			    "{'text':'x','continues':'%s/1'}]}",
			    test_uid(1, a)));
	assert_string_equal(tasks(f, "", true, false, 99),
			    "1.1 42d, 1.2 42d, 1.3 42d, 2.1 42d");
}

static void a_task_brings_its_issue_and_chases(void **state)
{
	struct fixture *f = *state;
	struct nt_query q;
	struct nt_tasks t;

	add(f, 1,
	    "{'date':'2024-05-01','title':'A','venue':'Aula',"
	    "'issues':[{'text':'one'},{'text':'two'}],"
	    "'follow_ups':[{'text':'x','issue':2,'owner':'Kantor',"
	    "'owner_type':'organization','chases':["
	    "{'date':'2024-05-03','type':'reminded','text':'surat'},"
	    "{'date':'2024-05-09','type':'replied'}]}]}");
	test_query("", &f->arena, &q);
	assert_int_equal(nt_store_tasks(f->store, &q, false, false, 9,
					&f->arena, &t, NULL),
			 NT_OK);
	assert_int_equal(t.n, 1);
	assert_string_equal(t.v[0].issue_text, "two");
	assert_string_equal(t.v[0].venue, "Aula");
	assert_int_equal(t.v[0].version, 1);
	assert_int_equal(t.v[0].f.chases.n, 2);
	assert_string_equal(t.v[0].f.chases.v[0].text, "surat");
	assert_string_equal(t.v[0].f.chases.v[1].date, "2024-05-09");
}

static void a_filter_keeps_the_follow_ups_it_names(void **state)
{
	struct fixture *f = *state;

	add(f, 1,
	    "{'date':'2024-05-01','title':'Anggaran','follow_ups':["
	    "{'text':'x','owner':'Kantor Satu','owner_type':'organization'},"
	    "{'text':'y','owner':'Kordiv','owner_type':'role'},"
	    "{'text':'z'}]}");
	add(f, 2,
	    "{'date':'2024-06-01','title':'Lain','follow_ups':["
	    "{'text':'x','owner':'Kantor Satu',"
	    "'owner_type':'organization'}]}");
	assert_string_equal(tasks(f, "owner:satu", true, false, 9),
			    "1.1 42d, 2.1 11d");
	assert_string_equal(tasks(f, "owner:kordiv", true, false, 9),
			    "1.2 42d");
	assert_string_equal(tasks(f, "anggaran owner:satu", true, false, 9),
			    "1.1 42d");
	assert_string_equal(tasks(f, "-anggaran", true, false, 9), "2.1 11d");
	assert_string_equal(tasks(f, "month:2024-06", true, false, 9),
			    "2.1 11d");
}

/* Unanswered issues. */

static void what_was_answered_later_is_answered(void **state)
{
	struct fixture *f = *state;

	add(f, 1,
	    "{'date':'2024-06-01','title':'A','issues':["
	    "{'text':'by letter','category':'budget','events':[{"
	    "'date':'2024-06-05','type':'answered','how':'fully'}]},"
	    "{'text':'in part','category':'budget','events':["
	    "{'date':'2024-06-05','type':'answered','how':'partly'}]},"
	    "{'text':'withdrawn','events':[{'date':'2024-06-05',"
	    "'type':'withdrawn'}]},"
	    "{'text':'deferred','events':[{'date':'2024-06-05',"
	    "'type':'deferred'}]},"
	    "{'text':'told','type':'report'}]}");
	assert_string_equal(unanswered(f, "", 9),
			    "1#2 partly 11d, 1#4 none 11d");
	assert_string_equal(unanswered(f, "category:budget", 9),
			    "1#2 partly 11d");
	assert_string_equal(unanswered(f, "", 1), "1#2 partly 11d");
	assert_int_equal(row_of(f, 1)->unanswered, 2);
}

/* Doubts. */

static void two_records_of_a_day_with_one_title_may_be_the_same(void **state)
{
	struct fixture *f = *state;

	add(f, 1, "{'date':'2024-05-01','title':'Rapat \xc3\x89tat'}");
	add(f, 2,
	    "{'date':'2024-05-01','title':'RAPAT \xc3\xa9TAT',"
	    "'venue':'Aula'}");
	add(f, 3, "{'date':'2024-05-01','title':'Lain','venue':'aula'}");
	add(f, 4, "{'date':'2024-05-02','title':'Lain','venue':'Aula'}");
	assert_string_equal(verify(f, "", 9), "3 venue: duplicate\n"
					      "2 title: duplicate\n"
					      "2 venue: duplicate\n"
					      "1 title: duplicate\n");
	assert_string_equal(verify(f, "", 2), "3 venue: duplicate\n"
					      "2 title: duplicate\n");
	assert_string_equal(verify(f, "etat -aula", 9), "1 title: duplicate\n");
	assert_true(row_of(f, 1)->doubtful);
	assert_false(row_of(f, 4)->doubtful);
}

static void what_lies_in_the_trash_is_no_duplicate(void **state)
{
	struct fixture *f = *state;
	char uid[NT_UID_SIZE];

	add(f, 1, "{'date':'2024-05-01','title':'Rapat'}");
	add(f, 2, "{'date':'2024-05-01','title':'Rapat'}");
	assert_int_equal(nt_store_trash(f->store, test_uid(2, uid), 1, true,
					NULL),
			 NT_OK);
	assert_string_equal(verify(f, "", 9), "");
	assert_false(row_of(f, 1)->doubtful);
}

int main(void)
{
	const struct CMUnitTest reference[] = {
		cmocka_unit_test(
			the_reference_record_leaves_four_issues_unanswered),
		cmocka_unit_test(
			the_reference_record_holds_two_promises_with_their_age),
		cmocka_unit_test(
			the_reference_record_gives_six_facts_to_verify),
		cmocka_unit_test(
			the_reference_record_names_nine_people_at_least),
	};
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_empty, close_it)
	const struct CMUnitTest tests[] = {
		TEST(a_line_without_a_text_is_listed_all_the_same),
		TEST(overdue_is_first_then_dated_then_by_age_then_done),
		TEST(a_due_month_is_overdue_from_the_day_after_it),
		TEST(age_counts_from_the_last_day),
		TEST(a_chain_counts_once_since_its_oldest_meeting),
		TEST(a_chain_whose_newest_is_in_the_trash_goes_back),
		TEST(a_chain_that_bites_its_tail_loses_nothing),
		TEST(a_task_brings_its_issue_and_chases),
		TEST(a_filter_keeps_the_follow_ups_it_names),
		TEST(what_was_answered_later_is_answered),
		TEST(two_records_of_a_day_with_one_title_may_be_the_same),
		TEST(what_lies_in_the_trash_is_no_duplicate),
	};

	return cmocka_run_group_tests(reference, open_reference, close_it) +
	       cmocka_run_group_tests(tests, NULL, NULL);
}
