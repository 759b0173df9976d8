/* add_line.h - a record from a capture line. */
#ifndef NOTULA_CLI_ADD_LINE_H
#define NOTULA_CLI_ADD_LINE_H

#include "cli/cmd.h"

/* On a terminal names that fit several are asked, and the record is shown and
 * confirmed; elsewhere it is saved and printed. */
enum nt_status cli_add_line(struct cmd_run *run, const char *line,
			    struct nt_err *err) NT_MUST_CHECK;

#endif
