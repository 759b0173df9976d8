/*
 * keys.c - how many keys a record takes. Frozen texts are typed in the real
 * program, and the logbook is compared with them afterwards. The counts may
 * not rise above keys.budget.
 */
#include "lib/testing.h"

#include <stdio.h>
#include <stdlib.h>

#include "lib/clerk.h"
#include "lib/reference_keys.h"
#include "lib/short_keys.h"
#include "notula/record.h"

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

/* What keys.budget allows for NAME. */
static int64_t budget(const char *name)
{
	struct nt_buf text = { 0 };
	size_t n = strlen(name);
	int64_t most = -1;

	place_read("tests/tui/keys.budget", &text);
	for (const char *s = nt_buf_str(&text); s != NULL;
	     s = strchr(s, '\n')) {
		s += *s == '\n';
		if (strncmp(s, name, n) == 0 && s[n] == ' ')
			most = strtoll(s + n, NULL, 10);
	}
	nt_buf_free(&text);
	return most;
}

static void assert_within_budget(const char *name, int64_t keys)
{
	printf("# note: %s %lld\n", name, (long long)keys);
	if (keys > budget(name))
		fail_msg("%s: %lld keys, %lld are allowed", name,
			 (long long)keys, (long long)budget(name));
}

/* Is everything that WANT says in GOT, and no text more? */
static void assert_says(const void *got, const void *want,
			const struct nt_shape *shape)
{
	for (size_t i = 0; i < shape->n; i++) {
		const struct nt_field *f = &shape->fields[i];
		struct nt_lines a, b;

		if (f->kind == NT_LINES) {
			a = nt_get_lines(got, f);
			b = nt_get_lines(want, f);
			if (a.n != b.n)
				fail_msg("%zu %s, not %zu", a.n, f->name, b.n);
			for (size_t j = 0; j < a.n; j++)
				assert_says(nt_line(a, f->lines, j),
					    nt_line(b, f->lines, j), f->lines);
			continue;
		}
		if (nt_is_unknown(want, f) &&
		    ((f->kind != NT_LINE && f->kind != NT_TEXT &&
		      f->kind != NT_DATE) ||
		     (f->flags & NT_STAMPED) != 0))
			continue;
		if (!nt_same_field(got, want, f))
			fail_msg("%s %s differs", shape->name, f->name);
	}
}

static void read_record(struct nt_buf *json, struct place *place,
			struct nt_record *out)
{
	struct nt_err err;

	if (nt_json_read(json->s, strcspn(json->s, "\n"), &place->arena, out,
			 &err) != NT_OK)
		fail_msg("%s: %s", err.field, err.msg);
}

/* Does record NUMBER hold what short.json says, on DATE? */
static void assert_stored(struct place *place, const char *number,
			  const char *date)
{
	const char *show[] = { "show", number, "--format", "json", NULL };
	struct nt_buf json = { 0 };
	struct nt_record got, want;

	assert_int_equal(clerk_run(place, &json, show), 0);
	read_record(&json, place, &got);
	nt_buf_reset(&json);
	place_read("tests/tui/short.json", &json);
	read_record(&json, place, &want);
	want.date = date;
	assert_says(&got, &want, &nt_shape_record);
	nt_buf_free(&json);
}

static void the_short_record_is_typed_into_an_empty_logbook(void **state)
{
	struct drive *d = clerk_start(*state, NULL);

	clerk_type(d, "a" SHORT_COLD_KEYS);
	drive_assert_shows(d, "Saved as record 1.");
	assert_within_budget("cold", drive_typed(d));
	clerk_leave(d);
	assert_stored(*state, "1", "2024-05-27");
}

static void the_short_record_is_typed_again(void **state)
{
	struct drive *d = clerk_start(*state, NULL);

	clerk_type(d, "a" SHORT_COLD_KEYS);
	clerk_leave(d);
	d = clerk_start(*state, NULL);
	clerk_type(d, "a" SHORT_WARM_KEYS);
	drive_assert_shows(d, "Saved as record 2.");
	assert_within_budget("warm", drive_typed(d));
	clerk_leave(d);
	assert_stored(*state, "2", "2024-06-12");
}

static void the_short_record_is_typed_with_its_issues_pasted(void **state)
{
	struct drive *d = clerk_start(*state, NULL);

	clerk_type(d, "a" SHORT_COLD_KEYS);
	clerk_leave(d);
	d = clerk_start(*state, NULL);
	clerk_type(d, "a" SHORT_PASTE_BEFORE);
	drive_paste(d, SHORT_PASTE);
	clerk_type(d, SHORT_PASTE_AFTER);
	drive_assert_shows(d, "Saved as record 2.");
	assert_within_budget("pasted", drive_typed(d));
	clerk_leave(d);
	assert_stored(*state, "2", "2024-06-12");
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
	assert_within_budget("full", drive_typed(d));
	clerk_leave(d);
	run(place, &got, export);
	place_read("samples/reference.json", &want);
	assert_string_equal(bare(&got), bare(&want));
	nt_buf_free(&got);
	nt_buf_free(&want);
}

static void what_is_done_most_takes_one_key(void **state)
{
	static const char *const show[] = { "show", "1", "--format", "json",
					    NULL };
	struct drive *d = clerk_start(*state, NULL);
	struct nt_buf json = { 0 };
	struct nt_record rec;

	clerk_type(d, "at<Enter><Enter><Enter><Enter>Rapat staf<Enter><^X>4"
		      "Satu<Enter>Humas<Enter><Enter>Dua<Enter>\"<^S>2 q");
	clerk_leave(d);
	assert_int_equal(clerk_run(*state, &json, show), 0);
	read_record(&json, *state, &rec);
	assert_string_equal(rec.date, "2024-06-12");
	assert_string_equal(rec.follow_ups.v[1].owner, "Humas");
	assert_int_equal(rec.follow_ups.v[0].status, NT_FOLLOW_UP_STATUS_DONE);
	nt_buf_free(&json);
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		test(the_short_record_is_typed_into_an_empty_logbook),
		test(the_short_record_is_typed_again),
		test(the_short_record_is_typed_with_its_issues_pasted),
		test(the_reference_record_typed_is_the_one_exported),
		test(what_is_done_most_takes_one_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
