#include "notula/export.h"

#include <assert.h>

enum { ENOUGH = 1 << 16 };

/* One walk over the records into one sink. */
struct walk {
	const struct nt_exporting *how;
	const struct nt_sink *sink;
	enum nt_table table; /* NT_TABLES: JSON */
	const struct nt_field *section;
	struct nt_columns columns;
	struct nt_buf buf;
	struct nt_exported *out;
};

static enum nt_status flush(struct walk *walk, size_t enough,
			    struct nt_err *err)
{
	enum nt_status st = NT_OK;

	if (walk->buf.n < enough || walk->buf.n == 0)
		return NT_OK;
	st = walk->sink->put(walk->sink->ctx, walk->buf.s, walk->buf.n, err);
	nt_buf_reset(&walk->buf);
	return st;
}

static void put_record(struct walk *walk, const struct nt_record *rec)
{
	struct nt_lines lines;

	if (walk->table == NT_TABLES) {
		nt_json_write(&walk->buf, rec);
		nt_buf_putc(&walk->buf, '\n');
		return;
	}
	if (walk->section == NULL) {
		nt_table_row(&walk->buf, &walk->columns, rec, rec,
			     walk->how->raw);
		return;
	}
	lines = nt_get_lines(rec, walk->section);
	for (size_t i = 0; i < lines.n; i++)
		nt_table_row(&walk->buf, &walk->columns, rec,
			     nt_line(lines, walk->section->lines, i),
			     walk->how->raw);
}

static enum nt_status each(void *ctx, const struct nt_record *rec,
			   struct nt_err *err)
{
	struct walk *walk = ctx;

	if (rec->confidential && !walk->how->confidential) {
		walk->out->left_out++;
		return NT_OK;
	}
	walk->out->records++;
	put_record(walk, rec);
	return flush(walk, ENOUGH, err);
}

static enum nt_status run(struct walk *walk, struct nt_store *store,
			  struct nt_err *err)
{
	static const struct nt_query all = { 0 };
	const struct nt_query *query = walk->how->query;
	enum nt_status st;

	*walk->out = (struct nt_exported) { 0 };
	st = nt_store_each(store, query ? query : &all, each, walk, err);
	if (st == NT_OK)
		st = flush(walk, 0, err);
	nt_buf_free(&walk->buf);
	return st;
}

enum nt_status nt_export_table(struct nt_store *store, enum nt_table table,
			       const struct nt_exporting *how,
			       const struct nt_sink *sink,
			       struct nt_exported *out, struct nt_err *err)
{
	struct walk walk = {
		.how = how,
		.sink = sink,
		.table = table,
		.out = out,
	};

	assert(table < NT_TIDY_TABLES);
	walk.section = nt_table_section(table);
	nt_table_columns(table, &walk.columns);
	nt_table_header(&walk.buf, &walk.columns, how->local);
	return run(&walk, store, err);
}

enum nt_status nt_export_json(struct nt_store *store,
			      const struct nt_exporting *how,
			      const struct nt_sink *sink,
			      struct nt_exported *out, struct nt_err *err)
{
	struct walk walk = {
		.how = how,
		.sink = sink,
		.table = NT_TABLES,
		.out = out,
	};

	return run(&walk, store, err);
}
