#include "store/sqlite/names.h"

#include <string.h>

#include "notula/str.h"

enum { MERGES_MOST = 64 }; /* a ring of merges ends somewhere */

const struct nt_kin nt_kin_person = {
	.what = "person",
	.shape = &nt_shape_person,
	.insert = NT_SQL_PERSON_INSERT,
	.page = NT_SQL_PERSON_PAGE,
	.by_uid = NT_SQL_PERSON_BY_UID,
	.by_id = NT_SQL_PERSON_BY_ID,
	.by_name = NT_SQL_PERSON_BY_NAME,
	.links = NT_SQL_PERSON_LINKS,
	.row = NT_SQL_PERSON_ROW,
	.update = NT_SQL_PERSON_UPDATE,
};

const struct nt_kin nt_kin_organization = {
	.what = "organization",
	.shape = &nt_shape_organization,
	.insert = NT_SQL_ORGANIZATION_INSERT,
	.page = NT_SQL_ORGANIZATION_PAGE,
	.by_uid = NT_SQL_ORGANIZATION_BY_UID,
	.by_id = NT_SQL_ORGANIZATION_BY_ID,
	.by_name = NT_SQL_ORGANIZATION_BY_NAME,
	.links = NT_SQL_ORGANIZATION_LINKS,
	.row = NT_SQL_ORGANIZATION_ROW,
	.update = NT_SQL_ORGANIZATION_UPDATE,
};

const struct nt_kin nt_kin_venue = {
	.what = "venue",
	.shape = &nt_shape_venue,
	.insert = NT_SQL_VENUE_INSERT,
	.page = NT_SQL_VENUE_PAGE,
	.by_uid = NT_SQL_VENUE_BY_UID,
	.by_id = NT_SQL_VENUE_BY_ID,
	.by_name = NT_SQL_VENUE_BY_NAME,
	.links = NT_SQL_VENUE_LINKS,
	.row = NT_SQL_VENUE_ROW,
	.update = NT_SQL_VENUE_UPDATE,
};

const struct nt_kin *nt_kin_of(const struct nt_shape *shape)
{
	if (shape == &nt_shape_person)
		return &nt_kin_person;
	return shape == &nt_shape_organization ? &nt_kin_organization
					       : &nt_kin_venue;
}

/* Read id and uid; *MERGED is the id that a row was merged into, or 0. */
static enum nt_status read_found(struct nt_stmt *st, struct nt_row_found *out,
				 int64_t *merged, struct nt_err *err)
{
	*merged = 0;
	*out = (struct nt_row_found) { 0 };
	if (nt_step(st)) {
		out->id = nt_col_int(st, 0);
		nt_col_uid(st, 1, out->uid);
		*merged = nt_col_int(st, 2);
	}
	return nt_done(st, err);
}

static bool is_learnt(const struct nt_name *name, struct nt_row_found *out)
{
	if (name == NULL || name->id == 0)
		return false;
	out->id = name->id;
	memcpy(out->uid, name->uid, sizeof(out->uid));
	return true;
}

static void learn(struct nt_name *name, const struct nt_row_found *found)
{
	if (name == NULL)
		return;
	name->id = found->id;
	memcpy(name->uid, found->uid, sizeof(name->uid));
}

enum nt_status nt_row_by_uid(struct nt_store *store, const struct nt_kin *kin,
			     const char *uid, struct nt_row_found *out,
			     struct nt_err *err)
{
	struct nt_name *name =
		nt_names_find(store, kin->what, NT_NAME_UID, uid, 0);
	enum nt_status status;
	struct nt_stmt *st;
	int64_t merged;

	if (is_learnt(name, out))
		return NT_OK;
	st = nt_stmt(store, kin->by_uid);
	nt_bind_text(st, ":uid", uid);
	status = read_found(st, out, &merged, err);
	learn(name, out);
	return status;
}

/* From a row that was read to what it was merged into, MERGED. */
static enum nt_status follow(struct nt_store *store, const struct nt_kin *kin,
			     int64_t merged, struct nt_row_found *out,
			     struct nt_err *err)
{
	enum nt_status status = NT_OK;

	for (int i = 0; status == NT_OK && merged != 0 && i < MERGES_MOST;
	     i++) {
		struct nt_stmt *st = nt_stmt(store, kin->by_id);

		nt_bind_int(st, ":id", merged);
		status = read_found(st, out, &merged, err);
	}
	return status;
}

enum nt_status nt_row_top(struct nt_store *store, const struct nt_kin *kin,
			  int64_t id, struct nt_row_found *out,
			  struct nt_err *err)
{
	*out = (struct nt_row_found) { 0 };
	return follow(store, kin, id, out, err);
}

enum nt_status nt_row_by_name(struct nt_store *store, const struct nt_kin *kin,
			      const char *name, int64_t not_batch,
			      struct nt_row_found *out, struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	const char *fold = nt_str_fold(&arena, name);
	struct nt_name *learnt = NULL;
	enum nt_status status = NT_OK;
	struct nt_stmt *st;
	int64_t merged;

	if (not_batch == 0)
		learnt = nt_names_find(store, kin->what, NT_NAME_FOLDED, fold,
				       0);
	if (!is_learnt(learnt, out)) {
		st = nt_stmt(store, kin->by_name);
		nt_bind_text(st, ":fold", fold);
		if (not_batch != 0)
			nt_bind_int(st, ":not_batch", not_batch);
		status = read_found(st, out, &merged, err);
		if (status == NT_OK)
			status = follow(store, kin, merged, out, err);
		learn(learnt, out);
	}
	nt_arena_free(&arena);
	return status;
}

void nt_row_learn(struct nt_store *store, const struct nt_kin *kin,
		  const char *name, const struct nt_row_found *found)
{
	struct nt_arena arena = { 0 };

	learn(nt_names_find(store, kin->what, NT_NAME_FOLDED,
			    nt_str_fold(&arena, name), 0),
	      found);
	nt_arena_free(&arena);
}

enum nt_status nt_known_add(struct nt_store *store, const char *what,
			    int64_t row_id, int64_t no, const char *text,
			    const char *date, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_KNOWN_INSERT);
	struct nt_arena arena = { 0 };
	const char *fold = nt_str_fold(&arena, text);
	struct nt_name *learnt =
		nt_names_find(store, what,
			      row_id ? NT_NAME_FOLDED : NT_NAME_WORD, fold, 0);
	enum nt_status status;
	int64_t id = 0;

	nt_bind_text(st, ":what", what);
	if (row_id != 0)
		nt_bind_int(st, ":row_id", row_id);
	nt_bind_int(st, ":no", no);
	nt_bind_text(st, ":text", text);
	nt_bind_text(st, ":fold", fold);
	nt_bind_text(st, ":date", date);
	nt_arena_free(&arena);
	status = nt_run_insert(st, &id, err);
	/* A row of this name may go before the one that it meant. */
	if (learnt != NULL)
		learnt->id = row_id == 0 ? id : 0;
	if (status != NT_OK)
		return status;
	st = nt_stmt(store, NT_SQL_KNOWN_INDEX_INSERT);
	nt_bind_int(st, ":id", id);
	nt_bind_text(st, ":text", text);
	return nt_run(st, err);
}

static enum nt_status add_names(struct nt_store *store,
				const struct nt_kin *kin, const void *row,
				int64_t id, struct nt_err *err)
{
	const struct nt_field *shorter = nt_field(kin->shape, "short");
	const struct nt_field *f = nt_field(kin->shape, "aliases");
	const struct nt_field *name = nt_field(kin->shape, "name");
	struct nt_lines aliases = nt_get_lines(row, f);
	enum nt_status status = nt_known_add(store, kin->what, id, 0,
					     nt_get_text(row, name), NULL, err);

	if (status == NT_OK && shorter != NULL && !nt_is_unknown(row, shorter))
		status = nt_known_add(store, kin->what, id, -1,
				      nt_get_text(row, shorter), NULL, err);
	for (size_t i = 0; i < aliases.n && status == NT_OK; i++) {
		const struct nt_alias *alias = nt_line(aliases, f->lines, i);

		status = nt_known_add(store, kin->what, id, (int64_t)i + 1,
				      alias->name, NULL, err);
	}
	return status;
}

enum nt_status nt_row_add(struct nt_store *store, const struct nt_kin *kin,
			  const void *row, int64_t batch, int64_t *id,
			  struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, kin->insert);
	enum nt_status status;

	nt_bind_object(st, row, kin->shape);
	if (batch != 0)
		nt_bind_int(st, ":batch_id", batch);
	status = nt_run_insert(st, id, err);
	return status == NT_OK ? add_names(store, kin, row, *id, err) : status;
}

enum nt_status nt_row_aliases(struct nt_store *store, const struct nt_kin *kin,
			      int64_t id, void *row, struct nt_arena *arena,
			      struct nt_err *err)
{
	const struct nt_field *f = nt_field(kin->shape, "aliases");
	struct nt_stmt *st = nt_stmt(store, NT_SQL_KNOWN_ALIASES);

	nt_bind_text(st, ":what", kin->what);
	nt_bind_int(st, ":row_id", id);
	while (nt_step(st)) {
		struct nt_alias *alias = nt_add_line(row, f, arena);

		alias->name = nt_col_need(st, 0, arena);
	}
	return nt_done(st, err);
}

const char *nt_row_read(struct nt_stmt *st, const struct nt_kin *kin, void *row,
			struct nt_arena *arena)
{
	const char *uid;

	nt_col_object(st, row, kin->shape, arena);
	uid = nt_get_text(row, nt_field(kin->shape, "uid"));
	if (uid == NULL ||
	    nt_get_text(row, nt_field(kin->shape, "name")) == NULL)
		nt_damaged(st);
	return uid != NULL ? uid : "";
}

enum nt_status nt_row_get(struct nt_store *store, const struct nt_kin *kin,
			  int64_t id, void *row, struct nt_arena *arena,
			  struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, kin->row);
	enum nt_status status;
	bool found;

	nt_bind_int(st, ":id", id);
	found = nt_step(st);
	if (found)
		nt_row_read(st, kin, row, arena);
	status = nt_done(st, err);
	if (status == NT_OK && !found)
		status = nt_fail(err, NT_ENOTFOUND,
				 _("that name is not in the directory any "
				   "more"));
	return status == NT_OK ? nt_row_aliases(store, kin, id, row, arena, err)
			       : status;
}

enum nt_status nt_row_forget(struct nt_store *store, const char *what,
			     int64_t id, struct nt_err *err)
{
	static const enum nt_sql sqls[] = { NT_SQL_KNOWN_INDEX_DELETE,
					    NT_SQL_KNOWN_DELETE };
	enum nt_status status = NT_OK;

	for (size_t i = 0; i < NT_COUNT(sqls) && status == NT_OK; i++) {
		struct nt_stmt *st = nt_stmt(store, sqls[i]);

		nt_bind_text(st, ":what", what);
		nt_bind_int(st, ":row_id", id);
		status = nt_run(st, err);
	}
	return status;
}

/* When the names of row ID were used last; NULL: never. */
static enum nt_status last_used(struct nt_store *store,
				const struct nt_kin *kin, int64_t id,
				struct nt_arena *arena, const char **date,
				struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_KNOWN_LAST);

	nt_bind_text(st, ":what", kin->what);
	nt_bind_int(st, ":row_id", id);
	while (nt_step(st))
		*date = nt_col_text(st, 0, arena);
	return nt_done(st, err);
}

enum nt_status nt_row_put(struct nt_store *store, const struct nt_kin *kin,
			  int64_t id, const void *row, struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	struct nt_stmt *st = nt_stmt(store, kin->update);
	const char *date = NULL;
	enum nt_status status;

	nt_bind_object(st, row, kin->shape);
	status = nt_run(st, err);
	if (status == NT_OK)
		status = last_used(store, kin, id, &arena, &date, err);
	if (status == NT_OK)
		status = nt_row_forget(store, kin->what, id, err);
	if (status == NT_OK)
		status = add_names(store, kin, row, id, err);
	if (status == NT_OK && date != NULL)
		status = nt_row_used(store, kin, id, date, err);
	nt_arena_free(&arena);
	return status;
}

enum nt_status nt_row_links(struct nt_store *store, const struct nt_kin *kin,
			    const void *row, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, kin->links);

	nt_bind_object(st, row, kin->shape);
	return nt_run(st, err);
}

enum nt_status nt_row_used(struct nt_store *store, const struct nt_kin *kin,
			   int64_t id, const char *date, struct nt_err *err)
{
	struct nt_name *learnt =
		nt_names_find(store, kin->what, NT_NAME_ROW, NULL, id);
	struct nt_stmt *st;

	if (learnt != NULL) {
		nt_name_used(learnt, date);
		return NT_OK;
	}
	st = nt_stmt(store, NT_SQL_KNOWN_ROW_USED);
	nt_bind_text(st, ":what", kin->what);
	nt_bind_int(st, ":row_id", id);
	nt_bind_text(st, ":date", date);
	return nt_run(st, err);
}

static enum nt_status find_word(struct nt_store *store, const char *what,
				const char *fold, int64_t *id,
				struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_KNOWN_WORD);

	nt_bind_text(st, ":what", what);
	nt_bind_text(st, ":fold", fold);
	return nt_run_int(st, id, err);
}

enum nt_status nt_word_used(struct nt_store *store, const char *what,
			    const char *text, const char *date,
			    struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	const char *fold = nt_str_fold(&arena, text);
	struct nt_name *learnt =
		nt_names_find(store, what, NT_NAME_WORD, fold, 0);
	int64_t id = learnt != NULL ? learnt->id : 0;
	enum nt_status status = NT_OK;
	struct nt_stmt *st;

	if (id == 0)
		status = find_word(store, what, fold, &id, err);
	nt_arena_free(&arena);
	if (status != NT_OK)
		return status;
	if (id == 0)
		return nt_known_add(store, what, 0, 0, text, date, err);
	if (learnt != NULL) {
		learnt->id = id;
		nt_name_used(learnt, date);
		return NT_OK;
	}
	st = nt_stmt(store, NT_SQL_KNOWN_WORD_USED);
	nt_bind_int(st, ":id", id);
	nt_bind_text(st, ":date", date);
	return nt_run(st, err);
}
