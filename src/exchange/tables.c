/*
 * tables.c - records from tables: each meeting with the child rows that carry
 * its uid. Files that stand in our order (meetings by date and uid, lines by
 * meeting) are read side by side. Any other order is found out in time, since
 * rows are left over then; the rows are put in order by looking through all
 * files once, and are then read by their places.
 */
#include "exchange/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/uidset.h"
#include "notula/alloc.h"

struct tables {
	struct nt_source base;
	struct nt_sheet *sheets[NT_TABLES];
	char last[NT_KEY_SIZE];
	/* The lines of the file on which the present record's lines stand. */
	int64_t *at[NT_TIDY_TABLES];
};

/* The line of a record that a child row holds, by its no. */
struct numbered {
	int64_t no;
	int64_t at;
	size_t i;
};

static enum nt_status start(struct nt_source *base, struct nt_err *err)
{
	struct tables *src = (struct tables *)base;
	enum nt_status st = NT_OK;

	src->last[0] = '\0';
	for (unsigned t = 0; st == NT_OK && t < NT_TIDY_TABLES; t++)
		if (src->sheets[t] != NULL)
			st = nt_sheet_start(src->sheets[t], err);
	return st;
}

static enum nt_status too_many(const struct nt_sheet *sheet, struct nt_err *err)
{
	nt_fail_field(err, NT_EINVAL, "no",
		      _("over %d lines of one record, at most so many are "
			"kept"),
		      NT_LIMIT_LINES);
	nt_sheet_blame(sheet, sheet->row->line, err);
	return NT_EINVAL;
}

/* Take the rows of the meeting UID that come now. */
static enum nt_status take_rows(struct tables *src, enum nt_table t,
				struct nt_found *out, struct nt_err *err)
{
	struct nt_sheet *sheet = src->sheets[t];
	const struct nt_field *section = nt_table_section(t);
	enum nt_status st = NT_OK;
	char uid[NT_UID_SIZE];
	size_t n = 0;

	src->at[t] = NULL;
	while (st == NT_OK && sheet->row != NULL) {
		void *line;

		st = nt_sheet_uid(sheet, uid, err);
		if (st != NT_OK || strcmp(uid, out->rec.uid) != 0)
			break;
		if (n == NT_LIMIT_LINES)
			return too_many(sheet, err);
		line = nt_add_line(&out->rec, section, &out->arena);
		src->at[t] = nt_arena_grow(&out->arena, src->at[t], n,
					   sizeof(*src->at[t]));
		src->at[t][n++] = sheet->row->line;
		st = nt_sheet_read(sheet, line, &out->arena, err);
		if (st == NT_OK)
			st = nt_sheet_next(sheet, err);
	}
	return st;
}

static int by_no(const void *a, const void *b)
{
	const struct numbered *x = a, *y = b;

	if (x->no != y->no)
		return x->no < y->no ? -1 : 1;
	return x->i < y->i ? -1 : x->i > y->i;
}

/* Put the lines of a section in order of their no, and AT with them. */
static void sort_lines(struct nt_found *out, const struct nt_field *section,
		       int64_t *at)
{
	struct nt_lines lines = nt_get_lines(&out->rec, section);
	const struct nt_field *no = nt_field(section->lines, "no");
	size_t size = section->lines->size;
	struct numbered *order =
		nt_arena_alloc(&out->arena, lines.n * sizeof(*order));
	char *moved = nt_arena_alloc(&out->arena, lines.n * size);

	for (size_t i = 0; i < lines.n; i++)
		order[i] = (struct numbered) {
			nt_get_number(nt_line(lines, section->lines, i), no),
			at[i], i
		};
	if (lines.n > 0)
		qsort(order, lines.n, sizeof(*order), by_no);
	for (size_t i = 0; i < lines.n; i++) {
		memcpy(moved + i * size,
		       nt_line(lines, section->lines, order[i].i), size);
		at[i] = order[i].at;
	}
	lines.v = moved;
	nt_set_lines(&out->rec, section, lines);
}

static bool in_order(const struct nt_found *out, const struct nt_field *section)
{
	struct nt_lines lines = nt_get_lines(&out->rec, section);
	const struct nt_field *no = nt_field(section->lines, "no");

	for (size_t i = 0; i < lines.n; i++)
		if (nt_get_number(nt_line(lines, section->lines, i), no) !=
		    (int64_t)i + 1)
			return false;
	return true;
}

/*
 * An error in "participants 3 name" is one of the file participants.csv, on
 * the line of that participant, in the field "name".
 */
static void blame(const struct tables *src, const struct nt_found *out,
		  struct nt_err *err)
{
	nt_err_at(err, out->file, out->line);
	for (unsigned t = 1; err != NULL && t < NT_TIDY_TABLES; t++) {
		const struct nt_field *section = nt_table_section(t);
		size_t n = strlen(section->name);
		char field[NT_ERR_FIELD];
		char *rest;
		unsigned long no;

		if (strncmp(err->field, section->name, n) != 0 ||
		    err->field[n] != ' ' || src->sheets[t] == NULL)
			continue;
		no = strtoul(err->field + n, &rest, 10);
		if (no == 0 || no > nt_get_lines(&out->rec, section).n)
			continue;
		snprintf(field, sizeof(field), "%s", rest + (*rest == ' '));
		memcpy(err->field, field, sizeof(field));
		nt_sheet_blame(src->sheets[t], src->at[t][no - 1], err);
	}
}

static enum nt_status read_record(struct tables *src, struct nt_found *out,
				  struct nt_err *err)
{
	struct nt_sheet *meetings = src->sheets[NT_TABLE_MEETINGS];
	char uid[NT_UID_SIZE];
	enum nt_status st;

	nt_arena_reset(&out->arena);
	out->rec = (struct nt_record) { 0 };
	out->file = nt_input_name(meetings->in);
	out->line = meetings->row->line;
	st = nt_sheet_uid(meetings, uid, err);
	if (st == NT_OK)
		st = nt_sheet_read(meetings, &out->rec, &out->arena, err);
	for (unsigned t = 1; st == NT_OK && t < NT_TIDY_TABLES; t++) {
		if (src->sheets[t] == NULL)
			continue;
		st = take_rows(src, t, out, err);
		if (st == NT_OK && !in_order(out, nt_table_section(t)))
			sort_lines(out, nt_table_section(t), src->at[t]);
	}
	if (st != NT_OK)
		return st;
	nt_canonical(&out->rec);
	st = nt_validate(&out->rec, err);
	if (st != NT_OK)
		blame(src, out, err);
	return st;
}

/* Is a child row left that no meeting took? */
static bool left_over(const struct tables *src)
{
	for (unsigned t = 1; t < NT_TIDY_TABLES; t++)
		if (src->sheets[t] != NULL && src->sheets[t]->row != NULL)
			return true;
	return false;
}

static enum nt_status next(struct nt_source *base, struct nt_found *out,
			   bool *more, struct nt_err *err)
{
	struct tables *src = (struct tables *)base;
	struct nt_sheet *meetings = src->sheets[NT_TABLE_MEETINGS];
	char key[NT_KEY_SIZE];
	enum nt_status st;

	*more = meetings != NULL && meetings->row != NULL;
	if (!*more) {
		base->disorder = !base->sorted && left_over(src);
		return NT_OK;
	}
	st = read_record(src, out, err);
	if (st == NT_OK) {
		nt_key_set(key, &out->rec);
		base->disorder = !base->sorted && strcmp(key, src->last) < 0;
		memcpy(src->last, key, sizeof(key));
		st = nt_sheet_next(meetings, err);
	}
	/* What is wrong may be the order only: then sorting tells. */
	if (st == NT_EINVAL && !base->sorted)
		base->disorder = true;
	*more = st == NT_OK && !base->disorder;
	return base->disorder ? NT_OK : st;
}

/* Meetings in order, and the place of each in it. */

struct keyed {
	char key[NT_KEY_SIZE];
	struct nt_sheet_place place;
};

struct meetings {
	struct keyed *v;
	size_t n;
};

static int by_key(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int c = strcmp(x->key, y->key);

	if (c != 0)
		return c;
	return x->place.offset < y->place.offset ? -1 : 1;
}

static enum nt_status note_meeting(struct nt_sheet *sheet, struct meetings *all,
				   struct nt_arena *arena, struct nt_err *err)
{
	struct nt_record rec = { 0 };
	char uid[NT_UID_SIZE];
	enum nt_status st = nt_sheet_uid(sheet, uid, err);

	nt_arena_reset(arena);
	if (st == NT_OK)
		st = nt_sheet_read(sheet, &rec, arena, err);
	if (st != NT_OK)
		return st;
	if (rec.date == NULL)
		rec.date = "";
	if ((all->n & (all->n - 1)) == 0)
		all->v = nt_realloc(all->v, (all->n ? all->n * 2 : 1) *
						    sizeof(*all->v));
	nt_key_set(all->v[all->n].key, &rec);
	all->v[all->n++].place = (struct nt_sheet_place) {
		.offset = sheet->row->offset,
		.line = sheet->row->line,
	};
	return NT_OK;
}

/* Give every meeting its rank; RANKS holds it by uid. */
static enum nt_status rank_meetings(struct nt_sheet *sheet,
				    struct meetings *all,
				    struct nt_uidset *ranks, struct nt_err *err)
{
	if (all->n > 0)
		qsort(all->v, all->n, sizeof(*all->v), by_key);
	sheet->order = nt_alloc((all->n + 1) * sizeof(*sheet->order));
	for (size_t i = 0; i < all->n; i++) {
		const char *uid = strchr(all->v[i].key, ' ') + 1;

		sheet->order[i] = all->v[i].place;
		if (!nt_uidset_add(ranks, uid, (uint32_t)i)) {
			nt_fail_field(err, NT_EINVAL, "uid",
				      _("%s is there twice"), uid);
			nt_sheet_blame(sheet, all->v[i].place.line, err);
			return NT_EINVAL;
		}
	}
	sheet->n = all->n;
	sheet->sorted = true;
	return NT_OK;
}

static enum nt_status sort_meetings(struct nt_sheet *sheet,
				    struct nt_uidset *ranks, struct nt_err *err)
{
	struct meetings all = { 0 };
	struct nt_arena arena = { 0 };
	enum nt_status st;

	if (sheet == NULL)
		return NT_OK;
	st = nt_sheet_start(sheet, err);
	while (st == NT_OK && sheet->row != NULL) {
		st = note_meeting(sheet, &all, &arena, err);
		if (st == NT_OK)
			st = nt_sheet_next(sheet, err);
	}
	if (st == NT_OK)
		st = rank_meetings(sheet, &all, ranks, err);
	nt_arena_free(&arena);
	nt_free(all.v);
	return st;
}

static enum nt_status sort_child(struct nt_sheet *sheet,
				 const struct nt_uidset *ranks,
				 struct nt_err *err)
{
	char uid[NT_UID_SIZE];
	enum nt_status st = nt_sheet_start(sheet, err);

	while (st == NT_OK && sheet->row != NULL) {
		uint32_t rank = 0;

		st = nt_sheet_uid(sheet, uid, err);
		if (st != NT_OK)
			break;
		if (!nt_uidset_has(ranks, uid, &rank)) {
			nt_fail_field(err, NT_EINVAL, "meeting_uid",
				      _("the record %s is not in this import"),
				      uid);
			nt_sheet_blame(sheet, sheet->row->line, err);
			return NT_EINVAL;
		}
		nt_sheet_note(sheet, rank);
		st = nt_sheet_next(sheet, err);
	}
	nt_sheet_sort(sheet);
	return st;
}

static enum nt_status sort(struct nt_source *base, struct nt_err *err)
{
	struct tables *src = (struct tables *)base;
	struct nt_uidset ranks = { 0 };
	enum nt_status st =
		sort_meetings(src->sheets[NT_TABLE_MEETINGS], &ranks, err);

	for (unsigned t = 1; st == NT_OK && t < NT_TIDY_TABLES; t++)
		if (src->sheets[t] != NULL)
			st = sort_child(src->sheets[t], &ranks, err);
	nt_uidset_free(&ranks);
	base->sorted = true;
	base->disorder = false;
	return st;
}

static enum nt_status each_input(struct nt_source *base,
				 enum nt_status (*f)(struct nt_input *,
						     struct nt_err *),
				 struct nt_err *err)
{
	struct tables *src = (struct tables *)base;
	enum nt_status st = NT_OK;

	for (unsigned t = 0; st == NT_OK && t < NT_TABLES; t++)
		if (src->sheets[t] != NULL)
			st = f(src->sheets[t]->in, err);
	return st;
}

static enum nt_status seal(struct nt_source *base, struct nt_err *err)
{
	return each_input(base, nt_input_seal, err);
}

static enum nt_status unchanged(struct nt_source *base, struct nt_err *err)
{
	return each_input(base, nt_input_unchanged, err);
}

static void close_tables(struct nt_source *base)
{
	struct tables *src = (struct tables *)base;

	for (unsigned t = 0; t < NT_TABLES; t++)
		nt_sheet_close(src->sheets[t]);
	nt_free(src);
}

static const struct nt_source_ops ops = {
	.start = start,
	.next = next,
	.sort = sort,
	.seal = seal,
	.unchanged = unchanged,
	.close = close_tables,
};

struct nt_source *nt_tables_open(struct nt_sheet *sheets[NT_TABLES])
{
	struct tables *src = nt_alloc(sizeof(*src));

	src->base.ops = &ops;
	memcpy(src->sheets, sheets, sizeof(src->sheets));
	return &src->base;
}

struct nt_sheet *const *nt_tables_of(struct nt_source *src)
{
	return src->ops == &ops ? ((struct tables *)src)->sheets : NULL;
}
