/*
 * dateword.h - dates and times as people type and write them, in Indonesian
 * and English (UI.md, "How entry is fast"; TERMS, section 9). Day, month, year
 * is the only order, beside ISO.
 *
 * A weekday, a day or a month without its year is the nearest one on the side
 * that one looks to, today among them; "lalu" and "depan" (last, next) leave
 * today out. A weekday written beside a date without its year chooses the
 * nearest year, whichever side. "Minggu depan" is this day next week, "bulan
 * depan" the month; a quarter or semester is its last day where one looks
 * ahead, else its span.
 */
#ifndef NOTULA_DATEWORD_H
#define NOTULA_DATEWORD_H

#include "notula/arena.h"
#include "notula/day.h"
#include "notula/err.h"

/* Meetings look back, due dates look ahead: which year "27/5" means. */
enum nt_looking { NT_LOOKING_BACK, NT_LOOKING_AHEAD };

/* How the numbers of a date stand: 27/5/2024, 5/27/2024, 24/5/27. What is
 * typed is day, month, year; a file may have another order. */
enum nt_date_order {
	NT_NO_ORDER,
	NT_ORDER_DMY,
	NT_ORDER_MDY,
	NT_ORDER_YMD,
	NT_ORDER_MY, /* "Jul-24" is a month; else as DMY */
	NT_ORDERS,
};

struct nt_dateword {
	struct nt_date date;
	struct nt_date end; /* "27-29 Mei 2024"; year 0 if it is one day */
	int weekday;	    /* that was written, 0 Monday; -1 if none */
	bool short_year;    /* the year was written with two digits */
	bool guessed_year;  /* no year was written */
	bool contradicts;   /* the weekday written is another than the date's */
	struct nt_date near[2]; /* then: the days that fit, the nearer first */
};

/*
 * Read TEXT whole; NT_EINVAL in words for what is no date: "31/04/2024: April
 * has 30 days". TODAY is a day number.
 */
enum nt_status nt_dateword_read(const char *text, int64_t today,
				enum nt_looking looking,
				struct nt_dateword *out,
				struct nt_err *err) NT_MUST_CHECK;

/* "Monday" for 0, "January" for 1, translated. */
const char *nt_weekday_name(int weekday);
const char *nt_month_name(int month);

/* The nearest days before and after DAY that are a WEEKDAY, the nearer
 * first. */
void nt_weekday_near(int64_t day, int weekday, struct nt_date near[2]);

/* The weekday that TEXT names, 0 Monday; -1 if it names none. */
int nt_weekday_read(const char *text);

/* Times as written, "09.00", "jam 16.00 wib sd selesai", "10.00-12.00": START
 * and END are "" where not known, ZONE "WIB" or "". */
struct nt_timeword {
	char start[6];
	char end[6];
	char zone[8];
};
enum nt_status nt_timeword_read(const char *text, struct nt_timeword *out,
				struct nt_err *err) NT_MUST_CHECK;

#endif
