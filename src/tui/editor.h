/*
 * editor.h - texts in the user's own editor: $VISUAL, else $EDITOR, else
 * "editor" or "vi". It is started without a shell: the setting is split at its
 * blanks. It meets the terminal as it was before, and no open file of ours.
 */
#ifndef NOTULA_TUI_EDITOR_H
#define NOTULA_TUI_EDITOR_H

#include "notula/buf.h"
#include "tui/view.h"

/* Open the file PATH in it, and wait. An editor that cannot be started or
 * ends other than with 0 is an error. */
enum nt_status tui_editor_open(struct tui *ui, const char *path,
			       struct nt_err *err) NT_MUST_CHECK;

/*
 * Let TEXT be changed in it, up to MOST bytes of UTF-8, as a private file. On
 * failure TEXT is as before; if it is what was written that cannot be taken,
 * the file stays, and ERR names it.
 */
enum nt_status tui_editor_text(struct tui *ui, struct nt_buf *text, size_t most,
			       struct nt_err *err) NT_MUST_CHECK;

#endif
