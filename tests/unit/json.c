/* json.c - records as canonical JSON, out and in. */
#include "lib/testing.h"

#include <stdio.h>

#include "notula/record.h"

#define UID "018fb7a2-6c00-7000-8000-000000000001"

struct fixture {
	struct nt_arena arena;
	struct nt_err err;
	struct nt_buf out;
};

static int setup(void **state)
{
	static struct fixture f;

	*state = &f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	nt_arena_free(&f->arena);
	nt_buf_free(&f->out);
	return 0;
}

static enum nt_status read(struct fixture *f, const char *json,
			   struct nt_record *rec)
{
	enum nt_status st =
		nt_json_read(json, strlen(json), &f->arena, rec, &f->err);

	return st == NT_OK ? nt_validate(rec, &f->err) : st;
}

static void assert_same_bytes(struct fixture *f, const char *json)
{
	struct nt_record rec;

	assert_int_equal(read(f, json, &rec), NT_OK);
	nt_buf_reset(&f->out);
	nt_json_write(&f->out, &rec);
	assert_string_equal(nt_buf_str(&f->out), json);
}

static void the_reference_record_comes_back_byte_for_byte(void **state)
{
	struct fixture *f = *state;
	char line[8192];
	FILE *file = fopen("samples/reference.json", "r");

	assert_non_null(file);
	assert_non_null(fgets(line, sizeof(line), file));
	fclose(file);
	line[strcspn(line, "\n")] = '\0';
	assert_same_bytes(f, line);
}

static void every_kind_of_value_comes_back_byte_for_byte(void **state)
{
	assert_same_bytes(
		*state,
		"{\"uid\":\"" UID "\",\"date\":\"2024-05\",\"title\":"
		"\"a\\\"b\\\\c\\n\\u0001\\u001f\\t\",\"start\":\"09:30\","
		"\"same_as\":[\"" UID "\"],\"tags\":[\"a\",\"b\"],"
		"\"confidential\":true,\"to_verify\":[\"title\"],"
		"\"attachments\":[{\"kind\":\"letter\",\"sha256\":\"00ff\","
		"\"location\":\"x y\"}],\"source\":{\"kind\":\"news\","
		"\"date\":\"2024\"},\"created_at\":\"2024-06-12T09:00:00Z\","
		"\"issues\":[{\"no\":1,\"events\":[{\"date\":\"2024-07-15\","
		"\"type\":\"answered\",\"how\":\"partly\",\"text\":\"x\"}]}],"
		"\"responses\":[{\"no\":1,\"answers\":[{\"issue\":1,\"how\":"
		"\"fully\"}]}],\"follow_ups\":[{\"no\":1,\"chases\":[{\"date\""
		":\"2024-07\",\"type\":\"reminded\"}]}]}");
}

static void order_blanks_and_escapes_may_be_any(void **state)
{
	struct fixture *f = *state;
	struct nt_record rec;

	assert_int_equal(read(f,
			      " { \"title\" : \"\\u0041\\ud83d\\ude00\\r\\nb\","
			      "\"tags\":[\"z\",\"a\",\"z\"], \"notes\":null,"
			      "\"city\":\"  \", \"date\":\"2024\" } ",
			      &rec),
			 NT_OK);
	nt_json_write(&f->out, &rec);
	assert_string_equal(nt_buf_str(&f->out),
			    "{\"date\":\"2024\",\"title\":\"A\xF0\x9F\x98\x80"
			    "\\nb\",\"tags\":[\"a\",\"z\"]}");
}

static void what_is_malformed_is_refused_by_name(void **state)
{
	static const struct {
		const char *rest;
		const char *field;
		const char *words;
	} bad[] = {
		{ "\"uid\":\"x\"", "uid", "is not a UUID" },
		{ "\"colour\":1", "", "Unknown field \"colour\"" },
		{ "\"source_kind\":\"news\"", "", "Unknown field" },
		{ "\"number\":\"1\"", "number", "whole number" },
		{ "\"number\":1.0", "number", "whole number" },
		{ "\"number\":0", "number", "not a number from 1" },
		{ "\"number\":1000000000", "number", "not a number from 1" },
		{ "\"kind\":\"party\"", "kind", "one of: consultation" },
		{ "\"notes\":1", "notes", "text in quotes" },
		{ "\"notes\":\"a\",\"notes\":\"b\"", "", "duplicate" },
		{ "\"notes\":\"\\u0000\"", "", "not JSON" },
		{ "\"notes\":\"\\ud800\"", "", "not JSON" },
		{ "\"notes\":\"\xC3(\"", "", "not JSON" },
		{ "\"end_date\":\"2024-02-30\"", "end_date", "is not a day" },
		{ "\"end_date\":\"2023\"", "end_date", "before the first" },
		{ "\"tags\":[\"a b\"]", "tags", "holds a blank" },
		{ "\"tags\":\"a\"", "tags", "is not a list" },
		{ "\"to_verify\":[\"colour\"]", "to_verify", "Unknown field" },
		{ "\"issues\":[{\"no\":2}]", "issues 1 no", "without gaps" },
		{ "\"issues\":[{\"no\":1,\"raised_by\":1}]",
		  "issues 1 raised_by", "does not exist" },
		{ "\"responses\":[{\"no\":1,\"answers\":[{\"issue\":9}]}]",
		  "responses 1 answers 1 issue", "does not exist" },
		{ "\"follow_ups\":[{\"no\":1,\"response\":1}]",
		  "follow_ups 1 response", "does not exist" },
		{ "\"issues\":[{\"no\":1,\"continues\":\"x/1\"}]",
		  "issues 1 continues", "uid of a meeting" },
		{ "\"notes\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]"
		  "]]]]]]]]]]]]]]]]",
		  "", "levels deep" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < NT_COUNT(bad); i++) {
		char json[512];
		struct nt_record rec;

		snprintf(json, sizeof(json),
			 "{\"date\":\"2024-05-27\",\"title\":\"t\",%s}",
			 bad[i].rest);
		assert_int_equal(read(f, json, &rec), NT_EINVAL);
		assert_err(&f->err, bad[i].field, bad[i].words);
	}
}

static void a_meeting_needs_a_title_and_a_date(void **state)
{
	struct fixture *f = *state;
	struct nt_record rec;

	assert_int_equal(read(f, "{\"date\":\"2024\"}", &rec), NT_EINVAL);
	assert_err(&f->err, "title", "needs a title");
	assert_int_equal(read(f, "{\"title\":\"t\"}", &rec), NT_EINVAL);
	assert_err(&f->err, "date", "needs a title and a date");
}

/* A title of N bytes. */
static enum nt_status read_long(struct fixture *f, const char *key, size_t n)
{
	struct nt_buf json = { 0 };
	struct nt_record rec;
	enum nt_status st;

	nt_buf_printf(&json, "{\"date\":\"2024\",\"title\":\"t\",\"%s\":\"",
		      key);
	for (size_t i = 0; i < n; i++)
		nt_buf_putc(&json, 'x');
	nt_buf_puts(&json, "\"}");
	st = read(f, nt_buf_str(&json), &rec);
	nt_buf_free(&json);
	return st;
}

static void a_text_may_be_as_long_as_its_limit(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(read_long(f, "city", NT_LIMIT_LINE), NT_OK);
	assert_int_equal(read_long(f, "city", NT_LIMIT_LINE + 1), NT_EINVAL);
	assert_err(&f->err, "city", "4097 bytes, at most 4096");
	assert_int_equal(read_long(f, "notes", NT_LIMIT_TEXT), NT_OK);
	assert_int_equal(read_long(f, "notes", NT_LIMIT_TEXT + 1), NT_EINVAL);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	static const struct CMUnitTest tests[] = {
		TEST(the_reference_record_comes_back_byte_for_byte),
		TEST(every_kind_of_value_comes_back_byte_for_byte),
		TEST(order_blanks_and_escapes_may_be_any),
		TEST(what_is_malformed_is_refused_by_name),
		TEST(a_meeting_needs_a_title_and_a_date),
		TEST(a_text_may_be_as_long_as_its_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
