/*
 * province.h - what the province is sent: five fixed sheets (LAYOUTS, 8) whose
 * first columns are the code of the office, the office and the month, so that
 * the files of nineteen offices stack by copy and paste. One workbook, or one
 * file with `;` a sheet. Words of the record stay what they are in every
 * language; yes and no are those of the header.
 *
 * Of the follow-ups those of the month's meetings stand there, and older ones
 * that are open or were closed in it. Figures are those of the report.
 */
#ifndef NOTULA_PROVINCE_H
#define NOTULA_PROVINCE_H

#include "notula/export.h"
#include "notula/figures.h"

struct nt_province {
	struct nt_days days; /* whole months */
	int64_t today;
	bool confidential; /* take those meetings along */
	bool local;	   /* header in Indonesian */
};

/* As a workbook; FOLDER is that of the file it is for, or NULL. */
enum nt_status
nt_province_workbook(struct nt_store *store, const struct nt_province *how,
		     const char *folder, const struct nt_sink *sink,
		     struct nt_exported *out, struct nt_err *err) NT_MUST_CHECK;

/* As files "1-totals.csv" ... in the folder DIR, which must be new or empty. */
enum nt_status nt_province_files(struct nt_store *store,
				 const struct nt_province *how, const char *dir,
				 struct nt_exported *out,
				 struct nt_err *err) NT_MUST_CHECK;

#endif
