/* doc_text.c - the texts that stand in more than one document. */
#include "cli/doc.h"
#include "notula/language.h"

static const char *const variables[][2] = {
	{ "NOTULA_DB", N_("the logbook, where --db does not say so") },
	{ "NOTULA_USER", N_("who acts; else the config file's user, else the "
			    "login name") },
	{ "NOTULA_NOW", N_("a fixed clock for tests: 2024-06-12T09:00") },
	{ "XDG_DATA_HOME", N_("holds notula/notula.db; else ~/.local/share") },
	{ "XDG_CONFIG_HOME", N_("holds notula/config; else ~/.config") },
	{ "XDG_STATE_HOME", N_("holds the drafts; else ~/.local/state") },
};

const char *doc_intro(void)
{
	return _("notula keeps the record of meetings and consultations: who "
		 "came, what was raised, what was answered, what was promised. "
		 "Without a command it opens its screens.");
}

const char *doc_filter(void)
{
	return _(
		"Terms separated by blanks, all of which must hold; the same "
		"key twice means either. A term is a word, \"two words\" "
		"together, word* for a beginning, -term for not, or a key with "
		"a value:\n"
		"org: person: venue: owner: category: tag: kind: (a name has "
		"words that begin so)\n"
		"from: to: month: (a date or a date word: 2024-05, 1/5/24, t)\n"
		"is: open, overdue, unanswered, doubtful, working, final, "
		"amended, confidential, trash\n"
		"Case and accents never matter. The shell takes quotes for "
		"itself: write 'org:\"Bawaslu RI\"'. A term that begins with a "
		"dash may stand after --.");
}

bool doc_variable(size_t i, const char **name, const char **text)
{
	if (i >= NT_COUNT(variables))
		return false;
	*name = variables[i][0];
	*text = _(variables[i][1]);
	return true;
}

const char *doc_local_name(const struct cmd *cmd)
{
	return cmd->alias != NULL && nt_language_is_local() ? cmd->alias
							    : cmd->name;
}
