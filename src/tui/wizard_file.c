/* Step 1 of the import: which file. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "notula/alloc.h"
#include "notula/path.h"
#include "notula/str.h"
#include "notula/utf8.h"
#include "tui/show.h"
#include "tui/wizard.h"

/* Larger files are looked at when they are taken. */
enum { LOOK_BYTES = 4 << 20, LOOK_CELLS = 200, MOST_ENTRIES = 2000 };

/* The folder. */

/* The typed path with the folder it begins in made plain. */
static const char *expand(struct nt_arena *arena, const char *typed)
{
	const char *home = getenv("HOME");

	if (nt_str_starts(typed, "~/") && home != NULL)
		return nt_arena_printf(arena, "%s%s", home, typed + 1);
	return typed;
}

/* What is typed of a name, behind the last slash. */
static const char *typed_name(const struct wizard *w)
{
	return nt_path_name(tui_line_text(&w->path));
}

static const char *typed_folder(struct wizard *w)
{
	const char *text = tui_line_text(&w->path);
	size_t n = (size_t)(nt_path_name(text) - text);

	return n == 0 ? "./" : nt_arena_strndup(&w->folder_arena, text, n);
}

static int by_kind_and_name(const void *a, const void *b)
{
	const struct wizard_entry *x = a, *y = b;

	if (x->folder != y->folder)
		return x->folder ? -1 : 1;
	return strcmp(x->name, y->name);
}

static const char *day_of(time_t when, struct nt_arena *arena)
{
	char day[16];
	struct tm tm;

	localtime_r(&when, &tm);
	strftime(day, sizeof(day), "%d/%m/%Y", &tm);
	return nt_arena_strdup(arena, day);
}

/* Why the file at PATH cannot be imported, or NULL. */
static const char *refusal(const char *path)
{
	struct nt_input *in = NULL;
	struct nt_err err;
	enum nt_status st = nt_input_open(&in, path, &err);

	if (st == NT_OK)
		st = nt_dialect_is_text(in, &err);
	nt_input_close(in);
	return st == NT_OK ? NULL : _("not CSV: save it as CSV first");
}

static void add_entry(struct wizard *w, const char *name)
{
	struct nt_arena *arena = &w->folder_arena;
	const char *path = nt_arena_printf(arena, "%s%s", w->folder, name);
	struct wizard_entry *entry;
	struct stat st;

	if (stat(path, &st) != 0 ||
	    (!S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode)))
		return;
	w->entries = nt_arena_grow(arena, w->entries, w->n_entries,
				   sizeof(*w->entries));
	entry = &w->entries[w->n_entries++];
	*entry = (struct wizard_entry) {
		.name = nt_arena_strdup(arena, name),
		.folder = S_ISDIR(st.st_mode),
		.size = st.st_size,
		.day = day_of(st.st_mtime, arena),
	};
	if (!entry->folder)
		entry->refused = refusal(path);
}

/* Hidden files only where a dot is typed. */
static bool fits(const char *name, const char *typed)
{
	if (!nt_str_starts(name, typed) || strcmp(name, ".") == 0 ||
	    strcmp(name, "..") == 0)
		return false;
	return name[0] != '.' || typed[0] == '.';
}

static void read_folder(struct wizard *w)
{
	const char *typed;
	struct dirent *d;
	DIR *dir;

	nt_arena_reset(&w->folder_arena);
	w->entries = NULL;
	w->n_entries = 0;
	w->typed_folder = typed_folder(w);
	w->folder = expand(&w->folder_arena, w->typed_folder);
	typed = typed_name(w);
	dir = opendir(w->folder);
	while (dir != NULL && (d = readdir(dir)) != NULL &&
	       w->n_entries < MOST_ENTRIES)
		if (fits(d->d_name, typed))
			add_entry(w, d->d_name);
	if (dir != NULL)
		closedir(dir);
	if (w->n_entries > 0)
		qsort(w->entries, w->n_entries, sizeof(*w->entries),
		      by_kind_and_name);
	w->entry = w->n_entries;
	w->top = 0;
}

/* What the chosen file looks like. */

static void say_look(struct wizard *w, const struct nt_dialect *d)
{
	w->look = nt_arena_printf(&w->look_arena,
				  _("CSV, delimiter %s, %s, header: %s, "
				    "%zu columns"),
				  d->said_delim.what, d->said_encoding.what,
				  d->said_header.what, d->width);
}

static void look_at(struct wizard *w, const struct wizard_entry *entry)
{
	const char *path =
		nt_arena_printf(&w->look_arena, "%s%s", w->folder, entry->name);
	const struct nt_dialect_asked asked = { .header = NT_HEADER_DECIDE,
						.known = nt_header_is_known };
	struct nt_dialect dialect;
	struct nt_input *in = NULL;
	struct nt_err err;
	enum nt_status st = nt_input_open(&in, path, &err);

	if (st == NT_OK)
		st = nt_dialect_decide(in, &asked, &w->look_arena, &dialect,
				       &err);
	if (st == NT_OK)
		st = nt_dialect_lines(in, &dialect, WIZARD_LOOK_LINES,
				      LOOK_CELLS, &w->look_arena, w->lines,
				      &w->n_lines, &err);
	if (st == NT_OK)
		say_look(w, &dialect);
	else
		w->look = nt_arena_strdup(&w->look_arena, err.msg);
	nt_input_close(in);
}

static void look(struct wizard *w)
{
	const struct wizard_entry *entry = &w->entries[w->entry];

	nt_arena_reset(&w->look_arena);
	w->look = NULL;
	w->n_lines = 0;
	if (w->entry < w->n_entries && !entry->folder &&
	    entry->size <= LOOK_BYTES)
		look_at(w, entry);
}

static void choose(struct wizard *w, size_t entry)
{
	w->entry = entry;
	w->row = entry < w->n_entries ? entry : 0;
	look(w);
}

/* Typing. */

static void type_name(struct wizard *w, const char *name, bool folder)
{
	const char *text = tui_line_text(&w->path);
	struct nt_buf path = { 0 };

	nt_buf_put(&path, text, (size_t)(nt_path_name(text) - text));
	nt_buf_printf(&path, "%s%s", name, folder ? "/" : "");
	tui_line_replace(&w->path, nt_buf_str(&path));
	nt_buf_free(&path);
	read_folder(w);
	choose(w, w->n_entries == 1 && !folder ? 0 : w->n_entries);
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
	path = expand(&w->look_arena, tui_line_text(&w->path));
	if (path[0] == '\0')
		return;
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode) &&
	    !is_bundle(path, &w->look_arena)) {
		if (path[strlen(path) - 1] != '/')
			type_name(w, typed_name(w), true);
		return;
	}
	take(w, path);
}

static bool file_update(struct wizard *w, const struct tui_key *key,
			enum tui_action action)
{
	switch ((int)action) {
	case TUI_DO_UP:
		choose(w, w->entry == 0 || w->entry == w->n_entries
				  ? w->n_entries
				  : w->entry - 1);
		return true;
	case TUI_DO_DOWN:
		choose(w, w->entry == w->n_entries	? 0
			  : w->entry + 1 < w->n_entries ? w->entry + 1
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
		read_folder(w);
		choose(w, w->n_entries);
	}
	return true;
}

/* Drawing. */

static const char *show_size(int64_t bytes, struct nt_arena *arena)
{
	if (bytes < 1024)
		return nt_arena_printf(arena, "%lld B", (long long)bytes);
	if (bytes < 1 << 20)
		return nt_arena_printf(arena, "%lld KB",
				       (long long)(bytes + 1023) >> 10);
	return nt_arena_printf(arena, "%lld MB",
			       (long long)(bytes + (1 << 20) - 1) >> 20);
}

static void draw_entry(const struct wizard *w, struct tui_canvas *canvas,
		       struct tui_rect row, size_t i)
{
	const struct wizard_entry *entry = &w->entries[i];
	enum tui_role role = i == w->entry ? TUI_SELECTED : TUI_PLAIN;
	struct nt_arena arena = { 0 };
	int name = row.cols - 28;

	if (i == w->entry) {
		tui_fill(canvas, row, TUI_SELECTED, ' ');
		tui_put(canvas, row.row, row.col + 1, 1, role, ">");
	}
	name = 2 + tui_putf(canvas, row.row, row.col + 3, name, role, "%s%s",
			    entry->name, entry->folder ? "/" : "");
	if (entry->refused != NULL)
		tui_putf(canvas, row.row, row.col + 3 + name,
			 row.cols - 26 - name, TUI_FAINT, "(%s)",
			 entry->refused);
	if (!entry->folder) {
		tui_put_right(canvas, row.row, row.cols - 24, 10, role,
			      show_size(entry->size, &arena));
		tui_put_right(canvas, row.row, row.cols - 13, 12, role,
			      entry->day);
	}
	nt_arena_free(&arena);
}

static void draw_folder(struct wizard *w, struct tui_canvas *canvas,
			struct tui_rect area)
{
	size_t top = tui_wizard_top(w, area.rows - 1);

	tui_putf(canvas, area.row, area.col + 1, area.cols - 26, TUI_HEADING,
		 _("Folder %s"), w->typed_folder);
	tui_put_right(canvas, area.row, area.cols - 24, 10, TUI_HEADING,
		      _("Size"));
	tui_put_right(canvas, area.row, area.cols - 13, 12, TUI_HEADING,
		      _("Changed"));
	for (int i = 1; i < area.rows && top < w->n_entries; i++, top++)
		draw_entry(w, canvas,
			   (struct tui_rect) { area.row + i, area.col, 1,
					       area.cols },
			   top);
	if (w->n_entries == 0)
		tui_put(canvas, area.row + 1, area.col + 3, area.cols - 4,
			TUI_FAINT, _("No file here has such a name."));
}

static void draw_look(struct wizard *w, struct tui_canvas *canvas,
		      struct tui_rect area)
{
	tui_rule(canvas, area.row, area.col, area.cols,
		 _("First lines, as read"));
	for (int i = 0; i < area.rows - 1 && i < (int)w->n_lines; i++)
		tui_put(canvas, area.row + 1 + i, area.col + 1, area.cols - 2,
			TUI_PLAIN, w->lines[i]);
}

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
	draw_folder(w, canvas, list);
	if (w->look != NULL)
		tui_putf(canvas, list.row + list.rows, area.col + 1,
			 area.cols - 2, TUI_PLAIN, _("Looks like  %s"),
			 w->look);
	if (look > 0)
		draw_look(w, canvas,
			  (struct tui_rect) { area.row + area.rows - look,
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
	read_folder(w);
	choose(w, w->n_entries);
}

const struct wizard_ops tui_wizard_file_step = {
	.bar = TUI_BAR_IMPORT_FILE,
	.typing = true,
	.enter = file_enter,
	.update = file_update,
	.draw = file_draw,
	.hint = file_hint,
};
