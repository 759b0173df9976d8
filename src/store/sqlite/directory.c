#include <string.h>

#include "notula/str.h"
#include "store/sqlite/entry.h"
#include "store/sqlite/list.h"
#include "store/sqlite/match.h"
#include "store/words.h"

enum {
	NAMED_MOST = 8, /* of several that fit, so many are named */
	OFTEN = 2000,	/* lines of a row that is met often */
};

static const struct {
	const char *what;
	const struct nt_kin *kin;
} kinds[] = {
	[NT_DIRECTORY_PEOPLE] = { "person", &nt_kin_person },
	[NT_DIRECTORY_ORGANIZATIONS] = { "organization", &nt_kin_organization },
	[NT_DIRECTORY_VENUES] = { "venue", &nt_kin_venue },
	[NT_DIRECTORY_POSTS] = { "position", NULL },
};

const char *nt_directory_what(enum nt_directory kind)
{
	return kinds[kind].what;
}

const struct nt_kin *nt_directory_kin(enum nt_directory kind)
{
	return kinds[kind].kin;
}

const struct nt_shape *nt_directory_shape(enum nt_directory kind)
{
	return kinds[kind].kin != NULL ? kinds[kind].kin->shape : NULL;
}

/* One row being read. */
struct reader {
	struct nt_store *store;
	enum nt_directory kind;
	struct nt_arena *arena;
	struct nt_entry *out;
	struct nt_err *err;
	int64_t counted;
};

static const char *text_of(const void *row, const struct nt_kin *kin,
			   const char *name)
{
	const struct nt_field *f = nt_field(kin->shape, name);

	return f != NULL ? nt_get_text(row, f) : NULL;
}

static void add_text(struct nt_words *words, const char *s,
		     struct nt_arena *arena)
{
	words->v = nt_arena_grow(arena, words->v, words->n, sizeof(*words->v));
	words->v[words->n++] = s;
}

/* The present name of organization UID, NULL where it is row ID itself. */
static enum nt_status office_name(struct reader *r, const char *uid, int64_t id,
				  const char **out)
{
	struct nt_organization row = { 0 };
	struct nt_row_found found;
	enum nt_status status = NT_OK;

	if (uid == NULL)
		return NT_OK;
	status = nt_row_by_uid(r->store, &nt_kin_organization, uid, &found,
			       r->err);
	if (status == NT_OK)
		status = nt_row_top(r->store, &nt_kin_organization, found.id,
				    &found, r->err);
	if (status != NT_OK || found.id == id)
		return status;
	status = nt_row_get(r->store, &nt_kin_organization, found.id, &row,
			    r->arena, r->err);
	*out = row.name;
	return status;
}

static enum nt_status read_met(struct reader *r, int64_t id)
{
	struct nt_stmt *st = nt_stmt(r->store, NT_SQL_DIRECTORY_MET);

	nt_bind_text(st, ":what", kinds[r->kind].what);
	nt_bind_int(st, ":id", id);
	nt_bind_int(st, ":most", r->counted);
	while (nt_step(st)) {
		r->out->meetings = nt_col_int(st, 0);
		r->out->first = nt_col_text(st, 1, r->arena);
		r->out->last = nt_col_text(st, 2, r->arena);
	}
	return nt_done(st, r->err);
}

static enum nt_status read_merged(struct reader *r, int64_t id)
{
	struct nt_stmt *st = nt_stmt(r->store, NT_SQL_DIRECTORY_MERGED);
	struct nt_entry *out = r->out;

	nt_bind_text(st, ":what", kinds[r->kind].what);
	nt_bind_int(st, ":id", id);
	while (nt_step(st)) {
		out->merged.v =
			nt_arena_grow(r->arena, out->merged.v, out->merged.n,
				      sizeof(*out->merged.v));
		out->merged.v[out->merged.n++] = (struct nt_merged) {
			nt_col_need(st, 0, r->arena),
			nt_col_need(st, 1, r->arena),
		};
	}
	return nt_done(st, r->err);
}

static void read_texts(struct reader *r, const void *row,
		       const struct nt_kin *kin)
{
	const struct nt_field *f = nt_field(kin->shape, "aliases");
	struct nt_lines aliases = nt_get_lines(row, f);
	struct nt_entry *out = r->out;

	out->uid = text_of(row, kin, "uid");
	out->name = text_of(row, kin, "name");
	out->short_name = text_of(row, kin, "short");
	out->position = text_of(row, kin, "position");
	out->city = text_of(row, kin, "city");
	out->note = text_of(row, kin, "note");
	for (size_t i = 0; i < aliases.n; i++) {
		const struct nt_alias *alias = nt_line(aliases, f->lines, i);

		add_text(&out->aliases, alias->name, r->arena);
	}
}

static enum nt_status read_row(struct reader *r, int64_t id)
{
	union {
		struct nt_person person;
		struct nt_organization organization;
		struct nt_venue venue;
	} row = { 0 };
	const struct nt_kin *kin = kinds[r->kind].kin;
	enum nt_status status =
		nt_row_get(r->store, kin, id, &row, r->arena, r->err);

	if (status != NT_OK)
		return status;
	read_texts(r, &row, kin);
	if (r->kind == NT_DIRECTORY_PEOPLE) {
		status = office_name(r, row.person.organization_uid, 0,
				     &r->out->organization);
	} else if (r->kind == NT_DIRECTORY_ORGANIZATIONS) {
		r->out->level = row.organization.level;
		r->out->collective = row.organization.collective;
		status = office_name(r, row.organization.parent_uid, id,
				     &r->out->parent);
	}
	if (status == NT_OK)
		status = read_merged(r, id);
	return status == NT_OK ? read_met(r, id) : status;
}

static enum nt_status read_post(struct reader *r, int64_t id)
{
	struct nt_stmt *st = nt_stmt(r->store, NT_SQL_KNOWN_GET);
	enum nt_status status;

	nt_bind_int(st, ":id", id);
	while (nt_step(st)) {
		r->out->name = nt_col_need(st, 0, r->arena);
		r->out->last = nt_col_text(st, 1, r->arena);
	}
	status = nt_done(st, r->err);
	if (status != NT_OK)
		return status;
	st = nt_stmt(r->store, NT_SQL_KNOWN_ALIASES);
	nt_bind_text(st, ":what", kinds[r->kind].what);
	nt_bind_int(st, ":row_id", id);
	while (nt_step(st))
		add_text(&r->out->aliases, nt_col_need(st, 0, r->arena),
			 r->arena);
	return nt_done(st, r->err);
}

/* What was counted in part only are any meetings: their dates say nothing. */
static enum nt_status note_more(struct reader *r, int64_t id)
{
	struct nt_stmt *st;

	if (r->out->uid == NULL || r->out->meetings < r->counted)
		return NT_OK;
	r->out->more = true;
	r->out->first = NULL;
	st = nt_stmt(r->store, NT_SQL_KNOWN_LAST);
	nt_bind_text(st, ":what", kinds[r->kind].what);
	nt_bind_int(st, ":row_id", id);
	while (nt_step(st))
		r->out->last = nt_col_text(st, 0, r->arena);
	return nt_done(st, r->err);
}

enum nt_status nt_entry_get(struct nt_store *store, enum nt_directory kind,
			    int64_t id, int64_t counted, struct nt_arena *arena,
			    struct nt_entry *out, struct nt_err *err)
{
	struct reader r = { store, kind, arena, out, err, counted };
	enum nt_status status;

	*out = (struct nt_entry) { 0 };
	if (kinds[kind].kin == NULL)
		return read_post(&r, id);
	status = read_row(&r, id);
	return status == NT_OK ? note_more(&r, id) : status;
}

enum nt_status nt_entry_exact(struct nt_store *store, enum nt_directory kind,
			      const char *name, struct nt_ids *out,
			      struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_DIRECTORY_EXACT);
	struct nt_arena arena = { 0 };

	nt_bind_text(st, ":what", kinds[kind].what);
	nt_bind_text(st, ":fold", nt_str_fold(&arena, name));
	nt_arena_free(&arena);
	return nt_ids_read(out, st, SIZE_MAX, err);
}

/* Rows that have words beginning with WORDS, which has one. */
static enum nt_status read_called(struct nt_store *store,
				  enum nt_directory kind, const char *words,
				  struct nt_ids *out, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_DIRECTORY_CALLED);
	struct nt_arena arena = { 0 };

	nt_bind_text(st, ":what", kinds[kind].what);
	nt_bind_text(st, ":match", nt_match_name(words, &arena));
	nt_arena_free(&arena);
	return nt_ids_read(out, st, SIZE_MAX, err);
}

/* Lists. */

static const char last_of_all[] = "\xf4\x8f\xbf\xbf"; /* U+10FFFF */

/* The row of CURSOR stands where its name does; where it is gone, or has no
 * uid, behind every row of that name. */
static enum nt_status place_of(struct nt_store *store, const struct nt_kin *kin,
			       const struct nt_entry_cursor *cursor,
			       int64_t *id, struct nt_err *err)
{
	struct nt_row_found found = { 0 };
	enum nt_status status = NT_OK;

	if (kin != NULL && cursor->uid != NULL)
		status = nt_row_by_uid(store, kin, cursor->uid, &found, err);
	*id = found.id != 0 ? found.id : INT64_MAX;
	return status;
}

/* The ids of a page, in the order of reading. */
static enum nt_status read_page(struct nt_store *store, enum nt_directory kind,
				const struct nt_ids *among,
				const struct nt_entry_page *page,
				struct nt_ids *out, struct nt_err *err)
{
	const char *fold = page->backward ? last_of_all : "";
	int64_t id = page->backward ? INT64_MAX : 0;
	struct nt_arena arena = { 0 };
	enum nt_status status = NT_OK;
	struct nt_stmt *st;

	if (page->after != NULL) {
		fold = nt_str_fold(&arena, page->after->name);
		status =
			place_of(store, kinds[kind].kin, page->after, &id, err);
	}
	if (status == NT_OK) {
		st = nt_stmt(store, page->backward ? NT_SQL_DIRECTORY_PAGE_BACK
						   : NT_SQL_DIRECTORY_PAGE);
		nt_bind_text(st, ":what", kinds[kind].what);
		nt_bind_text(st, ":fold", fold);
		nt_bind_int(st, ":after", id);
		nt_bind_text(st, ":ids",
			     among ? nt_ids_json(among, &arena) : NULL);
		nt_bind_int(st, ":n", (int64_t)page->n);
		while (nt_step(st))
			nt_ids_add(out, nt_col_int(st, 0));
		status = nt_done(st, err);
	}
	nt_arena_free(&arena);
	return status;
}

static enum nt_status list(struct nt_store *store, enum nt_directory kind,
			   const struct nt_entry_page *page,
			   struct nt_arena *arena, struct nt_entries *out,
			   struct nt_err *err)
{
	bool all = page->words == NULL || nt_word_chars(page->words) == 0;
	int64_t counted = page->counted > 0 ? page->counted : INT64_MAX;
	struct nt_ids called = { 0 }, ids = { 0 };
	enum nt_status status = NT_OK;

	if (!all)
		status = read_called(store, kind, page->words, &called, err);
	if (status == NT_OK)
		status = read_page(store, kind, all ? NULL : &called, page,
				   &ids, err);
	out->v = nt_arena_alloc(arena, (ids.n + 1) * sizeof(*out->v));
	for (size_t i = 0; i < ids.n && status == NT_OK; i++) {
		size_t from = page->backward ? ids.n - 1 - i : i;

		status = nt_entry_get(store, kind, ids.v[from], counted, arena,
				      &out->v[out->n++], err);
	}
	nt_ids_free(&called);
	nt_ids_free(&ids);
	return status;
}

enum nt_status nt_directory_list(struct nt_store *store, enum nt_directory kind,
				 const struct nt_entry_page *page,
				 struct nt_arena *arena, struct nt_entries *out,
				 struct nt_err *err)
{
	enum nt_status status = nt_read_begin(store, err);

	*out = (struct nt_entries) { 0 };
	if (status != NT_OK)
		return status;
	return nt_txn_end(store, list(store, kind, page, arena, out, err), err);
}

/* Its records. */

/* Is row ID met so often that some of the newest meetings are its own? */
static enum nt_status is_met_often(struct reader *r, int64_t id, bool *often)
{
	struct nt_stmt *st = nt_stmt(r->store, NT_SQL_DIRECTORY_LINES);
	int64_t lines = 0;
	enum nt_status status;

	nt_bind_text(st, ":what", kinds[r->kind].what);
	nt_bind_int(st, ":id", id);
	nt_bind_int(st, ":most", OFTEN);
	status = nt_run_int(st, &lines, r->err);
	*often = lines == OFTEN;
	return status;
}

static enum nt_status meetings(struct reader *r, const char *uid, int64_t today,
			       size_t n, struct nt_rows *out)
{
	const struct nt_kin *kin = kinds[r->kind].kin;
	struct nt_row_found found;
	struct nt_ids ids = { 0 };
	struct nt_stmt *st;
	bool often = false;
	enum nt_status status =
		nt_row_by_uid(r->store, kin, uid, &found, r->err);

	if (status == NT_OK)
		status = is_met_often(r, found.id, &often);
	if (status != NT_OK)
		return status;
	st = nt_stmt(r->store, often ? NT_SQL_DIRECTORY_NEWEST
				     : NT_SQL_DIRECTORY_MEETINGS);
	nt_bind_text(st, ":what", kin->what);
	nt_bind_int(st, ":id", found.id);
	nt_bind_int(st, ":n", (int64_t)n);
	while (nt_step(st))
		nt_ids_add(&ids, nt_col_int(st, 0));
	status = nt_done(st, r->err);
	for (size_t i = 0; i < ids.n && status == NT_OK; i++)
		status = nt_rows_add_one(r->store, ids.v[i], today, r->arena,
					 out, r->err);
	nt_ids_free(&ids);
	return status;
}

enum nt_status nt_directory_meetings(struct nt_store *store,
				     enum nt_directory kind, const char *uid,
				     int64_t today, size_t n,
				     struct nt_arena *arena,
				     struct nt_rows *out, struct nt_err *err)
{
	struct reader r = {
		.store = store, .kind = kind, .arena = arena, .err = err
	};
	enum nt_status status = nt_read_begin(store, err);

	*out = (struct nt_rows) { 0 };
	if (status != NT_OK)
		return status;
	return nt_txn_end(store, meetings(&r, uid, today, n, out), err);
}

/* One by its name. */

static enum nt_status several(struct reader *r, const struct nt_ids *ids,
			      const char *name)
{
	struct nt_buf names = { 0 };
	enum nt_status status = NT_OK;

	for (size_t i = 0; i < ids->n && i < NAMED_MOST && status == NT_OK;
	     i++) {
		status = nt_entry_get(r->store, r->kind, ids->v[i], 1, r->arena,
				      r->out, r->err);
		if (status != NT_OK)
			break;
		nt_buf_printf(&names, "%s%.80s", i > 0 ? "; " : "",
			      r->out->name);
		if (r->out->uid != NULL && nt_str_same(r->out->name, name))
			nt_buf_printf(&names, " (%s)", r->out->uid);
	}
	if (status == NT_OK)
		status = nt_fail(r->err, NT_EINVAL,
				 _("\"%.80s\" means several; type more of it "
				   "or its unique code: %s%s"),
				 name, nt_buf_str(&names),
				 ids->n > NAMED_MOST ? "; ..." : "");
	nt_buf_free(&names);
	return status;
}

static enum nt_status find_uid(struct reader *r, const char *uid,
			       struct nt_ids *out)
{
	const struct nt_kin *kin = kinds[r->kind].kin;
	struct nt_row_found found;
	enum nt_status status;

	if (kin == NULL || !nt_uid_valid(uid))
		return NT_OK;
	status = nt_row_by_uid(r->store, kin, uid, &found, r->err);
	if (status == NT_OK)
		status = nt_row_top(r->store, kin, found.id, &found, r->err);
	if (status == NT_OK && found.id != 0)
		nt_ids_add(out, found.id);
	return status;
}

static enum nt_status find(struct reader *r, const char *name)
{
	struct nt_ids ids = { 0 };
	enum nt_status status = find_uid(r, name, &ids);

	if (status == NT_OK && ids.n == 0)
		status = nt_entry_exact(r->store, r->kind, name, &ids, r->err);
	if (status == NT_OK && ids.n == 0 && nt_word_chars(name) > 0)
		status = read_called(r->store, r->kind, name, &ids, r->err);
	if (status == NT_OK && ids.n == 0)
		status = nt_fail(r->err, NT_ENOTFOUND,
				 _("\"%.80s\" is not in the directory"), name);
	else if (status == NT_OK && ids.n > 1)
		status = several(r, &ids, name);
	else if (status == NT_OK)
		status = nt_entry_get(r->store, r->kind, ids.v[0], INT64_MAX,
				      r->arena, r->out, r->err);
	nt_ids_free(&ids);
	return status;
}

enum nt_status nt_directory_find(struct nt_store *store, enum nt_directory kind,
				 const char *name, struct nt_arena *arena,
				 struct nt_entry *out, struct nt_err *err)
{
	struct reader r = { store, kind, arena, out, err, INT64_MAX };
	enum nt_status status = nt_read_begin(store, err);

	*out = (struct nt_entry) { 0 };
	if (status != NT_OK)
		return status;
	return nt_txn_end(store, find(&r, name), err);
}
