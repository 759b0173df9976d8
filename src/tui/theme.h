/*
 * theme.h - what a role looks like. Every state also has a sign beside its
 * colour, so that a terminal without colours (NO_COLOR, vt100) shows the same.
 */
#ifndef NOTULA_TUI_THEME_H
#define NOTULA_TUI_THEME_H

#include <stdbool.h>

#include "tui/canvas.h"

/* The eight colours of ECMA-48; TUI_NO_COLOUR leaves the terminal's own. */
enum tui_colour {
	TUI_BLACK,
	TUI_RED,
	TUI_GREEN,
	TUI_YELLOW,
	TUI_BLUE,
	TUI_MAGENTA,
	TUI_CYAN,
	TUI_WHITE,
	TUI_NO_COLOUR,
};

struct tui_look {
	enum tui_colour colour;
	bool bold;
	bool faint;
	bool underlined;
	bool reverse;
};

struct tui_look tui_look_of(enum tui_role role, bool colours);

#endif
