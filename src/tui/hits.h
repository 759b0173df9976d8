/*
 * hits.h - what a search found, marked in what is drawn already.
 */
#ifndef NOTULA_TUI_HITS_H
#define NOTULA_TUI_HITS_H

#include "notula/query.h"
#include "tui/canvas.h"

/* Give the words of QUERY in RECT the role of hits. */
void tui_hits_mark(struct tui_canvas *canvas, struct tui_rect rect,
		   const struct nt_query *query);

#endif
