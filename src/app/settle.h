/* settle.h - shared by the files that read what was typed into a field. */
#ifndef NOTULA_APP_SETTLE_H
#define NOTULA_APP_SETTLE_H

#include "notula/settle.h"

/* settle_date.c: a date, with what else was written beside it. */
enum nt_status nt_settle_date(struct nt_typed *t, const struct nt_settling *how,
			      struct nt_spot spot, const char *typed,
			      struct nt_err *err);
enum nt_status nt_settle_time(struct nt_typed *t, struct nt_spot spot,
			      const char *typed, struct nt_err *err);
/* "t reminded text": dates and words of events and chases, line by line. */
void nt_settle_entries(struct nt_typed *t, const struct nt_settling *how,
		       struct nt_spot spot, const char *typed);

/* settle_answers.c: "=1,5~" to a cell and back. */
void nt_settle_answers(struct nt_typed *t, struct nt_spot spot,
		       const char *typed);
const char *nt_settled_answers(const char *cell, struct nt_arena *arena);

/* settle_infer.c: what follows from the other fields of a line; "" if
 * nothing does. */
const char *nt_infer_type(const struct nt_typed *t, size_t participant);
const char *nt_infer_owner_type(const struct nt_typed *t, size_t follow_up);
const char *nt_infer_direction(const struct nt_typed *t, size_t follow_up,
			       const char *office);

#endif
