/*
 * list.h - lines of the log for records that were found. Private to
 * store/sqlite.
 */
#ifndef NOTULA_STORE_SQLITE_LIST_H
#define NOTULA_STORE_SQLITE_LIST_H

#include "store/sqlite/walk.h"

/* Add a row for each of FOUND, from its end where REVERSE. */
enum nt_status nt_rows_add(struct nt_store *store, const struct nt_finds *found,
			   bool reverse, int64_t today, struct nt_arena *arena,
			   struct nt_rows *out,
			   struct nt_err *err) NT_MUST_CHECK;

/* The same for record ID alone; none where it was taken out meanwhile. */
enum nt_status nt_rows_add_one(struct nt_store *store, int64_t id,
			       int64_t today, struct nt_arena *arena,
			       struct nt_rows *out,
			       struct nt_err *err) NT_MUST_CHECK;

/* A follow-up from a row of the part "task" in schema/query/ledger.sql,
 * without its chases. */
void nt_task_read(struct nt_stmt *st, int64_t today, struct nt_arena *arena,
		  struct nt_task *out);

/* Its chases. */
enum nt_status nt_task_chases(struct nt_store *store, struct nt_task *task,
			      struct nt_arena *arena,
			      struct nt_err *err) NT_MUST_CHECK;

/* Add what is doubtful in record ID. */
enum nt_status nt_doubts_add(struct nt_store *store, int64_t id,
			     struct nt_arena *arena, struct nt_doubt_rows *out,
			     struct nt_err *err) NT_MUST_CHECK;

/* A word of SET in column I of ST; 0 where there is none. */
unsigned nt_col_word(struct nt_stmt *st, int i, const struct nt_set *set,
		     struct nt_arena *arena);

/* A text that a record may lack but a list shows: "" where there is none. */
const char *nt_col_shown(struct nt_stmt *st, int i, struct nt_arena *arena);

#endif
