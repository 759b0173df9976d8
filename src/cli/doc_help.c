/* doc_help.c - notula help, notula help COMMAND, --help. */
#include "cli/doc.h"
#include "cli/out.h"

enum { NAME_WIDTH = 18, INDENT = 24 };

static void print_option(const struct cli_option *option)
{
	struct nt_buf label = { 0 };

	if (option->help == NULL)
		return;
	if (option->letter)
		nt_buf_printf(&label, "  -%c, --%s", option->letter,
			      option->name);
	else
		nt_buf_printf(&label, "      --%s", option->name);
	if (option->arg != NULL)
		nt_buf_printf(&label, " %s", _(option->arg));
	if (option->words == NULL) {
		cli_help(INDENT + 4, nt_buf_str(&label), _(option->help));
	} else {
		struct nt_buf help = { 0 };

		nt_buf_printf(&help, "%s: %s", _(option->help), option->words);
		cli_help(INDENT + 4, nt_buf_str(&label), nt_buf_str(&help));
		nt_buf_free(&help);
	}
	nt_buf_free(&label);
}

static void print_options(const struct cli_option *options)
{
	for (; options != NULL && options->name != NULL; options++)
		print_option(options);
}

static void help_of_command(const struct cmd *cmd)
{
	cli_printf(_("Usage: notula %s%s%s%s\n\n"), cmd->name,
		   cmd->options != NULL ? _(" [OPTION]...") : "",
		   cmd->words != NULL ? " " : "",
		   cmd->words != NULL ? cmd->words : "");
	cli_help(0, NULL, _(cmd->summary));
	if (cmd->text != NULL) {
		cli_puts("\n");
		cli_help(0, NULL, _(cmd->text));
	}
	if (cmd->filter) {
		cli_printf("\n%s\n", _("FILTER:"));
		cli_help(2, NULL, doc_filter());
	}
	cli_printf("\n%s\n", _("Options:"));
	print_options(cmd->options);
	print_options(cli_global_options);
	if (cmd->alias != NULL)
		cli_printf(_("\nAlso called: %s\n"), cmd->alias);
}

static void help_of_program(void)
{
	cli_puts(_("Usage: notula [--db WHERE] [COMMAND]\n\n"));
	cli_help(0, NULL, doc_intro());
	cli_printf("\n%s\n", _("Commands:"));
	for (size_t i = 0; i < cmd_count; i++) {
		struct nt_buf label = { 0 };

		nt_buf_printf(&label, "  %s", doc_local_name(cmd_all[i]));
		cli_help(NAME_WIDTH, nt_buf_str(&label),
			 _(cmd_all[i]->summary));
		nt_buf_free(&label);
	}
	cli_printf("\n%s\n", _("Options of every command:"));
	print_options(cli_global_options);
	cli_puts("\n");
	cli_help(0, NULL,
		 _("REC is a record's number or uid, REC.N its N-th "
		   "follow-up. notula help COMMAND tells more, man notula "
		   "everything."));
}

void doc_help(const struct cmd *cmd)
{
	if (cmd != NULL)
		help_of_command(cmd);
	else
		help_of_program();
}
