/* dialect.c - what is decided about a foreign file is said with its evidence,
 * can be taken back, and what is no CSV is refused with what to do. */
#include "lib/foreign.h"
#include "lib/testing.h"

#include <stdio.h>

#include "notula/alloc.h"

/* What is said of tests/data/csv/NAME.csv: "encoding (why) ..." */
static void said(const char *name, const char *words)
{
	struct nt_arena arena = { 0 };
	struct nt_dialect d = foreign_dialect(name, &arena);
	char *got = nt_arena_printf(
		&arena,
		"encoding %s (%s)\nlines %s (%s)\ndelimiter %s (%s)\n"
		"header %s (%s)\n",
		d.said_encoding.what, d.said_encoding.why, d.said_ends.what,
		d.said_ends.why, d.said_delim.what, d.said_delim.why,
		d.said_header.what, d.said_header.why);

	if (strstr(got, words) == NULL)
		fail_msg("%s: \"%s\" is not said in:\n%s", name, words, got);
	nt_arena_free(&arena);
}

static void the_encoding_is_said_with_its_evidence(void **state)
{
	(void)state;
	said("utf-8-with-a-mark", "encoding UTF-8 (byte order mark)");
	said("utf-8-without-a-mark",
	     "encoding UTF-8 (4 letters beyond ASCII, all valid)");
	said("commas-part-cells", "encoding UTF-8 (nothing but ASCII)");
	said("windows-1252-by-evidence",
	     "encoding windows-1252 (not valid UTF-8; 4 bytes like 0x93 0x94)");
	said("utf-16-little-end-with-a-mark",
	     "encoding UTF-16LE (byte order mark)");
	said("utf-16-big-end-by-evidence",
	     "encoding UTF-16BE (every other byte is NUL)");
	said("a-stray-byte-in-utf-8",
	     "encoding UTF-8 (2 letters of UTF-8, 1 bytes that are none, "
	     "like 0x93)");
}

static void the_line_ends_are_said_with_their_counts(void **state)
{
	(void)state;
	said("lines-end-in-cr", "lines CR (3 CR)");
	said("a-cr-inside-a-cell", "lines CR LF (4 CR LF, 1 CR)");
}

static void the_delimiter_is_said_with_its_evidence(void **state)
{
	(void)state;
	said("title-lines-without-delimiters",
	     "delimiter ; (4 fields on 3 of 5 lines)");
	said("tabs-part-cells", "delimiter tab (3 fields on 3 of 3 lines)");
	said("a-line-that-says-sep", "delimiter ; (the first line says so)");
}

static void the_header_is_said_with_its_evidence(void **state)
{
	(void)state;
	said("commas-part-cells", "header yes (no digits or dates in line 1)");
	said("title-lines-above-the-header",
	     "header line 4 (no digits or dates in line 4; 2 lines of titles "
	     "above)");
	said("no-header-at-all",
	     "header none (line 1 holds dates or numbers as those below it)");
	said("a-header-in-another-delimiter",
	     "header yes (no digits or dates in line 1; written with ;)");
	said("column-numbers-under-the-header",
	     "units or column numbers under it left out");
}

/* Taken back. */

static void asked(const char *s, struct nt_dialect_asked how, const char *text)
{
	struct nt_input *in = nt_input_bytes(s, strlen(s), "t.csv");
	char *got = foreign_text(in, &how);

	assert_string_equal(got, text);
	nt_free(got);
	nt_input_close(in);
}

static void an_encoding_can_be_asked_for(void **state)
{
	struct nt_dialect_asked how = { "MACINTOSH", '\0', 1, NULL };

	(void)state;
	asked("Tanggal,Judul\n2024-05-06,Minister\xd5s\n", how,
	      "MACINTOSH LF , header 1\nTanggal|Judul\n"
	      "2: 2024-05-06|Minister’s\n");
	how.encoding = "latin1";
	asked("Tanggal,Judul\n2024-05-06,\xc3\xa9\n", how,
	      "windows-1252 LF , header 1\nTanggal|Judul\n"
	      "2: 2024-05-06|Ã©\n");
}

static void an_encoding_that_is_unknown_is_refused(void **state)
{
	struct nt_dialect_asked how = { "klingon", '\0', 1, NULL };

	(void)state;
	asked("Tanggal,Judul\n", how,
	      "t.csv: the encoding \"klingon\" is not known here; UTF-8, "
	      "UTF-16 and windows-1252 always are\n");
	/* One that does not keep ASCII would make rubbish of every line. */
	how.encoding = "EBCDIC-US";
	asked("Tanggal,Judul\n", how,
	      "t.csv: the encoding \"EBCDIC-US\" is not known here; UTF-8, "
	      "UTF-16 and windows-1252 always are\n");
}

static void a_delimiter_can_be_asked_for(void **state)
{
	struct nt_dialect_asked how = { NULL, ':', NT_HEADER_DECIDE, NULL };

	(void)state;
	asked("Tanggal:Judul\n2024-05-06:a,b\n2024-05-07:c,d\n", how,
	      "UTF-8 LF : header 1\nTanggal|Judul\n"
	      "2: 2024-05-06|a,b\n3: 2024-05-07|c,d\n");
}

static void a_header_can_be_asked_for(void **state)
{
	static const char text[] = "a,b\n1,2\nc,d\n3,4\n";
	struct nt_dialect_asked how = { NULL, '\0', 3, NULL };

	(void)state;
	asked(text, how, "UTF-8 LF , header 3\nc|d\n4: 3|4\n");
	how.header = NT_HEADER_NONE;
	asked(text, how,
	      "UTF-8 LF , header 0\n1|2\n1: a|b\n2: 1|2\n3: c|d\n"
	      "4: 3|4\n");
	how.header = 9;
	asked(text, how,
	      "t.csv:9: no header can be on line 9: no row begins there\n");
}

static bool is_known(const char *name)
{
	return strcmp(name, "Kapan") == 0 || strcmp(name, "Apa") == 0;
}

static void known_names_make_a_header(void **state)
{
	static const char text[] = "Laporan;Bulan;Mei\nKapan;Apa;X\n"
				   "tadi;Rapat;a\nkemarin;Rakor;b\n";
	struct nt_dialect_asked how = { NULL, '\0', NT_HEADER_DECIDE,
					is_known };

	(void)state;
	asked(text, how,
	      "UTF-8 LF ; header 2\nKapan|Apa|X\n3: tadi|Rapat|a\n"
	      "4: kemarin|Rakor|b\n");
}

static void an_empty_file_is_refused(void **state)
{
	struct nt_dialect_asked how = { .header = NT_HEADER_DECIDE };

	(void)state;
	asked("", how, "t.csv: the file is empty\n");
	asked("\xef\xbb\xbf\n \n\n", how, "t.csv: the file is empty\n");
}

/* What is no CSV. */

static void refused_bytes(const char *s, size_t n, const char *is,
			  const char *todo)
{
	struct nt_input *in = nt_input_bytes(s, n, "t.csv");
	struct nt_err err;

	assert_int_equal(nt_dialect_is_text(in, &err), NT_EINVAL);
	assert_string_equal(err.file, "t.csv");
	assert_err(&err, "", is);
	assert_err(&err, "", todo);
	nt_input_close(in);
}

#define REFUSED(bytes, is, todo) \
	refused_bytes(bytes, sizeof(bytes) - 1, is, todo)

static void a_spreadsheet_is_refused_with_how_to_save_it(void **state)
{
	static const char save[] = "save the sheet as CSV";

	(void)state;
	REFUSED("PK\3\4\24\0\6\0\10\0\0\0!\0[Content_Types].xml", "(XLSX)",
		save);
	REFUSED("PK\3\4\24\0\6\0\10\0\0\0!\0xl/workbook.xml", "(XLSX)", save);
	REFUSED("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0", "(XLS)", save);
	REFUSED("PK\3\4\24\0\0\10\0\0mimetypeapplication/"
		"vnd.oasis.opendocument.spreadsheetPK",
		"(ODS)", save);
	REFUSED("PK\3\4\24\0\0\10\0\0Index/Document.iwa", "Numbers", save);
	REFUSED("<html><table><tr><td>Tanggal</td></tr></table>", "web page",
		save);
	REFUSED("<?xml version=\"1.0\"?><Workbook>", "XML", save);
}

static void a_calendar_is_refused_with_how_to_export_it(void **state)
{
	(void)state;
	REFUSED("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "calendar",
		"export the events as CSV");
	REFUSED("\xef\xbb\xbf"
		"begin:vcalendar\n",
		"calendar", "export the events as CSV");
}

static void documents_pictures_and_archives_are_refused(void **state)
{
	(void)state;
	REFUSED("%PDF-1.7\n%\xe2\xe3", "a PDF", "copy its table");
	REFUSED("PK\3\4\24\0\6\0\10\0[Content_Types].xml word/document.xml",
		"(DOCX)", "copy its table");
	REFUSED("PK\3\4\24\0\6\0\10\0[Content_Types].xml ppt/slides", "slides",
		"copy its table");
	REFUSED("\n [\n  {\"date\": 1}]", "JSON", "one record a line");
	REFUSED("{\\rtf1\\ansi", "RTF", "copy its table");
	REFUSED("PK\3\4\12\0\0\0notes.txt", "archive", "unpack it");
	REFUSED("\x1f\x8b\x08\0", "compressed", "unpack it");
	REFUSED("\x89PNG\r\n\x1a\n\0\0", "picture", "typed");
	REFUSED("\xff\xd8\xff\xe0", "picture", "typed");
	REFUSED("SQLite format 3\0", "database", "export its table");
	REFUSED("\xff\xfe\0\0T\0\0\0", "UTF-32", "UTF-8");
}

static void text_is_not_taken_for_something_else(void **state)
{
	static const char *const texts[] = {
		"Tanggal,Judul\n",     "PK,Nama\n",   "BZ,Nama\n", "",
		"[Tanggal],[Judul]\n", "BEGIN,END\n", "<b>,x\n",   "II,Nama\n",
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(texts); i++) {
		struct nt_input *in =
			nt_input_bytes(texts[i], strlen(texts[i]), "t.csv");

		assert_int_equal(nt_dialect_is_text(in, NULL), NT_OK);
		nt_input_close(in);
	}
}

static void the_first_lines_are_shown_as_they_stand(void **state)
{
	static const char text[] = "T\0;\0J\0\r\0\n\0"
				   "1\0;\0\"\0a\0\n\0b\0\"\0";
	struct nt_input *in = nt_input_bytes(text, sizeof(text) - 1, "t.csv");
	struct nt_dialect_asked how = { .header = NT_HEADER_DECIDE };
	struct nt_arena arena = { 0 };
	struct nt_dialect d;
	const char *lines[4];
	size_t got;

	(void)state;
	assert_int_equal(nt_dialect_decide(in, &how, &arena, &d, NULL), NT_OK);
	assert_int_equal(nt_dialect_lines(in, &d, 4, 3, &arena, lines, &got,
					  NULL),
			 NT_OK);
	assert_int_equal(got, 3);
	assert_string_equal(lines[0], "T;J");
	assert_string_equal(lines[1], "1;\"");
	assert_string_equal(lines[2], "b\"");
	nt_arena_free(&arena);
	nt_input_close(in);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_encoding_is_said_with_its_evidence),
		cmocka_unit_test(the_line_ends_are_said_with_their_counts),
		cmocka_unit_test(the_delimiter_is_said_with_its_evidence),
		cmocka_unit_test(the_header_is_said_with_its_evidence),
		cmocka_unit_test(an_encoding_can_be_asked_for),
		cmocka_unit_test(an_encoding_that_is_unknown_is_refused),
		cmocka_unit_test(a_delimiter_can_be_asked_for),
		cmocka_unit_test(a_header_can_be_asked_for),
		cmocka_unit_test(known_names_make_a_header),
		cmocka_unit_test(an_empty_file_is_refused),
		cmocka_unit_test(a_spreadsheet_is_refused_with_how_to_save_it),
		cmocka_unit_test(a_calendar_is_refused_with_how_to_export_it),
		cmocka_unit_test(documents_pictures_and_archives_are_refused),
		cmocka_unit_test(text_is_not_taken_for_something_else),
		cmocka_unit_test(the_first_lines_are_shown_as_they_stand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
