/*
 * signals.h - the signals that a terminal is told by. Handlers only leave a
 * mark; they are blocked except while the program waits, so that none is lost
 * between a look and a wait. Nothing of curses.
 *
 * There is one set of them, as there is one terminal: between
 * tui_signals_watch and tui_signals_unwatch.
 */
#ifndef NOTULA_TUI_SIGNALS_H
#define NOTULA_TUI_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

void tui_signals_watch(void);

/* Mark them again after somebody took some of them for himself. */
void tui_signals_mark(void);

/* As before; where the terminal is GONE, its hanging up is ignored. */
void tui_signals_unwatch(bool gone);

/* In a child, before it becomes another program: as before. */
void tui_signals_in_child(void);

/* What a wait lets through. */
const sigset_t *tui_signals_mask(void);

/* Let in what is pending: it is marked then. */
void tui_signals_let_in(void);

/* Has SIG come? Taken, it is forgotten. */
bool tui_signal_marked(int sig);
bool tui_signal_taken(int sig);

/* Is any marked that asks for something? */
bool tui_signals_wait(void);

/* Let ^Z stop this program, or no longer. */
void tui_signals_let_stop(bool stops);

#endif
