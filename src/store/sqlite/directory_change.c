/* directory_change.c - a directory row gets another name, an alias, a value,
 * or is merged. */
#include <assert.h>
#include <string.h>

#include "notula/str.h"
#include "store/sqlite/change.h"

enum { PARENTS_MOST = 64 }; /* a ring of parents ends somewhere */

static const struct nt_field *field(const struct nt_change *c, const char *name)
{
	return nt_field(c->kin->shape, name);
}

static const char *get(const struct nt_change *c, const char *name)
{
	return nt_get_text(&c->row, field(c, name));
}

static enum nt_status read_row(struct nt_change *c, const char *uid)
{
	struct nt_row_found found;
	enum nt_status status =
		nt_row_by_uid(c->store, c->kin, uid, &found, c->err);

	if (status != NT_OK)
		return status;
	c->id = found.id;
	return nt_row_get(c->store, c->kin, c->id, &c->row, c->arena, c->err);
}

enum nt_status nt_change_row(struct nt_store *store, enum nt_directory kind,
			     const char *uid, nt_change_fn *fn, const void *how,
			     struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	struct nt_change c = { .store = store,
			       .kind = kind,
			       .kin = nt_directory_kin(kind),
			       .arena = &arena,
			       .err = err };
	enum nt_status status = nt_txn_begin(store, err);

	assert(c.kin != NULL);
	if (status == NT_OK) {
		status = read_row(&c, uid);
		if (status == NT_OK)
			status = fn(&c, how);
		if (status == NT_OK)
			status = nt_row_put(store, c.kin, c.id, &c.row, err);
		status = nt_txn_end(store, status, err);
	}
	nt_arena_free(&arena);
	return status;
}

enum nt_status nt_changed_since(struct nt_err *err, const char *old,
				const char *now)
{
	return nt_fail(err, NT_ECONFLICT,
		       _("somebody changed \"%.80s\" meanwhile: it is "
			 "\"%.80s\" now"),
		       old, now);
}

/* What is typed passes the door of the field it is for. */
static enum nt_status through_door(const struct nt_field *f, const char *s,
				   struct nt_arena *arena, const char **out,
				   struct nt_err *err)
{
	enum nt_status status = nt_text_door(f, s, strlen(s), arena, out, err);

	if (status == NT_OK && *out == NULL)
		status = nt_fail(err, NT_EINVAL, _("a name is missing"));
	return status;
}

enum nt_status nt_change_is_free(struct nt_change *c, const char *name)
{
	struct nt_ids ids = { 0 };
	enum nt_status status =
		nt_entry_exact(c->store, c->kind, name, &ids, c->err);

	for (size_t i = 0; i < ids.n && status == NT_OK; i++)
		if (ids.v[i] != c->id)
			status = nt_fail(c->err, NT_EINVAL,
					 _("\"%.80s\" is in the directory "
					   "already; merge the two"),
					 name);
	nt_ids_free(&ids);
	return status;
}

/* Aliases. */

static bool has_alias(const struct nt_change *c, const char *name)
{
	const struct nt_field *f = field(c, "aliases");
	struct nt_lines aliases = nt_get_lines(&c->row, f);

	for (size_t i = 0; i < aliases.n; i++) {
		const struct nt_alias *a = nt_line(aliases, f->lines, i);

		if (nt_str_same(a->name, name))
			return true;
	}
	return false;
}

static void add_alias(struct nt_change *c, const char *name)
{
	struct nt_alias *alias;

	if (has_alias(c, name))
		return;
	alias = nt_add_line(&c->row, field(c, "aliases"), c->arena);
	alias->name = nt_arena_strdup(c->arena, name);
}

static void remove_alias(struct nt_change *c, const char *name)
{
	const struct nt_field *f = field(c, "aliases");
	struct nt_lines aliases = nt_get_lines(&c->row, f);
	struct nt_alias *v = aliases.v;
	size_t kept = 0;

	for (size_t i = 0; i < aliases.n; i++)
		if (!nt_str_same(v[i].name, name))
			v[kept++] = v[i];
	aliases.n = kept;
	nt_set_lines(&c->row, f, aliases);
}

/* Renaming. */

struct renaming {
	const char *old;
	const char *name;
	bool keep;
};

static enum nt_status rename_row(struct nt_change *c, const void *how)
{
	const struct renaming *r = how;
	const char *old = get(c, "name");
	const char *name;
	enum nt_status status;

	if (!nt_str_eq(old, r->old))
		return nt_changed_since(c->err, r->old, old);
	status = through_door(field(c, "name"), r->name, c->arena, &name,
			      c->err);
	if (status == NT_OK)
		status = nt_change_is_free(c, name);
	if (status != NT_OK)
		return status;
	remove_alias(c, name);
	if (r->keep && !nt_str_same(old, name))
		add_alias(c, old);
	nt_set_text(&c->row, field(c, "name"), name);
	return NT_OK;
}

enum nt_status nt_directory_rename(struct nt_store *store,
				   enum nt_directory kind, const char *uid,
				   const char *old, const char *name, bool keep,
				   struct nt_err *err)
{
	struct renaming how = { old, name, keep };

	return nt_change_row(store, kind, uid, rename_row, &how, err);
}

/* Aliases, of rows and of posts. */

struct aliasing {
	const char *name;
	const char *alias;
	bool add;
};

static enum nt_status no_alias(struct nt_err *err, const struct aliasing *a)
{
	return nt_fail(err, NT_ENOTFOUND, _("\"%.80s\" has no alias \"%.80s\""),
		       a->name, a->alias);
}

static enum nt_status alias_row(struct nt_change *c, const void *how)
{
	const struct aliasing *a = how;
	const char *name = get(c, "name");
	const char *alias;
	enum nt_status status;

	if (!nt_str_eq(name, a->name))
		return nt_changed_since(c->err, a->name, name);
	if (!a->add && !has_alias(c, a->alias))
		return no_alias(c->err, a);
	if (!a->add) {
		remove_alias(c, a->alias);
		return NT_OK;
	}
	status = through_door(field(c, "name"), a->alias, c->arena, &alias,
			      c->err);
	if (status == NT_OK)
		status = nt_change_is_free(c, alias);
	if (status == NT_OK && !nt_str_same(alias, name))
		add_alias(c, alias);
	return status;
}

/* A word of a post; IDs are 0 where it is not known, or is no alias. */
struct post {
	int64_t id;
	int64_t row_id;
};

static enum nt_status find_post(struct nt_store *store, const char *text,
				struct post *out, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_KNOWN_POST);
	struct nt_arena arena = { 0 };

	*out = (struct post) { 0 };
	nt_bind_text(st, ":fold", nt_str_fold(&arena, text));
	nt_arena_free(&arena);
	while (nt_step(st))
		*out = (struct post) { nt_col_int(st, 0), nt_col_int(st, 1) };
	return nt_done(st, err);
}

/* Alias ID becomes one of post ROW_ID, or 0: a word of its own. */
static enum nt_status set_post(struct nt_store *store, int64_t id,
			       int64_t row_id, int64_t no, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_KNOWN_ALIAS_SET);

	nt_bind_int(st, ":id", id);
	nt_bind_int(st, ":no", no);
	if (row_id != 0)
		nt_bind_int(st, ":row_id", row_id);
	else
		nt_bind_null(st, ":row_id");
	return nt_run(st, err);
}

static enum nt_status next_no(struct nt_store *store, int64_t row_id,
			      int64_t *no, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_KNOWN_ALIAS_FREE);

	nt_bind_text(st, ":what", "position");
	nt_bind_int(st, ":row_id", row_id);
	return nt_run_int(st, no, err);
}

static enum nt_status add_post(struct nt_store *store, const struct post *post,
			       const struct aliasing *a, struct nt_err *err)
{
	struct post alias;
	int64_t no = 1, of_its_own = 1;
	enum nt_status status = find_post(store, a->alias, &alias, err);

	if (status == NT_OK && alias.row_id == post->id)
		return NT_OK;
	if (status == NT_OK && alias.id != 0)
		status = next_no(store, alias.id, &of_its_own, err);
	if (status == NT_OK &&
	    (alias.row_id != 0 || alias.id == post->id || of_its_own > 1))
		status = nt_fail(err, NT_EINVAL,
				 _("\"%.80s\" is a post with aliases, or an "
				   "alias of another; take those away first"),
				 a->alias);
	if (status == NT_OK)
		status = next_no(store, post->id, &no, err);
	if (status != NT_OK)
		return status;
	return alias.id != 0 ? set_post(store, alias.id, post->id, no, err)
			     : nt_known_add(store, "position", post->id, no,
					    a->alias, NULL, err);
}

static enum nt_status alias_post(struct nt_store *store,
				 const struct aliasing *a, struct nt_err *err)
{
	struct post post = { 0 }, alias = { 0 };
	enum nt_status status = NT_OK;

	if (a->add)
		status = nt_word_used(store, "position", a->name, NULL, err);
	if (status == NT_OK)
		status = find_post(store, a->name, &post, err);
	if (status == NT_OK && post.row_id != 0)
		return nt_fail(err, NT_EINVAL,
			       _("\"%.80s\" is an alias itself"), a->name);
	if (status == NT_OK && a->add)
		return add_post(store, &post, a, err);
	if (status == NT_OK)
		status = find_post(store, a->alias, &alias, err);
	if (status == NT_OK && (post.id == 0 || alias.row_id != post.id))
		return no_alias(err, a);
	return status == NT_OK ? set_post(store, alias.id, 0, 0, err) : status;
}

static enum nt_status change_post(struct nt_store *store,
				  const struct aliasing *how,
				  struct nt_err *err)
{
	const struct nt_field *f = nt_field(&nt_shape_participant, "position");
	struct nt_arena arena = { 0 };
	struct aliasing a = *how;
	enum nt_status status =
		through_door(f, how->name, &arena, &a.name, err);

	if (status == NT_OK)
		status = through_door(f, how->alias, &arena, &a.alias, err);
	if (status == NT_OK)
		status = nt_txn_begin(store, err);
	if (status == NT_OK)
		status = nt_txn_end(store, alias_post(store, &a, err), err);
	nt_arena_free(&arena);
	return status;
}

enum nt_status nt_directory_alias(struct nt_store *store,
				  enum nt_directory kind, const char *uid,
				  const char *name, const char *alias, bool add,
				  struct nt_err *err)
{
	struct aliasing how = { name, alias, add };

	if (kind == NT_DIRECTORY_POSTS)
		return change_post(store, &how, err);
	return nt_change_row(store, kind, uid, alias_row, &how, err);
}

/* Fields. */

struct setting {
	const struct nt_field *field;
	const char *old;
	const char *value;
};

enum nt_status nt_change_is_above(struct nt_change *c, const char *uid)
{
	enum nt_status status = NT_OK;

	for (int i = 0; uid != NULL && i < PARENTS_MOST; i++) {
		struct nt_organization row = { 0 };
		struct nt_row_found found;

		status = nt_row_by_uid(c->store, c->kin, uid, &found, c->err);
		if (status == NT_OK)
			status = nt_row_top(c->store, c->kin, found.id, &found,
					    c->err);
		if (status == NT_OK && c->id != 0 && found.id == c->id)
			return nt_fail(c->err, NT_EINVAL,
				       _("\"%.80s\" would stand below itself"),
				       get(c, "name"));
		if (status == NT_OK)
			status = nt_row_get(c->store, c->kin, found.id, &row,
					    c->arena, c->err);
		if (status != NT_OK)
			return status;
		uid = row.parent_uid;
	}
	return status;
}

static enum nt_status set_field(struct nt_change *c, const void *how)
{
	const struct setting *s = how;
	struct nt_buf now = { 0 };
	enum nt_status status = NT_OK;

	nt_cell_write(&now, &c->row, s->field);
	if (s->old != NULL && !nt_str_eq(nt_buf_str(&now), s->old))
		status = nt_changed_since(c->err, s->old, nt_buf_str(&now));
	nt_buf_free(&now);
	if (status == NT_OK)
		status = nt_cell_read(&c->row, s->field, s->value,
				      strlen(s->value), c->arena, c->err);
	if (status == NT_OK && s->field == field(c, "parent_uid"))
		status = nt_change_is_above(c, get(c, "parent_uid"));
	return status;
}

enum nt_status nt_directory_set(struct nt_store *store, enum nt_directory kind,
				const char *uid, const struct nt_field *f,
				const char *old, const char *value,
				struct nt_err *err)
{
	struct setting how = { f, old, value };

	return nt_change_row(store, kind, uid, set_field, &how, err);
}

/* Merging. */

struct merging {
	const char *name;
	const char *into;
};

static enum nt_status merge_row(struct nt_change *c, const void *how)
{
	const struct merging *m = how;
	struct nt_row_found into, top;
	enum nt_status status;

	if (!nt_str_eq(get(c, "name"), m->name))
		return nt_changed_since(c->err, m->name, get(c, "name"));
	if (get(c, "merged_into") != NULL)
		return nt_fail(c->err, NT_ECONFLICT,
			       _("\"%.80s\" was merged already"), m->name);
	status = nt_row_by_uid(c->store, c->kin, m->into, &into, c->err);
	if (status == NT_OK)
		status = nt_row_top(c->store, c->kin, into.id, &top, c->err);
	if (status == NT_OK && top.id == 0)
		status = nt_fail(c->err, NT_ENOTFOUND,
				 _("that name is not in the directory any "
				   "more"));
	else if (status == NT_OK && top.id == c->id)
		status = nt_fail(c->err, NT_EINVAL,
				 _("\"%.80s\" is the same already"), m->name);
	if (status == NT_OK)
		nt_set_text(&c->row, field(c, "merged_into"),
			    nt_arena_strdup(c->arena, top.uid));
	return status;
}

enum nt_status nt_directory_merge(struct nt_store *store,
				  enum nt_directory kind, const char *from,
				  const char *name, const char *into,
				  struct nt_err *err)
{
	struct merging how = { name, into };

	return nt_change_row(store, kind, from, merge_row, &how, err);
}

static enum nt_status unmerge_row(struct nt_change *c, const void *how)
{
	(void)how;
	if (get(c, "merged_into") == NULL)
		return nt_fail(c->err, NT_ECONFLICT,
			       _("\"%.80s\" is a row of its own already"),
			       get(c, "name"));
	nt_set_text(&c->row, field(c, "merged_into"), NULL);
	return NT_OK;
}

enum nt_status nt_directory_unmerge(struct nt_store *store,
				    enum nt_directory kind, const char *from,
				    struct nt_err *err)
{
	return nt_change_row(store, kind, from, unmerge_row, NULL, err);
}
