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
	if (store->read_only)
		return nt_fail(err, NT_EREADONLY,
			       _("%s was opened for reading only"),
			       store->path);
	return begin(store, NT_SQL_TXN_WRITE, err);
}

enum nt_status nt_read_begin(struct nt_store *store, struct nt_err *err)
{
	return begin(store, NT_SQL_TXN_READ, err);
}

/* SQLite may have rolled back by itself, where the disk is full or the file
 * cannot be read. */
enum nt_status nt_txn_end(struct nt_store *store, enum nt_status status,
			  struct nt_err *err)
{
	enum nt_status ignored;

	assert(store->in_txn);
	if (status == NT_OK)
		status = nt_run(nt_stmt(store, NT_SQL_TXN_COMMIT), err);
	if (!sqlite3_get_autocommit(store->raw)) {
		ignored = nt_run(nt_stmt(store, NT_SQL_TXN_ROLLBACK), NULL);
		(void)ignored;
	}
	store->in_txn = false;
	store->commits += status == NT_OK;
	return status;
}
