/*
 * walk.h - the records that a query finds, in the order of their dates.
 * Private to store/sqlite.
 */
#ifndef NOTULA_STORE_SQLITE_WALK_H
#define NOTULA_STORE_SQLITE_WALK_H

#include "store/sqlite/filter.h"
#include "store/sqlite/hits.h"

/* Records that were found, as they stood at that moment. */
struct nt_finds {
	struct {
		int64_t id;
		int64_t version;
	} * v;
	size_t n;
	size_t cap;
};
void nt_finds_free(struct nt_finds *found);

/*
 * A query made ready: what it asks of words is a set of ids. Between open and
 * close nothing is locked, and what others save is seen or not.
 */
struct nt_walk {
	struct nt_store *store;
	struct nt_arena *arena;
	struct nt_filter filter;
	const char *words; /* what the text index is asked for, or NULL */
	bool few;	   /* all that can be found is among these */
	struct nt_ids among;
	struct nt_hits with;   /* these have the words ... */
	struct nt_ids without; /* ... and these must not be */
};

/* DOUBTFUL: only records that "verify" lists, whatever QUERY says. */
enum nt_status nt_walk_open(struct nt_walk *walk, struct nt_store *store,
			    const struct nt_query *query, bool doubtful,
			    struct nt_arena *arena,
			    struct nt_err *err) NT_MUST_CHECK;
void nt_walk_close(struct nt_walk *walk);

/* Does record ID have the words? The rest stands in the filter. */
bool nt_walk_has(const struct nt_walk *walk, int64_t id);

/*
 * Up to MOST records after AFTER (NULL: from the end), newest first, or
 * oldest first where NEWER; FOUND is freed by the caller.
 */
enum nt_status nt_walk_read(struct nt_walk *walk, const struct nt_cursor *after,
			    bool newer, size_t most, struct nt_finds *found,
			    struct nt_err *err) NT_MUST_CHECK;

/* Up to so many records it is better to look at each of them than to walk,
 * and to rank them. */
size_t nt_walk_few(const struct nt_store *store);

/* All of it at once. */
enum nt_status nt_find(struct nt_store *store, const struct nt_query *query,
		       const struct nt_cursor *after, bool newer, size_t most,
		       struct nt_finds *found,
		       struct nt_err *err) NT_MUST_CHECK;

#endif
