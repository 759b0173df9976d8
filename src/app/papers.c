#include "notula/papers.h"

#include <string.h>

#include "notula/directory.h"
#include "notula/file.h"
#include "notula/minutes.h"
#include "notula/str.h"

enum { CSS_LIMIT = 1 << 20 };

/* The config file has one line for what may be several. */
static const char *lines_of(struct nt_arena *arena, const char *value)
{
	char *lines;

	if (value == NULL)
		return NULL;
	lines = nt_arena_strdup(arena, value);
	for (char *s = lines; *s != '\0'; s++)
		if (*s == '|')
			*s = '\n';
	return lines;
}

enum nt_status nt_app_letterhead(struct nt_app *app, struct nt_arena *arena,
				 struct nt_letterhead *out, struct nt_err *err)
{
	const char *const *values = app->values;
	struct nt_logbook logbook;
	enum nt_status st = nt_store_logbook(app->store, arena, &logbook, err);

	if (st != NT_OK)
		return st;
	*out = (struct nt_letterhead) {
		.office = logbook.office,
		.lines = lines_of(arena, values[NT_SETTING_LETTERHEAD]),
		.address = values[NT_SETTING_ADDRESS],
		.place = values[NT_SETTING_PLACE],
		.head = values[NT_SETTING_HEAD],
		.post = values[NT_SETTING_HEAD_POST],
		.rank = values[NT_SETTING_HEAD_RANK],
		.service_number = values[NT_SETTING_HEAD_NUMBER],
		.copies = values[NT_SETTING_COPIES],
	};
	return NT_OK;
}

enum nt_status nt_app_render(struct nt_app *app, const struct nt_paper *paper,
			     bool html, struct nt_buf *out, struct nt_err *err)
{
	const char *path = app->values[NT_SETTING_CSS];
	struct nt_buf css = { 0 };
	enum nt_status st = NT_OK;

	if (!html) {
		nt_paper_write_text(out, paper);
		return NT_OK;
	}
	if (path != NULL)
		st = nt_file_read(&css, path, CSS_LIMIT, err);
	if (st == NT_OK)
		nt_paper_write_html(out, paper, path ? nt_buf_str(&css) : NULL);
	nt_buf_free(&css);
	return st;
}

/* Who may sign, as the directory knows them. */

struct finding {
	struct nt_arena *arena;
	const char *row; /* of the directory */
	struct nt_signer *signer;
};

static enum nt_status take_signer(void *ctx, const void *row,
				  struct nt_err *err)
{
	struct finding *f = ctx;
	const struct nt_person *person = row;

	(void)err;
	if (!nt_str_eq(person->uid, f->row))
		return NT_OK;
	f->signer->rank = nt_arena_strdup(f->arena, person->rank);
	f->signer->service_number =
		nt_arena_strdup(f->arena, person->service_number);
	return NT_OK;
}

/* Is it the row that a participant without a link is meant by? */
static bool is_called(const struct nt_entry *entry, const char *name)
{
	for (size_t i = 0; i < entry->aliases.n; i++)
		if (nt_str_same(entry->aliases.v[i], name))
			return true;
	return nt_str_same(entry->name, name);
}

static enum nt_status find_signer(struct nt_store *store,
				  const struct nt_participant *p,
				  struct nt_arena *arena, struct nt_signer *out,
				  struct nt_err *err)
{
	const char *name = p->person_uid ? p->person_uid : p->name;
	struct finding finding = { arena, NULL, out };
	struct nt_entry entry = { 0 };
	enum nt_status st = nt_directory_find(store, NT_DIRECTORY_PEOPLE, name,
					      arena, &entry, err);

	*out = (struct nt_signer) { .no = p->no };
	if (st == NT_ENOTFOUND || st == NT_EINVAL ||
	    (st == NT_OK && p->person_uid == NULL &&
	     !is_called(&entry, name))) {
		*err = (struct nt_err) { 0 };
		return NT_OK;
	}
	if (st != NT_OK)
		return st;
	finding.row = entry.uid;
	return nt_store_each_row(store, &nt_shape_person, take_signer, &finding,
				 err);
}

/* The first chair and the first recorder of each side. */
static enum nt_status find_signers(struct nt_store *store,
				   const struct nt_record *rec,
				   struct nt_arena *arena,
				   struct nt_printing *how, struct nt_err *err)
{
	bool seen[NT_DUTY_OBSERVER + 1][NT_SIDE_OTHER + 1] = { 0 };
	struct nt_signer *signers = NULL;
	enum nt_status st = NT_OK;

	for (size_t i = 0; i < rec->participants.n && st == NT_OK; i++) {
		const struct nt_participant *p = &rec->participants.v[i];

		if ((p->duty != NT_DUTY_CHAIR && p->duty != NT_DUTY_RECORDER) ||
		    seen[p->duty][p->side])
			continue;
		seen[p->duty][p->side] = true;
		if (p->name == NULL)
			continue;
		signers =
			nt_arena_grow(arena, signers, how->n, sizeof(*signers));
		st = find_signer(store, p, arena, &signers[how->n++], err);
	}
	how->signers = signers;
	return st;
}

static enum nt_status read_layout(const struct nt_app *app, const char *layout,
				  bool *brief, struct nt_err *err)
{
	const char *name = layout ? layout : app->values[NT_SETTING_TEMPLATE];

	*brief = nt_str_eq(name, "ringkas");
	if (name == NULL || *brief || strcmp(name, "resmi") == 0)
		return NT_OK;
	nt_fail_field(err, NT_EINVAL, nt_setting_key(NT_SETTING_TEMPLATE),
		      _("unknown template \"%s\"; use resmi or ringkas"), name);
	nt_err_at(err, app->config, 0);
	return NT_EINVAL;
}

enum nt_status nt_app_print(struct nt_app *app, const struct nt_record *rec,
			    const struct nt_print *what, struct nt_arena *arena,
			    struct nt_buf *out, struct nt_err *err)
{
	struct nt_letterhead ours;
	struct nt_printing how = { .ours = &ours,
				   .side = what->side,
				   .rows = what->rows,
				   .today = nt_app_today(app) };
	struct nt_paper paper;
	enum nt_status st = read_layout(app, what->layout, &how.brief, err);

	if (st == NT_OK)
		st = nt_app_letterhead(app, arena, &ours, err);
	if (st == NT_OK)
		st = find_signers(app->store, rec, arena, &how, err);
	if (st != NT_OK)
		return st;
	if (what->what == NT_ATTENDANCE)
		nt_attendance_write(&paper, arena, rec, &how);
	else if (what->what == NT_ACTIVITY)
		nt_activity_write(&paper, arena, rec, &how);
	else
		nt_minutes_write(&paper, arena, rec, &how);
	return nt_app_render(app, &paper, what->html, out, err);
}
