#include "tui/keymap.h"

#include <string.h>

enum group {
#define GROUP(NAME, title) GROUP_##NAME,
#include "tui/actions.def"
	GROUPS,
};

static const char *const group_titles[GROUPS] = {
#define GROUP(NAME, title) [GROUP_##NAME] = title,
#include "tui/actions.def"
};

struct binding {
	const char *word;
	const char *lists;
	const char *text;
	const char *menu;
	const char *label;
	const char *help;
	enum group group;
};

static const struct binding table[TUI_ACTIONS] = {
#define X(NAME, word, lists, text, menu, label, help, GROUP) \
	[TUI_DO_##NAME] = { \
		word, lists, text, menu, label, help, GROUP_##GROUP \
	},
#include "tui/actions.def"
};

struct bar_item {
	enum tui_bar bar;
	enum tui_action action;
	int keep;
	const char *label;
};

static const struct bar_item bars[] = {
#define BAR(bar, NAME, keep, label) \
	{ TUI_BAR_##bar, TUI_DO_##NAME, keep, label },
#include "tui/actions.def"
};

/* Is KEY one of KEYS, which blanks separate? */
static bool among(const struct tui_key *key, const char *keys)
{
	for (const char *s = keys; *s != '\0';) {
		size_t n = strcspn(s, " ");
		struct tui_key one;

		if (tui_key_read(s, n, &one) && tui_key_same(&one, key))
			return true;
		s += n + strspn(s + n, " ");
	}
	return false;
}

enum tui_action tui_action_of(const struct tui_key *key, bool typing)
{
	for (int i = TUI_DO_NOTHING + 1; i < TUI_ACTIONS; i++)
		if (among(key, typing ? table[i].text : table[i].lists))
			return (enum tui_action)i;
	return TUI_DO_NOTHING;
}

enum tui_action tui_action_in_menu(uint32_t letter)
{
	for (int i = TUI_DO_NOTHING + 1; i < TUI_ACTIONS; i++)
		if (table[i].menu[0] != '\0' &&
		    (unsigned char)table[i].menu[0] == letter)
			return (enum tui_action)i;
	return TUI_DO_NOTHING;
}

enum tui_action tui_action_named(const char *word)
{
	for (int i = TUI_DO_NOTHING + 1; i < TUI_ACTIONS; i++)
		if (strcmp(table[i].word, word) == 0)
			return (enum tui_action)i;
	return TUI_DO_NOTHING;
}

const char *tui_action_word(enum tui_action action)
{
	return table[action].word;
}

const char *tui_action_label(enum tui_action action)
{
	return _(table[action].label);
}

const char *tui_action_letter(enum tui_action action)
{
	return table[action].menu;
}

const char *tui_action_key(enum tui_action action, bool typing, char out[16])
{
	const struct binding *b = &table[action];
	const char *keys = typing ? b->text : b->lists;
	size_t n = strcspn(keys, " ");

	out[0] = '\0';
	if (n > 0 && n < 16) {
		memcpy(out, keys, n);
		out[n] = '\0';
	} else if (typing && b->menu[0] != '\0') {
		memcpy(out, "^X ", 3);
		out[3] = b->menu[0];
		out[4] = '\0';
	}
	return out;
}

static const char *item_label(const struct bar_item *item)
{
	return item->label != NULL ? _(item->label)
				   : tui_action_label(item->action);
}

/* "  a Add": two blanks between the items. */
static int item_width(const struct bar_item *item, bool typing)
{
	char key[16];

	return 2 + tui_width(tui_action_key(item->action, typing, key)) + 1 +
	       tui_width(item_label(item));
}

/* The largest KEEP of which all items fit into WIDTH. */
static int keep_of(enum tui_bar bar, int width, bool typing)
{
	for (int keep = 9; keep > 1; keep--) {
		int need = 0;

		for (size_t i = 0; i < NT_COUNT(bars); i++)
			if (bars[i].bar == bar && bars[i].keep <= keep)
				need += item_width(&bars[i], typing);
		if (need <= width)
			return keep;
	}
	return 1;
}

/* One blank at the left, and the last cell of the line left free. */
void tui_bar_draw(struct tui_canvas *canvas, int row, int width,
		  enum tui_bar bar, bool typing)
{
	int keep = keep_of(bar, width, typing);
	int col = 1;

	for (size_t i = 0; i < NT_COUNT(bars); i++) {
		const struct bar_item *item = &bars[i];
		char key[16];

		if (item->bar != bar || item->keep > keep ||
		    col + item_width(item, typing) - 2 >= width)
			continue;
		col += tui_put(canvas, row, col, width - col, TUI_CAP,
			       tui_action_key(item->action, typing, key)) +
		       1;
		col += tui_put(canvas, row, col, width - col, TUI_PLAIN,
			       item_label(item)) +
		       2;
	}
}

void tui_bar_text(struct nt_buf *out, int width, enum tui_bar bar, bool typing)
{
	struct tui_canvas canvas = { 0 };

	tui_canvas_reset(&canvas, 1, width);
	tui_bar_draw(&canvas, 0, width, bar, typing);
	tui_canvas_text(&canvas, 0, out);
	tui_canvas_free(&canvas);
}

static bool has_keys(const struct binding *b, bool typing)
{
	return typing ? b->text[0] != '\0' || b->menu[0] != '\0'
		      : b->lists[0] != '\0';
}

/* " j, Down            down, the row or field below" */
static void help_line(struct nt_buf *out, const struct binding *b, bool typing)
{
	const char *keys = typing ? b->text : b->lists;
	size_t begin = out->n + 1;
	size_t used;

	nt_buf_putc(out, ' ');
	for (const char *s = keys; *s != '\0'; s++)
		nt_buf_puts(out, *s == ' ' ? ", " : (char[]) { *s, '\0' });
	if (typing && b->menu[0] != '\0')
		nt_buf_printf(out, "%s^X %s", keys[0] != '\0' ? ", " : "",
			      b->menu);
	used = out->n - begin;
	nt_buf_printf(out, "%*s %s\n", used < 18 ? (int)(18 - used) : 0, "",
		      _(b->help));
}

void tui_help_text(struct nt_buf *out, bool typing)
{
	for (int group = 0; group < GROUPS; group++) {
		bool any = false;

		for (int i = TUI_DO_NOTHING + 1; i < TUI_ACTIONS; i++) {
			const struct binding *b = &table[i];

			if ((int)b->group != group || !has_keys(b, typing))
				continue;
			if (!any)
				nt_buf_printf(out, "%s%s\n",
					      out->n > 0 ? "\n" : "",
					      _(group_titles[group]));
			any = true;
			help_line(out, b, typing);
		}
	}
}
