/* form_notes.h - shared by the files of the notes beside the form. */
#ifndef NOTULA_TUI_FORM_NOTES_H
#define NOTULA_TUI_FORM_NOTES_H

#include "tui/form_state.h"
#include "tui/sentence.h"

enum { NOTES_BESIDE_COLS = 120 };

struct notes {
	struct tui_view view;
	struct form *form;
	const struct nt_field *field; /* notes or source_text */
	size_t at;		      /* where a word begins */
	size_t mark;		      /* the same, or SIZE_MAX */
	struct tui_line line;	      /* the text while it is typed */
	int width;		      /* of that, as drawn last */
};

/* form_notes.c: the text, as long as nothing is typed; which it is, and what
 * of it is marked, or the sentence under the cursor. */
const char *tui_notes_text(const struct notes *notes);
bool tui_notes_is_notes(const struct notes *notes);
struct tui_stretch tui_notes_chosen(const struct notes *notes);
/* S becomes the text, and the draft is written. */
void tui_notes_put(struct notes *notes, const char *s);
void tui_notes_other(struct notes *notes);

/* form_notes_type.c: typing, from byte AT on, until Esc or Tab. What was typed
 * so far is put into the record with each line end. */
void tui_notes_type(struct notes *notes, size_t at);
void tui_notes_keep(struct notes *notes);
bool tui_notes_typed(struct notes *notes, const struct tui_key *key,
		     enum tui_action action);

void tui_notes_draw(struct tui_view *view, struct tui_canvas *canvas,
		    struct tui_rect area);

#endif
