/* cmd_export.c - notula export: tables, workbooks, JSON lines, bundles. */
#include <string.h>

#include "cli/cmd.h"
#include "cli/out.h"
#include "notula/export.h"
#include "notula/file.h"
#include "notula/path.h"

/* How each form stands to --table. */
static const struct {
	bool needs_table;
	const char *whole; /* why it has none, or NULL */
} forms[NT_FORMS] = {
	[NT_FORM_CSV] = { true, NULL },
	[NT_FORM_EXCEL] = { true, NULL },
	[NT_FORM_JSON] = { false, N_("JSON holds whole records; leave "
				     "--table %s out") },
	[NT_FORM_ICS] = { false, N_("a calendar holds due dates; leave "
				    "--table %s out") },
};

/* What was asked for, once it makes sense. */
struct wanted {
	enum nt_form form;
	enum nt_table table; /* NT_TABLES: none was named */
	const char *bundle;
	const char *file; /* NULL: stdout */
};

static enum nt_status to_stdout(void *ctx, const void *bytes, size_t n,
				struct nt_err *err)
{
	(void)ctx;
	cli_out(bytes, n);
	if (!cli_out_failed())
		return NT_OK;
	*err = (struct nt_err) { 0 };
	return NT_EIO;
}

/* A bundle has one form: what changes it is refused, not left aside. */
static enum nt_status check_bundle(const struct cmd_run *run,
				   struct nt_err *err)
{
	static const char *const others[] = { "table",	"format", "json",
					      "output", "force",  "raw",
					      "header", "columns" };

	for (size_t i = 0; i < NT_COUNT(others); i++)
		if (cli_given(run->args, others[i]))
			return nt_fail(err, NT_EUSAGE,
				       _("--%s does not go with --bundle"),
				       others[i]);
	return NT_OK;
}

static enum nt_form read_form(const struct cmd_run *run)
{
	const char *name = cli_value(run->args, "format");
	unsigned form = NT_FORM_CSV;

	if (cli_given(run->args, "json"))
		return NT_FORM_JSON;
	while (name != NULL && strcmp(nt_form_name(form), name) != 0)
		form++;
	return form;
}

/* Does the form go with a table, or with none? */
static enum nt_status check_table(const struct cmd_run *run,
				  const struct wanted *w, struct nt_err *err)
{
	const char *whole = forms[w->form].whole;

	if (w->table == NT_TABLES && forms[w->form].needs_table)
		return nt_fail(err, NT_EUSAGE,
			       _("say what: --table NAME, --format xlsx, json "
				 "or ics, or --bundle DIR"));
	if (w->table == NT_TABLES && cli_given(run->args, "columns"))
		return nt_fail(err, NT_EUSAGE,
			       _("--columns needs --table NAME"));
	if (w->table == NT_TABLES || whole == NULL)
		return NT_OK;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	return nt_fail(err, NT_EUSAGE, _(whole), nt_table_name(w->table));
#pragma GCC diagnostic pop
}

/* A workbook is no text for a terminal. */
static enum nt_status check_output(const struct wanted *w, struct nt_err *err)
{
	if (w->form != NT_FORM_XLSX || w->file != NULL ||
	    !cli_out_is_terminal())
		return NT_OK;
	return nt_fail(err, NT_EUSAGE,
		       _("a workbook goes into a file: -o FILE"));
}

static enum nt_status read_wanted(const struct cmd_run *run, struct wanted *w,
				  struct nt_err *err)
{
	const char *table = cli_value(run->args, "table");
	enum nt_status st;

	*w = (struct wanted) { .form = read_form(run),
			       .table = NT_TABLES,
			       .bundle = cli_value(run->args, "bundle"),
			       .file = cli_value(run->args, "output") };
	if (w->bundle != NULL)
		return check_bundle(run, err);
	if (w->file != NULL && strcmp(w->file, "-") == 0)
		w->file = NULL;
	if (table != NULL)
		w->table = nt_table_find(table);
	st = check_table(run, w, err);
	return st == NT_OK ? check_output(w, err) : st;
}

static enum nt_status write_file(struct cmd_run *run, const struct wanted *w,
				 const struct nt_exporting *how,
				 struct nt_exported *done, struct nt_err *err)
{
	struct nt_file *file;
	struct nt_sink sink;
	enum nt_status st = nt_file_begin(&file, w->file,
					  cli_given(run->args, "force"), err);

	if (st != NT_OK)
		return st;
	sink = nt_file_sink(file);
	st = nt_export(run->store, w->form, w->table,
		       nt_path_folder(run->arena, w->file), how, &sink, done,
		       err);
	if (st == NT_OK)
		return nt_file_commit(file, err);
	nt_file_abandon(file);
	if (err->file[0] == '\0')
		nt_err_at(err, w->file, 0);
	return st;
}

static void tell(const struct wanted *w, const struct nt_exported *done)
{
	const char *path = w->bundle != NULL ? w->bundle : w->file;

	if (done->left_out > 0)
		cli_say(ngettext("%lld confidential record left out.",
				 "%lld confidential records left out.",
				 (unsigned long)done->left_out),
			(long long)done->left_out);
	if (done->records == 0)
		cli_say("%s", _("No record matches."));
	if (done->undated > 0)
		cli_say(ngettext("%lld open follow-up has no date and is left "
				 "out.",
				 "%lld open follow-ups have no date and are "
				 "left out.",
				 (unsigned long)done->undated),
			(long long)done->undated);
	if (path != NULL)
		cli_say(_("Files written: %s"), path);
}

static enum nt_status run_export(struct cmd_run *run, struct nt_err *err)
{
	const struct nt_sink out = { .put = to_stdout };
	const struct nt_exporting how = {
		.query = &run->query,
		.confidential = cli_given(run->args, "confidential"),
		.columns = cli_value(run->args, "columns"),
		.dress = { .raw = cli_given(run->args, "raw"),
			   .local = cli_given(run->args, "header") },
	};
	struct nt_exported done = { 0 };
	struct wanted w;
	enum nt_status st = read_wanted(run, &w, err);

	if (st != NT_OK)
		return st;
	if (w.bundle != NULL)
		st = nt_export_bundle(run->store, w.bundle, &how, &done, err);
	else if (w.file != NULL)
		st = write_file(run, &w, &how, &done, err);
	else
		st = nt_export(run->store, w.form, w.table, NULL, &how, &out,
			       &done, err);
	if (st == NT_OK)
		tell(&w, &done);
	return st;
}

static const struct cli_option options[] = {
	{ "table", 0, N_("NAME"),
	  "meetings participants issues responses follow-ups",
	  N_("one table") },
	{ "bundle", 0, N_("DIR"), NULL,
	  N_("all tables in a new folder, for another logbook") },
	{ "columns", 0, N_("NAMES"), NULL,
	  N_("with --table: only these, in this order, as in date,title") },
	{ "format", 0, N_("FORMAT"), "csv excel xlsx json ics",
	  N_("with --table: csv, or excel, a CSV file that opens right in a "
	     "spreadsheet with Indonesian settings. xlsx: a workbook of one "
	     "table or all. json: whole records, one a line. ics: due dates "
	     "of open follow-ups, for a calendar") },
	{ "json", 0, NULL, NULL, N_("the same as --format json") },
	{ "output", 'o', N_("FILE"), NULL,
	  N_("write to FILE, which must not exist; - is stdout") },
	{ "force", 0, NULL, NULL, N_("replace FILE if it exists") },
	{ "confidential", 0, NULL, NULL, N_("take confidential records too") },
	{ "raw", 0, NULL, NULL,
	  N_("without the ' before what a spreadsheet takes for a formula; "
	     "say it again on import") },
	{ "header", 0, N_("WHICH"), "local", N_("column names in Indonesian") },
	{ 0 },
};

const struct cmd cmd_export = {
	.name = "export",
	.alias = "ekspor",
	.words = "[FILTER]",
	.summary =
		N_("records as CSV, a workbook, JSON or a bundle, for others"),
	.text = N_("Confidential records are left out and counted. What is "
		   "exported can be imported again without losing a "
		   "character."),
	.options = options,
	.most = -1,
	.filter = true,
	.needs = CMD_NEEDS_READ,
	.run = run_export,
};
