#include "tui/log_rows.h"

#include <stdlib.h>
#include <string.h>

#include "notula/str.h"

/* Half a window; the largest screen has fewer rows. */
enum { HALF = 200, EDGE = 50 };

size_t tui_log_lines(const struct log_rows *r)
{
	return r->drafts.n + r->rows.n;
}

const struct nt_draft_about *tui_log_draft(const struct log_rows *r, size_t i)
{
	return i < r->drafts.n ? &r->drafts.v[i] : NULL;
}

const struct nt_row *tui_log_row(const struct log_rows *r, size_t i)
{
	return i >= r->drafts.n && i < tui_log_lines(r)
		       ? &r->rows.v[i - r->drafts.n]
		       : NULL;
}

bool tui_log_at_edge(const struct log_rows *r)
{
	return (r->more_above && r->at < r->drafts.n + EDGE) ||
	       (r->more_below && r->at + EDGE >= tui_log_lines(r));
}

struct loading {
	struct nt_store *store;
	const struct nt_query *query;
	struct nt_err *err;
	struct log_rows *to;
};

/* N rows from AFTER on, and whether there are more. */
static enum nt_status read(struct loading *l, const struct nt_cursor *after,
			   bool backward, size_t n, struct nt_rows *out,
			   bool *more)
{
	enum nt_status st = nt_store_list(l->store, l->query, after, backward,
					  n, &l->to->arena, out, l->err);

	*more = out->n == n;
	return st;
}

/* BACK and FORTH, the newer half first. */
static void join(struct log_rows *to, const struct nt_rows *back,
		 const struct nt_rows *forth)
{
	struct nt_row *v = nt_arena_alloc(&to->arena, (back->n + forth->n + 1) *
							      sizeof(*v));

	if (back->n > 0)
		memcpy(v, back->v, back->n * sizeof(*v));
	if (forth->n > 0)
		memcpy(v + back->n, forth->v, forth->n * sizeof(*v));
	to->rows = (struct nt_rows) { v, back->n + forth->n };
}

/*
 * The window around KEEP. A cursor leaves its own row out, so the lower half
 * begins below the newest row of the upper one.
 */
static enum nt_status read_around(struct loading *l, const struct nt_row *keep)
{
	struct nt_cursor cursor = { keep->date, keep->uid };
	struct nt_rows back, forth;
	enum nt_status st;

	st = read(l, &cursor, true, HALF, &back, &l->to->more_above);
	if (st != NT_OK)
		return st;
	if (back.n > 0)
		cursor = (struct nt_cursor) { back.v[0].date, back.v[0].uid };
	st = read(l, back.n > 0 ? &cursor : NULL, false, 2 * HALF, &forth,
		  &l->to->more_below);
	if (back.n > 1)
		back.n = 1;
	if (st == NT_OK)
		join(l->to, &back, &forth);
	return st;
}

/* Is A before B in the log? */
static bool newer(const struct nt_row *a, const struct nt_row *b)
{
	int order = strcmp(a->date, b->date);

	return order != 0 ? order > 0 : strcmp(a->uid, b->uid) > 0;
}

/* The line of KEEP, or of what stands in its place. */
static size_t line_of(const struct log_rows *r, const struct nt_row *keep)
{
	size_t place = 0;

	for (size_t i = 0; i < r->rows.n; i++)
		if (nt_str_eq(r->rows.v[i].uid, keep->uid))
			return r->drafts.n + i;
	while (place < r->rows.n && newer(&r->rows.v[place], keep))
		place++;
	if (place == r->rows.n && place > 0)
		place--;
	return r->drafts.n + place;
}

static enum nt_status read_window(struct loading *l, enum log_where where,
				  const struct nt_row *keep)
{
	struct log_rows *to = l->to;

	if (where == LOG_OLDEST)
		return read(l, NULL, true, HALF, &to->rows, &to->more_above);
	if (where == LOG_NEWEST || keep == NULL)
		return read(l, NULL, false, HALF, &to->rows, &to->more_below);
	return read_around(l, keep);
}

enum nt_status tui_log_load(struct log_rows *r, struct nt_store *store,
			    const struct nt_query *query, const char *logbook,
			    enum log_where where, struct nt_err *err)
{
	struct log_rows fresh = { 0 };
	struct loading l = { store, query, err, &fresh };
	const struct nt_row *keep = tui_log_row(r, r->at);
	enum nt_status st = read_window(&l, where, keep);

	if (st == NT_OK && logbook != NULL && !fresh.more_above)
		st = nt_draft_list(logbook, &fresh.arena, &fresh.drafts, err);
	if (st != NT_OK) {
		tui_log_rows_free(&fresh);
		return st;
	}
	if (where == LOG_OLDEST)
		fresh.at = tui_log_lines(&fresh) > 0 ? tui_log_lines(&fresh) - 1
						     : 0;
	else if (where == LOG_NEWEST)
		fresh.at = fresh.rows.n > 0 ? fresh.drafts.n : 0;
	else if (keep != NULL && fresh.rows.n > 0)
		fresh.at = line_of(&fresh, keep);
	else if (r->at < tui_log_lines(&fresh))
		fresh.at = r->at;
	tui_log_rows_free(r);
	*r = fresh;
	return NT_OK;
}

/* Another order. */

static int by_text(const char *a, const char *b)
{
	struct nt_arena arena = { 0 };
	int order;

	if (a == NULL || b == NULL)
		return (a == NULL) - (b == NULL); /* what is unknown is last */
	order = strcmp(nt_str_fold(&arena, a), nt_str_fold(&arena, b));
	nt_arena_free(&arena);
	return order;
}

static int compare(enum log_order order, const struct nt_row *a,
		   const struct nt_row *b)
{
	switch (order) {
	case LOG_BY_TITLE:
		return by_text(a->title, b->title);
	case LOG_BY_PLACE:
		return by_text(a->venue != NULL ? a->venue : a->city,
			       b->venue != NULL ? b->venue : b->city);
	case LOG_BY_PEOPLE:
		return (a->people < b->people) - (a->people > b->people);
	case LOG_BY_OPEN:
		return (a->open < b->open) - (a->open > b->open);
	default:
		return 0;
	}
}

/* Equal ones stay newest first. */
static int in_order(const void *a, const void *b, void *order)
{
	int by = compare(*(const enum log_order *)order, a, b);

	return by != 0 ? by : newer(a, b) ? -1 : 1;
}

enum nt_status tui_log_load_sorted(struct log_rows *r, struct nt_store *store,
				   const struct nt_query *query,
				   enum log_order order, struct nt_err *err)
{
	struct log_rows fresh = { 0 };
	struct loading l = { store, query, err, &fresh };
	const struct nt_row *keep = tui_log_row(r, r->at);
	enum nt_status st = read(&l, NULL, false, LOG_SORTED_MOST + 1,
				 &fresh.rows, &fresh.more_below);

	if (st == NT_OK && fresh.more_below)
		st = nt_fail(err, NT_EINVAL,
			     _("more than %d records are only shown by date; "
			       "filter them first"),
			     LOG_SORTED_MOST);
	if (st != NT_OK) {
		tui_log_rows_free(&fresh);
		return st;
	}
	if (fresh.rows.n > 1)
		qsort_r(fresh.rows.v, fresh.rows.n, sizeof(*fresh.rows.v),
			in_order, &order);
	for (size_t i = 0; keep != NULL && i < fresh.rows.n; i++)
		if (nt_str_eq(fresh.rows.v[i].uid, keep->uid))
			fresh.at = i;
	tui_log_rows_free(r);
	*r = fresh;
	return NT_OK;
}

void tui_log_rows_free(struct log_rows *r)
{
	nt_arena_free(&r->arena);
	*r = (struct log_rows) { 0 };
}
