/* tasks_change.c - what is done to follow-ups, to one or to all that are
 * marked, and taking it back. */
#include <stdio.h>
#include <string.h>

#include "notula/str.h"
#include "tui/tasks_draw.h"

static void remember(struct tasks *tasks, const struct task_change *change)
{
	for (size_t i = 0; i < tasks->redos; i++)
		tui_task_change_free(&tasks->undo[tasks->undos + i]);
	tasks->redos = 0;
	if (tasks->undos == TASKS_UNDOS) {
		tui_task_change_free(&tasks->undo[0]);
		memmove(tasks->undo, tasks->undo + 1,
			(TASKS_UNDOS - 1) * sizeof(*tasks->undo));
		tasks->undos--;
	}
	tasks->undo[tasks->undos++] = *change;
}

/* Marks. */

static size_t mark_of(const struct tasks *tasks, const struct nt_task *t)
{
	size_t i = 0;

	while (i < tasks->marked && (tasks->marks[i].no != t->f.no ||
				     strcmp(tasks->marks[i].uid, t->uid) != 0))
		i++;
	return i;
}

bool tui_tasks_is_marked(const struct tasks *tasks, const struct nt_task *t)
{
	return mark_of(tasks, t) < tasks->marked;
}

static void add_mark(struct tasks *tasks, const struct nt_task *t)
{
	struct tasks_mark *mark;

	if (tasks->marked == TASKS_UNDOS)
		return;
	mark = &tasks->marks[tasks->marked++];
	snprintf(mark->uid, sizeof(mark->uid), "%s", t->uid);
	mark->no = t->f.no;
}

void tui_tasks_mark(struct tasks *tasks)
{
	const struct nt_task *t = tui_tasks_selected(tasks);
	size_t i;

	if (t == NULL)
		return;
	i = mark_of(tasks, t);
	if (i == tasks->marked)
		add_mark(tasks, t);
	else
		tasks->marks[i] = tasks->marks[--tasks->marked];
	tui_tasks_move(tasks, TUI_DO_DOWN);
	if (tasks->marked > 0)
		tui_say(tasks->view.ui,
			_("Marked: %zu. What a key does, it does to all of "
			  "them; Esc forgets the marks."),
			tasks->marked);
}

void tui_tasks_drop_marks(struct tasks *tasks)
{
	struct tasks_mark old[TASKS_UNDOS];
	size_t n = tasks->marked;

	memcpy(old, tasks->marks, sizeof(old));
	tasks->marked = 0;
	for (size_t m = 0; m < n; m++)
		for (size_t i = 0; i < tasks->tasks.n; i++)
			if (tasks->tasks.v[i].f.no == old[m].no &&
			    strcmp(tasks->tasks.v[i].uid, old[m].uid) == 0)
				add_mark(tasks, &tasks->tasks.v[i]);
}

/* Changing. */

struct chosen {
	struct nt_arena arena;
	struct task_at v[TASKS_UNDOS];
	size_t n;
};

static void choose(struct chosen *all, const struct nt_task *t)
{
	if (all->n < TASKS_UNDOS)
		all->v[all->n++] = (struct task_at) {
			nt_arena_strdup(&all->arena, t->uid),
			t->f.no,
			t->f.text != NULL
				? nt_arena_strdup(&all->arena, t->f.text)
				: NULL,
		};
}

/* Those that are marked, else the selected one. */
static void choose_all(struct chosen *all, const struct tasks *tasks)
{
	const struct nt_task *t = tui_tasks_selected(tasks);

	for (size_t i = 0; i < tasks->tasks.n; i++)
		if (tui_tasks_is_marked(tasks, &tasks->tasks.v[i]))
			choose(all, &tasks->tasks.v[i]);
	if (tasks->marked == 0 && t != NULL)
		choose(all, t);
}

/* N of ALL are done. */
static void say(struct tasks *tasks, const struct chosen *all, size_t n,
		const char *said)
{
	const char *text = all->v[0].text;

	if (n == 1)
		tui_say(tasks->view.ui, _("%s: \"%.60s\". u to undo"), said,
			text != NULL ? text : "");
	else
		tui_say(tasks->view.ui, _("%s: %zu follow-ups. u to undo"),
			said, n);
}

static bool change(struct tasks *tasks, const struct chosen *all,
		   task_edit_fn *edit, const char *value, const char *said)
{
	struct tui *ui = tasks->view.ui;
	struct nt_err err = { 0 };
	size_t i;

	for (i = 0; i < all->n; i++) {
		struct task_change done = { 0 };

		if (tui_task_do(ui->app, &all->v[i], edit, value, &done,
				&err) != NT_OK) {
			tui_task_change_free(&done);
			break;
		}
		done.joined = i > 0;
		remember(tasks, &done);
		ui->saved++;
	}
	if (i == all->n)
		tasks->marked = 0;
	tui_tasks_reload(tasks);
	if (i < all->n)
		tui_say_err(ui, &err);
	else if (i > 0)
		say(tasks, all, i, said);
	return i == all->n;
}

bool tui_tasks_change(struct tasks *tasks, task_edit_fn *edit,
		      const char *value, const char *said)
{
	struct chosen all = { 0 };
	bool done;

	choose_all(&all, tasks);
	done = change(tasks, &all, edit, value, said);
	nt_arena_free(&all.arena);
	return done;
}

/* Where one of those that are marked is open, it is done that they become. */
void tui_tasks_toggle(struct tasks *tasks)
{
	const struct nt_task *one = tui_tasks_selected(tasks);
	bool open = tasks->marked == 0 && one != NULL &&
		    nt_follow_up_is_open(&one->f);
	struct chosen all = { 0 };

	for (size_t i = 0; i < tasks->tasks.n; i++)
		open = open ||
		       (tui_tasks_is_marked(tasks, &tasks->tasks.v[i]) &&
			nt_follow_up_is_open(&tasks->tasks.v[i].f));
	for (size_t i = 0; i < tasks->tasks.n; i++) {
		const struct nt_task *t = &tasks->tasks.v[i];

		if ((tasks->marked > 0 ? tui_tasks_is_marked(tasks, t)
				       : t == one) &&
		    nt_follow_up_is_open(&t->f) == open)
			choose(&all, t);
	}
	change(tasks, &all, tui_task_toggle, NULL,
	       open ? _("Done") : _("Open again"));
	nt_arena_free(&all.arena);
}

/* One step: all that was done together. */
void tui_tasks_again(struct tasks *tasks, bool back)
{
	struct tui *ui = tasks->view.ui;
	const struct task_change *c;
	struct nt_err err = { 0 };
	bool more;

	if ((back ? tasks->undos : tasks->redos) == 0) {
		tui_say(ui, "%s",
			back ? _("Nothing to undo.") : _("Nothing to redo."));
		return;
	}
	do {
		c = &tasks->undo[back ? tasks->undos - 1 : tasks->undos];
		if (tui_task_redo(ui->app, c, back, &err) != NT_OK)
			break;
		tasks->undos += back ? (size_t)-1 : 1;
		tasks->redos += back ? 1 : (size_t)-1;
		more = back ? c->joined && tasks->undos > 0
			    : tasks->redos > 0 &&
				       tasks->undo[tasks->undos].joined;
	} while (more);
	tui_tasks_reload(tasks);
	tui_tasks_select(tasks, c->at.uid, c->at.no);
	if (err.status != NT_OK)
		tui_say_err(ui, &err);
	else
		tui_say(ui,
			back ? _("Undone: \"%.60s\"")
			     : _("Done again: \"%.60s\""),
			c->at.text != NULL ? c->at.text : "");
}
