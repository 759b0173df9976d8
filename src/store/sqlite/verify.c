#include "notula/doubt.h"
#include "store/sqlite/list.h"
#include "store/sqlite/rows.h"

static void add(struct nt_doubt_rows *out, const struct nt_record *rec,
		const struct nt_doubt *doubt, struct nt_arena *arena)
{
	out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
	out->v[out->n++] = (struct nt_doubt_row) {
		.uid = nt_arena_strdup(arena, rec->uid),
		.number = rec->number,
		.date = nt_arena_strdup(arena, rec->date),
		.title = nt_arena_strdup(arena, rec->title),
		.field = nt_arena_strdup(arena, doubt->field),
		.line = nt_arena_strdup(arena, doubt->line),
		.reason = nt_arena_strdup(arena, doubt->reason),
		.text = nt_arena_strdup(arena, doubt->text),
	};
}

/* Other records of the same day with the same title or venue. */
static enum nt_status add_duplicates(struct nt_store *store, int64_t id,
				     const struct nt_record *rec,
				     struct nt_arena *arena,
				     struct nt_doubt_rows *out,
				     struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_DUPLICATES);

	nt_bind_int(st, ":id", id);
	while (nt_step(st)) {
		bool title = nt_col_int(st, 1) != 0;
		long long number = nt_col_int(st, 0);
		struct nt_doubt doubt = {
			.field = title ? "title" : "venue",
			.reason = "duplicate",
			.text = nt_arena_printf(
				arena,
				title ? _("record %lld has the same day and "
					  "title")
				      : _("record %lld has the same day and "
					  "venue"),
				number),
		};

		add(out, rec, &doubt, arena);
	}
	return nt_done(st, err);
}

enum nt_status nt_doubts_add(struct nt_store *store, int64_t id,
			     struct nt_arena *arena, struct nt_doubt_rows *out,
			     struct nt_err *err)
{
	struct nt_arena own = { 0 };
	struct nt_record rec = { 0 };
	struct nt_doubts doubts = { 0 };
	enum nt_status status = nt_load(store, id, &own, &rec, err);

	if (status == NT_OK)
		nt_doubts_of(&rec, &own, &doubts);
	for (size_t i = 0; i < doubts.n; i++)
		add(out, &rec, &doubts.v[i], arena);
	if (status == NT_OK)
		status = add_duplicates(store, id, &rec, arena, out, err);
	nt_arena_free(&own);
	return status;
}

static enum nt_status verify(struct nt_store *store,
			     const struct nt_query *query, size_t most,
			     struct nt_arena *arena, struct nt_doubt_rows *out,
			     struct nt_err *err)
{
	struct nt_walk walk;
	struct nt_finds found = { 0 };
	enum nt_status status =
		nt_walk_open(&walk, store, query, true, arena, err);

	/* Each of them has at least one such fact. */
	if (status == NT_OK)
		status = nt_walk_read(&walk, NULL, false, most, &found, err);
	for (size_t i = 0; i < found.n && status == NT_OK; i++) {
		if (out->n >= most)
			break;
		status = nt_doubts_add(store, found.v[i].id, arena, out, err);
	}
	if (out->n > most)
		out->n = most;
	nt_finds_free(&found);
	nt_walk_close(&walk);
	return status;
}

enum nt_status nt_store_verify(struct nt_store *store,
			       const struct nt_query *query, size_t most,
			       struct nt_arena *arena,
			       struct nt_doubt_rows *out, struct nt_err *err)
{
	enum nt_status status = nt_read_begin(store, err);

	*out = (struct nt_doubt_rows) { 0 };
	if (status != NT_OK)
		return status;
	status = verify(store, query, most, arena, out, err);
	return nt_txn_end(store, status, err);
}
