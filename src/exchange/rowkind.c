#include "notula/rowkind.h"

#include <string.h>

#include "notula/split.h"
#include "notula/str.h"

/* What the cells of one row hold. */
struct counts {
	size_t filled;
	size_t first; /* the first of them */
	size_t nils;
	size_t returns; /* of them, those that mean nothing else */
	size_t content; /* cells that only a meeting has */
	size_t headers;
	bool no_date; /* a word for nothing in its date */
	bool part;    /* its date is a number, or in several columns */
	const char *date;
	bool title;
	bool issue;
};

static bool is_dated(const struct counts *all)
{
	struct nt_datelook look;

	if (all->date == NULL || all->part)
		return all->date != NULL;
	nt_date_look(all->date, &look);
	return look.form != NT_LOOK_NONE && look.form != NT_LOOK_TIME;
}

/* Is TARGET one that stands beside a nil return as well: who and when? */
static bool is_frame(enum nt_target target)
{
	switch (nt_target_takes(target)) {
	case NT_TAKES_NOTHING:
	case NT_TAKES_DATE:
	case NT_TAKES_WEEKDAY:
	case NT_TAKES_TIME:
	case NT_TAKES_PEOPLE:
	case NT_TAKES_ID:
	case NT_TAKES_COUNT:
		return true;
	default:
		return target == NT_TARGET_POSITION;
	}
}

static bool is_total(const char *s)
{
	static const char *const words[] = { "total",	    "jumlah",
					     "subtotal",    "sub total",
					     "grand total", "summe",
					     "gesamt" };

	for (size_t i = 0; i < NT_COUNT(words); i++)
		if (nt_str_same(s, words[i]))
			return true;
	return false;
}

static void count_cell(const struct nt_column *c, const char *s,
		       struct counts *out)
{
	bool nil;

	if (nt_cell_is_null(s)) {
		out->nils += nt_cell_is_nil(s);
		out->no_date = out->no_date || c->target == NT_TARGET_DATE;
		return;
	}
	nil = nt_cell_is_nil(s);
	out->nils += nil;
	out->returns += nil;
	out->headers += nt_str_eq(c->header, s);
	if (c->target == NT_TARGET_DATE) {
		out->date = s;
		out->part = out->part || c->part != 0 ||
			    c->how.numbers != NT_NUMBERS_NONE;
	} else if (!nil) {
		out->title = out->title || c->target == NT_TARGET_TITLE;
		out->issue = out->issue || c->target == NT_TARGET_ISSUE;
	}
	out->content += !nil && !is_frame(c->target);
}

/* Does an undated row speak of a meeting of its own? Where meetings have
 * titles, an issue alone is one more of the meeting above. */
static bool has_subject(const struct nt_mapping *m, const struct counts *all)
{
	if (nt_mapping_next(m, NT_TARGET_TITLE, 0) != NT_NO_COLUMN)
		return all->title;
	return all->issue;
}

enum nt_row_kind nt_row_kind(const struct nt_mapping *m,
			     const struct nt_csv_cell *cells, size_t n)
{
	struct counts all = { 0 };

	for (size_t i = 0; i < n && i < m->n; i++) {
		if (nt_str_blank(cells[i].s))
			continue;
		if (all.filled++ == 0)
			all.first = i;
		count_cell(&m->columns[i], cells[i].s, &all);
	}
	if (all.filled == 0)
		return NT_ROW_BLANK;
	if (all.headers == all.filled && all.filled > 1)
		return NT_ROW_HEADER;
	if (all.returns > 0 && all.content == 0)
		return NT_ROW_NIL;
	if ((all.nils > 0 || (all.no_date && all.filled > 1)) &&
	    all.content == 0 && !is_dated(&all))
		return NT_ROW_NIL;
	if (all.filled == 1 && all.first == 0 && !is_dated(&all))
		return NT_ROW_FOOTNOTE;
	if (is_total(cells[all.first].s) && !is_dated(&all))
		return NT_ROW_FOOTNOTE;
	if (all.date != NULL)
		return NT_ROW_MEETING;
	return has_subject(m, &all) ? NT_ROW_UNDATED : NT_ROW_MORE;
}
