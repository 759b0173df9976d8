#include "notula/datecell.h"

#include <stdio.h>
#include <string.h>

#include "base/cellcut.h"
#include "base/cellplain.h"
#include "base/dateread.h"
#include "notula/buf.h"
#include "notula/str.h"

enum { DAY_SECONDS = 86400, SERIAL_1970 = 25569 };

static enum nt_status not_understood(const char *s, struct nt_err *err)
{
	return nt_fail(err, NT_EINVAL, _("\"%.80s\": date not understood"), s);
}

/* A date in a plain shape that exists in this order. */
static bool read_plain(const char *s, enum nt_date_order order,
		       struct nt_datecell *out)
{
	struct nt_cellplain plain;

	if (!nt_cellplain(s, &plain))
		return false;
	out->date = nt_cellplain_date(&plain, order);
	memcpy(out->start, plain.time.start, sizeof(out->start));
	memcpy(out->zone, plain.time.zone, sizeof(out->zone));
	return out->date.year >= 1000 && out->date.day != 0 &&
	       nt_date_valid(out->date);
}

/* A moment SECONDS after the beginning of DAY. */
static void set_moment(struct nt_datecell *out, int64_t day, int64_t seconds,
		       const char *zone)
{
	out->date = nt_day_date(day);
	if (seconds == 0)
		return;
	snprintf(out->start, sizeof(out->start), "%02u:%02u",
		 (unsigned)(seconds / 3600) % 24,
		 (unsigned)(seconds / 60) % 60);
	snprintf(out->zone, sizeof(out->zone), "%s", zone);
}

/* What a whole column counts in: seconds, milliseconds, days. */
static bool read_number(const char *s, enum nt_date_numbers numbers,
			struct nt_datecell *out)
{
	int64_t whole = 0, part = 0, unit = 1;
	int n = 0;

	for (; *s >= '0' && *s <= '9' && n < 15; s++, n++)
		whole = whole * 10 + (*s - '0');
	if (n > 0 && (*s == '.' || *s == ','))
		for (s++; *s >= '0' && *s <= '9' && unit < 1000000000; s++) {
			part = part * 10 + (*s - '0');
			unit *= 10;
		}
	while (*s >= '0' && *s <= '9')
		s++;
	if (n == 0 || *s != '\0')
		return false;
	if (numbers == NT_NUMBERS_SERIAL) {
		int64_t minutes = (part * 1440 + unit / 2) / unit;

		if (whole > 2958465)
			return false;
		set_moment(out, whole - SERIAL_1970 + minutes / 1440,
			   minutes % 1440 * 60, "");
	} else {
		if (numbers == NT_NUMBERS_MILLIS)
			whole /= 1000;
		if (whole > INT64_C(253402300799))
			return false;
		set_moment(out, whole / DAY_SECONDS, whole % DAY_SECONDS,
			   "UTC");
	}
	return nt_date_valid(out->date);
}

static enum nt_status read_words(const char *s, const struct nt_datehow *how,
				 struct nt_datecell *out, struct nt_err *err)
{
	struct nt_datereading reading = { s, how->today, NT_LOOKING_BACK, true,
					  how->year };
	struct nt_dateword word;
	struct nt_cellcut cut;
	enum nt_status st;

	if (!nt_cellcut(s, &cut) || cut.date.n == 0)
		return not_understood(s, err);
	nt_cellcut_order(&cut.date, how->order);
	nt_cellcut_days(&cut.date, how->month_day);
	st = nt_dateword_lexed(&cut.date, &reading, &word, err);
	if (st != NT_OK)
		return st;
	out->date = word.date;
	out->end = word.end;
	out->weekday = word.weekday;
	out->short_year = word.short_year;
	out->guessed_year = word.guessed_year;
	out->contradicts = word.contradicts;
	if (cut.has_time) {
		memcpy(out->start, cut.times.start, sizeof(out->start));
		memcpy(out->stop, cut.times.end, sizeof(out->stop));
		memcpy(out->zone, cut.times.zone, sizeof(out->zone));
	}
	return NT_OK;
}

/* A database that knows no time writes midnight. */
static void drop_midnight(struct nt_datecell *out)
{
	if (strcmp(out->start, "00:00") == 0 && out->stop[0] == '\0') {
		out->start[0] = '\0';
		out->zone[0] = '\0';
	}
}

enum nt_status nt_datecell_read(const char *s, const struct nt_datehow *how,
				struct nt_datecell *out, struct nt_err *err)
{
	enum nt_status st = NT_OK;

	s += strspn(s, " \t\r\n");
	*out = (struct nt_datecell) { .weekday = -1 };
	if (how->numbers != NT_NUMBERS_NONE &&
	    read_number(s, how->numbers, out))
		return NT_OK;
	*out = (struct nt_datecell) { .weekday = -1 };
	if (!read_plain(s, how->order, out)) {
		*out = (struct nt_datecell) { .weekday = -1 };
		st = read_words(s, how, out, err);
	}
	drop_midnight(out);
	return st;
}

enum nt_status nt_datecell_join(const char *day, const char *month,
				const char *year, const struct nt_datehow *how,
				struct nt_datecell *out, struct nt_err *err)
{
	bool blank = nt_str_blank(day) && nt_str_blank(month);
	struct nt_datehow parts = *how;
	struct nt_arena arena = { 0 };
	struct nt_buf text = { 0 };
	enum nt_status st;
	long long number;

	if (!nt_str_blank(day))
		nt_buf_puts(&text, day);
	if (!nt_str_blank(month)) {
		bool named = !nt_str_number(month, 1, 12, &number);

		parts.order = NT_ORDER_DMY;
		nt_buf_puts(&text, text.n == 0 ? "" : named ? " " : "/");
		nt_buf_puts(&text, month);
	}
	if (!nt_str_blank(year)) {
		bool after_number = text.n > 0 && text.s[text.n - 1] >= '0' &&
				    text.s[text.n - 1] <= '9';

		nt_buf_puts(&text, blank ? "" : after_number ? "/" : " ");
		nt_buf_puts(&text, year);
	}
	parts.numbers = NT_NUMBERS_NONE;
	st = nt_datecell_read(nt_arena_strdup(&arena, nt_buf_str(&text)),
			      &parts, out, err);
	nt_arena_free(&arena);
	nt_buf_free(&text);
	return st;
}

enum nt_status nt_timecell_read(const char *s, struct nt_timeword *out,
				struct nt_err *err)
{
	struct nt_cellplain plain;
	struct nt_cellcut cut;

	*out = (struct nt_timeword) { 0 };
	s += strspn(s, " \t\r\n");
	/* 930, of a number that lost its nought */
	if (strlen(s) == 3 && strspn(s, "0123456789") == 3) {
		char four[] = { '0', s[0], s[1], s[2], '\0' };

		if (nt_cellcut_time(four, out))
			return NT_OK;
	}
	if (nt_cellplain_clock(s, out))
		return NT_OK;
	if (nt_cellplain(s, &plain) && plain.has_time) {
		*out = plain.time;
		return NT_OK;
	}
	if (nt_cellcut_time(s, out))
		return NT_OK;
	if (nt_cellcut(s, &cut) && cut.has_time) {
		*out = cut.times;
		return NT_OK;
	}
	*out = (struct nt_timeword) { 0 };
	return nt_fail(err, NT_EINVAL, _("\"%.80s\": time not understood"), s);
}
