#include "notula/doubt.h"
#include "store/sqlite/rows.h"
#include "store/sqlite/walk.h"

struct verifier {
	struct nt_store *store;
	size_t most;
	struct nt_arena *arena;
	struct nt_doubt_rows *out;
	struct nt_err *err;
};

static void add(struct verifier *v, const struct nt_record *rec,
		const struct nt_doubt *doubt)
{
	struct nt_doubt_rows *out = v->out;

	out->v = nt_arena_grow(v->arena, out->v, out->n, sizeof(*out->v));
	out->v[out->n++] = (struct nt_doubt_row) {
		.uid = nt_arena_strdup(v->arena, rec->uid),
		.number = rec->number,
		.date = nt_arena_strdup(v->arena, rec->date),
		.title = nt_arena_strdup(v->arena, rec->title),
		.field = nt_arena_strdup(v->arena, doubt->field),
		.line = nt_arena_strdup(v->arena, doubt->line),
		.reason = nt_arena_strdup(v->arena, doubt->reason),
		.text = nt_arena_strdup(v->arena, doubt->text),
	};
}

/* Other records of the same day with the same title or venue. */
static enum nt_status add_duplicates(struct verifier *v, int64_t id,
				     const struct nt_record *rec)
{
	struct nt_stmt *st = nt_stmt(v->store, NT_SQL_DUPLICATES);

	nt_bind_int(st, ":id", id);
	while (nt_step(st)) {
		bool title = nt_col_int(st, 1) != 0;
		long long number = nt_col_int(st, 0);
		struct nt_doubt doubt = {
			.field = title ? "title" : "venue",
			.reason = "duplicate",
			.text = nt_arena_printf(
				v->arena,
				title ? _("record %lld has the same day and "
					  "title")
				      : _("record %lld has the same day and "
					  "venue"),
				number),
		};

		add(v, rec, &doubt);
	}
	return nt_done(st, v->err);
}

static enum nt_status verify_one(struct verifier *v, int64_t id)
{
	struct nt_arena arena = { 0 };
	struct nt_record rec = { 0 };
	struct nt_doubts doubts = { 0 };
	enum nt_status status = nt_load(v->store, id, &arena, &rec, v->err);

	if (status == NT_OK)
		nt_doubts_of(&rec, &arena, &doubts);
	for (size_t i = 0; i < doubts.n; i++)
		add(v, &rec, &doubts.v[i]);
	if (status == NT_OK)
		status = add_duplicates(v, id, &rec);
	nt_arena_free(&arena);
	return status;
}

static enum nt_status verify(struct verifier *v, const struct nt_query *query)
{
	struct nt_walk walk;
	struct nt_finds found = { 0 };
	enum nt_status status =
		nt_walk_open(&walk, v->store, query, true, v->arena, v->err);

	/* Each of them has at least one such fact. */
	if (status == NT_OK)
		status = nt_walk_read(&walk, NULL, false, v->most, &found,
				      v->err);
	for (size_t i = 0; i < found.n && status == NT_OK; i++) {
		if (v->out->n >= v->most)
			break;
		status = verify_one(v, found.v[i].id);
	}
	if (v->out->n > v->most)
		v->out->n = v->most;
	nt_finds_free(&found);
	nt_walk_close(&walk);
	return status;
}

enum nt_status nt_store_verify(struct nt_store *store,
			       const struct nt_query *query, size_t most,
			       struct nt_arena *arena,
			       struct nt_doubt_rows *out, struct nt_err *err)
{
	struct verifier v = { store, most, arena, out, err };
	enum nt_status status = nt_read_begin(store, err);

	*out = (struct nt_doubt_rows) { 0 };
	if (status != NT_OK)
		return status;
	return nt_txn_end(store, verify(&v, query), err);
}
