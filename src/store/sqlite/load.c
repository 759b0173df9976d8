#include <string.h>

#include "notula/hash.h"
#include "store/sqlite/rows.h"

/* Where the lines of a record come from; INNER are the lines of a line. */
static const struct {
	const char *field;
	enum nt_sql sql;
	const char *inner;
	enum nt_sql inner_sql;
} sections[] = {
	{ "attachments", NT_SQL_ATTACHMENT_GET, NULL, 0 },
	{ "participants", NT_SQL_PARTICIPANT_GET, NULL, 0 },
	{ "issues", NT_SQL_ISSUE_GET, "events", NT_SQL_EVENT_GET },
	{ "responses", NT_SQL_RESPONSE_GET, "answers", NT_SQL_ANSWER_GET },
	{ "follow_ups", NT_SQL_FOLLOW_UP_GET, "chases", NT_SQL_CHASE_GET },
};

static enum nt_status load_lines(struct nt_store *store, int64_t id,
				 enum nt_sql sql, const struct nt_field *f,
				 struct nt_record *rec, struct nt_arena *arena,
				 struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, sql);

	nt_bind_int(st, ":id", id);
	while (nt_step(st))
		nt_col_object(st, nt_add_line(rec, f, arena), f->lines, arena);
	return nt_done(st, err);
}

/* The first column is the no of the line that it belongs to. One that is not
 * there is left out: the checksum tells. */
static enum nt_status load_inner(struct nt_store *store, int64_t id,
				 enum nt_sql sql, const struct nt_field *outer,
				 const char *name, struct nt_record *rec,
				 struct nt_arena *arena, struct nt_err *err)
{
	const struct nt_field *f = nt_field(outer->lines, name);
	struct nt_lines lines = nt_get_lines(rec, outer);
	struct nt_stmt *st = nt_stmt(store, sql);

	nt_bind_int(st, ":id", id);
	while (nt_step(st)) {
		int64_t no = nt_col_int(st, 0);
		void *line;

		if (no < 1 || (uint64_t)no > lines.n)
			continue;
		line = nt_line(lines, outer->lines, (size_t)no - 1);
		nt_col_object(st, nt_add_line(line, f, arena), f->lines, arena);
	}
	return nt_done(st, err);
}

static enum nt_status load_head(struct nt_store *store, int64_t id,
				struct nt_arena *arena, struct nt_record *out,
				const char **checksum, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_MEETING_GET);

	nt_bind_int(st, ":id", id);
	if (nt_step(st)) {
		*checksum = nt_col_text(st, 0, arena);
		nt_col_object(st, out, &nt_shape_record, arena);
	}
	return nt_done(st, err);
}

enum nt_status nt_load_unchecked(struct nt_store *store, int64_t id,
				 struct nt_arena *arena, struct nt_record *out,
				 const char **checksum, struct nt_err *err)
{
	enum nt_status status;

	*out = (struct nt_record) { 0 };
	*checksum = NULL;
	status = load_head(store, id, arena, out, checksum, err);
	for (size_t i = 0; i < NT_COUNT(sections) && status == NT_OK; i++) {
		const struct nt_field *f =
			nt_field(&nt_shape_record, sections[i].field);

		status = load_lines(store, id, sections[i].sql, f, out, arena,
				    err);
		if (status == NT_OK && sections[i].inner != NULL &&
		    nt_get_lines(out, f).n > 0)
			status = load_inner(store, id, sections[i].inner_sql, f,
					    sections[i].inner, out, arena, err);
	}
	return status;
}

void nt_checksum(const struct nt_record *rec, struct nt_buf *json,
		 char out[NT_SHA256_HEX])
{
	struct nt_buf own = { 0 };
	struct nt_buf *buf = json ? json : &own;

	nt_json_write(buf, rec);
	nt_sha256(nt_buf_str(buf), buf->n, out);
	nt_buf_free(&own);
}

enum nt_status nt_load_check(struct nt_store *store,
			     const struct nt_record *out, const char *stored,
			     struct nt_err *err)
{
	char sum[NT_SHA256_HEX];

	nt_checksum(out, NULL, sum);
	if (stored != NULL && strcmp(stored, sum) == 0)
		return NT_OK;
	nt_fail(err, NT_EDAMAGED,
		_("record %lld (%s) is damaged: its checksum is wrong; take "
		  "it from a backup"),
		(long long)out->number, out->uid ? out->uid : "");
	nt_err_at(err, store->path, 0);
	return NT_EDAMAGED;
}

enum nt_status nt_load(struct nt_store *store, int64_t id,
		       struct nt_arena *arena, struct nt_record *out,
		       struct nt_err *err)
{
	const char *stored;
	enum nt_status status =
		nt_load_unchecked(store, id, arena, out, &stored, err);

	return status == NT_OK ? nt_load_check(store, out, stored, err)
			       : status;
}

/* Asking for heads. */

enum nt_status nt_head_of(struct nt_store *store, const char *uid,
			  struct nt_head *out, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_HEAD_GET);

	*out = (struct nt_head) { 0 };
	nt_bind_text(st, ":uid", uid);
	if (nt_step(st)) {
		out->id = nt_col_int(st, 0);
		out->number = nt_col_int(st, 1);
		out->version = nt_col_int(st, 2);
		out->trashed = !nt_col_null(st, 3);
	}
	return nt_done(st, err);
}

enum nt_status nt_head_need(struct nt_store *store, const char *uid,
			    struct nt_head *out, struct nt_err *err)
{
	enum nt_status status = nt_head_of(store, uid, out, err);

	if (status == NT_OK && out->id == 0)
		return nt_fail(err, NT_ENOTFOUND, _("No such record: %s."),
			       uid);
	return status;
}

enum nt_status nt_store_get(struct nt_store *store, const char *uid,
			    struct nt_arena *arena, struct nt_record *out,
			    struct nt_err *err)
{
	enum nt_status status = nt_read_begin(store, err);
	struct nt_head head;

	if (status != NT_OK)
		return status;
	status = nt_head_need(store, uid, &head, err);
	if (status == NT_OK)
		status = nt_load(store, head.id, arena, out, err);
	return nt_txn_end(store, status, err);
}

enum nt_status nt_store_in_trash(struct nt_store *store, const char *uid,
				 bool *out, struct nt_err *err)
{
	struct nt_head head;
	enum nt_status status = nt_head_need(store, uid, &head, err);

	*out = status == NT_OK && head.trashed;
	return status;
}
