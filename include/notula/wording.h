/*
 * wording.h - words of a record as papers have them, where these are other
 * than on screens (TERMS.md, "paper"), in the language of the reader.
 */
#ifndef NOTULA_WORDING_H
#define NOTULA_WORDING_H

#include "notula/record.h"

/* "Rapat koordinasi"; NULL where nobody said it. */
const char *nt_worded_kind(enum nt_kind kind);

/* "luring dan daring"; NULL as above. */
const char *nt_worded_mode(enum nt_mode mode);

/* "Kendala", "Komitmen"; NULL as above. */
const char *nt_worded_issue(enum nt_issue_type type);
const char *nt_worded_response(enum nt_response_type type);

/* "(receives)" behind a name; NULL for a mere participant. */
const char *nt_worded_duty(enum nt_duty duty);

/* "Terjawab penuh"; "BELUM DIJAWAB" also where nobody said it. */
const char *nt_worded_coverage(enum nt_coverage coverage);

/* A category that the program offers, translated; all others as typed. */
const char *nt_worded_category(const char *typed);

/* S in capitals; with a capital where a sentence begins; without one, for a
 * word of our own within a sentence. */
const char *nt_worded_capitals(struct nt_arena *arena, const char *s);
const char *nt_worded_sentence(struct nt_arena *arena, const char *s);
const char *nt_worded_within(struct nt_arena *arena, const char *s);

#endif
