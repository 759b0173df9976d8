/* grid.c - foreign files as they are met, one for each sentence on reading
 * them, in tests/data/csv. */
#include "lib/foreign.h"
#include "lib/testing.h"

#include <stdio.h>
#include <stdlib.h>

#include "notula/alloc.h"
#include "notula/shape.h"

static void utf_8_with_a_mark_is_read(void **state)
{
	(void)state;
	foreign_reads("utf-8-with-a-mark",
		      "UTF-8 with a mark LF , header 1\n"
		      "Tanggal|Judul|Tempat\n"
		      "2: 2024-05-06|Rapat “bulanan”|Aula\n"
		      "3: 2024-05-07|Évaluasi café|Kantor\n");
}

static void utf_8_without_a_mark_is_read(void **state)
{
	(void)state;
	foreign_reads("utf-8-without-a-mark",
		      "UTF-8 LF , header 1\n"
		      "Tanggal|Judul|Tempat\n"
		      "2: 2024-05-06|Rapat “bulanan”|Aula\n"
		      "3: 2024-05-07|Évaluasi café|Kantor\n");
}

static void utf_16_little_end_first_is_read(void **state)
{
	(void)state;
	foreign_reads("utf-16-little-end-with-a-mark",
		      "UTF-16LE with a mark LF , header 1\n"
		      "Tanggal|Judul|Tempat\n"
		      "2: 2024-05-06|Rapat “bulanan”|Aula\n"
		      "3: 2024-05-07|Évaluasi café|Kantor\n");
}

static void utf_16_big_end_first_is_read(void **state)
{
	(void)state;
	foreign_reads("utf-16-big-end-with-a-mark",
		      "UTF-16BE with a mark LF , header 1\n"
		      "Tanggal|Judul|Tempat\n"
		      "2: 2024-05-06|Rapat “bulanan”|Aula\n"
		      "3: 2024-05-07|Évaluasi café|Kantor\n");
}

static void utf_16_without_a_mark_is_told_by_its_nuls(void **state)
{
	(void)state;
	foreign_reads("utf-16-little-end-by-evidence",
		      "UTF-16LE LF , header 1\n"
		      "Tanggal|Judul|Tempat\n"
		      "2: 2024-05-06|Rapat “bulanan”|Aula\n"
		      "3: 2024-05-07|Évaluasi café|Kantor\n");
}

static void utf_16_big_end_first_without_a_mark_too(void **state)
{
	(void)state;
	foreign_reads("utf-16-big-end-by-evidence",
		      "UTF-16BE LF , header 1\n"
		      "Tanggal|Judul|Tempat\n"
		      "2: 2024-05-06|Rapat “bulanan”|Aula\n"
		      "3: 2024-05-07|Évaluasi café|Kantor\n");
}

static void what_is_not_utf_8_is_windows_1252(void **state)
{
	(void)state;
	foreign_reads("windows-1252-by-evidence",
		      "windows-1252 LF , header 1\n"
		      "Tanggal|Judul|Tempat\n"
		      "2: 2024-05-06|Rapat “bulanan”|Aula\n"
		      "3: 2024-05-07|Évaluasi café|Kantor\n");
}

static void latin_1_is_read_as_windows_1252(void **state)
{
	(void)state;
	foreign_reads("latin-1-by-evidence",
		      "windows-1252 LF , header 1\n"
		      "Tanggal|Judul|Tempat\n"
		      "2: 2024-05-06|Rapat \"bulanan\"|Aula\n"
		      "3: 2024-05-07|Évaluasi café|Kantor\n");
}

static void
a_byte_that_windows_1252_does_not_have_is_told_with_its_line(void **state)
{
	(void)state;
	foreign_reads("a-byte-that-windows-1252-does-not-have",
		      "windows-1252 LF , header 1\n"
		      "Tanggal|Judul\n"
		      "2: 2024-05-06|Rapat “bulanan”\n"
		      "3: 2024-05-07|Rapat \302\201 staf ! the byte 0x81 means "
		      "nothing in windows-1252\n"
		      "4: 2024-05-08|Café\n");
}

static void a_stray_byte_makes_no_other_encoding(void **state)
{
	(void)state;
	foreign_reads("a-stray-byte-in-utf-8",
		      "UTF-8 LF , header 1\n"
		      "Tanggal|Judul\n"
		      "2: 2024-05-06|Café\n"
		      "3: 2024-05-07|Évaluasi\n"
		      "4: 2024-05-08|Rapat “bulanan ! the byte 0x93 means "
		      "nothing in UTF-8\n");
}

static void a_comma_may_part_cells(void **state)
{
	(void)state;
	foreign_reads("comma", "UTF-8 LF , header 1\n"
			       "Tanggal|Judul|Tempat\n"
			       "2: 2024-05-06|Rapat staf|Aula\n"
			       "3: 2024-05-07|Rakor|Kantor\n");
}

static void a_semicolon_may_part_cells_that_hold_commas(void **state)
{
	(void)state;
	foreign_reads("semicolon",
		      "UTF-8 LF ; header 1\n"
		      "Tanggal|Judul|Tempat\n"
		      "2: 2024-05-06|Rapat staf, bulanan|Aula, lantai 2\n"
		      "3: 2024-05-07|Rakor, umum|Kantor, lantai 1\n");
}

static void a_tab_may_part_cells(void **state)
{
	(void)state;
	foreign_reads("tab",
		      "UTF-8 LF tab header 1\n"
		      "Tanggal|Judul|Tempat\n"
		      "2: 2024-05-06|Rapat staf, bulanan|Aula; lantai 2\n"
		      "3: 2024-05-07|Rakor, umum|Kantor; lantai 1\n");
}

static void a_bar_may_part_cells(void **state)
{
	(void)state;
	foreign_reads("bar",
		      "UTF-8 LF | header 1\n"
		      "Tanggal|Judul|Tempat\n"
		      "2: 2024-05-06|Rapat staf, bulanan|Aula; lantai 2\n"
		      "3: 2024-05-07|Rakor, umum|Kantor; lantai 1\n");
}

static void decimal_commas_part_no_cells(void **state)
{
	(void)state;
	foreign_reads("decimal-commas", "UTF-8 LF ; header 1\n"
					"Tanggal|Biaya\n"
					"2: 2024-05-06|12,50\n"
					"3: 2024-05-07|13,75\n"
					"4: 2024-05-08|9,20\n");
}

static void lines_may_end_in_lf(void **state)
{
	(void)state;
	foreign_reads("lf", "UTF-8 LF , header 1\n"
			    "Tanggal|Judul|Tempat\n"
			    "2: 2024-05-06|Rapat staf|Aula\n"
			    "3: 2024-05-07|Rakor|Kantor\n");
}

static void lines_may_end_in_cr_lf(void **state)
{
	(void)state;
	foreign_reads("cr-lf", "UTF-8 CR LF , header 1\n"
			       "Tanggal|Judul|Tempat\n"
			       "2: 2024-05-06|Rapat staf|Aula\n"
			       "3: 2024-05-07|Rakor|Kantor\n");
}

static void lines_may_end_in_cr(void **state)
{
	(void)state;
	foreign_reads("cr", "UTF-8 CR , header 1\n"
			    "Tanggal|Judul|Tempat\n"
			    "2: 2024-05-06|Rapat staf|Aula\n"
			    "3: 2024-05-07|Rakor|Kantor\n");
}

static void lines_may_end_in_cr_cr_lf(void **state)
{
	(void)state;
	foreign_reads("cr-cr-lf", "UTF-8 CR CR LF , header 1\n"
				  "Tanggal|Judul|Tempat\n"
				  "2: 2024-05-06|Rapat staf|Aula\n"
				  "3: 2024-05-07|Rakor\n"
				  "umum|Kantor\n");
}

static void a_cr_that_ends_no_line_is_a_line_end_in_its_cell(void **state)
{
	(void)state;
	foreign_reads("a-cr-inside-a-cell", "UTF-8 CR LF , header 1\n"
					    "Tanggal|Judul|Tempat\n"
					    "2: 2024-05-06|Rapat staf\n"
					    "bulanan|Aula\n"
					    "3: 2024-05-07|Rakor|Kantor\n"
					    "4: 2024-05-08|Rapat|Aula\n");
}

static void a_header_may_be_in_another_delimiter_than_the_rows(void **state)
{
	(void)state;
	foreign_reads("a-header-in-another-delimiter",
		      "UTF-8 LF , header 1\n"
		      "Tanggal|Judul|Tempat\n"
		      "2: 2024-05-06|Rapat staf|Aula\n"
		      "3: 2024-05-07|Rakor|Kantor\n"
		      "4: 2024-05-08|Rapat|Aula\n");
}

static void title_lines_may_stand_above_the_header(void **state)
{
	(void)state;
	foreign_reads("title-lines-above-the-header",
		      "UTF-8 LF , header 4\n"
		      "Tanggal|Judul|Tempat\n"
		      "5: 2024-05-06|Rapat staf|Aula\n"
		      "6: 2024-05-07|Rakor|Kantor\n");
}

static void title_lines_may_be_prose(void **state)
{
	(void)state;
	foreign_reads("title-lines-without-delimiters",
		      "UTF-8 LF ; header 4\n"
		      "Minister|Date|Organisation|Purpose\n"
		      "5: Jane Doe|May 2024|Acme|Trade\n"
		      "6: Jane Doe|June 2024|Bcme|Trade, tax\n");
}

static void a_file_may_have_no_header_at_all(void **state)
{
	(void)state;
	foreign_reads("no-header-at-all", "UTF-8 LF , header 0\n"
					  "1|2|3\n"
					  "1: 2024-05-06|Rapat staf|Aula\n"
					  "2: 2024-05-07|Rakor|Kantor\n"
					  "3: 2024-05-08|Rapat|Aula\n");
}

static void short_rows_are_filled_up(void **state)
{
	(void)state;
	foreign_reads("short-rows-are-filled-up",
		      "UTF-8 LF , header 1\n"
		      "Tanggal|Judul|Tempat|Peserta\n"
		      "2: 2024-05-06|Rapat staf|Aula|Budi\n"
		      "3: 2024-05-07|Rakor||\n"
		      "4: 2024-05-08|Rapat|Aula|Ani\n");
}

static void long_rows_are_told_with_both_counts(void **state)
{
	(void)state;
	foreign_reads("long-rows-are-told",
		      "UTF-8 LF , header 1\n"
		      "Tanggal|Judul|Tempat\n"
		      "2: 2024-05-06|Rapat staf|Aula\n"
		      "3: 2024-05-07|Rakor|umum|Kantor|2 ! 5 fields, the "
		      "header has 3 (an unquoted , ?)\n"
		      "4: 2024-05-08|Rapat|Aula\n");
}

static void trailing_delimiters_on_each_row_make_no_row_too_long(void **state)
{
	(void)state;
	foreign_reads("trailing-delimiters-on-each-row",
		      "UTF-8 LF , header 1\n"
		      "Tanggal|Judul|Tempat||\n"
		      "2: 2024-05-06|Rapat staf|Aula||\n"
		      "3: 2024-05-07|Rakor|Kantor||\n");
}

static void an_empty_first_column_stays(void **state)
{
	(void)state;
	foreign_reads("an-empty-first-column",
		      "UTF-8 LF , header 1\n"
		      "|Tanggal|Judul|Tempat\n"
		      "2: |2024-05-06|Rapat staf|Aula\n"
		      "3: |2024-05-07|Rakor|Kantor\n");
}

static void quotes_inside_unquoted_cells_are_kept(void **state)
{
	(void)state;
	foreign_reads("quotes-inside-unquoted-cells",
		      "UTF-8 LF , header 1\n"
		      "Tanggal|Judul|Tempat\n"
		      "2: 2024-05-06|Rapat \"bulanan\" staf|Aula\n"
		      "3: 2024-05-07|Monitor 19\"|Kantor\n"
		      "4: 2024-05-08|Rapat \"A\", umum|Aula\n");
}

static void quotes_round_the_beginning_of_a_cell_are_kept(void **state)
{
	(void)state;
	foreign_reads("quotes-round-the-beginning-of-a-cell",
		      "UTF-8 LF , header 1\n"
		      "Tanggal|Judul|Tempat\n"
		      "2: 2024-05-06|\"Rapat\" bulanan|Aula\n"
		      "3: 2024-05-07|Rakor|Kantor\n"
		      "4: 2024-05-08|Rapat|Aula\n");
}

static void blanks_before_a_quote_make_no_other_cell(void **state)
{
	(void)state;
	foreign_reads("blanks-before-a-quote",
		      "UTF-8 LF , header 1\n"
		      "Tanggal|Judul|Tempat\n"
		      "2: 2024-05-06|Rapat, bulanan|Aula\n"
		      "3: 2024-05-07|Rakor|Kantor\n");
}

static void an_unterminated_quote_is_told_where_it_opened(void **state)
{
	(void)state;
	foreign_reads("an-unterminated-quote",
		      "UTF-8 LF , header 1\n"
		      "Tanggal|Judul|Tempat\n"
		      "2: 2024-05-06|Rapat staf|Aula\n"
		      "3: 2024-05-07|\"Rakor|Kantor ! the quote that opens "
		      "column 2 is never closed\n"
		      "4: 2024-05-08|Rapat|Aula\n"
		      "5: 2024-05-09|Rapat, umum|Kantor\n"
		      "6: 2024-05-10|Rakor|Aula\n");
}

static void
an_unterminated_quote_does_not_hide_the_rest_of_the_file(void **state)
{
	(void)state;
	foreign_reads("an-unterminated-quote-and-no-other",
		      "UTF-8 LF , header 1\n"
		      "Tanggal|Judul|Tempat\n"
		      "2: 2024-05-06|Rapat staf|Aula\n"
		      "3: 2024-05-07|\"Rakor|Kantor ! the quote that opens "
		      "column 2 is never closed\n"
		      "4: 2024-05-08|Rapat|Aula\n"
		      "5: 2024-05-09|Rapat|Kantor\n");
}

static void line_ends_inside_quotes_belong_to_the_cell(void **state)
{
	(void)state;
	foreign_reads("line-ends-inside-quotes",
		      "UTF-8 CR LF , header 1\n"
		      "Tanggal|Judul|Tempat\n"
		      "2: 2024-05-06|Rapat staf,\n"
		      "bulanan, dan umum,\n"
		      "semua|Aula\n"
		      "5: 2024-05-07|Rakor|Kantor\n");
}

static void nul_bytes_are_told_with_their_line(void **state)
{
	(void)state;
	foreign_reads(
		"nul-bytes",
		"UTF-8 LF , header 1\n"
		"Tanggal|Judul|Tempat\n"
		"2: 2024-05-06|Rapat\357\277\275 staf|Aula ! holds a NUL byte\n"
		"3: 2024-05-07|Rakor|Kantor\n"
		"4: 2024-05-08|Rapat|Aula\n");
}

static void a_first_line_that_says_sep_is_no_row(void **state)
{
	(void)state;
	foreign_reads("a-line-that-says-sep",
		      "UTF-8 LF ; header 2\n"
		      "Tanggal|Judul|Tempat\n"
		      "3: 2024-05-06|Rapat, Rakor, Rapim|Aula\n");
}

static void blank_lines_are_counted(void **state)
{
	(void)state;
	foreign_reads("blank-lines-are-counted", "UTF-8 LF , header 1\n"
						 "Tanggal|Judul\n"
						 "3: 2024-05-06|Rapat staf\n"
						 "7: 2024-05-07|Rakor\n"
						 "blank 5\n");
}

static void line_ends_in_header_cells_become_blanks(void **state)
{
	(void)state;
	foreign_reads("line-ends-in-header-cells",
		      "UTF-8 LF ; header 1\n"
		      "Tanggal rapat|Judul (singkat)|Tempat\n"
		      "4: 2024-05-06|Rapat staf|Aula\n"
		      "5: 2024-05-07|Rakor|Kantor\n");
}

static void column_numbers_under_the_header_are_no_row(void **state)
{
	(void)state;
	foreign_reads("column-numbers-under-the-header",
		      "UTF-8 LF , header 1\n"
		      "No|Tanggal|Judul|Tempat\n"
		      "3: 1|2024-05-06|Rapat staf|Aula\n"
		      "4: 2|2024-05-07|Rakor|Kantor\n");
}

static void units_under_the_header_are_no_row(void **state)
{
	(void)state;
	foreign_reads("units-under-the-header",
		      "UTF-8 LF , header 1\n"
		      "Tanggal|Waktu|Judul\n"
		      "3: 06/05/2024|09:00|Rapat staf\n"
		      "4: 07/05/2024|10:00|Rakor\n");
}

static void a_header_on_every_page_is_no_row(void **state)
{
	(void)state;
	foreign_reads("a-header-on-every-page", "UTF-8 LF , header 1\n"
						"Tanggal|Judul\n"
						"2: 2024-05-06|Rapat staf\n"
						"4: 2024-05-07|Rakor\n"
						"blank 1\n");
}

static void a_row_broken_by_a_line_end_is_told_on_both_lines(void **state)
{
	(void)state;
	foreign_reads("a-row-broken-by-a-line-end",
		      "UTF-8 LF , header 1\n"
		      "Tanggal|Judul|Tempat|Keterangan\n"
		      "2: 2024-05-01|Rapat|Aula|ok\n"
		      "3: 2024-05-02|Rapat|Aula|ok\n"
		      "4: 2024-05-03|Rapat|Aula|ok\n"
		      "5: 2024-05-04|Rapat|Aula|ok\n"
		      "6: 2024-05-05|Rapat|Aula|ok\n"
		      "7: 2024-05-06|Rapat|Aula|ok\n"
		      "8: 2024-05-07|Rapat|Aula|ok\n"
		      "9: 2024-05-08|Rapat|Aula|ok\n"
		      "10: 2024-05-09|Rapat|Aula|ok\n"
		      "11: 2024-05-10|Rapat|Aula|ok\n"
		      "12: 2024-05-11|Rapat|Aula|ok\n"
		      "13: 2024-05-12|Rapat|Aula|ok\n"
		      "14: 2024-05-13|Rapat|Aula|ok\n"
		      "15: 2024-05-14|Rapat|Aula|ok\n"
		      "16: 2024-05-15|Rapat|Aula|ok\n"
		      "17: 2024-05-16|Rapat|Aula|ok\n"
		      "18: 2024-05-17|Rapat|Aula|ok\n"
		      "19: 2024-05-18|Rapat|Aula|ok\n"
		      "20: 2024-05-19|Rapat|Aula|ok\n"
		      "21: 2024-05-20|Rapat|Aula|ok\n"
		      "22: 2024-05-21|Rapat|Aula|ok\n"
		      "23: 2024-05-26|Rapat|| ! 2 fields, the header has 4 (a "
		      "line end that is not quoted?)\n"
		      "24: panjang|Aula|ok| ! 3 fields, the header has 4 (a "
		      "line end that is not quoted?)\n"
		      "25: 2024-05-27|Rapat|Aula|ok\n");
}

static void old_macs_are_told_by_their_bytes(void **state)
{
	(void)state;
	foreign_reads("old-mac-by-evidence",
		      "MACINTOSH CR , header 1\n"
		      "Minister|Date|Purpose\n"
		      "2: Jane Doe|May 2012|Minister’s visit to Café “Doré”\n"
		      "3: John Roe|June 2012|– none\n");
}

static void names_may_stand_under_names_of_groups(void **state)
{
	(void)state;
	foreign_reads("names-under-names-of-groups",
		      "UTF-8 LF , header 1\n"
		      "No|Tanggal|Tuan rumah Nama|Tuan rumah Jabatan|Tamu "
		      "Nama|Tamu Jabatan|Tempat\n"
		      "3: 1|06/05/2024|Budi|Kabid|Ani|Staf|Aula\n"
		      "4: 2|07/05/2024|Budi|Kabid|Eko|Staf|Kantor\n");
}

static void dates_may_stand_in_the_header(void **state)
{
	(void)state;
	foreign_reads("dates-in-the-header",
		      "UTF-8 LF , header 1\n"
		      "Nama|2024-01-01|2024-01-08|2024-01-15\n"
		      "2: Ani|1|0|1\n"
		      "3: Budi|1|1|1\n");
}

static void titles_may_stand_above_rows_without_a_header(void **state)
{
	(void)state;
	foreign_reads("titles-above-no-header",
		      "UTF-8 LF , header 0\n"
		      "1|2|3\n"
		      "2: 2024-05-06|Rapat staf|Aula\n"
		      "3: 2024-05-07|Rakor|Kantor\n");
}

static void two_byte_order_marks_are_no_part_of_a_name(void **state)
{
	(void)state;
	foreign_reads("two-marks", "UTF-8 with a mark LF , header 1\n"
				   "Tanggal|Judul\n"
				   "2: 2024-05-06|Rapat\n");
}

static void unicode_text_of_excel_is_read(void **state)
{
	(void)state;
	foreign_reads("unicode-text-of-excel",
		      "UTF-16LE with a mark CR LF tab header 1\n"
		      "Tanggal|Judul|Peserta\n"
		      "2: 06/05/2024|Rapat \"bulanan\"|Budi\n"
		      "Ani\n"
		      "4: 07/05/2024|Rakor|Ani\n");
}

static void answers_of_a_form_are_read(void **state)
{
	(void)state;
	foreign_reads("answers-of-a-form",
		      "UTF-8 LF , header 1\n"
		      "Timestamp|Tanggal rapat|Nama rapat / kegiatan yang "
		      "dilaporkan oleh unit kerja Saudara pada bulan ini (satu "
		      "baris satu kegiatan)|Peserta\n"
		      "3: 2024/05/06 9:00:00 AM GMT+7|06/05/2024|Rapat "
		      "staf|Budi;Ani\n"
		      "4: 2024/05/07 9:10:00 AM GMT+7|07/05/2024|Rakor|Budi\n");
}

static void a_table_of_markdown_is_read(void **state)
{
	(void)state;
	foreign_reads("a-table-of-markdown", "UTF-8 LF | header 1\n"
					     "|Tanggal|Judul|Tempat|\n"
					     "3: |2024-05-06|Rapat|Aula|\n"
					     "4: |2024-05-07|Rakor|Kantor|\n");
}

static void lists_in_cells_part_no_cells(void **state)
{
	(void)state;
	foreign_reads("lists-in-cells", "UTF-8 LF , header 1\n"
					"Date|Who\n"
					"2: 2024-05-06|Ann | Boss | Acme\n"
					"3: 2024-05-07|Bob | Clerk | Bcme\n"
					"4: 2024-05-08|Bob | Clerk | Bcme\n");
}

static void the_mark_of_the_end_under_dos_is_no_row(void **state)
{
	(void)state;
	foreign_reads("the-mark-of-the-end-under-dos",
		      "UTF-8 CR LF , header 1\n"
		      "Tanggal|Judul\n"
		      "2: 2024-05-06|Rapat\n"
		      "blank 1\n");
}

static void a_header_above_nothing_but_text_is_found(void **state)
{
	(void)state;
	foreign_reads("all-text-below-the-header",
		      "UTF-8 LF , header 1\n"
		      "Minister|Date|Purpose\n"
		      "2: Jane Doe|January|Trade\n"
		      "3: John Roe|February|Tax\n");
}

/* Files that are too large to be kept. */

static const struct nt_dialect_asked nothing = { .header = NT_HEADER_DECIDE };

static void bytes(struct nt_buf *out, size_t n, char c)
{
	while (n-- > 0)
		nt_buf_putc(out, c);
}

/* OUT, as a file, is refused on LINE with WORDS. */
static void refused(const struct nt_buf *out, const char *where,
		    const char *words)
{
	struct nt_input *in = nt_input_bytes(out->s, out->n, "t.csv");
	char *text = foreign_text(in, &nothing);

	if (strstr(text, where) == NULL || strstr(text, words) == NULL)
		fail_msg("not %s ... %s in: %.400s", where, words, text);
	nt_free(text);
	nt_input_close(in);
}

static void a_cell_over_the_limit_is_refused_with_its_line(void **state)
{
	struct nt_buf out = { 0 };

	(void)state;
	nt_buf_puts(&out, "Tanggal,Judul\n2024-05-06,Rapat\n2024-05-07,");
	bytes(&out, NT_LIMIT_CELL + 1, 'x');
	nt_buf_puts(&out, "\n2024-05-08,Rakor\n");
	refused(&out, "t.csv:3: ", "a cell is too large");
	nt_buf_free(&out);
}

static void a_quoted_cell_over_the_limit_is_refused_with_its_line(void **state)
{
	struct nt_buf out = { 0 };

	(void)state;
	nt_buf_puts(&out, "Tanggal,Judul\n2024-05-06,Rapat\n2024-05-07,\"");
	bytes(&out, NT_LIMIT_CELL / 2, 'x');
	nt_buf_puts(&out, "\n");
	bytes(&out, NT_LIMIT_CELL, 'x');
	nt_buf_puts(&out, "\"\n2024-05-08,Rakor\n");
	refused(&out, "t.csv:3: ", "a cell is too large");
	nt_buf_free(&out);
}

static void a_million_columns_are_refused_with_their_line(void **state)
{
	struct nt_buf out = { 0 };

	(void)state;
	nt_buf_puts(&out, "Tanggal,Judul\n2024-05-06,Rapat\n");
	bytes(&out, 1000000, ',');
	nt_buf_puts(&out, "\n2024-05-08,Rakor\n");
	refused(&out, "t.csv:3: ", "too many columns");
	nt_buf_free(&out);
}

static void quotes_in_hopeless_disorder_end_the_file(void **state)
{
	struct nt_buf out = { 0 };

	(void)state;
	nt_buf_puts(&out, "Tanggal,Judul\n");
	for (int i = 0; i < 100000; i++)
		nt_buf_puts(&out, "2024-05-06,\"Rapat \"x\" y\n");
	refused(&out, "t.csv:", "never closed");
	nt_buf_free(&out);
}

/* Places. */

static void a_row_is_found_again_at_its_offset(void **state)
{
	static const char text[] = "T\0a\0n\0g\0g\0a\0l\0,\0J\0\n\0"
				   "2\0,\0\"\0a\0\n\0b\0\"\0\n\0"
				   "\n\0"
				   "3\0,\0c\0\n\0";
	struct nt_input *in = nt_input_bytes(text, sizeof(text) - 1, "t.csv");
	struct nt_arena arena = { 0 };
	struct nt_dialect dialect;
	const struct nt_grid_row *row;
	struct nt_grid *grid;
	struct nt_err err;
	int64_t offset;

	(void)state;
	assert_int_equal(nt_dialect_decide(in, &nothing, &arena, &dialect,
					   &err),
			 NT_OK);
	assert_int_equal(nt_grid_open(&grid, in, &dialect, &err), NT_OK);
	assert_int_equal(nt_grid_next(grid, &row, &err), NT_OK);
	assert_string_equal(row->cells[1].s, "a\nb");
	assert_int_equal(row->line, 2);
	offset = row->offset;
	assert_int_equal(nt_grid_next(grid, &row, &err), NT_OK);
	assert_int_equal(row->line, 5);
	assert_int_equal(row->blanks, 1);
	nt_grid_seek(grid, offset, 2);
	assert_int_equal(nt_grid_next(grid, &row, &err), NT_OK);
	assert_string_equal(row->cells[1].s, "a\nb");
	nt_grid_seek(grid, 0, 0);
	assert_int_equal(nt_grid_next(grid, &row, &err), NT_OK);
	assert_int_equal(row->line, 2);
	assert_int_equal(nt_grid_blanks(grid), 0);
	nt_grid_close(grid);
	nt_arena_free(&arena);
	nt_input_close(in);
}

static void parts_of_a_file_may_end_anywhere(void **state)
{
	static const char *const ends[] = { "\n", "\r\n", "\r\r\n", "\r" };
	struct nt_buf text = { 0 }, want = { 0 };

	(void)state;
	/* 65,536 bytes are read at once: every place meets their end. */
	for (size_t before = 65500; before < 65540; before++) {
		const char *end = ends[before % NT_COUNT(ends)];

		nt_buf_reset(&text);
		nt_buf_reset(&want);
		nt_buf_printf(&text, "Tanggal,Judul%s2024-05-06,\"", end);
		while (text.n < before)
			nt_buf_putc(&text, 'x');
		nt_buf_printf(&want,
			      "UTF-8 %s , header 1\nTanggal|Judul\n"
			      "2: 2024-05-06|",
			      before % 4 == 0	? "LF"
			      : before % 4 == 1 ? "CR LF"
			      : before % 4 == 2 ? "CR CR LF"
						: "CR");
		bytes(&want,
		      before - strlen("Tanggal,Judul2024-05-06,\"") -
			      strlen(end),
		      'x');
		nt_buf_printf(&text, "\xc3\xa9\"\"\xe2\x80\x94%s\",%s2,c%s",
			      end, end, end);
		nt_buf_puts(&want, "\xc3\xa9\"\xe2\x80\x94\n\n4: 2|c\n");
		foreign_bytes_read(text.s, text.n, want.s);
	}
	nt_buf_free(&text);
	nt_buf_free(&want);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf_8_with_a_mark_is_read),
		cmocka_unit_test(utf_8_without_a_mark_is_read),
		cmocka_unit_test(utf_16_little_end_first_is_read),
		cmocka_unit_test(utf_16_big_end_first_is_read),
		cmocka_unit_test(utf_16_without_a_mark_is_told_by_its_nuls),
		cmocka_unit_test(utf_16_big_end_first_without_a_mark_too),
		cmocka_unit_test(what_is_not_utf_8_is_windows_1252),
		cmocka_unit_test(latin_1_is_read_as_windows_1252),
		cmocka_unit_test(
			a_byte_that_windows_1252_does_not_have_is_told_with_its_line),
		cmocka_unit_test(a_stray_byte_makes_no_other_encoding),
		cmocka_unit_test(a_comma_may_part_cells),
		cmocka_unit_test(a_semicolon_may_part_cells_that_hold_commas),
		cmocka_unit_test(a_tab_may_part_cells),
		cmocka_unit_test(a_bar_may_part_cells),
		cmocka_unit_test(decimal_commas_part_no_cells),
		cmocka_unit_test(lines_may_end_in_lf),
		cmocka_unit_test(lines_may_end_in_cr_lf),
		cmocka_unit_test(lines_may_end_in_cr),
		cmocka_unit_test(lines_may_end_in_cr_cr_lf),
		cmocka_unit_test(
			a_cr_that_ends_no_line_is_a_line_end_in_its_cell),
		cmocka_unit_test(
			a_header_may_be_in_another_delimiter_than_the_rows),
		cmocka_unit_test(title_lines_may_stand_above_the_header),
		cmocka_unit_test(title_lines_may_be_prose),
		cmocka_unit_test(a_file_may_have_no_header_at_all),
		cmocka_unit_test(short_rows_are_filled_up),
		cmocka_unit_test(long_rows_are_told_with_both_counts),
		cmocka_unit_test(
			trailing_delimiters_on_each_row_make_no_row_too_long),
		cmocka_unit_test(an_empty_first_column_stays),
		cmocka_unit_test(quotes_inside_unquoted_cells_are_kept),
		cmocka_unit_test(quotes_round_the_beginning_of_a_cell_are_kept),
		cmocka_unit_test(blanks_before_a_quote_make_no_other_cell),
		cmocka_unit_test(an_unterminated_quote_is_told_where_it_opened),
		cmocka_unit_test(
			an_unterminated_quote_does_not_hide_the_rest_of_the_file),
		cmocka_unit_test(line_ends_inside_quotes_belong_to_the_cell),
		cmocka_unit_test(nul_bytes_are_told_with_their_line),
		cmocka_unit_test(a_first_line_that_says_sep_is_no_row),
		cmocka_unit_test(blank_lines_are_counted),
		cmocka_unit_test(line_ends_in_header_cells_become_blanks),
		cmocka_unit_test(column_numbers_under_the_header_are_no_row),
		cmocka_unit_test(units_under_the_header_are_no_row),
		cmocka_unit_test(a_header_on_every_page_is_no_row),
		cmocka_unit_test(
			a_row_broken_by_a_line_end_is_told_on_both_lines),
		cmocka_unit_test(old_macs_are_told_by_their_bytes),
		cmocka_unit_test(names_may_stand_under_names_of_groups),
		cmocka_unit_test(dates_may_stand_in_the_header),
		cmocka_unit_test(titles_may_stand_above_rows_without_a_header),
		cmocka_unit_test(two_byte_order_marks_are_no_part_of_a_name),
		cmocka_unit_test(unicode_text_of_excel_is_read),
		cmocka_unit_test(answers_of_a_form_are_read),
		cmocka_unit_test(a_table_of_markdown_is_read),
		cmocka_unit_test(lists_in_cells_part_no_cells),
		cmocka_unit_test(the_mark_of_the_end_under_dos_is_no_row),
		cmocka_unit_test(a_header_above_nothing_but_text_is_found),
		cmocka_unit_test(
			a_cell_over_the_limit_is_refused_with_its_line),
		cmocka_unit_test(
			a_quoted_cell_over_the_limit_is_refused_with_its_line),
		cmocka_unit_test(a_million_columns_are_refused_with_their_line),
		cmocka_unit_test(quotes_in_hopeless_disorder_end_the_file),
		cmocka_unit_test(a_row_is_found_again_at_its_offset),
		cmocka_unit_test(parts_of_a_file_may_end_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
