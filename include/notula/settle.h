/*
 * settle.h - what a clerk types into a field of a form, and what the field
 * then holds: date words become days, "(12)" a head count, "=1,5~" the issues
 * that a response answers, a prefix a word of a list. What follows from other
 * fields is filled in where nobody said otherwise: a participant's type, an
 * owner's type, the direction of a follow-up, the weekday as written.
 */
#ifndef NOTULA_SETTLE_H
#define NOTULA_SETTLE_H

#include "notula/dateword.h"
#include "notula/typed.h"

struct nt_settling {
	int64_t today;
	const char *office; /* the logbook's own, or NULL */
};

/*
 * Put what was TYPED into SPOT. What cannot be read stays as it was typed and
 * gives NT_EINVAL in words; the record is not the worse for it.
 */
enum nt_status nt_settle(struct nt_typed *t, const struct nt_settling *how,
			 struct nt_spot spot, const char *typed,
			 struct nt_err *err) NT_MUST_CHECK;

/* What SPOT holds, as it would be typed: settling it again changes nothing.
 * In ARENA, or borrowed from T. */
const char *nt_settled(const struct nt_typed *t, struct nt_spot spot,
		       struct nt_arena *arena);

/* Can what SPOT holds be saved? */
enum nt_status nt_spot_check(const struct nt_typed *t, struct nt_spot spot,
			     struct nt_err *err) NT_MUST_CHECK;

/* The word of SET that TEXT means: a word, a label, its number in the list,
 * or the beginning of one word only; 0 if none. */
int nt_word_meant(const struct nt_set *set, const char *text);

/* The issue that matter ROW stands under; 0: none. */
int64_t nt_issue_above(const struct nt_typed *t, size_t row);

#endif
