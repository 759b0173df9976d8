/*
 * view.h - what fills the screen: views on a stack, the top one has the keys.
 *
 * A view's update changes its state, its draw only reads it and writes cells.
 * Nothing here knows a terminal: tests feed keys and read the canvas.
 *
 * The stack draws the frame: a rule, the line of messages and the key bar are
 * the last three rows, the view has the rows above. A view is a struct whose
 * first member is a struct tui_view, made with nt_alloc; the stack frees it
 * after its close.
 */
#ifndef NOTULA_TUI_VIEW_H
#define NOTULA_TUI_VIEW_H

#include "notula/app.h"
#include "tui/canvas.h"
#include "tui/keymap.h"

struct tui;
struct tui_filter;
struct tui_view;

struct tui_view_ops {
	/* KEY means ACTION (TUI_DO_NOTHING: nothing, a letter is text). False
	 * if it was of no use; the stack then does what it knows: help, back
	 * (pop), redraw, the ^X menu, the ":" line. */
	bool (*update)(struct tui_view *view, const struct tui_key *key,
		       enum tui_action action);
	/* Into AREA. An overlay leaves what it does not cover. */
	void (*draw)(struct tui_view *view, struct tui_canvas *canvas,
		     struct tui_rect area);
	/* May be NULL: */
	/* Somebody, perhaps this program, saved in the logbook. */
	void (*changed)(struct tui_view *view);
	/* What the line of messages says while there is no message; "" or
	 * NULL for nothing. */
	const char *(*hint)(struct tui_view *view);
	/* The terminal is going away: keep what was typed as a draft. */
	void (*keep)(struct tui_view *view);
	/* The view above was closed. */
	void (*resume)(struct tui_view *view);
	/* Is ACTION one that the ^X menu should offer here? NULL: all with a
	 * letter are. */
	bool (*offers)(struct tui_view *view, enum tui_action action);
	/* Its filter, for those that are kept by name; it has CHANGED too. */
	struct tui_filter *(*filter)(struct tui_view *view);
	void (*close)(struct tui_view *view);
};

struct tui_view {
	const struct tui_view_ops *ops;
	struct tui *ui;
	struct tui_view *below;
	bool typing;  /* letters are text now */
	bool overlay; /* drawn over the view below */
	bool closing;
	enum tui_bar bar;
};

struct tui_term;

enum { TUI_SEEN_NOTHING = -1 }; /* let the next tui_poll tell every view */

struct tui {
	struct nt_app *app;
	struct tui_view *top;
	struct tui_term *term; /* NULL in tests */
	struct tui_canvas canvas;
	char message[512];
	bool problem; /* the message tells of one */
	bool redraw;  /* draw everything anew */
	bool suspend;
	bool feeding;
	bool hurried; /* what is read now may be given up for the next key */
	enum tui_action next; /* to be done after the key at hand */
	int64_t seen;	/* nt_store_changed as last noticed, or TUI_SEEN_... */
	int64_t saved;	/* records saved */
	int64_t kept;	/* drafts kept */
	char *captured; /* a capture line that was left unsaved, or NULL */
	char discarded[40]; /* the draft discarded last, that u brings back */
};

/* Put VIEW, made with nt_alloc and with its ops, on top. */
void tui_push(struct tui *ui, struct tui_view *view);

/* Close VIEW, and what is above it, when the key at hand is done. */
void tui_pop(struct tui_view *view);

/* The line of messages, until the next key. */
void tui_say(struct tui *ui, const char *fmt, ...) NT_PRINTF(2, 3);
void tui_say_err(struct tui *ui, const struct nt_err *err);

/* One key for the top view; views that were popped are gone afterwards. */
void tui_feed(struct tui *ui, const struct tui_key *key);

/* Do ACTION as if its key had been pressed, after the key at hand. */
void tui_do(struct tui *ui, enum tui_action action);

/* Look whether somebody saved; true if the screen may differ. */
bool tui_poll(struct tui *ui);

/* Draw every view that shows. Below 40x10 a word that it is too small. */
void tui_draw(struct tui *ui, int rows, int cols);

/* Let every view keep its draft, from the top down. */
void tui_keep_all(struct tui *ui);

/* Close all views and free what the stack holds. */
void tui_close(struct tui *ui);

/* If ACTION is a screen, close VIEW and let the log below it open that one. */
bool tui_change_screen(struct tui_view *view, enum tui_action action);

/* Of the first two rows: the screens, the logbook's name, "? help". Where the
 * window is narrow only the first ones and HERE are named, or HERE alone. */
enum tui_screen {
	TUI_SCREEN_LOG_TAB,
	TUI_SCREEN_FOLLOW_UPS_TAB,
	TUI_SCREEN_REPORT_TAB,
	TUI_SCREEN_DIRECTORY_TAB,
	TUI_SCREEN_UNANSWERED_TAB,
	TUI_SCREEN_VERIFY_TAB,
};
void tui_tabs(struct tui *ui, struct tui_canvas *canvas, enum tui_screen here);

/*
 * A box with a question and choices, each with its letter; CHOSEN hears the
 * letter of the one taken. Esc, where no choice has it, closes the box without
 * a word. OWNER is the view that asks.
 */
struct tui_choice {
	char letter; /* 27 for Esc */
	const char *text;
};
typedef void tui_chosen_fn(struct tui_view *owner, char letter);
void tui_ask(struct tui_view *owner, const char *title, const char *text,
	     const struct tui_choice *choices, size_t n, tui_chosen_fn *chosen);

/*
 * A box with one line to fill in. ECHO (may be NULL) says below it what TEXT
 * means; SUGGEST (may be NULL) what could be meant, in ARENA. DONE hears what
 * was typed; false keeps the box open, having said why.
 */
struct tui_prompt {
	const char *title;
	const char *initial; /* NULL: nothing */
	void (*echo)(struct tui_view *owner, const char *text,
		     struct nt_buf *out);
	void (*suggest)(struct tui_view *owner, const char *text,
			struct nt_arena *arena, struct nt_suggestions *out);
	bool (*done)(struct tui_view *owner, const char *text);
};
void tui_ask_line(struct tui_view *owner, const struct tui_prompt *prompt);

/*
 * A box with several lines to fill in, each with its LABEL and what it holds
 * first (NULL: nothing). SUGGEST says in ARENA what could be meant by TEXT in
 * line LINE. DONE hears all that was typed; false keeps the box open, having
 * said why. Texts are copied.
 */
struct tui_sheet_line {
	const char *label;
	const char *initial;
};
struct tui_sheet {
	const char *title;
	const struct tui_sheet_line *lines;
	size_t n;
	void (*suggest)(struct tui_view *owner, size_t line, const char *text,
			struct nt_arena *arena, struct nt_suggestions *out);
	bool (*done)(struct tui_view *owner, const char *const *texts);
};
void tui_ask_sheet(struct tui_view *owner, const struct tui_sheet *sheet);

/* The ^X menu of VIEW: the actions that it offers, by their letters. */
void tui_open_menu(struct tui_view *view);

/* A page to read, scrolled; TEXT is copied. */
void tui_read_page(struct tui *ui, const char *title, const char *text);

#endif
