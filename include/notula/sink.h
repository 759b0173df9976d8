/*
 * sink.h - where bytes go that somebody else writes: a file, a pipe, a test.
 */
#ifndef NOTULA_SINK_H
#define NOTULA_SINK_H

#include <stddef.h>

#include "notula/err.h"

/* Another status than NT_OK ends the writing with it. */
struct nt_sink {
	enum nt_status (*put)(void *ctx, const void *bytes, size_t n,
			      struct nt_err *err);
	void *ctx;
};

#endif
