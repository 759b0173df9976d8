/*
 * cellcut.h - a cell of a file cut into the words of its date and its times.
 * Inside base/ only.
 */
#ifndef NOTULA_BASE_CELLCUT_H
#define NOTULA_BASE_CELLCUT_H

#include "base/datelex.h"
#include "notula/dateword.h"

enum { NT_CELL_DATE = 160 }; /* bytes; what is longer is no date */

struct nt_cellcut {
	struct nt_lexer date; /* may be left without words */
	struct nt_timeword times;
	bool has_time;
};

/* False if S holds anything that is no word of dates and times. */
bool nt_cellcut(const char *s, struct nt_cellcut *out);

/* The same for a cell that holds nothing but times. */
bool nt_cellcut_time(const char *s, struct nt_timeword *out);

/*
 * The first date written in three numbers, or two and no year: its parts as
 * they stand, DIGITS of the last, 0 if there is none. False without any.
 */
struct nt_cellchain {
	int first;
	int second;
	int third;
	int digits;
};
bool nt_cellcut_chain(const struct nt_lexer *date, struct nt_cellchain *out);

/* Put the numbers of a date into the order that dateword.c reads: day, month,
 * year. ORDER is how they stand. */
void nt_cellcut_order(struct nt_lexer *date, enum nt_date_order order);

/* Is it a month and a number of two digits that may be a day or a year,
 * "Jul-24"? The number; -1 if it is not. */
int nt_cellcut_short_month(const struct nt_lexer *date);

/* Put days that follow their month before it: "May 27-29, 2024". MONTH_DAY
 * says that "Jul-24" is one. */
void nt_cellcut_days(struct nt_lexer *date, bool month_day);

#endif
