/* cmd_backup.c - notula backup, notula check: keep it safe. */
#include "cli/cmd.h"
#include "cli/out.h"

static enum nt_status run_backup(struct cmd_run *run, struct nt_err *err)
{
	const char *path = run->args->words[0];
	enum nt_status st = nt_store_backup(run->store, path, err);

	if (st == NT_OK)
		cli_say(_("Files written: %s"), path);
	return st;
}

const struct cmd cmd_backup = {
	.name = "backup",
	.alias = "cadangkan",
	.words = "FILE",
	.summary = N_("a full copy: records, history, trash"),
	.text = N_("Others may go on working. Copying the logbook's file with "
		   "other programs while it is in use damages the copy. FILE "
		   "must not exist yet."),
	.least = 1,
	.most = 1,
	.needs = CMD_NEEDS_READ,
	.run = run_backup,
};

static void say_finding(void *ctx, const char *finding)
{
	int *n = ctx;

	(*n)++;
	cli_printf("%s\n", finding);
}

static enum nt_status run_check(struct cmd_run *run, struct nt_err *err)
{
	struct nt_logbook logbook;
	int n = 0;
	enum nt_status st = nt_store_check(run->store, say_finding, &n, err);

	if (st == NT_OK)
		st = nt_store_logbook(run->store, run->arena, &logbook, err);
	if (st == NT_OK)
		cli_printf(_("%lld records, nothing wrong.\n"),
			   (long long)logbook.records);
	return st;
}

const struct cmd cmd_check = {
	.name = "check",
	.alias = "periksa",
	.summary = N_("look for damage in the logbook"),
	.text = N_("Reads all of it: the database, the checksum of every "
		   "record, the text index. Prints what it finds and changes "
		   "nothing; the exit code is 1 if there was anything."),
	/* Only who may write can compare the text index. */
	.needs = CMD_NEEDS_WRITE,
	.run = run_check,
};
