/*
 * directory_ask.h - what the directory asks before it changes a row: a name,
 * an alias, what it is merged into. Each is of the selected row, and does
 * nothing where there is none.
 */
#ifndef NOTULA_TUI_DIRECTORY_ASK_H
#define NOTULA_TUI_DIRECTORY_ASK_H

#include "tui/directory_draw.h"

void tui_directory_ask_name(struct directory *directory);
void tui_directory_ask_alias(struct directory *directory);

/* A merge is asked for twice: for a name, then for a yes. */
void tui_directory_ask_into(struct directory *directory);
bool tui_directory_ask_yes(struct directory *directory); /* false: none waits */
void tui_directory_drop_merge(struct directory *directory);

#endif
