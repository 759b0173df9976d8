/*
 * peer.c - notula beside another program of the terminal, measured in the
 * same way: from a key until the screen is still. peer NAME KEY COMMAND ...
 * -- NAME KEY COMMAND ... runs both in turn and prints medians, p99 and the
 * ratio of the first to the second.
 *
 * Still means that nothing came for QUIET_MS; the time is that of the last
 * byte. It is the only measure that a program knows nothing of.
 */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { QUIET_MS = 40, FIRST_MS = 3000, ROUNDS = 5, PRESSES = 40 };

struct peer {
	const char *name;
	const char *key;
	char **argv;
	double start[ROUNDS];
	double press[ROUNDS * PRESSES];
	int starts;
	int presses;
};

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Read until it is still; the time of the last byte, FROM if none came. */
static double until_still(int fd, double from)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	double last = from;
	char bytes[65536];

	while (poll(&p, 1, last > from ? QUIET_MS : FIRST_MS) > 0) {
		if (read(fd, bytes, sizeof(bytes)) <= 0)
			break;
		last = now_ms();
	}
	return last;
}

static int start(const struct peer *peer, pid_t *pid)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	int fd;

	*pid = forkpty(&fd, NULL, NULL, &size);
	if (*pid < 0) {
		perror("forkpty");
		exit(1);
	}
	if (*pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		execvp(peer->argv[0], peer->argv);
		_exit(127);
	}
	return fd;
}

static void measure(struct peer *peer)
{
	double from = now_ms();
	pid_t pid;
	int fd = start(peer, &pid);

	peer->start[peer->starts++] = until_still(fd, from) - from;
	for (int i = 0; i < PRESSES; i++) {
		from = now_ms();
		if (write(fd, peer->key, strlen(peer->key)) < 0)
			break;
		peer->press[peer->presses++] = until_still(fd, from) - from;
	}
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	close(fd);
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double part(double *ms, int n, double share)
{
	int at = (int)(share * n);

	qsort(ms, (size_t)n, sizeof(*ms), by_size);
	return ms[at < n ? at : n - 1];
}

static void tell(const char *what, const struct peer *a, double x,
		 const struct peer *b, double y)
{
	printf("%-24s %s %.2f  %s %.2f  ratio %.2f\n", what, a->name, x,
	       b->name, y, x / y);
}

/* NAME KEY COMMAND ... up to "--" or the end. */
static int read_peer(char **argv, struct peer *peer)
{
	int n = 0;

	while (argv[n] != NULL && strcmp(argv[n], "--") != 0)
		n++;
	if (n < 3) {
		fprintf(stderr, "usage: peer NAME KEY COMMAND ... -- NAME KEY "
				"COMMAND ...\n");
		exit(2);
	}
	peer->name = argv[0];
	peer->key = argv[1];
	peer->argv = argv + 2;
	if (argv[n] == NULL)
		return n;
	argv[n] = NULL;
	return n + 1;
}

int main(int argc, char **argv)
{
	static struct peer a, b;
	int n = read_peer(argv + 1, &a);

	(void)argc;
	read_peer(argv + 1 + n, &b);
	for (int round = 0; round < ROUNDS; round++) {
		measure(&a);
		measure(&b);
	}
	tell("start, ms, median", &a, part(a.start, a.starts, 0.5), &b,
	     part(b.start, b.starts, 0.5));
	tell("key to still, ms, median", &a, part(a.press, a.presses, 0.5), &b,
	     part(b.press, b.presses, 0.5));
	tell("key to still, ms, p99", &a, part(a.press, a.presses, 0.99), &b,
	     part(b.press, b.presses, 0.99));
	return 0;
}
