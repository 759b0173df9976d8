#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db.h"
#include "hits.h"
#include "notula/alloc.h"
#include "notula/file.h"
#include "notula/path.h"

/* The header of an SQLite file (sqlite.org/fileformat2.html, section 1.3). */
enum {
	HEADER = 100,
	AT_WRITE_VERSION = 18, /* 2: write-ahead log */
	AT_USER_VERSION = 60,
	AT_APPLICATION_ID = 68,
};

static enum nt_status refuse(struct nt_store *store, enum nt_status status,
			     struct nt_err *err, const char *why)
{
	nt_fail(err, status, "%s", why);
	nt_err_at(err, store->path, 0);
	return status;
}

static uint32_t big_endian(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

/* "file:/a%3fb?immutable=1" */
static void immutable_uri(struct nt_buf *uri, const char *path)
{
	nt_buf_puts(uri, "file:");
	for (; *path != '\0'; path++)
		if (strchr("?#%", *path) != NULL)
			nt_buf_printf(uri, "%%%02x", (unsigned char)*path);
		else
			nt_buf_putc(uri, *path);
	nt_buf_puts(uri, "?immutable=1");
}

/*
 * The header is read through SQLite: to open and close the file ourselves
 * would drop the locks that this process may have on it (POSIX). As immutable,
 * nothing is locked, taken back or made beside it.
 */
static int read_header(const char *path, unsigned char header[HEADER])
{
	struct nt_buf uri = { 0 };
	sqlite3_file *file = NULL;
	sqlite3 *raw = NULL;
	int rc;

	immutable_uri(&uri, path);
	rc = sqlite3_open_v2(nt_buf_str(&uri), &raw,
			     SQLITE_OPEN_READONLY | SQLITE_OPEN_URI |
				     SQLITE_OPEN_NOFOLLOW,
			     NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_file_control(raw, "main",
					  SQLITE_FCNTL_FILE_POINTER, &file);
	if (rc == SQLITE_OK && file->pMethods == NULL)
		rc = SQLITE_CANTOPEN;
	if (rc == SQLITE_OK)
		rc = file->pMethods->xRead(file, header, HEADER, 0);
	sqlite3_close(raw);
	nt_buf_free(&uri);
	return rc;
}

static enum nt_status newer(struct nt_store *store, uint32_t version,
			    struct nt_err *err)
{
	nt_fail(err, NT_ENEWER,
		_("was made by a newer notula: its schema is %u, this program "
		  "knows up to %d; use that notula"),
		version, NT_MIGRATIONS);
	nt_err_at(err, store->path, 0);
	return NT_ENEWER;
}

static enum nt_status look_inside(struct nt_store *store, struct nt_err *err)
{
	unsigned char header[HEADER];
	int rc = read_header(store->path, header);
	uint32_t version;

	if (rc == SQLITE_IOERR_SHORT_READ)
		return refuse(store, NT_EFOREIGN, err, _("is not a logbook"));
	if (rc != SQLITE_OK)
		return nt_db_fail(store, rc, err);
	if (memcmp(header, "SQLite format 3", 16) != 0)
		return refuse(store, NT_EFOREIGN, err, _("is not a logbook"));
	if (big_endian(header + AT_APPLICATION_ID) != NT_APPLICATION_ID)
		return refuse(store, NT_EFOREIGN, err,
			      _("is a database of another program"));
	version = big_endian(header + AT_USER_VERSION);
	if (version > NT_MIGRATIONS)
		return newer(store, version, err);
	if (header[AT_WRITE_VERSION] != 1)
		return refuse(store, NT_EFOREIGN, err,
			      _("was put into WAL mode by another program; "
				"close what has it open, then run: sqlite3 "
				"FILE 'PRAGMA journal_mode=DELETE'"));
	return NT_OK;
}

/* What stands at the path, before anything is opened. */
static enum nt_status look_at(struct nt_store *store, struct nt_err *err)
{
	struct stat st;

	if (lstat(store->path, &st) != 0) {
		enum nt_status status = nt_fail_errno(err, errno, "%s",
						      _("cannot be looked at"));

		nt_err_at(err, store->path, 0);
		return status;
	}
	if (S_ISLNK(st.st_mode))
		return refuse(store, NT_EFOREIGN, err,
			      _("is a link; name the file it points to"));
	if (S_ISDIR(st.st_mode))
		return refuse(store, NT_EFOREIGN, err, _("is a folder"));
	if (!S_ISREG(st.st_mode))
		return refuse(store, NT_EFOREIGN, err,
			      _("is not a plain file"));
	if (st.st_size == 0)
		return refuse(store, NT_EFOREIGN, err,
			      _("is empty, no logbook; remove it to begin a "
				"new one there"));
	return look_inside(store, err);
}

static bool exists(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

/* FILE and its folder: the journal is made beside it. */
static bool may_write(const char *path)
{
	struct nt_arena arena = { 0 };
	const char *name = nt_path_name(path);
	const char *folder =
		nt_arena_strndup(&arena, path, (size_t)(name - path));
	bool may = eaccess(path, W_OK) == 0 && eaccess(folder, W_OK) == 0;

	nt_arena_free(&arena);
	return may;
}

/* A new logbook, whole, as the bytes of its file. */
static enum nt_status make_bytes(unsigned char **out, sqlite3_int64 *n,
				 struct nt_err *err)
{
	struct nt_store model = { .path = (char[]) { ":memory:" } };
	char uid[NT_UID_SIZE];
	enum nt_status status;

	nt_uid_new(uid);
	status = nt_db_open(&model, model.path,
			    SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, err);
	if (status == NT_OK)
		status = nt_schema_make(&model, uid, err);
	if (status == NT_OK) {
		*out = sqlite3_serialize(model.raw, "main", n, 0);
		if (*out == NULL)
			status = nt_db_fail(&model, SQLITE_NOMEM, err);
	}
	nt_db_close(&model);
	return status;
}

/* Made beside its place and put there whole: nobody meets half of it. Who
 * loses the race to make it opens the winner's. */
static enum nt_status make_file(const char *path, struct nt_err *err)
{
	unsigned char *bytes = NULL;
	sqlite3_int64 n = 0;
	enum nt_status status = make_bytes(&bytes, &n, err);

	if (status == NT_OK)
		status = nt_file_write(path, false, bytes, (size_t)n, err);
	sqlite3_free(bytes);
	return status != NT_OK && exists(path) ? NT_OK : status;
}

/* The path with its folder made real; where it is to be created, the folder
 * is made too. */
static enum nt_status find_place(struct nt_store *store,
				 const struct nt_opening *how,
				 struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	const char *name = nt_path_name(how->path);
	char *real = NULL;
	enum nt_status status = NT_OK;

	if (how->create && !how->read_only && name != how->path)
		status = nt_file_mkdirs(nt_arena_strndup(&arena, how->path,
							 (size_t)(name -
								  how->path)),
					err);
	if (status == NT_OK)
		status = nt_path_real(how->path, &arena, &real, err);
	if (status == NT_OK)
		store->path = nt_strdup(real);
	nt_arena_free(&arena);
	return status;
}

static enum nt_status open_file(struct nt_store *store,
				const struct nt_opening *how,
				struct nt_err *err)
{
	enum nt_status status = find_place(store, how, err);
	bool writable;

	if (status == NT_OK && !exists(store->path)) {
		if (!how->create || how->read_only)
			return refuse(store, NT_ENOTFOUND, err,
				      _("is not there"));
		status = make_file(store->path, err);
	}
	if (status == NT_OK)
		status = look_at(store, err);
	if (status != NT_OK)
		return status;
	/* A reader too takes back what a killed program left, where it can. */
	writable = may_write(store->path);
	store->read_only = how->read_only || !writable;
	status = nt_db_open(store, store->path,
			    SQLITE_OPEN_NOFOLLOW |
				    (writable ? SQLITE_OPEN_READWRITE
					      : SQLITE_OPEN_READONLY),
			    err);
	return status == NT_OK ? nt_schema_check(store, err) : status;
}

static enum nt_status open_memory(struct nt_store *store, struct nt_err *err)
{
	char uid[NT_UID_SIZE];
	enum nt_status status;

	nt_uid_new(uid);
	store->path = nt_strdup(":memory:");
	status = nt_db_open(store, store->path,
			    SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, err);
	return status == NT_OK ? nt_schema_make(store, uid, err) : status;
}

enum nt_status nt_store_open(struct nt_store **out,
			     const struct nt_opening *how, struct nt_err *err)
{
	struct nt_store *store = nt_alloc(sizeof(*store));
	enum nt_status status;

	store->clock = how->clock;
	store->wait = how->wait;
	store->wait_ctx = how->wait_ctx;
	store->max_wait_ms = how->max_wait_ms;
	store->give_up = how->give_up;
	store->give_up_ctx = how->give_up_ctx;
	store->user = how->user ? nt_strdup(how->user) : NULL;
	if (strcmp(how->path, ":memory:") == 0)
		status = open_memory(store, err);
	else
		status = open_file(store, how, err);
	if (status != NT_OK) {
		nt_store_close(store);
		store = NULL;
	}
	*out = store;
	return status;
}

void nt_store_close(struct nt_store *store)
{
	if (store == NULL)
		return;
	nt_db_close(store);
	nt_hits_free(store);
	nt_free(store->path);
	nt_free(store->user);
	nt_free(store);
}

enum nt_status nt_data_version(struct nt_store *store, int64_t *out,
			       struct nt_err *err)
{
	enum nt_status status =
		nt_run_int(nt_stmt(store, NT_SQL_DATA_VERSION), out, err);

	*out += sqlite3_total_changes64(store->raw);
	return status;
}

bool nt_store_read_only(const struct nt_store *store)
{
	return store->read_only;
}

/* Its own saves are not in data_version, others' are; reading is in neither. */
int64_t nt_store_changed(struct nt_store *store)
{
	enum nt_status ignored;

	store->never_wait = true;
	ignored = nt_run_int(nt_stmt(store, NT_SQL_DATA_VERSION),
			     &store->data_version, NULL);
	(void)ignored;
	store->never_wait = false;
	return store->data_version + sqlite3_total_changes64(store->raw);
}
