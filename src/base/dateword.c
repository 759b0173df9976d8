#include "notula/dateword.h"

#include <string.h>

#include "base/datepart.h"
#include "base/dateread.h"
#include "base/daterel.h"

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

	if (!nt_lex(&lexer, text, &nt_vocabulary_of_dates))
		return -1;
	nt_lex_sign(&lexer, '(');
	nt_lex_take(&lexer, NT_M_UNIT, &unit);
	return nt_daterel_weekday(&lexer, &weekday) ? weekday : -1;
}

static enum nt_status not_understood(const struct nt_datereading *how,
				     struct nt_err *err)
{
	if (how->cell)
		return nt_fail(err, NT_EINVAL,
			       _("\"%.80s\": date not understood"), how->text);
	return nt_fail(err, NT_EINVAL,
		       _("Date not understood: \"%s\". Try 27/5, 27 mei, "
			 "selasa lalu, t."),
		       how->text);
}

/* Does the day exist? Without a year February may have 29. */
static enum nt_status check_part(const struct nt_datepart *p,
				 const struct nt_datereading *how,
				 struct nt_err *err)
{
	int most;

	if (p->month > 12 && how->cell)
		return nt_fail(err, NT_EINVAL,
			       _("\"%s\": there is no month %d"), how->text,
			       p->month);
	if (p->month > 12)
		return nt_fail(err, NT_EINVAL,
			       _("\"%s\": there is no month %d (day, month, "
				 "year)."),
			       how->text, p->month);
	most = p->month == 0
		       ? 31
		       : nt_month_days(p->year ? p->year : 2024, p->month);
	if (p->day <= most)
		return NT_OK;
	if (p->month == 0)
		return nt_fail(err, NT_EINVAL,
			       _("\"%s\": no month has %d days."), how->text,
			       p->day);
	if (p->month == 2 && p->year != 0)
		return nt_fail(err, NT_EINVAL,
			       _("\"%s\": February %d has %d days."), how->text,
			       p->year, most);
	return nt_fail(err, NT_EINVAL, _("\"%s\": %s has %d days."), how->text,
		       nt_month_name(p->month), most);
}

static bool fits(struct nt_date date, const struct nt_datepart *p, int weekday,
		 int64_t number)
{
	return date.day == p->day &&
	       (p->month == 0 || date.month == p->month) &&
	       (weekday < 0 || nt_day_weekday(number) == weekday);
}

/* The nearest day that fits what is written: on the side one looks to, on
 * both where a weekday chooses. */
static void find_day(const struct nt_datepart *p, int weekday, int64_t today,
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

static struct nt_date resolve(const struct nt_datepart *p, int weekday,
			      const struct nt_datereading *how)
{
	struct nt_date date = { p->year, p->month, p->day };
	struct nt_date now = nt_day_date(how->today);

	if (p->year != 0)
		return date;
	if (p->day != 0) {
		find_day(p, weekday, how->today, how->looking, &date);
		return date;
	}
	date.year = now.year;
	if (how->looking == NT_LOOKING_BACK && p->month > now.month)
		date.year--;
	if (how->looking == NT_LOOKING_AHEAD && p->month < now.month)
		date.year++;
	return date;
}

/* What a cell leaves out is told for the whole file, or found by the weekday;
 * a lone day is no date. */
static enum nt_status complete(struct nt_datepart *p, int weekday,
			       const struct nt_datereading *how,
			       struct nt_err *err)
{
	if (p->month == 0 && p->year == 0)
		return not_understood(how, err);
	if (p->year != 0 || (p->day != 0 && weekday >= 0 && how->year == 0))
		return NT_OK;
	p->year = how->year;
	if (p->year != 0)
		return NT_OK;
	return nt_fail(err, NT_EINVAL,
		       _("\"%s\" has no year: give it with --year YYYY"),
		       how->text);
}

/* Of "27 s.d. 29 Mei 2024" the first lacks what the last has, of "27 Mei 2024
 * s.d. 29" the last. */
static void share(struct nt_datepart *first, struct nt_datepart *last)
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

static enum nt_status end_of(struct nt_datepart *last, struct nt_dateword *out,
			     bool only_next, const struct nt_datereading *how,
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
		return check_part(last, how, err) != NT_OK
			       ? NT_EINVAL
			       : not_understood(how, err);
	if ((last->day == 0) != (out->date.day == 0) ||
	    (only_next && nt_date_first(out->end) != begins + 1))
		return not_understood(how, err);
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
		       struct nt_dateword *out, struct nt_datepart *first,
		       struct nt_datepart *last, bool *span, bool *only_next)
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
	if (!nt_datepart_read(lexer, today, first))
		return false;
	*only_next = nt_lex_take(lexer, NT_M_AND, NULL);
	if (*only_next || nt_lex_take(lexer, NT_M_RANGE, NULL) ||
	    read_dash(lexer)) {
		*span = true;
		if (!nt_datepart_read(lexer, today, last))
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

enum nt_status nt_dateword_lexed(struct nt_lexer *lexer,
				 const struct nt_datereading *how,
				 struct nt_dateword *out, struct nt_err *err)
{
	struct nt_datepart first, last;
	bool span, only_next;
	enum nt_status st;

	*out = (struct nt_dateword) { .weekday = -1 };
	if (!read_parts(lexer, how->today, out, &first, &last, &span,
			&only_next))
		return not_understood(how, err);
	if (span)
		share(&first, &last);
	st = check_part(&first, how, err);
	if (st == NT_OK && span)
		st = check_part(&last, how, err);
	if (st == NT_OK && how->cell)
		st = complete(&first, out->weekday, how, err);
	if (st != NT_OK)
		return st;
	if (first.day == 0 && first.month == 0 && first.year == 0)
		return not_understood(how, err);
	out->short_year = first.short_year;
	out->guessed_year = first.year == 0;
	out->date = resolve(&first, out->weekday, how);
	if (!nt_date_valid(out->date))
		return how->cell && check_part(&first, how, err) != NT_OK
			       ? NT_EINVAL
			       : not_understood(how, err);
	if (span)
		st = end_of(&last, out, only_next, how, err);
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
	struct nt_datereading how = { text, today, looking, false, 0 };
	struct nt_lexer lexer;

	*out = (struct nt_dateword) { .weekday = -1 };
	if (!nt_lex(&lexer, text, &nt_vocabulary_of_dates))
		return not_understood(&how, err);
	drop_headings(&lexer);
	if (nt_daterel_read(&lexer, today, looking, out))
		return NT_OK;
	return nt_dateword_lexed(&lexer, &how, out, err);
}
