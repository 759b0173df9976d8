/*
 * show.h - values as screens show them: days as Mon 27/05/2024, months by
 * name, a participant in one line. Results are in ARENA; unknown is "".
 */
#ifndef NOTULA_TUI_SHOW_H
#define NOTULA_TUI_SHOW_H

#include "notula/arena.h"
#include "notula/record.h"

/* "Mon"; 0 is Monday. */
const char *tui_weekday(int weekday);

/* ISO, as many parts as are known: "Mon 27/05/2024", "05/2024", "2024". */
const char *tui_show_day(const char *iso, struct nt_arena *arena);

/* The same in at most ten cells: "Mon 27/05" in the year of day TODAY,
 * "27/05/2023" in another. */
const char *tui_show_day_short(const char *iso, int64_t today,
			       struct nt_arena *arena);

/* "May 2024". */
const char *tui_show_month(const char *iso, struct nt_arena *arena);

/* Is it the same month, as far as both are known? */
bool tui_same_month(const char *a, const char *b);

/* "Ronald M. Manoach (Tenaga Ahli)"; the post where there is no name. */
const char *tui_show_participant(const struct nt_participant *p,
				 struct nt_arena *arena);

/* "09:12", what is behind it left out; "09.12" in Indonesian. */
const char *tui_show_time(const char *hh_mm, struct nt_arena *arena);

/* A moment: "28/05/2024 09:12". */
const char *tui_show_stamp(const char *stamp, struct nt_arena *arena);

#endif
