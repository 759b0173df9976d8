/* form_notes_type.c - typing into the page beside the form. */
#include <string.h>

#include "notula/str.h"
#include "tui/form_notes.h"

void tui_notes_type(struct notes *notes, size_t at)
{
	tui_form_step(notes->form);
	tui_line_init(&notes->line, true, NT_LIMIT_TEXT);
	tui_line_set(&notes->line, tui_notes_text(notes));
	notes->line.at = at;
	notes->mark = SIZE_MAX;
	notes->view.typing = true;
	notes->view.bar = TUI_BAR_NOTES_TYPE;
}

void tui_notes_keep(struct notes *notes)
{
	const char *s = tui_line_text(&notes->line);

	if (!notes->view.typing || strcmp(s, tui_notes_text(notes)) == 0)
		return;
	tui_notes_put(notes, nt_str_blank(s) ? "" : s);
}

/* The sentence at the cursor is the one that is chosen afterwards. */
static void stop(struct notes *notes)
{
	tui_notes_keep(notes);
	notes->at =
		tui_word_before(tui_notes_text(notes),
				notes->line.at < strlen(tui_notes_text(notes))
					? notes->line.at + 1
					: notes->line.at);
	tui_line_free(&notes->line);
	notes->line = (struct tui_line) { 0 };
	notes->view.typing = false;
	notes->view.bar = TUI_BAR_NOTES;
}

static void leave(struct notes *notes)
{
	stop(notes);
	if (tui_notes_text(notes)[0] == '\0')
		tui_pop(&notes->view);
}

static bool line_key(struct notes *notes, const struct tui_key *key,
		     enum tui_action action)
{
	if (!tui_line_update(&notes->line, key, action, notes->width))
		return false;
	if (notes->line.full)
		tui_say(notes->form->view.ui, "%s",
			_("That is too long for one field."));
	else if (action == TUI_DO_LINE_BREAK || key->name == TUI_KEY_PASTE)
		tui_notes_keep(notes);
	return true;
}

bool tui_notes_typed(struct notes *notes, const struct tui_key *key,
		     enum tui_action action)
{
	switch ((int)action) {
	case TUI_DO_BACK:
		leave(notes);
		return true;
	case TUI_DO_NEXT_FIELD:
		return line_key(notes, key, TUI_DO_LINE_BREAK);
	case TUI_DO_TAKE:
		stop(notes);
		tui_notes_other(notes);
		return true;
	case TUI_DO_SAVE:
		stop(notes);
		tui_pop(&notes->view);
		tui_form_save(notes->form, false);
		return true;
	case TUI_DO_HELP:
	case TUI_DO_MENU:
		return false;
	default:
		line_key(notes, key, action);
		return true;
	}
}
