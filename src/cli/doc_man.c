/* doc_man.c - the manual page, in the man macros of groff. */
#include <string.h>

#include "cli/doc.h"
#include "cli/out.h"
#include "notula/table.h"

/* S with what groff would take for its own escaped. */
static void escaped(const char *s)
{
	static const char *const escapes[] = {
		['\\'] = "\\e",	 ['-'] = "\\-",	  ['"'] = "\\(dq",
		['^'] = "\\(ha", ['~'] = "\\(ti", ['\''] = "\\(aq",
		['`'] = "\\(ga",
	};
	struct nt_buf out = { 0 };
	bool start = true;

	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (start && c == '.')
			nt_buf_puts(&out, "\\&");
		start = c == '\n';
		if (start)
			nt_buf_puts(&out, "\n.br\n");
		else if (c < NT_COUNT(escapes) && escapes[c] != NULL)
			nt_buf_puts(&out, escapes[c]);
		else
			nt_buf_putc(&out, *s);
	}
	cli_out(nt_buf_str(&out), out.n);
	nt_buf_free(&out);
}

static void text(const char *s)
{
	escaped(s);
	cli_puts("\n");
}

static void section(const char *title)
{
	cli_puts(".SH ");
	text(title);
}

/* A tagged paragraph: TAG in bold, ARG in italics behind it. */
static void tag(const char *name, const char *arg)
{
	cli_puts(".TP\n\\fB");
	escaped(name);
	cli_puts("\\fR");
	if (arg != NULL) {
		cli_puts(" \\fI");
		text(arg);
		cli_puts("\\fR\n");
	} else {
		cli_puts("\n");
	}
}

static void options(const struct cli_option *option)
{
	for (; option != NULL && option->name != NULL; option++) {
		struct nt_buf name = { 0 };

		if (option->help == NULL)
			continue;
		if (option->letter)
			nt_buf_printf(&name, "-%c, ", option->letter);
		nt_buf_printf(&name, "--%s", option->name);
		tag(nt_buf_str(&name), option->arg ? _(option->arg) : NULL);
		escaped(_(option->help));
		if (option->words != NULL) {
			cli_puts(": ");
			escaped(option->words);
		}
		cli_puts("\n");
		nt_buf_free(&name);
	}
}

static void commands(void)
{
	section(_("COMMANDS"));
	for (size_t i = 0; i < cmd_count; i++) {
		const struct cmd *cmd = cmd_all[i];

		cli_puts(".SS ");
		text(cmd->name);
		cli_printf("\\fBnotula %s\\fR", cmd->name);
		if (cmd->options != NULL)
			cli_puts(" [\\fIOPTION\\fR]...");
		cli_puts(" ");
		text(cmd->words ? cmd->words : "");
		cli_puts(".PP\n");
		text(_(cmd->summary));
		if (cmd->text != NULL) {
			cli_puts(".PP\n");
			text(_(cmd->text));
		}
		options(cmd->options);
		if (cmd->alias != NULL) {
			cli_puts(".PP\n");
			cli_printf(_("Also called \\fB%s\\fR.\n"), cmd->alias);
		}
	}
}

static void key(const struct cli_key *key)
{
	struct nt_buf help = { 0 };

	tag(key->lists[0] ? key->lists : key->text, NULL);
	nt_buf_puts(&help, _(key->help));
	if (key->lists[0] && key->text[0] && strcmp(key->lists, key->text) != 0)
		nt_buf_printf(&help, _("; in text: %s"), key->text);
	text(nt_buf_str(&help));
	nt_buf_free(&help);
}

static void keys(const struct cli_other_face *other)
{
	if (other->key_count == 0)
		return;
	section(_("KEYS"));
	text(_("In lists letters are commands; in text letters are text. ^X "
	       "is Ctrl with x, M- is Alt, S- is Shift. [keys] of the settings "
	       "gives actions other keys; ? on a screen shows those that "
	       "hold."));
	for (int group = 0; group < other->group_count; group++) {
		cli_puts(".SS ");
		text(_(other->groups[group]));
		for (size_t i = 0; i < other->key_count; i++)
			if (other->keys[i].group == group &&
			    (other->keys[i].lists[0] || other->keys[i].text[0]))
				key(&other->keys[i]);
	}
}

static void columns(enum nt_table table)
{
	struct nt_columns columns;

	nt_table_columns(table, &columns);
	tag(nt_table_name(table), NULL);
	for (size_t i = 0; i < columns.n; i++)
		cli_printf("%s%s", i > 0 ? ", " : "", columns.v[i].name);
	cli_puts("\n");
}

/* The words that a field may hold. */
static void sets(void)
{
	static const struct nt_set *const all[] = {
#define SET(name, NAME) &nt_set_##name,
#define X(NAME, constant, word, label)
#define END(name)
#include "notula/words.def"
#undef SET
#undef X
#undef END
	};

	for (size_t i = 0; i < NT_COUNT(all); i++) {
		tag(all[i]->name, NULL);
		for (int j = 1; j < all[i]->n; j++)
			cli_printf("%s%s", j > 1 ? ", " : "", all[i]->words[j]);
		cli_puts("\n");
	}
}

static void formats(void)
{
	section(_("FORMATS"));
	text(_("The tables of export, import and of a bundle; the keys of JSON "
	       "are the same names, the four sections last. Dates are ISO, as "
	       "many parts as are known: 2024-05-27, 2024-05, 2024."));
	for (int table = 0; table < NT_TABLES; table++)
		columns((enum nt_table)table);
	cli_puts(".SS ");
	text(_("Words"));
	sets();
	cli_puts(".SS ");
	text(_("Limits"));
#define X(name, value, what) \
	tag(_(what), NULL); \
	cli_printf("%d\n", (int)(value));
#include "notula/limits.def"
#undef X
}

static void settings(void)
{
	const char *name;
	const char *what;

	section(_("SETTINGS"));
	text(_("Lines \"key = value\" of the config file; # begins a "
	       "comment."));
	for (int i = 0; i < NT_SETTINGS; i++) {
		tag(nt_setting_key((enum nt_setting)i), NULL);
		text(nt_setting_text((enum nt_setting)i));
	}
	section(_("ENVIRONMENT"));
	for (size_t i = 0; doc_variable(i, &name, &what); i++) {
		tag(name, NULL);
		text(what);
	}
}

/* The codes with the texts of the statuses that end with them. */
static void exit_codes(void)
{
	char code[8];

	section(_("EXIT STATUS"));
	for (int wanted = 0; wanted <= 4; wanted++) {
		const char *sep = "";

		code[0] = (char)('0' + wanted);
		code[1] = '\0';
		tag(code, NULL);
		for (int st = NT_OK; st <= NT_EIO; st++) {
			if (nt_status_exit((enum nt_status)st) != wanted)
				continue;
			cli_puts(sep);
			cli_puts(nt_status_text((enum nt_status)st));
			sep = ", ";
		}
		cli_puts("\n");
	}
}

static void files(void)
{
	section(_("FILES"));
	tag("~/.local/share/notula/notula.db", NULL);
	text(_("the logbook. Copy it with notula backup only: other programs "
	       "damage the copy while it is in use."));
	tag("~/.config/notula/config", NULL);
	text(_("the settings"));
	tag("~/.local/state/notula/drafts", NULL);
	text(_("forms that were not saved yet"));
}

void doc_man(const struct cli_other_face *other)
{
	cli_printf(".TH NOTULA 1 \"\" \"notula %s\" \"\"\n", NT_VERSION);
	section(_("NAME"));
	text(_("notula - a record of meetings for the terminal"));
	section(_("SYNOPSIS"));
	cli_puts("\\fBnotula\\fR [\\fB\\-\\-db\\fR \\fIWHERE\\fR] "
		 "[\\fICOMMAND\\fR [\\fIOPTION\\fR]...]\n");
	section(_("DESCRIPTION"));
	text(doc_intro());
	cli_puts(".PP\n");
	text(_("REC is a record's number, its uid, or the first 8 characters "
	       "or more of its uid; REC.N is its N-th follow-up. Data goes to "
	       "stdout, everything else to stderr; - is stdin or stdout."));
	section(_("OPTIONS"));
	options(cli_global_options);
	commands();
	section("FILTER");
	text(doc_filter());
	keys(other);
	formats();
	settings();
	exit_codes();
	files();
}
