/* form_paste.c - a pasted list becomes rows, a pasted table columns. */
#include <string.h>

#include "notula/pasted.h"
#include "notula/str.h"
#include "tui/form_state.h"

/* Where pasted rows go. */
struct target {
	enum nt_part part;
	const struct nt_shape *shape;
	struct form_fields fields;
	size_t columns; /* of them, that take cells */
	size_t first;	/* the column of the first cell */
	bool down;	/* a column is pasted beside what stands there */
};

/* Answers, links and sides are those of the row that was pasted into. */
static const char *const alike[] = { "side", "answers", "issue", "response" };

static bool is_column(const struct target *to, const struct nt_field *field)
{
	for (size_t i = 0; i < to->columns; i++)
		if (to->fields.v[i] == field)
			return true;
	return false;
}

/* The column that is the line itself: its text, or its name. */
static size_t main_column(const struct target *to)
{
	for (size_t i = 0; i < to->columns; i++)
		if (to->fields.v[i]->kind == NT_TEXT)
			return i;
	return 0;
}

/* Into a row of which nothing is typed, the last cells go where the text is;
 * into another one, to the field at hand and those beside it. */
static size_t first_column(const struct form *form, const struct target *to,
			   size_t cells, bool blank)
{
	size_t text = main_column(to);
	size_t i = 0;

	if (blank)
		return cells > text + 1 ? 0 : text + 1 - cells;
	while (to->fields.v[i] != form->focus.field)
		i++;
	return i;
}

static size_t widest(const struct nt_pasted *rows)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].n > n)
			n = rows->v[i].n;
	return n;
}

static struct target find_target(const struct form *form,
				 const struct nt_pasted *rows)
{
	struct form_focus f = form->focus;
	struct target to = { .part = tui_form_part(f.section),
			     .shape = tui_form_shape(form, f) };

	tui_form_fields(f.section, to.shape, &to.fields);
	to.columns = tui_form_columns(to.shape);
	to.down = f.row != FORM_NEW &&
		  !nt_typed_is_blank(&form->t, to.part, f.row);
	if (is_column(&to, f.field))
		to.first = first_column(form, &to, widest(rows), !to.down);
	return to;
}

/* One-line fields have blanks for line breaks. */
static const char *fit(const struct nt_field *field, const char *cell,
		       struct nt_arena *arena)
{
	char *copy;

	if (field->kind == NT_TEXT || strchr(cell, '\n') == NULL)
		return cell;
	copy = nt_arena_strdup(arena, cell);
	for (char *s = copy; *s != '\0'; s++)
		if (*s == '\n')
			*s = ' ';
	return copy;
}

/* Cells beyond the last column stand in it, so that nothing is lost. */
static const char *last_cells(const struct nt_pasted_row *row, size_t i,
			      struct nt_arena *arena)
{
	const char *cell = row->v[i];

	for (i++; i < row->n; i++)
		if (row->v[i][0] != '\0')
			cell = nt_arena_printf(arena, "%s%s%s", cell,
					       cell[0] ? "; " : "", row->v[i]);
	return cell;
}

/* Where a cell cannot be read it stays as it is, to be mended. */
static bool put_row(struct form *form, const struct target *to, size_t at,
		    const struct nt_pasted_row *row, struct nt_arena *arena)
{
	bool read = true;

	for (size_t i = 0; i < row->n && to->first + i < to->columns; i++) {
		const struct nt_field *field = to->fields.v[to->first + i];
		struct nt_spot spot = { to->part, at, field };
		const char *cell = to->first + i + 1 == to->columns
					   ? last_cells(row, i, arena)
					   : row->v[i];

		if (cell[0] != '\0' &&
		    nt_settle(&form->t, &form->how, spot,
			      fit(field, cell, arena), NULL) != NT_OK)
			read = false;
	}
	return read;
}

/* A matter goes behind the responses of the issue before it. */
static size_t behind(const struct form *form, enum nt_part part, size_t row)
{
	bool issue =
		nt_typed_row(&form->t, part, row)->shape == &nt_shape_issue;

	for (row++; issue && row < nt_typed_count(&form->t, part); row++)
		if (nt_typed_row(&form->t, part, row)->shape == &nt_shape_issue)
			break;
	return row;
}

/* May CELLS go into ROW, which is there already? */
static bool is_free(const struct form *form, const struct target *to,
		    size_t row, size_t cells)
{
	if (row == FORM_NEW ||
	    nt_typed_row(&form->t, to->part, row)->shape != to->shape)
		return false;
	for (size_t i = to->first; cells-- > 0 && i < to->columns; i++) {
		struct nt_spot spot = { to->part, row, to->fields.v[i] };

		if (nt_typed_get(&form->t, spot)[0] != '\0')
			return false;
	}
	return true;
}

/* The row after ROW for CELLS: one that is there, or a new one like it. */
static size_t next_row(struct form *form, const struct target *to, size_t row,
		       size_t cells)
{
	size_t next = tui_form_row_by(form, form->focus.section, row, 1);

	if (to->down && is_free(form, to, next, cells))
		return next;
	next = behind(form, to->part, row);
	nt_typed_add(&form->t, to->part, next, to->shape);
	for (size_t i = 0; i < NT_COUNT(alike); i++)
		if (nt_field(to->shape, alike[i]) != NULL)
			nt_typed_set(&form->t, to->part, next, alike[i],
				     nt_typed_cell(&form->t, to->part, row,
						   alike[i]));
	return next;
}

/* Put ROWS where TO says; true if every cell could be read. */
static bool put_rows(struct form *form, const struct target *to,
		     const struct nt_pasted *rows)
{
	struct nt_arena arena = { 0 };
	bool read = true;
	size_t at;

	tui_form_make_row(form);
	at = form->focus.row;
	for (size_t i = 0; i < rows->n; i++) {
		if (i > 0)
			at = next_row(form, to, at, rows->v[i].n);
		read = put_row(form, to, at, &rows->v[i], &arena) && read;
	}
	nt_arena_free(&arena);
	return read;
}

static void paste_rows(struct form *form, const struct target *to,
		       const struct nt_pasted *rows)
{
	struct tui *ui = form->view.ui;
	bool read;

	if (nt_typed_count(&form->t, to->part) + rows->n > NT_LIMIT_LINES) {
		tui_say(ui, _("A section has at most %d lines."),
			NT_LIMIT_LINES);
		return;
	}
	tui_form_step(form);
	read = put_rows(form, to, rows);
	tui_form_enter(form, form->focus.section);
	tui_form_write_draft(form);
	if (read)
		tui_say(ui,
			ngettext("%zu row pasted. ^_ takes it back.",
				 "%zu rows pasted. ^_ takes them back.",
				 rows->n),
			rows->n);
	else
		tui_say(ui, "%s",
			_("Pasted; some cells cannot be read and stay as "
			  "they are. ^_ takes it back."));
}

bool tui_form_paste(struct form *form, const char *s, size_t n)
{
	struct nt_arena arena = { 0 };
	struct nt_pasted rows;
	struct target to;
	bool taken = false;

	if (!tui_form_has_rows(form->focus.section) || form->line.text.n > 0)
		return false;
	tui_form_commit(form);
	nt_pasted_read(s, n, &arena, &rows);
	if (rows.n > 1 || rows.table) {
		to = find_target(form, &rows);
		taken = is_column(&to, form->focus.field);
	}
	if (taken)
		paste_rows(form, &to, &rows);
	nt_arena_free(&arena);
	return taken;
}
