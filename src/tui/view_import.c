/* The import of past meetings: its frame, and the way from step to step. */
#include <string.h>

#include "notula/alloc.h"
#include "notula/path.h"
#include "tui/term.h"
#include "tui/wizard.h"

static const struct wizard_ops *const steps[WIZARD_STEPS] = {
	[WIZARD_FILE] = &tui_wizard_file_step,
	[WIZARD_FORMAT] = &tui_wizard_format_step,
	[WIZARD_COLUMNS] = &tui_wizard_columns_step,
	[WIZARD_CHECK] = &tui_wizard_check_step,
	[WIZARD_DONE] = &tui_wizard_done_step,
};

static struct wizard *as_wizard(struct tui_view *view)
{
	return (struct wizard *)view;
}

char tui_wizard_letter(const struct tui_key *key)
{
	if (key->name != TUI_KEY_CHAR || key->ctrl || key->alt || key->ch > 126)
		return 0;
	return (char)key->ch;
}

const struct nt_foreign_file *tui_wizard_file(const struct wizard *w)
{
	return nt_foreign_file(w->foreign, 0);
}

const char *tui_wizard_keep(struct wizard *w, const char *text)
{
	return nt_arena_strdup(&w->asked_arena, text);
}

void tui_wizard_go(struct wizard *w, enum wizard_step step)
{
	w->step = step;
	w->row = 0;
	w->top = 0;
	w->view.bar = steps[step]->bar;
	w->view.typing = steps[step]->typing;
	tui_pick_set(&w->pick, NULL, 0);
	if (steps[step]->enter != NULL)
		steps[step]->enter(w);
}

void tui_wizard_decide(struct wizard *w)
{
	struct nt_foreign_hooks hooks = tui_wizard_hooks(w);

	w->trouble = (struct nt_err) { 0 };
	if (nt_foreign_ask(w->foreign, &w->asked, &hooks, &w->trouble) == NT_OK)
		w->trouble.msg[0] = '\0';
	w->busy_pass = 0;
}

const char *tui_wizard_trouble(struct wizard *w)
{
	if (w->trouble.msg[0] == '\0')
		return NULL;
	nt_err_format(&w->trouble, w->said, sizeof(w->said));
	return w->said;
}

/* At work. */

static bool at_work(void *ctx, int pass, int64_t rows, int64_t of)
{
	struct wizard *w = ctx;
	struct tui *ui = w->view.ui;

	w->busy_pass = pass;
	w->busy_rows = rows;
	w->busy_of = of;
	if (ui->term == NULL)
		return true;
	tui_draw(ui, ui->canvas.rows, ui->canvas.cols);
	tui_term_draw(ui->term, &ui->canvas, false);
	return !tui_term_interrupted(ui->term);
}

struct nt_foreign_hooks tui_wizard_hooks(struct wizard *w)
{
	return (struct nt_foreign_hooks) { .progress = at_work, .ctx = w };
}

/* Lists. */

void tui_wizard_pick(struct wizard *w, size_t n,
		     void (*picked)(struct wizard *w, size_t item))
{
	tui_pick_set(&w->pick, w->items, n);
	w->picked = picked;
}

bool tui_wizard_move(struct wizard *w, size_t n, enum tui_action action)
{
	size_t last = n > 0 ? n - 1 : 0;

	switch ((int)action) {
	case TUI_DO_UP:
		w->row -= w->row > 0;
		return true;
	case TUI_DO_DOWN:
		w->row += w->row < last;
		return true;
	case TUI_DO_FIRST:
		w->row = 0;
		return true;
	case TUI_DO_LAST:
		w->row = last;
		return true;
	case TUI_DO_PAGE_UP:
		w->row -= w->row < 10 ? w->row : 10;
		return true;
	case TUI_DO_PAGE_DOWN:
		w->row = last - w->row < 10 ? last : w->row + 10;
		return true;
	default:
		return false;
	}
}

size_t tui_wizard_top(struct wizard *w, int rows)
{
	size_t fit = rows > 0 ? (size_t)rows : 1;

	if (w->row < w->top)
		w->top = w->row;
	if (w->row >= w->top + fit)
		w->top = w->row - fit + 1;
	return w->top;
}

/* The view. */

static bool pick_key(struct wizard *w, enum tui_action action)
{
	if (w->pick.n == 0)
		return false;
	if (tui_pick_update(&w->pick, action))
		return true;
	if (action == TUI_DO_OPEN || action == TUI_DO_NEXT_SECTION) {
		size_t at = w->pick.at;

		tui_pick_set(&w->pick, NULL, 0);
		w->picked(w, at);
		return true;
	}
	if (action == TUI_DO_HELP)
		return false;
	if (action == TUI_DO_BACK)
		tui_pick_set(&w->pick, NULL, 0);
	return true;
}

static bool import_update(struct tui_view *view, const struct tui_key *key,
			  enum tui_action action)
{
	struct wizard *w = as_wizard(view);

	if (pick_key(w, action))
		return true;
	if (steps[w->step]->update(w, key, action))
		return true;
	/* A wizard is a menu: other letters are none of its. */
	return action != TUI_DO_HELP && action != TUI_DO_BACK;
}

static void draw_tabs(const struct wizard *w, struct tui_canvas *canvas,
		      struct tui_rect area)
{
	static const char *const names[WIZARD_STEPS] = {
		N_("1 File"),  N_("2 Format"), N_("3 Columns"),
		N_("4 Check"), N_("5 Import"),
	};
	int need = 0;
	int col;

	for (int i = 0; i < WIZARD_STEPS; i++)
		need += tui_width(_(names[i])) + 2;
	tui_put(canvas, area.row, 1, area.cols - 2, TUI_STRONG,
		_("Import past meetings"));
	if (need + tui_width(_("Import past meetings")) + 3 > area.cols) {
		tui_putf(canvas, area.row, area.cols - 18, 17, TUI_TAB_HERE,
			 "[%s]", _(names[w->step]));
		tui_rule(canvas, area.row + 1, 0, area.cols, NULL);
		return;
	}
	col = area.cols - need - 1;
	for (int i = 0; i < WIZARD_STEPS; i++) {
		bool here = i == (int)w->step;

		col += tui_putf(canvas, area.row, col, area.cols - col,
				here ? TUI_TAB_HERE : TUI_TAB,
				here ? "[%s]" : " %s ", _(names[i]));
	}
	tui_rule(canvas, area.row + 1, 0, area.cols, NULL);
}

static void import_draw(struct tui_view *view, struct tui_canvas *canvas,
			struct tui_rect area)
{
	struct wizard *w = as_wizard(view);
	struct tui_rect body = { area.row + 2, area.col, area.rows - 2,
				 area.cols };

	draw_tabs(w, canvas, area);
	steps[w->step]->draw(w, canvas, body);
}

static const char *import_hint(struct tui_view *view)
{
	struct wizard *w = as_wizard(view);

	return steps[w->step]->hint != NULL ? steps[w->step]->hint(w) : NULL;
}

/* A box was closed, or the logbook changed: what is shown may differ. */
static void import_close(struct tui_view *view)
{
	struct wizard *w = as_wizard(view);

	nt_foreign_close(w->foreign);
	tui_line_free(&w->path);
	nt_arena_free(&w->folder_arena);
	nt_arena_free(&w->look_arena);
	nt_arena_free(&w->asked_arena);
	nt_arena_free(&w->pick_arena);
	nt_arena_free(&w->shown_arena);
	nt_arena_free(&w->check_arena);
}

static const struct tui_view_ops ops = {
	.update = import_update,
	.draw = import_draw,
	.hint = import_hint,
	.close = import_close,
};

void tui_open_import(struct tui *ui)
{
	struct wizard *w;

	if (ui->app == NULL || ui->app->store == NULL)
		return;
	if (nt_store_read_only(ui->app->store)) {
		tui_say(ui, "%s", _("Read only."));
		return;
	}
	w = nt_alloc(sizeof(*w));
	w->view = (struct tui_view) { .ops = &ops };
	w->asked.dialect.header = NT_HEADER_DECIDE;
	tui_line_init(&w->path, false, NT_LIMIT_TEXT);
	tui_push(ui, &w->view);
	tui_wizard_go(w, WIZARD_FILE);
}
