/* Boxes whose letters are on the screen: questions, and the ^X menu. */
#include "tui/view.h"

#include <string.h>

#include "notula/alloc.h"

enum { MOST_CHOICES = 40, ESC = 27 };

struct box {
	struct tui_view view;
	struct tui_view *owner;
	char *title;
	char *text;
	char *choices[MOST_CHOICES];
	char letters[MOST_CHOICES];
	enum tui_action actions[MOST_CHOICES]; /* of a menu */
	size_t n;
	tui_chosen_fn *chosen; /* NULL in a menu */
};

static struct box *as_box(struct tui_view *view)
{
	return (struct box *)view;
}

static void take(struct box *box, size_t i)
{
	tui_pop(&box->view);
	if (box->chosen != NULL)
		box->chosen(box->owner, box->letters[i]);
	else
		tui_do(box->view.ui, box->actions[i]);
}

static bool box_update(struct tui_view *view, const struct tui_key *key,
		       enum tui_action action)
{
	struct box *box = as_box(view);
	uint32_t letter = action == TUI_DO_BACK	      ? ESC
			  : key->name == TUI_KEY_CHAR ? key->ch
						      : 0;

	for (size_t i = 0; letter != 0 && i < box->n; i++) {
		if ((uint32_t)box->letters[i] == letter) {
			take(box, i);
			return true;
		}
	}
	return action != TUI_DO_BACK && action != TUI_DO_HELP;
}

static int widest(const struct box *box)
{
	int most = tui_width(box->title) + 4;

	for (size_t i = 0; i < box->n; i++) {
		int width = tui_width(box->choices[i]) + 6;

		most = width > most ? width : most;
	}
	return most;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

/* As wide as the text wants, up to 60 cells. */
static struct tui_rect place(const struct box *box, struct tui_rect area)
{
	int text = tui_width(box->text);
	int wide = widest(box);
	int cols = least(text > wide ? text : wide, 60);
	int room = least(cols, area.cols - 6);
	int rows =
		box->text[0] != '\0'
			? tui_wrap_rows(box->text, strlen(box->text), room) + 1
			: 0;

	cols = room + 4;
	rows = least(rows + (int)box->n + 2, area.rows);
	return (struct tui_rect) { area.row + (area.rows - rows) / 2,
				   area.col + (area.cols - cols) / 2, rows,
				   cols };
}

static void box_draw(struct tui_view *view, struct tui_canvas *canvas,
		     struct tui_rect area)
{
	struct box *box = as_box(view);
	struct tui_rect at = place(box, area);
	struct tui_rect text = { at.row + 1, at.col + 2, at.rows - 2,
				 at.cols - 4 };
	int row = at.row + 1;

	tui_box(canvas, at, box->title);
	if (box->text[0] != '\0')
		row += tui_put_wrapped(canvas, text, 0, TUI_PLAIN, box->text) +
		       1;
	tui_cursor(canvas, row, at.col + 2);
	for (size_t i = 0; i < box->n && row < at.row + at.rows - 1; i++) {
		char letter[2] = { box->letters[i], '\0' };

		tui_put(canvas, row, at.col + 2, 3, TUI_CAP,
			box->letters[i] == ESC ? "Esc" : letter);
		tui_put(canvas, row++, at.col + 6, at.cols - 8, TUI_PLAIN,
			box->choices[i]);
	}
}

static void box_close(struct tui_view *view)
{
	struct box *box = as_box(view);

	nt_free(box->title);
	nt_free(box->text);
	for (size_t i = 0; i < box->n; i++)
		nt_free(box->choices[i]);
}

static const struct tui_view_ops ops = {
	.update = box_update,
	.draw = box_draw,
	.close = box_close,
};

static struct box *new_box(struct tui_view *owner, const char *title,
			   const char *text)
{
	struct box *box = nt_alloc(sizeof(*box));

	box->view = (struct tui_view) { .ops = &ops,
					.typing = true,
					.overlay = true,
					.bar = TUI_BAR_MENU };
	box->owner = owner;
	box->title = nt_strdup(title);
	box->text = nt_strdup(text != NULL ? text : "");
	tui_push(owner->ui, &box->view);
	return box;
}

static void offer(struct box *box, char letter, const char *text)
{
	if (box->n == MOST_CHOICES)
		return;
	box->letters[box->n] = letter;
	box->choices[box->n++] = nt_strdup(text);
}

void tui_ask(struct tui_view *owner, const char *title, const char *text,
	     const struct tui_choice *choices, size_t n, tui_chosen_fn *chosen)
{
	struct box *box = new_box(owner, title, text);

	box->chosen = chosen;
	for (size_t i = 0; i < n; i++)
		offer(box, choices[i].letter, _(choices[i].text));
}

void tui_open_menu(struct tui_view *view)
{
	struct box *box = new_box(view, _("Menu"), NULL);

	for (int i = TUI_DO_NOTHING + 1; i < TUI_ACTIONS; i++) {
		enum tui_action action = (enum tui_action)i;
		const char *letter = tui_action_letter(action);

		if (letter[0] == '\0' || (view->ops->offers != NULL &&
					  !view->ops->offers(view, action)))
			continue;
		box->actions[box->n] = action;
		offer(box, letter[0], tui_action_label(action));
	}
}
