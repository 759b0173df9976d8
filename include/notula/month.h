/*
 * month.h - the meetings of a period as the monthly table of FORMATS: a row a
 * meeting, several values one a line in the cell. Rows only, in the plain
 * dress or that of a spreadsheet; they stream from one snapshot.
 */
#ifndef NOTULA_MONTH_H
#define NOTULA_MONTH_H

#include "notula/export.h"
#include "notula/figures.h"

/* "no,weekday,date ...": the names of the columns, and how many. */
enum { NT_MONTH_COLUMNS = 12 };

/* HOW->query says which of the meetings of DAYS, ORGANIZATION (may be NULL) the
 * uid of their counterpart; HOW->columns is not used. */
enum nt_status nt_export_month(struct nt_store *store, struct nt_days days,
			       const char *organization,
			       const struct nt_exporting *how,
			       const struct nt_sink *sink,
			       struct nt_exported *out,
			       struct nt_err *err) NT_MUST_CHECK;

#endif
