#include "cli/report_province.h"

#include <string.h>

#include "cli/out.h"
#include "notula/file.h"
#include "notula/path.h"
#include "notula/period.h"
#include "notula/province.h"

/* A workbook, unless files are asked for. */
static enum nt_status check_options(const struct cmd_run *run, bool *files,
				    struct nt_err *err)
{
	static const char *const others[] = { "org", "part", "close" };
	const char *format = cli_value(run->args, "format");
	const char *path = cli_value(run->args, "output");

	for (size_t i = 0; i < NT_COUNT(others); i++)
		if (cli_given(run->args, others[i]))
			return nt_fail(err, NT_EUSAGE,
				       _("--%s does not go with --province"),
				       others[i]);
	*files = format != NULL && strcmp(format, "excel") == 0;
	if (cli_given(run->args, "json") || (format != NULL && !*files))
		return nt_fail(err, NT_EUSAGE, "%s",
			       _("the province is sent a workbook, or with "
				 "--format excel a folder of files"));
	if (path == NULL || strcmp(path, "-") == 0)
		return nt_fail(err, NT_EUSAGE, "%s",
			       *files ? _("say in which new folder: -o DIR")
				      : _("a workbook goes into a file: -o "
					  "FILE"));
	return NT_OK;
}

static enum nt_status write_workbook(struct cmd_run *run,
				     const struct nt_province *how,
				     const char *path, struct nt_exported *done,
				     struct nt_err *err)
{
	struct nt_file *file;
	struct nt_sink sink;
	enum nt_status st =
		nt_file_begin(&file, path, cli_given(run->args, "force"), err);

	if (st != NT_OK)
		return st;
	sink = nt_file_sink(file);
	st = nt_province_workbook(run->store, how,
				  nt_path_folder(run->arena, path), &sink, done,
				  err);
	if (st == NT_OK)
		return nt_file_commit(file, err);
	nt_file_abandon(file);
	if (err->file[0] == '\0')
		nt_err_at(err, path, 0);
	return st;
}

/* The whole months that the words name, and nothing behind them. */
static enum nt_status read_days(struct cmd_run *run, struct nt_days *out,
				struct nt_err *err)
{
	struct nt_period period;
	size_t used;
	enum nt_status st =
		nt_period_read(run->args->words, run->args->n,
			       nt_app_today(run->app), &period, &used, err);

	if (st == NT_OK && used < run->args->n)
		return nt_fail(err, NT_EUSAGE, "%s",
			       _("the province is sent all of a month: no "
				 "FILTER"));
	*out = period.days;
	return st;
}

static void tell(const struct nt_exported *done, const char *path)
{
	if (done->left_out > 0)
		cli_say(ngettext("%lld confidential record left out.",
				 "%lld confidential records left out.",
				 (unsigned long)done->left_out),
			(long long)done->left_out);
	cli_say(_("Files written: %s"), path);
}

enum nt_status cli_report_province(struct cmd_run *run, struct nt_err *err)
{
	const char *path = cli_value(run->args, "output");
	struct nt_province how = {
		.today = nt_app_today(run->app),
		.confidential = cli_given(run->args, "confidential"),
		.local = cli_given(run->args, "header"),
	};
	struct nt_exported done = { 0 };
	bool files = false;
	enum nt_status st = check_options(run, &files, err);

	if (st == NT_OK)
		st = read_days(run, &how.days, err);
	if (st != NT_OK)
		return st;
	st = files ? nt_province_files(run->store, &how, path, &done, err)
		   : write_workbook(run, &how, path, &done, err);
	if (st == NT_OK)
		tell(&done, path);
	return st;
}
