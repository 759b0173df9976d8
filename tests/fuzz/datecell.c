/* datecell.c - whatever stands in a cell, and in a column of cells: a date
 * that exists, or it is refused; no order that the column disproves. */
#include "fuzz/fuzz.h"

#include <string.h>

#include "notula/arena.h"
#include "notula/datecell.h"
#include "notula/split.h"
#include "notula/tally.h"

static void check_time(const char *hh_mm)
{
	assert(hh_mm[0] == '\0' || nt_time_valid(hh_mm));
}

static void check_date(const struct nt_datecell *cell)
{
	assert(nt_date_valid(cell->date));
	assert(cell->end.year == 0 || nt_date_valid(cell->end));
	assert(cell->end.year == 0 ||
	       nt_date_last(cell->end) >= nt_date_first(cell->date));
	assert(cell->weekday >= -1 && cell->weekday <= 6);
	check_time(cell->start);
	check_time(cell->stop);
}

/* The cell as each column may read it. */
static void check_cell(const char *text)
{
	struct nt_datehow how = { .today = nt_day_number(2024, 6, 12) };
	struct nt_datecell cell;
	struct nt_timeword time;
	struct nt_err err;

	for (int i = 0; i < 6; i++) {
		how.order = (enum nt_date_order)(NT_ORDER_DMY + i % 3);
		how.numbers = (enum nt_date_numbers)(i % 4);
		how.year = i < 3 ? 2024 : 0;
		how.month_day = how.year != 0;
		if (nt_datecell_read(text, &how, &cell, &err) == NT_OK)
			check_date(&cell);
	}
	if (nt_datecell_join(text, text, text, &how, &cell, &err) == NT_OK)
		check_date(&cell);
	if (nt_timecell_read(text, &time, &err) == NT_OK) {
		check_time(time.start);
		check_time(time.end);
	}
}

/* Lines as the cells of a column. */
static void check_column(const struct nt_words *cells)
{
	struct nt_tally tally = { 0 };
	struct nt_arena arena = { 0 };
	enum nt_order_reason why;
	enum nt_date_order order;
	int64_t forms = 0;

	for (size_t i = 0; i < cells->n; i++)
		nt_tally_cell(&tally, cells->v[i], strlen(cells->v[i]),
			      (int64_t)i + 1);
	for (int i = 0; i < NT_FORMS; i++)
		forms += tally.forms[i];
	assert(forms == tally.filled);
	assert(tally.filled + tally.nulls <= tally.rows);
	assert(nt_tally_words(&tally, &arena)[0] != '\0');
	if (nt_dates_order(&tally.dates, NULL, 0, NT_ORDER_MDY, NT_ORDER_DMY,
			   &order, &why, NULL) == NT_OK)
		for (int i = NT_ORDER_DMY; i <= NT_ORDER_YMD; i++)
			assert(tally.dates.proven[i] == 0 || (int)order == i);
	nt_arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct nt_arena arena = { 0 };
	const char *text = nt_arena_strndup(&arena, (const char *)data, size);
	struct nt_words cells = nt_cell_split(text, NT_SPLIT_LINE, &arena);

	check_cell(text);
	for (size_t i = 0; i < cells.n; i++)
		check_cell(cells.v[i]);
	check_column(&cells);
	nt_arena_free(&arena);
	return 0;
}
