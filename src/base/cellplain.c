#include "base/cellplain.h"

#include <stdio.h>
#include <string.h>

#include "base/datelex.h"

/* N digits at most from *S into *OUT; how many there were. */
static int digits(const char **s, int most, int *out)
{
	int n = 0;

	*out = 0;
	while (n < most && **s >= '0' && **s <= '9') {
		*out = *out * 10 + (*(*s)++ - '0');
		n++;
	}
	return n;
}

/* Z or an offset in hours; the three of Indonesia have names. */
static bool read_offset(const char **s, char zone[8])
{
	int sign = **s, hours, minutes;

	if (*s[0] == 'Z') {
		(*s)++;
		snprintf(zone, 8, "UTC");
		return true;
	}
	if (sign != '+' && sign != '-')
		return true;
	(*s)++;
	if (digits(s, 2, &hours) != 2 || hours > 14)
		return false;
	if (**s == ':')
		(*s)++;
	if (digits(s, 2, &minutes) == 1 || minutes > 59)
		return false;
	if (sign == '+' && minutes == 0 && hours >= 7 && hours <= 9)
		snprintf(zone, 8, "%s", nt_lex_zones[hours - 6]);
	else
		snprintf(zone, 8, "%c%02u:%02u", sign, (unsigned)hours % 100,
			 (unsigned)minutes % 100);
	return true;
}

/* 09:00, 9:00:00.000Z, to the end. */
bool nt_cellplain_clock(const char *s, struct nt_timeword *out)
{
	int hour, minute, rest;

	if (digits(&s, 2, &hour) == 0 || *s++ != ':' ||
	    digits(&s, 2, &minute) != 2 || hour > 23 || minute > 59)
		return false;
	if (*s == ':') {
		s++;
		if (digits(&s, 2, &rest) != 2 || rest > 60)
			return false;
		if (*s == '.') {
			s++;
			digits(&s, 9, &rest);
		}
	}
	snprintf(out->start, sizeof(out->start), "%02u:%02u",
		 (unsigned)hour % 100, (unsigned)minute % 100);
	return read_offset(&s, out->zone) && *s == '\0';
}

bool nt_cellplain(const char *s, struct nt_cellplain *out)
{
	int n, m;
	char sign;

	*out = (struct nt_cellplain) { 0 };
	n = digits(&s, 4, &out->first);
	sign = *s;
	if (n == 0 || n == 3 || sign == '\0' || strchr("-/.", sign) == NULL)
		return false;
	s++;
	if (digits(&s, 2, &out->second) == 0 || *s != sign)
		return false;
	s++;
	m = digits(&s, 4, &out->third);
	if (m == 0 || m == 3 || (n == 4) == (m == 4))
		return false;
	out->year_first = n == 4;
	if (*s == '\0')
		return true;
	out->has_time = true;
	return (*s == ' ' || *s == 'T') &&
	       nt_cellplain_clock(s + 1, &out->time);
}

struct nt_date nt_cellplain_date(const struct nt_cellplain *plain,
				 enum nt_date_order order)
{
	int a = plain->first, b = plain->second, c = plain->third;

	if (plain->year_first)
		return (struct nt_date) { a, b, c };
	if (order == NT_ORDER_MDY)
		return (struct nt_date) { c, a, b };
	return (struct nt_date) { c, b, a };
}
