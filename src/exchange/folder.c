#include "exchange/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "notula/file.h"
#include "notula/path.h"

static enum nt_status fail_at(const struct nt_folder *folder, int errno_,
			      const char *what, struct nt_err *err)
{
	enum nt_status st = nt_fail_errno(err, errno_, "%s", what);

	nt_err_at(err, folder->path, 0);
	return st;
}

static enum nt_status refuse(const struct nt_folder *folder, const char *why,
			     struct nt_err *err)
{
	nt_fail(err, NT_EINVAL, "%s", why);
	nt_err_at(err, folder->path, 0);
	return NT_EINVAL;
}

/* PATH without the slashes at its end, and the two names made of it. */
static void name_it(struct nt_folder *folder, const char *path)
{
	size_t n = strlen(path);
	char *place;

	while (n > 1 && path[n - 1] == '/')
		n--;
	place = nt_arena_strndup(&folder->arena, path, n);
	folder->path = place;
	folder->name = nt_path_name(place);
	folder->temp = nt_arena_printf(&folder->arena, ".%.200s.notula-export",
				       folder->name);
	folder->temp_path = nt_arena_printf(&folder->arena, "%.*s%s",
					    (int)(folder->name - place), place,
					    folder->temp);
}

static bool is_dot(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* Does the folder FD hold nothing? Where EMPTY, remove its files first. */
static bool is_empty(int fd, bool empty)
{
	int copy = openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = copy < 0 ? NULL : fdopendir(copy);
	const struct dirent *entry;
	bool left = false;

	if (dir == NULL) {
		if (copy >= 0)
			close(copy);
		return false;
	}
	while ((entry = readdir(dir)) != NULL)
		if (!is_dot(entry->d_name) &&
		    !(empty && unlinkat(fd, entry->d_name, 0) == 0))
			left = true;
	closedir(dir);
	return !left;
}

static enum nt_status look_at_place(const struct nt_folder *folder,
				    struct nt_err *err)
{
	int fd = openat(folder->parent, folder->name,
			O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	bool empty;

	if (fd < 0 && errno == ENOENT)
		return NT_OK;
	if (fd < 0 && (errno == ENOTDIR || errno == ELOOP))
		return refuse(folder, _("is there and is no folder"), err);
	if (fd < 0)
		return fail_at(folder, errno, _("cannot be looked at"), err);
	empty = is_empty(fd, false);
	close(fd);
	return empty ? NT_OK
		     : refuse(folder,
			      _("is not empty: a bundle wants a new folder"),
			      err);
}

/* Is the folder that we lock still the one under the other name, and ours? */
static bool is_ours(const struct nt_folder *folder)
{
	struct stat there, locked;

	return fstatat(folder->parent, folder->temp, &there,
		       AT_SYMLINK_NOFOLLOW) == 0 &&
	       fstat(folder->fd, &locked) == 0 &&
	       there.st_ino == locked.st_ino && there.st_dev == locked.st_dev &&
	       locked.st_uid == geteuid();
}

/* Make the folder under its other name, or take over what was left of one. */
static enum nt_status make_temp(struct nt_folder *folder, struct nt_err *err)
{
	if (mkdirat(folder->parent, folder->temp, 0700) != 0 && errno != EEXIST)
		return fail_at(folder, errno, _("cannot be made"), err);
	folder->fd = openat(folder->parent, folder->temp,
			    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (folder->fd < 0)
		return fail_at(folder, errno, _("cannot be made"), err);
	/* Whoever held the lock may have put the folder in place meanwhile. */
	if (flock(folder->fd, LOCK_EX | LOCK_NB) != 0 || !is_ours(folder))
		return refuse(folder, _("is being written by somebody else"),
			      err);
	if (!is_empty(folder->fd, true))
		return refuse(folder,
			      _("cannot be made: the hidden folder beside it "
				"cannot be emptied"),
			      err);
	return NT_OK;
}

static void release(struct nt_folder *folder)
{
	if (folder->fd >= 0)
		close(folder->fd);
	if (folder->parent >= 0)
		close(folder->parent);
	nt_arena_free(&folder->arena);
}

enum nt_status nt_folder_begin(struct nt_folder *folder, const char *path,
			       struct nt_err *err)
{
	enum nt_status st = NT_OK;
	char *above;

	*folder = (struct nt_folder) { .parent = -1, .fd = -1 };
	name_it(folder, path);
	above = nt_arena_strndup(&folder->arena, folder->path,
				 (size_t)(folder->name - folder->path));
	folder->parent =
		open(*above ? above : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder->parent < 0)
		st = fail_at(folder, errno, _("its folder cannot be opened"),
			     err);
	else if (folder->name[0] == '\0' || is_dot(folder->name))
		st = refuse(folder, _("is no name for a new folder"), err);
	if (st == NT_OK)
		st = look_at_place(folder, err);
	if (st == NT_OK)
		st = make_temp(folder, err);
	if (st != NT_OK)
		release(folder);
	return st;
}

enum nt_status nt_folder_commit(struct nt_folder *folder, struct nt_err *err)
{
	enum nt_status st = NT_OK;

	if (fsync(folder->fd) != 0)
		st = fail_at(folder, errno, _("cannot be synced"), err);
	else if (renameat(folder->parent, folder->temp, folder->parent,
			  folder->name) != 0)
		st = errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR
			     ? refuse(folder,
				      _("was made by somebody else "
					"meanwhile"),
				      err)
			     : fail_at(folder, errno,
				       _("cannot be put in place"), err);
	if (st != NT_OK) {
		nt_folder_abandon(folder);
		return st;
	}
	/* It is in its place, whole: from here on nothing is taken back. */
	if (fsync(folder->parent) != 0)
		st = fail_at(folder, errno, _("its folder cannot be synced"),
			     err);
	release(folder);
	return st;
}

void nt_folder_abandon(struct nt_folder *folder)
{
	if (is_empty(folder->fd, true))
		unlinkat(folder->parent, folder->temp, AT_REMOVEDIR);
	release(folder);
}
