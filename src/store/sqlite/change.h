/*
 * change.h - every change of a directory row: read, compared with what was
 * shown, changed and written in one transaction. Private to store/sqlite.
 */
#ifndef NOTULA_STORE_SQLITE_CHANGE_H
#define NOTULA_STORE_SQLITE_CHANGE_H

#include "store/sqlite/entry.h"

/* A row while it is changed. */
struct nt_change {
	struct nt_store *store;
	enum nt_directory kind;
	const struct nt_kin *kin;
	int64_t id; /* 0: it is a new one */
	union {
		struct nt_person person;
		struct nt_organization organization;
		struct nt_venue venue;
	} row;
	struct nt_arena *arena;
	struct nt_err *err;
};

typedef enum nt_status nt_change_fn(struct nt_change *c, const void *how);

/* Row UID of KIND, changed by FN as HOW says. */
enum nt_status nt_change_row(struct nt_store *store, enum nt_directory kind,
			     const char *uid, nt_change_fn *fn, const void *how,
			     struct nt_err *err) NT_MUST_CHECK;

/* NT_EINVAL if another row has NAME. */
enum nt_status nt_change_is_free(struct nt_change *c,
				 const char *name) NT_MUST_CHECK;

/* NT_EINVAL if organization UID stands below the row itself. */
enum nt_status nt_change_is_above(struct nt_change *c,
				  const char *uid) NT_MUST_CHECK;

/* NT_ECONFLICT: it was OLD when it was shown, and is NOW. */
enum nt_status nt_changed_since(struct nt_err *err, const char *old,
				const char *now);

#endif
