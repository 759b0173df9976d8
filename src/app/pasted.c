#include "notula/pasted.h"

#include <string.h>

#include "notula/buf.h"
#include "notula/str.h"
#include "notula/utf8.h"

enum { QUOTED_MOST = 1 << 16, DIGITS = 4 };

#define NBSP "\u00A0"

/* Line ends as LF, no other control characters but Tab, valid UTF-8. */
static char *clean(const char *s, size_t n, struct nt_arena *arena)
{
	struct nt_buf out = { 0 };
	char *text;

	for (size_t i = 0; i < n;) {
		uint32_t cp;
		bool ok;
		size_t len = nt_utf8_next(s + i, n - i, &cp, &ok);

		if (cp == '\r' && (i + 1 == n || s[i + 1] != '\n'))
			nt_buf_putc(&out, '\n');
		else if (!ok)
			nt_buf_puts(&out, "\uFFFD");
		else if (cp == '\n' || cp == '\t' ||
			 (cp >= 32 && (cp < 127 || cp >= 160)))
			nt_buf_put(&out, s + i, len);
		i += len;
	}
	text = nt_arena_strndup(arena, nt_buf_str(&out), out.n);
	nt_buf_free(&out);
	return text;
}

static size_t blank(const char *s)
{
	if (*s == ' ' || *s == '\t' || *s == '\n')
		return 1;
	return nt_str_starts(s, NBSP) ? strlen(NBSP) : 0;
}

static const char *skip_blanks(const char *s)
{
	while (blank(s) > 0)
		s += blank(s);
	return s;
}

static const char *trim(const char *s, size_t n, struct nt_arena *arena)
{
	char *copy = nt_arena_strndup(arena, s, n);
	char *end = copy; /* behind the last that is no blank */

	for (char *p = copy; *p != '\0';) {
		size_t gap = blank(p);

		p += gap ? gap : 1;
		if (gap == 0)
			end = p;
	}
	*end = '\0';
	return skip_blanks(copy);
}

/* Cells. */

/*
 * A cell in quotes, as a spreadsheet writes one that holds a line break, a Tab
 * or a quote; NULL where the quotes at S are text. *END is behind it.
 */
static const char *read_quoted(const char *s, const char **end,
			       struct nt_arena *arena)
{
	struct nt_buf out = { 0 };
	const char *cell = NULL;
	bool needed = false;
	const char *p;

	for (p = s + 1; *p != '\0' && p - s < QUOTED_MOST; p++) {
		if (*p == '"' && p[1] != '"')
			break;
		needed = needed || *p == '"' || *p == '\t' || *p == '\n';
		p += *p == '"';
		nt_buf_putc(&out, *p);
	}
	if (*p == '"' && needed && strchr("\t\n", p[1]) != NULL) {
		cell = trim(nt_buf_str(&out), out.n, arena);
		*end = p + 1;
	}
	nt_buf_free(&out);
	return cell;
}

static const char *read_cell(const char **s, struct nt_arena *arena)
{
	const char *begin = *s;
	const char *cell = *begin == '"' ? read_quoted(begin, s, arena) : NULL;

	if (cell != NULL)
		return cell;
	*s = begin + strcspn(begin, "\t\n");
	return trim(begin, (size_t)(*s - begin), arena);
}

static struct nt_pasted_row read_row(const char **s, struct nt_arena *arena)
{
	struct nt_pasted_row row = { 0 };

	for (;;) {
		row.v = nt_arena_grow(arena, row.v, row.n, sizeof(*row.v));
		row.v[row.n++] = read_cell(s, arena);
		if (**s != '\t')
			break;
		++*s;
	}
	if (**s == '\n')
		++*s;
	while (row.n > 1 && row.v[row.n - 1][0] == '\0')
		row.n--;
	return row;
}

static bool is_blank(const struct nt_pasted_row *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (row->v[i][0] != '\0')
			return false;
	return true;
}

/* Numbers and bullets. */

static bool ends_label(const char *s)
{
	return *s == '\0' || blank(s) > 0;
}

static size_t bullet(const char *s)
{
	static const char *const bullets[] = {
		"-", "*", "•", "–", "—", "·", "▪",
		"■", "●", "○", "◦", "‣", "➢", "\uF0B7", /* what Word copies */
	};

	for (size_t i = 0; i < NT_COUNT(bullets); i++)
		if (nt_str_starts(s, bullets[i]) &&
		    ends_label(s + strlen(bullets[i])))
			return strlen(bullets[i]);
	return 0;
}

/* "1." "12)" "1.2." */
static size_t numbered(const char *s)
{
	size_t n = strspn(s, "0123456789");

	if (n == 0 || n > DIGITS)
		return 0;
	while (s[n] == '.' && strspn(s + n + 1, "0123456789") > 0)
		n += 1 + strspn(s + n + 1, "0123456789");
	if (s[n] != '.' && s[n] != ')')
		return 0;
	return ends_label(s + n + 1) ? n + 1 : 0;
}

/* What may be a number, and may be text: only a whole run 1, 2, 3 tells. */
enum run { RUN_NONE, RUN_BARE, RUN_BRACKETS, RUN_LETTERS };

/* "3", "(3)", "c." or "c)" of RUN, as 3; 0 if it is none. */
static long long in_run(const char *s, enum run run, size_t *n)
{
	size_t open = run == RUN_BRACKETS ? 1 : 0;
	size_t digits = strspn(s + (s[0] == '(' ? open : 0), "0123456789");
	long long value = 0;

	if (run == RUN_LETTERS) {
		*n = 2;
		value = (s[0] | 0x20) - 'a' + 1;
		return s[0] != '\0' && (s[1] == '.' || s[1] == ')') &&
				       ends_label(s + 2) && value > 0 &&
				       value <= 26
			       ? value
			       : 0;
	}
	*n = digits + 2 * open;
	if (digits == 0 || digits > DIGITS ||
	    (open && (s[0] != '(' || s[1 + digits] != ')')) ||
	    !ends_label(s + *n))
		return 0;
	for (size_t i = 0; i < digits; i++)
		value = 10 * value + (s[open + i] - '0');
	return value;
}

static enum run run_of(const struct nt_pasted *rows)
{
	for (enum run run = RUN_BARE; rows->n > 1 && run <= RUN_LETTERS;
	     run++) {
		size_t i = 0;
		size_t n;

		while (i < rows->n &&
		       in_run(rows->v[i].v[0], run, &n) == (long long)i + 1)
			i++;
		if (i == rows->n)
			return run;
	}
	return RUN_NONE;
}

/* A cell that was nothing but its number goes; so does a row like that. */
static void take_off(struct nt_pasted_row *row, size_t n)
{
	row->v[0] = skip_blanks(row->v[0] + n);
	if (n == 0 || row->v[0][0] != '\0' || row->n == 1)
		return;
	row->v++;
	row->n--;
}

static void take_off_labels(struct nt_pasted *rows)
{
	enum run run = run_of(rows);
	size_t kept = 0;

	for (size_t i = 0; i < rows->n; i++) {
		struct nt_pasted_row row = rows->v[i];
		size_t n = 0;

		if (run != RUN_NONE)
			in_run(row.v[0], run, &n);
		else if ((n = bullet(row.v[0])) == 0)
			n = numbered(row.v[0]);
		take_off(&row, n);
		if (!is_blank(&row))
			rows->v[kept++] = row;
	}
	rows->n = kept;
}

void nt_pasted_read(const char *s, size_t n, struct nt_arena *arena,
		    struct nt_pasted *out)
{
	const char *text = clean(s, n, arena);

	*out = (struct nt_pasted) { 0 };
	while (*text != '\0') {
		struct nt_pasted_row row = read_row(&text, arena);

		if (is_blank(&row))
			continue;
		out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
		out->v[out->n++] = row;
	}
	take_off_labels(out);
	for (size_t i = 0; i < out->n; i++)
		out->table = out->table || out->v[i].n > 1;
}
