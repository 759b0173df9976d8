/*
 * settings.h - the config file in the user's own editor, checked afterwards.
 */
#ifndef NOTULA_TUI_SETTINGS_H
#define NOTULA_TUI_SETTINGS_H

#include "tui/view.h"

/* Where there is none yet it begins as a file of comments. New keys count at
 * once, the other settings from the next start. */
void tui_settings_edit(struct tui *ui);

#endif
