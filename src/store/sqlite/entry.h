/*
 * entry.h - rows of the directory as they are shown. Runs inside the caller's
 * transaction. Private to store/sqlite.
 */
#ifndef NOTULA_STORE_SQLITE_ENTRY_H
#define NOTULA_STORE_SQLITE_ENTRY_H

#include "notula/directory.h"
#include "store/sqlite/ids.h"
#include "store/sqlite/known.h"

/* The kind as the table "known" has it, and its rows; NULL for posts. */
const char *nt_directory_what(enum nt_directory kind);
const struct nt_kin *nt_directory_kin(enum nt_directory kind);

/* Row ID, which was not merged into another, its meetings COUNTED up to so
 * many. */
enum nt_status nt_entry_get(struct nt_store *store, enum nt_directory kind,
			    int64_t id, int64_t counted, struct nt_arena *arena,
			    struct nt_entry *out,
			    struct nt_err *err) NT_MUST_CHECK;

/* Rows that have NAME, without regard to case, as name, short name or alias,
 * as what they were merged into. */
enum nt_status nt_entry_exact(struct nt_store *store, enum nt_directory kind,
			      const char *name, struct nt_ids *out,
			      struct nt_err *err) NT_MUST_CHECK;

#endif
