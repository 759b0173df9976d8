/*
 * screens.c - start to first screen, and key to finished screen, in a small
 * and a large logbook in turn: screens SMALL LARGE. Prints medians, p99 and
 * the ratio; the figures themselves depend on the machine.
 */
#include "lib/testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "lib/drive.h"
#include "notula/compiler.h"

enum { ROUNDS = 9, PRESSES = 40, BOOKS = 2, MOST = ROUNDS * PRESSES };

struct figures {
	double ms[MOST];
	int n;
};

/* What is measured: the keys that bring the screen there, then the key that
 * is timed, again and again. NULL keys: the start itself. */
static const struct {
	const char *what;
	const char *before;
	const char *keys;
	const char *after;
	int presses;
} cases[] = {
	{ "start to first screen", NULL, NULL, NULL, 1 },
	{ "a line down", "g", "j", NULL, PRESSES },
	{ "a page down", "g", "PgDn", NULL, PRESSES },
	{ "to the end and back", "g", "G g", NULL, PRESSES },
	{ "search, a letter more", NULL, "/ p e n g a", "Esc", 5 },
	{ "form, open", NULL, "Enter", "Esc", 10 },
	{ "follow-ups, open", "1", "2", "1", 10 },
	{ "directory, open", "1", "4", "1", 10 },
	{ "directory, a page down", "4", "PgDn", "PgUp", 10 },
	{ "counterpart, open", "4", "Enter", "Esc", 3 },
};

static const char *const env[] = { "NOTULA_NOW=2024-12-31T09:00", NULL };

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void add(struct figures *f, double ms)
{
	if (f->n < MOST)
		f->ms[f->n++] = ms;
}

static struct drive *start(const char *book, struct figures *figures)
{
	const char *const argv[] = { "build/notula", "--db", book, NULL };
	struct drive_how how = { .env = env };
	double from = now_ms();
	struct drive *d = drive_start(argv, &how);

	drive_wait(d);
	if (figures != NULL)
		add(figures, now_ms() - from);
	return d;
}

/* Each key of KEYS by itself: a key is what a person waits for. */
static void press(struct drive *d, const char *keys, struct figures *figures)
{
	char key[16];

	while (*keys != '\0') {
		size_t n = strcspn(keys, " ");
		double from = now_ms();

		snprintf(key, sizeof(key), "%.*s", (int)n, keys);
		drive_keys(d, key);
		drive_wait(d);
		if (figures != NULL)
			add(figures, now_ms() - from);
		keys += n;
		keys += strspn(keys, " ");
	}
}

static void measure(size_t i, const char *book, struct figures *figures)
{
	struct drive *d;

	if (cases[i].keys == NULL) {
		drive_close(start(book, figures));
		return;
	}
	d = start(book, NULL);
	if (cases[i].before != NULL)
		press(d, cases[i].before, NULL);
	for (int n = 0; n < cases[i].presses; n++) {
		press(d, cases[i].keys, figures);
		if (cases[i].after != NULL)
			press(d, cases[i].after, NULL);
	}
	drive_close(d);
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double part(struct figures *f, double share)
{
	int at = (int)(share * f->n);

	qsort(f->ms, (size_t)f->n, sizeof(f->ms[0]), by_size);
	return f->ms[at < f->n ? at : f->n - 1];
}

static void compare(size_t i, char **books)
{
	static struct figures figures[BOOKS];

	memset(figures, 0, sizeof(figures));
	for (int round = 0; round < ROUNDS; round++)
		for (int b = 0; b < BOOKS; b++)
			measure(i, books[b], &figures[b]);
	printf("%-24s %8.2f %8.2f  %8.2f %8.2f  %6.2f\n", cases[i].what,
	       part(&figures[0], 0.5), part(&figures[0], 0.99),
	       part(&figures[1], 0.5), part(&figures[1], 0.99),
	       part(&figures[1], 0.5) / part(&figures[0], 0.5));
}

int main(int argc, char **argv)
{
	if (argc != 1 + BOOKS) {
		fprintf(stderr, "usage: screens SMALL LARGE\n");
		return 2;
	}
	printf("%-24s %8s %8s  %8s %8s  %6s\n", "ms", "small", "p99", "large",
	       "p99", "ratio");
	for (size_t i = 0; i < NT_COUNT(cases); i++)
		compare(i, argv + 1);
	return 0;
}
