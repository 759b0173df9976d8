/* form_fields.c - which fields each section of the form has, in which order,
 * and which of them are usually filled. */
#include <string.h>

#include "tui/form_state.h"

/* What stands first, in this order; the other fields of the shape follow. A
 * section of the meeting that is not closed has the rest of the meeting. */
static const char *const meeting_first[] = { "date", "kind",  "venue",
					     "city", "title", NULL };
static const char *const notes_first[] = {
	"background",  "purpose",	  "basis",	   "agenda",
	"opening",     "outcome",	  "closing",	   "notes",
	"source_kind", "source_title",	  "source_editor", "source_publisher",
	"source_date", "source_location", "source_text",   NULL,
};
static const char *const papers_first[] = { "invitation", "assignment", "ref",
					    "attachments", NULL };
static const char *const participant_first[] = {
	"name",	    "position",	       "organization",	 "duty",
	"presence", "presence_reason", "represented_by", NULL,
};
static const char *const issue_first[] = { "type", "category", "text",
					   "raised_by", NULL };
static const char *const response_first[] = { "answers", "type", "text",
					      "given_by", NULL };
static const char *const follow_up_first[] = { "text",	   "owner",  "due",
					       "priority", "status", NULL };

static const struct {
	const struct nt_shape *shape;
	const char *const *first;
	size_t columns;
} lines[] = {
	{ &nt_shape_participant, participant_first, 4 },
	{ &nt_shape_issue, issue_first, 3 },
	{ &nt_shape_response, response_first, 3 },
	{ &nt_shape_follow_up, follow_up_first, 3 },
};

/* Fields that nobody types: set by saving, counted, sections, and links, which
 * a suggestion makes and another name takes away. */
static bool is_hidden(const struct nt_field *f)
{
	return (f->flags & NT_STAMPED) != 0 || f->kind == NT_LINK ||
	       strcmp(f->name, "no") == 0 || strcmp(f->name, "uid") == 0 ||
	       strcmp(f->name, "number") == 0 ||
	       (f->kind == NT_LINES && nt_field(f->lines, "no") != NULL);
}

static bool is_listed(const char *const *names, const char *name)
{
	for (; *names != NULL; names++)
		if (strcmp(*names, name) == 0)
			return true;
	return false;
}

static void add(struct form_fields *out, const struct nt_field *field)
{
	if (out->n < NT_COUNT(out->v))
		out->v[out->n++] = field;
}

static void add_first(struct form_fields *out, const struct nt_shape *shape,
		      const char *const *names)
{
	for (; *names != NULL; names++)
		add(out, nt_field(shape, *names));
}

static void add_rest(struct form_fields *out, const struct nt_shape *shape,
		     const char *const *names)
{
	for (size_t i = 0; i < shape->n; i++) {
		const struct nt_field *f = &shape->fields[i];
		bool elsewhere = shape == &nt_shape_record &&
				 (is_listed(notes_first, f->name) ||
				  is_listed(papers_first, f->name));

		if (!is_hidden(f) && !elsewhere && !is_listed(names, f->name))
			add(out, f);
	}
}

void tui_form_fields(enum form_section section, const struct nt_shape *shape,
		     struct form_fields *out)
{
	out->n = 0;
	switch (section) {
	case FORM_MEETING:
		add_first(out, shape, meeting_first);
		add_rest(out, shape, meeting_first);
		return;
	case FORM_NOTES:
		add_first(out, shape, notes_first);
		return;
	case FORM_PAPERS:
		add_first(out, shape, papers_first);
		return;
	default:
		break;
	}
	for (size_t i = 0; i < NT_COUNT(lines); i++) {
		if (lines[i].shape != shape)
			continue;
		add_first(out, shape, lines[i].first);
		add_rest(out, shape, lines[i].first);
	}
}

size_t tui_form_columns(const struct nt_shape *shape)
{
	for (size_t i = 0; i < NT_COUNT(lines); i++)
		if (lines[i].shape == shape)
			return lines[i].columns;
	return 0;
}

enum nt_part tui_form_part(enum form_section section)
{
	switch (section) {
	case FORM_HOSTS:
	case FORM_VISITORS:
	case FORM_OTHERS:
		return NT_PART_PARTICIPANTS;
	case FORM_MATTERS:
		return NT_PART_MATTERS;
	case FORM_FOLLOW_UPS:
		return NT_PART_FOLLOW_UPS;
	default:
		return NT_PART_MEETING;
	}
}

bool tui_form_has_rows(enum form_section section)
{
	return tui_form_part(section) != NT_PART_MEETING;
}

const struct nt_shape *tui_form_shape(const struct form *form,
				      struct form_focus focus)
{
	enum nt_part part = tui_form_part(focus.section);

	if (focus.row != FORM_NEW)
		return nt_typed_row(&form->t, part, focus.row)->shape;
	switch (part) {
	case NT_PART_PARTICIPANTS:
		return &nt_shape_participant;
	case NT_PART_MATTERS:
		return &nt_shape_issue;
	default:
		return &nt_shape_follow_up;
	}
}

/* Which of them Enter stops at. */
static const struct {
	const struct nt_shape *shape;
	const char *field;
	bool if_above; /* only if the row above has it */
} usual[] = {
	{ &nt_shape_record, "date", false },
	{ &nt_shape_record, "kind", false },
	{ &nt_shape_record, "venue", false },
	{ &nt_shape_record, "city", false },
	{ &nt_shape_record, "title", false },
	{ &nt_shape_record, "background", false },
	{ &nt_shape_record, "notes", false },
	{ &nt_shape_record, "source_kind", false },
	{ &nt_shape_record, "source_title", false },
	{ &nt_shape_record, "source_editor", false },
	{ &nt_shape_record, "invitation", false },
	{ &nt_shape_record, "attachments", false },
	{ &nt_shape_participant, "name", false },
	{ &nt_shape_participant, "position", false },
	{ &nt_shape_participant, "organization", false },
	{ &nt_shape_issue, "type", true },
	{ &nt_shape_issue, "category", true },
	{ &nt_shape_issue, "text", false },
	{ &nt_shape_issue, "raised_by", true },
	{ &nt_shape_response, "type", true },
	{ &nt_shape_response, "text", false },
	{ &nt_shape_response, "given_by", true },
	{ &nt_shape_follow_up, "text", false },
	{ &nt_shape_follow_up, "owner", false },
	{ &nt_shape_follow_up, "due", false },
	{ &nt_shape_follow_up, "priority", true },
};

bool tui_form_usual(const struct form *form, enum form_section section,
		    const struct nt_field *field, size_t above)
{
	enum nt_part part = tui_form_part(section);

	for (size_t i = 0; i < NT_COUNT(usual); i++) {
		struct nt_spot spot = { part, above, field };

		if (nt_field(usual[i].shape, usual[i].field) != field)
			continue;
		if (!usual[i].if_above)
			return true;
		return above != FORM_NEW &&
		       nt_typed_get(&form->t, spot)[0] != '\0';
	}
	return false;
}

bool tui_form_holds(const struct form *form, enum form_section section,
		    size_t row)
{
	const char *side;

	if (tui_form_part(section) != NT_PART_PARTICIPANTS)
		return true;
	side = nt_typed_cell(&form->t, NT_PART_PARTICIPANTS, row, "side");
	if (strcmp(side, "host") == 0)
		return section == FORM_HOSTS;
	if (strcmp(side, "visitor") == 0)
		return section == FORM_VISITORS;
	return section == FORM_OTHERS;
}

size_t tui_form_row_by(const struct form *form, enum form_section section,
		       size_t row, int by)
{
	size_t n = nt_typed_count(&form->t, tui_form_part(section));

	if (row == FORM_NEW && by > 0)
		return FORM_NEW;
	if (row == FORM_NEW)
		row = n;
	for (;;) {
		if (by < 0 && row == 0)
			return FORM_NEW;
		row = by < 0 ? row - 1 : row + 1;
		if (row >= n)
			return FORM_NEW;
		if (tui_form_holds(form, section, row))
			return row;
	}
}

size_t tui_form_count(const struct form *form, enum form_section section)
{
	enum nt_part part = tui_form_part(section);
	size_t n = 0;

	for (size_t i = 0; i < nt_typed_count(&form->t, part); i++)
		n += tui_form_holds(form, section, i);
	return n;
}
