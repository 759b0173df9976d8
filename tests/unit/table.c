/* table.c - the header lines of FORMATS, to the letter. */
#include "lib/testing.h"

#include "notula/table.h"

static const struct nt_dress plain = { 0 };

static const char *const headers[] = {
	"uid,number,date,title,office,office_code,ref,kind,end_date,"
	"date_as_written,weekday_as_written,date_note,start,end,zone,mode,"
	"venue,venue_as_written,city,invitation,assignment,basis,agenda,"
	"background,purpose,opening,outcome,closing,notes,previous_uid,"
	"next_date,same_as,tags,confidential,to_verify,status,amended_why,"
	"attachments,source_kind,source_title,source_publisher,source_date,"
	"source_editor,source_location,source_text,venue_uid,version,"
	"created_at,created_by,updated_at,updated_by\n",

	"meeting_uid,office_code,number,date,title,no,type,name,position,"
	"organization,side,duty,presence,presence_reason,represented_by,"
	"head_count,head_count_is,office_count,as_written,to_verify,"
	"person_uid,organization_uid\n",

	"meeting_uid,office_code,number,date,title,no,type,category,text,"
	"raised_by,continues,events,as_written,to_verify,coverage\n",

	"meeting_uid,office_code,number,date,title,no,type,text,given_by,"
	"answers,as_written,to_verify\n",

	"meeting_uid,office_code,number,date,title,no,text,issue,response,"
	"owner,owner_type,direction,due,due_original,due_as_written,priority,"
	"status,closed_on,closing_note,continues,as_written,to_verify,chases,"
	"owner_uid\n",

	"uid,name,position,organization_uid,rank,service_number,aliases,"
	"merged_into,note\n",

	"uid,name,short,level,parent_uid,collective,aliases,merged_into,"
	"note\n",

	"uid,name,city,aliases,merged_into\n",
};

static const char *const names[] = {
	"meetings",   "participants", "issues",	       "responses",
	"follow-ups", "people",	      "organizations", "venues",
};

static void headers_are_those_of_formats(void **state)
{
	struct nt_columns columns;
	struct nt_buf line = { 0 };

	(void)state;
	assert_int_equal(NT_COUNT(headers), NT_TABLES);
	for (unsigned t = 0; t < NT_TABLES; t++) {
		nt_table_columns(t, &columns);
		nt_buf_reset(&line);
		nt_table_header(&line, &columns, &plain);
		assert_string_equal(nt_buf_str(&line), headers[t]);
	}
	nt_buf_free(&line);
}

static void tables_are_found_by_their_names(void **state)
{
	(void)state;
	for (unsigned t = 0; t < NT_TABLES; t++) {
		assert_string_equal(nt_table_name(t), names[t]);
		assert_int_equal(nt_table_find(names[t]), t);
	}
	assert_int_equal(nt_table_find("follow_ups"), NT_TABLES);
}

static void no_table_calls_two_columns_the_same(void **state)
{
	struct nt_columns columns;

	(void)state;
	for (unsigned t = 0; t < NT_TABLES; t++) {
		nt_table_columns(t, &columns);
		for (size_t i = 0; i < columns.n; i++) {
			struct nt_column *c = &columns.v[i];

			assert_true(c->local[0] != '\0');
			assert_ptr_equal(nt_column_find(&columns, c->name), c);
			assert_ptr_equal(nt_column_find(&columns, c->local), c);
		}
		assert_null(nt_column_find(&columns, "none such"));
	}
}

static void a_row_repeats_its_meeting_and_tells_the_coverage(void **state)
{
	struct nt_issue issues[] = {
		{ .no = 1, .type = NT_ISSUE_TYPE_NEED, .text = "=Alat, mahal" },
		{ .no = 2, .type = NT_ISSUE_TYPE_REPORT, .text = "Laporan" },
	};
	struct nt_answer answer = { 1, NT_COVERAGE_PARTLY };
	struct nt_response response = { .no = 1, .answers = { &answer, 1 } };
	struct nt_record rec = {
		.uid = "018fb7a2-6c00-7000-8000-000000000001",
		.number = 7,
		.date = "2024-05",
		.title = " Rapat",
		.issues = { issues, 2 },
		.responses = { &response, 1 },
	};
	const struct nt_dress raw = { .raw = true };
	struct nt_columns columns;
	struct nt_buf out = { 0 };

	(void)state;
	nt_table_columns(NT_TABLE_ISSUES, &columns);
	nt_table_row(&out, &columns, &rec, &issues[0], &plain);
	nt_table_row(&out, &columns, &rec, &issues[1], &raw);
	assert_string_equal(
		nt_buf_str(&out),
		"018fb7a2-6c00-7000-8000-000000000001,,7,2024-05,\" Rapat\",1,"
		"need,,\"'=Alat, mahal\",,,,,,partly\n"
		"018fb7a2-6c00-7000-8000-000000000001,,7,2024-05,\" Rapat\",2,"
		"report,,Laporan,,,,,,\n");
	nt_buf_free(&out);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(headers_are_those_of_formats),
		cmocka_unit_test(tables_are_found_by_their_names),
		cmocka_unit_test(no_table_calls_two_columns_the_same),
		cmocka_unit_test(
			a_row_repeats_its_meeting_and_tells_the_coverage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
