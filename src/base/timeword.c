#include "notula/dateword.h"

#include <stdio.h>

#include "base/datelex.h"

/* Parts of the day: which of the two halves of the clock an hour is in. */
enum half { NO_HALF, MORNING, NOON, AFTERNOON, NIGHT, AM, PM };

struct time {
	int hour;
	int minute;
	enum half half;
	bool known;
};

/* clang-format off */
static const struct nt_vocable vocabulary[] = {
	{ "jam", NT_M_SKIP, 0 }, { "pukul", NT_M_SKIP, 0 },
	{ "pkl", NT_M_SKIP, 0 }, { "pk", NT_M_SKIP, 0 },
	{ "jm", NT_M_SKIP, 0 }, { "at", NT_M_SKIP, 0 },
	{ "from", NT_M_SKIP, 0 }, { "dari", NT_M_SKIP, 0 },
	{ "mulai", NT_M_SKIP, 0 }, { "dengan", NT_M_SKIP, 0 },
	{ "dgn", NT_M_SKIP, 0 }, { "waktu", NT_M_SKIP, 0 },
	{ "sd", NT_M_RANGE, 0 }, { "sampai", NT_M_RANGE, 0 },
	{ "hingga", NT_M_RANGE, 0 }, { "to", NT_M_RANGE, 0 },
	{ "until", NT_M_RANGE, 0 }, { "till", NT_M_RANGE, 0 },
	{ "selesai", NT_M_OPEN, 0 }, { "end", NT_M_OPEN, 0 },
	{ "h", NT_M_H, 0 },
	{ "pagi", NT_M_HALF, MORNING }, { "siang", NT_M_HALF, NOON },
	{ "sore", NT_M_HALF, AFTERNOON }, { "petang", NT_M_HALF, AFTERNOON },
	{ "malam", NT_M_HALF, NIGHT },
	{ "am", NT_M_HALF, AM }, { "pm", NT_M_HALF, PM },
	{ "wib", NT_M_ZONE, 7 }, { "wita", NT_M_ZONE, 8 },
	{ "wit", NT_M_ZONE, 9 },
	{ "utc", NT_M_UTC, 0 }, { "gmt", NT_M_UTC, 0 },
};
/* clang-format on */

static int on_24(const struct time *t)
{
	int hour = t->hour;

	switch (t->half) {
	case MORNING:
	case AM:
		return hour == 12 ? 0 : hour;
	case NOON:
		return hour < 6 ? hour + 12 : hour;
	case AFTERNOON:
	case PM:
		return hour < 12 ? hour + 12 : hour;
	case NIGHT:
		return hour == 12		? 0
		       : hour >= 5 && hour < 12 ? hour + 12
						: hour;
	default:
		return hour;
	}
}

static bool read_zone(struct nt_lexer *lexer, struct nt_timeword *out)
{
	static const char *const names[] = { "WIB", "WITA", "WIT" };
	int zone = 0;

	if (!nt_lex_take(lexer, NT_M_ZONE, &zone)) {
		if (!nt_lex_take(lexer, NT_M_UTC, NULL))
			return true;
		if (!nt_lex_sign(lexer, '+') ||
		    !nt_lex_take(lexer, NT_M_NUM, &zone) || zone < 7 ||
		    zone > 9)
			return false;
	}
	snprintf(out->zone, sizeof(out->zone), "%s", names[zone - 7]);
	return true;
}

static void read_minutes(struct nt_lexer *lexer, struct time *t)
{
	size_t at = lexer->at;

	if (!nt_lex_sign(lexer, '.') && !nt_lex_sign(lexer, ':'))
		nt_lex_take(lexer, NT_M_H, NULL);
	if (lexer->at > at && nt_lex_peek(lexer, 0)->digits == 2)
		nt_lex_take(lexer, NT_M_NUM, &t->minute);
	else if (lexer->at > at && lexer->v[at].meaning != NT_M_H)
		lexer->at = at;
}

/* 09.00, 9:30, 10, 0900, 20h, 10 pagi */
static bool read_time(struct nt_lexer *lexer, struct nt_timeword *out,
		      struct time *t)
{
	const struct nt_lexeme *next = nt_lex_peek(lexer, 0);
	int half = NO_HALF;

	if (next->meaning != NT_M_NUM || next->digits > 4 || next->digits == 3)
		return false;
	lexer->at++;
	t->known = true;
	t->hour = next->value;
	if (next->digits == 4) {
		t->hour = next->value / 100;
		t->minute = next->value % 100;
	} else {
		read_minutes(lexer, t);
	}
	nt_lex_take(lexer, NT_M_HALF, &half);
	t->half = (enum half)half;
	return t->hour < 24 && t->minute < 60 && read_zone(lexer, out);
}

/* Of "7 - 9 malam" the first is in the evening too, of "10 - 2 siang" not. */
static void share_half(struct time *start, const struct time *end)
{
	struct time same = *start;

	same.half = end->half;
	if (start->half == NO_HALF && start->hour <= 12 &&
	    on_24(&same) < on_24(end))
		*start = same;
}

static void write_time(char out[6], const struct time *t)
{
	unsigned hour = (unsigned)on_24(t) % 24;

	if (t->known)
		snprintf(out, 6, "%02u:%02u", hour, (unsigned)t->minute % 60);
}

static bool read_all(struct nt_lexer *lexer, struct nt_timeword *out,
		     struct time *start, struct time *end)
{
	if (!read_time(lexer, out, start))
		return false;
	if (nt_lex_end(lexer))
		return true;
	if (!nt_lex_take(lexer, NT_M_RANGE, NULL) && !nt_lex_sign(lexer, '-'))
		return false;
	if (!nt_lex_take(lexer, NT_M_OPEN, NULL) && !read_time(lexer, out, end))
		return false;
	return read_zone(lexer, out) && nt_lex_end(lexer);
}

enum nt_status nt_timeword_read(const char *text, struct nt_timeword *out,
				struct nt_err *err)
{
	struct time start = { 0 }, end = { 0 };
	struct nt_lexer lexer;

	*out = (struct nt_timeword) { 0 };
	if (!nt_lex(&lexer, text, vocabulary, NT_COUNT(vocabulary)) ||
	    !read_all(&lexer, out, &start, &end)) {
		*out = (struct nt_timeword) { 0 };
		return nt_fail(err, NT_EINVAL,
			       _("Time not understood: \"%s\". Try 09.00, "
				 "jam 10 pagi, 09.00-12.00."),
			       text);
	}
	share_half(&start, &end);
	write_time(out->start, &start);
	write_time(out->end, &end);
	return NT_OK;
}
