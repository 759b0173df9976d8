/*
 * keymap.h - actions.def as C: which action a key means, and the texts that
 * are printed from the table.
 */
#ifndef NOTULA_TUI_KEYMAP_H
#define NOTULA_TUI_KEYMAP_H

#include "notula/app.h"
#include "tui/canvas.h"
#include "tui/key.h"

enum tui_action {
	TUI_DO_NOTHING,
#define X(NAME, word, lists, text, menu, label, help, GROUP) TUI_DO_##NAME,
#include "tui/actions.def"
	TUI_ACTIONS,
};

enum tui_bar {
	TUI_BAR_NONE,
	TUI_BAR_LOG,
	TUI_BAR_FILTER,
	TUI_BAR_FOLLOW_UPS,
	TUI_BAR_UNANSWERED,
	TUI_BAR_VERIFY,
	TUI_BAR_REPORT,
	TUI_BAR_DIRECTORY,
	TUI_BAR_COUNTERPART,
	TUI_BAR_FORM,
	TUI_BAR_FORM_PICK,
	TUI_BAR_PROMPT,
	TUI_BAR_PROMPT_PICK,
	TUI_BAR_SHEET,
	TUI_BAR_SHEET_PICK,
	TUI_BAR_READ,
	TUI_BAR_NOTES,
	TUI_BAR_NOTES_TYPE,
	TUI_BAR_HISTORY,
	TUI_BAR_CONFLICT,
	TUI_BAR_FIRST,
	TUI_BAR_EXPORT,
	TUI_BAR_MENU,
	TUI_BAR_CAPTURE,
	TUI_BAR_CAPTURE_PICK,
	TUI_BAR_IMPORT_FILE,
	TUI_BAR_IMPORT_FORMAT,
	TUI_BAR_IMPORT_COLUMNS,
	TUI_BAR_IMPORT_CHECK,
	TUI_BAR_IMPORT_DONE,
};

/*
 * Give actions the keys of LINES, of FILE, instead of those of the table. A
 * character by itself counts in lists only: while text is typed the action
 * keeps its keys unless another one is given. NT_EINVAL names the line, what
 * is wrong and what to do; all keys are those of the table then. They hold
 * for the program: it has one keyboard.
 */
enum nt_status tui_keys_bind(const struct nt_key_lines *lines, const char *file,
			     struct nt_err *err) NT_MUST_CHECK;
void tui_keys_reset(void);

/* "#done = Space", a line for every action: for a settings file to begin with.
 */
void tui_keys_sample(struct nt_buf *out);

/* What KEY means in a list, or while text is TYPED. */
enum tui_action tui_action_of(const struct tui_key *key, bool typing);

/* By its word; TUI_DO_NOTHING if none. */
enum tui_action tui_action_named(const char *word);

/* The word, the label (translated), the menu's letter ("" if none). */
const char *tui_action_word(enum tui_action action);
const char *tui_action_label(enum tui_action action);
const char *tui_action_letter(enum tui_action action);

/* The first key of ACTION, "^X n" if it only stands in the menu. */
const char *tui_action_key(enum tui_action action, bool typing, char out[16]);

/* BAR in one row of WIDTH cells: as many actions as fit. */
void tui_bar_draw(struct tui_canvas *canvas, int row, int width,
		  enum tui_bar bar, bool typing);

/* The same as text, for tests of its width. */
void tui_bar_text(struct nt_buf *out, int width, enum tui_bar bar, bool typing);

/* Every action with its keys, as lines of text: the help overlay. */
void tui_help_text(struct nt_buf *out, bool typing);

#endif
