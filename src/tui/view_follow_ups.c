#include "tui/views.h"

#include <stdio.h>
#include <string.h>

#include "notula/alloc.h"
#include "notula/dateword.h"
#include "notula/day.h"
#include "notula/str.h"
#include "tui/form.h"
#include "tui/show.h"
#include "tui/tasks_draw.h"

static struct tasks *as_tasks(struct tui_view *view)
{
	return (struct tasks *)view;
}

static int64_t today_of(const struct tasks *tasks)
{
	return nt_app_today(tasks->view.ui->app);
}

const struct nt_task *tui_tasks_selected(const struct tasks *tasks)
{
	return tasks->at < tasks->tasks.n ? &tasks->tasks.v[tasks->at] : NULL;
}

/* Reading. */

/* The first owner that the filter asks for. */
static const char *who_of(const struct nt_query *query)
{
	for (size_t i = 0; i < query->n; i++)
		if (query->v[i].key == NT_QUERY_OWNER && !query->v[i].not )
			return query->v[i].value;
	return NULL;
}

static enum nt_status read_tasks(struct tasks *tasks, struct nt_arena *arena,
				 struct nt_tasks *out, struct nt_err *err)
{
	struct nt_query query;
	enum nt_status st;

	st = tui_filter_read(&tasks->filter, tasks->view.ui, arena, &query,
			     err);
	if (st == NT_OK)
		tasks->who = who_of(&query);
	if (st == NT_OK)
		st = nt_store_tasks(tasks->view.ui->app->store, &query, false,
				    false, TASKS_MOST, arena, out, err);
	return st;
}

/* What was done long ago is shown where somebody asks for all. */
static bool is_old(const struct tasks *tasks, const struct nt_task *t)
{
	struct nt_date closed;

	if (tasks->show_done || nt_follow_up_is_open(&t->f))
		return false;
	return t->f.closed_on == NULL ||
	       !nt_date_read(t->f.closed_on, &closed) ||
	       nt_date_last(closed) < today_of(tasks) - TASKS_NEW_DAYS;
}

/* The order of the store already, but for dates that are due this week. */
static void group(struct tasks *tasks, struct nt_arena *arena,
		  const struct nt_tasks *from)
{
	int64_t today = today_of(tasks);
	size_t n = 0;

	tasks->tasks.v =
		nt_arena_alloc(arena, (from->n + 1) * sizeof(*from->v));
	for (int g = 0; g < TASKS_GROUPS; g++) {
		size_t first = n;

		for (size_t i = 0; i < from->n; i++)
			if ((int)tui_tasks_group_of(&from->v[i], today) == g &&
			    !is_old(tasks, &from->v[i]))
				tasks->tasks.v[n++] = from->v[i];
		tasks->count[g] = n - first;
	}
	tasks->tasks.n = n;
}

/* The follow-up that was selected stays so; else its place does. */
void tui_tasks_select(struct tasks *tasks, const char *uid, int64_t no)
{
	for (size_t i = 0; i < tasks->tasks.n; i++) {
		const struct nt_task *t = &tasks->tasks.v[i];

		if (t->f.no == no && nt_str_eq(t->uid, uid)) {
			tasks->at = i;
			return;
		}
	}
	if (tasks->at >= tasks->tasks.n)
		tasks->at = tasks->tasks.n > 0 ? tasks->tasks.n - 1 : 0;
}

void tui_tasks_reload(struct tasks *tasks)
{
	const struct nt_task *t = tui_tasks_selected(tasks);
	struct nt_arena fresh = { 0 };
	struct nt_tasks found = { 0 };
	struct nt_err err = { 0 };
	const char *uid;
	int64_t no = t != NULL ? t->f.no : 0;

	if (read_tasks(tasks, &fresh, &found, &err) != NT_OK) {
		nt_arena_free(&fresh);
		tui_say_err(tasks->view.ui, &err);
		return;
	}
	uid = t != NULL ? nt_arena_strdup(&fresh, t->uid) : NULL;
	group(tasks, &fresh, &found);
	nt_arena_free(&tasks->arena);
	tasks->arena = fresh;
	if (uid != NULL)
		tui_tasks_select(tasks, uid, no);
	else
		tasks->at = 0;
	tui_tasks_drop_marks(tasks);
}

static void reload(struct tui_view *view)
{
	tui_tasks_reload(as_tasks(view));
}

/* Due dates. */

static bool read_due(struct tasks *tasks, const char *text,
		     char out[NT_DATE_SIZE], struct nt_err *err)
{
	struct nt_dateword word;

	if (nt_dateword_read(text, today_of(tasks), NT_LOOKING_AHEAD, &word,
			     err) != NT_OK)
		return false;
	nt_date_write(word.date, out);
	return true;
}

static void echo_due(struct tui_view *owner, const char *text,
		     struct nt_buf *out)
{
	struct nt_arena arena = { 0 };
	struct nt_err err = { 0 };
	char iso[NT_DATE_SIZE];

	if (nt_str_blank(text))
		nt_buf_puts(out, _("no date"));
	else if (read_due(as_tasks(owner), text, iso, &err))
		nt_buf_puts(out, tui_show_day(iso, &arena));
	else
		nt_buf_puts(out, err.msg);
	nt_arena_free(&arena);
}

static bool due_typed(struct tui_view *owner, const char *text)
{
	struct nt_err err = { 0 };
	char iso[NT_DATE_SIZE];

	if (nt_str_blank(text))
		return tui_tasks_change(as_tasks(owner), tui_task_set_due, NULL,
					_("No date"));
	if (!read_due(as_tasks(owner), text, iso, &err)) {
		tui_say_err(owner->ui, &err);
		return false;
	}
	tui_tasks_change(as_tasks(owner), tui_task_set_due, iso,
			 _("New due date"));
	return true;
}

static void ask_due(struct tasks *tasks)
{
	static const struct tui_prompt prompt = {
		.title = N_("New due date"),
		.echo = echo_due,
		.done = due_typed,
	};

	if (tui_tasks_selected(tasks) != NULL)
		tui_ask_line(&tasks->view, &prompt);
}

static void week_later(struct tasks *tasks)
{
	const struct nt_task *t = tui_tasks_selected(tasks);
	struct nt_date due;
	char iso[NT_DATE_SIZE];
	int64_t day = today_of(tasks);

	if (t == NULL)
		return;
	if (t->f.due != NULL && nt_date_read(t->f.due, &due))
		day = nt_date_last(due);
	nt_date_write(nt_day_date(day + 7), iso);
	tui_tasks_change(tasks, tui_task_set_due, iso, _("A week later"));
}

/* Owners and chases. */

static void suggest_owner(struct tui_view *owner, const char *text,
			  struct nt_arena *arena, struct nt_suggestions *out)
{
	if (nt_store_suggest(owner->ui->app->store, NT_SUGGEST_OWNER, text, 6,
			     arena, out, NULL) != NT_OK)
		*out = (struct nt_suggestions) { 0 };
}

static bool owner_typed(struct tui_view *owner, const char *text)
{
	return tui_tasks_change(as_tasks(owner), tui_task_set_owner,
				nt_str_blank(text) ? NULL : text,
				_("New owner"));
}

static void ask_owner(struct tasks *tasks)
{
	static const struct tui_prompt prompt = {
		.title = N_("Who"),
		.suggest = suggest_owner,
		.done = owner_typed,
	};

	if (tui_tasks_selected(tasks) != NULL)
		tui_ask_line(&tasks->view, &prompt);
}

static bool chase_typed(struct tui_view *owner, const char *text)
{
	if (nt_str_blank(text))
		return true;
	return tui_tasks_change(as_tasks(owner), tui_task_chase, text,
				_("Chased"));
}

static void ask_chase(struct tasks *tasks)
{
	static const struct tui_prompt prompt = {
		.title = N_("What was said?"),
		.done = chase_typed,
	};

	if (tui_tasks_selected(tasks) != NULL)
		tui_ask_line(&tasks->view, &prompt);
}

/* The filter. */

static void clear_filter(struct tasks *tasks)
{
	tui_filter_set(&tasks->filter, NULL);
	reload(&tasks->view);
}

static bool type_filter(struct tasks *tasks, const struct tui_key *key,
			enum tui_action action)
{
	switch (tui_filter_update(&tasks->filter, &tasks->view,
				  TUI_BAR_FOLLOW_UPS, key, action)) {
	case TUI_FILTER_CHANGED:
	case TUI_FILTER_LEFT:
		reload(&tasks->view);
		return true;
	case TUI_FILTER_USED:
		return true;
	case TUI_FILTER_IGNORED:
		break;
	}
	return tui_tasks_move(tasks, action) ||
	       (action != TUI_DO_HELP && action != TUI_DO_MENU);
}

static void open_meeting(struct tasks *tasks, bool in_editor)
{
	struct tui *ui = tasks->view.ui;
	const struct nt_task *t = tui_tasks_selected(tasks);
	char place[40];
	struct nt_err err = { 0 };

	if (t == NULL)
		return;
	snprintf(place, sizeof(place), "follow_ups %lld text",
		 (long long)t->f.no);
	if (tui_form_open(ui, t->uid, &err) != NT_OK)
		tui_say_err(ui, &err);
	else if (in_editor)
		tui_form_to_editor(ui, place);
}

static bool act(struct tasks *tasks, enum tui_action action)
{
	switch ((int)action) {
	case TUI_DO_DONE:
		tui_tasks_toggle(tasks);
		return true;
	case TUI_DO_MARK:
		tui_tasks_mark(tasks);
		return true;
	case TUI_DO_DUE:
		ask_due(tasks);
		return true;
	case TUI_DO_LATER:
		week_later(tasks);
		return true;
	case TUI_DO_WHO:
		ask_owner(tasks);
		return true;
	case TUI_DO_CHASE:
		ask_chase(tasks);
		return true;
	case TUI_DO_UNDO:
		tui_tasks_again(tasks, true);
		return true;
	case TUI_DO_REDO:
		tui_tasks_again(tasks, false);
		return true;
	case TUI_DO_OPEN:
	case TUI_DO_EDITOR:
		open_meeting(tasks, action == TUI_DO_EDITOR);
		return true;
	default:
		return false;
	}
}

static bool tasks_update(struct tui_view *view, const struct tui_key *key,
			 enum tui_action action)
{
	struct tasks *tasks = as_tasks(view);

	if (view->typing)
		return type_filter(tasks, key, action);
	if (act(tasks, action) || tui_tasks_move(tasks, action))
		return true;
	switch ((int)action) {
	case TUI_DO_SEARCH:
		tui_filter_start(&tasks->filter, view);
		return true;
	case TUI_DO_SHOW_DONE:
		tasks->show_done = !tasks->show_done;
		reload(view);
		return true;
	case TUI_DO_BACK:
		if (key->name != TUI_KEY_ESC ||
		    (!tasks->filter.filtered && tasks->marked == 0))
			return false;
		if (tasks->marked > 0)
			tasks->marked = 0;
		else
			clear_filter(tasks);
		return true;
	default:
		return action == TUI_DO_SCREEN_FOLLOW_UPS ||
		       tui_change_screen(view, action);
	}
}

static void tasks_close(struct tui_view *view)
{
	struct tasks *tasks = as_tasks(view);

	for (size_t i = 0; i < tasks->undos + tasks->redos; i++)
		tui_task_change_free(&tasks->undo[i]);
	tui_filter_free(&tasks->filter);
	nt_arena_free(&tasks->arena);
}

static struct tui_filter *tasks_filter(struct tui_view *view)
{
	return &as_tasks(view)->filter;
}

static const struct tui_view_ops ops = {
	.filter = tasks_filter,
	.update = tasks_update,
	.draw = tui_tasks_draw,
	.changed = reload,
	.resume = reload,
	.close = tasks_close,
};

void tui_open_follow_ups(struct tui *ui)
{
	struct tasks *tasks = nt_alloc(sizeof(*tasks));

	tasks->view =
		(struct tui_view) { .ops = &ops, .bar = TUI_BAR_FOLLOW_UPS };
	tui_filter_init(&tasks->filter);
	tui_push(ui, &tasks->view);
	reload(&tasks->view);
}
