/* query.c - the FILTER language: what is typed becomes these terms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "notula/buf.h"
#include "notula/compiler.h"
#include "notula/day.h"
#include "notula/query.h"
#include "notula/utf8.h"

static const char *const names[NT_QUERY_KEYS] = {
	"word", "org",	"person", "venue", "owner", "category",
	"tag",	"kind", "from",	  "to",	   "month", "is",
};

/* A query as one readable line: "-org=bawaslu word=rapat* word='two words'". */
static void write_terms(struct nt_buf *out, const struct nt_query *q)
{
	for (size_t i = 0; i < q->n; i++) {
		const struct nt_term *t = &q->v[i];

		nt_buf_printf(out, "%s%s%s=%s%s%s%s", i > 0 ? " " : "",
			      t->not ? "-" : "", names[t->key],
			      t->quoted ? "'" : "", t->value,
			      t->quoted ? "'" : "", t->prefix ? "*" : "");
	}
}

struct rule {
	const char *sentence;
	const char *typed;
	const char *terms; /* "WRONG field" for wrong use */
};

static int64_t today(void)
{
	return nt_day_number(2024, 6, 12);
}

static void hold(const struct rule *rule, bool typing)
{
	struct nt_arena arena = { 0 };
	struct nt_buf out = { 0 };
	struct nt_err err = { 0 };
	struct nt_query q;
	bool waiting;
	enum nt_status st = nt_query_read(rule->typed, today(), typing, &arena,
					  &q, &waiting, &err);

	if (st != NT_OK)
		nt_buf_printf(&out, "WRONG %s", err.field);
	else
		write_terms(&out, &q);
	if (waiting)
		nt_buf_puts(&out, " ...");
	if (strcmp(nt_buf_str(&out), rule->terms) != 0)
		fail_msg("%s: %s gives %s, not %s", rule->sentence, rule->typed,
			 nt_buf_str(&out), rule->terms);
	assert_int_equal(st, st == NT_OK ? NT_OK : NT_EUSAGE);
	assert_int_equal(q.today, today());
	nt_buf_free(&out);
	nt_arena_free(&arena);
}

static void every_rule_of_the_language_holds(void **state)
{
	static const struct rule rules[] = {
		{ "nothing asks for nothing", "  ", "" },
		{ "blanks separate terms", " a  b\tc ",
		  "word=a word=b word=c" },
		{ "quotes keep words together", "\"two words\" x",
		  "word='two words' word=x" },
		{ "a quote may stay open", "\"two words", "word='two words'" },
		{ "a dash says not", "-a -\"b c\" -org:d",
		  "-word=a -word='b c' -org=d" },
		{ "a dash alone says nothing", "a - b", "word=a word=b" },
		{ "a dash inside a word is part of it", "a-b", "word=a-b" },
		{ "a star asks for a beginning", "ang* \"a b\"* -x*",
		  "word=ang* word='a b'* -word=x*" },
		{ "a star alone says nothing", "*", "" },
		{ "a star within a word is part of it", "a*b", "word=a*b" },
		{ "signs without a letter say nothing", "!!! -- ()", "" },
		{ "an unknown key is a word", "10:30 foo:bar http://x.id",
		  "word=10:30 word=foo:bar word=http://x.id" },
		{ "a key may have a value in quotes", "org:\"bawaslu ri\" x",
		  "org='bawaslu ri' word=x" },
		{ "keys are read in any case", "ORG:ri Kind:VISIT",
		  "org=ri kind=visit" },
		{ "keys have Indonesian names",
		  "instansi:a orang:b tempat:c pj:d kategori:e kunci:f "
		  "jenis:lainnya dari:2024 sampai:2024 bulan:2024 "
		  "status:terbuka",
		  "org=a person=b venue=c owner=d category=e tag=f "
		  "kind=other from=2024-01-01 to=2024-12-31 month=2024 "
		  "is=open" },
		{ "a key without a value is wrong", "org:", "WRONG org" },
		{ "a name needs a letter", "venue:--", "WRONG venue" },
		{ "a kind is understood in Indonesian",
		  "kind:konsultasi kind:\"Rapat Pleno\" kind:bimtek",
		  "kind=consultation kind=plenary kind=training" },
		{ "a kind is named by the beginnings of its words",
		  "-kind:kons", "-kind=consultation" },
		{ "a beginning of several kinds means either", "kind:rapat",
		  "kind=coordination kind=plenary kind=evaluation "
		  "kind=internal" },
		{ "a kind that is none is wrong", "kind:nonsense",
		  "WRONG kind" },
		{ "is: has its words in both languages",
		  "is:overdue is:lewat is:UNANSWERED is:belum-dijawab "
		  "is:doubtful is:working is:final is:amended "
		  "is:confidential is:sampah",
		  "is=overdue is=overdue is=unanswered is=unanswered "
		  "is=doubtful is=working is=final is=amended "
		  "is=confidential is=trash" },
		{ "is: has no other words", "is:draft", "WRONG is" },
		{ "from: is a first day, to: a last one",
		  "from:2024-02 to:2024-02", "from=2024-02-01 to=2024-02-29" },
		{ "month: of a day is its month", "month:2024-05-27",
		  "month=2024-05" },
		{ "a day that is none is wrong", "to:2024-02-30", "WRONG to" },
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(rules); i++)
		hold(&rules[i], false);
}

static void while_typing_what_is_half_typed_waits(void **state)
{
	static const struct rule rules[] = {
		{ "the last word counts as a beginning", "rapat angg",
		  "word=rapat word=angg*" },
		{ "also before a blank", "angg ", "word=angg*" },
		{ "fewer than three letters wait", "rapat an",
		  "word=rapat ..." },
		{ "a blank ends a short word", "ri ", "word=ri" },
		{ "a star needs no three letters", "r*", "word=r*" },
		{ "an open phrase is a beginning", "\"lantai 5 k",
		  "word='lantai 5 k'*" },
		{ "a closed phrase is whole", "\"lantai 5\"",
		  "word='lantai 5'" },
		{ "what is left out is left out whole", "-rapat",
		  "-word=rapat" },
		{ "a key without its value waits",
		  "rapat org:", "word=rapat ..." },
		{ "a value that nobody can read waits", "is:ope rapat",
		  "word=rapat* ..." },
		{ "a date that is not whole waits", "from:2024-0", " ..." },
		{ "a name is a beginning anyway", "org:bawas", "org=bawas" },
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(rules); i++)
		hold(&rules[i], true);
}

static void a_wrong_value_is_named(void **state)
{
	struct nt_arena arena = { 0 };
	struct nt_err err = { 0 };
	struct nt_query q;

	(void)state;
	assert_int_equal(nt_query_read("kind:xyz", today(), false, &arena, &q,
				       NULL, &err),
			 NT_EUSAGE);
	assert_non_null(strstr(err.msg, "\"xyz\""));
	assert_non_null(strstr(err.msg, "consultation, coordination"));
	nt_arena_free(&arena);
}

static void any_bytes_are_a_query_of_valid_text(void **state)
{
	static const char *const hostile[] = {
		"\xff\xfe\"",
		"\"\"\"\"",
		"org:\"",
		"\xc3",
		"-\"",
		"a\x01\x02\x1f",
		"NEAR(a b) AND OR *",
		"{a}:b ^c",
		"\"-org:*\"*",
		"' OR 1=1 --",
		"%s%n",
		"\xed\xa0\x80",
		"a\nb\rc",
		":::",
		"org::x",
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(hostile); i++) {
		struct nt_arena arena = { 0 };
		struct nt_query q;

		assert_int_equal(nt_query_read(hostile[i], today(), true,
					       &arena, &q, NULL, NULL),
				 NT_OK);
		for (size_t t = 0; t < q.n; t++) {
			size_t n = strlen(q.v[t].value);

			assert_int_equal(nt_utf8_bad(q.v[t].value, n), n);
			assert_null(strpbrk(q.v[t].value, "\n\r\x01\x1f"));
		}
		nt_arena_free(&arena);
	}
}

static void a_text_longer_than_a_line_is_no_filter(void **state)
{
	struct nt_arena arena = { 0 };
	struct nt_buf text = { 0 };
	struct nt_query q;
	bool waiting;

	(void)state;
	while (text.n < 100000)
		nt_buf_puts(&text, "kata\xc3\xa9 ");
	assert_int_equal(nt_query_read(text.s, today(), false, &arena, &q, NULL,
				       NULL),
			 NT_EUSAGE);
	assert_int_equal(nt_query_read(text.s, today(), true, &arena, &q,
				       &waiting, NULL),
			 NT_OK);
	assert_true(waiting);
	assert_in_range(q.n, 500, 700);
	nt_buf_free(&text);
	nt_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_rule_of_the_language_holds),
		cmocka_unit_test(while_typing_what_is_half_typed_waits),
		cmocka_unit_test(a_wrong_value_is_named),
		cmocka_unit_test(any_bytes_are_a_query_of_valid_text),
		cmocka_unit_test(a_text_longer_than_a_line_is_no_filter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
