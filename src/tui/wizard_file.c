/* Step 1 of the import: which file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "notula/alloc.h"
#include "notula/path.h"
#include "notula/str.h"
#include "notula/utf8.h"
#include "tui/show.h"
#include "tui/wizard.h"

/* Typing. */

static void type_name(struct wizard *w, const char *name, bool folder)
{
	const char *text = tui_line_text(&w->path);
	struct nt_buf path = { 0 };

	nt_buf_put(&path, text, (size_t)(nt_path_name(text) - text));
	nt_buf_printf(&path, "%s%s", name, folder ? "/" : "");
	tui_line_replace(&w->path, nt_buf_str(&path));
	nt_buf_free(&path);
	tui_wizard_read_folder(w);
	tui_wizard_choose(w, w->n_entries == 1 && !folder ? 0 : w->n_entries);
}

/* How many bytes all entries begin with alike. */
static size_t common(const struct wizard *w)
{
	size_t n = strlen(w->entries[0].name);

	for (size_t i = 1; i < w->n_entries; i++)
		while (strncmp(w->entries[0].name, w->entries[i].name, n) != 0)
			n--;
	return nt_utf8_cut(w->entries[0].name, n);
}

static void complete(struct wizard *w)
{
	const struct wizard_entry *entry;
	struct nt_buf name = { 0 };

	if (w->n_entries == 0)
		return;
	entry = &w->entries[w->entry < w->n_entries ? w->entry : 0];
	if (w->entry < w->n_entries || w->n_entries == 1) {
		type_name(w, nt_arena_strdup(&w->look_arena, entry->name),
			  entry->folder);
		return;
	}
	nt_buf_put(&name, entry->name, common(w));
	type_name(w, nt_buf_str(&name), false);
	nt_buf_free(&name);
}

/* Taking a file. */

static void ask_for(struct wizard *w)
{
	struct nt_app *app = w->view.ui->app;
	const char *order = app->values[NT_SETTING_DATE_ORDER];
	char stamp[NT_STAMP_SIZE];

	nt_arena_reset(&w->asked_arena);
	w->asked = (struct nt_foreign_asked) {
		.dialect.header = NT_HEADER_DECIDE,
		.mapping.today = nt_app_today(app),
		.mapping.fallback = nt_date_order_find(order ? order : "dmy"),
		.user = app->user,
		.now = tui_wizard_keep(w, nt_clock_stamp(&app->clock, stamp)),
	};
}

/* False if nothing of it can be shown. A file whose columns cannot be placed
 * yet is for the third step to mend. */
static bool open_input(struct wizard *w, struct nt_input *in)
{
	struct nt_foreign_hooks hooks = tui_wizard_hooks(w);
	enum nt_status st;

	nt_foreign_close(w->foreign);
	w->foreign = NULL;
	w->trouble = (struct nt_err) { 0 };
	st = nt_foreign_open(&w->foreign, &in, 1, &w->asked, &hooks,
			     &w->trouble);
	w->busy_pass = 0;
	if (st == NT_OK)
		w->trouble.msg[0] = '\0';
	w->file = nt_path_name(tui_wizard_file(w)->name);
	return st == NT_OK ||
	       (st != NT_ECANCELLED && tui_wizard_file(w)->mapping.n > 0);
}

static void open_foreign(struct wizard *w, struct nt_input *in)
{
	ask_for(w);
	if (!open_input(w, in)) {
		tui_say_err(w->view.ui, &w->trouble);
		return;
	}
	w->meeting = 1;
	tui_wizard_go(w, WIZARD_COLUMNS);
}

bool tui_wizard_reopen(struct wizard *w)
{
	const char *path = tui_wizard_keep(w, tui_wizard_file(w)->name);
	struct nt_input *in = NULL;
	struct nt_err err;

	if (nt_input_open(&in, path, &err) != NT_OK) {
		tui_say_err(w->view.ui, &err);
		return false;
	}
	if (open_input(w, in))
		return true;
	tui_wizard_go(w, WIZARD_FILE);
	return false;
}

/* Our own formats need no columns: they are judged and taken as they are. */
static void take_own(struct wizard *w, const char *path)
{
	struct tui *ui = w->view.ui;
	const struct nt_import_how how = { .paths = &path, .n = 1 };
	struct nt_import_result result;
	struct nt_err err;

	if (nt_import_files(ui->app->store, &how, &result, &err) != NT_OK) {
		tui_say_err(ui, &err);
		return;
	}
	tui_say(ui,
		_("%lld added, %lld the same, %lld in conflict. Batch %lld."),
		(long long)result.added, (long long)result.same,
		(long long)result.conflict, (long long)result.batch);
	tui_pop(&w->view);
}

static void take(struct wizard *w, const char *path)
{
	struct nt_input *in = NULL;
	struct nt_err err;
	bool ours = false;
	enum nt_status st = nt_import_recognise(&path, 1, &in, &ours, &err);

	if (st != NT_OK) {
		tui_say_err(w->view.ui, &err);
		return;
	}
	if (!ours) {
		open_foreign(w, in);
		return;
	}
	nt_import_forget(&in, 1);
	take_own(w, path);
}

static bool is_bundle(const char *folder, struct nt_arena *arena)
{
	return access(nt_arena_printf(arena, "%s/bundle.json", folder), F_OK) ==
	       0;
}

static void enter(struct wizard *w)
{
	const char *path;
	struct stat st;

	if (w->entry < w->n_entries)
		complete(w);
	path = tui_wizard_path(&w->look_arena, tui_line_text(&w->path));
	if (path[0] == '\0')
		return;
	if (stat(path, &st) == 0 && !S_ISDIR(st.st_mode) &&
	    !S_ISREG(st.st_mode)) {
		tui_say(w->view.ui, _("%s is no file"), path);
		return;
	}
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode) &&
	    !is_bundle(path, &w->look_arena)) {
		if (path[strlen(path) - 1] != '/')
			type_name(w, tui_wizard_typed_name(w), true);
		return;
	}
	take(w, path);
}

static bool file_update(struct wizard *w, const struct tui_key *key,
			enum tui_action action)
{
	switch ((int)action) {
	case TUI_DO_UP:
		tui_wizard_choose(w, w->entry == 0 || w->entry == w->n_entries
					     ? w->n_entries
					     : w->entry - 1);
		return true;
	case TUI_DO_DOWN:
		tui_wizard_choose(w, w->entry == w->n_entries ? 0
				     : w->entry + 1 < w->n_entries
					     ? w->entry + 1
					     : w->entry);
		return true;
	case TUI_DO_TAKE:
		complete(w);
		return true;
	case TUI_DO_NEXT_FIELD:
		enter(w);
		return true;
	case TUI_DO_BACK:
	case TUI_DO_HELP:
		return false;
	default:
		break;
	}
	if (tui_line_update(&w->path, key, action, w->width)) {
		tui_wizard_read_folder(w);
		tui_wizard_choose(w, w->n_entries);
	}
	return true;
}

/* Drawing. */

static void draw_busy(const struct wizard *w, struct tui_canvas *canvas,
		      struct tui_rect area)
{
	if (w->busy_pass > 0)
		tui_putf(canvas, area.row, area.col + 1, area.cols - 2,
			 TUI_MESSAGE, _("Reading: %lld lines. Esc stops."),
			 (long long)w->busy_rows);
}

static void file_draw(struct wizard *w, struct tui_canvas *canvas,
		      struct tui_rect area)
{
	int look = area.rows > 16 ? 6 : area.rows > 12 ? 4 : 0;
	struct tui_rect field = { area.row, area.col + 8, 1, area.cols - 10 };
	struct tui_rect list = { area.row + 2, area.col,
				 area.rows - 3 - look - (look > 0), area.cols };

	tui_put(canvas, area.row, area.col + 1, 6, TUI_LABEL, _("File"));
	w->width = field.cols;
	tui_wizard_draw_folder(w, canvas, list);
	if (w->look != NULL)
		tui_putf(canvas, list.row + list.rows, area.col + 1,
			 area.cols - 2, TUI_PLAIN, _("Looks like  %s"),
			 w->look);
	if (look > 0)
		tui_wizard_draw_look(w, canvas,
				     (struct tui_rect) {
					     area.row + area.rows - look,
					     area.col, look, area.cols });
	draw_busy(w, canvas,
		  (struct tui_rect) { area.row + 1, area.col, 1, area.cols });
	tui_line_draw(&w->path, canvas, field, true);
}

static const char *file_hint(struct wizard *w)
{
	struct nt_batches batches = { 0 };
	const struct nt_batch *last;

	if (nt_store_batches(w->view.ui->app->store, &w->look_arena, &batches,
			     NULL) != NT_OK ||
	    batches.n == 0)
		return _("Type or paste a path; Tab completes it.");
	last = &batches.v[0];
	return nt_arena_printf(&w->look_arena,
			       _("Last import: %s on %s, %lld records"),
			       last->files != NULL ? last->files : "",
			       tui_show_stamp(last->at, &w->look_arena),
			       (long long)last->added);
}

/* The folder that the program was started in, below ~ where it is. */
static void type_here(struct wizard *w)
{
	const char *home = getenv("HOME");
	char *here = getcwd(NULL, 0);
	struct nt_buf path = { 0 };
	size_t n = home != NULL ? strlen(home) : 0;

	if (here != NULL && n > 1 && strncmp(here, home, n) == 0 &&
	    (here[n] == '/' || here[n] == '\0'))
		nt_buf_printf(&path, "~%s/", here + n);
	else if (here != NULL)
		nt_buf_printf(&path, "%s/", here);
	tui_line_set(&w->path, nt_buf_str(&path));
	nt_buf_free(&path);
	free(here);
}

static void file_enter(struct wizard *w)
{
	if (nt_str_blank(tui_line_text(&w->path)))
		type_here(w);
	tui_wizard_read_folder(w);
	tui_wizard_choose(w, w->n_entries);
}

const struct wizard_ops tui_wizard_file_step = {
	.bar = TUI_BAR_IMPORT_FILE,
	.typing = true,
	.enter = file_enter,
	.update = file_update,
	.draw = file_draw,
	.hint = file_hint,
};
