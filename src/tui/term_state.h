/* term_state.h - shared by the files of the terminal. */
#ifndef NOTULA_TUI_TERM_STATE_H
#define NOTULA_TUI_TERM_STATE_H

#include <termios.h>

#include "tui/term.h"

enum { TERM_INPUT = 4096 };

struct tui_term {
	struct screen *screen; /* of curses */
	int rows;
	int cols;
	bool colours;
	bool gone; /* hung up */
	int esc_ms;
	int frame_fd; /* -1: nobody counts */
	int64_t keys;
	int64_t resizes;
	struct termios cooked;
	struct tui_decoder decoder;
	unsigned char input[TERM_INPUT];
	size_t first;
	size_t last;
	struct tui_canvas shown; /* what the screen holds */
};

/* term.c: take up the size that the terminal has now. */
void tui_term_resize(struct tui_term *term);

/* After a stop: modes and screen may be anybody's. */
void tui_term_take_back(struct tui_term *term);

#endif
