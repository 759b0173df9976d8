/*
 * form_notes.c - the notes or the source beside the form: a page of which a
 * sentence, or a stretch that is marked, goes to the field of the form
 * or becomes a line of its own. What went there is kept as that line's "as
 * written"; what stands in none stays lit.
 */
#include "tui/form_notes.h"

#include <string.h>

#include "notula/alloc.h"
#include "notula/str.h"

enum { PAGE = 10 };

static struct notes *as_notes(struct tui_view *view)
{
	return (struct notes *)view;
}

const char *tui_notes_text(const struct notes *notes)
{
	struct nt_spot spot = { NT_PART_MEETING, 0, notes->field };

	return nt_typed_get(&notes->form->t, spot);
}

bool tui_notes_is_notes(const struct notes *notes)
{
	return strcmp(notes->field->name, "notes") == 0;
}

struct tui_stretch tui_notes_chosen(const struct notes *notes)
{
	const char *s = tui_notes_text(notes);
	struct tui_stretch out = { notes->mark, notes->at };

	if (notes->mark == SIZE_MAX)
		return tui_sentence(s, notes->at);
	if (out.from > out.to)
		out = (struct tui_stretch) { notes->at, notes->mark };
	out.to = tui_word_end(s, out.to);
	return out;
}

/* From the text to the record. */

/* Keep S as what was written for line ROW of PART. */
static void keep_written(struct form *form, enum nt_part part, size_t row,
			 const char *field, const char *s)
{
	const char *now = nt_typed_cell(&form->t, part, row, field);
	struct nt_buf all = { 0 };

	if (strstr(now, s) == NULL) {
		nt_buf_printf(&all, "%s%s%s", now, now[0] ? "\n" : "", s);
		nt_typed_set(&form->t, part, row, field, nt_buf_str(&all));
	}
	nt_buf_free(&all);
}

static bool has_issue(const struct form *form)
{
	for (size_t i = 0; i < nt_typed_count(&form->t, NT_PART_MATTERS); i++)
		if (nt_typed_row(&form->t, NT_PART_MATTERS, i)->shape ==
		    &nt_shape_issue)
			return true;
	return false;
}

/* S as a new line at the end of its section; a response answers the issue
 * above it. */
static void make_line(struct form *form, const struct nt_shape *shape,
		      const char *s)
{
	bool task = shape == &nt_shape_follow_up;
	enum nt_part part = task ? NT_PART_FOLLOW_UPS : NT_PART_MATTERS;
	size_t row = nt_typed_count(&form->t, part);
	struct nt_spot answers = { part, row,
				   nt_field(&nt_shape_response, "answers") };

	tui_form_step(form);
	nt_typed_add(&form->t, part, row, shape);
	nt_typed_set(&form->t, part, row, "text", s);
	if (shape == &nt_shape_response && has_issue(form) &&
	    nt_settle(&form->t, &form->how, answers, "=", NULL) != NT_OK)
		nt_typed_put(&form->t, answers, "");
	keep_written(form, part, row, "as_written", s);
	tui_form_go_text(form, task ? FORM_FOLLOW_UPS : FORM_MATTERS, row);
}

/* S into the field of the form, which then goes on to the next. */
static void fill_field(struct form *form, const char *s)
{
	const struct nt_field *field = form->focus.field;
	struct nt_spot spot;

	tui_line_replace(&form->line, "");
	tui_line_paste(&form->line, s, strlen(s));
	form->dirty = true;
	tui_form_commit(form);
	spot = tui_form_spot(form);
	if (tui_form_has_rows(form->focus.section))
		keep_written(form, spot.part, spot.row, "as_written", s);
	else if (strcmp(field->name, "venue") == 0)
		keep_written(form, spot.part, 0, "venue_as_written",
			     tui_line_text(&form->line));
	else if (strcmp(field->name, "date") == 0)
		keep_written(form, spot.part, 0, "date_as_written",
			     tui_line_text(&form->line));
	tui_form_write_draft(form);
	tui_form_advance(form, false);
}

static void send(struct notes *notes, const struct nt_shape *shape)
{
	struct form *form = notes->form;
	const char *s = tui_notes_text(notes);
	struct tui_stretch part;
	struct nt_arena arena = { 0 };

	if (s[0] == '\0')
		return;
	part = tui_notes_chosen(notes);
	s = nt_arena_strndup(&arena, s + part.from, part.to - part.from);
	if (shape != NULL) {
		make_line(form, shape, s);
		tui_say(form->view.ui, "%s: %s",
			_(nt_field(shape, "text")->label), s);
	} else if (form->focus.field == notes->field) {
		tui_say(form->view.ui, "%s",
			_("The field of the form is this text itself."));
	} else {
		tui_say(form->view.ui, "%s: %s", _(form->focus.field->label),
			s);
		fill_field(form, s);
	}
	s = tui_notes_text(notes);
	notes->mark = SIZE_MAX;
	if (s[tui_word_next(s, part.to)] != '\0')
		notes->at = tui_word_next(s, part.to);
	nt_arena_free(&arena);
}

/* The text itself. */

void tui_notes_put(struct notes *notes, const char *s)
{
	struct form *form = notes->form;

	nt_typed_set(&form->t, NT_PART_MEETING, 0, notes->field->name, s);
	tui_form_write_draft(form);
	tui_form_reload(form);
	notes->mark = SIZE_MAX;
}

/* Behind what is there, on a line of its own. */
static void type_at_end(struct notes *notes)
{
	const char *s = tui_notes_text(notes);
	size_t n = strlen(s);

	tui_notes_type(notes, n);
	if (n > 0 && s[n - 1] != '\n')
		tui_line_paste(&notes->line, "\n", 1);
}

static void paste(struct notes *notes, const struct tui_key *key)
{
	size_t at = notes->at;

	type_at_end(notes);
	tui_notes_typed(notes, key, TUI_DO_NOTHING);
	tui_notes_typed(notes, key, TUI_DO_BACK);
	notes->at = at;
}

static void in_editor(struct notes *notes)
{
	struct nt_arena arena = { 0 };
	const char *out;

	if (tui_form_in_editor(notes->form, notes->field, tui_notes_text(notes),
			       &arena, &out)) {
		tui_form_step(notes->form);
		tui_notes_put(notes, out);
		notes->at = 0;
	}
	nt_arena_free(&arena);
}

/* What holds nothing yet is typed into at once. */
static void begin(struct notes *notes)
{
	notes->at = 0;
	notes->mark = SIZE_MAX;
	if (tui_notes_text(notes)[0] == '\0')
		tui_notes_type(notes, 0);
}

void tui_notes_other(struct notes *notes)
{
	notes->field =
		nt_field(&nt_shape_record,
			 tui_notes_is_notes(notes) ? "source_text" : "notes");
	begin(notes);
}

/* Keys. */

static void go_sentence(struct notes *notes, int by)
{
	const char *s = tui_notes_text(notes);
	struct tui_stretch here = tui_sentence(s, notes->at);
	size_t to = by > 0 ? tui_word_next(s, here.to) : here.from;

	if (by < 0 && notes->at == here.from)
		to = tui_sentence(s, tui_word_before(s, here.from)).from;
	if (s[to] != '\0')
		notes->at = to;
}

static void go_word(struct notes *notes, int by)
{
	const char *s = tui_notes_text(notes);
	size_t to = by > 0 ? tui_word_next(s, notes->at)
			   : tui_word_before(s, notes->at);

	if (s[to] != '\0')
		notes->at = to;
}

static bool letter(struct notes *notes, uint32_t ch)
{
	switch (ch) {
	case 'i':
		send(notes, &nt_shape_issue);
		return true;
	case 'r':
		send(notes, &nt_shape_response);
		return true;
	case 'f':
		send(notes, &nt_shape_follow_up);
		return true;
	case ' ':
		notes->mark = notes->mark == SIZE_MAX ? notes->at : SIZE_MAX;
		return true;
	default:
		return false;
	}
}

static bool named(struct notes *notes, const struct tui_key *key)
{
	switch (key->name) {
	case TUI_KEY_PASTE:
		paste(notes, key);
		return true;
	case TUI_KEY_ENTER:
		send(notes, NULL);
		return true;
	case TUI_KEY_TAB:
		tui_notes_other(notes);
		return true;
	case TUI_KEY_LEFT:
	case TUI_KEY_RIGHT:
		go_word(notes, key->name == TUI_KEY_LEFT ? -1 : 1);
		return true;
	default:
		return false;
	}
}

static bool act(struct notes *notes, enum tui_action action)
{
	switch ((int)action) {
	case TUI_DO_ADD:
		type_at_end(notes);
		return true;
	case TUI_DO_EDIT:
		tui_notes_type(notes, tui_notes_chosen(notes).to);
		return true;
	case TUI_DO_EDITOR:
		in_editor(notes);
		return true;
	case TUI_DO_UNDO:
	case TUI_DO_REDO:
		tui_form_undo(notes->form, action == TUI_DO_REDO);
		return true;
	default:
		return false;
	}
}

static bool move(struct notes *notes, enum tui_action action)
{
	int n = action == TUI_DO_PAGE_UP || action == TUI_DO_PAGE_DOWN ? PAGE
								       : 1;

	switch (action) {
	case TUI_DO_UP:
	case TUI_DO_PAGE_UP:
	case TUI_DO_DOWN:
	case TUI_DO_PAGE_DOWN:
		while (n-- > 0)
			go_sentence(notes,
				    action == TUI_DO_UP ||
						    action == TUI_DO_PAGE_UP
					    ? -1
					    : 1);
		return true;
	case TUI_DO_FIRST:
		notes->at = 0;
		return true;
	case TUI_DO_LAST:
		notes->at = tui_word_before(tui_notes_text(notes),
					    strlen(tui_notes_text(notes)));
		return true;
	default:
		return false;
	}
}

/* Undo may have taken the text away from under the cursor. */
static void mend(struct notes *notes)
{
	const char *s = tui_notes_text(notes);

	if (notes->at >= strlen(s))
		notes->at = 0;
	if (notes->mark != SIZE_MAX && notes->mark >= strlen(s))
		notes->mark = SIZE_MAX;
	if (tui_is_gap(s[notes->at]))
		notes->at = tui_word_next(s, notes->at);
}

static bool notes_update(struct tui_view *view, const struct tui_key *key,
			 enum tui_action action)
{
	struct notes *notes = as_notes(view);
	bool plain = key->name == TUI_KEY_CHAR && !key->ctrl && !key->alt;
	bool used;

	if (view->typing)
		return tui_notes_typed(notes, key, action);
	used = (plain && letter(notes, key->ch)) || named(notes, key) ||
	       act(notes, action) || move(notes, action);
	mend(notes);
	return used;
}

static bool notes_offers(struct tui_view *view, enum tui_action action)
{
	(void)view;
	return action == TUI_DO_UNDO || action == TUI_DO_REDO ||
	       action == TUI_DO_LINE_BREAK || action == TUI_DO_SAVE;
}

static void notes_keep(struct tui_view *view)
{
	tui_notes_keep(as_notes(view));
}

static void notes_close(struct tui_view *view)
{
	struct notes *notes = as_notes(view);

	tui_line_free(&notes->line);
	notes->form->beside = false;
}

static const struct tui_view_ops ops = {
	.update = notes_update,
	.draw = tui_notes_draw,
	.offers = notes_offers,
	.keep = notes_keep,
	.close = notes_close,
};

void tui_form_notes(struct form *form)
{
	struct notes *notes = nt_alloc(sizeof(*notes));
	enum nt_part part = NT_PART_MEETING;
	bool source;

	tui_form_commit(form);
	source = nt_typed_cell(&form->t, part, 0, "notes")[0] == '\0' &&
		 nt_typed_cell(&form->t, part, 0, "source_text")[0] != '\0';
	notes->view = (struct tui_view) {
		.ops = &ops,
		.overlay = true,
		.bar = TUI_BAR_NOTES,
	};
	notes->form = form;
	notes->field =
		nt_field(&nt_shape_record, source ? "source_text" : "notes");
	form->beside = true;
	begin(notes);
	mend(notes);
	tui_push(form->view.ui, &notes->view);
}

int tui_form_room(const struct form *form, int cols)
{
	return form->beside && cols >= NOTES_BESIDE_COLS ? cols / 2 - 1 : cols;
}
