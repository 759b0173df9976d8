/* paper_text.c - a document as plain text, for mail and for a terminal. */
#include <string.h>

#include "notula/paper.h"
#include "report/wrap.h"

enum { LEAST_ROOM = 8, RIGHT_SIGN = 44, BAR_CELLS = 30 };

struct text {
	struct nt_buf *out;
	struct nt_arena *arena;
	int width;
};

static void put_many(struct text *t, const char *s, int times)
{
	for (int i = 0; i < times; i++)
		nt_buf_puts(t->out, s);
}

/* A line that is long enough: blanks before and after it, if it needs any. */
static void put_padded(struct text *t, struct nt_wrap_line line, int width,
		       bool right)
{
	int pad = width - line.cells;

	put_many(t, " ", right ? pad : 0);
	nt_buf_put(t->out, line.s, line.n);
	put_many(t, " ", right ? 0 : pad);
}

static void end_line(struct text *t)
{
	while (t->out->n > 0 && t->out->s[t->out->n - 1] == ' ')
		t->out->s[--t->out->n] = '\0';
	nt_buf_putc(t->out, '\n');
}

static int room_at(const struct text *t, int at)
{
	return t->width - at < LEAST_ROOM ? LEAST_ROOM : t->width - at;
}

/* TEXT in lines from cell AT on; the first stands behind what is there. */
static void put_text(struct text *t, int at, const char *text)
{
	const char *rest = nt_wrap_shown(t->arena, text);
	struct nt_wrap_line line;
	int pad = 0;

	while (nt_wrap_next(&rest, room_at(t, at), &line)) {
		put_many(t, " ", pad);
		nt_buf_put(t->out, line.s, line.n);
		end_line(t);
		pad = at;
	}
}

static void put_centred(struct text *t, const char *text)
{
	const char *rest = nt_wrap_shown(t->arena, text);
	struct nt_wrap_line line;

	while (nt_wrap_next(&rest, t->width, &line)) {
		put_many(t, " ", (t->width - line.cells) / 2);
		nt_buf_put(t->out, line.s, line.n);
		end_line(t);
	}
}

static void put_letterhead(struct text *t, const struct nt_paper_piece *piece)
{
	put_centred(t, piece->label);
	if (piece->text != NULL)
		put_centred(t, piece->text);
	put_many(t, "=", t->width);
	end_line(t);
}

/* LABEL, as wide as MIN cells, then TEXT beside it. */
static void put_beside(struct text *t, int indent, const char *label, int min,
		       const char *between, const char *text)
{
	const char *shown = nt_wrap_shown(t->arena, label);
	int cells = nt_wrap_cells(shown, strlen(shown));

	put_many(t, " ", indent);
	nt_buf_puts(t->out, shown);
	cells = cells < min ? (put_many(t, " ", min - cells), min) : cells;
	nt_buf_puts(t->out, between);
	put_text(t, indent + cells + (int)strlen(between), text);
}

static void put_note(struct text *t, const struct nt_paper_piece *piece)
{
	put_beside(t, piece->indent, piece->label, 0, " ", piece->text);
}

/* Tables. */

static int cells_before(const struct nt_paper_table *table)
{
	int cells = 1;

	for (size_t i = 0; i < table->n; i++)
		cells += table->columns[i].width + 3;
	return cells;
}

static int width_of(const struct text *t, const struct nt_paper_piece *piece,
		    size_t column)
{
	int width = piece->table->columns[column].width;
	int left = t->width - piece->indent - cells_before(piece->table);

	if (width > 0)
		return width;
	return left < LEAST_ROOM ? LEAST_ROOM : left;
}

static void put_rule(struct text *t, const struct nt_paper_piece *piece,
		     const char *of)
{
	put_many(t, " ", piece->indent);
	for (size_t i = 0; i < piece->table->n; i++) {
		nt_buf_putc(t->out, '+');
		put_many(t, of, width_of(t, piece, i) + 2);
	}
	nt_buf_puts(t->out, "+\n");
}

/* One line of every cell, taken off RESTS; false if none has any left. */
static bool put_cells(struct text *t, const struct nt_paper_piece *piece,
		      const char **rests)
{
	const struct nt_paper_table *table = piece->table;
	bool any = false;

	for (size_t i = 0; i < table->n; i++)
		any |= rests[i] != NULL;
	if (!any)
		return false;
	put_many(t, " ", piece->indent);
	for (size_t i = 0; i < table->n; i++) {
		struct nt_wrap_line line = { .s = "" };
		int width = width_of(t, piece, i);

		nt_wrap_next(&rests[i], width, &line);
		nt_buf_puts(t->out, "| ");
		put_padded(t, line, width, table->columns[i].right);
		nt_buf_putc(t->out, ' ');
	}
	nt_buf_puts(t->out, "|\n");
	return true;
}

static void put_row(struct text *t, const struct nt_paper_piece *piece,
		    const char *const *cells)
{
	const struct nt_paper_table *table = piece->table;
	const char **rests =
		nt_arena_alloc(t->arena, table->n * sizeof(*rests));

	for (size_t i = 0; i < table->n; i++)
		rests[i] = nt_wrap_shown(t->arena,
					 cells ? cells[i]
					       : table->columns[i].heading);
	while (put_cells(t, piece, rests))
		;
}

static void put_table(struct text *t, const struct nt_paper_piece *piece)
{
	const struct nt_paper_table *table = piece->table;

	put_rule(t, piece, "=");
	put_row(t, piece, NULL);
	put_rule(t, piece, "=");
	for (size_t i = 0; i < table->rows; i++) {
		put_row(t, piece, table->cells + i * table->n);
		if (table->ruled || i + 1 == table->rows)
			put_rule(t, piece, "-");
	}
}

/* Bars: blocks, and for the end of one its eighths. */

static void put_bar(struct text *t, int64_t value, int64_t most)
{
	static const char *const eighths[] = { "",  "▏", "▎", "▍",
					       "▌", "▋", "▊", "▉" };
	int64_t parts = most > 0 ? value * BAR_CELLS * 8 / most : 0;

	put_many(t, "█", (int)(parts / 8));
	nt_buf_puts(t->out, eighths[parts % 8]);
	end_line(t);
}

static int widest(struct text *t, const struct nt_paper_bars *bars, bool shown)
{
	int most = 0;

	for (size_t i = 0; i < bars->n; i++) {
		const char *s =
			nt_wrap_shown(t->arena, shown ? bars->v[i].shown
						      : bars->v[i].label);
		int cells = nt_wrap_cells(s, strlen(s));

		most = cells > most ? cells : most;
	}
	return most;
}

static void put_bars(struct text *t, const struct nt_paper_piece *piece)
{
	const struct nt_paper_bars *bars = piece->bars;
	int room = t->width - piece->indent - BAR_CELLS - 4;
	int number = widest(t, bars, true);
	int label = widest(t, bars, false);
	int64_t most = 0;

	label = label > room - number ? room - number : label;
	for (size_t i = 0; i < bars->n; i++)
		most = bars->v[i].value > most ? bars->v[i].value : most;
	for (size_t i = 0; i < bars->n; i++) {
		const char *rest = nt_wrap_shown(t->arena, bars->v[i].label);
		const char *shown = nt_wrap_shown(t->arena, bars->v[i].shown);
		struct nt_wrap_line line = { 0 };

		nt_wrap_next(&rest, label, &line);
		put_many(t, " ", piece->indent);
		put_padded(t, line, label, false);
		nt_buf_puts(t->out, "  ");
		line = (struct nt_wrap_line) { shown, strlen(shown), 0 };
		line.cells = nt_wrap_cells(line.s, line.n);
		put_padded(t, line, number, true);
		nt_buf_puts(t->out, "  ");
		put_bar(t, bars->v[i].value, most);
	}
}

/* Signatures: left and right, line by line. */

enum { SIGN_LINES = 2 + 2 + NT_COUNT(((struct nt_paper_signatory *)0)->lines) };

static void sign_lines(const struct nt_paper_signatory *who,
		       const char *lines[SIGN_LINES])
{
	size_t n = 0;

	if (who == NULL)
		return;
	lines[n++] = who->as;
	n += 2; /* room for the hand */
	lines[n++] = who->name != NULL ? who->name : NT_LONG_BLANK;
	for (size_t i = 0; i < NT_COUNT(who->lines); i++)
		lines[n++] = who->lines[i];
}

static void put_sign_line(struct text *t, const char *left, const char *right)
{
	const char *rests[2] = { left ? nt_wrap_shown(t->arena, left) : NULL,
				 right ? nt_wrap_shown(t->arena, right)
				       : NULL };

	do {
		struct nt_wrap_line line = { .s = "" };

		nt_wrap_next(&rests[0], RIGHT_SIGN - 2, &line);
		put_padded(t, line, RIGHT_SIGN, false);
		line = (struct nt_wrap_line) { .s = "" };
		nt_wrap_next(&rests[1], t->width - RIGHT_SIGN, &line);
		nt_buf_put(t->out, line.s, line.n);
		end_line(t);
	} while (rests[0] != NULL || rests[1] != NULL);
}

static void put_sign(struct text *t, const struct nt_paper_sign *sign)
{
	const char *left[SIGN_LINES] = { 0 };
	const char *right[SIGN_LINES] = { 0 };
	size_t last = SIGN_LINES;

	if (sign->place != NULL)
		put_sign_line(t, NULL, sign->place);
	sign_lines(sign->left, left);
	sign_lines(sign->right, right);
	while (left[last - 1] == NULL && right[last - 1] == NULL)
		last--;
	for (size_t i = 0; i < last; i++)
		put_sign_line(t, left[i], right[i]);
}

static void put_piece(struct text *t, const struct nt_paper_piece *piece)
{
	if (piece->gap)
		end_line(t);
	switch (piece->kind) {
	case NT_PIECE_LETTERHEAD:
		put_letterhead(t, piece);
		break;
	case NT_PIECE_TITLE:
	case NT_PIECE_CENTRED:
		put_centred(t, piece->text);
		break;
	case NT_PIECE_HEADING:
	case NT_PIECE_TEXT:
		put_many(t, " ", piece->indent);
		put_text(t, piece->indent, piece->text);
		break;
	case NT_PIECE_PAIR:
		put_beside(t, piece->indent, piece->label,
			   piece->labels - piece->indent, ": ", piece->text);
		break;
	case NT_PIECE_ITEM:
	case NT_PIECE_NOTE:
		put_note(t, piece);
		break;
	case NT_PIECE_TABLE:
		put_table(t, piece);
		break;
	case NT_PIECE_BARS:
		put_bars(t, piece);
		break;
	case NT_PIECE_SIGN:
		put_sign(t, piece->sign);
		break;
	case NT_PIECE_TURN:
		t->width = piece->level ? NT_PAPER_WIDE : NT_PAPER_COLUMNS;
	}
}

/* A text is one page, however long. */
static const char *foot_line(struct nt_arena *arena, const char *foot)
{
	return nt_arena_printf(arena, "%s · %s", foot,
			       nt_arena_printf(arena, _("page %s of %s"), "1",
					       "1"));
}

void nt_paper_write_text(struct nt_buf *out, const struct nt_paper *paper)
{
	struct nt_arena arena = { 0 };
	struct text t = { out, &arena, NT_PAPER_COLUMNS };

	for (size_t i = 0; i < paper->n; i++) {
		put_piece(&t, &paper->v[i]);
		nt_arena_reset(&arena);
	}
	if (paper->foot != NULL) {
		t.width = NT_PAPER_COLUMNS;
		put_many(&t, "-", t.width);
		end_line(&t);
		put_text(&t, 0, foot_line(&arena, paper->foot));
	}
	nt_arena_free(&arena);
}
