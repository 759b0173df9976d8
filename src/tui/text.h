/*
 * text.h - a read-only text, wrapped, with scrolling.
 */
#ifndef NOTULA_TUI_TEXT_H
#define NOTULA_TUI_TEXT_H

#include "tui/canvas.h"
#include "tui/keymap.h"

/* S is borrowed. */
struct tui_text {
	const char *s;
	int top; /* rows scrolled away */
	int rows;
	int cols; /* as drawn last */
};

/* True if ACTION scrolls. */
bool tui_text_update(struct tui_text *text, enum tui_action action);

void tui_text_draw(struct tui_text *text, struct tui_canvas *canvas,
		   struct tui_rect rect);

#endif
