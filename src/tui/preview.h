/*
 * preview.h - one record, read at a glance: where, who, what was raised, what
 * was promised. Blocks that do not fit are shortened, the longest first, and
 * say by how much.
 */
#ifndef NOTULA_TUI_PREVIEW_H
#define NOTULA_TUI_PREVIEW_H

#include "notula/record.h"
#include "tui/canvas.h"

/* TALL: each block has a heading of its own; else a label at its left. */
void tui_preview_draw(const struct nt_record *rec, struct tui_canvas *canvas,
		      struct tui_rect rect, bool tall);

/* Not tall, with what was answered below each issue: all that a capture line
 * can hold. */
void tui_preview_draw_answers(const struct nt_record *rec,
			      struct tui_canvas *canvas, struct tui_rect rect);

#endif
