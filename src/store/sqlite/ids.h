/*
 * ids.h - a set of record ids. Zero-initialise, nt_ids_free when done. Private
 * to store/sqlite.
 */
#ifndef NOTULA_STORE_SQLITE_IDS_H
#define NOTULA_STORE_SQLITE_IDS_H

#include "store/sqlite/db.h"

struct nt_ids {
	int64_t *v;
	size_t n;
	size_t cap;
	bool more; /* there were more than nt_ids_read was to read */
};

void nt_ids_add(struct nt_ids *ids, int64_t id);

/* Put them in order, each once: needed before nt_ids_has. */
void nt_ids_sort(struct nt_ids *ids);
bool nt_ids_has(const struct nt_ids *ids, int64_t id);
void nt_ids_copy(struct nt_ids *to, const struct nt_ids *from);
void nt_ids_free(struct nt_ids *ids);

/* A JSON array of them, in ARENA. */
const char *nt_ids_json(const struct nt_ids *ids, struct nt_arena *arena);

/* Add the first column of up to MOST rows of ST, and be done with it; then
 * sort. */
enum nt_status nt_ids_read(struct nt_ids *ids, struct nt_stmt *st, size_t most,
			   struct nt_err *err) NT_MUST_CHECK;

#endif
