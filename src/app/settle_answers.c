/*
 * settle_answers.c - what a response answers. Typed: "=" this issue, "=1,5"
 * others, "=-" none; "4-" partly, "4~" generally. Held: "1:generally 5:fully".
 */
#include <string.h>

#include "app/settle.h"
#include "notula/str.h"

static const struct {
	const char *sign;
	const char *how;
} ways[] = {
	{ "", ":fully" },
	{ "-", ":partly" },
	{ "~", ":generally" },
	{ "?", "" },
};

/* One "4~" of N bytes; THIS stands in for a number that is missing. */
static bool read_answer(struct nt_buf *out, const char *s, size_t n,
			int64_t this)
{
	char number[16] = "";
	size_t digits = strspn(s, "0123456789");
	long long no = this;

	if (digits >= sizeof(number) || digits > n)
		return false;
	memcpy(number, s, digits);
	if (digits > 0 && !nt_str_number(number, 1, NT_LIMIT_LINES, &no))
		return false;
	for (size_t i = 0; no > 0 && i < NT_COUNT(ways); i++) {
		if (strlen(ways[i].sign) != n - digits ||
		    memcmp(ways[i].sign, s + digits, n - digits) != 0)
			continue;
		nt_buf_printf(out, "%s%lld%s", out->n ? " " : "", no,
			      ways[i].how);
		return true;
	}
	return false;
}

static bool read_answers(struct nt_buf *out, const char *s, int64_t this)
{
	static const char gaps[] = ", ";

	while (*s != '\0') {
		size_t n = strcspn(s, gaps);

		if (n > 0 && !read_answer(out, s, n, this))
			return false;
		s += n;
		s += strspn(s, gaps);
	}
	return true;
}

void nt_settle_answers(struct nt_typed *t, struct nt_spot spot,
		       const char *typed)
{
	struct nt_buf out = { 0 };
	int64_t this = nt_issue_above(t, spot.row);
	const char *s = typed + (typed[0] == '=');

	if (typed[0] == '=' && s[0] == '\0' && this > 0)
		nt_buf_printf(&out, "%lld:fully", (long long)this);
	else if (strcmp(s, "-") != 0 && !read_answers(&out, s, this)) {
		nt_buf_reset(&out);
		nt_buf_puts(&out, typed);
	}
	nt_typed_put(t, spot, nt_buf_str(&out));
	nt_buf_free(&out);
}

/* The sign for ":generally" and its like, N bytes; NULL for anything else. */
static const char *sign_of(const char *how, size_t n)
{
	for (size_t i = 0; i < NT_COUNT(ways); i++)
		if (strlen(ways[i].how) == n &&
		    memcmp(ways[i].how, how, n) == 0)
			return ways[i].sign;
	return NULL;
}

const char *nt_settled_answers(const char *cell, struct nt_arena *arena)
{
	const char *all = cell;
	char *out = "=";

	if (cell[0] == '\0')
		return "=-";
	while (*cell != '\0') {
		size_t n = strcspn(cell, " ");
		size_t digits = strspn(cell, "0123456789");
		const char *sign =
			digits <= n ? sign_of(cell + digits, n - digits) : NULL;

		if (digits == 0 || sign == NULL)
			return all;
		out = nt_arena_printf(arena, "%s%s%.*s%s", out,
				      out[1] ? "," : "", (int)digits, cell,
				      sign);
		cell += n + (cell[n] == ' ');
	}
	return out;
}
