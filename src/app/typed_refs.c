/*
 * typed_refs.c - references between lines are numbers as text: when lines are
 * added, moved or removed they are written anew.
 */
#include <string.h>

#include "app/typed.h"
#include "notula/alloc.h"
#include "notula/str.h"

/* Which cells hold the numbers of which lines. */
static const struct reference {
	const struct nt_shape *in;
	const char *field;
	const struct nt_shape *to;
} references[] = {
	{ &nt_shape_issue, "raised_by", &nt_shape_participant },
	{ &nt_shape_response, "given_by", &nt_shape_participant },
	{ &nt_shape_response, "answers", &nt_shape_issue },
	{ &nt_shape_follow_up, "issue", &nt_shape_issue },
	{ &nt_shape_follow_up, "response", &nt_shape_response },
};

/* The new number of the line of SHAPE that was number I + 1: NOW[I], 0 where
 * it is gone. */
struct numbers {
	const struct nt_shape *shape;
	int64_t *now;
	size_t n;
};

/* A number that nobody has is left as it was typed. */
static int64_t renumbered(const struct numbers *numbers, int64_t no)
{
	return no >= 1 && no <= (int64_t)numbers->n ? numbers->now[no - 1] : no;
}

/* "1:generally 5" with its numbers renewed. */
static void renew_answers(const struct numbers *numbers, const char *cell,
			  struct nt_buf *out)
{
	while (*cell != '\0') {
		size_t n = strcspn(cell, " ");
		size_t digits = strspn(cell, "0123456789");
		char text[16] = "";
		long long no;

		if (digits < sizeof(text))
			memcpy(text, cell, digits);
		if (!nt_str_number(text, 1, NT_LIMIT_LINES, &no))
			no = -1;
		else if ((no = renumbered(numbers, no)) == 0)
			digits = n;
		if (digits < n || no > 0)
			nt_buf_puts(out, out->n > 0 ? " " : "");
		if (no > 0)
			nt_buf_printf(out, "%lld", no);
		else if (no < 0)
			nt_buf_put(out, cell, digits);
		nt_buf_put(out, cell + digits, n - digits);
		cell += n + (cell[n] == ' ');
	}
}

static void renew_number(const struct numbers *numbers, const char *cell,
			 struct nt_buf *out)
{
	long long no;

	if (!nt_str_number(cell, 1, NT_LIMIT_LINES, &no))
		nt_buf_puts(out, cell);
	else if (renumbered(numbers, no) > 0)
		nt_buf_printf(out, "%lld", (long long)renumbered(numbers, no));
}

static void renew_cell(struct nt_typed *t, struct nt_spot spot,
		       const struct numbers *numbers)
{
	struct nt_buf out = { 0 };
	const char *cell = nt_typed_get(t, spot);

	if (spot.field->kind == NT_LINES)
		renew_answers(numbers, cell, &out);
	else
		renew_number(numbers, cell, &out);
	nt_typed_put(t, spot, nt_buf_str(&out));
	nt_buf_free(&out);
}

static void renew(struct nt_typed *t, const struct reference *ref,
		  const struct numbers *numbers)
{
	enum nt_part part = ref->in == &nt_shape_follow_up ? NT_PART_FOLLOW_UPS
							   : NT_PART_MATTERS;

	for (size_t i = 0; i < nt_typed_count(t, part); i++) {
		struct nt_spot spot = { part, i,
					nt_field(ref->in, ref->field) };

		if (nt_typed_row(t, part, i)->shape == ref->in)
			renew_cell(t, spot, numbers);
	}
}

/* Does any line of SHAPE have another number than before? */
static bool is_news(const struct numbers *numbers)
{
	for (size_t i = 0; i < numbers->n; i++)
		if (numbers->now[i] != (int64_t)i + 1)
			return true;
	return false;
}

void nt_typed_renew(struct nt_typed *t, struct nt_typed_row **old, size_t n)
{
	int64_t *now = nt_alloc((n + 1) * sizeof(*now));

	for (size_t r = 0; r < NT_COUNT(references); r++) {
		struct numbers numbers = { references[r].to, now, 0 };

		for (size_t i = 0; i < n; i++)
			if (old[i]->shape == numbers.shape)
				now[numbers.n++] = old[i]->no;
		if (is_news(&numbers))
			renew(t, &references[r], &numbers);
	}
	nt_free(now);
}
