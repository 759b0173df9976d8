#include "tui/compare.h"

void tui_difference_name(struct nt_buf *out, const struct nt_difference *d)
{
	if (d->no != 0) {
		const char *name = nt_section_name(d->shape);

		nt_buf_printf(out, "%s %lld",
			      _(nt_field(&nt_shape_record, name)->label),
			      (long long)d->no);
	}
	if (d->field != NULL)
		nt_buf_printf(out, "%s%s", d->no != 0 ? ": " : "",
			      _(d->field->label));
}

/* A line of its own, further ones below it as far in. */
static void put_value(struct nt_buf *out, const char *label, const char *text)
{
	nt_buf_printf(out, "  %s: ", label);
	for (; *text != '\0'; text++) {
		nt_buf_putc(out, *text);
		if (*text == '\n')
			nt_buf_puts(out, "  ");
	}
	nt_buf_putc(out, '\n');
}

/* Every field of a line that only one of the two has. */
static void put_line(struct nt_buf *out, const struct nt_typed *t, size_t row,
		     const struct nt_difference *d, struct nt_arena *arena)
{
	struct nt_difference field = *d;

	for (size_t i = 0; i < d->shape->n; i++) {
		const char *text;

		field.field = &d->shape->fields[i];
		if (!nt_field_is_told(field.field))
			continue;
		text = nt_difference_text(t, row, &field, arena);
		if (text[0] != '\0')
			put_value(out, _(field.field->label), text);
	}
}

static void put_field(struct nt_buf *out, const struct nt_typed *a,
		      const struct nt_typed *b, const struct nt_difference *d,
		      struct nt_arena *arena)
{
	const char *was = nt_difference_text(a, d->a, d, arena);
	const char *is = nt_difference_text(b, d->b, d, arena);

	nt_buf_puts(out, "\n");
	if (was[0] != '\0')
		put_value(out, _("before"), was);
	put_value(out, _("now"), is[0] != '\0' ? is : _("(nothing)"));
}

void tui_compare(struct nt_buf *out, const struct nt_typed *a,
		 const struct nt_typed *b)
{
	struct nt_arena arena = { 0 };
	struct nt_differences found;

	nt_differences(a, b, &arena, &found);
	for (size_t i = 0; i < found.n; i++) {
		const struct nt_difference *d = &found.v[i];

		tui_difference_name(out, d);
		if (d->field != NULL) {
			put_field(out, a, b, d, &arena);
		} else if (d->a == NT_NO_ROW) {
			nt_buf_printf(out, ": %s\n", _("added"));
			put_line(out, b, d->b, d, &arena);
		} else {
			nt_buf_printf(out, ": %s\n", _("removed"));
			put_line(out, a, d->a, d, &arena);
		}
	}
	nt_arena_free(&arena);
}
