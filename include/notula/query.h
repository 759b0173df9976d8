/*
 * query.h - the FILTER language (FORMATS, "FILTER"), read into terms. What is
 * typed is data: any input gives a query.
 */
#ifndef NOTULA_QUERY_H
#define NOTULA_QUERY_H

#include <stdbool.h>
#include <stdint.h>

#include "notula/arena.h"
#include "notula/err.h"
#include "notula/shape.h"

enum nt_query_key {
	NT_QUERY_WORD, /* a word or a phrase of the text; has a letter or digit
			*/
	NT_QUERY_ORG,
	NT_QUERY_PERSON,
	NT_QUERY_VENUE,
	NT_QUERY_OWNER,
	NT_QUERY_CATEGORY,
	NT_QUERY_TAG,
	NT_QUERY_KIND,	/* value: a word of nt_set_kind */
	NT_QUERY_FROM,	/* value: an ISO date, its first day */
	NT_QUERY_TO,	/* value: an ISO date, its last day */
	NT_QUERY_MONTH, /* value: an ISO date; any day in it */
	NT_QUERY_IS,	/* value: open, overdue ... in English */
	NT_QUERY_KEYS,
};

struct nt_term {
	enum nt_query_key key;
	bool not ;
	bool prefix; /* word*: the last word is a beginning */
	bool quoted; /* in quotes: as it stands, no other forms of its words */
	const char *value;
};

/* All must hold; terms of one key, words apart, mean either. TODAY is a day
 * number: what is overdue depends on it. */
struct nt_query {
	struct nt_term *v;
	size_t n;
	int64_t today;
};

/*
 * Read TEXT; values are valid UTF-8 in any case. TYPING: it comes from the
 * search box, so that the last word counts as a beginning (from three letters
 * on, fewer wait unless a blank ends them) and a value that cannot be read yet
 * is left out, with *WAITING (may be NULL) true. Else such a value is
 * NT_EUSAGE, naming it.
 */
enum nt_status nt_query_read(const char *text, int64_t today, bool typing,
			     struct nt_arena *arena, struct nt_query *out,
			     bool *waiting, struct nt_err *err) NT_MUST_CHECK;

/* QUERY within the days FIRST to LAST, in ARENA; bounds of its own stay. */
void nt_query_within(const struct nt_query *query, int64_t first, int64_t last,
		     struct nt_arena *arena, struct nt_query *out);

/*
 * What may go on from TYPED, one word without its -: keys, "org:", and where a
 * key stands already the words that it knows, "is:open"; in ARENA, those of
 * the reader's language first.
 */
void nt_query_complete(const char *typed, struct nt_arena *arena,
		       struct nt_words *out);

/* The key that TERM begins with, NT_QUERY_WORD for none; *VALUE is the rest. */
enum nt_query_key nt_query_key_of(const char *term, const char **value);

/* "org", in the reader's language. KEY is none of words. */
const char *nt_query_key_name(enum nt_query_key key);

/* What QUERY finds in a text: words, folded, or their beginnings. */
struct nt_needle {
	const char *text;
	bool beginning;
};
struct nt_needles {
	struct nt_needle *v;
	size_t n;
};

/* Of the words that must be there, in ARENA. */
void nt_query_needles(const struct nt_query *query, struct nt_arena *arena,
		      struct nt_needles *out);

/* The next word of TEXT from *AT on that is one of them: at *AT, *N bytes. */
bool nt_needles_find(const struct nt_needles *needles, const char *text,
		     size_t *at, size_t *n);

#endif
