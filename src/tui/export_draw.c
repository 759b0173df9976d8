/* The export dialog: choices side by side where there is room. */
#include "tui/export_box.h"

#include <stdio.h>
#include <string.h>

enum {
	LABEL = 9,
	MOST_COLS = 76,
	HEAD_ROWS = 3,
	LEAST_ROWS = 13, /* from here on all choices are shown */
};

struct place {
	struct tui_canvas *canvas;
	struct tui_rect in; /* of the choices */
	int row;
	int col;
	bool all;
};

/* "(*) meetings  ", on the next row where it does not fit. */
static void put_choice(struct place *p, const char *text, bool chosen,
		       bool focus)
{
	int width = 4 + tui_width(text);

	if (!p->all && !chosen)
		return;
	if (p->col > p->in.col && p->col + width > p->in.col + p->in.cols) {
		p->row++;
		p->col = p->in.col;
	}
	tui_put(p->canvas, p->row, p->col, 4, chosen ? TUI_STRONG : TUI_FAINT,
		chosen ? "(•)" : "( )");
	tui_put(p->canvas, p->row, p->col + 4, width - 4,
		chosen && focus ? TUI_FOCUS : TUI_PLAIN, text);
	if (chosen && focus)
		tui_cursor(p->canvas, p->row, p->col + 1);
	p->col += width + 2;
}

static void put_label(const struct place *p, const char *label)
{
	tui_put(p->canvas, p->row, p->in.col - LABEL, LABEL - 1, TUI_LABEL,
		label);
}

static void next_row(struct place *p)
{
	p->row++;
	p->col = p->in.col;
}

static void put_tables(const struct export_box *box, struct place *p)
{
	bool focus = box->focus == EXPORT_WHAT;

	put_label(p, _("What"));
	for (unsigned i = 0; i < EXPORT_WHATS; i++) {
		unsigned what = tui_export_nth(i);

		if (tui_export_offers(box, what))
			put_choice(p, tui_export_what(what), box->what == what,
				   focus);
	}
	next_row(p);
}

static void put_forms(const struct export_box *box, struct place *p)
{
	put_label(p, _("Format"));
	for (unsigned f = 0; f < EXPORT_FORMS; f++)
		if (tui_export_fits(box->what, f))
			put_choice(p, tui_export_form(f), box->form == f,
				   box->focus == EXPORT_FORM);
	next_row(p);
}

/* "3 KB" */
static void put_size(struct nt_buf *out, int64_t bytes)
{
	if (bytes < 1000)
		nt_buf_printf(out, "%lld B", (long long)bytes);
	else if (bytes < 1000000)
		nt_buf_printf(out, "%lld KB", (long long)(bytes + 500) / 1000);
	else
		nt_buf_printf(out, "%lld MB",
			      (long long)(bytes + 500000) / 1000000);
}

static void put_file(struct export_box *box, struct place *p)
{
	struct tui_rect field = { p->row, p->in.col, 1, p->in.cols };
	struct nt_buf text = { 0 };

	put_label(p, _("File"));
	tui_line_draw(&box->file, p->canvas, field, box->focus == EXPORT_FILE);
	next_row(p);
	nt_buf_printf(&text,
		      ngettext("%lld record", "%lld records",
			       (unsigned long)box->found.records),
		      (long long)box->found.records);
	nt_buf_puts(&text, ", ");
	put_size(&text, box->bytes);
	nt_buf_printf(&text, ". %s",
		      tui_export_exists(box) ? _("File exists.")
					     : _("File does not exist yet."));
	tui_put(p->canvas, p->row, p->in.col, p->in.cols, TUI_PLAIN,
		nt_buf_str(&text));
	next_row(p);
	nt_buf_reset(&text);
	tui_export_left_out(box, &text);
	if (text.n > 0) {
		tui_put(p->canvas, p->row, p->in.col, p->in.cols, TUI_PLAIN,
			nt_buf_str(&text) + 1);
		next_row(p);
	}
	nt_buf_free(&text);
}

/* The first lines; a workbook has none. */
static void put_head(const struct export_box *box, struct place *p, int last)
{
	const char *s = nt_buf_str(&box->head);

	if (box->form == NT_FORM_XLSX)
		s = "";
	if (strncmp(s, "\xef\xbb\xbf", 3) == 0)
		s += 3;
	if (p->row <= last && *s != '\0')
		put_label(p, _(NC_("lines", "First")));
	for (int i = 0; i < HEAD_ROWS && p->row <= last && *s != '\0'; i++) {
		size_t n = strcspn(s, "\r\n");

		tui_putn(p->canvas, p->row, p->in.col, p->in.cols, TUI_FAINT, s,
			 n);
		s += n;
		s += strspn(s, "\r\n");
		next_row(p);
	}
}

void tui_export_draw(struct tui_view *view, struct tui_canvas *canvas,
		     struct tui_rect area)
{
	struct export_box *box = (struct export_box *)view;
	bool all = area.rows >= LEAST_ROWS;
	int cols = area.cols < MOST_COLS ? area.cols : MOST_COLS;
	int rows = all ? LEAST_ROWS - 1 : area.rows;
	struct tui_rect at = { area.row + (area.rows - rows) / 2,
			       area.col + (area.cols - cols) / 2, rows, cols };
	struct place p = {
		.canvas = canvas,
		.in = { at.row + 1, at.col + 2 + LABEL, rows - 2,
			cols - 4 - LABEL },
		.row = at.row + 1,
		.all = all,
	};

	p.col = p.in.col;
	tui_box(canvas, at, box->title);
	put_tables(box, &p);
	put_forms(box, &p);
	put_file(box, &p);
	put_head(box, &p, at.row + rows - 2);
}
