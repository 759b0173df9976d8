/* province_rows.h - the columns and the rows of the province's sheets. */
#ifndef REPORT_PROVINCE_ROWS_H
#define REPORT_PROVINCE_ROWS_H

#include "notula/closing.h"
#include "notula/figures.h"
#include "report/sheets.h"

enum nt_province_sheet {
	NT_PROVINCE_TOTALS,
	NT_PROVINCE_MEETINGS,
	NT_PROVINCE_ISSUES,
	NT_PROVINCE_FOLLOW_UPS,
	NT_PROVINCE_PARTICIPANTS,
	NT_PROVINCE_SHEETS,
};

struct nt_province_form {
	const char *local; /* its title in Indonesian: "1 Rekap" */
	const char *title;
	const char *file; /* the name of its file, without .csv */
	const struct nt_sheet_column *columns;
	size_t n;
};
extern const struct nt_province_form nt_province_forms[NT_PROVINCE_SHEETS];

/* Whose rows these are, and of which month. */
struct nt_province_row {
	struct nt_sheets *sheets;
	const struct nt_logbook *logbook;
	const char *month; /* "2024-05" */
	int64_t today;
};

struct nt_province_totals {
	const struct nt_report *r;
	int64_t corrections;
	const struct nt_month_closed *closed;
};

void nt_province_put_totals(const struct nt_province_row *to,
			    const struct nt_province_totals *totals);

/* REC with all its lines, to the other sheets. */
void nt_province_put_record(const struct nt_province_row *to,
			    const struct nt_record *rec);

/* A follow-up of an older meeting. */
void nt_province_put_task(const struct nt_province_row *to,
			  const struct nt_task *task);

#endif
