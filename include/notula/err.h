/*
 * err.h - one kind of error, from the place where its cause is known to the
 * face that shows it.
 *
 * Whatever can fail returns enum nt_status and fills a caller-owned struct
 * nt_err (which may be NULL). The message is a sentence without its file and
 * line: those stand in members, so that the command line prints
 * "meetings.csv:17: date: ..." and the form puts its cursor on the field.
 */
#ifndef NOTULA_ERR_H
#define NOTULA_ERR_H

#include <stddef.h>
#include <stdint.h>

#include "notula/compiler.h"

enum nt_status {
#define X(name, code, text) NT_##name,
#include "notula/status.def"
#undef X
};

enum { NT_ERR_FILE = 256, NT_ERR_FIELD = 64, NT_ERR_MSG = 768 };

/*
 * FIELD is a key of columns.def, with its place in front where it belongs to
 * a line: "participants 3 name". FILE and FIELD are empty, LINE is 0, where
 * they do not apply. A text that is too long is cut at a character.
 */
struct nt_err {
	enum nt_status status;
	int64_t line;
	char file[NT_ERR_FILE];
	char field[NT_ERR_FIELD];
	char msg[NT_ERR_MSG];
};

/* Fill ERR with STATUS and a message; return STATUS. */
enum nt_status nt_fail(struct nt_err *err, enum nt_status status,
		       const char *fmt, ...) NT_PRINTF(3, 4);

/* The same, for a named field. */
enum nt_status nt_fail_field(struct nt_err *err, enum nt_status status,
			     const char *field, const char *fmt, ...)
	NT_PRINTF(4, 5);

/* Put context before the message that ERR holds already. */
void nt_wrap(struct nt_err *err, const char *fmt, ...) NT_PRINTF(2, 3);

/* Put the name of a section or line before the field that ERR holds. */
void nt_err_within(struct nt_err *err, const char *fmt, ...) NT_PRINTF(2, 3);

/* Say in which file, and at which line (0: none), the trouble is. */
void nt_err_at(struct nt_err *err, const char *file, int64_t line);

/* Exit code and general text of a status, from status.def. */
int nt_status_exit(enum nt_status status);
const char *nt_status_text(enum nt_status status);

/* "FILE:LINE: FIELD: MESSAGE", the parts that are known, into OUT[SIZE]. */
const char *nt_err_format(const struct nt_err *err, char *out, size_t size);

#endif
