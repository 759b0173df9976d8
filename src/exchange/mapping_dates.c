/* mapping_dates.c - how the date columns of a file are read. */
#include <string.h>

#include "exchange/columnfit.h"
#include "notula/mapping.h"
#include "notula/str.h"

/* Do two columns have the same header? */
static bool same_header(const struct nt_column *a, const struct nt_column *b)
{
	struct nt_arena arena = { 0 };
	bool same;

	if (nt_str_blank(a->header) || nt_str_blank(b->header))
		return false;
	same = strcmp(nt_header_key(a->header, &arena),
		      nt_header_key(b->header, &arena)) == 0;
	nt_arena_free(&arena);
	return same;
}

/* The dates of the same column in the other files; how many. */
static size_t find_others(const struct nt_column *c,
			  const struct nt_mapping *const *batch, size_t n,
			  struct nt_arena *arena,
			  const struct nt_dates *const **out)
{
	const struct nt_dates **found =
		nt_arena_alloc(arena, n * sizeof(*found) + 1);
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < batch[i]->n; k++) {
			const struct nt_column *other = &batch[i]->columns[k];

			if (other != c && other->target == c->target &&
			    same_header(c, other)) {
				found[count++] = &other->tally->dates;
				break;
			}
		}
	*out = found;
	return count;
}

static const char *proof(const struct nt_column *c, struct nt_arena *arena)
{
	const struct nt_dates *dates = &c->tally->dates;
	enum nt_date_order order = c->how.order;
	long long n = dates->proven[order];
	long long line = dates->line[order];

	if (order == NT_ORDER_DMY)
		return nt_arena_printf(arena,
				       _("values over 12 in the first place: "
					 "%lld, first on line %lld"),
				       n, line);
	if (order == NT_ORDER_MDY)
		return nt_arena_printf(arena,
				       _("values over 12 in the second place: "
					 "%lld, first on line %lld"),
				       n, line);
	return nt_arena_printf(arena,
			       _("values that no day can be in the first "
				 "place: %lld, first on line %lld"),
			       n, line);
}

/* "4, 7, 12 and more". */
static const char *lines(const struct nt_dates *dates, struct nt_arena *arena)
{
	const char *out = "";

	for (int64_t i = 0; i < dates->either && i < NT_DATES_LINES; i++)
		out = nt_arena_printf(arena, "%s%s%lld", out, i ? ", " : "",
				      (long long)dates->lines[i]);
	return dates->either > NT_DATES_LINES
		       ? nt_arena_printf(arena, _("%s and more"), out)
		       : out;
}

static const char *why(const struct nt_column *c, enum nt_order_reason reason,
		       struct nt_arena *arena)
{
	const struct nt_dates *dates = &c->tally->dates;

	switch (reason) {
	case NT_ORDER_PROVEN:
		return proof(c, arena);
	case NT_ORDER_BATCH:
		return _("as the same column of another file");
	case NT_ORDER_WEEKDAY:
		return nt_arena_printf(arena, _("weekdays that fit: %lld"),
				       (long long)dates->weekday[c->how.order]);
	case NT_ORDER_ASKED:
		return _("told by --date-order");
	case NT_ORDER_DEFAULT:
		return nt_arena_printf(
			arena,
			_("not certain: dates on lines %s may be read in two "
			  "ways; --date-order says which"),
			lines(dates, arena));
	default:
		return _("no date may be read in two ways");
	}
}

/* "d/m/y: why". */
static const char *with_order(enum nt_date_order order, const char *text,
			      struct nt_arena *arena)
{
	static const char *const shown[NT_ORDERS] = {
		[NT_ORDER_DMY] = N_("d/m/y"),
		[NT_ORDER_MDY] = N_("m/d/y"),
		[NT_ORDER_YMD] = N_("y/m/d"),
	};

	return shown[order] == NULL ? text
				    : nt_arena_printf(arena, "%s: %s",
						      _(shown[order]), text);
}

static const char *why_numbers(enum nt_date_numbers numbers)
{
	switch (numbers) {
	case NT_NUMBERS_SECONDS:
		return _("all are whole numbers: seconds since 1970");
	case NT_NUMBERS_MILLIS:
		return _("all are whole numbers: milliseconds since 1970");
	default:
		return _("all are whole numbers: days of a spreadsheet");
	}
}

static enum nt_status decide(struct nt_column *c,
			     const struct nt_mapping *const *batch, size_t n,
			     const struct nt_mapping_asked *asked,
			     enum nt_date_order fallback,
			     struct nt_arena *arena, struct nt_err *err)
{
	const struct nt_dates *dates = &c->tally->dates;
	const struct nt_dates *const *others;
	enum nt_order_reason reason;
	enum nt_status st;
	size_t found = find_others(c, batch, n, arena, &others);

	c->how = (struct nt_datehow) { .today = asked->today,
				       .year = asked->year };
	st = nt_dates_order(dates, others, found, asked->order, fallback,
			    &c->how.order, &reason, err);
	if (st == NT_OK)
		st = nt_dates_month_day(dates, asked->year, asked->order,
					&c->how.month_day, err);
	if (st != NT_OK) {
		nt_wrap(err, _("column %s"),
			nt_str_blank(c->header) ? "?" : c->header);
		return st;
	}
	c->how.numbers =
		c->part == 0 ? nt_columnfit_numbers(c->tally) : NT_NUMBERS_NONE;
	c->how_doubtful = reason == NT_ORDER_DEFAULT;
	c->how_why = why(c, reason, arena);
	if (c->how.numbers != NT_NUMBERS_NONE)
		c->how_why = why_numbers(c->how.numbers);
	else if (reason != NT_ORDER_NO_NEED)
		c->how_why = with_order(c->how.order, c->how_why, arena);
	return NT_OK;
}

static bool is_date(const struct nt_column *c)
{
	return nt_target_takes(c->target) == NT_TAKES_DATE;
}

/* Other dates of a file follow the order of the meetings' own. */
static void follow(struct nt_mapping *m, const struct nt_column *date,
		   struct nt_arena *arena)
{
	for (size_t i = 0; i < m->n; i++) {
		struct nt_column *c = &m->columns[i];

		if (!is_date(c) || !c->how_doubtful || c == date ||
		    date->how_doubtful)
			continue;
		c->how.order = date->how.order;
		c->how_doubtful = false;
		c->how_why =
			with_order(c->how.order,
				   _("as the date of the meetings"), arena);
	}
}

enum nt_status nt_mapping_dates(struct nt_mapping *m,
				const struct nt_mapping *const *batch, size_t n,
				const struct nt_mapping_asked *asked,
				struct nt_arena *arena, struct nt_err *err)
{
	enum nt_date_order fallback =
		asked->fallback == NT_NO_ORDER ? NT_ORDER_DMY : asked->fallback;
	size_t date = nt_mapping_next(m, NT_TARGET_DATE, 0);

	for (size_t i = 0; i < m->n; i++) {
		struct nt_column *c = &m->columns[i];
		enum nt_status st;

		c->how_why = NULL;
		c->how_doubtful = false;
		if (!is_date(c))
			continue;
		st = decide(c, batch, n, asked, fallback, arena, err);
		if (st != NT_OK)
			return st;
	}
	if (date != NT_NO_COLUMN &&
	    m->columns[date].tally->dates.either +
			    m->columns[date].tally->dates.proven[NT_ORDER_DMY] +
			    m->columns[date].tally->dates.proven[NT_ORDER_MDY] >
		    0)
		follow(m, &m->columns[date], arena);
	return NT_OK;
}
