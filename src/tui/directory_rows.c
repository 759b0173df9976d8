#include "tui/directory_rows.h"

#include "notula/str.h"

enum { WINDOW = 120, EDGE = 30, COUNTED = 100 };

const struct nt_entry *tui_directory_row(const struct directory_rows *r,
					 size_t i)
{
	return i < r->rows.n ? &r->rows.v[i] : NULL;
}

bool tui_directory_at_edge(const struct directory_rows *r)
{
	return (r->more_above && r->at < EDGE) ||
	       (r->more_below && r->at + EDGE >= r->rows.n);
}

/* One window being read. */
struct loading {
	struct nt_store *store;
	enum nt_directory kind;
	const char *words;
	struct directory_rows fresh;
	struct nt_err *err;
};

static enum nt_status read_part(struct loading *l,
				const struct nt_entry_cursor *after,
				bool backward, size_t n, struct nt_entries *out)
{
	struct nt_entry_page page = { l->words, after, backward, n, COUNTED };

	return nt_directory_list(l->store, l->kind, &page, &l->fresh.arena, out,
				 l->err);
}

static enum nt_status read_end(struct loading *l, bool last)
{
	struct directory_rows *r = &l->fresh;
	enum nt_status st = read_part(l, NULL, last, WINDOW, &r->rows);

	r->more_above = last && r->rows.n == WINDOW;
	r->more_below = !last && r->rows.n == WINDOW;
	r->at = last && r->rows.n > 0 ? r->rows.n - 1 : 0;
	return st;
}

/* The row of CURSOR is the first of those below, unless it is gone. */
static enum nt_status read_around(struct loading *l,
				  const struct nt_entry_cursor *cursor)
{
	struct directory_rows *r = &l->fresh;
	struct nt_entries above, here, below;
	struct nt_entry_cursor last;
	size_t n = 0;
	enum nt_status st = read_part(l, cursor, true, WINDOW / 2, &above);

	last = *cursor;
	if (st == NT_OK && above.n > 0)
		last = (struct nt_entry_cursor) {
			above.v[above.n - 1].name,
			above.v[above.n - 1].uid,
		};
	if (st == NT_OK)
		st = read_part(l, above.n > 0 ? &last : NULL, false, 1, &here);
	if (st == NT_OK && here.n > 0)
		last = (struct nt_entry_cursor) { here.v[0].name,
						  here.v[0].uid };
	if (st == NT_OK && here.n > 0)
		st = read_part(l, &last, false, WINDOW / 2, &below);
	if (st != NT_OK)
		return st;
	if (here.n == 0)
		below.n = 0;
	r->rows.v = nt_arena_alloc(&r->arena, (above.n + 1 + below.n) *
						      sizeof(*r->rows.v));
	for (size_t i = 0; i < above.n; i++)
		r->rows.v[n++] = above.v[i];
	r->at = here.n > 0 || n == 0 ? n : n - 1;
	if (here.n > 0)
		r->rows.v[n++] = here.v[0];
	for (size_t i = 0; i < below.n; i++)
		r->rows.v[n++] = below.v[i];
	r->rows.n = n;
	r->more_above = above.n == WINDOW / 2;
	r->more_below = below.n == WINDOW / 2;
	return NT_OK;
}

/* A row may have another name by now, or be one with another. */
static enum nt_status read_here(struct loading *l, const struct nt_entry *was)
{
	struct nt_entry_cursor cursor = { was->name, was->uid };
	struct nt_entry now = { 0 };
	enum nt_status st = nt_directory_find(l->store, l->kind, was->uid,
					      &l->fresh.arena, &now, l->err);

	if (st == NT_OK)
		cursor = (struct nt_entry_cursor) { now.name, now.uid };
	else if (st != NT_ENOTFOUND)
		return st;
	return read_around(l, &cursor);
}

/* What was read takes the place of what is there. */
static enum nt_status done(struct loading *l, struct directory_rows *r,
			   enum nt_status st)
{
	if (st != NT_OK) {
		nt_arena_free(&l->fresh.arena);
		return st;
	}
	nt_arena_free(&r->arena);
	*r = l->fresh;
	return NT_OK;
}

enum nt_status tui_directory_load(struct directory_rows *r,
				  struct nt_store *store,
				  enum nt_directory kind, const char *words,
				  enum directory_where where,
				  struct nt_err *err)
{
	const struct nt_entry *now = tui_directory_row(r, r->at);
	struct loading l = {
		.store = store, .kind = kind, .words = words, .err = err
	};

	if (where == DIRECTORY_HERE && now != NULL)
		return done(&l, r, read_here(&l, now));
	return done(&l, r, read_end(&l, where == DIRECTORY_LAST));
}

enum nt_status tui_directory_load_row(struct directory_rows *r,
				      struct nt_store *store,
				      enum nt_directory kind, const char *uid,
				      struct nt_err *err)
{
	const struct nt_entry row = { .uid = uid, .name = "" };
	struct loading l = { .store = store, .kind = kind, .err = err };

	return done(&l, r, read_here(&l, &row));
}
