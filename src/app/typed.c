/* typed.c - rows of typed texts: reading, changing, undo. */
#include "notula/typed.h"

#include <assert.h>
#include <string.h>

#include "app/typed.h"
#include "notula/alloc.h"
#include "notula/str.h"

static const struct nt_shape *const part_shapes[NT_PARTS] = {
	[NT_PART_MEETING] = &nt_shape_record,
	[NT_PART_PARTICIPANTS] = &nt_shape_participant,
	[NT_PART_FOLLOW_UPS] = &nt_shape_follow_up,
};

static struct nt_typed_row *new_row(struct nt_typed *t,
				    const struct nt_shape *shape)
{
	struct nt_typed_row *row = nt_arena_alloc(&t->arena, sizeof(*row));

	row->shape = shape;
	row->era = t->era;
	row->cells = nt_arena_alloc(&t->arena, shape->n * sizeof(*row->cells));
	return row;
}

void nt_typed_number(struct nt_typed_rows rows)
{
	int64_t issues = 0;
	int64_t others = 0;

	for (size_t i = 0; i < rows.n; i++)
		rows.v[i]->no = rows.v[i]->shape == &nt_shape_issue ? ++issues
								    : ++others;
}

static void number_all(struct nt_typed *t)
{
	for (int part = 0; part < NT_PARTS; part++)
		nt_typed_number(t->now.part[part]);
}

void nt_typed_start(struct nt_typed *t)
{
	nt_typed_free(t);
	t->era = 1;
	nt_typed_add(t, NT_PART_MEETING, 0, &nt_shape_record);
	nt_typed_kept(t);
}

void nt_typed_free(struct nt_typed *t)
{
	nt_arena_free(&t->arena);
	*t = (struct nt_typed) { 0 };
}

size_t nt_typed_count(const struct nt_typed *t, enum nt_part part)
{
	return t->now.part[part].n;
}

const struct nt_typed_row *nt_typed_row(const struct nt_typed *t,
					enum nt_part part, size_t row)
{
	assert(row < t->now.part[part].n);
	return t->now.part[part].v[row];
}

const char *nt_typed_get(const struct nt_typed *t, struct nt_spot spot)
{
	const struct nt_typed_row *row = nt_typed_row(t, spot.part, spot.row);
	const char *s = row->cells[spot.field - row->shape->fields];

	return s ? s : "";
}

const char *nt_typed_cell(const struct nt_typed *t, enum nt_part part,
			  size_t row, const char *field)
{
	const struct nt_shape *shape = nt_typed_row(t, part, row)->shape;
	struct nt_spot spot = { part, row, nt_field(shape, field) };

	return nt_typed_get(t, spot);
}

/* The list of PART, this state's own, with room for one more row. */
static struct nt_typed_rows *own_list(struct nt_typed *t, enum nt_part part)
{
	struct nt_typed_rows *rows = &t->now.part[part];
	struct nt_typed_row **v;

	if (rows->era == t->era && rows->n < rows->room)
		return rows;
	rows->room = 2 * rows->n + 4;
	rows->era = t->era;
	v = nt_arena_alloc(&t->arena, rows->room * sizeof(*v));
	if (rows->n > 0)
		memcpy(v, rows->v, rows->n * sizeof(*v));
	rows->v = v;
	return rows;
}

static struct nt_typed_row *own_row(struct nt_typed *t, enum nt_part part,
				    size_t i)
{
	struct nt_typed_rows *rows = &t->now.part[part];
	struct nt_typed_row *old = rows->v[i];
	struct nt_typed_row *row;

	if (old->era == t->era)
		return old;
	rows = own_list(t, part);
	row = new_row(t, old->shape);
	row->no = old->no;
	memcpy(row->cells, old->cells, old->shape->n * sizeof(*row->cells));
	rows->v[i] = row;
	return row;
}

void nt_typed_put(struct nt_typed *t, struct nt_spot spot, const char *text)
{
	struct nt_typed_row *row;

	if (text != NULL && text[0] == '\0')
		text = NULL;
	if (strcmp(nt_typed_get(t, spot), text ? text : "") == 0)
		return;
	row = own_row(t, spot.part, spot.row);
	row->cells[spot.field - row->shape->fields] =
		nt_arena_strdup(&t->arena, text);
}

void nt_typed_set(struct nt_typed *t, enum nt_part part, size_t row,
		  const char *field, const char *text)
{
	const struct nt_shape *shape = nt_typed_row(t, part, row)->shape;
	struct nt_spot spot = { part, row, nt_field(shape, field) };

	nt_typed_put(t, spot, text);
}

const char *nt_link_of(const struct nt_field *field)
{
	static const char *const links[][2] = {
		{ "name", "person_uid" },
		{ "organization", "organization_uid" },
		{ "venue", "venue_uid" },
		{ "owner", "owner_uid" },
	};

	for (size_t i = 0; i < NT_COUNT(links); i++)
		if (strcmp(field->name, links[i][0]) == 0)
			return links[i][1];
	return NULL;
}

/* The number that the row after the last one has, as one of SHAPE. */
static int64_t next_no(struct nt_typed_rows rows, const struct nt_shape *shape)
{
	for (size_t i = rows.n; i-- > 0;)
		if (rows.v[i]->shape == shape)
			return rows.v[i]->no + 1;
	return 1;
}

/* The rows as they stand, to be compared with later. */
static struct nt_typed_row **copy_list(struct nt_typed_rows rows)
{
	struct nt_typed_row **v = nt_alloc((rows.n + 1) * sizeof(*v));

	if (rows.n > 0)
		memcpy(v, rows.v, rows.n * sizeof(*v));
	return v;
}

static void carry(struct nt_typed *t, enum nt_part part,
		  struct nt_typed_row **old, size_t n)
{
	for (size_t i = 0; i < n; i++)
		old[i]->no = 0;
	nt_typed_number(t->now.part[part]);
	nt_typed_renew(t, old, n);
	nt_free(old);
}

void nt_typed_add(struct nt_typed *t, enum nt_part part, size_t at,
		  const struct nt_shape *shape)
{
	struct nt_typed_rows *rows = own_list(t, part);
	size_t n = rows->n;
	struct nt_typed_row **old = at < n ? copy_list(*rows) : NULL;

	assert(at <= n);
	assert(shape == part_shapes[part] || part == NT_PART_MATTERS);
	memmove(rows->v + at + 1, rows->v + at, (n - at) * sizeof(*rows->v));
	rows->v[at] = new_row(t, shape);
	if (old == NULL)
		rows->v[at]->no = next_no(*rows, shape);
	rows->n++;
	if (old != NULL)
		carry(t, part, old, n);
}

void nt_typed_remove(struct nt_typed *t, enum nt_part part, size_t row)
{
	struct nt_typed_rows *rows = own_list(t, part);
	size_t n = rows->n;
	struct nt_typed_row **old = copy_list(*rows);

	assert(row < n && part != NT_PART_MEETING);
	memmove(rows->v + row, rows->v + row + 1,
		(n - row - 1) * sizeof(*rows->v));
	rows->n--;
	carry(t, part, old, n);
}

void nt_typed_move(struct nt_typed *t, enum nt_part part, size_t row, size_t n,
		   size_t to)
{
	struct nt_typed_rows *rows = own_list(t, part);
	struct nt_typed_row **old = copy_list(*rows);

	assert(row + n <= rows->n && to + n <= rows->n);
	if (to < row)
		memcpy(rows->v + to + n, old + to, (row - to) * sizeof(*old));
	else
		memcpy(rows->v + row, old + row + n, (to - row) * sizeof(*old));
	memcpy(rows->v + to, old + row, n * sizeof(*old));
	carry(t, part, old, rows->n);
}

static bool says_nothing(const struct nt_field *f)
{
	static const char *const quiet[] = { "side",   "type",	   "issue",
					     "status", "response", "answers" };

	for (size_t i = 0; i < NT_COUNT(quiet); i++)
		if (strcmp(f->name, quiet[i]) == 0)
			return true;
	return false;
}

bool nt_typed_is_blank(const struct nt_typed *t, enum nt_part part, size_t row)
{
	const struct nt_typed_row *r = nt_typed_row(t, part, row);

	for (size_t i = 0; i < r->shape->n; i++)
		if (!says_nothing(&r->shape->fields[i]) &&
		    !nt_str_blank(r->cells[i]))
			return false;
	return true;
}

void nt_typed_tidy(struct nt_typed *t, enum nt_part keep_part, size_t keep)
{
	for (enum nt_part part = NT_PART_PARTICIPANTS; part < NT_PARTS; part++)
		for (size_t i = nt_typed_count(t, part); i-- > 0;)
			if (!(part == keep_part && i == keep) &&
			    nt_typed_is_blank(t, part, i))
				nt_typed_remove(t, part, i);
}

/* Steps. */

static bool same_state(const struct nt_typed_state *a,
		       const struct nt_typed_state *b)
{
	for (int i = 0; i < NT_PARTS; i++)
		if (a->part[i].v != b->part[i].v ||
		    a->part[i].n != b->part[i].n)
			return false;
	return true;
}

void nt_typed_step(struct nt_typed *t)
{
	t->undone = 0;
	t->era++;
	if (t->done > 0 && same_state(&t->steps[t->done - 1], &t->now))
		return;
	if (t->done == NT_TYPED_STEPS) {
		memmove(t->steps, t->steps + 1,
			(NT_TYPED_STEPS - 1) * sizeof(*t->steps));
		t->done--;
	}
	t->steps[t->done++] = t->now;
}

bool nt_typed_undo(struct nt_typed *t)
{
	struct nt_typed_state now = t->now;

	if (t->undone == 0 && t->done > 0 &&
	    same_state(&t->steps[t->done - 1], &now))
		t->done--;
	if (t->done == 0)
		return false;
	t->now = t->steps[--t->done];
	t->steps[t->done] = now;
	t->undone++;
	t->era++;
	number_all(t);
	return true;
}

bool nt_typed_redo(struct nt_typed *t)
{
	struct nt_typed_state now = t->now;

	if (t->undone == 0)
		return false;
	t->undone--;
	t->now = t->steps[t->done];
	t->steps[t->done++] = now;
	t->era++;
	number_all(t);
	return true;
}

static bool same_row(const struct nt_typed_row *a, const struct nt_typed_row *b)
{
	if (a == b)
		return true;
	if (a->shape != b->shape)
		return false;
	for (size_t i = 0; i < a->shape->n; i++)
		if (!nt_str_eq(a->cells[i], b->cells[i]))
			return false;
	return true;
}

bool nt_typed_changed(const struct nt_typed *t)
{
	for (int part = 0; part < NT_PARTS; part++) {
		const struct nt_typed_rows *a = &t->now.part[part];
		const struct nt_typed_rows *b = &t->start.part[part];

		if (a->n != b->n)
			return true;
		for (size_t i = 0; i < a->n; i++)
			if (!same_row(a->v[i], b->v[i]))
				return true;
	}
	return false;
}

void nt_typed_kept(struct nt_typed *t)
{
	t->start = t->now;
	t->era++;
}
