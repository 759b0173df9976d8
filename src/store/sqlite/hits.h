/*
 * hits.h - the records that have the words of a search. The store keeps those
 * of the last one: the next page and the count ask for the same, and the text
 * index takes longest where a search finds most. Private to store/sqlite.
 */
#ifndef NOTULA_STORE_SQLITE_HITS_H
#define NOTULA_STORE_SQLITE_HITS_H

#include "store/sqlite/ids.h"

/* Zero-initialise. */
struct nt_hits {
	char *match;
	int64_t version; /* nt_data_version as it was */
	struct nt_ids ids;
};

/* What MATCH finds; they go back with nt_hits_keep, whatever came of it. */
enum nt_status nt_hits_take(struct nt_store *store, const char *match,
			    struct nt_hits *out,
			    struct nt_err *err) NT_MUST_CHECK;
void nt_hits_keep(struct nt_store *store, struct nt_hits *hits);

/* Those that STORE keeps. */
void nt_hits_free(struct nt_store *store);

#endif
