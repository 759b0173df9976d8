#include "tui/tasks_draw.h"

#include <stdio.h>
#include <string.h>

enum {
	TEXT = 7,      /* column of a card's text */
	TEXT_ROWS = 3, /* that it takes at most */
};

static const char *text_of(const struct nt_task *t)
{
	return t->f.text != NULL ? t->f.text : "";
}

static int text_width(struct tui_rect column)
{
	return column.cols - TEXT - 2;
}

static int text_rows(const struct nt_task *t, struct tui_rect column)
{
	int rows = tui_wrap_rows(text_of(t), strlen(text_of(t)),
				 text_width(column));

	return rows > TEXT_ROWS ? TEXT_ROWS : rows > 0 ? rows : 1;
}

/* Its text, its owner, when, and a blank row. */
static int card_rows(const struct nt_task *t, struct tui_rect column)
{
	return text_rows(t, column) + (t->f.owner != NULL ? 1 : 0) + 2;
}

/* "07/06 · 5 days late"; "no date · 29 days old". */
static const char *due_line(const struct nt_task *t, int64_t today,
			    struct nt_arena *arena)
{
	const char *due = tui_task_due(t, today, arena);
	const char *when = tui_task_when(t, today, arena);

	if (!nt_follow_up_is_open(&t->f) &&
	    t->f.status != NT_FOLLOW_UP_STATUS_DROPPED)
		return due;
	if (due[0] == '\0' && nt_follow_up_is_open(&t->f))
		due = _("no date");
	return nt_arena_printf(arena, "%s%s%s", due,
			       due[0] != '\0' && when[0] != '\0' ? " · " : "",
			       when);
}

static void draw_card(const struct tasks *tasks, struct tui_canvas *canvas,
		      struct tui_rect at, size_t i, struct nt_arena *arena)
{
	const struct nt_task *t = &tasks->tasks.v[i];
	int64_t today = nt_app_today(tasks->view.ui->app);
	bool open = nt_follow_up_is_open(&t->f);
	bool here = i == tasks->at;
	enum tui_role role = here ? TUI_SELECTED : open ? TUI_PLAIN : TUI_FAINT;
	struct tui_rect text = { at.row, at.col + TEXT, text_rows(t, at),
				 text_width(at) };
	int row = at.row + text.rows;

	if (tui_tasks_is_marked(tasks, t))
		tui_put(canvas, at.row, at.col, 1, TUI_HIT, "+");
	tui_put(canvas, at.row, at.col + 3, 3,
		here   ? TUI_SELECTED
		: open ? TUI_PLAIN
		       : TUI_DONE,
		open ? "[ ]" : "[x]");
	tui_put_wrapped(canvas, text, 0, role, text_of(t));
	if (t->f.owner != NULL)
		tui_put(canvas, row++, text.col, text.cols,
			open ? TUI_PLAIN : TUI_FAINT, t->f.owner);
	if (t->overdue)
		tui_put(canvas, row, at.col + TEXT - 2, 1, TUI_LATE, "!");
	tui_put(canvas, row, text.col, text.cols,
		t->overdue ? TUI_LATE : TUI_FAINT, due_line(t, today, arena));
	if (!here)
		return;
	tui_put(canvas, at.row, at.col + 1, 1, TUI_SELECTED, ">");
	if (!tasks->view.typing)
		tui_cursor(canvas, at.row, at.col + 1);
}

/* The first card that is shown, so that the selected one is. */
static size_t scroll(struct tasks *tasks, size_t column, size_t first, size_t n,
		     struct tui_rect rect)
{
	size_t *top = &tasks->column_top[column];
	bool here = tasks->at >= first && tasks->at < first + n;
	size_t at = here ? tasks->at - first : 0;
	int rows = 0;

	if (!here)
		*top = 0;
	if (*top > at)
		*top = at;
	for (size_t i = *top; i <= at && i < n; i++)
		rows += card_rows(&tasks->tasks.v[first + i], rect);
	while (*top < at && rows > rect.rows) {
		rows -= card_rows(&tasks->tasks.v[first + *top], rect);
		(*top)++;
	}
	return *top;
}

static void draw_cards(struct tasks *tasks, struct tui_canvas *canvas,
		       struct tui_rect rect, size_t column)
{
	struct nt_arena arena = { 0 };
	size_t first;
	size_t n = tui_tasks_column(tasks, column, &first);
	int bottom = rect.row + rect.rows;
	char more[32];
	size_t i = scroll(tasks, column, first, n, rect);

	for (; i < n; i++) {
		int rows = card_rows(&tasks->tasks.v[first + i], rect);

		if (rect.row + rows > bottom)
			break;
		draw_card(tasks, canvas, rect, first + i, &arena);
		rect.row += rows;
	}
	if (i < n) {
		snprintf(more, sizeof(more), _("… (+%zu)"), n - i);
		tui_put(canvas, bottom, rect.col + TEXT, rect.cols - TEXT - 1,
			TUI_FAINT, more);
	}
	nt_arena_free(&arena);
}

static void draw_column(struct tasks *tasks, struct tui_canvas *canvas,
			struct tui_rect rect, size_t column)
{
	static const char *const titles[TASKS_COLUMNS] = {
		N_("OVERDUE"),
		N_("THIS WEEK"),
		N_("LATER / NO DATE"),
		N_("DONE"),
	};
	struct tui_rect bar = { rect.row, rect.col + rect.cols - 1, rect.rows,
				1 };
	struct tui_rect rule = { rect.row + 1, rect.col + 1, 1, rect.cols - 3 };
	size_t first;
	size_t n = tui_tasks_column(tasks, column, &first);

	tui_putf(canvas, rect.row, rect.col + 1, rect.cols - 3,
		 column == 0 && n > 0 ? TUI_LATE : TUI_HEADING, "%s (%zu)",
		 _(titles[column]), n);
	tui_fill(canvas, rule, TUI_RULE, 0x2500);
	if (column + 1 < TASKS_COLUMNS)
		tui_fill(canvas, bar, TUI_RULE, 0x2502);
	rect.row += 2;
	rect.rows -= 3; /* the last one says what is not shown */
	draw_cards(tasks, canvas, rect, column);
}

void tui_tasks_board(struct tasks *tasks, struct tui_canvas *canvas,
		     struct tui_rect area)
{
	struct tui_rect column = area;

	tasks->page = area.rows / (TEXT_ROWS + 2) + 2;
	column.cols = area.cols / TASKS_COLUMNS;
	for (size_t c = 0; c < TASKS_COLUMNS; c++) {
		if (c + 1 == TASKS_COLUMNS)
			column.cols = area.cols - column.col + area.col;
		draw_column(tasks, canvas, column, c);
		column.col += column.cols;
	}
}
