/* app.c - settings, who acts, where the logbook is; opening it. */
#include "lib/testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "notula/app.h"
#include "notula/file.h"

struct home {
	char dir[64];
	char config[128];
	struct nt_app app;
	struct nt_err err;
};

static int setup(void **state)
{
	static const char *const unset[] = { "NOTULA_DB", "NOTULA_USER",
					     "XDG_DATA_HOME", "XDG_CONFIG_HOME",
					     "NOTULA_NOW" };
	struct home *h = calloc(1, sizeof(*h));

	snprintf(h->dir, sizeof(h->dir), "/tmp/notula-app-XXXXXX");
	if (mkdtemp(h->dir) == NULL)
		return -1;
	for (size_t i = 0; i < NT_COUNT(unset); i++)
		unsetenv(unset[i]);
	setenv("HOME", h->dir, 1);
	snprintf(h->config, sizeof(h->config), "%s/.config/notula/config",
		 h->dir);
	*state = h;
	return 0;
}

static void drop(const char *dir, const char *name)
{
	char path[192];

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	if (unlink(path) != 0)
		rmdir(path);
}

static int teardown(void **state)
{
	static const char *const made[] = {
		".config/notula/config",
		".config/notula",
		".config",
		".local/share/notula/notula.db",
		".local/share/notula/notula.db-journal",
		".local/share/notula",
		".local/share",
		".local",
		"",
	};
	struct home *h = *state;

	nt_app_close(&h->app);
	for (size_t i = 0; i < NT_COUNT(made); i++)
		drop(h->dir, made[i]);
	free(h);
	return 0;
}

static void configure(struct home *h, const char *text)
{
	char dir[128];

	snprintf(dir, sizeof(dir), "%s/.config/notula", h->dir);
	assert_int_equal(nt_file_mkdirs(dir, &h->err), NT_OK);
	assert_int_equal(nt_file_write(h->config, true, text, strlen(text),
				       &h->err),
			 NT_OK);
}

static enum nt_status start(struct home *h, const char *db)
{
	return nt_app_start(&h->app, db, &h->err);
}

static void assert_ends(const char *path, const char *end)
{
	size_t n = strlen(path);

	assert_true(n >= strlen(end));
	assert_string_equal(path + n - strlen(end), end);
}

static void without_settings_the_logbook_has_its_place_in_the_home(void **state)
{
	struct home *h = *state;

	assert_int_equal(start(h, NULL), NT_OK);
	assert_ends(h->app.path, "/.local/share/notula/notula.db");
	assert_true(h->app.user != NULL && h->app.user[0] != '\0');
}

static void an_option_goes_before_a_variable_before_the_config(void **state)
{
	struct home *h = *state;

	configure(h, "db = /from/config\n");
	assert_int_equal(start(h, NULL), NT_OK);
	assert_string_equal(h->app.path, "/from/config");
	nt_app_close(&h->app);
	setenv("NOTULA_DB", "/from/variable", 1);
	assert_int_equal(start(h, NULL), NT_OK);
	assert_string_equal(h->app.path, "/from/variable");
	nt_app_close(&h->app);
	assert_int_equal(start(h, "/from/option"), NT_OK);
	assert_string_equal(h->app.path, "/from/option");
}

static void an_empty_variable_is_one_that_is_not_there(void **state)
{
	struct home *h = *state;

	configure(h, "user = rina\n");
	setenv("NOTULA_USER", "", 1);
	setenv("NOTULA_DB", "", 1);
	assert_int_equal(start(h, NULL), NT_OK);
	assert_string_equal(h->app.user, "rina");
	assert_ends(h->app.path, "/notula/notula.db");
}

static void the_acting_name_passes_the_door_of_texts(void **state)
{
	struct home *h = *state;

	setenv("NOTULA_USER", "rina\xff", 1);
	assert_int_equal(start(h, NULL), NT_EINVAL);
}

static void blanks_comments_and_line_ends_of_windows_do_not_matter(void **state)
{
	struct home *h = *state;

	configure(h, "\n# mine\r\n\tuser=  Siti Rahma \r\n  db\t= ~/a b.db");
	assert_int_equal(start(h, NULL), NT_OK);
	assert_string_equal(h->app.user, "Siti Rahma");
	assert_ends(h->app.path, "/a b.db");
	assert_int_equal(h->app.path[0], '/');
}

static void assert_refused(struct home *h, const char *text, int line,
			   const char *field, const char *words)
{
	configure(h, text);
	assert_int_not_equal(start(h, NULL), NT_OK);
	assert_string_equal(h->err.file, h->config);
	assert_int_equal(h->err.line, line);
	assert_err(&h->err, field, words);
	nt_app_close(&h->app);
}

static void a_line_that_cannot_be_read_is_named(void **state)
{
	struct home *h = *state;

	assert_refused(h, "# x\ncolour = red\n", 2, "colour", "db, user");
	assert_refused(h, "user\n", 1, "", "key = value");
	assert_refused(h, "user = a\nuser = b\n", 2, "user", "twice");
	assert_refused(h, "user = \n", 1, "user", "no value");
	assert_refused(h, "db = here.db\n", 0, "db", "begin with /");
	assert_refused(h, "user = \xff\n", 0, "", "UTF-8");
}

static void a_clock_that_is_none_is_wrong_use(void **state)
{
	struct home *h = *state;

	setenv("NOTULA_NOW", "2024-02-30T09:00", 1);
	assert_int_equal(start(h, NULL), NT_EUSAGE);
}

static void a_new_record_gets_a_uid_and_an_old_one_keeps_it(void **state)
{
	struct home *h = *state;
	struct nt_arena arena = { 0 };
	struct nt_record rec = { 0 };
	const char *uid;

	setenv("NOTULA_NOW", "2024-06-12T09:00", 1);
	setenv("NOTULA_USER", "notulis", 1);
	assert_int_equal(start(h, NULL), NT_OK);
	nt_app_stamp(&h->app, &rec, &arena);
	assert_true(nt_uid_valid(rec.uid));
	assert_string_equal(rec.updated_at, "2024-06-12T09:00:00Z");
	assert_string_equal(rec.updated_by, "notulis");
	uid = rec.uid;
	nt_app_stamp(&h->app, &rec, &arena);
	assert_ptr_equal(rec.uid, uid);
	nt_arena_free(&arena);
}

static void only_a_command_that_creates_makes_the_default_logbook(void **state)
{
	struct home *h = *state;

	assert_int_equal(start(h, NULL), NT_OK);
	assert_int_equal(nt_app_open(&h->app, NT_TO_READ, &h->err),
			 NT_ENOTFOUND);
	assert_int_equal(nt_app_open(&h->app, NT_TO_WRITE, &h->err),
			 NT_ENOTFOUND);
	assert_int_not_equal(access(h->app.path, F_OK), 0);
	assert_int_equal(nt_app_open(&h->app, NT_TO_CREATE, &h->err), NT_OK);
	assert_int_equal(access(h->app.path, F_OK), 0);
}

static void reading_waits_10_seconds_writing_60_unless_told(void **state)
{
	struct home *h = *state;

	assert_int_equal(start(h, NULL), NT_OK);
	assert_int_equal(nt_app_wait_ms(&h->app, NT_TO_READ), 10000);
	assert_int_equal(nt_app_wait_ms(&h->app, NT_TO_CREATE), 60000);
	h->app.wait_ms = 0;
	assert_int_equal(nt_app_wait_ms(&h->app, NT_TO_WRITE), 0);
}

#define HOME_TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		HOME_TEST(
			without_settings_the_logbook_has_its_place_in_the_home),
		HOME_TEST(an_option_goes_before_a_variable_before_the_config),
		HOME_TEST(an_empty_variable_is_one_that_is_not_there),
		HOME_TEST(the_acting_name_passes_the_door_of_texts),
		HOME_TEST(
			blanks_comments_and_line_ends_of_windows_do_not_matter),
		HOME_TEST(a_line_that_cannot_be_read_is_named),
		HOME_TEST(a_clock_that_is_none_is_wrong_use),
		HOME_TEST(a_new_record_gets_a_uid_and_an_old_one_keeps_it),
		HOME_TEST(
			only_a_command_that_creates_makes_the_default_logbook),
		HOME_TEST(reading_waits_10_seconds_writing_60_unless_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
