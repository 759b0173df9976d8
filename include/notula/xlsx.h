/*
 * xlsx.h - a workbook for a spreadsheet: sheets that are written row by row,
 * each with a frozen header and a filter; memory does not grow with the rows.
 *
 * Text is text, whatever it begins with: never a formula, a link or a number.
 * A day is a real date; what is no whole day, or lies before March 1900, where
 * a workbook has no dates, is text. Nothing in it comes from the clock.
 *
 * What goes wrong on the way is kept and told by nt_xlsx_end: a cell or a
 * sheet that is too large for a workbook, a disk that is full.
 */
#ifndef NOTULA_XLSX_H
#define NOTULA_XLSX_H

#include "notula/buf.h"
#include "notula/err.h"
#include "notula/sink.h"

struct nt_xlsx;

enum { NT_XLSX_CELL = 32767 /* characters */, NT_XLSX_SHEETS = 8 };

/*
 * FOLDER is where it grows, in files without a name: the one of the file that
 * it is for; NULL: that for temporary files.
 */
enum nt_status nt_xlsx_begin(struct nt_xlsx **out, const char *folder,
			     struct nt_err *err) NT_MUST_CHECK;

/* A new sheet, which the calls below write to until the next one; sheets are
 * numbered from 0 and may be gone back to. NAME: up to 31 characters. */
void nt_xlsx_sheet(struct nt_xlsx *x, const char *name);
void nt_xlsx_go(struct nt_xlsx *x, size_t sheet);

/* The cells of a row, from left to right. The first row is the header; WIDTH
 * is that of its column in characters. Unknown is NULL, or nt_xlsx_skip. */
void nt_xlsx_heading(struct nt_xlsx *x, const char *name, int width);
void nt_xlsx_text(struct nt_xlsx *x, const char *s);
void nt_xlsx_number(struct nt_xlsx *x, int64_t value);
void nt_xlsx_date(struct nt_xlsx *x, const char *iso);
void nt_xlsx_skip(struct nt_xlsx *x);
void nt_xlsx_end_row(struct nt_xlsx *x);

/* Columns beside the rows of the present sheet: what each row's first cell
 * names, as high as the second says. */
void nt_xlsx_chart(struct nt_xlsx *x, const char *title);

/* NT_OK, or what went wrong so far: to stop early. */
enum nt_status nt_xlsx_status(const struct nt_xlsx *x, struct nt_err *err);

/* Put it together and give its bytes to SINK; both ends free X. */
enum nt_status nt_xlsx_end(struct nt_xlsx *x, const struct nt_sink *sink,
			   struct nt_err *err) NT_MUST_CHECK;
void nt_xlsx_abandon(struct nt_xlsx *x);

#endif
