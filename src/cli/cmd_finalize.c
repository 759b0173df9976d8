/* cmd_finalize.c - notula finalize: what was said does not change any more. */
#include "cli/cmd.h"
#include "cli/out.h"
#include "cli/prompt.h"
#include "notula/doubt.h"

static void print_doubts(const struct nt_doubts *doubts)
{
	if (doubts->n > 0)
		cli_printf("%s\n", _("To be verified:"));
	for (size_t i = 0; i < doubts->n; i++) {
		const struct nt_doubt *d = &doubts->v[i];

		cli_printf("  %s%s%s: %s\n", d->line ? d->line : "",
			   d->line && d->field ? " " : "",
			   d->field ? d->field : "", d->text);
	}
}

static void print_not_filled(struct nt_words labels)
{
	for (size_t i = 0; i < labels.n; i++)
		cli_printf("%s%s", i == 0 ? _("Not filled: ") : ", ",
			   _(labels.v[i]));
	if (labels.n > 0)
		cli_puts("\n");
}

/* What is open is listed in any case, and asked about unless --yes. */
static enum nt_status ask(struct cmd_run *run, const struct nt_record *rec,
			  struct nt_err *err)
{
	struct nt_words empty = nt_not_filled(rec, run->arena);
	const char *question = _("Make final?");
	struct nt_doubts doubts = { 0 };

	nt_doubts_of(rec, run->arena, &doubts);
	print_doubts(&doubts);
	print_not_filled(empty);
	if (cli_given(run->args, "yes"))
		return NT_OK;
	if (!cli_may_ask())
		return nt_fail(err, NT_EUSAGE,
			       _("no terminal to ask on; use finalize %lld "
				 "--yes"),
			       (long long)rec->number);
	if (doubts.n > 0 || empty.n > 0)
		question = nt_arena_printf(run->arena,
					   _("Make final? %zu facts are not "
					     "verified, %zu fields are empty."),
					   doubts.n, empty.n);
	return cli_ask_yes(question, run->arena, err);
}

static enum nt_status run_finalize(struct cmd_run *run, struct nt_err *err)
{
	struct nt_record rec;
	enum nt_status st = cmd_get(run, run->args->words[0], &rec, err);

	if (st != NT_OK)
		return st;
	if (rec.status != NT_RECORD_STATUS_WORKING)
		return nt_fail(err, NT_EINVAL,
			       _("record %lld is final already"),
			       (long long)rec.number);
	st = ask(run, &rec, err);
	if (st != NT_OK)
		return st;
	rec.status = NT_RECORD_STATUS_FINAL;
	st = cmd_save(run, &rec, err);
	if (st == NT_OK)
		cli_printf(_("Record %lld is final: \"%s\"\n"),
			   (long long)rec.number, rec.title);
	return st;
}

static const struct cli_option options[] = {
	{ "yes", 0, NULL, NULL, N_("do not ask") },
	{ 0 },
};

const struct cmd cmd_finalize = {
	.name = "finalize",
	.alias = "finalkan",
	.words = "REC",
	.summary = N_("make a record final"),
	.text = N_("What is to be verified and what is not filled is listed "
		   "first. What was said is frozen from then on and changes "
		   "only by amend; follow-ups, later events, tags and what is "
		   "to be verified live on."),
	.options = options,
	.least = 1,
	.most = 1,
	.needs = CMD_NEEDS_WRITE,
	.run = run_finalize,
};
