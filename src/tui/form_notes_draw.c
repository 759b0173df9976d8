/*
 * form_notes_draw.c - how the notes beside the form are drawn: word by word,
 * what stands in no "as written" lit.
 */
#include "tui/form_notes.h"

#include <string.h>

#include "notula/str.h"
#include "notula/utf8.h"

enum { KEY_ROWS = 2 };

/* What stands in an "as written". */

static bool *find_covered(const struct notes *notes, struct nt_arena *arena)
{
	static const char *const fields[] = { "date_as_written",
					      "venue_as_written" };
	const struct nt_typed *t = &notes->form->t;
	const char *s = tui_notes_text(notes);
	bool *covered = nt_arena_alloc(arena, strlen(s) + 1);

	for (size_t i = 0; i < NT_COUNT(fields); i++)
		tui_cover(s, covered,
			  nt_typed_cell(t, NT_PART_MEETING, 0, fields[i]));
	for (enum nt_part p = NT_PART_PARTICIPANTS; p < NT_PARTS; p++)
		for (size_t i = 0; i < nt_typed_count(t, p); i++)
			tui_cover(s, covered,
				  nt_typed_cell(t, p, i, "as_written"));
	return covered;
}

/* Drawing. */

struct drawing {
	const struct notes *notes;
	const char *s;
	const bool *covered;
	struct tui_stretch chosen;
	struct tui_canvas *canvas; /* NULL: only look where the cursor is */
	struct tui_rect area;
	int top;
	int at_row; /* of the cursor's word */
	int at_col;
};

static void draw_word(struct drawing *d, size_t from, size_t to, int row,
		      int col, int width)
{
	bool here = from >= d->chosen.from && to <= d->chosen.to;
	enum tui_role role = here ? TUI_SELECTED
			     : d->covered[from] && d->covered[to - 1]
				     ? TUI_FAINT
				     : TUI_STRONG;

	row += d->area.row - d->top;
	if (row < d->area.row || row >= d->area.row + d->area.rows)
		return;
	tui_putn(d->canvas, row, d->area.col + 2 + col, width, role,
		 d->s + from, to - from);
	if (here)
		tui_put(d->canvas, row, d->area.col, 1, TUI_SELECTED, ">");
	else if (!d->covered[from] &&
		 tui_cell(d->canvas, row, d->area.col)->ch[0] == ' ')
		tui_put(d->canvas, row, d->area.col, 1, TUI_STRONG, "-");
}

/* Word by word, wrapped. */
static void draw_text(struct drawing *d)
{
	struct nt_arena arena = { 0 };
	int most = d->area.cols - 3;
	int row = 0, col = 0;

	for (size_t at = 0; d->s[at] != '\0';) {
		size_t end = tui_word_end(d->s, at);
		int width;

		if (end == at) {
			row += d->s[at] == '\n';
			col = d->s[at++] == '\n' ? 0 : col + (col > 0);
			continue;
		}
		width = tui_width(
			nt_arena_strndup(&arena, d->s + at, end - at));
		if (col > 0 && col + width > most) {
			row++;
			col = 0;
		}
		if (at == d->notes->at) {
			d->at_row = row;
			d->at_col = col;
		}
		if (d->canvas != NULL)
			draw_word(d, at, end, row, col, most - col);
		col += width;
		at = end;
	}
	nt_arena_free(&arena);
}

static void draw_keys(const struct notes *notes, struct tui_canvas *canvas,
		      struct tui_rect area)
{
	const struct form *form = notes->form;
	struct nt_buf keys = { 0 };

	nt_buf_printf(&keys, _("Space Mark  Enter %s  Tab %s"),
		      _(form->focus.field->label),
		      tui_notes_is_notes(notes) ? _("Source") : _("Notes"));
	tui_put(canvas, area.row, area.col, area.cols, TUI_FAINT,
		_("i Issue  r Response  f Follow-up"));
	tui_put(canvas, area.row + 1, area.col, area.cols, TUI_FAINT,
		nt_buf_str(&keys));
	nt_buf_free(&keys);
}

static void draw_body(struct notes *notes, struct tui_canvas *canvas,
		      struct tui_rect area, const bool *covered)
{
	struct drawing d = { .notes = notes,
			     .s = tui_notes_text(notes),
			     .covered = covered,
			     .area = area };

	if (notes->view.typing) {
		notes->width = area.cols - 3;
		area.col += 2;
		area.cols = notes->width;
		tui_line_draw(&notes->line, canvas, area, true);
		return;
	}
	d.chosen = tui_notes_chosen(notes);
	draw_text(&d);
	d.top = d.at_row - area.rows / 2 > 0 ? d.at_row - area.rows / 2 : 0;
	d.canvas = canvas;
	draw_text(&d);
	tui_cursor(canvas, area.row + d.at_row - d.top,
		   area.col + 2 + d.at_col);
}

void tui_notes_draw(struct tui_view *view, struct tui_canvas *canvas,
		    struct tui_rect area)
{
	struct notes *notes = (struct notes *)view;
	struct nt_arena arena = { 0 };
	const bool *covered = find_covered(notes, &arena);
	size_t lit = tui_count_lit(tui_notes_text(notes), covered);
	struct nt_buf title = { 0 };

	if (area.cols >= NOTES_BESIDE_COLS) {
		area.col += area.cols / 2;
		area.cols -= area.cols / 2;
	}
	tui_fill(canvas, area, TUI_PLAIN, ' ');
	nt_buf_printf(&title, _("%s: not in the record yet: %zu"),
		      tui_notes_is_notes(notes) ? _("Notes") : _("Source"),
		      lit);
	tui_rule(canvas, area.row, area.col, area.cols, nt_buf_str(&title));
	draw_body(notes, canvas,
		  (struct tui_rect) { area.row + 1, area.col + 1,
				      area.rows - 1 - KEY_ROWS, area.cols - 2 },
		  covered);
	if (view->typing)
		tui_put(canvas, area.row + area.rows - 1, area.col + 1,
			area.cols - 2, TUI_FAINT,
			notes->line.text.n == 0
				? _("Type or paste; order it later.")
				: _("Esc: choose sentences for the record"));
	else
		draw_keys(notes, canvas,
			  (struct tui_rect) { area.row + area.rows - KEY_ROWS,
					      area.col + 1, KEY_ROWS,
					      area.cols - 2 });
	nt_buf_free(&title);
	nt_arena_free(&arena);
}
