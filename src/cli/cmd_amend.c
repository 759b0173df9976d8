/* cmd_amend.c - notula amend: change what is final, and say why. */
#include <string.h>

#include "cli/cmd.h"
#include "cli/out.h"
#include "cli/prompt.h"
#include "notula/file.h"
#include "notula/str.h"

/* --why through the door of its field, or asked for. */
static enum nt_status read_why(struct cmd_run *run, const char **out,
			       struct nt_err *err)
{
	const struct nt_field *f = nt_field(&nt_shape_record, "amended_why");
	const char *why = cli_value(run->args, "why");
	enum nt_status st;

	*out = NULL;
	if (why == NULL && cli_may_ask()) {
		st = cli_ask(_("Why is it amended?"), run->arena, &why, err);
		if (st != NT_OK)
			return st;
	}
	st = why == NULL
		     ? NT_OK
		     : nt_text_door(f, why, strlen(why), run->arena, out, err);
	if (st == NT_OK && *out == NULL)
		st = nt_fail(err, NT_EUSAGE, "%s",
			     _("say why it is amended: --why TEXT"));
	return st;
}

/* The record as it shall be; a version that it names is the one it was made
 * from. */
static enum nt_status read_file(struct cmd_run *run, const char *path,
				const struct nt_record *old,
				struct nt_record *rec, struct nt_err *err)
{
	struct nt_buf file = { 0 };
	enum nt_status st = nt_file_read(&file, path, NT_LIMIT_RECORD, err);

	if (st == NT_OK)
		st = nt_json_read(nt_buf_str(&file), file.n, run->arena, rec,
				  err);
	if (st == NT_OK && rec->uid != NULL && !nt_str_eq(rec->uid, old->uid))
		st = nt_fail_field(err, NT_EINVAL, "uid",
				   _("is that of another record"));
	if (st != NT_OK && err->file[0] == '\0')
		nt_err_at(err, strcmp(path, "-") == 0 ? "stdin" : path, 0);
	rec->uid = old->uid;
	if (rec->version == 0)
		rec->version = old->version;
	nt_buf_free(&file);
	return st;
}

static enum nt_status save(struct cmd_run *run, const struct nt_record *old,
			   const char *why, struct nt_err *err)
{
	const char *path = cli_value(run->args, "json");
	struct nt_record rec = *old;
	enum nt_status st =
		path != NULL ? read_file(run, path, old, &rec, err) : NT_OK;

	if (st != NT_OK)
		return st;
	rec.status = NT_RECORD_STATUS_AMENDED;
	rec.amended_why = why;
	st = cmd_save(run, &rec, err);
	if (st == NT_OK)
		cli_printf(_("Record %lld is amended: \"%s\"\n"),
			   (long long)rec.number, rec.title);
	return st;
}

static enum nt_status open_form(struct cmd_run *run, const char *why)
{
	int code = run->other->screens(run->app, run->args->words[0], why);

	for (int st = NT_OK; code != 0 && st <= NT_EIO; st++)
		if (nt_status_exit((enum nt_status)st) == code)
			return (enum nt_status)st;
	return NT_OK;
}

static enum nt_status run_amend(struct cmd_run *run, struct nt_err *err)
{
	struct nt_record old;
	const char *why = NULL;
	enum nt_status st = cmd_get(run, run->args->words[0], &old, err);

	if (st == NT_OK && old.status == NT_RECORD_STATUS_WORKING)
		st = nt_fail(err, NT_EINVAL,
			     _("record %lld is not final; change it with "
			       "`edit %lld`"),
			     (long long)old.number, (long long)old.number);
	if (st == NT_OK)
		st = read_why(run, &why, err);
	if (st == NT_OK && nt_str_eq(why, old.amended_why))
		st = nt_fail_field(err, NT_EINVAL, "amended_why",
				   _("is the reason of the last amendment; say "
				     "what is new"));
	if (st != NT_OK)
		return st;
	if (!cli_given(run->args, "json") && cmd_has_screen() &&
	    run->other->screens != NULL)
		return open_form(run, why);
	return save(run, &old, why, err);
}

static const struct cli_option options[] = {
	{ "why", 0, N_("TEXT"), NULL,
	  N_("the reason; it stands in the "
	     "record and its history") },
	{ "json", 0, N_("FILE"), NULL,
	  N_("take the amended record from FILE, - for stdin") },
	{ 0 },
};

const struct cmd cmd_amend = {
	.name = "amend",
	.alias = "ralat",
	.words = "REC --why TEXT",
	.summary = N_("change a final record, with a reason"),
	.text = N_("On a terminal the form opens. FILE holds the whole record "
		   "as it shall be, with the keys that show --json prints. "
		   "Without either the reason alone is put on record."),
	.options = options,
	.least = 1,
	.most = 1,
	.needs = CMD_NEEDS_WRITE,
	.run = run_amend,
};
