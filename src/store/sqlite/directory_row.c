/* directory_row.c - whole rows of the directory: read, added, changed, taken
 * out again. */
#include <string.h>

#include "notula/str.h"
#include "notula/uid.h"
#include "store/sqlite/change.h"

enum nt_status nt_directory_get(struct nt_store *store, enum nt_directory kind,
				const char *uid, struct nt_arena *arena,
				void *out, struct nt_err *err)
{
	const struct nt_kin *kin = nt_directory_kin(kind);
	struct nt_row_found found;
	enum nt_status status = nt_read_begin(store, err);

	if (status != NT_OK)
		return status;
	status = nt_row_by_uid(store, kin, uid, &found, err);
	if (status == NT_OK)
		status = nt_row_get(store, kin, found.id, out, arena, err);
	return nt_txn_end(store, status, err);
}

static const char *name_of(const struct nt_kin *kin, const void *row)
{
	return nt_get_text(row, nt_field(kin->shape, "name"));
}

/* Every text passes its door, and there is a name. */
static enum nt_status through_doors(struct nt_change *c)
{
	const struct nt_shape *shape = c->kin->shape;

	for (size_t i = 0; i < shape->n; i++) {
		const struct nt_field *f = &shape->fields[i];
		const char *s = NULL;
		enum nt_status status;

		if (!nt_field_is_text(f) || nt_is_unknown(&c->row, f))
			continue;
		s = nt_get_text(&c->row, f);
		status = nt_text_door(f, s, strlen(s), c->arena, &s, c->err);
		if (status != NT_OK)
			return status;
		nt_set_text(&c->row, f, s);
	}
	if (name_of(c->kin, &c->row) == NULL)
		return nt_fail(c->err, NT_EINVAL, _("a name is missing"));
	return NT_OK;
}

/* None of its names may be another row's: that is a merge. */
static enum nt_status names_are_free(struct nt_change *c)
{
	const struct nt_field *f = nt_field(c->kin->shape, "aliases");
	const struct nt_field *shorter = nt_field(c->kin->shape, "short");
	struct nt_lines aliases = nt_get_lines(&c->row, f);
	enum nt_status status = nt_change_is_free(c, name_of(c->kin, &c->row));

	if (status == NT_OK && shorter != NULL &&
	    !nt_is_unknown(&c->row, shorter))
		status = nt_change_is_free(c, nt_get_text(&c->row, shorter));
	for (size_t i = 0; i < aliases.n && status == NT_OK; i++) {
		const struct nt_alias *a = nt_line(aliases, f->lines, i);

		status = nt_change_is_free(c, a->name);
	}
	return status;
}

static enum nt_status check(struct nt_change *c)
{
	enum nt_status status = through_doors(c);

	if (status == NT_OK)
		status = names_are_free(c);
	if (status == NT_OK && c->kind == NT_DIRECTORY_ORGANIZATIONS)
		status = nt_change_is_above(c, c->row.organization.parent_uid);
	return status;
}

static enum nt_status add(struct nt_change *c, void *row)
{
	char uid[NT_UID_SIZE];
	const struct nt_field *f = nt_field(c->kin->shape, "uid");
	enum nt_status status;

	if (nt_is_unknown(row, f)) {
		nt_uid_new(uid);
		nt_set_text(row, f, nt_arena_strdup(c->arena, uid));
	}
	memcpy(&c->row, row, c->kin->shape->size);
	status = check(c);
	if (status == NT_OK)
		status = nt_row_add(c->store, c->kin, &c->row, 0, &c->id,
				    c->err);
	return status;
}

enum nt_status nt_directory_add(struct nt_store *store, enum nt_directory kind,
				void *row, struct nt_arena *arena,
				struct nt_err *err)
{
	struct nt_change c = { .store = store,
			       .kind = kind,
			       .kin = nt_directory_kin(kind),
			       .arena = arena,
			       .err = err };
	enum nt_status status = nt_txn_begin(store, err);

	return status == NT_OK ? nt_txn_end(store, add(&c, row), err) : status;
}

/* Does the row differ from what was shown? */
static enum nt_status is_still(const struct nt_change *c, const void *was)
{
	if (nt_same(&c->row, was, c->kin->shape))
		return NT_OK;
	return nt_changed_since(c->err, name_of(c->kin, was),
				name_of(c->kin, &c->row));
}

struct putting {
	const void *was;
	const void *now;
};

static enum nt_status put(struct nt_change *c, const void *how)
{
	const struct putting *p = how;
	enum nt_status status = is_still(c, p->was);

	if (status != NT_OK)
		return status;
	memcpy(&c->row, p->now, c->kin->shape->size);
	return check(c);
}

enum nt_status nt_directory_put(struct nt_store *store, enum nt_directory kind,
				const void *was, const void *now,
				struct nt_err *err)
{
	const struct nt_shape *shape = nt_directory_shape(kind);
	struct putting how = { was, now };

	return nt_change_row(store, kind,
			     nt_get_text(was, nt_field(shape, "uid")), put,
			     &how, err);
}

/* Take out a row that nothing refers to. */
static enum nt_status forget(struct nt_store *store, enum nt_directory kind,
			     int64_t id, bool *gone, struct nt_err *err)
{
	static const enum nt_sql sqls[] = {
		[NT_DIRECTORY_PEOPLE] = NT_SQL_PERSON_FORGET,
		[NT_DIRECTORY_ORGANIZATIONS] = NT_SQL_ORGANIZATION_FORGET,
		[NT_DIRECTORY_VENUES] = NT_SQL_VENUE_FORGET,
	};
	struct nt_stmt *st = nt_stmt(store, sqls[kind]);

	nt_bind_int(st, ":row_id", id);
	*gone = nt_step(st);
	return nt_done(st, err);
}

static enum nt_status remove_row(struct nt_store *store, enum nt_directory kind,
				 const void *row, struct nt_arena *arena,
				 struct nt_err *err)
{
	struct nt_change c = { .kin = nt_directory_kin(kind), .err = err };
	const struct nt_field *f = nt_field(c.kin->shape, "uid");
	struct nt_row_found found;
	bool gone = false;
	enum nt_status status =
		nt_row_by_uid(store, c.kin, nt_get_text(row, f), &found, err);

	if (status == NT_OK)
		status = nt_row_get(store, c.kin, found.id, &c.row, arena, err);
	if (status == NT_OK)
		status = is_still(&c, row);
	if (status == NT_OK)
		status = nt_row_forget(store, c.kin->what, found.id, err);
	if (status == NT_OK)
		status = forget(store, kind, found.id, &gone, err);
	if (status == NT_OK && !gone)
		status = nt_fail(err, NT_EINVAL,
				 _("\"%.80s\" is in use by now, and stays"),
				 name_of(c.kin, row));
	return status;
}

enum nt_status nt_directory_remove(struct nt_store *store,
				   enum nt_directory kind, const void *row,
				   struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	enum nt_status status = nt_txn_begin(store, err);

	if (status == NT_OK)
		status = nt_txn_end(store,
				    remove_row(store, kind, row, &arena, err),
				    err);
	nt_arena_free(&arena);
	return status;
}
