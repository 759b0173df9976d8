#include <stdlib.h>
#include <string.h>

#include "notula/alloc.h"
#include "store/sqlite/importing.h"

static enum nt_status begin_batch(struct nt_import *import, struct nt_err *err)
{
	struct nt_store *store = import->store;
	char now[NT_STAMP_SIZE];
	struct nt_stmt *st = nt_stmt(store, NT_SQL_BATCH_INSERT);

	nt_bind_text(st, ":at", nt_clock_stamp(&store->clock, now));
	nt_bind_text(st, ":by", store->user);
	nt_bind_text(st, ":files", import->how.files);
	return nt_run_insert(st, &import->batch, err);
}

enum nt_status nt_import_begin(struct nt_store *store,
			       const struct nt_importing *how,
			       struct nt_import **out, struct nt_err *err)
{
	struct nt_import *import = nt_alloc(sizeof(*import));
	enum nt_status status = NT_OK;

	import->store = store;
	import->how = *how;
	import->how.files = nt_arena_strdup(&import->arena, how->files);
	import->how.office = nt_arena_strdup(&import->arena, how->office);
	if (!how->dry_run)
		status = nt_db_set(store, NT_SQL_SET_TEMP_FILES, err);
	if (status == NT_OK && !how->dry_run)
		status = nt_txn_begin(store, err);
	if (status == NT_OK) {
		status = nt_store_last_number(store, &import->last_number, err);
		import->number = import->last_number;
		if (status == NT_OK && !how->dry_run)
			status = begin_batch(import, err);
		if (status == NT_OK && !how->dry_run)
			status = nt_bulk_begin(import, err);
		if (status != NT_OK && !how->dry_run) {
			status = nt_txn_end(store, status, err);
			nt_bulk_end(import);
		}
	}
	if (status != NT_OK) {
		nt_arena_free(&import->arena);
		nt_free(import);
		import = NULL;
	}
	*out = import;
	return status;
}

static int by_theirs(const void *a, const void *b)
{
	return strcmp(((const struct nt_import_alias *)a)->theirs,
		      ((const struct nt_import_alias *)b)->theirs);
}

static const char *our_uid(struct nt_import *import, const char *theirs)
{
	struct nt_import_alias key = { theirs, NULL };
	const struct nt_import_alias *found;

	if (!import->sorted)
		qsort(import->aliases, import->n_aliases, sizeof(key),
		      by_theirs);
	import->sorted = true;
	found = bsearch(&key, import->aliases, import->n_aliases, sizeof(key),
			by_theirs);
	return found ? found->ours : theirs;
}

/* Links of OBJECT by the uids that are known here. */
static void use_our_uids(struct nt_import *import, void *object,
			 const struct nt_shape *shape)
{
	for (size_t i = 0; i < shape->n && import->n_aliases > 0; i++) {
		const struct nt_field *f = &shape->fields[i];
		struct nt_lines lines;

		if (f->kind == NT_LINES) {
			lines = nt_get_lines(object, f);
			for (size_t k = 0; k < lines.n; k++)
				use_our_uids(import,
					     nt_line(lines, f->lines, k),
					     f->lines);
		} else if (f->kind == NT_LINK && !nt_is_unknown(object, f)) {
			nt_set_text(object, f,
				    our_uid(import, nt_get_text(object, f)));
		}
	}
}

static enum nt_status take_number(struct nt_import *import,
				  struct nt_record *rec, struct nt_err *err)
{
	int64_t taken = 0;
	enum nt_status status;
	struct nt_stmt *st;

	if (!import->how.keep_numbers)
		rec->number = import->number + 1;
	if (rec->number > import->number) {
		import->number = rec->number;
		return NT_OK;
	}
	st = nt_stmt(import->store, NT_SQL_NUMBER_TAKEN);
	nt_bind_int(st, ":number", rec->number);
	status = nt_run_int(st, &taken, err);
	if (status == NT_OK && (taken || rec->number <= import->last_number))
		status = nt_fail_field(err, NT_EINVAL, "number",
				       _("%lld is given out already"),
				       (long long)rec->number);
	return status;
}

static enum nt_status note_in_batch(struct nt_import *import, int64_t id,
				    int64_t version, int64_t previous,
				    struct nt_err *err)
{
	struct nt_stmt *st =
		nt_stmt(import->store, NT_SQL_BATCH_MEETING_INSERT);

	nt_bind_int(st, ":batch_id", import->batch);
	nt_bind_int(st, ":meeting_id", id);
	nt_bind_int(st, ":version", version);
	if (previous != 0)
		nt_bind_int(st, ":previous", previous);
	return nt_run(st, err);
}

enum nt_status nt_import_take(struct nt_import *import, struct nt_record *rec,
			      int64_t *id, const struct nt_record *old,
			      struct nt_err *err)
{
	static const enum nt_linking linking[] = {
		[NT_LINKS_NAMED] = NT_LINK_NAMES,
		[NT_LINKS_OWN] = NT_LINK_KEEP,
		[NT_LINKS_SET] = NT_LINK_SET,
		[NT_LINKS_ALIKE] = NT_LINK_SET,
	};
	struct nt_record linked;
	enum nt_status status = NT_OK;

	if (old == NULL)
		status = take_number(import, rec, err);
	else
		status = nt_history_keep(import->store, *id, old, err);
	if (status == NT_OK)
		status = nt_link(import->store, rec, &linked,
				 linking[import->how.links], import->batch,
				 &import->turn, err);
	if (status == NT_OK)
		status = nt_write(import->store, id, rec, &linked, err);
	if (status == NT_OK)
		status = nt_closing_note(import->store, old, rec, err);
	if (old != NULL)
		import->updated++;
	else
		import->added++;
	if (status == NT_OK)
		status = note_in_batch(import, *id, rec->version,
				       old ? old->version : 0, err);
	return status == NT_OK ? nt_bulk_record(import, err) : status;
}

static enum nt_status take_new(struct nt_import *import, struct nt_record *rec,
			       enum nt_verdict *verdict, struct nt_err *err)
{
	int64_t id = 0;

	*verdict = NT_VERDICT_ADDED;
	if (import->how.dry_run)
		return NT_OK;
	return nt_import_take(import, rec, &id, NULL, err);
}

static enum nt_status take_known(struct nt_import *import,
				 struct nt_record *rec,
				 const struct nt_head *head,
				 enum nt_verdict *verdict, struct nt_err *err)
{
	struct nt_record old, looked;
	int64_t id = head->id;
	enum nt_status status =
		nt_load(import->store, head->id, &import->turn, &old, err);

	*verdict = NT_VERDICT_CONFLICT;
	if (status == NT_OK)
		status = nt_link(import->store, rec, &looked, NT_LINK_LOOK,
				 import->batch, &import->turn, err);
	if (status != NT_OK)
		return status;
	if (nt_same_content(rec, &old)) {
		*verdict = NT_VERDICT_SAME;
		return NT_OK;
	}
	if (!import->how.update || rec->version <= old.version)
		return NT_OK;
	*verdict = NT_VERDICT_UPDATED;
	if (import->how.dry_run)
		return NT_OK;
	rec->number = old.number;
	return nt_import_take(import, rec, &id, &old, err);
}

enum nt_status nt_import_prepare(struct nt_import *import,
				 const struct nt_record *rec,
				 struct nt_record *mine, struct nt_err *err)
{
	enum nt_status status;

	nt_arena_reset(&import->turn);
	nt_copy(mine, rec, &nt_shape_record, &import->turn);
	nt_canonical(mine);
	if (mine->version == 0)
		mine->version = 1;
	status = nt_validate(mine, err);
	if (status == NT_OK && mine->uid == NULL)
		status = nt_fail_field(err, NT_EINVAL, "uid", _("is missing"));
	return status;
}

enum nt_status nt_import_record(struct nt_import *import,
				const struct nt_record *rec,
				enum nt_verdict *verdict, struct nt_err *err)
{
	struct nt_record mine;
	struct nt_head head;
	enum nt_status status;

	status = nt_import_prepare(import, rec, &mine, err);
	if (status == NT_OK)
		status = nt_head_of(import->store, mine.uid, &head, err);
	if (status != NT_OK)
		return status;
	use_our_uids(import, &mine, &nt_shape_record);
	*verdict = NT_VERDICT_CONFLICT;
	if (head.id == 0)
		return take_new(import, &mine, verdict, err);
	if (head.trashed)
		return NT_OK;
	return take_known(import, &mine, &head, verdict, err);
}

/* Reference rows. */

static void add_alias(struct nt_import *import, const char *theirs,
		      const char *ours)
{
	import->aliases =
		nt_arena_grow(&import->arena, import->aliases,
			      import->n_aliases, sizeof(*import->aliases));
	import->sorted = false;
	import->aliases[import->n_aliases++] = (struct nt_import_alias) {
		nt_arena_strdup(&import->arena, theirs),
		nt_arena_strdup(&import->arena, ours)
	};
}

static enum nt_status add_row(struct nt_import *import,
			      const struct nt_kin *kin, const void *row,
			      struct nt_err *err)
{
	void *kept;
	int64_t id;

	if (import->how.dry_run)
		return NT_OK;
	kept = nt_arena_alloc(&import->arena, kin->shape->size);
	nt_copy(kept, row, kin->shape, &import->arena);
	import->rows = nt_arena_grow(&import->arena, import->rows,
				     import->n_rows, sizeof(*import->rows));
	import->rows[import->n_rows++] = (struct nt_import_added) { kin, kept };
	return nt_row_add(import->store, kin, row, import->batch, &id, err);
}

enum nt_status nt_import_row(struct nt_import *import,
			     const struct nt_shape *shape, const void *row,
			     struct nt_err *err)
{
	const struct nt_kin *kin = nt_kin_of(shape);
	const char *uid = nt_get_text(row, nt_field(shape, "uid"));
	const char *name = nt_get_text(row, nt_field(shape, "name"));
	struct nt_row_found found;
	enum nt_status status;

	if (uid == NULL || name == NULL)
		return nt_fail_field(err, NT_EINVAL, uid ? "name" : "uid",
				     _("is missing"));
	status = nt_row_by_uid(import->store, kin, uid, &found, err);
	if (status != NT_OK || found.id != 0)
		return status;
	status = nt_row_by_name(import->store, kin, name, import->batch, &found,
				err);
	if (status != NT_OK)
		return status;
	if (found.id == 0)
		return add_row(import, kin, row, err);
	add_alias(import, uid, found.uid);
	return NT_OK;
}

/* All rows have come: their links must lead somewhere. */
static enum nt_status link_row(struct nt_import *import,
			       const struct nt_import_added *added,
			       struct nt_err *err)
{
	const struct nt_shape *shape = added->kin->shape;

	use_our_uids(import, added->row, shape);
	for (size_t i = 0; i < shape->n; i++) {
		const struct nt_field *f = &shape->fields[i];
		bool merged = strcmp(f->name, "merged_into") == 0;
		struct nt_row_found found;
		enum nt_status status;

		if (f->kind != NT_LINK || nt_is_unknown(added->row, f))
			continue;
		status = nt_row_by_uid(import->store,
				       merged ? added->kin
					      : &nt_kin_organization,
				       nt_get_text(added->row, f), &found, err);
		if (status == NT_OK && found.id == 0)
			status = nt_fail_field(err, NT_EINVAL, f->name,
					       _("%s is not in this import"),
					       nt_get_text(added->row, f));
		if (status != NT_OK)
			return status;
	}
	return nt_row_links(import->store, added->kin, added->row, err);
}

/* A new logbook that takes the bundle of an office is that office's. */
static enum nt_status take_office(struct nt_import *import, struct nt_err *err)
{
	struct nt_logbook logbook;
	struct nt_stmt *st;
	enum nt_status status =
		nt_store_logbook(import->store, &import->arena, &logbook, err);

	if (status != NT_OK || import->how.office == NULL ||
	    logbook.office != NULL || logbook.records > 0)
		return status;
	st = nt_stmt(import->store, NT_SQL_OFFICE_SET);
	nt_bind_text(st, ":office", import->how.office);
	return nt_run(st, err);
}

static enum nt_status set_last_number(struct nt_import *import,
				      struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(import->store, NT_SQL_LAST_NUMBER_SET);

	nt_bind_int(st, ":number", import->number);
	return nt_run(st, err);
}

static enum nt_status finish(struct nt_import *import, struct nt_err *err)
{
	enum nt_status status = take_office(import, err);
	struct nt_stmt *st;

	for (size_t i = 0; i < import->n_rows && status == NT_OK; i++)
		status = link_row(import, &import->rows[i], err);
	if (status != NT_OK)
		return status;
	st = nt_stmt(import->store, NT_SQL_BATCH_COUNT);
	nt_bind_int(st, ":id", import->batch);
	nt_bind_int(st, ":added", import->added);
	nt_bind_int(st, ":updated", import->updated);
	status = nt_run(st, err);
	if (status == NT_OK)
		status = set_last_number(import, err);
	if (status == NT_OK)
		status = nt_logbook_saved(import->store, import->added, err);
	return status == NT_OK ? nt_bulk_finish(import, err) : status;
}

enum nt_status nt_import_end(struct nt_import *import, enum nt_status status,
			     int64_t *batch, struct nt_err *err)
{
	bool wrote = import->added + import->updated > 0 || import->n_rows > 0;

	*batch = 0;
	if (!import->how.dry_run) {
		if (status == NT_OK && wrote)
			status = finish(import, err);
		if (status == NT_OK && !wrote)
			nt_txn_abandon(import->store);
		else
			status = nt_txn_end(import->store, status, err);
		nt_bulk_end(import);
		if (status == NT_OK && wrote)
			*batch = import->batch;
	}
	nt_arena_free(&import->turn);
	nt_arena_free(&import->arena);
	nt_free(import);
	return status;
}
