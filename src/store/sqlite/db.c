#include "db.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "notula/alloc.h"
#include "notula/file.h"

enum {
	HOOK_MS = 50,
	GIVE_UP_STEPS = 400, /* well under a ms */
	SLEEP_LEAST_US = 1000,
	SLEEP_SPREAD_US = 9000, /* jitter: SQLite's own waiting is not fair */
	CASCADES = 4,		/* deep; there are no triggers */
	LENGTH_MOST = 1 << 26,	/* a value or a row: far over a record */
};

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void sleep_a_little(void)
{
	uint32_t us = SLEEP_LEAST_US + arc4random_uniform(SLEEP_SPREAD_US);
	struct timespec t = { 0, (long)us * 1000 };

	nanosleep(&t, NULL);
}

/* SQLite calls this while somebody else holds the lock: 0 gives up. */
static int on_busy(void *ctx, int count)
{
	struct nt_store *store = ctx;
	int64_t now = now_ms();

	if (store->never_wait)
		return 0;
	if (count == 0)
		store->wait_began = store->wait_called = now;
	if (store->wait == NULL && now - store->wait_began > store->max_wait_ms)
		return 0;
	if (store->wait != NULL && now - store->wait_called >= HOOK_MS) {
		store->wait_called = now;
		if (!store->wait(store->wait_ctx, now - store->wait_began))
			return 0;
	}
	sleep_a_little();
	return 1;
}

/* SQLite calls this every few steps: not 0 interrupts. Writing is not given
 * up. */
static int on_progress(void *ctx)
{
	struct nt_store *store = ctx;

	return !store->writing && store->give_up(store->give_up_ctx);
}

static const struct {
	int rc; /* an extended code, or a primary one */
	enum nt_status status;
	const char *text;
} failures[] = {
	{ SQLITE_READONLY_ROLLBACK, NT_EREADONLY,
	  N_("a program died while it saved here, and what it left can only "
	     "be taken back where the file and its folder can be written; "
	     "copy the file together with its -journal to such a place") },
	{ SQLITE_CANTOPEN_SYMLINK, NT_EFOREIGN, N_("is a link") },
	{ SQLITE_BUSY, NT_EBUSY,
	  N_("another program keeps the logbook locked; try again when it "
	     "has finished") },
	{ SQLITE_LOCKED, NT_EBUSY,
	  N_("another part of this program keeps the logbook locked") },
	{ SQLITE_FULL, NT_EFULL,
	  N_("the disk is full; make room, then save again") },
	{ SQLITE_READONLY, NT_EREADONLY, N_("cannot be written") },
	{ SQLITE_PERM, NT_EREADONLY, N_("access is not allowed") },
	{ SQLITE_CORRUPT, NT_EDAMAGED,
	  N_("is damaged; \"notula check\" tells what, a backup helps") },
	{ SQLITE_NOTADB, NT_EFOREIGN, N_("is not a logbook") },
	{ SQLITE_INTERRUPT, NT_ECANCELLED, N_("interrupted") },
	{ SQLITE_TOOBIG, NT_EINVAL, N_("is too large") },
	{ SQLITE_CANTOPEN, NT_EIO, N_("cannot be opened") },
};

/* Why the system refused: a failed COMMIT leaves that with its file only. */
static int last_errno(sqlite3 *raw)
{
	sqlite3_file *journal = NULL;
	int os = sqlite3_system_errno(raw);

	if (raw == NULL || os != 0)
		return os;
	sqlite3_file_control(raw, "main", SQLITE_FCNTL_LAST_ERRNO, &os);
	if (os == 0)
		sqlite3_file_control(raw, "main", SQLITE_FCNTL_JOURNAL_POINTER,
				     &journal);
	if (journal != NULL && journal->pMethods != NULL)
		journal->pMethods->xFileControl(journal,
						SQLITE_FCNTL_LAST_ERRNO, &os);
	return os;
}

enum nt_status nt_db_fail(struct nt_store *store, int rc, struct nt_err *err)
{
	enum nt_status status = NT_EIO;
	int os = last_errno(store->raw);

	for (size_t i = 0; i < NT_COUNT(failures); i++)
		if (rc == failures[i].rc || (rc & 0xFF) == failures[i].rc) {
			status = nt_fail(err, failures[i].status, "%s",
					 _(failures[i].text));
			nt_err_at(err, store->path, 0);
			return status;
		}
	if ((rc & 0xFF) == SQLITE_IOERR && os != 0)
		status = nt_fail_errno(err, os, "%s",
				       _("reading or writing failed"));
	else if ((rc & 0xFF) == SQLITE_CONSTRAINT)
		status = nt_fail(err, NT_EINVAL,
				 _("does not fit into the logbook: %s"),
				 sqlite3_errmsg(store->raw));
	else
		status = nt_fail(err, NT_EIO, "%s", sqlite3_errstr(rc));
	nt_err_at(err, store->path, 0);
	return status;
}

enum nt_status nt_db_run(struct nt_store *store, const char *text,
			 struct nt_err *err)
{
	int rc = sqlite3_exec(store->raw, text, NULL, NULL, NULL);

	return rc == SQLITE_OK ? NT_OK : nt_db_fail(store, rc, err);
}

enum nt_status nt_db_set(struct nt_store *store, enum nt_sql sql,
			 struct nt_err *err)
{
	return nt_db_run(store, nt_sql_text(sql), err);
}

static int configure(sqlite3 *raw)
{
	static const struct {
		int option;
		int on;
	} options[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
		{ SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
		{ SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
	};
	int rc = SQLITE_OK;

	for (size_t i = 0; i < NT_COUNT(options) && rc == SQLITE_OK; i++)
		rc = sqlite3_db_config(raw, options[i].option, options[i].on,
				       NULL);
	sqlite3_extended_result_codes(raw, 1);
	sqlite3_limit(raw, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_limit(raw, SQLITE_LIMIT_LENGTH, LENGTH_MOST);
	sqlite3_limit(raw, SQLITE_LIMIT_TRIGGER_DEPTH, CASCADES);
	return rc;
}

static enum nt_status set_pragmas(struct nt_store *store, struct nt_err *err)
{
	static const enum nt_sql pragmas[] = {
		NT_SQL_SET_CELL_SIZE_CHECK, NT_SQL_SET_MMAP,
		NT_SQL_SET_TEMP_STORE,	    NT_SQL_SET_CACHE,
		NT_SQL_SET_SYNCHRONOUS,	    NT_SQL_SET_JOURNAL,
	};
	size_t n = NT_COUNT(pragmas) - (store->read_only ? 1 : 0);
	enum nt_status status = NT_OK;

	for (size_t i = 0; i < n && status == NT_OK; i++)
		status = nt_run(nt_stmt(store, pragmas[i]), err);
	return status;
}

enum nt_status nt_db_open(struct nt_store *store, const char *path, int flags,
			  struct nt_err *err)
{
	int rc = sqlite3_open_v2(path, &store->raw, flags | SQLITE_OPEN_NOMUTEX,
				 NULL);

	if (rc == SQLITE_OK)
		rc = configure(store->raw);
	if (rc == SQLITE_OK)
		rc = sqlite3_busy_handler(store->raw, on_busy, store);
	if (rc == SQLITE_OK)
		rc = nt_func_add(store->raw);
	if (rc != SQLITE_OK)
		return nt_db_fail(store, sqlite3_extended_errcode(store->raw),
				  err);
	if (store->give_up != NULL)
		sqlite3_progress_handler(store->raw, GIVE_UP_STEPS, on_progress,
					 store);
	return set_pragmas(store, err);
}

void nt_db_close(struct nt_store *store)
{
	for (int i = 0; i < NT_SQLS; i++) {
		sqlite3_finalize(store->stmts[i].raw);
		nt_stmt_forget(&store->stmts[i]);
	}
	sqlite3_close(store->raw);
	store->raw = NULL;
	memset(store->stmts, 0, sizeof(store->stmts));
}
