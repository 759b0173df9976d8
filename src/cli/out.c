/* out.c - stdout and stderr, with nothing harmful for a terminal. */
#include "cli/out.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "notula/alloc.h"
#include "notula/file.h"
#include "notula/utf8.h"

enum { USUAL_WIDTH = 80, LEAST_WIDTH = 40 };

/* errno of the first write that failed. */
static int trouble;

bool cli_out_is_terminal(void)
{
	static int known = -1;

	if (known < 0)
		known = isatty(STDOUT_FILENO) != 0;
	return known;
}

int cli_out_width(void)
{
	struct winsize size = { 0 };

	if (!cli_out_is_terminal() ||
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return USUAL_WIDTH;
	return size.ws_col < LEAST_WIDTH ? LEAST_WIDTH : size.ws_col;
}

static void put(const char *s, size_t n)
{
	if (trouble == 0 && fwrite(s, 1, n, stdout) != n)
		trouble = errno ? errno : EIO;
}

void cli_out(const char *s, size_t n)
{
	struct nt_buf shown = { 0 };

	if (!cli_out_is_terminal()) {
		put(s, n);
		return;
	}
	nt_utf8_shown(&shown, s, n, true);
	put(nt_buf_str(&shown), shown.n);
	nt_buf_free(&shown);
}

void cli_puts(const char *s)
{
	cli_out(s, strlen(s));
}

void cli_printf(const char *fmt, ...)
{
	char line[512];
	char *big = NULL;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	if (n >= (int)sizeof(line)) {
		big = nt_alloc((size_t)n + 1);
		va_start(ap, fmt);
		vsnprintf(big, (size_t)n + 1, fmt, ap);
		va_end(ap);
	}
	if (n > 0)
		cli_out(big ? big : line, (size_t)n);
	nt_free(big);
}

bool cli_out_failed(void)
{
	return trouble != 0;
}

enum nt_status cli_out_end(struct nt_err *err)
{
	if (fflush(stdout) != 0 && trouble == 0)
		trouble = errno ? errno : EIO;
	if (trouble == 0)
		return NT_OK;
	if (trouble == EPIPE) {
		*err = (struct nt_err) { 0 };
		return NT_ECANCELLED;
	}
	return nt_fail_errno(err, trouble, _("cannot write the output"));
}

static void say(const char *before, const char *text)
{
	struct nt_buf line = { 0 };

	nt_buf_puts(&line, before);
	if (isatty(STDERR_FILENO))
		nt_utf8_shown(&line, text, strlen(text), true);
	else
		nt_buf_puts(&line, text);
	nt_buf_putc(&line, '\n');
	fflush(stdout);
	fwrite(line.s, 1, line.n, stderr);
	nt_buf_free(&line);
}

void cli_say(const char *fmt, ...)
{
	char text[1024];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	say("", text);
}

void cli_error(const struct nt_err *err)
{
	char text[NT_ERR_FILE + NT_ERR_FIELD + NT_ERR_MSG + 64];

	say("notula: ", nt_err_format(err, text, sizeof(text)));
}
