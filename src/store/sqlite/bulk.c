/*
 * bulk.c - many new records at once. What guards single writes is done by the
 * import itself: nt_validate knows every CHECK (tests/store/schema.c), and a
 * link is the id of a row that was found. Indices are made when the rows are
 * there, where there were none before.
 */
#include <string.h>

#include "store/sqlite/likes.h"
#include "store/sqlite/names.h"
#include "store/sqlite/importing.h"

enum {
	MANY = 1000,	/* records: the text index gets more memory */
	HASH = 4 << 20, /* bytes of it; the pages of the file get less */
	HASH_DEFAULT = 1 << 20,
	MERGE_DEFAULT = 4,
	WORTH = 4, /* merging all is not, where less than this part is new */
};

static enum nt_status set_index(struct nt_store *store, const char *what,
				int64_t value, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_INDEX_SET);

	nt_bind_text(st, ":what", what);
	nt_bind_int(st, ":value", value);
	return nt_run(st, err);
}

/* Their names and texts come from the schema that opening compared. */
static enum nt_status drop_indices(struct nt_import *import, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(import->store, NT_SQL_INDICES);
	struct nt_words names = { 0 }, *texts = &import->indices;
	struct nt_arena *arena = &import->arena;
	enum nt_status status;

	while (nt_step(st)) {
		names.v = nt_arena_grow(arena, names.v, names.n,
					sizeof(*names.v));
		names.v[names.n++] = nt_col_need(st, 0, arena);
		texts->v = nt_arena_grow(arena, texts->v, texts->n,
					 sizeof(*texts->v));
		texts->v[texts->n++] = nt_col_need(st, 1, arena);
	}
	status = nt_done(st, err);
	for (size_t i = 0; i < names.n && status == NT_OK; i++)
		status = nt_db_run(import->store,
				   nt_arena_printf(arena, "DROP INDEX \"%s\"",
						   names.v[i]),
				   err);
	return status;
}

/* A large page cache makes the sorting slow. */
static enum nt_status make_indices(struct nt_import *import, struct nt_err *err)
{
	struct nt_store *store = import->store;
	enum nt_status status = NT_OK;

	if (import->indices.n == 0)
		return NT_OK;
	status = nt_db_set(store, NT_SQL_SET_SMALL_CACHE, err);
	for (size_t i = 0; i < import->indices.n && status == NT_OK; i++)
		status = nt_db_run(store, import->indices.v[i], err);
	import->indices.n = 0;
	return status;
}

/* Lines of an older version are deleted by their foreign keys. */
enum nt_status nt_bulk_begin(struct nt_import *import, struct nt_err *err)
{
	struct nt_store *store = import->store;
	enum nt_status status;

	nt_names_begin(store);
	if (import->how.links == NT_LINKS_ALIKE)
		nt_likes_begin(store);
	if (import->how.update)
		return NT_OK;
	sqlite3_db_config(store->raw, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
	status = nt_db_set(store, NT_SQL_SET_BULK_CACHE, err);
	if (status == NT_OK)
		status = nt_db_set(store, NT_SQL_SET_NO_CHECKS, err);
	return status == NT_OK && import->last_number == 0
		       ? drop_indices(import, err)
		       : status;
}

enum nt_status nt_bulk_record(struct nt_import *import, struct nt_err *err)
{
	struct nt_store *store = import->store;
	enum nt_status status = nt_names_trim(store, err);

	if (status != NT_OK || import->added != MANY)
		return status;
	status = set_index(store, "hashsize", HASH, err);
	return status == NT_OK ? set_index(store, "automerge", 0, err) : status;
}

/* One segment of the text index, for the next save would merge them. */
static enum nt_status finish_texts(struct nt_import *import, struct nt_err *err)
{
	struct nt_store *store = import->store;
	enum nt_status status = NT_OK;
	struct nt_logbook logbook;

	if (import->added < MANY)
		return NT_OK;
	status = nt_store_logbook(store, &import->arena, &logbook, err);
	if (status == NT_OK)
		status = set_index(store, "hashsize", HASH_DEFAULT, err);
	if (status == NT_OK)
		status = set_index(store, "automerge", MERGE_DEFAULT, err);
	if (status == NT_OK && import->added > logbook.records / WORTH)
		status = nt_run(nt_stmt(store, NT_SQL_INDEX_OPTIMIZE), err);
	return status;
}

enum nt_status nt_bulk_finish(struct nt_import *import, struct nt_err *err)
{
	enum nt_status status = nt_names_flush(import->store, err);

	if (status == NT_OK)
		status = finish_texts(import, err);
	return status == NT_OK ? make_indices(import, err) : status;
}

void nt_bulk_end(struct nt_import *import)
{
	struct nt_store *store = import->store;
	enum nt_status ignored;

	nt_names_end(store);
	nt_likes_end(store);
	sqlite3_db_config(store->raw, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	ignored = nt_db_set(store, NT_SQL_SET_CHECKS, NULL);
	ignored = nt_db_set(store, NT_SQL_SET_CACHE, NULL);
	ignored = nt_db_set(store, NT_SQL_SET_TEMP_STORE, NULL);
	(void)ignored;
}
