#include "tui/view.h"

#include <stdarg.h>
#include <stdio.h>

#include "notula/alloc.h"
#include "notula/path.h"
#include "notula/str.h"
#include "notula/utf8.h"
#include "tui/filter_form.h"
#include "tui/settings.h"
#include "tui/views.h"
#include "tui/wizard.h"

enum {
	LEAST_ROWS = 10,
	LEAST_COLS = 40,
	FRAME_ROWS = 3,
	FIRST_TABS = 4,
	FIRST_TABS_COLS = 60, /* from here on these are named */
	ALL_TABS_COLS = 100,  /* from here on the others are */
};

void tui_push(struct tui *ui, struct tui_view *view)
{
	view->ui = ui;
	view->below = ui->top;
	ui->top = view;
}

void tui_pop(struct tui_view *view)
{
	for (struct tui_view *v = view->ui->top; v != view; v = v->below)
		v->closing = true;
	view->closing = true;
}

static void close_top(struct tui *ui)
{
	struct tui_view *view = ui->top;

	ui->top = view->below;
	if (view->ops->close != NULL)
		view->ops->close(view);
	nt_free(view);
}

/* Close what was popped while a key was at work. A view that hears of it may
 * close itself. */
static void reap(struct tui *ui)
{
	while (ui->top != NULL && ui->top->closing) {
		while (ui->top != NULL && ui->top->closing)
			close_top(ui);
		if (ui->top != NULL && ui->top->ops->resume != NULL)
			ui->top->ops->resume(ui->top);
	}
}

void tui_say(struct tui *ui, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(ui->message, sizeof(ui->message), fmt, ap);
	va_end(ap);
	ui->problem = false;
}

void tui_say_err(struct tui *ui, const struct nt_err *err)
{
	nt_err_format(err, ui->message, sizeof(ui->message));
	ui->problem = true;
}

static void show_help(struct tui *ui)
{
	struct nt_buf text = { 0 };

	tui_help_text(&text, ui->top->typing);
	nt_buf_puts(&text, "\n");
	nt_buf_puts(&text, _(" Signs: > selected  + marked  * draft  "
			     "! overdue  [x] done  ? doubtful\n"));
	tui_read_page(ui, _("Help"), nt_buf_str(&text));
	nt_buf_free(&text);
}

static bool run_command(struct tui_view *owner, const char *text)
{
	enum tui_action action = tui_action_named(text);

	if (action == TUI_DO_NOTHING && text[0] != '\0') {
		tui_say(owner->ui,
			_("No command is called \"%s\"; ? lists "
			  "them."),
			text);
		return false;
	}
	tui_do(owner->ui, action);
	return true;
}

static void suggest_command(struct tui_view *owner, const char *text,
			    struct nt_arena *arena, struct nt_suggestions *out)
{
	(void)owner;
	for (int i = TUI_DO_NOTHING + 1; i < TUI_ACTIONS && text[0]; i++) {
		const char *word = tui_action_word((enum tui_action)i);

		if (!nt_str_starts(word, text))
			continue;
		out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
		out->v[out->n++] = (struct nt_suggestion) { .text = word };
	}
}

static void ask_command(struct tui *ui)
{
	static const struct tui_prompt prompt = {
		.title = N_("Command"),
		.suggest = suggest_command,
		.done = run_command,
	};

	tui_ask_line(ui->top, &prompt);
}

/* At the bottom only q itself quits: Esc pressed once too often does not. */
static void back(struct tui *ui, const struct tui_key *key)
{
	bool quits = key->name != TUI_KEY_ESC && !key->ctrl;

	if (ui->top->below != NULL || quits)
		tui_pop(ui->top);
	else
		tui_say(ui, _("Press q to quit."));
}

/* A paste in a list is a record to be, never commands. */
static void pasted(struct tui *ui, const struct tui_key *key)
{
	if (!ui->top->typing && ui->top->bar != TUI_BAR_READ)
		tui_open_capture(ui, key->text, key->n);
}

static void dispatch(struct tui *ui, const struct tui_key *key,
		     enum tui_action action)
{
	if (action == TUI_DO_REDRAW) {
		ui->redraw = true;
		return;
	}
	if (action == TUI_DO_SUSPEND) {
		ui->suspend = true;
		return;
	}
	if (ui->top->ops->update(ui->top, key, action))
		return;
	/* To open is to edit, where a view makes no difference. */
	if (action == TUI_DO_EDIT &&
	    ui->top->ops->update(ui->top, key, TUI_DO_OPEN))
		return;
	if (key->name == TUI_KEY_PASTE)
		pasted(ui, key);
	else if (action == TUI_DO_CAPTURE)
		tui_open_capture(ui, NULL, 0);
	else if (action == TUI_DO_IMPORT)
		tui_open_import(ui);
	else if (action == TUI_DO_HELP)
		show_help(ui);
	else if (action == TUI_DO_MENU)
		tui_open_menu(ui->top);
	else if (action == TUI_DO_FILTER && ui->top->ops->filter != NULL)
		tui_filter_form(ui->top);
	else if (action == TUI_DO_SORT)
		tui_say(ui, "%s", _("This list has one order only."));
	else if (action == TUI_DO_SETTINGS)
		tui_settings_edit(ui);
	else if (action == TUI_DO_COMMAND)
		ask_command(ui);
	else if (action == TUI_DO_BACK)
		back(ui, key);
}

/* Actions that were asked for by name or letter come after their key. */
static void finish(struct tui *ui)
{
	static const struct tui_key none = { .name = TUI_KEY_NAMES };

	reap(ui);
	while (ui->next != TUI_DO_NOTHING && ui->top != NULL) {
		enum tui_action action = ui->next;

		ui->next = TUI_DO_NOTHING;
		dispatch(ui, &none, action);
		reap(ui);
	}
	ui->next = TUI_DO_NOTHING;
	ui->feeding = false;
}

static bool too_small(const struct tui *ui)
{
	return ui->canvas.rows > 0 &&
	       (ui->canvas.rows < LEAST_ROWS || ui->canvas.cols < LEAST_COLS);
}

void tui_feed(struct tui *ui, const struct tui_key *key)
{
	enum tui_action action;

	if (ui->top == NULL)
		return;
	action = tui_action_of(key, ui->top->typing);
	if (too_small(ui) && action != TUI_DO_SUSPEND &&
	    action != TUI_DO_REDRAW && action != TUI_DO_BACK)
		return; /* nothing is typed that cannot be seen */
	ui->message[0] = '\0';
	ui->problem = false;
	ui->feeding = true;
	dispatch(ui, key, action);
	finish(ui);
}

void tui_do(struct tui *ui, enum tui_action action)
{
	ui->next = action;
	if (!ui->feeding && ui->top != NULL)
		finish(ui);
}

bool tui_change_screen(struct tui_view *view, enum tui_action action)
{
	switch ((int)action) {
	case TUI_DO_SCREEN_LOG:
	case TUI_DO_SCREEN_FOLLOW_UPS:
	case TUI_DO_SCREEN_REPORT:
	case TUI_DO_SCREEN_DIRECTORY:
	case TUI_DO_SCREEN_UNANSWERED:
	case TUI_DO_SCREEN_VERIFY:
		tui_pop(view);
		tui_do(view->ui, action);
		return true;
	default:
		return false;
	}
}

bool tui_poll(struct tui *ui)
{
	int64_t now;

	if (ui->app == NULL || ui->app->store == NULL)
		return false;
	now = nt_store_changed(ui->app->store);
	if (now == ui->seen)
		return false;
	ui->seen = now;
	for (struct tui_view *v = ui->top; v != NULL; v = v->below)
		if (v->ops->changed != NULL)
			v->ops->changed(v);
	return true;
}

void tui_keep_all(struct tui *ui)
{
	for (struct tui_view *v = ui->top; v != NULL; v = v->below)
		if (v->ops->keep != NULL)
			v->ops->keep(v);
}

void tui_close(struct tui *ui)
{
	while (ui->top != NULL)
		close_top(ui);
	nt_free(ui->captured);
	ui->captured = NULL;
	tui_canvas_free(&ui->canvas);
}

/* Drawing. */

static void draw_view(struct tui_view *view, struct tui_canvas *canvas,
		      struct tui_rect area)
{
	if (view->overlay && view->below != NULL)
		draw_view(view->below, canvas, area);
	tui_clip(canvas, area);
	view->ops->draw(view, canvas, area);
}

static void draw_message(struct tui *ui, int row, int cols)
{
	const char *hint = NULL;

	if (ui->message[0] != '\0') {
		tui_put(&ui->canvas, row, 1, cols - 2,
			ui->problem ? TUI_PROBLEM : TUI_MESSAGE, ui->message);
		return;
	}
	if (ui->top->ops->hint != NULL)
		hint = ui->top->ops->hint(ui->top);
	if (hint != NULL)
		tui_put(&ui->canvas, row, 1, cols - 2, TUI_FAINT, hint);
}

void tui_draw(struct tui *ui, int rows, int cols)
{
	struct tui_canvas *canvas = &ui->canvas;

	tui_canvas_reset(canvas, rows, cols);
	if (ui->top == NULL)
		return;
	if (too_small(ui)) {
		tui_put(canvas, 0, 0, cols, TUI_PLAIN, _("window too small"));
		return;
	}
	draw_view(ui->top, canvas,
		  (struct tui_rect) { 0, 0, rows - FRAME_ROWS, cols });
	tui_clip(canvas, (struct tui_rect) { 0, 0, rows, cols });
	tui_rule(canvas, rows - 3, 0, cols, NULL);
	draw_message(ui, rows - 2, cols);
	tui_bar_draw(canvas, rows - 1, cols, ui->top->bar, ui->top->typing);
}

void tui_tabs(struct tui *ui, struct tui_canvas *canvas, enum tui_screen here)
{
	static const char *const names[] = {
		N_("1 Log"),	   N_("2 Follow-ups"), N_("3 Report"),
		N_("4 Directory"), N_("5 Unanswered"), N_("6 Verify"),
	};
	const char *file = nt_path_name(ui->app->path);
	int col = 1;
	int room;

	for (int i = 0; i < (int)NT_COUNT(names); i++) {
		bool on = i == (int)here;
		enum tui_role role = on ? TUI_TAB_HERE : TUI_TAB;

		if (!on && canvas->cols < (i < FIRST_TABS ? FIRST_TABS_COLS
							  : ALL_TABS_COLS))
			continue;
		col += tui_put(canvas, 0, col, 1, role, on ? "[" : " ");
		col += tui_put(canvas, 0, col, canvas->cols - col, role,
			       _(names[i]));
		col += tui_put(canvas, 0, col, 2, role, on ? "] " : "  ");
	}
	room = canvas->cols - col - 1 - tui_width(_("? help")) - 2;
	if (room > 8)
		tui_put_right(canvas, 0, col, room, TUI_FAINT, file);
	tui_put_right(canvas, 0, col, canvas->cols - col - 1, TUI_FAINT,
		      _("? help"));
	tui_rule(canvas, 1, 0, canvas->cols, NULL);
}
