/*
 * directory.h - people, organizations, venues and posts: the rows that many
 * records share, found, renamed, given aliases and merged. No call here
 * changes a record or its version: records keep their own words, and links
 * follow a row to what it was merged into.
 *
 * Whoever changes a row says what it was when it was shown; NT_ECONFLICT if
 * somebody changed it since. Results live in the arena that the caller passed.
 * What store.h says of its calls holds for these.
 */
#ifndef NOTULA_DIRECTORY_H
#define NOTULA_DIRECTORY_H

#include "notula/record.h"
#include "notula/store.h"

enum nt_directory {
	NT_DIRECTORY_PEOPLE,
	NT_DIRECTORY_ORGANIZATIONS,
	NT_DIRECTORY_VENUES,
	NT_DIRECTORY_POSTS, /* a word that participants have, with aliases */
	NT_DIRECTORY_KINDS,
};

/* Of these shape.h knows the fields; NULL for posts, which have none. */
const struct nt_shape *nt_directory_shape(enum nt_directory kind);

/* A row of the directory, with all that was merged into it. */
struct nt_merged {
	const char *uid;
	const char *name;
};
struct nt_entry {
	const char *uid; /* NULL for a post */
	const char *name;
	const char *short_name;	  /* of an organization */
	const char *position;	  /* of a person */
	const char *organization; /* of a person, by its present name */
	const char *parent;	  /* of an organization, the same */
	const char *city;	  /* of a venue */
	const char *note;
	enum nt_level level;
	bool collective;
	struct nt_words aliases;
	struct {
		struct nt_merged *v;
		size_t n;
	} merged;
	int64_t meetings; /* outside the trash; not known of a post */
	bool more;	  /* there are more than were to be counted */
	const char *first;
	const char *last; /* dates of these, or NULL */
};
struct nt_entries {
	struct nt_entry *v;
	size_t n;
};

/*
 * A page of N rows in the order of their names: those after the one of AFTER,
 * or before it where BACKWARD; from the first, or the last where BACKWARD, if
 * AFTER is NULL. WORDS: only rows with a name, short name or alias that has
 * words beginning with these; NULL for all. Rows that were merged into others
 * are found as these. COUNTED: meetings of a row are counted up to so many, so
 * that a page costs the same however many there are; 0 for all of them.
 */
struct nt_entry_cursor {
	const char *name;
	const char *uid;
};
struct nt_entry_page {
	const char *words;
	const struct nt_entry_cursor *after;
	bool backward;
	size_t n;
	int64_t counted;
};
enum nt_status nt_directory_list(struct nt_store *store, enum nt_directory kind,
				 const struct nt_entry_page *page,
				 struct nt_arena *arena, struct nt_entries *out,
				 struct nt_err *err) NT_MUST_CHECK;

/*
 * The row that NAME means: its uid, its name or an alias without regard to
 * case, else the only one with words that begin so. NT_ENOTFOUND; NT_EINVAL,
 * naming them, if several fit.
 */
enum nt_status nt_directory_find(struct nt_store *store, enum nt_directory kind,
				 const char *name, struct nt_arena *arena,
				 struct nt_entry *out,
				 struct nt_err *err) NT_MUST_CHECK;

/* The newest N records with row UID, and with those merged into it. */
enum nt_status nt_directory_meetings(struct nt_store *store,
				     enum nt_directory kind, const char *uid,
				     int64_t today, size_t n,
				     struct nt_arena *arena,
				     struct nt_rows *out,
				     struct nt_err *err) NT_MUST_CHECK;

/* Row UID into OUT, a zeroed struct of the KIND's shape. */
enum nt_status nt_directory_get(struct nt_store *store, enum nt_directory kind,
				const char *uid, struct nt_arena *arena,
				void *out, struct nt_err *err) NT_MUST_CHECK;

/* Add ROW, of the KIND's shape; its uid, if it has none, is set, in ARENA. No
 * other row may have one of its names already: that is a merge. */
enum nt_status nt_directory_add(struct nt_store *store, enum nt_directory kind,
				void *row, struct nt_arena *arena,
				struct nt_err *err) NT_MUST_CHECK;

/* Row WAS, as nt_directory_get read it, becomes NOW, of the same uid. */
enum nt_status nt_directory_put(struct nt_store *store, enum nt_directory kind,
				const void *was, const void *now,
				struct nt_err *err) NT_MUST_CHECK;

/* Take ROW, which is still as it was added, out again; NT_EINVAL if a record
 * or another row refers to it by now. */
enum nt_status nt_directory_remove(struct nt_store *store,
				   enum nt_directory kind, const void *row,
				   struct nt_err *err) NT_MUST_CHECK;

/*
 * Rename row UID, which is called OLD; KEEP makes the old name an alias.
 * Another row may not have the name already: that is a merge.
 */
enum nt_status nt_directory_rename(struct nt_store *store,
				   enum nt_directory kind, const char *uid,
				   const char *old, const char *name, bool keep,
				   struct nt_err *err) NT_MUST_CHECK;

/* Add ALIAS to the row of NAME and UID, or take it away. A post has no uid,
 * and is known from then on if it was not. */
enum nt_status nt_directory_alias(struct nt_store *store,
				  enum nt_directory kind, const char *uid,
				  const char *name, const char *alias, bool add,
				  struct nt_err *err) NT_MUST_CHECK;

/*
 * Give FIELD of row UID the VALUE of a CSV cell ("" empties it) where it holds
 * OLD (NULL: whatever it holds). A link is a uid; a parent may not stand below
 * the row itself.
 */
enum nt_status nt_directory_set(struct nt_store *store, enum nt_directory kind,
				const char *uid, const struct nt_field *field,
				const char *old, const char *value,
				struct nt_err *err) NT_MUST_CHECK;

/* Row FROM, called NAME, becomes one with row INTO, or a row of its own again.
 * Nothing else is changed, so that the second undoes the first. */
enum nt_status nt_directory_merge(struct nt_store *store,
				  enum nt_directory kind, const char *from,
				  const char *name, const char *into,
				  struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_directory_unmerge(struct nt_store *store,
				    enum nt_directory kind, const char *from,
				    struct nt_err *err) NT_MUST_CHECK;

/*
 * Rows that are probably the same: alike without case, accents, punctuation,
 * degrees, forms of address and the short forms of offices. In each pair the
 * first has more meetings. At most MOST pairs, by name.
 */
struct nt_alike {
	struct nt_entry keep;
	struct nt_entry other;
};
struct nt_alikes {
	struct nt_alike *v;
	size_t n;
};
enum nt_status nt_directory_alikes(struct nt_store *store,
				   enum nt_directory kind, size_t most,
				   struct nt_arena *arena,
				   struct nt_alikes *out,
				   struct nt_err *err) NT_MUST_CHECK;

/*
 * One counterpart: an organization with those below it and those merged into
 * any of them, but for the logbook's own office where that stands below. An
 * issue was asked of it if the line that raised it stands on another side, or
 * if nobody is named and it was a host; a response is its own if one of its
 * lines gave it, or if nobody is named and it was a host. A promise is a
 * follow-up that it or one of its people owns. Of a chain only the newest
 * counts.
 */
struct nt_asked {
	const char *uid;
	int64_t number;
	const char *date;
	int64_t issue;
	const char *text;
	enum nt_coverage coverage;
	bool open; /* in the ledger of unanswered matters */
	int64_t age_days;
};
struct nt_said {
	const char *uid;
	int64_t number;
	const char *date;
	int64_t response;
	enum nt_response_type type;
	const char *text;
	const char *answers; /* as in the CSV, "4:fully", or NULL */
};
struct nt_counterpart {
	struct nt_entry entry; /* meetings, first, last: of all of them */
	int64_t offices;       /* with those below and merged */
	struct {
		struct nt_asked *v;
		size_t n;
	} asked; /* what is open first, the oldest first */
	struct {
		struct nt_said *v;
		size_t n;
	} said;			  /* newest first */
	struct nt_tasks promised; /* open ones first, the oldest first */
	int64_t unanswered;	  /* of what was asked */
	int64_t open;		  /* of what was promised */
	int64_t overdue;
	int64_t kept;
	int64_t dropped;
	struct nt_rows meetings; /* the newest MOST */
};
enum nt_status nt_directory_counterpart(struct nt_store *store, const char *uid,
					int64_t today, size_t most,
					struct nt_arena *arena,
					struct nt_counterpart *out,
					struct nt_err *err) NT_MUST_CHECK;

#endif
