/* people.c - whatever a cell of people holds: participants that may be saved,
 * nothing invented; and headers that name known fields only. */
#include "fuzz/fuzz.h"

#include <string.h>

#include "notula/people.h"
#include "notula/targets.h"

/* Does PART stand in WHOLE? */
static void check_part(const char *part, const char *whole)
{
	assert(part == NULL || (part[0] != '\0' && strstr(whole, part)));
}

static void check_people(const char *text, const char *plain, unsigned split,
			 struct nt_arena *arena)
{
	struct nt_people people;

	nt_people_read(text, split, arena, &people);
	for (size_t i = 0; i < people.n; i++) {
		const struct nt_participant *p = &people.v[i];

		assert(p->type != NT_NO_PARTICIPANT_TYPE);
		assert(p->name || p->position || p->organization);
		assert(p->head_count >= 0 && p->head_count <= NT_LIMIT_NUMBER);
		assert(p->head_count == 0 || p->head_count_is != 0);
		check_part(p->name, plain);
		check_part(p->position, plain);
		check_part(p->organization, plain);
		check_part(p->as_written, plain);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	enum nt_target targets[NT_HEADER_TARGETS];
	struct nt_arena arena = { 0 };
	const char *text = nt_arena_strndup(&arena, (const char *)data, size);
	const char *plain = nt_cell_plain(text, &arena);
	size_t n = nt_header_targets(text, targets, NT_COUNT(targets));
	bool estimated;

	assert(n <= NT_COUNT(targets));
	for (size_t i = 0; i < n; i++)
		assert(targets[i] != NT_NO_TARGET && targets[i] < NT_TARGETS);
	assert(nt_header_is_known(text) == (n > 0));
	nt_header_date_part(text);
	nt_header_rank(text);
	assert(nt_count_read(text, &estimated) >= 0);
	check_people(text, plain, NT_SPLIT_USUAL, &arena);
	check_people(text, plain, NT_SPLIT_USUAL | NT_SPLIT_COMMA, &arena);
	check_people(text, plain, 0, &arena);
	nt_arena_free(&arena);
	return 0;
}
