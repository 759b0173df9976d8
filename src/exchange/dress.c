#include "notula/dress.h"

#include <string.h>
#include <strings.h>

#include "notula/csv_write.h"

static char delim(const struct nt_dress *dress)
{
	return dress->excel ? ';' : ',';
}

void nt_dress_begin(struct nt_buf *out, const struct nt_dress *dress)
{
	if (dress->excel)
		nt_buf_puts(out, "\xef\xbb\xbf");
}

void nt_dress_end_row(struct nt_buf *out, const struct nt_dress *dress)
{
	nt_buf_puts(out, dress->excel ? "\r\n" : "\n");
}

void nt_dress_cell(struct nt_buf *out, const struct nt_dress *dress, size_t i,
		   const char *s, size_t n)
{
	if (i > 0)
		nt_buf_putc(out, delim(dress));
	nt_csv_put(out, s, n, delim(dress), dress->raw);
}

/* May a spreadsheet take S[N] for a number, a date, or a truth? */
static bool may_be_a_value(const char *s, size_t n)
{
	static const char *const truths[] = { "true", "false", "benar",
					      "salah" };

	for (size_t i = 0; i < n; i++)
		if (s[i] >= '0' && s[i] <= '9')
			return true;
	for (size_t i = 0; i < NT_COUNT(truths); i++)
		if (strlen(truths[i]) == n && strncasecmp(s, truths[i], n) == 0)
			return true;
	return false;
}

void nt_dress_text(struct nt_buf *out, const struct nt_dress *dress, size_t i,
		   const char *s, size_t n)
{
	if (!dress->excel || !may_be_a_value(s, n)) {
		nt_dress_cell(out, dress, i, s, n);
		return;
	}
	if (i > 0)
		nt_buf_putc(out, delim(dress));
	nt_csv_put_quoted(out, s, n, dress->raw);
}

void nt_dress_date(struct nt_buf *out, const struct nt_dress *dress, size_t i,
		   const char *iso)
{
	size_t n = iso ? strlen(iso) : 0;
	char text[NT_DATE_SIZE];
	size_t at = 0;

	if (!dress->excel || n < strlen("2024-05")) {
		nt_dress_cell(out, dress, i, iso, n);
		return;
	}
	if (n > strlen("2024-05")) {
		memcpy(text, iso + 8, 2);
		text[2] = '/';
		at = 3;
	}
	memcpy(text + at, iso + 5, 2);
	text[at + 2] = '/';
	memcpy(text + at + 3, iso, 4);
	nt_dress_cell(out, dress, i, text, at + 7);
}

bool nt_dress_read_date(const char *s, char out[NT_DATE_SIZE])
{
	size_t n = strlen(s);
	size_t year = n == 10 ? 6 : 3; /* where it stands */
	struct nt_date date;

	if (n >= NT_DATE_SIZE)
		return false;
	if ((n != 10 && n != 7) || s[year - 1] != '/' || s[2] != '/') {
		memcpy(out, s, n + 1);
		return nt_date_read(out, &date);
	}
	memcpy(out, s + year, 4);
	out[4] = '-';
	memcpy(out + 5, s + year - 3, 2);
	out[7] = '\0';
	if (n == 10) {
		out[7] = '-';
		memcpy(out + 8, s, 3);
		out[10] = '\0';
	}
	return nt_date_read(out, &date);
}
