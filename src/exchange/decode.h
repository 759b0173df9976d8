/*
 * decode.h - the lines of a foreign file in UTF-8, each with its place in the
 * file. Nothing is lost: a byte that the encoding does not have is told, and
 * stands in the text as what windows-1252 or Latin-1 makes of it. Lines of
 * any length come in parts; memory is bounded.
 */
#ifndef EXCHANGE_DECODE_H
#define EXCHANGE_DECODE_H

#include "notula/input.h"

struct nt_decode;

/* A byte that UTF-8 does not have stands for a CR that ends no line. */
#define NT_DECODE_CR '\xFF'

/* A part of one line, with its line end where ENDS; N is 0 at the end. */
struct nt_text {
	const char *s;
	size_t n;
	int64_t line;
	int64_t offset;
	bool ends;
	bool lone_cr; /* holds NT_DECODE_CR */
	bool nul;     /* held NUL; U+FFFD stands for it */
	int bad; /* the first byte that means nothing; -1 if there is none */
};

/*
 * Read IN, borrowed, from its beginning. ENCODING is a name that iconv knows.
 * Where CR_ENDS, each CR ends a line; else only LF does, with the CRs before
 * it.
 */
enum nt_status nt_decode_open(struct nt_decode **out, struct nt_input *in,
			      const char *encoding, bool cr_ends,
			      struct nt_err *err) NT_MUST_CHECK;
void nt_decode_close(struct nt_decode *dec);

/* Valid until the next call. */
enum nt_status nt_decode_next(struct nt_decode *dec, struct nt_text *out,
			      struct nt_err *err) NT_MUST_CHECK;

/* Go on at OFFSET, where line LINE begins; 0, 1 is the beginning. */
void nt_decode_seek(struct nt_decode *dec, int64_t offset, int64_t line);

/* Where the next line begins, after a part that ends one. */
void nt_decode_tell(const struct nt_decode *dec, int64_t *offset,
		    int64_t *line);

const char *nt_decode_name(const struct nt_decode *dec);

#endif
