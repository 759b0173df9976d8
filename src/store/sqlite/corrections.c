/* corrections.c - what changed in months after they were closed. */
#include <string.h>

#include "notula/closing.h"
#include "store/sqlite/rows.h"

/* One change that was noted. */
struct change {
	const char *month;
	const char *uid;
	const char *at;
	const char *by;
	int64_t version; /* 0: it was not among the meetings of the month */
	const char *checksum;
	int64_t id; /* 0: it is not here, or in the trash */
};

struct changes {
	struct change *v;
	size_t n;
};

static enum nt_status read_changes(struct nt_store *store, const char *month,
				   struct nt_arena *arena, struct changes *out,
				   struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_CLOSING_CHANGES);

	nt_bind_text(st, ":period", month);
	while (nt_step(st)) {
		out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
		out->v[out->n++] = (struct change) {
			.month = nt_col_need(st, 0, arena),
			.uid = nt_col_need(st, 1, arena),
			.at = nt_col_need(st, 2, arena),
			.by = nt_col_text(st, 3, arena),
			.version = nt_col_int(st, 4),
			.checksum = nt_col_text(st, 5, arena),
			.id = nt_col_int(st, 6),
		};
	}
	return nt_done(st, err);
}

/* The record as it stands, or as it lies in the trash. */
static enum nt_status load(struct nt_store *store, const struct change *c,
			   struct nt_arena *arena, struct nt_record *out,
			   bool *found, struct nt_err *err)
{
	struct nt_head head;
	enum nt_status status = nt_head_of(store, c->uid, &head, err);

	*found = head.id != 0;
	if (status == NT_OK && *found)
		status = nt_load(store, head.id, arena, out, err);
	return status;
}

static bool is_of_month(const struct nt_record *rec, const char *month)
{
	return strncmp(rec->date, month, strlen(month)) == 0;
}

/* What became of it; false if it stands as it stood. */
static bool judge(const struct change *c, const struct nt_record *rec,
		  bool found, enum nt_correction_kind *kind)
{
	bool here = found && c->id != 0 && is_of_month(rec, c->month);
	char hash[NT_SHA256_HEX];

	if (c->version == 0) {
		*kind = NT_CORRECTION_ADDED;
		return here;
	}
	if (!here) {
		*kind = NT_CORRECTION_REMOVED;
		return true;
	}
	*kind = NT_CORRECTION_CHANGED;
	nt_frozen_hash(rec, hash);
	return strcmp(hash, c->checksum) != 0;
}

/* An older version may have left with an import that was taken back. */
static struct nt_words fields_of(struct nt_store *store, const struct change *c,
				 const struct nt_record *rec,
				 struct nt_arena *arena)
{
	struct nt_words none = { 0 };
	struct nt_record old;
	struct nt_head head;

	if (rec->version == c->version ||
	    nt_head_of(store, c->uid, &head, NULL) != NT_OK ||
	    nt_history_read(store, head.id, c->version, arena, &old, NULL) !=
		    NT_OK)
		return none;
	return nt_frozen_changes(&old, rec, arena);
}

static enum nt_status add(struct nt_store *store, const struct change *c,
			  bool confidential, struct nt_arena *arena,
			  struct nt_corrections *out, struct nt_err *err)
{
	struct nt_record rec = { 0 };
	struct nt_correction *to;
	enum nt_correction_kind kind;
	bool found;
	enum nt_status status = load(store, c, arena, &rec, &found, err);

	if (status != NT_OK || !judge(c, &rec, found, &kind))
		return status;
	if (rec.confidential && !confidential) {
		out->left_out++;
		return NT_OK;
	}
	out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
	to = &out->v[out->n++];
	*to = (struct nt_correction) {
		.kind = kind,
		.month = c->month,
		.at = c->at,
		.by = c->by,
		.uid = c->uid,
		.number = rec.number,
		.title = rec.title,
		.date = rec.date,
		.why = rec.amended_why,
	};
	if (kind == NT_CORRECTION_CHANGED)
		to->fields = fields_of(store, c, &rec, arena);
	return NT_OK;
}

enum nt_status nt_store_corrections(struct nt_store *store, const char *month,
				    bool confidential, struct nt_arena *arena,
				    struct nt_corrections *out,
				    struct nt_err *err)
{
	struct changes changes = { 0 };
	enum nt_status status = nt_read_begin(store, err);

	*out = (struct nt_corrections) { 0 };
	if (status != NT_OK)
		return status;
	status = read_changes(store, month, arena, &changes, err);
	for (size_t i = 0; i < changes.n && status == NT_OK; i++)
		status = add(store, &changes.v[i], confidential, arena, out,
			     err);
	return nt_txn_end(store, status, err);
}
