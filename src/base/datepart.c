#include "base/datepart.h"

#include <string.h>

#include "base/daterel.h"

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

/* 20240527; 27052024 where that is the only reading */
static bool read_eight(struct nt_lexer *lexer, int64_t today,
		       struct nt_datepart *out)
{
	const struct nt_lexeme *next = nt_lex_peek(lexer, 0);

	(void)today;
	if (next->meaning != NT_M_NUM || next->digits != 8)
		return false;
	out->year = next->value / 10000;
	out->month = next->value / 100 % 100;
	out->day = next->value % 100;
	if (!nt_daterel_plausible(out->year) || out->month > 12) {
		out->day = next->value / 1000000;
		out->month = next->value / 10000 % 100;
		out->year = next->value % 10000;
	}
	lexer->at++;
	return nt_daterel_plausible(out->year) && out->month > 0 &&
	       out->day > 0;
}

/* A separator and a number of one or two digits. */
static bool read_next(struct nt_lexer *lexer, int separator, int *out)
{
	const struct nt_lexeme *sign = nt_lex_peek(lexer, 0);

	if (!is_separator(sign) || sign->value != separator ||
	    !two_digits(nt_lex_peek(lexer, 1)))
		return false;
	*out = nt_lex_peek(lexer, 1)->value;
	lexer->at += 2;
	return true;
}

/* 2024, 2024-05, 2024-05-27 */
static bool read_iso(struct nt_lexer *lexer, int64_t today,
		     struct nt_datepart *out)
{
	const struct nt_lexeme *next = nt_lex_peek(lexer, 0);
	int separator = nt_lex_peek(lexer, 1)->value;

	(void)today;
	if (next->meaning != NT_M_NUM || next->digits != 4 || next->value == 0)
		return false;
	out->year = next->value;
	lexer->at++;
	if (!read_next(lexer, separator, &out->month))
		return nt_daterel_plausible(out->year);
	if (!read_next(lexer, separator, &out->day))
		return out->month > 0 && nt_daterel_plausible(out->year);
	return out->month > 0 && out->day > 0;
}

/* Pass a separator and blanks, or neither, before a year. */
static void read_year(struct nt_lexer *lexer, int64_t today,
		      struct nt_datepart *out)
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
			     struct nt_datepart *out)
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
			 struct nt_datepart *out)
{
	const struct nt_lexeme *sign = nt_lex_peek(lexer, 0);
	const struct nt_lexeme *next = nt_lex_peek(lexer, 1);
	const struct nt_lexeme *third = nt_lex_peek(lexer, 2);

	if (!is_separator(sign) || next->meaning != NT_M_NUM ||
	    next->value == 0)
		return;
	if (next->digits == 4 && nt_daterel_plausible(next->value)) {
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
			   struct nt_datepart *out)
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

bool nt_datepart_read(struct nt_lexer *lexer, int64_t today,
		      struct nt_datepart *out)
{
	static bool (*const readers[])(struct nt_lexer *, int64_t,
				       struct nt_datepart *) = {
		read_eight, read_iso, read_month_first, read_day_first
	};
	size_t at = lexer->at;

	for (size_t i = 0; i < sizeof(readers) / sizeof(*readers); i++) {
		lexer->at = at;
		*out = (struct nt_datepart) { 0 };
		if (readers[i](lexer, today, out))
			return true;
	}
	return false;
}
