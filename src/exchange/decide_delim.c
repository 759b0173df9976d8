#include <math.h>
#include <strings.h>

#include "exchange/deciding.h"
#include "exchange/decode.h"

/* "sep=;" on the first line is for a spreadsheet program; it is no row. */
static enum nt_status read_sep(struct nt_deciding *d, char *sep,
			       struct nt_err *err)
{
	struct nt_decode *dec;
	struct nt_text text;
	enum nt_status st = nt_decode_open(&dec, d->in, d->out->encoding,
					   d->out->ends == NT_ENDS_CR, err);

	*sep = '\0';
	if (st != NT_OK)
		return st;
	st = nt_decode_next(dec, &text, err);
	if (st == NT_OK && text.ends) {
		const char *s = text.s;
		size_t n = text.n, quoted = n > 0 && s[0] == '"';

		while (n > 0 && (s[n - 1] == '\r' || s[n - 1] == '\n'))
			n--;
		if (n == 5 + 2 * quoted &&
		    strncasecmp(s + quoted, "sep=", 4) == 0)
			*sep = s[quoted + 4];
	}
	if (*sep != '\0')
		nt_decode_tell(dec, &d->out->body_offset, &d->out->body_line);
	nt_decode_close(dec);
	return st;
}

/* How many cells of one of the first rows are known names, at the most. */
static enum nt_status known_names(struct nt_deciding *d, char delim,
				  size_t usual, size_t *most,
				  struct nt_err *err)
{
	enum nt_status st;

	*most = 0;
	if (d->asked->known == NULL)
		return NT_OK;
	d->out->delim = delim;
	st = nt_header_read(d->in, d->out, usual, d->arena, d->rows, err);
	for (size_t i = 0; st == NT_OK && i < d->rows->n && i < 32; i++) {
		const struct nt_first_row *row = &d->rows->v[i];
		size_t known = 0;

		for (size_t c = 0; c < row->n && row->delim == delim; c++)
			known += row->cells[c].n > 0 &&
				 d->asked->known(row->cells[c].s);
		*most = known > *most ? known : *most;
	}
	return st;
}

/*
 * How well delimiter I parts the rows: the share of them that have one number
 * of fields, more for more fields and for known names, less where it mostly
 * stands as in prose ("a, b") or in numbers ("1,5").
 */
static double worth(const struct nt_survey *lines, size_t i, size_t known)
{
	size_t usual = nt_survey_usual(lines, i);
	double share;

	if (usual < 2 || lines->rows == 0)
		return 0;
	share = (double)lines->fields[i][usual] / (double)lines->rows;
	share *= 1 + log2((double)usual);
	if (lines->loose[i] * 2 > lines->seen[i])
		share *= 0.6;
	return share + 0.5 * (double)(known < 4 ? known : 4);
}

static enum nt_status guess_delim(struct nt_deciding *d, struct nt_err *err)
{
	double best = 0;
	enum nt_status st = NT_OK;

	d->delim = 0;
	for (size_t i = 0; st == NT_OK && i < NT_DELIMS; i++) {
		size_t usual = nt_survey_usual(d->lines, i), known = 0;
		double now;

		if (usual > 1)
			st = known_names(d, nt_delims[i], usual, &known, err);
		now = worth(d->lines, i, known);
		if (now > best) {
			best = now;
			d->delim = i;
		}
	}
	d->out->delim = nt_delims[d->delim];
	return st;
}

const char *nt_delim_name(struct nt_arena *arena, char delim)
{
	char s[2] = { delim, '\0' };

	return delim == '\t' ? _("tab") : nt_arena_strdup(arena, s);
}

size_t nt_usual_fields(const struct nt_deciding *d)
{
	return d->delim < NT_DELIMS ? nt_survey_usual(d->lines, d->delim) : 1;
}

static void say_delim(struct nt_deciding *d, char sep)
{
	size_t usual = nt_usual_fields(d);
	const char *why;

	if (d->asked->delim != '\0')
		why = _("as asked");
	else if (sep != '\0')
		why = _("the first line says so");
	else if (usual < 2)
		why = _("none found: one column");
	else
		why = nt_arena_printf(
			d->arena, _("%zu fields on %lld of %lld lines"), usual,
			(long long)d->lines->fields[d->delim][usual],
			(long long)d->lines->rows);
	d->out->said_delim.what = nt_delim_name(d->arena, d->out->delim);
	d->out->said_delim.why = why;
}

enum nt_status nt_decide_delim(struct nt_deciding *d, struct nt_err *err)
{
	char sep = '\0';
	enum nt_status st = read_sep(d, &sep, err);

	if (st == NT_OK && sep == '\0' && d->asked->delim == '\0')
		st = guess_delim(d, err);
	if (st != NT_OK)
		return st;
	if (d->asked->delim != '\0')
		d->out->delim = d->asked->delim;
	else if (sep != '\0')
		d->out->delim = sep;
	for (d->delim = 0; d->delim < NT_DELIMS; d->delim++)
		if (nt_delims[d->delim] == d->out->delim)
			break;
	say_delim(d, sep);
	return NT_OK;
}
