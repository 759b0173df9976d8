/*
 * day.h - days of the proleptic Gregorian calendar, and dates of which the
 * year, the month or the day is known.
 *
 * A day number counts days since 1970-01-01. Years run from 1 to 9999. A date
 * as text is ISO 8601: 2024, 2024-05 or 2024-05-27; how much is known is how
 * long it is.
 */
#ifndef NOTULA_DAY_H
#define NOTULA_DAY_H

#include <stdbool.h>
#include <stdint.h>

enum { NT_DATE_SIZE = 11 };

/* MONTH and DAY are 0 where they are not known. */
struct nt_date {
	int year;
	int month;
	int day;
};

/* Days in a month of a year: 28 to 31. */
int nt_month_days(int year, int month);

/* Is DATE one that exists, with no gap in what is known? */
bool nt_date_valid(struct nt_date date);

/* Read ISO text, nothing before or after it; false if it is no such date. */
bool nt_date_read(const char *iso, struct nt_date *out);
const char *nt_date_write(struct nt_date date, char out[NT_DATE_SIZE]);

/* First and last day that DATE may mean. */
int64_t nt_date_first(struct nt_date date);
int64_t nt_date_last(struct nt_date date);

int64_t nt_day_number(int year, int month, int day);
struct nt_date nt_day_date(int64_t number);

/* 0 is Monday, 6 Sunday (ISO 8601 order). */
int nt_day_weekday(int64_t number);

/* "09:30", from 00:00 to 23:59. */
bool nt_time_valid(const char *hh_mm);

/* "2024-06-12T09:00:00Z", a moment that exists. */
bool nt_stamp_valid(const char *stamp);

#endif
