/* form.c - the record form without a terminal. */
#include "lib/testing.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "lib/logbook.h"
#include "lib/reference_keys.h"
#include "lib/typist.h"
#include "notula/draft.h"
#include "notula/file.h"
#include "tui/form.h"

struct fixture {
	struct nt_arena arena;
	struct nt_app app;
	struct tui ui;
	struct nt_buf screen;
	struct nt_err err;
	const char *folder;
};

static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	const char *path;

	f->folder = test_folder(&f->arena);
	path = nt_arena_printf(&f->arena, "%s/notula.db", f->folder);
	setlocale(LC_ALL, "C.UTF-8");
	setenv("XDG_STATE_HOME", f->folder, 1);
	setenv("XDG_CONFIG_HOME", f->folder, 1);
	setenv("NOTULA_NOW", "2024-06-12T09:00", 1);
	setenv("NOTULA_USER", "notulis", 1);
	f->ui.app = &f->app;
	if (nt_app_start(&f->app, path, &f->err) != NT_OK ||
	    nt_app_open(&f->app, NT_TO_CREATE, &f->err) != NT_OK ||
	    nt_store_set_office(f->app.store, "Bawaslu Kota Pariaman", NULL,
				&f->err) != NT_OK ||
	    tui_form_open(&f->ui, NULL, &f->err) != NT_OK) {
		fprintf(stderr, "%s\n", f->err.msg);
		return -1;
	}
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	tui_close(&f->ui);
	nt_app_close(&f->app);
	test_remove_folder(f->folder);
	nt_arena_free(&f->arena);
	nt_buf_free(&f->screen);
	free(f);
	return 0;
}

static void type(struct fixture *f, const char *script)
{
	typist_type(&f->ui, script);
}

static const char *screen(struct fixture *f)
{
	return typist_screen(&f->ui, 24, 80, &f->screen);
}

static struct nt_record saved(struct fixture *f, const char *number)
{
	struct nt_record rec = { 0 };
	char uid[NT_UID_SIZE];

	assert_int_equal(nt_store_find(f->app.store, number, uid, &f->err),
			 NT_OK);
	assert_int_equal(nt_store_get(f->app.store, uid, &f->arena, &rec,
				      &f->err),
			 NT_OK);
	return rec;
}

static void a_title_and_a_date_are_enough(void **state)
{
	struct fixture *f = *state;
	struct nt_record rec;

	type(f, "27/5<Enter><Enter><Enter><Enter>Rapat staf<^S>");
	assert_null(f->ui.top);
	rec = saved(f, "1");
	assert_string_equal(rec.title, "Rapat staf");
	assert_string_equal(rec.date, "2024-05-27");
	assert_string_equal(rec.updated_by, "notulis");
}

static struct nt_record reference(struct fixture *f)
{
	struct nt_record rec;
	struct nt_buf text = { 0 };

	assert_int_equal(nt_file_read(&text, "samples/reference.json",
				      NT_LIMIT_RECORD, &f->err),
			 NT_OK);
	assert_int_equal(nt_json_read(nt_buf_str(&text), text.n - 1, &f->arena,
				      &rec, &f->err),
			 NT_OK);
	nt_buf_free(&text);
	return rec;
}

/* The reference record has no links to reference rows. */
static void drop_links(void *object, const struct nt_shape *shape)
{
	for (size_t i = 0; i < shape->n; i++) {
		const struct nt_field *field = &shape->fields[i];
		struct nt_lines lines;

		if (field->kind == NT_LINK)
			nt_set_text(object, field, NULL);
		if (field->kind != NT_LINES)
			continue;
		lines = nt_get_lines(object, field);
		for (size_t j = 0; j < lines.n; j++)
			drop_links(nt_line(lines, field->lines, j),
				   field->lines);
	}
}

static void the_reference_record_is_typed(void **state)
{
	struct fixture *f = *state;
	struct nt_record want = reference(f);
	struct nt_record got;
	struct nt_words differ;

	type(f, REFERENCE_KEYS);
	assert_null(f->ui.top);
	got = saved(f, "1");
	want.uid = got.uid;
	drop_links(&got, &nt_shape_record);
	differ = nt_changed_fields(&want, &got, &f->arena);
	if (differ.n > 0)
		fail_msg("%zu fields differ, the first: %s", differ.n,
			 differ.v[0]);
	assert_string_equal(got.updated_by, want.updated_by);
	assert_string_equal(got.created_at, want.created_at);
}

/* Opened and saved again nothing is another, but the version. */
static void a_record_opened_and_saved_is_the_same(void **state)
{
	struct fixture *f = *state;
	struct nt_record rec = reference(f);
	struct nt_record got;

	test_save(f->app.store, &rec, 0, &f->arena);
	assert_int_equal(tui_form_open(&f->ui, rec.uid, &f->err), NT_OK);
	type(f, "<Enter><Enter><Enter><Enter><Enter><^P><^P><Up><Up><Right>"
		"<Down><Down><^S>");
	got = saved(f, "1");
	assert_int_equal(got.version, 2);
	assert_true(nt_same_content(&rec, &got));
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

/* With scripts as arguments it shows the screen after each of them. */
static int show(int argc, char **argv)
{
	struct fixture *f;
	void *state;

	if (setup(&state) != 0)
		return 1;
	f = state;
	for (int i = 1; i < argc; i++) {
		printf("%d keys\n", typist_type(&f->ui, argv[i]));
		fputs(screen(f), stdout);
	}
	return teardown(&state);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		test(a_title_and_a_date_are_enough),
		test(the_reference_record_is_typed),
		test(a_record_opened_and_saved_is_the_same),
	};

	if (argc > 1)
		return show(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
