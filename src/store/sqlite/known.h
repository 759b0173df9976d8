/*
 * known.h - reference rows and the names and words that are completed while
 * typing. Runs inside the caller's transaction. Private to store/sqlite.
 */
#ifndef NOTULA_STORE_SQLITE_KNOWN_H
#define NOTULA_STORE_SQLITE_KNOWN_H

#include "store/sqlite/db.h"

/* One of the three kinds of reference rows. */
struct nt_kin {
	const char *what; /* in the table known */
	const struct nt_shape *shape;
	enum nt_sql insert;
	enum nt_sql page;
	enum nt_sql by_uid;
	enum nt_sql by_id;
	enum nt_sql by_name;
	enum nt_sql links;
	enum nt_sql row;
	enum nt_sql update;
};
extern const struct nt_kin nt_kin_person, nt_kin_organization, nt_kin_venue;
const struct nt_kin *nt_kin_of(const struct nt_shape *shape);

/* A row that was found; ID is 0 if none was. */
struct nt_row_found {
	int64_t id;
	char uid[NT_UID_SIZE];
};
enum nt_status nt_row_by_uid(struct nt_store *store, const struct nt_kin *kin,
			     const char *uid, struct nt_row_found *out,
			     struct nt_err *err) NT_MUST_CHECK;

/* By name or alias without regard to case, as what it was merged into; rows
 * that batch NOT_BATCH (0: none) brought are not seen, and no short names. */
enum nt_status nt_row_by_name(struct nt_store *store, const struct nt_kin *kin,
			      const char *name, int64_t not_batch,
			      struct nt_row_found *out,
			      struct nt_err *err) NT_MUST_CHECK;

/* From now on an import knows that NAME means the row FOUND. */
void nt_row_learn(struct nt_store *store, const struct nt_kin *kin,
		  const char *name, const struct nt_row_found *found);

/* The row that row ID was merged into in the end, or itself. */
enum nt_status nt_row_top(struct nt_store *store, const struct nt_kin *kin,
			  int64_t id, struct nt_row_found *out,
			  struct nt_err *err) NT_MUST_CHECK;

/* Row ID into ROW, zeroed, a struct of KIN's shape. */
enum nt_status nt_row_get(struct nt_store *store, const struct nt_kin *kin,
			  int64_t id, void *row, struct nt_arena *arena,
			  struct nt_err *err) NT_MUST_CHECK;

/* Read the columns called like the fields of KIN's shape into ROW; its uid,
 * "" where that is damaged. */
const char *nt_row_read(struct nt_stmt *st, const struct nt_kin *kin, void *row,
			struct nt_arena *arena);

/* Write ROW in the place of row ID, with its names. */
enum nt_status nt_row_put(struct nt_store *store, const struct nt_kin *kin,
			  int64_t id, const void *row,
			  struct nt_err *err) NT_MUST_CHECK;

/* The aliases of row ID into ROW. */
enum nt_status nt_row_aliases(struct nt_store *store, const struct nt_kin *kin,
			      int64_t id, void *row, struct nt_arena *arena,
			      struct nt_err *err) NT_MUST_CHECK;

/* Take out the names of row ID of WHAT. */
enum nt_status nt_row_forget(struct nt_store *store, const char *what,
			     int64_t id, struct nt_err *err) NT_MUST_CHECK;

/* Add ROW, a struct of KIN's shape, with its names. Links to rows that are
 * not here stay empty: nt_row_links sets them when all have come. */
enum nt_status nt_row_add(struct nt_store *store, const struct nt_kin *kin,
			  const void *row, int64_t batch, int64_t *id,
			  struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_row_links(struct nt_store *store, const struct nt_kin *kin,
			    const void *row, struct nt_err *err) NT_MUST_CHECK;

/* A meeting on DATE named row ID, or used the word TEXT. */
enum nt_status nt_row_used(struct nt_store *store, const struct nt_kin *kin,
			   int64_t id, const char *date,
			   struct nt_err *err) NT_MUST_CHECK;

/* TEXT is known as number NO of row ROW_ID, 0 for a word of its own. */
enum nt_status nt_known_add(struct nt_store *store, const char *what,
			    int64_t row_id, int64_t no, const char *text,
			    const char *date, struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_word_used(struct nt_store *store, const char *what,
			    const char *text, const char *date,
			    struct nt_err *err) NT_MUST_CHECK;

#endif
