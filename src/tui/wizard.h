/*
 * wizard.h - the import of past meetings, in five steps: which file, how it is
 * written, what its columns are, what is wrong with it, and then it is done.
 * Each step is a file; this is what they share. Nothing is written before the
 * last step, and every step can be gone back from.
 *
 * Everything about the file itself is decided by foreign.h: a step shows a
 * decision and asks for another one.
 */
#ifndef NOTULA_TUI_WIZARD_H
#define NOTULA_TUI_WIZARD_H

#include "notula/foreign.h"
#include "notula/split.h"
#include "tui/line.h"
#include "tui/pick.h"
#include "tui/view.h"

enum wizard_step {
	WIZARD_FILE,
	WIZARD_FORMAT,
	WIZARD_COLUMNS,
	WIZARD_CHECK,
	WIZARD_DONE,
	WIZARD_STEPS,
};

/* One entry of the folder that is shown. */
struct wizard_entry {
	const char *name;
	bool folder;
	int64_t size;
	const char *day;     /* when it was changed */
	const char *refused; /* why it cannot be read, or NULL */
};

struct wizard_finding {
	enum nt_fate fate;
	int64_t line;
	const char *column;
	const char *text;
};

enum { WIZARD_OFFERS = NT_TARGETS + 8, WIZARD_LOOK_LINES = 6 };

struct wizard {
	struct tui_view view;
	enum wizard_step step;
	struct nt_err trouble; /* why it does not go on; msg "" if it does */
	char said[NT_ERR_MSG]; /* the same in one line */

	/* The file. */
	struct tui_line path;
	int width;
	struct nt_arena folder_arena;
	const char *typed_folder; /* "~/arsip/" */
	const char *folder;	  /* the same without ~ */
	struct wizard_entry *entries;
	size_t n_entries;
	size_t entry; /* the one chosen; N_ENTRIES for none */
	struct nt_arena look_arena;
	const char *look; /* what the chosen one looks like, or NULL */
	const char *lines[WIZARD_LOOK_LINES];
	size_t n_lines;

	/* What was asked and what was decided. */
	struct nt_arena asked_arena;
	struct nt_foreign_asked asked;
	struct nt_foreign *foreign; /* NULL before a file is opened */
	const char *file;	    /* its name without the folder */

	/* Format, columns. */
	size_t row; /* of the list at hand */
	size_t top;
	struct nt_arena pick_arena;
	struct tui_pick_item items[WIZARD_OFFERS];
	struct tui_pick pick;
	void (*picked)(struct wizard *w, size_t item);
	struct nt_arena shown_arena;
	int64_t meeting; /* the record shown, from 1 */
	int64_t meeting_line;
	struct nt_record rec;
	bool has_rec;
	struct nt_err rec_err;

	/* Check. */
	struct nt_arena check_arena;
	struct wizard_finding *findings;
	size_t n_findings;
	int64_t warned;
	int choice;	   /* 0 the findings, 1 and 2 the choices below them */
	const char *first; /* days of the meetings that are added */
	const char *last;
	struct nt_import_result result;
	struct nt_foreign_counts counts;

	/* Done. */
	bool done;
	bool undone;
	const char *rejects; /* the file of the rejected rows, or NULL */
	int busy_pass;	     /* 0: not at work */
	int64_t busy_rows;
	int64_t busy_of;
};

struct wizard_ops {
	enum tui_bar bar;
	bool typing;
	/* It is shown from now on; may be NULL. */
	void (*enter)(struct wizard *w);
	/* True if KEY was of use. */
	bool (*update)(struct wizard *w, const struct tui_key *key,
		       enum tui_action action);
	void (*draw)(struct wizard *w, struct tui_canvas *canvas,
		     struct tui_rect area);
	const char *(*hint)(struct wizard *w); /* may be NULL */
};
extern const struct wizard_ops tui_wizard_file_step, tui_wizard_format_step,
	tui_wizard_columns_step, tui_wizard_check_step, tui_wizard_done_step;

/* Open the wizard: key i. */
void tui_open_import(struct tui *ui);

void tui_wizard_go(struct wizard *w, enum wizard_step step);

/* The letter of a menu that KEY is, 0 for none. */
char tui_wizard_letter(const struct tui_key *key);

/* The only file of the import. */
const struct nt_foreign_file *tui_wizard_file(const struct wizard *w);

/* Decide anew as ASKED says; what is wrong is TROUBLE. */
void tui_wizard_decide(struct wizard *w);

/* Read the file again, which was changed; false if it cannot be shown. */
bool tui_wizard_reopen(struct wizard *w);

/* TROUBLE in one line; NULL if there is none. */
const char *tui_wizard_trouble(struct wizard *w);

/* The same text in the arena of what was asked. */
const char *tui_wizard_keep(struct wizard *w, const char *text);

/* Hooks that draw how far it is, and stop at Esc. */
struct nt_foreign_hooks tui_wizard_hooks(struct wizard *w);

/* wizard_folder.c: PATH with ~ made plain, in ARENA; what is typed of a name;
 * the entries that begin so; one of them is chosen, N_ENTRIES for none. */
const char *tui_wizard_path(struct nt_arena *arena, const char *path);
const char *tui_wizard_typed_name(const struct wizard *w);
void tui_wizard_read_folder(struct wizard *w);
void tui_wizard_choose(struct wizard *w, size_t entry);
void tui_wizard_draw_folder(struct wizard *w, struct tui_canvas *canvas,
			    struct tui_rect area);
void tui_wizard_draw_look(struct wizard *w, struct tui_canvas *canvas,
			  struct tui_rect area);

/* Let one of N items be taken; PICKED hears which. */
void tui_wizard_pick(struct wizard *w, size_t n,
		     void (*picked)(struct wizard *w, size_t item));

/* Move ROW in a list of N rows; true if ACTION does that. */
bool tui_wizard_move(struct wizard *w, size_t n, enum tui_action action);

/* The first row to draw so that ROW is among ROWS of them. */
size_t tui_wizard_top(struct wizard *w, int rows);

#endif
