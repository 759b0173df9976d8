#include <string.h>

#include "notula/str.h"
#include "store/sqlite/rows.h"

/* One save at work: REC is a copy, so that a save that fails changes nothing
 * for the caller. */
struct saving {
	struct nt_store *store;
	struct nt_record rec;
	struct nt_record old;
	struct nt_head head;
	int64_t expect;
	bool done_before;
	bool takes_back; /* the save that made it final */
	struct nt_arena *arena;
	struct nt_err *err;
};

static enum nt_status conflict(const struct nt_head *head, int64_t expect,
			       struct nt_err *err)
{
	if (head->trashed)
		return nt_fail(err, NT_ECONFLICT,
			       _("record %lld is in the trash; restore it "
				 "first"),
			       (long long)head->number);
	if (expect == 0)
		return nt_fail(err, NT_ECONFLICT,
			       _("record %lld is here already, at version "
				 "%lld"),
			       (long long)head->number,
			       (long long)head->version);
	return nt_fail(err, NT_ECONFLICT,
		       _("record %lld is at version %lld by now; version %lld "
			 "was read"),
		       (long long)head->number, (long long)head->version,
		       (long long)expect);
}

/* The very same save, whose answer got lost: not a conflict with itself. */
static bool is_repeated(const struct saving *s)
{
	return s->head.version == s->expect + 1 &&
	       nt_same_content(&s->rec, &s->old) &&
	       nt_str_eq(s->rec.updated_at, s->old.updated_at) &&
	       nt_str_eq(s->rec.updated_by, s->old.updated_by);
}

static enum nt_status look_at_stored(struct saving *s)
{
	enum nt_status status =
		nt_head_of(s->store, s->rec.uid, &s->head, s->err);

	if (status != NT_OK)
		return status;
	if (s->head.id == 0 && s->expect == 0)
		return NT_OK;
	if (s->head.id == 0)
		return nt_fail(s->err, NT_ENOTFOUND,
			       _("record %s is not here any more"), s->rec.uid);
	if (s->head.trashed)
		return conflict(&s->head, s->expect, s->err);
	status = nt_load(s->store, s->head.id, s->arena, &s->old, s->err);
	if (status == NT_OK && s->head.version != s->expect) {
		s->done_before = is_repeated(s);
		if (!s->done_before)
			return conflict(&s->head, s->expect, s->err);
	}
	return status;
}

/* What a new record gets: number, office, who made it when. */
static enum nt_status stamp_new(struct saving *s)
{
	struct nt_record *rec = &s->rec;
	struct nt_logbook logbook;
	enum nt_status status =
		nt_run_int(nt_stmt(s->store, NT_SQL_NUMBER_NEXT), &rec->number,
			   s->err);

	if (status == NT_OK)
		status = nt_store_logbook(s->store, s->arena, &logbook, s->err);
	if (status != NT_OK)
		return status;
	rec->version = 1;
	rec->created_at = rec->updated_at;
	rec->created_by = rec->updated_by;
	if (rec->office == NULL && rec->office_code == NULL) {
		rec->office = logbook.office;
		rec->office_code = logbook.office_code;
	}
	return NT_OK;
}

static enum nt_status stamp_next(struct saving *s)
{
	struct nt_record *rec = &s->rec;

	if (s->old.version >= NT_LIMIT_NUMBER)
		return nt_fail(s->err, NT_EINVAL,
			       _("record %lld cannot have more versions"),
			       (long long)s->old.number);
	rec->version = s->old.version + 1;
	rec->number = s->old.number;
	rec->created_at = s->old.created_at;
	rec->created_by = s->old.created_by;
	return nt_history_keep(s->store, s->head.id, &s->old, s->err);
}

enum nt_status nt_logbook_saved(struct nt_store *store, int64_t more,
				struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_LOGBOOK_SAVED);

	nt_bind_int(st, ":more", more);
	return nt_run(st, err);
}

/* What is final stays as it is, unless the save that made it so is taken back:
 * then it is again what the version before was. */
static enum nt_status check_frozen(struct saving *s)
{
	struct nt_record before = { 0 };
	enum nt_status status;

	if (!s->takes_back)
		return nt_check_frozen(&s->old, &s->rec, s->err);
	status = nt_history_read(s->store, s->head.id, s->old.version - 1,
				 s->arena, &before, s->err);
	if (status != NT_OK && status != NT_ENOTFOUND)
		return status;
	if (s->old.status != NT_RECORD_STATUS_FINAL || status != NT_OK ||
	    !nt_same_content(&before, &s->rec))
		return nt_fail(s->err, NT_ECONFLICT,
			       _("record %lld was changed since it is final: "
				 "amend it"),
			       (long long)s->old.number);
	return NT_OK;
}

static enum nt_status save_in_txn(struct saving *s)
{
	enum nt_status status = look_at_stored(s);
	struct nt_record linked;
	int64_t id = s->head.id;

	if (status != NT_OK)
		return status;
	if (s->done_before) {
		s->rec = s->old;
		return NT_OK;
	}
	if (id != 0)
		status = check_frozen(s);
	if (status == NT_OK)
		status = id == 0 ? stamp_new(s) : stamp_next(s);
	if (status == NT_OK)
		status = nt_link(s->store, &s->rec, &linked, NT_LINK_SET, 0,
				 s->arena, s->err);
	if (status == NT_OK)
		status = nt_write(s->store, &id, &s->rec, &linked, s->err);
	if (status == NT_OK)
		status = nt_closing_note(s->store, s->head.id ? &s->old : NULL,
					 &s->rec, s->err);
	return status == NT_OK
		       ? nt_logbook_saved(s->store, s->head.id == 0 ? 1 : 0,
					  s->err)
		       : status;
}

/* What is unknown in a new record and has a value all the same. */
static void set_defaults(struct nt_record *rec)
{
	nt_canonical(rec);
	if (rec->status == NT_NO_RECORD_STATUS)
		rec->status = NT_RECORD_STATUS_WORKING;
	for (size_t i = 0; i < rec->follow_ups.n; i++)
		if (rec->follow_ups.v[i].status == NT_NO_FOLLOW_UP_STATUS)
			rec->follow_ups.v[i].status = NT_FOLLOW_UP_STATUS_OPEN;
}

static enum nt_status save(struct saving *s, struct nt_record *rec)
{
	enum nt_status status;

	nt_copy(&s->rec, rec, &nt_shape_record, s->arena);
	set_defaults(&s->rec);
	status = nt_validate(&s->rec, s->err);
	if (status == NT_OK && s->rec.uid == NULL)
		status = nt_fail_field(s->err, NT_EINVAL, "uid",
				       _("is missing"));
	if (status == NT_OK)
		status = nt_txn_begin(s->store, s->err);
	if (status != NT_OK)
		return status;
	status = nt_txn_end(s->store, save_in_txn(s), s->err);
	if (status == NT_OK)
		*rec = s->rec;
	return status;
}

enum nt_status nt_store_save(struct nt_store *store, struct nt_record *rec,
			     int64_t expect, struct nt_arena *arena,
			     struct nt_err *err)
{
	struct saving s = {
		.store = store, .expect = expect, .arena = arena, .err = err
	};

	return save(&s, rec);
}

enum nt_status nt_store_undo_final(struct nt_store *store,
				   struct nt_record *rec,
				   struct nt_arena *arena, struct nt_err *err)
{
	struct saving s = { .store = store,
			    .expect = rec->version,
			    .takes_back = true,
			    .arena = arena,
			    .err = err };

	rec->status = NT_RECORD_STATUS_WORKING;
	return save(&s, rec);
}

/* The trash. */

static enum nt_status trash_in_txn(struct nt_store *store, const char *uid,
				   int64_t expect, bool in, struct nt_err *err)
{
	char now[NT_STAMP_SIZE];
	struct nt_head head;
	enum nt_status status = nt_head_need(store, uid, &head, err);
	struct nt_stmt *st;

	if (status != NT_OK)
		return status;
	if (head.version != expect || (in && head.trashed))
		return conflict(&head, expect, err);
	if (!in && !head.trashed)
		return nt_fail(err, NT_ECONFLICT,
			       _("record %lld is not in the trash"),
			       (long long)head.number);
	st = nt_stmt(store, NT_SQL_TRASH_SET);
	nt_bind_int(st, ":id", head.id);
	if (in)
		nt_bind_text(st, ":at", nt_clock_stamp(&store->clock, now));
	status = nt_run(st, err);
	if (status == NT_OK)
		status = nt_closing_note_id(store, head.id, err);
	return status == NT_OK ? nt_logbook_saved(store, in ? -1 : 1, err)
			       : status;
}

enum nt_status nt_store_trash(struct nt_store *store, const char *uid,
			      int64_t expect, bool in, struct nt_err *err)
{
	enum nt_status status = nt_txn_begin(store, err);

	if (status != NT_OK)
		return status;
	return nt_txn_end(store, trash_in_txn(store, uid, expect, in, err),
			  err);
}
