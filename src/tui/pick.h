/*
 * pick.h - a list to take one from: suggestions under a field, or a whole pick
 * list. Up and Down choose, Tab takes; the list itself never has the focus,
 * typing goes on in the field.
 */
#ifndef NOTULA_TUI_PICK_H
#define NOTULA_TUI_PICK_H

#include "tui/canvas.h"
#include "tui/keymap.h"

/* Texts are borrowed; DETAIL and MORE may be NULL. */
struct tui_pick_item {
	const char *text;
	const char *detail; /* a person's position, a venue's city */
	const char *more;   /* the organization */
	bool special;	    /* no suggestion: "+ keep "ah" as a new name" */
};

/* Shown while N > 0. */
struct tui_pick {
	const struct tui_pick_item *v;
	size_t n;
	size_t at; /* the chosen one */
	size_t top;
};

/* Offer other items, the first one chosen; N 0 closes it. */
void tui_pick_set(struct tui_pick *pick, const struct tui_pick_item *v,
		  size_t n);

/* Up and Down move. True if ACTION was that. */
bool tui_pick_update(struct tui_pick *pick, enum tui_action action);

/* The chosen one; NULL if there is none. */
const struct tui_pick_item *tui_pick_chosen(const struct tui_pick *pick);

/*
 * Draw it in a box below ROW, or above it where there is more room, from COL
 * on, at most MOST rows of items; AREA bounds it.
 */
void tui_pick_draw(struct tui_pick *pick, struct tui_canvas *canvas,
		   struct tui_rect area, int row, int col, int most);

#endif
