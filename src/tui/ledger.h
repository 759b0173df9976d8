/*
 * ledger.h - what the screens Unanswered and Verify share: lines that have to
 * do with one place of a record, a filter, a way to that place, and undo.
 */
#ifndef NOTULA_TUI_LEDGER_H
#define NOTULA_TUI_LEDGER_H

#include "tui/filter.h"
#include "tui/record_edit.h"
#include "tui/view.h"

struct ledger_row {
	const char *uid;
	int64_t number;
	const char *date;
	const char *title;
	const char *place; /* in the record, as nt_spot_find takes it */
	const char *about; /* the place in words */
	const char *text;
	const char *state; /* at the right of the row */
	const char *age;   /* beside it; NULL where there is none */
	int64_t no;	   /* of the issue */
	bool marked;	   /* the doubt is a mark, not found */
};

struct ledger_rows {
	struct ledger_row *v;
	size_t n;
};

struct ledger;

struct ledger_kind {
	enum tui_screen tab;
	enum tui_action screen;
	enum tui_bar bar;
	const char *text_heading;
	const char *state_heading;
	const char *age_heading; /* NULL: no such column */
	const char *nothing;
	const char *no_match;
	enum nt_status (*read)(struct ledger *ledger,
			       const struct nt_query *query,
			       struct nt_arena *arena, struct ledger_rows *out,
			       struct nt_err *err);
	/* True if ACTION is one of its own. */
	bool (*act)(struct ledger *ledger, enum tui_action action);
};

enum { LEDGER_MOST = 500 };

struct ledger {
	struct tui_view view;
	const struct ledger_kind *kind;
	struct nt_arena arena;
	struct ledger_rows rows;
	size_t at;
	size_t top;
	int page;

	struct tui_filter filter;
	struct record_changes changes;
	char letter; /* chosen in the box before this one */
};

void tui_open_ledger(struct tui *ui, const struct ledger_kind *kind);

/* The row under the cursor; NULL if there is none. */
const struct ledger_row *tui_ledger_row(const struct ledger *ledger);

/* Do EDIT on the record of the row under the cursor; SAID, with its text,
 * is the message. */
bool tui_ledger_change(struct ledger *ledger, record_edit_fn *edit, void *ctx,
		       const char *said);

void tui_ledger_draw(struct tui_view *view, struct tui_canvas *canvas,
		     struct tui_rect area);

#endif
