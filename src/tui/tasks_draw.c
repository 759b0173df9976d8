#include "tui/tasks_draw.h"

#include <stdio.h>
#include <string.h>

#include "notula/day.h"
#include "tui/show.h"

enum {
	WIDE_COLS = 110, /* from here on the groups stand side by side */
	BOARD_ROWS = 24, /* where there is room for some cards */
	ABOUT_ROWS = 6,	 /* what is said about the selected one */
	LEAST_ROWS = 12,
	OWNER_COLS = 60, /* below it a follow-up has its text and its age */
	TEXT = 7,
	DUE = 10,
	WHEN = 15, /* "lewat 178 hari" */
	LABEL = 8,
};

enum tasks_group tui_tasks_group_of(const struct nt_task *t, int64_t today)
{
	struct nt_date due;

	if (!nt_follow_up_is_open(&t->f))
		return TASKS_DONE;
	if (t->overdue)
		return TASKS_OVERDUE;
	if (t->f.due == NULL || !nt_date_read(t->f.due, &due))
		return TASKS_NO_DATE;
	/* Up to the Sunday of this week. */
	return nt_date_last(due) <= today + 6 - nt_day_weekday(today)
		       ? TASKS_THIS_WEEK
		       : TASKS_LATER;
}

struct columns {
	int text;
	int owner_at;
	int owner;
	int due_at;
	int due; /* 0, as the owner: there is no room for it */
	int when_at;
	int from_at;
	int from; /* 0: the meeting has no column */
};

static struct columns columns_of(int width)
{
	struct columns c = { 0 };
	int right = width - 1;

	if (width >= WIDE_COLS) {
		c.from = width / 5;
		c.from_at = right - c.from;
		right = c.from_at - 1;
	}
	c.when_at = right - WHEN;
	if (width < OWNER_COLS) {
		c.owner_at = c.when_at;
		c.text = c.when_at - TEXT - 3;
		return c;
	}
	c.due = DUE;
	c.due_at = c.when_at - DUE - 1;
	c.owner = width >= WIDE_COLS ? 22 : width >= 70 ? 14 : 10;
	c.owner_at = c.due_at - c.owner - 1;
	c.text = c.owner_at - TEXT - 3;
	return c;
}

static int64_t today_of(const struct tasks *tasks)
{
	return nt_app_today(tasks->view.ui->app);
}

static void draw_task(const struct tasks *tasks, struct tui_canvas *canvas,
		      struct tui_rect at, const struct nt_task *t,
		      int64_t today, struct nt_arena *arena)
{
	struct columns c = columns_of(at.cols);
	bool open = nt_follow_up_is_open(&t->f);
	enum tui_role role = open ? TUI_PLAIN : TUI_FAINT;
	enum tui_role late = t->overdue ? TUI_LATE : role;

	if (tui_tasks_is_marked(tasks, t))
		tui_put(canvas, at.row, at.col, 1, TUI_HIT, "+");
	tui_put(canvas, at.row, at.col + 3, 3, open ? TUI_PLAIN : TUI_DONE,
		open ? "[ ]" : "[x]");
	tui_put(canvas, at.row, at.col + TEXT, c.text, role,
		t->f.text != NULL ? t->f.text : "");
	if (t->overdue)
		tui_put(canvas, at.row, at.col + c.owner_at - 2, 1, TUI_LATE,
			"!");
	if (t->f.owner != NULL)
		tui_put(canvas, at.row, at.col + c.owner_at, c.owner, role,
			t->f.owner);
	tui_put(canvas, at.row, at.col + c.due_at, c.due, late,
		tui_task_due(t, today, arena));
	tui_put(canvas, at.row, at.col + c.when_at, WHEN - 1, late,
		c.due == 0 && t->f.due != NULL && !t->overdue
			? tui_task_due(t, today, arena)
			: tui_task_when(t, today, arena));
	if (c.from > 0)
		tui_putf(canvas, at.row, at.col + c.from_at, c.from, TUI_FAINT,
			 "%s  %s", tui_show_day_short(t->date, today, arena),
			 t->title != NULL ? t->title : "");
}

static const char *const titles[TASKS_GROUPS] = {
	N_("OVERDUE"),	       N_("THIS WEEK"), N_("LATER"),
	N_("NO DATE, by age"), N_("DONE"),
};

static void draw_title(const struct tasks *tasks, struct tui_canvas *canvas,
		       struct tui_rect at, enum tasks_group group)
{
	tui_putf(canvas, at.row, at.col + 1, at.cols - 2,
		 group == TASKS_OVERDUE ? TUI_LATE : TUI_HEADING, "%s (%zu)",
		 _(titles[group]), tasks->count[group]);
}

static bool begins_group(const struct tasks *tasks, size_t i, size_t top)
{
	int64_t today = today_of(tasks);

	return i == top ||
	       tui_tasks_group_of(&tasks->tasks.v[i], today) !=
		       tui_tasks_group_of(&tasks->tasks.v[i - 1], today);
}

static int rows_between(const struct tasks *tasks, size_t top, size_t last)
{
	int rows = 0;

	for (size_t i = top; i <= last; i++)
		rows += begins_group(tasks, i, top) ? 2 : 1;
	return rows;
}

/* Those that are shown: what is done is a line at the end until Z. */
static size_t shown(const struct tasks *tasks)
{
	return tasks->tasks.n - (tasks->folded ? tasks->count[TASKS_DONE] : 0);
}

static void scroll(struct tasks *tasks, int rows)
{
	size_t n = shown(tasks);

	tasks->page = rows;
	if (n == 0)
		return;
	if (tasks->at >= n)
		tasks->at = n - 1;
	if (tasks->top > tasks->at)
		tasks->top = tasks->at;
	while (tasks->top < tasks->at &&
	       rows_between(tasks, tasks->top, tasks->at) > rows)
		tasks->top++;
	while (tasks->top > 0 &&
	       rows_between(tasks, tasks->top - 1, n - 1) <= rows)
		tasks->top--;
}

static void draw_nothing(const struct tasks *tasks, struct tui_canvas *canvas,
			 struct tui_rect area)
{
	tui_put(canvas, area.row, area.col + 3, area.cols - 4, TUI_FAINT,
		tasks->filter.filtered ? _("No follow-up matches.")
				       : _("No follow-up is open."));
	tui_cursor(canvas, area.row, area.col + 1);
}

static void draw_fold(const struct tasks *tasks, struct tui_canvas *canvas,
		      struct tui_rect at)
{
	const char *how = _("press Z to show");
	int room = at.cols - tui_width(how) - 3;

	tui_putf(canvas, at.row, at.col + 1, room - 1, TUI_HEADING,
		 _("DONE, last %d days (%zu)"), TASKS_NEW_DAYS,
		 tasks->count[TASKS_DONE]);
	tui_put_right(canvas, at.row, at.col + room, at.cols - room - 1,
		      TUI_FAINT, how);
}

static void draw_list(struct tasks *tasks, struct tui_canvas *canvas,
		      struct tui_rect area)
{
	struct nt_arena arena = { 0 };
	struct tui_rect at = { area.row, area.col, 1, area.cols };
	int bottom = area.row + area.rows;
	int64_t today = today_of(tasks);

	if (tasks->folded && tasks->count[TASKS_DONE] > 0 && area.rows > 3) {
		area.rows--;
		bottom--;
		draw_fold(tasks, canvas,
			  (struct tui_rect) { bottom, area.col, 1, area.cols });
	}
	scroll(tasks, area.rows);
	for (size_t i = tasks->top; i < shown(tasks); i++) {
		const struct nt_task *t = &tasks->tasks.v[i];

		if (begins_group(tasks, i, tasks->top) && at.row < bottom) {
			draw_title(tasks, canvas, at,
				   tui_tasks_group_of(t, today));
			at.row++;
		}
		if (at.row >= bottom)
			break;
		draw_task(tasks, canvas, at, t, today, &arena);
		if (i == tasks->at) {
			struct tui_rect here = { at.row, at.col, 1,
						 at.cols - 1 };

			tui_paint(canvas, here, TUI_SELECTED);
			tui_put(canvas, at.row, at.col + 1, 1, TUI_SELECTED,
				">");
			if (!tasks->view.typing)
				tui_cursor(canvas, at.row, at.col + 1);
		}
		at.row++;
	}
	if (shown(tasks) == 0)
		draw_nothing(tasks, canvas, area);
	nt_arena_free(&arena);
}

static void draw_filter(struct tasks *tasks, struct tui_canvas *canvas, int row)
{
	struct nt_arena arena = { 0 };
	char iso[NT_DATE_SIZE];
	const char *today = nt_arena_printf(
		&arena, _("today %s"),
		tui_show_day(nt_date_write(nt_day_date(today_of(tasks)), iso),
			     &arena));
	const char *label = nt_arena_printf(
		&arena, "%s   %s %s   %s",
		tasks->show_done ? _("Show: all") : _("Show: open"), _("Who:"),
		tasks->who != NULL ? tasks->who : _("(all)"), _("Filter:"));
	int at = 2 + tui_width(label);
	struct tui_rect field = { row, at, 1,
				  canvas->cols - at - tui_width(today) - 3 };

	tui_put(canvas, row, 1, at, TUI_LABEL, label);
	tui_put_right(canvas, row, at, canvas->cols - at - 1, TUI_FAINT, today);
	tui_filter_draw(&tasks->filter, &tasks->view, canvas, field);
	nt_arena_free(&arena);
}

void tui_tasks_draw(struct tui_view *view, struct tui_canvas *canvas,
		    struct tui_rect area)
{
	struct tasks *tasks = (struct tasks *)view;
	bool wide = area.cols >= WIDE_COLS && area.rows >= BOARD_ROWS;
	int about = area.rows >= LEAST_ROWS && tasks->tasks.n > 0
			    ? ABOUT_ROWS + (wide ? 1 : 0)
			    : 0;
	struct tui_rect list = { area.row + 3, area.col, area.rows - 3 - about,
				 area.cols };
	struct tui_rect below = { list.row + list.rows, area.col, about,
				  area.cols };

	tasks->board = wide && tasks->tasks.n > 0;
	tasks->folded = !tasks->board && !tasks->show_done;
	tui_tabs(view->ui, canvas, TUI_SCREEN_FOLLOW_UPS_TAB);
	if (about > 0)
		tui_task_about(tasks, canvas, below);
	if (tasks->board)
		tui_tasks_board(tasks, canvas, list);
	else
		draw_list(tasks, canvas, list);
	draw_filter(tasks, canvas, area.row + 2);
}
