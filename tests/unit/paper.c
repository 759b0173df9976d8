/* paper.c - a document as text: lines, tables, bars, signatures. */
#include "lib/testing.h"

#include <locale.h>

#include "notula/paper.h"

struct fixture {
	struct nt_arena arena;
	struct nt_paper paper;
	struct nt_buf out;
};

static int setup(void **state)
{
	static struct fixture f;

	setlocale(LC_CTYPE, "C.UTF-8");
	f = (struct fixture) { 0 };
	nt_paper_begin(&f.paper, &f.arena, "A paper");
	*state = &f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	nt_buf_free(&f->out);
	nt_arena_free(&f->arena);
	return 0;
}

static const char *as_text(struct fixture *f)
{
	nt_buf_reset(&f->out);
	nt_paper_write_text(&f->out, &f->paper);
	return nt_buf_str(&f->out);
}

static void a_text_is_broken_between_words_under_its_label(void **state)
{
	struct fixture *f = *state;

	nt_paper_pair(&f->paper, "Sidang/Rapat",
		      "Konsultasi kehumasan Bawaslu kabupaten/kota "
		      "se-Sumatera Barat ke Bawaslu RI");
	f->paper.indent = 2;
	nt_paper_pair(&f->paper, "Ketua", NT_BLANK);
	nt_paper_item(&f->paper, "1.", "satu\ndua");
	assert_string_equal(
		as_text(f),
		"Sidang/Rapat          : Konsultasi kehumasan Bawaslu "
		"kabupaten/kota se-Sumatera\n"
		"                        Barat ke Bawaslu RI\n"
		"  Ketua               : ……\n"
		"  1. satu\n"
		"     dua\n");
}

static void a_word_longer_than_its_line_is_cut_at_a_character(void **state)
{
	static const struct nt_paper_column columns[] = {
		{ "é", 4, false },
		{ "Rest", 0, false },
	};
	struct fixture *f = *state;
	struct nt_paper_table *table;

	f->paper.indent = 60;
	table = nt_paper_table(&f->paper, columns, 2, false);
	nt_paper_row(&f->paper, table, (const char *[]) { "ééééé", "a" });
	assert_string_equal(
		as_text(f),
		"                                                            "
		"+======+===========+\n"
		"                                                            "
		"| é    | Rest      |\n"
		"                                                            "
		"+======+===========+\n"
		"                                                            "
		"| éééé | a         |\n"
		"                                                            "
		"| é    |           |\n"
		"                                                            "
		"+------+-----------+\n");
}

static void wide_and_combining_characters_keep_the_box_straight(void **state)
{
	static const struct nt_paper_column columns[] = { { "A", 5, false },
							  { "B", 3, true } };
	struct fixture *f = *state;
	struct nt_paper_table *table =
		nt_paper_table(&f->paper, columns, 2, true);

	nt_paper_row(&f->paper, table, (const char *[]) { "会議の記録", "1" });
	nt_paper_row(&f->paper, table, (const char *[]) { "e\xCC\x81", NULL });
	assert_string_equal(as_text(f), "+=======+=====+\n"
					"| A     |   B |\n"
					"+=======+=====+\n"
					"| 会議  |   1 |\n"
					"| の記  |     |\n"
					"| 録    |     |\n"
					"+-------+-----+\n"
					"| e\xCC\x81     |     |\n"
					"+-------+-----+\n");
}

static void a_double_word_breaks_at_its_hyphen_and_se_does_not(void **state)
{
	static const struct nt_paper_column columns[] = { { "A", 17, false } };
	struct fixture *f = *state;
	struct nt_paper_table *table =
		nt_paper_table(&f->paper, columns, 1, false);

	nt_paper_row(&f->paper, table,
		     (const char *[]) { "Jumlah: sekurang-kurangnya 2" });
	nt_paper_row(&f->paper, table,
		     (const char *[]) { "kabupaten abc se-Sumatera" });
	nt_paper_row(&f->paper, table,
		     (const char *[]) { "nomor 12/HM.00/KAT-07/2024" });
	assert_string_equal(as_text(f), "+===================+\n"
					"| A                 |\n"
					"+===================+\n"
					"| Jumlah: sekurang- |\n"
					"| kurangnya 2       |\n"
					"| kabupaten abc     |\n"
					"| se-Sumatera       |\n"
					"| nomor             |\n"
					"| 12/HM.00/KAT-07/2 |\n"
					"| 024               |\n"
					"+-------------------+\n");
}

static void what_could_harm_a_terminal_is_written_out(void **state)
{
	struct fixture *f = *state;

	nt_paper_text(&f->paper, "a\x1B[2Jb\xE2\x80\xAE"
				 "c\xFF\td\n");
	assert_string_equal(as_text(f), "a\\x1B[2Jb<U+202E>c\xEF\xBF\xBD d\n");
}

static void
the_longest_bar_takes_all_the_room_and_none_takes_nothing(void **state)
{
	struct fixture *f = *state;
	struct nt_paper_bars *bars = nt_paper_bars(&f->paper);

	nt_paper_bar(&f->paper, bars, "Anggaran", 8, "8");
	nt_paper_bar(&f->paper, bars, "Media", 1, "1");
	nt_paper_bar(&f->paper, bars, "SDM", 0, "0");
	assert_string_equal(as_text(f),
			    "Anggaran  8  ██████████████████████████████\n"
			    "Media     1  ███▊\n"
			    "SDM       0\n");
}

static void signatures_stand_beside_each_other_over_blanks(void **state)
{
	static const struct nt_paper_signatory left = { .as = "Notulis," };
	static const struct nt_paper_signatory right = {
		.as = "Ketua,",
		.name = "Rina Oktavia, S.Sos., M.Si",
		.lines = { "NIP. 1" },
	};
	static const struct nt_paper_sign sign = { "……, …… 2024", &left,
						   &right };
	struct fixture *f = *state;

	nt_paper_sign(&f->paper, &sign);
	f->paper.foot = "DRAF";
	assert_string_equal(
		as_text(f),
		"                                            ……, …… 2024\n"
		"Notulis,                                    Ketua,\n"
		"\n"
		"\n"
		"……………………………                                 "
		"Rina Oktavia, S.Sos., M.Si\n"
		"                                            NIP. 1\n"
		"----------------------------------------"
		"----------------------------------------\n"
		"DRAF · page 1 of 1\n");
}

static void a_turned_page_is_wider(void **state)
{
	struct fixture *f = *state;

	nt_paper_letterhead(&f->paper, "KANTOR", NULL);
	nt_paper_turn(&f->paper, true);
	nt_paper_gap(&f->paper);
	nt_paper_letterhead(&f->paper, "KANTOR", NULL);
	assert_string_equal(
		as_text(f),
		"                                     KANTOR\n"
		"========================================"
		"========================================\n"
		"\n"
		"                                                        "
		"KANTOR\n"
		"============================================================"
		"==========================================================\n");
}

static const char hostile[] = "<script>&\"'\x1B\xE2\x80\xAE|*_`\n# x";

static void html_escapes_what_a_record_holds(void **state)
{
	static const struct nt_paper_column columns[] = { { "<b>", 0, true } };
	struct fixture *f = *state;
	struct nt_paper_table *table;
	const char *html;

	f->paper.foot = "\"</style><b>";
	nt_paper_pair(&f->paper, hostile, hostile);
	table = nt_paper_table(&f->paper, columns, 1, false);
	nt_paper_row(&f->paper, table, (const char *[]) { hostile });
	nt_buf_reset(&f->out);
	nt_paper_write_html(&f->out, &f->paper, "b { } </style><script>");
	html = nt_buf_str(&f->out);
	assert_null(strstr(html, "<script>&"));
	assert_null(strstr(html, "<b>"));
	assert_null(strchr(html, '\x1B'));
	assert_null(strstr(html, "\xE2\x80\xAE"));
	assert_non_null(strstr(html, "b { } \\3c /style>"));
	assert_ptr_equal(strstr(html, "</style>"),
			 strstr(html, "</style>\n</head>"));
	assert_non_null(strstr(html, "content: \"\\22 \\3c /style\\3e \\3c b"
				     "\\3e \""));
	assert_non_null(strstr(html, "<td class=\"right\">&lt;script&gt;&amp;"
				     "&quot;&#39;\\x1B&lt;U+202E&gt;|*_`<br># x"
				     "</td>"));
}

static void html_repeats_headings_and_keeps_the_shares_of_columns(void **state)
{
	static const struct nt_paper_column columns[] = { { "A", 17, false },
							  { "B", 0, true } };
	struct fixture *f = *state;

	nt_paper_turn(&f->paper, true);
	nt_paper_table(&f->paper, columns, 2, true);
	nt_buf_reset(&f->out);
	nt_paper_write_html(&f->out, &f->paper, NULL);
	assert_non_null(
		strstr(nt_buf_str(&f->out),
		       "<div class=\"page turned\">\n"
		       "<div><table class=\"grid\" border=\"1\" "
		       "cellspacing=\"0\" cellpadding=\"3\" "
		       "width=\"100%\">\n"
		       "<colgroup><col width=\"16%\">"
		       "<col width=\"83%\"></colgroup>\n"
		       "<thead><tr><th>A</th><th>B</th></tr></thead>\n"));
}

static void html_has_head_foot_and_number_on_its_pages(void **state)
{
	struct fixture *f = *state;
	const char *html;

	f->paper.running = "Office · Paper";
	f->paper.foot = "DRAFT · record 1";
	nt_buf_reset(&f->out);
	nt_paper_write_html(&f->out, &f->paper, NULL);
	html = nt_buf_str(&f->out);
	assert_non_null(strstr(html, "@page { size: A4;"));
	assert_non_null(strstr(html, "@page turned { size: A4 landscape }"));
	assert_non_null(strstr(html, "content: \"Office · Paper\""));
	assert_non_null(strstr(html, "content: \"DRAFT · record 1\""));
	assert_non_null(strstr(html, "content: \"page \" counter(page) "
				     "\" of \" counter(pages) \"\""));
	assert_non_null(strstr(html, "<p class=\"foot\">DRAFT · record 1</p>"));
}

static void markdown_escapes_what_would_be_marks(void **state)
{
	static const struct nt_paper_column columns[] = { { "A", 0, true } };
	struct fixture *f = *state;
	struct nt_paper_table *table;

	nt_paper_text(&f->paper, "1. x");
	nt_paper_item(&f->paper, "1.", hostile);
	table = nt_paper_table(&f->paper, columns, 1, false);
	nt_paper_row(&f->paper, table, (const char *[]) { hostile });
	nt_buf_reset(&f->out);
	nt_paper_write_markdown(&f->out, &f->paper);
	assert_string_equal(
		nt_buf_str(&f->out),
		"1\\. x\n\n"
		"- 1. &lt;script\\>&amp;\"'\\\\x1B&lt;U+202E\\>\\|\\*\\_\\`  \n"
		"  \\# x\n\n"
		"| A |\n|---:|\n"
		"| &lt;script\\>&amp;\"'\\\\x1B&lt;U+202E\\>\\|\\*\\_\\`<br>"
		"\\# x |\n");
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_text_is_broken_between_words_under_its_label),
		T(a_word_longer_than_its_line_is_cut_at_a_character),
		T(wide_and_combining_characters_keep_the_box_straight),
		T(a_double_word_breaks_at_its_hyphen_and_se_does_not),
		T(what_could_harm_a_terminal_is_written_out),
		T(the_longest_bar_takes_all_the_room_and_none_takes_nothing),
		T(signatures_stand_beside_each_other_over_blanks),
		T(a_turned_page_is_wider),
		T(html_escapes_what_a_record_holds),
		T(html_repeats_headings_and_keeps_the_shares_of_columns),
		T(html_has_head_foot_and_number_on_its_pages),
		T(markdown_escapes_what_would_be_marks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
