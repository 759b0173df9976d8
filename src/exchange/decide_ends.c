#include <string.h>
#include <strings.h>

#include "exchange/deciding.h"
#include "exchange/decode.h"
#include "notula/alloc.h"

/* S[N], decoded, with each CR that ends no line as the CR it was. */
static void survey_text(struct nt_survey *survey, const char *s, size_t n)
{
	const char *end = s + n, *cr;

	/* cppcheck-suppress invalidFunctionArg */
	while ((cr = memchr(s, NT_DECODE_CR, (size_t)(end - s))) != NULL) {
		nt_survey(survey, (const unsigned char *)s, (size_t)(cr - s));
		nt_survey(survey, (const unsigned char *)"\r", 1);
		s = cr + 1;
	}
	nt_survey(survey, (const unsigned char *)s, (size_t)(end - s));
}

/* The same for an encoding that does not keep ASCII: converted first. */
static enum nt_status read_text(struct nt_deciding *d, struct nt_survey *survey,
				struct nt_err *err)
{
	struct nt_decode *dec;
	struct nt_text text;
	enum nt_status st = nt_decode_open(&dec, d->in, d->out->encoding,
					   survey->cr_ends, err);

	if (st != NT_OK)
		return st;
	do {
		st = nt_decode_next(dec, &text, err);
		if (st == NT_OK)
			survey_text(survey, text.s, text.n);
	} while (st == NT_OK && text.n > 0);
	nt_survey_end(survey);
	nt_decode_close(dec);
	return st;
}

static enum nt_status count_lines(struct nt_deciding *d,
				  struct nt_survey *survey, bool cr_ends,
				  struct nt_err *err)
{
	nt_survey_start(survey, cr_ends);
	if (strncasecmp(d->out->encoding, "UTF-16", 6) == 0)
		return read_text(d, survey, err);
	return nt_survey_bytes(d, survey, false, err);
}

/* Rows with the number of fields that most have, by the best delimiter. */
static int64_t regular(const struct nt_survey *survey)
{
	int64_t most = 0;

	for (size_t i = 0; i < NT_DELIMS; i++) {
		size_t usual = nt_survey_usual(survey, i);
		int64_t rows = usual > 1 ? survey->fields[i][usual] : 0;

		most = rows > most ? rows : most;
	}
	return most;
}

/*
 * A CR that no LF follows ends a line where that makes rows: where more than
 * half of them end one that has as many fields as the others.
 */
static bool cr_ends_lines(const struct nt_survey *lf,
			  const struct nt_survey *cr)
{
	int64_t lone = lf->ends[NT_ENDS_CR];

	if (lf->ends[NT_ENDS_LF] + lf->ends[NT_ENDS_CRLF] +
		    lf->ends[NT_ENDS_CRCRLF] ==
	    0)
		return true;
	return (regular(cr) - regular(lf)) * 2 > lone;
}

static const char *name_of_end(enum nt_line_ends ends)
{
	static const char *const names[] = { "LF", "CR LF", "CR CR LF", "CR" };

	return names[ends];
}

static void say_ends(struct nt_deciding *d)
{
	const int64_t *ends = d->lines->ends;
	struct nt_buf why = { 0 };

	for (unsigned i = 0; i < 4; i++)
		if (ends[i] > 0)
			nt_buf_printf(&why, "%s%lld %s", why.n ? ", " : "",
				      (long long)ends[i], name_of_end(i));
	if (why.n == 0)
		nt_buf_puts(&why, _("none found: one line"));
	d->out->said_ends.what = name_of_end(d->out->ends);
	d->out->said_ends.why = nt_arena_strdup(d->arena, nt_buf_str(&why));
	nt_buf_free(&why);
}

enum nt_status nt_decide_ends(struct nt_deciding *d, struct nt_err *err)
{
	enum nt_line_ends best = NT_ENDS_LF;
	bool cr_ends = false;
	enum nt_status st = NT_OK;

	if (strncasecmp(d->out->encoding, "UTF-16", 6) == 0)
		st = count_lines(d, d->lf, false, err);
	if (st == NT_OK && d->lf->ends[NT_ENDS_CR] > 0) {
		d->cr = nt_alloc(sizeof(*d->cr));
		st = count_lines(d, d->cr, true, err);
		cr_ends = cr_ends_lines(d->lf, d->cr);
	}
	if (st != NT_OK)
		return st;
	d->lines = cr_ends ? d->cr : d->lf;
	for (unsigned i = 0; i < NT_ENDS_CR; i++)
		if (d->lines->ends[i] > d->lines->ends[best])
			best = i;
	d->out->ends = cr_ends ? NT_ENDS_CR : best;
	d->out->lines = d->lines->lines;
	say_ends(d);
	return NT_OK;
}
