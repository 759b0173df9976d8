/* cli.c - from the command line to a command and to an exit code. */
#include "cli/cli.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cmd.h"
#include "cli/doc.h"
#include "cli/out.h"
#include "notula/daily.h"
#include "notula/query.h"
#include "notula/str.h"

#define X(name) extern const struct cmd cmd_##name;
#include "cli/commands.def"
#undef X

const struct cmd *const cmd_all[] = {
#define X(name) &cmd_##name,
#include "cli/commands.def"
#undef X
};
const size_t cmd_count = NT_COUNT(cmd_all);

/* A larger logbook is copied while the screens are up: a command would take
 * too long over it. */
enum { SAY_AFTER_MS = 1000, DAILY_MOST = 64 << 20 };

const struct cmd *cmd_find(const char *name)
{
	for (size_t i = 0; i < cmd_count; i++)
		if (nt_str_eq(cmd_all[i]->name, name) ||
		    nt_str_eq(cmd_all[i]->alias, name))
			return cmd_all[i];
	return NULL;
}

bool cmd_has_screen(void)
{
	const char *term = getenv("TERM");

	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && term != NULL &&
	       term[0] != '\0' && strcmp(term, "dumb") != 0;
}

/* What another program's lock means here: a word after a second, and the end
 * after --wait. */
static bool wait_for_others(void *ctx, int64_t waited_ms)
{
	struct cmd_run *run = ctx;

	if (waited_ms >= SAY_AFTER_MS && !run->waiting &&
	    isatty(STDERR_FILENO)) {
		cli_say("%s", _("The logbook is busy. Waiting."));
		run->waiting = true;
	}
	return waited_ms < run->wait_ms;
}

enum nt_status cmd_open(struct cmd_run *run, enum nt_access access,
			struct nt_err *err)
{
	enum nt_status st;

	run->wait_ms = nt_app_wait_ms(run->app, access);
	run->app->wait = wait_for_others;
	run->app->wait_ctx = run;
	st = nt_app_open(run->app, access, err);
	run->store = run->app->store;
	return st;
}

static enum nt_status read_filter(struct cmd_run *run, struct nt_err *err)
{
	const char *text = cmd_rest(run, 0);

	return nt_query_read(text ? text : "", nt_app_today(run->app), false,
			     run->arena, &run->query, NULL, err);
}

static enum nt_status start_app(struct nt_app *app, const struct cli_args *args,
				struct nt_err *err)
{
	enum nt_status st = nt_app_start(app, args->db, err);

	if (st == NT_OK && args->wait_seconds >= 0)
		app->wait_ms = args->wait_seconds * 1000;
	return st;
}

/* What has to stand before the command runs: settings, FILTER, logbook. */
static enum nt_status prepare(struct cmd_run *run, struct nt_err *err)
{
	static const enum nt_access access[] = {
		[CMD_NEEDS_READ] = NT_TO_READ,
		[CMD_NEEDS_WRITE] = NT_TO_WRITE,
		[CMD_NEEDS_CREATE] = NT_TO_CREATE,
	};
	const struct cmd *cmd = run->args->cmd;
	enum nt_status st;

	if (cmd->needs == CMD_NEEDS_NOTHING)
		return NT_OK;
	st = start_app(run->app, run->args, err);
	if (st == NT_OK && cmd->filter)
		st = read_filter(run, err);
	if (st != NT_OK || cmd->needs == CMD_NEEDS_APP)
		return st;
	return cmd_open(run, access[cmd->needs], err);
}

/* What was saved is safe without it: a failure is told and that is all. */
static void copy_daily(const struct nt_app *app)
{
	struct nt_err err = { 0 };

	if (app->store == NULL || nt_store_saves(app->store) == 0)
		return;
	fflush(stdout);
	if (nt_daily_copy(app->path, nt_app_today(app), DAILY_MOST, &err) !=
	    NT_OK)
		cli_error(&err);
}

static enum nt_status run_command(const struct cli_args *args,
				  const struct cli_other_face *other,
				  struct nt_err *err)
{
	struct nt_app app = { 0 };
	struct nt_arena arena = { 0 };
	struct cmd_run run = {
		.args = args, .app = &app, .arena = &arena, .other = other
	};
	enum nt_status st = prepare(&run, err);

	if (st == NT_OK)
		st = args->cmd->run(&run, err);
	copy_daily(&app);
	nt_app_close(&app);
	nt_arena_free(&arena);
	return st;
}

/* No command: the screens, on a terminal. */
static int open_screens(const struct cli_args *args,
			const struct cli_other_face *other)
{
	struct nt_app app = { 0 };
	struct nt_err err = { 0 };
	enum nt_status st;
	int code;

	if (!cmd_has_screen() || other->screens == NULL) {
		cli_say("%s", _("No terminal here. Try: notula list"));
		return nt_status_exit(NT_EUSAGE);
	}
	st = start_app(&app, args, &err);
	if (st == NT_OK) {
		code = other->screens(&app, NULL, NULL);
	} else {
		cli_error(&err);
		code = nt_status_exit(st);
	}
	nt_app_close(&app);
	return code;
}

int cli_main(int argc, char **argv, const struct cli_other_face *other)
{
	struct nt_arena arena = { 0 };
	struct nt_err err = { 0 };
	struct nt_err late = { 0 };
	struct cli_args args;
	enum nt_status st;
	int code = 0;

	nt_app_language();
	st = cli_args_read(&args, argc, argv, &arena, &err);
	if (st == NT_OK && args.version)
		cli_printf("notula %s\n", NT_VERSION);
	else if (st == NT_OK && args.help)
		doc_help(args.cmd);
	else if (st == NT_OK && args.cmd != NULL)
		st = run_command(&args, other, &err);
	else if (st == NT_OK)
		code = open_screens(&args, other);
	if (err.status != NT_OK)
		cli_error(&err);
	if (cli_out_end(&late) != NT_OK && st == NT_OK) {
		st = NT_EIO;
		if (late.status != NT_OK)
			cli_error(&late);
	}
	nt_arena_free(&arena);
	return st != NT_OK ? nt_status_exit(st) : code;
}
