/* prompt.c - asking line by line. */
#include "cli/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/out.h"
#include "notula/dateword.h"
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

static enum nt_status take_date(void *object, const struct nt_field *field,
				const char *answer, int64_t today, bool ahead,
				struct nt_arena *arena, struct nt_err *err)
{
	struct nt_dateword read;
	char iso[NT_DATE_SIZE];
	enum nt_status st =
		nt_dateword_read(answer, today,
				 ahead ? NT_LOOKING_AHEAD : NT_LOOKING_BACK,
				 &read, err);

	if (st != NT_OK)
		return st;
	nt_date_write(read.date, iso);
	nt_set_text(object, field, nt_arena_strdup(arena, iso));
	cli_say("  = %s", iso);
	return NT_OK;
}

/* A word of the set, or its label in the user's language, in any case. */
static enum nt_status take_word(void *object, const struct nt_field *field,
				const char *answer, struct nt_err *err)
{
	const struct nt_set *set = field->set;
	struct nt_buf known = { 0 };

	for (int i = 1; i < set->n; i++) {
		if (nt_str_same(set->words[i], answer) ||
		    nt_str_same(_(set->labels[i]), answer)) {
			nt_set_number(object, field, i);
			nt_buf_free(&known);
			return NT_OK;
		}
		nt_buf_printf(&known, "%s%s", i > 1 ? ", " : "", set->words[i]);
	}
	nt_fail(err, NT_EINVAL, _("unknown value \"%s\"; one of: %s"), answer,
		nt_buf_str(&known));
	nt_buf_free(&known);
	return NT_EINVAL;
}

enum nt_status cli_ask_field(void *object, const struct nt_field *field,
			     const char *question, int64_t today, bool ahead,
			     struct nt_arena *arena, struct nt_err *err)
{
	const char *answer;
	enum nt_status st;

	for (;;) {
		st = cli_ask(question, arena, &answer, err);
		if (st != NT_OK || answer == NULL)
			return st;
		if (field->kind == NT_DATE)
			st = take_date(object, field, answer, today, ahead,
				       arena, err);
		else if (field->kind == NT_WORD)
			st = take_word(object, field, answer, err);
		else
			st = nt_cell_read(object, field, answer, strlen(answer),
					  arena, err);
		if (st == NT_OK)
			return NT_OK;
		cli_error(err);
	}
}
