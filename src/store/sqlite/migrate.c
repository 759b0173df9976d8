#include "db.h"

#include <string.h>

#include "notula/hash.h"
#include "notula/str.h"

enum nt_status nt_schema_make(struct nt_store *store, const char *uid,
			      struct nt_err *err)
{
	enum nt_status status = NT_OK;
	struct nt_stmt *st;

	for (int n = 1; n <= NT_MIGRATIONS && status == NT_OK; n++)
		status = nt_db_run(store, nt_sql_migration(n), err);
	if (status == NT_OK)
		status = nt_db_run(store, nt_sql_derived(), err);
	if (status != NT_OK)
		return status;
	st = nt_stmt(store, NT_SQL_LOGBOOK_INSERT);
	nt_bind_text(st, ":uid", uid);
	return nt_run(st, err);
}

static void add(struct nt_words *words, const char *s, struct nt_arena *arena)
{
	words->v = nt_arena_grow(arena, words->v, words->n, sizeof(*words->v));
	words->v[words->n++] = s;
}

enum nt_status nt_schema_read(struct nt_store *store, struct nt_arena *arena,
			      struct nt_schema *out, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_SCHEMA_DUMP);

	while (nt_step(st)) {
		add(&out->names, nt_col_need(st, 0, arena), arena);
		add(&out->texts, nt_col_need(st, 1, arena), arena);
	}
	return nt_done(st, err);
}

void nt_schema_text(const struct nt_schema *schema, struct nt_buf *out)
{
	for (size_t i = 0; i < schema->names.n; i++) {
		nt_buf_printf(out, "\n-- %s\n", schema->names.v[i]);
		if (schema->texts.v[i][0] != '\0')
			nt_buf_printf(out, "%s;\n", schema->texts.v[i]);
	}
}

/* Making the model to compare with takes longer than all the rest of opening:
 * the checksum of schema/current.sql says at once that nothing differs. */
static bool is_current(const struct nt_schema *found)
{
	struct nt_buf text = { 0 };
	char sum[NT_SHA256_HEX];

	nt_schema_text(found, &text);
	nt_sha256(nt_buf_str(&text), text.n, sum);
	nt_buf_free(&text);
	return strcmp(sum, NT_SQL_CURRENT) == 0;
}

/* What our own migrations up to VERSION give, with what is derived or
 * without. */
static enum nt_status expected_schema(int version, bool derived,
				      struct nt_arena *arena,
				      struct nt_schema *out, struct nt_err *err)
{
	struct nt_store model = { .path = (char[]) { ":memory:" } };
	enum nt_status status;

	status = nt_db_open(&model, model.path,
			    SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, err);
	for (int n = 1; n <= version && status == NT_OK; n++)
		status = nt_db_run(&model, nt_sql_migration(n), err);
	if (status == NT_OK && derived)
		status = nt_db_run(&model, nt_sql_derived(), err);
	if (status == NT_OK)
		status = nt_schema_read(&model, arena, out, err);
	nt_db_close(&model);
	return status;
}

static bool has(const struct nt_schema *schema, const char *name,
		const char *text)
{
	for (size_t i = 0; i < schema->names.n; i++)
		if (strcmp(schema->names.v[i], name) == 0 &&
		    (text == NULL || nt_str_eq(schema->texts.v[i], text)))
			return true;
	return false;
}

static const char *first_missing(const struct nt_schema *from,
				 const struct nt_schema *in)
{
	for (size_t i = 0; i < from->names.n; i++)
		if (!has(in, from->names.v[i], from->texts.v[i]))
			return from->names.v[i];
	return NULL;
}

static enum nt_status foreign(struct nt_store *store, const char *name,
			      struct nt_err *err)
{
	enum nt_status status =
		nt_fail(err, NT_EFOREIGN,
			_("\"%s\" in it is not what this program makes; it "
			  "may have been changed with another program"),
			name);

	nt_err_at(err, store->path, 0);
	return status;
}

/*
 * The tables must be those of VERSION to the letter. What is derived may be
 * that of another version of this program: then it is OLD, to be made again.
 * Anything else is neither.
 */
static enum nt_status compare(struct nt_store *store, int version, bool *old,
			      struct nt_arena *arena, struct nt_err *err)
{
	struct nt_schema found = { 0 }, whole = { 0 }, tables = { 0 };
	enum nt_status status = nt_schema_read(store, arena, &found, err);
	const char *odd;

	*old = false;
	if (status != NT_OK || is_current(&found))
		return status;
	status = expected_schema(version, true, arena, &whole, err);
	if (status != NT_OK)
		return status;
	odd = first_missing(&found, &whole);
	if (odd == NULL && found.names.n == whole.names.n)
		return NT_OK;
	*old = true;
	status = expected_schema(version, false, arena, &tables, err);
	if (status != NT_OK)
		return status;
	for (size_t i = 0; i < found.names.n; i++)
		if (!has(&whole, found.names.v[i], NULL) ||
		    (has(&tables, found.names.v[i], NULL) &&
		     !has(&tables, found.names.v[i], found.texts.v[i])))
			return foreign(store, found.names.v[i], err);
	odd = first_missing(&tables, &found);
	return odd != NULL ? foreign(store, odd, err) : NT_OK;
}

static enum nt_status version_of(struct nt_store *store, int *version,
				 struct nt_err *err)
{
	int64_t n = 0;
	enum nt_status status =
		nt_run_int(nt_stmt(store, NT_SQL_USER_VERSION), &n, err);

	*version = (int)n;
	if (status == NT_OK && (n < 1 || n > NT_MIGRATIONS))
		return foreign(store, "user_version", err);
	return status;
}

/* Inside a transaction: somebody else may have done it meanwhile. */
static enum nt_status update(struct nt_store *store, bool rebuild,
			     struct nt_err *err)
{
	int version;
	enum nt_status status = version_of(store, &version, err);

	if (status == NT_OK && version < NT_MIGRATIONS)
		status = nt_upgrade_copy(store, version, err);
	for (int n = version + 1; n <= NT_MIGRATIONS && status == NT_OK; n++)
		status = nt_db_run(store, nt_sql_migration(n), err);
	return status == NT_OK && rebuild
		       ? nt_db_run(store, nt_sql_derived(), err)
		       : status;
}

/* What came after VERSION is read as empty. */
static enum nt_status read_as_older(struct nt_store *store, int version,
				    struct nt_err *err)
{
	static const struct {
		int since;
		enum nt_sql make;
	} lacking[] = {
		{ 2, NT_SQL_OLDER_ORIGIN },
		{ 2, NT_SQL_OLDER_CLOSING },
		{ 2, NT_SQL_OLDER_CLOSING_MEETING },
		{ 2, NT_SQL_OLDER_CLOSING_CHANGE },
	};
	enum nt_status status = NT_OK;

	for (size_t i = 0; i < NT_COUNT(lacking) && status == NT_OK; i++)
		if (version < lacking[i].since)
			status = nt_run(nt_stmt(store, lacking[i].make), err);
	return status;
}

/* Who opened it only to read does this too, where it can be written. */
static enum nt_status bring_up_to_date(struct nt_store *store, bool rebuild,
				       struct nt_err *err)
{
	bool read_only = store->read_only;
	enum nt_status status;

	store->read_only = sqlite3_db_readonly(store->raw, "main") != 0;
	status = nt_txn_begin(store, err);
	if (status == NT_OK)
		status = nt_txn_end(store, update(store, rebuild, err), err);
	store->read_only = read_only;
	return status;
}

static enum nt_status look(struct nt_store *store, int *version, bool *old,
			   struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	enum nt_status status = nt_read_begin(store, err);

	if (status != NT_OK)
		return status;
	status = version_of(store, version, err);
	if (status == NT_OK)
		status = compare(store, *version, old, &arena, err);
	nt_arena_free(&arena);
	return nt_txn_end(store, status, err);
}

enum nt_status nt_schema_check(struct nt_store *store, struct nt_err *err)
{
	int version = NT_MIGRATIONS;
	bool old = false;
	enum nt_status status = look(store, &version, &old, err);

	if (status == NT_OK && version < NT_MIGRATIONS && !old &&
	    store->read_only)
		status = read_as_older(store, version, err);
	else if (status == NT_OK && (old || version < NT_MIGRATIONS))
		status = bring_up_to_date(store, old, err);
	return status;
}
