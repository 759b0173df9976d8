/* differ.c - two records, field by field. */
#include "notula/differ.h"

#include <string.h>

#include "app/typed.h"
#include "notula/settle.h"
#include "notula/str.h"

static const char *cell(const struct nt_typed *t, enum nt_part part, size_t row,
			size_t field)
{
	const char *s = nt_typed_row(t, part, row)->cells[field];

	return s != NULL ? s : "";
}

bool nt_field_is_told(const struct nt_field *f)
{
	return (f->flags & NT_STAMPED) == 0 && f->kind != NT_LINK &&
	       !nt_str_eq(f->name, "uid") && !nt_str_eq(f->name, "number") &&
	       !nt_str_eq(f->name, "no");
}

static void add(struct nt_differences *out, struct nt_arena *arena,
		struct nt_difference d)
{
	out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
	out->v[out->n++] = d;
}

static void compare_rows(const struct nt_typed *a, const struct nt_typed *b,
			 struct nt_difference at, struct nt_arena *arena,
			 struct nt_differences *out)
{
	for (size_t i = 0; i < at.shape->n; i++) {
		const struct nt_field *f = &at.shape->fields[i];

		if (!nt_field_is_told(f) ||
		    strcmp(cell(a, at.part, at.a, i),
			   cell(b, at.part, at.b, i)) == 0)
			continue;
		at.field = f;
		add(out, arena, at);
	}
}

size_t nt_typed_find(const struct nt_typed *t, enum nt_part part,
		     const struct nt_shape *shape, int64_t no)
{
	for (size_t i = 0; i < nt_typed_count(t, part); i++) {
		const struct nt_typed_row *row = nt_typed_row(t, part, i);

		if (row->shape == shape && (no == 0 || row->no == no))
			return i;
	}
	return NT_NO_ROW;
}

static void compare_lines(const struct nt_typed *a, const struct nt_typed *b,
			  enum nt_part part, const struct nt_shape *shape,
			  struct nt_arena *arena, struct nt_differences *out)
{
	for (int64_t no = 1;; no++) {
		struct nt_difference at = { .part = part,
					    .shape = shape,
					    .no = no };

		at.a = nt_typed_find(a, part, shape, no);
		at.b = nt_typed_find(b, part, shape, no);
		if (at.a == NT_NO_ROW && at.b == NT_NO_ROW)
			return;
		if (at.a == NT_NO_ROW || at.b == NT_NO_ROW)
			add(out, arena, at);
		else
			compare_rows(a, b, at, arena, out);
	}
}

void nt_differences(const struct nt_typed *a, const struct nt_typed *b,
		    struct nt_arena *arena, struct nt_differences *out)
{
	static const struct {
		enum nt_part part;
		const struct nt_shape *shape;
	} lines[] = {
		{ NT_PART_PARTICIPANTS, &nt_shape_participant },
		{ NT_PART_MATTERS, &nt_shape_issue },
		{ NT_PART_MATTERS, &nt_shape_response },
		{ NT_PART_FOLLOW_UPS, &nt_shape_follow_up },
	};
	struct nt_difference meeting = { .part = NT_PART_MEETING,
					 .shape = &nt_shape_record };

	*out = (struct nt_differences) { 0 };
	compare_rows(a, b, meeting, arena, out);
	for (size_t i = 0; i < NT_COUNT(lines); i++)
		compare_lines(a, b, lines[i].part, lines[i].shape, arena, out);
}

/* FIELD of the row TO as in the row FROM_ROW of FROM, with its link. */
static void take_field(struct nt_typed *t, struct nt_spot to,
		       const struct nt_typed *from, size_t from_row)
{
	const char *link = nt_link_of(to.field);
	struct nt_spot spot = to;

	spot.row = from_row;
	nt_typed_put(t, to, nt_typed_get(from, spot));
	if (link != NULL)
		nt_typed_set(t, to.part, to.row, link,
			     nt_typed_cell(from, to.part, from_row, link));
}

static void take_line(struct nt_typed *t, const struct nt_typed *from,
		      const struct nt_difference *d, size_t from_row)
{
	size_t at = nt_typed_count(t, d->part);

	nt_typed_add(t, d->part, at, d->shape);
	for (size_t i = 0; i < d->shape->n; i++)
		nt_typed_put(t,
			     (struct nt_spot) { d->part, at,
						&d->shape->fields[i] },
			     cell(from, d->part, from_row, i));
}

void nt_typed_take(struct nt_typed *t, const struct nt_typed *from,
		   const struct nt_difference *d)
{
	size_t to = nt_typed_find(t, d->part, d->shape, d->no);
	size_t row = nt_typed_find(from, d->part, d->shape, d->no);

	if (d->field != NULL && to != NT_NO_ROW && row != NT_NO_ROW)
		take_field(t, (struct nt_spot) { d->part, to, d->field }, from,
			   row);
	else if (d->field == NULL && row == NT_NO_ROW && to != NT_NO_ROW)
		nt_typed_remove(t, d->part, to);
	else if (d->field == NULL && row != NT_NO_ROW)
		take_line(t, from, d, row);
}

static const char *gist(const struct nt_typed *t, size_t row,
			const struct nt_difference *d, struct nt_arena *arena)
{
	struct nt_buf out = { 0 };
	const char *text;

	for (size_t i = 0; i < d->shape->n; i++) {
		const struct nt_field *f = &d->shape->fields[i];

		if (!nt_field_is_told(f) ||
		    (f->kind != NT_LINE && f->kind != NT_TEXT))
			continue;
		text = cell(t, d->part, row, i);
		nt_buf_printf(&out, "%s%s",
			      out.n > 0 && text[0] != '\0' ? " / " : "", text);
	}
	text = nt_arena_strdup(arena, nt_buf_str(&out));
	nt_buf_free(&out);
	return text;
}

const char *nt_difference_text(const struct nt_typed *t, size_t row,
			       const struct nt_difference *d,
			       struct nt_arena *arena)
{
	if (row == NT_NO_ROW)
		return "";
	if (d->field == NULL)
		return gist(t, row, d, arena);
	if (d->field->kind == NT_LINE)
		return nt_typed_cell(t, d->part, row, d->field->name);
	return nt_settled(t, (struct nt_spot) { d->part, row, d->field },
			  arena);
}
