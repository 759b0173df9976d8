/* Step 5 of the import: it is written, or taken back. */
#include <stdio.h>

#include "tui/editor.h"
#include "tui/views.h"
#include "tui/wizard.h"

static void done_enter(struct wizard *w)
{
	struct nt_foreign_hooks hooks = tui_wizard_hooks(w);
	struct tui *ui = w->view.ui;

	w->done = false;
	w->undone = false;
	w->trouble = (struct nt_err) { 0 };
	if (nt_foreign_write(w->foreign, ui->app->store, NULL, &hooks,
			     &w->asked_arena, &w->rejects, &w->result,
			     &w->counts, &w->trouble) == NT_OK) {
		w->trouble.msg[0] = '\0';
		w->done = true;
		ui->saved += w->result.added + w->result.updated;
	}
	w->busy_pass = 0;
}

static void undo(struct wizard *w)
{
	struct tui *ui = w->view.ui;
	struct nt_err err;

	if (!w->done || w->undone || w->result.batch == 0)
		return;
	if (nt_store_undo_batch(ui->app->store, w->result.batch, &err) !=
	    NT_OK) {
		tui_say_err(ui, &err);
		return;
	}
	w->undone = true;
	ui->saved -= w->result.added + w->result.updated;
}

/* The log from the first to the last day of what was imported. */
static void view_them(struct wizard *w)
{
	struct tui *ui = w->view.ui;
	struct nt_arena arena = { 0 };

	if (!w->done || w->undone || w->first == NULL)
		return;
	tui_show_in_log(ui, nt_arena_printf(&arena, "from:%s to:%s ", w->first,
					    w->last));
	nt_arena_free(&arena);
}

static void repair(struct wizard *w)
{
	struct tui *ui = w->view.ui;
	struct nt_err err;

	if (!w->done || w->rejects == NULL)
		return;
	if (tui_editor_open(ui, w->rejects, &err) != NT_OK) {
		tui_say_err(ui, &err);
		return;
	}
	tui_line_set(&w->path, w->rejects);
	tui_wizard_go(w, WIZARD_FILE);
}

static bool done_update(struct wizard *w, const struct tui_key *key,
			enum tui_action action)
{
	switch (tui_wizard_letter(key)) {
	case 'u':
		undo(w);
		return true;
	case 'v':
		view_them(w);
		return true;
	case 'r':
		repair(w);
		return true;
	default:
		break;
	}
	if (action == TUI_DO_OPEN) {
		if (w->done)
			tui_pop(&w->view);
		else
			tui_wizard_go(w, WIZARD_CHECK);
		return true;
	}
	return false;
}

/* Drawing. */

static void draw_bar(const struct wizard *w, struct tui_canvas *canvas,
		     struct tui_rect area)
{
	int64_t of = w->busy_of > 0 ? w->busy_of : 1;
	int width = area.cols > 40 ? area.cols - 34 : 8;
	int full = (int)(w->busy_rows * width / of);

	tui_putf(canvas, area.row, area.col + 1, area.cols - 2, TUI_STRONG,
		 _("Importing %s"), w->file);
	tui_put(canvas, area.row + 1, area.col + 1, 1, TUI_PLAIN, "[");
	for (int i = 0; i < width; i++)
		tui_put(canvas, area.row + 1, area.col + 2 + i, 1, TUI_PLAIN,
			i < full ? "#" : "-");
	tui_putf(canvas, area.row + 1, area.col + 2 + width,
		 area.cols - width - 3, TUI_PLAIN, _("] %3d%%  %lld of %lld"),
		 (int)(w->busy_rows * 100 / of), (long long)w->busy_rows,
		 (long long)w->busy_of);
}

/* One line of what was done; none for a count of 0. */
static void put_count(struct tui_canvas *canvas, struct tui_rect *area,
		      int64_t count, const char *what, const char *more)
{
	if (count == 0 || area->rows <= 0)
		return;
	tui_putf(canvas, area->row, area->col + 1, area->cols - 2, TUI_PLAIN,
		 "%6lld  %s %s", (long long)count, what,
		 more != NULL ? more : "");
	area->row++;
	area->rows--;
}

static void draw_result(const struct wizard *w, struct tui_canvas *canvas,
			struct tui_rect area)
{
	const struct nt_import_result *r = &w->result;
	static const struct {
		const char *letter;
		const char *text;
	} choices[] = {
		{ "u", N_("undo this whole import") },
		{ "v", N_("view the imported records") },
		{ "r", N_("repair: the bad lines in your editor, then import "
			  "them again") },
	};

	tui_put(canvas, area.row, area.col + 1, area.cols - 2, TUI_STRONG,
		w->undone ? _("The import was taken back.") : _("Done:"));
	area.row++;
	area.rows--;
	if (w->undone)
		return;
	put_count(canvas, &area, r->added, _("meetings added"), NULL);
	put_count(canvas, &area, r->updated, _("meetings updated"), NULL);
	put_count(canvas, &area, r->same, _("are here already"), NULL);
	put_count(canvas, &area, r->duplicate, _("duplicates skipped"), NULL);
	put_count(canvas, &area, r->conflict,
		  _("in conflict, left as they are"), NULL);
	put_count(canvas, &area, r->rejected, _("bad lines written to"),
		  w->rejects);
	area.row++;
	for (size_t i = 0; i < NT_COUNT(choices); i++) {
		if (i == 2 && w->rejects == NULL)
			break;
		tui_put(canvas, area.row, area.col + 3, 1, TUI_CAP,
			choices[i].letter);
		tui_put(canvas, area.row++, area.col + 6, area.cols - 7,
			TUI_PLAIN, _(choices[i].text));
	}
}

static void done_draw(struct wizard *w, struct tui_canvas *canvas,
		      struct tui_rect area)
{
	area.row++;
	area.rows--;
	if (w->busy_pass > 0)
		draw_bar(w, canvas, area);
	else if (w->done)
		draw_result(w, canvas, area);
	else
		tui_put_wrapped(canvas,
				(struct tui_rect) { area.row, area.col + 1,
						    area.rows, area.cols - 2 },
				0, TUI_PROBLEM, w->trouble.msg);
}

static const char *done_hint(struct wizard *w)
{
	nt_arena_reset(&w->shown_arena);
	return nt_arena_printf(&w->shown_arena, _("Same from the shell: %s"),
			       nt_foreign_command(w->foreign, &w->shown_arena));
}

const struct wizard_ops tui_wizard_done_step = {
	.bar = TUI_BAR_IMPORT_DONE,
	.enter = done_enter,
	.update = done_update,
	.draw = done_draw,
	.hint = done_hint,
};
