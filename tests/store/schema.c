/* schema.c - the schema holds every field, and every statement is planned. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/logbook.h"
#include "lib/testing.h"
#include "notula/file.h"
#include "notula/hash.h"
#include "store/sqlite/db.h"

enum { FILE_MOST = 1 << 20 };

/* Production settings, as always. */
static int open_memory(void **state)
{
	*state = test_open(":memory:");
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

static void read_file(const char *path, struct nt_buf *out)
{
	struct nt_err err = { 0 };

	if (nt_file_read(out, path, FILE_MOST, &err) != NT_OK)
		fail_msg("%s: %s", path, err.msg);
}

static void every_statement_is_used(void **state)
{
	struct nt_buf code = { 0 }, file = { 0 };
	char name[NT_ERR_FIELD];
	glob_t files;

	(void)state;
	assert_int_equal(glob("src/store/sqlite/*.c", 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++) {
		read_file(files.gl_pathv[i], &file);
		nt_buf_put(&code, nt_buf_str(&file), file.n);
	}
	globfree(&files);
	nt_buf_free(&file);
	for (int sql = 0; sql < NT_SQLS; sql++) {
		const char *at = nt_buf_str(&code);
		size_t n = (size_t)snprintf(name, sizeof(name), "NT_SQL_%s",
					    nt_sql_name((enum nt_sql)sql));

		for (char *c = name; *c != '\0'; c++)
			if (*c >= 'a' && *c <= 'z')
				*c = (char)(*c - 'a' + 'A');
		do
			at = strstr(at, name);
		while (at != NULL && strchr(",; )}\n", (at += n)[0]) == NULL);
		if (at == NULL)
			fail_msg("%s is used nowhere", name);
	}
	nt_buf_free(&code);
}

/* What holds each shape: table, statement that writes, one that reads. */
static const struct holder {
	const struct nt_shape *shape;
	const char *table;
	enum nt_sql insert;
	enum nt_sql get;
} holders[] = {
	{ &nt_shape_record, "meeting", NT_SQL_MEETING_INSERT,
	  NT_SQL_MEETING_GET },
	{ &nt_shape_record, "meeting", NT_SQL_MEETING_UPDATE,
	  NT_SQL_MEETING_GET },
	{ &nt_shape_participant, "participant", NT_SQL_PARTICIPANT_INSERT,
	  NT_SQL_PARTICIPANT_GET },
	{ &nt_shape_issue, "issue", NT_SQL_ISSUE_INSERT, NT_SQL_ISSUE_GET },
	{ &nt_shape_response, "response", NT_SQL_RESPONSE_INSERT,
	  NT_SQL_RESPONSE_GET },
	{ &nt_shape_follow_up, "follow_up", NT_SQL_FOLLOW_UP_INSERT,
	  NT_SQL_FOLLOW_UP_GET },
	{ &nt_shape_attachment, "attachment", NT_SQL_ATTACHMENT_INSERT,
	  NT_SQL_ATTACHMENT_GET },
	{ &nt_shape_event, "event", NT_SQL_EVENT_INSERT, NT_SQL_EVENT_GET },
	{ &nt_shape_answer, "answer", NT_SQL_ANSWER_INSERT, NT_SQL_ANSWER_GET },
	{ &nt_shape_chase, "chase", NT_SQL_CHASE_INSERT, NT_SQL_CHASE_GET },
	{ &nt_shape_person, "person", NT_SQL_PERSON_INSERT,
	  NT_SQL_PERSON_PAGE },
	{ &nt_shape_organization, "organization", NT_SQL_ORGANIZATION_INSERT,
	  NT_SQL_ORGANIZATION_PAGE },
	{ &nt_shape_venue, "venue", NT_SQL_VENUE_INSERT, NT_SQL_VENUE_PAGE },
};

static bool has_column(sqlite3_stmt *st, const char *name)
{
	for (int i = 0; i < sqlite3_column_count(st); i++)
		if (strcmp(sqlite3_column_name(st, i), name) == 0)
			return true;
	return false;
}

/* The uid of a record never changes: the update does without it. */
static void assert_held(struct nt_store *store, const struct holder *h,
			const struct nt_field *f)
{
	struct nt_stmt *insert = nt_stmt(store, h->insert);
	struct nt_stmt *get = nt_stmt(store, h->get);
	char name[NT_ERR_FIELD];

	snprintf(name, sizeof(name), ":%s", f->name);
	if (sqlite3_bind_parameter_index(insert->raw, name) == 0 &&
	    !(h->insert == NT_SQL_MEETING_UPDATE && f->kind == NT_UID))
		fail_msg("%s is not written to %s", f->name, h->table);
	if (!has_column(get->raw, f->name))
		fail_msg("%s is not read from %s", f->name, h->table);
	assert_int_equal(nt_done(insert, NULL), NT_OK);
	assert_int_equal(nt_done(get, NULL), NT_OK);
}

static void every_field_is_written_and_read(void **state)
{
	for (size_t i = 0; i < NT_COUNT(holders); i++)
		for (size_t k = 0; k < holders[i].shape->n; k++)
			if (holders[i].shape->fields[k].kind != NT_LINES)
				assert_held(*state, &holders[i],
					    &holders[i].shape->fields[k]);
}

/* Does the table take VALUE, in SQL, for a field of its rows? */
static bool takes(struct nt_store *store, const char *table,
		  const struct nt_field *f, const char *value)
{
	char *sql = sqlite3_mprintf("SAVEPOINT s; UPDATE \"%w\" SET \"%w\" = "
				    "%s",
				    table, f->name, value);
	bool taken =
		sqlite3_exec(store->raw, sql, NULL, NULL, NULL) == SQLITE_OK;

	if (taken && sqlite3_changes(store->raw) == 0)
		fail_msg("no row of %s to try", table);
	sqlite3_free(sql);
	sqlite3_exec(store->raw, "ROLLBACK TO s; RELEASE s", NULL, NULL, NULL);
	return taken;
}

static void assert_takes(struct nt_store *store, const char *table,
			 const struct nt_field *f, bool right,
			 const char *value)
{
	if (takes(store, table, f, value) != right)
		fail_msg("%s.%s: %s should be %s", table, f->name, value,
			 right ? "taken" : "refused");
}

/* Values for each kind of field: those of the tables, and one too many. */
static const struct {
	enum nt_field_kind kind;
	bool right;
	const char *value;
} tries[] = {
	{ NT_LINE, true, "printf('%4096c', 'x')" },
	{ NT_LINE, false, "printf('%4097c', 'x')" },
	{ NT_LINE, false, "''" },
	{ NT_TEXT, true, "printf('%1048576c', 'x')" },
	{ NT_TEXT, false, "printf('%1048577c', 'x')" },
	{ NT_TEXT, false, "''" },
	{ NT_DATE, true, "'2024'" },
	{ NT_DATE, true, "'2024-05'" },
	{ NT_DATE, true, "'2024-02-29'" },
	{ NT_DATE, false, "'2024-02-30'" },
	{ NT_DATE, false, "'2023-02-29'" },
	{ NT_DATE, false, "'2024-13'" },
	{ NT_DATE, false, "'24-05-27'" },
	{ NT_DATE, false, "'2024-05-27 '" },
	{ NT_DATE, false, "'2024-5'" },
	{ NT_DATE, false, "'now'" },
	{ NT_TIME, true, "'23:59'" },
	{ NT_TIME, false, "'24:00'" },
	{ NT_TIME, false, "'9:00'" },
	{ NT_STAMP, true, "'2024-06-12T09:00:00Z'" },
	{ NT_STAMP, false, "'2024-02-30T09:00:00Z'" },
	{ NT_STAMP, false, "'2024-06-12 09:00:00'" },
	{ NT_INT, true, "999999999" },
	{ NT_INT, false, "1000000000" },
	{ NT_INT, false, "0" },
	{ NT_INT, false, "'x'" },
	{ NT_FLAG, true, "1" },
	{ NT_FLAG, false, "0" },
	{ NT_FLAG, false, "2" },
	{ NT_UID, false, "'x'" },
	{ NT_WORD, false, "'nonsense'" },
	{ NT_WORD, false, "''" },
};

static void try_field(struct nt_store *store, const char *table,
		      const struct nt_field *f)
{
	char word[NT_ERR_FIELD];

	for (size_t i = 0; i < NT_COUNT(tries); i++)
		if (tries[i].kind == f->kind)
			assert_takes(store, table, f, tries[i].right,
				     tries[i].value);
	for (int i = 1; f->kind == NT_WORD && i < f->set->n; i++) {
		snprintf(word, sizeof(word), "'%s'", f->set->words[i]);
		assert_takes(store, table, f, true, word);
	}
}

/* A record with a line of every kind, so that each table has a row. */
static void save_one_of_each(struct nt_store *store)
{
	struct nt_arena arena = { 0 };
	struct nt_event event = { .date = "2024-06",
				  .type = NT_EVENT_TYPE_DEFERRED };
	struct nt_chase chase = { .date = "2024-06",
				  .type = NT_CHASE_TYPE_REMINDED };
	struct nt_attachment file = { .kind = NT_ATTACHMENT_KIND_LETTER,
				      .location = "a.pdf" };
	struct nt_record rec;

	test_record(&rec, 1, &arena);
	rec.issues.v[0].events.v = &event;
	rec.issues.v[0].events.n = 1;
	rec.follow_ups.v[0].chases.v = &chase;
	rec.follow_ups.v[0].chases.n = 1;
	rec.attachments.v = &file;
	rec.attachments.n = 1;
	test_save(store, &rec, 0, &arena);
	nt_arena_free(&arena);
}

/* Lines are numbered by their keys, which other tables refer to. */
static void every_word_and_limit_is_the_schemas_too(void **state)
{
	save_one_of_each(*state);
	for (size_t i = 0; i < NT_COUNT(holders); i++) {
		const struct holder *h = &holders[i];

		if (h->insert == NT_SQL_MEETING_UPDATE)
			continue;
		for (size_t k = 0; k < h->shape->n; k++)
			if (strcmp(h->shape->fields[k].name, "no") != 0)
				try_field(*state, h->table,
					  &h->shape->fields[k]);
	}
}

/* Files that are printed from the schema; REGEN=1 writes them. */

static bool regenerating(void)
{
	return getenv("REGEN") != NULL;
}

static void assert_file_holds(const char *path, const struct nt_buf *text)
{
	struct nt_buf found = { 0 };

	if (regenerating())
		assert_int_equal(nt_file_write(path, true, text->s, text->n,
					       NULL),
				 NT_OK);
	read_file(path, &found);
	if (strcmp(nt_buf_str(&found), nt_buf_str(text)) != 0)
		fail_msg("%s is not fresh: make regen", path);
	nt_buf_free(&found);
}

static void current_sql_is_what_the_migrations_give(void **state)
{
	struct nt_schema schema = { 0 };
	struct nt_buf text = { 0 };
	struct nt_arena arena = { 0 };

	nt_buf_puts(&text, "-- The schema as the migrations and derived.sql "
			   "make it: make regen.\n");
	assert_int_equal(nt_schema_read(*state, &arena, &schema, NULL), NT_OK);
	nt_schema_text(&schema, &text);
	assert_file_holds("schema/current.sql", &text);
	nt_arena_free(&arena);
	nt_buf_free(&text);
}

static void no_released_migration_was_edited(void **state)
{
	struct nt_buf text = { 0 };
	glob_t files;

	(void)state;
	assert_int_equal(glob("schema/[0-9]*.sql", 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++) {
		struct nt_buf file = { 0 };
		char sum[NT_SHA256_HEX];

		read_file(files.gl_pathv[i], &file);
		nt_sha256(nt_buf_str(&file), file.n, sum);
		nt_buf_printf(&text, "%s  %s\n", sum, files.gl_pathv[i]);
		nt_buf_free(&file);
	}
	globfree(&files);
	assert_file_holds("schema/LOCK", &text);
	nt_buf_free(&text);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, open_memory, close_memory)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(no_statement_reads_a_whole_table_unless_it_says_why),
		TEST(every_statement_is_used),
		TEST(every_field_is_written_and_read),
		TEST(every_word_and_limit_is_the_schemas_too),
		TEST(current_sql_is_what_the_migrations_give),
		TEST(no_released_migration_was_edited),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
