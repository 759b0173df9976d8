/*
 * race.c - two commands in turn, as shells run them: race WHAT ROUNDS BAR
 * BEFORE OURS THEIRS. BEFORE is run before each and not timed. Prints the
 * medians in ms with their spread, the ratio of the medians beside BAR, and
 * the memory that OURS took at most.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 64 };

struct runs {
	double ms[MOST];
	int n;
	long kb;
};

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* False, having said so, where COMMAND failed. */
static int run(const char *command, struct runs *runs)
{
	double from = now_ms();
	struct rusage used;
	pid_t child = fork();
	int status;

	if (child == 0) {
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &used) != child ||
	    !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		fprintf(stderr, "failed: %s\n", command);
		return 0;
	}
	if (runs == NULL)
		return 1;
	runs->ms[runs->n++] = now_ms() - from;
	if (used.ru_maxrss > runs->kb)
		runs->kb = used.ru_maxrss;
	return 1;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(struct runs *runs)
{
	qsort(runs->ms, (size_t)runs->n, sizeof(runs->ms[0]), by_size);
	return runs->ms[runs->n / 2];
}

int main(int argc, char **argv)
{
	struct runs ours = { 0 }, theirs = { 0 };
	int rounds = argc == 7 ? atoi(argv[2]) : 0;
	double a, b;

	if (rounds < 1 || rounds > MOST) {
		fprintf(stderr, "usage: race WHAT ROUNDS BAR BEFORE OURS "
				"THEIRS\n");
		return 2;
	}
	for (int i = 0; i < rounds; i++)
		if (!run(argv[4], NULL) || !run(argv[5], &ours) ||
		    !run(argv[4], NULL) || !run(argv[6], &theirs))
			return 1;
	a = median(&ours);
	b = median(&theirs);
	printf("%-28s %9.0f (%.0f-%.0f) %9.0f (%.0f-%.0f) %6.2f  <= %-5s %5ld "
	       "MB\n",
	       argv[1], a, ours.ms[0], ours.ms[ours.n - 1], b, theirs.ms[0],
	       theirs.ms[theirs.n - 1], a / b, argv[3], ours.kb / 1024);
	return 0;
}
