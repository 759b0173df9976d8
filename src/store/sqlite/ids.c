#include "store/sqlite/ids.h"

#include <stdlib.h>

#include "notula/alloc.h"

void nt_ids_add(struct nt_ids *ids, int64_t id)
{
	if (ids->n == ids->cap) {
		ids->cap = ids->cap ? 2 * ids->cap : 64;
		ids->v = nt_realloc(ids->v, ids->cap * sizeof(*ids->v));
	}
	ids->v[ids->n++] = id;
}

static int compare(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a;
	int64_t y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static bool sorted(const struct nt_ids *ids)
{
	for (size_t i = 1; i < ids->n; i++)
		if (ids->v[i - 1] >= ids->v[i])
			return false;
	return true;
}

void nt_ids_sort(struct nt_ids *ids)
{
	size_t kept = 0;

	if (sorted(ids))
		return;
	qsort(ids->v, ids->n, sizeof(*ids->v), compare);
	for (size_t i = 0; i < ids->n; i++)
		if (kept == 0 || ids->v[kept - 1] != ids->v[i])
			ids->v[kept++] = ids->v[i];
	ids->n = kept;
}

bool nt_ids_has(const struct nt_ids *ids, int64_t id)
{
	return ids->n > 0 &&
	       bsearch(&id, ids->v, ids->n, sizeof(*ids->v), compare) != NULL;
}

void nt_ids_copy(struct nt_ids *to, const struct nt_ids *from)
{
	for (size_t i = 0; i < from->n; i++)
		nt_ids_add(to, from->v[i]);
}

void nt_ids_free(struct nt_ids *ids)
{
	nt_free(ids->v);
	*ids = (struct nt_ids) { 0 };
}

const char *nt_ids_json(const struct nt_ids *ids, struct nt_arena *arena)
{
	struct nt_buf out = { 0 };
	const char *json;

	for (size_t i = 0; i < ids->n; i++)
		nt_buf_printf(&out, "%c%lld", i > 0 ? ',' : '[',
			      (long long)ids->v[i]);
	nt_buf_puts(&out, ids->n > 0 ? "]" : "[]");
	json = nt_arena_strdup(arena, out.s);
	nt_buf_free(&out);
	return json;
}

enum nt_status nt_ids_read(struct nt_ids *ids, struct nt_stmt *st, size_t most,
			   struct nt_err *err)
{
	for (size_t i = 0; nt_step(st); i++) {
		ids->more = i == most;
		if (ids->more)
			break;
		nt_ids_add(ids, nt_col_int(st, 0));
	}
	nt_ids_sort(ids);
	return nt_done(st, err);
}
