#include "lib/crash.h"

#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/* One process, one layer: the file below follows ours in memory. */
struct file {
	sqlite3_file base;
	sqlite3_file *below;
};

static sqlite3_vfs *below;
static sqlite3_vfs layer;
static int calls_left; /* 0: not armed */
static struct {
	int calls_left;
	bool full;
	bool lasting;
	bool came;
} fault;

static sqlite3_file *under(sqlite3_file *f)
{
	return ((struct file *)f)->below;
}

/* Is this the call to end at? */
static int is_the_end(void)
{
	return calls_left > 0 && --calls_left == 0;
}

/* Is this call to fail? CODE is what it then says of a broken disk. */
static int fault_now(int code)
{
	if (fault.full &&
	    (code == SQLITE_IOERR_READ || code == SQLITE_IOERR_FSYNC))
		return SQLITE_OK;
	if (fault.calls_left > 0 && --fault.calls_left == 0)
		fault.came = true;
	else if (!fault.came || !fault.lasting)
		return SQLITE_OK;
	return fault.full ? SQLITE_FULL : code;
}

static int on_close(sqlite3_file *f)
{
	return under(f)->pMethods->xClose(under(f));
}

static int on_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at)
{
	int rc = fault_now(SQLITE_IOERR_READ);

	if (rc != SQLITE_OK)
		return rc;
	return under(f)->pMethods->xRead(under(f), p, n, at);
}

static int on_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
	int rc = fault_now(SQLITE_IOERR_WRITE);

	if (rc != SQLITE_OK)
		return rc;
	if (is_the_end()) {
		under(f)->pMethods->xWrite(under(f), p, n / 2, at);
		_exit(TEST_CRASHED);
	}
	return under(f)->pMethods->xWrite(under(f), p, n, at);
}

static int on_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	int rc = fault_now(SQLITE_IOERR_TRUNCATE);

	if (rc != SQLITE_OK)
		return rc;
	if (is_the_end())
		_exit(TEST_CRASHED);
	return under(f)->pMethods->xTruncate(under(f), size);
}

static int on_sync(sqlite3_file *f, int flags)
{
	int rc = fault_now(SQLITE_IOERR_FSYNC);

	if (rc != SQLITE_OK)
		return rc;
	if (is_the_end())
		_exit(TEST_CRASHED);
	return under(f)->pMethods->xSync(under(f), flags);
}

static int on_size(sqlite3_file *f, sqlite3_int64 *size)
{
	return under(f)->pMethods->xFileSize(under(f), size);
}

static int on_lock(sqlite3_file *f, int lock)
{
	return under(f)->pMethods->xLock(under(f), lock);
}

static int on_unlock(sqlite3_file *f, int lock)
{
	return under(f)->pMethods->xUnlock(under(f), lock);
}

static int on_reserved(sqlite3_file *f, int *out)
{
	return under(f)->pMethods->xCheckReservedLock(under(f), out);
}

static int on_control(sqlite3_file *f, int op, void *arg)
{
	return under(f)->pMethods->xFileControl(under(f), op, arg);
}

static int on_sector(sqlite3_file *f)
{
	return under(f)->pMethods->xSectorSize(under(f));
}

static int on_traits(sqlite3_file *f)
{
	return under(f)->pMethods->xDeviceCharacteristics(under(f));
}

static const sqlite3_io_methods methods = {
	.iVersion = 1,
	.xClose = on_close,
	.xRead = on_read,
	.xWrite = on_write,
	.xTruncate = on_truncate,
	.xSync = on_sync,
	.xFileSize = on_size,
	.xLock = on_lock,
	.xUnlock = on_unlock,
	.xCheckReservedLock = on_reserved,
	.xFileControl = on_control,
	.xSectorSize = on_sector,
	.xDeviceCharacteristics = on_traits,
};

static int on_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *f,
		   int flags, int *out_flags)
{
	struct file *file = (struct file *)f;
	int rc;

	(void)vfs;
	file->below = (sqlite3_file *)(file + 1);
	rc = below->xOpen(below, name, file->below, flags, out_flags);
	f->pMethods = file->below->pMethods ? &methods : NULL;
	return rc;
}

static int on_delete(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
	int rc = fault_now(SQLITE_IOERR_DELETE);

	(void)vfs;
	if (rc != SQLITE_OK)
		return rc;
	if (is_the_end())
		_exit(TEST_CRASHED);
	return below->xDelete(below, name, sync_folder);
}

void test_crash_install(void)
{
	if (below != NULL)
		return;
	below = sqlite3_vfs_find(NULL);
	layer = *below;
	layer.pNext = NULL;
	layer.zName = "crash";
	layer.szOsFile = (int)sizeof(struct file) + below->szOsFile;
	layer.xOpen = on_open;
	layer.xDelete = on_delete;
	sqlite3_vfs_register(&layer, 1);
}

void test_crash_at(int n)
{
	calls_left = n;
}

bool test_fault_at(int n, bool full, bool lasting)
{
	bool came = fault.calls_left == 0;

	fault.calls_left = n;
	fault.full = full;
	fault.lasting = lasting;
	fault.came = false;
	return came;
}
