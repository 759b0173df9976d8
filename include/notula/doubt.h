/*
 * doubt.h - what a reader of one record should check: facts marked, and facts
 * that contradict each other. Decides nothing, corrects nothing.
 */
#ifndef NOTULA_DOUBT_H
#define NOTULA_DOUBT_H

#include "notula/record.h"

/*
 * FIELD is a key, LINE "participants 3" or NULL, REASON a word of FORMATS
 * (weekday, two-digit year, pairing, to verify; duplicate and unknown name
 * need more than one record), TEXT a sentence. A line that is marked as a
 * whole has the field to_verify.
 */
struct nt_doubt {
	const char *field;
	const char *line;
	const char *reason;
	const char *text;
};
struct nt_doubts {
	struct nt_doubt *v;
	size_t n;
};

/* In ARENA: the date first, then marked fields, then lines as they stand. */
void nt_doubts_of(const struct nt_record *rec, struct nt_arena *arena,
		  struct nt_doubts *out);

#endif
