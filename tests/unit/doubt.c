/* doubt.c - what a reader of one record should check. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "notula/doubt.h"
#include "notula/file.h"

static int setup(void **state)
{
	static struct nt_arena arena;

	*state = &arena;
	return 0;
}

static int teardown(void **state)
{
	nt_arena_free(*state);
	return 0;
}

static void expect(const struct nt_doubt *doubt, const char *field,
		   const char *line, const char *reason, const char *text)
{
	assert_string_equal(doubt->field, field);
	if (line == NULL)
		assert_null(doubt->line);
	else
		assert_string_equal(doubt->line, line);
	assert_string_equal(doubt->reason, reason);
	assert_string_equal(doubt->text, text);
}

static void the_reference_record_has_exactly_its_six_doubts(void **state)
{
	struct nt_record rec;
	struct nt_doubts doubts;
	struct nt_buf json = { 0 };

	assert_int_equal(nt_file_read(&json, "samples/reference.json", 1 << 20,
				      NULL),
			 NT_OK);
	assert_int_equal(nt_json_read(json.s, json.n, *state, &rec, NULL),
			 NT_OK);
	nt_buf_free(&json);
	nt_doubts_of(&rec, *state, &doubts);
	assert_int_equal(doubts.n, 6);
	expect(&doubts.v[0], "weekday_as_written", NULL, "weekday",
	       "27/05/2024 is a Monday; the source says Tuesday. Nearest "
	       "Tuesday: 28/05/2024, 21/05/2024. Both are kept.");
	expect(&doubts.v[1], "date_as_written", NULL, "two-digit year",
	       "Year 24 read as 2024.");
	expect(&doubts.v[2], "position", "participants 3", "pairing",
	       "Does \"Kepala Biro Hukum dan Humas\" belong to Agung Bagus "
	       "Gede Bayu Indra Atmaja?");
	expect(&doubts.v[3], "position", "participants 4", "pairing",
	       "Does \"Tenaga Ahli\" belong to Ronald M. Manoach?");
	assert_string_equal(doubts.v[4].line, "participants 5");
	assert_string_equal(doubts.v[5].line, "participants 6");
	assert_string_equal(doubts.v[5].reason, "pairing");
}

static void a_weekday_is_found_in_the_date_as_written_too(void **state)
{
	struct nt_record rec = { .date = "2024-05-27",
				 .date_as_written = "Selasa, 27 Mei 2024" };
	struct nt_doubts doubts;

	nt_doubts_of(&rec, *state, &doubts);
	assert_int_equal(doubts.n, 1);
	assert_string_equal(doubts.v[0].field, "date_as_written");
	assert_string_equal(doubts.v[0].reason, "weekday");
}

static void what_fits_or_cannot_be_read_raises_no_doubt(void **state)
{
	struct nt_record recs[] = {
		{ .date = "2024-05-27", .weekday_as_written = "Senin" },
		{ .date = "2024-05-27", .weekday_as_written = "hari pasar" },
		{ .date = "2024-05-27", .date_as_written = "menjelang Mei" },
		{ .date = "2024-05", .weekday_as_written = "Selasa" },
		{ .title = "Tanpa tanggal", .weekday_as_written = "Selasa" },
		{ .date = "2024-05-27",
		  .date_as_written = "Senin (27/05/2024)" },
	};
	struct nt_doubts doubts;

	for (size_t i = 0; i < NT_COUNT(recs); i++) {
		nt_doubts_of(&recs[i], *state, &doubts);
		assert_int_equal(doubts.n, 0);
	}
}

static void marks_are_told_by_field_and_by_line(void **state)
{
	const char *fields[] = { "title", "venue" };
	struct nt_participant people[] = {
		{ .type = NT_PARTICIPANT_TYPE_PERSON, .name = "Rina" },
		{ .type = NT_PARTICIPANT_TYPE_ROLE,
		  .position = "Camat",
		  .to_verify = true },
		{ .type = NT_PARTICIPANT_TYPE_PERSON,
		  .name = "Rina",
		  .to_verify = true },
	};
	struct nt_follow_up f = { .text = "Kirim surat", .to_verify = true };
	struct nt_record rec = {
		.date = "2024-05-27",
		.title = "Rapat",
		.to_verify = { fields, 2 },
		.participants = { people, 3 },
		.follow_ups = { &f, 1 },
	};
	struct nt_doubts doubts;

	nt_doubts_of(&rec, *state, &doubts);
	assert_int_equal(doubts.n, 5);
	expect(&doubts.v[0], "title", NULL, "to verify",
	       "Marked to be verified: Rapat");
	expect(&doubts.v[1], "venue", NULL, "to verify",
	       "Marked to be verified: venue");
	expect(&doubts.v[2], "to_verify", "participants 2", "to verify",
	       "Marked to be verified: Camat");
	expect(&doubts.v[3], "to_verify", "participants 3", "to verify",
	       "Marked to be verified: Rina");
	expect(&doubts.v[4], "to_verify", "follow_ups 1", "to verify",
	       "Marked to be verified: Kirim surat");
}

static void a_section_that_is_marked_whole_is_told_by_its_name(void **state)
{
	const char *field = "participants";
	struct nt_participant person = { .no = 1, .name = "Rina" };
	struct nt_record rec = {
		.date = "2024-05-27",
		.title = "Rapat",
		.to_verify = { &field, 1 },
		.participants = { &person, 1 },
	};
	struct nt_doubts doubts;

	nt_doubts_of(&rec, *state, &doubts);
	assert_int_equal(doubts.n, 1);
	expect(&doubts.v[0], "participants", NULL, "to verify",
	       "Marked to be verified: participants");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			the_reference_record_has_exactly_its_six_doubts),
		cmocka_unit_test(a_weekday_is_found_in_the_date_as_written_too),
		cmocka_unit_test(what_fits_or_cannot_be_read_raises_no_doubt),
		cmocka_unit_test(marks_are_told_by_field_and_by_line),
		cmocka_unit_test(
			a_section_that_is_marked_whole_is_told_by_its_name),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
