/*
 * prompt.h - questions on a terminal, a line each. The question goes to
 * stderr; the answer is edited by the terminal itself.
 */
#ifndef NOTULA_CLI_PROMPT_H
#define NOTULA_CLI_PROMPT_H

#include <stdbool.h>

#include "notula/arena.h"
#include "notula/err.h"

/* May questions be asked: are stdin and stderr terminals? */
bool cli_may_ask(void);

/* One line, without its end, into *OUT; NULL for an empty one. NT_ECANCELLED
 * at the end of the input. */
enum nt_status cli_ask(const char *question, struct nt_arena *arena,
		       const char **out, struct nt_err *err) NT_MUST_CHECK;

/* A yes to QUESTION, in English or the user's language; NT_ECANCELLED for
 * anything else. */
enum nt_status cli_ask_yes(const char *question, struct nt_arena *arena,
			   struct nt_err *err) NT_MUST_CHECK;

#endif
