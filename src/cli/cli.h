/*
 * cli.h - the face that prints: commands, options, help. main gives it what
 * it needs of the other face, so that the two never include each other.
 */
#ifndef NOTULA_CLI_CLI_H
#define NOTULA_CLI_CLI_H

#include "notula/app.h"

/* What keys of the screens do, for the manual: a row of actions.def. */
struct cli_key {
	int group;	   /* which heading */
	const char *lists; /* its keys in lists */
	const char *text;  /* and while text is typed */
	const char *help;
};

struct cli_other_face {
	/*
	 * Open the screens, on the form of record REC where it is not NULL,
	 * and return the exit code. The form is for an amendment where WHY,
	 * its reason, is not NULL. APP is started, its logbook not open yet.
	 */
	int (*screens)(struct nt_app *app, const char *rec, const char *why);
	/* Headings, and keys below them; NULL and 0 if there are none. */
	const char *const *groups;
	int group_count;
	const struct cli_key *keys;
	size_t key_count;
};

/* Do what ARGV asks for; the exit code. */
int cli_main(int argc, char **argv, const struct cli_other_face *other);

#endif
