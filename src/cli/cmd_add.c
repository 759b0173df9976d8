/* cmd_add.c - notula add: new records, from JSON, a line, or asked for. */
#include <string.h>

#include "cli/add_line.h"
#include "cli/ask.h"
#include "cli/cmd.h"
#include "cli/out.h"
#include "cli/prompt.h"
#include "notula/file.h"
#include "notula/path.h"

/* All of a file is kept until all of it is saved; import takes more. */
enum { MOST_BYTES = 256 << 20 };

struct batch {
	struct nt_record *v;
	size_t n;
};

/* Where in a file an object begins, and how much of it there is. */
struct span {
	const char *s;
	size_t n;
	int64_t line;
};

/* The end of the JSON object at S: behind its last brace, or END. Whether the
 * object is right is for the reader to say. */
static const char *object_end(const char *s, const char *end)
{
	bool quoted = false;
	int depth = 0;

	for (; s < end; s++) {
		if (quoted && *s == '\\')
			s++;
		else if (*s == '"')
			quoted = !quoted;
		else if (!quoted && *s == '{')
			depth++;
		else if (!quoted && *s == '}' && --depth == 0)
			return s + 1;
	}
	return end;
}

/* The next object after SPAN, on one line or on several; false at END. */
static bool next_object(struct span *span, const char *end)
{
	const char *s = span->s + span->n;
	const char *stop;

	for (const char *p = span->s; p < s; p++)
		span->line += *p == '\n';
	while (s < end && strchr(" \t\r\n", *s) != NULL && *s != '\0')
		span->line += *s++ == '\n';
	if (s == end)
		return false;
	stop = *s == '{' ? object_end(s, end)
			 : memchr(s, '\n', (size_t)(end - s));
	span->s = s;
	span->n = (size_t)((stop != NULL ? stop : end) - s);
	return true;
}

/* What saving a new record would set: it begins its life here and now. */
static void begin(struct cmd_run *run, struct nt_record *rec,
		  const struct nt_logbook *logbook)
{
	nt_app_stamp(run->app, rec, run->arena);
	rec->version = 1;
	rec->created_at = rec->updated_at;
	rec->created_by = rec->updated_by;
	if (rec->office == NULL) {
		rec->office = logbook->office;
		rec->office_code = logbook->office_code;
	}
	if (rec->status == NT_NO_RECORD_STATUS)
		rec->status = NT_RECORD_STATUS_WORKING;
	for (size_t i = 0; i < rec->follow_ups.n; i++)
		if (rec->follow_ups.v[i].status == NT_NO_FOLLOW_UP_STATUS)
			rec->follow_ups.v[i].status = NT_FOLLOW_UP_STATUS_OPEN;
}

static enum nt_status read_batch(struct cmd_run *run, const char *path,
				 const struct nt_buf *file, struct batch *batch,
				 struct nt_err *err)
{
	const char *end = nt_buf_str(file) + file->n;
	struct span span = { nt_buf_str(file), 0, 1 };
	struct nt_logbook logbook;
	enum nt_status st =
		nt_store_logbook(run->store, run->arena, &logbook, err);

	while (st == NT_OK && next_object(&span, end)) {
		struct nt_record *rec;

		batch->v = nt_arena_grow(run->arena, batch->v, batch->n,
					 sizeof(*batch->v));
		rec = &batch->v[batch->n++];
		st = nt_json_read(span.s, span.n, run->arena, rec, err);
		if (st == NT_OK) {
			begin(run, rec, &logbook);
			st = nt_validate(rec, err);
		}
		if (st != NT_OK)
			nt_err_at(err, path, span.line);
	}
	if (st == NT_OK && batch->n == 0) {
		st = nt_fail(err, NT_EINVAL, _("no record in it"));
		nt_err_at(err, path, 0);
	}
	return st;
}

/* ADDED, or the reason why REC cannot be: add makes new records only. */
static enum nt_status add_one(struct nt_import *import,
			      const struct nt_record *rec, struct nt_err *err)
{
	enum nt_verdict verdict;
	enum nt_status st = nt_import_record(import, rec, &verdict, err);

	if (st != NT_OK || verdict == NT_VERDICT_ADDED)
		return st;
	return nt_fail_field(err, NT_EINVAL, "uid",
			     _("%s is here already, or stands twice; leave the "
			       "uid out for a new record, or use import"),
			     rec->uid);
}

/* All or nothing: one batch, which imports undo takes back. */
static enum nt_status save_batch(struct cmd_run *run, const char *path,
				 const struct batch *batch, struct nt_err *err)
{
	const struct nt_importing how = { .files = nt_path_name(path),
					  .links = NT_LINKS_SET };
	struct nt_import *import;
	int64_t number;
	enum nt_status st = nt_import_begin(run->store, &how, &import, err);

	if (st != NT_OK)
		return st;
	for (size_t i = 0; i < batch->n && st == NT_OK; i++) {
		st = add_one(import, &batch->v[i], err);
		if (st != NT_OK && batch->n > 1)
			nt_wrap(err, _("record %zu of the file"), i + 1);
		if (st != NT_OK)
			nt_err_at(err, path, 0);
	}
	return nt_import_end(import, st, &number, err);
}

static enum nt_status print_saved(struct cmd_run *run, const char *uid,
				  struct nt_err *err)
{
	struct nt_record rec;
	enum nt_status st =
		nt_store_get(run->store, uid, run->arena, &rec, err);

	if (st == NT_OK)
		cli_printf(_("Saved as record %lld.\n"), (long long)rec.number);
	return st;
}

static enum nt_status add_file(struct cmd_run *run, const char *path,
			       struct nt_err *err)
{
	struct nt_buf file = { 0 };
	struct batch batch = { 0 };
	enum nt_status st = nt_file_read(&file, path, MOST_BYTES, err);

	if (strcmp(path, "-") == 0)
		path = "stdin";
	if (st == NT_OK)
		st = read_batch(run, path, &file, &batch, err);
	if (st == NT_OK)
		st = save_batch(run, path, &batch, err);
	for (size_t i = 0; i < batch.n && st == NT_OK; i++)
		st = print_saved(run, batch.v[i].uid, err);
	nt_buf_free(&file);
	return st;
}

static enum nt_status add_asked(struct cmd_run *run, struct nt_err *err)
{
	struct nt_record rec = { 0 };
	enum nt_status st;

	if (!cli_may_ask())
		return nt_fail(err, NT_EUSAGE,
			       _("no terminal to ask on; use add --json FILE"));
	st = cli_ask_record(run, &rec, err);
	if (st == NT_OK)
		st = cmd_save(run, &rec, err);
	if (st == NT_OK)
		st = print_saved(run, rec.uid, err);
	return st;
}

static enum nt_status run_add(struct cmd_run *run, struct nt_err *err)
{
	const char *path = cli_value(run->args, "json");
	const char *line = cli_value(run->args, "line");

	if (path != NULL && line != NULL)
		return nt_fail(err, NT_EUSAGE, _("--json or --line, not both"));
	if (line != NULL)
		return cli_add_line(run, line, err);
	return path != NULL ? add_file(run, path, err) : add_asked(run, err);
}

static const struct cli_option options[] = {
	{ "json", 0, N_("FILE"), NULL,
	  N_("take records from FILE, - for stdin") },
	{ "line", 0, N_("TEXT"), NULL,
	  N_("one record as a capture line, shown before it is saved") },
	{ 0 },
};

const struct cmd cmd_add = {
	.name = "add",
	.alias = "tambah",
	.summary = N_("a new record: asked for, as one line, or as JSON"),
	.text = N_("FILE holds one JSON object a record, with the keys that "
		   "show --json prints. One that is wrong refuses all of them, "
		   "and its line is named. A title and a date are enough.\n"
		   "A capture line is [DATE] TITLE and what these signs "
		   "introduce, each between two blanks: @ venue, + participant "
		   "(NAME / POSITION / ORGANIZATION, (12) or (?) for a group), "
		   "# issue, = response to it (=- to none), ! follow-up, > its "
		   "owner, ^ its due date. A doubled sign is the sign itself. "
		   "The start of any word of a known name is enough; \"ron\" "
		   "in quotes is a new one."),
	.options = options,
	.needs = CMD_NEEDS_CREATE,
	.run = run_add,
};
