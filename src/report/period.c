#include "notula/period.h"

#include <string.h>

#include "notula/dateword.h"
#include "notula/printed.h"

/* How many whole months DAYS are, 0 if they are not. */
static int months_of(struct nt_days days)
{
	struct nt_date first = nt_day_date(days.first);
	struct nt_date after = nt_day_date(days.last + 1);

	if (first.day != 1 || after.day != 1)
		return 0;
	return (after.year - first.year) * 12 + after.month - first.month;
}

struct nt_period nt_period_of(struct nt_days days)
{
	struct nt_date first = nt_day_date(days.first);
	int months = months_of(days);
	enum nt_period_kind kind = NT_PERIOD_DAYS;

	if (months == 1)
		kind = NT_PERIOD_MONTH;
	else if (months == 3 && first.month % 3 == 1)
		kind = NT_PERIOD_QUARTER;
	else if (months == 6 && first.month % 6 == 1)
		kind = NT_PERIOD_HALF;
	else if (months == 12 && first.month == 1)
		kind = NT_PERIOD_YEAR;
	return (struct nt_period) { kind, days };
}

/* The first day of the month that is N months after that of DAY. */
static int64_t month_on(int64_t day, int n)
{
	struct nt_date d = nt_day_date(day);
	int month = d.year * 12 + d.month - 1 + n;

	return nt_day_number(month / 12, month % 12 + 1, 1);
}

struct nt_period nt_period_before(struct nt_period p)
{
	int months = months_of(p.days);
	int64_t days = p.days.last - p.days.first + 1;

	if (months == 0)
		return nt_period_of((struct nt_days) { p.days.first - days,
						       p.days.last - days });
	return nt_period_of((struct nt_days) {
		month_on(p.days.first, -months),
		month_on(p.days.last, 1 - months) - 1,
	});
}

struct nt_period nt_period_month(int64_t day)
{
	return nt_period_of(
		(struct nt_days) { month_on(day, 0), month_on(day, 1) - 1 });
}

/* Reading. */

/* The code of a quarter or half-year: "2024-Q2", "2024-H1". */
static bool read_code(const char *text, struct nt_days *out)
{
	char year[5] = "";
	struct nt_date first;
	int months, part;

	if (strlen(text) != 7 || text[4] != '-' ||
	    strchr("QqHh", text[5]) == NULL)
		return false;
	memcpy(year, text, 4);
	months = strchr("Qq", text[5]) != NULL ? 3 : 6;
	part = text[6] - '1';
	if (!nt_date_read(year, &first) || part < 0 || part >= 12 / months)
		return false;
	out->first = nt_day_number(first.year, part * months + 1, 1);
	out->last = month_on(out->first, months) - 1;
	return true;
}

static enum nt_status read_one(const char *text, int64_t today,
			       struct nt_days *out, struct nt_err *err)
{
	struct nt_dateword word;
	enum nt_status st;

	if (read_code(text, out))
		return NT_OK;
	st = nt_dateword_read(text, today, NT_LOOKING_BACK, &word, err);
	if (st != NT_OK)
		return st;
	out->first = nt_date_first(word.date);
	out->last = nt_date_last(word.end.year ? word.end : word.date);
	return NT_OK;
}

static enum nt_status read_text(const char *text, int64_t today,
				struct nt_days *out, struct nt_err *err)
{
	const char *dots = strstr(text, "..");
	struct nt_arena arena = { 0 };
	struct nt_days last;
	enum nt_status st;

	if (dots == NULL)
		return read_one(text, today, out, err);
	st = read_one(nt_arena_strndup(&arena, text, (size_t)(dots - text)),
		      today, out, err);
	if (st == NT_OK)
		st = read_one(dots + 2, today, &last, err);
	nt_arena_free(&arena);
	if (st == NT_OK && last.last < out->first)
		return nt_fail(err, NT_EINVAL, "%s",
			       _("The last day is before the first."));
	if (st == NT_OK)
		out->last = last.last;
	return st;
}

static const char *joined(struct nt_arena *arena, const char *const *words,
			  size_t n)
{
	const char *text = words[0];

	for (size_t i = 1; i < n; i++)
		text = nt_arena_printf(arena, "%s %s", text, words[i]);
	return text;
}

enum nt_status nt_period_read(const char *const *words, size_t n, int64_t today,
			      struct nt_period *out, size_t *used,
			      struct nt_err *err)
{
	enum { MOST_WORDS = 9 };
	struct nt_arena arena = { 0 };
	struct nt_days days;
	enum nt_status st = NT_EUSAGE;

	if (n > MOST_WORDS)
		n = MOST_WORDS;
	for (*used = n; *used > 0; --*used) {
		st = read_text(joined(&arena, words, *used), today, &days,
			       *used == 1 ? err : NULL);
		if (st == NT_OK)
			break;
	}
	nt_arena_free(&arena);
	if (st == NT_OK) {
		*out = nt_period_of(days);
		return NT_OK;
	}
	if (n == 0)
		return nt_fail(err, NT_EUSAGE,
			       _("of which month? 2024-05, mei, triwulan 2 "
				 "2024, 2024, or 2024-05-01..2024-05-15"));
	if (err != NULL)
		err->status = NT_EUSAGE;
	return NT_EUSAGE;
}

/* Names. */

static int part_of_year(struct nt_period p)
{
	int month = nt_day_date(p.days.first).month - 1;

	return 1 + month / (p.kind == NT_PERIOD_QUARTER ? 3 : 6);
}

const char *nt_period_code(struct nt_arena *arena, struct nt_period p)
{
	struct nt_date first = nt_day_date(p.days.first);
	char a[NT_DATE_SIZE], b[NT_DATE_SIZE];

	switch (p.kind) {
	case NT_PERIOD_MONTH:
		return nt_arena_printf(arena, "%04d-%02d", first.year,
				       first.month);
	case NT_PERIOD_QUARTER:
		return nt_arena_printf(arena, "%04d-Q%d", first.year,
				       part_of_year(p));
	case NT_PERIOD_HALF:
		return nt_arena_printf(arena, "%04d-H%d", first.year,
				       part_of_year(p));
	case NT_PERIOD_YEAR:
		return nt_arena_printf(arena, "%04d", first.year);
	case NT_PERIOD_DAYS:
		break;
	}
	return nt_arena_printf(arena, "%s--%s", nt_date_write(first, a),
			       nt_date_write(nt_day_date(p.days.last), b));
}

static const char *days_name(struct nt_arena *arena, struct nt_period p)
{
	struct nt_date first = nt_day_date(p.days.first);
	struct nt_date last = nt_day_date(p.days.last);
	char a[NT_DATE_SIZE], b[NT_DATE_SIZE];

	if (months_of(p.days) > 0)
		first.day = last.day = 0;
	nt_date_write(first, a);
	nt_date_write(last, b);
	return nt_printed_span(arena, nt_arena_strdup(arena, a),
			       nt_arena_strdup(arena, b));
}

static const char *roman(struct nt_period p)
{
	static const char *const numbers[] = { "", "I", "II", "III", "IV" };

	return numbers[part_of_year(p)];
}

const char *nt_period_name(struct nt_arena *arena, struct nt_period p)
{
	struct nt_date first = nt_day_date(p.days.first);

	switch (p.kind) {
	case NT_PERIOD_MONTH:
		return nt_arena_printf(arena, "%s %d",
				       nt_month_name(first.month), first.year);
	case NT_PERIOD_QUARTER:
		return nt_arena_printf(arena, _("Quarter %s %d"), roman(p),
				       first.year);
	case NT_PERIOD_HALF:
		return nt_arena_printf(arena, _("Half-year %s %d"), roman(p),
				       first.year);
	case NT_PERIOD_YEAR:
		return nt_arena_printf(arena, "%d", first.year);
	case NT_PERIOD_DAYS:
		break;
	}
	return days_name(arena, p);
}

const char *nt_period_title(struct nt_arena *arena, struct nt_period p)
{
	struct nt_date first = nt_day_date(p.days.first);

	switch (p.kind) {
	case NT_PERIOD_MONTH:
		return nt_arena_printf(arena, _(NC_("title", "%s %d")),
				       nt_month_name(first.month), first.year);
	case NT_PERIOD_QUARTER:
		return nt_arena_printf(arena, _(NC_("title", "Quarter %s %d")),
				       roman(p), first.year);
	case NT_PERIOD_YEAR:
		return nt_arena_printf(arena, _(NC_("title", "%d")),
				       first.year);
	default:
		return nt_period_name(arena, p);
	}
}
