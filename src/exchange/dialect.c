#include "notula/dialect.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "exchange/decode.h"
#include "exchange/header.h"
#include "exchange/survey.h"
#include "exchange/weigh.h"
#include "notula/alloc.h"
#include "notula/utf8.h"

enum { CHUNK = 1 << 16 };

static const char bom[] = "\xef\xbb\xbf";

/* What deciding needs beside its result. */
struct deciding {
	struct nt_input *in;
	const struct nt_dialect_asked *asked;
	struct nt_arena *arena;
	struct nt_dialect *out;
	struct nt_weight weight;
	struct nt_survey *lf; /* only LF ends a line */
	struct nt_survey *cr; /* CR does, too; NULL if there is no lone one */
	struct nt_survey *lines; /* of the two, the one that fits */
	struct nt_first_rows *rows;
	size_t delim; /* of nt_delims; NT_DELIMS if it is another */
};

/* The whole file as it is, weighed, and counted if SURVEY is not NULL. */
static enum nt_status read_bytes(struct deciding *d, struct nt_survey *survey,
				 bool weigh, struct nt_err *err)
{
	unsigned char *buf = nt_alloc(CHUNK);
	enum nt_status st;
	int64_t at = 0;
	size_t n, mark;

	do {
		st = nt_input_bytes_at(d->in, at, buf, CHUNK, &n, err);
		if (st != NT_OK)
			break;
		if (weigh)
			nt_weigh(&d->weight, buf, n);
		mark = at == 0 && n >= 3 && memcmp(buf, bom, 3) == 0 ? 3 : 0;
		nt_survey(survey, buf + mark, n - mark);
		at += (int64_t)n;
	} while (n == CHUNK);
	if (weigh)
		nt_weigh_end(&d->weight);
	nt_survey_end(survey);
	nt_free(buf);
	return st;
}

/* The same for an encoding that does not keep ASCII: converted first. */
static enum nt_status read_text(struct deciding *d, struct nt_survey *survey,
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
		for (size_t i = 0; st == NT_OK && text.lone_cr && i < text.n;
		     i++)
			if (text.s[i] == NT_DECODE_CR)
				survey->ends[NT_ENDS_CR]++;
		if (st == NT_OK)
			nt_survey(survey, (const unsigned char *)text.s,
				  text.n);
	} while (st == NT_OK && text.n > 0);
	nt_survey_end(survey);
	nt_decode_close(dec);
	return st;
}

static enum nt_status count_lines(struct deciding *d, struct nt_survey *survey,
				  bool cr_ends, struct nt_err *err)
{
	nt_survey_start(survey, cr_ends);
	if (strncasecmp(d->out->encoding, "UTF-16", 6) == 0)
		return read_text(d, survey, err);
	return read_bytes(d, survey, false, err);
}

/* Encoding. */

static const char *examples(struct deciding *d)
{
	char *s = nt_arena_strdup(d->arena, "");

	for (size_t i = 0; i < d->weight.n; i++)
		s = nt_arena_printf(d->arena, "%s%s0x%02X", s, i ? " " : "",
				    d->weight.examples[i]);
	return s;
}

static const char *why_encoding(struct deciding *d)
{
	const struct nt_weight *w = &d->weight;

	if (d->asked->encoding != NULL)
		return _("as asked");
	if (d->out->bom)
		return _("byte order mark");
	if (strncmp(d->out->encoding, "UTF-16", 6) == 0)
		return _("every other byte is NUL");
	if (strcmp(d->out->encoding, "UTF-8") != 0)
		return nt_arena_printf(
			d->arena,
			ngettext("not valid UTF-8; %lld byte like %s",
				 "not valid UTF-8; %lld bytes like %s",
				 (unsigned long)w->strays),
			(long long)w->strays, examples(d));
	if (w->strays > 0)
		return nt_arena_printf(
			d->arena,
			_("%lld letters of UTF-8, %lld bytes that are none, "
			  "like %s"),
			(long long)w->letters, (long long)w->strays,
			examples(d));
	if (w->letters > 0)
		return nt_arena_printf(
			d->arena,
			ngettext("%lld letter beyond ASCII, valid",
				 "%lld letters beyond ASCII, all valid",
				 (unsigned long)w->letters),
			(long long)w->letters);
	return _("nothing but ASCII");
}

/* The name that iconv and this program know for what the user calls NAME. */
static const char *plain_name(const struct deciding *d, const char *name)
{
	static const struct {
		const char *alias;
		const char *name;
	} names[] = {
		{ "utf8", "UTF-8" },
		{ "utf-8-sig", "UTF-8" },
		{ "ansi", "windows-1252" },
		{ "cp1252", "windows-1252" },
		{ "latin1", "windows-1252" },
		{ "latin-1", "windows-1252" },
		{ "iso-8859-1", "windows-1252" },
		{ "utf16le", "UTF-16LE" },
		{ "utf16be", "UTF-16BE" },
		{ "mac", "MACINTOSH" },
	};

	for (size_t i = 0; i < NT_COUNT(names); i++)
		if (strcasecmp(name, names[i].alias) == 0)
			return names[i].name;
	if (strcasecmp(name, "UTF-16") == 0 || strcasecmp(name, "utf16") == 0)
		return d->weight.head[0] == 0xFE ||
				       d->weight.big > d->weight.little
			       ? "UTF-16BE"
			       : "UTF-16LE";
	return name;
}

static void decide_encoding(struct deciding *d)
{
	const char *name = nt_weigh_encoding(&d->weight, &d->out->bom);

	if (d->asked->encoding != NULL) {
		const char *asked = plain_name(d, d->asked->encoding);

		d->out->bom = d->out->bom && strcasecmp(name, asked) == 0;
		name = asked;
	}
	snprintf(d->out->encoding, sizeof(d->out->encoding), "%s", name);
	d->out->size = d->weight.size;
	d->out->said_encoding.what = nt_arena_strdup(d->arena, name);
	d->out->said_encoding.why = why_encoding(d);
}

/* Line ends. */

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

static void say_ends(struct deciding *d)
{
	const int64_t *ends = d->lines->ends;
	struct nt_buf why = { 0 };

	for (unsigned i = 0; i < 4; i++)
		if (ends[i] > 0)
			nt_buf_printf(&why, "%s%lld %s", why.n ? ", " : "",
				      (long long)ends[i], name_of_end(i));
	d->out->said_ends.what = name_of_end(d->out->ends);
	d->out->said_ends.why = nt_arena_strdup(d->arena, nt_buf_str(&why));
	nt_buf_free(&why);
}

static enum nt_status decide_ends(struct deciding *d, struct nt_err *err)
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

/* Delimiter. */

/* "sep=;" on the first line is for a spreadsheet program; it is no row. */
static enum nt_status read_sep(struct deciding *d, char *sep,
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
static enum nt_status known_names(struct deciding *d, char delim, size_t usual,
				  size_t *most, struct nt_err *err)
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

static enum nt_status guess_delim(struct deciding *d, struct nt_err *err)
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

static const char *name_of_delim(struct deciding *d, char delim)
{
	char s[2] = { delim, '\0' };

	return delim == '\t' ? _("tab") : nt_arena_strdup(d->arena, s);
}

static size_t usual_fields(const struct deciding *d)
{
	return d->delim < NT_DELIMS ? nt_survey_usual(d->lines, d->delim) : 1;
}

static void say_delim(struct deciding *d, char sep)
{
	size_t usual = usual_fields(d);
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
	d->out->said_delim.what = name_of_delim(d, d->out->delim);
	d->out->said_delim.why = why;
}

static enum nt_status decide_delim(struct deciding *d, struct nt_err *err)
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

/* Header. */

static const struct nt_first_row *row_on(const struct nt_first_rows *rows,
					 int64_t line)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].line == line)
			return &rows->v[i];
	return NULL;
}

static enum nt_status find_header(struct deciding *d,
				  const struct nt_first_row **header,
				  struct nt_err *err)
{
	int64_t asked = d->asked->header;

	*header = nt_header_find(d->rows, d->asked->known);
	if (asked == NT_HEADER_NONE)
		*header = NULL;
	if (asked <= 0)
		return NT_OK;
	*header = row_on(d->rows, asked);
	if (*header != NULL)
		return NT_OK;
	nt_fail(err, NT_EINVAL,
		_("no header can be on line %lld: no row begins there"),
		(long long)asked);
	nt_err_at(err, nt_input_name(d->in), asked);
	return NT_EINVAL;
}

static const char *why_header(struct deciding *d,
			      const struct nt_first_row *header)
{
	long long line = header		  ? header->line
			 : d->rows->n > 0 ? d->rows->v[0].line
					  : 1;

	if (d->asked->header != NT_HEADER_DECIDE)
		return _("as asked");
	if (header == NULL)
		return nt_arena_printf(d->arena,
				       _("line %lld holds dates or numbers as "
					 "those below it"),
				       line);
	if (header->known > 0)
		return nt_arena_printf(d->arena,
				       ngettext("%zu known name in line %lld",
						"%zu known names in line %lld",
						(unsigned long)header->known),
				       header->known, line);
	return nt_arena_printf(d->arena, _("no digits or dates in line %lld"),
			       line);
}

static void say_header(struct deciding *d, const struct nt_first_row *header)
{
	const char *why = why_header(d, header);

	if (d->out->above > 0)
		why = nt_arena_printf(d->arena,
				      ngettext("%s; %zu line of titles above",
					       "%s; %zu lines of titles above",
					       d->out->above),
				      why, d->out->above);
	if (d->out->below > 0)
		why = nt_arena_printf(
			d->arena,
			_("%s; units or column numbers under it left out"),
			why);
	if (header != NULL && header->delim != d->out->delim)
		why = nt_arena_printf(d->arena, _("%s; written with %s"), why,
				      name_of_delim(d, header->delim));
	d->out->said_header.why = why;
	d->out->said_header.what =
		header == NULL ? _("none")
		: header == &d->rows->v[0]
			? _("yes")
			: nt_arena_printf(d->arena, _("line %lld"),
					  (long long)header->line);
}

/* Rows that are wider than the header are so because it lacks a name. */
static size_t width_of(const struct deciding *d,
		       const struct nt_first_row *header)
{
	size_t usual = usual_fields(d), width = usual;

	if (header != NULL && header->n > width)
		width = header->n;
	for (size_t i = 0; d->delim == NT_DELIMS && i < d->rows->n; i++)
		if (d->rows->v[i].n > width)
			width = d->rows->v[i].n;
	return width;
}

static size_t titles_above(const struct nt_first_rows *rows,
			   const struct nt_first_row *header)
{
	size_t n = 0;

	for (const struct nt_first_row *row = rows->v; row < header; row++)
		n += row->filled > 0;
	return n;
}

static enum nt_status decide_header(struct deciding *d, struct nt_err *err)
{
	const struct nt_first_row *header, *last;
	struct nt_dialect *out = d->out;
	enum nt_status st = nt_header_read(d->in, out, usual_fields(d),
					   d->arena, d->rows, err);

	if (st == NT_OK)
		st = find_header(d, &header, err);
	if (st != NT_OK)
		return st;
	out->header_delim = header ? header->delim : out->delim;
	out->width = width_of(d, header);
	if (header != NULL) {
		out->header_line = header->line;
		out->header_offset = header->offset;
		out->above = titles_above(d->rows, header);
		out->below = nt_header_below(d->rows, header);
		last = header + out->below;
		out->body_line = last->next_line;
		out->body_offset = last->next_offset;
	}
	say_header(d, header);
	return NT_OK;
}

static enum nt_status decide(struct deciding *d, struct nt_err *err)
{
	enum nt_status st = nt_dialect_is_text(d->in, err);

	if (st != NT_OK)
		return st;
	nt_survey_start(d->lf, false);
	st = read_bytes(d, d->lf, true, err);
	if (st != NT_OK)
		return st;
	decide_encoding(d);
	st = decide_ends(d, err);
	if (st == NT_OK && d->lines->rows == 0) {
		nt_fail(err, NT_EINVAL, _("the file is empty"));
		nt_err_at(err, nt_input_name(d->in), 0);
		return NT_EINVAL;
	}
	if (st == NT_OK)
		st = decide_delim(d, err);
	return st == NT_OK ? decide_header(d, err) : st;
}

enum nt_status nt_dialect_decide(struct nt_input *in,
				 const struct nt_dialect_asked *asked,
				 struct nt_arena *arena, struct nt_dialect *out,
				 struct nt_err *err)
{
	struct deciding d = {
		.in = in,
		.asked = asked,
		.arena = arena,
		.out = out,
		.lf = nt_alloc(sizeof(*d.lf)),
		.rows = nt_alloc(sizeof(*d.rows)),
	};
	enum nt_status st;

	*out = (struct nt_dialect) { .body_line = 1 };
	st = decide(&d, err);
	nt_free(d.lf);
	nt_free(d.cr);
	nt_free(d.rows);
	return st;
}

/* As read, for showing. */

static bool is_end(char c)
{
	return c == '\n' || c == '\r';
}

enum nt_status nt_dialect_lines(struct nt_input *in,
				const struct nt_dialect *dialect, size_t n,
				size_t most, struct nt_arena *arena,
				const char **lines, size_t *got,
				struct nt_err *err)
{
	struct nt_decode *dec;
	struct nt_text text;
	bool begins = true;
	enum nt_status st = nt_decode_open(&dec, in, dialect->encoding,
					   dialect->ends == NT_ENDS_CR, err);

	*got = 0;
	if (st != NT_OK)
		return st;
	while (*got < n) {
		size_t len;

		st = nt_decode_next(dec, &text, err);
		if (st != NT_OK || text.n == 0)
			break;
		len = text.n;
		while (len > 0 && is_end(text.s[len - 1]))
			len--;
		/* Of a line that comes in parts, the first is enough. */
		if (begins)
			lines[(*got)++] = nt_arena_strndup(
				arena, text.s,
				len > most ? nt_utf8_cut(text.s, most) : len);
		begins = text.ends;
	}
	nt_decode_close(dec);
	return st;
}
