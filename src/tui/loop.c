#include "tui/loop.h"

#include "tui/term.h"

enum {
	POLL_MS = 1000, /* how soon others' saves are noticed */
	BATCH = 64,	/* keys that may go by between two screens */
};

static void draw(struct tui *ui)
{
	int rows, cols;

	tui_term_size(ui->term, &rows, &cols);
	tui_draw(ui, rows, cols);
	tui_term_draw(ui->term, &ui->canvas, ui->redraw);
	ui->redraw = false;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

/* The view is in the middle of something: the screen stays as it was drawn,
 * cut where the window is smaller now. */
bool tui_wait(void *ctx, int64_t waited_ms)
{
	struct tui *ui = ctx;
	struct tui_canvas *canvas = &ui->canvas;
	struct tui_rect line = { 0, 0, 1, 0 };

	if (tui_term_interrupted(ui->term))
		return false;
	if (waited_ms < 1000)
		return true;
	tui_term_size(ui->term, &line.row, &line.cols);
	line.row = least(line.row, canvas->rows) - 2;
	line.cols = least(line.cols, canvas->cols);
	tui_clip(canvas,
		 (struct tui_rect) { 0, 0, canvas->rows, canvas->cols });
	tui_fill(canvas, line, TUI_PLAIN, ' ');
	tui_putf(canvas, line.row, 1, line.cols - 2, TUI_MESSAGE,
		 _("Another notula is writing, %d s. Esc stops waiting."),
		 (int)(waited_ms / 1000));
	tui_term_draw(ui->term, canvas, false);
	return true;
}

bool tui_give_up(void *ctx)
{
	struct tui *ui = ctx;

	return ui->hurried && tui_term_pending(ui->term);
}

/* True when it is time to leave. */
static bool handle(struct tui *ui, const struct tui_event *event, int *code)
{
	switch (event->kind) {
	case TUI_EVENT_KEY:
		tui_feed(ui, &event->key);
		break;
	case TUI_EVENT_RESIZE:
		ui->redraw = true;
		break;
	case TUI_EVENT_SUSPEND:
		ui->suspend = true;
		break;
	case TUI_EVENT_LEAVE:
		tui_keep_all(ui);
		*code = 128 + event->signal;
		return true;
	case TUI_EVENT_NONE:
		break;
	}
	if (ui->suspend) {
		ui->suspend = false;
		tui_term_suspend(ui->term);
		ui->redraw = true;
	}
	return ui->top == NULL;
}

/*
 * Whatever happened already, up to BATCH keys or another size; true when it is
 * time to go.
 */
static bool catch_up(struct tui *ui, struct tui_event *event, int *code)
{
	for (int i = 0;; i++) {
		if (handle(ui, event, code))
			return true;
		if (i == BATCH || event->kind == TUI_EVENT_RESIZE ||
		    !tui_term_pending(ui->term))
			return false;
		tui_term_next(ui->term, 0, event);
	}
}

int tui_run(struct tui *ui, struct tui_daily *daily)
{
	struct tui_event event;
	int code = 0;

	draw(ui);
	for (;;) {
		tui_term_next(ui->term, POLL_MS, &event);
		if (catch_up(ui, &event, &code))
			return code;
		if (tui_daily_look(daily, ui) || tui_poll(ui) ||
		    event.kind != TUI_EVENT_NONE)
			draw(ui);
	}
}
