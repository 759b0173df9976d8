/* directory_edit.h - a row of the directory as lines to fill in. */
#ifndef NOTULA_TUI_DIRECTORY_EDIT_H
#define NOTULA_TUI_DIRECTORY_EDIT_H

#include "tui/directory_draw.h"

/* Ask for a new row, or for what is known of the selected one. */
void tui_directory_ask_new(struct directory *directory);
void tui_directory_ask_row(struct directory *directory);

#endif
