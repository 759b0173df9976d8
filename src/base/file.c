#include "notula/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "notula/alloc.h"
#include "notula/path.h"

enum { CHUNK = 65536, TEMPS = 100 };

/*
 * The temporary file stands in FOLDER under a name that the next writer of
 * the same file tries too, and is locked while it is written: one that nobody
 * locks was left by a writer that died, and is removed.
 */
struct nt_file {
	struct nt_arena arena;
	struct nt_buf buf;
	const char *path; /* as the caller called it, for messages */
	const char *name;
	const char *temp;
	int folder;
	int fd;
	int error; /* errno of the first write that failed */
	bool replace;
};

enum nt_status nt_fail_errno(struct nt_err *err, int errno_, const char *fmt,
			     ...)
{
	enum nt_status st = NT_EIO;
	char what[NT_ERR_MSG];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	switch (errno_) {
	case ENOSPC:
	case EDQUOT:
	case EFBIG:
		st = NT_EFULL;
		break;
	case EROFS:
	case EACCES:
	case EPERM:
		st = NT_EREADONLY;
		break;
	case ENOENT:
		st = NT_ENOTFOUND;
		break;
	default:
		break;
	}
	return nt_fail(err, st, "%s: %s", what, strerror(errno_));
}

static enum nt_status fail_at(struct nt_err *err, const char *path,
			      const char *what)
{
	enum nt_status st = nt_fail_errno(err, errno, "%s", what);

	nt_err_at(err, path, 0);
	return st;
}

static enum nt_status refuse(struct nt_err *err, const char *path,
			     const char *why)
{
	enum nt_status st = nt_fail(err, NT_EINVAL, "%s", why);

	nt_err_at(err, path, 0);
	return st;
}

/* The folder of PATH, open. */
static int open_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct nt_arena arena = { 0 };
	const char *folder = ".";
	int fd;

	if (slash != NULL)
		folder = nt_arena_strndup(&arena, path,
					  slash == path
						  ? 1
						  : (size_t)(slash - path));
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	nt_arena_free(&arena);
	return fd;
}

static enum nt_status refuse_existing(const struct nt_file *file,
				      struct nt_err *err)
{
	return refuse(err, file->path,
		      _("exists already; name another file, or replace it with "
			"--force"));
}

/* May FILE be written where something stands already? */
static enum nt_status look_at_target(const struct nt_file *file,
				     struct nt_err *err)
{
	struct stat st;

	if (fstatat(file->folder, file->name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT ? NT_OK
				       : fail_at(err, file->path,
						 _("cannot be looked at"));
	if (S_ISLNK(st.st_mode))
		return refuse(err, file->path,
			      _("is a link; name the file it points to"));
	if (S_ISDIR(st.st_mode))
		return refuse(err, file->path, _("is a folder"));
	if (!S_ISREG(st.st_mode))
		return refuse(err, file->path, _("is not a plain file"));
	if (!file->replace)
		return refuse_existing(file, err);
	return NT_OK;
}

/* Is FD, which we lock, what stands under NAME? */
static bool stands_there(int folder, const char *name, int fd)
{
	struct stat there, ours;

	return fstatat(folder, name, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
	       fstat(fd, &ours) == 0 && there.st_ino == ours.st_ino &&
	       there.st_dev == ours.st_dev;
}

/* Remove NAME if its writer is dead; true if the name is free again. */
static bool sweep(int folder, const char *name)
{
	int fd = openat(folder, name,
			O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	bool swept = false;

	if (fd < 0)
		return errno == ENOENT;
	if (flock(fd, LOCK_EX | LOCK_NB) == 0 && stands_there(folder, name, fd))
		swept = unlinkat(folder, name, 0) == 0;
	close(fd);
	return swept;
}

/* Make NAME anew and lock it; -1 with errno if that cannot be. */
static int make_temp(int folder, const char *name)
{
	int fd = openat(folder, name,
			O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			0600);

	if (fd < 0)
		return -1;
	if (flock(fd, LOCK_EX | LOCK_NB) == 0 && stands_there(folder, name, fd))
		return fd;
	close(fd);
	errno = EEXIST;
	return -1;
}

static enum nt_status open_temp(struct nt_file *file, struct nt_err *err)
{
	for (int i = 0; i < TEMPS; i++) {
		file->temp = nt_arena_printf(&file->arena, ".%.200s.%d.tmp",
					     file->name, i);
		file->fd = make_temp(file->folder, file->temp);
		if (file->fd < 0 && errno == EEXIST) {
			sweep(file->folder, file->temp);
			file->fd = make_temp(file->folder, file->temp);
		}
		if (file->fd >= 0)
			return NT_OK;
		if (errno != EEXIST)
			break;
	}
	return fail_at(err, file->path, _("cannot be made"));
}

static void release(struct nt_file *file)
{
	if (file->fd >= 0)
		close(file->fd);
	if (file->folder >= 0)
		close(file->folder);
	nt_buf_free(&file->buf);
	nt_arena_free(&file->arena);
	nt_free(file);
}

enum nt_status nt_file_begin(struct nt_file **out, const char *path,
			     bool replace, struct nt_err *err)
{
	struct nt_file *file = nt_alloc(sizeof(*file));
	enum nt_status st;

	*out = NULL;
	file->path = nt_arena_strdup(&file->arena, path);
	file->name = nt_path_name(file->path);
	file->replace = replace;
	file->fd = -1;
	file->folder = open_folder(path);
	if (file->folder < 0)
		st = fail_at(err, path, _("its folder cannot be opened"));
	else if (file->name[0] == '\0')
		st = refuse(err, path, _("is no name of a file"));
	else
		st = look_at_target(file, err);
	if (st == NT_OK)
		st = open_temp(file, err);
	if (st != NT_OK) {
		release(file);
		return st;
	}
	*out = file;
	return NT_OK;
}

static void flush(struct nt_file *file)
{
	const char *s = file->buf.s;
	size_t left = file->buf.n;

	while (left > 0 && file->error == 0) {
		ssize_t n = write(file->fd, s, left);

		if (n >= 0) {
			s += n;
			left -= (size_t)n;
		} else if (errno != EINTR) {
			file->error = errno;
		}
	}
	nt_buf_reset(&file->buf);
}

void nt_file_put(struct nt_file *file, const void *bytes, size_t n)
{
	nt_buf_put(&file->buf, bytes, n);
	if (file->buf.n >= CHUNK)
		flush(file);
}

static enum nt_status sink_put(void *file, const void *bytes, size_t n,
			       struct nt_err *err)
{
	(void)err;
	nt_file_put(file, bytes, n);
	return NT_OK;
}

struct nt_sink nt_file_sink(struct nt_file *file)
{
	return (struct nt_sink) { .put = sink_put, .ctx = file };
}

/* Give the temporary file its name, never over another without REPLACE. */
static int put_in_place(const struct nt_file *file)
{
	int folder = file->folder;

	if (file->replace)
		return renameat(folder, file->temp, folder, file->name);
	if (renameat2(folder, file->temp, folder, file->name,
		      RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	if (linkat(folder, file->temp, folder, file->name, 0) != 0)
		return -1;
	return unlinkat(folder, file->temp, 0);
}

static enum nt_status commit(struct nt_file *file, struct nt_err *err)
{
	flush(file);
	if (file->error == 0 && fsync(file->fd) != 0)
		file->error = errno;
	if (file->error != 0) {
		errno = file->error;
		return fail_at(err, file->path, _("cannot be written"));
	}
	if (put_in_place(file) != 0)
		return errno == EEXIST ? refuse_existing(file, err)
				       : fail_at(err, file->path,
						 _("cannot be put in place"));
	file->temp = NULL;
	if (fsync(file->folder) != 0)
		return fail_at(err, file->path,
			       _("its folder cannot be synced"));
	return NT_OK;
}

enum nt_status nt_file_commit(struct nt_file *file, struct nt_err *err)
{
	enum nt_status st;

	if (file == NULL)
		return NT_OK;
	st = commit(file, err);
	nt_file_abandon(file);
	return st;
}

void nt_file_abandon(struct nt_file *file)
{
	if (file == NULL)
		return;
	if (file->temp != NULL)
		unlinkat(file->folder, file->temp, 0);
	release(file);
}

enum nt_status nt_file_write(const char *path, bool replace, const void *bytes,
			     size_t n, struct nt_err *err)
{
	struct nt_file *file;
	enum nt_status st = nt_file_begin(&file, path, replace, err);

	if (st != NT_OK)
		return st;
	nt_file_put(file, bytes, n);
	return nt_file_commit(file, err);
}

static enum nt_status read_all(struct nt_buf *out, int fd, const char *path,
			       size_t most, struct nt_err *err)
{
	char chunk[8192];
	enum nt_status st;

	for (;;) {
		ssize_t n = read(fd, chunk, sizeof(chunk));

		if (n == 0)
			return NT_OK;
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fail_at(err, path, _("cannot be read"));
		if ((size_t)n > most - out->n) {
			st = nt_fail(err, NT_EINVAL,
				     _("is larger than %zu bytes"), most);
			nt_err_at(err, path, 0);
			return st;
		}
		nt_buf_put(out, chunk, (size_t)n);
	}
}

enum nt_status nt_file_read(struct nt_buf *out, const char *path, size_t most,
			    struct nt_err *err)
{
	enum nt_status status;
	struct stat st;
	int fd;

	nt_buf_reset(out);
	if (strcmp(path, "-") == 0)
		return read_all(out, STDIN_FILENO, path, most, err);
	/* O_NONBLOCK: opening a FIFO must not hang. */
	fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return fail_at(err, path, _("cannot be opened"));
	if (fstat(fd, &st) != 0)
		status = fail_at(err, path, _("cannot be looked at"));
	else if (S_ISDIR(st.st_mode))
		status = refuse(err, path, _("is a folder"));
	else if (!S_ISREG(st.st_mode))
		status = refuse(err, path, _("is not a plain file"));
	else
		status = read_all(out, fd, path, most, err);
	close(fd);
	return status;
}

enum nt_status nt_file_mkdirs(const char *dir, struct nt_err *err)
{
	char *path = nt_strdup(dir);
	enum nt_status status = NT_OK;
	struct stat st;

	for (char *p = path; status == NT_OK && p != NULL;) {
		char *slash = strchr(p + (*p != '\0'), '/');

		if (slash != NULL)
			*slash = '\0';
		if (mkdir(path, 0700) != 0 &&
		    (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)))
			status = fail_at(err, path,
					 _("this folder cannot be made"));
		if (slash != NULL)
			*slash = '/';
		p = slash != NULL && slash[1] != '\0' ? slash + 1 : NULL;
	}
	nt_free(path);
	return status;
}

enum nt_status nt_file_sync_folder(const char *path, struct nt_err *err)
{
	enum nt_status st = NT_OK;
	int fd = open_folder(path);

	if (fd < 0)
		return fail_at(err, path, _("its folder cannot be opened"));
	if (fsync(fd) != 0)
		st = fail_at(err, path, _("its folder cannot be synced"));
	close(fd);
	return st;
}
