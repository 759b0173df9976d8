#include "notula/dialect.h"

#include "exchange/deciding.h"
#include "exchange/decode.h"
#include "notula/alloc.h"
#include "notula/utf8.h"

static enum nt_status decide(struct nt_deciding *d, struct nt_err *err)
{
	enum nt_status st = nt_dialect_is_text(d->in, err);

	if (st != NT_OK)
		return st;
	st = nt_decide_encoding(d, err);
	if (st == NT_OK)
		st = nt_decide_ends(d, err);
	if (st == NT_OK && d->lines->rows == 0) {
		nt_fail(err, NT_EINVAL, _("the file is empty"));
		nt_err_at(err, nt_input_name(d->in), 0);
		return NT_EINVAL;
	}
	if (st == NT_OK)
		st = nt_decide_delim(d, err);
	return st == NT_OK ? nt_decide_header(d, err) : st;
}

enum nt_status nt_dialect_decide(struct nt_input *in,
				 const struct nt_dialect_asked *asked,
				 struct nt_arena *arena, struct nt_dialect *out,
				 struct nt_err *err)
{
	struct nt_deciding d = {
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
