/* opt.c - the command line, read against the tables of the commands. */
#include "cli/opt.h"

#include <assert.h>
#include <string.h>

#include "cli/cmd.h"
#include "notula/str.h"

const struct cli_option cli_global_options[] = {
	{ "db", 0, N_("WHERE"), NULL, N_("the logbook to use") },
	{ "wait", 0, N_("SECONDS"), NULL,
	  N_("how long to wait for others: 60 to write, 10 to read") },
	{ "help", 'h', NULL, NULL, N_("what the command does, and leave") },
	{ "version", 0, NULL, NULL, N_("the version of the program") },
	{ 0 },
};

bool cli_one_of(const char *words, const char *word)
{
	size_t n = strlen(word);

	for (const char *s = words; s != NULL && *s != '\0';) {
		size_t len = strcspn(s, " ");

		if (len == n && memcmp(s, word, n) == 0)
			return true;
		s += len;
		s += strspn(s, " ");
	}
	return false;
}

/* How many letters differ: Levenshtein's distance, names cut at 31. */
static int distance(const char *a, const char *b)
{
	enum { MOST = 32 };
	int row[MOST];
	int n = 0;

	while (n < MOST - 1 && b[n] != '\0')
		n++;
	for (int j = 0; j <= n; j++)
		row[j] = j;
	for (int i = 1; i < MOST && a[i - 1] != '\0'; i++) {
		int diagonal = row[0];

		row[0] = i;
		for (int j = 1; j <= n; j++) {
			int best = diagonal + (a[i - 1] != b[j - 1]);

			diagonal = row[j];
			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
		}
	}
	return row[n];
}

const char *cli_nearest(const char *name, const char *const *names, size_t n)
{
	const char *nearest = NULL;
	int least = 3;

	for (size_t i = 0; i < n; i++) {
		int d = distance(name, names[i]);

		if (name[0] != '\0' && nt_str_starts(names[i], name))
			d = 1;
		if (d < least && d < (int)strlen(name)) {
			least = d;
			nearest = names[i];
		}
	}
	return nearest;
}

static enum nt_status unknown_command(const char *name, struct nt_err *err)
{
	const char *names[64];
	size_t n = 0;
	const char *nearest;

	for (size_t i = 0; i < cmd_count; i++) {
		names[n++] = cmd_all[i]->name;
		if (cmd_all[i]->alias != NULL)
			names[n++] = cmd_all[i]->alias;
	}
	nearest = cli_nearest(name, names, n);
	if (nearest == NULL)
		return nt_fail(err, NT_EUSAGE,
			       _("no command \"%s\"; notula help lists them"),
			       name);
	return nt_fail(err, NT_EUSAGE, _("no command \"%s\"; did you mean %s?"),
		       name, nearest);
}

static size_t names_of(const struct cli_option *table, const char **names)
{
	size_t n = 0;

	for (; table != NULL && table[n].name != NULL; n++)
		names[n] = table[n].name;
	return n;
}

static enum nt_status unknown_option(const struct cmd *cmd, const char *arg,
				     struct nt_err *err)
{
	const char *names[CLI_MOST_OPTIONS + 4];
	const char *dashes = "--";
	const char *nearest = NULL;
	size_t n = names_of(cli_global_options, names);

	if (cmd != NULL)
		n += names_of(cmd->options, names + n);
	if (nt_str_starts(arg, "--"))
		nearest = cli_nearest(arg + 2, names, n);
	if (nearest != NULL)
		return nt_fail(err, NT_EUSAGE,
			       _("no option %s; did you mean %s%s?"), arg,
			       dashes, nearest);
	return nt_fail(err, NT_EUSAGE, _("no option %s; see notula help %s"),
		       arg, cmd != NULL ? cmd->name : "");
}

/* The option that ARG, "--name", "--name=VALUE" or "-l", names in TABLE. */
static const struct cli_option *find(const struct cli_option *table,
				     const char *arg)
{
	size_t n = strcspn(arg + 2, "=");

	for (; table != NULL && table->name != NULL; table++) {
		if (arg[1] != '-') {
			if (table->letter == arg[1] && arg[2] == '\0')
				return table;
		} else if (strlen(table->name) == n &&
			   memcmp(table->name, arg + 2, n) == 0) {
			return table;
		}
	}
	return NULL;
}

/* Options of the command line that are still to be read. */
struct reading {
	struct cli_args *args;
	char **argv;
	int argc;
	int i;
};

static enum nt_status take_value(struct reading *r,
				 const struct cli_option *option,
				 const char **value, struct nt_err *err)
{
	const char *arg = r->argv[r->i];
	const char *equals = arg[1] == '-' ? strchr(arg, '=') : NULL;

	*value = "";
	if (option->arg == NULL) {
		if (equals == NULL)
			return NT_OK;
		return nt_fail(err, NT_EUSAGE, _("--%s takes no value"),
			       option->name);
	}
	if (equals != NULL)
		*value = equals + 1;
	else if (r->i + 1 < r->argc)
		*value = r->argv[++r->i];
	if (**value == '\0')
		return nt_fail(err, NT_EUSAGE, _("--%s needs a value: %s"),
			       option->name, _(option->arg));
	if (option->words != NULL && !cli_one_of(option->words, *value))
		return nt_fail(err, NT_EUSAGE,
			       _("--%s: unknown value \"%s\"; one of: %s"),
			       option->name, *value, option->words);
	return NT_OK;
}

static enum nt_status set_global(struct cli_args *args,
				 const struct cli_option *option,
				 const char *value, struct nt_err *err)
{
	switch (option - cli_global_options) {
	case 0:
		args->db = value;
		break;
	case 1:
		if (!nt_str_number(value, 0, 86400, &args->wait_seconds))
			return nt_fail(err, NT_EUSAGE,
				       _("--wait: \"%s\" is no number of "
					 "seconds from 0 to 86400"),
				       value);
		break;
	case 2:
		args->help = true;
		break;
	default:
		args->version = true;
	}
	return NT_OK;
}

static enum nt_status read_option(struct reading *r, struct nt_err *err)
{
	struct cli_args *args = r->args;
	const char *arg = r->argv[r->i];
	const struct cli_option *table = args->cmd ? args->cmd->options : NULL;
	const struct cli_option *option = find(table, arg);
	bool global = option == NULL;
	const char *value;
	enum nt_status st;

	if (global)
		option = find(cli_global_options, arg);
	if (option == NULL)
		return unknown_option(args->cmd, arg, err);
	st = take_value(r, option, &value, err);
	if (st != NT_OK)
		return st;
	if (global)
		return set_global(args, option, value, err);
	args->values[option - table] = value;
	args->said[args->n_said++] =
		(struct cli_said) { (size_t)(option - table), value };
	return NT_OK;
}

/* Does ARG begin with a dash and still name no option? "-" is a file, and
 * "-word" a term of a FILTER. */
static bool is_word(const struct cli_args *args, const char *arg)
{
	if (arg[0] != '-' || arg[1] == '\0')
		return true;
	return args->cmd != NULL && args->cmd->filter && arg[1] != '-' &&
	       arg[2] != '\0';
}

static enum nt_status read_word(struct cli_args *args, const char *word,
				struct nt_err *err)
{
	if (args->cmd == NULL) {
		args->cmd = cmd_find(word);
		return args->cmd ? NT_OK : unknown_command(word, err);
	}
	args->words[args->n++] = word;
	return NT_OK;
}

static enum nt_status count_words(const struct cli_args *args,
				  struct nt_err *err)
{
	const struct cmd *cmd = args->cmd;

	if (cmd == NULL || args->help || args->version)
		return NT_OK;
	if (args->n < (size_t)cmd->least)
		return nt_fail(err, NT_EUSAGE,
			       _("something is missing: notula %s %s"),
			       cmd->name, cmd->words);
	if (cmd->most >= 0 && args->n > (size_t)cmd->most)
		return nt_fail(err, NT_EUSAGE,
			       _("\"%s\" is too much: notula %s %s"),
			       args->words[cmd->most], cmd->name,
			       cmd->words ? cmd->words : "");
	return NT_OK;
}

enum nt_status cli_args_read(struct cli_args *args, int argc, char **argv,
			     struct nt_arena *arena, struct nt_err *err)
{
	struct reading r = { .args = args, .argv = argv, .argc = argc, .i = 1 };
	bool only_words = false;
	enum nt_status st = NT_OK;

	*args = (struct cli_args) { .wait_seconds = -1 };
	args->words =
		nt_arena_alloc(arena, ((size_t)argc + 1) * sizeof(char *));
	args->said =
		nt_arena_alloc(arena, ((size_t)argc + 1) * sizeof(*args->said));
	for (; r.i < argc && st == NT_OK; r.i++) {
		const char *arg = argv[r.i];

		if (!only_words && strcmp(arg, "--") == 0)
			only_words = true;
		else if (only_words || is_word(args, arg))
			st = read_word(args, arg, err);
		else
			st = read_option(&r, err);
	}
	return st == NT_OK ? count_words(args, err) : st;
}

const char *cli_value(const struct cli_args *args, const char *name)
{
	const struct cli_option *table = args->cmd->options;
	size_t i = 0;

	while (table[i].name != NULL && strcmp(table[i].name, name) != 0)
		i++;
	assert(i < CLI_MOST_OPTIONS && table[i].name != NULL);
	return args->values[i];
}

bool cli_given(const struct cli_args *args, const char *name)
{
	return cli_value(args, name) != NULL;
}

struct nt_words cli_values(const struct cli_args *args, const char *name,
			   struct nt_arena *arena)
{
	const struct cli_option *table = args->cmd->options;
	struct nt_words out = { 0 };

	for (size_t i = 0; i < args->n_said; i++) {
		const struct cli_said *said = &args->said[i];

		if (strcmp(table[said->option].name, name) != 0)
			continue;
		out.v = nt_arena_grow(arena, out.v, out.n, sizeof(*out.v));
		out.v[out.n++] = said->value;
	}
	return out;
}
