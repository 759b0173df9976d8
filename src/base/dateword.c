#include "notula/dateword.h"

#include <string.h>

#include "base/daterel.h"
#include "base/datewords.h"

/* A date as far as it is written; 0 where it is not. */
struct part {
	int day;
	int month;
	int year;
	bool short_year;
};

/* In 28 years every day meets every weekday; 40 with 1900 or 2100 between. */
enum { FAR = 366 * 40 };

const char *nt_weekday_name(int weekday)
{
	static const char *const names[] = {
		N_("Monday"), N_("Tuesday"),  N_("Wednesday"), N_("Thursday"),
		N_("Friday"), N_("Saturday"), N_("Sunday"),
	};

	return _(names[weekday]);
}

const char *nt_month_name(int month)
{
	static const char *const names[] = {
		N_("January"),	 N_("February"), N_("March"),	 N_("April"),
		N_("May"),	 N_("June"),	 N_("July"),	 N_("August"),
		N_("September"), N_("October"),	 N_("November"), N_("December"),
	};

	return _(names[month - 1]);
}

void nt_weekday_near(int64_t day, int weekday, struct nt_date near[2])
{
	int ahead = (weekday - nt_day_weekday(day) + 7) % 7;
	int back = 7 - ahead;

	if (ahead == 0)
		ahead = 7;
	near[0] = nt_day_date(ahead <= back ? day + ahead : day - back);
	near[1] = nt_day_date(ahead <= back ? day - back : day + ahead);
}

int nt_weekday_read(const char *text)
{
	struct nt_lexer lexer;
	int weekday = -1, unit;

	if (!nt_lex(&lexer, text, nt_datewords, nt_datewords_n))
		return -1;
	nt_lex_sign(&lexer, '(');
	nt_lex_take(&lexer, NT_M_UNIT, &unit);
	return nt_daterel_weekday(&lexer, &weekday) ? weekday : -1;
}

static enum nt_status not_understood(const char *text, struct nt_err *err)
{
	return nt_fail(err, NT_EINVAL,
		       _("Date not understood: \"%s\". Try 27/5, 27 mei, "
			 "selasa lalu, t."),
		       text);
}

static bool is_separator(const struct nt_lexeme *lexeme)
{
	return lexeme->meaning == NT_M_SIGN &&
	       strchr("-/.", lexeme->value) != NULL;
}

static bool two_digits(const struct nt_lexeme *lexeme)
{
	return lexeme->meaning == NT_M_NUM &&
	       (lexeme->digits == 1 || lexeme->digits == 2);
}

static bool is_month(const struct nt_lexeme *lexeme)
{
	return lexeme->meaning == NT_M_MONTH || lexeme->meaning == NT_M_ROMAN;
}

/* 20240527 */
static bool read_eight(struct nt_lexer *lexer, struct part *out)
{
	const struct nt_lexeme *next = nt_lex_peek(lexer, 0);

	if (next->meaning != NT_M_NUM || next->digits != 8)
		return false;
	out->year = next->value / 10000;
	out->month = next->value / 100 % 100;
	out->day = next->value % 100;
	lexer->at++;
	return out->year > 0 && out->month > 0 && out->day > 0;
}

/* 2024, 2024-05, 2024-05-27 */
static bool read_iso(struct nt_lexer *lexer, struct part *out)
{
	const struct nt_lexeme *next = nt_lex_peek(lexer, 0);
	int separator;

	if (next->meaning != NT_M_NUM || next->digits != 4 || next->value == 0)
		return false;
	out->year = next->value;
	lexer->at++;
	if (!is_separator(nt_lex_peek(lexer, 0)) ||
	    !two_digits(nt_lex_peek(lexer, 1)))
		return true;
	separator = nt_lex_peek(lexer, 0)->value;
	out->month = nt_lex_peek(lexer, 1)->value;
	lexer->at += 2;
	if (nt_lex_peek(lexer, 0)->value != separator ||
	    !is_separator(nt_lex_peek(lexer, 0)) ||
	    !two_digits(nt_lex_peek(lexer, 1)))
		return out->month > 0;
	out->day = nt_lex_peek(lexer, 1)->value;
	lexer->at += 2;
	return out->month > 0 && out->day > 0;
}

/* Pass a separator and blanks, or neither, before a year. */
static void read_year(struct nt_lexer *lexer, int64_t today, struct part *out)
{
	size_t at = lexer->at;

	if (is_separator(nt_lex_peek(lexer, 0)) ||
	    (nt_lex_peek(lexer, 0)->meaning == NT_M_SIGN &&
	     nt_lex_peek(lexer, 0)->value == ','))
		lexer->at++;
	if (!nt_daterel_year(lexer, today, &out->year, &out->short_year))
		lexer->at = at;
}

/* mei, Mei 2024, mei'24, May 27, 2024 */
static bool read_month_first(struct nt_lexer *lexer, int64_t today,
			     struct part *out)
{
	size_t at;

	if (!nt_lex_take(lexer, NT_M_MONTH, &out->month))
		return false;
	at = lexer->at;
	if (two_digits(nt_lex_peek(lexer, 0))) {
		int day = nt_lex_peek(lexer, 0)->value;

		lexer->at++;
		read_year(lexer, today, out);
		if (out->year != 0 && !out->short_year) {
			out->day = day;
			return day > 0;
		}
		lexer->at = at;
		out->short_year = false;
		out->year = 0;
	}
	read_year(lexer, today, out);
	return true;
}

/* After a day its month as a number, 27/5, 27.5.24; in 05-2024 it was the
 * month itself. A dash before "29 Mei" or "29/5" makes a span. */
static void read_numbers(struct nt_lexer *lexer, int64_t today,
			 struct part *out)
{
	const struct nt_lexeme *sign = nt_lex_peek(lexer, 0);
	const struct nt_lexeme *next = nt_lex_peek(lexer, 1);
	const struct nt_lexeme *third = nt_lex_peek(lexer, 2);

	if (!is_separator(sign) || next->meaning != NT_M_NUM ||
	    next->value == 0)
		return;
	if (next->digits == 4) {
		out->month = out->day;
		out->day = 0;
		out->year = next->value;
		lexer->at += 2;
		return;
	}
	if (!two_digits(next) || is_month(third))
		return;
	if (sign->value == '-' && is_separator(third) && third->value != '-')
		return;
	if (sign->value == '-' && next->value > 12 &&
	    third->meaning != NT_M_SIGN)
		return;
	out->month = next->value;
	lexer->at += 2;
	if (is_separator(third) && third->value == sign->value) {
		lexer->at++;
		if (!nt_daterel_year(lexer, today, &out->year,
				     &out->short_year))
			lexer->at--;
	}
}

/* 27, 27/5, 27.5.24, 27 Mei 2024, 27-V-2024, 05-2024 */
static bool read_day_first(struct nt_lexer *lexer, int64_t today,
			   struct part *out)
{
	const struct nt_lexeme *next = nt_lex_peek(lexer, 0);
	size_t at;

	if (!two_digits(next) || next->value == 0)
		return false;
	out->day = next->value;
	lexer->at++;
	at = lexer->at;
	if (is_separator(nt_lex_peek(lexer, 0)))
		lexer->at++;
	if (is_month(nt_lex_peek(lexer, 0))) {
		out->month = nt_lex_peek(lexer, 0)->value;
		lexer->at++;
		read_year(lexer, today, out);
		return true;
	}
	lexer->at = at;
	read_numbers(lexer, today, out);
	return true;
}

static bool read_part(struct nt_lexer *lexer, int64_t today, struct part *out)
{
	*out = (struct part) { 0 };
	return read_eight(lexer, out) || read_iso(lexer, out) ||
	       read_month_first(lexer, today, out) ||
	       read_day_first(lexer, today, out);
}

/* Does the day exist? Without a year February may have 29. */
static enum nt_status check_part(const struct part *p, const char *text,
				 struct nt_err *err)
{
	int most;

	if (p->month > 12)
		return nt_fail(err, NT_EINVAL,
			       _("\"%s\": there is no month %d (day, month, "
				 "year)."),
			       text, p->month);
	most = p->month == 0
		       ? 31
		       : nt_month_days(p->year ? p->year : 2024, p->month);
	if (p->day <= most)
		return NT_OK;
	if (p->month == 0)
		return nt_fail(err, NT_EINVAL,
			       _("\"%s\": no month has %d days."), text,
			       p->day);
	if (p->month == 2 && p->year != 0)
		return nt_fail(err, NT_EINVAL,
			       _("\"%s\": February %d has %d days."), text,
			       p->year, most);
	return nt_fail(err, NT_EINVAL, _("\"%s\": %s has %d days."), text,
		       nt_month_name(p->month), most);
}

static bool fits(struct nt_date date, const struct part *p, int weekday,
		 int64_t number)
{
	return date.day == p->day &&
	       (p->month == 0 || date.month == p->month) &&
	       (weekday < 0 || nt_day_weekday(number) == weekday);
}

/* The nearest day that fits what is written: on the side one looks to, on
 * both where a weekday chooses. */
static void find_day(const struct part *p, int weekday, int64_t today,
		     enum nt_looking looking, struct nt_date *out)
{
	int side = looking == NT_LOOKING_BACK ? -1 : 1;

	for (int64_t i = 0; i < FAR; i++) {
		*out = nt_day_date(today + side * i);
		if (fits(*out, p, weekday, today + side * i))
			return;
		if (weekday < 0)
			continue;
		*out = nt_day_date(today - side * i);
		if (fits(*out, p, weekday, today - side * i))
			return;
	}
	find_day(p, -1, today, looking, out);
}

static struct nt_date resolve(const struct part *p, int weekday, int64_t today,
			      enum nt_looking looking)
{
	struct nt_date date = { p->year, p->month, p->day };
	struct nt_date now = nt_day_date(today);

	if (p->year != 0)
		return date;
	if (p->day != 0) {
		find_day(p, weekday, today, looking, &date);
		return date;
	}
	date.year = now.year;
	if (looking == NT_LOOKING_BACK && p->month > now.month)
		date.year--;
	if (looking == NT_LOOKING_AHEAD && p->month < now.month)
		date.year++;
	return date;
}

/* Of "27 s.d. 29 Mei 2024" the first lacks what the last has, of "27 Mei 2024
 * s.d. 29" the last. */
static void share(struct part *first, struct part *last)
{
	if (last->month == 0 && last->year == 0 && first->month != 0) {
		last->month = first->month;
		last->year = first->year;
	}
	if (first->month == 0 && first->year == 0)
		first->month = last->month;
	if (first->year == 0 && last->year != 0) {
		first->year = last->year - (first->month > last->month);
		first->short_year = last->short_year;
	}
	if (last->year == 0 && first->year != 0)
		last->year = first->year + (first->month > last->month);
}

static enum nt_status end_of(struct part *last, struct nt_dateword *out,
			     bool only_next, const char *text,
			     struct nt_err *err)
{
	int64_t begins = nt_date_first(out->date);

	if (last->year == 0)
		last->year = out->date.year + (last->month != 0 &&
					       last->month < out->date.month);
	if (last->month == 0)
		last->month = out->date.month;
	out->end = (struct nt_date) { last->year, last->month, last->day };
	if (!nt_date_valid(out->end))
		return check_part(last, text, err) != NT_OK
			       ? NT_EINVAL
			       : not_understood(text, err);
	if (only_next && nt_date_first(out->end) != begins + 1)
		return not_understood(text, err);
	if (nt_date_last(out->end) < begins)
		return nt_fail(err, NT_EINVAL, "%s",
			       _("The last day is before the first."));
	if (memcmp(&out->end, &out->date, sizeof(out->end)) == 0)
		out->end = (struct nt_date) { 0 };
	return NT_OK;
}

/* A dash between two dates; not the fourth part of 2024-5-1-1. */
static bool read_dash(struct nt_lexer *lexer)
{
	size_t at = lexer->at;

	if (at >= 2 && lexer->v[at - 2].meaning == NT_M_SIGN &&
	    lexer->v[at - 2].value == '-')
		return false;
	return nt_lex_sign(lexer, '-');
}

/* The written words, all of them: one date or a span of two. */
static bool read_parts(struct nt_lexer *lexer, int64_t today,
		       struct nt_dateword *out, struct part *first,
		       struct part *last, bool *span, bool *only_next)
{
	bool bracket;

	*span = false;
	*only_next = false;
	if (nt_daterel_weekday(lexer, &out->weekday)) {
		int other;

		if (nt_lex_take(lexer, NT_M_RANGE, NULL) ||
		    nt_lex_sign(lexer, '-') ||
		    nt_lex_take(lexer, NT_M_AND, NULL))
			if (!nt_daterel_weekday(lexer, &other))
				return false;
		if (!nt_lex_sign(lexer, ','))
			nt_lex_sign(lexer, '/');
	}
	bracket = nt_lex_sign(lexer, '(');
	if (!read_part(lexer, today, first))
		return false;
	*only_next = nt_lex_take(lexer, NT_M_AND, NULL);
	if (*only_next || nt_lex_take(lexer, NT_M_RANGE, NULL) ||
	    read_dash(lexer)) {
		*span = true;
		if (!read_part(lexer, today, last))
			return false;
	}
	if (bracket && !nt_lex_sign(lexer, ')'))
		return false;
	if (out->weekday < 0 && !nt_lex_end(lexer)) {
		nt_lex_sign(lexer, ',');
		bracket = nt_lex_sign(lexer, '(');
		if (!nt_daterel_weekday(lexer, &out->weekday) ||
		    (bracket && !nt_lex_sign(lexer, ')')))
			return false;
	}
	return nt_lex_end(lexer);
}

static enum nt_status read_written(struct nt_lexer *lexer, const char *text,
				   int64_t today, enum nt_looking looking,
				   struct nt_dateword *out, struct nt_err *err)
{
	struct part first, last;
	bool span, only_next;
	enum nt_status st;

	*out = (struct nt_dateword) { .weekday = -1 };
	if (!read_parts(lexer, today, out, &first, &last, &span, &only_next))
		return not_understood(text, err);
	if (span)
		share(&first, &last);
	st = check_part(&first, text, err);
	if (st == NT_OK && span)
		st = check_part(&last, text, err);
	if (st != NT_OK)
		return st;
	if (first.day == 0 && first.month == 0 && first.year == 0)
		return not_understood(text, err);
	out->short_year = first.short_year;
	out->guessed_year = first.year == 0;
	out->date = resolve(&first, out->weekday, today, looking);
	if (!nt_date_valid(out->date))
		return not_understood(text, err);
	if (span)
		st = end_of(&last, out, only_next, text, err);
	if (out->weekday >= 0 && out->date.day != 0) {
		int64_t day = nt_date_first(out->date);

		out->contradicts = nt_day_weekday(day) != out->weekday;
		if (out->contradicts)
			nt_weekday_near(day, out->weekday, out->near);
	}
	return st;
}

/* "Bulan Mei" is Mei, "hari Selasa, 27 Mei" is Selasa. */
static void drop_headings(struct nt_lexer *lexer)
{
	size_t n = 0;

	for (size_t i = 0; i < lexer->n; i++) {
		const struct nt_lexeme *one = &lexer->v[i];
		enum nt_meaning next =
			i + 1 < lexer->n ? one[1].meaning : NT_M_END;

		if (one->meaning == NT_M_UNIT &&
		    ((one->value == NT_UNIT_MONTH && next == NT_M_MONTH) ||
		     (one->value == NT_UNIT_DAY && next == NT_M_WEEKDAY) ||
		     (one->value == NT_UNIT_DAY && next == NT_M_MINGGU &&
		      lexer->n > 3)))
			continue;
		lexer->v[n++] = *one;
	}
	lexer->n = n;
}

enum nt_status nt_dateword_read(const char *text, int64_t today,
				enum nt_looking looking,
				struct nt_dateword *out, struct nt_err *err)
{
	struct nt_lexer lexer;

	*out = (struct nt_dateword) { .weekday = -1 };
	if (!nt_lex(&lexer, text, nt_datewords, nt_datewords_n))
		return not_understood(text, err);
	drop_headings(&lexer);
	if (nt_daterel_read(&lexer, today, looking, out))
		return NT_OK;
	return read_written(&lexer, text, today, looking, out, err);
}
