#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "notula/file.h"
#include "notula/path.h"
#include "store/sqlite/db.h"

enum {
	STEP_PAGES = 1024,
	RESTARTS_MOST = 3, /* then the rest in one step, others waiting */
	PAUSE_MS = 2,	   /* between steps: others may save */
};

/* The copy grows in TEMP, beside PATH; FD locks it while somebody works. */
struct backup {
	struct nt_store *from;
	char *path;
	char *temp;
	int fd;
	struct nt_arena arena;
};

static enum nt_status fail_at(struct nt_err *err, const char *path,
			      const char *what)
{
	enum nt_status status = nt_fail_errno(err, errno, "%s", what);

	nt_err_at(err, path, 0);
	return status;
}

static enum nt_status check_free(const char *path, struct nt_err *err)
{
	struct stat st;

	if (lstat(path, &st) != 0)
		return errno == ENOENT
			       ? NT_OK
			       : fail_at(err, path, _("cannot be looked at"));
	nt_fail(err, NT_EINVAL, _("exists already; nothing was written"));
	nt_err_at(err, path, 0);
	return NT_EINVAL;
}

/* Whoever held the lock may have given the file its name meanwhile. */
static bool is_ours(const struct backup *b)
{
	struct stat there, locked;

	return lstat(b->temp, &there) == 0 && fstat(b->fd, &locked) == 0 &&
	       there.st_ino == locked.st_ino && there.st_dev == locked.st_dev;
}

/* What a backup that died left is not locked any more: it is written over. */
static enum nt_status make_temp(struct backup *b, struct nt_err *err)
{
	b->fd = open(b->temp, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (b->fd < 0)
		return fail_at(err, b->path, _("cannot be made"));
	if (flock(b->fd, LOCK_EX | LOCK_NB) != 0 || !is_ours(b)) {
		close(b->fd);
		b->fd = -1;
		nt_fail(err, NT_EBUSY, "%s",
			_("another backup is being written there"));
		nt_err_at(err, b->path, 0);
		return NT_EBUSY;
	}
	if (fchmod(b->fd, 0600) != 0 || ftruncate(b->fd, 0) != 0)
		return fail_at(err, b->path, _("cannot be made"));
	return NT_OK;
}

static void pause_between(void)
{
	struct timespec t = { 0, PAUSE_MS * 1000000L };

	nanosleep(&t, NULL);
}

static int copy_steps(sqlite3_backup *copy)
{
	int left = -1, restarts = 0, rc;

	do {
		rc = sqlite3_backup_step(copy, restarts > RESTARTS_MOST
						       ? -1
						       : STEP_PAGES);
		restarts += left >= 0 && sqlite3_backup_remaining(copy) > left;
		left = sqlite3_backup_remaining(copy);
		if (rc == SQLITE_OK)
			pause_between();
	} while (rc == SQLITE_OK);
	return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static enum nt_status copy_pages(struct backup *b, struct nt_err *err)
{
	struct nt_store to = { .path = b->path,
			       .read_only = true,
			       .max_wait_ms = b->from->max_wait_ms };
	enum nt_status status =
		nt_db_open(&to, b->temp,
			   SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, err);
	sqlite3_backup *copy = NULL;
	int rc;

	/* Half a copy is thrown away, never taken back. */
	if (status == NT_OK)
		status = nt_run(nt_stmt(&to, NT_SQL_SET_NO_JOURNAL), err);
	if (status == NT_OK) {
		copy = sqlite3_backup_init(to.raw, "main", b->from->raw,
					   "main");
		rc = copy ? copy_steps(copy) : sqlite3_errcode(to.raw);
		sqlite3_backup_finish(copy);
		if (rc != SQLITE_OK)
			status = nt_db_fail(&to, rc, err);
	}
	nt_db_close(&to);
	return status;
}

/* In one step, so that nothing is left beside it; some file systems know only
 * links. */
static int take_name(const struct backup *b)
{
	int rc = renameat2(AT_FDCWD, b->temp, AT_FDCWD, b->path,
			   RENAME_NOREPLACE);

	if (rc == 0 || errno == EEXIST)
		return rc;
	rc = link(b->temp, b->path);
	return rc == 0 ? unlink(b->temp) : rc;
}

static enum nt_status put_in_place(struct backup *b, struct nt_err *err)
{
	if (fsync(b->fd) != 0)
		return fail_at(err, b->path, _("cannot be written"));
	if (take_name(b) != 0)
		return fail_at(err, b->path, _("cannot be made"));
	return nt_file_sync_folder(b->path, err);
}

static enum nt_status quick_check(struct nt_store *store, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_QUICK_CHECK);
	struct nt_arena arena = { 0 };
	bool sound =
		nt_step(st) && strcmp(nt_col_need(st, 0, &arena), "ok") == 0;
	enum nt_status status = nt_done(st, err);

	nt_arena_free(&arena);
	if (status != NT_OK || sound)
		return status;
	nt_fail(err, NT_EDAMAGED,
		_("is damaged: \"notula check\" tells what; no backup was "
		  "made"));
	nt_err_at(err, store->path, 0);
	return NT_EDAMAGED;
}

enum nt_status nt_store_backup(struct nt_store *store, const char *path,
			       struct nt_err *err)
{
	struct backup b = { .from = store, .fd = -1 };
	enum nt_status status = nt_path_real(path, &b.arena, &b.path, err);
	const char *name;

	if (status == NT_OK)
		status = check_free(b.path, err);
	if (status == NT_OK)
		status = quick_check(store, err);
	if (status == NT_OK) {
		name = nt_path_name(b.path);
		b.temp = nt_arena_printf(&b.arena, "%.*s.%s.part",
					 (int)(name - b.path), b.path, name);
		status = make_temp(&b, err);
	}
	if (status == NT_OK)
		status = copy_pages(&b, err);
	if (status == NT_OK)
		status = put_in_place(&b, err);
	if (status != NT_OK && b.fd >= 0)
		unlink(b.temp);
	if (b.fd >= 0)
		close(b.fd);
	nt_arena_free(&b.arena);
	return status;
}
