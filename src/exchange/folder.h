/*
 * folder.h - a folder that is whole or not there: built under a name of its
 * own beside its place, synced, renamed. What a killed builder left is removed
 * by the next one. A builder holds a lock on its folder.
 */
#ifndef EXCHANGE_FOLDER_H
#define EXCHANGE_FOLDER_H

#include "notula/arena.h"
#include "notula/err.h"

struct nt_folder {
	struct nt_arena arena;
	const char *path; /* as the caller called it */
	const char *name;
	const char *temp;      /* name while it is built */
	const char *temp_path; /* where files go meanwhile */
	int parent;
	int fd; /* of the folder that is built, locked */
};

/* PATH must be new, or an empty folder. End with one of the two below. */
enum nt_status nt_folder_begin(struct nt_folder *folder, const char *path,
			       struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_folder_commit(struct nt_folder *folder,
				struct nt_err *err) NT_MUST_CHECK;
void nt_folder_abandon(struct nt_folder *folder);

#endif
