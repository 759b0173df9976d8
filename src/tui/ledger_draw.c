#include "tui/ledger.h"

#include <stdio.h>

#include "tui/show.h"

enum {
	WIDE_COLS = 110, /* from here on the meeting stands in the row */
	ABOUT_ROWS = 7,	 /* what is said about the selected one */
	LEAST_ROWS = 13,
	DATE = 3,
	TEXT = 14,
	STATE = 15,
	AGE = 15, /* "sejak 346 hari" */
	LABEL = 8,
};

struct columns {
	int text;
	int state_at;
	int age_at;
	int age;
	int from_at;
	int from; /* 0: the meeting has no column */
};

static struct columns columns_of(const struct ledger *ledger, int width)
{
	struct columns c = { 0 };
	int right = width - 1;

	if (width >= WIDE_COLS) {
		c.from = width / 4;
		c.from_at = right - c.from;
		right = c.from_at - 1;
	}
	c.age = ledger->kind->age_heading != NULL && width >= 60 ? AGE : 0;
	c.age_at = right - c.age;
	c.state_at = c.age_at - STATE;
	c.text = c.state_at - TEXT - 1;
	return c;
}

static void draw_heading(const struct ledger *ledger, struct tui_canvas *canvas,
			 struct tui_rect at)
{
	struct columns c = columns_of(ledger, at.cols);
	const struct ledger_kind *kind = ledger->kind;

	tui_put(canvas, at.row, at.col + DATE, 10, TUI_HEADING, _("Date"));
	tui_put(canvas, at.row, at.col + TEXT, c.text, TUI_HEADING,
		_(kind->text_heading));
	tui_put(canvas, at.row, at.col + c.state_at, STATE - 1, TUI_HEADING,
		_(kind->state_heading));
	if (c.age > 0)
		tui_put(canvas, at.row, at.col + c.age_at, c.age, TUI_HEADING,
			_(kind->age_heading));
	if (c.from > 0)
		tui_put(canvas, at.row, at.col + c.from_at, c.from, TUI_HEADING,
			_("Meeting"));
}

static void draw_row(const struct ledger *ledger, struct tui_canvas *canvas,
		     struct tui_rect at, const struct ledger_row *row,
		     struct nt_arena *arena)
{
	struct columns c = columns_of(ledger, at.cols);
	int64_t today = nt_app_today(ledger->view.ui->app);

	tui_put(canvas, at.row, at.col + DATE, 10, TUI_PLAIN,
		tui_show_day_short(row->date, today, arena));
	tui_put(canvas, at.row, at.col + TEXT, c.text, TUI_PLAIN, row->text);
	tui_put(canvas, at.row, at.col + c.state_at, STATE - 1, TUI_PLAIN,
		row->state);
	if (c.age > 0 && row->age != NULL)
		tui_put(canvas, at.row, at.col + c.age_at, c.age - 1, TUI_PLAIN,
			row->age);
	if (c.from > 0)
		tui_putf(canvas, at.row, at.col + c.from_at, c.from, TUI_FAINT,
			 "%lld  %s", (long long)row->number, row->title);
}

static void select_row(const struct ledger *ledger, struct tui_canvas *canvas,
		       struct tui_rect at)
{
	at.cols--;
	tui_paint(canvas, at, TUI_SELECTED);
	tui_put(canvas, at.row, at.col + 1, 1, TUI_SELECTED, ">");
	if (!ledger->view.typing)
		tui_cursor(canvas, at.row, at.col + 1);
}

static void scroll(struct ledger *ledger, int rows)
{
	size_t page = rows > 1 ? (size_t)rows : 1;
	size_t n = ledger->rows.n;

	ledger->page = rows;
	if (ledger->top + page > n)
		ledger->top = n > page ? n - page : 0;
	if (ledger->at < ledger->top)
		ledger->top = ledger->at;
	if (ledger->at >= ledger->top + page)
		ledger->top = ledger->at - page + 1;
}

static void draw_rows(struct ledger *ledger, struct tui_canvas *canvas,
		      struct tui_rect area)
{
	struct nt_arena arena = { 0 };

	scroll(ledger, area.rows);
	for (int i = 0; i < area.rows; i++) {
		struct tui_rect at = { area.row + i, area.col, 1, area.cols };
		size_t line = ledger->top + (size_t)i;

		if (line >= ledger->rows.n)
			break;
		draw_row(ledger, canvas, at, &ledger->rows.v[line], &arena);
		if (line == ledger->at)
			select_row(ledger, canvas, at);
	}
	if (ledger->rows.n == 0) {
		tui_put(canvas, area.row, area.col + 3, area.cols - 4,
			TUI_FAINT,
			ledger->filter.filtered ? _(ledger->kind->no_match)
						: _(ledger->kind->nothing));
		tui_cursor(canvas, area.row, area.col + 1);
	}
	nt_arena_free(&arena);
}

static void draw_about(const struct ledger *ledger, struct tui_canvas *canvas,
		       struct tui_rect at)
{
	struct nt_arena arena = { 0 };
	const struct ledger_row *row = tui_ledger_row(ledger);
	struct tui_rect text = { at.row + 2, at.col + 1, at.rows - 2,
				 at.cols - 2 };

	tui_rule(canvas, at.row, at.col, at.cols, row->about);
	tui_put(canvas, at.row + 1, at.col + 1, LABEL - 1, TUI_LABEL,
		_("From"));
	tui_putf(canvas, at.row + 1, at.col + LABEL, at.cols - LABEL - 1,
		 TUI_PLAIN, "%lld  %s  %s", (long long)row->number,
		 tui_show_day(row->date, &arena), row->title);
	tui_put_wrapped(canvas, text, 0, TUI_PLAIN, row->text);
	nt_arena_free(&arena);
}

static void draw_filter(struct ledger *ledger, struct tui_canvas *canvas,
			int row)
{
	const char *label = _("Filter:");
	size_t n = ledger->rows.n;
	int at = 2 + tui_width(label);
	struct tui_rect field = { row, at, 1, 0 };
	char count[64];

	snprintf(count, sizeof(count), ngettext("%zu line", "%zu lines", n), n);
	if (n >= LEDGER_MOST)
		snprintf(count, sizeof(count),
			 _("the first %zu; the filter finds others"), n);
	field.cols = canvas->cols - at - tui_width(count) - 3;
	tui_put(canvas, row, 1, at, TUI_LABEL, label);
	tui_put_right(canvas, row, at, canvas->cols - at - 1, TUI_FAINT, count);
	tui_filter_draw(&ledger->filter, &ledger->view, canvas, field);
}

void tui_ledger_draw(struct tui_view *view, struct tui_canvas *canvas,
		     struct tui_rect area)
{
	struct ledger *ledger = (struct ledger *)view;
	bool room = area.rows >= LEAST_ROWS && ledger->rows.n > 0;
	int about = room ? ABOUT_ROWS : 0;
	struct tui_rect heading = { area.row + 3, area.col, 1, area.cols };
	struct tui_rect list = { area.row + 4, area.col, area.rows - 4 - about,
				 area.cols };
	struct tui_rect below = { list.row + list.rows, area.col, about,
				  area.cols };

	tui_tabs(view->ui, canvas, ledger->kind->tab);
	draw_heading(ledger, canvas, heading);
	if (about > 0)
		draw_about(ledger, canvas, below);
	draw_rows(ledger, canvas, list);
	draw_filter(ledger, canvas, area.row + 2);
}
