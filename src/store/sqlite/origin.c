/* origin.c - records out of files of others: known ones, like ones, new ones.
 */
#include <string.h>

#include "store/sqlite/importing.h"

/* The number of the record that came from these rows before; 0: none. */
static enum nt_status find_same(struct nt_store *store,
				const struct nt_origin *origin, int64_t *number,
				struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_ORIGIN_GET);

	*number = 0;
	nt_bind_text(st, ":fingerprint", origin->fingerprint);
	return nt_run_int(st, number, err);
}

/* Only days are compared: of a month there may be many like it. */
static enum nt_status find_alike(struct nt_import *import,
				 const struct nt_record *rec, int64_t *number,
				 struct nt_err *err)
{
	struct nt_stmt *st;

	*number = 0;
	if (strlen(rec->date) < strlen("2024-05-27") ||
	    import->last_number == 0)
		return NT_OK;
	st = nt_stmt(import->store, NT_SQL_ORIGIN_ALIKE);
	nt_bind_int(st, ":same_title", nt_same_key(rec->date, rec->title));
	if (rec->venue != NULL)
		nt_bind_int(st, ":same_venue",
			    nt_same_key(rec->date, rec->venue));
	nt_bind_int(st, ":last", import->last_number);
	nt_bind_text(st, ":office_code", rec->office_code);
	return nt_run_int(st, number, err);
}

static enum nt_status note_origin(struct nt_import *import, int64_t id,
				  const struct nt_origin *origin,
				  struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(import->store, NT_SQL_ORIGIN_INSERT);

	nt_bind_text(st, ":fingerprint", origin->fingerprint);
	nt_bind_int(st, ":meeting_id", id);
	nt_bind_text(st, ":group_key", origin->key);
	nt_bind_int(st, ":batch_id", import->batch);
	return nt_run(st, err);
}

/* The record that came under the same key, and the version that it then got;
 * HEAD->id is 0 if there is none. */
static enum nt_status find_by_key(struct nt_store *store,
				  const struct nt_origin *origin,
				  struct nt_head *head, int64_t *version,
				  struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_ORIGIN_BY_KEY);
	char uid[NT_UID_SIZE];
	bool found;
	enum nt_status status;

	*head = (struct nt_head) { 0 };
	nt_bind_text(st, ":group_key", origin->key);
	found = nt_step(st);
	if (found) {
		nt_col_uid(st, 0, uid);
		*version = nt_col_int(st, 1);
	}
	status = nt_done(st, err);
	return status == NT_OK && found ? nt_head_of(store, uid, head, err)
					: status;
}

/* What breaks no rule and cannot be written all the same is no fault of the
 * record: NT_EINVAL promises that nothing of it was written. */
static enum nt_status take(struct nt_import *import, struct nt_record *rec,
			   int64_t id, const struct nt_record *old,
			   const struct nt_origin *origin, struct nt_err *err)
{
	enum nt_status status = nt_import_take(import, rec, &id, old, err);

	if (status == NT_OK)
		status = note_origin(import, id, origin, err);
	return status == NT_EINVAL ? NT_EIO : status;
}

static enum nt_status update(struct nt_import *import, struct nt_record *rec,
			     const struct nt_head *head, int64_t version,
			     const struct nt_origin *origin,
			     enum nt_verdict *verdict, struct nt_err *err)
{
	struct nt_record old;
	enum nt_status status;

	*verdict = NT_VERDICT_CONFLICT;
	if (head->trashed || head->version != version)
		return NT_OK;
	status = nt_load(import->store, head->id, &import->turn, &old, err);
	if (status != NT_OK || old.status != NT_RECORD_STATUS_WORKING)
		return status;
	*verdict = NT_VERDICT_UPDATED;
	if (import->how.dry_run)
		return NT_OK;
	rec->uid = old.uid;
	rec->number = old.number;
	rec->version = old.version + 1;
	rec->created_at = old.created_at;
	rec->created_by = old.created_by;
	return take(import, rec, head->id, &old, origin, err);
}

/* What NOW says goes before what OLD did; where it says nothing, OLD stays. */
static void overlay(struct nt_record *now, const struct nt_record *old)
{
	for (size_t i = 0; i < nt_shape_record.n; i++) {
		const struct nt_field *f = &nt_shape_record.fields[i];

		if (!nt_is_unknown(now, f))
			continue;
		if (f->kind == NT_LINES)
			nt_set_lines(now, f, nt_get_lines(old, f));
		else if (f->kind == NT_WORDS)
			nt_set_words(now, f, nt_get_words(old, f));
		else if (nt_field_is_text(f))
			nt_set_text(now, f, nt_get_text(old, f));
		else
			nt_set_number(now, f, nt_get_number(old, f));
	}
}

/* The file says which record it means. */
static enum nt_status update_own(struct nt_import *import,
				 struct nt_record *rec,
				 const struct nt_head *head,
				 const struct nt_origin *origin,
				 enum nt_verdict *verdict, struct nt_err *err)
{
	struct nt_record old;
	enum nt_status status;

	*verdict = NT_VERDICT_DUPLICATE;
	if (!import->how.update)
		return NT_OK;
	*verdict = NT_VERDICT_CONFLICT;
	if (head->trashed)
		return NT_OK;
	status = nt_load(import->store, head->id, &import->turn, &old, err);
	if (status != NT_OK)
		return status;
	overlay(rec, &old);
	return update(import, rec, head, head->version, origin, verdict, err);
}

static enum nt_status add(struct nt_import *import, struct nt_record *rec,
			  const struct nt_origin *origin,
			  enum nt_verdict *verdict, struct nt_err *err)
{
	*verdict = NT_VERDICT_ADDED;
	if (import->how.dry_run)
		return NT_OK;
	rec->created_at = rec->updated_at;
	rec->created_by = rec->updated_by;
	return take(import, rec, 0, NULL, origin, err);
}

enum nt_status nt_import_foreign(struct nt_import *import,
				 const struct nt_record *rec,
				 const struct nt_origin *origin,
				 enum nt_verdict *verdict, int64_t *number,
				 struct nt_err *err)
{
	struct nt_record mine;
	struct nt_head head = { 0 };
	int64_t version = 0;
	enum nt_status status = nt_import_prepare(import, rec, &mine, err);

	*verdict = NT_VERDICT_SAME;
	*number = 0;
	if (status == NT_OK)
		status = find_same(import->store, origin, number, err);
	if (status != NT_OK || *number != 0)
		return status;
	status = nt_head_of(import->store, mine.uid, &head, err);
	*number = head.number;
	if (status == NT_OK && head.id != 0)
		return update_own(import, &mine, &head, origin, verdict, err);
	if (status == NT_OK && import->how.update && origin->key != NULL)
		status = find_by_key(import->store, origin, &head, &version,
				     err);
	*number = head.number;
	if (status == NT_OK && head.id != 0)
		return update(import, &mine, &head, version, origin, verdict,
			      err);
	if (status == NT_OK && !origin->even_alike)
		status = find_alike(import, &mine, number, err);
	*verdict = NT_VERDICT_DUPLICATE;
	if (status != NT_OK || *number != 0)
		return status;
	return add(import, &mine, origin, verdict, err);
}
