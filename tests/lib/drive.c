#include "drive.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include <cmocka.h>

#include "notula/alloc.h"
#include "notula/buf.h"
#include "notula/utf8.h"

enum { PATIENCE_MS = 20000 };

struct drive {
	pid_t pid;
	int master; /* -1: hung up */
	int told;   /* what the shell between says */
	int shell;  /* what it is told */
	bool stopped;
	bool alternate;
	VTerm *vt;
	VTermScreen *screen;
	int rows;
	int cols;
	int64_t typed;
	int64_t seen_keys;
	int seen_rows;
	int seen_cols;
	struct nt_buf row;
	struct nt_buf raw;
	size_t looked; /* how much of it was searched for frames */
};

/* The child. */

static void set_environment(const char *const *env)
{
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TZ", "UTC", 1);
	setenv("ESCDELAY", "25", 1);
	unsetenv("NO_COLOR");
	unsetenv("SSH_CONNECTION");
	setenv("NOTULA_FRAME_FD", "1", 1);
	for (; env != NULL && *env != NULL; env++) {
		const char *equals = strchr(*env, '=');
		char name[64];

		if (equals == NULL) {
			unsetenv(*env);
			continue;
		}
		snprintf(name, sizeof(name), "%.*s", (int)(equals - *env),
			 *env);
		setenv(name, equals + 1, 1);
	}
}

/*
 * A shell with one job: tells 's' when it stops, brings it to the foreground
 * when told 'f', ends as it ends.
 */
static void be_shell(pid_t job, int commands, int tell)
{
	for (;;) {
		int status;
		char c;

		if (waitpid(job, &status, WUNTRACED) != job)
			_exit(99);
		if (WIFEXITED(status))
			_exit(WEXITSTATUS(status));
		if (WIFSIGNALED(status))
			_exit(128 + WTERMSIG(status));
		tcsetpgrp(STDIN_FILENO, getpgrp());
		if (write(tell, "s", 1) != 1 || read(commands, &c, 1) != 1)
			_exit(99);
		tcsetpgrp(STDIN_FILENO, job);
		kill(-job, SIGCONT);
	}
}

static void under_shell(int commands, int tell)
{
	pid_t job;

	signal(SIGTTOU, SIG_IGN);
	job = fork();
	if (job != 0) {
		setpgid(job, job);
		tcsetpgrp(STDIN_FILENO, job);
		be_shell(job, commands, tell);
	}
	setpgid(0, 0);
	tcsetpgrp(STDIN_FILENO, getpid());
	signal(SIGTTOU, SIG_DFL);
}

static int other_screen(VTermProp prop, VTermValue *value, void *user)
{
	struct drive *d = user;

	if (prop == VTERM_PROP_ALTSCREEN)
		d->alternate = value->boolean;
	return 1;
}

static const VTermScreenCallbacks callbacks = { .settermprop = other_screen };

static struct drive *new_drive(const struct drive_how *how)
{
	struct drive *d = nt_alloc(sizeof(*d));

	d->rows = how->rows ? how->rows : 24;
	d->cols = how->cols ? how->cols : 80;
	d->vt = vterm_new(d->rows, d->cols);
	vterm_set_utf8(d->vt, 1);
	d->screen = vterm_obtain_screen(d->vt);
	vterm_screen_set_callbacks(d->screen, &callbacks, d);
	vterm_screen_enable_altscreen(d->screen, 1);
	vterm_screen_reset(d->screen, 1);
	d->shell = -1;
	return d;
}

static void child(const struct drive_how *how, int told, int shell)
{
	set_environment(how->env);
	for (int sig = 1; sig < NSIG; sig++)
		signal(sig, SIG_DFL);
	if (how->shell)
		under_shell(shell, told);
}

/* In the child this returns NULL. */
static struct drive *start(const struct drive_how *how)
{
	struct drive *d = new_drive(how);
	struct winsize size = { .ws_row = (unsigned short)d->rows,
				.ws_col = (unsigned short)d->cols };
	int told[2], shell[2];

	assert_int_equal(pipe2(told, O_CLOEXEC), 0);
	assert_int_equal(pipe2(shell, O_CLOEXEC), 0);
	fflush(NULL);
	d->pid = forkpty(&d->master, NULL, NULL, &size);
	assert_true(d->pid >= 0);
	if (d->pid == 0) {
		child(how, told[1], shell[0]);
		return NULL;
	}
	fcntl(d->master, F_SETFD, FD_CLOEXEC);
	fcntl(d->master, F_SETFL, O_NONBLOCK);
	fcntl(told[0], F_SETFL, O_NONBLOCK);
	close(told[1]);
	close(shell[0]);
	d->told = told[0];
	d->shell = shell[1];
	return d;
}

struct drive *drive_start(const char *const *argv, const struct drive_how *how)
{
	struct drive *d = start(how);

	if (d != NULL)
		return d;
	execv(argv[0], (char *const *)argv);
	fprintf(stderr, "%s: %s\n", argv[0], strerror(errno));
	_exit(127);
}

struct drive *drive_start_fn(int (*fn)(void *ctx), void *ctx,
			     const struct drive_how *how)
{
	struct drive *d = start(how);
	int status;

	if (d != NULL)
		return d;
	status = fn(ctx);
	fflush(NULL);
	_exit(status); /* what the test itself holds is no leak here */
}

/* Reading. */

/* The last word about a frame among the bytes that came. */
static void look_for_frames(struct drive *d)
{
	static const char mark[] = "\033]777;";
	char *found;

	while (d->raw.n > d->looked &&
	       (found = memmem(d->raw.s + d->looked, d->raw.n - d->looked, mark,
			       sizeof(mark) - 1)) != NULL) {
		char *end = strchr(found, '\007');
		long long keys, resizes;

		if (end == NULL)
			return; /* the rest is on its way */
		if (sscanf(found + sizeof(mark) - 1, "%lld %lld %d %d", &keys,
			   &resizes, &d->seen_rows, &d->seen_cols) == 4)
			d->seen_keys = keys;
		d->looked = (size_t)(end - d->raw.s);
	}
}

/* All that the program has written, into the emulator. */
static void drain(struct drive *d)
{
	char bytes[4096];
	ssize_t n;

	while (d->master >= 0 &&
	       (n = read(d->master, bytes, sizeof(bytes))) > 0) {
		nt_buf_put(&d->raw, bytes, (size_t)n);
		vterm_input_write(d->vt, bytes, (size_t)n);
	}
	vterm_screen_flush_damage(d->screen);
	look_for_frames(d);
	if (read(d->told, bytes, 1) == 1)
		d->stopped = true;
}

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Let the program run until it writes, up to DEADLINE. False: too late. */
static bool turn(struct drive *d, int64_t deadline)
{
	struct pollfd fds[] = { { .fd = d->master, .events = POLLIN },
				{ .fd = d->told, .events = POLLIN } };
	int64_t left = deadline - now_ms();

	if (left <= 0)
		return false;
	poll(fds, d->stopped ? 1 : 2, left > 100 ? 100 : (int)left);
	drain(d);
	return true;
}

static void give_up(struct drive *d, const char *what)
{
	fprintf(stderr, "--- the screen ---\n");
	for (int i = 0; i < d->rows; i++)
		fprintf(stderr, "%s\n", drive_row(d, i));
	fprintf(stderr, "------------------\n");
	fail_msg("%s (keys %lld of %lld, size %dx%d)", what,
		 (long long)d->seen_keys, (long long)d->typed, d->seen_rows,
		 d->seen_cols);
}

static bool accounted(const struct drive *d)
{
	return d->seen_keys >= d->typed && d->seen_rows == d->rows &&
	       d->seen_cols == d->cols;
}

void drive_wait(struct drive *d)
{
	int64_t deadline = now_ms() + PATIENCE_MS;

	drain(d);
	while (!accounted(d))
		if (!turn(d, deadline))
			give_up(d, "the program does not answer");
}

const char *drive_row(struct drive *d, int row)
{
	VTermRect rect = { row, row + 1, 0, d->cols };
	size_t room = (size_t)d->cols * 32 + 1;
	char *text = nt_alloc(room);
	size_t n = vterm_screen_get_text(d->screen, text, room - 1, rect);

	while (n > 0 && text[n - 1] == ' ')
		n--;
	nt_buf_reset(&d->row);
	nt_buf_put(&d->row, text, n);
	nt_free(text);
	return nt_buf_str(&d->row);
}

static int find_now(struct drive *d, const char *text)
{
	for (int i = 0; i < d->rows; i++)
		if (strstr(drive_row(d, i), text) != NULL)
			return i;
	return -1;
}

int drive_find(struct drive *d, const char *text)
{
	drive_wait(d);
	return find_now(d, text);
}

void drive_until(struct drive *d, const char *text)
{
	int64_t deadline = now_ms() + PATIENCE_MS;

	while (find_now(d, text) < 0)
		if (!turn(d, deadline))
			give_up(d, text);
}

void drive_assert_shows(struct drive *d, const char *text)
{
	char what[256];

	snprintf(what, sizeof(what), "not on the screen: %s", text);
	if (drive_find(d, text) < 0)
		give_up(d, what);
}

void drive_assert_not(struct drive *d, const char *text)
{
	char what[256];

	snprintf(what, sizeof(what), "on the screen: %s", text);
	if (drive_find(d, text) >= 0)
		give_up(d, what);
}

void drive_cursor(struct drive *d, int *row, int *col)
{
	VTermPos at;

	drive_wait(d);
	vterm_state_get_cursorpos(vterm_obtain_state(d->vt), &at);
	*row = at.row;
	*col = at.col;
}

int64_t drive_typed(const struct drive *d)
{
	return d->typed;
}

struct termios drive_modes(struct drive *d)
{
	struct termios modes = { 0 };

	tcgetattr(d->master, &modes);
	return modes;
}

bool drive_alternate(struct drive *d)
{
	drain(d);
	return d->alternate;
}

bool drive_marks_pastes(struct drive *d)
{
	char bytes[64];

	drain(d);
	vterm_output_read(d->vt, bytes, sizeof(bytes));
	vterm_keyboard_start_paste(d->vt);
	return vterm_output_read(d->vt, bytes, sizeof(bytes)) > 0;
}

const char *drive_raw(struct drive *d, size_t *n)
{
	drain(d);
	*n = d->raw.n;
	return nt_buf_str(&d->raw);
}

/* Typing. */

static void put_bytes(struct drive *d, const char *bytes, size_t n)
{
	int64_t deadline = now_ms() + PATIENCE_MS;

	while (n > 0) {
		ssize_t sent = write(d->master, bytes, n);

		if (sent < 0 && errno != EAGAIN)
			give_up(d, "the program has ended");
		if (sent > 0) {
			bytes += sent;
			n -= (size_t)sent;
		} else if (!turn(d, deadline)) {
			give_up(d, "the program does not read");
		}
	}
}

void drive_bytes(struct drive *d, const char *bytes, size_t n, int count)
{
	if (d->seen_rows == 0)
		drive_wait(
			d); /* until then the terminal is not the program's */
	d->typed += count;
	put_bytes(d, bytes, n);
}

void drive_type(struct drive *d, const char *text)
{
	for (size_t n = strlen(text); n > 0;) {
		uint32_t cp;
		size_t len = nt_utf8_next(text, n, &cp, NULL);

		drive_bytes(d, text, len, 1);
		text += len;
		n -= len;
	}
}

static const struct {
	const char *name;
	const char *bytes;
} sequences[] = {
	{ "Enter", "\r" },	   { "Tab", "\t" },
	{ "S-Tab", "\033[Z" },	   { "Backspace", "\177" },
	{ "Del", "\033[3~" },	   { "Ins", "\033[2~" },
	{ "Up", "\033OA" },	   { "Down", "\033OB" },
	{ "Right", "\033OC" },	   { "Left", "\033OD" },
	{ "Home", "\033OH" },	   { "End", "\033OF" },
	{ "PgUp", "\033[5~" },	   { "PgDn", "\033[6~" },
	{ "F1", "\033OP" },	   { "F2", "\033OQ" },
	{ "F3", "\033OR" },	   { "F4", "\033OS" },
	{ "F5", "\033[15~" },	   { "F8", "\033[19~" },
	{ "F10", "\033[21~" },	   { "M-Up", "\033[1;3A" },
	{ "M-Down", "\033[1;3B" }, { "M-Enter", "\033\r" },
	{ "Space", " " },
};

static void press(struct drive *d, const char *name)
{
	char bytes[8] = "";

	for (size_t i = 0; i < NT_COUNT(sequences); i++) {
		if (strcmp(sequences[i].name, name) == 0) {
			drive_bytes(d, sequences[i].bytes,
				    strlen(sequences[i].bytes), 1);
			return;
		}
	}
	if (strcmp(name, "Esc") == 0) {
		drive_bytes(d, "\033", 1, 1);
		drive_wait(d); /* what follows at once would make it Alt */
	} else if (name[0] == '^' && name[1] != '\0') {
		bytes[0] = (char)(name[1] & 0x1F);
		drive_bytes(d, bytes, 1, 1);
	} else if (strncmp(name, "M-", 2) == 0) {
		snprintf(bytes, sizeof(bytes), "\033%s", name + 2);
		drive_bytes(d, bytes, strlen(bytes), 1);
	} else {
		drive_type(d, name);
	}
}

void drive_keys(struct drive *d, const char *names)
{
	char name[32];
	int used;

	while (sscanf(names, "%31s%n", name, &used) == 1) {
		press(d, name);
		names += used;
	}
}

void drive_paste(struct drive *d, const char *text)
{
	drive_bytes(d, "\033[200~", 6, 1);
	put_bytes(d, text, strlen(text));
	put_bytes(d, "\033[201~", 6);
}

void drive_resize(struct drive *d, int rows, int cols)
{
	struct winsize size = { .ws_row = (unsigned short)rows,
				.ws_col = (unsigned short)cols };

	drain(d);
	d->rows = rows;
	d->cols = cols;
	vterm_set_size(d->vt, rows, cols);
	ioctl(d->master, TIOCSWINSZ, &size);
}

void drive_signal(struct drive *d, int sig)
{
	kill(d->pid, sig);
}

/* The end. */

void drive_hang_up(struct drive *d)
{
	close(d->master);
	d->master = -1;
}

int drive_end(struct drive *d)
{
	int64_t deadline = now_ms() + PATIENCE_MS;
	int status = 0;

	while (waitpid(d->pid, &status, WNOHANG) == 0) {
		struct pollfd in = { .fd = d->master, .events = POLLIN };

		poll(&in, 1, 10);
		drain(d);
		if (now_ms() > deadline)
			give_up(d, "the program does not end");
	}
	d->pid = 0;
	drain(d);
	return status;
}

void drive_await_stop(struct drive *d)
{
	int64_t deadline = now_ms() + PATIENCE_MS;

	while (!d->stopped)
		if (!turn(d, deadline))
			give_up(d, "the program does not stop");
	d->stopped = false;
}

void drive_foreground(struct drive *d)
{
	if (write(d->shell, "f", 1) != 1)
		give_up(d, "there is no shell");
}

void drive_close(struct drive *d)
{
	if (d->pid > 0) {
		kill(d->pid, SIGKILL);
		waitpid(d->pid, NULL, 0);
	}
	if (d->master >= 0)
		close(d->master);
	close(d->told);
	close(d->shell);
	vterm_free(d->vt);
	nt_buf_free(&d->row);
	nt_buf_free(&d->raw);
	nt_free(d);
}
