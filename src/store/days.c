/* days.c - what belongs to a period. */
#include "notula/figures.h"

#include "notula/day.h"

bool nt_days_have(struct nt_days days, const char *date)
{
	struct nt_date d;

	return nt_date_read(date, &d) && nt_date_first(d) >= days.first &&
	       nt_date_last(d) <= days.last;
}
