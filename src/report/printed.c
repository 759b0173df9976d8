#include "notula/printed.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "notula/dateword.h"

/* Digits of N in threes. */
static const char *grouped(struct nt_arena *arena, uint64_t n)
{
	/* Between the thousands, and before the tenths, of a number. */
	const char *sign = _("1,800");
	char digits[32];
	char out[48];
	size_t length, at = 0;

	snprintf(digits, sizeof(digits), "%llu", (unsigned long long)n);
	length = strlen(digits);
	for (size_t i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			out[at++] = sign[1];
		out[at++] = digits[i];
	}
	return nt_arena_strndup(arena, out, at);
}

static uint64_t size_of(int64_t n)
{
	return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

const char *nt_printed_number(struct nt_arena *arena, int64_t n)
{
	return nt_arena_printf(arena, "%s%s", n < 0 ? "-" : "",
			       grouped(arena, size_of(n)));
}

const char *nt_printed_change(struct nt_arena *arena, int64_t n)
{
	return nt_arena_printf(arena, "%s%s",
			       n < 0   ? "-"
			       : n > 0 ? "+"
				       : "",
			       grouped(arena, size_of(n)));
}

const char *nt_printed_share(struct nt_arena *arena, int64_t part,
			     int64_t whole)
{
	const char *sign = _("1,800");
	int64_t tenths;

	if (whole <= 0)
		return "–";
	tenths = (part * 1000 + whole / 2) / whole;
	return nt_arena_printf(arena, "%lld%c%d%%", (long long)(tenths / 10),
			       sign[1] == '.' ? ',' : '.', (int)(tenths % 10));
}

static const char *month_year(struct nt_arena *arena, struct nt_date d)
{
	if (d.month == 0)
		return nt_arena_printf(arena, "%d", d.year);
	return nt_arena_printf(arena, "%s %d", nt_month_name(d.month), d.year);
}

static const char *date_text(struct nt_arena *arena, struct nt_date d)
{
	if (d.day == 0)
		return month_year(arena, d);
	return nt_arena_printf(arena, "%d %s", d.day, month_year(arena, d));
}

const char *nt_printed_date(struct nt_arena *arena, const char *iso)
{
	struct nt_date d;

	return iso && nt_date_read(iso, &d) ? date_text(arena, d) : NULL;
}

const char *nt_printed_short(struct nt_arena *arena, const char *iso)
{
	struct nt_date d;

	if (iso == NULL || !nt_date_read(iso, &d))
		return NULL;
	if (d.day == 0)
		return month_year(arena, d);
	return nt_arena_printf(arena, "%02d/%02d/%04d", d.day, d.month, d.year);
}

/* Of "5 s.d. 7 Juni 2024" the first part leaves out what the last repeats. */
static const char *first_part(struct nt_arena *arena, struct nt_date first,
			      struct nt_date last)
{
	if (first.day == 0 || last.day == 0 || first.year != last.year)
		return date_text(arena, first);
	if (first.month != last.month)
		return nt_arena_printf(arena, "%d %s", first.day,
				       nt_month_name(first.month));
	return nt_arena_printf(arena, "%d", first.day);
}

static bool read_last(const char *iso, const char *last, struct nt_date *out)
{
	return last != NULL && strcmp(iso, last) != 0 &&
	       nt_date_read(last, out);
}

static const char *span(struct nt_arena *arena, struct nt_date first,
			struct nt_date last)
{
	/* TRANSLATORS: two dates or times, "5 to 7 June 2024" */
	return nt_arena_printf(arena, _("%s to %s"),
			       first_part(arena, first, last),
			       date_text(arena, last));
}

const char *nt_printed_span(struct nt_arena *arena, const char *iso,
			    const char *last)
{
	struct nt_date first, end;

	if (iso == NULL || !nt_date_read(iso, &first))
		return NULL;
	return read_last(iso, last, &end) ? span(arena, first, end)
					  : date_text(arena, first);
}

static const char *weekday(struct nt_date d)
{
	return nt_weekday_name(nt_day_weekday(nt_date_first(d)));
}

const char *nt_printed_day(struct nt_arena *arena, const char *iso,
			   const char *last)
{
	struct nt_date first, end;

	if (iso == NULL || !nt_date_read(iso, &first))
		return NULL;
	if (first.day == 0)
		return nt_arena_printf(arena, _("%s (day not recorded)"),
				       nt_printed_span(arena, iso, last));
	if (!read_last(iso, last, &end))
		return nt_arena_printf(arena, "%s, %s", weekday(first),
				       date_text(arena, first));
	if (end.day == 0)
		return span(arena, first, end);
	return nt_arena_printf(arena, "%s, %s",
			       nt_arena_printf(arena, _("%s to %s"),
					       weekday(first), weekday(end)),
			       span(arena, first, end));
}

const char *nt_printed_time(struct nt_arena *arena, const char *time)
{
	char *out = nt_arena_strdup(arena, time);

	if (out != NULL && strlen(out) > 2)
		out[2] = '.';
	return out;
}

const char *nt_printed_times(struct nt_arena *arena, const char *start,
			     const char *end, const char *zone)
{
	if (start == NULL)
		return NULL;
	return nt_arena_printf(arena, "%s%s%s%s%s",
			       nt_printed_time(arena, start), end ? "–" : "",
			       end ? nt_printed_time(arena, end) : "",
			       zone ? " " : "", zone ? zone : "");
}
