/* signature.c - what is no CSV, by its first bytes. */
#include <string.h>
#include <strings.h>

#include "notula/dialect.h"

enum { ENOUGH = 4096 };

static const char save_sheet[] =
	N_("open it in a spreadsheet program and save the sheet as CSV");

static const char unpack[] = N_("unpack it and import the files in it");
static const char copy_table[] =
	N_("copy its table into a spreadsheet and save that as CSV");
static const char type_table[] = N_("the table in it has to be typed");

/* What a file is whose first bytes are these, and what to do with it. */
static const struct {
	const char *bytes;
	size_t n;
	size_t at;
	const char *is;
	const char *todo;
} signatures[] = {
#define SIGN(bytes, at, is, todo) \
	{ \
		bytes, sizeof(bytes) - 1, at, is, todo \
	}
	SIGN("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 0,
	     N_("an Excel workbook (XLS) or an old Office document"),
	     save_sheet),
	SIGN("\x09\x08\x10\0", 0,
	     N_("an Excel workbook (XLS) or an old Office document"),
	     save_sheet),
	SIGN("%PDF-", 0, N_("a PDF"), copy_table),
	SIGN("{\\rtf", 0, N_("a text document (RTF)"), copy_table),
	SIGN("SQLite format 3", 0, N_("a database (SQLite)"),
	     N_("open it with the program it belongs to and export its table "
		"as CSV")),
	SIGN("\x89PNG\r\n\x1a\n", 0, N_("a picture"), type_table),
	SIGN("\xFF\xD8\xFF", 0, N_("a picture"), type_table),
	SIGN("GIF8", 0, N_("a picture"), type_table),
	SIGN("II*\0", 0, N_("a picture"), type_table),
	SIGN("MM\0*", 0, N_("a picture"), type_table),
	SIGN("WEBP", 8, N_("a picture"), type_table),
	SIGN("\x1F\x8B", 0, N_("a compressed file"), unpack),
	SIGN("BZh", 0, N_("a compressed file"), unpack),
	SIGN("\xFD"
	     "7zXZ",
	     0, N_("a compressed file"), unpack),
	SIGN("7z\xBC\xAF\x27\x1C", 0, N_("an archive"), unpack),
	SIGN("Rar!", 0, N_("an archive"), unpack),
	SIGN("\xFF\xFE\0\0", 0, N_("text in UTF-32"),
	     N_("save it as CSV in UTF-8")),
	SIGN("\0\0\xFE\xFF", 0, N_("text in UTF-32"),
	     N_("save it as CSV in UTF-8")),
#undef SIGN
};

/* A ZIP may be many things; the names of its first entries tell. */
static const struct {
	const char *holds;
	const char *is;
	const char *todo;
} zips[] = {
	{ "opendocument.spreadsheet", N_("a LibreOffice spreadsheet (ODS)"),
	  save_sheet },
	{ "opendocument", N_("a LibreOffice document"), copy_table },
	{ "word/", N_("a Word document (DOCX)"), copy_table },
	{ "ppt/", N_("slides"), copy_table },
	{ ".iwa", N_("a Numbers spreadsheet"), save_sheet },
	{ "xl/", N_("an Excel workbook (XLSX)"), save_sheet },
	{ "[Content_Types].xml", N_("an Excel workbook (XLSX)"), save_sheet },
	{ "", N_("an archive"), unpack },
};

/* Text of another kind, behind blanks; programs save web pages as ".xls". */
static const struct {
	const char *begins;
	const char *is;
	const char *todo;
} texts[] = {
	{ "<?xml", N_("a web page or XML"), save_sheet },
	{ "<html", N_("a web page or XML"), save_sheet },
	{ "<!doctype", N_("a web page or XML"), save_sheet },
	{ "<table", N_("a web page or XML"), save_sheet },
	{ "MIME-Version:", N_("a web page or XML"), save_sheet },
	{ "BEGIN:VCALENDAR", N_("a calendar (iCalendar)"),
	  N_("in the calendar program, export the events as CSV") },
	{ "BEGIN:VCARD", N_("a list of contacts (vCard)"),
	  N_("it holds persons, not meetings") },
	{ "[{", N_("a list in JSON"),
	  N_("write one record a line, as notula export --format json does") },
};

static enum nt_status refuse(struct nt_input *in, const char *is,
			     const char *todo, struct nt_err *err)
{
	nt_fail(err, NT_EINVAL, _("not CSV but %s: %s"), _(is), _(todo));
	nt_err_at(err, nt_input_name(in), 0);
	return NT_EINVAL;
}

static enum nt_status check_zip(struct nt_input *in, const char *s, size_t n,
				struct nt_err *err)
{
	size_t i = 0;

	if (n < 4 || memcmp(s, "PK\3\4", 4) != 0)
		return NT_OK;
	while (memmem(s, n, zips[i].holds, strlen(zips[i].holds)) == NULL)
		i++;
	return refuse(in, zips[i].is, zips[i].todo, err);
}

/* S[N] up to MOST bytes without blanks and a byte order mark before them. */
static void bare(const char *s, size_t n, char *to, size_t most)
{
	size_t i = n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	size_t got = 0;

	for (; i < n && got + 1 < most; i++)
		if (s[i] == '\0' || strchr(" \t\r\n", s[i]) == NULL)
			to[got++] = s[i];
	to[got] = '\0';
}

static enum nt_status check_text(struct nt_input *in, const char *s, size_t n,
				 struct nt_err *err)
{
	char begin[32];

	bare(s, n, begin, sizeof(begin));
	for (size_t i = 0; i < NT_COUNT(texts); i++)
		if (strncasecmp(begin, texts[i].begins,
				strlen(texts[i].begins)) == 0)
			return refuse(in, texts[i].is, texts[i].todo, err);
	return NT_OK;
}

enum nt_status nt_dialect_is_text(struct nt_input *in, struct nt_err *err)
{
	char s[ENOUGH];
	size_t n;
	enum nt_status st = nt_input_bytes_at(in, 0, s, sizeof(s), &n, err);

	if (st != NT_OK)
		return st;
	for (size_t i = 0; i < NT_COUNT(signatures); i++)
		if (n >= signatures[i].at + signatures[i].n &&
		    memcmp(s + signatures[i].at, signatures[i].bytes,
			   signatures[i].n) == 0)
			return refuse(in, signatures[i].is, signatures[i].todo,
				      err);
	st = check_zip(in, s, n, err);
	return st == NT_OK ? check_text(in, s, n, err) : st;
}
