/*
 * datecell.h - dates and times as they stand in the cells of a foreign file.
 * Nothing is guessed for one cell: the order of day and month, a missing year
 * and what bare numbers count are decided for a whole column (DESIGN,
 * "Import") and told in a struct nt_datehow.
 */
#ifndef NOTULA_DATECELL_H
#define NOTULA_DATECELL_H

#include "notula/dateword.h"

/* What whole numbers are, where a column holds nothing else. */
enum nt_date_numbers {
	NT_NUMBERS_NONE,
	NT_NUMBERS_SECONDS, /* since 1970, UTC */
	NT_NUMBERS_MILLIS,
	NT_NUMBERS_SERIAL, /* days of a spreadsheet, 45439 is 2024-05-27 */
};

struct nt_datehow {
	int64_t today; /* day number: for years of two digits */
	enum nt_date_order order;
	int year;	/* --year, for dates without one; 0: refused */
	bool month_day; /* "Jul-24" is a day, not a month */
	enum nt_date_numbers numbers;
};

/* START, STOP, ZONE are "" where not written; WEEKDAY -1. */
struct nt_datecell {
	struct nt_date date;
	struct nt_date end; /* year 0 if it is one day */
	char start[6];
	char stop[6];
	char zone[8];
	int weekday;
	bool short_year;   /* written with two digits */
	bool guessed_year; /* the nearest in which the weekday fits */
	bool contradicts;  /* the weekday written is another than the date's */
};

/*
 * Read the cell S whole. NT_EINVAL in words: "31/04/2024": April has 30 days.
 */
enum nt_status nt_datecell_read(const char *s, const struct nt_datehow *how,
				struct nt_datecell *out,
				struct nt_err *err) NT_MUST_CHECK;

/* The same for a date in two or three columns, each NULL if there is none;
 * DAY may hold day and month. */
enum nt_status nt_datecell_join(const char *day, const char *month,
				const char *year, const struct nt_datehow *how,
				struct nt_datecell *out,
				struct nt_err *err) NT_MUST_CHECK;

/* One time or a span of two: "09.00 - 12.00 WIB", "20h30", "9:30 PM". Also
 * the time of a date with its time. */
enum nt_status nt_timecell_read(const char *s, struct nt_timeword *out,
				struct nt_err *err) NT_MUST_CHECK;

/* What kind of date a cell looks like, whatever the order of its numbers. */
enum nt_look_form {
	NT_LOOK_NONE,
	NT_LOOK_DATE,
	NT_LOOK_MONTH,	 /* a month with its year, a year in words */
	NT_LOOK_NO_YEAR, /* a month, a day and month */
	NT_LOOK_WEEKDAY, /* nothing but a weekday */
	NT_LOOK_TIME,	 /* nothing but a time */
};

struct nt_datelook {
	enum nt_look_form form;
	bool with_time;
	bool numbers; /* day and month are numbers: FIRST, SECOND */
	int first;
	int second;
	int third; /* the year, as far as it is written */
	int digits;
	unsigned fits;	 /* bit 1 << order: the weekday written fits */
	int short_month; /* the 24 of "Jul-24"; -1: it is no such date */
};

void nt_date_look(const char *s, struct nt_datelook *out);

/* The part of a date that WORD, a header, names: 'd', 'm', 'y'; 0: none. */
char nt_date_part_named(const char *word);

/*
 * What the dates of one column say about the order of day and month. Lines
 * are those of the file, 0 if there is none.
 */
enum { NT_DATES_LINES = 8 };

struct nt_dates {
	int64_t proven[NT_ORDERS];     /* cells that fit this order alone */
	int64_t line[NT_ORDERS];       /* the first of them */
	int64_t weekday[NT_ORDERS];    /* cells whose weekday fits this alone */
	int64_t either;		       /* cells that may be read both ways */
	int64_t lines[NT_DATES_LINES]; /* the first of them */
	int64_t short_years;	       /* cells whose year has two digits */
	int64_t months;		       /* cells like "Jul-24" */
	int64_t months_line;	       /* the first of them */
	int64_t months_proven;	       /* of them, those that no day can be */
	int64_t other_months;	       /* a month with a year of four digits */
};

void nt_dates_count(struct nt_dates *dates, const struct nt_datelook *look,
		    int64_t line);

enum nt_order_reason {
	NT_ORDER_NO_NEED, /* no cell that may be read both ways */
	NT_ORDER_PROVEN,  /* a value over 12 */
	NT_ORDER_BATCH,	  /* the same column in another file */
	NT_ORDER_WEEKDAY,
	NT_ORDER_ASKED,	  /* --date-order */
	NT_ORDER_DEFAULT, /* a warning names the rows */
};

/*
 * Decide the order from OWN, then from the N others of the batch, then from
 * weekdays, then as ASKED (NT_NO_ORDER if it is not), then FALLBACK. A column
 * that proves two orders is NT_EINVAL naming both lines.
 */
enum nt_status
nt_dates_order(const struct nt_dates *own, const struct nt_dates *const *others,
	       size_t n, enum nt_date_order asked, enum nt_date_order fallback,
	       enum nt_date_order *out, enum nt_order_reason *why,
	       struct nt_err *err) NT_MUST_CHECK;

/*
 * Is "Jul-24" the 24th of July? The column decides, else a YEAR that was
 * given (0: none) says that days lack one, else ASKED; NT_EINVAL if nothing
 * tells.
 */
enum nt_status nt_dates_month_day(const struct nt_dates *own, int year,
				  enum nt_date_order asked, bool *out,
				  struct nt_err *err) NT_MUST_CHECK;

/* "dmy", "mdy", "ymd", "my"; NT_NO_ORDER if TEXT is none of them. */
enum nt_date_order nt_date_order_find(const char *text);
const char *nt_date_order_name(enum nt_date_order order);

#endif
