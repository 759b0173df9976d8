/* foreign_run.c - the passes over files of others that judge and write. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/fingerprint.h"
#include "exchange/foreign.h"
#include "exchange/meeting.h"
#include "exchange/names.h"
#include "exchange/rejects.h"
#include "notula/alloc.h"
#include "notula/str.h"
#include "notula/uid.h"

enum { SAY_EVERY = 256 };

struct run {
	struct nt_foreign *foreign;
	struct nt_store *store;
	const struct nt_foreign_hooks *hooks;
	struct nt_import_result *out;
	struct nt_foreign_counts *counts;
	struct nt_rejects *rejects; /* NULL: they are not kept */
	struct nt_import *import;
	struct nt_logbook logbook;
	struct nt_arena arena; /* of the logbook's names */
	struct nt_seen batch;  /* fingerprints of several files */
	int64_t rows;
	bool writing;
	bool telling; /* the pass whose verdicts are told */
	/* The present file. */
	const struct nt_foreign_input *file;
	struct nt_seen seen;
	struct nt_seen keys; /* by which its rows are grouped */
	struct nt_rowgroups *groups;
};

static void tell(const struct run *run, const struct nt_row_note *note)
{
	if (run->telling && run->hooks->note != NULL)
		run->hooks->note(run->hooks->ctx, note);
}

static const char *header_of(const struct run *run, size_t column)
{
	return column == NT_NO_COLUMN
		       ? NULL
		       : run->file->shown.mapping.columns[column].header;
}

/* Tell what is wrong or doubtful with a cell of GROUP. */
static void tell_trouble(const struct run *run, const struct nt_rowgroup *group,
			 const struct nt_trouble *trouble, enum nt_fate fate,
			 const struct nt_record *rec)
{
	const struct nt_rowgroup_row *row = &group->rows[trouble->row];
	struct nt_row_note note = {
		.file = run->file->shown.name,
		.line = row->line,
		.fate = fate,
		.column = header_of(run, trouble->column),
		.cell = trouble->column == NT_NO_COLUMN
				? NULL
				: row->cells[trouble->column].s,
		.reason = trouble->reason,
		.rec = rec,
	};

	tell(run, &note);
}

static enum nt_status reject(struct run *run, const struct nt_rowgroup *group,
			     const struct nt_trouble *trouble,
			     struct nt_err *err)
{
	run->out->rejected += (int64_t)group->n;
	tell_trouble(run, group, trouble, NT_FATE_REJECTED, NULL);
	if (run->rejects == NULL)
		return NT_OK;
	return nt_rejects_add(run->rejects, run->file, group, trouble, err);
}

/* The column that fills the field of ERR, for its place in the file. */
static size_t column_of(const struct run *run, const struct nt_err *err)
{
	const struct nt_mapping *m = &run->file->shown.mapping;

	for (size_t i = 0; i < m->n; i++) {
		struct nt_target_row row = nt_target_row(m->columns[i].target);

		if (row.field != NULL && row.shape == &nt_shape_record &&
		    strncmp(row.field->name, err->field,
			    strlen(row.field->name)) == 0)
			return i;
	}
	return NT_NO_COLUMN;
}

static void stamp(const struct run *run, struct nt_meeting *m,
		  char uid[NT_UID_SIZE])
{
	const struct nt_foreign_asked *asked = &run->foreign->asked;
	struct nt_record *rec = &m->rec;

	nt_uid_new(uid);
	rec->uid = m->uid != NULL ? m->uid : uid;
	rec->version = 1;
	rec->status = NT_RECORD_STATUS_WORKING;
	rec->office_code = asked->office;
	if (asked->office == NULL) {
		rec->office = run->logbook.office;
		rec->office_code = run->logbook.office_code;
	} else if (nt_str_eq(asked->office, run->logbook.office_code)) {
		rec->office = run->logbook.office;
	}
	rec->updated_at = asked->now;
	rec->updated_by = asked->user;
}

static void count(struct run *run, const struct nt_record *rec,
		  enum nt_verdict verdict)
{
	int64_t *const counts[] = {
		[NT_VERDICT_ADDED] = &run->out->added,
		[NT_VERDICT_SAME] = &run->out->same,
		[NT_VERDICT_UPDATED] = &run->out->updated,
		[NT_VERDICT_CONFLICT] = &run->out->conflict,
		[NT_VERDICT_DUPLICATE] = &run->out->duplicate,
	};

	++*counts[verdict];
	if (verdict != NT_VERDICT_ADDED)
		return;
	run->counts->participants += (int64_t)rec->participants.n;
	run->counts->issues += (int64_t)rec->issues.n;
	run->counts->responses += (int64_t)rec->responses.n;
	run->counts->follow_ups += (int64_t)rec->follow_ups.n;
	run->counts->doubtful += rec->to_verify.n > 0;
}

static void tell_fate(struct run *run, const struct nt_meeting *m,
		      enum nt_verdict verdict, int64_t number)
{
	static const enum nt_fate fates[] = {
		[NT_VERDICT_ADDED] = NT_FATE_ADDED,
		[NT_VERDICT_SAME] = NT_FATE_SAME,
		[NT_VERDICT_UPDATED] = NT_FATE_UPDATED,
		[NT_VERDICT_CONFLICT] = NT_FATE_CONFLICT,
		[NT_VERDICT_DUPLICATE] = NT_FATE_DUPLICATE,
	};
	struct nt_row_note note = {
		.file = run->file->shown.name,
		.line = m->group->rows[0].line,
		.fate = fates[verdict],
		.rec = &m->rec,
		.number = number,
	};

	tell(run, &note);
	for (size_t i = 1; i < m->group->n; i++) {
		if (!m->group->rows[i].joined)
			continue;
		run->counts->joined++;
		note.line = m->group->rows[i].line;
		note.fate = NT_FATE_JOINED;
		tell(run, &note);
	}
	if (verdict != NT_VERDICT_ADDED && verdict != NT_VERDICT_UPDATED)
		return;
	for (size_t i = 0; i < m->n_warnings; i++)
		tell_trouble(run, m->group, &m->warnings[i], NT_FATE_WARNED,
			     &m->rec);
}

/* Several files are one batch: what stands in two of them comes once. Before
 * anything is written nobody else knows. */
static bool is_in_batch(struct run *run, const char *fingerprint)
{
	uint64_t key = strtoull(fingerprint + 16, NULL, 16);

	return !run->writing && run->foreign->n > 1 &&
	       nt_seen_add(&run->batch, key) > 0;
}

/* Rows of one meeting are looked for next to each other only. */
static void warn_scattered(struct run *run, struct nt_meeting *m)
{
	size_t column = m->mapping->group_by;

	if (column != NT_NO_COLUMN && m->group_key != NULL &&
	    nt_seen_add(&run->keys, nt_fingerprint_text(m->group_key)) > 0)
		nt_meeting_warn(m, 0, column,
				_("stands further above, too: sort the file by "
				  "this column if that is one meeting"));
}

static enum nt_status take(struct run *run, struct nt_meeting *m,
			   struct nt_err *err)
{
	char fingerprint[NT_FINGERPRINT], uid[NT_UID_SIZE];
	struct nt_origin origin = {
		.fingerprint = fingerprint,
		.key = m->group_key,
		.even_alike = run->foreign->asked.add_duplicates,
	};
	enum nt_verdict verdict;
	int64_t number = 0;
	struct nt_err why = { 0 };
	enum nt_status st;

	nt_fingerprint(m->group, m->mapping->n, run->foreign->asked.office,
		       &run->seen, fingerprint);
	stamp(run, m, uid);
	warn_scattered(run, m);
	st = nt_import_foreign(run->import, &m->rec, &origin, &verdict, &number,
			       &why);
	if (st == NT_EINVAL) {
		struct nt_trouble trouble = {
			0,
			column_of(run, &why),
			nt_arena_printf(m->arena, "%s: %s", why.field, why.msg),
		};

		return reject(run, m->group, &trouble, err);
	}
	if (st != NT_OK) {
		if (err != NULL)
			*err = why;
		return st;
	}
	if (verdict == NT_VERDICT_ADDED && is_in_batch(run, fingerprint))
		verdict = NT_VERDICT_SAME;
	count(run, &m->rec, verdict);
	tell_fate(run, m, verdict, number);
	return NT_OK;
}

static void skip(struct run *run, const struct nt_rowgroup *group)
{
	struct nt_row_note note = {
		.file = run->file->shown.name,
		.line = group->rows[0].line,
		.fate = NT_FATE_SKIPPED,
	};

	if (group->kind == NT_ROW_BLANK) {
		run->counts->blank++;
		return;
	}
	if (group->kind == NT_ROW_NIL) {
		run->counts->nil++;
		note.reason = _("nothing to report");
	} else if (group->kind == NT_ROW_HEADER) {
		run->counts->footnotes++;
		note.reason = _("the header once more");
	} else {
		run->counts->footnotes++;
		note.reason = _("a footnote");
	}
	tell(run, &note);
}

static enum nt_status judge_group(struct run *run, struct nt_rowgroup *group,
				  struct nt_err *err)
{
	struct nt_meeting m;

	if (!nt_rowgroup_is_meeting(group)) {
		skip(run, group);
		return NT_OK;
	}
	run->out->read++;
	nt_meeting_read(&m, &run->file->shown.mapping, group, &group->arena);
	return m.bad ? reject(run, group, &m.trouble, err) : take(run, &m, err);
}

static enum nt_status say_progress(struct run *run, int64_t before,
				   struct nt_err *err)
{
	const struct nt_foreign_hooks *hooks = run->hooks;
	int64_t rows = before + nt_rowgroups_read(run->groups);
	bool say = rows / SAY_EVERY != run->rows / SAY_EVERY;

	run->rows = rows;
	if (hooks->progress == NULL || !say ||
	    hooks->progress(hooks->ctx, run->writing ? 3 : 2, rows,
			    run->foreign->rows))
		return NT_OK;
	return nt_foreign_stopped(err);
}

static enum nt_status read_file(struct run *run, struct nt_err *err)
{
	struct nt_rowgroup *group;
	int64_t before = run->rows;
	enum nt_status st = nt_rowgroups_open(&run->groups, run->file->in,
					      &run->file->shown.dialect,
					      &run->file->shown.mapping, err);

	while (st == NT_OK) {
		st = nt_rowgroups_next(run->groups, &group, err);
		if (st != NT_OK || group == NULL)
			break;
		st = judge_group(run, group, err);
		if (st == NT_OK)
			st = say_progress(run, before, err);
	}
	if (st == NT_OK)
		run->rows = before + nt_rowgroups_read(run->groups);
	nt_rowgroups_close(run->groups);
	nt_seen_free(&run->seen);
	nt_seen_free(&run->keys);
	return st;
}

static enum nt_status read_files(struct run *run, struct nt_err *err)
{
	enum nt_status st = NT_OK;

	run->rows = 0;
	for (size_t i = 0; st == NT_OK && i < run->foreign->n; i++) {
		run->file = &run->foreign->v[i];
		st = read_file(run, err);
		if (st == NT_OK && run->writing)
			st = nt_input_unchanged(run->file->in, err);
		run->counts->blank += run->file->shown.blanks;
		if (st == NT_EINVAL && err != NULL && err->file[0] == '\0')
			nt_err_at(err, run->file->shown.name, err->line);
	}
	nt_seen_free(&run->batch);
	return st;
}

static char *name_files(const struct nt_foreign *foreign)
{
	const char **paths = nt_alloc((foreign->n + 1) * sizeof(*paths));
	char *names;

	for (size_t i = 0; i < foreign->n; i++)
		paths[i] = foreign->v[i].shown.name;
	names = nt_import_names(paths, foreign->n);
	nt_free(paths);
	return names;
}

static enum nt_status pass(struct run *run, bool writing, bool telling,
			   struct nt_err *err)
{
	char *files = name_files(run->foreign);
	struct nt_importing importing = {
		.files = files,
		.links = NT_LINKS_ALIKE,
		.update = run->foreign->asked.update,
		.dry_run = !writing,
	};
	enum nt_status st;

	run->writing = writing;
	run->telling = telling;
	*run->out = (struct nt_import_result) { 0 };
	*run->counts = (struct nt_foreign_counts) { 0 };
	st = nt_import_begin(run->store, &importing, &run->import, err);
	nt_free(files);
	if (st != NT_OK)
		return st;
	st = read_files(run, err);
	run->counts->rows = run->foreign->rows;
	return nt_import_end(run->import, st, &run->out->batch, err);
}

static enum nt_status begin(struct run *run, struct nt_err *err)
{
	return nt_store_logbook(run->store, &run->arena, &run->logbook, err);
}

/* --strict: one bad row refuses all. */
static enum nt_status check_strict(const struct run *run, struct nt_err *err)
{
	if (!run->foreign->asked.strict || run->out->rejected == 0)
		return NT_OK;
	return nt_fail(err, NT_EINVAL,
		       _("nothing was imported: %lld rows would be rejected; "
			 "--dry-run lists them"),
		       (long long)run->out->rejected);
}

enum nt_status nt_foreign_judge(struct nt_foreign *foreign,
				struct nt_store *store,
				const struct nt_foreign_hooks *hooks,
				struct nt_import_result *out,
				struct nt_foreign_counts *counts,
				struct nt_err *err)
{
	struct run run = {
		.foreign = foreign,
		.store = store,
		.hooks = hooks,
		.out = out,
		.counts = counts,
	};
	enum nt_status st = begin(&run, err);

	if (st == NT_OK)
		st = pass(&run, false, true, err);
	if (st == NT_OK)
		st = check_strict(&run, err);
	nt_arena_free(&run.arena);
	return st;
}

static enum nt_status judge_and_write(struct run *run, struct nt_err *err)
{
	const struct nt_foreign_hooks *hooks = run->hooks;
	struct nt_rejects *rejects = run->rejects;
	enum nt_status st = begin(run, err);

	if (st == NT_OK)
		st = pass(run, false, false, err);
	if (st == NT_OK)
		st = check_strict(run, err);
	if (st == NT_OK && hooks->go != NULL &&
	    !hooks->go(hooks->ctx, run->out))
		st = nt_foreign_stopped(err);
	run->rejects = NULL; /* they have them all */
	if (st == NT_OK)
		st = pass(run, true, true, err);
	run->rejects = rejects;
	return st;
}

/* The rejected rows are seen once the others are in: whoever is killed in
 * between imports again, adds nothing, and gets them then. */
enum nt_status nt_foreign_write(struct nt_foreign *foreign,
				struct nt_store *store, const char *rejects,
				const struct nt_foreign_hooks *hooks,
				struct nt_arena *arena, const char **where,
				struct nt_import_result *out,
				struct nt_foreign_counts *counts,
				struct nt_err *err)
{
	struct run run = {
		.foreign = foreign,
		.store = store,
		.hooks = hooks,
		.out = out,
		.counts = counts,
		.rejects = nt_rejects_open(rejects),
	};
	enum nt_status st = judge_and_write(&run, err);

	if (where != NULL)
		*where = NULL;
	if (st != NT_OK) {
		nt_rejects_abandon(run.rejects);
	} else {
		if (where != NULL)
			*where = nt_rejects_names(run.rejects, arena);
		st = nt_rejects_commit(run.rejects, err);
	}
	nt_arena_free(&run.arena);
	return st;
}
