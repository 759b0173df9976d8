#include "tui/editor.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "notula/file.h"
#include "notula/path.h"
#include "notula/str.h"
#include "notula/utf8.h"
#include "tui/term.h"

enum { MOST_WORDS = 32, NOT_STARTED = 127 };

static const char *setting(void)
{
	static const char *const names[] = { "VISUAL", "EDITOR" };

	for (size_t i = 0; i < NT_COUNT(names); i++) {
		const char *value = getenv(names[i]);

		if (value != NULL && !nt_str_blank(value))
			return value;
	}
	return NULL;
}

static void split(const char *value, const char *path, struct nt_arena *arena,
		  const char *argv[MOST_WORDS + 2])
{
	static const char gaps[] = " \t\n";
	size_t n = 0;

	for (value += strspn(value, gaps); *value != '\0' && n < MOST_WORDS;) {
		size_t length = strcspn(value, gaps);

		argv[n++] = nt_arena_strndup(arena, value, length);
		value += length;
		value += strspn(value, gaps);
	}
	argv[n++] = path;
	argv[n] = NULL;
}

/* In the child. */
static void start(const char *path, struct nt_arena *arena)
{
	static const char *const usual[] = { "editor", "vi" };
	const char *argv[MOST_WORDS + 2];
	const char *value = setting();

	if (value != NULL) {
		split(value, path, arena, argv);
		execvp(argv[0], (char **)argv);
	}
	for (size_t i = 0; value == NULL && i < NT_COUNT(usual); i++) {
		split(usual[i], path, arena, argv);
		execvp(argv[0], (char **)argv);
	}
	_exit(NOT_STARTED);
}

/* Until it has ended. When it stops, the whole job stops. */
static int await(pid_t pid)
{
	int status = 0;

	for (;;) {
		if (waitpid(pid, &status, WUNTRACED) < 0 && errno == EINTR)
			continue;
		if (!WIFSTOPPED(status))
			return status;
		raise(SIGSTOP);
		kill(pid, SIGCONT);
	}
}

static enum nt_status judge(int status, struct nt_err *err)
{
	const char *value = setting();

	if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_STARTED)
		return nt_fail(err, NT_ENOTFOUND,
			       _("The editor \"%s\" cannot be started. Set "
				 "EDITOR to another one"),
			       value != NULL ? value : "vi");
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return NT_OK;
	return nt_fail(err, NT_ECANCELLED,
		       _("The editor gave up: nothing is changed"));
}

enum nt_status tui_editor_open(struct tui *ui, const char *path,
			       struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	int status;
	pid_t pid;

	if (ui->term != NULL)
		tui_term_lend(ui->term);
	pid = fork();
	if (pid == 0) {
		if (ui->term != NULL)
			tui_term_in_child(ui->term);
		start(path, &arena);
	}
	status = pid > 0 ? await(pid) : 0;
	if (ui->term != NULL)
		tui_term_take(ui->term);
	ui->redraw = true;
	nt_arena_free(&arena);
	if (pid < 0)
		return nt_fail_errno(err, errno, _("no editor was started"));
	return judge(status, err);
}

/* Texts. */

/* With what an editor left beside the text: copies, swap files. */
static void remove_folder(const char *folder)
{
	DIR *dir = opendir(folder);

	if (dir == NULL)
		return;
	for (struct dirent *e; (e = readdir(dir)) != NULL;)
		unlinkat(dirfd(dir), e->d_name, 0);
	closedir(dir);
	rmdir(folder);
}

static enum nt_status make_folder(struct nt_arena *arena, char **out,
				  struct nt_err *err)
{
	enum nt_status st = nt_file_mkdirs(nt_path_state(arena, ""), err);

	*out = nt_path_state(arena, "edit-XXXXXX");
	if (st == NT_OK && mkdtemp(*out) == NULL) {
		st = nt_fail_errno(err, errno, _("no private folder"));
		nt_err_at(err, *out, 0);
	}
	return st;
}

/* Editors end the last line, a text has no such end. */
static enum nt_status read_back(const char *path, size_t most,
				struct nt_buf *out, struct nt_err *err)
{
	enum nt_status st = nt_file_read(out, path, most + 1, err);

	if (st == NT_OK && out->n > 0 && out->s[out->n - 1] == '\n')
		out->s[--out->n] = '\0';
	if (st == NT_OK && (nt_utf8_bad(nt_buf_str(out), out->n) < out->n ||
			    strlen(nt_buf_str(out)) < out->n))
		st = nt_fail(err, NT_EINVAL, _("not UTF-8 text"));
	if (st == NT_OK && out->n > most)
		st = nt_fail(err, NT_EINVAL, _("longer than a field can hold"));
	if (st != NT_OK)
		nt_err_at(err, path, 0);
	return st;
}

enum nt_status tui_editor_text(struct tui *ui, struct nt_buf *text, size_t most,
			       struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	struct nt_buf back = { 0 };
	const char *path;
	char *folder;
	bool keep = false;
	enum nt_status st = make_folder(&arena, &folder, err);

	if (st != NT_OK) {
		nt_arena_free(&arena);
		return st;
	}
	path = nt_arena_printf(&arena, "%s/text.txt", folder);
	st = nt_file_write(path, false, nt_buf_str(text), text->n, err);
	if (st == NT_OK)
		st = tui_editor_open(ui, path, err);
	if (st == NT_OK) {
		st = read_back(path, most, &back, err);
		keep = st != NT_OK;
	}
	if (st == NT_OK) {
		nt_buf_reset(text);
		nt_buf_put(text, nt_buf_str(&back), back.n);
	}
	if (!keep)
		remove_folder(folder);
	nt_buf_free(&back);
	nt_arena_free(&arena);
	return st;
}
