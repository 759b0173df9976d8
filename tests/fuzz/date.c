/* date.c - whatever is typed as a date or a time is one that exists, or is
 * refused. */
#include "fuzz/fuzz.h"

#include <string.h>

#include "notula/arena.h"
#include "notula/dateword.h"

static void check_dates(const char *text, enum nt_looking looking)
{
	int64_t today = nt_day_number(2024, 6, 12);
	struct nt_dateword word;
	struct nt_err err;

	if (nt_dateword_read(text, today, looking, &word, &err) != NT_OK)
		return;
	assert(nt_date_valid(word.date));
	assert(word.end.year == 0 || nt_date_valid(word.end));
	assert(word.weekday >= -1 && word.weekday <= 6);
	if (word.contradicts)
		assert(nt_date_valid(word.near[0]) &&
		       nt_date_valid(word.near[1]));
}

static void check_times(const char *text)
{
	struct nt_timeword word;
	struct nt_err err;

	if (nt_timeword_read(text, &word, &err) != NT_OK)
		return;
	assert(word.start[0] == '\0' || nt_time_valid(word.start));
	assert(word.end[0] == '\0' || nt_time_valid(word.end));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct nt_arena arena = { 0 };
	const char *text = nt_arena_strndup(&arena, (const char *)data, size);
	char written[NT_DATE_SIZE];
	struct nt_date date;

	check_dates(text, NT_LOOKING_BACK);
	check_dates(text, NT_LOOKING_AHEAD);
	check_times(text);
	nt_weekday_read(text);
	if (nt_date_read(text, &date))
		assert(strcmp(nt_date_write(date, written), text) == 0);
	nt_arena_free(&arena);
	return 0;
}
