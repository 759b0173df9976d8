/* mark.h - bundle.json, which says that a folder is one of ours. */
#ifndef EXCHANGE_MARK_H
#define EXCHANGE_MARK_H

#include "notula/arena.h"
#include "notula/buf.h"
#include "notula/err.h"

#define NT_MARK_FILE "bundle.json"

/* The line with its end. OFFICE may be NULL. */
void nt_mark_write(struct nt_buf *out, const char *office);

/* *OFFICE is NULL if it says none. */
enum nt_status nt_mark_read(const char *s, size_t n, struct nt_arena *arena,
			    const char **office,
			    struct nt_err *err) NT_MUST_CHECK;

#endif
