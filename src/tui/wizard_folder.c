/* The folder of the first step: its files, and what the chosen one looks
 * like. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "notula/path.h"
#include "notula/str.h"
#include "tui/wizard.h"

/* Larger files are looked at when they are taken. */
enum { LOOK_BYTES = 4 << 20, LOOK_CELLS = 200, MOST_ENTRIES = 2000 };

/* The typed path with the folder it begins in made plain. */
const char *tui_wizard_path(struct nt_arena *arena, const char *typed)
{
	const char *home = getenv("HOME");

	if (nt_str_starts(typed, "~/") && home != NULL)
		return nt_arena_printf(arena, "%s%s", home, typed + 1);
	return typed;
}

/* What is typed of a name, behind the last slash. */
const char *tui_wizard_typed_name(const struct wizard *w)
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

void tui_wizard_read_folder(struct wizard *w)
{
	const char *typed;
	struct dirent *d;
	DIR *dir;

	nt_arena_reset(&w->folder_arena);
	w->entries = NULL;
	w->n_entries = 0;
	w->typed_folder = typed_folder(w);
	w->folder = tui_wizard_path(&w->folder_arena, w->typed_folder);
	typed = tui_wizard_typed_name(w);
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

void tui_wizard_choose(struct wizard *w, size_t entry)
{
	w->entry = entry;
	w->row = entry < w->n_entries ? entry : 0;
	look(w);
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

void tui_wizard_draw_folder(struct wizard *w, struct tui_canvas *canvas,
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

void tui_wizard_draw_look(struct wizard *w, struct tui_canvas *canvas,
			  struct tui_rect area)
{
	tui_rule(canvas, area.row, area.col, area.cols,
		 _("First lines, as read"));
	for (int i = 0; i < area.rows - 1 && i < (int)w->n_lines; i++)
		tui_put(canvas, area.row + 1 + i, area.col + 1, area.cols - 2,
			TUI_PLAIN, w->lines[i]);
}
