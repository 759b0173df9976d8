#include "store/sqlite/list.h"

#include "notula/record.h"

/* A value of SET in column I; 0 where there is none. */
unsigned nt_col_word(struct nt_stmt *st, int i, const struct nt_set *set,
		     struct nt_arena *arena)
{
	return nt_col_null(st, i)
		       ? 0
		       : (unsigned)nt_set_find(set, nt_col_text(st, i, arena));
}

const char *nt_col_shown(struct nt_stmt *st, int i, struct nt_arena *arena)
{
	const char *s = nt_col_text(st, i, arena);

	return s != NULL ? s : "";
}

static void read_row(struct nt_stmt *st, struct nt_arena *arena,
		     struct nt_row *row)
{
	*row = (struct nt_row) {
		.uid = nt_col_need(st, 0, arena),
		.number = nt_col_int(st, 1),
		.date = nt_col_need(st, 2, arena),
		.title = nt_col_need(st, 3, arena),
		.kind = nt_col_word(st, 4, &nt_set_kind, arena),
		.status = nt_col_word(st, 5, &nt_set_record_status, arena),
		.venue = nt_col_text(st, 6, arena),
		.city = nt_col_text(st, 7, arena),
		.people = nt_col_int(st, 8),
		.open = nt_col_int(st, 9),
		.overdue = nt_col_int(st, 10),
		.unanswered = nt_col_int(st, 11),
		.doubtful = nt_col_int(st, 12) != 0,
		.trashed = nt_col_int(st, 13) != 0,
		.version = nt_col_int(st, 14),
	};
}

enum nt_status nt_rows_add_one(struct nt_store *store, int64_t id,
			       int64_t today, struct nt_arena *arena,
			       struct nt_rows *out, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_ROW_GET);

	nt_bind_int(st, ":id", id);
	nt_bind_int(st, ":today", today);
	while (nt_step(st)) {
		out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
		read_row(st, arena, &out->v[out->n++]);
	}
	return nt_done(st, err);
}

enum nt_status nt_rows_add(struct nt_store *store, const struct nt_finds *found,
			   bool reverse, int64_t today, struct nt_arena *arena,
			   struct nt_rows *out, struct nt_err *err)
{
	enum nt_status status = NT_OK;

	for (size_t i = 0; i < found->n && status == NT_OK; i++)
		status = nt_rows_add_one(
			store, found->v[reverse ? found->n - 1 - i : i].id,
			today, arena, out, err);
	return status;
}

static enum nt_status list(struct nt_store *store, const struct nt_query *query,
			   const struct nt_cursor *after, bool backward,
			   size_t n, struct nt_arena *arena,
			   struct nt_rows *out, struct nt_err *err)
{
	struct nt_finds found = { 0 };
	enum nt_status status;

	status = nt_find(store, query, after, backward, n, &found, err);
	if (status == NT_OK)
		status = nt_rows_add(store, &found, backward, query->today,
				     arena, out, err);
	nt_finds_free(&found);
	return status;
}

enum nt_status nt_store_list(struct nt_store *store,
			     const struct nt_query *query,
			     const struct nt_cursor *after, bool backward,
			     size_t n, struct nt_arena *arena,
			     struct nt_rows *out, struct nt_err *err)
{
	enum nt_status status = nt_read_begin(store, err);

	*out = (struct nt_rows) { 0 };
	if (status != NT_OK)
		return status;
	status = list(store, query, after, backward, n, arena, out, err);
	return nt_txn_end(store, status, err);
}

enum nt_status nt_store_count(struct nt_store *store,
			      const struct nt_query *query, int64_t most,
			      int64_t *out, struct nt_err *err)
{
	struct nt_finds found = { 0 };
	enum nt_status status = nt_read_begin(store, err);

	*out = 0;
	if (status != NT_OK)
		return status;
	status = nt_find(store, query, NULL, false, (size_t)most, &found, err);
	*out = (int64_t)found.n;
	nt_finds_free(&found);
	return nt_txn_end(store, status, err);
}
