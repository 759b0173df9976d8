/* tui.h - the face that draws. */
#ifndef NOTULA_TUI_TUI_H
#define NOTULA_TUI_TUI_H

#include "notula/app.h"

/*
 * Open the logbook that APP names, made if it is not there, and show the
 * screens on it until somebody quits; where REC is not NULL, with the form of
 * that record (nt_store_find) on top, to amend it where WHY is not NULL.
 * Returns the exit code; what went wrong was said on stderr.
 */
int tui_main(struct nt_app *app, const char *rec, const char *why);

#endif
