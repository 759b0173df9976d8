/* split.c - cells: what says nothing, text out of HTML, several values. */
#include "lib/testing.h"

#include "notula/split.h"

struct row {
	const char *cell;
	const char *want;
	unsigned split;
};

static const char *joined(struct nt_words words, struct nt_arena *arena)
{
	const char *out = "";

	for (size_t i = 0; i < words.n; i++)
		out = nt_arena_printf(arena, "%s%s[%s]", out, i > 0 ? " " : "",
				      words.v[i]);
	return out;
}

static void check_rows(const struct row *rows, size_t n)
{
	struct nt_arena arena = { 0 };
	int wrong = 0;

	for (size_t i = 0; i < n; i++) {
		const char *got = joined(nt_cell_split(rows[i].cell,
						       rows[i].split, &arena),
					 &arena);

		if (strcmp(got, rows[i].want) == 0)
			continue;
		print_error("\"%s\": %s, not %s\n", rows[i].cell, got,
			    rows[i].want);
		wrong++;
	}
	nt_arena_free(&arena);
	assert_int_equal(wrong, 0);
}

static void values_are_split_at_lines_semicolons_bars_and_br(void **state)
{
	static const struct row rows[] = {
		{ "a; b;c", "[a] [b] [c]", NT_SPLIT_USUAL },
		{ "a\nb\n\nc", "[a] [b] [c]", NT_SPLIT_USUAL },
		{ "a | b", "[a] [b]", NT_SPLIT_USUAL },
		{ "a<br>b<br/>c<BR />d", "[a] [b] [c] [d]", NT_SPLIT_USUAL },
		{ "a, b", "[a, b]", NT_SPLIT_USUAL },
		{ "a; b", "[a; b]", 0 },
		{ "a; b\nc", "[a; b] [c]", NT_SPLIT_LINE },
		{ "a (x; y); b", "[a (x; y)] [b]", NT_SPLIT_USUAL },
		{ "a (x; b", "[a (x] [b]", NT_SPLIT_USUAL },
		{ "a; -; b; NA", "[a] [b]", NT_SPLIT_USUAL },
		{ "", "", NT_SPLIT_USUAL },
		{ "-", "", NT_SPLIT_USUAL },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void commas_split_only_where_told_and_never_before_a_degree(void **state)
{
	enum { COMMA = NT_SPLIT_USUAL | NT_SPLIT_COMMA };
	static const struct row rows[] = {
		{ "Ani, Budi", "[Ani] [Budi]", COMMA },
		{ "Ani, S.Sos., M.Si, Budi, SH",
		  "[Ani, S.Sos., M.Si] [Budi, SH]", COMMA },
		{ "Dr. Ani, S. H., Budi", "[Dr. Ani, S. H.] [Budi]", COMMA },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void numbers_and_bullets_are_left_out(void **state)
{
	static const struct row rows[] = {
		{ "1. Ani\n2. Budi", "[Ani] [Budi]", NT_SPLIT_USUAL },
		{ "1) Ani\n2) Budi", "[Ani] [Budi]", NT_SPLIT_USUAL },
		{ "(1) Ani; (2) Budi", "[Ani] [Budi]", NT_SPLIT_USUAL },
		{ "1. Ani 2. Budi 3. Cici", "[Ani] [Budi] [Cici]",
		  NT_SPLIT_USUAL },
		{ "- Ani\n- Budi", "[Ani] [Budi]", NT_SPLIT_USUAL },
		{ "• Ani\n•Budi", "[Ani] [Budi]", NT_SPLIT_USUAL },
		{ "a. Ani\nb. Budi", "[Ani] [Budi]", NT_SPLIT_USUAL },
		{ "A. Yani\nB. Karno", "[A. Yani] [B. Karno]", NT_SPLIT_USUAL },
		{ "1.\n2. Budi", "[Budi]", NT_SPLIT_USUAL },
		{ "R. Soekarno", "[R. Soekarno]", NT_SPLIT_USUAL },
		{ "1.800 orang", "[1.800 orang]", NT_SPLIT_USUAL },
		{ "2024 target", "[2024 target]", NT_SPLIT_USUAL },
		{ "3.5 juta", "[3.5 juta]", NT_SPLIT_USUAL },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void tags_and_entities_become_text(void **state)
{
	static const struct {
		const char *cell, *want;
	} rows[] = {
		{ "a &amp; b", "a & b" },
		{ "caf&eacute; &#8217; &#x2019;", "café ’ ’" },
		{ "<p>Satu</p><p>Dua</p>", "Satu\nDua" },
		{ "<ul><li>Satu</li><li>Dua</li></ul>", "Satu\nDua" },
		{ "<b>Rapat</b> <a href=\"x\">staf</a>", "Rapat staf" },
		{ "AT&T", "AT&T" },
		{ "a < b > c", "a < b > c" },
		{ "<nama>", "<nama>" },
		{ "&#0;&#xD800;&bogus;", "&#0;&#xD800;&bogus;" },
		{ "&amp;amp;", "&amp;" },
		{ "a&nbsp;b", "a b" },
		{ "<!-- x -->a", "a" },
		{ "\xC2\xA0 a \xC2\xA0", "a" },
		{ "Tidak ada tag", "Tidak ada tag" },
	};
	struct nt_arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < NT_COUNT(rows); i++)
		assert_string_equal(nt_cell_plain(rows[i].cell, &arena),
				    rows[i].want);
	nt_arena_free(&arena);
}

static void a_word_for_nothing_is_unknown(void **state)
{
	static const char *const nothing[] = {
		"",    " \t",	"-", "NA",   "n/a",	  "N/A",       "TBD",
		"tba", "Nihil", "—", "null", "tidak ada", "TIDAK ADA", "?"
	};
	static const char *const something[] = {
		"0", "Ana", "no", "nada", "tidak ada anggaran", "N"
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(nothing); i++)
		if (!nt_cell_is_null(nothing[i]))
			fail_msg("\"%s\" says something", nothing[i]);
	for (size_t i = 0; i < NT_COUNT(something); i++)
		if (nt_cell_is_null(something[i]))
			fail_msg("\"%s\" says nothing", something[i]);
}

static void a_nil_return_says_that_there_was_no_meeting(void **state)
{
	(void)state;
	assert_true(nt_cell_is_nil("nil return"));
	assert_true(nt_cell_is_nil("Nil Return."));
	assert_true(nt_cell_is_nil("No meetings held"));
	assert_true(nt_cell_is_nil("NIHIL"));
	assert_true(nt_cell_is_nil("Tidak ada kegiatan"));
	assert_false(nt_cell_is_nil("Nilai"));
	assert_false(nt_cell_is_nil(""));
	assert_false(nt_cell_is_nil("2024-05-27"));
}

static void the_signs_of_an_option_are_read(void **state)
{
	unsigned split;

	(void)state;
	assert_true(nt_split_read(",", &split));
	assert_int_equal(split, NT_SPLIT_LINE | NT_SPLIT_COMMA);
	assert_true(nt_split_read(";|", &split));
	assert_int_equal(split, NT_SPLIT_USUAL);
	assert_true(nt_split_read("", &split));
	assert_int_equal(split, 0);
	assert_false(nt_split_read("x", &split));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			values_are_split_at_lines_semicolons_bars_and_br),
		cmocka_unit_test(
			commas_split_only_where_told_and_never_before_a_degree),
		cmocka_unit_test(numbers_and_bullets_are_left_out),
		cmocka_unit_test(tags_and_entities_become_text),
		cmocka_unit_test(a_word_for_nothing_is_unknown),
		cmocka_unit_test(a_nil_return_says_that_there_was_no_meeting),
		cmocka_unit_test(the_signs_of_an_option_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
