#include "db.h"

#include <assert.h>

static enum nt_status begin(struct nt_store *store, enum nt_sql sql,
			    struct nt_err *err)
{
	enum nt_status status;

	assert(!store->in_txn);
	status = nt_run(nt_stmt(store, sql), err);
	store->in_txn = status == NT_OK;
	return status;
}

enum nt_status nt_txn_begin(struct nt_store *store, struct nt_err *err)
{
	enum nt_status status;

	if (store->read_only)
		return nt_fail(err, NT_EREADONLY,
			       _("%s can only be read: make the file and its "
				 "folder writable, or work on a copy made with "
				 "notula backup"),
			       store->path);
	status = begin(store, NT_SQL_TXN_WRITE, err);
	store->writing = status == NT_OK;
	return status;
}

enum nt_status nt_read_begin(struct nt_store *store, struct nt_err *err)
{
	if (store->in_txn) {
		store->nested++;
		return NT_OK;
	}
	return begin(store, NT_SQL_TXN_READ, err);
}

/* SQLite may have rolled back by itself, where the disk is full or the file
 * cannot be read. */
void nt_txn_abandon(struct nt_store *store)
{
	enum nt_status ignored;

	if (!sqlite3_get_autocommit(store->raw)) {
		ignored = nt_run(nt_stmt(store, NT_SQL_TXN_ROLLBACK), NULL);
		(void)ignored;
	}
	store->in_txn = false;
	store->writing = false;
}

enum nt_status nt_txn_end(struct nt_store *store, enum nt_status status,
			  struct nt_err *err)
{
	assert(store->in_txn);
	if (store->nested > 0) {
		store->nested--;
		return status;
	}
	if (status == NT_OK)
		status = nt_run(nt_stmt(store, NT_SQL_TXN_COMMIT), err);
	store->saves += status == NT_OK && store->writing;
	nt_txn_abandon(store);
	return status;
}

int64_t nt_store_saves(const struct nt_store *store)
{
	return store->saves;
}
