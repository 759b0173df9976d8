/* directory.h - what notula directory does without changing anything. */
#ifndef NOTULA_CLI_DIRECTORY_H
#define NOTULA_CLI_DIRECTORY_H

#include "cli/cmd.h"
#include "notula/directory.h"

/* A row that was named, and its kind. */
struct cli_found {
	enum nt_directory kind;
	struct nt_entry entry;
};

/*
 * The row of NAME: of the kind that --kind says, else of the only one that has
 * a row called so, else of the only one that has a row with such words.
 */
enum nt_status cli_directory_find(struct cmd_run *run, const char *name,
				  struct cli_found *out,
				  struct nt_err *err) NT_MUST_CHECK;

/* The kind that TEXT names; NT_EUSAGE if none. */
enum nt_status cli_directory_kind(const char *text, enum nt_directory *out,
				  struct nt_err *err) NT_MUST_CHECK;

/* Verbs; their words stand behind them in the arguments of RUN. */
enum nt_status cli_directory_list(struct cmd_run *run,
				  struct nt_err *err) NT_MUST_CHECK;
enum nt_status cli_directory_show(struct cmd_run *run,
				  struct nt_err *err) NT_MUST_CHECK;
enum nt_status cli_directory_org(struct cmd_run *run,
				 struct nt_err *err) NT_MUST_CHECK;
enum nt_status cli_directory_duplicates(struct cmd_run *run,
					struct nt_err *err) NT_MUST_CHECK;

#endif
