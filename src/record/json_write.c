/*
 * json_write.c - the canonical line: keys in order, no blanks, unknown left
 * out, only what RFC 8259 asks for escaped, in the forms of RFC 8785.
 */
#include <string.h>

#include "notula/record.h"
#include "notula/str.h"

enum { SOURCE_PREFIX = sizeof("source_") - 1 };

void nt_json_put_text(struct nt_buf *out, const char *s)
{
	static const char short_forms[] = "btn\0fr";
	const char *from = s;

	nt_buf_putc(out, '"');
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		nt_buf_put(out, from, (size_t)(s - from));
		from = s + 1;
		if (c >= 0x20)
			nt_buf_printf(out, "\\%c", c);
		else if (c >= '\b' && c <= '\r' && c != '\v')
			nt_buf_printf(out, "\\%c", short_forms[c - '\b']);
		else
			nt_buf_printf(out, "\\u%04x", (unsigned)c);
	}
	nt_buf_put(out, from, (size_t)(s - from));
	nt_buf_putc(out, '"');
}

static void write_object(struct nt_buf *out, const void *object,
			 const struct nt_shape *shape);

static void write_words(struct nt_buf *out, struct nt_words words)
{
	nt_buf_putc(out, '[');
	for (size_t i = 0; i < words.n; i++) {
		if (i > 0)
			nt_buf_putc(out, ',');
		nt_json_put_text(out, words.v[i]);
	}
	nt_buf_putc(out, ']');
}

static void write_lines(struct nt_buf *out, struct nt_lines lines,
			const struct nt_shape *shape)
{
	nt_buf_putc(out, '[');
	for (size_t i = 0; i < lines.n; i++) {
		if (i > 0)
			nt_buf_putc(out, ',');
		write_object(out, nt_line(lines, shape, i), shape);
	}
	nt_buf_putc(out, ']');
}

static void write_value(struct nt_buf *out, const void *object,
			const struct nt_field *f)
{
	switch (f->kind) {
	case NT_WORDS:
		write_words(out, nt_get_words(object, f));
		break;
	case NT_LINES:
		write_lines(out, nt_get_lines(object, f), f->lines);
		break;
	case NT_WORD:
		nt_json_put_text(out, f->set->words[nt_get_number(object, f)]);
		break;
	case NT_FLAG:
		nt_buf_puts(out, "true");
		break;
	case NT_INT:
		nt_buf_number(out, nt_get_number(object, f));
		break;
	default:
		nt_json_put_text(out, nt_get_text(object, f));
	}
}

/* The members of "source" stand together in the table. */
static void write_object(struct nt_buf *out, const void *object,
			 const struct nt_shape *shape)
{
	bool in_source = false;
	bool first = true;

	nt_buf_putc(out, '{');
	for (size_t i = 0; i < shape->n; i++) {
		const struct nt_field *f = &shape->fields[i];
		bool nested = f->flags & NT_SOURCE;

		if (in_source && !nested) {
			nt_buf_putc(out, '}');
			in_source = false;
		}
		if (nt_is_unknown(object, f))
			continue;
		if (!first)
			nt_buf_putc(out, ',');
		if (nested && !in_source)
			nt_buf_puts(out, "\"source\":{");
		in_source = nested;
		first = false;
		nt_buf_putc(out, '"');
		nt_buf_puts(out, f->name + (nested ? SOURCE_PREFIX : 0));
		nt_buf_puts(out, "\":");
		write_value(out, object, f);
	}
	nt_buf_puts(out, in_source ? "}}" : "}");
}

void nt_json_write(struct nt_buf *out, const struct nt_record *rec)
{
	write_object(out, rec, &nt_shape_record);
}
