#include "notula/dateword.h"

#include <stdio.h>

#include "base/dateread.h"
#include "notula/str.h"

struct time {
	int hour;
	int minute;
	enum nt_half half;
	bool known;
};

static int on_24(const struct time *t)
{
	int hour = t->hour;

	switch (t->half) {
	case NT_HALF_MORNING:
	case NT_HALF_AM:
		return hour == 12 ? 0 : hour;
	case NT_HALF_NOON:
		return hour < 6 ? hour + 12 : hour;
	case NT_HALF_AFTERNOON:
	case NT_HALF_PM:
		return hour < 12 ? hour + 12 : hour;
	case NT_HALF_NIGHT:
		return hour == 12		? 0
		       : hour >= 5 && hour < 12 ? hour + 12
						: hour;
	default:
		return hour;
	}
}

/* +7, +07, +0700, +07:00 behind a time or UTC. */
static bool read_offset(struct nt_lexer *lexer, struct nt_timeword *out)
{
	const struct nt_lexeme *next = nt_lex_peek(lexer, 1);
	int hours = next->value;

	if (next->meaning != NT_M_NUM || !nt_lex_sign(lexer, '+'))
		return false;
	lexer->at++;
	if (next->digits == 4)
		hours /= 100;
	else if (nt_lex_sign(lexer, ':'))
		nt_lex_take(lexer, NT_M_NUM, NULL);
	if (hours > 14)
		return false;
	if (hours == 0)
		snprintf(out->zone, sizeof(out->zone), "UTC");
	else if (hours >= 7 && hours <= 9)
		snprintf(out->zone, sizeof(out->zone), "%s",
			 nt_lex_zones[hours - 6]);
	else
		snprintf(out->zone, sizeof(out->zone), "UTC+%d", hours);
	return true;
}

static bool read_zone(struct nt_lexer *lexer, struct nt_timeword *out)
{
	bool bracket = nt_lex_peek(lexer, 1)->meaning == NT_M_ZONE &&
		       nt_lex_sign(lexer, '(');
	int zone = 0;

	if (nt_lex_take(lexer, NT_M_ZONE, &zone)) {
		snprintf(out->zone, sizeof(out->zone), "%s",
			 nt_lex_zones[zone]);
		return !bracket || nt_lex_sign(lexer, ')');
	}
	if (nt_lex_take(lexer, NT_M_UTC, NULL)) {
		snprintf(out->zone, sizeof(out->zone), "UTC");
		read_offset(lexer, out);
	} else if (nt_lex_peek(lexer, 0)->value == '+') {
		return read_offset(lexer, out);
	}
	return true;
}

/* Minutes behind an hour; seconds and their parts are passed over. */
static void read_minutes(struct nt_lexer *lexer, struct time *t)
{
	size_t at = lexer->at;
	bool colon = nt_lex_sign(lexer, ':');

	if (!colon && !nt_lex_sign(lexer, '.'))
		nt_lex_take(lexer, NT_M_H, NULL);
	if (lexer->at > at && nt_lex_peek(lexer, 0)->digits == 2) {
		nt_lex_take(lexer, NT_M_NUM, &t->minute);
		nt_lex_take(lexer, NT_M_H, NULL);
	} else if (lexer->at > at && lexer->v[at].meaning != NT_M_H) {
		lexer->at = at;
		return;
	}
	if (colon && nt_lex_peek(lexer, 1)->digits == 2 &&
	    nt_lex_sign(lexer, ':')) {
		lexer->at++;
		if (nt_lex_peek(lexer, 1)->meaning == NT_M_NUM)
			lexer->at += nt_lex_sign(lexer, '.');
	}
}

/* 09.00, 9:30, 10, 0900, 20h, 10 pagi, 14 Uhr */
static bool read_time(struct nt_lexer *lexer, struct nt_timeword *out,
		      struct time *t)
{
	const struct nt_lexeme *next;
	int half = NT_NO_HALF;

	nt_lex_take(lexer, NT_M_AT, NULL);
	next = nt_lex_peek(lexer, 0);
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
	nt_lex_take(lexer, NT_M_CLOCK, NULL);
	t->half = (enum nt_half)half;
	return t->hour < 24 && t->minute < 60 && read_zone(lexer, out);
}

/* Of "7 - 9 malam" the first is in the evening too, of "10 - 2 siang" not. */
static void share_half(struct time *start, const struct time *end)
{
	struct time same = *start;

	same.half = end->half;
	if (start->half == NT_NO_HALF && start->hour <= 12 &&
	    on_24(&same) < on_24(end))
		*start = same;
}

static void write_time(char out[6], const struct time *t)
{
	unsigned hour = (unsigned)on_24(t) % 24;

	if (t->known)
		snprintf(out, 6, "%02u:%02u", hour, (unsigned)t->minute % 60);
}

/* One time or a span, from where LEXER stands. */
static bool read_span(struct nt_lexer *lexer, struct nt_timeword *out,
		      struct time *start, struct time *end)
{
	size_t at;

	if (!read_time(lexer, out, start))
		return false;
	at = lexer->at;
	if (!nt_lex_take(lexer, NT_M_RANGE, NULL) && !nt_lex_sign(lexer, '-'))
		return true;
	if (nt_lex_take(lexer, NT_M_OPEN, NULL) || read_time(lexer, out, end))
		return read_zone(lexer, out);
	*end = (struct time) { 0 };
	lexer->at = at;
	return true;
}

bool nt_timeword_lexed(struct nt_lexer *lexer, struct nt_timeword *out)
{
	struct time start = { 0 }, end = { 0 };

	*out = (struct nt_timeword) { 0 };
	if (!read_span(lexer, out, &start, &end)) {
		*out = (struct nt_timeword) { 0 };
		return false;
	}
	share_half(&start, &end);
	write_time(out->start, &start);
	write_time(out->end, &end);
	return true;
}

enum nt_status nt_timeword_read(const char *text, struct nt_timeword *out,
				struct nt_err *err)
{
	struct nt_lexer lexer;

	if (nt_lex(&lexer, text, &nt_vocabulary_of_times) &&
	    nt_timeword_lexed(&lexer, out) && nt_lex_end(&lexer) &&
	    !nt_str_starts(out->zone, "UTC"))
		return NT_OK;
	*out = (struct nt_timeword) { 0 };
	return nt_fail(err, NT_EINVAL,
		       _("Time not understood: \"%s\". Try 09.00, "
			 "jam 10 pagi, 09.00-12.00."),
		       text);
}
