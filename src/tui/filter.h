/*
 * filter.h - the filter of a list: a line in the FILTER language (query.h),
 * read as it is typed, with completion of its keys, words and names.
 */
#ifndef NOTULA_TUI_FILTER_H
#define NOTULA_TUI_FILTER_H

#include "tui/line.h"
#include "tui/pick.h"
#include "tui/view.h"

enum { FILTER_OFFERS = 8 };

struct tui_filter {
	struct tui_line line;
	bool filtered;
	bool waiting; /* for a value that can be read */

	struct nt_arena arena; /* of what is offered */
	struct tui_pick_item items[FILTER_OFFERS];
	struct tui_pick pick;
};

enum tui_filtering {
	TUI_FILTER_IGNORED, /* none of its keys */
	TUI_FILTER_USED,
	TUI_FILTER_CHANGED, /* read the list again */
	TUI_FILTER_LEFT,    /* to the list; read it again too */
};

void tui_filter_init(struct tui_filter *filter);
void tui_filter_free(struct tui_filter *filter);

/* The query in ARENA; *FILTERED and *WAITING of FILTER are set. */
enum nt_status tui_filter_read(struct tui_filter *filter, struct tui *ui,
			       struct nt_arena *arena, struct nt_query *out,
			       struct nt_err *err) NT_MUST_CHECK;

/* Letters go into the filter of VIEW until it is left. */
void tui_filter_start(struct tui_filter *filter, struct tui_view *view);

/* Hold TEXT (NULL: nothing). */
void tui_filter_set(struct tui_filter *filter, const char *text);

/* KEY was typed into it; VIEW has its BAR back when it is left. */
enum tui_filtering tui_filter_update(struct tui_filter *filter,
				     struct tui_view *view, enum tui_bar bar,
				     const struct tui_key *key,
				     enum tui_action action);

/* Its line in AREA, what it offers below. */
void tui_filter_draw(struct tui_filter *filter, const struct tui_view *view,
		     struct tui_canvas *canvas, struct tui_rect area);

#endif
