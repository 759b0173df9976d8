/* A box with several lines to fill in. */
#include "tui/view.h"

#include "notula/alloc.h"
#include "tui/line.h"
#include "tui/pick.h"

enum { WIDTH = 70, SUGGESTIONS = 6, MOST_LINES = 16 };

struct sheet {
	struct tui_view view;
	struct tui_view *owner;
	struct tui_sheet what;
	struct nt_arena arena; /* of titles and labels */
	struct tui_line lines[MOST_LINES];
	size_t at;
	int width; /* of a line, as drawn last */
	struct nt_arena offered;
	struct tui_pick pick;
};

static struct sheet *as_sheet(struct tui_view *view)
{
	return (struct sheet *)view;
}

static void close_pick(struct sheet *sheet)
{
	tui_pick_set(&sheet->pick, NULL, 0);
	sheet->view.bar = TUI_BAR_SHEET;
}

/* What could be meant by the line at hand. */
static void offer(struct sheet *sheet)
{
	struct nt_suggestions found = { 0 };
	struct tui_pick_item *items;

	close_pick(sheet);
	nt_arena_reset(&sheet->offered);
	sheet->what.suggest(sheet->owner, sheet->at,
			    tui_line_text(&sheet->lines[sheet->at]),
			    &sheet->offered, &found);
	items = nt_arena_alloc(&sheet->offered, (found.n + 1) * sizeof(*items));
	for (size_t i = 0; i < found.n; i++)
		items[i] = (struct tui_pick_item) {
			.text = found.v[i].text,
			.detail = found.v[i].position,
			.more = found.v[i].organization,
		};
	tui_pick_set(&sheet->pick, items, found.n);
	if (found.n > 0)
		sheet->view.bar = TUI_BAR_SHEET_PICK;
}

static void go(struct sheet *sheet, size_t at)
{
	close_pick(sheet);
	sheet->at = at;
}

static void finish(struct sheet *sheet)
{
	const char *texts[MOST_LINES];

	close_pick(sheet);
	for (size_t i = 0; i < sheet->what.n; i++)
		texts[i] = tui_line_text(&sheet->lines[i]);
	if (sheet->what.done(sheet->owner, texts))
		tui_pop(&sheet->view);
}

static void next(struct sheet *sheet)
{
	if (sheet->at + 1 < sheet->what.n)
		go(sheet, sheet->at + 1);
	else
		finish(sheet);
}

static void take(struct sheet *sheet)
{
	const struct tui_pick_item *chosen = tui_pick_chosen(&sheet->pick);

	if (chosen != NULL)
		tui_line_replace(&sheet->lines[sheet->at], chosen->text);
	next(sheet);
}

static void type(struct sheet *sheet, const struct tui_key *key,
		 enum tui_action action)
{
	struct tui_line *line = &sheet->lines[sheet->at];

	if (!tui_line_update(line, key, action, sheet->width))
		return;
	if (line->text.n > 0)
		offer(sheet);
	else
		close_pick(sheet);
}

static bool sheet_update(struct tui_view *view, const struct tui_key *key,
			 enum tui_action action)
{
	struct sheet *sheet = as_sheet(view);

	switch ((int)action) {
	case TUI_DO_BACK:
	case TUI_DO_HELP:
		return false;
	case TUI_DO_SAVE:
		finish(sheet);
		return true;
	case TUI_DO_PICK:
		offer(sheet);
		return true;
	case TUI_DO_TAKE:
		take(sheet);
		return true;
	case TUI_DO_NEXT_FIELD:
		next(sheet);
		return true;
	case TUI_DO_UP:
	case TUI_DO_DOWN:
	case TUI_DO_BACK_FIELD:
		if (tui_pick_update(&sheet->pick, action))
			return true;
		if (action != TUI_DO_DOWN && sheet->at > 0)
			go(sheet, sheet->at - 1);
		else if (action == TUI_DO_DOWN && sheet->at + 1 < sheet->what.n)
			go(sheet, sheet->at + 1);
		return true;
	default:
		type(sheet, key, action);
		return true;
	}
}

static int widest_label(const struct sheet *sheet)
{
	int most = 0;

	for (size_t i = 0; i < sheet->what.n; i++)
		if (tui_width(sheet->what.lines[i].label) > most)
			most = tui_width(sheet->what.lines[i].label);
	return most;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

/* Of more lines than there is room for, those around the one at hand show. */
static void sheet_draw(struct tui_view *view, struct tui_canvas *canvas,
		       struct tui_rect area)
{
	struct sheet *sheet = as_sheet(view);
	int cols = least(area.cols - 4, WIDTH);
	int shown = least((int)sheet->what.n, area.rows - 2);
	int top = least((int)sheet->at - shown / 2, (int)sheet->what.n - shown);
	struct tui_rect box = { area.row + (area.rows - shown - 2) / 2,
				area.col + (area.cols - cols) / 2, shown + 2,
				cols };
	int label = least(widest_label(sheet), (cols - 4) / 2);
	struct tui_rect field = { box.row + 1, box.col + 3 + label, 1,
				  cols - 5 - label };

	top = top > 0 ? top : 0;
	sheet->width = field.cols;
	tui_box(canvas, box, sheet->what.title);
	for (int i = top; i < top + shown; i++, field.row++) {
		tui_put(canvas, field.row, box.col + 2, label, TUI_LABEL,
			sheet->what.lines[i].label);
		tui_line_draw(&sheet->lines[i], canvas, field,
			      i == (int)sheet->at);
	}
	tui_pick_draw(&sheet->pick, canvas, area,
		      box.row + 1 + (int)sheet->at - top, field.col - 1,
		      SUGGESTIONS);
}

static void sheet_close(struct tui_view *view)
{
	struct sheet *sheet = as_sheet(view);

	for (size_t i = 0; i < sheet->what.n; i++)
		tui_line_free(&sheet->lines[i]);
	nt_arena_free(&sheet->offered);
	nt_arena_free(&sheet->arena);
}

static const struct tui_view_ops ops = {
	.update = sheet_update,
	.draw = sheet_draw,
	.close = sheet_close,
};

void tui_ask_sheet(struct tui_view *owner, const struct tui_sheet *what)
{
	struct sheet *sheet = nt_alloc(sizeof(*sheet));
	size_t n = what->n < MOST_LINES ? what->n : MOST_LINES;
	struct tui_sheet_line *lines =
		nt_arena_alloc(&sheet->arena, n * sizeof(*lines));

	sheet->view = (struct tui_view) { .ops = &ops,
					  .typing = true,
					  .overlay = true,
					  .bar = TUI_BAR_SHEET };
	sheet->owner = owner;
	sheet->what = *what;
	sheet->what.n = n;
	sheet->what.lines = lines;
	sheet->what.title = nt_arena_strdup(&sheet->arena, what->title);
	for (size_t i = 0; i < n; i++) {
		lines[i].label =
			nt_arena_strdup(&sheet->arena, what->lines[i].label);
		tui_line_init(&sheet->lines[i], false, NT_LIMIT_LINE);
		tui_line_set(&sheet->lines[i], what->lines[i].initial);
	}
	tui_push(owner->ui, &sheet->view);
}
