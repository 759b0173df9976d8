/*
 * store.h - the seam: whole records in and out. Nothing above it knows SQL or
 * an engine; nothing below it prints.
 *
 * One call is at most one round trip, and no call leaves a statement or a
 * lock behind: between two calls anybody may save. Results live in the arena
 * that the caller passed. Every function may return NT_EBUSY where another
 * program holds the logbook and the wait hook gave up, NT_EREADONLY where it
 * was opened for reading, NT_EDAMAGED where a checksum is wrong, NT_EIO and
 * NT_EFULL. tests/store holds the specification.
 */
#ifndef NOTULA_STORE_H
#define NOTULA_STORE_H

#include "notula/clock.h"
#include "notula/query.h"
#include "notula/record.h"
#include "notula/uid.h"

struct nt_store;

/* How to open a logbook. */
struct nt_opening {
	const char *path; /* or ":memory:" */
	bool read_only;
	bool create;	  /* make it if it is not there */
	const char *user; /* who acts: stands in the batches */
	struct nt_clock clock;
	/*
	 * Called about every 50 ms while another program keeps the logbook
	 * locked, with the time waited so far; false gives up (NT_EBUSY).
	 * NULL: wait at most MAX_WAIT_MS.
	 */
	bool (*wait)(void *ctx, int64_t waited_ms);
	void *wait_ctx;
	int64_t max_wait_ms;
	/*
	 * Asked again and again while something is read, many times a ms: true
	 * gives it up, and the call returns NT_ECANCELLED. NULL: nobody asks.
	 */
	bool (*give_up)(void *ctx);
	void *give_up_ctx;
};

/*
 * NT_ENOTFOUND if it is not there and not to be created, NT_EFOREIGN for a
 * file that is no logbook, NT_ENEWER for one made by a newer program. A file
 * or folder that cannot be written is opened read-only: ask
 * nt_store_read_only().
 */
enum nt_status nt_store_open(struct nt_store **out,
			     const struct nt_opening *how,
			     struct nt_err *err) NT_MUST_CHECK;
void nt_store_close(struct nt_store *store);
bool nt_store_read_only(const struct nt_store *store);

struct nt_logbook {
	const char *uid;
	const char *office;	 /* NULL: consolidated, or not told yet */
	const char *office_code; /* NULL as above */
	int64_t records;	 /* outside the trash */
};
enum nt_status nt_store_logbook(struct nt_store *store, struct nt_arena *arena,
				struct nt_logbook *out,
				struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_store_set_office(struct nt_store *store, const char *office,
				   const char *code,
				   struct nt_err *err) NT_MUST_CHECK;

/* A number that is another one after every save by anybody. Never waits. */
int64_t nt_store_changed(struct nt_store *store);

/* How often something was saved through STORE. */
int64_t nt_store_saves(const struct nt_store *store);

/* Records. */

/*
 * REC is a number (digits only), a uid, or its beginning from 8 characters on
 * if only one fits; records in the trash too. NT_EINVAL if several fit.
 */
enum nt_status nt_store_find(struct nt_store *store, const char *rec,
			     char uid[NT_UID_SIZE],
			     struct nt_err *err) NT_MUST_CHECK;

enum nt_status nt_store_get(struct nt_store *store, const char *uid,
			    struct nt_arena *arena, struct nt_record *out,
			    struct nt_err *err) NT_MUST_CHECK;

/*
 * Validate REC and save it whole. EXPECT is the version it was read at, 0 for
 * a new record; NT_ECONFLICT, naming both versions, if it is another by now
 * or the record is in the trash; NT_EINVAL where it would change what is
 * frozen (record.h). The caller sets uid, updated_at and
 * updated_by; the store sets version, and for a new record number, office
 * (where unknown), created_at and created_by; a status that is unknown becomes
 * working (a follow-up's: open). Names, organizations, venues and owners that
 * have no link are linked to reference rows without regard to case, and become
 * new rows where none is known. What the store sets is set in REC, in ARENA.
 */
enum nt_status nt_store_save(struct nt_store *store, struct nt_record *rec,
			     int64_t expect, struct nt_arena *arena,
			     struct nt_err *err) NT_MUST_CHECK;

/* Take back the save that made REC, as it was read, final; NT_ECONFLICT if
 * anything else was changed by it or since. */
enum nt_status nt_store_undo_final(struct nt_store *store,
				   struct nt_record *rec,
				   struct nt_arena *arena,
				   struct nt_err *err) NT_MUST_CHECK;

enum nt_status nt_store_in_trash(struct nt_store *store, const char *uid,
				 bool *out, struct nt_err *err) NT_MUST_CHECK;

/* Into the trash (IN) or out of it. NT_ECONFLICT as above. */
enum nt_status nt_store_trash(struct nt_store *store, const char *uid,
			      int64_t expect, bool in,
			      struct nt_err *err) NT_MUST_CHECK;

/* Every version, newest (the present one) first. */
struct nt_version {
	int64_t version;
	const char *at;
	const char *by;
	const char *why;
	struct nt_words changed; /* fields that differ from the one before */
};
struct nt_versions {
	struct nt_version *v;
	size_t n;
};
enum nt_status nt_store_history(struct nt_store *store, const char *uid,
				struct nt_arena *arena, struct nt_versions *out,
				struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_store_get_version(struct nt_store *store, const char *uid,
				    int64_t version, struct nt_arena *arena,
				    struct nt_record *out,
				    struct nt_err *err) NT_MUST_CHECK;

/* Lists. */

/* One line of the log. */
struct nt_row {
	const char *uid;
	int64_t number;
	const char *date;
	const char *title;
	enum nt_kind kind;
	enum nt_record_status status;
	const char *venue;
	const char *city;
	int64_t people;	    /* people at least */
	int64_t open;	    /* follow-ups open or in progress */
	int64_t overdue;    /* of these */
	int64_t unanswered; /* issues */
	bool doubtful;
	bool trashed;
	int64_t version;
	const char *hit; /* a search by rank: where it was found, between
			  * \x01 and \x02; else NULL */
};
struct nt_rows {
	struct nt_row *v;
	size_t n;
};

/*
 * A page of N rows, newest first: those after (older than) the row with
 * AFTER's date and uid, or before (newer than) it where BACKWARD; from the
 * newest, or the oldest where BACKWARD, if AFTER is NULL. Rows stand newest
 * first in either case. Reads N rows and no more.
 */
struct nt_cursor {
	const char *date;
	const char *uid;
};
enum nt_status nt_store_list(struct nt_store *store,
			     const struct nt_query *query,
			     const struct nt_cursor *after, bool backward,
			     size_t n, struct nt_arena *arena,
			     struct nt_rows *out,
			     struct nt_err *err) NT_MUST_CHECK;

/* The N best by rank, with their hits. */
enum nt_status nt_store_search(struct nt_store *store,
			       const struct nt_query *query, size_t n,
			       struct nt_arena *arena, struct nt_rows *out,
			       struct nt_err *err) NT_MUST_CHECK;

/* How many records QUERY finds, counted up to MOST. */
enum nt_status nt_store_count(struct nt_store *store,
			      const struct nt_query *query, int64_t most,
			      int64_t *out, struct nt_err *err) NT_MUST_CHECK;

/* Values that were used before and have a word beginning with PREFIX, newest
 * first; "" gives the newest of all. */
enum nt_suggest {
	NT_SUGGEST_PERSON,
	NT_SUGGEST_ORGANIZATION,
	NT_SUGGEST_VENUE,
	NT_SUGGEST_CITY,
	NT_SUGGEST_POSITION,
	NT_SUGGEST_CATEGORY,
	NT_SUGGEST_OWNER,
	NT_SUGGEST_TAG,
	NT_SUGGEST_TITLE, /* of the newest meetings only */
};
struct nt_suggestion {
	const char *text;
	const char *uid;	  /* of the reference row, or NULL */
	const char *position;	  /* a person's, from the last time */
	const char *organization; /* the same */
	enum nt_side side;	  /* the same */
	const char *city;	  /* a venue's */
	int64_t meetings;
	const char *last; /* date of the newest meeting, or NULL */
};
struct nt_suggestions {
	struct nt_suggestion *v;
	size_t n;
};
enum nt_status nt_store_suggest(struct nt_store *store, enum nt_suggest what,
				const char *prefix, size_t n,
				struct nt_arena *arena,
				struct nt_suggestions *out,
				struct nt_err *err) NT_MUST_CHECK;

/* Ledgers. */

/* A follow-up with its meeting. */
struct nt_task {
	const char *uid;
	int64_t number;
	const char *date;
	const char *title;
	const char *venue;
	int64_t version;
	const char *issue_text; /* of the issue it comes from, or NULL */
	struct nt_follow_up f;
	int64_t age_days; /* since the meeting, or the oldest of its chain */
	bool overdue;
};
struct nt_tasks {
	struct nt_task *v;
	size_t n;
};

/*
 * Overdue ones first, then dated by due, then undated and events oldest first;
 * closed ones last, newest first. OPEN_ONLY leaves those out. Of a chain only
 * its newest follow-up counts.
 */
enum nt_status nt_store_tasks(struct nt_store *store,
			      const struct nt_query *query, bool open_only,
			      bool overdue_only, size_t most,
			      struct nt_arena *arena, struct nt_tasks *out,
			      struct nt_err *err) NT_MUST_CHECK;

struct nt_unanswered {
	const char *uid;
	int64_t number;
	const char *date;
	const char *title;
	int64_t issue; /* its no */
	const char *text;
	enum nt_coverage coverage; /* none, generally or partly */
	int64_t age_days;
};
struct nt_unanswereds {
	struct nt_unanswered *v;
	size_t n;
};
enum nt_status nt_store_unanswered(struct nt_store *store,
				   const struct nt_query *query, size_t most,
				   struct nt_arena *arena,
				   struct nt_unanswereds *out,
				   struct nt_err *err) NT_MUST_CHECK;

/* A fact that is marked or found doubtful: see doubt.h. */
struct nt_doubt_row {
	const char *uid;
	int64_t number;
	const char *date;
	const char *title;
	const char *field;
	const char *line; /* "participants 3", or NULL */
	const char *reason;
	const char *text;
};
struct nt_doubt_rows {
	struct nt_doubt_row *v;
	size_t n;
};
enum nt_status nt_store_verify(struct nt_store *store,
			       const struct nt_query *query, size_t most,
			       struct nt_arena *arena,
			       struct nt_doubt_rows *out,
			       struct nt_err *err) NT_MUST_CHECK;

/* Everything, and batches. */

/*
 * Call EACH with every record that QUERY finds, by date, then uid: one
 * snapshot, however long EACH takes and whoever saves meanwhile. The record
 * lives until EACH returns; another status than NT_OK ends the walk with it.
 */
typedef enum nt_status nt_each_fn(void *ctx, const struct nt_record *rec,
				  struct nt_err *err);
enum nt_status nt_store_each(struct nt_store *store,
			     const struct nt_query *query, nt_each_fn *each,
			     void *ctx, struct nt_err *err) NT_MUST_CHECK;

/* Every reference row by uid: SHAPE is nt_shape_person, _organization or
 * _venue, ROW a struct of it. */
typedef enum nt_status nt_each_row_fn(void *ctx, const void *row,
				      struct nt_err *err);
enum nt_status nt_store_each_row(struct nt_store *store,
				 const struct nt_shape *shape,
				 nt_each_row_fn *each, void *ctx,
				 struct nt_err *err) NT_MUST_CHECK;

/*
 * One import: everything between begin and end is one transaction, a batch.
 * Records are added as they are (uid, version, created, updated, links); the
 * verdict says what became of each. KEEP_NUMBERS takes their numbers, which
 * must be above the last one ever given out; else new ones are given in the
 * order of adding. OFFICE becomes that of a logbook without office and records.
 * nt_import_end commits where STATUS is NT_OK and something was written, else
 * takes everything back, and frees IMPORT.
 */
/* What becomes of names that have no link to a reference row. */
enum nt_import_links {
	NT_LINKS_NAMED, /* they become rows, the records stay as they are */
	NT_LINKS_OWN, /* nothing: rows come by nt_import_row, before records */
	NT_LINKS_SET, /* they are linked, as nt_store_save does */
	NT_LINKS_ALIKE, /* the same, also to rows that are called alike:
			 * without case, degrees and punctuation */
};
enum nt_verdict {
	NT_VERDICT_ADDED,
	NT_VERDICT_SAME,
	NT_VERDICT_UPDATED,
	NT_VERDICT_CONFLICT,
	NT_VERDICT_DUPLICATE, /* of nt_import_foreign only */
};
struct nt_importing {
	const char *files;  /* their names, for the list of batches */
	const char *office; /* whose bundle it is, or NULL */
	bool keep_numbers;
	enum nt_import_links links;
	bool update;  /* take a higher version of a record that is here */
	bool dry_run; /* judge only: no transaction, nothing is written */
};
struct nt_import;
enum nt_status nt_import_begin(struct nt_store *store,
			       const struct nt_importing *how,
			       struct nt_import **out,
			       struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_import_record(struct nt_import *import,
				const struct nt_record *rec,
				enum nt_verdict *verdict,
				struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_import_row(struct nt_import *import,
			     const struct nt_shape *shape, const void *row,
			     struct nt_err *err) NT_MUST_CHECK;

/*
 * The same for a record that was read out of a file of others, where ORIGIN
 * says from. It is the SAME if its fingerprint was imported before, though it
 * may have been edited since. Where the import updates, it is taken in the
 * place of the record that came under the same KEY, which is a CONFLICT if
 * that was edited since, is final or in the trash. The record that is here
 * under its uid it changes where it says something, or is a DUPLICATE of where
 * the import does not update. It is a DUPLICATE, and not added unless
 * EVEN_ALIKE, of a record of the same office on the same day with the same
 * title or venue without case, that was here before the import.
 * *NUMBER is that of the record which is here, else 0. The store sets number,
 * version and created; the caller uid, updated and office. After NT_EINVAL
 * nothing of it was written, and the import may go on.
 */
struct nt_origin {
	const char *fingerprint; /* 32 hexadecimal digits */
	const char *key;	 /* or NULL */
	bool even_alike;
};
enum nt_status nt_import_foreign(struct nt_import *import,
				 const struct nt_record *rec,
				 const struct nt_origin *origin,
				 enum nt_verdict *verdict, int64_t *number,
				 struct nt_err *err) NT_MUST_CHECK;
/* *BATCH is its number, 0 if nothing was written. */
enum nt_status nt_import_end(struct nt_import *import, enum nt_status status,
			     int64_t *batch, struct nt_err *err) NT_MUST_CHECK;

/* The last number ever given out. */
enum nt_status nt_store_last_number(struct nt_store *store, int64_t *out,
				    struct nt_err *err) NT_MUST_CHECK;

struct nt_batch {
	int64_t batch;
	const char *at;
	const char *by;
	const char *files;
	int64_t added;
	int64_t updated;
	bool undone;
};
struct nt_batches {
	struct nt_batch *v;
	size_t n;
};
enum nt_status nt_store_batches(struct nt_store *store, struct nt_arena *arena,
				struct nt_batches *out,
				struct nt_err *err) NT_MUST_CHECK;

/* Take batch N back, with the reference rows only it brought; NT_ECONFLICT,
 * naming them, and nothing done, if one of its records was edited since. */
enum nt_status nt_store_undo_batch(struct nt_store *store, int64_t batch,
				   struct nt_err *err) NT_MUST_CHECK;

/* Safety. */

/* Call SAY with each finding, in words; NT_EDAMAGED if there was any. */
typedef void nt_check_fn(void *ctx, const char *finding);
enum nt_status nt_store_check(struct nt_store *store, nt_check_fn *say,
			      void *ctx, struct nt_err *err) NT_MUST_CHECK;

/* A full copy at PATH, which must not be there; others may go on saving. */
enum nt_status nt_store_backup(struct nt_store *store, const char *path,
			       struct nt_err *err) NT_MUST_CHECK;

#endif
