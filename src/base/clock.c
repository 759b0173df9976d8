#include "notula/clock.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "notula/day.h"

bool nt_clock_set(struct nt_clock *clock, const char *fixed)
{
	*clock = (struct nt_clock) { 0 };
	if (fixed == NULL || fixed[0] == '\0')
		return true;
	if (strlen(fixed) != 16 && strlen(fixed) != 19)
		return false;
	snprintf(clock->stamp, sizeof(clock->stamp), "%.19s%s", fixed,
		 strlen(fixed) == 16 ? ":00Z" : "Z");
	clock->fixed = nt_stamp_valid(clock->stamp);
	return clock->fixed;
}

const char *nt_clock_stamp(const struct nt_clock *clock,
			   char out[NT_STAMP_SIZE])
{
	time_t now = time(NULL);
	struct tm tm;

	if (clock->fixed)
		return memcpy(out, clock->stamp, NT_STAMP_SIZE);
	gmtime_r(&now, &tm);
	strftime(out, NT_STAMP_SIZE, "%Y-%m-%dT%H:%M:%SZ", &tm);
	return out;
}

static void local(const struct nt_clock *clock, char out[NT_STAMP_SIZE])
{
	time_t now = time(NULL);
	struct tm tm;

	if (clock->fixed) {
		memcpy(out, clock->stamp, NT_STAMP_SIZE);
		return;
	}
	localtime_r(&now, &tm);
	strftime(out, NT_STAMP_SIZE, "%Y-%m-%dT%H:%M:%SZ", &tm);
}

int64_t nt_clock_today(const struct nt_clock *clock)
{
	char stamp[NT_STAMP_SIZE];
	struct nt_date date;

	local(clock, stamp);
	stamp[10] = '\0';
	return nt_date_read(stamp, &date) ? nt_date_first(date) : 0;
}

const char *nt_clock_time(const struct nt_clock *clock, char out[6])
{
	char stamp[NT_STAMP_SIZE];

	local(clock, stamp);
	snprintf(out, 6, "%.5s", stamp + 11);
	return out;
}
