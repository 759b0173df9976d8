/* capture.c - the grammar of the capture line. */
#include "lib/testing.h"

#include "notula/buf.h"
#include "notula/capture.h"
#include "notula/day.h"

/* Wednesday, 12 June 2024. */
static int64_t today(void)
{
	return nt_day_number(2024, 6, 12);
}

static const struct {
	const char *line;
	const char *wanted; /* "DATE|TITLE" and "|SIGN TEXT" for each part */
} lines[] = {
	{ "Rapat", "|Rapat" },
	{ "27/5 Rapat staf", "27/5|Rapat staf" },
	{ "27 mei 2024 Rapat", "27 mei 2024|Rapat" },
	{ "selasa (28/05) Rapat", "selasa (28/05)|Rapat" },
	{ "27-29 Mei 2024 Bimtek", "27-29 Mei 2024|Bimtek" },
	{ "t Rapat", "t|Rapat" },
	{ "Rapat 27/5", "|Rapat 27/5" },
	{ "31/04 Rapat", "|31/04 Rapat" },
	{ "27/5 Rapat @ Aula", "27/5|Rapat|@ Aula" },
	{ "Rapat # a # b", "|Rapat|# a|# b" },
	{ "Rapat # a = b =- c", "|Rapat|# a|= b|=- c" },
	{ "Rapat ! a > b ^ c ! d ^ e > f", "|Rapat|! a|> b|^ c|! d|^ e|> f" },
	{ "Rapat #3 dan +62 >50 @humas", "|Rapat #3 dan +62 >50 @humas" },
	{ "Rapat # uang ## muka ++ 3 == 4", "|Rapat|# uang # muka + 3 = 4" },
	{ "Rapat ## 5", "|Rapat # 5" },
	{ "Rapat ###", "|Rapat ###" },
	{ "Rapat #", "|Rapat #" },
	{ "# Rapat", "|# Rapat" },
	{ "  Rapat   staf  @   Aula  1  ", "|Rapat   staf|@ Aula  1" },
	{ "Rapat\n# a\t# b\r\n", "|Rapat|# a|# b" },
	{ "Rapat + ron", "|Rapat|+ ron (ron,,)" },
	{ "Rapat + ron / Staf / KPU", "|Rapat|+ ron / Staf / KPU "
				      "(ron,Staf,KPU)" },
	{ "Rapat + / / KPU", "|Rapat|+ / / KPU (,,KPU)" },
	{ "Rapat + / Staf", "|Rapat|+ / Staf (,Staf,)" },
	{ "Rapat + (12) / Staf /", "|Rapat|+ (12) / Staf / ((12),Staf,)" },
	{ "Rapat + a/b / c", "|Rapat|+ a/b / c (a/b,c,)" },
};

static void put(struct nt_buf *out, const struct nt_capture *line)
{
	nt_buf_printf(out, "%s|%s", line->date, line->title);
	for (size_t i = 0; i < line->n; i++) {
		const struct nt_capture_part *part = &line->v[i];

		nt_buf_printf(out, "|%s %s", nt_capture_sign(part->kind),
			      part->text);
		if (part->kind == NT_CAPTURE_PARTICIPANT)
			nt_buf_printf(out, " (%s,%s,%s)", part->who[0],
				      part->who[1], part->who[2]);
	}
}

static void a_line_is_taken_apart_by_its_signs(void **state)
{
	(void)state;
	for (size_t i = 0; i < NT_COUNT(lines); i++) {
		struct nt_arena arena = { 0 };
		struct nt_capture line;
		struct nt_buf got = { 0 };
		struct nt_err err;

		if (nt_capture_read(lines[i].line, today(), &arena, &line,
				    &err) != NT_OK)
			fail_msg("%s: %s", lines[i].line, err.msg);
		put(&got, &line);
		assert_string_equal(nt_buf_str(&got), lines[i].wanted);
		nt_buf_free(&got);
		nt_arena_free(&arena);
	}
}

static const struct {
	const char *line;
	const char *message;
} wrong[] = {
	{ "", "none" },
	{ "27/5", "none" },
	{ " # a", "none" },
	{ "31/04/2024 Rapat", "April has 30 days" },
	{ "Rapat @ a @ b", "\"@ b\": there is a venue already" },
	{ "Rapat = a", "\"= a\": no issue stands before it" },
	{ "Rapat > a", "\"> a\": no follow-up stands before it" },
	{ "Rapat # x ^ 1/7", "\"^ 1/7\": no follow-up stands before it" },
	{ "Rapat ! a > b > c", "\"> c\": the follow-up has an owner" },
	{ "Rapat ! a ^ b ^ c", "\"^ c\": the follow-up has a due date" },
	{ "Rapat # # b", "\"#\": no text stands behind it" },
	{ "Rapat # ", "\"#\": no text stands behind it" },
	{ "Rapat + a / b / c / d", "\"+ a / b / c / d\": more than NAME" },
};

static void an_error_names_the_sign_and_its_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < NT_COUNT(wrong); i++) {
		struct nt_arena arena = { 0 };
		struct nt_capture line;
		struct nt_err err = { 0 };

		assert_int_equal(nt_capture_read(wrong[i].line, today(), &arena,
						 &line, &err),
				 NT_EUSAGE);
		if (strstr(err.msg, wrong[i].message) == NULL)
			fail_msg("%s: \"%s\"", wrong[i].line, err.msg);
		nt_arena_free(&arena);
	}
}

static void what_stands_before_the_trouble_is_kept(void **state)
{
	struct nt_arena arena = { 0 };
	struct nt_capture line;
	struct nt_buf got = { 0 };

	(void)state;
	assert_int_equal(nt_capture_read("t Rapat # a ! ", today(), &arena,
					 &line, NULL),
			 NT_EUSAGE);
	put(&got, &line);
	assert_string_equal(nt_buf_str(&got), "t|Rapat|# a");
	nt_buf_free(&got);
	nt_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_taken_apart_by_its_signs),
		cmocka_unit_test(an_error_names_the_sign_and_its_text),
		cmocka_unit_test(what_stands_before_the_trouble_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
