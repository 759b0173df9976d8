/* cmd_done.c - notula done: a promise was kept. */
#include "cli/cmd.h"
#include "cli/out.h"

static enum nt_status run_done(struct cmd_run *run, struct nt_err *err)
{
	const struct nt_field *note =
		nt_field(&nt_shape_follow_up, "closing_note");
	struct nt_record rec;
	struct nt_follow_up *f;
	const char *text;
	enum nt_status st = cmd_text(run, 1, note, &text, err);

	if (st == NT_OK)
		st = cmd_get_follow_up(run, run->args->words[0], &rec, &f, err);
	if (st != NT_OK)
		return st;
	if (!nt_follow_up_is_open(f))
		return nt_fail(err, NT_EINVAL,
			       _("%s is closed already, on %s: \"%s\""),
			       run->args->words[0],
			       f->closed_on ? f->closed_on : "?",
			       f->text ? f->text : "");
	f->status = NT_FOLLOW_UP_STATUS_DONE;
	f->closed_on = cmd_today(run);
	if (text != NULL)
		f->closing_note = text;
	st = cmd_save(run, &rec, err);
	if (st == NT_OK)
		cli_printf(_("Done: \"%s\"\n"), f->text ? f->text : "");
	return st;
}

const struct cmd cmd_done = {
	.name = "done",
	.alias = "selesai",
	.words = "REC.N [TEXT]",
	.summary = N_("close a follow-up as done, today"),
	.text = N_("TEXT is kept as the closing note. The follow-up's text is "
		   "printed, since N is a place, not an identity."),
	.least = 1,
	.most = -1,
	.needs = CMD_NEEDS_WRITE,
	.run = run_done,
};
