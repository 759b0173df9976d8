#include "notula/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "notula/alloc.h"

static void reserve(struct nt_buf *buf, size_t more)
{
	size_t need = buf->n + more + 1;

	if (need <= buf->cap)
		return;
	buf->cap = need < 64 ? 64 : need * 2;
	buf->s = nt_realloc(buf->s, buf->cap);
}

void nt_buf_put(struct nt_buf *buf, const void *bytes, size_t n)
{
	reserve(buf, n);
	if (n > 0)
		memcpy(buf->s + buf->n, bytes, n);
	buf->n += n;
	buf->s[buf->n] = '\0';
}

void nt_buf_puts(struct nt_buf *buf, const char *s)
{
	nt_buf_put(buf, s, strlen(s));
}

void nt_buf_putc(struct nt_buf *buf, char c)
{
	nt_buf_put(buf, &c, 1);
}

/* What printf makes of it; most numbers have a digit or two. */
void nt_buf_number(struct nt_buf *buf, int64_t number)
{
	char digits[24];
	size_t at = sizeof(digits);
	uint64_t left = number < 0 ? -(uint64_t)number : (uint64_t)number;

	do {
		digits[--at] = (char)('0' + left % 10);
		left /= 10;
	} while (left > 0);
	if (number < 0)
		digits[--at] = '-';
	nt_buf_put(buf, digits + at, sizeof(digits) - at);
}

void nt_buf_printf(struct nt_buf *buf, const char *fmt, ...)
{
	va_list ap;
	size_t room;
	int n;

	reserve(buf, 0);
	room = buf->cap - buf->n;
	va_start(ap, fmt);
	n = vsnprintf(buf->s + buf->n, room, fmt, ap);
	va_end(ap);
	if (n >= 0 && (size_t)n >= room) {
		reserve(buf, (size_t)n);
		va_start(ap, fmt);
		vsnprintf(buf->s + buf->n, (size_t)n + 1, fmt, ap);
		va_end(ap);
	}
	buf->n += n > 0 ? (size_t)n : 0;
}

const char *nt_buf_str(const struct nt_buf *buf)
{
	return buf->s ? buf->s : "";
}

void nt_buf_reset(struct nt_buf *buf)
{
	buf->n = 0;
	if (buf->s != NULL)
		buf->s[0] = '\0';
}

void nt_buf_free(struct nt_buf *buf)
{
	nt_free(buf->s);
	*buf = (struct nt_buf) { 0 };
}
