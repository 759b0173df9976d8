/* daily.c - verified copies beside the logbook. */
#include "notula/daily.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "notula/day.h"
#include "notula/path.h"
#include "notula/store.h"

enum { WAIT_MS = 10000 };

#define ENDING ".bak"

/* "notula.db.2024-06-12.bak" for "notula.db". */
static bool is_copy(const char *file, const char *name)
{
	char day[NT_DATE_SIZE] = "";
	struct nt_date date;
	size_t n = strlen(name);

	if (strncmp(file, name, n) != 0 || file[n] != '.' ||
	    strlen(file + n) != strlen(".2024-06-12" ENDING) ||
	    strcmp(file + n + strlen(".2024-06-12"), ENDING) != 0)
		return false;
	memcpy(day, file + n + 1, strlen("2024-06-12"));
	return nt_date_read(day, &date) && date.day != 0;
}

static int newest_first(const void *a, const void *b)
{
	return strcmp(*(const char *const *)b, *(const char *const *)a);
}

/* Remove the oldest beyond those that are kept; one that cannot be stays. */
static void drop_oldest(const char *path, struct nt_arena *arena)
{
	const char *name = nt_path_name(path);
	const char *folder =
		nt_arena_strndup(arena, path, (size_t)(name - path));
	DIR *dir = opendir(folder[0] != '\0' ? folder : ".");
	const char **files = NULL;
	size_t n = 0;

	for (struct dirent *e; dir != NULL && (e = readdir(dir)) != NULL;) {
		if (!is_copy(e->d_name, name))
			continue;
		files = nt_arena_grow(arena, files, n, sizeof(*files));
		files[n++] = nt_arena_strdup(arena, e->d_name);
	}
	if (dir != NULL)
		closedir(dir);
	if (n > 0)
		qsort(files, n, sizeof(*files), newest_first);
	for (size_t i = NT_DAILY_KEPT; i < n; i++)
		unlink(nt_arena_printf(arena, "%s%s", folder, files[i]));
}

static enum nt_status open_to_read(struct nt_store **out, const char *path,
				   struct nt_err *err)
{
	struct nt_opening how = { .path = path,
				  .read_only = true,
				  .max_wait_ms = WAIT_MS };

	return nt_store_open(out, &how, err);
}

static void hear_nothing(void *ctx, const char *finding)
{
	(void)ctx;
	(void)finding;
}

/* A copy that cannot be read back is none. */
static enum nt_status prove(const char *copy, struct nt_err *err)
{
	struct nt_store *store = NULL;
	enum nt_status st = open_to_read(&store, copy, err);

	if (st == NT_OK)
		st = nt_store_check(store, hear_nothing, NULL, err);
	nt_store_close(store);
	if (st != NT_OK)
		unlink(copy);
	return st;
}

static enum nt_status copy_from(struct nt_store *store, const char *path,
				const char *copy, struct nt_arena *arena,
				struct nt_err *err)
{
	int64_t last = 0;
	enum nt_status st = nt_store_last_number(store, &last, err);

	if (st != NT_OK || last == 0)
		return st;
	st = nt_store_backup(store, copy, err);
	if (st == NT_OK)
		st = prove(copy, err);
	if (st == NT_OK)
		drop_oldest(path, arena);
	return st;
}

static bool is_there(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

static bool is_larger(const char *path, int64_t most)
{
	struct stat st;

	return stat(path, &st) == 0 && st.st_size > most;
}

enum nt_status nt_daily_copy(const char *path, int64_t today, int64_t most,
			     struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	struct nt_store *store = NULL;
	char day[NT_DATE_SIZE];
	const char *copy;
	enum nt_status st = NT_OK;

	nt_date_write(nt_day_date(today), day);
	copy = nt_arena_printf(&arena, "%s.%s" ENDING, path, day);
	if (strcmp(path, ":memory:") != 0 && !is_there(copy) &&
	    !is_larger(path, most)) {
		st = open_to_read(&store, path, err);
		if (st == NT_OK)
			st = copy_from(store, path, copy, &arena, err);
		nt_store_close(store);
		if (st != NT_OK && is_there(copy))
			st = NT_OK; /* somebody else made it meanwhile */
		if (st != NT_OK)
			nt_wrap(err, "%s", _("the daily copy was not made"));
	}
	nt_arena_free(&arena);
	return st;
}
