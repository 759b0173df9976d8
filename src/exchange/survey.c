#include "exchange/survey.h"

#include <string.h>

enum { OUTSIDE, INSIDE, BEHIND }; /* quotes; behind a quote inside */

enum { BORING, DELIM, QUOTE = DELIM + NT_DELIMS, CR, LF };

const char nt_delims[NT_DELIMS] = { ',', ';', '\t', '|' };

static const unsigned char outside[256] = {
	[','] = DELIM, [';'] = DELIM + 1, ['\t'] = DELIM + 2, ['|'] = DELIM + 3,
	['"'] = QUOTE, ['\r'] = CR,	  ['\n'] = LF,
};
static const unsigned char inside[256] = {
	['"'] = QUOTE,
	['\r'] = CR,
	['\n'] = LF,
};

void nt_survey_start(struct nt_survey *survey, bool cr_ends)
{
	memset(survey, 0, sizeof(*survey));
	survey->cr_ends = cr_ends;
	survey->fresh = true;
}

static void forget_row(struct nt_survey *v)
{
	memset(v->count, 0, sizeof(v->count));
	v->text = false;
	v->fresh = true;
	v->quoting = OUTSIDE;
	v->inside = 0;
}

static void end_row(struct nt_survey *v)
{
	bool any = v->text;

	for (size_t d = 0; d < NT_DELIMS; d++)
		any = any || v->count[d] > 0;
	v->rows += any;
	for (size_t d = 0; any && d < NT_DELIMS; d++) {
		size_t n = v->count[d] + 1;

		v->fields[d][n < NT_SURVEY_FIELDS ? n : NT_SURVEY_FIELDS - 1]++;
	}
	forget_row(v);
}

static void end_line(struct nt_survey *v, enum nt_line_ends how)
{
	v->lines++;
	v->begun = false;
	if (v->quoting == INSIDE) {
		/* A quote that is never closed must not hide the rest. */
		if (v->inside > NT_LIMIT_CELL)
			forget_row(v);
		return;
	}
	v->ends[how]++;
	end_row(v);
}

/* CRs that no LF follows. */
static void lone_crs(struct nt_survey *v)
{
	for (; v->crs > 0; v->crs--) {
		if (v->cr_ends)
			end_line(v, NT_ENDS_CR);
		else if (v->quoting != INSIDE) {
			v->ends[NT_ENDS_CR]++;
			v->fresh = true;
		}
	}
}

static bool only_blanks(const unsigned char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] != ' ')
			return false;
	return true;
}

static bool is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

/* The delimiter at S[I] of S[N]. */
static void count_delim(struct nt_survey *v, size_t d, const unsigned char *s,
			size_t i, size_t n)
{
	bool blank = i + 1 < n && s[i + 1] == ' ';
	bool number =
		i > 0 && i + 1 < n && is_digit(s[i - 1]) && is_digit(s[i + 1]);

	v->count[d]++;
	v->seen[d]++;
	v->loose[d] += blank || number;
	v->fresh = true;
}

/* What stands behind a quote inside a quoted cell: is the cell closed? */
static void look_behind(struct nt_survey *v, unsigned char c)
{
	bool closed = c == ' ' || outside[c] != BORING;

	v->quoting = c == '"' || !closed ? INSIDE : OUTSIDE;
	v->fresh = false;
}

static void take_lf(struct nt_survey *v)
{
	size_t crs = v->crs < 2 ? v->crs : 2;

	/* Where CR ends lines, only the last one belongs to the LF. */
	if (v->cr_ends && v->crs > 0) {
		v->crs--;
		lone_crs(v);
		crs = 1;
	}
	v->crs = 0;
	end_line(v, (enum nt_line_ends)crs);
}

/* The special byte at S[I]. */
static void take(struct nt_survey *v, const unsigned char *s, size_t i,
		 size_t n)
{
	unsigned char kind = outside[s[i]];

	v->begun = true;
	if (kind == CR) {
		v->crs++;
	} else if (kind == LF) {
		take_lf(v);
	} else if (kind == QUOTE && v->quoting == INSIDE) {
		v->quoting = BEHIND;
	} else if (kind == QUOTE) {
		v->text = true;
		v->quoting = v->fresh ? INSIDE : OUTSIDE;
		v->inside = 0;
	} else {
		count_delim(v, kind - DELIM, s, i, n);
	}
}

/* Bytes S[N] that mean nothing to CSV. */
static void take_boring(struct nt_survey *v, const unsigned char *s, size_t n)
{
	bool blank = only_blanks(s, n);

	v->begun = true;
	v->text = v->text || !blank;
	v->fresh = v->fresh && blank;
	if (v->quoting == INSIDE)
		v->inside += (int64_t)n;
}

void nt_survey(struct nt_survey *v, const unsigned char *s, size_t n)
{
	size_t i = 0;

	while (i < n) {
		const unsigned char *kinds;
		size_t from = i;

		if (v->crs > 0 && s[i] != '\r' && s[i] != '\n')
			lone_crs(v);
		if (v->quoting == BEHIND) {
			look_behind(v, s[i]);
			if (s[i] == '"') {
				i++;
				continue;
			}
		}
		kinds = v->quoting == INSIDE ? inside : outside;
		while (i < n && kinds[s[i]] == BORING)
			i++;
		if (i > from)
			take_boring(v, s + from, i - from);
		if (i < n)
			take(v, s, i++, n);
	}
}

void nt_survey_end(struct nt_survey *v)
{
	lone_crs(v);
	v->quoting = OUTSIDE;
	v->lines += v->begun;
	end_row(v);
}

size_t nt_survey_usual(const struct nt_survey *survey, size_t delim)
{
	const int64_t *rows = survey->fields[delim];
	size_t best = 1;

	for (size_t n = 2; n < NT_SURVEY_FIELDS; n++)
		if (rows[n] > 0 && (best == 1 || rows[n] >= rows[best]))
			best = n;
	return best;
}
