/* cmd_edit.c - notula edit: the form of one record. */
#include "cli/cmd.h"
#include "cli/out.h"

static enum nt_status run_edit(struct cmd_run *run, struct nt_err *err)
{
	int code;

	if (!cmd_has_screen() || run->other->screens == NULL)
		return nt_fail(err, NT_EUSAGE,
			       _("No terminal here. Try: notula show %s"),
			       run->args->words[0]);
	code = run->other->screens(run->app, run->args->words[0], NULL);
	for (int st = NT_OK; code != 0 && st <= NT_EIO; st++)
		if (nt_status_exit((enum nt_status)st) == code)
			return (enum nt_status)st;
	return NT_OK;
}

const struct cmd cmd_edit = {
	.name = "edit",
	.alias = "ubah",
	.words = "REC",
	.summary = N_("open the form on a record"),
	.least = 1,
	.most = 1,
	.needs = CMD_NEEDS_APP,
	.run = run_edit,
};
