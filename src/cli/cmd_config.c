/* cmd_config.c - notula config: settings, and whose logbook it is. */
#include <string.h>

#include "cli/cmd.h"
#include "cli/out.h"

enum { INDENT = 14 };

static void print_setting(const char *name, const char *value)
{
	cli_paragraph(INDENT, name, value);
}

/* The lines of the config file, and what the others would be for. */
static void print_others(const struct cmd_run *run)
{
	for (int i = 0; i < NT_SETTINGS; i++) {
		enum nt_setting setting = (enum nt_setting)i;
		const char *value = run->app->values[i];

		if (setting == NT_SETTING_DB || setting == NT_SETTING_USER)
			continue;
		print_setting(nt_setting_key(setting),
			      value ? value
				    : nt_arena_printf(run->arena, "– (%s)",
						      nt_setting_text(
							      setting)));
	}
}

/* The office stands in the logbook; where there is none yet, nowhere. */
static enum nt_status list_settings(struct cmd_run *run, struct nt_err *err)
{
	struct nt_logbook logbook = { 0 };
	enum nt_status st = cmd_open(run, NT_TO_READ, err);

	if (st == NT_OK)
		st = nt_store_logbook(run->store, run->arena, &logbook, err);
	if (st == NT_ENOTFOUND) {
		*err = (struct nt_err) { 0 };
		st = NT_OK;
	}
	print_setting("config", run->app->config);
	print_setting("db", run->app->path);
	print_setting("user", run->app->user);
	if (logbook.office != NULL)
		print_setting("office", logbook.office);
	if (logbook.office_code != NULL)
		print_setting("code", logbook.office_code);
	print_others(run);
	return st;
}

static enum nt_status one_word(struct cmd_run *run, size_t i, const char *field,
			       const char **out, struct nt_err *err)
{
	enum nt_status st;

	*out = NULL;
	if (i >= run->args->n)
		return NT_OK;
	st = nt_text_door(nt_field(&nt_shape_record, field),
			  run->args->words[i], strlen(run->args->words[i]),
			  run->arena, out, err);
	if (st != NT_OK)
		nt_err_within(err, "%s", field);
	return st;
}

static enum nt_status set_office(struct cmd_run *run, struct nt_err *err)
{
	const char *office;
	const char *code;
	enum nt_status st = one_word(run, 1, "office", &office, err);

	if (st == NT_OK)
		st = one_word(run, 2, "office_code", &code, err);
	if (st == NT_OK)
		st = cmd_open(run, NT_TO_CREATE, err);
	if (st == NT_OK)
		st = nt_store_set_office(run->store, office, code, err);
	if (st == NT_OK && office != NULL)
		cli_printf(_("This is the logbook of %s.\n"), office);
	else if (st == NT_OK)
		cli_puts(
			_("This logbook is consolidated from many offices.\n"));
	return st;
}

static enum nt_status run_config(struct cmd_run *run, struct nt_err *err)
{
	if (run->args->n == 0)
		return list_settings(run, err);
	if (strcmp(run->args->words[0], "office") != 0)
		return nt_fail(err, NT_EUSAGE,
			       _("config knows only office; the other settings "
				 "are lines of %s"),
			       run->app->config);
	if (run->args->n == 1)
		return nt_fail(err, NT_EUSAGE,
			       _("something is missing: notula config office "
				 "NAME [CODE]; \"\" for a consolidated "
				 "logbook"));
	return set_office(run, err);
}

const struct cmd cmd_config = {
	.name = "config",
	.alias = "pengaturan",
	.words = "[office NAME [CODE]]",
	.summary = N_("the settings, and whose logbook it is"),
	.text = N_("The office is kept in the logbook and stands on every new "
		   "record. The other settings are lines \"key = value\" of "
		   "the config file, # begins a comment."),
	.most = 3,
	.needs = CMD_NEEDS_APP,
	.run = run_config,
};
