#include "lib/screens.h"

#include <stdio.h>
#include <stdlib.h>

#include "lib/testing.h"
#include "lib/typist.h"
#include "notula/file.h"
#include "notula/language.h"
#include "tui/glyph.h"

static void add_record(struct nt_import *import, const char *s, size_t n)
{
	struct nt_arena arena = { 0 };
	enum nt_verdict verdict;
	struct nt_record rec;
	struct nt_err err = { 0 };

	if (nt_json_read(s, n, &arena, &rec, &err) != NT_OK ||
	    nt_import_record(import, &rec, &verdict, &err) != NT_OK)
		fail_msg("%s", err.msg);
	nt_arena_free(&arena);
}

static void add_file(struct nt_import *import, const char *path, bool lines)
{
	struct nt_buf text = { 0 };
	struct nt_err err = { 0 };
	const char *end;

	if (nt_file_read(&text, path, 1 << 24, &err) != NT_OK)
		fail_msg("%s", err.msg);
	if (!lines)
		add_record(import, text.s, text.n);
	for (const char *s = text.s; lines && *s != '\0'; s = end + 1) {
		end = strchr(s, '\n');
		add_record(import, s, (size_t)(end - s));
	}
	nt_buf_free(&text);
}

void screens_fill(struct nt_store *store)
{
	const struct nt_importing how = { .files = "samples" };
	struct nt_import *import;
	struct nt_err err = { 0 };
	int64_t batch;

	if (nt_import_begin(store, &how, &import, &err) != NT_OK)
		fail_msg("%s", err.msg);
	add_file(import, "samples/year.jsonl", true);
	add_file(import, "samples/reference.json", false);
	if (nt_import_end(import, NT_OK, &batch, &err) != NT_OK)
		fail_msg("%s", err.msg);
}

int screens_setup(void **state)
{
	struct desk *desk;

	if (desk_setup(state) != 0)
		return -1;
	desk = *state;
	if (!nt_clock_set(&desk->app.clock, "2024-12-23T09:00"))
		return -1;
	screens_fill(desk->app.store);
	return 0;
}

static void assert_width(const char *text, int cols)
{
	for (const char *end; *text != '\0'; text = end + 1) {
		end = strchr(text, '\n');
		if (tui_width_of(text, (size_t)(end - text)) > cols)
			fail_msg("wider than %d: %.*s", cols, (int)(end - text),
				 text);
	}
}

/* The first row that differs says it. */
static void assert_same(const char *name, const char *got, const char *want)
{
	for (int row = 0;; row++) {
		size_t a = strcspn(got, "\n");
		size_t b = strcspn(want, "\n");

		if (a != b || memcmp(got, want, a) != 0)
			fail_msg("%s, row %d\n got: %.*s\nwant: %.*s", name,
				 row, (int)a, got, (int)b, want);
		if (got[a] == '\0' || want[b] == '\0')
			return;
		got += a + 1;
		want += b + 1;
	}
}

void screens_assert(struct desk *desk, const char *name)
{
	const char *size = strrchr(name, '_');
	const char *path;
	struct nt_buf want = { 0 };
	struct nt_err err = { 0 };
	const char *got;
	int rows, cols;

	if (size == NULL || sscanf(size, "_%dx%d", &cols, &rows) != 2)
		fail_msg("no size in %s", name);
	path = nt_arena_printf(&desk->arena, "tests/screens/%.*s%s%s.txt",
			       (int)(size - name), name,
			       nt_language_is_local() ? "_id" : "", size);
	got = typist_screen(&desk->ui, rows, cols, &desk->screen);
	assert_width(got, cols);
	if (getenv("REGEN") != NULL) {
		if (nt_file_write(path, true, got, desk->screen.n, &err) !=
		    NT_OK)
			fail_msg("%s", err.msg);
		return;
	}
	if (nt_file_read(&want, path, 1 << 20, &err) != NT_OK)
		fail_msg("%s", err.msg);
	assert_same(name, got, nt_buf_str(&want));
	nt_buf_free(&want);
}
