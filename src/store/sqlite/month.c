/* month.c - records with only what a row of the monthly table says. */
#include "store/sqlite/figures.h"
#include "store/sqlite/rows.h"

enum { A_PAGE = 256 };

/* The lines of one section of REC, or only their texts. */

static enum nt_status read_participants(struct nt_store *store, int64_t id,
					struct nt_arena *arena,
					struct nt_record *rec,
					struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_MONTH_PARTICIPANTS);

	nt_bind_int(st, ":id", id);
	while (nt_step(st)) {
		struct nt_participant *p;

		rec->participants.v =
			nt_arena_grow(arena, rec->participants.v,
				      rec->participants.n, sizeof(*p));
		p = &rec->participants.v[rec->participants.n++];
		p->name = nt_col_text(st, 0, arena);
		p->position = nt_col_text(st, 1, arena);
		p->organization = nt_col_text(st, 2, arena);
		p->head_count = nt_col_int(st, 3);
		p->type = nt_col_word(st, 4, &nt_set_participant_type, arena);
		p->presence = nt_col_word(st, 5, &nt_set_presence, arena);
	}
	return nt_done(st, err);
}

/* The other three, looked up once. */
struct section {
	enum nt_sql sql;
	const struct nt_field *lines;
	const struct nt_field *text;
};

static void find_sections(struct section out[3])
{
	static const struct {
		enum nt_sql sql;
		const char *name;
	} sections[] = {
		{ NT_SQL_MONTH_ISSUES, "issues" },
		{ NT_SQL_MONTH_RESPONSES, "responses" },
		{ NT_SQL_MONTH_FOLLOW_UPS, "follow_ups" },
	};

	for (size_t i = 0; i < NT_COUNT(sections); i++) {
		const struct nt_field *lines =
			nt_field(&nt_shape_record, sections[i].name);

		out[i] = (struct section) { sections[i].sql, lines,
					    nt_field(lines->lines, "text") };
	}
}

static enum nt_status read_texts(struct nt_store *store,
				 const struct section *section, int64_t id,
				 struct nt_arena *arena, struct nt_record *rec,
				 struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, section->sql);

	nt_bind_int(st, ":id", id);
	while (nt_step(st))
		nt_set_text(nt_add_line(rec, section->lines, arena),
			    section->text, nt_col_text(st, 0, arena));
	return nt_done(st, err);
}

/* A walk over records that were listed. */
struct brief {
	struct nt_store *store;
	struct section sections[3];
	struct nt_err *err;
};

static enum nt_status read_lines(const struct brief *b, int64_t id,
				 struct nt_arena *arena, struct nt_record *rec)
{
	enum nt_status status =
		read_participants(b->store, id, arena, rec, b->err);

	for (size_t i = 0; i < NT_COUNT(b->sections) && status == NT_OK; i++)
		status = read_texts(b->store, &b->sections[i], id, arena, rec,
				    b->err);
	return status;
}

/* Record ID as it was when it was listed, at VERSION. */
static enum nt_status read_one(const struct brief *b, int64_t id,
			       int64_t version, struct nt_arena *arena,
			       struct nt_record *rec)
{
	struct nt_stmt *st = nt_stmt(b->store, NT_SQL_MONTH_MEETING);
	enum nt_status status;

	*rec = (struct nt_record) { 0 };
	nt_bind_int(st, ":id", id);
	while (nt_step(st)) {
		rec->version = nt_col_int(st, 0);
		rec->date = nt_col_need(st, 1, arena);
		rec->title = nt_col_need(st, 2, arena);
		rec->venue = nt_col_text(st, 3, arena);
		rec->city = nt_col_text(st, 4, arena);
		rec->confidential = nt_col_int(st, 5) != 0;
	}
	status = nt_done(st, b->err);
	if (status != NT_OK)
		return status;
	if (rec->version == version)
		return read_lines(b, id, arena, rec);
	if (rec->version == 0)
		return nt_fail(b->err, NT_ECONFLICT,
			       _("an import was taken back meanwhile; "
				 "begin again"));
	return nt_history_read(b->store, id, version, arena, rec, b->err);
}

struct page {
	struct nt_arena arena;
	struct nt_record recs[A_PAGE];
	size_t n;
};

/* The next page of LIST from AT on; nothing is locked after it. */
static enum nt_status read_page(const struct brief *b,
				const struct nt_finds *list, size_t at,
				struct page *page)
{
	enum nt_status status = nt_read_begin(b->store, b->err);

	nt_arena_reset(&page->arena);
	page->n = 0;
	if (status != NT_OK)
		return status;
	for (size_t i = at; i < list->n && page->n < A_PAGE && status == NT_OK;
	     i++)
		status = read_one(b, list->v[i].id, list->v[i].version,
				  &page->arena, &page->recs[page->n++]);
	return nt_txn_end(b->store, status, b->err);
}

static enum nt_status find(struct nt_store *store, const struct nt_query *query,
			   const char *organization, struct nt_finds *list,
			   struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	struct nt_walk walk = { 0 };
	enum nt_status status = nt_read_begin(store, err);

	if (status != NT_OK)
		return status;
	status = nt_walk_counterpart(&walk, query, organization, store, &arena,
				     err);
	if (status == NT_OK)
		status = nt_walk_read(&walk, NULL, true, SIZE_MAX, list, err);
	nt_walk_close(&walk);
	nt_arena_free(&arena);
	return nt_txn_end(store, status, err);
}

enum nt_status nt_store_each_brief(struct nt_store *store,
				   const struct nt_query *query,
				   const char *organization, nt_each_fn *each,
				   void *ctx, struct nt_err *err)
{
	struct brief brief = { .store = store, .err = err };
	struct page page = { .n = 0 };
	struct nt_finds list = { 0 };
	enum nt_status status = find(store, query, organization, &list, err);

	find_sections(brief.sections);
	for (size_t at = 0; at < list.n && status == NT_OK; at += A_PAGE) {
		status = read_page(&brief, &list, at, &page);
		for (size_t i = 0; i < page.n && status == NT_OK; i++)
			status = each(ctx, &page.recs[i], err);
	}
	nt_arena_free(&page.arena);
	nt_finds_free(&list);
	return status;
}
