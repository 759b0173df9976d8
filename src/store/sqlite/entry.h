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

/* The name of the logbook's own office, and its row, of which the id is 0 where
 * there is none. */
enum nt_status nt_own_office(struct nt_store *store, struct nt_arena *arena,
			     const char **name, struct nt_row_found *out,
			     struct nt_err *err) NT_MUST_CHECK;

/* The N offices that count as organization ID (directory.h, "counterpart"), as
 * a JSON array in ARENA. */
enum nt_status nt_counterpart_offices(struct nt_store *store, int64_t id,
				      struct nt_arena *arena, const char **json,
				      int64_t *n,
				      struct nt_err *err) NT_MUST_CHECK;

#endif
