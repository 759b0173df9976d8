/*
 * likes.h - which row of the directory a name of a foreign file means, that no
 * row has as it is written: without case, degrees, forms of address and
 * punctuation, the short forms of offices standing for the long ones. What
 * fits several rows means none of them. Private to store/sqlite.
 */
#ifndef NOTULA_STORE_SQLITE_LIKES_H
#define NOTULA_STORE_SQLITE_LIKES_H

#include "store/sqlite/known.h"

struct nt_likes;

/* STORE looks for such names from now on; and no longer. */
void nt_likes_begin(struct nt_store *store);
void nt_likes_end(struct nt_store *store);

/* The only row that NAME is like; OUT->id is 0 where there is none, several,
 * or STORE does not look. */
enum nt_status nt_likes_find(struct nt_store *store, const struct nt_kin *kin,
			     const char *name, struct nt_row_found *out,
			     struct nt_err *err) NT_MUST_CHECK;

/* Row ID, a new one, is called NAME. */
void nt_likes_add(struct nt_store *store, const struct nt_kin *kin,
		  const char *name, int64_t id);

#endif
