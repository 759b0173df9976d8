/* table.c - rows in columns, and paragraphs, for reading. */
#include "cli/out.h"

#include <string.h>

#include "notula/utf8.h"

enum { PAGE = 500, GAP = 2, LEAST_ROOM = 20 };

static int width_of(const char *s)
{
	size_t n = strlen(s);
	int width = 0;

	for (size_t i = 0; i < n;) {
		uint32_t cp;

		i += nt_utf8_next(s + i, n - i, &cp, NULL);
		width += nt_utf8_width(cp) > 0 ? nt_utf8_width(cp) : 0;
	}
	return width;
}

/* A cell is one line: line ends become blanks; what is hidden is shown. */
static const char *one_line(struct nt_arena *arena, const char *s)
{
	struct nt_buf shown = { 0 };
	char *line = nt_arena_strdup(arena, s != NULL ? s : "");

	for (char *p = line; (p = strpbrk(p, "\n\t")) != NULL;)
		*p = ' ';
	if (cli_out_is_terminal()) {
		nt_utf8_shown(&shown, line, strlen(line), false);
		line = nt_arena_strdup(arena, nt_buf_str(&shown));
		nt_buf_free(&shown);
	}
	return line;
}

/* S in exactly WIDTH cells, cut with an ellipsis or filled with blanks. */
static void put_cell(struct nt_buf *out, const char *s, int width, bool right)
{
	int has = width_of(s);
	int used = 0;
	size_t n = strlen(s);

	if (has <= width) {
		nt_buf_printf(out, "%*s", right ? width - has : 0, "");
		nt_buf_puts(out, s);
		nt_buf_printf(out, "%*s", right ? 0 : width - has, "");
		return;
	}
	for (size_t i = 0; i < n;) {
		uint32_t cp;
		size_t len = nt_utf8_next(s + i, n - i, &cp, NULL);
		int w = nt_utf8_width(cp) > 0 ? nt_utf8_width(cp) : 0;

		if (used + w > width - 1)
			break;
		nt_buf_put(out, s + i, len);
		used += w;
		i += len;
	}
	nt_buf_puts(out, "…");
	nt_buf_printf(out, "%*s", width - 1 - used, "");
}

static void put_row(const struct cli_table *t, const int *widths,
		    const char *const *cells)
{
	struct nt_buf line = { 0 };

	for (size_t i = 0; i < t->n; i++) {
		nt_buf_printf(&line, "%*s", i > 0 ? GAP : 0, "");
		put_cell(&line, cells[i], widths[i], t->columns[i].right);
	}
	while (line.n > 0 && line.s[line.n - 1] == ' ')
		line.n--;
	nt_buf_putc(&line, '\n');
	cli_out(line.s, line.n);
	nt_buf_free(&line);
}

/* Take cells from the widest columns that may be cut until a line fits. */
static void fit(const struct cli_table *t, int *widths)
{
	int excess = (int)(t->n - 1) * GAP - cli_out_width();

	for (size_t i = 0; i < t->n; i++)
		excess += widths[i];
	for (; excess > 0; excess--) {
		size_t widest = t->n;

		for (size_t i = 0; i < t->n; i++)
			if (t->columns[i].least > 0 &&
			    widths[i] > t->columns[i].least &&
			    (widest == t->n || widths[i] > widths[widest]))
				widest = i;
		if (widest == t->n)
			return;
		widths[widest]--;
	}
}

static void widen(struct cli_table *t, const char *const *cells)
{
	for (size_t i = 0; i < t->n; i++) {
		int width = width_of(cells[i]);

		if (width > t->widths[i])
			t->widths[i] = width;
	}
}

/* A column of marks has none: gettext takes "" for the head of its catalogue.
 */
static const char *heading_of(const struct cli_column *column)
{
	return column->heading[0] ? _(column->heading) : "";
}

static void print_page(struct cli_table *t)
{
	const char *headings[CLI_MOST_COLUMNS];
	int widths[CLI_MOST_COLUMNS];

	if (t->rows == 0)
		return;
	for (size_t i = 0; i < t->n; i++)
		headings[i] = heading_of(&t->columns[i]);
	widen(t, headings);
	for (size_t r = 0; r < t->rows; r++)
		widen(t, t->cells + r * t->n);
	memcpy(widths, t->widths, sizeof(widths));
	if (cli_out_is_terminal())
		fit(t, widths);
	if (!t->headed)
		put_row(t, widths, headings);
	t->headed = true;
	for (size_t r = 0; r < t->rows; r++)
		put_row(t, widths, t->cells + r * t->n);
	nt_arena_reset(&t->arena);
	t->cells = NULL;
	t->rows = 0;
}

void cli_table_begin(struct cli_table *table, const struct cli_column *columns,
		     size_t n)
{
	*table = (struct cli_table) { .columns = columns, .n = n };
}

void cli_table_row(struct cli_table *table, const char *const *cells)
{
	size_t row = table->n * sizeof(char *);

	table->cells =
		nt_arena_grow(&table->arena, table->cells, table->rows, row);
	for (size_t i = 0; i < table->n; i++)
		table->cells[table->rows * table->n + i] =
			one_line(&table->arena, cells[i]);
	if (++table->rows == PAGE)
		print_page(table);
}

void cli_table_end(struct cli_table *table)
{
	print_page(table);
	nt_arena_free(&table->arena);
}

/* How many bytes of S stand on a line of ROOM cells: up to a blank if there is
 * one, and at least a character. */
static size_t line_length(const char *s, int room)
{
	size_t n = strcspn(s, "\n");
	size_t blank = 0;
	int used = 0;

	for (size_t i = 0; i < n;) {
		uint32_t cp;
		size_t len = nt_utf8_next(s + i, n - i, &cp, NULL);
		int w = nt_utf8_width(cp);

		used += w > 0 ? w : 0;
		if (used > room && i > 0)
			return blank > 0 ? blank : i;
		if (cp == ' ')
			blank = i;
		i += len;
	}
	return n;
}

/* TEXT in lines of at most ROOM cells. */
static void print_lines(int indent, const char *label, const char *text,
			int room)
{
	int pad = indent;

	if (label != NULL) {
		cli_puts(label);
		pad -= width_of(label);
		pad = pad < 1 ? 1 : pad;
	}
	do {
		size_t n = line_length(text, room);

		cli_printf("%*s%.*s\n", n > 0 ? pad : 0, "", (int)n, text);
		text += n;
		if (*text == '\n' || *text == ' ')
			text++;
		pad = indent;
	} while (*text != '\0');
}

static int room_beside(int indent)
{
	int room = cli_out_width() - indent;

	return room < LEAST_ROOM ? LEAST_ROOM : room;
}

void cli_paragraph(int indent, const char *label, const char *text)
{
	struct nt_buf shown = { 0 };

	if (!cli_out_is_terminal()) {
		print_lines(indent, label, text, INT32_MAX);
		return;
	}
	nt_utf8_shown(&shown, text, strlen(text), true);
	print_lines(indent, label, nt_buf_str(&shown), room_beside(indent));
	nt_buf_free(&shown);
}

void cli_help(int indent, const char *label, const char *text)
{
	print_lines(indent, label, text, room_beside(indent));
}
