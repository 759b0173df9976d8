/* capture.c - a capture line is read with nothing lost or made up, or is
 * refused in words. */
#include "fuzz/fuzz.h"

#include <string.h>

#include "notula/capture.h"
#include "notula/day.h"
#include "notula/str.h"

/* Only signs and the blanks around them may be gone. */
static void check_length(const struct nt_capture *line, size_t size)
{
	size_t n = strlen(line->date) + strlen(line->title);

	for (size_t i = 0; i < line->n; i++)
		n += strlen(line->v[i].text) + 3;
	assert(n <= size);
}

static void check_part(const struct nt_capture_part *part)
{
	assert(!nt_str_blank(part->text));
	assert(strpbrk(part->text, "\t\r\n") == NULL);
	if (part->kind != NT_CAPTURE_PARTICIPANT)
		return;
	for (size_t i = 0; i < NT_COUNT(part->who); i++)
		assert(strlen(part->who[i]) <= strlen(part->text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct nt_arena arena = { 0 };
	const char *text = nt_arena_strndup(&arena, (const char *)data, size);
	struct nt_capture line;
	struct nt_err err = { 0 };

	if (nt_capture_read(text, nt_day_number(2024, 6, 12), &arena, &line,
			    &err) == NT_OK)
		assert(!nt_str_blank(line.title));
	else
		assert(err.status == NT_EUSAGE && err.msg[0] != '\0');
	check_length(&line, size);
	for (size_t i = 0; i < line.n; i++)
		check_part(&line.v[i]);
	nt_arena_free(&arena);
	return 0;
}
