/* tasks_draw.h - the state of the follow-ups, and how it is drawn. */
#ifndef NOTULA_TUI_TASKS_DRAW_H
#define NOTULA_TUI_TASKS_DRAW_H

#include "tui/filter.h"
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

enum {
	TASKS_COLUMNS =
		4, /* of the board; what has no date stands with LATER */
	TASKS_MOST = 500,
	TASKS_UNDOS = 50,
	TASKS_NEW_DAYS = 30, /* what was done since then is new */
};

struct tasks {
	struct tui_view view;
	struct nt_arena arena;
	struct nt_tasks tasks; /* in the order of the groups */
	size_t count[TASKS_GROUPS];
	size_t at;
	size_t top;
	int page;
	bool board;  /* the groups stand side by side, as drawn last */
	bool folded; /* the group of what is done is a line, as drawn last */
	size_t column_top[TASKS_COLUMNS];
	bool show_done; /* all of it, not only what is new */

	struct tui_filter filter;
	const char *who; /* the owner that the filter asks for, or NULL */

	struct task_change undo[TASKS_UNDOS]; /* then those to redo */
	size_t undos;
	size_t redos;

	/* Of those shown: what a key does, it does to all of them. */
	struct tasks_mark {
		char uid[NT_UID_SIZE];
		int64_t no;
	} marks[TASKS_UNDOS];
	size_t marked;
};

/* view_follow_ups.c: read the list anew; the selected one stays so. */
void tui_tasks_reload(struct tasks *tasks);
const struct nt_task *tui_tasks_selected(const struct tasks *tasks);
void tui_tasks_select(struct tasks *tasks, const char *uid, int64_t no);

/* tasks_change.c: do EDIT, with VALUE, to the selected one or to all that are
 * marked, as one step; SAID is what the message says of it. */
bool tui_tasks_change(struct tasks *tasks, task_edit_fn *edit,
		      const char *value, const char *said);
void tui_tasks_toggle(struct tasks *tasks);
void tui_tasks_again(struct tasks *tasks, bool back);
void tui_tasks_mark(struct tasks *tasks);
bool tui_tasks_is_marked(const struct tasks *tasks, const struct nt_task *t);
/* What is not shown any more is not marked. */
void tui_tasks_drop_marks(struct tasks *tasks);

enum tasks_group tui_tasks_group_of(const struct nt_task *t, int64_t today);

/* The column of a group, and the follow-ups in it: from *FIRST on. */
size_t tui_tasks_column_of(enum tasks_group group);
size_t tui_tasks_column(const struct tasks *tasks, size_t column,
			size_t *first);

/* tasks_move.c: the cursor. True if ACTION moved it. */
bool tui_tasks_move(struct tasks *tasks, enum tui_action action);

/* tasks_text.c: what is said of one: "5 days late", "30/06", "[ ]"; in ARENA.
 */
const char *tui_task_when(const struct nt_task *t, int64_t today,
			  struct nt_arena *arena);
const char *tui_task_due(const struct nt_task *t, int64_t today,
			 struct nt_arena *arena);
/* The block about the selected one, as wide and high as AT. */
void tui_task_about(const struct tasks *tasks, struct tui_canvas *canvas,
		    struct tui_rect at);

/* tasks_board.c: the groups side by side. */
void tui_tasks_board(struct tasks *tasks, struct tui_canvas *canvas,
		     struct tui_rect area);

void tui_tasks_draw(struct tui_view *view, struct tui_canvas *canvas,
		    struct tui_rect area);

#endif
