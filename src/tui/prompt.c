/* A box with one line to fill in. */
#include "tui/view.h"

#include <string.h>

#include "notula/alloc.h"
#include "tui/line.h"
#include "tui/pick.h"

enum { WIDTH = 60, SUGGESTIONS = 6 };

struct prompt {
	struct tui_view view;
	struct tui_view *owner;
	struct tui_prompt what;
	struct tui_line line;
	struct nt_arena arena; /* of the suggestions */
	struct tui_pick pick;
	struct nt_buf echo;
};

static struct prompt *as_prompt(struct tui_view *view)
{
	return (struct prompt *)view;
}

/* What was typed means something else now. */
static void look(struct prompt *p)
{
	struct nt_suggestions found = { 0 };
	struct tui_pick_item *items;
	const char *text = tui_line_text(&p->line);

	nt_buf_reset(&p->echo);
	if (p->what.echo != NULL)
		p->what.echo(p->owner, text, &p->echo);
	if (p->what.suggest == NULL)
		return;
	nt_arena_reset(&p->arena);
	p->what.suggest(p->owner, text, &p->arena, &found);
	items = nt_arena_alloc(&p->arena, (found.n + 1) * sizeof(*items));
	for (size_t i = 0; i < found.n; i++)
		items[i] = (struct tui_pick_item) {
			.text = found.v[i].text,
			.detail = found.v[i].position,
			.more = found.v[i].organization,
		};
	tui_pick_set(&p->pick, items, found.n);
	p->view.bar = found.n > 0 ? TUI_BAR_PROMPT_PICK : TUI_BAR_PROMPT;
}

static bool prompt_update(struct tui_view *view, const struct tui_key *key,
			  enum tui_action action)
{
	struct prompt *p = as_prompt(view);
	const struct tui_pick_item *chosen = tui_pick_chosen(&p->pick);

	if (action == TUI_DO_BACK || action == TUI_DO_HELP)
		return false;
	if (action == TUI_DO_TAKE && chosen != NULL)
		tui_line_replace(&p->line, chosen->text);
	if (action == TUI_DO_TAKE || action == TUI_DO_NEXT_FIELD) {
		if (p->what.done(p->owner, tui_line_text(&p->line)))
			tui_pop(view);
		return true;
	}
	if (tui_pick_update(&p->pick, action))
		return true;
	if (tui_line_update(&p->line, key, action, WIDTH))
		look(p);
	return true;
}

static void prompt_draw(struct tui_view *view, struct tui_canvas *canvas,
			struct tui_rect area)
{
	struct prompt *p = as_prompt(view);
	int cols = area.cols - 4 < WIDTH ? area.cols - 4 : WIDTH;
	struct tui_rect box = { area.row + area.rows / 3,
				area.col + (area.cols - cols) / 2,
				p->what.echo != NULL ? 4 : 3, cols };
	struct tui_rect field = { box.row + 1, box.col + 2, 1, cols - 4 };

	tui_box(canvas, box, _(p->what.title));
	if (p->what.echo != NULL)
		tui_put(canvas, box.row + 2, box.col + 2, cols - 4, TUI_FAINT,
			nt_buf_str(&p->echo));
	tui_pick_draw(&p->pick, canvas, area, field.row, field.col - 1,
		      SUGGESTIONS);
	tui_line_draw(&p->line, canvas, field, true);
}

static void prompt_close(struct tui_view *view)
{
	struct prompt *p = as_prompt(view);

	tui_line_free(&p->line);
	nt_buf_free(&p->echo);
	nt_arena_free(&p->arena);
}

static const struct tui_view_ops ops = {
	.update = prompt_update,
	.draw = prompt_draw,
	.close = prompt_close,
};

void tui_ask_line(struct tui_view *owner, const struct tui_prompt *prompt)
{
	struct prompt *p = nt_alloc(sizeof(*p));

	p->view = (struct tui_view) { .ops = &ops,
				      .typing = true,
				      .overlay = true,
				      .bar = TUI_BAR_PROMPT };
	p->owner = owner;
	p->what = *prompt;
	tui_line_init(&p->line, false, NT_LIMIT_LINE);
	tui_line_set(&p->line, prompt->initial);
	tui_push(owner->ui, &p->view);
	look(p);
}
