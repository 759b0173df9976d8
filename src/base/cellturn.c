/* cellturn.c - the parts of a written date, put into the order in which they
 * are read. */
#include "base/cellcut.h"

#include <string.h>

static bool is_separator(const struct nt_lexeme *one)
{
	return one->meaning == NT_M_SIGN && strchr("-/.", one->value) != NULL;
}

/* Do three numbers with one sign between them begin at I? */
static bool is_triple(const struct nt_lexer *date, size_t i)
{
	const struct nt_lexeme *one = &date->v[i];

	return i + 4 < date->n && nt_lexeme_counts(one, 2) &&
	       is_separator(&one[1]) && nt_lexeme_counts(&one[2], 2) &&
	       is_separator(&one[3]) && one[3].value == one[1].value &&
	       one[4].meaning == NT_M_NUM &&
	       (one[4].digits == 2 || one[4].digits == 4);
}

/* 5/27-29/2024, with the month in front. */
static bool is_month_span(const struct nt_lexer *date, size_t i)
{
	const struct nt_lexeme *one = &date->v[i];

	return i + 6 < date->n && nt_lexeme_counts(one, 2) &&
	       nt_lexeme_is(&one[1], '/') && nt_lexeme_counts(&one[2], 2) &&
	       (nt_lexeme_is(&one[3], '-') || one[3].meaning == NT_M_RANGE) &&
	       nt_lexeme_counts(&one[4], 2) && nt_lexeme_is(&one[5], '/') &&
	       one[6].meaning == NT_M_NUM;
}

/* 27/5 and no year behind it. */
static bool is_pair(const struct nt_lexer *date, size_t i)
{
	const struct nt_lexeme *one = &date->v[i];

	return i + 2 < date->n && nt_lexeme_counts(one, 2) &&
	       (nt_lexeme_is(&one[1], '/') || nt_lexeme_is(&one[1], '.')) &&
	       nt_lexeme_counts(&one[2], 2) && !is_separator(&one[3]) &&
	       one[3].meaning != NT_M_MONTH;
}

bool nt_cellcut_chain(const struct nt_lexer *date, struct nt_cellchain *out)
{
	for (size_t i = 0; i < date->n; i++) {
		const struct nt_lexeme *one = &date->v[i];

		*out = (struct nt_cellchain) { 0 };
		if (is_month_span(date, i)) {
			out->first = one->value;
			out->second = one[4].value;
			out->third = one[6].value;
			out->digits = one[6].digits;
			return true;
		}
		if (!is_triple(date, i) && !is_pair(date, i))
			continue;
		out->first = one->value;
		out->second = one[2].value;
		if (is_triple(date, i)) {
			out->third = one[4].value;
			out->digits = one[4].digits;
		}
		return true;
	}
	return false;
}

static void swap(struct nt_lexeme *a, struct nt_lexeme *b)
{
	struct nt_lexeme kept = *a;

	*a = *b;
	*b = kept;
	b->spaced = a->spaced;
	a->spaced = kept.spaced;
}

void nt_cellcut_order(struct nt_lexer *date, enum nt_date_order order)
{
	for (size_t i = 0; i < date->n; i++) {
		struct nt_lexeme *one = &date->v[i];

		if (order == NT_ORDER_MDY && is_month_span(date, i)) {
			struct nt_lexeme month = *one;

			one[0] = one[2];
			one[1] = one[3];
			one[2] = one[4];
			one[3] = one[5];
			one[4] = month;
			i += 6;
		} else if (is_triple(date, i)) {
			if (order == NT_ORDER_MDY)
				swap(one, &one[2]);
			else if (order == NT_ORDER_YMD && one[4].digits == 2)
				swap(one, &one[4]);
			i += 4;
		} else if (is_pair(date, i)) {
			if (order == NT_ORDER_MDY || order == NT_ORDER_YMD)
				swap(one, &one[2]);
			i += 2;
		}
	}
}

static bool is_month(const struct nt_lexeme *one)
{
	return one->meaning == NT_M_MONTH;
}

/* The number behind the month at I, a sign between them or none; 0 without. */
static size_t number_behind(const struct nt_lexer *date, size_t i)
{
	size_t k = i + 1;

	if (is_separator(&date->v[k]) || nt_lexeme_is(&date->v[k], ','))
		k++;
	return k < date->n && nt_lexeme_counts(&date->v[k], 2) ? k : 0;
}

int nt_cellcut_short_month(const struct nt_lexer *date)
{
	size_t k;

	if (date->n < 2 || !is_month(&date->v[0]))
		return -1;
	k = number_behind(date, 0);
	if (k == 0 || k + 1 != date->n || date->v[k].digits != 2)
		return -1;
	return date->v[k].value;
}

/* Is the number behind the month at I a day? */
static bool is_day(const struct nt_lexer *date, size_t i, size_t k,
		   bool month_day)
{
	if (i > 0 && (date->v[i - 1].meaning == NT_M_NUM ||
		      (is_separator(&date->v[i - 1]) && i > 1 &&
		       date->v[i - 2].meaning == NT_M_NUM)))
		return false;
	if (month_day || date->v[k].digits == 1)
		return true;
	for (size_t j = 0; j < date->n; j++)
		if (date->v[j].meaning == NT_M_WEEKDAY ||
		    (j != k && date->v[j].meaning == NT_M_NUM &&
		     date->v[j].digits == 4))
			return true;
	return false;
}

void nt_cellcut_days(struct nt_lexer *date, bool month_day)
{
	for (size_t i = 0; i < date->n; i++) {
		struct nt_lexeme month = date->v[i];
		size_t k = is_month(&month) ? number_behind(date, i) : 0;
		size_t last = k;

		if (k == 0 || !is_day(date, i, k, month_day))
			continue;
		/* May 27-29, 2024; but not May 27 - 2 June */
		if ((nt_lexeme_is(&date->v[k + 1], '-') ||
		     date->v[k + 1].meaning == NT_M_RANGE ||
		     date->v[k + 1].meaning == NT_M_AND) &&
		    nt_lexeme_counts(&date->v[k + 2], 2) &&
		    !is_month(&date->v[k + 3]))
			last = k + 2;
		nt_lex_remove(date, i, k - i);
		last -= k - i;
		memmove(&date->v[last + 2], &date->v[last + 1],
			(date->n - last - 1) * sizeof(*date->v));
		date->v[last + 1] = month;
		date->n++;
		i = last + 1;
	}
}
