#include "tui/directory_draw.h"

#include <stdio.h>

#include "notula/str.h"
#include "tui/show.h"

enum {
	ABOUT_ROWS = 8, /* what is said about the selected row */
	TALL = 30,	/* from so many rows on it gets a third of them */
	LEAST_ROWS = 14,
	SIGN = 3,
	NAME = 5,
	MEETINGS = 6,
	LAST = 10,
	LABEL = 12,
};

struct columns {
	int name;
	int beside_at;
	int beside; /* 0: no room */
	int meetings_at;
	int last_at;
};

static struct columns columns_of(int width)
{
	struct columns c = { 0 };

	c.last_at = width - LAST - 1;
	c.meetings_at = c.last_at - MEETINGS - 1;
	c.beside = width >= 100 ? width / 3 : width >= 70 ? width / 4 : 0;
	c.beside_at = c.meetings_at - c.beside - 1;
	c.name = c.beside_at - NAME - 1;
	return c;
}

/* What tells a row from others of its name. */
static const char *beside(const struct nt_entry *e, struct nt_arena *arena)
{
	if (e->position != NULL && e->organization != NULL)
		return nt_arena_printf(arena, "%s, %s", e->position,
				       e->organization);
	if (e->position != NULL || e->organization != NULL)
		return e->position ? e->position : e->organization;
	return e->parent ? e->parent : e->city ? e->city : "";
}

static const char *const headings[] = {
	[NT_DIRECTORY_PEOPLE] = N_("Position, organization"),
	[NT_DIRECTORY_ORGANIZATIONS] = N_("Parent"),
	[NT_DIRECTORY_VENUES] = N_("City"),
};

static void draw_header(const struct directory *d, struct tui_canvas *canvas,
			struct tui_rect at)
{
	struct columns c = columns_of(at.cols);

	tui_put(canvas, at.row, at.col + NAME, c.name, TUI_HEADING, _("Name"));
	if (c.beside > 0)
		tui_put(canvas, at.row, at.col + c.beside_at, c.beside - 3,
			TUI_HEADING, _(headings[d->kind]));
	tui_put_right(canvas, at.row, at.col + c.meetings_at - 3, MEETINGS + 3,
		      TUI_HEADING, _("Meetings"));
	tui_put(canvas, at.row, at.col + c.last_at, LAST, TUI_HEADING,
		_(NC_("meeting", "Last")));
}

static void draw_row(const struct directory *d, struct tui_canvas *canvas,
		     struct tui_rect at, const struct nt_entry *e,
		     struct nt_arena *arena)
{
	struct columns c = columns_of(at.cols);
	int64_t today = nt_app_today(d->view.ui->app);

	if (tui_directory_alike(d, e) != NULL)
		tui_put(canvas, at.row, at.col + SIGN, 1, TUI_DOUBT, "?");
	tui_put(canvas, at.row, at.col + NAME, c.name, TUI_PLAIN, e->name);
	if (c.beside > 0)
		tui_put(canvas, at.row, at.col + c.beside_at, c.beside,
			TUI_FAINT, beside(e, arena));
	tui_put_right(canvas, at.row, at.col + c.meetings_at, MEETINGS,
		      TUI_PLAIN,
		      nt_arena_printf(arena, "%lld%s", (long long)e->meetings,
				      e->more ? "+" : ""));
	if (e->last != NULL)
		tui_put(canvas, at.row, at.col + c.last_at, LAST, TUI_PLAIN,
			tui_show_day_short(e->last, today, arena));
}

static void scroll(struct directory *d, int rows)
{
	int at = (int)d->rows.at;
	int n = (int)d->rows.rows.n;

	d->page = rows;
	if (d->top > at)
		d->top = at;
	if (d->top < at - rows + 1)
		d->top = at - rows + 1;
	if (d->top > n - rows)
		d->top = n - rows;
	if (d->top < 0)
		d->top = 0;
}

static void draw_list(struct directory *d, struct tui_canvas *canvas,
		      struct tui_rect area)
{
	struct nt_arena arena = { 0 };

	scroll(d, area.rows);
	for (int i = 0; i < area.rows; i++) {
		size_t line = (size_t)(d->top + i);
		const struct nt_entry *e = tui_directory_row(&d->rows, line);
		struct tui_rect at = { area.row + i, area.col, 1,
				       area.cols - 1 };

		if (e == NULL)
			break;
		draw_row(d, canvas, at, e, &arena);
		if (line != d->rows.at)
			continue;
		tui_paint(canvas, at, TUI_SELECTED);
		tui_put(canvas, at.row, at.col + 1, 1, TUI_SELECTED, ">");
		if (!d->view.typing)
			tui_cursor(canvas, at.row, at.col + 1);
	}
	if (d->rows.rows.n == 0) {
		tui_put(canvas, area.row, area.col + 3, area.cols - 4,
			TUI_FAINT,
			d->filtered ? _("No name matches.")
				    : _("Nobody and nothing is known yet: "
					"records bring names, a adds one."));
		tui_cursor(canvas, area.row, area.col + 1);
	}
	nt_arena_free(&arena);
}

/* What is said about the selected row. */

static void say(struct tui_canvas *canvas, struct tui_rect *at,
		enum tui_role role, const char *label, const char *text)
{
	struct tui_rect where = { at->row, at->col + LABEL,
				  at->rows < 2 ? at->rows : 2,
				  at->cols - LABEL - 1 };
	int used;

	if (at->rows < 1 || nt_str_blank(text))
		return;
	tui_put(canvas, at->row, at->col + 1, LABEL - 2, TUI_LABEL, label);
	used = tui_put_wrapped(canvas, where, 0, role, text);
	at->row += used;
	at->rows -= used;
}

static const char *names_of(const struct nt_entry *e, struct nt_arena *arena)
{
	struct nt_buf text = { 0 };
	const char *out;

	if (e->short_name != NULL)
		nt_buf_puts(&text, e->short_name);
	for (size_t i = 0; i < e->aliases.n; i++)
		nt_buf_printf(&text, "%s%s", text.n > 0 ? "; " : "",
			      e->aliases.v[i]);
	for (size_t i = 0; i < e->merged.n; i++)
		nt_buf_printf(&text, "%s%s", text.n > 0 ? "; " : "",
			      e->merged.v[i].name);
	out = nt_arena_strdup(arena, nt_buf_str(&text));
	nt_buf_free(&text);
	return out;
}

static void say_alike(const struct directory *d, struct tui_canvas *canvas,
		      struct tui_rect *at, const struct nt_entry *e,
		      struct nt_arena *arena)
{
	const struct nt_entry *other = tui_directory_alike(d, e);

	if (other == NULL)
		return;
	say(canvas, at, TUI_DOUBT, _("Same?"),
	    nt_arena_printf(arena,
			    ngettext("%s (%lld meeting): M merges them",
				     "%s (%lld meetings): M merges them",
				     (unsigned long)other->meetings),
			    other->name, (long long)other->meetings));
}

static void say_meetings(const struct directory *d, struct tui_canvas *canvas,
			 struct tui_rect *at, struct nt_arena *arena)
{
	for (size_t i = 0; i < d->meetings.n && at->rows > 0; i++) {
		const struct nt_row *row = &d->meetings.v[i];

		if (i == 0)
			tui_put(canvas, at->row, at->col + 1, LABEL - 2,
				TUI_LABEL, _("Meetings"));
		tui_putf(canvas, at->row, at->col + LABEL, at->cols - LABEL - 1,
			 TUI_PLAIN, "%s  %s", tui_show_day(row->date, arena),
			 row->title);
		at->row++;
		at->rows--;
	}
}

static const char *const labels[] = {
	[NT_DIRECTORY_PEOPLE] = N_("Position"),
	[NT_DIRECTORY_ORGANIZATIONS] = N_("Parent"),
	[NT_DIRECTORY_VENUES] = N_("City"),
};

static void draw_about(const struct directory *d, struct tui_canvas *canvas,
		       struct tui_rect at)
{
	const struct nt_entry *e = tui_directory_row(&d->rows, d->rows.at);
	struct nt_arena arena = { 0 };

	tui_rule(canvas, at.row++, at.col, at.cols, e->name);
	at.rows--;
	say(canvas, &at, TUI_PLAIN, _(labels[d->kind]), beside(e, &arena));
	say(canvas, &at, TUI_PLAIN, _("Level"),
	    e->level ? _(nt_set_level.labels[e->level]) : NULL);
	say(canvas, &at, TUI_PLAIN, _("Also"), names_of(e, &arena));
	say_alike(d, canvas, &at, e, &arena);
	say(canvas, &at, TUI_PLAIN, _("Note"), e->note);
	say_meetings(d, canvas, &at, &arena);
	nt_arena_free(&arena);
}

/* "[People]  Organizations   Venues   Filter: ..." */
static void draw_lists(struct directory *d, struct tui_canvas *canvas, int row)
{
	static const char *const names[DIRECTORY_LISTS] = {
		[NT_DIRECTORY_PEOPLE] = N_("People"),
		[NT_DIRECTORY_ORGANIZATIONS] = N_("Organizations"),
		[NT_DIRECTORY_VENUES] = N_("Venues"),
	};
	const char *label = _("Filter:");
	int col = 1;

	for (int i = 0; i < DIRECTORY_LISTS; i++) {
		bool on = i == (int)d->kind;
		enum tui_role role = on ? TUI_TAB_HERE : TUI_TAB;

		if (!on && canvas->cols < 60)
			continue;
		col += tui_put(canvas, row, col, 1, role, on ? "[" : " ");
		col += tui_put(canvas, row, col, canvas->cols - col, role,
			       _(names[i]));
		col += tui_put(canvas, row, col, 1, role, on ? "]" : " ");
	}
	col += 2;
	tui_put(canvas, row, col, canvas->cols - col, TUI_LABEL, label);
	col += tui_width(label) + 1;
	tui_line_draw(&d->filter, canvas,
		      (struct tui_rect) { row, col, 1, canvas->cols - col - 1 },
		      d->view.typing);
}

static int about_rows(const struct directory *d, int rows)
{
	if (rows < LEAST_ROWS || d->rows.rows.n == 0)
		return 0;
	return rows >= TALL ? rows / 3 : ABOUT_ROWS;
}

void tui_directory_draw(struct tui_view *view, struct tui_canvas *canvas,
			struct tui_rect area)
{
	struct directory *d = (struct directory *)view;
	int about = about_rows(d, area.rows);
	struct tui_rect header = { area.row + 3, area.col, 1, area.cols - 1 };
	struct tui_rect list = { area.row + 4, area.col, area.rows - 4 - about,
				 area.cols };
	struct tui_rect below = { list.row + list.rows, area.col, about,
				  area.cols };

	tui_tabs(view->ui, canvas, TUI_SCREEN_DIRECTORY_TAB);
	if (about > 0)
		draw_about(d, canvas, below);
	draw_header(d, canvas, header);
	draw_list(d, canvas, list);
	draw_lists(d, canvas, area.row + 2);
}
