/*
 * saves.c - saving a record, from memory to durable, in copies of a small and a
 * large logbook, beside a bare transaction that writes the same bytes with the
 * same settings: saves SMALL LARGE BARE TIMES. Prints medians and the slowest.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <sqlite3.h>

#include "lib/logbook.h"
#include "lib/testing.h"

enum { MOST = 2000 };

struct figures {
	double ms[MOST];
	int n;
};

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void save(struct nt_store *store, int i, double *ms)
{
	struct nt_arena arena = { 0 };
	struct nt_record rec;
	double from;

	test_record(&rec, i, &arena);
	from = now_ms();
	test_save(store, &rec, 0, &arena);
	*ms = now_ms() - from;
	nt_arena_free(&arena);
}

static sqlite3 *open_bare(const char *path)
{
	sqlite3 *raw;

	assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
	assert_int_equal(sqlite3_exec(raw,
				      "PRAGMA journal_mode = TRUNCATE;"
				      "PRAGMA synchronous = FULL;"
				      "DROP TABLE IF EXISTS t;"
				      "CREATE TABLE t (id INTEGER PRIMARY KEY, "
				      "json TEXT)",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	return raw;
}

static void save_bare(sqlite3 *raw, int i, double *ms)
{
	struct nt_arena arena = { 0 };
	struct nt_record rec;
	const char *json;
	sqlite3_stmt *st;
	double from;

	test_record(&rec, i, &arena);
	json = test_json(&rec, &arena);
	sqlite3_prepare_v2(raw, "INSERT INTO t (json) VALUES (?)", -1, &st,
			   NULL);
	sqlite3_bind_text(st, 1, json, -1, SQLITE_STATIC);
	from = now_ms();
	assert_int_equal(sqlite3_exec(raw, "BEGIN IMMEDIATE", NULL, NULL, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_step(st), SQLITE_DONE);
	assert_int_equal(sqlite3_exec(raw, "COMMIT", NULL, NULL, NULL),
			 SQLITE_OK);
	*ms = now_ms() - from;
	sqlite3_finalize(st);
	nt_arena_free(&arena);
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double part(struct figures *f, int at)
{
	qsort(f->ms, (size_t)f->n, sizeof(f->ms[0]), by_size);
	return f->ms[at];
}

int main(int argc, char **argv)
{
	static struct figures small, large, bare;
	struct nt_store *a, *b;
	sqlite3 *raw;
	int n = argc == 5 ? atoi(argv[4]) : 0;

	if (n < 1 || n > MOST) {
		fprintf(stderr, "usage: saves SMALL LARGE BARE TIMES\n");
		return 2;
	}
	small.n = large.n = bare.n = n;
	a = test_open(argv[1]);
	b = test_open(argv[2]);
	raw = open_bare(argv[3]);
	for (int i = 0; i < n; i++) {
		save(a, i, &small.ms[i]);
		save(b, i, &large.ms[i]);
		save_bare(raw, i, &bare.ms[i]);
	}
	nt_store_close(a);
	nt_store_close(b);
	sqlite3_close(raw);
	printf("a save, median ms: small %.2f, large %.2f, bare transaction "
	       "%.2f; ratio %.2f  <= 1.5\n",
	       part(&small, n / 2), part(&large, n / 2), part(&bare, n / 2),
	       part(&large, n / 2) / part(&bare, n / 2));
	printf("slowest of %d saves: %.1f ms, %.1f times the small median  <= "
	       "100\n",
	       n, part(&large, n - 1),
	       part(&large, n - 1) / part(&small, n / 2));
	return 0;
}
