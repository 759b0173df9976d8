#include "store/sqlite/known.h"
#include "store/sqlite/rows.h"

enum nt_status nt_store_batches(struct nt_store *store, struct nt_arena *arena,
				struct nt_batches *out, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_BATCH_LIST);

	*out = (struct nt_batches) { 0 };
	while (nt_step(st)) {
		out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
		out->v[out->n++] = (struct nt_batch) {
			.batch = nt_col_int(st, 0),
			.at = nt_col_need(st, 1, arena),
			.by = nt_col_text(st, 2, arena),
			.files = nt_col_text(st, 3, arena),
			.added = nt_col_int(st, 4),
			.updated = nt_col_int(st, 5),
			.undone = nt_col_int(st, 6) != 0,
		};
	}
	return nt_done(st, err);
}

/* May it be taken back? Otherwise in words why not. */
static enum nt_status may_undo(struct nt_store *store, int64_t batch,
			       struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_BATCH_GET);
	struct nt_buf edited = { 0 };
	int64_t undone = -1;
	enum nt_status status;

	nt_bind_int(st, ":id", batch);
	status = nt_run_int(st, &undone, err);
	if (status != NT_OK)
		return status;
	if (undone != 0)
		return nt_fail(err, undone < 0 ? NT_ENOTFOUND : NT_EINVAL,
			       undone < 0 ? _("there is no import %lld")
					  : _("import %lld was taken back "
					      "already"),
			       (long long)batch);
	st = nt_stmt(store, NT_SQL_BATCH_EDITED);
	nt_bind_int(st, ":id", batch);
	while (nt_step(st))
		nt_buf_printf(&edited, "%s%lld", edited.n ? ", " : "",
			      (long long)nt_col_int(st, 0));
	status = nt_done(st, err);
	if (status == NT_OK && edited.n > 0)
		status = nt_fail(err, NT_ECONFLICT,
				 _("edited since import %lld, so nothing was "
				   "taken back: record %s"),
				 (long long)batch, nt_buf_str(&edited));
	nt_buf_free(&edited);
	return status;
}

/* One record of the batch: what it wrote, and what stood there before. */
struct brought {
	int64_t id;
	int64_t version;
	int64_t previous; /* 0: nothing */
	bool trashed;
};

struct brought_list {
	struct brought *v;
	size_t n;
};

static enum nt_status read_brought(struct nt_store *store, int64_t batch,
				   struct nt_arena *arena,
				   struct brought_list *out, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_BATCH_MEETINGS);

	nt_bind_int(st, ":id", batch);
	while (nt_step(st)) {
		out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
		out->v[out->n++] = (struct brought) {
			nt_col_int(st, 0),
			nt_col_int(st, 1),
			nt_col_int(st, 2),
			nt_col_int(st, 3) != 0,
		};
	}
	return nt_done(st, err);
}

/* What record ID came from, by batch BATCH. */
static enum nt_status forget_origin(struct nt_store *store, int64_t id,
				    int64_t batch, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_ORIGIN_FORGET);

	nt_bind_int(st, ":meeting_id", id);
	nt_bind_int(st, ":batch_id", batch);
	return nt_run(st, err);
}

static enum nt_status put_back(struct nt_store *store, const struct brought *b,
			       int64_t batch, struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	struct nt_record old, linked;
	int64_t id = b->id;
	enum nt_status status =
		nt_history_read(store, id, b->previous, &arena, &old, err);
	struct nt_stmt *st;

	if (status == NT_OK)
		status = nt_link(store, &old, &linked, NT_LINK_KEEP, 0, &arena,
				 err);
	if (status == NT_OK)
		status = nt_write(store, &id, &old, &linked, err);
	nt_arena_free(&arena);
	if (status == NT_OK)
		status = forget_origin(store, id, batch, err);
	if (status != NT_OK)
		return status;
	st = nt_stmt(store, NT_SQL_HISTORY_DELETE);
	nt_bind_int(st, ":id", id);
	nt_bind_int(st, ":version", b->previous);
	return nt_run(st, err);
}

/* Rows that nothing refers to, layer by layer until none is left. */
static enum nt_status forget_rows(struct nt_store *store, const char *what,
				  enum nt_sql sql, int64_t batch,
				  struct nt_err *err)
{
	enum nt_status status;
	bool more;

	do {
		struct nt_stmt *st = nt_stmt(store, sql);

		more = false;
		status = NT_OK;
		nt_bind_int(st, ":id", batch);
		while (status == NT_OK && nt_step(st)) {
			more = true;
			status = nt_row_forget(store, what, nt_col_int(st, 0),
					       err);
		}
		if (status == NT_OK)
			status = nt_done(st, err);
		else if (nt_done(st, NULL) != NT_OK)
			more = false;
	} while (more && status == NT_OK);
	return status;
}

static enum nt_status undo(struct nt_store *store, int64_t batch,
			   struct nt_arena *arena, struct nt_err *err)
{
	struct brought_list list = { 0 };
	enum nt_status status = may_undo(store, batch, err);
	int64_t fewer = 0;
	struct nt_stmt *st;

	if (status == NT_OK)
		status = read_brought(store, batch, arena, &list, err);
	for (size_t i = 0; i < list.n && status == NT_OK; i++) {
		const struct brought *b = &list.v[i];

		fewer += b->previous == 0 && !b->trashed;
		status = nt_closing_note_id(store, b->id, err);
		if (status == NT_OK)
			status = b->previous == 0
					 ? nt_erase(store, b->id, err)
					 : put_back(store, b, batch, err);
		if (status == NT_OK && b->previous != 0)
			status = nt_closing_note_id(store, b->id, err);
	}
	if (status == NT_OK)
		status = forget_rows(store, "person", NT_SQL_PERSON_FORGET,
				     batch, err);
	if (status == NT_OK)
		status = forget_rows(store, "organization",
				     NT_SQL_ORGANIZATION_FORGET, batch, err);
	if (status == NT_OK)
		status = forget_rows(store, "venue", NT_SQL_VENUE_FORGET, batch,
				     err);
	if (status != NT_OK)
		return status;
	st = nt_stmt(store, NT_SQL_BATCH_UNDONE);
	nt_bind_int(st, ":id", batch);
	status = nt_run(st, err);
	return status == NT_OK ? nt_logbook_saved(store, -fewer, err) : status;
}

enum nt_status nt_store_undo_batch(struct nt_store *store, int64_t batch,
				   struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	enum nt_status status = nt_txn_begin(store, err);

	if (status == NT_OK)
		status =
			nt_txn_end(store, undo(store, batch, &arena, err), err);
	nt_arena_free(&arena);
	return status;
}
