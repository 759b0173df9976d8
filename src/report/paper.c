/* paper.c - the pieces of a document, one after the other. */
#include "notula/paper.h"

#include <ctype.h>
#include <string.h>

enum { USUAL_LABELS = 22 };

void nt_paper_begin(struct nt_paper *paper, struct nt_arena *arena,
		    const char *title)
{
	*paper = (struct nt_paper) {
		.arena = arena,
		.title = title,
		.labels = USUAL_LABELS,
	};
}

void nt_paper_gap(struct nt_paper *paper)
{
	paper->gap = true;
}

/* Good until the next one is added. */
static struct nt_paper_piece *add(struct nt_paper *paper,
				  enum nt_piece_kind kind, const char *label,
				  const char *text)
{
	struct nt_paper_piece *piece;

	paper->v = nt_arena_grow(paper->arena, paper->v, paper->n,
				 sizeof(*paper->v));
	piece = &paper->v[paper->n++];
	*piece = (struct nt_paper_piece) {
		.kind = kind,
		.gap = paper->gap,
		.indent = paper->indent,
		.labels = paper->labels,
		.label = label,
		.text = text,
	};
	paper->gap = false;
	return piece;
}

void nt_paper_turn(struct nt_paper *paper, bool turned)
{
	add(paper, NT_PIECE_TURN, NULL, NULL)->level = turned;
}

void nt_paper_letterhead(struct nt_paper *paper, const char *office,
			 const char *address)
{
	add(paper, NT_PIECE_LETTERHEAD, office, address);
}

void nt_paper_title(struct nt_paper *paper, const char *text)
{
	add(paper, NT_PIECE_TITLE, NULL, text);
}

void nt_paper_centred(struct nt_paper *paper, const char *text)
{
	add(paper, NT_PIECE_CENTRED, NULL, text);
}

void nt_paper_heading(struct nt_paper *paper, int level, const char *text)
{
	add(paper, NT_PIECE_HEADING, NULL, text)->level = level;
}

void nt_paper_text(struct nt_paper *paper, const char *text)
{
	add(paper, NT_PIECE_TEXT, NULL, text);
}

void nt_paper_pair(struct nt_paper *paper, const char *label, const char *text)
{
	add(paper, NT_PIECE_PAIR, label, text);
}

void nt_paper_item(struct nt_paper *paper, const char *mark, const char *text)
{
	add(paper, NT_PIECE_ITEM, mark, text);
}

void nt_paper_note(struct nt_paper *paper, const char *mark, const char *text)
{
	add(paper, NT_PIECE_NOTE, mark, text);
}

struct nt_paper_table *nt_paper_table(struct nt_paper *paper,
				      const struct nt_paper_column *columns,
				      size_t n, bool ruled)
{
	struct nt_paper_table *table =
		nt_arena_alloc(paper->arena, sizeof(*table));

	*table = (struct nt_paper_table) {
		.columns = columns,
		.n = n,
		.ruled = ruled,
	};
	add(paper, NT_PIECE_TABLE, NULL, NULL)->table = table;
	return table;
}

void nt_paper_row(struct nt_paper *paper, struct nt_paper_table *table,
		  const char *const *cells)
{
	size_t row = table->n * sizeof(char *);

	table->cells =
		nt_arena_grow(paper->arena, table->cells, table->rows, row);
	memcpy(table->cells + table->rows++ * table->n, cells, row);
}

struct nt_paper_bars *nt_paper_bars(struct nt_paper *paper)
{
	struct nt_paper_bars *bars =
		nt_arena_alloc(paper->arena, sizeof(*bars));

	add(paper, NT_PIECE_BARS, NULL, NULL)->bars = bars;
	return bars;
}

void nt_paper_bar(struct nt_paper *paper, struct nt_paper_bars *bars,
		  const char *label, int64_t value, const char *shown)
{
	bars->v =
		nt_arena_grow(paper->arena, bars->v, bars->n, sizeof(*bars->v));
	bars->v[bars->n++] = (struct nt_paper_bar) { label, value, shown };
}

void nt_paper_sign(struct nt_paper *paper, const struct nt_paper_sign *sign)
{
	add(paper, NT_PIECE_SIGN, NULL, NULL)->sign = sign;
}

const char *nt_paper_code(struct nt_arena *arena, const char *hash)
{
	char *code = nt_arena_printf(arena, "%.4s-%.4s", hash, hash + 4);

	for (char *s = code; *s != '\0'; s++)
		*s = (char)toupper((unsigned char)*s);
	return code;
}
