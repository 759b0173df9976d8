/* doc_complete.c - completion for bash, from the tables. */
#include <string.h>

#include "cli/doc.h"
#include "cli/out.h"

static void print_commands(void)
{
	for (size_t i = 0; i < cmd_count; i++)
		cli_printf("%s%s", i > 0 ? " " : "", cmd_all[i]->name);
}

static void print_option_names(const struct cli_option *options)
{
	for (; options != NULL && options->name != NULL; options++)
		if (options->help != NULL)
			cli_printf(" --%s", options->name);
}

/* "NAME|ALIAS)", the case of one command. */
static void print_case(const struct cmd *cmd)
{
	cli_printf("\t%s%s%s)\n", cmd->name, cmd->alias ? "|" : "",
		   cmd->alias ? cmd->alias : "");
}

/* Behind an option with a value: its words, or none, which means files. */
static void print_values(const struct cli_option *option)
{
	for (; option != NULL && option->name != NULL; option++) {
		if (option->arg == NULL)
			continue;
		cli_printf("\t\t[ \"$before\" = --%s ] && words=\"%s\"\n",
			   option->name, option->words ? option->words : "");
		if (option->letter)
			cli_printf("\t\t[ \"$before\" = -%c ] && words=\n",
				   option->letter);
	}
}

void doc_complete_bash(void)
{
	cli_puts("# Completion of notula for bash. Made by: notula completion "
		 "bash\n"
		 "_notula()\n{\n"
		 "\tlocal this=${COMP_WORDS[COMP_CWORD]}\n"
		 "\tlocal before=${COMP_WORDS[COMP_CWORD-1]}\n"
		 "\tlocal command= words= i\n"
		 "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
		 "\t\tcase ${COMP_WORDS[i]} in\n"
		 "\t\t--db|--wait) ((i++)) ;;\n"
		 "\t\t-*) ;;\n"
		 "\t\t*) command=${COMP_WORDS[i]}; break ;;\n"
		 "\t\tesac\n\tdone\n"
		 "\tcase $command in\n\t\"\")\n\t\twords=\"");
	print_commands();
	print_option_names(cli_global_options);
	cli_puts("\" ;;\n");
	for (size_t i = 0; i < cmd_count; i++) {
		print_case(cmd_all[i]);
		cli_puts("\t\twords=\"");
		if (strcmp(cmd_all[i]->name, "help") == 0)
			print_commands();
		if (strcmp(cmd_all[i]->name, "completion") == 0)
			cli_puts("bash");
		print_option_names(cmd_all[i]->options);
		print_option_names(cli_global_options);
		cli_puts("\"\n");
		print_values(cmd_all[i]->options);
		cli_puts("\t\t;;\n");
	}
	cli_puts("\tesac\n");
	print_values(cli_global_options);
	cli_puts("\tCOMPREPLY=($(compgen -W \"$words\" -- \"$this\"))\n"
		 "}\n"
		 "complete -o default -F _notula notula\n");
}
