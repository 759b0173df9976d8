/*
 * walk.h - the records that an export takes, one by one: confidential ones are
 * left out and counted, bytes gather until there are enough for the sink.
 */
#ifndef EXCHANGE_WALK_H
#define EXCHANGE_WALK_H

#include "notula/export.h"

struct nt_walk {
	const struct nt_exporting *how;
	const struct nt_sink *sink;
	/* Append what REC is to BUF. */
	enum nt_status (*record)(void *ctx, const struct nt_record *rec,
				 struct nt_buf *buf, struct nt_err *err);
	void *ctx;
	struct nt_buf buf; /* what stands before the first record */
	struct nt_exported *out;
};

/* Frees the buffer. */
enum nt_status nt_walk_run(struct nt_walk *walk, struct nt_store *store,
			   struct nt_err *err) NT_MUST_CHECK;

#endif
