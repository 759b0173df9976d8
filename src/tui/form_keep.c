/* form_keep.c - drafts, saving, and the ways out of a form. */
#include <stdio.h>
#include <string.h>

#include "notula/str.h"
#include "tui/form_state.h"
#include "tui/history.h"

static struct nt_store *store_of(const struct form *form)
{
	return form->view.ui->app->store;
}

/* Drafts. */

static void draft_trouble(struct form *form, struct nt_err *err)
{
	if (!form->draft_failed) {
		nt_wrap(err, "%s", _("no draft is kept"));
		tui_say_err(form->view.ui, err);
	}
	form->draft_failed = true;
}

void tui_form_write_draft(struct form *form)
{
	struct nt_draft_about about = {
		.logbook = form->logbook,
		.record = form->uid,
		.version = form->version,
	};
	struct nt_buf focus = { 0 };
	char stamp[NT_STAMP_SIZE];
	struct nt_err err;

	if (form->draft == NULL && !nt_typed_changed(&form->t))
		return;
	if (form->draft == NULL && nt_draft_new(&form->draft, &err) != NT_OK) {
		draft_trouble(form, &err);
		return;
	}
	about.saved = nt_clock_stamp(&form->view.ui->app->clock, stamp);
	if (form->focus.row != FORM_NEW) {
		nt_spot_name(&form->t, tui_form_spot(form), &focus);
		about.focus = nt_buf_str(&focus);
	}
	if (nt_draft_write(form->draft, &about, &form->t, &err) == NT_OK) {
		form->draft_failed = false;
		nt_clock_time(&form->view.ui->app->clock, form->draft_time);
	} else {
		draft_trouble(form, &err);
	}
	nt_buf_free(&focus);
}

void tui_form_keep(struct tui_view *view)
{
	struct form *form = tui_as_form(view);

	tui_form_commit(form);
	if (!nt_typed_changed(&form->t))
		return;
	tui_form_write_draft(form);
	view->ui->kept += !form->draft_failed;
}

static void close_keeping(struct form *form)
{
	tui_form_write_draft(form);
	if (form->draft_failed)
		return; /* what was typed stays on the screen */
	nt_draft_keep(form->draft);
	form->draft = NULL;
	form->view.ui->kept++;
	tui_say(form->view.ui, "%s", _("Kept as a draft."));
	tui_pop(&form->view);
}

bool tui_form_discard(struct form *form)
{
	struct tui *ui = form->view.ui;
	struct nt_err err;

	if (form->draft != NULL)
		snprintf(ui->discarded, sizeof(ui->discarded), "%s",
			 nt_draft_name(form->draft));
	if (nt_draft_discard(form->draft, nt_app_today(ui->app), &err) !=
	    NT_OK) {
		tui_say_err(ui, &err);
		form->draft = NULL;
		return false;
	}
	form->draft = NULL;
	form->draft_time[0] = '\0';
	return true;
}

/* Leaving. */

static void chosen_leave(struct tui_view *view, char letter)
{
	struct form *form = tui_as_form(view);

	switch (letter) {
	case 's':
	case 'n':
		tui_form_save(form, letter == 'n');
		break;
	case 'k':
		close_keeping(form);
		break;
	case 'd':
		if (tui_form_discard(form))
			tui_say(view->ui, "%s",
				_("Draft discarded. u brings it back."));
		tui_pop(view);
		break;
	default:
		break;
	}
}

void tui_form_leave(struct form *form)
{
	static const struct tui_choice choices[] = {
		{ 's', N_("Save") },
		{ 'n', N_("Save and next") },
		{ 'k', N_("Keep draft") },
		{ 'd', N_("Discard") },
	};

	tui_form_commit(form);
	if (nt_typed_changed(&form->t)) {
		tui_ask(&form->view, _("Close"),
			_("Save, Keep draft, Discard, go on? (Esc: go on)"),
			choices, NT_COUNT(choices), chosen_leave);
		return;
	}
	nt_draft_drop(form->draft);
	form->draft = NULL;
	tui_pop(&form->view);
}

void tui_form_history(struct form *form)
{
	struct nt_err err;

	tui_form_commit(form);
	tui_form_reload(form);
	if (form->uid == NULL || form->number == 0)
		tui_say(form->view.ui, "%s", _("It was not saved yet."));
	else if (tui_open_history(form->view.ui, form->uid, &err) != NT_OK)
		tui_say_err(form->view.ui, &err);
}

bool tui_form_read_theirs(struct form *form)
{
	struct nt_err err;

	nt_arena_reset(&form->theirs_arena);
	if (nt_store_get(store_of(form), form->uid, &form->theirs_arena,
			 &form->theirs, &err) == NT_OK)
		return true;
	tui_say_err(form->view.ui, &err);
	return false;
}

bool tui_form_check_version(struct form *form)
{
	if (form->uid == NULL || !tui_form_read_theirs(form))
		return false;
	form->number = form->theirs.number;
	if (form->theirs.version != form->version)
		tui_form_conflict(form);
	return true;
}

/* Saving. */

static void refused(struct form *form, struct nt_err *err)
{
	tui_form_find(form, err->field);
	tui_say_err(form->view.ui, err);
}

static bool why_amended(struct tui_view *view, const char *text)
{
	struct form *form = tui_as_form(view);

	if (nt_str_blank(text))
		return false;
	nt_typed_step(&form->t);
	tui_form_set_amended(form, text);
	tui_form_reload(form);
	tui_do(view->ui, form->next_after ? TUI_DO_SAVE_NEXT : TUI_DO_SAVE);
	return true;
}

/* Was REC refused because it is final? Then only a reason is missing. */
static void ask_why(struct form *form, const struct nt_record *rec)
{
	static const struct tui_prompt prompt = {
		.title = N_("Why is it amended?"),
		.done = why_amended,
	};

	if (form->uid != NULL && tui_form_read_theirs(form) &&
	    nt_check_frozen(&form->theirs, rec, NULL) != NT_OK)
		tui_ask_line(&form->view, &prompt);
}

static void not_saved(struct form *form, const struct nt_record *rec,
		      enum nt_status st, struct nt_err *err)
{
	if (st == NT_ECONFLICT && form->uid != NULL &&
	    tui_form_read_theirs(form) &&
	    form->theirs.version != form->version) {
		tui_form_conflict(form);
		return;
	}
	if (st == NT_EINVAL) {
		refused(form, err);
		if (rec != NULL)
			ask_why(form, rec);
		return;
	}
	if (st == NT_EBUSY)
		nt_fail(err, st, "%s",
			_("The logbook is locked. Your text is kept as a "
			  "draft."));
	tui_say_err(form->view.ui, err);
}

static void saved(struct form *form, const struct nt_record *rec, bool next)
{
	struct tui *ui = form->view.ui;
	struct nt_err err;
	long long number = rec->number;

	nt_draft_drop(form->draft);
	form->draft = NULL;
	ui->saved++;
	tui_pop(&form->view);
	if (next && tui_form_next(ui, rec, &err) != NT_OK)
		tui_say_err(ui, &err);
	else
		tui_say(ui, _("Saved as record %lld."), number);
}

void tui_form_save(struct form *form, bool next)
{
	struct nt_arena arena = { 0 };
	struct nt_record rec;
	struct nt_err err;
	enum nt_status st;
	bool read;

	tui_form_commit(form);
	form->next_after = next;
	tui_form_reload(form);
	nt_typed_tidy(&form->t, tui_form_part(form->focus.section),
		      form->focus.row);
	st = nt_typed_record(&form->t, &arena, &rec, &err);
	read = st == NT_OK;
	if (read) {
		nt_app_stamp(form->view.ui->app, &rec, &arena);
		nt_typed_set(&form->t, NT_PART_MEETING, 0, "uid", rec.uid);
		st = nt_store_save(store_of(form), &rec, form->version, &arena,
				   &err);
	}
	if (st == NT_OK)
		saved(form, &rec, next);
	else
		not_saved(form, read ? &rec : NULL, st, &err);
	nt_arena_free(&arena);
}
