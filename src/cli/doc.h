/*
 * doc.h - the documents, printed from the tables of commands, options,
 * columns, settings, limits, exit codes and keys. None of them holds a list of
 * its own.
 */
#ifndef NOTULA_CLI_DOC_H
#define NOTULA_CLI_DOC_H

#include "cli/cmd.h"

/* What CMD does; of the whole program if it is NULL. */
void doc_help(const struct cmd *cmd);

/* The manual page notula(1), for groff. */
void doc_man(const struct cli_other_face *other);

/* Completion for bash. */
void doc_complete_bash(void);

/* What the command line calls the command in the user's language. */
const char *doc_local_name(const struct cmd *cmd);

/* Texts that help and manual share; translated. */
const char *doc_filter(void);
const char *doc_intro(void);

/* One environment variable and what it does; false after the last. */
bool doc_variable(size_t i, const char **name, const char **text);

#endif
