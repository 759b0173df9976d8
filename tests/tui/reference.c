/*
 * reference.c - the reference record, typed key by key in the real program,
 * and then exported: the main job of it all.
 */
#include "lib/testing.h"

#include <stdio.h>

#include "lib/clerk.h"
#include "lib/reference_keys.h"

static int setup(void **state)
{
	static struct place place;

	place_open(&place);
	*state = &place;
	return 0;
}

static int teardown(void **state)
{
	place_close(*state);
	return 0;
}

static void run(struct place *place, struct nt_buf *out,
		const char *const *words)
{
	assert_int_equal(clerk_run(place, out, words), 0);
}

/* Take ,"KEY":"TEXT" out of a JSON line wherever KEY ends with ENDING. */
static void drop_keys(struct nt_buf *json, const char *ending)
{
	char *at = json->s;

	while ((at = strstr(at, ending)) != NULL) {
		char *end = at + strlen(ending);
		char *from = at;

		if (strncmp(end, "\":\"", 3) != 0) {
			at = end;
			continue;
		}
		end = strchr(end + 3, '"') + 1;
		while (*from != '"')
			from--;
		if (from[-1] == ',')
			from--;
		else if (*end == ',')
			end++;
		memmove(from, end, strlen(end) + 1);
		at = from;
	}
	json->n = strlen(json->s);
}

/* Ids and times aside. */
static const char *bare(struct nt_buf *json)
{
	drop_keys(json, "uid");
	drop_keys(json, "_at");
	return nt_buf_str(json);
}

static void the_reference_record_typed_is_the_one_exported(void **state)
{
	static const char *const office[] = { "config", "office",
					      "Bawaslu Kota Pariaman", NULL };
	static const char *const export[] = { "export", "--format", "json",
					      NULL };
	struct place *place = *state;
	struct nt_buf got = { 0 };
	struct nt_buf want = { 0 };
	struct drive *d;

	run(place, &got, office);
	d = clerk_start(place, NULL);
	clerk_type(d, "a" REFERENCE_KEYS);
	drive_assert_shows(d, "Saved as record 1.");
	printf("# note: reference record: %lld keys\n",
	       (long long)drive_typed(d));
	assert_true(drive_typed(d) <= 1190);
	clerk_leave(d);
	run(place, &got, export);
	place_read("samples/reference.json", &want);
	assert_string_equal(bare(&got), bare(&want));
	nt_buf_free(&got);
	nt_buf_free(&want);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			the_reference_record_typed_is_the_one_exported, setup,
			teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
