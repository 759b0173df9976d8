/* cmd_import.c - notula import: our own formats, all or nothing, and files of
 * others. */
#include "cli/cmd.h"
#include "cli/import_run.h"
#include "cli/out.h"

static const char *verdict_text(enum nt_verdict verdict)
{
	switch (verdict) {
	case NT_VERDICT_ADDED:
		return _("added");
	case NT_VERDICT_SAME:
		return _("same");
	case NT_VERDICT_UPDATED:
		return _("updated");
	default:
		return _("conflict");
	}
}

/* A dry run tells of every record; the real one of those left untouched. */
static void tell_note(void *ctx, const struct nt_import_note *note)
{
	struct cli_import *import = ctx;
	bool conflict = note->verdict == NT_VERDICT_CONFLICT;

	if (conflict) {
		cli_import_clear(import);
		cli_say(_("%s:%lld: uid: conflict: %s is here with other "
			  "content; left as it is"),
			note->file, (long long)note->line, note->rec->uid);
	}
	if (import->dry && !import->json)
		cli_printf("%s:%lld: %s: %s %s\n", note->file,
			   (long long)note->line, verdict_text(note->verdict),
			   note->rec->date, note->rec->title);
}

static bool tell_progress(void *ctx, int64_t records, bool writing)
{
	return cli_import_progress(ctx, records, writing);
}

static bool ask_to_go(void *ctx, const struct nt_import_result *judged)
{
	return cli_import_ask(ctx, judged->added + judged->updated);
}

static enum nt_status import_ours(struct cli_import *import,
				  struct nt_input **inputs, struct nt_err *err)
{
	const struct cli_args *args = import->run->args;
	const struct nt_import_how how = {
		.paths = args->words,
		.n = args->n,
		.inputs = inputs,
		.dry_run = import->dry,
		.update = cli_given(args, "update"),
		.raw = cli_given(args, "raw"),
		.note = tell_note,
		.progress = tell_progress,
		.go = ask_to_go,
		.ctx = import,
	};
	struct nt_import_result result = { 0 };
	enum nt_status st = cli_import_open(import, err);

	if (st == NT_OK)
		st = nt_import_files(import->run->store, &how, &result, err);
	nt_import_forget(inputs, how.n);
	cli_import_clear(import);
	if (st == NT_OK || (import->json && result.refused > 0))
		cli_import_counts(import, how.n, &result, NULL);
	if (st == NT_OK && result.conflict + result.rejected > 0)
		return NT_EREJECTED;
	return st;
}

static enum nt_status run_import(struct cmd_run *run, struct nt_err *err)
{
	const struct cli_args *args = run->args;
	struct cli_import import = { .run = run,
				     .dry = cli_given(args, "dry-run"),
				     .json = cli_given(args, "json") };
	struct nt_input **inputs =
		nt_arena_alloc(run->arena, args->n * sizeof(*inputs));
	bool ours;
	enum nt_status st;

	cli_import_listen();
	st = nt_import_recognise(args->words, args->n, inputs, &ours, err);
	if (st != NT_OK) {
		nt_import_forget(inputs, args->n);
		return st;
	}
	return ours ? import_ours(&import, inputs, err)
		    : cli_import_foreign(&import, inputs, args->n, err);
}

static const struct cli_option options[] = {
	{ "dry-run", 0, NULL, NULL,
	  N_("tell what would happen to each record or row, and write "
	     "nothing") },
	{ "update", 0, NULL, NULL,
	  N_("take records that have a higher version than those here, and "
	     "meetings whose code is known") },
	{ "raw", 0, NULL, NULL,
	  N_("the files were exported with --raw: take no ' off") },
	{ "json", 0, NULL, NULL, N_("the counts as JSON") },
	{ "map", 0, N_("FIELD=HEADER"), NULL,
	  N_("what a column is; HEADER may be its number; may be given "
	     "again") },
	{ "profile", 0, N_("NAME"), NULL,
	  N_("a saved mapping, or the name to save this one under; none: do "
	     "not look for one") },
	{ "date-order", 0, N_("ORDER"), "dmy mdy ymd my",
	  N_("of day, month and year, where a column does not prove it; my: "
	     "Jul-24 is a month") },
	{ "year", 0, N_("YEAR"), NULL, N_("of dates that have none") },
	{ "encoding", 0, N_("NAME"), NULL,
	  N_("of the text: UTF-8, windows-1252, UTF-16LE") },
	{ "delimiter", 0, N_("SIGN"), NULL, N_("between cells: , ; | or tab") },
	{ "header", 0, N_("LINE"), NULL,
	  N_("the line that names the columns; none: there is no such line") },
	{ "fill-down", 0, N_("HEADER"), NULL,
	  N_("a column of merged cells: an empty one holds what stands above; "
	     "may be given again") },
	{ "group-by", 0, N_("HEADER"), NULL,
	  N_("neighbouring rows with the same value here are one meeting") },
	{ "split", 0, N_("HEADER=SIGNS"), NULL,
	  N_("where the cells of a column are split, as Peserta=, or "
	     "Peserta=;|") },
	{ "on-duplicate", 0, N_("WHAT"), "skip add",
	  N_("what to do with a meeting like one that is here") },
	{ "rejects", 0, N_("FILE"), NULL,
	  N_("where rejected rows go; else NAME.rejects.csv") },
	{ "strict", 0, NULL, NULL, N_("one bad row refuses everything") },
	{ "office", 0, N_("CODE"), NULL,
	  N_("the file is that of another office: its records are, too") },
	{ 0 },
};

const struct cmd cmd_import = {
	.name = "import",
	.alias = "impor",
	.words = "FILE...",
	.summary = N_("past meetings: CSV files of any shape, bundles, JSON "
		      "lines"),
	.text = N_("FILE is a bundle's folder, tables of the same export, or "
		   "JSON lines; - is stdin. All is read and checked first, and "
		   "written in one piece or not at all: one bad record refuses "
		   "everything. A record that is here already with other "
		   "content is left as it is and counted as a conflict, exit "
		   "code 3. The same file twice adds nothing.\n"
		   "Any other CSV file is a spreadsheet of others. How it is "
		   "read and which column is what is found out from all of it, "
		   "printed, and taken back by the options; --dry-run tells "
		   "what would become of each row. A bad row rejects its whole "
		   "meeting: the good ones are added, the rejected rows go to "
		   "a file of their own, exit code 3. Several files are one "
		   "batch, which notula imports undo takes back."),
	.options = options,
	.least = 1,
	.most = -1,
	.needs = CMD_NEEDS_APP,
	.run = run_import,
};
