/* draft.c - the files of drafts: names, locks, the folder of the discarded. */
#include "notula/draft.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/draft_text.h"
#include "notula/alloc.h"
#include "notula/file.h"
#include "notula/path.h"
#include "notula/str.h"
#include "notula/uid.h"

/* "discarded/DAY.NAME.json": the day number stands in the name. */
#define DISCARDED "discarded"

struct nt_draft {
	struct nt_arena arena;
	char name[NT_UID_SIZE];
	int lock;
};

static char *path_of(struct nt_arena *arena, const char *name,
		     const char *ending)
{
	return nt_path_state(arena, nt_arena_printf(arena, "drafts/%s%s", name,
						    ending));
}

/* Is the file that FD holds still the one at PATH? It may have been removed
 * and made anew before the lock was got. */
static bool is_at(int fd, const char *path)
{
	struct stat held;
	struct stat there;

	return fstat(fd, &held) == 0 && lstat(path, &there) == 0 &&
	       held.st_ino == there.st_ino && held.st_dev == there.st_dev;
}

/* The lock of the draft NAME: a descriptor, or -1 with errno. */
static int lock(const char *name)
{
	struct nt_arena arena = { 0 };
	const char *path = path_of(&arena, name, ".lock");
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

	if (fd >= 0 &&
	    (flock(fd, LOCK_EX | LOCK_NB) != 0 || !is_at(fd, path))) {
		close(fd);
		fd = -1;
		errno = EWOULDBLOCK;
	}
	nt_arena_free(&arena);
	return fd;
}

static void unlock(const char *name, int fd)
{
	struct nt_arena arena = { 0 };

	unlink(path_of(&arena, name, ".lock"));
	close(fd);
	nt_arena_free(&arena);
}

static enum nt_status hold(const char *name, struct nt_draft **out,
			   struct nt_err *err)
{
	struct nt_draft *draft;
	int fd = lock(name);

	*out = NULL;
	if (fd < 0 && errno == EWOULDBLOCK)
		return nt_fail(err, NT_EBUSY,
			       _("another notula has this draft open"));
	if (fd < 0)
		return nt_fail_errno(err, errno, _("drafts cannot be kept"));
	draft = nt_alloc(sizeof(*draft));
	draft->lock = fd;
	snprintf(draft->name, sizeof(draft->name), "%s", name);
	*out = draft;
	return NT_OK;
}

static void let_go(struct nt_draft *draft)
{
	unlock(draft->name, draft->lock);
	nt_arena_free(&draft->arena);
	nt_free(draft);
}

enum nt_status nt_draft_new(struct nt_draft **out, struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	char name[NT_UID_SIZE];
	enum nt_status st;

	*out = NULL;
	nt_uid_new(name);
	st = nt_file_mkdirs(nt_path_state(&arena, "drafts"), err);
	nt_arena_free(&arena);
	return st == NT_OK ? hold(name, out, err) : st;
}

const char *nt_draft_name(const struct nt_draft *draft)
{
	return draft->name;
}

enum nt_status nt_draft_write(struct nt_draft *draft,
			      const struct nt_draft_about *about,
			      const struct nt_typed *t, struct nt_err *err)
{
	struct nt_buf text = { 0 };
	enum nt_status st;

	nt_draft_text(&text, about, t);
	nt_arena_reset(&draft->arena);
	st = nt_file_write(path_of(&draft->arena, draft->name, ".json"), true,
			   nt_buf_str(&text), text.n, err);
	nt_buf_free(&text);
	return st;
}

static enum nt_status read_file(const char *name, struct nt_arena *arena,
				struct nt_draft_about *about,
				struct nt_typed *t, struct nt_err *err)
{
	struct nt_buf text = { 0 };
	enum nt_status st = nt_file_read(&text, path_of(arena, name, ".json"),
					 NT_DRAFT_MOST, err);

	if (st == NT_OK)
		st = nt_draft_read(nt_buf_str(&text), text.n, arena, about, t,
				   err);
	about->name = nt_arena_strdup(arena, name);
	nt_buf_free(&text);
	return st;
}

enum nt_status nt_draft_take(const char *name, struct nt_draft **out,
			     struct nt_arena *arena,
			     struct nt_draft_about *about, struct nt_typed *t,
			     struct nt_err *err)
{
	enum nt_status st = hold(name, out, err);

	if (st != NT_OK)
		return st;
	st = read_file(name, arena, about, t, err);
	if (st == NT_OK)
		return NT_OK;
	let_go(*out);
	*out = NULL;
	return st;
}

void nt_draft_keep(struct nt_draft *draft)
{
	if (draft != NULL)
		let_go(draft);
}

void nt_draft_drop(struct nt_draft *draft)
{
	if (draft == NULL)
		return;
	unlink(path_of(&draft->arena, draft->name, ".json"));
	let_go(draft);
}

/* The discarded. */

/* The day that stands in FILE, "19886.NAME.json"; false if it is not ours. */
static bool day_of(const char *file, long long *day, const char **name)
{
	char digits[8] = "";
	size_t n = strcspn(file, ".");

	if (n >= sizeof(digits) || file[n] != '.')
		return false;
	memcpy(digits, file, n);
	*name = file + n + 1;
	return nt_str_number(digits, 0, 9999999, day);
}

/* Call EACH with every file name in FOLDER; a folder that is not there is an
 * empty one. */
static enum nt_status each_file(const char *folder,
				void (*each)(void *ctx, const char *file),
				void *ctx, struct nt_err *err)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	if (dir == NULL && errno == ENOENT)
		return NT_OK;
	if (dir == NULL)
		return nt_fail_errno(err, errno, _("%s cannot be read"),
				     folder);
	while ((entry = readdir(dir)) != NULL)
		each(ctx, entry->d_name);
	closedir(dir);
	return NT_OK;
}

struct sweep {
	const char *folder;
	int64_t today;
	const char *wanted; /* to be found */
	char *found;
	struct nt_arena arena;
};

static void sweep_one(void *ctx, const char *file)
{
	struct sweep *sweep = ctx;
	const char *name;
	long long day;

	if (day_of(file, &day, &name) && day + NT_DRAFT_DAYS < sweep->today)
		unlink(nt_arena_printf(&sweep->arena, "%s/%s", sweep->folder,
				       file));
}

/* Remove those that lay there long enough. */
static void sweep(const char *folder, int64_t today)
{
	struct sweep s = { .folder = folder, .today = today };

	if (each_file(folder, sweep_one, &s, NULL) != NT_OK)
		s.today = today;
	nt_arena_free(&s.arena);
}

static enum nt_status discard(const char *name, int64_t today,
			      struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	const char *folder = path_of(&arena, DISCARDED, "");
	const char *from = path_of(&arena, name, ".json");
	const char *to = nt_arena_printf(&arena, "%s/%lld.%s.json", folder,
					 (long long)today, name);
	enum nt_status st = nt_file_mkdirs(folder, err);

	if (st == NT_OK)
		sweep(folder, today);
	if (st == NT_OK && rename(from, to) != 0 && errno != ENOENT)
		st = nt_fail_errno(err, errno,
				   _("the draft cannot be discarded"));
	nt_arena_free(&arena);
	return st;
}

enum nt_status nt_draft_discard(struct nt_draft *draft, int64_t today,
				struct nt_err *err)
{
	enum nt_status st;

	if (draft == NULL)
		return NT_OK;
	st = discard(draft->name, today, err);
	let_go(draft);
	return st;
}

enum nt_status nt_draft_throw(const char *name, int64_t today,
			      struct nt_err *err)
{
	struct nt_draft *draft;
	enum nt_status st = hold(name, &draft, err);

	return st == NT_OK ? nt_draft_discard(draft, today, err) : st;
}

static void find_one(void *ctx, const char *file)
{
	struct sweep *search = ctx;
	size_t n = strlen(search->wanted);
	const char *name;
	long long day;

	if (day_of(file, &day, &name) &&
	    strncmp(name, search->wanted, n) == 0 &&
	    strcmp(name + n, ".json") == 0)
		search->found = nt_arena_printf(&search->arena, "%s/%s",
						search->folder, file);
}

enum nt_status nt_draft_revive(const char *name, struct nt_err *err)
{
	struct sweep search = { .wanted = name };
	enum nt_status st;

	search.folder = path_of(&search.arena, DISCARDED, "");
	st = each_file(search.folder, find_one, &search, err);
	if (st == NT_OK && search.found == NULL)
		st = nt_fail(err, NT_ENOTFOUND, _("the draft is gone"));
	else if (st == NT_OK &&
		 rename(search.found, path_of(&search.arena, name, ".json")) !=
			 0)
		st = nt_fail_errno(err, errno,
				   _("the draft cannot be brought back"));
	nt_arena_free(&search.arena);
	return st;
}

/* The list. */

struct listing {
	const char *logbook;
	struct nt_arena *arena;
	struct nt_drafts *out;
};

static bool is_free(const char *name)
{
	int fd = lock(name);

	if (fd >= 0)
		unlock(name, fd);
	return fd >= 0 || errno != EWOULDBLOCK;
}

static void list_one(void *ctx, const char *file)
{
	struct listing *l = ctx;
	struct nt_draft_about about = { 0 };
	size_t n = strlen(file);
	const char *name;

	if (n != NT_UID_SIZE - 1 + 5 || strcmp(file + n - 5, ".json") != 0)
		return;
	name = nt_arena_strndup(l->arena, file, n - 5);
	if (!nt_uid_valid(name) || !is_free(name) ||
	    read_file(name, l->arena, &about, NULL, NULL) != NT_OK ||
	    !nt_str_eq(about.logbook, l->logbook))
		return;
	l->out->v = nt_arena_grow(l->arena, l->out->v, l->out->n,
				  sizeof(*l->out->v));
	l->out->v[l->out->n++] = about;
}

static int by_name(const void *a, const void *b)
{
	const struct nt_draft_about *left = a;
	const struct nt_draft_about *right = b;

	return strcmp(right->name, left->name);
}

enum nt_status nt_draft_list(const char *logbook, struct nt_arena *arena,
			     struct nt_drafts *out, struct nt_err *err)
{
	struct listing l = { logbook, arena, out };
	enum nt_status st;

	*out = (struct nt_drafts) { 0 };
	st = each_file(nt_path_state(arena, "drafts"), list_one, &l, err);
	if (out->n > 0)
		qsort(out->v, out->n, sizeof(*out->v), by_name);
	return st;
}
