#include <stdio.h>
#include <string.h>

#include "store/sqlite/known.h"
#include "store/sqlite/rows.h"
#include "store/sqlite/walk.h"

enum { ROWS_A_PAGE = 256 };

/* One record as it was when the list was read. */
static enum nt_status read_listed(struct nt_store *store, int64_t id,
				  int64_t listed, struct nt_arena *arena,
				  struct nt_record *out, struct nt_err *err)
{
	enum nt_status status = nt_read_begin(store, err);
	int64_t version = 0;
	struct nt_stmt *st;

	if (status != NT_OK)
		return status;
	st = nt_stmt(store, NT_SQL_VERSION_GET);
	nt_bind_int(st, ":id", id);
	status = nt_run_int(st, &version, err);
	if (status == NT_OK && version == 0)
		status = nt_fail(err, NT_ECONFLICT,
				 _("an import was taken back meanwhile; "
				   "begin again"));
	else if (status == NT_OK && version == listed)
		status = nt_load(store, id, arena, out, err);
	else if (status == NT_OK)
		status = nt_history_read(store, id, listed, arena, out, err);
	return nt_txn_end(store, status, err);
}

enum nt_status nt_store_each(struct nt_store *store,
			     const struct nt_query *query, nt_each_fn *each,
			     void *ctx, struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	struct nt_query all = { 0 };
	struct nt_finds list = { 0 };
	enum nt_status status = nt_read_begin(store, err);

	if (status != NT_OK)
		return status;
	status = nt_find(store, query ? query : &all, NULL, true, SIZE_MAX,
			 &list, err);
	status = nt_txn_end(store, status, err);

	for (size_t i = 0; i < list.n && status == NT_OK; i++) {
		struct nt_record rec;

		nt_arena_reset(&arena);
		status = read_listed(store, list.v[i].id, list.v[i].version,
				     &arena, &rec, err);
		if (status == NT_OK)
			status = each(ctx, &rec, err);
	}
	nt_arena_free(&arena);
	nt_finds_free(&list);
	return status;
}

/* Reference rows. */

struct row_page {
	void *rows[ROWS_A_PAGE];
	int64_t ids[ROWS_A_PAGE];
	size_t n;
};

/* The rows after the uid AFTER; column 0 is the id. A damaged tree may lead
 * back to where it began. */
static enum nt_status read_page(struct nt_store *store,
				const struct nt_kin *kin, const char *after,
				struct nt_arena *arena, struct row_page *page,
				struct nt_err *err)
{
	enum nt_status status = nt_read_begin(store, err);
	struct nt_stmt *st;

	page->n = 0;
	if (status != NT_OK)
		return status;
	st = nt_stmt(store, kin->page);
	nt_bind_text(st, ":after", after);
	nt_bind_int(st, ":n", ROWS_A_PAGE);
	while (nt_step(st)) {
		void *row = nt_arena_alloc(arena, kin->shape->size);

		const char *uid = nt_row_read(st, kin, row, arena);

		if (strcmp(uid, after) <= 0)
			nt_damaged(st);
		after = uid;
		page->ids[page->n] = nt_col_int(st, 0);
		page->rows[page->n++] = row;
	}
	status = nt_done(st, err);
	for (size_t i = 0; i < page->n && status == NT_OK; i++)
		status = nt_row_aliases(store, kin, page->ids[i], page->rows[i],
					arena, err);
	return nt_txn_end(store, status, err);
}

enum nt_status nt_store_each_row(struct nt_store *store,
				 const struct nt_shape *shape,
				 nt_each_row_fn *each, void *ctx,
				 struct nt_err *err)
{
	const struct nt_field *uid = nt_field(shape, "uid");
	char after[NT_UID_SIZE] = "";
	struct nt_arena arena = { 0 };
	struct row_page page;
	enum nt_status status = NT_OK;

	do {
		nt_arena_reset(&arena);
		status = read_page(store, nt_kin_of(shape), after, &arena,
				   &page, err);
		for (size_t i = 0; i < page.n && status == NT_OK; i++)
			status = each(ctx, page.rows[i], err);
		if (page.n > 0)
			snprintf(after, sizeof(after), "%s",
				 nt_get_text(page.rows[page.n - 1], uid));
	} while (status == NT_OK && page.n == ROWS_A_PAGE);
	nt_arena_free(&arena);
	return status;
}
