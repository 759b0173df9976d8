/* form_state.h - shared by the files of the form. */
#ifndef NOTULA_TUI_FORM_STATE_H
#define NOTULA_TUI_FORM_STATE_H

#include "notula/draft.h"
#include "notula/settle.h"
#include "tui/form.h"
#include "tui/line.h"
#include "tui/pick.h"

/* Hosts, visitors and others are views of one list of participants: the
 * order of the list is the order in which they were typed. */
enum form_section {
	FORM_MEETING,
	FORM_HOSTS,
	FORM_VISITORS,
	FORM_OTHERS,
	FORM_MATTERS,
	FORM_FOLLOW_UPS,
	FORM_NOTES,
	FORM_PAPERS,
	FORM_SECTIONS,
};

/* The row below the last one, of which nothing is typed yet. */
#define FORM_NEW SIZE_MAX

struct form_focus {
	enum form_section section;
	size_t row; /* in its part, 0 for the meeting's sections, FORM_NEW */
	const struct nt_field *field;
};

enum { FORM_OFFERS = 200 };

struct form {
	struct tui_view view;
	struct nt_typed t;
	struct nt_settling how;
	struct nt_arena arena; /* as long as the form */
	const char *logbook;
	const char *office;
	const char *uid; /* of the record, NULL for a new one */
	int64_t version; /* that it started from */
	int64_t number;
	int width; /* of the line editor, as drawn last */

	enum form_section people; /* the block that follows the meeting */

	struct form_focus focus;
	struct tui_line line;
	bool dirty; /* the line differs from what the field holds */

	struct nt_arena offers_arena;
	struct nt_suggestions offers;
	struct tui_pick_item items[FORM_OFFERS + 1];
	struct tui_pick pick;
	bool full_pick; /* ^O: everything, until something is taken */

	struct nt_draft *draft;
	bool draft_failed;
	char draft_time[6];
	struct nt_record theirs; /* of a conflict, in theirs_arena */
	struct nt_arena theirs_arena;
	bool next_after; /* save and next */
	bool beside;	 /* the notes stand beside it */
	char hint[512];
};

static inline struct form *tui_as_form(struct tui_view *view)
{
	return (struct form *)view;
}

/* form.c: what is being changed is an amendment, for the reason WHY. */
void tui_form_set_amended(struct form *form, const char *why);

/* form_fields.c: what the sections are made of. */
struct form_fields {
	const struct nt_field *v[64];
	size_t n;
};
enum nt_part tui_form_part(enum form_section section);
bool tui_form_has_rows(enum form_section section);
const struct nt_shape *tui_form_shape(const struct form *form,
				      struct form_focus focus);
/* Every field of a section's line, in the order in which arrows pass them. */
void tui_form_fields(enum form_section section, const struct nt_shape *shape,
		     struct form_fields *out);
/* The fields of a line that stand in its row; the others stand below it. */
size_t tui_form_columns(const struct nt_shape *shape);
/* Is FIELD one that Enter stops at? ABOVE is the row above, or FORM_NEW. */
bool tui_form_usual(const struct form *form, enum form_section section,
		    const struct nt_field *field, size_t above);
bool tui_form_holds(const struct form *form, enum form_section section,
		    size_t row);
/* The row of SECTION before (BY -1) or after ROW, FORM_NEW past the end. */
size_t tui_form_row_by(const struct form *form, enum form_section section,
		       size_t row, int by);
size_t tui_form_count(const struct form *form, enum form_section section);

/* form_focus.c: where the cursor goes. */
struct nt_spot tui_form_spot(const struct form *form);
void tui_form_go(struct form *form, struct form_focus to);
void tui_form_reload(struct form *form); /* the line, from the field */
void tui_form_enter(struct form *form, enum form_section section);
/* To the next field that is usually filled, past those that are where
 * EMPTY_ONLY. */
void tui_form_advance(struct form *form, bool empty_only);
void tui_form_beside(struct form *form, bool empty_only);
void tui_form_back(struct form *form);
void tui_form_sideways(struct form *form, int by);
void tui_form_vertical(struct form *form, int by);
bool tui_form_find(struct form *form, const char *name);
/* Another side may have taken the row to another block. */
void tui_form_follow(struct form *form);
size_t tui_form_above(const struct form *form);

/* form_edit.c: what is typed into it. */
/* Put the line into the record; the draft is written. */
void tui_form_commit(struct form *form);
void tui_form_step(struct form *form);
/* The row of the focus as a real one. */
void tui_form_make_row(struct form *form);
bool tui_form_edit(struct form *form, const struct tui_key *key,
		   enum tui_action action);

/* NOW, what FIELD says, in the clerk's editor; *OUT, in ARENA, is what it says
 * afterwards. False, having said why, if it stays. */
bool tui_form_in_editor(struct form *form, const struct nt_field *field,
			const char *now, struct nt_arena *arena,
			const char **out);

/* form_notes.c: the notes and the source beside the form. */
void tui_form_notes(struct form *form);
/* Of COLS, those that the form has for itself. */
int tui_form_room(const struct form *form, int cols);

/* form_links.c: "131" or "131/2", TYPED into the field at hand, as it is kept;
 * *OUT is TYPED itself where that is no number. */
enum nt_status tui_form_link(const struct form *form, const char *typed,
			     struct nt_arena *arena, const char **out,
			     struct nt_err *err) NT_MUST_CHECK;
/* The same back: what CELL of FIELD is shown as. */
const char *tui_form_link_shown(const struct form *form,
				const struct nt_field *field, const char *cell,
				struct nt_arena *arena);
/* What the line at hand leads to, in words; false if it leads nowhere. */
bool tui_form_link_hint(const struct form *form, char *out, size_t size);

/* form_rows.c: lines that are added, linked, removed, moved, marked, undone. */
void tui_form_linked(struct form *form);
void tui_form_begin_response(struct form *form);
void tui_form_go_text(struct form *form, enum form_section section, size_t row);
void tui_form_remove_row(struct form *form);
void tui_form_move_row(struct form *form, int by);
void tui_form_undo(struct form *form, bool again);
void tui_form_mark(struct form *form);

/* form_paste.c: N bytes at S as rows, below and beside the field at hand.
 * False if they are for the line: one line, or a field that is no column or
 * is not empty. */
bool tui_form_paste(struct form *form, const char *s, size_t n);

/* form_last.c: the people, or the open follow-ups, of the last meeting. */
void tui_form_from_last(struct form *form);
/* What a participant was on one day only. */
void tui_form_clear_once(struct form *form, size_t participant);

/* form_offer.c: suggestions. */
void tui_form_offer(struct form *form);
void tui_form_take(struct form *form);
const char *tui_form_hint(struct tui_view *view);

/* form_conflict.c: somebody else saved the record that is being changed:
 * THEIRS of FORM. */
void tui_form_conflict(struct form *form);

/* form_keep.c: drafts, saving, leaving. */
void tui_form_write_draft(struct form *form);
void tui_form_save(struct form *form, bool next);
void tui_form_leave(struct form *form);
/* The versions of the record that is being changed. */
void tui_form_history(struct form *form);
void tui_form_keep(struct tui_view *view);
bool tui_form_check_version(struct form *form);
/* Read what is stored now. False, having said why, if it cannot be. */
bool tui_form_read_theirs(struct form *form);
/* Discard the draft, so that u brings it back; true if it is done. */
bool tui_form_discard(struct form *form);

/* form_layout.c: the form as lines of cells. */
enum form_line_kind {
	FORM_LINE_HEADING,
	FORM_LINE_COLUMNS,
	FORM_LINE_FIELDS, /* of the meeting: labels and cells */
	FORM_LINE_ROW,
	FORM_LINE_DETAIL, /* a field of the row above it */
	FORM_LINE_NOTE,
	FORM_LINE_MORE, /* rows that are folded away */
};
struct form_cell {
	const struct nt_field *field;
	int label_col; /* below 0: none */
	int col;
	int width;
};
struct form_line {
	enum form_line_kind kind;
	enum form_section section;
	size_t row;
	int height;
	size_t more;
	struct form_cell cell[6];
	size_t n;
};
struct form_layout {
	struct form_line *v;
	size_t n;
	int height;
};
/* In ARENA. FULL: with everything that the cursor can go to. */
void tui_form_layout(const struct form *form, int width, int height, bool full,
		     struct nt_arena *arena, struct form_layout *out);
bool tui_form_focused(const struct form *form, const struct form_line *line,
		      size_t cell);

/* form_draw.c */
void tui_form_draw(struct tui_view *view, struct tui_canvas *canvas,
		   struct tui_rect area);

/* form_text.c: a field as it is shown where it is not typed in. */
void tui_form_shown(const struct form *form, struct nt_spot spot,
		    struct nt_buf *out);
/* 28/05/2024 for an ISO day. */
void tui_form_day(struct nt_buf *out, const char *iso);
/* What a date that is being typed is read as, or why it is not. */
void tui_form_echo(const struct form *form, const char *typed,
		   struct nt_buf *out);
/* What is doubtful about the date, "" if nothing is. */
void tui_form_date_note(const struct form *form, struct nt_buf *out);
void tui_form_heading(const struct form *form, enum form_section section,
		      struct nt_buf *out);

#endif
