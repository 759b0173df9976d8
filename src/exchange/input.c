#include "notula/input.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "notula/alloc.h"
#include "notula/file.h"

/* After a jump, little is read at first: there may be another jump. */
enum { CHUNK = 1 << 16, AFTER_JUMP = 1 << 12 };

static const char bom[] = "\xef\xbb\xbf";

struct seal {
	int64_t size;
	struct timespec time;
	uint64_t hash;
};

struct nt_input {
	char *name;
	int fd; /* or -1: the bytes are in MEMORY */
	const char *memory;
	int64_t size;	 /* of MEMORY */
	int64_t at;	 /* offset of the byte after the buffer's last */
	int64_t line;	 /* of the next byte */
	bool end;	 /* nothing follows the buffer */
	size_t from, to; /* what is left in BUF */
	size_t want;	 /* how full BUF shall be */
	struct seal seal;
	char buf[CHUNK];
};

static enum nt_status fail(const struct nt_input *in, struct nt_err *err,
			   const char *what)
{
	enum nt_status st = nt_fail_errno(err, errno, "%s", what);

	nt_err_at(err, in->name, 0);
	return st;
}

/* As many bytes from OFFSET as are there, up to N; -1 with errno. */
static ssize_t read_at(const struct nt_input *in, char *to, size_t n,
		       int64_t offset)
{
	ssize_t got;

	if (in->fd < 0) {
		size_t left =
			offset < in->size ? (size_t)(in->size - offset) : 0;

		n = n < left ? n : left;
		if (n > 0)
			memcpy(to, in->memory + offset, n);
		return (ssize_t)n;
	}
	do {
		got = pread(in->fd, to, n, offset);
	} while (got < 0 && errno == EINTR);
	return got;
}

/* Copy what FD gives to a file without a name, and take that instead. */
static enum nt_status spool(struct nt_input *in, struct nt_err *err)
{
	FILE *file = tmpfile();
	enum nt_status st = NT_OK;
	int fd = -1;

	if (file == NULL)
		return fail(in, err, _("a copy of the input cannot be made"));
	while (st == NT_OK) {
		ssize_t n = read(in->fd, in->buf, sizeof(in->buf));

		if (n == 0)
			break;
		if (n < 0 && errno != EINTR)
			st = fail(in, err, _("cannot be read"));
		else if (n > 0 &&
			 fwrite(in->buf, 1, (size_t)n, file) < (size_t)n)
			st = fail(in, err, _("the copy cannot be written"));
	}
	if (st == NT_OK && (fflush(file) != 0 ||
			    (fd = fcntl(fileno(file), F_DUPFD_CLOEXEC, 3)) < 0))
		st = fail(in, err, _("the copy cannot be written"));
	fclose(file);
	close(in->fd);
	in->fd = fd;
	return st;
}

static enum nt_status open_file(struct nt_input *in, const char *path,
				struct nt_err *err)
{
	struct stat st;

	if (strcmp(path, "-") == 0)
		in->fd = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
	else
		in->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (in->fd < 0 || fstat(in->fd, &st) != 0)
		return fail(in, err, _("cannot be opened"));
	if (S_ISDIR(st.st_mode)) {
		nt_fail(err, NT_EINVAL, _("is a folder"));
		nt_err_at(err, in->name, 0);
		return NT_EINVAL;
	}
	return S_ISREG(st.st_mode) ? NT_OK : spool(in, err);
}

enum nt_status nt_input_open(struct nt_input **out, const char *path,
			     struct nt_err *err)
{
	struct nt_input *in = nt_alloc(sizeof(*in));
	enum nt_status st;

	in->name = nt_strdup(path);
	in->line = 1;
	in->want = CHUNK;
	in->fd = -1;
	st = open_file(in, path, err);
	if (st != NT_OK) {
		nt_input_close(in);
		in = NULL;
	}
	*out = in;
	return st;
}

struct nt_input *nt_input_bytes(const char *s, size_t n, const char *name)
{
	struct nt_input *in = nt_alloc(sizeof(*in));

	in->name = nt_strdup(name);
	in->line = 1;
	in->want = CHUNK;
	in->fd = -1;
	in->memory = s;
	in->size = (int64_t)n;
	return in;
}

void nt_input_close(struct nt_input *in)
{
	if (in == NULL)
		return;
	if (in->fd >= 0)
		close(in->fd);
	nt_free(in->name);
	nt_free(in);
}

const char *nt_input_name(const struct nt_input *in)
{
	return in->name;
}

void nt_input_seek(struct nt_input *in, int64_t offset, int64_t line)
{
	int64_t begin = in->at - (int64_t)in->to;

	in->line = line;
	if (offset > 0 && offset >= begin && offset <= in->at) {
		in->from = (size_t)(offset - begin);
		return;
	}
	in->at = offset;
	in->end = false;
	in->from = 0;
	in->to = 0;
	in->want = offset > 0 ? AFTER_JUMP : CHUNK;
}

/* Put what is left at the front of the buffer and fill the rest. */
static enum nt_status fill(struct nt_input *in, struct nt_err *err)
{
	bool first = in->at == 0;
	ssize_t n;

	memmove(in->buf, in->buf + in->from, in->to - in->from);
	in->to -= in->from;
	in->from = 0;
	if (in->want <= in->to)
		in->want = CHUNK;
	while (!in->end && in->to < in->want) {
		n = read_at(in, in->buf + in->to, in->want - in->to, in->at);
		if (n < 0)
			return fail(in, err, _("cannot be read"));
		in->end = n == 0;
		in->at += n;
		in->to += (size_t)n;
	}
	if (first && in->to >= 3 && memcmp(in->buf, bom, 3) == 0)
		in->from = 3;
	return NT_OK;
}

/* The length of the line S[N] with its end, 0 if its end is not there. */
static size_t line_length(const char *s, size_t n, bool last)
{
	const char *lf = memchr(s, '\n', n);
	size_t most = lf ? (size_t)(lf - s) : n;
	const char *cr = memchr(s, '\r', most);

	if (cr == NULL || cr + 1 == lf)
		return lf ? most + 1 : 0;
	/* What follows the last CR of the buffer may be its LF. */
	if (cr + 1 == s + n && !last)
		return 0;
	return (size_t)(cr - s) + 1;
}

static enum nt_status refuse_nul(const struct nt_input *in,
				 const struct nt_piece *piece,
				 struct nt_err *err)
{
	enum nt_status st;

	if (memchr(piece->s, '\0', piece->n) == NULL)
		return NT_OK;
	st = nt_fail(err, NT_EINVAL,
		     _("holds a NUL byte: this is not a text in UTF-8"));
	nt_err_at(err, in->name, piece->line);
	return st;
}

enum nt_status nt_input_piece(struct nt_input *in, struct nt_piece *out,
			      struct nt_err *err)
{
	size_t n = line_length(in->buf + in->from, in->to - in->from, in->end);

	if (n == 0 && !in->end) {
		enum nt_status st = fill(in, err);

		if (st != NT_OK)
			return st;
		n = line_length(in->buf + in->from, in->to - in->from, in->end);
	}
	*out = (struct nt_piece) {
		.s = in->buf + in->from,
		.n = n,
		.line = in->line,
		.offset = in->at - (int64_t)(in->to - in->from),
		.ends = n > 0,
	};
	if (n == 0) {
		out->n = in->to - in->from;
		/* A CR that may belong to a LF waits for it. */
		if (out->n > 1 && out->s[out->n - 1] == '\r')
			out->n--;
	}
	in->from += out->n;
	in->line += out->ends;
	return refuse_nul(in, out, err);
}

static void chop_end(struct nt_buf *buf)
{
	while (buf->n > 0 &&
	       (buf->s[buf->n - 1] == '\n' || buf->s[buf->n - 1] == '\r'))
		buf->s[--buf->n] = '\0';
}

enum nt_status nt_input_line(struct nt_input *in, struct nt_buf *buf,
			     size_t most, bool *more, int64_t *line,
			     int64_t *offset, struct nt_err *err)
{
	struct nt_piece piece = { .ends = false };
	bool first = true;
	enum nt_status st;

	nt_buf_reset(buf);
	while (!piece.ends) {
		st = nt_input_piece(in, &piece, err);
		if (st != NT_OK)
			return st;
		if (first && line != NULL)
			*line = piece.line;
		if (first && offset != NULL)
			*offset = piece.offset;
		if (piece.n == 0)
			break;
		first = false;
		nt_buf_put(buf, piece.s, piece.n);
		if (buf->n <= most + 2)
			continue;
		st = nt_fail(err, NT_EINVAL,
			     _("the line is over %zu bytes long"), most);
		nt_err_at(err, in->name, piece.line);
		return st;
	}
	*more = !first;
	chop_end(buf);
	return NT_OK;
}

enum nt_status nt_input_bytes_at(struct nt_input *in, int64_t offset, void *to,
				 size_t n, size_t *got, struct nt_err *err)
{
	*got = 0;
	while (*got < n) {
		ssize_t more = read_at(in, (char *)to + *got, n - *got,
				       offset + (int64_t)*got);

		if (more < 0)
			return fail(in, err, _("cannot be read"));
		if (more == 0)
			break;
		*got += (size_t)more;
	}
	return NT_OK;
}

/* Not for safety from forgers: it tells that a file was changed meanwhile. */
static uint64_t mix(uint64_t hash, const char *s, size_t n)
{
	uint64_t word;

	for (size_t i = 0; i < n; i += sizeof(word)) {
		size_t part = n - i < sizeof(word) ? n - i : sizeof(word);

		word = 0;
		memcpy(&word, s + i, part);
		hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
		hash ^= hash >> 32;
	}
	return hash;
}

static enum nt_status make_seal(struct nt_input *in, struct seal *out,
				struct nt_err *err)
{
	struct stat st = { 0 };
	ssize_t n;

	*out = (struct seal) { 0 };
	nt_input_seek(in, 0, 1);
	do {
		n = read_at(in, in->buf, CHUNK, out->size);
		if (n < 0)
			return fail(in, err, _("cannot be read"));
		out->hash = mix(out->hash, in->buf, (size_t)n);
		out->size += n;
	} while (n > 0);
	if (in->fd >= 0 && fstat(in->fd, &st) != 0)
		return fail(in, err, _("cannot be looked at"));
	out->time = st.st_mtim;
	return NT_OK;
}

enum nt_status nt_input_seal(struct nt_input *in, struct nt_err *err)
{
	return make_seal(in, &in->seal, err);
}

enum nt_status nt_input_unchanged(struct nt_input *in, struct nt_err *err)
{
	struct seal now;
	enum nt_status st = make_seal(in, &now, err);

	if (st != NT_OK)
		return st;
	if (now.size == in->seal.size && now.hash == in->seal.hash &&
	    now.time.tv_sec == in->seal.time.tv_sec &&
	    now.time.tv_nsec == in->seal.time.tv_nsec)
		return NT_OK;
	st = nt_fail(err, NT_ECONFLICT,
		     _("the file was changed while it was read; import it "
		       "again"));
	nt_err_at(err, in->name, 0);
	return st;
}
