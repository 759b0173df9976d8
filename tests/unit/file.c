/* file.c - files that are whole or not there; path.c - where they lie. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "notula/file.h"
#include "notula/path.h"

struct place {
	char dir[64];
	char path[96];
	struct nt_buf buf;
	struct nt_err err;
};

static int remove_one(const char *path, const struct stat *st, int type,
		      struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

static int setup(void **state)
{
	struct place *p = calloc(1, sizeof(*p));

	snprintf(p->dir, sizeof(p->dir), "/tmp/notula-file-XXXXXX");
	if (mkdtemp(p->dir) == NULL)
		return -1;
	snprintf(p->path, sizeof(p->path), "%s/report.csv", p->dir);
	*state = p;
	return 0;
}

static int teardown(void **state)
{
	struct place *p = *state;

	nftw(p->dir, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	nt_buf_free(&p->buf);
	free(p);
	return 0;
}

static const char *content(struct place *p)
{
	assert_int_equal(nt_file_read(&p->buf, p->path, 1 << 20, &p->err),
			 NT_OK);
	return nt_buf_str(&p->buf);
}

/* How many names the folder holds. */
static int names(const struct place *p)
{
	DIR *dir = opendir(p->dir);
	int n = 0;

	assert_non_null(dir);
	for (struct dirent *e = readdir(dir); e != NULL; e = readdir(dir))
		n += strcmp(e->d_name, ".") != 0 &&
		     strcmp(e->d_name, "..") != 0;
	closedir(dir);
	return n;
}

static void put(struct place *p, const char *text)
{
	assert_int_equal(nt_file_write(p->path, true, text, strlen(text),
				       &p->err),
			 NT_OK);
}

static void a_written_file_is_private_and_alone(void **state)
{
	struct place *p = *state;
	struct stat st;

	assert_int_equal(nt_file_write(p->path, false, "a;b\n", 4, &p->err),
			 NT_OK);
	assert_string_equal(content(p), "a;b\n");
	assert_int_equal(stat(p->path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(names(p), 1);
}

static void a_file_that_is_there_stays_unless_it_is_to_be_replaced(void **state)
{
	struct place *p = *state;

	put(p, "old");
	assert_int_equal(nt_file_write(p->path, false, "new", 3, &p->err),
			 NT_EINVAL);
	assert_string_equal(p->err.msg,
			    "exists already; name another file, or replace "
			    "it with --force");
	assert_string_equal(p->err.file, p->path);
	assert_string_equal(content(p), "old");
	put(p, "new");
	assert_string_equal(content(p), "new");
	assert_int_equal(names(p), 1);
}

static void a_file_that_appears_while_we_write_is_not_overwritten(void **state)
{
	struct place *p = *state;
	struct nt_file *file;

	assert_int_equal(nt_file_begin(&file, p->path, false, &p->err), NT_OK);
	nt_file_put(file, "ours", 4);
	put(p, "theirs");
	assert_int_equal(nt_file_commit(file, &p->err), NT_EINVAL);
	assert_string_equal(content(p), "theirs");
	assert_int_equal(names(p), 1);
}

static void nothing_is_seen_before_the_commit(void **state)
{
	struct place *p = *state;
	struct nt_file *file;

	put(p, "old");
	assert_int_equal(nt_file_begin(&file, p->path, true, &p->err), NT_OK);
	for (int i = 0; i < 100000; i++)
		nt_file_put(file, "new\n", 4);
	assert_string_equal(content(p), "old");
	nt_file_abandon(file);
	assert_string_equal(content(p), "old");
	assert_int_equal(names(p), 1);
}

static void a_link_is_refused_and_what_it_points_to_stays(void **state)
{
	struct place *p = *state;
	char link[128];

	put(p, "precious");
	snprintf(link, sizeof(link), "%s/link.csv", p->dir);
	assert_int_equal(symlink(p->path, link), 0);
	assert_int_equal(nt_file_write(link, true, "x", 1, &p->err), NT_EINVAL);
	assert_string_equal(p->err.msg,
			    "is a link; name the file it points to");
	assert_string_equal(content(p), "precious");
}

static void only_plain_files_are_replaced_or_read(void **state)
{
	struct place *p = *state;

	assert_int_equal(nt_file_write("/dev/full", true, "x", 1, &p->err),
			 NT_EINVAL);
	assert_string_equal(p->err.msg, "is not a plain file");
	assert_int_equal(nt_file_read(&p->buf, "/dev/full", 10, &p->err),
			 NT_EINVAL);
	assert_int_equal(mkfifo(p->path, 0600), 0);
	assert_int_equal(nt_file_read(&p->buf, p->path, 10, &p->err),
			 NT_EINVAL);
	assert_int_equal(nt_file_write(p->path, true, "x", 1, &p->err),
			 NT_EINVAL);
	assert_int_equal(nt_file_write(p->dir, true, "x", 1, &p->err),
			 NT_EINVAL);
	assert_string_equal(p->err.msg, "is a folder");
}

static void a_folder_that_is_missing_is_named(void **state)
{
	struct place *p = *state;
	char path[128];

	snprintf(path, sizeof(path), "%s/missing/a.csv", p->dir);
	assert_int_equal(nt_file_write(path, false, "x", 1, &p->err),
			 NT_ENOTFOUND);
	assert_string_equal(p->err.file, path);
	assert_string_equal(p->err.msg, "its folder cannot be opened: No such "
					"file or directory");
}

static void a_write_that_fails_leaves_the_old_file_and_no_litter(void **state)
{
	struct place *p = *state;
	struct rlimit old, small;
	struct nt_file *file;

	put(p, "old");
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &old);
	small = (struct rlimit) { 100000, old.rlim_max };
	assert_int_equal(nt_file_begin(&file, p->path, true, &p->err), NT_OK);
	setrlimit(RLIMIT_FSIZE, &small);
	for (int i = 0; i < 100000; i++)
		nt_file_put(file, "new\n", 4);
	assert_int_equal(nt_file_commit(file, &p->err), NT_EFULL);
	setrlimit(RLIMIT_FSIZE, &old);
	assert_string_equal(content(p), "old");
	assert_int_equal(names(p), 1);
}

static void what_a_killed_writer_left_goes_with_the_next(void **state)
{
	struct place *p = *state;
	struct nt_file *file;
	pid_t pid = fork();

	if (pid == 0) {
		if (nt_file_begin(&file, p->path, false, NULL) == NT_OK)
			kill(getpid(), SIGKILL);
		_exit(1);
	}
	waitpid(pid, NULL, 0);
	assert_int_equal(names(p), 1);
	put(p, "whole");
	assert_string_equal(content(p), "whole");
	assert_int_equal(names(p), 1);
}

static void two_writers_of_one_file_do_not_disturb_each_other(void **state)
{
	struct place *p = *state;
	struct nt_file *one, *two;

	assert_int_equal(nt_file_begin(&one, p->path, true, &p->err), NT_OK);
	assert_int_equal(nt_file_begin(&two, p->path, true, &p->err), NT_OK);
	nt_file_put(one, "one", 3);
	nt_file_put(two, "two", 3);
	assert_int_equal(nt_file_commit(two, &p->err), NT_OK);
	assert_int_equal(nt_file_commit(one, &p->err), NT_OK);
	assert_string_equal(content(p), "one");
	assert_int_equal(names(p), 1);
}

static void a_file_over_the_limit_is_refused(void **state)
{
	struct place *p = *state;

	put(p, "12345");
	assert_int_equal(nt_file_read(&p->buf, p->path, 5, &p->err), NT_OK);
	assert_int_equal(nt_file_read(&p->buf, p->path, 4, &p->err), NT_EINVAL);
	assert_string_equal(p->err.msg, "is larger than 4 bytes");
}

static void folders_are_made_down_to_the_last_and_private(void **state)
{
	struct place *p = *state;
	char dir[128];
	struct stat st;

	snprintf(dir, sizeof(dir), "%s/a/b/c/", p->dir);
	assert_int_equal(nt_file_mkdirs(dir, &p->err), NT_OK);
	assert_int_equal(nt_file_mkdirs(dir, &p->err), NT_OK);
	assert_int_equal(stat(dir, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0700);
	put(p, "in the way");
	snprintf(dir, sizeof(dir), "%s/report.csv/d", p->dir);
	assert_int_not_equal(nt_file_mkdirs(dir, &p->err), NT_OK);
	assert_string_equal(p->err.file, p->path);
}

static void a_folder_behind_a_link_is_made_real_but_not_the_name(void **state)
{
	struct place *p = *state;
	struct nt_arena arena = { 0 };
	char link[128], path[160], *real;

	snprintf(link, sizeof(link), "%s/home", p->dir);
	assert_int_equal(symlink(p->dir, link), 0);
	snprintf(path, sizeof(path), "%s/home", link);
	assert_int_equal(nt_path_real(path, &arena, &real, &p->err), NT_OK);
	assert_string_equal(real, link);
	assert_int_equal(nt_path_real("/etc/", &arena, &real, &p->err), NT_OK);
	assert_string_equal(real, "/etc");
	assert_int_equal(nt_path_real("/", &arena, &real, &p->err), NT_OK);
	assert_string_equal(real, "/");
	snprintf(path, sizeof(path), "%s/missing/x", p->dir);
	assert_int_equal(nt_path_real(path, &arena, &real, &p->err),
			 NT_ENOTFOUND);
	nt_arena_free(&arena);
}

static void a_relative_xdg_variable_is_ignored(void **state)
{
	struct nt_arena arena = { 0 };

	(void)state;
	setenv("HOME", "/home/clerk", 1);
	setenv("XDG_DATA_HOME", "data", 1);
	setenv("XDG_CONFIG_HOME", "", 1);
	setenv("XDG_STATE_HOME", "/state", 1);
	assert_string_equal(nt_path_data(&arena, "notula.db"),
			    "/home/clerk/.local/share/notula/notula.db");
	assert_string_equal(nt_path_config(&arena, "config"),
			    "/home/clerk/.config/notula/config");
	assert_string_equal(nt_path_state(&arena, ""), "/state/notula");
	assert_string_equal(nt_path_name("/a/b.csv"), "b.csv");
	assert_string_equal(nt_path_name("b.csv"), "b.csv");
	nt_arena_free(&arena);
}

#define FILE_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		FILE_TEST(a_written_file_is_private_and_alone),
		FILE_TEST(
			a_file_that_is_there_stays_unless_it_is_to_be_replaced),
		FILE_TEST(
			a_file_that_appears_while_we_write_is_not_overwritten),
		FILE_TEST(nothing_is_seen_before_the_commit),
		FILE_TEST(a_link_is_refused_and_what_it_points_to_stays),
		FILE_TEST(only_plain_files_are_replaced_or_read),
		FILE_TEST(a_folder_that_is_missing_is_named),
		FILE_TEST(a_write_that_fails_leaves_the_old_file_and_no_litter),
		FILE_TEST(what_a_killed_writer_left_goes_with_the_next),
		FILE_TEST(two_writers_of_one_file_do_not_disturb_each_other),
		FILE_TEST(a_file_over_the_limit_is_refused),
		FILE_TEST(folders_are_made_down_to_the_last_and_private),
		FILE_TEST(a_folder_behind_a_link_is_made_real_but_not_the_name),
		cmocka_unit_test(a_relative_xdg_variable_is_ignored),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
