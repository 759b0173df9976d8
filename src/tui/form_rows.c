/* form_rows.c - lines of the form: linked, removed, moved, marked, undone. */
#include <string.h>

#include "tui/form_state.h"

/* A change of the form itself: what is typed goes in first. */
static void changed(struct form *form)
{
	tui_form_write_draft(form);
	tui_form_reload(form);
}

/* Linked lines. */

void tui_form_go_text(struct form *form, enum form_section section, size_t row)
{
	struct form_focus to = { section, row, NULL };

	to.field = nt_field(tui_form_shape(form, to), "text");
	tui_form_go(form, to);
	tui_form_write_draft(form);
}

/* A response below issue ROW and what answers it already. */
static void respond(struct form *form, size_t row)
{
	struct nt_arena arena = { 0 };
	int64_t no = nt_typed_row(&form->t, NT_PART_MATTERS, row)->no;
	size_t at = row + 1;

	while (at < nt_typed_count(&form->t, NT_PART_MATTERS) &&
	       nt_typed_row(&form->t, NT_PART_MATTERS, at)->shape ==
		       &nt_shape_response)
		at++;
	nt_typed_add(&form->t, NT_PART_MATTERS, at, &nt_shape_response);
	nt_typed_set(&form->t, NT_PART_MATTERS, at, "answers",
		     nt_arena_printf(&arena, "%lld:fully", (long long)no));
	nt_arena_free(&arena);
	tui_form_go_text(form, FORM_MATTERS, at);
}

static void follow_up(struct form *form, size_t row)
{
	struct nt_arena arena = { 0 };
	int64_t no = nt_typed_row(&form->t, NT_PART_MATTERS, row)->no;
	size_t at = nt_typed_count(&form->t, NT_PART_FOLLOW_UPS);

	nt_typed_add(&form->t, NT_PART_FOLLOW_UPS, at, &nt_shape_follow_up);
	nt_typed_set(&form->t, NT_PART_FOLLOW_UPS, at, "response",
		     nt_arena_printf(&arena, "%lld", (long long)no));
	nt_arena_free(&arena);
	tui_form_go_text(form, FORM_FOLLOW_UPS, at);
}

void tui_form_linked(struct form *form)
{
	size_t row;

	tui_form_commit(form);
	row = form->focus.row;
	if (form->focus.section != FORM_MATTERS || row == FORM_NEW) {
		tui_say(form->view.ui, "%s",
			_("The next line comes from an issue or a response."));
		return;
	}
	tui_form_step(form);
	if (nt_typed_row(&form->t, NT_PART_MATTERS, row)->shape ==
	    &nt_shape_issue)
		respond(form, row);
	else
		follow_up(form, row);
}

/* "=" on an empty row of the matters: a response. Its cell then takes which
 * issues it answers. */
void tui_form_begin_response(struct form *form)
{
	struct form_focus to = form->focus;

	tui_form_step(form);
	if (to.row != FORM_NEW)
		nt_typed_remove(&form->t, NT_PART_MATTERS, to.row);
	else
		to.row = nt_typed_count(&form->t, NT_PART_MATTERS);
	nt_typed_add(&form->t, NT_PART_MATTERS, to.row, &nt_shape_response);
	to.field = nt_field(&nt_shape_response, "answers");
	form->focus = to;
	tui_form_reload(form);
	tui_line_set(&form->line, "=");
	form->dirty = true;
	tui_form_write_draft(form);
}

/* Rows. */

void tui_form_remove_row(struct form *form)
{
	struct form_focus to = form->focus;
	enum nt_part part = tui_form_part(to.section);

	tui_form_step(form);
	form->dirty = false;
	if (!tui_form_has_rows(to.section)) {
		nt_typed_put(&form->t, tui_form_spot(form), "");
	} else if (to.row != FORM_NEW) {
		nt_typed_remove(&form->t, part, to.row);
		if (to.row >= nt_typed_count(&form->t, part) ||
		    !tui_form_holds(form, to.section, to.row))
			to.row = tui_form_row_by(
				form, to.section,
				to.row >= nt_typed_count(&form->t, part)
					? FORM_NEW
					: to.row,
				-1);
		form->focus.row = FORM_NEW;
		if (nt_field(tui_form_shape(form, to), to.field->name) !=
		    to.field)
			to.field = nt_field(tui_form_shape(form, to), "text");
		form->focus = to;
	}
	changed(form);
	tui_say(form->view.ui, "%s", _("Removed. ^_ brings it back."));
}

/* An issue moves with the responses below it. */
static size_t length_of(const struct form *form, size_t row)
{
	size_t n = 1;

	if (nt_typed_row(&form->t, NT_PART_MATTERS, row)->shape !=
	    &nt_shape_issue)
		return 1;
	while (row + n < nt_typed_count(&form->t, NT_PART_MATTERS) &&
	       nt_typed_row(&form->t, NT_PART_MATTERS, row + n)->shape ==
		       &nt_shape_response)
		n++;
	return n;
}

/* Where matter ROW with its N rows goes by one; FORM_NEW: nowhere. */
static size_t matter_by(const struct form *form, size_t row, size_t n, int by)
{
	size_t count = nt_typed_count(&form->t, NT_PART_MATTERS);

	if (n == 1 && nt_typed_row(&form->t, NT_PART_MATTERS, row)->shape ==
			      &nt_shape_response) {
		if (by < 0)
			return row > 0 ? row - 1 : FORM_NEW;
		return row + 1 < count ? row + 1 : FORM_NEW;
	}
	if (by > 0)
		return row + n < count ? row + length_of(form, row + n)
				       : FORM_NEW;
	while (row > 0)
		if (nt_typed_row(&form->t, NT_PART_MATTERS, --row)->shape ==
		    &nt_shape_issue)
			return row;
	return FORM_NEW;
}

void tui_form_move_row(struct form *form, int by)
{
	struct form_focus f;
	enum nt_part part;
	size_t n = 1;
	size_t to;

	tui_form_commit(form);
	f = form->focus;
	part = tui_form_part(f.section);
	if (!tui_form_has_rows(f.section) || f.row == FORM_NEW)
		return;
	if (part == NT_PART_MATTERS) {
		n = length_of(form, f.row);
		to = matter_by(form, f.row, n, by);
	} else {
		to = tui_form_row_by(form, f.section, f.row, by);
	}
	if (to == FORM_NEW)
		return;
	tui_form_step(form);
	nt_typed_move(&form->t, part, f.row, n, to);
	form->focus.row = to;
	changed(form);
}

/* After undo the focus may stand on what is not there any more. */
static void mend_focus(struct form *form)
{
	struct form_focus *f = &form->focus;
	enum nt_part part = tui_form_part(f->section);
	const struct nt_shape *shape;

	if (f->row != FORM_NEW && (f->row >= nt_typed_count(&form->t, part) ||
				   !tui_form_holds(form, f->section, f->row)))
		f->row = FORM_NEW;
	shape = tui_form_shape(form, *f);
	if (f->field < shape->fields || f->field >= shape->fields + shape->n)
		f->field = nt_field(shape, "text") ? nt_field(shape, "text")
						   : nt_field(shape, "name");
}

void tui_form_undo(struct form *form, bool again)
{
	form->dirty = false;
	if (!(again ? nt_typed_redo(&form->t) : nt_typed_undo(&form->t))) {
		tui_say(form->view.ui, "%s",
			again ? _("Nothing to redo.") : _("Nothing to undo."));
		return;
	}
	mend_focus(form);
	changed(form);
}

/* Marks. */

static void mark_field(struct form *form)
{
	const char *name = form->focus.field->name;
	const char *marks =
		nt_typed_cell(&form->t, NT_PART_MEETING, 0, "to_verify");
	struct nt_buf out = { 0 };
	bool was = false;

	while (*marks != '\0') {
		size_t n = strcspn(marks, " ");
		bool same = n == strlen(name) && strncmp(marks, name, n) == 0;

		was = was || same;
		if (!same && n > 0) {
			nt_buf_puts(&out, out.n > 0 ? " " : "");
			nt_buf_put(&out, marks, n);
		}
		marks += n + (marks[n] == ' ');
	}
	if (!was)
		nt_buf_printf(&out, "%s%s", out.n > 0 ? " " : "", name);
	nt_typed_set(&form->t, NT_PART_MEETING, 0, "to_verify",
		     nt_buf_str(&out));
	nt_buf_free(&out);
}

void tui_form_mark(struct form *form)
{
	struct nt_spot spot;

	tui_form_commit(form);
	tui_form_step(form);
	if (!tui_form_has_rows(form->focus.section)) {
		mark_field(form);
	} else if (form->focus.row != FORM_NEW) {
		spot = tui_form_spot(form);
		nt_typed_set(&form->t, spot.part, spot.row, "to_verify",
			     nt_typed_cell(&form->t, spot.part, spot.row,
					   "to_verify")[0]
				     ? ""
				     : "true");
	}
	changed(form);
}
