/* cmd_import.c - notula import: our own formats, all or nothing. */
#include <stdio.h>
#include <unistd.h>

#include "cli/cmd.h"
#include "cli/out.h"
#include "cli/prompt.h"
#include "notula/import.h"

/* Above so many records others are told how long they wait (FAULTS, decision
 * 1): 100,000 records took 15 s. */
enum { MANY = 10000, RECORDS_A_SECOND = 6000, SHOW_EVERY = 500 };

struct telling {
	struct cmd_run *run;
	bool dry;
	bool json;
	bool bar; /* a line of progress stands on the terminal */
};

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

static void clear_bar(struct telling *telling)
{
	if (telling->bar)
		fprintf(stderr, "\r\033[K");
	telling->bar = false;
}

/* A dry run tells of every record; the real one of those left untouched. */
static void tell_note(void *ctx, const struct nt_import_note *note)
{
	struct telling *telling = ctx;
	bool conflict = note->verdict == NT_VERDICT_CONFLICT;

	if (conflict) {
		clear_bar(telling);
		cli_say(_("%s:%lld: uid: conflict: %s is here with other "
			  "content; left as it is"),
			note->file, (long long)note->line, note->rec->uid);
	}
	if (telling->dry && !telling->json)
		cli_printf("%s:%lld: %s: %s %s\n", note->file,
			   (long long)note->line, verdict_text(note->verdict),
			   note->rec->date, note->rec->title);
}

static bool tell_progress(void *ctx, int64_t records, bool writing)
{
	struct telling *telling = ctx;

	if (records % SHOW_EVERY != 0 || !isatty(STDERR_FILENO))
		return true;
	fputc('\r', stderr);
	fprintf(stderr, writing ? _("%lld written") : _("%lld read"),
		(long long)records);
	telling->bar = true;
	return true;
}

/* Others wait while much is written: they are not to wait unasked. */
static bool ask_to_go(void *ctx, const struct nt_import_result *judged)
{
	struct telling *telling = ctx;
	int64_t n = judged->added + judged->updated;
	const char *answer;
	struct nt_err err;

	clear_bar(telling);
	if (n <= MANY)
		return true;
	cli_say(_("%lld records: others will wait about %lld s."), (long long)n,
		(long long)(n / RECORDS_A_SECOND + 1));
	if (!cli_may_ask())
		return true;
	if (cli_ask(_("Import them now? [Y/n]"), telling->run->arena, &answer,
		    &err) != NT_OK)
		return false;
	return answer == NULL || (answer[0] != 'n' && answer[0] != 'N');
}

/* The counts, in the order of FORMATS, "JSON". */
#define COUNTS(X) \
	X(files, files) \
	X(read, r->read) \
	X(added, r->added) \
	X(updated, r->updated) \
	X(same, r->same) \
	X(duplicate, r->duplicate) \
	X(rejected, r->rejected) \
	X(conflict, r->conflict) \
	X(refused, r->refused)

static void print_json(size_t n, const struct nt_import_result *r)
{
	struct cli_json json = { 0 };
	int64_t files = (int64_t)n;

#define X(key, value) cli_json_int(&json, #key, value);
	COUNTS(X)
#undef X
	if (r->batch > 0)
		cli_json_int(&json, "batch", r->batch);
	cli_json_end(&json);
}

/* OUT, with a comma behind what it holds. */
static struct nt_buf *next(struct nt_buf *out)
{
	if (out->n > 0)
		nt_buf_puts(out, ", ");
	return out;
}

static void print_text(bool dry, const struct nt_import_result *r)
{
	struct nt_buf text = { 0 };

	if (r->added > 0)
		nt_buf_printf(next(&text), _("%lld added"),
			      (long long)r->added);
	if (r->updated > 0)
		nt_buf_printf(next(&text), _("%lld updated"),
			      (long long)r->updated);
	if (r->same > 0)
		nt_buf_printf(next(&text), _("%lld the same"),
			      (long long)r->same);
	if (r->conflict > 0)
		nt_buf_printf(next(&text), _("%lld in conflict"),
			      (long long)r->conflict);
	if (text.n == 0)
		nt_buf_puts(&text, _("no records"));
	if (dry)
		cli_printf(_("Nothing is written yet: %s.\n"),
			   nt_buf_str(&text));
	else
		cli_printf("%s.\n", nt_buf_str(&text));
	if (r->renumbered)
		cli_puts(_("Their numbers were given out here already: they "
			   "got new ones.\n"));
	if (r->batch > 0)
		cli_printf(_("Batch %lld: notula imports undo %lld takes it "
			     "back.\n"),
			   (long long)r->batch, (long long)r->batch);
	nt_buf_free(&text);
}

/* A dry run makes no logbook: without one it judges against an empty one. */
static enum nt_status open_logbook(struct cmd_run *run, bool dry,
				   struct nt_err *err)
{
	enum nt_status st;

	if (!dry)
		return cmd_open(run, NT_TO_CREATE, err);
	st = cmd_open(run, NT_TO_READ, err);
	if (st != NT_ENOTFOUND)
		return st;
	*err = (struct nt_err) { 0 };
	run->app->path = ":memory:";
	return cmd_open(run, NT_TO_CREATE, err);
}

static enum nt_status run_import(struct cmd_run *run, struct nt_err *err)
{
	struct telling telling = { .run = run,
				   .dry = cli_given(run->args, "dry-run"),
				   .json = cli_given(run->args, "json") };
	const struct nt_import_how how = {
		.paths = run->args->words,
		.n = run->args->n,
		.dry_run = telling.dry,
		.update = cli_given(run->args, "update"),
		.raw = cli_given(run->args, "raw"),
		.note = tell_note,
		.progress = tell_progress,
		.go = ask_to_go,
		.ctx = &telling,
	};
	struct nt_import_result result = { 0 };
	enum nt_status st = open_logbook(run, telling.dry, err);

	if (st != NT_OK)
		return st;
	st = nt_import_files(run->store, &how, &result, err);
	clear_bar(&telling);
	if (telling.json && (st == NT_OK || result.refused > 0))
		print_json(how.n, &result);
	else if (st == NT_OK)
		print_text(telling.dry, &result);
	if (st == NT_OK && result.conflict + result.rejected > 0)
		return NT_EREJECTED;
	return st;
}

static const struct cli_option options[] = {
	{ "dry-run", 0, NULL, NULL,
	  N_("tell what would happen to each record, and write nothing") },
	{ "update", 0, NULL, NULL,
	  N_("take records that have a higher version than those here") },
	{ "raw", 0, NULL, NULL,
	  N_("the files were exported with --raw: take no ' off") },
	{ "json", 0, NULL, NULL, N_("the counts as JSON") },
	{ 0 },
};

const struct cmd cmd_import = {
	.name = "import",
	.alias = "impor",
	.words = "FILE...",
	.summary = N_("records of a bundle, of exported tables or JSON lines"),
	.text = N_("FILE is a bundle's folder, tables of the same export, or "
		   "JSON lines; - is stdin. All is read and checked first, and "
		   "written in one piece or not at all: one bad record refuses "
		   "everything. A record that is here already with other "
		   "content is left as it is and counted as a conflict, exit "
		   "code 3. The same file twice adds nothing."),
	.options = options,
	.least = 1,
	.most = -1,
	.needs = CMD_NEEDS_APP,
	.run = run_import,
};
