#include "tui/line.h"

#include <string.h>

#include "notula/alloc.h"
#include "notula/utf8.h"

void tui_line_init(struct tui_line *line, bool multi, size_t limit)
{
	line->multi = multi;
	line->limit = limit;
	line->goal = -1;
}

static void forget(struct tui_line *line)
{
	for (size_t i = 0; i < line->undos + line->redos; i++)
		nt_free(line->undo[i].text);
	line->undos = 0;
	line->redos = 0;
	line->typing = false;
}

void tui_line_free(struct tui_line *line)
{
	forget(line);
	nt_buf_free(&line->text);
}

void tui_line_set(struct tui_line *line, const char *text)
{
	forget(line);
	nt_buf_reset(&line->text);
	if (text != NULL)
		nt_buf_puts(&line->text, text);
	line->at = line->text.n;
	line->first = 0;
	line->goal = -1;
	line->full = false;
}

const char *tui_line_text(const struct tui_line *line)
{
	return nt_buf_str(&line->text);
}

/* Undo: the states before the present one, then those after it. */

static struct tui_line_state state_of(const struct tui_line *line)
{
	return (struct tui_line_state) { nt_strdup(tui_line_text(line)),
					 line->text.n, line->at };
}

static void restore(struct tui_line *line, struct tui_line_state *state)
{
	nt_buf_reset(&line->text);
	nt_buf_put(&line->text, state->text, state->n);
	line->at = state->at;
	line->goal = -1;
	line->typing = false;
}

/* Remember the present state, which is about to change. */
static void remember(struct tui_line *line)
{
	for (size_t i = 0; i < line->redos; i++)
		nt_free(line->undo[line->undos + i].text);
	line->redos = 0;
	line->typing = false;
	if (line->undos == TUI_LINE_UNDOS) {
		nt_free(line->undo[0].text);
		memmove(line->undo, line->undo + 1,
			sizeof(line->undo[0]) * (TUI_LINE_UNDOS - 1));
		line->undos--;
	}
	line->undo[line->undos++] = state_of(line);
}

/* The present state changes places with one beside it. */
static void swap(struct tui_line *line, struct tui_line_state *state)
{
	struct tui_line_state now = state_of(line);

	restore(line, state);
	nt_free(state->text);
	*state = now;
}

static bool undo(struct tui_line *line)
{
	if (line->undos == 0)
		return false;
	swap(line, &line->undo[--line->undos]);
	line->redos++;
	return true;
}

static bool redo(struct tui_line *line)
{
	if (line->redos == 0)
		return false;
	swap(line, &line->undo[line->undos++]);
	line->redos--;
	return true;
}

/* Changes. */

static void insert(struct tui_line *line, const char *s, size_t n)
{
	struct nt_buf tail = { 0 };

	line->full = line->text.n + n > line->limit;
	if (line->full || n == 0)
		return;
	nt_buf_puts(&tail, tui_line_text(line) + line->at);
	line->text.n = line->at;
	nt_buf_put(&line->text, s, n);
	nt_buf_put(&line->text, nt_buf_str(&tail), tail.n);
	nt_buf_free(&tail);
	line->at += n;
	line->goal = -1;
}

/* Erase from FROM to TO, where the cursor then stands. */
static bool erase(struct tui_line *line, size_t from, size_t to)
{
	if (from >= to)
		return false;
	remember(line);
	memmove(line->text.s + from, line->text.s + to, line->text.n - to + 1);
	line->text.n -= to - from;
	line->at = from;
	line->goal = -1;
	line->full = false;
	return true;
}

/* A run of letters is one step of undo. */
static void type(struct tui_line *line, const char *s, size_t n)
{
	if (!line->typing)
		remember(line);
	insert(line, s, n);
	line->typing = s[0] != ' ';
}

void tui_line_paste(struct tui_line *line, const char *s, size_t n)
{
	struct nt_buf clean = { 0 };

	for (size_t i = 0; i < n;) {
		uint32_t cp;
		bool ok;
		size_t len = nt_utf8_next(s + i, n - i, &cp, &ok);

		if (cp == '\r' && i + 1 < n && s[i + 1] == '\n')
			; /* the LF follows */
		else if (cp == '\n' || cp == '\r')
			nt_buf_putc(&clean, line->multi ? '\n' : ' ');
		else if (cp == '\t')
			nt_buf_putc(&clean, ' ');
		else if (!ok)
			nt_buf_puts(&clean, "\xEF\xBF\xBD");
		else if (cp >= 32 && (cp < 127 || cp >= 160))
			nt_buf_put(&clean, s + i, len);
		i += len;
	}
	remember(line);
	insert(line, nt_buf_str(&clean), clean.n);
	nt_buf_free(&clean);
}

void tui_line_replace(struct tui_line *line, const char *text)
{
	remember(line);
	nt_buf_reset(&line->text);
	line->at = 0;
	line->first = 0;
	insert(line, text, strlen(text));
}

/* Moving. */

static size_t next(const struct tui_line *line, size_t at)
{
	struct tui_glyph g;

	if (at >= line->text.n)
		return line->text.n;
	tui_glyph_next(line->text.s + at, line->text.n - at, &g);
	return at + g.len;
}

static size_t before(const struct tui_line *line, size_t at)
{
	return tui_glyph_before(tui_line_text(line), line->text.n, at);
}

static bool move(struct tui_line *line, size_t to)
{
	bool moved = to != line->at;

	line->at = to;
	line->goal = -1;
	line->typing = false;
	return moved;
}

static size_t word_before(const struct tui_line *line)
{
	const char *s = tui_line_text(line);
	size_t at = line->at;

	while (at > 0 && (s[at - 1] == ' ' || s[at - 1] == '\n'))
		at--;
	while (at > 0 && s[at - 1] != ' ' && s[at - 1] != '\n')
		at--;
	return at;
}

/* Row and column of the cursor in the text as wrapped. */
static struct tui_row row_of(const struct tui_line *line, int width, int *row,
			     int *col)
{
	const char *s = tui_line_text(line);
	struct tui_row r = { 0 };
	size_t at = 0;

	*row = -1;
	while (tui_wrap(s, line->text.n, width, &at, &r)) {
		++*row;
		if (line->at < r.next || (line->at == r.next && !r.newline &&
					  r.next == line->text.n))
			break;
	}
	*col = tui_width_of(s + r.at,
			    (line->at < r.end ? line->at : r.end) - r.at);
	if (line->at > r.end)
		*col += (int)(line->at - r.end); /* blanks that hang over */
	return r;
}

static bool row_number(const struct tui_line *line, int width, int want,
		       struct tui_row *out)
{
	size_t at = 0;

	for (int row = 0; row <= want; row++)
		if (!tui_wrap(tui_line_text(line), line->text.n, width, &at,
			      out))
			return false;
	return true;
}

/* One row up or down, keeping to the column. */
static bool vertical(struct tui_line *line, int by, int width)
{
	int row, col, used = 0;
	struct tui_row r = row_of(line, width, &row, &col);
	size_t at;

	if (!line->multi || row + by < 0 ||
	    !row_number(line, width, row + by, &r))
		return false;
	if (line->goal < 0)
		line->goal = col;
	for (at = r.at; at < r.end; at = next(line, at)) {
		struct tui_glyph g;

		tui_glyph_next(line->text.s + at, line->text.n - at, &g);
		if (used + g.width > line->goal)
			break;
		used += g.width;
	}
	line->at = at;
	line->typing = false;
	return true;
}

static size_t row_start(const struct tui_line *line, int width)
{
	int row, col;

	return line->multi ? row_of(line, width, &row, &col).at : 0;
}

static size_t row_end(const struct tui_line *line, int width)
{
	int row, col;

	return line->multi ? row_of(line, width, &row, &col).end : line->text.n;
}

static bool edit(struct tui_line *line, enum tui_action action, int width)
{
	switch ((int)action) {
	case TUI_DO_LEFT:
		return move(line, before(line, line->at));
	case TUI_DO_RIGHT:
		return move(line, next(line, line->at));
	case TUI_DO_UP:
		return vertical(line, -1, width);
	case TUI_DO_DOWN:
		return vertical(line, 1, width);
	case TUI_DO_LINE_START:
		move(line, row_start(line, width));
		return true;
	case TUI_DO_LINE_END:
		move(line, row_end(line, width));
		return true;
	case TUI_DO_ERASE:
		return erase(line, before(line, line->at), line->at);
	case TUI_DO_ERASE_NEXT:
		return erase(line, line->at, next(line, line->at));
	case TUI_DO_ERASE_WORD:
		return erase(line, word_before(line), line->at);
	case TUI_DO_ERASE_LEFT:
		return erase(line, row_start(line, width), line->at);
	case TUI_DO_ERASE_RIGHT:
		return erase(line, line->at, row_end(line, width));
	case TUI_DO_UNDO:
		return undo(line);
	case TUI_DO_REDO:
		return redo(line);
	case TUI_DO_LINE_BREAK:
		if (line->multi)
			type(line, "\n", 1);
		return line->multi;
	default:
		return false;
	}
}

bool tui_line_update(struct tui_line *line, const struct tui_key *key,
		     enum tui_action action, int width)
{
	char utf8[4];

	if (key->name == TUI_KEY_PASTE) {
		tui_line_paste(line, key->text, key->n);
		return true;
	}
	if (action == TUI_DO_NOTHING && key->name == TUI_KEY_CHAR &&
	    !key->ctrl && !key->alt) {
		type(line, utf8, nt_utf8_put(key->ch, utf8));
		return true;
	}
	return edit(line, action, width > 1 ? width : 1);
}

/* Drawing. */

int tui_line_rows(const struct tui_line *line, int width)
{
	return line->multi
		       ? tui_wrap_rows(tui_line_text(line), line->text.n, width)
		       : 1;
}

/* Where a one-row line begins to show so that its cursor does. */
static size_t scrolled(const struct tui_line *line, int width)
{
	const char *s = tui_line_text(line);
	size_t seen = before(line, line->at); /* never behind the ellipsis */
	size_t first = line->first < seen ? line->first : seen;

	if (tui_width_of(s, line->text.n) < width)
		return 0;
	while (first > 0 && seen <= first)
		first = before(line, first);
	while (first < line->at &&
	       tui_width_of(s + first, line->at - first) >= width)
		first = next(line, first);
	return first;
}

static void draw_one(struct tui_line *line, struct tui_canvas *canvas,
		     struct tui_rect rect, enum tui_role role, bool focus)
{
	const char *s = tui_line_text(line);

	if (!focus) {
		tui_putn(canvas, rect.row, rect.col, rect.cols, role, s,
			 line->text.n);
		return;
	}
	line->first = scrolled(line, rect.cols);
	tui_putn(canvas, rect.row, rect.col, rect.cols, role, s + line->first,
		 line->text.n - line->first);
	if (line->first > 0)
		tui_put(canvas, rect.row, rect.col, 1, role, "…");
	tui_cursor(canvas, rect.row,
		   rect.col + tui_width_of(s + line->first,
					   line->at - line->first));
}

static void draw_many(struct tui_line *line, struct tui_canvas *canvas,
		      struct tui_rect rect, enum tui_role role, bool focus)
{
	const char *s = tui_line_text(line);
	struct tui_row r;
	size_t at = 0;
	int row, col, skip;

	row_of(line, rect.cols, &row, &col);
	skip = focus && row >= rect.rows ? row - rect.rows + 1 : 0;
	for (int i = 0; i < skip + rect.rows; i++) {
		if (!tui_wrap(s, line->text.n, rect.cols, &at, &r))
			break;
		if (i >= skip)
			tui_putn(canvas, rect.row + i - skip, rect.col,
				 rect.cols, role, s + r.at,
				 !focus && i == rect.rows - 1
					 ? line->text.n - r.at
					 : r.end - r.at);
	}
	if (focus)
		tui_cursor(canvas, rect.row + row - skip,
			   rect.col + (col < rect.cols ? col : rect.cols - 1));
}

void tui_line_draw(struct tui_line *line, struct tui_canvas *canvas,
		   struct tui_rect rect, bool focus)
{
	enum tui_role role = focus ? TUI_FOCUS : TUI_FIELD;

	if (rect.rows < 1 || rect.cols < 1)
		return;
	tui_fill(canvas, rect, role, ' ');
	if (line->multi)
		draw_many(line, canvas, rect, role, focus);
	else
		draw_one(line, canvas, rect, role, focus);
}
