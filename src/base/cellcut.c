#include "base/cellcut.h"

#include <string.h>

#include "base/dateread.h"
#include "notula/buf.h"
#include "notula/str.h"
#include "notula/utf8.h"

/* What stands in cells and in nothing that is typed. */
static const char *plain(const char *s, struct nt_arena *arena)
{
	static const struct {
		const char *from, *to;
	} signs[] = {
		{ "@", " at " },
		{ "º", "" },
		{ "°", "" },
		{ "ª", "" },
		{ "~", " - " },
		{ "〜", " - " },
		{ "～", " - " },
		{ "（", "(" },
		{ "）", ")" },
		{ "・", " " },
		{ "\xE2\x80\x8B", "" },
	};
	const char *bare = nt_str_bare(arena, s);
	struct nt_buf out = { 0 };
	const char *done;

	if (nt_utf8_ascii(bare, strlen(bare)) == strlen(bare) &&
	    strpbrk(bare, "@~") == NULL)
		return bare;
	while (*bare != '\0') {
		size_t i = 0;

		while (i < NT_COUNT(signs) &&
		       !nt_str_starts(bare, signs[i].from))
			i++;
		if (i < NT_COUNT(signs)) {
			nt_buf_puts(&out, signs[i].to);
			bare += strlen(signs[i].from);
		} else if (nt_str_starts(bare, "\xEF\xBC") &&
			   (unsigned char)bare[2] >= 0x90 &&
			   (unsigned char)bare[2] <= 0x99) {
			/* a digit of full width */
			nt_buf_putc(&out, (char)(bare[2] - 0x60));
			bare += 3;
		} else {
			nt_buf_putc(&out, *bare++);
		}
	}
	done = nt_arena_strdup(arena, nt_buf_str(&out));
	nt_buf_free(&out);
	return done;
}

/* Does a word of cells mean something that only people typing mean? */
static bool is_told_from_today(const struct nt_lexeme *one)
{
	switch (one->meaning) {
	case NT_M_SHIFT:
	case NT_M_HENCE:
	case NT_M_IN:
	case NT_M_TODAY:
	case NT_M_BEYOND:
	case NT_M_EDGE:
		return true;
	case NT_M_NUM:
		return one->digits == 0;
	default:
		return false;
	}
}

static bool is_japanese(const struct nt_lexeme *one, char what)
{
	return one->meaning == NT_M_JA && one->value == what;
}

static void set_sign(struct nt_lexeme *one, char sign)
{
	*one = (struct nt_lexeme) { .meaning = NT_M_SIGN, .value = sign };
}

/* What a Japanese sign after a number stands for. */
static void spell_japanese_number(struct nt_lexer *lexer, size_t i)
{
	struct nt_lexeme *sign = &lexer->v[i + 1];
	struct nt_lexeme *number = &lexer->v[i];
	bool more = nt_lexeme_counts(&lexer->v[i + 2], 2);

	if ((sign->value == 'y' || sign->value == 'm') && more) {
		set_sign(sign, '-');
	} else if (sign->value == 'H' && more) {
		set_sign(sign, ':');
		if (lexer->v[i + 2].digits == 1)
			lexer->v[i + 2].digits = 2;
	} else if (sign->value == 'H') {
		sign->meaning = NT_M_H;
	} else {
		nt_lex_remove(lexer, i + 1, 1);
	}
	if (i > 0 && is_japanese(&lexer->v[i - 1], 'p') && number->value < 12)
		number->value += 12;
}

/* 2024年5月27日(月) 午後2時30分: 2024-5-27 (Monday) 14:30 */
static void spell_japanese(struct nt_lexer *lexer)
{
	static const char days[] = "m12345d";

	for (size_t i = 0; i + 1 < lexer->n; i++)
		/* the years of an emperor */
		if ((is_japanese(&lexer->v[i], 'R') ||
		     is_japanese(&lexer->v[i], 'S')) &&
		    nt_lexeme_counts(&lexer->v[i + 1], 2)) {
			lexer->v[i + 1].value +=
				lexer->v[i].value == 'R' ? 2018 : 1988;
			lexer->v[i + 1].digits = 4;
			nt_lex_remove(lexer, i, 1);
		}
	for (size_t i = 0; i + 1 < lexer->n; i++)
		if (lexer->v[i].meaning == NT_M_NUM &&
		    lexer->v[i + 1].meaning == NT_M_JA)
			spell_japanese_number(lexer, i);
	for (size_t i = 0; i < lexer->n; i++) {
		struct nt_lexeme *one = &lexer->v[i];
		const char *day;

		if (one->meaning != NT_M_JA)
			continue;
		day = strchr(days, one->value);
		if (day != NULL) {
			one->meaning = NT_M_WEEKDAY;
			one->value = (int)(day - days);
		} else {
			nt_lex_remove(lexer, i--, 1);
		}
	}
}

/* "27, 28 dan 29 Mei", "27/28 Mei": days that follow each other are a span. */
static void join_days(struct nt_lexer *lexer)
{
	for (size_t i = 0; i + 3 < lexer->n; i++) {
		size_t last = i;

		while (nt_lexeme_counts(&lexer->v[last], 2) &&
		       (nt_lexeme_is(&lexer->v[last + 1], ',') ||
			nt_lexeme_is(&lexer->v[last + 1], '/') ||
			lexer->v[last + 1].meaning == NT_M_AND) &&
		       nt_lexeme_counts(&lexer->v[last + 2], 2) &&
		       lexer->v[last + 2].value == lexer->v[last].value + 1)
			last += 2;
		if (last == i || lexer->v[last + 1].meaning != NT_M_MONTH)
			continue;
		lexer->v[i + 1].meaning = NT_M_RANGE;
		nt_lex_remove(lexer, i + 2, last - i - 2);
	}
}

/* 2024-05-27/2024-05-29, and 27 Mei 2024 / Senin. */
static void part_by_slash(struct nt_lexer *lexer)
{
	struct nt_lexeme *v = lexer->v;
	size_t n = lexer->n;

	if (n == 11 && v[0].digits == 4 && nt_lexeme_is(&v[1], '-') &&
	    nt_lexeme_is(&v[5], '/') && v[6].digits == 4)
		v[5].meaning = NT_M_RANGE;
	if (n > 2 && nt_lexeme_is(&v[n - 2], '/') &&
	    v[n - 1].meaning == NT_M_WEEKDAY)
		v[n - 2].value = ',';
}

/* Words that mean one thing or another by what stands beside them. */
static void settle_words(struct nt_lexer *lexer)
{
	size_t months = 0;

	for (size_t i = 0; i < lexer->n; i++)
		months += lexer->v[i].meaning == NT_M_MONTH;
	/* mar. 28 mai 2024: "mardi" */
	if (months > 1 && lexer->v[0].meaning == NT_M_MONTH &&
	    lexer->v[0].value == 3 && nt_lexeme_counts(&lexer->v[1], 2) &&
	    lexer->v[2].meaning == NT_M_MONTH) {
		lexer->v[0].meaning = NT_M_WEEKDAY;
		lexer->v[0].value = 1;
	}
	for (size_t i = 0; i < lexer->n; i++) {
		struct nt_lexeme *one = &lexer->v[i];

		if (one->meaning == NT_M_FEIRA) {
			size_t dash = i > 0 && nt_lexeme_is(&one[-1], '-');

			nt_lex_remove(lexer, i - dash, 1 + dash);
			i -= dash + (i > dash);
		} else if (nt_lexeme_is(one, '.') && i > 0 &&
			   one[-1].meaning == NT_M_NUM &&
			   one[1].meaning != NT_M_NUM) {
			nt_lex_remove(lexer, i--, 1);
		} else if (one->meaning == NT_M_T && one[1].digits == 6) {
			one[1].value /= 100;
			one[1].digits = 4;
		} else if (one->meaning == NT_M_A) {
			one->meaning = one[1].meaning == NT_M_AT ? NT_M_AT
								 : NT_M_RANGE;
		} else if (one->meaning == NT_M_UNIT &&
			   (one->value == NT_UNIT_DAY
				    ? one[1].meaning != NT_M_END
				    : one[1].meaning == NT_M_MONTH)) {
			nt_lex_remove(lexer, i--, 1);
		}
	}
}

/* Is a year of four digits, or a month by name, among the first N words? */
static bool has_date(const struct nt_lexer *lexer, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((lexer->v[i].meaning == NT_M_NUM &&
		     lexer->v[i].digits == 4) ||
		    lexer->v[i].meaning == NT_M_MONTH)
			return true;
	return false;
}

static bool marks_time(const struct nt_lexeme *one)
{
	return one->meaning == NT_M_HALF || one->meaning == NT_M_CLOCK ||
	       one->meaning == NT_M_ZONE || one->meaning == NT_M_UTC;
}

/* 09.00, which may be the 9th of no month: what stands round it decides. */
static bool is_dotted_time(const struct nt_lexer *lexer, size_t i)
{
	const struct nt_lexeme *one = &lexer->v[i];
	const struct nt_lexeme *behind = &one[3];

	if (!nt_lexeme_is(&one[1], '.') || !nt_lexeme_counts(&one[2], 2) ||
	    one[2].digits != 2 || one->value > 23 || one[2].value > 59 ||
	    nt_lexeme_is(behind, '.') || nt_lexeme_is(behind, '/') ||
	    (i > 0 && nt_lexeme_is(&one[-1], '.')))
		return false;
	if (marks_time(behind) ||
	    (nt_lexeme_is(behind, '(') && marks_time(&behind[1])))
		return true;
	return has_date(lexer, i);
}

static bool begins_time(const struct nt_lexer *lexer, size_t i)
{
	const struct nt_lexeme *one = &lexer->v[i];

	if (one->meaning == NT_M_AT)
		return nt_lexeme_counts(&one[1], 4);
	if (one->meaning != NT_M_NUM)
		return false;
	if (one->digits == 4)
		return marks_time(&one[1]) ||
		       (i > 0 && one[-1].meaning == NT_M_T);
	if (one->digits > 2)
		return false;
	return (nt_lexeme_is(&one[1], ':') && one[2].digits == 2) ||
	       one[1].meaning == NT_M_H || marks_time(&one[1]) ||
	       is_dotted_time(lexer, i);
}

/* The end of the times that begin at I; I if they cannot be read. */
static size_t read_times(const struct nt_lexer *lexer, size_t i,
			 struct nt_timeword *out)
{
	struct nt_lexer part = *lexer;

	part.at = i;
	if (!nt_timeword_lexed(&part, out))
		return i;
	for (size_t k = i + 1; k < part.at; k++) {
		const struct nt_lexeme *next = &lexer->v[k + 1];

		if (lexer->v[k].meaning != NT_M_RANGE &&
		    !nt_lexeme_is(&lexer->v[k], '-'))
			continue;
		if (next->meaning == NT_M_OPEN || begins_time(lexer, k + 1) ||
		    (nt_lexeme_counts(next, 2) && part.at == lexer->n))
			break;
		/* what follows is another date, not the end of a span */
		part.n = k;
		part.v[k] = (struct nt_lexeme) { 0 };
		part.at = i;
		return nt_timeword_lexed(&part, out) ? part.at : i;
	}
	return part.at;
}

static bool is_between(const struct nt_lexeme *one)
{
	return one->meaning == NT_M_T || nt_lexeme_is(one, ',') ||
	       nt_lexeme_is(one, '-') || nt_lexeme_is(one, '/') ||
	       nt_lexeme_is(one, ':') || one->meaning == NT_M_RANGE ||
	       one->meaning == NT_M_OPEN || one->meaning == NT_M_AT;
}

/* Take the times out of LEXER, with the signs that set them off. */
static bool take_times(struct nt_lexer *lexer, struct nt_timeword *out)
{
	struct nt_timeword times;
	bool found = false;
	bool open;

	for (size_t i = 0; i < lexer->n; i++) {
		size_t end;
		size_t from = i;

		if (!begins_time(lexer, i))
			continue;
		end = read_times(lexer, i, &times);
		if (end == i)
			continue;
		if (!found)
			*out = times;
		else if (out->end[0] == '\0')
			memcpy(out->end, times.start, sizeof(out->end));
		if (i > 0 && nt_lexeme_is(&lexer->v[i - 1], '(') &&
		    nt_lexeme_is(&lexer->v[end], ')')) {
			from--;
			end++;
		}
		while (from > 0 && is_between(&lexer->v[from - 1]))
			from--;
		if (from == 0 && end < lexer->n && is_between(&lexer->v[end]))
			end++;
		nt_lex_remove(lexer, from, end - from);
		i = from - 1;
		found = true;
	}
	open = lexer->n > 0 && lexer->v[lexer->n - 1].meaning == NT_M_OPEN;
	while ((found || open) && lexer->n > 0 &&
	       is_between(&lexer->v[lexer->n - 1]))
		lexer->n--;
	return found;
}

static bool cut_words(const char *s, struct nt_lexer *out)
{
	struct nt_arena arena = { 0 };
	bool ok;

	if (strlen(s) > NT_CELL_DATE)
		return false;
	ok = nt_lex(out, plain(s, &arena), &nt_vocabulary_of_cells);
	nt_arena_free(&arena);
	if (!ok)
		return false;
	for (size_t i = 0; i < out->n; i++)
		if (is_told_from_today(&out->v[i]))
			return false;
	spell_japanese(out);
	settle_words(out);
	join_days(out);
	part_by_slash(out);
	return true;
}

bool nt_cellcut_time(const char *s, struct nt_timeword *out)
{
	struct nt_lexer lexer;

	return cut_words(s, &lexer) && nt_timeword_lexed(&lexer, out) &&
	       nt_lex_end(&lexer);
}

bool nt_cellcut(const char *s, struct nt_cellcut *out)
{
	*out = (struct nt_cellcut) { 0 };
	if (!cut_words(s, &out->date))
		return false;
	out->has_time = take_times(&out->date, &out->times);
	return true;
}
