/* sample.c - samples/year.jsonl: one office's records of 2024. */
#include "../lib/testing.h"

#include "notula/day.h"
#include "notula/doubt.h"
#include "notula/file.h"
#include "notula/record.h"
#include "notula/str.h"
#include "notula/uid.h"

enum { MOST = 100 };

struct year {
	struct nt_arena arena;
	struct nt_buf text;
	struct nt_record recs[MOST];
	const char *lines[MOST];
	size_t sizes[MOST];
	size_t n;
};

static int setup(void **state)
{
	static struct year year;
	struct nt_err err;
	char said[NT_ERR_MSG];

	if (nt_file_read(&year.text, "samples/year.jsonl", 1 << 24, &err) !=
	    NT_OK)
		return -1;
	for (char *s = year.text.s, *end; *s != '\0'; s = end + 1) {
		end = strchr(s, '\n');
		if (end == NULL || year.n == MOST)
			return -1;
		year.lines[year.n] = s;
		year.sizes[year.n] = (size_t)(end - s);
		if (nt_json_read(s, (size_t)(end - s), &year.arena,
				 &year.recs[year.n], &err) != NT_OK) {
			nt_err_at(&err, "samples/year.jsonl",
				  (int64_t)year.n + 1);
			print_error("%s\n",
				    nt_err_format(&err, said, sizeof(said)));
			return -1;
		}
		year.n++;
	}
	*state = &year;
	return 0;
}

static int teardown(void **state)
{
	struct year *year = *state;

	nt_buf_free(&year->text);
	nt_arena_free(&year->arena);
	return 0;
}

static void every_record_of_the_year_is_valid_and_canonical(void **state)
{
	struct year *year = *state;
	struct nt_buf out = { 0 };
	struct nt_err err;

	for (size_t i = 0; i < year->n; i++) {
		if (nt_validate(&year->recs[i], &err) != NT_OK)
			fail_msg("line %zu: %s: %s", i + 1, err.field, err.msg);
		nt_buf_reset(&out);
		nt_json_write(&out, &year->recs[i]);
		assert_int_equal(out.n, year->sizes[i]);
		assert_memory_equal(out.s, year->lines[i], out.n);
	}
	nt_buf_free(&out);
}

static void the_year_has_sixty_meetings_five_of_them_in_may(void **state)
{
	struct year *year = *state;
	bool numbers[MOST + 1] = { false };
	int may = 0;

	assert_int_equal(year->n, 60);
	for (size_t i = 0; i < year->n; i++) {
		const struct nt_record *rec = &year->recs[i];

		may += nt_str_starts(rec->date, "2024-05");
		assert_true(nt_str_starts(rec->date, "2024"));
		assert_true(rec->number >= 1 && rec->number <= 60);
		assert_false(numbers[rec->number]);
		numbers[rec->number] = true;
		if (i > 0)
			assert_true(strcmp(year->recs[i - 1].date, rec->date) <=
				    0);
	}
	assert_int_equal(may, 5);
}

static void the_reference_record_is_one_of_the_year(void **state)
{
	struct year *year = *state;
	struct nt_buf ref = { 0 };
	int found = 0;

	assert_int_equal(nt_file_read(&ref, "samples/reference.json", 1 << 20,
				      NULL),
			 NT_OK);
	for (size_t i = 0; i < year->n; i++)
		found += ref.n == year->sizes[i] + 1 &&
			 memcmp(ref.s, year->lines[i], year->sizes[i]) == 0;
	nt_buf_free(&ref);
	assert_int_equal(found, 1);
}

/* Does UID, or "UID/no", name a record of the year (and a line of it)? */
static bool leads_somewhere(const struct year *year, const char *to, bool issue)
{
	long long no;

	for (size_t i = 0; i < year->n; i++) {
		const struct nt_record *rec = &year->recs[i];

		if (!nt_str_starts(to, rec->uid))
			continue;
		if (to[NT_UID_SIZE - 1] == '\0')
			return true;
		return nt_str_number(to + NT_UID_SIZE, 1,
				     (long long)(issue ? rec->issues.n
						       : rec->follow_ups.n),
				     &no);
	}
	return false;
}

static void every_thread_of_the_year_leads_to_an_older_line(void **state)
{
	struct year *year = *state;
	int threads = 0;

	for (size_t i = 0; i < year->n; i++) {
		const struct nt_record *rec = &year->recs[i];

		if (rec->previous_uid != NULL) {
			assert_true(
				leads_somewhere(year, rec->previous_uid, true));
			threads++;
		}
		for (size_t k = 0; k < rec->issues.n; k++)
			if (rec->issues.v[k].continues != NULL) {
				assert_true(leads_somewhere(
					year, rec->issues.v[k].continues,
					true));
				threads++;
			}
		for (size_t k = 0; k < rec->follow_ups.n; k++)
			if (rec->follow_ups.v[k].continues != NULL) {
				assert_true(leads_somewhere(
					year, rec->follow_ups.v[k].continues,
					false));
				threads++;
			}
	}
	assert_true(threads >= 10);
}

/* Mark the words of SET that stand in OBJECT or its lines as USED. */
static void mark_used(const void *object, const struct nt_shape *shape,
		      const struct nt_set *set, bool used[])
{
	for (size_t i = 0; i < shape->n; i++) {
		const struct nt_field *f = &shape->fields[i];

		if (f->kind == NT_WORD && f->set == set)
			used[nt_get_number(object, f)] = true;
		if (f->kind != NT_LINES)
			continue;
		for (size_t k = 0; k < nt_get_lines(object, f).n; k++)
			mark_used(nt_line(nt_get_lines(object, f), f->lines, k),
				  f->lines, set, used);
	}
}

static void the_year_uses_every_word_that_a_record_may_hold(void **state)
{
	static const struct nt_set *const sets[] = {
		&nt_set_kind,	       &nt_set_mode,
		&nt_set_record_status, &nt_set_participant_type,
		&nt_set_side,	       &nt_set_duty,
		&nt_set_presence,      &nt_set_head_count,
		&nt_set_issue_type,    &nt_set_response_type,
		&nt_set_owner_type,    &nt_set_direction,
		&nt_set_chase_type,    &nt_set_follow_up_status,
		&nt_set_priority,      &nt_set_event_type,
	};
	struct year *year = *state;

	for (size_t s = 0; s < NT_COUNT(sets); s++) {
		bool used[32] = { false };

		for (size_t i = 0; i < year->n; i++)
			mark_used(&year->recs[i], &nt_shape_record, sets[s],
				  used);
		for (int w = 1; w < sets[s]->n; w++)
			if (!used[w])
				fail_msg("no %s is \"%s\"", sets[s]->name,
					 sets[s]->words[w]);
	}
}

static void the_year_has_its_doubts(void **state)
{
	struct year *year = *state;
	struct nt_doubts doubts;
	size_t records = 0;

	for (size_t i = 0; i < year->n; i++) {
		nt_doubts_of(&year->recs[i], &year->arena, &doubts);
		records += doubts.n > 0;
	}
	assert_in_range(records, 5, 15);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			every_record_of_the_year_is_valid_and_canonical),
		cmocka_unit_test(
			the_year_has_sixty_meetings_five_of_them_in_may),
		cmocka_unit_test(the_reference_record_is_one_of_the_year),
		cmocka_unit_test(
			every_thread_of_the_year_leads_to_an_older_line),
		cmocka_unit_test(
			the_year_uses_every_word_that_a_record_may_hold),
		cmocka_unit_test(the_year_has_its_doubts),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
