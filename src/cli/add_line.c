#include "cli/add_line.h"

#include "cli/out.h"
#include "cli/prompt.h"
#include "notula/resolve.h"
#include "notula/str.h"

/* The candidates by number, until one is chosen; 0 keeps a new name. */
static enum nt_status ask_who(struct cmd_run *run,
			      const struct nt_question *question,
			      struct nt_replies *replies, struct nt_err *err)
{
	const struct nt_suggestions *found = &question->found;
	const char *answer;
	long long n;
	enum nt_status st;

	cli_say(_("%s %s may be:"), question->sign, question->text);
	for (size_t i = 0; i < found->n; i++) {
		const struct nt_suggestion *one = &found->v[i];
		const char *more = one->position ? one->position : one->city;

		cli_say("%3zu  %s%s%s%s", i + 1, one->text, more ? " (" : "",
			more ? more : "", more ? ")" : "");
	}
	cli_say(_("  0  a new name: %s"), question->text);
	do {
		st = cli_ask(_("Which number"), run->arena, &answer, err);
		if (st != NT_OK)
			return st;
	} while (answer == NULL ||
		 !nt_str_number(answer, 0, (long long)found->n, &n));
	nt_reply(replies, question, n > 0 ? &found->v[n - 1] : NULL,
		 run->arena);
	return NT_OK;
}

static enum nt_status resolve(struct cmd_run *run, const char *line,
			      struct nt_typed *t, struct nt_resolved *out,
			      struct nt_err *err)
{
	struct nt_resolving how = { .store = run->store };
	struct nt_logbook logbook;
	enum nt_status st;

	st = nt_store_logbook(run->store, run->arena, &logbook, err);
	if (st != NT_OK)
		return st;
	how.how.today = nt_app_today(run->app);
	how.how.office = logbook.office;
	for (;;) {
		st = nt_resolve(&how, line, t, run->arena, out, err);
		if (st != NT_EUSAGE || out->question.sign == NULL ||
		    !cli_may_ask())
			return st;
		st = ask_who(run, &out->question, &how.replies, err);
		if (st != NT_OK)
			return st;
	}
}

/* Only y, or ya, saves. */
static enum nt_status confirm(struct cmd_run *run, const struct nt_record *rec,
			      const struct nt_resolved *names,
			      struct nt_err *err)
{
	cmd_print_record(rec, run->arena);
	for (size_t i = 0; i < names->added.n; i++)
		cli_say(_("New name: %s"), names->added.v[i]);
	return cli_ask_yes(_("Save it?"), run->arena, err);
}

static enum nt_status save(struct cmd_run *run, struct nt_record *rec,
			   struct nt_err *err)
{
	enum nt_status st = cmd_save(run, rec, err);

	if (st != NT_OK)
		return st;
	if (!cli_may_ask())
		cmd_print_record(rec, run->arena);
	cli_printf(_("Saved as record %lld.\n"), (long long)rec->number);
	return NT_OK;
}

enum nt_status cli_add_line(struct cmd_run *run, const char *line,
			    struct nt_err *err)
{
	struct nt_typed t = { 0 };
	struct nt_resolved names = { 0 };
	struct nt_record rec;
	enum nt_status st = resolve(run, line, &t, &names, err);

	if (st == NT_OK)
		st = nt_typed_record(&t, run->arena, &rec, err);
	if (st == NT_OK && cli_may_ask())
		st = confirm(run, &rec, &names, err);
	if (st == NT_OK)
		st = save(run, &rec, err);
	nt_typed_free(&t);
	return st;
}
