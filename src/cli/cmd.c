/* cmd.c - words, formats and dates, which several commands read alike. */
#include "cli/cmd.h"

#include <string.h>

#include "notula/dateword.h"
#include "notula/str.h"

const char *cmd_format(const struct cmd_run *run)
{
	const char *format = cli_value(run->args, "format");

	if (cli_given(run->args, "json"))
		return "json";
	return format != NULL ? format : "text";
}

bool cmd_wants_json(const struct cmd_run *run)
{
	return strcmp(cmd_format(run), "json") == 0;
}

const char *cmd_rest(const struct cmd_run *run, size_t i)
{
	struct nt_buf text = { 0 };
	char *joined;

	if (i >= run->args->n)
		return NULL;
	for (; i < run->args->n; i++) {
		if (text.n > 0)
			nt_buf_putc(&text, ' ');
		nt_buf_puts(&text, run->args->words[i]);
	}
	joined = nt_arena_strdup(run->arena, nt_buf_str(&text));
	nt_buf_free(&text);
	return joined;
}

enum nt_status cmd_text(const struct cmd_run *run, size_t i,
			const struct nt_field *field, const char **out,
			struct nt_err *err)
{
	const char *text = cmd_rest(run, i);
	enum nt_status st;

	*out = NULL;
	if (text == NULL)
		return NT_OK;
	st = nt_text_door(field, text, strlen(text), run->arena, out, err);
	if (st != NT_OK && err->field[0] == '\0')
		nt_err_within(err, "%s", field->name);
	return st;
}

enum nt_status cmd_date(const struct cmd_run *run, const char *word,
			int looking, const char **out, struct nt_err *err)
{
	struct nt_dateword read;
	char iso[NT_DATE_SIZE];
	enum nt_status st =
		nt_dateword_read(word, nt_app_today(run->app),
				 (enum nt_looking)looking, &read, err);

	if (st == NT_OK)
		*out = nt_arena_strdup(run->arena,
				       nt_date_write(read.date, iso));
	return st;
}

const char *cmd_today(const struct cmd_run *run)
{
	char iso[NT_DATE_SIZE];

	nt_date_write(nt_day_date(nt_app_today(run->app)), iso);
	return nt_arena_strdup(run->arena, iso);
}
