#include "exchange/walk.h"

enum { ENOUGH = 1 << 16 };

static enum nt_status flush(struct nt_walk *walk, size_t enough,
			    struct nt_err *err)
{
	enum nt_status st = NT_OK;

	if (walk->buf.n < enough || walk->buf.n == 0)
		return NT_OK;
	st = walk->sink->put(walk->sink->ctx, walk->buf.s, walk->buf.n, err);
	nt_buf_reset(&walk->buf);
	return st;
}

static enum nt_status each(void *ctx, const struct nt_record *rec,
			   struct nt_err *err)
{
	struct nt_walk *walk = ctx;
	enum nt_status st;

	if (rec->confidential && !walk->how->confidential) {
		walk->out->left_out++;
		return NT_OK;
	}
	walk->out->records++;
	st = walk->record(walk->ctx, rec, &walk->buf, err);
	return st == NT_OK ? flush(walk, ENOUGH, err) : st;
}

enum nt_status nt_walk_run(struct nt_walk *walk, struct nt_store *store,
			   struct nt_err *err)
{
	static const struct nt_query all = { 0 };
	const struct nt_query *query = walk->how->query;
	enum nt_status st;

	*walk->out = (struct nt_exported) { 0 };
	st = nt_store_each(store, query ? query : &all, each, walk, err);
	if (st == NT_OK)
		st = flush(walk, 0, err);
	nt_buf_free(&walk->buf);
	return st;
}
