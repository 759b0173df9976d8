/*
 * refs.h - the reference rows of an import: people, organizations, venues.
 */
#ifndef EXCHANGE_REFS_H
#define EXCHANGE_REFS_H

#include "exchange/sources.h"
#include "exchange/uidset.h"
#include "notula/store.h"

/*
 * Hand every row to IMPORT. SEEN, NULL in the second pass, takes their uids:
 * then they are checked as well, and what they link to must be among them or
 * in the logbook.
 */
enum nt_status nt_refs_take(struct nt_sources *sources, struct nt_store *store,
			    struct nt_import *import, struct nt_uidset *seen,
			    struct nt_err *err) NT_MUST_CHECK;

/* Do the reference rows of all records come along? */
bool nt_refs_come_along(const struct nt_sources *sources);

#endif
