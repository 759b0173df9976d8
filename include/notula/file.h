/*
 * file.h - files that are whole or not there. A new file is written beside its
 * place, synced, renamed, and its folder synced; whoever reads meets the old
 * one or the new one. What a killed writer left beside its place is removed by
 * the next one. Files are 0600, folders 0700. Errors name the file.
 */
#ifndef NOTULA_FILE_H
#define NOTULA_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "notula/buf.h"
#include "notula/err.h"
#include "notula/sink.h"

struct nt_file;

/*
 * Begin to write PATH; an existing file is refused unless REPLACE. PATH must
 * not be a link. Nothing is seen until nt_file_commit; both ends free *OUT.
 */
enum nt_status nt_file_begin(struct nt_file **out, const char *path,
			     bool replace, struct nt_err *err) NT_MUST_CHECK;

/* Errors are kept and told by nt_file_commit. */
void nt_file_put(struct nt_file *file, const void *bytes, size_t n);

/* The same as a sink. */
struct nt_sink nt_file_sink(struct nt_file *file);

/* NULL is allowed for FILE and gives NT_OK. */
enum nt_status nt_file_commit(struct nt_file *file,
			      struct nt_err *err) NT_MUST_CHECK;
void nt_file_abandon(struct nt_file *file);

/* All three at once. */
enum nt_status nt_file_write(const char *path, bool replace, const void *bytes,
			     size_t n, struct nt_err *err) NT_MUST_CHECK;

/* Read PATH ("-": stdin) whole, up to MOST bytes, refusing what is no plain
 * file. */
enum nt_status nt_file_read(struct nt_buf *out, const char *path, size_t most,
			    struct nt_err *err) NT_MUST_CHECK;

/* Make DIR and the folders above it that are missing. */
enum nt_status nt_file_mkdirs(const char *dir,
			      struct nt_err *err) NT_MUST_CHECK;

/* Make what was renamed or linked into the folder of PATH durable. */
enum nt_status nt_file_sync_folder(const char *path,
				   struct nt_err *err) NT_MUST_CHECK;

/* NT_EFULL for ENOSPC, EDQUOT and EFBIG, NT_EREADONLY for EROFS, EACCES and
 * EPERM, NT_ENOTFOUND for ENOENT, else NT_EIO: with strerror and what was
 * being done. */
enum nt_status nt_fail_errno(struct nt_err *err, int errno_, const char *fmt,
			     ...) NT_PRINTF(3, 4);

#endif
