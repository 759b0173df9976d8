/* meeting_dates.c - when a meeting was, out of all columns that say so. */
#include <string.h>

#include "exchange/meeting.h"
#include "notula/split.h"
#include "notula/str.h"

/* The columns of the date: one, or its parts. */
struct parts {
	size_t day;
	size_t month;
	size_t year;
};

static struct parts find_parts(const struct nt_mapping *map)
{
	struct parts parts = { NT_NO_COLUMN, NT_NO_COLUMN, NT_NO_COLUMN };
	size_t i = nt_mapping_next(map, NT_TARGET_DATE, 0);

	for (; i != NT_NO_COLUMN;
	     i = nt_mapping_next(map, NT_TARGET_DATE, i + 1)) {
		char part = map->columns[i].part;
		size_t *place = part == 'y'   ? &parts.year
				: part == 'm' ? &parts.month
					      : &parts.day;

		if (*place == NT_NO_COLUMN)
			*place = i;
	}
	return parts;
}

/* The cell, or NULL where there is no such column or nothing in it. A word for
 * nothing counts as one only where a row goes on with another. */
static const char *cell_of(const struct nt_meeting *m, size_t row,
			   size_t column)
{
	const char *cell;

	if (column == NT_NO_COLUMN)
		return NULL;
	cell = nt_meeting_cell(m, row, column);
	if (nt_str_blank(cell) ||
	    (m->group->rows[row].joined && nt_cell_is_null(cell)))
		return NULL;
	return cell;
}

static const char *joined(const struct nt_meeting *m, size_t row,
			  const struct parts *p)
{
	const size_t order[] = { p->day, p->month, p->year };
	const char *text = NULL;

	for (size_t i = 0; i < NT_COUNT(order); i++) {
		const char *cell = cell_of(m, row, order[i]);

		if (cell != NULL && text == NULL)
			text = cell;
		else if (cell != NULL)
			text = nt_arena_printf(m->arena, "%s %s", text, cell);
	}
	return text;
}

/* A weekday in a column of its own, which may tell the year. */
static enum nt_status read_beside(const struct nt_meeting *m, size_t row,
				  const char *text,
				  const struct nt_datehow *how,
				  struct nt_datecell *out, struct nt_err *err)
{
	size_t i = nt_mapping_next(m->mapping, NT_TARGET_WEEKDAY, 0);
	const char *weekday = cell_of(m, row, i);
	enum nt_status st = nt_datecell_read(text, how, out, err);

	if (st == NT_OK || weekday == NULL)
		return st;
	return nt_datecell_read(nt_arena_printf(m->arena, "%s, %s", weekday,
						text),
				how, out, NULL) == NT_OK
		       ? NT_OK
		       : st;
}

static enum nt_status read_parts(const struct nt_meeting *m, size_t row,
				 const struct parts *p, struct nt_datecell *out,
				 struct nt_err *err)
{
	const struct nt_column *columns = m->mapping->columns;
	size_t first = p->day != NT_NO_COLUMN	  ? p->day
		       : p->month != NT_NO_COLUMN ? p->month
						  : p->year;

	if (columns[first].part == 0)
		return read_beside(m, row, nt_meeting_cell(m, row, first),
				   &columns[first].how, out, err);
	return nt_datecell_join(cell_of(m, row, p->day),
				cell_of(m, row, p->month),
				cell_of(m, row, p->year), &columns[first].how,
				out, err);
}

/* The word of TEXT that is a weekday, as it is written. */
static const char *weekday_in(const struct nt_meeting *m, const char *text)
{
	static const char ends[] = " \t\n,.;:/()-0123456789";

	while (*text != '\0') {
		size_t n;
		const char *word;

		text += strspn(text, ends);
		n = strcspn(text, ends);
		word = nt_arena_strndup(m->arena, text, n);
		if (n > 0 && nt_weekday_read(word) >= 0)
			return word;
		text += n;
	}
	return NULL;
}

static void take_times(struct nt_meeting *m, const char *start,
		       const char *stop, const char *zone)
{
	struct nt_record *rec = &m->rec;

	if (rec->start == NULL && *start != '\0')
		rec->start = nt_arena_strdup(m->arena, start);
	if (rec->end == NULL && *stop != '\0')
		rec->end = nt_arena_strdup(m->arena, stop);
	if (rec->zone == NULL && *zone != '\0')
		rec->zone = nt_arena_strdup(m->arena, zone);
}

/* The words of the source stay, unless they are the day as we write it. */
static void take_date(struct nt_meeting *m, size_t row, const char *text,
		      const struct nt_datecell *cell)
{
	struct nt_record *rec = &m->rec;
	size_t i = nt_mapping_next(m->mapping, NT_TARGET_WEEKDAY, 0);
	const char *weekday = cell_of(m, row, i);

	rec->date = nt_meeting_iso(m, cell->date);
	if (cell->end.year != 0)
		rec->end_date = nt_meeting_iso(m, cell->end);
	if (strcmp(rec->date, text) != 0)
		rec->date_as_written = text;
	if (weekday == NULL && cell->weekday >= 0)
		weekday = weekday_in(m, text);
	rec->weekday_as_written = weekday;
	if (cell->guessed_year)
		nt_words_add(&rec->to_verify, "date", m->arena);
	take_times(m, cell->start, cell->stop, cell->zone);
}

static void warn_weekday(struct nt_meeting *m, size_t row, size_t column)
{
	struct nt_date date;
	int said = m->rec.weekday_as_written
			   ? nt_weekday_read(m->rec.weekday_as_written)
			   : -1;
	int is;

	if (said < 0 || !nt_date_read(m->rec.date, &date) || date.day == 0)
		return;
	is = nt_day_weekday(nt_date_first(date));
	if (is != said)
		nt_meeting_warn(m, row, column,
				nt_arena_printf(m->arena, _("%s is a %s"),
						m->rec.date,
						nt_weekday_name(is)));
}

static bool same_date(struct nt_date a, struct nt_date b)
{
	return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* The date of every row that has one: they must agree. */
static void read_date(struct nt_meeting *m)
{
	struct parts p = find_parts(m->mapping);
	size_t column = p.day != NT_NO_COLUMN	  ? p.day
			: p.month != NT_NO_COLUMN ? p.month
						  : p.year;
	struct nt_date first = { 0 };
	const char *before = NULL;
	struct nt_err err = { 0 };

	for (size_t row = 0; row < m->group->n && !m->bad; row++) {
		const char *text = joined(m, row, &p);
		struct nt_datecell cell;

		if (text == NULL || nt_str_eq(text, before))
			continue;
		if (read_parts(m, row, &p, &cell, &err) != NT_OK)
			nt_meeting_refuse(m, row, column,
					  nt_meeting_reason(m, &err));
		else if (before == NULL)
			take_date(m, row, text, &cell);
		else if (!same_date(first, cell.date))
			nt_meeting_refuse(m, row, column,
					  _("another date than the rows of the "
					    "same meeting above"));
		if (before == NULL && !m->bad) {
			first = cell.date;
			warn_weekday(m, row, column);
		}
		before = text;
	}
	if (before == NULL)
		nt_meeting_refuse(
			m, 0, column,
			_("empty; a meeting needs a date; with merged "
			  "cells: --fill-down"));
}

/* The last day, in a column of its own. */
static void read_end_date(struct nt_meeting *m, size_t row, size_t column)
{
	const char *text = cell_of(m, row, column);
	struct nt_datecell cell;
	struct nt_err err = { 0 };
	const char *end;

	if (text == NULL || nt_cell_is_null(text))
		return;
	if (nt_datecell_read(text, &m->mapping->columns[column].how, &cell,
			     &err) != NT_OK) {
		nt_meeting_warn(m, row, column, nt_meeting_reason(m, &err));
		nt_meeting_keep(m, row, column);
		return;
	}
	take_times(m, "", *cell.stop != '\0' ? cell.stop : cell.start,
		   cell.zone);
	end = nt_meeting_iso(m, cell.end.year != 0 ? cell.end : cell.date);
	if (m->rec.end_date == NULL && strcmp(end, m->rec.date) != 0)
		m->rec.end_date = end;
	else if (m->rec.end_date != NULL && strcmp(end, m->rec.end_date) != 0)
		nt_meeting_keep(m, row, column);
}

static void read_time(struct nt_meeting *m, size_t row, size_t column)
{
	bool end = m->mapping->columns[column].target == NT_TARGET_END;
	const char *text = cell_of(m, row, column);
	struct nt_timeword time;
	struct nt_err err = { 0 };

	if (text == NULL || nt_cell_is_null(text))
		return;
	if (nt_timecell_read(text, &time, &err) != NT_OK) {
		nt_meeting_warn(m, row, column, nt_meeting_reason(m, &err));
		nt_meeting_keep(m, row, column);
		return;
	}
	if (end)
		take_times(m, "", *time.end ? time.end : time.start, time.zone);
	else
		take_times(m, time.start, time.end, time.zone);
}

void nt_meeting_dates(struct nt_meeting *m)
{
	const struct nt_mapping *map = m->mapping;

	read_date(m);
	for (size_t row = 0; row < m->group->n && !m->bad; row++)
		for (size_t i = 0; i < map->n; i++) {
			enum nt_target target = map->columns[i].target;

			if (target == NT_TARGET_END_DATE)
				read_end_date(m, row, i);
			else if (target == NT_TARGET_START ||
				 target == NT_TARGET_END)
				read_time(m, row, i);
		}
}
