/*
 * names.h - what an import has learnt of names: which row a uid or a name
 * means, and when names and words were used last. Asked of the logbook once;
 * the dates are written when the import ends, or when there is too much to
 * remember. Private to store/sqlite.
 */
#ifndef NOTULA_STORE_SQLITE_NAMES_H
#define NOTULA_STORE_SQLITE_NAMES_H

#include "notula/day.h"
#include "store/sqlite/known.h"

enum nt_name_key {
	NT_NAME_UID,	/* a uid */
	NT_NAME_FOLDED, /* a name in lower case */
	NT_NAME_ROW,	/* the id of a row */
	NT_NAME_WORD,	/* a word in lower case */
};

/* ID is 0 where nothing is known. */
struct nt_name {
	int64_t id;
	char uid[NT_UID_SIZE];
	char date[NT_DATE_SIZE]; /* the newest that was seen, or "" */
	uint64_t latest;	 /* of a person: the post and office written */
	bool dirty;		 /* the date is to be written */
};

struct nt_names;

/* STORE remembers from now on; and no longer. */
void nt_names_begin(struct nt_store *store);
void nt_names_end(struct nt_store *store);

/* Write the dates; the other one does so where there is too much to remember,
 * and forgets it all. */
enum nt_status nt_names_flush(struct nt_store *store,
			      struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_names_trim(struct nt_store *store,
			     struct nt_err *err) NT_MUST_CHECK;

/*
 * What is known of S, or of row ID where S is NULL: empty at first; good until
 * the next call. NULL where STORE does not remember.
 */
struct nt_name *nt_names_find(struct nt_store *store, const char *what,
			      enum nt_name_key key, const char *s, int64_t id);

/* Two texts, either of them NULL, as a number that is never 0. */
uint64_t nt_name_hash(const char *a, const char *b);

/* A day that NAME was used on. */
void nt_name_used(struct nt_name *name, const char *date);

#endif
