/*
 * export.h - records on their way out: one tidy table, JSON lines, a workbook,
 * a calendar, a bundle of all tables. The rows stream record by record from one
 * snapshot, no lock is held, and memory does not grow with their number.
 * FORMATS tells the bytes.
 */
#ifndef NOTULA_EXPORT_H
#define NOTULA_EXPORT_H

#include "notula/sink.h"
#include "notula/store.h"
#include "notula/table.h"

struct nt_exporting {
	const struct nt_query *query; /* NULL: every record */
	bool confidential;	      /* take those along */
	struct nt_dress dress; /* of tables; a bundle has the plain one */
	const char *columns;   /* of one table, "date,title"; NULL: all */
};

struct nt_exported {
	int64_t records;
	int64_t left_out; /* confidential ones */
	int64_t undated;  /* open follow-ups that no calendar can hold */
};

/* What a record, or a table, may go out as. */
enum nt_form {
	NT_FORM_CSV,
	NT_FORM_EXCEL, /* CSV in the dress of a spreadsheet */
	NT_FORM_XLSX,
	NT_FORM_JSON,
	NT_FORM_ICS,
	NT_FORMS,
};

/* "csv"; and how the name of its file ends, "jsonl". */
const char *nt_form_name(enum nt_form form);
const char *nt_form_suffix(enum nt_form form);

/*
 * TABLE, or all of it where TABLE is NT_TABLES, as FORM: one of the calls
 * below. CSV is of one table, JSON and a calendar of none. FOLDER is that of
 * the file it is for, or NULL.
 */
enum nt_status nt_export(struct nt_store *store, enum nt_form form,
			 enum nt_table table, const char *folder,
			 const struct nt_exporting *how,
			 const struct nt_sink *sink, struct nt_exported *out,
			 struct nt_err *err) NT_MUST_CHECK;

/* TABLE is one of the five tidy ones. NT_EUSAGE names an unknown column. */
enum nt_status nt_export_table(struct nt_store *store, enum nt_table table,
			       const struct nt_exporting *how,
			       const struct nt_sink *sink,
			       struct nt_exported *out,
			       struct nt_err *err) NT_MUST_CHECK;

enum nt_status nt_export_json(struct nt_store *store,
			      const struct nt_exporting *how,
			      const struct nt_sink *sink,
			      struct nt_exported *out,
			      struct nt_err *err) NT_MUST_CHECK;

/* Due dates of open follow-ups, for a calendar (RFC 5545). */
enum nt_status nt_export_ics(struct nt_store *store,
			     const struct nt_exporting *how,
			     const struct nt_sink *sink,
			     struct nt_exported *out,
			     struct nt_err *err) NT_MUST_CHECK;

/*
 * A workbook (xlsx.h): a sheet a table, and a chart of the meetings by month.
 * TABLE is one of the tidy ones, or NT_TABLES for all five; FOLDER is that of
 * the file it is for, or NULL.
 */
enum nt_status
nt_export_xlsx(struct nt_store *store, enum nt_table table, const char *folder,
	       const struct nt_exporting *how, const struct nt_sink *sink,
	       struct nt_exported *out, struct nt_err *err) NT_MUST_CHECK;

/*
 * A folder DIR with all tables, which must be new or empty: it is built beside
 * its place and renamed, so that nobody meets half of one. Reference rows are
 * all of the logbook's, or, where QUERY or confidence leaves records out,
 * those that the written records lead to.
 */
enum nt_status nt_export_bundle(struct nt_store *store, const char *dir,
				const struct nt_exporting *how,
				struct nt_exported *out,
				struct nt_err *err) NT_MUST_CHECK;

#endif
