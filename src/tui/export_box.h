/*
 * export_box.h - a dialog that writes records to a file: what, in which form,
 * where; it shows the first lines and the size of the file before it writes.
 */
#ifndef NOTULA_TUI_EXPORT_BOX_H
#define NOTULA_TUI_EXPORT_BOX_H

#include "notula/export.h"
#include "tui/line.h"
#include "tui/view.h"

/* QUERY finds the records (FORMATS, "FILTER"); NAME, "2024-05", is part of the
 * file's name. Texts are copied. */
struct tui_exporting {
	const char *title;
	const char *query;
	const char *name;
};

void tui_ask_export(struct tui *ui, const struct tui_exporting *what);

/* Its state. */
enum export_focus { EXPORT_WHAT, EXPORT_FORM, EXPORT_FILE, EXPORT_FIELDS };

enum { EXPORT_HEAD = 1 << 12 };

struct export_box {
	struct tui_view view;
	char *title;
	char *query;
	char *name;
	enum nt_table table; /* NT_TABLES: everything */
	enum nt_form form;
	struct tui_line file;
	bool named; /* by the clerk: the name stays as it is */
	enum export_focus focus;
	struct nt_exported found;
	int64_t bytes;
	struct nt_buf head; /* the first ones */
};

/* Can TABLE go out as FORM? */
bool tui_export_fits(enum nt_table table, enum nt_form form);

/* Names to choose from, translated. */
const char *tui_export_table(enum nt_table table);
const char *tui_export_form(enum nt_form form);

/* " 1 confidential record left out.", or nothing. */
void tui_export_left_out(const struct export_box *box, struct nt_buf *out);

/* Is there a file of the name given? */
bool tui_export_exists(const struct export_box *box);

void tui_export_draw(struct tui_view *view, struct tui_canvas *canvas,
		     struct tui_rect area);

#endif
