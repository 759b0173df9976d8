/*
 * task_edit.h - one change of one follow-up, saved with its whole record, and
 * taken back. The record is read anew each time, so that nobody's change is
 * lost; a follow-up that another program changed meanwhile is told from its
 * text.
 */
#ifndef NOTULA_TUI_TASK_EDIT_H
#define NOTULA_TUI_TASK_EDIT_H

#include "notula/app.h"

/* Which follow-up: its place, and its text to be sure. */
struct task_at {
	const char *uid;
	int64_t no;
	const char *text;
};

/* Before and after, as whole follow-ups. */
struct task_change {
	struct nt_arena arena;
	struct task_at at;
	bool joined; /* one step with the one before */
	struct nt_follow_up before;
	struct nt_follow_up after;
};

/* What is done to it; texts in ARENA. */
typedef void task_edit_fn(struct nt_follow_up *f, struct nt_arena *arena,
			  const char *today, const char *value);

void tui_task_toggle(struct nt_follow_up *f, struct nt_arena *arena,
		     const char *today, const char *value);
/* Due on VALUE, an ISO date; NULL: no date. The first due date is kept. */
void tui_task_set_due(struct nt_follow_up *f, struct nt_arena *arena,
		      const char *today, const char *value);
void tui_task_set_owner(struct nt_follow_up *f, struct nt_arena *arena,
			const char *today, const char *value);
void tui_task_chase(struct nt_follow_up *f, struct nt_arena *arena,
		    const char *today, const char *value);

/* Do EDIT and save; CHANGE, zeroed, holds it afterwards. */
enum nt_status tui_task_do(struct nt_app *app, const struct task_at *at,
			   task_edit_fn *edit, const char *value,
			   struct task_change *change,
			   struct nt_err *err) NT_MUST_CHECK;

/* Put the follow-up back to how it was (BACK), or do the change once more. */
enum nt_status tui_task_redo(struct nt_app *app,
			     const struct task_change *change, bool back,
			     struct nt_err *err) NT_MUST_CHECK;

void tui_task_change_free(struct task_change *change);

#endif
