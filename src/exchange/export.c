/* export.c - the forms, of which CSV of one table and JSON lines are here. */
#include "notula/export.h"

#include <assert.h>

#include "exchange/walk.h"

struct table {
	const struct nt_dress *dress;
	const struct nt_field *section; /* NULL: a row is a meeting */
	struct nt_columns columns;
};

static enum nt_status put_rows(void *ctx, const struct nt_record *rec,
			       struct nt_buf *buf, struct nt_err *err)
{
	const struct table *table = ctx;
	struct nt_lines lines = { NULL, 0 };

	(void)err;
	if (table->section == NULL)
		nt_table_row(buf, &table->columns, rec, rec, table->dress);
	else
		lines = nt_get_lines(rec, table->section);
	for (size_t i = 0; i < lines.n; i++)
		nt_table_row(buf, &table->columns, rec,
			     nt_line(lines, table->section->lines, i),
			     table->dress);
	return NT_OK;
}

enum nt_status nt_export_table(struct nt_store *store, enum nt_table table,
			       const struct nt_exporting *how,
			       const struct nt_sink *sink,
			       struct nt_exported *out, struct nt_err *err)
{
	struct table t = {
		.dress = &how->dress,
		.section = nt_table_section(table),
	};
	struct nt_walk walk = {
		.how = how,
		.sink = sink,
		.record = put_rows,
		.ctx = &t,
		.out = out,
	};
	enum nt_status st = NT_OK;

	assert(table < NT_TIDY_TABLES);
	nt_table_columns(table, &t.columns);
	if (how->columns != NULL)
		st = nt_columns_choose(&t.columns, how->columns, err);
	if (st != NT_OK)
		return st;
	nt_dress_begin(&walk.buf, &how->dress);
	nt_table_header(&walk.buf, &t.columns, &how->dress);
	return nt_walk_run(&walk, store, err);
}

static enum nt_status put_json(void *ctx, const struct nt_record *rec,
			       struct nt_buf *buf, struct nt_err *err)
{
	(void)ctx;
	(void)err;
	nt_json_write(buf, rec);
	nt_buf_putc(buf, '\n');
	return NT_OK;
}

enum nt_status nt_export_json(struct nt_store *store,
			      const struct nt_exporting *how,
			      const struct nt_sink *sink,
			      struct nt_exported *out, struct nt_err *err)
{
	struct nt_walk walk = {
		.how = how,
		.sink = sink,
		.record = put_json,
		.out = out,
	};

	return nt_walk_run(&walk, store, err);
}

static const struct {
	const char *name;
	const char *suffix;
} forms[] = {
	[NT_FORM_CSV] = { "csv", "csv" },
	[NT_FORM_EXCEL] = { "excel", "csv" },
	[NT_FORM_XLSX] = { "xlsx", "xlsx" },
	[NT_FORM_JSON] = { "json", "jsonl" },
	[NT_FORM_ICS] = { "ics", "ics" },
};

const char *nt_form_name(enum nt_form form)
{
	return forms[form].name;
}

const char *nt_form_suffix(enum nt_form form)
{
	return forms[form].suffix;
}

enum nt_status nt_export(struct nt_store *store, enum nt_form form,
			 enum nt_table table, const char *folder,
			 const struct nt_exporting *how,
			 const struct nt_sink *sink, struct nt_exported *out,
			 struct nt_err *err)
{
	struct nt_exporting dressed = *how;

	dressed.dress.excel = form == NT_FORM_EXCEL;
	switch (form) {
	case NT_FORM_XLSX:
		return nt_export_xlsx(store, table, folder, how, sink, out,
				      err);
	case NT_FORM_JSON:
		return nt_export_json(store, how, sink, out, err);
	case NT_FORM_ICS:
		return nt_export_ics(store, how, sink, out, err);
	default:
		return nt_export_table(store, table, &dressed, sink, out, err);
	}
}
