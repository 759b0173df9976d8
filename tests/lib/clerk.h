/*
 * clerk.h - the real program, as a clerk meets it: in a pseudo-terminal and on
 * the command line, with a private home, the clock at 2024-06-12 09:00 and the
 * user "notulis".
 */
#ifndef TESTS_LIB_CLERK_H
#define TESTS_LIB_CLERK_H

#include "lib/drive.h"
#include "lib/place.h"

/* The screens on the logbook of PLACE. REC, if not NULL: `edit REC`. */
struct drive *clerk_start(struct place *place, const char *rec);

/* Type a script of typist.h, and wait for the screen. */
void clerk_type(struct drive *d, const char *script);

/* Leave with q; the program must end well. Frees D. */
void clerk_leave(struct drive *d);

/* Run the command line with WORDS, ended by NULL; what it said on stdout is
 * in OUT. Returns its exit code. */
int clerk_run(struct place *place, struct nt_buf *out,
	      const char *const *words);

#endif
