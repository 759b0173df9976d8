/*
 * buf.h - bytes that grow. Always ends with a NUL that does not count, so that
 * a text can be read as a string. Zero-initialise, nt_buf_free when done.
 */
#ifndef NOTULA_BUF_H
#define NOTULA_BUF_H

#include <stddef.h>
#include <stdint.h>

#include "notula/compiler.h"

struct nt_buf {
	char *s;
	size_t n;
	size_t cap;
};

void nt_buf_put(struct nt_buf *buf, const void *bytes, size_t n);
void nt_buf_puts(struct nt_buf *buf, const char *s);
void nt_buf_putc(struct nt_buf *buf, char c);
void nt_buf_number(struct nt_buf *buf, int64_t number);
void nt_buf_printf(struct nt_buf *buf, const char *fmt, ...) NT_PRINTF(2, 3);

/* What it holds; "" while it holds nothing. Valid until the next change. */
const char *nt_buf_str(const struct nt_buf *buf);

void nt_buf_reset(struct nt_buf *buf);
void nt_buf_free(struct nt_buf *buf);

#endif
