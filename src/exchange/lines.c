/* lines.c - records from a file of JSON lines. */
#include "exchange/source.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "notula/alloc.h"
#include "notula/utf8.h"

struct place {
	char key[NT_KEY_SIZE];
	int64_t offset;
	int64_t line;
};

struct lines {
	struct nt_source base;
	struct nt_input *in;
	struct nt_buf buf;
	char last[NT_KEY_SIZE];
	struct place *order; /* once sorted */
	size_t n;
	size_t at;
};

/* "2024-05" comes before "2024-05-01", as text does. */
void nt_key_set(char key[NT_KEY_SIZE], const struct nt_record *rec)
{
	snprintf(key, NT_KEY_SIZE, "%s %s", rec->date, rec->uid);
}

static enum nt_status refuse(const struct lines *src, int64_t line,
			     struct nt_err *err)
{
	nt_err_at(err, nt_input_name(src->in), line);
	return NT_EINVAL;
}

/* The next line that is not blank. */
static enum nt_status next_line(struct lines *src, bool *more, int64_t *line,
				int64_t *offset, struct nt_err *err)
{
	enum nt_status st;

	do {
		st = nt_input_line(src->in, &src->buf, NT_LIMIT_RECORD, more,
				   line, offset, err);
	} while (st == NT_OK && *more &&
		 strspn(nt_buf_str(&src->buf), " \t") == src->buf.n);
	return st;
}

static enum nt_status read_record(struct lines *src, struct nt_found *out,
				  struct nt_err *err)
{
	struct nt_record *rec = &out->rec;
	enum nt_status st;

	nt_arena_reset(&out->arena);
	if (nt_utf8_bad(src->buf.s, src->buf.n) < src->buf.n) {
		nt_fail(err, NT_EINVAL, _("this is not UTF-8"));
		return refuse(src, out->line, err);
	}
	st = nt_json_read(src->buf.s, src->buf.n, &out->arena, rec, err);
	if (st == NT_OK && rec->uid == NULL)
		st = nt_fail_field(err, NT_EINVAL, "uid", _("is missing"));
	if (st == NT_OK)
		st = nt_validate(rec, err);
	out->file = nt_input_name(src->in);
	return st == NT_OK ? NT_OK : refuse(src, out->line, err);
}

static enum nt_status start(struct nt_source *base, struct nt_err *err)
{
	struct lines *src = (struct lines *)base;

	(void)err;
	nt_input_seek(src->in, 0, 1);
	src->last[0] = '\0';
	src->at = 0;
	return NT_OK;
}

static enum nt_status next(struct nt_source *base, struct nt_found *out,
			   bool *more, struct nt_err *err)
{
	struct lines *src = (struct lines *)base;
	char key[NT_KEY_SIZE];
	enum nt_status st;

	*more = false;
	if (base->sorted && src->at == src->n)
		return NT_OK;
	if (base->sorted)
		nt_input_seek(src->in, src->order[src->at].offset,
			      src->order[src->at].line);
	src->at++;
	st = next_line(src, more, &out->line, NULL, err);
	if (st == NT_OK && *more)
		st = read_record(src, out, err);
	if (st != NT_OK || !*more)
		return st;
	nt_key_set(key, &out->rec);
	if (!base->sorted && strcmp(key, src->last) < 0) {
		base->disorder = true;
		*more = false;
	}
	memcpy(src->last, key, sizeof(key));
	return NT_OK;
}

static void add_place(struct lines *src, const struct nt_found *found,
		      int64_t offset)
{
	struct place *place;

	if ((src->n & (src->n - 1)) == 0)
		src->order = nt_realloc(src->order, (src->n ? src->n * 2 : 1) *
							    sizeof(*place));
	place = &src->order[src->n++];
	nt_key_set(place->key, &found->rec);
	place->line = found->line;
	place->offset = offset;
}

static int compare(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int by_key = strcmp(x->key, y->key);

	if (by_key != 0)
		return by_key;
	return x->offset < y->offset ? -1 : x->offset > y->offset;
}

static enum nt_status sort(struct nt_source *base, struct nt_err *err)
{
	struct lines *src = (struct lines *)base;
	struct nt_found found = { 0 };
	enum nt_status st = NT_OK;
	int64_t offset;
	bool more = true;

	nt_input_seek(src->in, 0, 1);
	while (st == NT_OK && more) {
		st = next_line(src, &more, &found.line, &offset, err);
		if (st == NT_OK && more)
			st = read_record(src, &found, err);
		if (st == NT_OK && more)
			add_place(src, &found, offset);
	}
	nt_arena_free(&found.arena);
	if (src->n > 0)
		qsort(src->order, src->n, sizeof(*src->order), compare);
	base->sorted = true;
	base->disorder = false;
	return st;
}

static enum nt_status seal(struct nt_source *base, struct nt_err *err)
{
	return nt_input_seal(((struct lines *)base)->in, err);
}

static enum nt_status unchanged(struct nt_source *base, struct nt_err *err)
{
	return nt_input_unchanged(((struct lines *)base)->in, err);
}

static void close_lines(struct nt_source *base)
{
	struct lines *src = (struct lines *)base;

	nt_input_close(src->in);
	nt_buf_free(&src->buf);
	nt_free(src->order);
	nt_free(src);
}

static const struct nt_source_ops ops = {
	.start = start,
	.next = next,
	.sort = sort,
	.seal = seal,
	.unchanged = unchanged,
	.close = close_lines,
};

struct nt_source *nt_lines_open(struct nt_input *in)
{
	struct lines *src = nt_alloc(sizeof(*src));

	src->base.ops = &ops;
	src->in = in;
	return &src->base;
}
