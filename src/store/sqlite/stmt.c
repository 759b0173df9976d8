#define NT_SQL_TEXTS
#include "db.h"

#include <assert.h>
#include <string.h>

#include "notula/alloc.h"
#include "notula/buf.h"

const char *nt_sql_name(enum nt_sql sql)
{
	return sql_texts[sql].name;
}

const char *nt_sql_text(enum nt_sql sql)
{
	return sql_texts[sql].text;
}

const char *nt_sql_scan(enum nt_sql sql)
{
	return sql_texts[sql].scan;
}

const char *nt_sql_migration(int n)
{
	assert(n >= 1 && n <= NT_MIGRATIONS);
	return sql_migrations[n - 1];
}

const char *nt_sql_derived(void)
{
	return sql_derived;
}

struct nt_stmt *nt_stmt(struct nt_store *store, enum nt_sql sql)
{
	struct nt_stmt *st = &store->stmts[sql];

	assert(!st->busy);
	st->store = store;
	st->rc = SQLITE_OK;
	st->busy = true;
	if (st->raw == NULL)
		st->rc = sqlite3_prepare_v3(store->raw, sql_texts[sql].text, -1,
					    SQLITE_PREPARE_PERSISTENT, &st->raw,
					    NULL);
	return st;
}

/* The first error counts. */
static void keep(struct nt_stmt *st, int rc)
{
	if (st->rc == SQLITE_OK)
		st->rc = rc;
}

/* Names are literals: the address tells most of them. */
static int place(struct nt_stmt *st, const char *name)
{
	size_t slot = ((uintptr_t)name >> 2 ^ (uintptr_t)name >> 7) % NT_PARAMS;

	if (st->params[slot].name != name) {
		st->params[slot].name = name;
		st->params[slot].at =
			sqlite3_bind_parameter_index(st->raw, name);
	}
	assert(st->params[slot].at > 0);
	return st->params[slot].at;
}

static void bind_text_at(struct nt_stmt *st, int i, const char *s, size_t n,
			 sqlite3_destructor_type owner)
{
	keep(st, sqlite3_bind_text64(st->raw, i, s, n, owner, SQLITE_UTF8));
}

void nt_bind_text(struct nt_stmt *st, const char *name, const char *s)
{
	if (s == NULL)
		nt_bind_null(st, name);
	else if (st->rc == SQLITE_OK)
		bind_text_at(st, place(st, name), s, strlen(s),
			     SQLITE_TRANSIENT);
}

void nt_bind_int(struct nt_stmt *st, const char *name, int64_t value)
{
	if (st->rc == SQLITE_OK)
		keep(st, sqlite3_bind_int64(st->raw, place(st, name), value));
}

void nt_bind_null(struct nt_stmt *st, const char *name)
{
	if (st->rc == SQLITE_OK)
		keep(st, sqlite3_bind_null(st->raw, place(st, name)));
}

bool nt_step(struct nt_stmt *st)
{
	int rc;

	if (st->rc != SQLITE_OK)
		return false;
	rc = sqlite3_step(st->raw);
	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		keep(st, rc);
	return rc == SQLITE_ROW;
}

int64_t nt_col_int(struct nt_stmt *st, int i)
{
	return sqlite3_column_int64(st->raw, i);
}

bool nt_col_null(struct nt_stmt *st, int i)
{
	return sqlite3_column_type(st->raw, i) == SQLITE_NULL;
}

char *nt_col_text(struct nt_stmt *st, int i, struct nt_arena *arena)
{
	const char *s = (const char *)sqlite3_column_text(st->raw, i);

	return nt_arena_strndup(arena, s,
				(size_t)sqlite3_column_bytes(st->raw, i));
}

void nt_damaged(struct nt_stmt *st)
{
	keep(st, SQLITE_CORRUPT);
}

char *nt_col_need(struct nt_stmt *st, int i, struct nt_arena *arena)
{
	char *s = nt_col_text(st, i, arena);

	if (s != NULL)
		return s;
	nt_damaged(st);
	return nt_arena_strdup(arena, "");
}

void nt_col_uid(struct nt_stmt *st, int i, char out[NT_UID_SIZE])
{
	const unsigned char *s = sqlite3_column_text(st->raw, i);

	if (sqlite3_column_bytes(st->raw, i) == NT_UID_SIZE - 1) {
		memcpy(out, s, NT_UID_SIZE);
		return;
	}
	nt_damaged(st);
	out[0] = '\0';
}

enum nt_status nt_done(struct nt_stmt *st, struct nt_err *err)
{
	enum nt_status status = NT_OK;

	if (st->rc != SQLITE_OK)
		status = nt_db_fail(st->store, st->rc, err);
	if (st->raw != NULL) {
		sqlite3_reset(st->raw);
		sqlite3_clear_bindings(st->raw);
	}
	st->busy = false;
	return status;
}

enum nt_status nt_run(struct nt_stmt *st, struct nt_err *err)
{
	while (nt_step(st))
		;
	return nt_done(st, err);
}

enum nt_status nt_run_int(struct nt_stmt *st, int64_t *out, struct nt_err *err)
{
	while (nt_step(st))
		*out = nt_col_int(st, 0);
	return nt_done(st, err);
}

enum nt_status nt_run_insert(struct nt_stmt *st, int64_t *id,
			     struct nt_err *err)
{
	enum nt_status status = nt_run(st, err);

	if (status == NT_OK)
		*id = sqlite3_last_insert_rowid(st->store->raw);
	return status;
}

/* Objects, by their shapes. */

static void bind_words(struct nt_stmt *st, int i, struct nt_words words)
{
	struct nt_buf buf = { 0 };

	for (size_t w = 0; w < words.n; w++) {
		if (w > 0)
			nt_buf_putc(&buf, ' ');
		nt_buf_puts(&buf, words.v[w]);
	}
	bind_text_at(st, i, nt_buf_str(&buf), buf.n, SQLITE_TRANSIENT);
	nt_buf_free(&buf);
}

static void bind_field(struct nt_stmt *st, int i, const void *object,
		       const struct nt_field *f)
{
	const char *s;

	if (nt_is_unknown(object, f)) {
		keep(st, sqlite3_bind_null(st->raw, i));
		return;
	}
	switch (f->kind) {
	case NT_WORDS:
		bind_words(st, i, nt_get_words(object, f));
		break;
	case NT_WORD:
		s = f->set->words[nt_get_number(object, f)];
		bind_text_at(st, i, s, strlen(s), SQLITE_STATIC);
		break;
	case NT_INT:
	case NT_FLAG:
		keep(st,
		     sqlite3_bind_int64(st->raw, i, nt_get_number(object, f)));
		break;
	default:
		s = nt_get_text(object, f);
		bind_text_at(st, i, s, strlen(s), SQLITE_STATIC);
	}
}

static short parameter(struct nt_stmt *st, const char *fmt, const char *name)
{
	char text[NT_ERR_FIELD];

	sqlite3_snprintf(sizeof(text), text, fmt, name);
	return (short)sqlite3_bind_parameter_index(st->raw, text);
}

/* Looking names up takes longer than binding what they stand for. */
static void plan_binding(struct nt_stmt *st, const struct nt_shape *shape)
{
	if (st->shape == shape)
		return;
	nt_stmt_forget(st);
	st->shape = shape;
	st->places = nt_alloc(shape->n * sizeof(*st->places));
	st->linked = nt_alloc(shape->n * sizeof(*st->linked));
	for (size_t i = 0; i < shape->n; i++) {
		const struct nt_field *f = &shape->fields[i];

		if (f->kind == NT_LINES)
			continue;
		st->places[i] = parameter(st, ":%s", f->name);
		st->linked[i] = parameter(st, ":%s_linked", f->name);
	}
}

void nt_stmt_forget(struct nt_stmt *st)
{
	nt_free(st->places);
	nt_free(st->linked);
	st->places = NULL;
	st->linked = NULL;
	st->shape = NULL;
}

void nt_bind_object(struct nt_stmt *st, const void *object,
		    const struct nt_shape *shape)
{
	if (st->rc == SQLITE_OK)
		plan_binding(st, shape);
	for (size_t i = 0; i < shape->n && st->rc == SQLITE_OK; i++)
		if (st->places[i] > 0)
			bind_field(st, st->places[i], object,
				   &shape->fields[i]);
}

void nt_bind_linked(struct nt_stmt *st, const void *object, const void *linked,
		    const struct nt_shape *shape)
{
	nt_bind_object(st, linked, shape);
	for (size_t i = 0; i < shape->n && st->rc == SQLITE_OK; i++)
		if (st->linked[i] > 0)
			keep(st, sqlite3_bind_int64(
					 st->raw, st->linked[i],
					 !nt_is_unknown(object,
							&shape->fields[i])));
}

static void col_words(void *object, const struct nt_field *f, char *s,
		      struct nt_arena *arena)
{
	struct nt_words words = { NULL, 0 };
	char *end;

	for (; s != NULL; s = end) {
		end = strchr(s, ' ');
		if (end != NULL)
			*end++ = '\0';
		words.v = nt_arena_grow(arena, words.v, words.n,
					sizeof(*words.v));
		words.v[words.n++] = s;
	}
	nt_set_words(object, f, words);
}

/* A word that words.def does not have stays unknown: the checksum tells. */
static void col_field(struct nt_stmt *st, int i, void *object,
		      const struct nt_field *f, struct nt_arena *arena)
{
	const char *s;

	if (f->kind == NT_INT || f->kind == NT_FLAG) {
		nt_set_number(object, f, nt_col_int(st, i));
		return;
	}
	s = (const char *)sqlite3_column_text(st->raw, i);
	if (s == NULL)
		return;
	if (f->kind == NT_WORD)
		nt_set_number(object, f, nt_set_find(f->set, s));
	else if (f->kind == NT_WORDS)
		col_words(object, f, nt_col_text(st, i, arena), arena);
	else
		nt_set_text(object, f, nt_col_text(st, i, arena));
}

static void plan_reading(struct nt_stmt *st, const struct nt_shape *shape)
{
	if (st->shape == shape)
		return;
	nt_stmt_forget(st);
	st->shape = shape;
	st->places = nt_alloc((size_t)sqlite3_column_count(st->raw) *
			      sizeof(*st->places));
	for (int i = 0; i < sqlite3_column_count(st->raw); i++) {
		const struct nt_field *f =
			nt_field(shape, sqlite3_column_name(st->raw, i));

		if (f != NULL && f->kind != NT_LINES)
			st->places[i] = (short)(f - shape->fields + 1);
	}
}

void nt_col_object(struct nt_stmt *st, void *object,
		   const struct nt_shape *shape, struct nt_arena *arena)
{
	plan_reading(st, shape);
	for (int i = 0; i < sqlite3_column_count(st->raw); i++)
		if (st->places[i] > 0)
			col_field(st, i, object,
				  &shape->fields[st->places[i] - 1], arena);
}
