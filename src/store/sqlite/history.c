#include <string.h>

#include "store/sqlite/rows.h"

enum nt_status nt_history_keep(struct nt_store *store, int64_t id,
			       const struct nt_record *old, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_HISTORY_INSERT);
	struct nt_buf json = { 0 };
	char sum[NT_SHA256_HEX];

	nt_checksum(old, &json, sum);
	nt_bind_int(st, ":meeting_id", id);
	nt_bind_int(st, ":version", old->version);
	nt_bind_text(st, ":at", old->updated_at);
	nt_bind_text(st, ":by", old->updated_by);
	nt_bind_text(st, ":why", old->amended_why);
	nt_bind_text(st, ":json", nt_buf_str(&json));
	nt_bind_text(st, ":checksum", sum);
	nt_buf_free(&json);
	return nt_run(st, err);
}

/* JSON in column 0, its checksum in column 1. */
static enum nt_status read_json(struct nt_stmt *st, struct nt_arena *arena,
				struct nt_record *out, struct nt_err *err)
{
	const char *json = nt_col_need(st, 0, arena);
	const char *sum = nt_col_need(st, 1, arena);
	char real[NT_SHA256_HEX];

	nt_sha256(json, strlen(json), real);
	if (strcmp(sum, real) != 0)
		return nt_fail(err, NT_EDAMAGED,
			       _("an older version is damaged: its checksum "
				 "is wrong"));
	return nt_json_read(json, strlen(json), arena, out, err);
}

enum nt_status nt_history_read(struct nt_store *store, int64_t id,
			       int64_t version, struct nt_arena *arena,
			       struct nt_record *out, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_HISTORY_GET);
	enum nt_status found = NT_ENOTFOUND;
	enum nt_status status;

	nt_bind_int(st, ":meeting_id", id);
	nt_bind_int(st, ":version", version);
	if (nt_step(st))
		found = read_json(st, arena, out, err);
	status = nt_done(st, found == NT_ENOTFOUND ? err : NULL);
	if (status != NT_OK)
		return status;
	if (found == NT_ENOTFOUND)
		return nt_fail(err, NT_ENOTFOUND, _("it has no version %lld"),
			       (long long)version);
	return found;
}

enum nt_status nt_store_get_version(struct nt_store *store, const char *uid,
				    int64_t version, struct nt_arena *arena,
				    struct nt_record *out, struct nt_err *err)
{
	enum nt_status status = nt_read_begin(store, err);
	struct nt_head head;

	if (status != NT_OK)
		return status;
	status = nt_head_need(store, uid, &head, err);
	if (status == NT_OK && head.version == version)
		status = nt_load(store, head.id, arena, out, err);
	else if (status == NT_OK)
		status = nt_history_read(store, head.id, version, arena, out,
					 err);
	return nt_txn_end(store, status, err);
}

/* What VERSION, the newest read so far, changed of OLDER. */
static void note_changes(struct nt_versions *versions,
			 const struct nt_record *newer,
			 const struct nt_record *older, struct nt_arena *arena)
{
	versions->v[versions->n - 1].changed =
		nt_changed_fields(newer, older, arena);
}

static void add_version(struct nt_versions *versions,
			const struct nt_record *rec, struct nt_arena *arena)
{
	versions->v = nt_arena_grow(arena, versions->v, versions->n,
				    sizeof(*versions->v));
	versions->v[versions->n++] = (struct nt_version) {
		.version = rec->version,
		.at = nt_arena_strdup(arena, rec->updated_at),
		.by = nt_arena_strdup(arena, rec->updated_by),
		.why = nt_arena_strdup(arena, rec->amended_why),
	};
}

/* Two records are in memory at a time, in turn in two arenas. */
static enum nt_status list_versions(struct nt_store *store, int64_t id,
				    struct nt_arena *arena,
				    struct nt_versions *out, struct nt_err *err)
{
	struct nt_arena turns[2] = { { 0 }, { 0 } };
	struct nt_record recs[2] = { { 0 }, { 0 } };
	enum nt_status bad = nt_load(store, id, &turns[0], &recs[0], err);
	enum nt_status status = bad;
	struct nt_stmt *st;
	int now = 0;

	if (bad == NT_OK) {
		add_version(out, &recs[0], arena);
		st = nt_stmt(store, NT_SQL_HISTORY_LIST);
		nt_bind_int(st, ":meeting_id", id);
		while (bad == NT_OK && nt_step(st)) {
			now = !now;
			nt_arena_reset(&turns[now]);
			bad = read_json(st, &turns[now], &recs[now], err);
			if (bad != NT_OK)
				break;
			note_changes(out, &recs[!now], &recs[now], arena);
			add_version(out, &recs[now], arena);
		}
		status = nt_done(st, bad == NT_OK ? err : NULL);
	}
	nt_arena_free(&turns[0]);
	nt_arena_free(&turns[1]);
	return bad != NT_OK ? bad : status;
}

enum nt_status nt_store_history(struct nt_store *store, const char *uid,
				struct nt_arena *arena, struct nt_versions *out,
				struct nt_err *err)
{
	enum nt_status status = nt_read_begin(store, err);
	struct nt_head head;

	*out = (struct nt_versions) { 0 };
	if (status != NT_OK)
		return status;
	status = nt_head_need(store, uid, &head, err);
	if (status == NT_OK)
		status = list_versions(store, head.id, arena, out, err);
	return nt_txn_end(store, status, err);
}
