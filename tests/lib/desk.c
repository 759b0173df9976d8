#include "lib/desk.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/logbook.h"
#include "lib/testing.h"
#include "lib/typist.h"
#include "notula/alloc.h"
#include "notula/file.h"
#include "notula/language.h"
#include "tui/form.h"

int desk_setup(void **state)
{
	struct desk *desk = nt_alloc(sizeof(*desk));
	const char *path;

	desk->folder = test_folder(&desk->arena);
	path = nt_arena_printf(&desk->arena, "%s/notula.db", desk->folder);
	setlocale(LC_ALL, "C.UTF-8");
	setenv("XDG_STATE_HOME", desk->folder, 1);
	setenv("XDG_CONFIG_HOME", desk->folder, 1);
	setenv("NOTULA_NOW", "2024-06-12T09:00", 1);
	setenv("NOTULA_USER", "notulis", 1);
	desk->ui.app = &desk->app;
	*state = desk;
	if (nt_app_start(&desk->app, path, &desk->err) == NT_OK &&
	    nt_app_open(&desk->app, NT_TO_CREATE, &desk->err) == NT_OK &&
	    nt_store_set_office(desk->app.store, "Bawaslu Kota Pariaman", NULL,
				&desk->err) == NT_OK)
		return 0;
	fprintf(stderr, "%s\n", desk->err.msg);
	return -1;
}

int desk_setup_form(void **state)
{
	struct desk *desk;

	if (desk_setup(state) != 0)
		return -1;
	desk = *state;
	return tui_form_open(&desk->ui, NULL, &desk->err) == NT_OK ? 0 : -1;
}

int desk_teardown(void **state)
{
	struct desk *desk = *state;

	tui_close(&desk->ui);
	nt_app_close(&desk->app);
	test_remove_folder(desk->folder);
	nt_arena_free(&desk->arena);
	nt_buf_free(&desk->screen);
	nt_free(desk);
	return 0;
}

/* The folder in full: a test may go elsewhere. */
int desk_in_indonesian(void **state)
{
	const char *build = getenv("B");
	struct nt_arena arena = { 0 };
	char *folder = realpath(build != NULL ? build : "build", NULL);

	(void)state;
	if (folder == NULL)
		return -1;
	bindtextdomain("notula", nt_arena_printf(&arena, "%s/locale", folder));
	free(folder);
	nt_arena_free(&arena);
	textdomain("notula");
	nt_language_set("id");
	return nt_language_is_local() ? 0 : -1;
}

int desk_in_english(void **state)
{
	(void)state;
	nt_language_set("en");
	return 0;
}

void desk_type(struct desk *desk, const char *script)
{
	typist_type(&desk->ui, script);
}

const char *desk_screen(struct desk *desk)
{
	return typist_screen(&desk->ui, 24, 80, &desk->screen);
}

void desk_assert_shows(struct desk *desk, const char *text)
{
	if (strstr(desk_screen(desk), text) == NULL)
		fail_msg("\"%s\" is not on the screen:\n%s", text,
			 nt_buf_str(&desk->screen));
}

void desk_assert_not(struct desk *desk, const char *text)
{
	if (strstr(desk_screen(desk), text) != NULL)
		fail_msg("\"%s\" is on the screen:\n%s", text,
			 nt_buf_str(&desk->screen));
}

struct nt_record desk_record(struct desk *desk, const char *number)
{
	struct nt_record rec = { 0 };
	char uid[NT_UID_SIZE];

	if (nt_store_find(desk->app.store, number, uid, &desk->err) != NT_OK)
		fail_msg("%s", desk->err.msg);
	test_get(desk->app.store, uid, &desk->arena, &rec);
	return rec;
}

int64_t desk_count(struct desk *desk)
{
	struct nt_logbook logbook;

	assert_int_equal(nt_store_logbook(desk->app.store, &desk->arena,
					  &logbook, &desk->err),
			 NT_OK);
	return logbook.records;
}

struct nt_record desk_reference(struct desk *desk)
{
	struct nt_record rec;
	struct nt_buf text = { 0 };

	assert_int_equal(nt_file_read(&text, "samples/reference.json",
				      NT_LIMIT_RECORD, &desk->err),
			 NT_OK);
	assert_int_equal(nt_json_read(nt_buf_str(&text), text.n - 1,
				      &desk->arena, &rec, &desk->err),
			 NT_OK);
	nt_buf_free(&text);
	return rec;
}
