/* paper_markdown.c - a document as Markdown with tables, to be pasted where
 * that is understood. */
#include <string.h>

#include "notula/paper.h"
#include "report/wrap.h"

struct markdown {
	struct nt_buf *out;
	struct nt_arena *arena;
	enum nt_piece_kind before; /* the piece above */
};

static void put(struct markdown *m, const char *s)
{
	nt_buf_puts(m->out, s);
}

/* TEXT as it stands in a line; END for each line end in it. */
static void put_text(struct markdown *m, const char *text, const char *end)
{
	for (const char *s = nt_wrap_shown(m->arena, text); *s != '\0'; s++) {
		if (*s == '\n') {
			put(m, end);
			continue;
		}
		if (*s == '<' || *s == '&') {
			put(m, *s == '<' ? "&lt;" : "&amp;");
			continue;
		}
		if (strchr("\\`*_[]|~#>", *s) != NULL)
			nt_buf_putc(m->out, '\\');
		nt_buf_putc(m->out, *s);
	}
}

static void put_marked(struct markdown *m, const char *mark, const char *text)
{
	put(m, mark);
	put_text(m, text, "  \n");
	put(m, mark);
	put(m, "\n");
}

/* "12. " at the start of a line would begin a list. */
static void put_paragraph(struct markdown *m, const char *text)
{
	const char *shown = nt_wrap_shown(m->arena, text);
	size_t digits = strspn(shown, "0123456789");

	if (digits > 0 && (shown[digits] == '.' || shown[digits] == ')')) {
		nt_buf_printf(m->out, "%.*s\\", (int)digits, shown);
		shown += digits;
	} else if (shown[0] == '-' || shown[0] == '+') {
		nt_buf_putc(m->out, '\\');
	}
	put_text(m, shown, "  \n");
	put(m, "\n");
}

static void put_heading(struct markdown *m, const struct nt_paper_piece *piece)
{
	static const char *const marks[] = { "## ", "### ", "#### " };

	put(m, marks[piece->level - 1]);
	put_text(m, piece->text, " ");
	put(m, "\n");
}

static void put_pair(struct markdown *m, const struct nt_paper_piece *piece)
{
	put(m, piece->indent > 0 ? "  - " : "- ");
	put_text(m, piece->label, " ");
	put(m, ": ");
	put_text(m, piece->text, "  \n    ");
	put(m, "\n");
}

static void put_item(struct markdown *m, const struct nt_paper_piece *piece)
{
	put(m, "- ");
	put_text(m, piece->label, " ");
	put(m, " ");
	put_text(m, piece->text, "  \n  ");
	put(m, "\n");
}

static void put_row(struct markdown *m, const struct nt_paper_table *table,
		    const char *const *cells)
{
	for (size_t i = 0; i < table->n; i++) {
		put(m, "| ");
		put_text(m, cells ? cells[i] : table->columns[i].heading,
			 "<br>");
		put(m, " ");
	}
	put(m, "|\n");
}

static void put_table(struct markdown *m, const struct nt_paper_table *table)
{
	put_row(m, table, NULL);
	for (size_t i = 0; i < table->n; i++)
		put(m, table->columns[i].right ? "|---:" : "|---");
	put(m, "|\n");
	for (size_t i = 0; i < table->rows; i++)
		put_row(m, table, table->cells + i * table->n);
}

static void put_bars(struct markdown *m, const struct nt_paper_bars *bars)
{
	for (size_t i = 0; i < bars->n; i++) {
		put(m, "- ");
		put_text(m, bars->v[i].label, " ");
		put(m, ": ");
		put_text(m, bars->v[i].shown, " ");
		put(m, "\n");
	}
}

static void put_signatory(struct markdown *m,
			  const struct nt_paper_signatory *who)
{
	if (who == NULL)
		return;
	put(m, "\n");
	put_paragraph(m, who->as);
	put(m, "\n");
	put_paragraph(m, who->name != NULL ? who->name : NT_LONG_BLANK);
	for (size_t i = 0; i < NT_COUNT(who->lines); i++)
		if (who->lines[i] != NULL) {
			put(m, "\n");
			put_paragraph(m, who->lines[i]);
		}
}

static void put_sign(struct markdown *m, const struct nt_paper_sign *sign)
{
	if (sign->place != NULL)
		put_paragraph(m, sign->place);
	put_signatory(m, sign->right);
	put_signatory(m, sign->left);
}

/* Lines of a list stay together, all else has a blank line above. */
static bool follows(const struct markdown *m,
		    const struct nt_paper_piece *piece)
{
	return m->before == piece->kind && !piece->gap &&
	       (piece->kind == NT_PIECE_PAIR || piece->kind == NT_PIECE_ITEM);
}

static void put_piece(struct markdown *m, const struct nt_paper_piece *piece)
{
	if (m->out->n > 0 && !follows(m, piece))
		put(m, "\n");
	m->before = piece->kind;
	switch (piece->kind) {
	case NT_PIECE_LETTERHEAD:
		put_marked(m, "**", piece->label);
		if (piece->text != NULL) {
			put(m, "\n");
			put_paragraph(m, piece->text);
		}
		break;
	case NT_PIECE_TITLE:
		put(m, "# ");
		put_text(m, piece->text, " ");
		put(m, "\n");
		break;
	case NT_PIECE_HEADING:
		put_heading(m, piece);
		break;
	case NT_PIECE_CENTRED:
	case NT_PIECE_TEXT:
		put_paragraph(m, piece->text);
		break;
	case NT_PIECE_PAIR:
		put_pair(m, piece);
		break;
	case NT_PIECE_ITEM:
		put_item(m, piece);
		break;
	case NT_PIECE_NOTE:
		put_text(m, piece->label, " ");
		put(m, " ");
		put_text(m, piece->text, "  \n");
		put(m, "\n");
		break;
	case NT_PIECE_TABLE:
		put_table(m, piece->table);
		break;
	case NT_PIECE_BARS:
		put_bars(m, piece->bars);
		break;
	case NT_PIECE_SIGN:
		put_sign(m, piece->sign);
		break;
	case NT_PIECE_TURN:
		put(m, "---\n");
	}
}

void nt_paper_write_markdown(struct nt_buf *out, const struct nt_paper *paper)
{
	struct nt_arena arena = { 0 };
	struct markdown m = { out, &arena, NT_PIECE_TITLE };

	for (size_t i = 0; i < paper->n; i++) {
		put_piece(&m, &paper->v[i]);
		nt_arena_reset(&arena);
	}
	if (paper->foot != NULL) {
		put(&m, "\n---\n\n");
		put_paragraph(&m, paper->foot);
	}
	nt_arena_free(&arena);
}
