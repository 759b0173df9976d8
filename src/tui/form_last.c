/* form_last.c - what the last meeting had: its people, and what is still open
 * of it. */
#include <string.h>

#include "notula/str.h"
#include "tui/form_state.h"

/* How many meetings back one with people, or open follow-ups, is sought. */
enum { BACK = 20 };

void tui_form_clear_once(struct form *form, size_t participant)
{
	static const char *const once[] = { "presence", "presence_reason",
					    "represented_by", "as_written",
					    "to_verify" };

	for (size_t i = 0; i < NT_COUNT(once); i++)
		nt_typed_set(&form->t, NT_PART_PARTICIPANTS, participant,
			     once[i], NULL);
}

static bool same_cell(const struct nt_typed *a, size_t i,
		      const struct nt_typed *b, size_t k, enum nt_part part,
		      const char *field)
{
	return nt_str_same(nt_typed_cell(a, part, i, field),
			   nt_typed_cell(b, part, k, field));
}

/* Does he sit here already? */
static bool is_here(const struct form *form, const struct nt_typed *last,
		    size_t i)
{
	enum nt_part part = NT_PART_PARTICIPANTS;

	for (size_t k = 0; k < nt_typed_count(&form->t, part); k++)
		if (same_cell(last, i, &form->t, k, part, "name") &&
		    same_cell(last, i, &form->t, k, part, "position") &&
		    same_cell(last, i, &form->t, k, part, "organization"))
			return true;
	return false;
}

static void add_copy(struct form *form, const struct nt_typed *last,
		     enum nt_part part, size_t i)
{
	const struct nt_typed_row *row = nt_typed_row(last, part, i);
	size_t at = nt_typed_count(&form->t, part);

	nt_typed_add(&form->t, part, at, row->shape);
	for (size_t f = 0; f < row->shape->n; f++) {
		struct nt_spot spot = { part, at, &row->shape->fields[f] };

		if (strcmp(spot.field->name, "no") != 0)
			nt_typed_put(&form->t, spot, row->cells[f]);
	}
}

/* How many there were, and how many of them are new here. */
struct taking {
	size_t found;
	size_t taken;
};

static void take_people(struct form *form, const struct nt_typed *last,
			struct taking *out)
{
	out->found = nt_typed_count(last, NT_PART_PARTICIPANTS);
	for (size_t i = 0; i < out->found; i++) {
		if (is_here(form, last, i))
			continue;
		add_copy(form, last, NT_PART_PARTICIPANTS, i);
		tui_form_clear_once(form, nt_typed_count(&form->t,
							 NT_PART_PARTICIPANTS) -
						  1);
		out->taken++;
	}
}

/* A follow-up goes on in this record; what belongs to the old line alone stays
 * there, and the chain counts once. */
static void carry_over(struct form *form, const struct nt_typed *last, size_t i,
		       const char *continues)
{
	static const char *const old[] = { "issue",	 "response",
					   "closed_on",	 "closing_note",
					   "as_written", "to_verify",
					   "chases" };
	enum nt_part part = NT_PART_FOLLOW_UPS;
	size_t at = nt_typed_count(&form->t, part);

	add_copy(form, last, part, i);
	for (size_t k = 0; k < NT_COUNT(old); k++)
		nt_typed_set(&form->t, part, at, old[k], NULL);
	nt_typed_set(&form->t, part, at, "continues", continues);
}

static bool is_open(const struct nt_typed *last, size_t i)
{
	const char *status =
		nt_typed_cell(last, NT_PART_FOLLOW_UPS, i, "status");

	return strcmp(status, "done") != 0 && strcmp(status, "dropped") != 0;
}

static bool is_carried(const struct form *form, const char *continues)
{
	enum nt_part part = NT_PART_FOLLOW_UPS;

	for (size_t i = 0; i < nt_typed_count(&form->t, part); i++)
		if (strcmp(nt_typed_cell(&form->t, part, i, "continues"),
			   continues) == 0)
			return true;
	return false;
}

static void take_follow_ups(struct form *form, const struct nt_typed *last,
			    struct taking *out)
{
	enum nt_part part = NT_PART_FOLLOW_UPS;
	const char *uid = nt_typed_cell(last, NT_PART_MEETING, 0, "uid");
	struct nt_arena arena = { 0 };

	for (size_t i = 0; i < nt_typed_count(last, part); i++) {
		const char *continues = nt_arena_printf(
			&arena, "%s/%lld", uid,
			(long long)nt_typed_row(last, part, i)->no);

		if (!is_open(last, i))
			continue;
		out->found++;
		if (is_carried(form, continues))
			continue;
		carry_over(form, last, i, continues);
		out->taken++;
	}
	nt_arena_free(&arena);
}

/* Take from record UID what the section at hand is made of. */
static enum nt_status take_from(struct form *form, const char *uid,
				struct taking *out, struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	struct nt_typed last = { 0 };
	struct nt_record rec;
	enum nt_status st =
		nt_store_get(form->view.ui->app->store, uid, &arena, &rec, err);

	if (st == NT_OK) {
		nt_typed_load(&last, &rec);
		if (form->focus.section == FORM_FOLLOW_UPS)
			take_follow_ups(form, &last, out);
		else
			take_people(form, &last, out);
	}
	nt_typed_free(&last);
	nt_arena_free(&arena);
	return st;
}

/* The meetings before the day of this one, newest first; all of them while it
 * has no day. */
static enum nt_status list_last(struct form *form, struct nt_arena *arena,
				struct nt_rows *out, struct nt_err *err)
{
	struct nt_query all = { .today = form->how.today };
	const char *date = nt_typed_cell(&form->t, NT_PART_MEETING, 0, "date");
	struct nt_cursor same_day = { date, "~" };

	return nt_store_list(form->view.ui->app->store, &all,
			     date[0] != '\0' ? &same_day : NULL, false, BACK,
			     arena, out, err);
}

static enum nt_status take_last(struct form *form, int64_t *number,
				struct taking *out, struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	struct nt_rows rows = { 0 };
	enum nt_status st = list_last(form, &arena, &rows, err);

	for (size_t i = 0; i < rows.n && st == NT_OK && out->found == 0; i++) {
		if (nt_str_eq(rows.v[i].uid, form->uid))
			continue;
		*number = rows.v[i].number;
		st = take_from(form, rows.v[i].uid, out, err);
	}
	nt_arena_free(&arena);
	return st;
}

void tui_form_from_last(struct form *form)
{
	struct tui *ui = form->view.ui;
	bool people =
		tui_form_part(form->focus.section) == NT_PART_PARTICIPANTS;
	struct nt_err err;
	int64_t number = 0;
	struct taking got = { 0 };

	tui_form_commit(form);
	if (!people && form->focus.section != FORM_FOLLOW_UPS) {
		tui_say(ui, "%s",
			_("The last meeting has people and follow-ups to "
			  "give: go there first."));
		return;
	}
	tui_form_step(form);
	if (take_last(form, &number, &got, &err) != NT_OK) {
		tui_say_err(ui, &err);
		return;
	}
	if (got.taken == 0) {
		tui_say(ui, "%s", _("There is nothing to take."));
		return;
	}
	tui_form_enter(form, form->focus.section);
	tui_form_write_draft(form);
	tui_say(ui,
		ngettext("%zu line from record %lld. ^_ takes it back.",
			 "%zu lines from record %lld. ^_ takes them back.",
			 got.taken),
		got.taken, (long long)number);
}
