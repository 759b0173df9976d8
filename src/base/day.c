#include "notula/day.h"

#include <stdio.h>
#include <string.h>

static bool leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int nt_month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30,
				    31, 31, 30, 31, 30, 31 };

	return month == 2 && leap(year) ? 29 : days[month - 1];
}

bool nt_date_valid(struct nt_date date)
{
	if (date.year < 1 || date.year > 9999 || date.month < 0 ||
	    date.month > 12)
		return false;
	if (date.month == 0)
		return date.day == 0;
	return date.day >= 0 &&
	       date.day <= nt_month_days(date.year, date.month);
}

/* N digits at S as a number; -1 if one of them is no digit. */
static int digits(const char *s, int n)
{
	int value = 0;

	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		value = value * 10 + (s[i] - '0');
	}
	return value;
}

bool nt_date_read(const char *iso, struct nt_date *out)
{
	size_t n = strlen(iso);
	struct nt_date date = { 0 };

	if (n != 4 && n != 7 && n != 10)
		return false;
	date.year = digits(iso, 4);
	if (n >= 7) {
		date.month = digits(iso + 5, 2);
		if (iso[4] != '-' || date.month < 1)
			return false;
	}
	if (n == 10) {
		date.day = digits(iso + 8, 2);
		if (iso[7] != '-' || date.day < 1)
			return false;
	}
	if (!nt_date_valid(date))
		return false;
	*out = date;
	return true;
}

const char *nt_date_write(struct nt_date date, char out[NT_DATE_SIZE])
{
	/* The modulo says to the compiler what nt_date_valid promises. */
	unsigned year = (unsigned)date.year % 10000;
	unsigned month = (unsigned)date.month % 100;
	unsigned day = (unsigned)date.day % 100;

	if (month == 0)
		snprintf(out, NT_DATE_SIZE, "%04u", year);
	else if (day == 0)
		snprintf(out, NT_DATE_SIZE, "%04u-%02u", year, month);
	else
		snprintf(out, NT_DATE_SIZE, "%04u-%02u-%02u", year, month, day);
	return out;
}

int64_t nt_date_first(struct nt_date date)
{
	return nt_day_number(date.year, date.month ? date.month : 1,
			     date.day ? date.day : 1);
}

int64_t nt_date_last(struct nt_date date)
{
	int month = date.month ? date.month : 12;
	int day = date.day ? date.day : nt_month_days(date.year, month);

	return nt_day_number(date.year, month, day);
}

/* Howard Hinnant's days_from_civil: years begin in March, eras are 400. */
int64_t nt_day_number(int year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t year_of_era = y - era * 400;
	int64_t day_of_year =
		(153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 -
			     year_of_era / 100 + day_of_year;

	return era * 146097 + day_of_era - 719468;
}

struct nt_date nt_day_date(int64_t number)
{
	int64_t z = number + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t day_of_era = z - era * 146097;
	int64_t year_of_era = (day_of_era - day_of_era / 1460 +
			       day_of_era / 36524 - day_of_era / 146096) /
			      365;
	int64_t day_of_year =
		day_of_era -
		(365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t march = (5 * day_of_year + 2) / 153;
	int month = (int)(march < 10 ? march + 3 : march - 9);

	return (struct nt_date) {
		.year = (int)(year_of_era + era * 400) + (month <= 2),
		.month = month,
		.day = (int)(day_of_year - (153 * march + 2) / 5) + 1,
	};
}

int nt_day_weekday(int64_t number)
{
	/* 1970-01-01 was a Thursday. */
	return (int)(((number + 3) % 7 + 7) % 7);
}

bool nt_time_valid(const char *hh_mm)
{
	int hour, minute;

	if (strlen(hh_mm) != 5 || hh_mm[2] != ':')
		return false;
	hour = digits(hh_mm, 2);
	minute = digits(hh_mm + 3, 2);
	return hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
}

bool nt_stamp_valid(const char *stamp)
{
	struct nt_date date;
	char day[NT_DATE_SIZE], time[6];
	int second;

	if (strlen(stamp) != 20 || stamp[10] != 'T' || stamp[16] != ':' ||
	    stamp[19] != 'Z')
		return false;
	snprintf(day, sizeof(day), "%.10s", stamp);
	snprintf(time, sizeof(time), "%.5s", stamp + 11);
	second = digits(stamp + 17, 2);
	return nt_date_read(day, &date) && nt_time_valid(time) && second >= 0 &&
	       second < 60;
}
