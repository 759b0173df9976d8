#include <stdlib.h>

#include "notula/alloc.h"
#include "store/sqlite/list.h"
#include "store/sqlite/match.h"
#include "store/sqlite/walk.h"

/*
 * Ranking reads every hit of every word, so where these are not few they
 * stand by date: nobody reads the best of ten thousand.
 */

struct rank {
	int64_t id;
	double rank; /* the smallest is best */
};

static int compare(const void *a, const void *b)
{
	const struct rank *x = a;
	const struct rank *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return (x->id < y->id) - (x->id > y->id);
}

/* May what MATCH finds be ranked? */
static enum nt_status is_few(struct nt_store *store, const char *match,
			     bool *few, struct nt_err *err)
{
	struct nt_ids ids = { 0 };
	struct nt_stmt *st = nt_stmt(store, NT_SQL_MATCH_IDS);
	enum nt_status status;

	nt_bind_text(st, ":match", match);
	status = nt_ids_read(&ids, st, nt_walk_few(store), err);
	*few = !ids.more;
	nt_ids_free(&ids);
	return status;
}

/* Put those of FOUND that rank best first, and only N of them. */
static enum nt_status rank(struct nt_store *store, const char *match,
			   struct nt_finds *found, size_t n, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_MATCH_RANKS);
	struct rank *ranks = nt_alloc((found->n + 1) * sizeof(*ranks));
	struct nt_ids ids = { 0 };
	size_t ranked = 0;

	for (size_t i = 0; i < found->n; i++)
		nt_ids_add(&ids, found->v[i].id);
	nt_ids_sort(&ids);
	nt_bind_text(st, ":match", match);
	while (ranked < found->n && nt_step(st))
		if (nt_ids_has(&ids, nt_col_int(st, 0)))
			ranks[ranked++] = (struct rank) {
				nt_col_int(st, 0),
				sqlite3_column_double(st->raw, 1),
			};
	qsort(ranks, ranked, sizeof(*ranks), compare);
	found->n = ranked < n ? ranked : n;
	for (size_t i = 0; i < found->n; i++)
		found->v[i].id = ranks[i].id;
	nt_free(ranks);
	nt_ids_free(&ids);
	return nt_done(st, err);
}

/* One line, whatever the text was. */
static void flatten(char *s)
{
	for (; *s != '\0'; s++)
		if (*s == '\n' || *s == '\t')
			*s = ' ';
}

static enum nt_status add_hits(struct nt_store *store, const char *match,
			       const struct nt_finds *found,
			       struct nt_arena *arena, struct nt_rows *rows,
			       struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_MATCH_HITS);
	struct nt_ids ids = { 0 };
	size_t hits = 0;

	for (size_t i = 0; i < found->n; i++)
		nt_ids_add(&ids, found->v[i].id);
	nt_bind_text(st, ":match", match);
	nt_bind_text(st, ":ids", nt_ids_json(&ids, arena));
	while (hits < found->n && nt_step(st))
		for (size_t i = 0; i < found->n && i < rows->n; i++)
			if (found->v[i].id == nt_col_int(st, 0)) {
				char *hit = nt_col_text(st, 1, arena);

				if (hit != NULL)
					flatten(hit);
				rows->v[i].hit = hit;
				hits++;
			}
	nt_ids_free(&ids);
	return nt_done(st, err);
}

static enum nt_status search(struct nt_store *store,
			     const struct nt_query *query, size_t n,
			     struct nt_arena *arena, struct nt_rows *out,
			     struct nt_err *err)
{
	const char *words = nt_match_words(query, arena);
	const char *any = nt_match_any(query, arena);
	struct nt_finds found = { 0 };
	bool few = false;
	enum nt_status status = NT_OK;

	if (words != NULL)
		status = is_few(store, any, &few, err);
	if (status == NT_OK)
		status = nt_find(store, query, NULL, false,
				 few ? nt_walk_few(store) : n, &found, err);
	if (status == NT_OK && few)
		status = rank(store, words, &found, n, err);
	if (status == NT_OK)
		status = nt_rows_add(store, &found, false, query->today, arena,
				     out, err);
	if (status == NT_OK && words != NULL)
		status = add_hits(store, words, &found, arena, out, err);
	nt_finds_free(&found);
	return status;
}

enum nt_status nt_store_search(struct nt_store *store,
			       const struct nt_query *query, size_t n,
			       struct nt_arena *arena, struct nt_rows *out,
			       struct nt_err *err)
{
	enum nt_status status = nt_read_begin(store, err);

	*out = (struct nt_rows) { 0 };
	if (status != NT_OK)
		return status;
	status = search(store, query, n, arena, out, err);
	return nt_txn_end(store, status, err);
}
