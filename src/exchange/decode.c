#include "exchange/decode.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "notula/alloc.h"
#include "notula/utf8.h"

enum { CHUNK = 1 << 16, NO_ICONV = -1, MOST_CRS = 8 };

struct nt_decode {
	struct nt_input *in;
	char encoding[32];
	size_t unit; /* bytes of a code unit: 1, or 2 for UTF-16 */
	size_t low;  /* where in a unit its low byte stands */
	bool utf8;   /* nothing to convert */
	bool cr_ends;
	iconv_t cd;
	iconv_t stray; /* for bytes of other encodings in UTF-8 */
	int64_t at;    /* offset of the byte after the buffer's last */
	int64_t line;  /* of the next byte */
	bool end;      /* nothing follows the buffer */
	size_t from, to;
	struct nt_buf text;   /* the part, converted */
	struct nt_buf mended; /* the part, with what was wrong in it replaced */
	char buf[CHUNK];
};

static const iconv_t none = (iconv_t)NO_ICONV;

/* Does CD, which may be none, leave what CSV is made of as it is? */
static bool keeps_ascii(iconv_t cd)
{
	static const char ascii[] = "\t\n\r\" ,;|09:/-Aaz";
	char in[sizeof(ascii)], out[64];
	char *from = in, *to = out;
	size_t left = sizeof(ascii), room = sizeof(out);

	memcpy(in, ascii, sizeof(ascii));
	if (cd == none || iconv(cd, &from, &left, &to, &room) != 0)
		return false;
	iconv(cd, NULL, NULL, NULL, NULL);
	return sizeof(out) - room == sizeof(ascii) &&
	       memcmp(out, ascii, sizeof(ascii)) == 0;
}

static enum nt_status refuse_encoding(struct nt_decode *dec, struct nt_err *err)
{
	nt_fail(err, NT_EINVAL,
		_("the encoding \"%s\" is not known here; UTF-8, UTF-16 and "
		  "windows-1252 always are"),
		dec->encoding);
	nt_err_at(err, nt_input_name(dec->in), 0);
	return NT_EINVAL;
}

static enum nt_status set_encoding(struct nt_decode *dec, struct nt_err *err)
{
	bool le = strcasecmp(dec->encoding, "UTF-16LE") == 0;
	bool be = strcasecmp(dec->encoding, "UTF-16BE") == 0;

	dec->utf8 = strcasecmp(dec->encoding, "UTF-8") == 0;
	dec->unit = le || be ? 2 : 1;
	dec->low = be ? 1 : 0;
	dec->stray = iconv_open("UTF-8", "WINDOWS-1252");
	if (dec->utf8)
		return NT_OK;
	dec->cd = iconv_open("UTF-8", dec->encoding);
	if (dec->cd == none || (dec->unit == 1 && !keeps_ascii(dec->cd)))
		return refuse_encoding(dec, err);
	return NT_OK;
}

enum nt_status nt_decode_open(struct nt_decode **out, struct nt_input *in,
			      const char *encoding, bool cr_ends,
			      struct nt_err *err)
{
	struct nt_decode *dec = nt_alloc(sizeof(*dec));
	enum nt_status st;

	*out = NULL;
	dec->in = in;
	dec->line = 1;
	dec->cr_ends = cr_ends;
	dec->cd = none;
	snprintf(dec->encoding, sizeof(dec->encoding), "%s", encoding);
	st = set_encoding(dec, err);
	if (st != NT_OK)
		nt_decode_close(dec);
	else
		*out = dec;
	return st;
}

void nt_decode_close(struct nt_decode *dec)
{
	if (dec == NULL)
		return;
	if (dec->cd != none)
		iconv_close(dec->cd);
	if (dec->stray != none)
		iconv_close(dec->stray);
	nt_buf_free(&dec->text);
	nt_buf_free(&dec->mended);
	nt_free(dec);
}

const char *nt_decode_name(const struct nt_decode *dec)
{
	return nt_input_name(dec->in);
}

void nt_decode_seek(struct nt_decode *dec, int64_t offset, int64_t line)
{
	int64_t begin = dec->at - (int64_t)dec->to;

	dec->line = line;
	if (offset > 0 && offset >= begin && offset <= dec->at) {
		dec->from = (size_t)(offset - begin);
		return;
	}
	dec->at = offset;
	dec->end = false;
	dec->from = 0;
	dec->to = 0;
}

void nt_decode_tell(const struct nt_decode *dec, int64_t *offset, int64_t *line)
{
	*offset = dec->at - (int64_t)(dec->to - dec->from);
	*line = dec->line;
}

/* How long the byte order marks at the beginning are: some have two. */
static size_t marks_length(const struct nt_decode *dec)
{
	const char *mark = dec->unit == 1  ? "\xef\xbb\xbf"
			   : dec->low == 0 ? "\xff\xfe"
					   : "\xfe\xff";
	size_t n = strlen(mark), at = 0;

	if (dec->unit == 1 && !dec->utf8)
		return 0;
	while (dec->to - at >= n && memcmp(dec->buf + at, mark, n) == 0)
		at += n;
	return at;
}

/* Put what is left at the front of the buffer and fill the rest. */
static enum nt_status fill(struct nt_decode *dec, struct nt_err *err)
{
	bool first = dec->at == 0;
	size_t got;
	enum nt_status st;

	memmove(dec->buf, dec->buf + dec->from, dec->to - dec->from);
	dec->to -= dec->from;
	dec->from = 0;
	st = nt_input_bytes_at(dec->in, dec->at, dec->buf + dec->to,
			       CHUNK - dec->to, &got, err);
	if (st != NT_OK)
		return st;
	dec->end = dec->to + got < CHUNK;
	dec->at += (int64_t)got;
	dec->to += got;
	if (first)
		dec->from = marks_length(dec);
	return NT_OK;
}

/* The code unit at S, or 0 where it is none of ASCII. */
static unsigned char ascii_at(const struct nt_decode *dec, const char *s)
{
	if (dec->unit == 1)
		return (unsigned char)s[0];
	return s[1 - dec->low] == 0 ? (unsigned char)s[dec->low] : 0;
}

/* The first C of S[N], at a whole unit; N if there is none. */
static size_t find(const struct nt_decode *dec, const char *s, size_t n, char c)
{
	size_t i = 0;

	if (dec->unit == 1) {
		const char *hit = memchr(s, c, n);

		return hit ? (size_t)(hit - s) : n;
	}
	while (i + 1 < n && ascii_at(dec, s + i) != (unsigned char)c)
		i += 2;
	return i + 1 < n ? i : n;
}

/* How long the line end at S[0], a CR, is; 0 if that is not known yet. */
static size_t cr_length(const struct nt_decode *dec, const char *s, size_t n)
{
	size_t u = dec->unit;

	if (n >= 2 * u)
		return ascii_at(dec, s + u) == '\n' ? 2 * u : u;
	return dec->end ? u : 0;
}

/* The length of the line S[N] with its end, 0 if its end is not there. */
static size_t line_length(const struct nt_decode *dec, const char *s, size_t n)
{
	size_t lf = find(dec, s, n, '\n'), cr, end;

	if (dec->cr_ends) {
		cr = find(dec, s, lf, '\r');
		end = cr < lf ? cr_length(dec, s + cr, n - cr) : 0;
		if (cr < lf)
			return end > 0 ? cr + end : 0;
	}
	return lf < n ? lf + dec->unit : 0;
}

/* Of a line whose end is not there yet: what cannot be half of something. */
static size_t safe_length(const struct nt_decode *dec, const char *s, size_t n)
{
	size_t u = dec->unit, safe = n - n % u;

	if (dec->end)
		return n;
	for (int i = 0; i < MOST_CRS && safe > u; i++) {
		if (ascii_at(dec, s + safe - u) != '\r')
			break;
		safe -= u;
	}
	if (dec->utf8 && nt_utf8_cut(s, safe) > 0)
		safe = nt_utf8_cut(s, safe);
	return safe > 0 ? safe : n;
}

/* Does the file end in a CR whose LF was cut off? */
static bool is_last_cr(const struct nt_decode *dec, const struct nt_text *text)
{
	size_t u = dec->unit;

	return text->n >= u && ascii_at(dec, text->s + text->n - u) == '\r';
}

static void put_char(struct nt_buf *out, uint32_t cp)
{
	char s[4];

	nt_buf_put(out, s, nt_utf8_put(cp, s));
}

/* A byte that means nothing, as windows-1252 or else Latin-1 has it. */
static void put_stray(struct nt_decode *dec, struct nt_buf *out, char byte)
{
	char s[8], *from = &byte, *to = s;
	size_t left = 1, room = sizeof(s);

	if (dec->stray != none &&
	    iconv(dec->stray, &from, &left, &to, &room) != (size_t)-1)
		nt_buf_put(out, s, sizeof(s) - room);
	else
		put_char(out, (unsigned char)byte);
}

/* iconv stopped at S[*N]: put something there and go on behind it. */
static size_t step_over(struct nt_decode *dec, struct nt_text *out,
			const char *s, size_t n)
{
	size_t step = n < dec->unit ? n : dec->unit;

	if (out->bad < 0)
		out->bad = (unsigned char)s[step == 2 ? 1 - dec->low : 0];
	if (dec->unit == 1)
		put_char(&dec->text, (unsigned char)s[0]);
	else
		put_char(&dec->text, 0xFFFD);
	return step;
}

/*
 * Convert OUT to UTF-8. Returns how many bytes of it were read: all, unless a
 * character continues in the next part.
 */
static size_t convert(struct nt_decode *dec, struct nt_text *out)
{
	char space[1 << 12], *from = (char *)out->s;
	size_t left = out->n;

	nt_buf_reset(&dec->text);
	while (left > 0) {
		char *to = space;
		size_t room = sizeof(space), step;
		size_t rc = iconv(dec->cd, &from, &left, &to, &room);
		int why = rc == (size_t)-1 ? errno : 0;

		nt_buf_put(&dec->text, space, sizeof(space) - room);
		if (why == EINVAL && !out->ends && !dec->end && left < out->n)
			break;
		if (why != EILSEQ && why != EINVAL)
			continue;
		step = step_over(dec, out, from, left);
		from += step;
		left -= step;
	}
	iconv(dec->cd, NULL, NULL, NULL, NULL);
	left = out->n - left;
	out->s = nt_buf_str(&dec->text);
	out->n = dec->text.n;
	return left;
}

static bool is_end(char c)
{
	return c == '\n' || c == '\r';
}

/* How many bytes of TEXT are its line end. */
static size_t end_length(const struct nt_text *text)
{
	size_t n = 0;

	while (text->ends && n < text->n && is_end(text->s[text->n - 1 - n]))
		n++;
	return n;
}

static void mend_char(struct nt_decode *dec, struct nt_text *text,
		      const char *s, size_t len, bool ok)
{
	if (!ok) {
		if (text->bad < 0)
			text->bad = (unsigned char)s[0];
		put_stray(dec, &dec->mended, s[0]);
	} else if (s[0] == '\0') {
		text->nul = true;
		put_char(&dec->mended, 0xFFFD);
	} else if (s[0] == '\r') {
		text->lone_cr = true;
		nt_buf_putc(&dec->mended, NT_DECODE_CR);
	} else {
		nt_buf_put(&dec->mended, s, len);
	}
}

/* Replace what cannot go on as it is: rare, so it may be slow. */
static void mend(struct nt_decode *dec, struct nt_text *text)
{
	size_t n = text->n - end_length(text), len;

	nt_buf_reset(&dec->mended);
	for (size_t i = 0; i < n; i += len) {
		uint32_t cp;
		bool ok;

		len = nt_utf8_next(text->s + i, n - i, &cp, &ok);
		mend_char(dec, text, text->s + i, len, ok);
	}
	nt_buf_put(&dec->mended, text->s + n, text->n - n);
	text->s = nt_buf_str(&dec->mended);
	text->n = dec->mended.n;
}

static bool is_clean(const struct nt_decode *dec, const struct nt_text *text)
{
	size_t n = text->n - end_length(text);

	return memchr(text->s, '\0', n) == NULL &&
	       memchr(text->s, '\r', n) == NULL &&
	       (!dec->utf8 || nt_utf8_bad(text->s, n) == n);
}

/* ESC begins another character set in some encodings. */
static bool is_ascii(const struct nt_text *text)
{
	return nt_utf8_ascii(text->s, text->n) == text->n &&
	       memchr(text->s, '\033', text->n) == NULL;
}

enum nt_status nt_decode_next(struct nt_decode *dec, struct nt_text *out,
			      struct nt_err *err)
{
	size_t n = line_length(dec, dec->buf + dec->from, dec->to - dec->from);
	size_t taken;

	if (n == 0 && !dec->end) {
		enum nt_status st = fill(dec, err);

		if (st != NT_OK)
			return st;
		n = line_length(dec, dec->buf + dec->from, dec->to - dec->from);
	}
	*out = (struct nt_text) {
		.s = dec->buf + dec->from,
		.n = n,
		.line = dec->line,
		.offset = dec->at - (int64_t)(dec->to - dec->from),
		.ends = n > 0,
		.bad = -1,
	};
	if (n == 0) {
		out->n = safe_length(dec, out->s, dec->to - dec->from);
		out->ends = out->n > 0 && dec->end && is_last_cr(dec, out);
	}
	taken = out->n;
	if (out->n > 0 && !dec->utf8 && (dec->unit == 2 || !is_ascii(out)))
		taken = convert(dec, out);
	dec->from += taken;
	dec->line += out->ends;
	if (!is_clean(dec, out))
		mend(dec, out);
	return NT_OK;
}
