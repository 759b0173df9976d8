#include "tui/log_draw.h"

#include <stdio.h>
#include <string.h>

#include "tui/hits.h"
#include "tui/preview.h"
#include "tui/show.h"

enum {
	SPLIT_COLS = 100,  /* from here on the preview stands beside the list */
	PREVIEW_ROWS = 16, /* below that there is no room for it */
	DATE = 3,	   /* column of the list; 10 cells */
	SIGN = 13,	   /* "?" */
	TITLE = 15,
	PEOPLE = 5,
	OPEN = 6,
};

struct columns {
	int title;
	int where; /* its width; 0 if there is no room */
	int where_at;
	int people_at;
	int open_at;
};

static struct columns columns_of(int width)
{
	struct columns c = { 0 };

	c.open_at = width - OPEN - 1;
	c.people_at = c.open_at - PEOPLE;
	c.where = width >= 75 ? 14 : width >= 60 ? 9 : 0;
	c.where_at = c.people_at - c.where - 1;
	c.title = c.where_at - TITLE - (c.where > 0 ? 2 : 0);
	return c;
}

static void draw_filter(struct log *log, struct tui_canvas *canvas, int row)
{
	const char *label = _("Filter:");
	int cols = canvas->cols;
	int at = 2 + tui_width(label);
	int used;
	char found[24] = "";
	char total[64];
	char drafts[48] = "";

	if (log->filter.filtered)
		snprintf(found, sizeof(found),
			 log->found >= 1000 ? "%lld+" : "%lld",
			 (long long)log->found);
	if (log->rows.drafts.n > 0)
		snprintf(drafts, sizeof(drafts),
			 ngettext(" + %zu draft", " + %zu drafts",
				  log->rows.drafts.n),
			 log->rows.drafts.n);
	if (log->filter.filtered)
		snprintf(total, sizeof(total), _("%s of %lld"), found,
			 (long long)log->logbook.records);
	else
		snprintf(total, sizeof(total),
			 ngettext("%lld record", "%lld records",
				  (unsigned long)log->logbook.records),
			 (long long)log->logbook.records);
	strncat(total, drafts, sizeof(total) - strlen(total) - 1);
	used = tui_width(total);
	tui_put(canvas, row, 1, at, TUI_LABEL, label);
	tui_put_right(canvas, row, at, cols - at - 1, TUI_FAINT, total);
	tui_filter_draw(&log->filter, &log->view, canvas,
			(struct tui_rect) { row, at, 1, cols - at - used - 3 });
}

static void draw_header(struct tui_canvas *canvas, struct tui_rect at)
{
	struct columns c = columns_of(at.cols);

	tui_put(canvas, at.row, at.col + DATE, 10, TUI_HEADING, _("Date"));
	tui_put(canvas, at.row, at.col + TITLE, c.title, TUI_HEADING,
		_("Title"));
	tui_put(canvas, at.row, at.col + c.where_at, c.where, TUI_HEADING,
		_("Where"));
	tui_put_right(canvas, at.row, at.col + c.people_at, PEOPLE - 1,
		      TUI_HEADING, _("Ppl"));
	tui_put_right(canvas, at.row, at.col + c.open_at, OPEN - 2, TUI_HEADING,
		      _(NC_("open follow-ups", "Open")));
}

static void draw_number(struct tui_canvas *canvas, int row, int col, int width,
			int64_t n)
{
	char text[24] = "-";

	if (n > 0)
		snprintf(text, sizeof(text), "%lld", (long long)n);
	tui_put_right(canvas, row, col, width, TUI_PLAIN, text);
}

static void draw_row(struct tui_canvas *canvas, struct tui_rect at,
		     const struct nt_row *row, int64_t today,
		     struct nt_arena *arena)
{
	struct columns c = columns_of(at.cols);
	const char *where = row->venue != NULL ? row->venue : row->city;

	tui_put(canvas, at.row, at.col + DATE, 10, TUI_PLAIN,
		tui_show_day_short(row->date, today, arena));
	if (row->doubtful)
		tui_put(canvas, at.row, at.col + SIGN, 1, TUI_DOUBT, "?");
	tui_put(canvas, at.row, at.col + TITLE, c.title,
		row->trashed ? TUI_FAINT : TUI_PLAIN,
		row->title != NULL ? row->title : "");
	if (where != NULL)
		tui_put(canvas, at.row, at.col + c.where_at, c.where, TUI_PLAIN,
			where);
	draw_number(canvas, at.row, at.col + c.people_at, PEOPLE - 1,
		    row->people);
	draw_number(canvas, at.row, at.col + c.open_at, OPEN - 2, row->open);
	if (row->overdue > 0)
		tui_put(canvas, at.row, at.col + c.open_at + OPEN - 1, 1,
			TUI_LATE, "!");
}

/* " * draft      (unsaved) Kunjungan Bawaslu Kab. Agam" */
static void draw_draft(struct tui_canvas *canvas, struct tui_rect at,
		       const struct nt_draft_about *draft)
{
	const char *what =
		draft->record != NULL ? _("(changed)") : _("(unsaved)");

	tui_put(canvas, at.row, at.col + 1, 1, TUI_DRAFT, "*");
	tui_put(canvas, at.row, at.col + DATE, 10, TUI_DRAFT, _("draft"));
	tui_putf(canvas, at.row, at.col + TITLE, at.cols - TITLE - 1, TUI_DRAFT,
		 "%s %s", what, draft->title != NULL ? draft->title : "");
}

static void draw_line(struct log *log, struct tui_canvas *canvas,
		      struct tui_rect at, size_t i, struct nt_arena *arena)
{
	const struct nt_draft_about *draft = tui_log_draft(&log->rows, i);

	if (draft != NULL)
		draw_draft(canvas, at, draft);
	else
		draw_row(canvas, at, tui_log_row(&log->rows, i),
			 nt_app_today(log->view.ui->app), arena);
	if (draft == NULL &&
	    tui_log_is_marked(log, tui_log_row(&log->rows, i)->uid))
		tui_put(canvas, at.row, at.col, 1, TUI_HIT, "+");
	if (i != log->rows.at)
		return;
	at.cols--;
	tui_paint(canvas, at, TUI_SELECTED);
	tui_put(canvas, at.row, at.col + 1, 1, TUI_SELECTED, ">");
	if (!log->view.typing)
		tui_cursor(canvas, at.row, at.col + 1);
}

/*
 * "May 2024 ──────── 5 meetings": how many is only said where the whole month
 * is in memory.
 */
static void draw_month(const struct log *log, struct tui_canvas *canvas,
		       struct tui_rect at, size_t i, struct nt_arena *arena)
{
	const struct log_rows *r = &log->rows;
	const char *date = tui_log_row(r, i)->date;
	size_t first = i - r->drafts.n;
	size_t last = first;
	char count[48];
	int used;

	while (first > 0 && tui_same_month(r->rows.v[first - 1].date, date))
		first--;
	while (last + 1 < r->rows.n &&
	       tui_same_month(r->rows.v[last + 1].date, date))
		last++;
	used = 1 + tui_put(canvas, at.row, at.col + 1, at.cols - 2, TUI_HEADING,
			   tui_show_month(date, arena));
	tui_rule(canvas, at.row, at.col + used + 1, at.cols - used - 2, NULL);
	if ((first == 0 && r->more_above) ||
	    (last + 1 == r->rows.n && r->more_below))
		return;
	snprintf(count, sizeof(count),
		 ngettext(" %zu meeting ", " %zu meetings ", last - first + 1),
		 last - first + 1);
	tui_put_right(canvas, at.row, at.col + used + 1, at.cols - used - 4,
		      TUI_FAINT, count);
}

/* Does a heading stand above line I, where the list is shown from TOP? */
static bool begins_month(const struct log *log, size_t i, size_t top)
{
	const struct nt_row *row = tui_log_row(&log->rows, i);
	const struct nt_row *above =
		i > 0 ? tui_log_row(&log->rows, i - 1) : NULL;

	if (row == NULL)
		return false;
	return i == top || above == NULL ||
	       !tui_same_month(above->date, row->date);
}

/* Rows that lines TOP to LAST take. */
static int rows_between(const struct log *log, size_t top, size_t last,
			bool months)
{
	int rows = 0;

	for (size_t i = top; i <= last; i++)
		rows += 1 + (months && begins_month(log, i, top) ? 1 : 0);
	return rows;
}

static void scroll(struct log *log, int rows, bool months)
{
	size_t at = log->rows.at;

	if (log->top > at)
		log->top = at;
	if (at - log->top > (size_t)rows)
		log->top = at - (size_t)rows;
	while (log->top < at && rows_between(log, log->top, at, months) > rows)
		log->top++;
	/* No empty rows below while there are lines above. */
	while (log->top > 0 && tui_log_lines(&log->rows) > 0 &&
	       rows_between(log, log->top - 1, tui_log_lines(&log->rows) - 1,
			    months) <= rows)
		log->top--;
	log->page = rows;
}

static void draw_list(struct log *log, struct tui_canvas *canvas,
		      struct tui_rect area, bool months)
{
	struct nt_arena arena = { 0 };
	struct tui_rect at = { area.row, area.col, 1, area.cols };
	int bottom = area.row + area.rows;

	scroll(log, area.rows, months);
	for (size_t i = log->top; i < tui_log_lines(&log->rows); i++) {
		if (months && begins_month(log, i, log->top) && at.row < bottom)
			draw_month(log, canvas, at, i, &arena), at.row++;
		if (at.row >= bottom)
			break;
		draw_line(log, canvas, at, i, &arena);
		at.row++;
	}
	if (tui_log_lines(&log->rows) == 0) {
		tui_put(canvas, area.row, area.col + DATE, area.cols - DATE - 1,
			TUI_FAINT,
			log->filter.filtered ? _("No record matches.")
					     : _("No record yet: a adds one."));
		tui_cursor(canvas, area.row, area.col + 1);
	}
	nt_arena_free(&arena);
}

static void draw_below(struct log *log, struct tui_canvas *canvas,
		       struct tui_rect area)
{
	struct nt_arena arena = { 0 };
	const struct nt_record *rec = &log->preview;

	tui_rule(canvas, area.row, area.col, area.cols,
		 nt_arena_printf(&arena, "%lld  %s  %s", (long long)rec->number,
				 tui_show_day(rec->date, &arena),
				 rec->title != NULL ? rec->title : ""));
	area.row++;
	area.rows--;
	tui_preview_draw(rec, canvas, area, false);
	nt_arena_free(&arena);
}

static void draw_beside(struct log *log, struct tui_canvas *canvas,
			struct tui_rect area)
{
	struct nt_arena arena = { 0 };
	const struct nt_record *rec = &log->preview;
	struct tui_rect title = { area.row + 1, area.col + 1, 2,
				  area.cols - 2 };

	tui_putf(canvas, area.row, area.col + 1, area.cols - 2, TUI_FAINT,
		 _("Record %lld · saved %s"), (long long)rec->number,
		 tui_show_stamp(rec->updated_at, &arena));
	title.row += tui_put_wrapped(canvas, title, 0, TUI_STRONG,
				     rec->title != NULL ? rec->title : "");
	tui_putf(canvas, title.row, area.col + 1, area.cols - 2, TUI_PLAIN,
		 "%s%s%s", tui_show_day(rec->date, &arena),
		 rec->kind != NT_NO_KIND ? " · " : "",
		 rec->kind != NT_NO_KIND ? _(nt_set_kind.labels[rec->kind])
					 : "");
	area.rows -= title.row + 2 - area.row;
	area.row = title.row + 2;
	tui_preview_draw(rec, canvas, area, true);
	nt_arena_free(&arena);
}

static void draw_split(struct log *log, struct tui_canvas *canvas,
		       struct tui_rect area)
{
	int left = area.cols * 53 / 100;
	struct tui_rect list = { area.row + 1, area.col, area.rows - 1, left };
	struct tui_rect bar = { area.row, area.col + left, area.rows, 1 };
	struct tui_rect right = { area.row, area.col + left + 1, area.rows,
				  area.cols - left - 1 };

	draw_header(canvas, (struct tui_rect) { area.row, area.col, 1, left });
	tui_fill(canvas, bar, TUI_RULE, 0x2502);
	if (log->has_preview)
		draw_beside(log, canvas, right);
	draw_list(log, canvas, list, log->order == LOG_BY_DATE);
}

static void draw_stacked(struct log *log, struct tui_canvas *canvas,
			 struct tui_rect area)
{
	int below = area.rows >= PREVIEW_ROWS ? area.rows * 11 / 20 : 0;
	struct tui_rect list = { area.row + 1, area.col, area.rows - 1 - below,
				 area.cols };
	struct tui_rect preview = { area.row + area.rows - below, area.col,
				    below, area.cols };

	draw_header(canvas,
		    (struct tui_rect) { area.row, area.col, 1, area.cols });
	if (below > 0 && log->has_preview)
		draw_below(log, canvas, preview);
	draw_list(log, canvas, list, false);
}

void tui_log_draw(struct tui_view *view, struct tui_canvas *canvas,
		  struct tui_rect area)
{
	struct log *log = (struct log *)view;
	struct tui_rect rest = { area.row + 3, area.col, area.rows - 3,
				 area.cols };

	tui_tabs(view->ui, canvas, TUI_SCREEN_LOG_TAB);
	if (area.cols >= SPLIT_COLS)
		draw_split(log, canvas, rest);
	else
		draw_stacked(log, canvas, rest);
	if (log->filter.filtered)
		tui_hits_mark(canvas,
			      (struct tui_rect) { rest.row + 1, rest.col,
						  rest.rows - 1, rest.cols },
			      &log->query);
	draw_filter(log, canvas, area.row + 2);
}
