#include "base/datelex.h"

#include <string.h>

#include "notula/buf.h"
#include "notula/str.h"

/* A text on its way through the lexer: lower case, plain signs. */
struct source {
	const char *s;
	size_t at;
};

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * Typographic signs as people's word processors make them become the plain
 * ones: apostrophes go, dashes that are no hyphen become " - ".
 */
static char *plain(struct nt_arena *arena, const char *text)
{
	static const struct {
		const char *from, *to;
	} signs[] = {
		{ "\xE2\x80\x99", "" },
		{ "\xE2\x80\x98", "" },
		{ "'", "" },
		{ "`", "" },
		{ "\xE2\x80\x93", " - " },
		{ "\xE2\x80\x94", " - " },
		{ "\xE2\x80\x91", "-" },
		{ "\xE2\x88\x92", "-" },
		{ "\xC2\xA0", " " },
		{ "\xE2\x80\xAF", " " },
		{ "\t", " " },
		{ "\n", " " },
	};
	const char *s = nt_str_fold(arena, text);
	struct nt_buf out = { 0 };
	char *done;

	while (*s != '\0') {
		size_t i = 0;

		/* Nearly everything is plain as it is. */
		if ((*s & 0x80) == 0 && strchr("'`\t\n", *s) == NULL) {
			nt_buf_putc(&out, *s++);
			continue;
		}
		while (i < NT_COUNT(signs) && !nt_str_starts(s, signs[i].from))
			i++;
		if (i < NT_COUNT(signs)) {
			nt_buf_puts(&out, signs[i].to);
			s += strlen(signs[i].from);
		} else {
			nt_buf_putc(&out, *s++);
		}
	}
	done = nt_arena_strdup(arena, nt_buf_str(&out));
	nt_buf_free(&out);
	return done;
}

/* The next word; "s.d.", "s/d" and "w.i.b." are one, without their signs. */
static void read_word(struct source *src, char *out, size_t size)
{
	const char *s = src->s;
	size_t n = 0;

	while (letter(s[src->at])) {
		bool lone = n == 0 || !letter(s[src->at - 1]);

		if (n + 1 < size)
			out[n++] = s[src->at];
		src->at++;
		if (lone && (s[src->at] == '.' || s[src->at] == '/') &&
		    letter(s[src->at + 1]) && !letter(s[src->at + 2]))
			src->at++;
	}
	out[n] = '\0';
	if (s[src->at] == '.')
		src->at++;
}

static bool read_number(struct source *src, struct nt_lexeme *out,
			bool after_sign)
{
	static const char *const ordinals[] = { "st", "nd", "rd", "th" };
	const char *s = src->s;

	out->meaning = NT_M_NUM;
	while (digit(s[src->at])) {
		if (++out->digits > 9)
			return false;
		out->value = out->value * 10 + (s[src->at++] - '0');
	}
	for (size_t i = 0; i < NT_COUNT(ordinals) && !after_sign; i++)
		if (nt_str_starts(s + src->at, ordinals[i]) &&
		    !letter(s[src->at + 2])) {
			src->at += 2;
			break;
		}
	return true;
}

static bool look_up(const char *word, const struct nt_vocabulary *from,
		    struct nt_lexeme *out)
{
	for (; from != NULL; from = from->more)
		for (size_t i = 0; i < from->n; i++)
			if (strcmp(from->v[i].word, word) == 0) {
				out->meaning = from->v[i].meaning;
				out->value = from->v[i].value;
				return true;
			}
	return false;
}

static bool read_one(struct source *src, struct nt_lexeme *out,
		     const struct nt_lexeme *before,
		     const struct nt_vocabulary *vocabulary)
{
	char c = src->s[src->at];
	char word[32];

	if (digit(c))
		return read_number(src, out,
				   before != NULL &&
					   before->meaning == NT_M_SIGN &&
					   (before->value == '+' ||
					    before->value == '-'));
	if (letter(c)) {
		read_word(src, word, sizeof(word));
		return look_up(word, vocabulary, out);
	}
	src->at++;
	out->meaning = NT_M_SIGN;
	out->value = c;
	if (c == '-' && out->spaced && src->s[src->at] == ' ')
		out->meaning = NT_M_RANGE;
	if (c == '&')
		out->meaning = NT_M_AND;
	return strchr("+-/.:,()&", c) != NULL;
}

bool nt_lex(struct nt_lexer *lexer, const char *text,
	    const struct nt_vocabulary *vocabulary)
{
	struct nt_arena arena = { 0 };
	struct source src = { 0 };
	bool ok = true;

	*lexer = (struct nt_lexer) { 0 };
	src.s = plain(&arena, text);
	while (ok && src.s[src.at] != '\0') {
		struct nt_lexeme one = { 0 };

		while (src.s[src.at] == ' ') {
			src.at++;
			one.spaced = true;
		}
		if (src.s[src.at] == '\0')
			break;
		ok = read_one(&src, &one,
			      lexer->n ? &lexer->v[lexer->n - 1] : NULL,
			      vocabulary) &&
		     lexer->n < NT_LEXEMES;
		if (ok && one.meaning != NT_M_SKIP)
			lexer->v[lexer->n++] = one;
	}
	nt_arena_free(&arena);
	return ok && lexer->n > 0;
}

const struct nt_lexeme *nt_lex_peek(const struct nt_lexer *lexer, size_t k)
{
	static const struct nt_lexeme end = { .meaning = NT_M_END };

	return lexer->at + k < lexer->n ? &lexer->v[lexer->at + k] : &end;
}

bool nt_lex_take(struct nt_lexer *lexer, enum nt_meaning meaning, int *value)
{
	const struct nt_lexeme *next = nt_lex_peek(lexer, 0);

	if (next->meaning != meaning)
		return false;
	if (value != NULL)
		*value = next->value;
	lexer->at++;
	return true;
}

bool nt_lex_sign(struct nt_lexer *lexer, char sign)
{
	const struct nt_lexeme *next = nt_lex_peek(lexer, 0);

	if (next->meaning != NT_M_SIGN || next->value != sign)
		return false;
	lexer->at++;
	return true;
}

bool nt_lex_end(const struct nt_lexer *lexer)
{
	return lexer->at == lexer->n;
}

bool nt_lexeme_is(const struct nt_lexeme *one, char sign)
{
	return one->meaning == NT_M_SIGN && one->value == sign;
}

bool nt_lexeme_counts(const struct nt_lexeme *one, int most)
{
	return one->meaning == NT_M_NUM && one->digits <= most;
}

void nt_lex_remove(struct nt_lexer *lexer, size_t i, size_t n)
{
	memmove(&lexer->v[i], &lexer->v[i + n],
		(lexer->n - i - n) * sizeof(*lexer->v));
	lexer->n -= n;
	memset(&lexer->v[lexer->n], 0, n * sizeof(*lexer->v));
}
