/* cmd_trash.c - notula trash, notula restore. */
#include "cli/cmd.h"
#include "cli/out.h"

static enum nt_status move(struct cmd_run *run, bool in, struct nt_record *rec,
			   struct nt_err *err)
{
	enum nt_status st = cmd_get(run, run->args->words[0], rec, err);

	if (st == NT_OK)
		st = nt_store_trash(run->store, rec->uid, rec->version, in,
				    err);
	return st;
}

static enum nt_status run_trash(struct cmd_run *run, struct nt_err *err)
{
	struct nt_record rec;
	enum nt_status st = move(run, true, &rec, err);

	if (st == NT_OK)
		cli_printf(_("Record %lld is in the trash; notula restore %lld "
			     "brings it back: \"%s\"\n"),
			   (long long)rec.number, (long long)rec.number,
			   rec.title);
	return st;
}

static enum nt_status run_restore(struct cmd_run *run, struct nt_err *err)
{
	struct nt_record rec;
	enum nt_status st = move(run, false, &rec, err);

	if (st == NT_OK)
		cli_printf(_("Record %lld is back: \"%s\"\n"),
			   (long long)rec.number, rec.title);
	return st;
}

const struct cmd cmd_trash = {
	.name = "trash",
	.alias = "buang",
	.words = "REC",
	.summary = N_("move a record to the trash"),
	.text = N_("It leaves the lists, exports and reports, and can be "
		   "brought back: notula list is:trash shows what is there."),
	.least = 1,
	.most = 1,
	.needs = CMD_NEEDS_WRITE,
	.run = run_trash,
};

const struct cmd cmd_restore = {
	.name = "restore",
	.alias = "pulihkan",
	.words = "REC",
	.summary = N_("bring a record back from the trash"),
	.least = 1,
	.most = 1,
	.needs = CMD_NEEDS_WRITE,
	.run = run_restore,
};
