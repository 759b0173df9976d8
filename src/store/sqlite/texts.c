/*
 * texts.c - the texts of a record for the text index: the same, in the same
 * order, as the view meeting_text of schema/derived.sql gives, which "check"
 * compares with the index.
 */
#include "store/sqlite/rows.h"

#include <string.h>

enum column {
	TITLE,
	NAMES,
	POSITIONS,
	ORGANIZATIONS,
	VENUE,
	TEXTS,
	COLUMNS,
};

static const char *const parameters[COLUMNS] = {
	":title", ":names", ":positions", ":organizations", ":venue", ":texts",
};

/* FIELD of the record, or of its lines in SECTION, or of their INNER ones. */
static const struct part {
	enum column column;
	const char *section;
	const char *inner;
	const char *field;
} parts[] = {
	{ TITLE, NULL, NULL, "title" },
	{ NAMES, "participants", NULL, "name" },
	{ NAMES, "participants", NULL, "represented_by" },
	{ NAMES, "follow_ups", NULL, "owner" },
	{ POSITIONS, "participants", NULL, "position" },
	{ ORGANIZATIONS, "participants", NULL, "organization" },
	{ VENUE, NULL, NULL, "venue" },
	{ VENUE, NULL, NULL, "venue_as_written" },
	{ VENUE, NULL, NULL, "city" },
	{ TEXTS, NULL, NULL, "agenda" },
	{ TEXTS, NULL, NULL, "ref" },
	{ TEXTS, NULL, NULL, "basis" },
	{ TEXTS, NULL, NULL, "background" },
	{ TEXTS, NULL, NULL, "purpose" },
	{ TEXTS, NULL, NULL, "opening" },
	{ TEXTS, NULL, NULL, "outcome" },
	{ TEXTS, NULL, NULL, "closing" },
	{ TEXTS, NULL, NULL, "notes" },
	{ TEXTS, NULL, NULL, "tags" },
	{ TEXTS, NULL, NULL, "source_title" },
	{ TEXTS, NULL, NULL, "source_text" },
	{ TEXTS, "issues", NULL, "text" },
	{ TEXTS, "issues", NULL, "category" },
	{ TEXTS, "issues", "events", "text" },
	{ TEXTS, "responses", NULL, "text" },
	{ TEXTS, "follow_ups", NULL, "text" },
	{ TEXTS, "follow_ups", NULL, "closing_note" },
	{ TEXTS, "follow_ups", "chases", "text" },
};

static void add_text(struct nt_buf *out, const void *object,
		     const struct nt_field *f)
{
	if (nt_is_unknown(object, f))
		return;
	if (out->n > 0 && out->s[out->n - 1] != '\0')
		nt_buf_putc(out, '\n');
	nt_cell_write(out, object, f);
}

static void add_lines(struct nt_buf *out, const void *object,
		      const struct nt_shape *shape, const char *section,
		      const struct part *part)
{
	const struct nt_field *f = nt_field(shape, section);
	struct nt_lines lines = nt_get_lines(object, f);

	for (size_t i = 0; i < lines.n; i++) {
		const void *line = nt_line(lines, f->lines, i);

		if (part->inner != NULL && section != part->inner)
			add_lines(out, line, f->lines, part->inner, part);
		else
			add_text(out, line, nt_field(f->lines, part->field));
	}
}

enum nt_status nt_texts_add(struct nt_store *store, int64_t id,
			    const struct nt_record *rec, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_INDEX_INSERT);
	struct nt_buf text = { 0 };
	size_t starts[COLUMNS] = { 0 };
	enum nt_status status;

	for (size_t i = 0; i < NT_COUNT(parts); i++) {
		const struct part *p = &parts[i];

		if (i > 0 && p->column != p[-1].column) {
			nt_buf_putc(&text, '\0');
			starts[p->column] = text.n;
		}
		if (p->section != NULL)
			add_lines(&text, rec, &nt_shape_record, p->section, p);
		else
			add_text(&text, rec,
				 nt_field(&nt_shape_record, p->field));
	}
	nt_bind_int(st, ":id", id);
	for (int c = 0; c < COLUMNS; c++)
		nt_bind_text(st, parameters[c], nt_buf_str(&text) + starts[c]);
	status = nt_run(st, err);
	nt_buf_free(&text);
	return status;
}
