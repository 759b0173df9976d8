#include "base/daterel.h"

/* One text being read. */
struct reading {
	struct nt_lexer *lexer;
	int64_t today;
	struct nt_date now;
	enum nt_looking looking;
	struct nt_dateword *out;
};

bool nt_daterel_weekday(struct nt_lexer *lexer, int *weekday)
{
	if (nt_lex_take(lexer, NT_M_WEEKDAY, weekday))
		return true;
	if (!nt_lex_take(lexer, NT_M_MINGGU, NULL) &&
	    !nt_lex_take(lexer, NT_M_MIN, NULL))
		return false;
	*weekday = 6;
	return true;
}

bool nt_daterel_plausible(int year)
{
	return year >= 1900 && year < 2200;
}

bool nt_daterel_year(struct nt_lexer *lexer, int64_t today, int *year,
		     bool *is_short)
{
	const struct nt_lexeme *next;
	size_t at = lexer->at;
	int unit = NT_UNIT_YEAR;

	if (nt_lex_take(lexer, NT_M_UNIT, &unit) && unit != NT_UNIT_YEAR) {
		lexer->at = at;
		return false;
	}
	next = nt_lex_peek(lexer, 0);
	if (next->meaning != NT_M_NUM ||
	    (next->digits != 2 && next->digits != 4) ||
	    (next->digits == 4 && !nt_daterel_plausible(next->value))) {
		lexer->at = at;
		return false;
	}
	*year = next->value;
	*is_short = next->digits == 2;
	if (*is_short) {
		int now = nt_day_date(today).year;

		*year += now - now % 100;
		if (*year > now + 20)
			*year -= 100;
	}
	lexer->at++;
	return true;
}

static bool day_is(struct reading *r, int64_t number)
{
	r->out->date = nt_day_date(number);
	return nt_date_valid(r->out->date);
}

/* The month that is SHIFT months from now; its day too where DAY is one. */
static bool month_is(struct reading *r, int64_t shift, int day)
{
	int64_t months = (int64_t)r->now.year * 12 + r->now.month - 1 + shift;
	struct nt_date *date = &r->out->date;
	int most;

	if (months < 12 || months >= 120000)
		return false;
	date->year = (int)(months / 12);
	date->month = (int)(months % 12) + 1;
	most = nt_month_days(date->year, date->month);
	date->day = day > most ? most : day;
	return true;
}

static bool year_is(struct reading *r, int year)
{
	r->out->date = (struct nt_date) { .year = year };
	return nt_date_valid(r->out->date);
}

/* N units away from today, the same day of the month where there is one. */
static bool away(struct reading *r, int64_t n, int unit)
{
	switch (unit) {
	case NT_UNIT_DAY:
		return day_is(r, r->today + n);
	case NT_UNIT_WEEK:
		return day_is(r, r->today + 7 * n);
	case NT_UNIT_MONTH:
		return month_is(r, n, r->now.day);
	case NT_UNIT_QUARTER:
		return month_is(r, 3 * n, r->now.day);
	case NT_UNIT_SEMESTER:
		return month_is(r, 6 * n, r->now.day);
	default:
		return month_is(r, 12 * n, r->now.day);
	}
}

/* A span of MONTHS months as a task is due in it, or as a meeting was. */
static bool span_is(struct reading *r, int year, int month, int months)
{
	int last = month + months - 1;

	r->out->date = (struct nt_date) { year, month, 1 };
	r->out->end =
		(struct nt_date) { year, last, nt_month_days(year, last) };
	if (r->looking == NT_LOOKING_AHEAD) {
		r->out->date = r->out->end;
		r->out->end = (struct nt_date) { 0 };
	}
	return true;
}

static int months_of(int unit)
{
	return unit == NT_UNIT_QUARTER ? 3 : unit == NT_UNIT_SEMESTER ? 6 : 12;
}

/* The unit that lies SHIFT units from now: bulan depan, next week. */
static bool shifted(struct reading *r, int shift, int unit)
{
	int months = months_of(unit);
	int64_t first;

	switch (unit) {
	case NT_UNIT_DAY:
		return day_is(r, r->today + shift);
	case NT_UNIT_WEEK:
		if (shift != 0)
			return day_is(r, r->today + 7 * shift);
		first = r->today - nt_day_weekday(r->today);
		return day_is(r, r->looking == NT_LOOKING_BACK ? first
							       : first + 4);
	case NT_UNIT_MONTH:
		return month_is(r, shift, 0);
	case NT_UNIT_YEAR:
		return year_is(r, r->now.year + shift);
	default:
		first = (r->now.month - 1) / months + shift;
		if (!month_is(r, (first * months) - (r->now.month - 1), 0))
			return false;
		return span_is(r, r->out->date.year, r->out->date.month,
			       months);
	}
}

static bool unit(struct reading *r, int *out)
{
	if (nt_lex_take(r->lexer, NT_M_UNIT, out))
		return true;
	if (nt_lex_take(r->lexer, NT_M_MINGGU, NULL)) {
		*out = NT_UNIT_WEEK;
		return true;
	}
	*out = NT_UNIT_DAY;
	return nt_lex_take(r->lexer, NT_M_H, NULL);
}

static bool sign(struct reading *r, int *out)
{
	const struct nt_lexeme *next = nt_lex_peek(r->lexer, 0);

	*out = next->value == '+' ? 1 : -1;
	if (next->meaning != NT_M_MIN && next->value != '+' &&
	    next->value != '-')
		return false;
	if (next->meaning != NT_M_MIN && next->meaning != NT_M_SIGN &&
	    next->meaning != NT_M_RANGE)
		return false;
	r->lexer->at++;
	return true;
}

static bool number(struct reading *r, int *out)
{
	return nt_lex_take(r->lexer, NT_M_NUM, out);
}

/* -1, +2w, +1 bulan, h-3, H min 3 */
static bool read_signed(struct reading *r)
{
	int direction, n, u = NT_UNIT_DAY;
	bool h = nt_lex_take(r->lexer, NT_M_H, NULL);

	if (!sign(r, &direction) || !number(r, &n))
		return false;
	if (!h)
		unit(r, &u);
	return away(r, (int64_t)direction * n, u);
}

/* t, kemarin, lusa, the day after tomorrow, hari ini */
static bool read_day_word(struct reading *r)
{
	int n, factor = 1;

	if (nt_lex_peek(r->lexer, 0)->meaning == NT_M_UNIT &&
	    nt_lex_peek(r->lexer, 1)->meaning == NT_M_BEYOND)
		r->lexer->at++;
	if (nt_lex_take(r->lexer, NT_M_BEYOND, NULL))
		factor = 2;
	if (!nt_lex_take(r->lexer, NT_M_TODAY, &n))
		return false;
	if (nt_lex_take(r->lexer, NT_M_BEYOND, NULL) ||
	    (n == -1 && nt_lex_take(r->lexer, NT_M_TODAY, NULL)))
		factor = 2;
	return day_is(r, r->today + factor * n);
}

/* 2 minggu lagi, 3 days ago, in 2 weeks, dalam 10 hari */
static bool read_count(struct reading *r)
{
	bool in = nt_lex_take(r->lexer, NT_M_IN, NULL);
	int n, u, direction = 1;

	if (!number(r, &n) || !unit(r, &u))
		return false;
	if (!nt_lex_take(r->lexer, NT_M_HENCE, &direction) &&
	    !nt_lex_take(r->lexer, NT_M_SHIFT, &direction) && !in)
		return false;
	return direction != 0 && away(r, (int64_t)direction * n, u);
}

/* The first day with WEEKDAY on that side of today; today itself if it may
 * be. */
static int64_t weekday_from(struct reading *r, int weekday, int direction,
			    bool today_too)
{
	int64_t day = r->today + (today_too ? 0 : direction);

	while (nt_day_weekday(day) != weekday)
		day += direction;
	return day;
}

static bool weekday_is(struct reading *r, int weekday, bool told, int shift)
{
	int64_t monday = r->today - nt_day_weekday(r->today);
	int direction = r->looking == NT_LOOKING_BACK ? -1 : 1;

	r->out->weekday = weekday;
	if (!told)
		return day_is(r, weekday_from(r, weekday, direction, true));
	if (shift == 0)
		return day_is(r, monday + weekday);
	return day_is(r, weekday_from(r, weekday, shift, false));
}

/* selasa, hari minggu, selasa lalu, jumat kemarin, next tue */
static bool read_weekday(struct reading *r)
{
	bool told, day = false;
	int weekday, shift = 0, u;

	if (nt_lex_peek(r->lexer, 0)->meaning == NT_M_UNIT &&
	    nt_lex_take(r->lexer, NT_M_UNIT, &u)) {
		day = u == NT_UNIT_DAY;
		if (!day)
			return false;
	}
	told = nt_lex_take(r->lexer, NT_M_SHIFT, &shift);
	if (!nt_daterel_weekday(r->lexer, &weekday))
		return false;
	if (!told)
		told = nt_lex_take(r->lexer, NT_M_SHIFT, &shift) ||
		       nt_lex_take(r->lexer, NT_M_TODAY, &shift);
	return weekday_is(r, weekday, told, shift > 0 ? 1 : shift < 0 ? -1 : 0);
}

/* minggu depan, bulan lalu, next week, tahun ini, mei lalu */
static bool read_unit(struct reading *r)
{
	bool told;
	int shift, u, month = 0;

	told = nt_lex_take(r->lexer, NT_M_SHIFT, &shift);
	if (!nt_lex_take(r->lexer, NT_M_MONTH, &month) && !unit(r, &u))
		return false;
	if (!told && !nt_lex_take(r->lexer, NT_M_SHIFT, &shift))
		return false;
	if (month == 0)
		return shifted(r, shift, u);
	if (shift < 0 && month >= r->now.month)
		month -= 12;
	if (shift > 0 && month <= r->now.month)
		month += 12;
	return month_is(r, month - r->now.month, 0);
}

/* The number of a quarter or semester: 0 if none is told, -1 if it is none. */
static int lexed_number(struct reading *r, int most)
{
	int n;

	if (!nt_lex_take(r->lexer, NT_M_ROMAN, &n) && !number(r, &n))
		return 0;
	return n >= 1 && n <= most ? n : -1;
}

/* A named span of the year: triwulan III 2024, semester 1, Q3, Mei 2024,
 * tahun depan; nothing named is the present one. */
static bool read_span(struct reading *r, int *year, int *month, int *months)
{
	int u = NT_UNIT_MONTH, shift = 0, n = 0;

	*year = r->now.year;
	*months = 1;
	if (nt_lex_take(r->lexer, NT_M_MONTH, month)) {
		bool back = r->looking == NT_LOOKING_BACK;

		if (!nt_daterel_year(r->lexer, r->today, year,
				     &r->out->short_year))
			*year += back ? -(*month > r->now.month)
				      : *month < r->now.month;
		return true;
	}
	nt_lex_take(r->lexer, NT_M_SHIFT, &shift);
	if (!nt_lex_take(r->lexer, NT_M_UNIT, &u) || u < NT_UNIT_MONTH)
		return false;
	*months = u == NT_UNIT_MONTH ? 1 : months_of(u);
	if (u == NT_UNIT_QUARTER || u == NT_UNIT_SEMESTER)
		n = lexed_number(r, 12 / *months);
	if (n < 0)
		return false;
	if (n > 0 || u == NT_UNIT_YEAR)
		nt_daterel_year(r->lexer, r->today, year, &r->out->short_year);
	if (n == 0)
		nt_lex_take(r->lexer, NT_M_SHIFT, &shift);
	n = n > 0 ? n - 1 : (r->now.month - 1) / *months;
	n += shift;
	*year += (n * *months + 1200) / 12 - 100;
	*month = (n * *months + 1200) % 12 + 1;
	return *year >= 1 && *year <= 9999;
}

/* awal minggu depan, end of the week: the week of an office ends on Friday */
static bool read_week_edge(struct reading *r, int edge)
{
	int shift = 0, u;

	nt_lex_take(r->lexer, NT_M_SHIFT, &shift);
	if (!unit(r, &u) || u != NT_UNIT_WEEK)
		return false;
	nt_lex_take(r->lexer, NT_M_SHIFT, &shift);
	return day_is(r, r->today - nt_day_weekday(r->today) + 7 * shift +
				 2 * edge);
}

/* akhir bulan, pertengahan november, end of the quarter, awal tahun depan */
static bool read_edge(struct reading *r)
{
	int64_t first, last;
	int edge, year, month, months;
	size_t at;

	if (!nt_lex_take(r->lexer, NT_M_EDGE, &edge))
		return false;
	at = r->lexer->at;
	if (read_week_edge(r, edge))
		return true;
	r->lexer->at = at;
	if (!read_span(r, &year, &month, &months))
		return false;
	first = nt_day_number(year, month, 1);
	last = nt_date_last((struct nt_date) { year, month + months - 1, 0 });
	if (edge == 1)
		return day_is(r, months == 1 ? first + 14 : (first + last) / 2);
	return day_is(r, edge == 0 ? first : last);
}

/* TW III 2024, triwulan 3, semester 1, tahun 2024 */
static bool read_period(struct reading *r)
{
	const struct nt_lexeme *next = nt_lex_peek(r->lexer, 0);
	int year, month, months;

	if (next->meaning != NT_M_UNIT || next->value < NT_UNIT_QUARTER ||
	    nt_lex_peek(r->lexer, 1)->meaning == NT_M_END)
		return false;
	if (next->value == NT_UNIT_YEAR)
		return nt_daterel_year(r->lexer, r->today, &year,
				       &r->out->short_year) &&
		       year_is(r, year);
	return read_span(r, &year, &month, &months) &&
	       span_is(r, year, month, months);
}

bool nt_daterel_read(struct nt_lexer *lexer, int64_t today,
		     enum nt_looking looking, struct nt_dateword *out)
{
	static bool (*const readers[])(struct reading *) = {
		read_signed,  read_day_word, read_count,  read_unit,
		read_weekday, read_edge,     read_period,
	};
	struct reading r = { lexer, today, nt_day_date(today), looking, out };

	for (size_t i = 0; i < sizeof(readers) / sizeof(*readers); i++) {
		lexer->at = 0;
		*out = (struct nt_dateword) { .weekday = -1 };
		if (readers[i](&r) && nt_lex_end(lexer))
			return true;
	}
	lexer->at = 0;
	*out = (struct nt_dateword) { .weekday = -1 };
	return false;
}
