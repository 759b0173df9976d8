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
	size_t top;	       /* choices scrolled away */
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
	if (key->name == TUI_KEY_DOWN && box->top + 1 < box->n)
		box->top++;
	else if (key->name == TUI_KEY_UP && box->top > 0)
		box->top--;
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

/* How a box stands in an area: choices first, then as much of the text as
 * there is room for. */
struct frame {
	struct tui_rect at;
	int text;    /* rows */
	int columns; /* of choices */
	int rows;    /* of each */
};

static int text_rows(const struct box *box, int width)
{
	return box->text[0] == '\0'
		       ? 0
		       : tui_wrap_rows(box->text, strlen(box->text), width);
}

static struct frame frame_of(const struct box *box, struct tui_rect area)
{
	int wide = widest(box);
	int text = tui_width(box->text);
	int room = area.rows - 2;
	int most = area.cols - 6;
	int n = (int)box->n;
	int cols = least(least(text > wide ? text : wide, 60), most);
	struct frame f = { .columns = 1, .rows = least(n, room) };

	if (n > room && 2 * wide <= most && n <= 2 * room) {
		f.columns = 2;
		f.rows = (n + 1) / 2;
		cols = 2 * wide;
	}
	f.text = least(text_rows(box, cols), room - f.rows - 1);
	f.text = f.text > 0 ? f.text : 0;
	f.at.rows = f.rows + f.text + (f.text > 0 ? 1 : 0) + 2;
	f.at.cols = cols + 4;
	f.at.row = area.row + (area.rows - f.at.rows) / 2;
	f.at.col = area.col + (area.cols - f.at.cols) / 2;
	return f;
}

static void draw_choice(const struct box *box, struct tui_canvas *canvas,
			struct tui_rect at, size_t i)
{
	char letter[2] = { box->letters[i], '\0' };

	tui_put(canvas, at.row, at.col, 3, TUI_CAP,
		box->letters[i] == ESC ? "Esc" : letter);
	tui_put(canvas, at.row, at.col + 4, at.cols - 4, TUI_PLAIN,
		box->choices[i]);
}

/* More choices than there is room for scroll; their letters work all the
 * same. */
static void draw_choices(const struct box *box, struct tui_canvas *canvas,
			 const struct frame *f, int row)
{
	int shown = f->columns * f->rows;
	bool more = shown < (int)box->n;
	size_t top =
		more ? (size_t)least((int)box->top, (int)box->n - shown) : 0;
	int width = (f->at.cols - 4) / f->columns;

	for (int i = 0; i < shown && top + (size_t)i < box->n; i++) {
		struct tui_rect at = { row + i % f->rows,
				       f->at.col + 2 + i / f->rows * width, 1,
				       width };

		if (more && i == shown - 1 && top + (size_t)shown < box->n)
			tui_putf(canvas, at.row, at.col, at.cols, TUI_FAINT,
				 _("… %zu more rows"),
				 box->n - top - (size_t)i);
		else
			draw_choice(box, canvas, at, top + (size_t)i);
	}
}

static void box_draw(struct tui_view *view, struct tui_canvas *canvas,
		     struct tui_rect area)
{
	struct box *box = as_box(view);
	struct frame f = frame_of(box, area);
	struct tui_rect text = { f.at.row + 1, f.at.col + 2, f.text,
				 f.at.cols - 4 };
	int row = f.at.row + 1;

	tui_box(canvas, f.at, box->title);
	if (f.text > 0)
		row += tui_put_wrapped(canvas, text, 0, TUI_PLAIN, box->text) +
		       1;
	tui_cursor(canvas, row, f.at.col + 2);
	draw_choices(box, canvas, &f, row);
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
