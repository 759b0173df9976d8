/* history.h - the versions of a record, and what differs between two. */
#ifndef NOTULA_TUI_HISTORY_H
#define NOTULA_TUI_HISTORY_H

#include "tui/view.h"

/* Nothing is opened on failure. */
enum nt_status tui_open_history(struct tui *ui, const char *uid,
				struct nt_err *err) NT_MUST_CHECK;

#endif
