#include "report/sheets.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { WIDTH = 20 };

static void put(struct nt_sheets *sheets)
{
	nt_file_put(sheets->files[sheets->now], sheets->buf.s, sheets->buf.n);
	nt_buf_reset(&sheets->buf);
}

void nt_sheets_add(struct nt_sheets *sheets, const char *title,
		   const struct nt_sheet_column *columns, size_t n,
		   struct nt_file *file)
{
	assert(sheets->n < NT_XLSX_SHEETS);
	sheets->now = sheets->n++;
	sheets->at = 0;
	sheets->files[sheets->now] = file;
	if (sheets->xlsx != NULL)
		nt_xlsx_sheet(sheets->xlsx, title);
	else
		nt_dress_begin(&sheets->buf, &sheets->dress);
	for (size_t i = 0; i < n; i++) {
		const char *name = sheets->dress.local ? columns[i].local
						       : columns[i].name;

		if (sheets->xlsx != NULL)
			nt_xlsx_heading(sheets->xlsx, name, WIDTH);
		else
			nt_dress_cell(&sheets->buf, &sheets->dress, i, name,
				      strlen(name));
	}
	nt_sheets_end_row(sheets);
}

void nt_sheets_go(struct nt_sheets *sheets, size_t sheet)
{
	assert(sheet < sheets->n && sheets->at == 0);
	sheets->now = sheet;
	if (sheets->xlsx != NULL)
		nt_xlsx_go(sheets->xlsx, sheet);
}

void nt_sheets_text(struct nt_sheets *sheets, const char *s)
{
	if (sheets->xlsx != NULL)
		nt_xlsx_text(sheets->xlsx, s);
	else
		nt_dress_text(&sheets->buf, &sheets->dress, sheets->at,
			      s ? s : "", s ? strlen(s) : 0);
	sheets->at++;
}

void nt_sheets_number(struct nt_sheets *sheets, int64_t n)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", (long long)n);
	if (sheets->xlsx != NULL)
		nt_xlsx_number(sheets->xlsx, n);
	else
		nt_dress_cell(&sheets->buf, &sheets->dress, sheets->at, text,
			      strlen(text));
	sheets->at++;
}

void nt_sheets_known(struct nt_sheets *sheets, int64_t n)
{
	if (n != 0)
		nt_sheets_number(sheets, n);
	else
		nt_sheets_text(sheets, NULL);
}

void nt_sheets_date(struct nt_sheets *sheets, const char *iso)
{
	if (sheets->xlsx != NULL)
		nt_xlsx_date(sheets->xlsx, iso);
	else
		nt_dress_date(&sheets->buf, &sheets->dress, sheets->at, iso);
	sheets->at++;
}

void nt_sheets_end_row(struct nt_sheets *sheets)
{
	sheets->at = 0;
	if (sheets->xlsx != NULL) {
		nt_xlsx_end_row(sheets->xlsx);
		return;
	}
	nt_dress_end_row(&sheets->buf, &sheets->dress);
	put(sheets);
}
