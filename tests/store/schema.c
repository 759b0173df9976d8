/* schema.c - the schema holds every field, and every statement is planned. */
#include "lib/testing.h"

#include "store/sqlite/db.h"

/* Production settings, as always. */
static int open_memory(void **state)
{
	struct nt_opening how = { .path = ":memory:", .create = true };
	struct nt_store *store;

	if (nt_store_open(&store, &how, NULL) != NT_OK)
		return -1;
	*state = store;
	return 0;
}

static int close_memory(void **state)
{
	nt_store_close(*state);
	return 0;
}

/* A list inside a query is no table scan; sqlite_schema is read whole. */
static bool scans_a_table(const char *detail)
{
	return strncmp(detail, "SCAN ", 5) == 0 &&
	       strstr(detail, "VIRTUAL TABLE INDEX") == NULL &&
	       strstr(detail, "CONSTANT ROW") == NULL &&
	       strstr(detail, "(subquery") == NULL;
}

static bool is_planned(const char *text)
{
	return strncmp(text, "PRAGMA", 6) != 0 &&
	       strncmp(text, "BEGIN", 5) != 0 &&
	       strncmp(text, "COMMIT", 6) != 0 &&
	       strncmp(text, "ROLLBACK", 8) != 0;
}

static int scans(struct nt_store *store, enum nt_sql sql)
{
	char *text = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", nt_sql_text(sql));
	sqlite3_stmt *st;
	int n = 0;

	if (sqlite3_prepare_v2(store->raw, text, -1, &st, NULL) != SQLITE_OK)
		fail_msg("%s: %s", nt_sql_name(sql),
			 sqlite3_errmsg(store->raw));
	while (sqlite3_step(st) == SQLITE_ROW) {
		const char *detail = (const char *)sqlite3_column_text(st, 3);

		if (!scans_a_table(detail))
			continue;
		n++;
		if (nt_sql_scan(sql) == NULL)
			fail_msg("%s: %s", nt_sql_name(sql), detail);
	}
	sqlite3_finalize(st);
	sqlite3_free(text);
	return n;
}

static void no_statement_reads_a_whole_table_unless_it_says_why(void **state)
{
	for (int sql = 0; sql < NT_SQLS; sql++) {
		int n = 0;

		if (is_planned(nt_sql_text((enum nt_sql)sql)))
			n = scans(*state, (enum nt_sql)sql);
		if (n == 0 && nt_sql_scan((enum nt_sql)sql) != NULL)
			fail_msg("%s: marked as a scan, but is none",
				 nt_sql_name((enum nt_sql)sql));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			no_statement_reads_a_whole_table_unless_it_says_why,
			open_memory, close_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
