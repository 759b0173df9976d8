#include "tui/pick.h"

void tui_pick_set(struct tui_pick *pick, const struct tui_pick_item *v,
		  size_t n)
{
	*pick = (struct tui_pick) { .v = v, .n = n };
}

bool tui_pick_update(struct tui_pick *pick, enum tui_action action)
{
	if (pick->n == 0)
		return false;
	switch ((int)action) {
	case TUI_DO_UP:
		pick->at = pick->at > 0 ? pick->at - 1 : pick->n - 1;
		return true;
	case TUI_DO_DOWN:
		pick->at = pick->at + 1 < pick->n ? pick->at + 1 : 0;
		return true;
	default:
		return false;
	}
}

const struct tui_pick_item *tui_pick_chosen(const struct tui_pick *pick)
{
	return pick->n > 0 ? &pick->v[pick->at] : NULL;
}

/* Columns as wide as their widest text, the first served first. */
struct widths {
	int text;
	int detail;
	int more;
};

static int wider(int width, const char *s)
{
	int own = s != NULL ? tui_width(s) : 0;

	return own > width ? own : width;
}

static struct widths widths_of(const struct tui_pick *pick, int room)
{
	struct widths w = { 0 };
	int alone = 0;

	for (size_t i = 0; i < pick->n; i++) {
		if (pick->v[i].special) {
			alone = wider(alone, pick->v[i].text);
			continue;
		}
		w.text = wider(w.text, pick->v[i].text);
		w.detail = wider(w.detail, pick->v[i].detail);
		w.more = wider(w.more, pick->v[i].more);
	}
	if (w.text > room)
		w.text = room;
	room -= w.text + 2;
	if (w.more > room / 2 && w.detail > 0)
		w.more = room > 2 ? room / 2 : 0;
	if (w.more > room)
		w.more = room > 0 ? room : 0;
	room -= w.more > 0 ? w.more + 2 : 0;
	if (w.detail > room)
		w.detail = room > 0 ? room : 0;
	if (w.text < alone && w.detail == 0 && w.more == 0)
		w.text = alone;
	return w;
}

static void draw_item(const struct tui_pick *pick, size_t i,
		      struct tui_canvas *canvas, int row, int col, int width,
		      const struct widths *w)
{
	const struct tui_pick_item *item = &pick->v[i];
	bool here = i == pick->at;
	enum tui_role role = here ? TUI_SELECTED : TUI_PLAIN;
	int at = col + 2;

	tui_put(canvas, row, col, 1, role, here ? ">" : " ");
	if (item->special) {
		tui_put(canvas, row, at, width - 2, role, item->text);
	} else {
		tui_put(canvas, row, at, w->text, role, item->text);
		at += w->text + 2;
		if (item->detail != NULL)
			tui_put(canvas, row, at, w->detail, role, item->detail);
		at += w->detail > 0 ? w->detail + 2 : 0;
		if (item->more != NULL)
			tui_put(canvas, row, at, w->more, role, item->more);
	}
	if (here)
		tui_paint(canvas, (struct tui_rect) { row, col, 1, width },
			  TUI_SELECTED);
}

static int inner_width(const struct widths *w, const struct tui_pick *pick)
{
	int width = 2 + w->text + (w->detail > 0 ? w->detail + 2 : 0) +
		    (w->more > 0 ? w->more + 2 : 0);

	for (size_t i = 0; i < pick->n; i++)
		if (pick->v[i].special)
			width = wider(width - 2, pick->v[i].text) + 2;
	return width;
}

void tui_pick_draw(struct tui_pick *pick, struct tui_canvas *canvas,
		   struct tui_rect area, int row, int col, int most)
{
	int below = area.row + area.rows - row - 1;
	int above = row - area.row;
	bool under = below >= 4 || below >= above;
	int rows = (under ? below : above) - 2;
	int room = area.col + area.cols - col - 2;
	struct widths w;
	struct tui_rect box;

	if (rows > most)
		rows = most;
	if (rows > (int)pick->n)
		rows = (int)pick->n;
	if (pick->n == 0 || rows < 1 || room < 6)
		return;
	if (pick->at < pick->top)
		pick->top = pick->at;
	if (pick->at >= pick->top + (size_t)rows)
		pick->top = pick->at - (size_t)rows + 1;
	w = widths_of(pick, room - 2);
	box.cols = inner_width(&w, pick) + 2;
	if (box.cols > room + 2)
		box.cols = room + 2;
	box.rows = rows + 2;
	box.row = under ? row + 1 : row - box.rows;
	box.col = col;
	tui_box(canvas, box, NULL);
	for (int i = 0; i < rows; i++)
		draw_item(pick, pick->top + (size_t)i, canvas, box.row + 1 + i,
			  col + 1, box.cols - 2, &w);
}
