/* ask.h - a record, asked for line by line on a terminal. */
#ifndef NOTULA_CLI_ASK_H
#define NOTULA_CLI_ASK_H

#include "cli/cmd.h"

/* Fill REC, in the arena of RUN; NT_ECANCELLED at the end of the input. */
enum nt_status cli_ask_record(struct cmd_run *run, struct nt_record *rec,
			      struct nt_err *err) NT_MUST_CHECK;

#endif
