/*
 * term.h - the terminal. The only module that knows curses, and the only one
 * that waits. Curses draws; the bytes of keys are decoded by key.h.
 *
 * Signals are blocked except while it waits, so that none is lost between a
 * look and a wait. Whatever ends the program - abort(), a bad address, no
 * memory - the terminal is put back first.
 *
 * $NOTULA_FRAME_FD, if it names an open file, gets one line after each finished
 * screen, "KEYS RESIZES ROWS COLS": how many of each it accounts for, and its
 * size. Tests wait for it instead of sleeping. Where it is 1, the terminal
 * itself, the line comes as a control string (OSC 777), behind what was drawn:
 * what a pseudo-terminal delivers may lag behind a pipe.
 */
#ifndef NOTULA_TUI_TERM_H
#define NOTULA_TUI_TERM_H

#include "notula/err.h"
#include "tui/canvas.h"
#include "tui/key.h"

struct tui_term;

enum tui_event_kind {
	TUI_EVENT_NONE,	   /* the time is over */
	TUI_EVENT_KEY,	   /* KEY; a paste is valid until the next event */
	TUI_EVENT_RESIZE,  /* another size, or drawn over: draw anew */
	TUI_EVENT_SUSPEND, /* somebody asks to stop */
	TUI_EVENT_LEAVE,   /* SIGNAL, or the terminal is gone: keep and end */
};

struct tui_event {
	enum tui_event_kind kind;
	struct tui_key key;
	int signal;
};

/* NT_EUSAGE, in words, where there is no terminal that can show screens. */
enum nt_status tui_term_open(struct tui_term **out,
			     struct nt_err *err) NT_MUST_CHECK;

/* The terminal as it was before. NULL is allowed. */
void tui_term_close(struct tui_term *term);

/* The same from a handler, or on the way out of memory. */
void tui_term_rescue(void);

void tui_term_size(const struct tui_term *term, int *rows, int *cols);

/* Wait at most MS for something to happen. */
void tui_term_next(struct tui_term *term, int ms, struct tui_event *out);

/* Is there something that has happened already? */
bool tui_term_pending(struct tui_term *term);

/*
 * Has somebody pressed Esc or ^C, or is the terminal gone, while the program
 * was busy? Other keys stay for later; a new size is taken up.
 */
bool tui_term_interrupted(struct tui_term *term);

/* Show CANVAS: what differs from the screen before, or all of it ANEW. */
void tui_term_draw(struct tui_term *term, const struct tui_canvas *canvas,
		   bool anew);

/* Give the terminal back to the shell until it says go on. */
void tui_term_suspend(struct tui_term *term);

/*
 * Lend the terminal to another program, as it was before, and take it back.
 * Meanwhile ^Z stops this program too; what ends or interrupts a program from
 * the keyboard is for the other.
 */
void tui_term_lend(struct tui_term *term);
void tui_term_take(struct tui_term *term);

/* In a child, before it becomes that program: signals as they were. */
void tui_term_in_child(const struct tui_term *term);

#endif
