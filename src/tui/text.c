#include "tui/text.h"

#include <string.h>

static int last_top(const struct tui_text *text)
{
	int all = tui_wrap_rows(text->s, strlen(text->s), text->cols);

	return all > text->rows ? all - text->rows : 0;
}

static bool scroll_to(struct tui_text *text, int top)
{
	int last = last_top(text);

	text->top = top < 0 ? 0 : top > last ? last : top;
	return true;
}

bool tui_text_update(struct tui_text *text, enum tui_action action)
{
	int page = text->rows > 2 ? text->rows - 1 : 1;

	switch ((int)action) {
	case TUI_DO_UP:
		return scroll_to(text, text->top - 1);
	case TUI_DO_DOWN:
		return scroll_to(text, text->top + 1);
	case TUI_DO_PAGE_UP:
		return scroll_to(text, text->top - page);
	case TUI_DO_PAGE_DOWN:
		return scroll_to(text, text->top + page);
	case TUI_DO_FIRST:
		return scroll_to(text, 0);
	case TUI_DO_LAST:
		return scroll_to(text, last_top(text));
	default:
		return false;
	}
}

void tui_text_draw(struct tui_text *text, struct tui_canvas *canvas,
		   struct tui_rect rect)
{
	struct tui_row row;
	size_t at = 0;

	text->rows = rect.rows;
	text->cols = rect.cols;
	scroll_to(text, text->top);
	for (int i = -text->top; i < rect.rows; i++) {
		if (!tui_wrap(text->s, strlen(text->s), rect.cols, &at, &row))
			break;
		if (i >= 0)
			tui_putn(canvas, rect.row + i, rect.col, rect.cols,
				 TUI_PLAIN, text->s + row.at, row.end - row.at);
	}
	tui_cursor(canvas, rect.row, rect.col);
}
