/* log_draw.h - the log's state, and how it is drawn. */
#ifndef NOTULA_TUI_LOG_DRAW_H
#define NOTULA_TUI_LOG_DRAW_H

#include "notula/papers.h"
#include "tui/filter.h"
#include "tui/log_rows.h"
#include "tui/view.h"

enum { LOG_UNDOS = 100 };

/* What was done to a record, and can be taken back. */
enum log_what { LOG_TRASHED, LOG_RESTORED, LOG_MADE_FINAL };
struct log_done {
	enum log_what what;
	bool joined; /* one step with the one before */
	char uid[NT_UID_SIZE];
	int64_t version; /* that it was done at; of a final record: the final */
	int64_t number;
};

struct log {
	struct tui_view view;
	struct log_rows rows;
	enum log_order order;
	size_t top; /* the line shown first */
	int page;   /* lines shown, as drawn last */

	struct tui_filter filter;
	struct nt_arena query_arena;
	struct nt_query query;
	int64_t found; /* records, where filtered; counted up to a thousand */
	bool owed;     /* a search was given up: the rows are of an older one */

	struct nt_arena preview_arena;
	struct nt_record preview;
	bool has_preview;

	struct nt_arena logbook_arena;
	struct nt_logbook logbook;
	size_t overdue;
	const char *unclosed; /* last month, in words; NULL: it is closed */

	struct log_done done[LOG_UNDOS]; /* what u takes back, then U */
	size_t undos;
	size_t redos;
	struct log_done marks[LOG_UNDOS]; /* records that d goes for together */
	size_t marked;
	struct nt_arena asked_arena;
	struct nt_record asked; /* whether to make it final */
	struct {
		char uid[NT_UID_SIZE];
		int64_t number;
		enum nt_meeting_paper what;
		char file[64];
	} print; /* what is to be printed */
	char hint[128];
};

/* Read all of it anew; the selected record stays. */
void tui_log_reload(struct tui_view *view);

/* log_hint.c: what does not depend on the filter, and the line of messages that
 * tells of it. */
void tui_log_read_logbook(struct log *log);
const char *tui_log_hint(struct tui_view *view);

/* log_sort.c: ask for another order; read the rows in it, or by date again,
 * having said why, where there are too many. */
void tui_log_ask_order(struct log *log);
enum nt_status tui_log_read_rows(struct log *log, enum log_where where,
				 struct nt_err *err) NT_MUST_CHECK;

/* Trash, restore, make final, undo, redo; false for another action. */
bool tui_log_life(struct log *log, enum tui_action action);

bool tui_log_is_marked(const struct log *log, const char *uid);

/* log_undo.c: do N things as one step, and say so; returns how many of them
 * were done, and can be undone. */
size_t tui_log_do(struct log *log, struct log_done *done, size_t n);
void tui_log_undo(struct log *log);
void tui_log_redo(struct log *log);

/* Ask which paper of the selected record to write, and into which file. */
void tui_log_print(struct log *log);

void tui_log_draw(struct tui_view *view, struct tui_canvas *canvas,
		  struct tui_rect area);

#endif
