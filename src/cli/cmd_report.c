/* cmd_report.c - notula report: what was done in a month, and closing it. */
#include <string.h>

#include "cli/cmd.h"
#include "cli/out.h"
#include "cli/report_province.h"
#include "notula/file.h"
#include "notula/month.h"
#include "notula/papers.h"
#include "notula/report.h"

enum form { TEXT, CSV, EXCEL, HTML, MARKDOWN, JSON };

struct wanted {
	enum form form;
	enum nt_report_part part;
	const char *file; /* NULL: stdout */
	struct nt_report_asked asked;
	struct nt_query query;
	struct nt_entry organization;
};

static enum form form_of(const struct cmd_run *run)
{
	static const char *const names[] = { "text", "csv",	 "excel",
					     "html", "markdown", "json" };
	unsigned i = 0;

	if (cmd_wants_json(run))
		return JSON;
	while (strcmp(names[i], cmd_format(run)) != 0)
		i++;
	return (enum form)i;
}

/* What a table of rows cannot hold, and closing does not need. */
static enum nt_status check_options(const struct cmd_run *run,
				    const struct wanted *w, struct nt_err *err)
{
	bool rows = w->form == CSV || w->form == EXCEL;

	if (rows && w->part != NT_REPORT_WHOLE)
		return nt_fail(err, NT_EUSAGE, "%s",
			       _("--part goes with text, html and markdown; a "
				 "table holds the meetings alone"));
	if (w->form == JSON && w->part != NT_REPORT_WHOLE)
		return nt_fail(err, NT_EUSAGE, "%s",
			       _("JSON holds the whole report; leave --part "
				 "out"));
	if (!rows && cli_given(run->args, "header"))
		return nt_fail(err, NT_EUSAGE, "%s",
			       _("--header goes with --format csv or excel"));
	return NT_OK;
}

static enum nt_status find_organization(struct cmd_run *run, struct wanted *w,
					const char *name, struct nt_err *err)
{
	enum nt_status st =
		nt_directory_find(run->store, NT_DIRECTORY_ORGANIZATIONS, name,
				  run->arena, &w->organization, err);

	if (st == NT_OK)
		w->asked.organization = &w->organization;
	return st;
}

/* Words: the period, then a FILTER. */
static enum nt_status read_words(struct cmd_run *run, struct wanted *w,
				 struct nt_err *err)
{
	int64_t today = nt_app_today(run->app);
	const char *org = cli_value(run->args, "org");
	size_t used;
	enum nt_status st = nt_period_read(run->args->words, run->args->n,
					   today, &w->asked.period, &used, err);

	if (st == NT_OK) {
		w->asked.filter = cmd_rest(run, used);
		st = nt_query_read(w->asked.filter ? w->asked.filter : "",
				   today, false, run->arena, &w->query, NULL,
				   err);
	}
	if (st == NT_OK && org != NULL)
		st = find_organization(run, w, org, err);
	w->asked.query = &w->query;
	return st;
}

static enum nt_status read_wanted(struct cmd_run *run, struct wanted *w,
				  struct nt_err *err)
{
	const char *part = cli_value(run->args, "part");
	enum nt_status st;

	*w = (struct wanted) {
		.form = form_of(run),
		.part = part ? nt_report_part_find(part) : NT_REPORT_WHOLE,
		.file = cli_value(run->args, "output"),
		.asked.confidential = cli_given(run->args, "confidential"),
		.asked.to = run->app->values[NT_SETTING_REPORT_TO],
		.asked.prepared_by = run->app->values[NT_SETTING_PREPARED_BY],
	};
	if (w->file != NULL && strcmp(w->file, "-") == 0)
		w->file = NULL;
	st = check_options(run, w, err);
	return st == NT_OK ? read_words(run, w, err) : st;
}

/* Where the bytes go: stdout, or a file that is not there until it is whole. */

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

static enum nt_status to_file(void *ctx, const void *bytes, size_t n,
			      struct nt_err *err)
{
	(void)err;
	nt_file_put(ctx, bytes, n);
	return NT_OK;
}

static void tell_left_out(int64_t n)
{
	if (n > 0)
		cli_say(ngettext("%lld confidential record left out.",
				 "%lld confidential records left out.",
				 (unsigned long)n),
			(long long)n);
}

static enum nt_status write_rows(struct cmd_run *run, const struct wanted *w,
				 const struct nt_sink *sink, struct nt_err *err)
{
	const struct nt_exporting how = {
		.query = &w->query,
		.confidential = w->asked.confidential,
		.dress = { .excel = w->form == EXCEL,
			   .local = cli_given(run->args, "header") },
	};
	const char *org =
		w->asked.organization ? w->asked.organization->uid : NULL;
	struct nt_exported done;
	enum nt_status st = nt_export_month(run->store, w->asked.period.days,
					    org, &how, sink, &done, err);

	if (st != NT_OK)
		return st;
	tell_left_out(done.left_out);
	if (done.records == 0)
		cli_say(_("No meeting in %s."),
			nt_period_name(run->arena, w->asked.period));
	return NT_OK;
}

static enum nt_status make_paper(struct cmd_run *run, const struct wanted *w,
				 const struct nt_report_data *data,
				 struct nt_buf *out, struct nt_err *err)
{
	struct nt_letterhead head;
	struct nt_paper paper = { 0 };
	enum nt_status st = nt_app_letterhead(run->app, run->arena, &head, err);

	if (st != NT_OK)
		return st;
	nt_report_paper(data, &head, w->part, run->arena, &paper);
	if (w->form != MARKDOWN)
		return nt_app_render(run->app, &paper, w->form == HTML, out,
				     err);
	nt_paper_write_markdown(out, &paper);
	return NT_OK;
}

static enum nt_status write_paper(struct cmd_run *run, const struct wanted *w,
				  const struct nt_sink *sink,
				  struct nt_err *err)
{
	struct nt_buf out = { 0 };
	struct nt_report_data data;
	enum nt_status st =
		nt_report_read(run->store, &w->asked, run->arena, &data, err);

	if (st == NT_OK && w->form == JSON)
		nt_report_json(&out, &data);
	else if (st == NT_OK)
		st = make_paper(run, w, &data, &out, err);
	if (st == NT_OK)
		tell_left_out(data.figures.left_out);
	if (st == NT_OK)
		st = sink->put(sink->ctx, out.s, out.n, err);
	nt_buf_free(&out);
	return st;
}

static enum nt_status write_to(struct cmd_run *run, const struct wanted *w,
			       const struct nt_sink *sink, struct nt_err *err)
{
	return w->form == CSV || w->form == EXCEL
		       ? write_rows(run, w, sink, err)
		       : write_paper(run, w, sink, err);
}

static enum nt_status write_file(struct cmd_run *run, const struct wanted *w,
				 struct nt_err *err)
{
	struct nt_file *file;
	struct nt_sink sink = { .put = to_file };
	enum nt_status st = nt_file_begin(&file, w->file,
					  cli_given(run->args, "force"), err);

	if (st != NT_OK)
		return st;
	sink.ctx = file;
	st = write_to(run, w, &sink, err);
	if (st != NT_OK) {
		nt_file_abandon(file);
		return st;
	}
	st = nt_file_commit(file, err);
	if (st == NT_OK)
		cli_say(_("Files written: %s"), w->file);
	return st;
}

/* Closing is about a month as a whole. */
static enum nt_status close_month(struct cmd_run *run, const struct wanted *w,
				  struct nt_err *err)
{
	struct nt_month_closed closed = { 0 };
	enum nt_status st;

	if (w->asked.period.kind != NT_PERIOD_MONTH || w->query.n > 0 ||
	    w->asked.organization != NULL)
		return nt_fail(err, NT_EUSAGE, "%s",
			       _("only a whole month is closed, and all of "
				 "it: no other period, no FILTER"));
	st = cmd_open(run, NT_TO_WRITE, err);
	if (st == NT_OK)
		st = nt_store_close_month(run->store,
					  nt_period_code(run->arena,
							 w->asked.period),
					  w->query.today, w->asked.confidential,
					  run->arena, &closed, err);
	if (st == NT_OK)
		cli_say(ngettext("%s closed: %lld meeting, code %s. Later "
				 "changes appear as corrections.",
				 "%s closed: %lld meetings, code %s. Later "
				 "changes appear as corrections.",
				 (unsigned long)closed.meetings),
			nt_period_name(run->arena, w->asked.period),
			(long long)closed.meetings,
			nt_paper_code(run->arena, closed.hash));
	return st;
}

static enum nt_status run_report(struct cmd_run *run, struct nt_err *err)
{
	const struct nt_sink out = { .put = to_stdout };
	bool close = cli_given(run->args, "close");
	struct wanted w;
	enum nt_status st =
		cmd_open(run, close ? NT_TO_WRITE : NT_TO_READ, err);

	if (st == NT_OK && cli_given(run->args, "province"))
		return cli_report_province(run, err);
	if (st == NT_OK)
		st = read_wanted(run, &w, err);
	if (st == NT_OK && close)
		st = close_month(run, &w, err);
	if (st != NT_OK)
		return st;
	return w.file != NULL ? write_file(run, &w, err)
			      : write_to(run, &w, &out, err);
}

static const struct cli_option options[] = {
	CMD_FORMAT("text csv excel html markdown json"),
	{ "org", 0, N_("NAME"), NULL,
	  N_("only what was done with this organization") },
	{ "part", 0, N_("PART"),
	  "totals meetings categories unanswered follow-ups corrections "
	  "doubtful",
	  N_("one section alone, for pasting elsewhere") },
	{ "province", 0, NULL, NULL,
	  N_("the sheets that the province stacks: a workbook, or with "
	     "--format "
	     "excel a folder of files") },
	{ "output", 'o', N_("FILE"), NULL,
	  N_("write to FILE, which must not exist; - is stdout") },
	{ "force", 0, NULL, NULL, N_("replace FILE if it exists") },
	{ "header", 0, N_("WHICH"), "local", N_("column names in Indonesian") },
	{ "confidential", 0, NULL, NULL, N_("take confidential records too") },
	{ "close", 0, NULL, NULL,
	  N_("freeze the month as it was sent; what changes later stands in "
	     "the next report as a correction") },
	{ 0 },
};

const struct cmd cmd_report = {
	.name = "report",
	.alias = "laporan",
	.words = "MONTH [FILTER]",
	.summary = N_("the report of a month, or of any other period"),
	.text = N_("MONTH is 2024-05, mei, bulan lalu, triwulan 2 2024, "
		   "semester 1, 2024, or days: 2024-05-01..2024-05-15. The "
		   "period before it stands beside it. A meeting belongs to "
		   "the month of its first day. csv and excel hold a row a "
		   "meeting and nothing else. json is one object: period, "
		   "first, last, office, state_on, left_out, totals, "
		   "period_before, totals_before, weeks or months, "
		   "categories, organizations, follow_ups_of_period, open, "
		   "overdue, open_by_age, meetings, unanswered, "
		   "open_follow_ups, closed_follow_ups, doubtful, "
		   "month_closed, hash, corrections, not_closed."),
	.options = options,
	.least = 1,
	.most = -1,
	.needs = CMD_NEEDS_APP,
	.run = run_report,
};
