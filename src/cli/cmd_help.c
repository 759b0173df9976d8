/* cmd_help.c - notula help, notula completion: the documents. */
#include <string.h>

#include "cli/cmd.h"
#include "cli/doc.h"

static enum nt_status run_help(struct cmd_run *run, struct nt_err *err)
{
	const struct cmd *cmd;

	if (cli_given(run->args, "man")) {
		doc_man(run->other);
		return NT_OK;
	}
	if (run->args->n == 0) {
		doc_help(NULL);
		return NT_OK;
	}
	cmd = cmd_find(run->args->words[0]);
	if (cmd == NULL)
		return nt_fail(err, NT_EUSAGE,
			       _("no command \"%s\"; notula help lists them"),
			       run->args->words[0]);
	doc_help(cmd);
	return NT_OK;
}

static const struct cli_option help_options[] = {
	{ "man", 0, NULL, NULL, N_("print the manual page, for man or groff") },
	{ 0 },
};

const struct cmd cmd_help = {
	.name = "help",
	.alias = "bantuan",
	.words = "[COMMAND]",
	.summary = N_("what there is, or what a command does"),
	.options = help_options,
	.most = 1,
	.needs = CMD_NEEDS_NOTHING,
	.run = run_help,
};

static enum nt_status run_completion(struct cmd_run *run, struct nt_err *err)
{
	if (strcmp(run->args->words[0], "bash") != 0)
		return nt_fail(err, NT_EUSAGE,
			       _("no completion for \"%s\", only for bash"),
			       run->args->words[0]);
	doc_complete_bash();
	return NT_OK;
}

const struct cmd cmd_completion = {
	.name = "completion",
	.words = "SHELL",
	.summary = N_("what bash needs to complete commands and options"),
	.text = N_("SHELL is bash. Try it with: eval \"$(notula completion "
		   "bash)\""),
	.least = 1,
	.most = 1,
	.needs = CMD_NEEDS_NOTHING,
	.run = run_completion,
};
