#include "notula/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "notula/utf8.h"

static const struct {
	int exit_code;
	const char *text;
} statuses[] = {
#define X(name, code, text) { code, text },
#include "notula/status.def"
#undef X
};

/* vsnprintf into OUT, never ending in the middle of a character. */
static void format(char *out, size_t size, const char *fmt, va_list ap)
{
	int n = vsnprintf(out, size, fmt, ap);

	if (n >= 0 && (size_t)n >= size)
		out[nt_utf8_cut(out, size - 1)] = '\0';
}

/* Put TEXT and SEP in front of what OUT holds. */
static void prepend(char *out, size_t size, const char *sep, const char *fmt,
		    va_list ap)
{
	char rest[NT_ERR_MSG];
	size_t used;

	snprintf(rest, sizeof(rest), "%s", out);
	format(out, size, fmt, ap);
	used = strlen(out);
	if (rest[0] == '\0' || used + strlen(sep) >= size)
		return;
	snprintf(out + used, size - used, "%s%s", sep, rest);
	out[nt_utf8_cut(out, strlen(out))] = '\0';
}

static enum nt_status vfail(struct nt_err *err, enum nt_status status,
			    const char *field, const char *fmt, va_list ap)
{
	if (err == NULL)
		return status;
	memset(err, 0, sizeof(*err));
	err->status = status;
	if (field != NULL)
		snprintf(err->field, sizeof(err->field), "%s", field);
	format(err->msg, sizeof(err->msg), fmt, ap);
	return status;
}

enum nt_status nt_fail(struct nt_err *err, enum nt_status status,
		       const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vfail(err, status, NULL, fmt, ap);
	va_end(ap);
	return status;
}

enum nt_status nt_fail_field(struct nt_err *err, enum nt_status status,
			     const char *field, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vfail(err, status, field, fmt, ap);
	va_end(ap);
	return status;
}

void nt_wrap(struct nt_err *err, const char *fmt, ...)
{
	va_list ap;

	if (err == NULL)
		return;
	va_start(ap, fmt);
	prepend(err->msg, sizeof(err->msg), ": ", fmt, ap);
	va_end(ap);
}

void nt_err_within(struct nt_err *err, const char *fmt, ...)
{
	va_list ap;

	if (err == NULL)
		return;
	va_start(ap, fmt);
	prepend(err->field, sizeof(err->field), " ", fmt, ap);
	va_end(ap);
}

void nt_err_at(struct nt_err *err, const char *file, int64_t line)
{
	if (err == NULL)
		return;
	snprintf(err->file, sizeof(err->file), "%s", file ? file : "");
	err->line = line;
}

int nt_status_exit(enum nt_status status)
{
	return statuses[status].exit_code;
}

const char *nt_status_text(enum nt_status status)
{
	return _(statuses[status].text);
}

const char *nt_err_format(const struct nt_err *err, char *out, size_t size)
{
	char line[32] = "";

	if (err->line > 0)
		snprintf(line, sizeof(line), ":%lld", (long long)err->line);
	snprintf(out, size, "%s%s%s%s%s%s",
		 err->file[0] || !line[0] ? err->file : _("line"), line,
		 err->file[0] || line[0] ? ": " : "", err->field,
		 err->field[0] ? ": " : "",
		 err->msg[0] ? err->msg : nt_status_text(err->status));
	out[nt_utf8_cut(out, strlen(out))] = '\0';
	return out;
}
