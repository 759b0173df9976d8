/*
 * fill.h - a row of the directory as it is filled in: what is typed for a
 * field, and how that reads. A link is the name of an organization, a word
 * stands in the reader's language, a flag is "yes" or nothing.
 */
#ifndef NOTULA_FILL_H
#define NOTULA_FILL_H

#include "notula/directory.h"

/* Is FIELD one that is filled in: not the uid, the aliases, what it was merged
 * into? */
bool nt_fill_takes(const struct nt_field *field);

/* Put what was TYPED for FIELD into ROW; blanks empty it. NT_EINVAL or
 * NT_ENOTFOUND, with the field, if it cannot be read. In ARENA. */
enum nt_status nt_fill(struct nt_store *store, void *row,
		       const struct nt_field *field, const char *typed,
		       struct nt_arena *arena,
		       struct nt_err *err) NT_MUST_CHECK;

/* How FIELD of ROW reads, "" where it is unknown. In ARENA. */
enum nt_status nt_filled(struct nt_store *store, const void *row,
			 const struct nt_field *field, struct nt_arena *arena,
			 const char **out, struct nt_err *err) NT_MUST_CHECK;

#endif
