/*
 * importing.h - an import at work, for its two doors: records of our own
 * (import.c) and records out of files of others (origin.c). Private to
 * store/sqlite.
 */
#ifndef NOTULA_STORE_SQLITE_IMPORTING_H
#define NOTULA_STORE_SQLITE_IMPORTING_H

#include "store/sqlite/known.h"
#include "store/sqlite/rows.h"

/* A reference row of theirs that is known here under another uid. */
struct nt_import_alias {
	const char *theirs;
	const char *ours;
};

/* A row that was added; what it links to may come after it. */
struct nt_import_added {
	const struct nt_kin *kin;
	void *row;
};

struct nt_import {
	struct nt_store *store;
	struct nt_importing how;
	struct nt_arena arena; /* as long as the import */
	struct nt_arena turn;  /* of one record */
	struct nt_import_alias
		*aliases; /* sorted when the first record comes */
	size_t n_aliases;
	bool sorted;
	struct nt_import_added *rows;
	size_t n_rows;
	int64_t batch;
	int64_t last_number;	 /* when it began */
	int64_t number;		 /* the last one given out since */
	struct nt_words indices; /* to be made when the rows are there */
	int64_t added;
	int64_t updated;
};

/*
 * Many records: begin inside the transaction; after each record; finish before
 * the transaction ends well; end after it has ended in any way.
 */
enum nt_status nt_bulk_begin(struct nt_import *import,
			     struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_bulk_record(struct nt_import *import,
			      struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_bulk_finish(struct nt_import *import,
			      struct nt_err *err) NT_MUST_CHECK;
void nt_bulk_end(struct nt_import *import);

/* A copy of REC in IMPORT->turn, canonical and valid. */
enum nt_status nt_import_prepare(struct nt_import *import,
				 const struct nt_record *rec,
				 struct nt_record *mine,
				 struct nt_err *err) NT_MUST_CHECK;

/* Write REC in the place of OLD, record *ID, or as a new one, which *ID then
 * is, where OLD is NULL. */
enum nt_status nt_import_take(struct nt_import *import, struct nt_record *rec,
			      int64_t *id, const struct nt_record *old,
			      struct nt_err *err) NT_MUST_CHECK;

#endif
