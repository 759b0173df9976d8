#include "tui/canvas.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "notula/alloc.h"
#include "notula/utf8.h"

enum { ELLIPSIS = 0x2026 };

static const struct tui_cell blank = { .ch = { ' ' }, .n = 1, .width = 1 };

void tui_canvas_reset(struct tui_canvas *canvas, int rows, int cols)
{
	size_t n = (size_t)rows * (size_t)cols;

	if (rows != canvas->rows || cols != canvas->cols)
		canvas->v = nt_realloc(canvas->v, n * sizeof(*canvas->v));
	canvas->rows = rows;
	canvas->cols = cols;
	canvas->clip = (struct tui_rect) { 0, 0, rows, cols };
	canvas->cursor_row = rows - 1;
	canvas->cursor_col = 0;
	canvas->cuts = 0;
	for (size_t i = 0; i < n; i++)
		canvas->v[i] = blank;
}

void tui_canvas_free(struct tui_canvas *canvas)
{
	nt_free(canvas->v);
	*canvas = (struct tui_canvas) { 0 };
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int most(int a, int b)
{
	return a > b ? a : b;
}

struct tui_rect tui_clip(struct tui_canvas *canvas, struct tui_rect rect)
{
	struct tui_rect old = canvas->clip;
	int bottom = least(rect.row + rect.rows, canvas->rows);
	int right = least(rect.col + rect.cols, canvas->cols);

	rect.row = most(rect.row, 0);
	rect.col = most(rect.col, 0);
	rect.rows = most(bottom - rect.row, 0);
	rect.cols = most(right - rect.col, 0);
	canvas->clip = rect;
	return old;
}

static bool inside(const struct tui_rect *clip, int row, int col)
{
	return row >= clip->row && row < clip->row + clip->rows &&
	       col >= clip->col && col < clip->col + clip->cols;
}

static struct tui_cell *at(struct tui_canvas *canvas, int row, int col)
{
	return &canvas->v[(size_t)row * (size_t)canvas->cols + (size_t)col];
}

/* What is left of a wide character, when its other half is drawn over. */
static void mend(struct tui_canvas *canvas, int row, int col)
{
	struct tui_cell *cell;

	if (col < 0 || col >= canvas->cols)
		return;
	cell = at(canvas, row, col);
	cell->ch[0] = ' ';
	cell->n = 1;
	cell->width = 1;
}

static void set_cell(struct tui_canvas *canvas, int row, int col,
		     const struct tui_cell *cell)
{
	struct tui_cell *old = at(canvas, row, col);

	if (old->width == 0)
		mend(canvas, row, col - 1);
	if (old->width == 2)
		mend(canvas, row, col + 1);
	*old = *cell;
}

/* A wide character that only half fits is not drawn. */
static void put_cell(struct tui_canvas *canvas, int row, int col,
		     const struct tui_cell *cell)
{
	struct tui_cell half = { .n = 0, .width = 0, .role = cell->role };
	bool left = inside(&canvas->clip, row, col);

	if (cell->width < 2) {
		if (left)
			set_cell(canvas, row, col, cell);
		return;
	}
	if (left && inside(&canvas->clip, row, col + 1)) {
		set_cell(canvas, row, col + 1, &half);
		set_cell(canvas, row, col, cell);
		at(canvas, row, col + 1)->width = 0;
		at(canvas, row, col + 1)->n = 0;
	}
}

static void put_char(struct tui_canvas *canvas, int row, int col,
		     enum tui_role role, uint32_t ch)
{
	struct tui_cell cell = {
		.ch = { ch }, .n = 1, .width = 1, .role = (uint8_t)role
	};

	put_cell(canvas, row, col, &cell);
}

static void put_glyph(struct tui_canvas *canvas, int row, int col,
		      enum tui_role role, const struct tui_glyph *g)
{
	struct tui_cell cell = { .n = (uint8_t)g->n,
				 .width = (uint8_t)g->width,
				 .role = (uint8_t)role };

	if (g->spelled) {
		for (int i = 0; i < g->n; i++)
			put_char(canvas, row, col + i, role, g->ch[i]);
		return;
	}
	for (int i = 0; i < g->n; i++)
		cell.ch[i] = g->ch[i];
	put_cell(canvas, row, col, &cell);
}

/* Does S[N] take more than WIDTH cells? Looks no further than that. */
static bool wider(const char *s, size_t n, int width)
{
	int used = 0;
	struct tui_glyph g;

	for (size_t i = 0; i < n; i += g.len) {
		tui_glyph_next(s + i, n - i, &g);
		used += g.width;
		if (used > width)
			return true;
	}
	return false;
}

/* A text that does not fit where it is put ends with an ellipsis; what the clip
 * cuts off at its side is gone without one. */
static bool is_cut(const struct tui_canvas *canvas, int row, int col,
		   const struct tui_glyph *g)
{
	const struct tui_rect *clip = &canvas->clip;

	return row >= clip->row && row < clip->row + clip->rows &&
	       (g->n != 1 || g->ch[0] != ' ') &&
	       (col < clip->col || col + g->width > clip->col + clip->cols);
}

int tui_putn(struct tui_canvas *canvas, int row, int col, int width,
	     enum tui_role role, const char *s, size_t n)
{
	bool cut = wider(s, n, width);
	int room = cut ? width - 1 : width;
	int used = 0;
	struct tui_glyph g;

	if (width <= 0)
		return 0;
	for (size_t i = 0; i < n; i += g.len) {
		tui_glyph_next(s + i, n - i, &g);
		if (used + g.width > room)
			break;
		put_glyph(canvas, row, col + used, role, &g);
		canvas->cuts += is_cut(canvas, row, col + used, &g);
		used += g.width;
	}
	if (cut) {
		g = (struct tui_glyph) { .ch = { ELLIPSIS },
					 .n = 1,
					 .width = 1 };
		canvas->cuts += is_cut(canvas, row, col + used, &g);
		put_char(canvas, row, col + used++, role, ELLIPSIS);
	}
	return used;
}

int tui_put(struct tui_canvas *canvas, int row, int col, int width,
	    enum tui_role role, const char *text)
{
	return tui_putn(canvas, row, col, width, role, text, strlen(text));
}

int tui_putf(struct tui_canvas *canvas, int row, int col, int width,
	     enum tui_role role, const char *fmt, ...)
{
	char text[1024];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return tui_putn(canvas, row, col, width, role, text,
			nt_utf8_cut(text, strlen(text)));
}

int tui_put_right(struct tui_canvas *canvas, int row, int col, int width,
		  enum tui_role role, const char *text)
{
	int wide = tui_width(text);

	if (wide > width)
		return tui_put(canvas, row, col, width, role, text);
	return tui_put(canvas, row, col + width - wide, wide, role, text);
}

int tui_put_wrapped(struct tui_canvas *canvas, struct tui_rect rect, int skip,
		    enum tui_role role, const char *text)
{
	size_t n = strlen(text);
	size_t next = 0;
	struct tui_row row;
	int drawn = 0;

	while (drawn < rect.rows && tui_wrap(text, n, rect.cols, &next, &row)) {
		bool last = drawn == rect.rows - 1 && next <= n;

		if (skip-- > 0)
			continue;
		tui_putn(canvas, rect.row + drawn, rect.col, rect.cols, role,
			 text + row.at, last ? n - row.at : row.end - row.at);
		drawn++;
	}
	return drawn;
}

void tui_fill(struct tui_canvas *canvas, struct tui_rect rect,
	      enum tui_role role, uint32_t ch)
{
	for (int r = 0; r < rect.rows; r++)
		for (int c = 0; c < rect.cols; c++)
			put_char(canvas, rect.row + r, rect.col + c, role, ch);
}

void tui_paint(struct tui_canvas *canvas, struct tui_rect rect,
	       enum tui_role role)
{
	for (int r = rect.row; r < rect.row + rect.rows; r++)
		for (int c = rect.col; c < rect.col + rect.cols; c++)
			if (inside(&canvas->clip, r, c))
				at(canvas, r, c)->role = (uint8_t)role;
}

static const uint32_t across = 0x2500; /* ─ */
static const uint32_t down = 0x2502;   /* │ */

void tui_rule(struct tui_canvas *canvas, int row, int col, int width,
	      const char *title)
{
	struct tui_rect line = { row, col, 1, width };
	int used;

	tui_fill(canvas, line, TUI_RULE, across);
	if (title == NULL || width < 6)
		return;
	put_char(canvas, row, col + 1, TUI_RULE, ' ');
	used = tui_put(canvas, row, col + 2, width - 4, TUI_HEADING, title);
	put_char(canvas, row, col + 2 + used, TUI_RULE, ' ');
}

void tui_box(struct tui_canvas *canvas, struct tui_rect rect, const char *title)
{
	int bottom = rect.row + rect.rows - 1;
	int right = rect.col + rect.cols - 1;

	if (rect.rows < 2 || rect.cols < 2)
		return;
	tui_fill(canvas, rect, TUI_PLAIN, ' ');
	tui_rule(canvas, rect.row, rect.col + 1, rect.cols - 2, title);
	tui_rule(canvas, bottom, rect.col + 1, rect.cols - 2, NULL);
	for (int r = rect.row + 1; r < bottom; r++) {
		put_char(canvas, r, rect.col, TUI_BOX, down);
		put_char(canvas, r, right, TUI_BOX, down);
	}
	put_char(canvas, rect.row, rect.col, TUI_BOX, 0x250C);
	put_char(canvas, rect.row, right, TUI_BOX, 0x2510);
	put_char(canvas, bottom, rect.col, TUI_BOX, 0x2514);
	put_char(canvas, bottom, right, TUI_BOX, 0x2518);
}

void tui_cursor(struct tui_canvas *canvas, int row, int col)
{
	canvas->cursor_row = most(0, least(row, canvas->rows - 1));
	canvas->cursor_col = most(0, least(col, canvas->cols - 1));
}

const struct tui_cell *tui_cell(const struct tui_canvas *canvas, int row,
				int col)
{
	if (row < 0 || row >= canvas->rows || col < 0 || col >= canvas->cols)
		return NULL;
	return &canvas->v[(size_t)row * (size_t)canvas->cols + (size_t)col];
}

void tui_canvas_text(const struct tui_canvas *canvas, int row,
		     struct nt_buf *out)
{
	int end = canvas->cols;

	while (end > 0) {
		const struct tui_cell *cell = tui_cell(canvas, row, end - 1);

		if (cell->n != 1 || cell->ch[0] != ' ')
			break;
		end--;
	}
	for (int c = 0; c < end; c++) {
		const struct tui_cell *cell = tui_cell(canvas, row, c);

		for (int i = 0; i < cell->n; i++) {
			char utf8[4];

			nt_buf_put(out, utf8, nt_utf8_put(cell->ch[i], utf8));
		}
	}
}
