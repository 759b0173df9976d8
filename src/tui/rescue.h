/*
 * rescue.h - what a signal handler may do for a terminal: write bytes that
 * were prepared, set modes that were remembered. Nothing of curses.
 */
#ifndef NOTULA_TUI_RESCUE_H
#define NOTULA_TUI_RESCUE_H

#include <stddef.h>
#include <termios.h>

enum { TUI_RESCUE_BYTES = 256 };

/* From now on BYTES[N] and MODES put the terminal back. */
void tui_rescue_arm(const char *bytes, size_t n, const struct termios *modes);
void tui_rescue_disarm(void);

/* Put it back, if armed. */
void tui_rescue(void);

/* Do that before the program dies of abort() or a bad address; and undo. */
void tui_rescue_watch(void);
void tui_rescue_unwatch(void);

#endif
