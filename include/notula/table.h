/*
 * table.h - the tidy tables and the reference tables of FORMATS: which file
 * holds which columns, in which order. Built from columns.def, plus what child
 * tables repeat of their meeting.
 */
#ifndef NOTULA_TABLE_H
#define NOTULA_TABLE_H

#include "notula/csv_read.h"
#include "notula/dress.h"
#include "notula/record.h"

enum nt_table {
	NT_TABLE_MEETINGS,
	NT_TABLE_PARTICIPANTS,
	NT_TABLE_ISSUES,
	NT_TABLE_RESPONSES,
	NT_TABLE_FOLLOW_UPS,
	NT_TABLE_PEOPLE,
	NT_TABLE_ORGANIZATIONS,
	NT_TABLE_VENUES,
	NT_TABLES,
	NT_TIDY_TABLES = NT_TABLE_PEOPLE,
};

/* "follow-ups"; with .csv behind it, the name of its file. */
const char *nt_table_name(enum nt_table table);

/* NT_TABLES if no table has that name. */
enum nt_table nt_table_find(const char *name);

/* What a row holds besides the meeting that it repeats. */
const struct nt_shape *nt_table_shape(enum nt_table table);

/* The section of a record that TABLE holds; NULL for the others. */
const struct nt_field *nt_table_section(enum nt_table table);

enum nt_column_kind {
	NT_COLUMN_FIELD,    /* a field of the row's shape */
	NT_COLUMN_MEETING,  /* a field of its meeting, repeated */
	NT_COLUMN_COVERAGE, /* what became of an issue: written only */
};

struct nt_column {
	const char *name;
	const char *local;
	enum nt_column_kind kind;
	const struct nt_field *field;
};

enum { NT_MOST_COLUMNS = 64 };

struct nt_columns {
	struct nt_column v[NT_MOST_COLUMNS];
	size_t n;
};

void nt_table_columns(enum nt_table table, struct nt_columns *out);

/* The column that is called NAME in one of our languages, or NULL. */
const struct nt_column *nt_column_find(const struct nt_columns *columns,
				       const char *name);

/*
 * Keep of COLUMNS those that LIST names, in its order: "date,title"
 * in one of our languages. NT_EUSAGE names the others that may be.
 */
enum nt_status nt_columns_choose(struct nt_columns *columns, const char *list,
				 struct nt_err *err) NT_MUST_CHECK;

/*
 * One line of CSV with its line end: the header, a meeting or one line of a
 * meeting, a reference row.
 */
void nt_table_header(struct nt_buf *out, const struct nt_columns *columns,
		     const struct nt_dress *dress);
void nt_table_row(struct nt_buf *out, const struct nt_columns *columns,
		  const struct nt_record *meeting, const void *row,
		  const struct nt_dress *dress);

/* What stands in one cell, in the plain dress without a guard. */
void nt_table_cell(struct nt_buf *out, const struct nt_column *column,
		   const struct nt_record *meeting, const void *row);

#endif
