#include "tui/hits.h"

#include "notula/utf8.h"

/* A row as text, and at which byte of it each cell begins. */
static void read_row(const struct tui_canvas *canvas, struct tui_rect row,
		     struct nt_buf *text, size_t *begins)
{
	nt_buf_reset(text);
	for (int i = 0; i < row.cols; i++) {
		const struct tui_cell *cell =
			tui_cell(canvas, row.row, row.col + i);
		char bytes[4];

		begins[i] = text->n;
		for (uint8_t c = 0; cell != NULL && c < cell->n; c++)
			nt_buf_put(text, bytes,
				   nt_utf8_put(cell->ch[c], bytes));
	}
	begins[row.cols] = text->n;
}

static void mark_row(struct tui_canvas *canvas, struct tui_rect row,
		     const struct nt_needles *needles, struct nt_buf *text,
		     const size_t *begins)
{
	size_t at = 0;
	size_t n;

	while (nt_needles_find(needles, nt_buf_str(text), &at, &n)) {
		for (int i = 0; i < row.cols; i++)
			if (begins[i] >= at && begins[i] < at + n)
				tui_paint(canvas,
					  (struct tui_rect) {
						  row.row, row.col + i, 1, 1 },
					  TUI_HIT);
		at += n;
	}
}

void tui_hits_mark(struct tui_canvas *canvas, struct tui_rect rect,
		   const struct nt_query *query)
{
	struct nt_arena arena = { 0 };
	struct nt_needles needles;
	struct nt_buf text = { 0 };
	struct tui_rect row = { rect.row, rect.col, 1, rect.cols };
	size_t *begins;

	nt_query_needles(query, &arena, &needles);
	if (needles.n > 0 && rect.cols > 0) {
		begins = nt_arena_alloc(&arena, ((size_t)rect.cols + 1) *
							sizeof(*begins));
		for (; row.row < rect.row + rect.rows; row.row++) {
			read_row(canvas, row, &text, begins);
			mark_row(canvas, row, &needles, &text, begins);
		}
	}
	nt_buf_free(&text);
	nt_arena_free(&arena);
}
