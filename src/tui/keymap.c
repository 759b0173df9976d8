#include "tui/keymap.h"

#include <string.h>

enum { BOUND = 128 }; /* bytes of the keys of one action */

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

/* Keys that the settings give instead; NULL: those of the table. */
static struct {
	char lists[BOUND];
	char text[BOUND];
} own[TUI_ACTIONS];

static const char *keys_of(enum tui_action action, bool typing)
{
	const char *bound = typing ? own[action].text : own[action].lists;

	if (bound[0] != '\0')
		return bound;
	return typing ? table[action].text : table[action].lists;
}

struct bar_item {
	enum tui_bar bar;
	enum tui_action action;
	const char *letter; /* of a wizard; NULL: the key of ACTION */
	int keep;
	const char *label;
};

static const struct bar_item bars[] = {
#define BAR(bar, NAME, keep, label) \
	{ TUI_BAR_##bar, TUI_DO_##NAME, NULL, keep, label },
#define LETTER(bar, letter, keep, label) \
	{ TUI_BAR_##bar, TUI_DO_NOTHING, letter, keep, label },
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
		if (among(key, keys_of((enum tui_action)i, typing)))
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

/* The name of a key as it is shown; the space bar's is a word. */
static void put_key(struct nt_buf *out, const char *name, size_t n)
{
	if (n == 5 && memcmp(name, "Space", 5) == 0)
		nt_buf_puts(out, _("Space"));
	else
		nt_buf_put(out, name, n);
}

const char *tui_action_key(enum tui_action action, bool typing, char out[16])
{
	const struct binding *b = &table[action];
	const char *keys = keys_of(action, typing);
	struct nt_buf key = { 0 };

	out[0] = '\0';
	put_key(&key, keys, strcspn(keys, " "));
	if (key.n > 0 && key.n < 16) {
		memcpy(out, nt_buf_str(&key), key.n + 1);
	} else if (typing && b->menu[0] != '\0') {
		memcpy(out, "^X ", 3);
		out[3] = b->menu[0];
		out[4] = '\0';
	}
	nt_buf_free(&key);
	return out;
}

static const char *item_label(const struct bar_item *item)
{
	return item->label != NULL ? _(item->label)
				   : tui_action_label(item->action);
}

static const char *item_key(const struct bar_item *item, bool typing,
			    char out[16])
{
	return item->letter != NULL ? _(item->letter)
				    : tui_action_key(item->action, typing, out);
}

/* "  a Add": two blanks between the items. */
static int item_width(const struct bar_item *item, bool typing)
{
	char key[16];

	return 2 + tui_width(item_key(item, typing, key)) + 1 +
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
			       item_key(item, typing, key)) +
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
	const char *keys = keys_of((enum tui_action)(b - table), typing);
	size_t begin = out->n + 1;
	size_t used;

	nt_buf_putc(out, ' ');
	for (const char *s = keys; *s != '\0';) {
		size_t n = strcspn(s, " ");

		put_key(out, s, n);
		s += n + strspn(s + n, " ");
		nt_buf_puts(out, *s != '\0' ? ", " : "");
	}
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

/* Keys of the settings. */

/* A character by itself is text while text is typed. */
static bool is_letter(const struct tui_key *key)
{
	return (key->name == TUI_KEY_CHAR && !key->ctrl && !key->alt);
}

static void add_bound(char keys[BOUND], const char *s, size_t n)
{
	size_t used = strlen(keys);

	if (used + n + 2 > BOUND)
		return;
	if (used > 0)
		keys[used++] = ' ';
	memcpy(keys + used, s, n);
	keys[used + n] = '\0';
}

/* A key of the table stays where it counts there; another one counts in lists
 * and in text. */
static enum nt_status bind_one(enum tui_action action, const char *s, size_t n,
			       struct nt_err *err)
{
	const struct binding *b = &table[action];
	struct tui_key key;
	bool in_lists, in_text;

	if (!tui_key_read(s, n, &key))
		return nt_fail(
			err, NT_EINVAL,
			_("\"%.*s\" is no key; keys are written as a, ^S, "
			  "F5, M-x, Space, Enter, Up"),
			n < 40 ? (int)n : 40, s);
	if (b->lists[0] == '\0' && is_letter(&key))
		return nt_fail(err, NT_EINVAL,
			       _("\"%.*s\" is text where this is done; give it "
				 "a key as ^S, F5 or M-x"),
			       (int)n, s);
	in_lists = among(&key, b->lists);
	in_text = among(&key, b->text);
	if (b->lists[0] != '\0' && (in_lists || !in_text))
		add_bound(own[action].lists, s, n);
	if (b->text[0] != '\0' && (in_text || !in_lists) && !is_letter(&key))
		add_bound(own[action].text, s, n);
	return NT_OK;
}

static enum nt_status bind(const struct nt_key_line *line, struct nt_err *err)
{
	enum tui_action action = tui_action_named(line->action);
	enum nt_status st = NT_OK;

	if (action == TUI_DO_NOTHING)
		return nt_fail(err, NT_EINVAL,
			       _("no such action; \":\" in a list offers them "
				 "as they are typed. Mend or remove the line"));
	if (table[action].lists[0] == '\0' && table[action].text[0] == '\0')
		return nt_fail(
			err, NT_EINVAL,
			_("stands in the ^X menu only; remove the line"));
	if (strlen(line->keys) >= BOUND)
		return nt_fail(err, NT_EINVAL,
			       _("has too many keys; leave some out"));
	for (const char *s = line->keys; *s != '\0' && st == NT_OK;) {
		size_t n = strcspn(s, " \t");

		st = bind_one(action, s, n, err);
		s += n;
		s += strspn(s, " \t");
	}
	return st;
}

/* Another action that a key of ACTION would do as well. */
static enum tui_action rival(enum tui_action action, bool typing,
			     const char **s, size_t *n)
{
	const char *bound = typing ? own[action].text : own[action].lists;

	for (*s = bound; **s != '\0'; *s += *n, *s += strspn(*s, " ")) {
		struct tui_key key;

		*n = strcspn(*s, " ");
		if (!tui_key_read(*s, *n, &key))
			continue;
		for (int i = TUI_DO_NOTHING + 1; i < TUI_ACTIONS; i++)
			if (i != (int)action &&
			    among(&key, keys_of((enum tui_action)i, typing)))
				return (enum tui_action)i;
	}
	return TUI_DO_NOTHING;
}

static enum nt_status check_rivals(enum tui_action action, struct nt_err *err)
{
	for (int typing = 0; typing < 2; typing++) {
		const char *s;
		size_t n = 0;
		enum tui_action other = rival(action, typing != 0, &s, &n);

		if (other != TUI_DO_NOTHING)
			return nt_fail(err, NT_EINVAL,
				       _("%.*s does \"%s\" already; give that "
					 "another key too, or take another "
					 "one here"),
				       (int)n, s, table[other].word);
	}
	return NT_OK;
}

enum nt_status tui_keys_bind(const struct nt_key_lines *lines, const char *file,
			     struct nt_err *err)
{
	enum nt_status st = NT_OK;
	size_t i;

	tui_keys_reset();
	for (i = 0; i < lines->n && st == NT_OK; i++)
		st = bind(&lines->v[i], err);
	if (st == NT_OK)
		for (i = 0; i < lines->n && st == NT_OK; i++)
			st = check_rivals(tui_action_named(lines->v[i].action),
					  err);
	if (st == NT_OK)
		return NT_OK;
	nt_err_within(err, "%s", lines->v[i - 1].action);
	nt_err_at(err, file, lines->v[i - 1].line);
	tui_keys_reset();
	return st;
}

void tui_keys_reset(void)
{
	memset(own, 0, sizeof(own));
}

static void put_keys(struct nt_buf *out, const char *keys, const char *but)
{
	for (const char *s = keys; *s != '\0';) {
		size_t n = strcspn(s, " ");
		struct tui_key key;

		if (tui_key_read(s, n, &key) && !among(&key, but))
			nt_buf_printf(out, " %.*s", (int)n, s);
		s += n + strspn(s + n, " ");
	}
}

void tui_keys_sample(struct nt_buf *out)
{
	for (int i = TUI_DO_NOTHING + 1; i < TUI_ACTIONS; i++) {
		const struct binding *b = &table[i];

		if (b->lists[0] == '\0' && b->text[0] == '\0')
			continue;
		nt_buf_printf(out, "#%s =", b->word);
		put_keys(out, b->lists, "");
		put_keys(out, b->text, b->lists);
		nt_buf_putc(out, '\n');
	}
}
