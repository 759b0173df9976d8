#include <stdio.h>
#include <string.h>

#include "notula/alloc.h"
#include "store/sqlite/known.h"
#include "store/sqlite/rows.h"
#include "store/sqlite/walk.h"

enum {
	ROWS_A_PAGE = 256,
	RECORDS_A_PAGE = 32,
	BYTES_A_PAGE = 1 << 20,
};

/* One record as it was when the list was read. */
static enum nt_status read_listed(struct nt_store *store, int64_t id,
				  int64_t listed, struct nt_arena *arena,
				  struct nt_record *out, struct nt_err *err)
{
	const char *checksum;
	enum nt_status status =
		nt_load_unchecked(store, id, arena, out, &checksum, err);

	if (status != NT_OK)
		return status;
	if (checksum == NULL)
		return nt_fail(err, NT_ECONFLICT,
			       _("an import was taken back meanwhile; "
				 "begin again"));
	return out->version == listed
		       ? nt_load_check(store, out, checksum, err)
		       : nt_history_read(store, id, listed, arena, out, err);
}

/* Records that are read in one go: a lock costs as much as a record. */
struct record_page {
	struct nt_arena arena;
	struct nt_record rows[RECORDS_A_PAGE];
	size_t n;
};

/* Those of LIST from FROM on, until there is enough in memory. */
static enum nt_status read_records(struct nt_store *store,
				   const struct nt_finds *list, size_t from,
				   struct record_page *page, struct nt_err *err)
{
	enum nt_status status = nt_read_begin(store, err);

	nt_arena_reset(&page->arena);
	page->n = 0;
	if (status != NT_OK)
		return status;
	while (status == NT_OK && from + page->n < list->n &&
	       page->n < RECORDS_A_PAGE &&
	       nt_arena_size(&page->arena) < BYTES_A_PAGE) {
		size_t i = from + page->n;

		status = read_listed(store, list->v[i].id, list->v[i].version,
				     &page->arena, &page->rows[page->n], err);
		page->n += status == NT_OK;
	}
	return nt_txn_end(store, status, err);
}

static enum nt_status each_listed(struct nt_store *store,
				  const struct nt_finds *list, nt_each_fn *each,
				  void *ctx, struct nt_err *err)
{
	struct record_page *page = nt_alloc(sizeof(*page));
	enum nt_status status = NT_OK;

	/* What was read before a record that cannot be read goes out first. */
	for (size_t i = 0; i < list->n && status == NT_OK; i += page->n) {
		enum nt_status heard = NT_OK;

		status = read_records(store, list, i, page, err);
		for (size_t k = 0; k < page->n && heard == NT_OK; k++)
			heard = each(ctx, &page->rows[k],
				     status == NT_OK ? err : NULL);
		status = heard != NT_OK ? heard : status;
	}
	nt_arena_free(&page->arena);
	nt_free(page);
	return status;
}

enum nt_status nt_store_each(struct nt_store *store,
			     const struct nt_query *query, nt_each_fn *each,
			     void *ctx, struct nt_err *err)
{
	struct nt_query all = { 0 };
	struct nt_finds list = { 0 };
	enum nt_status status = nt_read_begin(store, err);

	if (status != NT_OK)
		return status;
	status = nt_find(store, query ? query : &all, NULL, true, SIZE_MAX,
			 &list, err);
	status = nt_txn_end(store, status, err);
	if (status == NT_OK)
		status = each_listed(store, &list, each, ctx, err);
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
