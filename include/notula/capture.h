/*
 * capture.h - a record in one line: "[DATE] TITLE { SIGN TEXT }" (FORMATS,
 * "Capture line"), taken apart. Pure text: who is meant by a name is for
 * resolve.h to find.
 *
 * A sign stands between two blanks, so that "#3" and "+62" are text; a doubled
 * one is the sign itself. Line ends and tabs count as blanks.
 */
#ifndef NOTULA_CAPTURE_H
#define NOTULA_CAPTURE_H

#include "notula/arena.h"
#include "notula/err.h"

/* X(NAME, sign) */
#define NT_CAPTURE_SIGNS(X) \
	X(VENUE, "@") \
	X(PARTICIPANT, "+") \
	X(ISSUE, "#") \
	X(RESPONSE, "=") \
	X(FOLLOW_UP, "!") \
	X(OWNER, ">") \
	X(DUE, "^") \
	X(APART, "=-") /* a response that answers no issue */

enum nt_capture_kind {
#define X(NAME, sign) NT_CAPTURE_##NAME,
	NT_CAPTURE_SIGNS(X)
#undef X
};

enum { NT_CAPTURE_NAME, NT_CAPTURE_POSITION, NT_CAPTURE_ORGANIZATION };

/* TEXT is never blank. Of a participant WHO has the parts, "" where one is
 * empty. */
struct nt_capture_part {
	enum nt_capture_kind kind;
	const char *text;
	const char *who[3];
};

struct nt_capture {
	const char *date; /* as typed; "" for none */
	const char *title;
	struct nt_capture_part *v;
	size_t n;
};

/*
 * Read LINE into OUT, in ARENA. NT_EUSAGE names the sign and its text: one
 * without a text, a second venue, a response before any issue, an owner or due
 * before any follow-up, a line without a title. What stands before the trouble
 * is in OUT all the same. TODAY is a day number.
 */
enum nt_status nt_capture_read(const char *line, int64_t today,
			       struct nt_arena *arena, struct nt_capture *out,
			       struct nt_err *err) NT_MUST_CHECK;

const char *nt_capture_sign(enum nt_capture_kind kind);

#endif
