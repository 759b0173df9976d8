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
	SIGN("BEGIN:VCARD", 0, N_("a list of contacts (vCard)"),
	     N_("it holds persons, not meetings")),
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

static enum nt_status refuse(struct nt_input *in, const char *is,
			     const char *todo, struct nt_err *err)
{
	nt_fail(err, NT_EINVAL, _("not CSV but %s: %s"), is, todo);
	nt_err_at(err, nt_input_name(in), 0);
	return NT_EINVAL;
}

static bool holds(const char *s, size_t n, const char *words)
{
	return memmem(s, n, words, strlen(words)) != NULL;
}

/* A ZIP may be many things; its first entries tell. */
static enum nt_status refuse_zip(struct nt_input *in, const char *s, size_t n,
				 struct nt_err *err)
{
	if (holds(s, n, "opendocument.spreadsheet"))
		return refuse(in, _("a LibreOffice spreadsheet (ODS)"),
			      _(save_sheet), err);
	if (holds(s, n, "xl/") || holds(s, n, "[Content_Types].xml"))
		return refuse(in,
			      holds(s, n, "word/")
				      ? _("a Word document (DOCX)")
				      : _("an Excel workbook (XLSX)"),
			      holds(s, n, "word/") ? _(copy_table)
						   : _(save_sheet),
			      err);
	if (holds(s, n, "opendocument"))
		return refuse(in, _("a LibreOffice document"), _(copy_table),
			      err);
	return refuse(in, _("an archive"), _(unpack), err);
}

static bool begins(const char *s, size_t n, const char *word)
{
	size_t blanks = 0, len = strlen(word);

	if (n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
		blanks = 3;
	while (blanks < n && strchr(" \t\r\n", s[blanks]) && s[blanks])
		blanks++;
	return n - blanks >= len && strncasecmp(s + blanks, word, len) == 0;
}

/* Programs save a web page under the name of a spreadsheet. */
static enum nt_status refuse_markup(struct nt_input *in, const char *s,
				    size_t n, struct nt_err *err)
{
	if (begins(s, n, "<?xml") || begins(s, n, "<html") ||
	    begins(s, n, "<!doctype") || begins(s, n, "<table"))
		return refuse(in, _("a web page or XML"), _(save_sheet), err);
	if (begins(s, n, "BEGIN:VCALENDAR"))
		return refuse(in, _("a calendar (iCalendar)"),
			      _("in the calendar program, export the events "
				"as CSV"),
			      err);
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
			return refuse(in, _(signatures[i].is),
				      _(signatures[i].todo), err);
	if (n >= 4 && memcmp(s, "PK\3\4", 4) == 0)
		return refuse_zip(in, s, n, err);
	return refuse_markup(in, s, n, err);
}
