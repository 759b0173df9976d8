/*
 * doubt.h - what a reader of one record should check: facts marked, and facts
 * that contradict each other. Decides nothing, corrects nothing.
 */
#ifndef NOTULA_DOUBT_H
#define NOTULA_DOUBT_H

#include "notula/record.h"

/* FIELD is a key, LINE "participants 3" or NULL, REASON a word of FORMATS
 * (weekday, two-digit year, pairing, unknown name, to verify), TEXT a
 * sentence. */
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

void nt_doubts_of(const struct nt_record *rec, struct nt_arena *arena,
		  struct nt_doubts *out);

#endif
