/* directory_draw.h - the state of the directory, and how it is drawn. */
#ifndef NOTULA_TUI_DIRECTORY_DRAW_H
#define NOTULA_TUI_DIRECTORY_DRAW_H

#include "tui/directory_rows.h"
#include "tui/line.h"
#include "tui/view.h"

enum {
	DIRECTORY_LISTS = 3, /* people, organizations, venues */
	DIRECTORY_UNDOS = 50,
	DIRECTORY_PAIRS = 200,
};

/* Something that was done, and can be undone. */
enum directory_what {
	DIRECTORY_RENAMED,
	DIRECTORY_ALIASED,
	DIRECTORY_MERGED,
	DIRECTORY_ADDED,
	DIRECTORY_EDITED,
};
struct directory_change {
	enum directory_what what;
	enum nt_directory kind;
	bool away; /* an alias was taken away */
	char *uid;
	char *name;  /* of the row, before */
	char *other; /* the new name, the alias, the uid it was merged into */
	/* Whole rows of what was added or edited. */
	struct nt_arena arena;
	void *was;
	void *now;
};

struct directory {
	struct tui_view view;
	enum nt_directory kind;
	struct directory_rows rows;
	int top; /* rows of the window that are scrolled away */
	int page;

	struct tui_line filter;
	bool filtered;

	struct nt_arena preview_arena;
	struct nt_rows meetings; /* the newest of the selected row */

	struct nt_arena alike_arena;
	struct nt_alikes alikes; /* of this kind */

	/* A merge that was chosen and waits for a yes; no uid: none. */
	struct directory_change merge;
	char *merge_text;

	struct nt_arena edited_arena;
	void *edited; /* the row whose lines are filled in, as it was read */

	struct directory_change undo[DIRECTORY_UNDOS]; /* then to redo */
	size_t undos;
	size_t redos;
};

/* view_directory.c: the row under the cursor; NULL if there is none. */
const struct nt_entry *
tui_directory_selected(const struct directory *directory);

/* Do CHANGE, which is taken over, and say so; false if it failed. */
bool tui_directory_make(struct directory *directory,
			struct directory_change change);

/* The other of the pair that row ENTRY is in; NULL if it is in none. */
const struct nt_entry *tui_directory_alike(const struct directory *directory,
					   const struct nt_entry *entry);

void tui_directory_draw(struct tui_view *view, struct tui_canvas *canvas,
			struct tui_rect area);

#endif
