/* directory_undo.h - changes of the directory, done and undone. */
#ifndef NOTULA_TUI_DIRECTORY_UNDO_H
#define NOTULA_TUI_DIRECTORY_UNDO_H

#include "tui/directory_draw.h"

/* A copy of texts that lives until tui_directory_forget. */
struct directory_change tui_directory_change(enum directory_what what,
					     enum nt_directory kind,
					     const char *uid, const char *name,
					     const char *other);
void tui_directory_forget(struct directory_change *change);

/* What a message calls the row, and its uid, once it was done. */
const char *tui_directory_changed_name(const struct directory_change *change);
const char *tui_directory_changed_uid(const struct directory_change *change);

/* Do CHANGE, or take it BACK. */
enum nt_status tui_directory_do(struct nt_store *store,
				struct directory_change *change, bool back,
				struct nt_err *err) NT_MUST_CHECK;

/* Keep CHANGE, which was done, for undoing; what was undone is forgotten. */
void tui_directory_remember(struct directory *directory,
			    struct directory_change change);

#endif
