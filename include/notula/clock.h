/*
 * clock.h - what time it is, or what $NOTULA_NOW says it is.
 *
 * A fixed clock is local time without a zone, "2024-06-12T09:00" with or
 * without seconds; it is then also taken as UTC, so that a test sees one time
 * only.
 */
#ifndef NOTULA_CLOCK_H
#define NOTULA_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

enum { NT_STAMP_SIZE = 21 };

struct nt_clock {
	bool fixed;
	char stamp[NT_STAMP_SIZE];
};

/* False if FIXED, which may be NULL, is not a time. */
bool nt_clock_set(struct nt_clock *clock, const char *fixed);

/* Now in UTC: "2024-06-12T09:00:00Z". */
const char *nt_clock_stamp(const struct nt_clock *clock,
			   char out[NT_STAMP_SIZE]);

/* Number of the day that it is here (day.h). */
int64_t nt_clock_today(const struct nt_clock *clock);

/* What a clock on the wall shows: "09:00". */
const char *nt_clock_time(const struct nt_clock *clock, char out[6]);

#endif
