/*
 * rows.h - whole records and reference rows between memory and tables. All of
 * it runs inside a transaction that the caller began. Private to store/sqlite.
 */
#ifndef NOTULA_STORE_SQLITE_ROWS_H
#define NOTULA_STORE_SQLITE_ROWS_H

#include "store/sqlite/db.h"

/* Where a record stands; ID is 0 if it is not here. */
struct nt_head {
	int64_t id;
	int64_t number;
	int64_t version;
	bool trashed;
};
enum nt_status nt_head_of(struct nt_store *store, const char *uid,
			  struct nt_head *out,
			  struct nt_err *err) NT_MUST_CHECK;

/* Put the texts of REC, new under ID, into the text index. */
enum nt_status nt_texts_add(struct nt_store *store, int64_t id,
			    const struct nt_record *rec,
			    struct nt_err *err) NT_MUST_CHECK;

/* The same, NT_ENOTFOUND in words if it is not here. */
enum nt_status nt_head_need(struct nt_store *store, const char *uid,
			    struct nt_head *out,
			    struct nt_err *err) NT_MUST_CHECK;

/* Read record ID whole and compare its checksum: NT_EDAMAGED names it. */
enum nt_status nt_load(struct nt_store *store, int64_t id,
		       struct nt_arena *arena, struct nt_record *out,
		       struct nt_err *err) NT_MUST_CHECK;

/* Only read: for what has to look at damage. *CHECKSUM is what is stored, NULL
 * where there is no such record. */
enum nt_status nt_load_unchecked(struct nt_store *store, int64_t id,
				 struct nt_arena *arena, struct nt_record *out,
				 const char **checksum,
				 struct nt_err *err) NT_MUST_CHECK;

/* The comparison by itself. */
enum nt_status nt_load_check(struct nt_store *store,
			     const struct nt_record *out, const char *stored,
			     struct nt_err *err) NT_MUST_CHECK;

/* SHA-256 of the canonical JSON line of REC, which JSON (may be NULL) gets. */
void nt_checksum(const struct nt_record *rec, struct nt_buf *json,
		 char out[NT_SHA256_HEX]);

/* What saving computes beside the record. */
struct nt_computed {
	int64_t first_day;
	int64_t last_day;
	int64_t people;
	int64_t open;
	int64_t overdue_from; /* INT64_MAX: never */
	int64_t unanswered;
	bool doubtful;
};
void nt_compute(const struct nt_record *rec, struct nt_computed *out);

/* One number for a day and a TEXT without regard to case: equal ones are the
 * same. */
int64_t nt_same_key(const char *date, const char *text);

/*
 * Write REC whole in the place of record *ID, or as a new one where *ID is 0.
 * LINKED is what nt_link gave for it: links that REC does not say are kept
 * beside, for searching.
 */
enum nt_status nt_write(struct nt_store *store, int64_t *id,
			const struct nt_record *rec,
			const struct nt_record *linked,
			struct nt_err *err) NT_MUST_CHECK;

/* Somebody saved: so many MORE records are outside the trash. */
enum nt_status nt_logbook_saved(struct nt_store *store, int64_t more,
				struct nt_err *err) NT_MUST_CHECK;

/* Take record ID out, with its lines and versions. */
enum nt_status nt_erase(struct nt_store *store, int64_t id,
			struct nt_err *err) NT_MUST_CHECK;

/* Keep OLD, the present version of record ID, before another is written. */
enum nt_status nt_history_keep(struct nt_store *store, int64_t id,
			       const struct nt_record *old,
			       struct nt_err *err) NT_MUST_CHECK;

/* Version VERSION of record ID, which is not its present one. */
enum nt_status nt_history_read(struct nt_store *store, int64_t id,
			       int64_t version, struct nt_arena *arena,
			       struct nt_record *out,
			       struct nt_err *err) NT_MUST_CHECK;

/*
 * OLD became NOW, NULL where there was or is none: remember it for the closed
 * months of either, unless nothing changed of what they froze.
 */
enum nt_status nt_closing_note(struct nt_store *store,
			       const struct nt_record *old,
			       const struct nt_record *now,
			       struct nt_err *err) NT_MUST_CHECK;

/* The same where record ID comes or goes as a whole. */
enum nt_status nt_closing_note_id(struct nt_store *store, int64_t id,
				  struct nt_err *err) NT_MUST_CHECK;

/* Closed months of which the hash is not that of what they keep. */
enum nt_status nt_closings_wrong(struct nt_store *store, struct nt_arena *arena,
				 struct nt_words *out,
				 struct nt_err *err) NT_MUST_CHECK;

/*
 * Names of REC become reference rows, and its words are completed from then
 * on. LINKED becomes a copy of REC, in ARENA, with a link for every name: of
 * names that have none, NT_LINK_SET sets it in REC too, NT_LINK_NAMES leaves
 * REC as it is, NT_LINK_KEEP does so and makes no new rows, NT_LINK_LOOK
 * writes nothing at all. In every way a
 * link of REC to a row that is not here becomes one to a row of the same name
 * that batch BATCH (0: none) did not bring, or makes that row under the uid
 * that it brings. New rows belong to BATCH.
 */
enum nt_linking { NT_LINK_SET, NT_LINK_NAMES, NT_LINK_KEEP, NT_LINK_LOOK };
enum nt_status nt_link(struct nt_store *store, struct nt_record *rec,
		       struct nt_record *linked, enum nt_linking how,
		       int64_t batch, struct nt_arena *arena,
		       struct nt_err *err) NT_MUST_CHECK;

#endif
