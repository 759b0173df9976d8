/*
 * cmd.h - one command: a row of facts from which dispatch, options, help,
 * manual and completion come, and the function that does it.
 */
#ifndef NOTULA_CLI_CMD_H
#define NOTULA_CLI_CMD_H

#include "cli/cli.h"
#include "cli/opt.h"

/* What of the program a command needs before it runs. */
enum cmd_needs {
	CMD_NEEDS_NOTHING,
	CMD_NEEDS_APP,	  /* settings; it opens the logbook itself, or none */
	CMD_NEEDS_READ,	  /* a logbook, which it never makes */
	CMD_NEEDS_WRITE,  /* a logbook to change */
	CMD_NEEDS_CREATE, /* the same; made if it is not there */
};

/* One run of a command. ARENA is freed after it. */
struct cmd_run {
	int64_t wait_ms; /* how long others are waited for */
	bool waiting;	 /* said so already */
	const struct cli_args *args;
	struct nt_app *app;
	struct nt_store *store; /* open for all from CMD_NEEDS_READ on */
	struct nt_query query;	/* of a command with FILTER */
	struct nt_arena *arena;
	const struct cli_other_face *other;
};

struct cmd {
	const char *name;
	const char *alias;   /* its Indonesian name */
	const char *words;   /* what follows it: "REC.N [TEXT]", or NULL */
	const char *summary; /* one line without a full stop */
	const char *text;    /* what else to know, or NULL */
	const struct cli_option *options; /* or NULL */
	int least;
	int most;    /* words; -1: any number */
	bool filter; /* its words are a FILTER */
	enum cmd_needs needs;
	/* An error that ERR holds is printed once, by the caller. */
	enum nt_status (*run)(struct cmd_run *run, struct nt_err *err);
};

/* All commands in the order of the manual. */
extern const struct cmd *const cmd_all[];
extern const size_t cmd_count;

/* By its name or its Indonesian name; NULL if there is none. */
const struct cmd *cmd_find(const char *name);

/* Open the logbook for a command that has CMD_NEEDS_APP. */
enum nt_status cmd_open(struct cmd_run *run, enum nt_access access,
			struct nt_err *err) NT_MUST_CHECK;

/* The two ways to say in which form a list is wanted. */
#define CMD_FORMAT(words) \
	{ "format", 0, N_("FORMAT"), words, N_("how to print it") }, \
	{ \
		"json", 0, NULL, NULL, N_("the same as --format json") \
	}

/* What --format and --json ask for, "text" if neither was given. */
const char *cmd_format(const struct cmd_run *run);
bool cmd_wants_json(const struct cmd_run *run);

/* Words I and on of the command line, joined by blanks; NULL if none. */
const char *cmd_rest(const struct cmd_run *run, size_t i);

/* The same through the door of FIELD: what a person typed as a text. */
enum nt_status cmd_text(const struct cmd_run *run, size_t i,
			const struct nt_field *field, const char **out,
			struct nt_err *err) NT_MUST_CHECK;

/* The record that REC names. */
enum nt_status cmd_get(struct cmd_run *run, const char *rec,
		       struct nt_record *out, struct nt_err *err) NT_MUST_CHECK;

/* The follow-up that "REC.N" names, in *OUT, part of REC. */
enum nt_status cmd_get_follow_up(struct cmd_run *run, const char *name,
				 struct nt_record *rec,
				 struct nt_follow_up **out,
				 struct nt_err *err) NT_MUST_CHECK;

/* Stamp REC and save it at the version it was read at. */
enum nt_status cmd_save(struct cmd_run *run, struct nt_record *rec,
			struct nt_err *err) NT_MUST_CHECK;

/* The whole of REC, as show prints it; one without a number is not saved. */
void cmd_print_record(const struct nt_record *rec, struct nt_arena *arena);

/* A date word as ISO text, in the arena. LOOKING: NT_LOOKING_BACK or _AHEAD. */
enum nt_status cmd_date(const struct cmd_run *run, const char *word,
			int looking, const char **out,
			struct nt_err *err) NT_MUST_CHECK;

/* The day that it is, as ISO text in the arena. */
const char *cmd_today(const struct cmd_run *run);

/* Does a terminal stand at both ends, one that can show screens? */
bool cmd_has_screen(void);

#endif
