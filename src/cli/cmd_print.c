/* cmd_print.c - notula print: the official papers of one meeting. */
#include <string.h>

#include "cli/cmd.h"
#include "cli/out.h"
#include "notula/file.h"
#include "notula/papers.h"
#include "notula/str.h"

enum { MOST_ROWS = 2000 };

static bool ends_in_html(const char *file)
{
	const char *dot = file != NULL ? strrchr(file, '.') : NULL;

	return dot != NULL &&
	       (nt_str_same(dot, ".html") || nt_str_same(dot, ".htm"));
}

/* Each paper has options of its own. */
static enum nt_status check_options(const struct cmd_run *run,
				    struct nt_err *err)
{
	static const char *const pairs[][2] = {
		{ "attendance", "activity" },
		{ "template", "attendance" },
		{ "template", "activity" },
		{ "rows", "activity" },
	};

	for (size_t i = 0; i < NT_COUNT(pairs); i++)
		if (cli_given(run->args, pairs[i][0]) &&
		    cli_given(run->args, pairs[i][1]))
			return nt_fail(err, NT_EUSAGE,
				       _("--%s does not go with --%s"),
				       pairs[i][0], pairs[i][1]);
	if (cli_given(run->args, "rows") && !cli_given(run->args, "attendance"))
		return nt_fail(err, NT_EUSAGE, _("--rows needs --attendance"));
	return NT_OK;
}

static enum nt_status read_rows(const struct cmd_run *run, int64_t *out,
				struct nt_err *err)
{
	const char *rows = cli_value(run->args, "rows");
	long long n = 0;

	if (rows != NULL && !nt_str_number(rows, 1, MOST_ROWS, &n))
		return nt_fail(err, NT_EUSAGE,
			       _("--rows takes a number from 1 to %d"),
			       MOST_ROWS);
	*out = n;
	return NT_OK;
}

/* *FILE is NULL for stdout. */
static enum nt_status read_wanted(const struct cmd_run *run,
				  struct nt_print *what, const char **file,
				  struct nt_err *err)
{
	const char *format = cli_value(run->args, "format");
	const char *side = cli_value(run->args, "side");
	enum nt_status st = check_options(run, err);

	if (st != NT_OK)
		return st;
	*file = cli_value(run->args, "output");
	*what = (struct nt_print) {
		.what = cli_given(run->args, "attendance") ? NT_ATTENDANCE
			: cli_given(run->args, "activity") ? NT_ACTIVITY
							   : NT_MINUTES,
		.html = format != NULL ? strcmp(format, "html") == 0
				       : ends_in_html(*file),
		.layout = cli_value(run->args, "template"),
	};
	if (side != NULL)
		what->side = (enum nt_side)nt_set_find(&nt_set_side, side);
	if (nt_str_eq(*file, "-"))
		*file = NULL;
	return read_rows(run, &what->rows, err);
}

static enum nt_status write_out(struct cmd_run *run, const char *file,
				const struct nt_buf *out, struct nt_err *err)
{
	if (file != NULL)
		return nt_file_write(file, cli_given(run->args, "force"),
				     out->s, out->n, err);
	cli_out(out->s, out->n);
	return NT_OK;
}

/* On the screen, never on the paper: what is still blank. */
static void tell(struct cmd_run *run, const char *file,
		 const struct nt_record *rec)
{
	struct nt_words labels = nt_not_filled(rec, run->arena);
	struct nt_buf line = { 0 };

	for (size_t i = 0; i < labels.n; i++)
		nt_buf_printf(&line, "%s%s", i ? ", " : "", _(labels.v[i]));
	if (labels.n > 0)
		cli_say("%s%s", _("Not filled: "), nt_buf_str(&line));
	nt_buf_free(&line);
	if (file != NULL)
		cli_say(_("Files written: %s"), file);
}

static enum nt_status get(struct cmd_run *run, struct nt_record *rec,
			  struct nt_err *err)
{
	bool trashed;
	enum nt_status st = cmd_get(run, run->args->words[0], rec, err);

	if (st == NT_OK)
		st = nt_store_in_trash(run->store, rec->uid, &trashed, err);
	if (st != NT_OK)
		return st;
	if (rec->confidential && !cli_given(run->args, "confidential"))
		return nt_fail(
			err, NT_EINVAL,
			_("record %lld is confidential and stays off paper; "
			  "notula print %lld --confidential prints it"),
			(long long)rec->number, (long long)rec->number);
	if (trashed)
		cli_say(_("In the trash; notula restore %lld brings it back."),
			(long long)rec->number);
	return NT_OK;
}

static enum nt_status run_print(struct cmd_run *run, struct nt_err *err)
{
	struct nt_buf out = { 0 };
	struct nt_print what;
	struct nt_record rec;
	const char *file;
	enum nt_status st = read_wanted(run, &what, &file, err);

	if (st == NT_OK)
		st = get(run, &rec, err);
	if (st == NT_OK)
		st = nt_app_print(run->app, &rec, &what, run->arena, &out, err);
	if (st == NT_OK)
		st = write_out(run, file, &out, err);
	if (st == NT_OK)
		tell(run, file, &rec);
	nt_buf_free(&out);
	return st;
}

static const struct cli_option options[] = {
	{ "attendance", 0, NULL, NULL,
	  N_("the attendance sheet: to be signed before the meeting, with "
	     "presence and reasons after it") },
	{ "rows", 0, N_("N"), NULL,
	  N_("with --attendance: a sheet to be signed, with so many rows") },
	{ "activity", 0, NULL, NULL,
	  N_("the report that a visiting office files") },
	{ "side", 0, N_("WHICH"), "host visitor",
	  N_("whose paper it is; your own office's if not given") },
	{ "template", 0, N_("WHICH"), "resmi ringkas",
	  N_("the layout of minutes: as the forms have it, or short") },
	{ "format", 0, N_("FORMAT"), "text html",
	  N_("html for paper, text for mail; html for a FILE.html") },
	{ "output", 'o', N_("FILE"), NULL,
	  N_("write to FILE, which must not exist; - is stdout") },
	{ "force", 0, NULL, NULL, N_("replace FILE if it exists") },
	{ "confidential", 0, NULL, NULL,
	  N_("print a confidential record too") },
	{ 0 },
};

const struct cmd cmd_print = {
	.name = "print",
	.alias = "cetak",
	.words = "REC",
	.summary = N_("the official minutes, or another paper of a meeting"),
	.text = N_("What the record does not know stays a blank on the paper, "
		   "and is listed on the screen. A doubtful date is printed as "
		   "written, with a footnote. Letterhead, signatures, layout "
		   "and CSS are settings."),
	.options = options,
	.least = 1,
	.most = 1,
	.needs = CMD_NEEDS_READ,
	.run = run_print,
};
