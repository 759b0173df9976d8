#include "lib/clerk.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/testing.h"
#include "notula/utf8.h"

enum { MOST_WORDS = 16 };

static const char *program(struct place *place)
{
	const char *b = getenv("B");

	return nt_arena_printf(&place->arena, "%s/notula",
			       b != NULL ? b : "build");
}

static const char *const *environment(struct place *place)
{
	static const char *const homes[] = { "HOME", "XDG_DATA_HOME",
					     "XDG_STATE_HOME",
					     "XDG_CONFIG_HOME" };
	const char **env = nt_arena_alloc(&place->arena, 8 * sizeof(*env));
	size_t n = 0;

	for (size_t i = 0; i < NT_COUNT(homes); i++)
		env[n++] = nt_arena_printf(&place->arena, "%s=%s", homes[i],
					   place->path);
	env[n++] = "NOTULA_NOW=2024-06-12T09:00";
	env[n++] = "NOTULA_USER=notulis";
	env[n++] = nt_arena_printf(&place->arena, "NOTULA_DB=%s",
				   place_path(place, "notula.db"));
	return env;
}

struct drive *clerk_start(struct place *place, const char *rec)
{
	const char *argv[] = { program(place), rec ? "edit" : NULL, rec, NULL };
	struct drive_how how = { .env = environment(place) };

	return drive_start(argv, &how);
}

/* A key in angle brackets, or a run of text up to the next one. */
static size_t next_piece(const char *s, char piece[256], bool *is_key)
{
	const char *end = strchr(s, '>');
	size_t n = strcspn(s + 1, "<") + 1;

	*is_key = s[0] == '<' && s[1] != '<';
	if (s[0] == '<' && s[1] == '<') {
		snprintf(piece, 256, "<");
		return 2;
	}
	if (*is_key && end != NULL)
		n = (size_t)(end - s) + 1;
	if (n > 255)
		n = nt_utf8_cut(s, 255);
	snprintf(piece, 256, "%.*s", (int)(*is_key ? n - 2 : n),
		 s + (*is_key ? 1 : 0));
	return n;
}

void clerk_type(struct drive *d, const char *script)
{
	while (*script != '\0') {
		char piece[256];
		bool is_key;

		script += next_piece(script, piece, &is_key);
		if (is_key)
			drive_keys(d, piece);
		else
			drive_type(d, piece);
	}
	drive_wait(d);
}

void clerk_leave(struct drive *d)
{
	int status;

	drive_type(d, "q");
	status = drive_end(d);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	drive_close(d);
}

static void child(struct place *place, const char *const *words,
		  const char *out)
{
	const char *argv[MOST_WORDS + 2] = { program(place) };
	int fd = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	for (const char *const *e = environment(place); *e != NULL; e++)
		putenv(strdup(*e));
	for (int i = 0; i < MOST_WORDS && words[i] != NULL; i++)
		argv[i + 1] = words[i];
	if (fd >= 0 && dup2(fd, STDOUT_FILENO) >= 0)
		execv(argv[0], (char **)argv);
	_exit(127);
}

int clerk_run(struct place *place, struct nt_buf *out, const char *const *words)
{
	const char *path = place_path(place, "stdout");
	int status;
	pid_t pid = fork();

	if (pid == 0)
		child(place, words, path);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	nt_buf_reset(out);
	place_read(path, out);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}
