/* sentence.c - words and sentences of notes, and what of them was used. */
#include "lib/testing.h"

#include "notula/arena.h"
#include "notula/compiler.h"
#include "tui/sentence.h"

/* The sentences of S, "|" between them. */
static const char *sentences(const char *s, struct nt_arena *arena)
{
	const char *out = "";
	size_t at = tui_is_gap(s[0]) ? tui_word_next(s, 0) : 0;

	while (s[at] != '\0') {
		struct tui_stretch one = tui_sentence(s, at);

		assert_int_equal(one.from, at);
		out = nt_arena_printf(arena, "%s%s%.*s", out, out[0] ? "|" : "",
				      (int)(one.to - one.from), s + one.from);
		at = tui_word_next(s, one.to);
	}
	return out;
}

static void sentences_end_where_a_reader_ends_them(void **state)
{
	static const char *const cases[][2] = {
		{ "", "" },
		{ " \n ", "" },
		{ "Satu", "Satu" },
		{ "Anggaran minim. Staf kurang!  Apa lagi?",
		  "Anggaran minim.|Staf kurang!|Apa lagi?" },
		{ "Ronald M. Manoach di Jl. Thamrin",
		  "Ronald M. Manoach di Jl. Thamrin" },
		{ "\nSatu dua\n\n- tiga\r\nempat", "Satu dua|- tiga|empat" },
		{ "Ada dua. Di Kab. Agam, lt. 5 itu. Di RI. Itu",
		  "Ada dua.|Di Kab. Agam, lt. 5 itu.|Di RI.|Itu" },
		{ "1. Satu. 12. Dua hal. Tahun 2024. Tiga",
		  "1. Satu.|12. Dua hal.|Tahun 2024.|Tiga" },
		{ "1.800 ASN PPPK. Juga lain", "1.800 ASN PPPK.|Juga lain" },
		{ "\xc3\xa9t\xc3\xa9. Oui", "\xc3\xa9t\xc3\xa9.|Oui" },
	};
	struct nt_arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < NT_COUNT(cases); i++)
		assert_string_equal(sentences(cases[i][0], &arena),
				    cases[i][1]);
	nt_arena_free(&arena);
}

static void every_word_of_a_sentence_leads_to_it(void **state)
{
	static const char s[] = "Satu. Dua tiga empat.\nLima.";

	(void)state;
	for (size_t at = 6; at <= 15; at = tui_word_next(s, at)) {
		assert_int_equal(tui_sentence(s, at).from, 6);
		assert_int_equal(tui_sentence(s, at).to, 21);
	}
	assert_int_equal(tui_word_before(s, 22), 15);
	assert_int_equal(tui_word_before(s, 0), 0);
}

static size_t lit_after(const char *s, const char *written)
{
	struct nt_arena arena = { 0 };
	bool *covered = nt_arena_alloc(&arena, strlen(s) + 1);
	size_t n;

	tui_cover(s, covered, written);
	n = tui_count_lit(s, covered);
	nt_arena_free(&arena);
	return n;
}

static void what_was_used_as_a_whole_is_not_lit(void **state)
{
	static const char s[] = "Satu dua. Tiga empat.\nLima enam.";

	(void)state;
	assert_int_equal(lit_after(s, ""), 3);
	assert_int_equal(lit_after(s, "Tiga empat."), 2);
	assert_int_equal(lit_after(s, "Tiga"), 3);
	assert_int_equal(lit_after(s, "Tiga empat.\nLima enam."), 1);
	assert_int_equal(lit_after(s, "Lima enam.\nSatu dua."), 1);
	assert_int_equal(lit_after("a b", "a"), 1);
	assert_int_equal(lit_after("sama. sama.", "sama."), 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences_end_where_a_reader_ends_them),
		cmocka_unit_test(every_word_of_a_sentence_leads_to_it),
		cmocka_unit_test(what_was_used_as_a_whole_is_not_lit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
