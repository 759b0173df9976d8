/*
 * closing.h - months whose report was sent. Closing a month freezes what was
 * said of its meetings: their hash, and that of all of them. What is frozen is
 * what a final record freezes (record.h); a follow-up that is done later
 * changes nothing here. What store.h says of its calls holds for these.
 *
 * A month is its ISO text, "2024-05". It holds the meetings of which it is
 * known that they began in it.
 */
#ifndef NOTULA_CLOSING_H
#define NOTULA_CLOSING_H

#include "notula/hash.h"
#include "notula/store.h"

struct nt_month_closed {
	const char *at; /* a moment in UTC; NULL: it was not closed */
	const char *by;
	char hash[NT_SHA256_HEX];
	int64_t meetings;
};

/*
 * The hash of MONTH with N records in any order: what closing keeps. Every
 * record counts with the hash of its frozen part (record.h).
 */
void nt_month_hash(const char *month, const struct nt_record *recs, size_t n,
		   char out[NT_SHA256_HEX]);

/*
 * Freeze MONTH. NT_EINVAL if it has not ended by day TODAY; NT_ECONFLICT,
 * saying when, if that was done before. CONFIDENTIAL: those meetings were sent
 * too.
 */
enum nt_status nt_store_close_month(struct nt_store *store, const char *month,
				    int64_t today, bool confidential,
				    struct nt_arena *arena,
				    struct nt_month_closed *out,
				    struct nt_err *err) NT_MUST_CHECK;

enum nt_status nt_store_month_closed(struct nt_store *store, const char *month,
				     struct nt_arena *arena,
				     struct nt_month_closed *out,
				     struct nt_err *err) NT_MUST_CHECK;

/*
 * Months that have ended and were never closed, from that of the first record
 * on, as spans: "2024-01" to "2024-03". LAST_MONTH: the one before that of
 * TODAY is among them. None in a logbook without a record of an ended month.
 */
struct nt_month_span {
	const char *first;
	const char *last;
};
struct nt_unclosed {
	struct nt_month_span *v;
	size_t n;
	bool last_month;
};
enum nt_status nt_store_unclosed(struct nt_store *store, int64_t today,
				 struct nt_arena *arena,
				 struct nt_unclosed *out,
				 struct nt_err *err) NT_MUST_CHECK;

/* What was changed in closed months, in the order of the changes. */
enum nt_correction_kind {
	NT_CORRECTION_CHANGED,
	NT_CORRECTION_ADDED,   /* it came later */
	NT_CORRECTION_REMOVED, /* into the trash, to another month, undone */
};
struct nt_correction {
	enum nt_correction_kind kind;
	const char *month; /* that was closed */
	const char *at;	   /* of the last change */
	const char *by;
	const char *uid;
	int64_t number;	   /* 0: it is not here any more */
	const char *title; /* NULL as above */
	const char *date;
	const char *why;	/* it was amended, or NULL */
	struct nt_words fields; /* that differ: "title", "participants 3" */
};
struct nt_corrections {
	struct nt_correction *v;
	size_t n;
	int64_t left_out; /* confidential ones */
};

/*
 * Those that the report of MONTH tells: made since the last report before it
 * was closed and, if MONTH is closed itself, before that. MONTH may be NULL:
 * made since the last closing of all.
 */
enum nt_status nt_store_corrections(struct nt_store *store, const char *month,
				    bool confidential, struct nt_arena *arena,
				    struct nt_corrections *out,
				    struct nt_err *err) NT_MUST_CHECK;

#endif
