/* form_draw.c - the form on the canvas. */
#include <string.h>

#include "tui/form_state.h"
#include "tui/show.h"

enum { COVERAGE_WIDTH = 10, MOST_OFFERS_SHOWN = 6 };

static void draw_top(const struct form *form, struct tui_canvas *canvas,
		     struct tui_rect area)
{
	struct nt_arena arena = { 0 };
	struct nt_buf right = { 0 };
	int title;

	if (form->uid == NULL)
		title = tui_put(canvas, area.row, 1, area.cols - 2, TUI_STRONG,
				_("New record"));
	else
		title = tui_putf(canvas, area.row, 1, area.cols - 2, TUI_STRONG,
				 _("Edit record %lld"),
				 (long long)form->number);
	if (form->draft_failed)
		nt_buf_puts(&right, _("no draft is kept"));
	else if (form->draft_time[0] != '\0')
		nt_buf_printf(&right, _("draft saved %s"),
			      tui_show_time(form->draft_time, &arena));
	else if (nt_typed_changed(&form->t))
		nt_buf_puts(&right, _("changed"));
	tui_put_right(canvas, area.row, title + 2, area.cols - title - 4,
		      form->draft_failed ? TUI_PROBLEM : TUI_FAINT,
		      nt_buf_str(&right));
	nt_buf_free(&right);
	nt_arena_free(&arena);
}

static struct nt_spot spot_of(const struct form_line *line, size_t cell)
{
	return (struct nt_spot) { tui_form_part(line->section), line->row,
				  line->cell[cell].field };
}

static bool is_marked(const struct form *form, struct nt_spot spot)
{
	const char *marks;
	size_t n = strlen(spot.field->name);

	if (spot.part != NT_PART_MEETING)
		return false;
	marks = nt_typed_cell(&form->t, NT_PART_MEETING, 0, "to_verify");
	for (const char *s = marks; *s != '\0'; s += strcspn(s, " ")) {
		s += strspn(s, " ");
		if (strncmp(s, spot.field->name, n) == 0 &&
		    (s[n] == ' ' || s[n] == '\0'))
			return true;
	}
	return false;
}

/* "?" behind a field of the meeting that is marked or contradicts itself. */
static bool is_doubtful(const struct form *form, struct nt_spot spot)
{
	struct nt_buf note = { 0 };
	bool doubtful = is_marked(form, spot);

	if (spot.part == NT_PART_MEETING &&
	    strcmp(spot.field->name, "date") == 0) {
		tui_form_date_note(form, &note);
		doubtful = doubtful || note.n > 0;
		nt_buf_free(&note);
	}
	return doubtful;
}

static const char *placeholder(const struct form_line *line, size_t cell)
{
	const char *name = line->cell[cell].field->name;

	if (line->section != FORM_FOLLOW_UPS || line->row != FORM_NEW)
		return "";
	if (strcmp(name, "owner") == 0)
		return _("(Owner)");
	return strcmp(name, "due") == 0 ? _("(Due)") : _("(What)");
}

static void draw_value(const struct form *form, const struct form_line *line,
		       size_t i, struct tui_canvas *canvas, int row)
{
	const struct form_cell *cell = &line->cell[i];
	struct nt_spot spot = spot_of(line, i);
	struct nt_buf text = { 0 };
	bool bad;
	int used;

	if (line->row == FORM_NEW) {
		tui_put(canvas, row, cell->col, cell->width, TUI_FAINT,
			placeholder(line, i));
		return;
	}
	tui_form_shown(form, spot, &text);
	bad = nt_spot_check(&form->t, spot, NULL) != NT_OK;
	used = tui_put(canvas, row, cell->col, cell->width - 2,
		       bad ? TUI_PROBLEM : TUI_FIELD, nt_buf_str(&text));
	if (bad || is_doubtful(form, spot))
		tui_put(canvas, row, cell->col + used, 2, TUI_DOUBT, " ?");
	else if (used == cell->width - 2)
		tui_put(canvas, row, cell->col, cell->width, TUI_FIELD,
			nt_buf_str(&text));
	nt_buf_free(&text);
}

static void draw_typing(struct form *form, const struct form_cell *cell,
			struct tui_canvas *canvas, int row, int height)
{
	struct tui_rect rect = { row, cell->col, height, cell->width };

	form->width = cell->width;
	if (cell->col > 0)
		tui_put(canvas, row, cell->col - 1, 1, TUI_FOCUS, "[");
	tui_put(canvas, row + height - 1, cell->col + cell->width, 1, TUI_FOCUS,
		"]");
	tui_line_draw(&form->line, canvas, rect, true);
}

static void draw_cells(struct form *form, const struct form_line *line,
		       struct tui_canvas *canvas, int row)
{
	for (size_t i = 0; i < line->n; i++) {
		const struct form_cell *cell = &line->cell[i];

		if (cell->label_col >= 0)
			tui_put(canvas, row, cell->label_col,
				cell->col - cell->label_col - 1, TUI_LABEL,
				_(cell->field->label));
		if (tui_form_focused(form, line, i))
			draw_typing(form, cell, canvas, row, line->height);
		else
			draw_value(form, line, i, canvas, row);
	}
}

static void draw_columns(const struct form_line *line,
			 struct tui_canvas *canvas, int row)
{
	for (size_t i = 0; i < line->n; i++)
		tui_put(canvas, row, line->cell[i].col, line->cell[i].width,
			TUI_FAINT, _(line->cell[i].field->label));
}

/* How far an issue is answered, and which follow-up came of a response. */
static void draw_outcome(const struct form *form, const struct form_line *line,
			 struct tui_canvas *canvas, int row, int width)
{
	const struct nt_typed_row *r =
		nt_typed_row(&form->t, NT_PART_MATTERS, line->row);
	struct nt_arena arena = { 0 };
	struct nt_record rec;
	struct nt_buf text = { 0 };

	if (nt_typed_record(&form->t, &arena, &rec, NULL) != NT_OK) {
		nt_arena_free(&arena);
		return;
	}
	if (r->shape == &nt_shape_issue) {
		enum nt_coverage c = nt_coverage_of(&rec, r->no);

		if (c == NT_COVERAGE_NONE)
			nt_buf_puts(&text, _("NOT YET"));
		else if (c != NT_NO_COVERAGE)
			nt_buf_puts(&text, _(nt_set_coverage.labels[c]));
	}
	for (size_t i = 0; i < rec.follow_ups.n; i++)
		if (r->shape == &nt_shape_response &&
		    rec.follow_ups.v[i].response == r->no)
			nt_buf_printf(&text, _("%sFU %zu"), text.n ? ", " : "",
				      i + 1);
	tui_put_right(canvas, row, width - COVERAGE_WIDTH - 1, COVERAGE_WIDTH,
		      TUI_FAINT, nt_buf_str(&text));
	nt_buf_free(&text);
	nt_arena_free(&arena);
}

static void draw_row(struct form *form, const struct form_line *line,
		     struct tui_canvas *canvas, int row, int width)
{
	enum nt_part part = tui_form_part(line->section);
	struct form_focus at = { line->section, line->row, NULL };
	const struct nt_shape *shape = tui_form_shape(form, at);
	size_t no = nt_typed_count(&form->t, part) + 1;

	if (line->row != FORM_NEW)
		no = (size_t)nt_typed_row(&form->t, part, line->row)->no;
	else if (part == NT_PART_MATTERS)
		for (size_t i = no - 1; i-- > 0;)
			no -= nt_typed_row(&form->t, part, i)->shape !=
			      &nt_shape_issue;
	if (shape != &nt_shape_response)
		tui_putf(canvas, row, 0, line->cell[0].col - 1, TUI_FAINT,
			 "%*zu", line->cell[0].col - 1, no);
	draw_cells(form, line, canvas, row);
	if (line->row == FORM_NEW)
		return;
	if (part == NT_PART_MATTERS)
		draw_outcome(form, line, canvas, row, width);
	if (nt_typed_cell(&form->t, part, line->row, "to_verify")[0] != '\0')
		tui_put(canvas, row, width - 1, 1, TUI_DOUBT, "?");
}

static void draw_line(struct form *form, const struct form_line *line,
		      struct tui_canvas *canvas, int row, int width)
{
	struct nt_buf text = { 0 };

	switch (line->kind) {
	case FORM_LINE_HEADING:
		tui_form_heading(form, line->section, &text);
		tui_rule(canvas, row, 0, width, nt_buf_str(&text));
		break;
	case FORM_LINE_COLUMNS:
		draw_columns(line, canvas, row);
		break;
	case FORM_LINE_NOTE:
		tui_form_date_note(form, &text);
		tui_put(canvas, row, 10, width - 11, TUI_DOUBT,
			nt_buf_str(&text));
		break;
	case FORM_LINE_MORE:
		tui_putf(canvas, row, 3, width - 4, TUI_FAINT,
			 _("… %zu more rows"), line->more);
		break;
	case FORM_LINE_ROW:
		draw_row(form, line, canvas, row, width);
		break;
	default:
		draw_cells(form, line, canvas, row);
	}
	nt_buf_free(&text);
}

/* Where the cursor's cell is drawn if the first line were in row 0. */
static int row_of_focus(const struct form *form,
			const struct form_layout *layout, int *bottom, int *col)
{
	int row = 0;

	for (size_t i = 0; i < layout->n; i++) {
		for (size_t c = 0; c < layout->v[i].n; c++) {
			if (!tui_form_focused(form, &layout->v[i], c))
				continue;
			*bottom = row + layout->v[i].height - 1;
			*col = layout->v[i].cell[c].col;
			return row;
		}
		row += layout->v[i].height;
	}
	*bottom = 0;
	*col = 0;
	return 0;
}

/* Suggestions begin below their field, or further left if they are long. */
static int pick_col(const struct form *form, int col, int width)
{
	int most = 0;

	for (size_t i = 0; i < form->pick.n; i++) {
		const struct tui_pick_item *item = &form->pick.v[i];
		int n = tui_width(item->text) + 6;

		n += item->detail ? tui_width(item->detail) + 2 : 0;
		n += item->more ? tui_width(item->more) + 2 : 0;
		most = n > most ? n : most;
	}
	if (col > width - most)
		col = width - most;
	return col > 1 ? col - 1 : 0;
}

void tui_form_draw(struct tui_view *view, struct tui_canvas *canvas,
		   struct tui_rect area)
{
	struct form *form = tui_as_form(view);
	struct tui_rect body = { area.row + 1, area.col, area.rows - 1,
				 tui_form_room(form, area.cols) };
	struct nt_arena arena = { 0 };
	struct form_layout layout = { 0 };
	int row, bottom, col, top;

	area.cols = body.cols;
	draw_top(form, canvas, area);
	tui_form_layout(form, area.cols, body.rows, false, &arena, &layout);
	row = row_of_focus(form, &layout, &bottom, &col);
	top = (row + bottom) / 2 - body.rows / 2;
	if (top > layout.height - body.rows)
		top = layout.height - body.rows;
	if (top < 0)
		top = 0;
	tui_clip(canvas, body);
	row = body.row - top;
	for (size_t i = 0; i < layout.n; i++) {
		if (row + layout.v[i].height > body.row &&
		    row < body.row + body.rows)
			draw_line(form, &layout.v[i], canvas, row, area.cols);
		row += layout.v[i].height;
	}
	if (form->pick.n > 0)
		tui_pick_draw(&form->pick, canvas, body,
			      body.row + bottom - top,
			      pick_col(form, col, area.cols),
			      MOST_OFFERS_SHOWN);
	nt_arena_free(&arena);
}
