/*
 * import_run.h - what both ways of notula import share, our own formats and
 * files of others: progress, questions, ^C, counts.
 */
#ifndef NOTULA_CLI_IMPORT_RUN_H
#define NOTULA_CLI_IMPORT_RUN_H

#include "cli/cmd.h"
#include "notula/import.h"

struct cli_import {
	struct cmd_run *run;
	bool dry;
	bool json;
	bool bar;     /* a line of progress stands on the terminal */
	int64_t told; /* lines about single rows */
	int64_t untold;
};

/* Take the line of progress away, before anything else is printed. */
void cli_import_clear(struct cli_import *import);

/* From now on ^C ends the import and says so; a second one ends the program. */
void cli_import_listen(void);

/* So many are READ, or written; false once ^C was pressed. */
bool cli_import_progress(struct cli_import *import, int64_t n, bool writing);

/* N records are about to be written. Others wait meanwhile: they are not to
 * wait unasked. */
bool cli_import_ask(struct cli_import *import, int64_t n);

/* The counts at the end, as text or JSON; rejected rows are in REJECTS, which
 * may be NULL. */
void cli_import_counts(const struct cli_import *import, size_t files,
		       const struct nt_import_result *result,
		       const char *rejects);

/* Spreadsheets of others: INPUTS are closed. */
enum nt_status cli_import_foreign(struct cli_import *import,
				  struct nt_input **inputs, size_t n,
				  struct nt_err *err) NT_MUST_CHECK;

/* A dry run makes no logbook: without one it judges against an empty one. */
enum nt_status cli_import_open(struct cli_import *import,
			       struct nt_err *err) NT_MUST_CHECK;

#endif
