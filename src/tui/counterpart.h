/* counterpart.h - one page about an office. */
#ifndef NOTULA_TUI_COUNTERPART_H
#define NOTULA_TUI_COUNTERPART_H

#include "tui/view.h"

/* What organization UID was asked, answered, promised and kept; Enter shows
 * its meetings in the log. */
enum nt_status tui_open_counterpart(struct tui *ui, const char *uid,
				    struct nt_err *err) NT_MUST_CHECK;

#endif
