#include "exchange/rowgroup.h"

#include <string.h>

#include "notula/alloc.h"
#include "notula/split.h"
#include "notula/str.h"

struct nt_rowgroups {
	struct nt_grid *grid;
	const struct nt_mapping *mapping;
	struct nt_buf *carried;	       /* of each column: what is filled down */
	struct nt_csv_cell *cells;     /* of the row that waits */
	const struct nt_grid_row *row; /* that waits; NULL: read the next */
	enum nt_row_kind kind;	       /* of it */
	bool end;
	bool full; /* the last group took no more: its rows go on */
	size_t bytes;
	int64_t read;
	struct nt_rowgroup group;
};

static const struct nt_csv_cell no_cell = { "", 0 };

enum nt_status nt_rowgroups_open(struct nt_rowgroups **out, struct nt_input *in,
				 const struct nt_dialect *dialect,
				 const struct nt_mapping *mapping,
				 struct nt_err *err)
{
	struct nt_rowgroups *groups = nt_alloc(sizeof(*groups));
	enum nt_status st = nt_grid_open(&groups->grid, in, dialect, err);

	groups->mapping = mapping;
	groups->carried = nt_alloc((mapping->n + 1) * sizeof(struct nt_buf));
	groups->cells = nt_alloc((mapping->n + 1) * sizeof(struct nt_csv_cell));
	if (st != NT_OK) {
		nt_rowgroups_close(groups);
		groups = NULL;
	}
	*out = groups;
	return st;
}

void nt_rowgroups_close(struct nt_rowgroups *groups)
{
	if (groups == NULL)
		return;
	for (size_t i = 0; i < groups->mapping->n; i++)
		nt_buf_free(&groups->carried[i]);
	nt_free(groups->carried);
	nt_free(groups->cells);
	nt_grid_close(groups->grid);
	nt_arena_free(&groups->group.arena);
	nt_free(groups);
}

int64_t nt_rowgroups_read(const struct nt_rowgroups *groups)
{
	return groups->read;
}

static bool is_meeting(enum nt_row_kind kind)
{
	return kind == NT_ROW_MEETING || kind == NT_ROW_MORE ||
	       kind == NT_ROW_UNDATED;
}

/* What a merged cell says stands in its first row only. */
static void fill_down(struct nt_rowgroups *groups, size_t column)
{
	bool date = groups->mapping->columns[column].target == NT_TARGET_DATE;
	struct nt_buf *carried = &groups->carried[column];
	struct nt_csv_cell *cell = &groups->cells[column];

	if (!nt_str_blank(cell->s)) {
		nt_buf_reset(carried);
		nt_buf_put(carried, cell->s, cell->n);
	} else if (carried->n > 0) {
		*cell = (struct nt_csv_cell) { carried->s, carried->n };
		if (date && is_meeting(groups->kind))
			groups->kind = NT_ROW_MEETING;
	}
}

/* Read the row that waits, unless one does. */
static enum nt_status fetch(struct nt_rowgroups *groups, struct nt_err *err)
{
	const struct nt_mapping *m = groups->mapping;
	const struct nt_grid_row *row;
	enum nt_status st;

	if (groups->row != NULL || groups->end)
		return NT_OK;
	st = nt_grid_next(groups->grid, &row, err);
	groups->row = row;
	groups->end = st != NT_OK || row == NULL;
	if (groups->end)
		return st;
	groups->read++;
	groups->kind = nt_row_kind(m, row->cells, row->n);
	if (row->problem != NULL && !is_meeting(groups->kind))
		groups->kind = NT_ROW_MEETING;
	for (size_t i = 0; i < m->n; i++) {
		groups->cells[i] = i < row->n ? row->cells[i] : no_cell;
		if (m->columns[i].fill_down && groups->kind != NT_ROW_HEADER)
			fill_down(groups, i);
	}
	return NT_OK;
}

static bool same_cell(const struct nt_csv_cell *a, const struct nt_csv_cell *b)
{
	return a->n == b->n && memcmp(a->s, b->s, a->n) == 0;
}

/* Must cells of TARGET be the same in all rows of a meeting that only date
 * and title tell from others? */
static bool tells_apart(enum nt_target target)
{
	switch (target) {
	case NT_TARGET_DATE:
	case NT_TARGET_END_DATE:
	case NT_TARGET_START:
	case NT_TARGET_END:
	case NT_TARGET_TITLE:
	case NT_TARGET_VENUE:
	case NT_TARGET_CITY:
	case NT_TARGET_REF:
	case NT_TARGET_GROUP_ID:
		return true;
	default:
		return false;
	}
}

/* Is the date of the row that waits a day? */
static bool has_full_date(const struct nt_rowgroups *groups)
{
	const struct nt_mapping *m = groups->mapping;
	size_t i = nt_mapping_next(m, NT_TARGET_DATE, 0);
	struct nt_datecell date;

	if (i == NT_NO_COLUMN)
		return false;
	if (m->columns[i].part != 0)
		return nt_mapping_next(m, NT_TARGET_DATE, i + 1) !=
		       NT_NO_COLUMN;
	return nt_datecell_read(groups->cells[i].s, &m->columns[i].how, &date,
				NULL) == NT_OK &&
	       date.date.day != 0;
}

/*
 * Equal date and title: rows of one meeting, if nothing else contradicts and
 * something else differs. Rows that are equal in all are two meetings.
 */
static bool same_meeting(const struct nt_rowgroups *groups)
{
	const struct nt_mapping *m = groups->mapping;
	const struct nt_rowgroup *group = &groups->group;
	const struct nt_csv_cell *above = group->rows[group->n - 1].cells;
	size_t title = nt_mapping_next(m, NT_TARGET_TITLE, 0);
	bool differs = false;

	if (title == NT_NO_COLUMN || groups->kind != NT_ROW_MEETING ||
	    nt_cell_is_null(groups->cells[title].s))
		return false;
	for (size_t i = 0; i < m->n; i++) {
		if (same_cell(&above[i], &groups->cells[i]))
			continue;
		if (tells_apart(m->columns[i].target))
			return false;
		differs = true;
	}
	return differs && has_full_date(groups);
}

/* Does the row that waits belong to the group? */
static bool belongs(const struct nt_rowgroups *groups, bool *joined)
{
	const struct nt_mapping *m = groups->mapping;
	const struct nt_rowgroup *group = &groups->group;
	const struct nt_csv_cell *first = group->rows[0].cells;
	size_t id = m->group_by;

	*joined = false;
	if (!is_meeting(groups->kind))
		return false;
	if (id != NT_NO_COLUMN && !nt_str_blank(groups->cells[id].s))
		return same_cell(&first[id], &groups->cells[id]);
	if (groups->kind == NT_ROW_MORE) {
		*joined = groups->row->blanks == 0;
		return *joined;
	}
	return id == NT_NO_COLUMN && same_meeting(groups);
}

/* Rows of one meeting are held together: there is an end to it. */
static void refuse_more(struct nt_rowgroup *group)
{
	group->bad = 0;
	group->problem = nt_arena_printf(
		&group->arena,
		_("more than %d rows or %d bytes for one meeting: choose "
		  "another column with --group-by"),
		NT_LIMIT_LINES, NT_LIMIT_RECORD);
}

/* The cells of the row that waits, *N of them, in the arena of the group. */
static const struct nt_csv_cell *copy_cells(struct nt_rowgroups *groups,
					    size_t *n)
{
	struct nt_arena *arena = &groups->group.arena;
	const struct nt_grid_row *row = groups->row;
	size_t width = groups->mapping->n;
	struct nt_csv_cell *cells;

	*n = row->problem != NULL && row->n > width ? row->n : width;
	cells = nt_arena_alloc(arena, (*n + 1) * sizeof(*cells));
	for (size_t i = 0; i < *n; i++) {
		const struct nt_csv_cell *from =
			i < width ? &groups->cells[i] : &row->cells[i];

		cells[i].n = from->n;
		cells[i].s = from->n ? nt_arena_strndup(arena, from->s, from->n)
				     : "";
		groups->bytes += from->n;
	}
	return cells;
}

static void take(struct nt_rowgroups *groups, bool joined)
{
	struct nt_rowgroup *group = &groups->group;
	struct nt_rowgroup_row row = { .line = groups->row->line,
				       .joined = joined };

	row.cells = copy_cells(groups, &row.n);
	group->rows = nt_arena_grow(&group->arena, group->rows, group->n,
				    sizeof(*group->rows));
	if (groups->row->problem != NULL && group->problem == NULL) {
		group->problem =
			nt_arena_strdup(&group->arena, groups->row->problem);
		group->bad = group->n;
	}
	group->rows[group->n++] = row;
	groups->row = NULL;
	groups->full =
		group->n >= NT_LIMIT_LINES || groups->bytes >= NT_LIMIT_RECORD;
	if (groups->full)
		refuse_more(group);
}

static void begin(struct nt_rowgroups *groups)
{
	struct nt_arena arena = groups->group.arena;

	nt_arena_reset(&arena);
	groups->group =
		(struct nt_rowgroup) { .arena = arena, .kind = groups->kind };
	groups->bytes = 0;
}

enum nt_status nt_rowgroups_next(struct nt_rowgroups *groups,
				 struct nt_rowgroup **out, struct nt_err *err)
{
	enum nt_status st = fetch(groups, err);
	bool joined, more;

	*out = NULL;
	if (st != NT_OK || groups->end)
		return st;
	more = groups->full && belongs(groups, &joined);
	groups->full = false;
	begin(groups);
	take(groups, false);
	if (more)
		refuse_more(&groups->group);
	*out = &groups->group;
	do {
		st = fetch(groups, err);
		if (st != NT_OK || groups->end || groups->full ||
		    !is_meeting(groups->group.kind) ||
		    !belongs(groups, &joined))
			return st;
		take(groups, joined);
	} while (true);
}

bool nt_rowgroup_is_meeting(const struct nt_rowgroup *group)
{
	return is_meeting(group->kind);
}
