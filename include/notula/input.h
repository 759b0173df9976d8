/*
 * input.h - one file that is read more than once: the import decides in a
 * first pass and writes in a second. What cannot be read twice (a pipe,
 * stdin) is first copied to a private file without a name. Memory is bounded
 * whatever the size.
 */
#ifndef NOTULA_INPUT_H
#define NOTULA_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "notula/buf.h"
#include "notula/err.h"

struct nt_input;

/* PATH, or "-" for stdin. A folder is refused. */
enum nt_status nt_input_open(struct nt_input **out, const char *path,
			     struct nt_err *err) NT_MUST_CHECK;

/* S[N], borrowed, called NAME in messages. */
struct nt_input *nt_input_bytes(const char *s, size_t n, const char *name);
void nt_input_close(struct nt_input *in);

const char *nt_input_name(const struct nt_input *in);

/*
 * A part of one line: up to and with its line end (LF, CR LF or CR) where
 * ENDS, or as much as fits. LINE counts from 1, OFFSET in bytes of the file.
 * A byte order mark at the beginning is left out. N is 0 at the end. Valid
 * until the next call. NUL is refused.
 */
struct nt_piece {
	const char *s;
	size_t n;
	int64_t line;
	int64_t offset;
	bool ends;
};
enum nt_status nt_input_piece(struct nt_input *in, struct nt_piece *out,
			      struct nt_err *err) NT_MUST_CHECK;

/* Go on reading at OFFSET, where line LINE begins; 0, 1 is the beginning. */
void nt_input_seek(struct nt_input *in, int64_t offset, int64_t line);

/*
 * A whole line without its end into BUF; at most MOST bytes. *MORE is false at
 * the end of the file. *LINE, *OFFSET (both may be NULL): where it begins.
 */
enum nt_status nt_input_line(struct nt_input *in, struct nt_buf *buf,
			     size_t most, bool *more, int64_t *line,
			     int64_t *offset, struct nt_err *err) NT_MUST_CHECK;

/*
 * The bytes of the file as they are, up to N from OFFSET on; *GOT is less than
 * N only at its end. nt_input_seek before the next piece.
 */
enum nt_status nt_input_bytes_at(struct nt_input *in, int64_t offset, void *to,
				 size_t n, size_t *got,
				 struct nt_err *err) NT_MUST_CHECK;

/* Remember size, time and a hash over the bytes; later, NT_ECONFLICT if they
 * are others. */
enum nt_status nt_input_seal(struct nt_input *in,
			     struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_input_unchanged(struct nt_input *in,
				  struct nt_err *err) NT_MUST_CHECK;

#endif
