/* upgrade.c - the copy that is kept before a logbook is upgraded. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "notula/alloc.h"
#include "store/sqlite/db.h"

enum {
	CHUNK = 1 << 16,
	COPIES_MOST = 99,
	/* Of the header of an SQLite file: counters that every writer raises,
	 * and the library that wrote it last. */
	AT_CHANGES = 24,
	AT_COOKIE = 40,
	AT_WRITER = 92,
	HEADER = 100,
};

static bool is_there(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

static void mask_header(unsigned char *page)
{
	memset(page + AT_CHANGES, 0, 4);
	memset(page + AT_COOKIE, 0, 4);
	memset(page + AT_WRITER, 0, HEADER - AT_WRITER);
}

/* The file of STORE is read through SQLite, which knows of its locks. */
static int read_chunk(struct nt_store *store, unsigned char chunk[CHUNK],
		      int64_t at, int n)
{
	sqlite3_file *file = NULL;
	int rc = sqlite3_file_control(store->raw, "main",
				      SQLITE_FCNTL_FILE_POINTER, &file);

	if (rc == SQLITE_OK)
		rc = file->pMethods->xRead(file, chunk, n, at);
	if (rc == SQLITE_OK && at == 0)
		mask_header(chunk);
	return rc;
}

static int size_of(struct nt_store *store, int64_t *size)
{
	sqlite3_file *file = NULL;
	sqlite3_int64 n = 0;
	int rc = sqlite3_file_control(store->raw, "main",
				      SQLITE_FCNTL_FILE_POINTER, &file);

	if (rc == SQLITE_OK)
		rc = file->pMethods->xFileSize(file, &n);
	*size = n;
	return rc;
}

static int compare_bytes(struct nt_store *a, struct nt_store *b, bool *same)
{
	unsigned char *of_a = nt_alloc(CHUNK), *of_b = nt_alloc(CHUNK);
	int64_t size = 0, other = 0;
	int rc = size_of(a, &size);

	if (rc == SQLITE_OK)
		rc = size_of(b, &other);
	*same = size == other;
	for (int64_t at = 0; at < size && *same && rc == SQLITE_OK;
	     at += CHUNK) {
		int n = size - at < CHUNK ? (int)(size - at) : CHUNK;

		rc = read_chunk(a, of_a, at, n);
		if (rc == SQLITE_OK)
			rc = read_chunk(b, of_b, at, n);
		*same = rc == SQLITE_OK && memcmp(of_a, of_b, (size_t)n) == 0;
	}
	nt_free(of_a);
	nt_free(of_b);
	return rc;
}

/* Nothing inside is looked at. */
static enum nt_status open_to_read(struct nt_store *out, const char *path,
				   struct nt_err *err)
{
	*out = (struct nt_store) { .path = nt_strdup(path), .read_only = true };
	return nt_db_open(out, path,
			  SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW, err);
}

static void close_again(struct nt_store *store)
{
	nt_db_close(store);
	nt_free(store->path);
}

/* Is what stands at PATH the logbook that READER has open? */
static enum nt_status is_same(struct nt_store *reader, const char *path,
			      bool *same, struct nt_err *err)
{
	struct nt_store copy;
	enum nt_status status = open_to_read(&copy, path, err);
	int rc;

	*same = false;
	if (status == NT_OK) {
		rc = compare_bytes(reader, &copy, same);
		if (rc != SQLITE_OK)
			status = nt_db_fail(&copy, rc, err);
	}
	close_again(&copy);
	return status;
}

static enum nt_status make_copy(struct nt_store *reader, const char *path,
				struct nt_err *err)
{
	enum nt_status status = nt_store_backup(reader, path, err);
	bool same;

	if (status != NT_OK)
		return status;
	status = is_same(reader, path, &same, err);
	if (status == NT_OK && !same) {
		status = nt_fail(err, NT_EIO, "%s",
				 _("could not be read back as it was "
				   "written"));
		nt_err_at(err, path, 0);
	}
	if (status != NT_OK)
		unlink(path);
	return status;
}

/* At the first name that is free, unless one before it has the same. */
static enum nt_status copy_beside(struct nt_store *reader, int version,
				  struct nt_arena *arena, struct nt_err *err)
{
	const char *path =
		nt_arena_printf(arena, "%s.v%d.bak", reader->path, version);
	bool same = false;

	for (int i = 2; i <= COPIES_MOST && is_there(path); i++) {
		if (is_same(reader, path, &same, NULL) == NT_OK && same)
			return NT_OK;
		path = nt_arena_printf(arena, "%s.v%d.%d.bak", reader->path,
				       version, i);
	}
	return make_copy(reader, path, err);
}

/* What has a transaction of its own at work cannot be copied: another reads. */
enum nt_status nt_upgrade_copy(struct nt_store *store, int version,
			       struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	struct nt_store reader;
	enum nt_status status = open_to_read(&reader, store->path, err);

	if (status == NT_OK)
		status = copy_beside(&reader, version, &arena, err);
	close_again(&reader);
	nt_arena_free(&arena);
	if (status != NT_OK)
		nt_wrap(err, "%s",
			_("the logbook is of an older notula and stays so, "
			  "for no copy of it could be made first"));
	return status;
}
