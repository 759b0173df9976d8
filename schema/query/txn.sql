-- Transactions, and what opening asks.

-- :name txn_write
BEGIN IMMEDIATE;

-- :name txn_read
BEGIN;

-- :name txn_commit
COMMIT;

-- :name txn_rollback
ROLLBACK;

-- :name data_version
PRAGMA data_version;

-- :name user_version
PRAGMA user_version;

-- :name schema_dump
-- scan: the schema is read whole
SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema ORDER BY 1;

-- :name logbook_insert
INSERT INTO logbook (id, uid) VALUES (1, :uid);

-- :name logbook_get
SELECT uid, office, office_code, records FROM logbook WHERE id = 1;

-- Settings of a connection.

-- :name set_cell_size_check
PRAGMA cell_size_check = ON;

-- :name set_mmap
PRAGMA mmap_size = 0;

-- :name set_temp_store
PRAGMA temp_store = MEMORY;

-- What is sorted for the indices of a large import grows with it: in files
-- that nobody else can open, which have no name from the first moment on.
-- :name set_temp_files
PRAGMA temp_store = FILE;

-- An import that fits in the cache keeps no reader waiting.
-- :name set_cache
PRAGMA cache_size = -49152;

-- One of any size stays below 64 MB, with what the text index takes.
-- :name set_bulk_cache
PRAGMA cache_size = -16384;

-- :name set_small_cache
PRAGMA cache_size = -2000;

-- :name set_no_checks
PRAGMA ignore_check_constraints = ON;

-- :name set_checks
PRAGMA ignore_check_constraints = OFF;

-- :name set_synchronous
PRAGMA synchronous = FULL;

-- :name set_journal
PRAGMA journal_mode = TRUNCATE;

-- :name set_no_journal
PRAGMA journal_mode = OFF;
