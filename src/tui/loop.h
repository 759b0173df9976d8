/* loop.h - keys, sizes and signals into a stack of views, until it is empty. */
#ifndef NOTULA_TUI_LOOP_H
#define NOTULA_TUI_LOOP_H

#include "tui/daily.h"

/* UI has a terminal and a view. Returns the exit code: 0, or 128 and the
 * signal that ended it; drafts were kept by then. */
int tui_run(struct tui *ui, struct tui_daily *daily);

/*
 * For struct nt_opening: called by the store while another program writes.
 * Shows the screen as it was, with a word about it; false when somebody
 * presses Esc or the terminal goes. CTX is a struct tui.
 */
bool tui_wait(void *ctx, int64_t waited_ms);

/* The same while it reads: true when a view reads for a key and the next one,
 * or anything else, is there already. */
bool tui_give_up(void *ctx);

#endif
