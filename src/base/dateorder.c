/* dateorder.c - the order of day and month, decided for whole columns. */
#include "notula/datecell.h"

#include <string.h>

#include "base/cellcut.h"
#include "base/cellplain.h"
#include "base/dateread.h"
#include "notula/str.h"

static const struct {
	enum nt_date_order order;
	const char *name;
} names[] = {
	{ NT_ORDER_DMY, "dmy" },
	{ NT_ORDER_MDY, "mdy" },
	{ NT_ORDER_YMD, "ymd" },
	{ NT_ORDER_MY, "my" },
};

enum nt_date_order nt_date_order_find(const char *text)
{
	for (size_t i = 0; i < NT_COUNT(names); i++)
		if (strcmp(names[i].name, text) == 0)
			return names[i].order;
	return NT_NO_ORDER;
}

const char *nt_date_order_name(enum nt_date_order order)
{
	for (size_t i = 0; i < NT_COUNT(names); i++)
		if (names[i].order == order)
			return names[i].name;
	return "";
}

/* Does CUT read in this order; is its weekday the date's? */
static bool reads(const struct nt_cellcut *cut, enum nt_date_order order,
		  int year, struct nt_dateword *word)
{
	struct nt_datereading how = { "", nt_day_number(2024, 6, 12),
				      NT_LOOKING_BACK, true, year };
	struct nt_lexer date = cut->date;

	nt_cellcut_order(&date, order);
	nt_cellcut_days(&date, year != 0);
	return nt_dateword_lexed(&date, &how, word, NULL) == NT_OK;
}

/* 27/05/2024, in any order: its numbers are what counts, so that the 31st of
 * April is a date that does not exist, not a text. */
static void look_at_numbers(const struct nt_cellcut *cut,
			    const struct nt_cellchain *chain,
			    struct nt_datelook *out)
{
	bool any = false;

	out->numbers = true;
	out->first = chain->first;
	out->second = chain->second;
	out->third = chain->third;
	out->digits = chain->digits;
	for (int order = NT_ORDER_DMY; order <= NT_ORDER_YMD; order++) {
		struct nt_dateword word;

		/* with four digits the year stands where it stands */
		if (order == NT_ORDER_YMD && chain->digits != 2)
			continue;
		if (!reads(cut, (enum nt_date_order)order, 2024, &word))
			continue;
		any = true;
		if (word.weekday >= 0 && !word.contradicts)
			out->fits |= 1U << order;
	}
	if (any || (chain->first <= 31 && chain->second <= 31))
		out->form = chain->digits > 0 ? NT_LOOK_DATE : NT_LOOK_NO_YEAR;
}

static void look_at_words(const struct nt_cellcut *cut, struct nt_datelook *out)
{
	struct nt_dateword word;

	if (reads(cut, NT_ORDER_DMY, 0, &word))
		out->form = word.date.day != 0 ? NT_LOOK_DATE : NT_LOOK_MONTH;
	else if (reads(cut, NT_ORDER_DMY, 2024, &word))
		out->form = NT_LOOK_NO_YEAR;
	out->short_month = nt_cellcut_short_month(&cut->date);
	if (out->short_month >= 0)
		out->form = NT_LOOK_MONTH;
	out->digits =
		out->form == NT_LOOK_MONTH && out->short_month < 0 ? 4 : 0;
}

static bool is_weekday(const struct nt_lexer *date)
{
	return date->n == 1 && (date->v[0].meaning == NT_M_WEEKDAY ||
				date->v[0].meaning == NT_M_MINGGU);
}

/* The numbers of a plain shape, without cutting it into words. */
static bool look_plain(const char *s, struct nt_datelook *out)
{
	struct nt_cellplain plain;
	struct nt_date date;

	if (!nt_cellplain(s, &plain))
		return false;
	date = nt_cellplain_date(&plain, NT_ORDER_DMY);
	if (plain.year_first && !nt_date_valid(date))
		return false;
	if (!plain.year_first && (plain.first > 31 || plain.second > 31))
		return false;
	out->form = NT_LOOK_DATE;
	out->with_time = plain.has_time;
	out->numbers = !plain.year_first;
	out->first = plain.first;
	out->second = plain.second;
	out->third = plain.third;
	out->digits = 4;
	return true;
}

void nt_date_look(const char *s, struct nt_datelook *out)
{
	struct nt_cellchain chain;
	struct nt_cellcut cut;

	*out = (struct nt_datelook) { .short_month = -1 };
	s += strspn(s, " \t\r\n");
	if (look_plain(s, out))
		return;
	if (nt_cellplain_clock(s, &cut.times)) {
		out->form = NT_LOOK_TIME;
		return;
	}
	/* "10-12" may be a day of December */
	if (s[strspn(s, "0123456789 -/")] != '\0' &&
	    nt_cellcut_time(s, &cut.times)) {
		out->form = NT_LOOK_TIME;
		return;
	}
	if (!nt_cellcut(s, &cut))
		return;
	out->with_time = cut.has_time;
	if (cut.date.n == 0)
		out->form = cut.has_time ? NT_LOOK_TIME : NT_LOOK_NONE;
	else if (is_weekday(&cut.date))
		out->form = NT_LOOK_WEEKDAY;
	else if (nt_cellcut_chain(&cut.date, &chain))
		look_at_numbers(&cut, &chain, out);
	else
		look_at_words(&cut, out);
}

char nt_date_part_named(const char *word)
{
	struct nt_cellcut cut;

	if (strlen(word) < 2 || !nt_cellcut(word, &cut) || cut.date.n != 1 ||
	    cut.date.v[0].meaning != NT_M_UNIT)
		return 0;
	switch (cut.date.v[0].value) {
	case NT_UNIT_DAY:
		return 'd';
	case NT_UNIT_MONTH:
		return 'm';
	case NT_UNIT_YEAR:
		return 'y';
	default:
		return 0;
	}
}

static void prove(struct nt_dates *dates, enum nt_date_order order,
		  int64_t line)
{
	if (dates->proven[order]++ == 0)
		dates->line[order] = line;
}

static void count_numbers(struct nt_dates *dates,
			  const struct nt_datelook *look, int64_t line)
{
	int a = look->first, b = look->second;

	if (look->digits == 2 && (a > 31 || a == 0) && b <= 12) {
		prove(dates, NT_ORDER_YMD, line);
	} else if (a > 12 && a <= 31 && b <= 12) {
		prove(dates, NT_ORDER_DMY, line);
	} else if (b > 12 && b <= 31 && a <= 12) {
		prove(dates, NT_ORDER_MDY, line);
	} else if (a <= 12 && b <= 12 && a != b) {
		if (dates->either < NT_DATES_LINES)
			dates->lines[dates->either] = line;
		dates->either++;
		for (int order = NT_ORDER_DMY; order <= NT_ORDER_YMD; order++)
			if (look->fits == 1U << order)
				dates->weekday[order]++;
	}
}

void nt_dates_count(struct nt_dates *dates, const struct nt_datelook *look,
		    int64_t line)
{
	if (look->numbers)
		count_numbers(dates, look, line);
	if (look->digits == 2)
		dates->short_years++;
	if (look->short_month >= 0) {
		if (dates->months++ == 0)
			dates->months_line = line;
		if (look->short_month > 31 || look->short_month == 0)
			dates->months_proven++;
	} else if (look->form == NT_LOOK_MONTH && look->digits == 4) {
		dates->other_months++;
	}
}

/* The one order that DATES prove; NT_NO_ORDER if none. */
static enum nt_date_order proven(const struct nt_dates *dates)
{
	for (int order = NT_ORDER_DMY; order <= NT_ORDER_YMD; order++)
		if (dates->proven[order] > 0)
			return (enum nt_date_order)order;
	return NT_NO_ORDER;
}

static enum nt_status check_proof(const struct nt_dates *dates,
				  struct nt_err *err)
{
	for (int a = NT_ORDER_DMY; a < NT_ORDER_YMD; a++)
		for (int b = a + 1; b <= NT_ORDER_YMD; b++)
			if (dates->proven[a] > 0 && dates->proven[b] > 0)
				return nt_fail(
					err, NT_EINVAL,
					_("The dates stand in two orders: "
					  "line %lld can only be %s, line "
					  "%lld only %s."),
					(long long)dates->line[a],
					nt_date_order_name(
						(enum nt_date_order)a),
					(long long)dates->line[b],
					nt_date_order_name(
						(enum nt_date_order)b));
	return NT_OK;
}

/* What the other files prove, where they agree. */
static enum nt_date_order proven_by(const struct nt_dates *const *others,
				    size_t n)
{
	enum nt_date_order all = NT_NO_ORDER;

	for (size_t i = 0; i < n; i++) {
		enum nt_date_order one = proven(others[i]);

		if (one == NT_NO_ORDER)
			continue;
		if (all != NT_NO_ORDER && all != one)
			return NT_NO_ORDER;
		all = one;
	}
	return all;
}

/* The order that the weekdays fit, where they fit no other. */
static enum nt_date_order weekdays_fit(const struct nt_dates *dates)
{
	enum nt_date_order fits = NT_NO_ORDER;

	for (int order = NT_ORDER_DMY; order <= NT_ORDER_YMD; order++) {
		if (dates->weekday[order] == 0)
			continue;
		if (fits != NT_NO_ORDER &&
		    dates->weekday[order] == dates->weekday[fits])
			return NT_NO_ORDER;
		if (fits == NT_NO_ORDER ||
		    dates->weekday[order] > dates->weekday[fits])
			fits = (enum nt_date_order)order;
	}
	return fits;
}

enum nt_status nt_dates_order(const struct nt_dates *own,
			      const struct nt_dates *const *others, size_t n,
			      enum nt_date_order asked,
			      enum nt_date_order fallback,
			      enum nt_date_order *out,
			      enum nt_order_reason *why, struct nt_err *err)
{
	enum nt_status st = check_proof(own, err);

	if (st != NT_OK)
		return st;
	/* 24/05/27 proves nothing against who says that the year is first. */
	*why = NT_ORDER_ASKED;
	*out = asked;
	if (asked == NT_ORDER_YMD && own->short_years > 0)
		return NT_OK;
	*why = NT_ORDER_PROVEN;
	*out = proven(own);
	if (*out != NT_NO_ORDER)
		return NT_OK;
	*why = NT_ORDER_NO_NEED;
	*out = asked == NT_NO_ORDER || asked == NT_ORDER_MY ? fallback : asked;
	if (own->either == 0)
		return NT_OK;
	*why = NT_ORDER_BATCH;
	*out = proven_by(others, n);
	if (*out != NT_NO_ORDER)
		return NT_OK;
	*why = NT_ORDER_WEEKDAY;
	*out = weekdays_fit(own);
	if (*out != NT_NO_ORDER)
		return NT_OK;
	*why = asked == NT_NO_ORDER || asked == NT_ORDER_MY ? NT_ORDER_DEFAULT
							    : NT_ORDER_ASKED;
	*out = *why == NT_ORDER_ASKED ? asked : fallback;
	return NT_OK;
}

enum nt_status nt_dates_month_day(const struct nt_dates *own, int year,
				  enum nt_date_order asked, bool *out,
				  struct nt_err *err)
{
	*out = false;
	if (own->months == 0 || own->months_proven > 0 ||
	    own->other_months > 0 || asked == NT_ORDER_MY)
		return NT_OK;
	*out = true;
	if (year != 0)
		return NT_OK;
	return nt_fail(err, NT_EINVAL,
		       _("On line %lld a month and a number, like \"Jul-24\": "
			 "a month of a year, or a day? Say --date-order my, "
			 "or --year YYYY for days."),
		       (long long)own->months_line);
}
