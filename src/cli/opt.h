/*
 * opt.h - options from tables. An option is --name, --name=VALUE,
 * --name VALUE, or -l where it has a letter; letters are never joined, so that
 * "-word" stays a term of a FILTER. "--" ends the options.
 */
#ifndef NOTULA_CLI_OPT_H
#define NOTULA_CLI_OPT_H

#include <stdbool.h>
#include <stddef.h>

#include "notula/arena.h"
#include "notula/err.h"
#include "notula/shape.h"

struct cmd;

/* A table ends with an option without a name. */
struct cli_option {
	const char *name;
	char letter;	   /* or 0 */
	const char *arg;   /* name of its value; NULL: it takes none */
	const char *words; /* values that may be, blanks between; or NULL */
	const char *help;  /* NULL: not shown */
};

enum { CLI_MOST_OPTIONS = 24 };

/* One option that was given, and which of its table it is. */
struct cli_said {
	size_t option;
	const char *value;
};

struct cli_args {
	const struct cmd *cmd;	/* NULL: none was named */
	const char *db;		/* --db */
	long long wait_seconds; /* --wait, or -1 */
	bool help;
	bool version;
	const char *values[CLI_MOST_OPTIONS]; /* in the order of the table */
	struct cli_said *said;		      /* all of them, as they came */
	size_t n_said;
	const char **words;
	size_t n;
};

/* Those that every command takes. */
extern const struct cli_option cli_global_options[];

/* NT_EUSAGE names what is wrong and what may have been meant. */
enum nt_status cli_args_read(struct cli_args *args, int argc, char **argv,
			     struct nt_arena *arena,
			     struct nt_err *err) NT_MUST_CHECK;

/* The value of option NAME of the command's table, "" for one that takes
 * none; NULL if it was not given. */
const char *cli_value(const struct cli_args *args, const char *name);
bool cli_given(const struct cli_args *args, const char *name);

/* All values of an option that may be given more than once, in ARENA. */
struct nt_words cli_values(const struct cli_args *args, const char *name,
			   struct nt_arena *arena);

/* Is WORD one of the blank-separated WORDS? */
bool cli_one_of(const char *words, const char *word);

/* The known one of N names that is most like NAME; NULL if none is near. */
const char *cli_nearest(const char *name, const char *const *names, size_t n);

#endif
