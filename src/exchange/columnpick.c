#include "exchange/columnpick.h"

#include <string.h>

#include "exchange/columnfit.h"
#include "notula/str.h"

/* What the header of a column may mean, as far as its values agree. */
struct choices {
	enum nt_target v[NT_HEADER_TARGETS];
	size_t n;
	bool by_values; /* the header says something else */
};

static const char *label(enum nt_target target)
{
	return _(nt_target_row(target).label);
}

static struct choices choices_of(struct nt_column *c, struct nt_arena *arena)
{
	enum nt_target named[NT_HEADER_TARGETS];
	struct choices out = { 0 };
	size_t n = nt_header_targets(c->header, named, NT_COUNT(named));

	for (size_t i = 0; i < n; i++)
		if (nt_columnfit(named[i], c->tally))
			out.v[out.n++] = named[i];
	for (size_t i = 0; out.n == 0 && i < n; i++) {
		out.v[0] = nt_columnfit_instead(named[i], c->tally);
		out.n = out.v[0] != NT_NO_TARGET;
		out.by_values = true;
	}
	if (n == 0)
		c->why = _("its header is in no list");
	else if (out.n == 0 || out.by_values)
		c->why = nt_arena_printf(
			arena, _("its header says %s, its values are %s"),
			label(named[0]), nt_tally_words(c->tally, arena));
	else if (n > 1)
		c->why = _("by its header and its values");
	else
		c->why = _("by its header");
	return out;
}

/* How well a column serves as TARGET, beside another that would do, too. */
static int64_t worth(const struct nt_column *c, enum nt_target target)
{
	const struct nt_tally *tally = c->tally;

	switch (nt_target_takes(target)) {
	case NT_TAKES_DATE:
		return tally->forms[NT_FORM_DATE] * 4 +
		       tally->forms[NT_FORM_MONTH] * 2 +
		       tally->forms[NT_FORM_NO_YEAR] +
		       (nt_columnfit_numbers(tally) ? tally->filled : 0);
	case NT_TAKES_LINE:
		return nt_tally_different(tally) * 2 + (tally->filled > 0);
	default:
		return tally->filled;
	}
}

/* Is A clearly worth more than B, or as much with the more usual header? */
static bool is_better(const struct nt_column *a, const struct nt_column *b,
		      enum nt_target target)
{
	int64_t ours = worth(a, target), theirs = worth(b, target);

	if (ours * 4 > theirs * 5 || theirs * 4 > ours * 5)
		return ours > theirs;
	return nt_header_rank(a->header) < nt_header_rank(b->header);
}

static size_t holder_of(const struct nt_mapping *m, enum nt_target target)
{
	return nt_target_is_many(target) ? NT_NO_COLUMN
					 : nt_mapping_next(m, target, 0);
}

/* Give column I the first of its choices that is free. */
static void take_free(struct nt_mapping *m, size_t i, const struct choices *c)
{
	for (size_t k = 0; k < c->n; k++)
		if (holder_of(m, c->v[k]) == NT_NO_COLUMN) {
			m->columns[i].target = c->v[k];
			return;
		}
}

static void lose(struct nt_mapping *m, size_t i, size_t to,
		 struct nt_arena *arena)
{
	const char *name = m->columns[to].header;

	m->columns[i].target = NT_NO_TARGET;
	m->columns[i].why =
		nt_arena_printf(arena, _("column %s is %s already"),
				name == NULL || name[0] == '\0'
					? nt_arena_printf(arena, "%zu", to + 1)
					: name,
				label(m->columns[to].target));
}

/* A column with one meaning takes it, from a column that serves it worse. */
static void take_only(struct nt_mapping *m, const struct choices *all, size_t i,
		      struct nt_arena *arena)
{
	enum nt_target target = all[i].v[0];
	size_t holder = holder_of(m, target);

	if (holder == NT_NO_COLUMN) {
		m->columns[i].target = target;
	} else if (!m->columns[holder].told &&
		   (all[i].by_values <= all[holder].by_values) &&
		   is_better(&m->columns[i], &m->columns[holder], target)) {
		m->columns[i].target = target;
		lose(m, holder, i, arena);
	} else {
		lose(m, i, holder, arena);
	}
}

static bool has_header(const struct nt_column *c)
{
	return c->header != NULL && c->header[0] != '\0';
}

/* Columns that import itself added to the rows it rejected. */
static bool is_ours(const char *header)
{
	return nt_str_starts(header, "notula_line") ||
	       nt_str_starts(header, "notula_reason");
}

static void pick_by_header(struct nt_mapping *m, struct nt_arena *arena)
{
	struct choices *all = nt_arena_alloc(arena, m->n * sizeof(*all) + 1);

	for (size_t i = 0; i < m->n; i++) {
		struct nt_column *c = &m->columns[i];

		if (c->told || !has_header(c))
			continue;
		if (is_ours(c->header))
			c->why = _("added by an earlier import");
		else
			all[i] = choices_of(c, arena);
	}
	/* What a header alone says comes before what values make of one. */
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < m->n; i++)
			if (all[i].n == 1 && all[i].by_values == round)
				take_only(m, all, i, arena);
	for (size_t i = 0; i < m->n; i++) {
		if (all[i].n < 2)
			continue;
		take_free(m, i, &all[i]);
		if (m->columns[i].target == NT_NO_TARGET)
			lose(m, i, holder_of(m, all[i].v[0]), arena);
	}
}

static bool is_text(const struct nt_column *c)
{
	return c->target == NT_NO_TARGET &&
	       nt_tally_mostly(c->tally, NT_FORM_TEXT, 60);
}

/* Where no column has a header: the one with the most to say is the title. */
static void pick_title(struct nt_mapping *m)
{
	struct nt_column *best = NULL;

	for (size_t i = 0; i < m->n; i++) {
		struct nt_column *c = &m->columns[i];

		if (has_header(c))
			return;
		if (is_text(c) &&
		    (best == NULL || nt_tally_different(c->tally) >
					     nt_tally_different(best->tally)))
			best = c;
	}
	if (best == NULL)
		return;
	best->target = NT_TARGET_TITLE;
	best->why = _("no header; the text that varies most");
}

static void pick_by_values(struct nt_mapping *m, struct nt_arena *arena)
{
	for (size_t i = 0; i < m->n; i++) {
		struct nt_column *c = &m->columns[i];
		enum nt_target target;

		if (c->why != NULL)
			continue;
		target = nt_columnfit_alone(c->tally);
		if (target == NT_TARGET_START &&
		    holder_of(m, target) != NT_NO_COLUMN)
			target = NT_TARGET_END;
		if (target != NT_NO_TARGET &&
		    holder_of(m, target) == NT_NO_COLUMN)
			c->target = target;
		c->why = nt_arena_printf(arena,
					 _("no header; its values are %s"),
					 nt_tally_words(c->tally, arena));
	}
	if (nt_mapping_next(m, NT_TARGET_TITLE, 0) == NT_NO_COLUMN)
		pick_title(m);
}

void nt_columnpick(struct nt_mapping *m, struct nt_arena *arena)
{
	pick_by_header(m, arena);
	pick_by_values(m, arena);
}

/* The part of a date that a column may be, by its header and its values. */
static char part_of(const struct nt_column *c, bool told)
{
	char named = has_header(c) ? nt_header_date_part(c->header) : 0;
	const struct nt_tally *tally = c->tally;
	bool names = nt_tally_mostly(tally, NT_FORM_NO_YEAR, 80);
	bool months = tally->least >= 1 && tally->most <= 12 &&
		      (tally->forms[NT_FORM_NO_YEAR] +
		       tally->forms[NT_FORM_INTEGER]) *
				      100 >=
			      tally->filled * 80;

	if (nt_columnfit_within(tally, 1900, 2199))
		return named == 'y' || told ? 'y' : 0;
	if (named == 'y')
		return nt_columnfit_within(tally, 0, 99) ? 'y' : 0;
	if (named == 'm')
		return tally->filled > 0 && (names || months) ? 'm' : 0;
	if (nt_columnfit_within(tally, 1, 31))
		return c->target == NT_TARGET_DATE || named == 'd' ? 'd' : 0;
	return c->target == NT_TARGET_DATE && names ? 'd' : 0;
}

struct parts {
	struct nt_column *day, *month, *year;
};

static void find_parts(struct nt_mapping *m, bool told, struct parts *out)
{
	for (size_t i = 0; i < m->n; i++) {
		struct nt_column *c = &m->columns[i];
		char part;

		if (told ? c->target != NT_TARGET_DATE
			 : c->target != NT_TARGET_DATE &&
				    c->target != NT_NO_TARGET)
			continue;
		part = part_of(c, told);
		if (part == 'y' && out->year == NULL)
			out->year = c;
		else if (part == 'm' && out->month == NULL)
			out->month = c;
		else if (part == 'd' && out->day == NULL)
			out->day = c;
		else if (part == 'd' && out->month == NULL)
			out->month = c; /* a second column of small numbers */
	}
}

static void set_part(struct nt_column *c, char part, bool told)
{
	if (c == NULL)
		return;
	c->target = NT_TARGET_DATE;
	c->part = part;
	if (!told)
		c->why = part == 'd'   ? _("the day of a date in columns")
			 : part == 'm' ? _("the month of a date in columns")
				       : _("the year of a date in columns");
}

/* "Bulan: Januari 2024" is all the date there is. */
static void take_months(struct nt_mapping *m)
{
	for (size_t i = 0; i < m->n; i++) {
		struct nt_column *c = &m->columns[i];

		if (c->target != NT_NO_TARGET || !has_header(c) ||
		    nt_header_date_part(c->header) != 'm' ||
		    nt_columnfit_dates(c->tally) * 100 <
			    c->tally->filled * 80 ||
		    c->tally->filled == 0)
			continue;
		c->target = NT_TARGET_DATE;
		c->why =
			_("no other column is the date; its values are months");
		return;
	}
}

void nt_columnpick_parts(struct nt_mapping *m, bool told,
			 struct nt_arena *arena)
{
	struct parts parts = { 0 };
	size_t date = nt_mapping_next(m, NT_TARGET_DATE, 0);
	bool whole =
		date != NT_NO_COLUMN && part_of(&m->columns[date], told) != 'd';

	(void)arena;
	if (whole && !told)
		return;
	find_parts(m, told, &parts);
	/* A day without its month is none; a date without its year is still
	 * one. */
	if (parts.day != NULL && parts.month == NULL &&
	    nt_columnfit_within(parts.day->tally, 1, 31)) {
		if (parts.day->target == NT_TARGET_DATE && !told) {
			parts.day->target = NT_NO_TARGET;
			parts.day->why = _("days, but no column has months");
		}
		parts.day = NULL;
	}
	if (parts.year != NULL && (parts.day != NULL || parts.month != NULL)) {
		set_part(parts.day, 'd', told);
		set_part(parts.month, 'm', told);
		set_part(parts.year, 'y', told);
	} else if (parts.day != NULL && parts.month != NULL) {
		set_part(parts.day, 'd', told);
		set_part(parts.month, 'm', told);
	}
	if (nt_mapping_next(m, NT_TARGET_DATE, 0) == NT_NO_COLUMN)
		take_months(m);
}
