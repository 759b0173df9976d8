/* form_edit.c - keys in a field of the form. */
#include <string.h>

#include "notula/str.h"
#include "tui/editor.h"
#include "tui/form_state.h"

void tui_form_step(struct form *form)
{
	nt_typed_step(&form->t);
}

void tui_form_make_row(struct form *form)
{
	enum nt_part part = tui_form_part(form->focus.section);
	static const char *const sides[] = {
		[FORM_HOSTS] = "host",
		[FORM_VISITORS] = "visitor",
		[FORM_OTHERS] = "other",
	};

	if (form->focus.row != FORM_NEW)
		return;
	form->focus.row = nt_typed_count(&form->t, part);
	nt_typed_add(&form->t, part, form->focus.row,
		     tui_form_shape(form,
				    (struct form_focus) { form->focus.section,
							  FORM_NEW, NULL }));
	if (part == NT_PART_PARTICIPANTS)
		nt_typed_set(&form->t, part, form->focus.row, "side",
			     sides[form->focus.section]);
}

/* A day that contradicts what was written beside it is kept, and told. */
static void say_doubt(struct form *form)
{
	struct nt_buf note = { 0 };

	tui_form_date_note(form, &note);
	if (note.n > 0)
		tui_say(form->view.ui, "%s",
			_("The day is doubtful; the source's own words are "
			  "kept beside it."));
	nt_buf_free(&note);
}

static enum nt_status settle(struct form *form, struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	const char *typed;
	enum nt_status link = tui_form_link(form, tui_line_text(&form->line),
					    &arena, &typed, err);
	enum nt_status st = nt_settle(&form->t, &form->how, tui_form_spot(form),
				      typed, link == NT_OK ? err : NULL);

	nt_arena_free(&arena);
	return link == NT_OK ? st : link;
}

void tui_form_commit(struct form *form)
{
	const char *typed = tui_line_text(&form->line);
	struct nt_err err;

	if (!form->dirty)
		return;
	form->dirty = false;
	if (form->focus.row == FORM_NEW && nt_str_blank(typed))
		return;
	tui_form_step(form);
	tui_form_make_row(form);
	if (settle(form, &err) != NT_OK)
		tui_say(form->view.ui, "%s: %s", _(form->focus.field->label),
			err.msg);
	else if (form->focus.field == nt_field(&nt_shape_record, "date"))
		say_doubt(form);
	tui_form_follow(form);
	tui_form_write_draft(form);
}

static bool line_is_empty(const struct form *form)
{
	return form->line.text.n == 0;
}

static bool row_is_blank(const struct form *form)
{
	struct form_focus f = form->focus;

	return line_is_empty(form) && tui_form_has_rows(f.section) &&
	       (f.row == FORM_NEW ||
		nt_typed_is_blank(&form->t, tui_form_part(f.section), f.row));
}

static void enter(struct form *form)
{
	if (form->full_pick && form->pick.n > 0) {
		tui_form_take(form);
	} else if (row_is_blank(form)) {
		enum form_section next = form->focus.section + 1;

		if (next == FORM_OTHERS &&
		    tui_form_count(form, FORM_OTHERS) == 0)
			next++;
		tui_form_enter(form, next);
	} else {
		tui_form_commit(form);
		tui_form_advance(form, false);
	}
}

static void tab(struct form *form)
{
	if (form->pick.n > 0) {
		tui_form_take(form);
		return;
	}
	tui_form_commit(form);
	tui_form_advance(form, false);
}

static bool repeat_above(struct form *form)
{
	struct nt_spot spot = tui_form_spot(form);
	struct nt_arena arena = { 0 };
	const char *text;
	bool any;

	spot.row = tui_form_above(form);
	if (spot.row == FORM_NEW)
		return false;
	text = nt_settled(&form->t, spot, &arena);
	any = text[0] != '\0';
	if (any) {
		tui_line_replace(&form->line, text);
		form->dirty = true;
		tui_form_commit(form);
		tui_form_advance(form, false);
	}
	nt_arena_free(&arena);
	return any;
}

/* A character in the cell of answers. True if it was none of its own. */
static bool answer_key(struct form *form, const struct tui_key *key)
{
	static const char own[] = "0123456789,~-=?";
	bool is_own = key->ch < 128 && strchr(own, (int)key->ch) != NULL;

	if (is_own) {
		tui_line_update(&form->line, key, TUI_DO_NOTHING, form->width);
		form->dirty = true;
		if (strcmp(tui_line_text(&form->line), "=-") != 0)
			return true;
		tui_form_commit(form);
		tui_form_advance(form, false);
		return true;
	}
	tui_form_commit(form);
	if (key->ch == ' ') {
		tui_form_advance(form, false);
		return true;
	}
	tui_form_go_text(form, form->focus.section, form->focus.row);
	return false;
}

static void choose_word(struct form *form, const char *word)
{
	tui_line_replace(&form->line, word);
	form->dirty = true;
	tui_form_commit(form);
	tui_form_beside(form, false);
}

/* A digit takes the n-th word of a list at once. */
static bool word_key(struct form *form, const struct tui_key *key)
{
	const struct nt_set *set = form->focus.field->set;
	uint32_t n = key->ch - '0';

	if (form->focus.field->kind != NT_WORD)
		return false;
	/* What was chosen before gives way to the first key. */
	if (!form->dirty)
		tui_line_replace(&form->line, "");
	if (!line_is_empty(form) || key->ch < '1' || key->ch > '9' ||
	    (int)n >= set->n)
		return false;
	choose_word(form, set->words[n]);
	return true;
}

static bool flag_key(struct form *form, const struct tui_key *key)
{
	if (form->focus.field->kind != NT_FLAG || key->ch != ' ')
		return false;
	tui_line_replace(&form->line, line_is_empty(form) ? _("yes") : "");
	form->dirty = true;
	tui_form_commit(form);
	tui_form_reload(form);
	return true;
}

/* Characters that mean something in some fields. True if it was one. */
static bool special_key(struct form *form, const struct tui_key *key)
{
	if (key->ch == '"' && line_is_empty(form))
		return repeat_above(form);
	if (key->ch == '=' && form->focus.section == FORM_MATTERS &&
	    row_is_blank(form)) {
		tui_form_begin_response(form);
		return true;
	}
	if (form->focus.field == nt_field(&nt_shape_response, "answers"))
		return answer_key(form, key);
	return word_key(form, key) || flag_key(form, key);
}

static bool type(struct form *form, const struct tui_key *key,
		 enum tui_action action)
{
	bool is_char = key->name == TUI_KEY_CHAR && !key->ctrl && !key->alt &&
		       action == TUI_DO_NOTHING;

	if (is_char && special_key(form, key))
		return true;
	if (key->name == TUI_KEY_PASTE &&
	    tui_form_paste(form, key->text, key->n))
		return true;
	if (!tui_line_update(&form->line, key, action, form->width))
		return false;
	if (form->line.full)
		tui_say(form->view.ui, "%s",
			_("That is too long for one field."));
	switch (action) {
	case TUI_DO_LEFT:
	case TUI_DO_RIGHT:
	case TUI_DO_UP:
	case TUI_DO_DOWN:
	case TUI_DO_LINE_START:
	case TUI_DO_LINE_END:
		return true;
	default:
		break;
	}
	form->dirty = true;
	form->full_pick = false;
	tui_form_offer(form);
	return true;
}

static void go_section(struct form *form, enum tui_action action)
{
	static const enum form_section sections[] = {
		FORM_MEETING,	 FORM_HOSTS, FORM_MATTERS,
		FORM_FOLLOW_UPS, FORM_NOTES, FORM_PAPERS,
	};

	tui_form_commit(form);
	tui_form_enter(form, sections[action - TUI_DO_SECTION_1]);
}

static void by_section(struct form *form, int by)
{
	enum form_section s = form->focus.section;

	tui_form_commit(form);
	do
		s = by > 0 ? (s + 1) % FORM_SECTIONS
			   : (s + FORM_SECTIONS - 1) % FORM_SECTIONS;
	while (s == FORM_OTHERS && tui_form_count(form, s) == 0);
	tui_form_enter(form, s);
}

static void arrow(struct form *form, enum tui_action action)
{
	bool open = form->pick.n > 0 && (form->dirty || form->full_pick);

	if (open && tui_pick_update(&form->pick, action))
		return;
	tui_form_commit(form);
	if (action == TUI_DO_UP || action == TUI_DO_DOWN)
		tui_form_vertical(form, action == TUI_DO_UP ? -1 : 1);
	else
		tui_form_sideways(form, action == TUI_DO_LEFT ? -1 : 1);
}

static void full_list(struct form *form)
{
	form->full_pick = true;
	tui_form_offer(form);
	if (form->pick.n > 0)
		return;
	form->full_pick = false;
	tui_say(form->view.ui, "%s", _("There is no list for this field."));
}

static void escape(struct form *form)
{
	if (form->pick.n > 0 && (form->dirty || form->full_pick)) {
		form->full_pick = false;
		tui_pick_set(&form->pick, NULL, 0);
		form->view.bar = TUI_BAR_FORM;
		return;
	}
	tui_form_leave(form);
}

bool tui_form_in_editor(struct form *form, const struct nt_field *field,
			const char *now, struct nt_arena *arena,
			const char **out)
{
	struct nt_buf text = { 0 };
	struct nt_err err;
	enum nt_status st;

	nt_buf_puts(&text, now);
	st = tui_editor_text(form->view.ui, &text, NT_LIMIT_TEXT, &err);
	*out = NULL;
	if (st == NT_OK)
		st = nt_text_door(field,
				  nt_arena_strdup(arena, nt_buf_str(&text)),
				  text.n, arena, out, &err);
	if (st != NT_OK)
		tui_say_err(form->view.ui, &err);
	else if (*out == NULL)
		*out = "";
	nt_buf_free(&text);
	return st == NT_OK;
}

static void in_editor(struct form *form)
{
	const struct nt_field *field = form->focus.field;
	struct nt_arena arena = { 0 };
	const char *text;

	if (field->kind != NT_TEXT) {
		tui_say(form->view.ui, "%s",
			_("Only long texts are opened in the editor."));
		return;
	}
	tui_form_commit(form);
	if (tui_form_in_editor(form, field, tui_line_text(&form->line), &arena,
			       &text)) {
		tui_line_replace(&form->line, text);
		form->dirty = true;
		tui_form_commit(form);
	}
	nt_arena_free(&arena);
}

static bool act(struct form *form, enum tui_action action)
{
	switch (action) {
	case TUI_DO_NEXT_FIELD:
		enter(form);
		return true;
	case TUI_DO_TAKE:
		tab(form);
		return true;
	case TUI_DO_BACK_FIELD:
		tui_form_commit(form);
		tui_form_back(form);
		return true;
	case TUI_DO_UP:
	case TUI_DO_DOWN:
	case TUI_DO_LEFT:
	case TUI_DO_RIGHT:
		arrow(form, action);
		return true;
	case TUI_DO_NEXT_SECTION:
	case TUI_DO_PREV_SECTION:
		by_section(form, action == TUI_DO_NEXT_SECTION ? 1 : -1);
		return true;
	case TUI_DO_SECTION_1:
	case TUI_DO_SECTION_2:
	case TUI_DO_SECTION_3:
	case TUI_DO_SECTION_4:
	case TUI_DO_SECTION_5:
	case TUI_DO_SECTION_6:
		go_section(form, action);
		return true;
	default:
		return false;
	}
}

static bool act_on_rows(struct form *form, enum tui_action action)
{
	switch (action) {
	case TUI_DO_SAME:
		if (!repeat_above(form))
			tui_say(form->view.ui, "%s",
				_("There is nothing above to repeat."));
		return true;
	case TUI_DO_FROM_LAST:
		tui_form_from_last(form);
		return true;
	case TUI_DO_LINKED:
		tui_form_linked(form);
		return true;
	case TUI_DO_DELETE_ROW:
		tui_form_remove_row(form);
		return true;
	case TUI_DO_ROW_UP:
	case TUI_DO_ROW_DOWN:
		tui_form_move_row(form, action == TUI_DO_ROW_UP ? -1 : 1);
		return true;
	case TUI_DO_UNDO:
	case TUI_DO_REDO:
		tui_form_undo(form, action == TUI_DO_REDO);
		return true;
	case TUI_DO_DOUBT:
		tui_form_mark(form);
		return true;
	case TUI_DO_PICK:
		full_list(form);
		return true;
	case TUI_DO_HISTORY:
		tui_form_history(form);
		return true;
	case TUI_DO_NOTES:
		tui_form_notes(form);
		return true;
	case TUI_DO_EDITOR:
		in_editor(form);
		return true;
	case TUI_DO_SAVE:
	case TUI_DO_SAVE_NEXT:
		tui_form_save(form, action == TUI_DO_SAVE_NEXT);
		return true;
	case TUI_DO_BACK:
		escape(form);
		return true;
	default:
		return false;
	}
}

bool tui_form_edit(struct form *form, const struct tui_key *key,
		   enum tui_action action)
{
	bool picks = (action == TUI_DO_UP || action == TUI_DO_DOWN) &&
		     form->pick.n > 0 && (form->dirty || form->full_pick);

	if (!picks && type(form, key, action))
		return true;
	return act(form, action) || act_on_rows(form, action);
}
