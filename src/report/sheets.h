/*
 * sheets.h - rows of a few sheets, as one workbook (xlsx.h), or as a file with
 * `;` for each (dress.h). What goes wrong is kept, and told at the end.
 */
#ifndef REPORT_SHEETS_H
#define REPORT_SHEETS_H

#include "notula/dress.h"
#include "notula/file.h"
#include "notula/xlsx.h"

struct nt_sheets {
	struct nt_xlsx *xlsx; /* NULL: files */
	struct nt_dress dress;
	struct nt_file *files[NT_XLSX_SHEETS];
	struct nt_buf buf;
	size_t n;
	size_t now; /* the sheet that is written */
	size_t at;  /* the next cell of its row */
};

struct nt_sheet_column {
	const char *local; /* its name in Indonesian */
	const char *name;
};

/* A new sheet with its header. FILE, where SHEETS is no workbook, is begun. */
void nt_sheets_add(struct nt_sheets *sheets, const char *title,
		   const struct nt_sheet_column *columns, size_t n,
		   struct nt_file *file);

/* The next cells of a row of sheet NOW; unknown is NULL, or 0 for a count
 * that stands for nothing. */
void nt_sheets_go(struct nt_sheets *sheets, size_t sheet);
void nt_sheets_text(struct nt_sheets *sheets, const char *s);
void nt_sheets_number(struct nt_sheets *sheets, int64_t n);
void nt_sheets_known(struct nt_sheets *sheets, int64_t n);
void nt_sheets_date(struct nt_sheets *sheets, const char *iso);
void nt_sheets_end_row(struct nt_sheets *sheets);

#endif
