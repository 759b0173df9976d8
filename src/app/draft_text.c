/* draft_text.c - the JSON of a draft: every value a text, as it was typed. */
#include "app/draft_text.h"

#include <stdio.h>
#include <string.h>

#include "notula/str.h"

static const char *const parts[NT_PARTS] = {
	[NT_PART_MEETING] = "meeting",
	[NT_PART_PARTICIPANTS] = "participants",
	[NT_PART_MATTERS] = "matters",
	[NT_PART_FOLLOW_UPS] = "follow_ups",
};

static void put_pair(struct nt_buf *out, const char *key, const char *text)
{
	if (text == NULL)
		return;
	if (out->n > 0 && out->s[out->n - 1] != '{')
		nt_buf_putc(out, ',');
	nt_json_put_text(out, key);
	nt_buf_putc(out, ':');
	nt_json_put_text(out, text);
}

/* Which section it is of comes first: the reader makes a row of it. */
static void put_row(struct nt_buf *out, const struct nt_typed_row *row)
{
	nt_buf_putc(out, '{');
	put_pair(out, "section", nt_section_name(row->shape));
	for (size_t i = 0; i < row->shape->n; i++)
		put_pair(out, row->shape->fields[i].name, row->cells[i]);
	nt_buf_putc(out, '}');
}

static void put_part(struct nt_buf *out, const struct nt_typed *t,
		     enum nt_part part)
{
	nt_buf_printf(out, ",\"%s\":", parts[part]);
	if (part == NT_PART_MEETING) {
		put_row(out, nt_typed_row(t, part, 0));
		return;
	}
	nt_buf_putc(out, '[');
	for (size_t i = 0; i < nt_typed_count(t, part); i++) {
		if (i > 0)
			nt_buf_putc(out, ',');
		put_row(out, nt_typed_row(t, part, i));
	}
	nt_buf_putc(out, ']');
}

void nt_draft_text(struct nt_buf *out, const struct nt_draft_about *about,
		   const struct nt_typed *t)
{
	char version[24];

	snprintf(version, sizeof(version), "%lld", (long long)about->version);
	nt_buf_putc(out, '{');
	put_pair(out, "notula", "draft");
	put_pair(out, "logbook", about->logbook);
	put_pair(out, "record", about->record);
	put_pair(out, "version", version);
	put_pair(out, "saved", about->saved);
	put_pair(out, "focus", about->focus);
	for (enum nt_part part = NT_PART_MEETING; part < NT_PARTS; part++)
		put_part(out, t, part);
	nt_buf_puts(out, "}\n");
}

/* Reading. */

struct reading {
	struct nt_arena *arena;
	struct nt_draft_about *about;
	struct nt_typed *t;
	bool is_draft;
};

static enum nt_status about_text(struct reading *r, const char *key,
				 const char *text, struct nt_err *err)
{
	const char *kept = nt_arena_strdup(r->arena, text);
	long long version;

	if (strcmp(key, "notula") == 0)
		r->is_draft = strcmp(text, "draft") == 0;
	else if (strcmp(key, "logbook") == 0)
		r->about->logbook = kept;
	else if (strcmp(key, "record") == 0)
		r->about->record = kept;
	else if (strcmp(key, "saved") == 0)
		r->about->saved = kept;
	else if (strcmp(key, "focus") == 0)
		r->about->focus = kept;
	else if (strcmp(key, "version") == 0 &&
		 nt_str_number(text, 0, NT_LIMIT_NUMBER, &version))
		r->about->version = version;
	else
		return nt_fail(err, NT_EINVAL, _("Unknown field \"%.60s\""),
			       key);
	return NT_OK;
}

/* "participants 3 name" into its part, its row and its field. */
static bool find_place(const char *place, enum nt_part *part, size_t *row,
		       char field[NT_ERR_FIELD])
{
	char head[NT_ERR_FIELD];
	char number[NT_ERR_FIELD] = "1";
	long long no = 1;
	int n = sscanf(place, "%63s %63s %63s", head, number, field);

	if (n == 2)
		snprintf(field, NT_ERR_FIELD, "%s", number);
	if (n < 2 ||
	    (n == 3 && !nt_str_number(number, 1, NT_LIMIT_LINES * 2LL, &no)))
		return false;
	*row = (size_t)no - 1;
	for (*part = NT_PART_MEETING; *part < NT_PARTS; ++*part)
		if (strcmp(parts[*part], head) == 0)
			return (*part == NT_PART_MEETING) == (n == 2);
	return false;
}

static const struct nt_shape *shape_of(enum nt_part part, const char *section)
{
	static const struct nt_shape *const shapes[] = { &nt_shape_participant,
							 &nt_shape_issue,
							 &nt_shape_response,
							 &nt_shape_follow_up };

	for (size_t i = 0; i < NT_COUNT(shapes); i++) {
		bool is_matter = i == 1 || i == 2;

		if (strcmp(nt_section_name(shapes[i]), section) == 0 &&
		    (part == NT_PART_MATTERS) == is_matter)
			return shapes[i];
	}
	return NULL;
}

static enum nt_status put_cell(struct nt_typed *t, enum nt_part part,
			       size_t row, const char *field, const char *text,
			       struct nt_err *err)
{
	struct nt_spot spot = { part, row, NULL };
	const struct nt_shape *shape;

	if (strcmp(field, "section") == 0) {
		shape = shape_of(part, text);
		if (shape != NULL && row == nt_typed_count(t, part)) {
			nt_typed_add(t, part, row, shape);
			return NT_OK;
		}
	} else if (row < nt_typed_count(t, part)) {
		spot.field = nt_field(nt_typed_row(t, part, row)->shape, field);
		if (spot.field != NULL) {
			nt_typed_put(t, spot, text);
			return NT_OK;
		}
	}
	return nt_fail(err, NT_EINVAL, _("Unknown field \"%.60s\""), field);
}

static enum nt_status take_text(void *ctx, const char *place, const char *text,
				struct nt_err *err)
{
	struct reading *r = ctx;
	char field[NT_ERR_FIELD];
	enum nt_part part;
	size_t row;

	if (strchr(place, ' ') == NULL)
		return about_text(r, place, text, err);
	if (!find_place(place, &part, &row, field))
		return nt_fail(err, NT_EINVAL, _("Unknown field \"%.60s\""),
			       place);
	if (part == NT_PART_MEETING && strcmp(field, "date") == 0)
		r->about->date = nt_arena_strdup(r->arena, text);
	if (part == NT_PART_MEETING && strcmp(field, "title") == 0)
		r->about->title = nt_arena_strdup(r->arena, text);
	if (r->t == NULL)
		return NT_OK;
	return put_cell(r->t, part, row, field, text, err);
}

enum nt_status nt_draft_read(const char *s, size_t n, struct nt_arena *arena,
			     struct nt_draft_about *about, struct nt_typed *t,
			     struct nt_err *err)
{
	struct reading r = { arena, about, t, false };
	enum nt_status st;

	*about = (struct nt_draft_about) { 0 };
	if (t != NULL)
		nt_typed_start(t);
	st = nt_json_each_text(s, n, NT_DRAFT_MOST, take_text, &r, err);
	if (st == NT_OK && !r.is_draft)
		st = nt_fail(err, NT_EINVAL, _("is not a draft"));
	return st;
}
