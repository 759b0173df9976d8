/* tasks_draw.h - the state of the follow-ups, and how it is drawn. */
#ifndef NOTULA_TUI_TASKS_DRAW_H
#define NOTULA_TUI_TASKS_DRAW_H

#include "tui/line.h"
#include "tui/task_edit.h"
#include "tui/view.h"

enum tasks_group {
	TASKS_OVERDUE,
	TASKS_THIS_WEEK,
	TASKS_LATER,
	TASKS_NO_DATE,
	TASKS_DONE,
	TASKS_GROUPS,
};

enum { TASKS_MOST = 500, TASKS_UNDOS = 50 };

struct tasks {
	struct tui_view view;
	struct nt_arena arena;
	struct nt_tasks tasks; /* in the order of the groups */
	size_t count[TASKS_GROUPS];
	size_t at;
	size_t top;
	int page;
	bool show_done;

	struct tui_line filter;
	bool filtered;
	bool waiting;

	struct task_change undo[TASKS_UNDOS]; /* then those to redo */
	size_t undos;
	size_t redos;
};

enum tasks_group tui_tasks_group_of(const struct nt_task *t, int64_t today);

void tui_tasks_draw(struct tui_view *view, struct tui_canvas *canvas,
		    struct tui_rect area);

#endif
