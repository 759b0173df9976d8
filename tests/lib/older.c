#include "lib/older.h"

#include "lib/logbook.h"
#include "lib/testing.h"
#include "store/sqlite/db.h"

/* Saving asks these, which came later. */
static const enum nt_sql later[] = {
	NT_SQL_OLDER_CLOSING,
	NT_SQL_OLDER_CLOSING_MEETING,
	NT_SQL_OLDER_CLOSING_CHANGE,
};

void test_make_older(const char *path, int version, struct nt_record *rec,
		     size_t n, struct nt_arena *arena)
{
	struct nt_store store = { .path = nt_arena_strdup(arena, path) };
	char uid[NT_UID_SIZE];
	struct nt_stmt *st;

	nt_uid_new(uid);
	store.clock = test_opening(path).clock;
	assert_int_equal(nt_db_open(&store, path,
				    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
				    NULL),
			 NT_OK);
	for (int i = 1; i <= version; i++)
		assert_int_equal(nt_db_run(&store, nt_sql_migration(i), NULL),
				 NT_OK);
	assert_int_equal(nt_db_run(&store, nt_sql_derived(), NULL), NT_OK);
	for (size_t i = 0; i < NT_COUNT(later); i++)
		assert_int_equal(nt_run(nt_stmt(&store, later[i]), NULL),
				 NT_OK);
	st = nt_stmt(&store, NT_SQL_LOGBOOK_INSERT);
	nt_bind_text(st, ":uid", uid);
	assert_int_equal(nt_run(st, NULL), NT_OK);
	for (size_t i = 0; i < n; i++)
		test_save(&store, &rec[i], 0, arena);
	nt_db_close(&store);
}

int test_schema_of(const char *path)
{
	sqlite3_stmt *st;
	sqlite3 *raw;
	int version;

	assert_int_equal(sqlite3_open_v2(path, &raw, SQLITE_OPEN_READONLY,
					 NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(raw, "PRAGMA user_version", -1, &st,
					    NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	version = sqlite3_column_int(st, 0);
	sqlite3_finalize(st);
	sqlite3_close(raw);
	return version;
}
