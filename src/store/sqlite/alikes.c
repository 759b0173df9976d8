/* alikes.c - rows of the directory that are probably the same. */
#include <stdlib.h>
#include <string.h>

#include "notula/alloc.h"
#include "store/alike.h"
#include "store/sqlite/entry.h"

/* One name of a row. */
struct named {
	int64_t id;
	struct nt_likeness is;
};

struct names {
	struct named *v;
	size_t n;
	size_t cap;
};

struct pair {
	int64_t a;
	int64_t b;
};

struct pairs {
	struct pair *v;
	size_t n;
};

static enum nt_status read_names(struct nt_store *store, enum nt_directory kind,
				 struct nt_arena *arena, struct names *out,
				 struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_DIRECTORY_NAMES);

	nt_bind_text(st, ":what", nt_directory_what(kind));
	while (nt_step(st)) {
		const char *text = nt_col_need(st, 1, arena);

		if (out->n == out->cap) {
			out->cap = out->cap ? 2 * out->cap : 256;
			out->v = nt_realloc(out->v, out->cap * sizeof(*out->v));
		}
		out->v[out->n++] = (struct named) {
			nt_col_int(st, 0),
			nt_likeness_of(kind, text, arena),
		};
	}
	return nt_done(st, err);
}

/* Equal words stand together, those of one row one behind the other. */
static int by_likeness(const void *a, const void *b)
{
	const struct named *x = a;
	const struct named *y = b;
	int words = strcmp(x->is.words, y->is.words);

	if (words != 0)
		return words;
	return (x->id > y->id) - (x->id < y->id);
}

static void add_pair(struct pairs *pairs, int64_t a, int64_t b, size_t most,
		     struct nt_arena *arena)
{
	if (a == b || pairs->n == most)
		return;
	for (size_t i = 0; i < pairs->n; i++)
		if (pairs->v[i].a == a && pairs->v[i].b == b)
			return;
	pairs->v = nt_arena_grow(arena, pairs->v, pairs->n, sizeof(*pairs->v));
	pairs->v[pairs->n++] = (struct pair) { a, b };
}

/* Each is paired with the first before it that is the same. */
static void pair_up(const struct names *names, size_t most,
		    struct nt_arena *arena, struct pairs *out)
{
	size_t group = 0;

	for (size_t i = 1; i < names->n; i++) {
		if (strcmp(names->v[i].is.words, names->v[group].is.words) != 0)
			group = i;
		for (size_t k = group; k < i; k++)
			if (nt_likeness_same(&names->v[k].is,
					     &names->v[i].is)) {
				add_pair(out, names->v[k].id, names->v[i].id,
					 most, arena);
				break;
			}
	}
}

static enum nt_status read_pair(struct nt_store *store, enum nt_directory kind,
				struct pair pair, struct nt_arena *arena,
				struct nt_alike *out, struct nt_err *err)
{
	struct nt_entry keep;
	enum nt_status status = nt_entry_get(store, kind, pair.a, INT64_MAX,
					     arena, &out->keep, err);

	if (status == NT_OK)
		status = nt_entry_get(store, kind, pair.b, INT64_MAX, arena,
				      &out->other, err);
	if (status == NT_OK && out->other.meetings > out->keep.meetings) {
		keep = out->other;
		out->other = out->keep;
		out->keep = keep;
	}
	return status;
}

static enum nt_status alikes(struct nt_store *store, enum nt_directory kind,
			     size_t most, struct nt_arena *arena,
			     struct nt_alikes *out, struct nt_err *err)
{
	struct nt_arena texts = { 0 };
	struct names names = { 0 };
	struct pairs pairs = { 0 };
	enum nt_status status = read_names(store, kind, &texts, &names, err);

	if (names.n > 0)
		qsort(names.v, names.n, sizeof(*names.v), by_likeness);
	pair_up(&names, most, arena, &pairs);
	out->v = nt_arena_alloc(arena, (pairs.n + 1) * sizeof(*out->v));
	for (size_t i = 0; i < pairs.n && status == NT_OK; i++)
		status = read_pair(store, kind, pairs.v[i], arena,
				   &out->v[out->n++], err);
	nt_free(names.v);
	nt_arena_free(&texts);
	return status;
}

enum nt_status nt_directory_alikes(struct nt_store *store,
				   enum nt_directory kind, size_t most,
				   struct nt_arena *arena,
				   struct nt_alikes *out, struct nt_err *err)
{
	enum nt_status status = nt_read_begin(store, err);

	*out = (struct nt_alikes) { 0 };
	if (status != NT_OK)
		return status;
	status = alikes(store, kind, most, arena, out, err);
	return nt_txn_end(store, status, err);
}
