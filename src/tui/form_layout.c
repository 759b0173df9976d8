/* form_layout.c - the form as lines of cells: what stands where, and what is
 * folded away while there is no room for it. */
#include <string.h>

#include "tui/form_state.h"

enum {
	LABEL = 9,	 /* "Date     " */
	WIDE_LABEL = 21, /* of the fields that are reached by arrows */
	FOLDED_ROWS = 2, /* rows of a section without the cursor */
	MOST_TEXT_ROWS = 6
};

struct building {
	const struct form *form;
	int width;
	int most; /* rows of a text while it is typed in */
	bool full;
	bool fold;
	struct nt_arena *arena;
	struct form_layout *out;
};

bool tui_form_focused(const struct form *form, const struct form_line *line,
		      size_t cell)
{
	return line->kind != FORM_LINE_COLUMNS &&
	       line->section == form->focus.section &&
	       line->row == form->focus.row &&
	       line->cell[cell].field == form->focus.field;
}

static struct form_line *add_line(struct building *b, enum form_line_kind kind,
				  enum form_section section, size_t row)
{
	struct form_layout *out = b->out;
	struct form_line *line;

	out->v = nt_arena_grow(b->arena, out->v, out->n, sizeof(*out->v));
	line = &out->v[out->n++];
	line->kind = kind;
	line->section = section;
	line->row = row;
	line->height = 1;
	return line;
}

static void add_cell(struct building *b, struct form_line *line,
		     const char *field, int label_col, int col, int width)
{
	struct form_focus at = { line->section, line->row, NULL };
	const struct nt_shape *shape = tui_form_shape(b->form, at);
	struct form_cell *cell = &line->cell[line->n++];
	int rows;

	cell->field = nt_field(shape, field);
	cell->label_col = label_col;
	cell->col = col;
	cell->width = width > 1 ? width : 1;
	if (!tui_form_focused(b->form, line, line->n - 1))
		return;
	rows = tui_line_rows(&b->form->line, cell->width);
	line->height = rows < b->most ? rows : b->most;
}

/* The meeting: the five usual fields as drawn, the others one a line. */

/* "Kind   ", or wider in another language. */
static int right_label(void)
{
	int kind = tui_width(_(nt_field(&nt_shape_record, "kind")->label));
	int city = tui_width(_(nt_field(&nt_shape_record, "city")->label));
	int widest = (kind > city ? kind : city) + 1;

	return widest < 7 ? 7 : widest;
}

static void add_usual(struct building *b)
{
	int right = b->width * 7 / 10;
	int label = right_label();
	int first = right - LABEL - 2;
	int second = b->width - right - label - 1;
	struct nt_buf note = { 0 };
	struct form_line *line = add_line(b, FORM_LINE_FIELDS, FORM_MEETING, 0);

	add_cell(b, line, "date", 1, 1 + LABEL, first);
	add_cell(b, line, "kind", right, right + label, second);
	tui_form_date_note(b->form, &note);
	if (note.n > 0)
		add_line(b, FORM_LINE_NOTE, FORM_MEETING, 0);
	nt_buf_free(&note);
	line = add_line(b, FORM_LINE_FIELDS, FORM_MEETING, 0);
	add_cell(b, line, "venue", 1, 1 + LABEL, first);
	add_cell(b, line, "city", right, right + label, second);
	line = add_line(b, FORM_LINE_FIELDS, FORM_MEETING, 0);
	add_cell(b, line, "title", 1, 1 + LABEL, b->width - LABEL - 3);
}

static bool is_in(const struct form_fields *fields, size_t from,
		  const struct nt_field *field)
{
	for (size_t i = from; i < fields->n; i++)
		if (fields->v[i] == field)
			return true;
	return false;
}

/* Shown by the note below the date already. */
static bool is_noted(const struct form *form, const struct nt_field *field)
{
	struct nt_buf note = { 0 };
	bool noted = false;

	if (strcmp(field->name, "date_as_written") == 0 ||
	    strcmp(field->name, "weekday_as_written") == 0) {
		tui_form_date_note(form, &note);
		noted = note.n > 0;
	}
	nt_buf_free(&note);
	return noted;
}

/* Those from FROM on that are filled, all of them while the cursor is there. */
static void add_others(struct building *b, enum form_section section,
		       size_t from)
{
	struct form_fields fields;
	bool all = b->full;

	tui_form_fields(section, &nt_shape_record, &fields);
	if (b->form->focus.section == section)
		all = all || is_in(&fields, from, b->form->focus.field);
	for (size_t i = from; i < fields.n; i++) {
		struct nt_spot spot = { NT_PART_MEETING, 0, fields.v[i] };
		struct form_line *line;

		if (!all && (nt_typed_get(&b->form->t, spot)[0] == '\0' ||
			     is_noted(b->form, spot.field)))
			continue;
		line = add_line(b, FORM_LINE_FIELDS, section, 0);
		add_cell(b, line, fields.v[i]->name, 1, 1 + WIDE_LABEL,
			 b->width - WIDE_LABEL - 3);
	}
}

/* Rows. */

static int number_width(const struct building *b, enum form_section section)
{
	return nt_typed_count(&b->form->t, tui_form_part(section)) > 99 ? 4 : 2;
}

static void participant_cells(struct building *b, struct form_line *line)
{
	int col = number_width(b, line->section) + 1;
	int duty = b->width >= 60 ? 8 : 0;
	int room = b->width - col - duty - 2 * (duty > 0 ? 3 : 2) - 3;
	int name = room * 37 / 100;

	add_cell(b, line, "name", -1, col, name);
	col += name + 2;
	add_cell(b, line, "position", -1, col, name);
	col += name + 2;
	add_cell(b, line, "organization", -1, col, room - 2 * name);
	col += room - 2 * name + 2;
	if (duty > 0)
		add_cell(b, line, "duty", -1, col, duty);
}

static void issue_cells(struct building *b, struct form_line *line)
{
	int col = number_width(b, line->section) + 1;
	int type = b->width >= 60 ? 10 : 4;
	int category = b->width >= 60 ? 12 : 4;

	add_cell(b, line, "type", -1, col, type);
	col += type + 1;
	add_cell(b, line, "category", -1, col, category);
	col += category + 1;
	add_cell(b, line, "text", -1, col, b->width - col - 11);
}

static void response_cells(struct building *b, struct form_line *line)
{
	int col = number_width(b, line->section) + 1;
	int type = b->width >= 60 ? 12 : 5;

	add_cell(b, line, "answers", -1, col, 10);
	col += 11;
	add_cell(b, line, "type", -1, col, type);
	col += type + 1;
	add_cell(b, line, "text", -1, col, b->width - col - 11);
}

static void follow_up_cells(struct building *b, struct form_line *line)
{
	int col = number_width(b, line->section) + 1;
	int due = b->width >= 60 ? 14 : 10;
	int owner = b->width / 5;
	int text = b->width - col - due - owner - 4;

	add_cell(b, line, "text", -1, col, text);
	col += text + 1;
	add_cell(b, line, "owner", -1, col, owner);
	col += owner + 1;
	add_cell(b, line, "due", -1, col, due);
}

static void row_cells(struct building *b, struct form_line *line)
{
	struct form_focus at = { line->section, line->row, NULL };
	const struct nt_shape *shape = tui_form_shape(b->form, at);

	if (shape == &nt_shape_participant)
		participant_cells(b, line);
	else if (shape == &nt_shape_issue)
		issue_cells(b, line);
	else if (shape == &nt_shape_response)
		response_cells(b, line);
	else
		follow_up_cells(b, line);
}

/* The other fields of a row, while the cursor is in one of them. */
static void add_details(struct building *b, enum form_section section,
			size_t row)
{
	struct form_focus at = { section, row, NULL };
	const struct nt_shape *shape = tui_form_shape(b->form, at);
	size_t columns = tui_form_columns(shape);
	struct form_fields fields;

	if (section != b->form->focus.section || row != b->form->focus.row)
		return;
	tui_form_fields(section, shape, &fields);
	if (!is_in(&fields, columns, b->form->focus.field) &&
	    (columns < 4 || b->width >= 60 ||
	     b->form->focus.field != fields.v[columns - 1]))
		return;
	if (b->width < 60 && columns == 4)
		columns--;
	for (size_t i = columns; i < fields.n; i++) {
		struct form_line *line =
			add_line(b, FORM_LINE_DETAIL, section, row);

		add_cell(b, line, fields.v[i]->name, 5, 5 + WIDE_LABEL,
			 b->width - WIDE_LABEL - 7);
	}
}

static void add_row(struct building *b, enum form_section section, size_t row)
{
	row_cells(b, add_line(b, FORM_LINE_ROW, section, row));
	add_details(b, section, row);
}

static bool shows_new(const struct building *b, enum form_section section,
		      size_t count)
{
	const struct form_focus *f = &b->form->focus;

	if (b->full || (f->section == section && f->row == FORM_NEW))
		return true;
	return count == 0 &&
	       (section == FORM_MATTERS || section == FORM_FOLLOW_UPS);
}

static void add_rows(struct building *b, enum form_section section)
{
	size_t count = tui_form_count(b->form, section);
	bool here = b->form->focus.section == section;
	size_t n = 0;

	for (size_t row = 0;
	     row < nt_typed_count(&b->form->t, tui_form_part(section)); row++) {
		if (!tui_form_holds(b->form, section, row))
			continue;
		if (b->fold && !here && n == FOLDED_ROWS &&
		    count > FOLDED_ROWS + 1) {
			add_line(b, FORM_LINE_MORE, section, row)->more =
				count - n;
			break;
		}
		add_row(b, section, row);
		n++;
	}
	if (shows_new(b, section, count))
		add_row(b, section, FORM_NEW);
}

static void add_section(struct building *b, enum form_section section)
{
	bool here = b->form->focus.section == section;
	bool people = tui_form_part(section) == NT_PART_PARTICIPANTS;

	if (section == FORM_OTHERS && !here &&
	    tui_form_count(b->form, section) == 0)
		return;
	add_line(b, FORM_LINE_HEADING, section, 0);
	if (people && here) {
		struct form_line *line =
			add_line(b, FORM_LINE_COLUMNS, section, FORM_NEW);

		participant_cells(b, line);
		line->height = 1;
	}
	if (section == FORM_MEETING)
		add_usual(b);
	if (tui_form_has_rows(section))
		add_rows(b, section);
	else
		add_others(b, section, section == FORM_MEETING ? 5 : 0);
}

static void build(struct building *b)
{
	*b->out = (struct form_layout) { 0 };
	for (enum form_section s = FORM_MEETING; s < FORM_SECTIONS; s++)
		add_section(b, s);
	for (size_t i = 0; i < b->out->n; i++)
		b->out->height += b->out->v[i].height;
}

void tui_form_layout(const struct form *form, int width, int height, bool full,
		     struct nt_arena *arena, struct form_layout *out)
{
	struct building b = { form,  width, MOST_TEXT_ROWS, full, false,
			      arena, out };

	if (height > 0 && height / 2 < b.most)
		b.most = height / 2 > 1 ? height / 2 : 1;
	build(&b);
	if (full || out->height <= height)
		return;
	b.fold = true;
	build(&b);
}
