/*
 * daily.h - the daily copy (notula/daily.h) while the screens are up: made by
 * a thread, so that nobody waits for it.
 */
#ifndef NOTULA_TUI_DAILY_H
#define NOTULA_TUI_DAILY_H

#include "tui/view.h"

struct tui_daily;

struct tui_daily *tui_daily_begin(void);

/* Begin a copy at the first save of a day; what failed is said on the screen,
 * once. True if something was said. Nothing is done where DAILY is NULL. */
bool tui_daily_look(struct tui_daily *daily, struct tui *ui);

/*
 * Free it, after the copy that is being made or still to be made. What takes
 * more than five seconds, or any time IN_HURRY, is given up: the next start
 * makes it.
 */
enum nt_status tui_daily_end(struct tui_daily *daily, struct tui *ui,
			     bool in_hurry, struct nt_err *err) NT_MUST_CHECK;

#endif
