/*
 * db.h - one SQLite file opened as a logbook: statements, transactions, and
 * the one place where engine codes become statuses. Private to store/sqlite.
 */
#ifndef NOTULA_STORE_SQLITE_DB_H
#define NOTULA_STORE_SQLITE_DB_H

#include <sqlite3.h>

#include "gen/sql.h"
#include "notula/hash.h"
#include "notula/store.h"

enum { NT_PARAMS = 32 };

enum {
	NT_APPLICATION_ID = 0x6E746C61, /* "ntla" */
};

/*
 * A statement remembers its first error: bind, step and read, then ask
 * nt_done() alone. It belongs to the store and is used again.
 */
struct nt_stmt {
	sqlite3_stmt *raw;
	struct nt_store *store;
	int rc;
	bool busy; /* between nt_stmt() and nt_done() */
	/* Where the fields of SHAPE are bound, or read, and their ..._linked;
	 * 0 for those that are not. */
	const struct nt_shape *shape;
	short *places;
	short *linked;
	/* Parameters by the addresses of their names, as they were bound. */
	struct {
		const char *name;
		int at;
	} params[NT_PARAMS];
};

struct nt_store {
	sqlite3 *raw;
	char *path; /* its folder real; or ":memory:" */
	char *user; /* NULL: nobody is named */
	bool read_only;
	bool in_txn;
	int nested;    /* reads inside it */
	bool writing;  /* it may write */
	int64_t saves; /* of those that were committed */
	bool never_wait;
	size_t few;	      /* hits that are few; 0: FEW of walk.c */
	int64_t data_version; /* as it was seen last */
	struct nt_clock clock;
	bool (*wait)(void *ctx, int64_t waited_ms);
	void *wait_ctx;
	int64_t max_wait_ms;
	int64_t wait_began;  /* ms of the monotonic clock */
	int64_t wait_called; /* the same: the last call of the hook */
	bool (*give_up)(void *ctx);
	void *give_up_ctx;
	struct nt_names *names; /* of an import at work; see names.h */
	struct nt_likes *likes; /* of one of foreign files; see likes.h */
	struct nt_hits *hits;	/* of the last search; see hits.h */
	struct nt_stmt stmts[NT_SQLS];
};

/* Status and words for an engine code. */
enum nt_status nt_db_fail(struct nt_store *store, int rc, struct nt_err *err);

/* Open PATH, made by FLAGS, with every production setting; looks at nothing
 * inside. Closing accepts a store that was not opened. */
enum nt_status nt_db_open(struct nt_store *store, const char *path, int flags,
			  struct nt_err *err) NT_MUST_CHECK;
void nt_db_close(struct nt_store *store);

/* What others and this store saved: another number after any of it, as it is
 * in the transaction at work. */
enum nt_status nt_data_version(struct nt_store *store, int64_t *out,
			       struct nt_err *err) NT_MUST_CHECK;

/* Give RAW the functions that statements use; an engine code. */
int nt_func_add(sqlite3 *raw);

/* Run TEXT: several statements, none with a parameter. */
enum nt_status nt_db_run(struct nt_store *store, const char *text,
			 struct nt_err *err) NT_MUST_CHECK;

/* A setting takes hold while its statement is prepared: one that was kept from
 * the last time would do nothing. */
enum nt_status nt_db_set(struct nt_store *store, enum nt_sql sql,
			 struct nt_err *err) NT_MUST_CHECK;

/* A named statement, ready to bind. Only one use of it at a time. */
struct nt_stmt *nt_stmt(struct nt_store *store, enum nt_sql sql);
void nt_bind_text(struct nt_stmt *st, const char *name, const char *s);
void nt_bind_int(struct nt_stmt *st, const char *name, int64_t value);
void nt_bind_null(struct nt_stmt *st, const char *name);
bool nt_step(struct nt_stmt *st);
int64_t nt_col_int(struct nt_stmt *st, int i);
bool nt_col_null(struct nt_stmt *st, int i);
char *nt_col_text(struct nt_stmt *st, int i, struct nt_arena *arena);

/* What came is damaged: no more rows come, and nt_done says so. */
void nt_damaged(struct nt_stmt *st);

/* What the schema never leaves empty, but damage may: "" and nt_damaged. */
char *nt_col_need(struct nt_stmt *st, int i, struct nt_arena *arena);
void nt_col_uid(struct nt_stmt *st, int i, char out[NT_UID_SIZE]);

enum nt_status nt_done(struct nt_stmt *st, struct nt_err *err) NT_MUST_CHECK;

/* Step to the end, for a statement that answers nothing, and be done. */
enum nt_status nt_run(struct nt_stmt *st, struct nt_err *err) NT_MUST_CHECK;

/* Read the first column of the last row; *OUT stays where there is none. */
enum nt_status nt_run_int(struct nt_stmt *st, int64_t *out,
			  struct nt_err *err) NT_MUST_CHECK;

/* Insert one row; *ID is its own. Without RETURNING, which makes a savepoint of
 * each, and at a savepoint the text indexes write out what they hold. */
enum nt_status nt_run_insert(struct nt_stmt *st, int64_t *id,
			     struct nt_err *err) NT_MUST_CHECK;

/*
 * Bind every field of OBJECT that the statement has a parameter ":name" for,
 * and read every column that is called like a field. Lines are neither bound
 * nor read; unknown is NULL; a list of words is one text.
 */
void nt_bind_object(struct nt_stmt *st, const void *object,
		    const struct nt_shape *shape);
void nt_stmt_forget(struct nt_stmt *st);
/* The same for OBJECT with the links of LINKED; ":person_uid_linked" tells
 * whether OBJECT has that link itself. */
void nt_bind_linked(struct nt_stmt *st, const void *object, const void *linked,
		    const struct nt_shape *shape);
void nt_col_object(struct nt_stmt *st, void *object,
		   const struct nt_shape *shape, struct nt_arena *arena);

/* Name and text of a statement, and why it may read a whole table (NULL: it
 * may not). */
const char *nt_sql_name(enum nt_sql sql);
const char *nt_sql_text(enum nt_sql sql);
const char *nt_sql_scan(enum nt_sql sql);

/* The N-th migration, from 1, and what is made again from the tables. */
const char *nt_sql_migration(int n);
const char *nt_sql_derived(void);

/*
 * A write is BEGIN IMMEDIATE: refused where the store is read-only. A read of
 * several statements is one snapshot, and may stand inside a write. The end
 * commits where STATUS is NT_OK, else takes everything back, and gives what
 * became of it.
 */
enum nt_status nt_txn_begin(struct nt_store *store,
			    struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_read_begin(struct nt_store *store,
			     struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_txn_end(struct nt_store *store, enum nt_status status,
			  struct nt_err *err) NT_MUST_CHECK;

/* Take everything back. */
void nt_txn_abandon(struct nt_store *store);

/* Make the schema in an empty database, with a logbook of UID in it. */
enum nt_status nt_schema_make(struct nt_store *store, const char *uid,
			      struct nt_err *err) NT_MUST_CHECK;

/* What a schema consists of, one object an entry, by type and name; and all of
 * it as text, as schema/current.sql has it below its first line. */
struct nt_schema {
	struct nt_words names;
	struct nt_words texts;
};
enum nt_status nt_schema_read(struct nt_store *store, struct nt_arena *arena,
			      struct nt_schema *out,
			      struct nt_err *err) NT_MUST_CHECK;
void nt_schema_text(const struct nt_schema *schema, struct nt_buf *out);

/*
 * Compare what is there with what this program's own migrations give for the
 * version that the file says it has; then bring it up to date, in one
 * transaction. A store that is read-only stays what it is: what its version
 * lacks is empty.
 */
enum nt_status nt_schema_check(struct nt_store *store,
			       struct nt_err *err) NT_MUST_CHECK;

/*
 * Inside the transaction that upgrades STORE from VERSION, before anything is
 * changed: check the file, and make a copy beside it that is the same byte for
 * byte, "notula.db.v1.bak". One that is there already and the same will do.
 */
enum nt_status nt_upgrade_copy(struct nt_store *store, int version,
			       struct nt_err *err) NT_MUST_CHECK;

#endif
