/*
 * workbook.c - the tidy tables as sheets of a workbook, written in one walk,
 * and a chart of the meetings by month.
 */
#include "notula/export.h"

#include <stdio.h>
#include <string.h>

#include "exchange/walk.h"
#include "notula/alloc.h"
#include "notula/day.h"
#include "notula/xlsx.h"

/* No month is missing between two, unless they lie further apart. */
enum { MOST_EMPTY_MONTHS = 36 };

struct month {
	char name[NT_DATE_SIZE]; /* 2024-05, or the 2024 of a year */
	int64_t meetings;
};

struct book {
	const struct nt_exporting *how;
	struct nt_xlsx *xlsx;
	enum nt_table tables[NT_TIDY_TABLES]; /* of the sheets, in order */
	struct nt_columns columns[NT_TIDY_TABLES];
	size_t n;
	struct nt_buf cell;
	struct nt_arena arena;
	struct month *months;
	size_t n_months;
};

static int width_of(const struct nt_column *column)
{
	switch (column->field != NULL ? (int)column->field->kind : -1) {
	case NT_INT:
	case NT_TIME:
		return 9;
	case NT_DATE:
	case NT_WORD:
	case NT_FLAG:
	case -1:
		return 14;
	case NT_TEXT:
	case NT_LINES:
		return 50;
	default:
		return 24;
	}
}

static const char *sheet_name(const struct book *b, enum nt_table table)
{
	const struct nt_field *section = nt_table_section(table);

	if (!b->how->dress.local)
		return nt_table_name(table);
	return section != NULL ? section->local : "kegiatan";
}

static void begin_sheet(struct book *b, size_t sheet)
{
	const struct nt_columns *columns = &b->columns[sheet];

	nt_xlsx_sheet(b->xlsx, sheet_name(b, b->tables[sheet]));
	for (size_t i = 0; i < columns->n; i++) {
		const struct nt_column *c = &columns->v[i];

		nt_xlsx_heading(b->xlsx,
				b->how->dress.local ? c->local : c->name,
				width_of(c));
	}
	nt_xlsx_end_row(b->xlsx);
}

static void put_cell(struct book *b, const struct nt_column *column,
		     const struct nt_record *rec, const void *row)
{
	const struct nt_field *field = column->field;
	const void *object = column->kind == NT_COLUMN_FIELD ? row : rec;

	nt_buf_reset(&b->cell);
	nt_table_cell(&b->cell, column, rec, row);
	if (b->cell.n == 0)
		nt_xlsx_skip(b->xlsx);
	else if (field != NULL && field->kind == NT_INT)
		nt_xlsx_number(b->xlsx, nt_get_number(object, field));
	else if (field != NULL && field->kind == NT_DATE)
		nt_xlsx_date(b->xlsx, nt_buf_str(&b->cell));
	else
		nt_xlsx_text(b->xlsx, nt_buf_str(&b->cell));
}

/* One row of the sheet, or the place of the cell that no workbook holds. */
static enum nt_status put_row(struct book *b, size_t sheet,
			      const struct nt_record *rec, const void *row,
			      struct nt_err *err)
{
	const struct nt_columns *columns = &b->columns[sheet];
	enum nt_status st = NT_OK;

	for (size_t i = 0; st == NT_OK && i < columns->n; i++) {
		put_cell(b, &columns->v[i], rec, row);
		st = nt_xlsx_status(b->xlsx, err);
		if (st != NT_OK)
			nt_wrap(err, _("record %lld, %s"),
				(long long)rec->number, columns->v[i].name);
	}
	nt_xlsx_end_row(b->xlsx);
	return st;
}

static void add_month(struct book *b, const char *name)
{
	b->months = nt_arena_grow(&b->arena, b->months, b->n_months,
				  sizeof(*b->months));
	snprintf(b->months[b->n_months].name, sizeof(b->months->name), "%s",
		 name);
	b->n_months++;
}

static int months_of(const char *date)
{
	struct nt_date d;

	return nt_date_read(date, &d) && d.month != 0
		       ? d.year * 12 + d.month - 1
		       : -1;
}

/* Records come by date: a meeting is of the last month, or begins one. */
static void count_month(struct book *b, const char *date)
{
	char name[NT_DATE_SIZE] = "";
	const char *last = b->n_months ? b->months[b->n_months - 1].name : "";
	int from = months_of(last);
	int to;

	snprintf(name, sizeof(name), "%.7s", date);
	to = months_of(name);
	if (from >= 0 && to - from <= MOST_EMPTY_MONTHS)
		for (int m = from + 1; m < to; m++) {
			struct nt_date d = { m / 12, m % 12 + 1, 0 };
			char between[NT_DATE_SIZE];

			add_month(b, nt_date_write(d, between));
		}
	if (strcmp(last, name) != 0)
		add_month(b, name);
	b->months[b->n_months - 1].meetings++;
}

static enum nt_status put_record(void *ctx, const struct nt_record *rec,
				 struct nt_buf *buf, struct nt_err *err)
{
	struct book *b = ctx;
	enum nt_status st = NT_OK;

	(void)buf;
	count_month(b, rec->date);
	for (size_t i = 0; i < b->n; i++) {
		const struct nt_field *section = nt_table_section(b->tables[i]);
		struct nt_lines lines = { NULL, 0 };

		nt_xlsx_go(b->xlsx, i);
		if (section == NULL)
			st = put_row(b, i, rec, rec, err);
		else
			lines = nt_get_lines(rec, section);
		for (size_t j = 0; st == NT_OK && j < lines.n; j++)
			st = put_row(b, i, rec,
				     nt_line(lines, section->lines, j), err);
		if (st != NT_OK)
			return st;
	}
	return NT_OK;
}

static void put_chart(struct book *b)
{
	bool local = b->how->dress.local;

	nt_xlsx_sheet(b->xlsx, local ? "grafik" : "chart");
	nt_xlsx_heading(b->xlsx, local ? "bulan" : "month", 10);
	nt_xlsx_heading(b->xlsx, local ? "jumlah_kegiatan" : "meetings", 16);
	nt_xlsx_end_row(b->xlsx);
	for (size_t i = 0; i < b->n_months; i++) {
		nt_xlsx_text(b->xlsx, b->months[i].name);
		nt_xlsx_number(b->xlsx, b->months[i].meetings);
		nt_xlsx_end_row(b->xlsx);
	}
	nt_xlsx_chart(b->xlsx,
		      local ? "Kegiatan per bulan" : "Meetings per month");
}

static enum nt_status choose_tables(struct book *b, enum nt_table table,
				    struct nt_err *err)
{
	for (unsigned t = 0; t < NT_TIDY_TABLES; t++)
		if (table == NT_TABLES || table == t)
			b->tables[b->n++] = t;
	for (size_t i = 0; i < b->n; i++)
		nt_table_columns(b->tables[i], &b->columns[i]);
	if (b->how->columns == NULL)
		return NT_OK;
	return nt_columns_choose(&b->columns[0], b->how->columns, err);
}

static enum nt_status write_sheets(struct book *b, struct nt_walk *walk,
				   struct nt_store *store, struct nt_err *err)
{
	enum nt_status st;

	for (size_t i = 0; i < b->n; i++)
		begin_sheet(b, i);
	st = nt_walk_run(walk, store, err);
	if (st == NT_OK && b->tables[0] == NT_TABLE_MEETINGS)
		put_chart(b);
	return st;
}

enum nt_status nt_export_xlsx(struct nt_store *store, enum nt_table table,
			      const char *folder,
			      const struct nt_exporting *how,
			      const struct nt_sink *sink,
			      struct nt_exported *out, struct nt_err *err)
{
	struct book b = { .how = how };
	struct nt_walk walk = {
		.how = how,
		.sink = sink,
		.record = put_record,
		.ctx = &b,
		.out = out,
	};
	enum nt_status st = choose_tables(&b, table, err);

	if (st == NT_OK)
		st = nt_xlsx_begin(&b.xlsx, folder, err);
	if (st != NT_OK)
		return st;
	st = write_sheets(&b, &walk, store, err);
	if (st == NT_OK)
		st = nt_xlsx_end(b.xlsx, sink, err);
	else
		nt_xlsx_abandon(b.xlsx);
	nt_buf_free(&b.cell);
	nt_arena_free(&b.arena);
	return st;
}
