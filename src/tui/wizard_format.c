/* Step 2 of the import: how the file is written, each decision with its
 * reason. Enter takes one back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "notula/str.h"
#include "tui/wizard.h"

enum row { ENCODING, DELIMITER, HEADER, LINE_ENDS, ORDER, YEAR, ROWS };

/* What may be asked for; NULL for what was decided here. */
static const char *const encodings[] = { NULL, "UTF-8", "windows-1252",
					 "UTF-16LE", "UTF-16BE" };
static const char delimiters[] = { '\0', ',', ';', '\t', '|' };
static const char *const orders[] = { NULL, "dmy", "mdy", "ymd" };

static const struct nt_column *date_column(const struct wizard *w)
{
	const struct nt_mapping *m = &tui_wizard_file(w)->mapping;
	size_t at = nt_mapping_next(m, NT_TARGET_DATE, 0);

	return at == NT_NO_COLUMN ? NULL : &m->columns[at];
}

/* Rows of the screen. */

static struct nt_decision order_of(const struct wizard *w)
{
	const struct nt_column *date = date_column(w);
	struct nt_decision said = { _("unknown"),
				    _("no column holds the date yet") };

	if (date != NULL) {
		said.what = nt_date_order_name(date->how.order);
		said.why = date->how_why;
	}
	return said;
}

static struct nt_decision decision(struct wizard *w, enum row row)
{
	const struct nt_dialect *d = &tui_wizard_file(w)->dialect;
	int year = w->asked.mapping.year;

	switch (row) {
	case ENCODING:
		return d->said_encoding;
	case DELIMITER:
		return d->said_delim;
	case HEADER:
		return d->said_header;
	case LINE_ENDS:
		return d->said_ends;
	case ORDER:
		return order_of(w);
	default:
		return (struct nt_decision) {
			year == 0
				? _("none")
				: nt_arena_printf(&w->shown_arena, "%d", year),
			_("for dates that have none of their own"),
		};
	}
}

/* Asking for something else. */

static void take_encoding(struct wizard *w, size_t item)
{
	w->asked.dialect.encoding = encodings[item];
	tui_wizard_decide(w);
}

static void take_delimiter(struct wizard *w, size_t item)
{
	w->asked.dialect.delim = delimiters[item];
	tui_wizard_decide(w);
}

static void take_order(struct wizard *w, size_t item)
{
	w->asked.mapping.order = orders[item] == NULL
					 ? NT_NO_ORDER
					 : nt_date_order_find(orders[item]);
	tui_wizard_decide(w);
}

static struct wizard *asker(struct tui_view *view)
{
	return (struct wizard *)view;
}

/* A whole number up to MOST; -1, having said so, for anything else. */
static long read_number(struct tui_view *view, const char *text, long most)
{
	char *end;
	long n = strtol(text, &end, 10);

	if (nt_str_blank(text))
		return 0;
	if (*end != '\0' || n < 0 || n > most) {
		tui_say(view->ui, _("\"%s\" is no number up to %ld."), text,
			most);
		return -1;
	}
	return n;
}

static bool take_header(struct tui_view *view, const char *text)
{
	struct wizard *w = asker(view);
	long line = read_number(view, text, 999999999);

	if (line < 0)
		return false;
	w->asked.dialect.header = nt_str_blank(text) ? NT_HEADER_DECIDE : line;
	tui_wizard_decide(w);
	return true;
}

static bool take_year(struct tui_view *view, const char *text)
{
	struct wizard *w = asker(view);
	long year = read_number(view, text, 9999);

	if (year < 0)
		return false;
	w->asked.mapping.year = (int)year;
	tui_wizard_decide(w);
	return true;
}

static void offer(struct wizard *w, const char *const *texts, size_t n,
		  void (*picked)(struct wizard *w, size_t item))
{
	w->items[0] = (struct tui_pick_item) { .text = _("as the file says"),
					       .special = true };
	for (size_t i = 1; i < n; i++)
		w->items[i] = (struct tui_pick_item) { .text = texts[i] };
	tui_wizard_pick(w, n, picked);
}

static void change(struct wizard *w)
{
	static const char *const signs[] = { NULL, ",", ";", N_("tab"), "|" };
	static const struct tui_prompt header = {
		.title = N_("Line of the header, 0 if there is none"),
		.done = take_header,
	};
	static const struct tui_prompt year = {
		.title = N_("Year of dates that have none"),
		.done = take_year,
	};

	switch (w->row) {
	case ENCODING:
		offer(w, encodings, NT_COUNT(encodings), take_encoding);
		break;
	case DELIMITER:
		offer(w, signs, NT_COUNT(signs), take_delimiter);
		w->items[3].text = _(signs[3]);
		break;
	case HEADER:
		tui_ask_line(&w->view, &header);
		break;
	case ORDER:
		offer(w, orders, NT_COUNT(orders), take_order);
		break;
	case YEAR:
		tui_ask_line(&w->view, &year);
		break;
	default:
		break;
	}
}

static bool format_update(struct wizard *w, const struct tui_key *key,
			  enum tui_action action)
{
	switch (tui_wizard_letter(key)) {
	case 'n':
		tui_wizard_go(w, WIZARD_COLUMNS);
		return true;
	case 'b':
		tui_wizard_go(w, WIZARD_FILE);
		return true;
	default:
		break;
	}
	if (action == TUI_DO_OPEN) {
		change(w);
		return true;
	}
	return tui_wizard_move(w, ROWS, action);
}

/* Drawing. */

static void draw_row(struct wizard *w, struct tui_canvas *canvas,
		     struct tui_rect row, enum row i)
{
	static const char *const labels[ROWS] = {
		[ENCODING] = N_("Encoding"),	[DELIMITER] = N_("Delimiter"),
		[HEADER] = N_("Header"),	[LINE_ENDS] = N_("Line ends"),
		[ORDER] = N_("Order of dates"), [YEAR] = N_("Year"),
	};
	struct nt_decision said = decision(w, i);
	bool here = w->row == i;

	if (here) {
		tui_fill(canvas, row, TUI_SELECTED, ' ');
		tui_put(canvas, row.row, row.col + 1, 1, TUI_SELECTED, ">");
		tui_cursor(canvas, row.row, row.col + 1);
	}
	tui_put(canvas, row.row, row.col + 3, 16,
		here ? TUI_SELECTED : TUI_LABEL, _(labels[i]));
	tui_put(canvas, row.row, row.col + 20, 14,
		here ? TUI_SELECTED : TUI_PLAIN, said.what);
	if (said.why != NULL)
		tui_put(canvas, row.row, row.col + 35, row.cols - 36,
			here ? TUI_SELECTED : TUI_FAINT, said.why);
}

static void format_draw(struct wizard *w, struct tui_canvas *canvas,
			struct tui_rect area)
{
	const struct nt_foreign_file *file = tui_wizard_file(w);

	nt_arena_reset(&w->shown_arena);
	tui_putf(canvas, area.row, area.col + 1, area.cols - 2, TUI_STRONG,
		 _("%s: %lld lines, %zu columns"), w->file,
		 (long long)file->dialect.lines, file->dialect.width);
	for (int i = 0; i < ROWS; i++)
		draw_row(w, canvas,
			 (struct tui_rect) { area.row + 2 + i, area.col, 1,
					     area.cols },
			 (enum row)i);
	tui_pick_draw(&w->pick, canvas, area, area.row + 2 + (int)w->row,
		      area.col + 20, 8);
}

static const char *format_hint(struct wizard *w)
{
	const char *trouble = tui_wizard_trouble(w);

	return trouble != NULL ? trouble
			       : _("Each was decided from the whole file; "
				   "Enter takes it back.");
}

const struct wizard_ops tui_wizard_format_step = {
	.bar = TUI_BAR_IMPORT_FORMAT,
	.update = format_update,
	.draw = format_draw,
	.hint = format_hint,
};
