/*
 * export_box.h - a dialog that writes records to a file: what, in which form,
 * where; it shows the first lines and the size of the file before it writes.
 */
#ifndef NOTULA_TUI_EXPORT_BOX_H
#define NOTULA_TUI_EXPORT_BOX_H

#include "notula/export.h"
#include "notula/period.h"
#include "tui/line.h"
#include "tui/view.h"

/*
 * QUERY finds the records (FORMATS, "FILTER"); NAME, "2024-05", is part of the
 * file's name. PERIOD, if not NULL, is that of a report, which FILTER narrows:
 * it is offered too, and first. Texts are copied.
 */
struct tui_exporting {
	const char *title;
	const char *query;
	const char *name;
	const struct nt_period *period;
	const char *filter;
};

void tui_ask_export(struct tui *ui, const struct tui_exporting *what);

/* Its state. */
enum export_focus { EXPORT_WHAT, EXPORT_FORM, EXPORT_FILE, EXPORT_FIELDS };

enum { EXPORT_HEAD = 1 << 12 };

/* What, besides the tables (NT_TABLES: everything), and as what. */
enum { EXPORT_REPORT = NT_TABLES + 1 };
enum { EXPORT_HTML = NT_FORMS, EXPORT_TEXT, EXPORT_FORMS };

struct export_box {
	struct tui_view view;
	char *title;
	char *query;
	char *name;
	char *filter;
	bool reports; /* a report of PERIOD is offered */
	struct nt_period period;
	unsigned what;
	unsigned form;
	struct tui_line file;
	bool named; /* by the clerk: the name stays as it is */
	enum export_focus focus;
	struct nt_exported found;
	int64_t bytes;
	struct nt_buf head; /* the first ones */
};

/* Is WHAT offered, and can it go out as FORM? */
bool tui_export_offers(const struct export_box *box, unsigned what);
bool tui_export_fits(unsigned what, unsigned form);

/* Names to choose from, translated; WHAT in the order of the choices. */
const char *tui_export_what(unsigned what);
const char *tui_export_form(unsigned form);
unsigned tui_export_nth(unsigned i);
enum { EXPORT_WHATS = NT_TIDY_TABLES + 2 };

/* The report itself, to SINK. */
enum nt_status tui_export_report(struct export_box *box,
				 const struct nt_sink *sink,
				 struct nt_err *err) NT_MUST_CHECK;

/* " 1 confidential record left out.", or nothing. */
void tui_export_left_out(const struct export_box *box, struct nt_buf *out);

/* Is there a file of the name given? */
bool tui_export_exists(const struct export_box *box);

void tui_export_draw(struct tui_view *view, struct tui_canvas *canvas,
		     struct tui_rect area);

#endif
