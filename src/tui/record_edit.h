/*
 * record_edit.h - changes of whole records from lists, saved at once, and
 * taken back one by one, the last one first. A record is read anew each time;
 * one that was changed by somebody else since is not taken back.
 */
#ifndef NOTULA_TUI_RECORD_EDIT_H
#define NOTULA_TUI_RECORD_EDIT_H

#include "notula/app.h"

/* Change REC; what is put into it is in ARENA or outlives the call. */
typedef enum nt_status record_edit_fn(struct nt_record *rec,
				      struct nt_arena *arena, void *ctx,
				      struct nt_err *err);

struct record_change {
	struct nt_arena arena;
	const char *text; /* what messages call it */
	struct nt_record before;
	struct nt_record after;
};

enum { RECORD_CHANGES = 50 };

/* Zeroed: nothing was done. */
struct record_changes {
	struct record_change v[RECORD_CHANGES]; /* then those to redo */
	size_t undos;
	size_t redos;
};

enum nt_status tui_record_do(struct nt_app *app, struct record_changes *all,
			     const char *uid, const char *text,
			     record_edit_fn *edit, void *ctx,
			     struct nt_err *err) NT_MUST_CHECK;

/* Take the last change BACK, or do it once more. *TEXT is NULL where there is
 * none. */
enum nt_status tui_record_again(struct nt_app *app, struct record_changes *all,
				bool back, const char **text,
				struct nt_err *err) NT_MUST_CHECK;

void tui_record_changes_free(struct record_changes *all);

#endif
