#include "tui/first.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "notula/alloc.h"
#include "notula/draft.h"
#include "notula/import.h"
#include "notula/path.h"
#include "tui/wizard.h"

enum { WIDTH = 64 };

/* Where it stands; whoever leaves a question with Esc goes on without. */
enum step {
	CHOOSE,
	IMPORTING,
	OFFICE_ASKED,
	CODE_ASKED,
	OVER,
};

struct first {
	struct tui_view view;
	struct nt_arena arena;
	enum step step;
	const char *office;
};

static const struct {
	char letter;
	const char *text;
} choices[] = {
	{ 's', N_("Open the sample") },
	{ 'i', N_("Import a file") },
	{ 'e', N_("Start empty") },
};

static struct first *as_first(struct tui_view *view)
{
	return (struct first *)view;
}

static struct nt_store *store_of(const struct first *first)
{
	return first->view.ui->app->store;
}

/* The office. */

static bool take_text(struct first *first, const char *field, const char *text,
		      const char **out)
{
	struct nt_err err;

	if (nt_text_door(nt_field(&nt_shape_record, field), text, strlen(text),
			 &first->arena, out, &err) == NT_OK)
		return true;
	tui_say_err(first->view.ui, &err);
	return false;
}

static bool set_office(struct first *first, const char *code)
{
	struct nt_err err;

	if (nt_store_set_office(store_of(first), first->office, code, &err) ==
	    NT_OK)
		return true;
	tui_say_err(first->view.ui, &err);
	return false;
}

static bool take_code(struct tui_view *view, const char *text)
{
	struct first *first = as_first(view);
	const char *code;

	return take_text(first, "office_code", text, &code) &&
	       set_office(first, code);
}

static bool take_office(struct tui_view *view, const char *text)
{
	struct first *first = as_first(view);

	if (!take_text(first, "office", text, &first->office))
		return false;
	return first->office == NULL || set_office(first, NULL);
}

static void ask_office(struct first *first)
{
	static const struct tui_prompt prompt = {
		.title = N_("Which office keeps this logbook?"),
		.done = take_office,
	};

	first->step = OFFICE_ASKED;
	tui_ask_line(&first->view, &prompt);
}

static void ask_code(struct first *first)
{
	static const struct tui_prompt prompt = {
		.title = N_("Its code, if it has one"),
		.done = take_code,
	};

	first->step = CODE_ASKED;
	tui_ask_line(&first->view, &prompt);
}

/* The sample has a logbook of its own, beside the one that is new. */

static enum nt_status fill_sample(struct nt_store *store, const char *folder,
				  struct nt_err *err)
{
	const struct nt_import_how how = { .paths = &folder, .n = 1 };
	struct nt_import_result result;

	return nt_import_files(store, &how, &result, err);
}

static enum nt_status open_sample(struct tui *ui, const char *path,
				  const char *folder, struct nt_err *err)
{
	bool there = access(path, F_OK) == 0;
	enum nt_status st;

	ui->app->path = path;
	st = nt_app_open(ui->app, NT_TO_CREATE, err);
	if (st == NT_OK && !there)
		st = fill_sample(ui->app->store, folder, err);
	if (st != NT_OK && !there)
		unlink(path);
	return st;
}

static void choose_sample(struct first *first)
{
	struct tui *ui = first->view.ui;
	const char *own = ui->app->path;
	const char *name = nt_path_name(own);
	const char *path = nt_arena_printf(&ui->app->arena, "%.*ssample.db",
					   (int)(name - own), own);
	const char *folder = nt_path_sample(&first->arena);
	struct nt_err err, ignored;

	if (folder == NULL && access(path, F_OK) != 0) {
		tui_say(ui, "%s", _("The sample is not installed."));
		return;
	}
	if (open_sample(ui, path, folder, &err) == NT_OK) {
		tui_say(ui, "%s",
			_("This is the sample. Your own logbook opens at the "
			  "next start."));
		tui_pop(&first->view);
		return;
	}
	ui->app->path = own;
	if (nt_app_open(ui->app, NT_TO_CREATE, &ignored) != NT_OK)
		err = ignored;
	tui_say_err(ui, &err);
}

static void choose_import(struct first *first)
{
	first->step = IMPORTING;
	tui_open_import(first->view.ui);
}

/* The view. */

static void choose(struct first *first, uint32_t letter)
{
	if (letter == 's')
		choose_sample(first);
	else if (letter == 'i')
		choose_import(first);
	else
		ask_office(first);
}

/* It is no trap: any other command is done, and q quits as ever. */
/* A draft is a beginning, too. */
static bool has_drafts(const struct nt_logbook *logbook, struct nt_arena *arena)
{
	struct nt_drafts drafts = { 0 };

	return nt_draft_list(logbook->uid, arena, &drafts, NULL) == NT_OK &&
	       drafts.n > 0;
}

/* Was nothing saved in the logbook yet, nor its office told? */
static bool is_new(struct tui *ui)
{
	struct nt_store *store = ui->app->store;
	struct nt_arena arena = { 0 };
	struct nt_logbook logbook = { 0 };
	int64_t last = 0;
	bool told = true;

	if (nt_store_read_only(store) ||
	    nt_store_last_number(store, &last, NULL) != NT_OK || last != 0)
		return false;
	if (nt_store_logbook(store, &arena, &logbook, NULL) == NT_OK)
		told = logbook.office != NULL || logbook.office_code != NULL ||
		       has_drafts(&logbook, &arena);
	nt_arena_free(&arena);
	return !told;
}

static bool first_update(struct tui_view *view, const struct tui_key *key,
			 enum tui_action action)
{
	if (key->name == TUI_KEY_PASTE)
		return false;
	for (size_t i = 0; i < NT_COUNT(choices); i++) {
		if (key->name == TUI_KEY_CHAR && !key->ctrl && !key->alt &&
		    key->ch == (uint32_t)choices[i].letter) {
			choose(as_first(view), key->ch);
			return true;
		}
	}
	switch ((int)action) {
	case TUI_DO_NOTHING:
	case TUI_DO_OPEN:
		return true;
	case TUI_DO_HELP:
	case TUI_DO_COMMAND:
		return false;
	default:
		break;
	}
	tui_pop(view);
	if (action != TUI_DO_BACK || key->name == TUI_KEY_CHAR)
		tui_do(view->ui, action);
	return true;
}

/* A question was answered or left: on to the next one. */
static void first_resume(struct tui_view *view)
{
	struct first *first = as_first(view);
	struct nt_logbook logbook;
	struct nt_err err;

	switch (first->step) {
	case CHOOSE:
		if (!is_new(view->ui))
			tui_pop(view);
		return;
	case IMPORTING:
		first->step = CHOOSE;
		if (is_new(view->ui))
			return;
		if (nt_store_logbook(store_of(first), &first->arena, &logbook,
				     &err) == NT_OK &&
		    logbook.office == NULL) {
			ask_office(first);
			return;
		}
		break;
	case OFFICE_ASKED:
		if (first->office != NULL) {
			ask_code(first);
			return;
		}
		break;
	case CODE_ASKED:
	case OVER:
		break;
	}
	first->step = OVER;
	tui_pop(view);
}

static void first_draw(struct tui_view *view, struct tui_canvas *canvas,
		       struct tui_rect area)
{
	const char *text = _("First start: open the sample, import a file, or "
			     "start empty");
	int cols = area.cols - 4 < WIDTH ? area.cols - 4 : WIDTH;
	int rows = tui_wrap_rows(text, strlen(text), cols - 4);
	struct tui_rect box = { 0, area.col + (area.cols - cols) / 2,
				rows + (int)NT_COUNT(choices) + 3, cols };
	struct tui_rect at = { 0, box.col + 2, rows, cols - 4 };
	int row;

	if (view->ui->top != view)
		return; /* one question at a time */
	if (box.rows > area.rows)
		box.rows = area.rows;
	box.row = area.row + (area.rows - box.rows) / 2;
	tui_box(canvas, box, _("First start"));
	at.row = box.row + 1;
	row = at.row + tui_put_wrapped(canvas, at, 0, TUI_PLAIN, text);
	row += box.rows > rows + (int)NT_COUNT(choices) + 2;
	tui_cursor(canvas, row, at.col);
	for (size_t i = 0; i < NT_COUNT(choices); i++, row++) {
		char letter[2] = { choices[i].letter, '\0' };

		tui_put(canvas, row, at.col, 1, TUI_CAP, letter);
		tui_put(canvas, row, at.col + 3, at.cols - 3, TUI_PLAIN,
			_(choices[i].text));
	}
}

static void first_close(struct tui_view *view)
{
	nt_arena_free(&as_first(view)->arena);
}

static const struct tui_view_ops ops = {
	.update = first_update,
	.draw = first_draw,
	.resume = first_resume,
	.close = first_close,
};

void tui_first_start(struct tui *ui)
{
	struct first *first;

	if (!is_new(ui))
		return;
	first = nt_alloc(sizeof(*first));
	first->view = (struct tui_view) { .ops = &ops,
					  .overlay = true,
					  .bar = TUI_BAR_FIRST };
	tui_push(ui, &first->view);
}
