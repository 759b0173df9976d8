/* paper_html.c - a document as one HTML file: prints on A4, and its tables
 * open in a word processor, which is why nothing else carries the layout. */
#include <string.h>

#include "notula/language.h"
#include "notula/paper.h"
#include "report/paper_css.h"
#include "report/wrap.h"

enum { BAR_PIXELS = 240, BAR_HEIGHT = 10, CELL_POINTS = 5 };

/* A word processor does not read it in the rules. */
#define TOP_ROW "<tr valign=\"top\">"

struct html {
	struct nt_buf *out;
	struct nt_arena *arena;
	const struct nt_paper_piece *group; /* whose table is open */
};

static void put(struct html *h, const char *s)
{
	nt_buf_puts(h->out, s);
}

/* TEXT as it may stand between tags and in an attribute. */
static void put_text(struct html *h, const char *text)
{
	const char *start = nt_wrap_shown(h->arena, text);

	for (const char *s = start; *s != '\0'; s++)
		switch (*s) {
		case ' ': /* a browser shows one of several, and none first */
			put(h, s == start || s[-1] == ' ' || s[-1] == '\n'
				       ? "&nbsp;"
				       : " ");
			break;
		case '&':
			put(h, "&amp;");
			break;
		case '<':
			put(h, "&lt;");
			break;
		case '>':
			put(h, "&gt;");
			break;
		case '"':
			put(h, "&quot;");
			break;
		case '\'':
			put(h, "&#39;");
			break;
		case '\n':
			put(h, "<br>");
			break;
		default:
			nt_buf_putc(h->out, *s);
		}
}

/* TEXT as a string of CSS. */
static void put_css_string(struct html *h, const char *text)
{
	nt_buf_putc(h->out, '"');
	for (const char *s = nt_wrap_shown(h->arena, text); *s != '\0'; s++)
		if (strchr("\"\\<>&\n", *s) != NULL)
			nt_buf_printf(h->out, "\\%x ", (unsigned)*s);
		else
			nt_buf_putc(h->out, *s);
	nt_buf_putc(h->out, '"');
}

/* The start of a tag with its classes and its place. */
static void open_tag(struct html *h, const char *tag, const char *class,
		     const struct nt_paper_piece *piece)
{
	nt_buf_printf(h->out, "<%s", tag);
	if (class[0] != '\0' || piece->gap)
		nt_buf_printf(h->out, " class=\"%s%s%s\"", class,
			      class[0] && piece->gap ? " " : "",
			      piece->gap ? "gap" : "");
	if (piece->indent > 0)
		nt_buf_printf(h->out, " style=\"margin-left:%dpt\"",
			      piece->indent * CELL_POINTS);
	put(h, ">");
}

static void put_element(struct html *h, const char *tag, const char *class,
			const struct nt_paper_piece *piece)
{
	open_tag(h, tag, class, piece);
	put_text(h, piece->text);
	nt_buf_printf(h->out, "</%s>\n", tag);
}

static void put_cell(struct html *h, const char *tag, const char *class,
		     const char *text)
{
	nt_buf_printf(h->out, class[0] ? "<%s class=\"%s\">" : "<%s>", tag,
		      class);
	put_text(h, text);
	nt_buf_printf(h->out, "</%s>", tag);
}

static void put_letterhead(struct html *h, const struct nt_paper_piece *piece)
{
	put(h, "<p class=\"office\">");
	put_text(h, piece->label);
	put(h, "</p>\n");
	if (piece->text != NULL) {
		put(h, "<p class=\"address\">");
		put_text(h, piece->text);
		put(h, "</p>\n");
	}
	put(h, "<hr>\n");
}

/* Pairs, items and notes that follow each other share a table. */

static bool has_group(enum nt_piece_kind kind)
{
	return kind == NT_PIECE_PAIR || kind == NT_PIECE_ITEM ||
	       kind == NT_PIECE_NOTE;
}

static bool goes_on(const struct nt_paper_piece *group,
		    const struct nt_paper_piece *piece)
{
	return group->kind == piece->kind && !piece->gap &&
	       (piece->kind == NT_PIECE_PAIR || group->indent == piece->indent);
}

static void close_group(struct html *h)
{
	if (h->group != NULL)
		put(h, "</table></div>\n");
	h->group = NULL;
}

static void open_group(struct html *h, const struct nt_paper_piece *piece)
{
	struct nt_paper_piece at = *piece;

	if (h->group != NULL && goes_on(h->group, piece))
		return;
	close_group(h);
	if (piece->kind == NT_PIECE_PAIR)
		at.indent = 0; /* their colons stand below each other */
	open_tag(h, "div", "", &at);
	nt_buf_printf(h->out, "<table class=\"%s\"%s>\n",
		      piece->kind == NT_PIECE_PAIR   ? "pairs"
		      : piece->kind == NT_PIECE_ITEM ? "items"
						     : "notes",
		      piece->kind == NT_PIECE_PAIR ? " width=\"100%\"" : "");
	h->group = piece;
}

/* The first row says how wide labels are; those that are not aligned take what
 * they need. */
static void put_label(struct html *h, const struct nt_paper_piece *piece)
{
	if (piece->labels == 0)
		put(h, "<td width=\"1%\" style=\"white-space:nowrap\">");
	else if (h->group == piece)
		nt_buf_printf(h->out, "<td width=\"%d%%\">",
			      piece->labels * 4 / 3);
	else
		put(h, "<td>");
	/* A blank is narrower than a cell of the text. */
	for (int i = 0; i < piece->indent * 4 / 3; i++)
		put(h, "&nbsp;");
	put_text(h, piece->label);
	put(h, "</td>");
}

static void put_pair(struct html *h, const struct nt_paper_piece *piece)
{
	put(h, TOP_ROW);
	put_label(h, piece);
	put(h, h->group == piece ? "<td width=\"2%\">:</td>" : "<td>:</td>");
	put_cell(h, "td", "", piece->text);
	put(h, "</tr>\n");
}

static void put_item(struct html *h, const struct nt_paper_piece *piece)
{
	put(h, TOP_ROW);
	put_cell(h, "td", "mark", piece->label);
	put_cell(h, "td", "", piece->text);
	put(h, "</tr>\n");
}

/* Tables. */

static int cells_of(const struct nt_paper_table *table, bool turned)
{
	int cells = turned ? NT_PAPER_WIDE : NT_PAPER_COLUMNS;

	for (size_t i = 0; i < table->n; i++)
		cells -= table->columns[i].width;
	return cells - 3 * (int)table->n - 1;
}

/* The columns keep the shares that they have in the text. */
static void put_widths(struct html *h, const struct nt_paper_table *table,
		       bool turned)
{
	int left = cells_of(table, turned);
	int all = 0;

	for (size_t i = 0; i < table->n; i++)
		all += (table->columns[i].width ? table->columns[i].width
						: left) +
		       2;
	put(h, "<colgroup>");
	for (size_t i = 0; i < table->n; i++) {
		int width = table->columns[i].width;

		nt_buf_printf(h->out, "<col width=\"%d%%\">",
			      ((width ? width : left) + 2) * 100 / all);
	}
	put(h, "</colgroup>\n");
}

static void put_row(struct html *h, const struct nt_paper_table *table,
		    const char *const *cells)
{
	put(h, TOP_ROW);
	for (size_t i = 0; i < table->n; i++)
		put_cell(h, "td", table->columns[i].right ? "right" : "",
			 cells[i]);
	put(h, "</tr>\n");
}

static void put_table(struct html *h, const struct nt_paper_piece *piece,
		      bool turned)
{
	const struct nt_paper_table *table = piece->table;

	/* All the width that its place leaves it: a browser takes the rule, a
	 * word processor the attribute. */
	open_tag(h, "div", "", piece);
	nt_buf_printf(h->out,
		      "<table class=\"grid%s\" border=\"1\" cellspacing=\"0\" "
		      "cellpadding=\"3\" width=\"%d%%\">\n",
		      table->by_hand ? " hand" : "", 100 - piece->indent);
	put_widths(h, table, turned);
	put(h, "<thead><tr>");
	for (size_t i = 0; i < table->n; i++)
		put_cell(h, "th", "", table->columns[i].heading);
	put(h, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < table->rows; i++)
		put_row(h, table, table->cells + i * table->n);
	put(h, "</tbody>\n</table></div>\n");
}

static void put_bars(struct html *h, const struct nt_paper_piece *piece)
{
	const struct nt_paper_bars *bars = piece->bars;
	int64_t most = 1;

	for (size_t i = 0; i < bars->n; i++)
		most = bars->v[i].value > most ? bars->v[i].value : most;
	open_tag(h, "table", "bars", piece);
	put(h, "\n");
	for (size_t i = 0; i < bars->n; i++) {
		put(h, "<tr>");
		put_cell(h, "td", "", bars->v[i].label);
		put_cell(h, "td", "right", bars->v[i].shown);
		nt_buf_printf(h->out,
			      "<td><svg width=\"%d\" height=\"%d\" "
			      "role=\"img\" aria-label=\"",
			      BAR_PIXELS, BAR_HEIGHT);
		put_text(h, bars->v[i].shown);
		nt_buf_printf(h->out,
			      "\"><rect width=\"%lld\" height=\"%d\" "
			      "fill=\"#444\"/></svg></td></tr>\n",
			      (long long)(bars->v[i].value * BAR_PIXELS / most),
			      BAR_HEIGHT);
	}
	put(h, "</table>\n");
}

/* Signatures: one row for each line, so that both sides stay level. */

static void sign_row(struct html *h, const char *left, const char *right)
{
	put(h, TOP_ROW "<td width=\"50%\">");
	put_text(h, left);
	put(h, "</td><td width=\"50%\">");
	put_text(h, right);
	put(h, "</td></tr>\n");
}

static const char *name_of(const struct nt_paper_signatory *who)
{
	if (who == NULL)
		return NULL;
	return who->name != NULL ? who->name : NT_LONG_BLANK;
}

static void put_sign(struct html *h, const struct nt_paper_piece *piece)
{
	const struct nt_paper_sign *sign = piece->sign;
	const struct nt_paper_signatory none = { 0 };
	const struct nt_paper_signatory *left = sign->left ? sign->left : &none;

	open_tag(h, "div", "", piece);
	put(h, "<table class=\"sign\" width=\"100%\">\n");
	if (sign->place != NULL)
		sign_row(h, NULL, sign->place);
	sign_row(h, left->as, sign->right->as);
	put(h, "<tr><td><br><br><br></td><td></td></tr>\n");
	sign_row(h, name_of(sign->left), name_of(sign->right));
	for (size_t i = 0; i < NT_COUNT(left->lines); i++)
		if (left->lines[i] != NULL || sign->right->lines[i] != NULL)
			sign_row(h, left->lines[i], sign->right->lines[i]);
	put(h, "</table></div>\n");
}

static void put_piece(struct html *h, const struct nt_paper_piece *piece,
		      bool *turned)
{
	static const char *const headings[] = { "h2", "h3", "h4" };

	if (has_group(piece->kind))
		open_group(h, piece);
	else
		close_group(h);
	switch (piece->kind) {
	case NT_PIECE_LETTERHEAD:
		put_letterhead(h, piece);
		break;
	case NT_PIECE_TITLE:
		put_element(h, "h1", "", piece);
		break;
	case NT_PIECE_CENTRED:
		put_element(h, "p", "centred", piece);
		break;
	case NT_PIECE_HEADING:
		put_element(h, headings[piece->level - 1], "", piece);
		break;
	case NT_PIECE_TEXT:
		put_element(h, "p", "", piece);
		break;
	case NT_PIECE_PAIR:
		put_pair(h, piece);
		break;
	case NT_PIECE_ITEM:
	case NT_PIECE_NOTE:
		put_item(h, piece);
		break;
	case NT_PIECE_TABLE:
		put_table(h, piece, *turned);
		break;
	case NT_PIECE_BARS:
		put_bars(h, piece);
		break;
	case NT_PIECE_SIGN:
		put_sign(h, piece);
		break;
	case NT_PIECE_TURN:
		*turned = piece->level;
		nt_buf_printf(h->out, "</div>\n<div class=\"page%s\">\n",
			      *turned ? " turned" : "");
	}
}

/* What stands above and below the pages. */
static void put_margins(struct html *h, const struct nt_paper *paper)
{
	static const char page[] = "\" counter(page) \"";
	static const char pages[] = "\" counter(pages) \"";

	put(h, "@page {\n  @top-left { font: 8pt serif; content: ");
	put_css_string(h, paper->running);
	put(h, " }\n  @top-right { font: 8pt serif; content: \"");
	nt_buf_printf(h->out, _("%s of %s"), page, pages);
	put(h, "\" }\n  @bottom-left { font: 8pt serif; content: ");
	put_css_string(h, paper->foot);
	put(h, " }\n  @bottom-right { font: 8pt serif; content: \"");
	nt_buf_printf(h->out, _("page %s of %s"), page, pages);
	put(h, "\" }\n}\n@page :first {\n  @top-left { content: none }\n"
	       "  @top-right { content: none }\n}\n");
}

/* Rules from a file: nothing in them ends the element that holds them. */
static void put_css(struct html *h, const char *css)
{
	for (const char *s = css; *s != '\0'; s++)
		if (s[0] == '<' && s[1] == '/')
			put(h, "\\3c ");
		else
			nt_buf_putc(h->out, *s);
	put(h, "\n");
}

static void put_head(struct html *h, const struct nt_paper *paper,
		     const char *css)
{
	nt_buf_printf(h->out,
		      "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
		      "<meta charset=\"utf-8\">\n<title>",
		      nt_language_is_local() ? "id" : "en");
	put_text(h, paper->title);
	put(h, "</title>\n<style>\n");
	put(h, nt_paper_css);
	put_margins(h, paper);
	if (css != NULL)
		put_css(h, css);
	put(h, "</style>\n</head>\n");
}

void nt_paper_write_html(struct nt_buf *out, const struct nt_paper *paper,
			 const char *css)
{
	struct nt_arena arena = { 0 };
	struct html h = { out, &arena, NULL };
	bool turned = false;

	put_head(&h, paper, css);
	put(&h, "<body>\n<div class=\"page\">\n");
	for (size_t i = 0; i < paper->n; i++) {
		put_piece(&h, &paper->v[i], &turned);
		nt_arena_reset(&arena);
	}
	close_group(&h);
	if (paper->foot != NULL) {
		put(&h, "<p class=\"foot\">");
		put_text(&h, paper->foot);
		put(&h, "</p>\n");
	}
	put(&h, "</div>\n</body>\n</html>\n");
	nt_arena_free(&arena);
}
