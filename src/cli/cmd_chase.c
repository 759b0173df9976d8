/* cmd_chase.c - notula chase: what was said about a promise, and when. */
#include <string.h>

#include "cli/cmd.h"
#include "cli/out.h"
#include "notula/dateword.h"

static enum nt_status date_option(struct cmd_run *run, const char *name,
				  int looking, const char **out,
				  struct nt_err *err)
{
	const char *word = cli_value(run->args, name);
	enum nt_status st;

	*out = cmd_today(run);
	if (word == NULL)
		return NT_OK;
	st = cmd_date(run, word, looking, out, err);
	if (st != NT_OK) {
		nt_wrap(err, "--%s", name);
		err->status = NT_EUSAGE;
		st = NT_EUSAGE;
	}
	return st;
}

/* A postponement moves the due date and keeps the first one. */
static void postpone(struct nt_follow_up *f, const char *due)
{
	if (f->due_original == NULL)
		f->due_original = f->due;
	f->due = due;
}

static enum nt_status type_of(const struct cmd_run *run,
			      enum nt_chase_type *type, struct nt_err *err)
{
	const char *word = cli_value(run->args, "type");
	bool due = cli_given(run->args, "due");

	*type = due ? NT_CHASE_TYPE_POSTPONED : NT_CHASE_TYPE_REMINDED;
	if (word != NULL)
		*type = (enum nt_chase_type)nt_set_find(&nt_set_chase_type,
							word);
	if (due != (*type == NT_CHASE_TYPE_POSTPONED))
		return nt_fail(err, NT_EUSAGE,
			       _("--type postponed and --due DATE belong "
				 "together"));
	return NT_OK;
}

static void add_chase(struct cmd_run *run, struct nt_follow_up *f,
		      const struct nt_chase *chase)
{
	const struct nt_field *chases = nt_field(&nt_shape_follow_up, "chases");

	*(struct nt_chase *)nt_add_line(f, chases, run->arena) = *chase;
	if (chase->type == NT_CHASE_TYPE_DONE) {
		f->status = NT_FOLLOW_UP_STATUS_DONE;
		f->closed_on = chase->date;
	}
}

static enum nt_status run_chase(struct cmd_run *run, struct nt_err *err)
{
	const struct nt_field *text = nt_field(&nt_shape_chase, "text");
	struct nt_chase chase = { 0 };
	struct nt_record rec;
	struct nt_follow_up *f;
	const char *due = NULL;
	enum nt_status st = cmd_text(run, 1, text, &chase.text, err);

	if (st == NT_OK)
		st = type_of(run, &chase.type, err);
	if (st == NT_OK)
		st = date_option(run, "date", NT_LOOKING_BACK, &chase.date,
				 err);
	if (st == NT_OK)
		st = date_option(run, "due", NT_LOOKING_AHEAD, &due, err);
	if (st == NT_OK)
		st = cmd_get_follow_up(run, run->args->words[0], &rec, &f, err);
	if (st != NT_OK)
		return st;
	if (chase.type == NT_CHASE_TYPE_POSTPONED)
		postpone(f, due);
	add_chase(run, f, &chase);
	st = cmd_save(run, &rec, err);
	if (st == NT_OK)
		cli_printf("%s %s: \"%s\"\n", chase.date,
			   _(nt_set_chase_type.labels[chase.type]),
			   f->text ? f->text : "");
	return st;
}

static const struct cli_option options[] = {
	{ "type", 0, N_("TYPE"), "reminded replied postponed done",
	  N_("what happened, reminded if it is not said") },
	{ "date", 0, N_("DATE"), NULL, N_("when, today if it is not said") },
	{ "due", 0, N_("DATE"), NULL,
	  N_("postponed to this day; the first due date is kept") },
	{ 0 },
};

const struct cmd cmd_chase = {
	.name = "chase",
	.alias = "pantau",
	.words = "REC.N TEXT",
	.summary = N_("note what was said about a follow-up"),
	.text = N_("The follow-up's text is printed, since N is a place, not "
		   "an identity."),
	.options = options,
	.least = 2,
	.most = -1,
	.needs = CMD_NEEDS_WRITE,
	.run = run_chase,
};
