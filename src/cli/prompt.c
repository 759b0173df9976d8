/* prompt.c - asking line by line. */
#include "cli/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/out.h"
#include "notula/str.h"

bool cli_may_ask(void)
{
	return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

enum nt_status cli_ask(const char *question, struct nt_arena *arena,
		       const char **out, struct nt_err *err)
{
	char *line = NULL;
	size_t size = 0;
	ssize_t n;

	fflush(stdout);
	fprintf(stderr, "%s: ", question);
	n = getline(&line, &size, stdin);
	if (n < 0) {
		free(line);
		fputc('\n', stderr);
		return nt_fail(err, NT_ECANCELLED, _("nothing was saved"));
	}
	if (n > 0 && line[n - 1] == '\n')
		n--;
	*out = NULL;
	if (memchr(line, 0, (size_t)n) == NULL)
		*out = nt_arena_strndup(arena, line, (size_t)n);
	if (nt_str_blank(*out))
		*out = NULL;
	free(line);
	return NT_OK;
}

enum nt_status cli_ask_yes(const char *question, struct nt_arena *arena,
			   struct nt_err *err)
{
	const char *words[] = { "y", "yes", _("Yes") };
	const char *answer;
	enum nt_status st =
		cli_ask(nt_arena_printf(arena, "%s [%s/%s]", question, _("Yes"),
					_("No")),
			arena, &answer, err);

	if (st != NT_OK)
		return st;
	for (size_t i = 0; answer != NULL && i < NT_COUNT(words); i++)
		if (nt_str_same(answer, words[i]))
			return NT_OK;
	return nt_fail(err, NT_ECANCELLED, _("nothing was saved"));
}
