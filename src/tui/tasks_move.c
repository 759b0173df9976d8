#include "tui/tasks_draw.h"

size_t tui_tasks_column_of(enum tasks_group group)
{
	static const size_t columns[TASKS_GROUPS] = {
		[TASKS_OVERDUE] = 0, [TASKS_THIS_WEEK] = 1, [TASKS_LATER] = 2,
		[TASKS_NO_DATE] = 2, [TASKS_DONE] = 3,
	};

	return columns[group];
}

size_t tui_tasks_column(const struct tasks *tasks, size_t column, size_t *first)
{
	size_t n = 0;

	*first = 0;
	for (int g = 0; g < TASKS_GROUPS; g++) {
		size_t at = tui_tasks_column_of((enum tasks_group)g);

		*first += at < column ? tasks->count[g] : 0;
		n += at == column ? tasks->count[g] : 0;
	}
	return n;
}

static size_t column_at(const struct tasks *tasks)
{
	size_t first;

	for (size_t c = 0; c < TASKS_COLUMNS; c++)
		if (tasks->at < tui_tasks_column(tasks, c, &first) + first)
			return c;
	return 0;
}

/* The lines among which Up and Down move: of the column, or all. */
static size_t range(const struct tasks *tasks, size_t *first)
{
	*first = 0;
	if (tasks->board)
		return tui_tasks_column(tasks, column_at(tasks), first);
	return tasks->tasks.n - (tasks->folded ? tasks->count[TASKS_DONE] : 0);
}

static void move_by(struct tasks *tasks, size_t by, bool up)
{
	size_t first;
	size_t n = range(tasks, &first);
	size_t last = first + n - 1;

	if (n == 0)
		return;
	if (up)
		tasks->at = by < tasks->at - first ? tasks->at - by : first;
	else
		tasks->at = by < last - tasks->at ? tasks->at + by : last;
}

/* To the next column that has any, at the same height. */
static void sideways(struct tasks *tasks, bool left)
{
	size_t here = column_at(tasks);
	size_t first;
	size_t was;

	tui_tasks_column(tasks, here, &was);
	for (size_t c = here; left ? c-- > 0 : ++c < TASKS_COLUMNS;) {
		size_t n = tui_tasks_column(tasks, c, &first);
		size_t down = tasks->at - was;

		if (n == 0 || (c == TASKS_COLUMNS - 1 && tasks->folded))
			continue;
		tasks->at = first + (!tasks->board ? 0
				     : down < n	   ? down
						   : n - 1);
		return;
	}
}

bool tui_tasks_move(struct tasks *tasks, enum tui_action action)
{
	size_t page = tasks->page > 2 ? (size_t)tasks->page - 2 : 1;

	switch ((int)action) {
	case TUI_DO_UP:
	case TUI_DO_SEARCH_PREV:
		move_by(tasks, 1, true);
		return true;
	case TUI_DO_DOWN:
	case TUI_DO_SEARCH_NEXT:
		move_by(tasks, 1, false);
		return true;
	case TUI_DO_PAGE_UP:
		move_by(tasks, page, true);
		return true;
	case TUI_DO_PAGE_DOWN:
		move_by(tasks, page, false);
		return true;
	case TUI_DO_FIRST:
		move_by(tasks, SIZE_MAX, true);
		return true;
	case TUI_DO_LAST:
		move_by(tasks, SIZE_MAX, false);
		return true;
	case TUI_DO_LEFT:
	case TUI_DO_RIGHT:
		sideways(tasks, action == TUI_DO_LEFT);
		return true;
	default:
		return false;
	}
}
