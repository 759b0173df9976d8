/* typed_record.c - typed rows from a record, and back. */
#include <string.h>

#include "app/typed.h"
#include "notula/str.h"

/* Which section each kind of line belongs to. */
static const struct {
	enum nt_part part;
	const struct nt_shape *shape;
	const char *name;
} sections[] = {
	{ NT_PART_PARTICIPANTS, &nt_shape_participant, "participants" },
	{ NT_PART_MATTERS, &nt_shape_issue, "issues" },
	{ NT_PART_MATTERS, &nt_shape_response, "responses" },
	{ NT_PART_FOLLOW_UPS, &nt_shape_follow_up, "follow_ups" },
};

const char *nt_section_name(const struct nt_shape *shape)
{
	for (size_t i = 0; i < NT_COUNT(sections); i++)
		if (sections[i].shape == shape)
			return sections[i].name;
	return NULL;
}

/* The four sections are rows of their own, `no` is counted. */
static bool is_cell(const struct nt_field *f)
{
	if (f->kind == NT_LINES && f->lines->fields[0].kind == NT_INT &&
	    strcmp(f->lines->fields[0].name, "no") == 0)
		return false;
	return strcmp(f->name, "no") != 0;
}

static void load_row(struct nt_typed *t, enum nt_part part, size_t row,
		     const void *object)
{
	const struct nt_shape *shape = nt_typed_row(t, part, row)->shape;
	struct nt_buf cell = { 0 };

	for (size_t i = 0; i < shape->n; i++) {
		struct nt_spot spot = { part, row, &shape->fields[i] };

		if (!is_cell(spot.field))
			continue;
		nt_buf_reset(&cell);
		nt_cell_write(&cell, object, spot.field);
		nt_typed_put(t, spot, nt_buf_str(&cell));
	}
	nt_buf_free(&cell);
}

/* The last issue that R answers, which it is shown under. */
static int64_t shown_under(const struct nt_response *r)
{
	int64_t no = 0;

	for (size_t i = 0; i < r->answers.n; i++)
		if (r->answers.v[i].issue > no)
			no = r->answers.v[i].issue;
	return no;
}

/* Issues and responses in one list: each response as far up as it can stand
 * behind what it answers and behind the one before it. */
static void load_matters(struct nt_typed *t, const struct nt_record *rec)
{
	size_t issue = 0;
	size_t row = 0;

	for (size_t r = 0; r <= rec->responses.n; r++) {
		int64_t until = (int64_t)rec->issues.n;

		if (r < rec->responses.n)
			until = shown_under(&rec->responses.v[r]);
		for (; issue < rec->issues.n && (int64_t)issue < until;
		     issue++, row++) {
			nt_typed_add(t, NT_PART_MATTERS, row, &nt_shape_issue);
			load_row(t, NT_PART_MATTERS, row,
				 &rec->issues.v[issue]);
		}
		if (r == rec->responses.n)
			break;
		nt_typed_add(t, NT_PART_MATTERS, row, &nt_shape_response);
		load_row(t, NT_PART_MATTERS, row++, &rec->responses.v[r]);
	}
}

void nt_typed_load(struct nt_typed *t, const struct nt_record *rec)
{
	nt_typed_start(t);
	load_row(t, NT_PART_MEETING, 0, rec);
	for (size_t i = 0; i < rec->participants.n; i++) {
		nt_typed_add(t, NT_PART_PARTICIPANTS, i, &nt_shape_participant);
		load_row(t, NT_PART_PARTICIPANTS, i, &rec->participants.v[i]);
	}
	load_matters(t, rec);
	for (size_t i = 0; i < rec->follow_ups.n; i++) {
		nt_typed_add(t, NT_PART_FOLLOW_UPS, i, &nt_shape_follow_up);
		load_row(t, NT_PART_FOLLOW_UPS, i, &rec->follow_ups.v[i]);
	}
	nt_typed_kept(t);
}

static enum nt_status read_row(const struct nt_typed_row *row, void *object,
			       struct nt_arena *arena, struct nt_err *err)
{
	enum nt_status st = NT_OK;

	for (size_t i = 0; st == NT_OK && i < row->shape->n; i++)
		if (row->cells[i] != NULL)
			st = nt_cell_read(object, &row->shape->fields[i],
					  row->cells[i], strlen(row->cells[i]),
					  arena, err);
	return st;
}

static enum nt_status read_line(const struct nt_typed_row *row,
				struct nt_record *rec, struct nt_arena *arena,
				struct nt_err *err)
{
	const char *section = nt_section_name(row->shape);
	const struct nt_field *lines = nt_field(&nt_shape_record, section);
	void *line = nt_add_line(rec, lines, arena);
	enum nt_status st;

	nt_set_number(line, nt_field(row->shape, "no"), row->no);
	st = read_row(row, line, arena, err);
	if (st != NT_OK)
		nt_err_within(err, "%s %lld", section, (long long)row->no);
	return st;
}

enum nt_status nt_typed_record(const struct nt_typed *t, struct nt_arena *arena,
			       struct nt_record *out, struct nt_err *err)
{
	enum nt_status st;

	*out = (struct nt_record) { 0 };
	st = read_row(nt_typed_row(t, NT_PART_MEETING, 0), out, arena, err);
	for (int part = NT_PART_PARTICIPANTS; part < NT_PARTS; part++)
		for (size_t i = 0; st == NT_OK && i < nt_typed_count(t, part);
		     i++)
			st = read_line(nt_typed_row(t, part, i), out, arena,
				       err);
	if (st == NT_OK)
		nt_canonical(out);
	return st;
}

/* Names. */

void nt_spot_name(const struct nt_typed *t, struct nt_spot spot,
		  struct nt_buf *out)
{
	const struct nt_typed_row *row = nt_typed_row(t, spot.part, spot.row);

	if (spot.part != NT_PART_MEETING)
		nt_buf_printf(out, "%s %lld ", nt_section_name(row->shape),
			      (long long)row->no);
	nt_buf_puts(out, spot.field->name);
}

/* The row that is the NO-th of SHAPE. */
static bool find_row(const struct nt_typed *t, enum nt_part part,
		     const struct nt_shape *shape, int64_t no, size_t *out)
{
	for (*out = 0; *out < nt_typed_count(t, part); ++*out) {
		const struct nt_typed_row *row = nt_typed_row(t, part, *out);

		if (row->shape == shape && row->no == no)
			return true;
	}
	return false;
}

/* "participants 3 name" into its three; false if it has fewer. */
static bool cut_name(const char *name, struct nt_arena *arena, char **section,
		     long long *no, char **field)
{
	char *blank;

	*section = nt_arena_strdup(arena, name);
	blank = strchr(*section, ' ');
	if (blank == NULL)
		return false;
	*blank++ = '\0';
	*field = strchr(blank, ' ');
	if (*field != NULL)
		*(*field)++ = '\0';
	return nt_str_number(blank, 1, NT_LIMIT_LINES, no);
}

static const struct nt_field *field_or_first(const struct nt_shape *shape,
					     char *name)
{
	const struct nt_field *f = NULL;

	if (name != NULL) {
		name[strcspn(name, " ")] = '\0';
		f = nt_field(shape, name);
	}
	if (f == NULL)
		f = nt_field(shape, "text");
	return f != NULL ? f : nt_field(shape, "name");
}

bool nt_spot_find(const struct nt_typed *t, const char *name,
		  struct nt_spot *out)
{
	struct nt_arena arena = { 0 };
	char *section;
	char *field = NULL;
	long long no;
	bool found = false;

	*out = (struct nt_spot) { 0 };
	if (!cut_name(name, &arena, &section, &no, &field)) {
		out->field = nt_field(&nt_shape_record, section);
		found = out->field != NULL && is_cell(out->field);
	} else if (strcmp(section, "attachments") == 0) {
		out->field = nt_field(&nt_shape_record, section);
		found = true;
	}
	for (size_t i = 0; !found && i < NT_COUNT(sections); i++) {
		if (strcmp(sections[i].name, section) != 0)
			continue;
		out->part = sections[i].part;
		out->field = field_or_first(sections[i].shape, field);
		found = find_row(t, out->part, sections[i].shape, no,
				 &out->row);
		break;
	}
	nt_arena_free(&arena);
	return found;
}
