/* form_focus.c - where the cursor goes. */
#include <stdlib.h>
#include <string.h>

#include "tui/form_state.h"

struct nt_spot tui_form_spot(const struct form *form)
{
	return (struct nt_spot) { tui_form_part(form->focus.section),
				  form->focus.row, form->focus.field };
}

/* One-line fields scroll sideways, texts and lists wrap. */
static bool is_multi(const struct nt_field *field)
{
	return field->kind == NT_TEXT ||
	       (field->kind == NT_LINES && strcmp(field->name, "answers") != 0);
}

void tui_form_reload(struct form *form)
{
	struct nt_arena arena = { 0 };
	const char *text = "";

	tui_line_free(&form->line);
	form->line = (struct tui_line) { 0 };
	tui_line_init(&form->line, is_multi(form->focus.field),
		      NT_LIMIT_TEXT + 1);
	if (form->focus.row != FORM_NEW)
		text = tui_form_link_shown(form, form->focus.field,
					   nt_settled(&form->t,
						      tui_form_spot(form),
						      &arena),
					   &arena);
	tui_line_set(&form->line, text);
	form->dirty = false;
	form->full_pick = false;
	nt_arena_free(&arena);
	tui_form_offer(form);
}

/* A row that the cursor left without a word is no row. */
static void tidy(struct form *form, struct form_focus *to)
{
	enum nt_part part = tui_form_part(to->section);

	for (enum nt_part p = NT_PART_PARTICIPANTS; p < NT_PARTS; p++) {
		for (size_t i = nt_typed_count(&form->t, p); i-- > 0;) {
			bool here = p == part && i == to->row;

			if (here || !nt_typed_is_blank(&form->t, p, i))
				continue;
			nt_typed_remove(&form->t, p, i);
			if (p == part && to->row != FORM_NEW && i < to->row)
				to->row--;
		}
	}
}

void tui_form_go(struct form *form, struct form_focus to)
{
	bool leaves =
		to.section != form->focus.section || to.row != form->focus.row;

	if (leaves)
		tidy(form, &to);
	form->focus = to;
	tui_form_reload(form);
}

size_t tui_form_above(const struct form *form)
{
	struct form_focus f = form->focus;
	const struct nt_shape *shape = tui_form_shape(form, f);
	enum nt_part part = tui_form_part(f.section);

	if (!tui_form_has_rows(f.section))
		return FORM_NEW;
	do
		f.row = tui_form_row_by(form, f.section, f.row, -1);
	while (f.row != FORM_NEW &&
	       nt_typed_row(&form->t, part, f.row)->shape != shape);
	return f.row;
}

/* The first field of the focus's line that Enter stops at. */
static const struct nt_field *first_usual(const struct form *form)
{
	struct form_fields fields;
	size_t above = tui_form_above(form);

	tui_form_fields(form->focus.section, tui_form_shape(form, form->focus),
			&fields);
	for (size_t i = 0; i < fields.n; i++)
		if (tui_form_usual(form, form->focus.section, fields.v[i],
				   above))
			return fields.v[i];
	return fields.v[0];
}

static void go_to_row(struct form *form, enum form_section section, size_t row)
{
	struct form_focus to = { section, row, NULL };
	struct form_focus was = form->focus;

	form->focus = to;
	to.field = first_usual(form);
	form->focus = was;
	tui_form_go(form, to);
}

void tui_form_enter(struct form *form, enum form_section section)
{
	go_to_row(form, section, tui_form_has_rows(section) ? FORM_NEW : 0);
}

static size_t index_of(const struct form_fields *fields,
		       const struct nt_field *field)
{
	size_t i = 0;

	while (i + 1 < fields->n && fields->v[i] != field)
		i++;
	return i;
}

/* Others have no block of their own until somebody is in it. */
static enum form_section section_by(const struct form *form,
				    enum form_section section, int by)
{
	do {
		if (by > 0)
			section = section + 1 < FORM_SECTIONS ? section + 1
							      : FORM_MEETING;
		else
			section = section > FORM_MEETING ? section - 1
							 : FORM_PAPERS;
	} while (section == FORM_OTHERS &&
		 tui_form_count(form, FORM_OTHERS) == 0);
	return section;
}

static void past_the_last(struct form *form)
{
	struct form_focus f = form->focus;
	size_t next;

	if (!tui_form_has_rows(f.section)) {
		if (f.section == FORM_MEETING)
			tui_form_enter(form, form->people);
		else if (f.section != FORM_PAPERS)
			tui_form_enter(form, section_by(form, f.section, 1));
		else
			tui_form_reload(form);
		return;
	}
	next = tui_form_row_by(form, f.section, f.row, 1);
	go_to_row(form, f.section, next);
}

void tui_form_advance(struct form *form, bool empty_only)
{
	struct form_fields fields;
	struct form_focus to = form->focus;
	size_t above = tui_form_above(form);

	tui_form_fields(to.section, tui_form_shape(form, to), &fields);
	for (size_t i = index_of(&fields, to.field) + 1; i < fields.n; i++) {
		struct nt_spot spot = tui_form_spot(form);

		to.field = fields.v[i];
		spot.field = to.field;
		if (!tui_form_usual(form, to.section, to.field, above))
			continue;
		if (empty_only && to.row != FORM_NEW &&
		    nt_typed_get(&form->t, spot)[0] != '\0')
			continue;
		tui_form_go(form, to);
		return;
	}
	past_the_last(form);
}

/* The last column of the row before, or of the section before. */
static void before_the_first(struct form *form)
{
	struct form_focus to = form->focus;
	struct form_fields fields;

	if (tui_form_has_rows(to.section))
		to.row = tui_form_row_by(form, to.section, to.row, -1);
	if (!tui_form_has_rows(to.section) || to.row == FORM_NEW) {
		to.section = section_by(form, to.section, -1);
		to.row = 0;
		if (tui_form_has_rows(to.section))
			to.row =
				tui_form_row_by(form, to.section, FORM_NEW, -1);
	}
	tui_form_fields(to.section, tui_form_shape(form, to), &fields);
	if (!tui_form_has_rows(to.section))
		to.field =
			fields.v[to.section == FORM_MEETING ? 4 : fields.n - 1];
	else
		to.field = fields.v[tui_form_columns(tui_form_shape(form, to)) -
				    1];
	tui_form_go(form, to);
}

void tui_form_sideways(struct form *form, int by)
{
	struct form_fields fields;
	struct form_focus to = form->focus;
	size_t i;

	tui_form_fields(to.section, tui_form_shape(form, to), &fields);
	i = index_of(&fields, to.field);
	if (by < 0 && i == 0) {
		before_the_first(form);
	} else if (by > 0 && i + 1 == fields.n) {
		past_the_last(form);
	} else {
		to.field = fields.v[by < 0 ? i - 1 : i + 1];
		tui_form_go(form, to);
	}
}

/* After a word was chosen in a column that Enter passes by, its neighbour is
 * next; else what is usually filled. */
void tui_form_beside(struct form *form, bool empty_only)
{
	const struct nt_shape *shape = tui_form_shape(form, form->focus);
	struct form_fields fields;
	size_t i;

	tui_form_fields(form->focus.section, shape, &fields);
	i = index_of(&fields, form->focus.field);
	if (i + 1 < tui_form_columns(shape) &&
	    !tui_form_usual(form, form->focus.section, form->focus.field,
			    tui_form_above(form)))
		tui_form_sideways(form, 1);
	else
		tui_form_advance(form, empty_only);
}

void tui_form_back(struct form *form)
{
	tui_form_sideways(form, -1);
}

/* Which cell of LINE the cursor goes to when it was in column COL. */
static size_t nearest(const struct form_line *line, int col)
{
	size_t best = 0;

	for (size_t i = 1; i < line->n; i++)
		if (abs(line->cell[i].col - col) <
		    abs(line->cell[best].col - col))
			best = i;
	return best;
}

void tui_form_vertical(struct form *form, int by)
{
	struct nt_arena arena = { 0 };
	struct form_layout layout = { 0 };
	size_t at;
	size_t cell = 0;

	tui_form_layout(form, 80, 0, true, &arena, &layout);
	for (at = 0; at < layout.n; at++) {
		for (cell = 0; cell < layout.v[at].n; cell++)
			if (tui_form_focused(form, &layout.v[at], cell))
				break;
		if (cell < layout.v[at].n)
			break;
	}
	for (size_t i = at; i < layout.n;) {
		const struct form_line *line;

		if (by < 0 && i == 0)
			break;
		i = by < 0 ? i - 1 : i + 1;
		if (i >= layout.n)
			break;
		line = &layout.v[i];
		if (line->n > 0 && line->kind != FORM_LINE_COLUMNS) {
			struct form_focus to = { line->section, line->row,
						 NULL };
			size_t best =
				nearest(line, layout.v[at].cell[cell].col);

			to.field = line->cell[best].field;
			tui_form_go(form, to);
			break;
		}
	}
	nt_arena_free(&arena);
}

static enum form_section section_of(const struct form *form,
				    struct nt_spot spot)
{
	for (enum form_section s = FORM_MEETING; s < FORM_SECTIONS; s++) {
		struct form_fields fields;

		if (tui_form_part(s) != spot.part)
			continue;
		if (tui_form_has_rows(s)) {
			if (tui_form_holds(form, s, spot.row))
				return s;
			continue;
		}
		tui_form_fields(s, &nt_shape_record, &fields);
		for (size_t i = 0; i < fields.n; i++)
			if (fields.v[i] == spot.field)
				return s;
	}
	return FORM_SECTIONS;
}

void tui_form_follow(struct form *form)
{
	enum form_section section;

	if (form->focus.row == FORM_NEW)
		return;
	section = section_of(form, tui_form_spot(form));
	if (section != FORM_SECTIONS)
		form->focus.section = section;
}

bool tui_form_find(struct form *form, const char *name)
{
	struct nt_spot spot;
	struct form_focus to;

	if (!nt_spot_find(&form->t, name, &spot))
		return false;
	to = (struct form_focus) { section_of(form, spot), spot.row,
				   spot.field };
	if (to.section == FORM_SECTIONS)
		return false;
	tui_form_go(form, to);
	return true;
}
