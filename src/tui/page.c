/* A page to read: the help. */
#include "tui/view.h"

#include "notula/alloc.h"
#include "tui/text.h"

struct page {
	struct tui_view view;
	char *title;
	char *body;
	struct tui_text text;
};

static struct page *as_page(struct tui_view *view)
{
	return (struct page *)view;
}

static bool page_update(struct tui_view *view, const struct tui_key *key,
			enum tui_action action)
{
	(void)key;
	if (action == TUI_DO_HELP) {
		tui_pop(view);
		return true;
	}
	return tui_text_update(&as_page(view)->text, action);
}

static void page_draw(struct tui_view *view, struct tui_canvas *canvas,
		      struct tui_rect area)
{
	struct page *page = as_page(view);
	struct tui_rect text = { area.row + 1, area.col + 1, area.rows - 1,
				 area.cols - 2 };

	tui_rule(canvas, area.row, area.col, area.cols, page->title);
	tui_text_draw(&page->text, canvas, text);
}

static void page_close(struct tui_view *view)
{
	nt_free(as_page(view)->title);
	nt_free(as_page(view)->body);
}

static const struct tui_view_ops ops = {
	.update = page_update,
	.draw = page_draw,
	.close = page_close,
};

void tui_read_page(struct tui *ui, const char *title, const char *text)
{
	struct page *page = nt_alloc(sizeof(*page));

	page->view = (struct tui_view) { .ops = &ops, .bar = TUI_BAR_READ };
	page->title = nt_strdup(title);
	page->body = nt_strdup(text);
	page->text = (struct tui_text) { .s = page->body, .cols = 80 };
	tui_push(ui, &page->view);
}
