/* bundle.c - all tables of a logbook in one folder, written in one walk. */
#include "notula/export.h"

#include "exchange/folder.h"
#include "exchange/mark.h"
#include "exchange/mentions.h"
#include "notula/file.h"

/* A bundle has one form. */
static const struct nt_dress plain = { 0 };

struct bundle {
	const struct nt_exporting *how;
	struct nt_folder folder;
	struct nt_file *files[NT_TABLES];
	struct nt_columns columns[NT_TABLES];
	struct nt_mentions mentions; /* of the written records */
	bool all_rows;
	enum nt_table table; /* of the rows that come */
	struct nt_buf buf;
	struct nt_exported *out;
};

static void put(struct bundle *b, enum nt_table table)
{
	nt_file_put(b->files[table], b->buf.s, b->buf.n);
	nt_buf_reset(&b->buf);
}

static enum nt_status each_record(void *ctx, const struct nt_record *rec,
				  struct nt_err *err)
{
	struct bundle *b = ctx;

	(void)err;
	if (rec->confidential && !b->how->confidential) {
		b->out->left_out++;
		return NT_OK;
	}
	b->out->records++;
	nt_mentions_of_record(&b->mentions, rec);
	for (unsigned t = 0; t < NT_TIDY_TABLES; t++) {
		const struct nt_field *section = nt_table_section(t);
		struct nt_lines lines = { NULL, 0 };

		if (section == NULL)
			nt_table_row(&b->buf, &b->columns[t], rec, rec, &plain);
		else
			lines = nt_get_lines(rec, section);
		for (size_t i = 0; i < lines.n; i++)
			nt_table_row(&b->buf, &b->columns[t], rec,
				     nt_line(lines, section->lines, i), &plain);
		put(b, t);
	}
	return NT_OK;
}

static enum nt_status follow_links(void *ctx, const void *row,
				   struct nt_err *err)
{
	struct bundle *b = ctx;

	(void)err;
	nt_mentions_row(&b->mentions, row, nt_table_shape(b->table));
	return NT_OK;
}

static enum nt_status write_row(void *ctx, const void *row, struct nt_err *err)
{
	struct bundle *b = ctx;
	const struct nt_shape *shape = nt_table_shape(b->table);

	(void)err;
	if (!b->all_rows && !nt_mentions_row(&b->mentions, row, shape))
		return NT_OK;
	nt_table_row(&b->buf, &b->columns[b->table], NULL, row, &plain);
	put(b, b->table);
	return NT_OK;
}

static enum nt_status each_row(struct bundle *b, struct nt_store *store,
			       nt_each_row_fn *each, struct nt_err *err)
{
	enum nt_status st = NT_OK;

	for (unsigned t = NT_TIDY_TABLES; st == NT_OK && t < NT_TABLES; t++) {
		b->table = t;
		st = nt_store_each_row(store, nt_table_shape(t), each, b, err);
	}
	return st;
}

/* Rows lead to rows: an office to the one above it, a merged one onwards. */
static enum nt_status write_rows(struct bundle *b, struct nt_store *store,
				 struct nt_err *err)
{
	const struct nt_query *query = b->how->query;
	enum nt_status st = NT_OK;

	b->all_rows = (query == NULL || query->n == 0) && b->out->left_out == 0;
	b->mentions.grew = !b->all_rows;
	while (st == NT_OK && b->mentions.grew) {
		b->mentions.grew = false;
		st = each_row(b, store, follow_links, err);
	}
	return st == NT_OK ? each_row(b, store, write_row, err) : st;
}

static enum nt_status write_records(struct bundle *b, struct nt_store *store,
				    struct nt_err *err)
{
	static const struct nt_query all = { 0 };
	const struct nt_query *query = b->how->query;

	return nt_store_each(store, query ? query : &all, each_record, b, err);
}

static enum nt_status begin_files(struct bundle *b, struct nt_err *err)
{
	enum nt_status st = NT_OK;

	for (unsigned t = 0; st == NT_OK && t < NT_TABLES; t++) {
		char *path =
			nt_arena_printf(&b->folder.arena, "%s/%s.csv",
					b->folder.temp_path, nt_table_name(t));

		nt_table_columns(t, &b->columns[t]);
		st = nt_file_begin(&b->files[t], path, false, err);
		if (st != NT_OK)
			break;
		nt_table_header(&b->buf, &b->columns[t], &plain);
		put(b, t);
	}
	return st;
}

static enum nt_status write_mark(struct bundle *b, struct nt_store *store,
				 struct nt_err *err)
{
	char *path = nt_arena_printf(&b->folder.arena, "%s/%s",
				     b->folder.temp_path, NT_MARK_FILE);
	struct nt_logbook logbook;
	enum nt_status st =
		nt_store_logbook(store, &b->folder.arena, &logbook, err);

	if (st != NT_OK)
		return st;
	nt_buf_reset(&b->buf);
	nt_mark_write(&b->buf, logbook.office);
	return nt_file_write(path, false, b->buf.s, b->buf.n, err);
}

/* Commit every file where ST is NT_OK, else take them back. */
static enum nt_status end_files(struct bundle *b, enum nt_status st,
				struct nt_err *err)
{
	for (unsigned t = 0; t < NT_TABLES; t++) {
		if (st == NT_OK)
			st = nt_file_commit(b->files[t], err);
		else
			nt_file_abandon(b->files[t]);
	}
	return st;
}

enum nt_status nt_export_bundle(struct nt_store *store, const char *dir,
				const struct nt_exporting *how,
				struct nt_exported *out, struct nt_err *err)
{
	struct bundle b = { .how = how, .out = out };
	enum nt_status st;

	*out = (struct nt_exported) { 0 };
	st = nt_folder_begin(&b.folder, dir, err);
	if (st != NT_OK)
		return st;
	st = begin_files(&b, err);
	if (st == NT_OK)
		st = write_records(&b, store, err);
	if (st == NT_OK)
		st = write_rows(&b, store, err);
	st = end_files(&b, st, err);
	if (st == NT_OK)
		st = write_mark(&b, store, err);
	if (st == NT_OK)
		st = nt_folder_commit(&b.folder, err);
	else
		nt_folder_abandon(&b.folder);
	nt_mentions_free(&b.mentions);
	nt_buf_free(&b.buf);
	return st;
}
