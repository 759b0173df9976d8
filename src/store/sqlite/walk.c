#include "store/sqlite/walk.h"

#include <string.h>

#include "notula/alloc.h"
#include "notula/day.h"
#include "notula/str.h"
#include "store/sqlite/match.h"

enum { FEW = 5000 };

size_t nt_walk_few(const struct nt_store *store)
{
	return store->few > 0 ? store->few : FEW;
}

void nt_finds_free(struct nt_finds *found)
{
	nt_free(found->v);
	*found = (struct nt_finds) { 0 };
}

static void add_found(struct nt_finds *found, int64_t id, int64_t version)
{
	if (found->n == found->cap) {
		found->cap = found->cap ? 2 * found->cap : 64;
		found->v = nt_realloc(found->v, found->cap * sizeof(*found->v));
	}
	found->v[found->n].id = id;
	found->v[found->n++].version = version;
}

static enum nt_status read_without(struct nt_walk *walk, const char *match,
				   struct nt_err *err)
{
	struct nt_stmt *st;

	if (match == NULL)
		return NT_OK;
	st = nt_stmt(walk->store, NT_SQL_MATCH_IDS);
	nt_bind_text(st, ":match", match);
	return nt_ids_read(&walk->without, st, SIZE_MAX, err);
}

/* Are the candidates of ST few? Then everything is among them. */
static enum nt_status try_few(struct nt_walk *walk, struct nt_stmt *st,
			      struct nt_err *err)
{
	size_t most = nt_walk_few(walk->store);
	enum nt_status status = nt_ids_read(&walk->among, st, most, err);

	walk->few = status == NT_OK && !walk->among.more;
	if (!walk->few)
		nt_ids_free(&walk->among);
	return status;
}

/* Words are asked for together with what else the text index knows. */
static enum nt_status try_match(struct nt_walk *walk,
				const struct nt_query *query,
				struct nt_err *err)
{
	const char *wide = nt_match_wide(query, walk->arena);
	struct nt_stmt *st;

	walk->few = walk->words != NULL &&
		    walk->with.ids.n <= nt_walk_few(walk->store);
	if (walk->few)
		nt_ids_copy(&walk->among, &walk->with.ids);
	if (walk->few || wide == NULL || nt_str_eq(wide, walk->words))
		return NT_OK;
	st = nt_stmt(walk->store, NT_SQL_MATCH_IDS);
	nt_bind_text(st, ":match", wide);
	return try_few(walk, st, err);
}

static enum nt_status try_list(struct nt_walk *walk, enum nt_filter_list list,
			       enum nt_sql sql, struct nt_err *err)
{
	struct nt_stmt *st;

	if (walk->few || walk->filter.lists[0][list] == NULL)
		return NT_OK;
	st = nt_stmt(walk->store, sql);
	nt_bind_text(st, ":ids", walk->filter.lists[0][list]);
	return try_few(walk, st, err);
}

static enum nt_status try_owners(struct nt_walk *walk,
				 const struct nt_query *query,
				 struct nt_err *err)
{
	const char *const *lists = walk->filter.lists[0];
	struct nt_stmt *st;

	if (walk->few || lists[NT_FILTER_OWNERS] == NULL)
		return NT_OK;
	st = nt_stmt(walk->store, NT_SQL_OWNER_IDS);
	nt_bind_text(st, ":persons", lists[NT_FILTER_OWNER_PERSONS]);
	nt_bind_text(st, ":orgs", lists[NT_FILTER_OWNER_ORGS]);
	nt_bind_text(st, ":match", nt_match_owners(query, walk->arena));
	return try_few(walk, st, err);
}

static enum nt_status try_state(struct nt_walk *walk, unsigned state,
				enum nt_sql sql, struct nt_err *err)
{
	bool doubtful = state == NT_STATE_DOUBTFUL;
	struct nt_stmt *st;

	if (walk->few ||
	    (walk->filter.any != state && !(doubtful && walk->filter.doubtful)))
		return NT_OK;
	st = nt_stmt(walk->store, sql);
	if (state == NT_STATE_OVERDUE)
		nt_bind_int(st, ":today", walk->filter.today);
	return try_few(walk, st, err);
}

/* Look for a condition that leaves few records. */
static enum nt_status narrow(struct nt_walk *walk, const struct nt_query *query,
			     struct nt_err *err)
{
	static const struct {
		enum nt_filter_list list;
		enum nt_sql sql;
	} lists[] = {
		{ NT_FILTER_PERSONS, NT_SQL_PERSON_IDS },
		{ NT_FILTER_ORGS, NT_SQL_ORGANIZATION_IDS },
		{ NT_FILTER_VENUES, NT_SQL_VENUE_IDS },
	};
	static const struct {
		unsigned state;
		enum nt_sql sql;
	} states[] = {
		{ NT_STATE_TRASH, NT_SQL_TRASH_IDS },
		{ NT_STATE_DOUBTFUL, NT_SQL_DOUBTFUL_IDS },
		{ NT_STATE_OVERDUE, NT_SQL_OVERDUE_IDS },
		{ NT_STATE_OPEN, NT_SQL_OPEN_IDS },
		{ NT_STATE_UNANSWERED, NT_SQL_UNANSWERED_IDS },
	};
	enum nt_status status = try_match(walk, query, err);

	for (size_t i = 0; i < NT_COUNT(lists) && status == NT_OK; i++)
		status = try_list(walk, lists[i].list, lists[i].sql, err);
	if (status == NT_OK)
		status = try_owners(walk, query, err);
	for (size_t i = 0; i < NT_COUNT(states) && status == NT_OK; i++)
		status = try_state(walk, states[i].state, states[i].sql, err);
	return status;
}

enum nt_status nt_walk_open(struct nt_walk *walk, struct nt_store *store,
			    const struct nt_query *query, bool doubtful,
			    struct nt_arena *arena, struct nt_err *err)
{
	enum nt_status status;

	*walk = (struct nt_walk) { .store = store, .arena = arena };
	status = nt_filter_make(store, query, arena, &walk->filter, err);
	walk->filter.doubtful = doubtful;
	walk->words = nt_match_words(query, arena);
	if (status == NT_OK && walk->words != NULL)
		status = nt_hits_take(store, walk->words, &walk->with, err);
	if (status == NT_OK)
		status = narrow(walk, query, err);
	return status == NT_OK
		       ? read_without(walk, nt_match_without(query, arena), err)
		       : status;
}

void nt_walk_close(struct nt_walk *walk)
{
	nt_ids_free(&walk->among);
	nt_hits_keep(walk->store, &walk->with);
	nt_ids_free(&walk->without);
}

bool nt_walk_has(const struct nt_walk *walk, int64_t id)
{
	return (walk->words == NULL || nt_ids_has(&walk->with.ids, id)) &&
	       !nt_ids_has(&walk->without, id);
}

/* A meeting of several days, or of a month, may begin before the window. */
static enum nt_status first_date(struct nt_walk *walk, const char **out,
				 struct nt_err *err)
{
	int64_t first = walk->filter.window_first;
	char iso[NT_DATE_SIZE];
	struct nt_stmt *st;

	*out = "";
	if (first == INT64_MAX)
		return NT_OK;
	*out = nt_arena_strdup(walk->arena,
			       nt_date_write(nt_day_date(first), iso));
	st = nt_stmt(walk->store, NT_SQL_WALK_REACH);
	nt_bind_int(st, ":first_day", first);
	while (nt_step(st)) {
		const char *date = nt_col_text(st, 0, walk->arena);

		if (date != NULL && strcmp(date, *out) < 0)
			*out = date;
	}
	return nt_done(st, err);
}

/* Where a walk begins and the date it need not go beyond. */
struct leg {
	const char *date;
	const char *uid;
	const char *bound;
};

static const char *last_date(struct nt_walk *walk)
{
	char iso[NT_DATE_SIZE];

	if (walk->filter.window_last == INT64_MAX)
		return "~";
	return nt_arena_strdup(
		walk->arena,
		nt_date_write(nt_day_date(walk->filter.window_last), iso));
}

static enum nt_status plan(struct nt_walk *walk, const struct nt_cursor *after,
			   bool newer, struct leg *leg, struct nt_err *err)
{
	const char *last = last_date(walk);
	const char *first;
	enum nt_status status = first_date(walk, &first, err);

	*leg = newer ? (struct leg) { first, "", last }
		     : (struct leg) { last, "~", first };
	if (after == NULL)
		return status;
	if (newer ? strcmp(after->date, first) >= 0
		  : strcmp(after->date, last) <= 0) {
		leg->date = after->date;
		leg->uid = after->uid;
	}
	return status;
}

enum nt_status nt_walk_read(struct nt_walk *walk, const struct nt_cursor *after,
			    bool newer, size_t most, struct nt_finds *found,
			    struct nt_err *err)
{
	static const enum nt_sql sqls[2][2] = {
		{ NT_SQL_WALK_OLDER, NT_SQL_WALK_NEWER },
		{ NT_SQL_WALK_AMONG_OLDER, NT_SQL_WALK_AMONG_NEWER },
	};
	struct nt_stmt *st;
	struct leg leg;
	enum nt_status status = plan(walk, after, newer, &leg, err);

	if (status != NT_OK)
		return status;
	st = nt_stmt(walk->store, sqls[walk->few][newer]);
	nt_filter_bind(st, &walk->filter);
	nt_bind_text(st, ":date", leg.date);
	nt_bind_text(st, ":uid", leg.uid);
	nt_bind_text(st, ":bound", leg.bound);
	if (walk->few)
		nt_bind_text(st, ":ids",
			     nt_ids_json(&walk->among, walk->arena));
	while (found->n < most && nt_step(st))
		if (nt_walk_has(walk, nt_col_int(st, 0)))
			add_found(found, nt_col_int(st, 0), nt_col_int(st, 1));
	return nt_done(st, err);
}

enum nt_status nt_find(struct nt_store *store, const struct nt_query *query,
		       const struct nt_cursor *after, bool newer, size_t most,
		       struct nt_finds *found, struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	struct nt_walk walk;
	enum nt_status status =
		nt_walk_open(&walk, store, query, false, &arena, err);

	if (status == NT_OK)
		status = nt_walk_read(&walk, after, newer, most, found, err);
	nt_walk_close(&walk);
	nt_arena_free(&arena);
	return status;
}
