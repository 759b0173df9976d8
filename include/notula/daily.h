/*
 * daily.h - a copy of the logbook beside it, made at the first save of a day
 * and proved by reading all of it back: notula.db.2024-06-12.bak. It is an
 * ordinary logbook, for the owner alone; the newest NT_DAILY_KEPT stay.
 */
#ifndef NOTULA_DAILY_H
#define NOTULA_DAILY_H

#include <stdint.h>

#include "notula/err.h"

enum { NT_DAILY_KEPT = 7 };

/*
 * Make the copy of day TODAY (day.h) of the logbook at PATH, unless it is
 * there or there is nothing to copy yet. It opens the logbook for itself: a
 * thread may do this while another one saves. What was saved is safe whatever
 * becomes of it. A logbook of more than MOST bytes is
 * left alone: 10,000 records are 40 MB and take about two seconds.
 */
enum nt_status nt_daily_copy(const char *path, int64_t today, int64_t most,
			     struct nt_err *err) NT_MUST_CHECK;

#endif
