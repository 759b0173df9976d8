#include "tui/form.h"

#include <string.h>

#include "notula/alloc.h"
#include "tui/form_state.h"

static bool form_update(struct tui_view *view, const struct tui_key *key,
			enum tui_action action)
{
	return tui_form_edit(tui_as_form(view), key, action);
}

static void form_close(struct tui_view *view)
{
	struct form *form = tui_as_form(view);

	nt_draft_keep(form->draft);
	nt_typed_free(&form->t);
	tui_line_free(&form->line);
	nt_arena_free(&form->offers_arena);
	nt_arena_free(&form->theirs_arena);
	nt_arena_free(&form->arena);
}

static bool form_offers(struct tui_view *view, enum tui_action action)
{
	(void)view;
	return action != TUI_DO_NOTHING;
}

static const struct tui_view_ops form_ops = {
	.update = form_update,
	.draw = tui_form_draw,
	.hint = tui_form_hint,
	.keep = tui_form_keep,
	.offers = form_offers,
	.close = form_close,
};

/* A form of this logbook on nothing yet, not on the stack. */
static enum nt_status begin(struct tui *ui, struct form **out,
			    struct nt_err *err)
{
	struct form *form = nt_alloc(sizeof(*form));
	struct nt_logbook logbook;
	enum nt_status st;

	*out = NULL;
	form->view = (struct tui_view) {
		.ops = &form_ops,
		.ui = ui,
		.typing = true,
		.bar = TUI_BAR_FORM,
	};
	form->width = 20;
	form->people = FORM_HOSTS;
	st = nt_store_logbook(ui->app->store, &form->arena, &logbook, err);
	if (st == NT_OK && nt_store_read_only(ui->app->store))
		st = nt_fail(err, NT_EREADONLY, "%s", _("Read only."));
	if (st != NT_OK) {
		form_close(&form->view);
		nt_free(form);
		return st;
	}
	form->logbook = logbook.uid;
	form->office = logbook.office;
	form->how.today = nt_app_today(ui->app);
	form->how.office = logbook.office;
	form->focus.field = nt_field(&nt_shape_record, "date");
	nt_typed_start(&form->t);
	*out = form;
	return NT_OK;
}

static void put_on_top(struct form *form)
{
	tui_push(form->view.ui, &form->view);
	tui_form_enter(form, FORM_MEETING);
}

static void abandon(struct form *form)
{
	form_close(&form->view);
	nt_free(form);
}

static enum nt_status load(struct form *form, const char *uid,
			   struct nt_err *err)
{
	struct nt_record rec;
	enum nt_status st = nt_store_get(form->view.ui->app->store, uid,
					 &form->arena, &rec, err);

	if (st != NT_OK)
		return st;
	nt_typed_load(&form->t, &rec);
	form->uid = rec.uid;
	form->version = rec.version;
	form->number = rec.number;
	return NT_OK;
}

enum nt_status tui_form_open(struct tui *ui, const char *uid,
			     struct nt_err *err)
{
	return tui_form_amend(ui, uid, NULL, err);
}

enum nt_status tui_form_open_at(struct tui *ui, const char *uid,
				const char *place, struct nt_err *err)
{
	enum nt_status st = tui_form_open(ui, uid, err);

	if (st == NT_OK)
		tui_form_find(tui_as_form(ui->top), place);
	return st;
}

void tui_form_to_editor(struct tui *ui, const char *place)
{
	struct form *form = tui_as_form(ui->top);
	enum nt_part part = NT_PART_MEETING;

	if (place == NULL &&
	    nt_typed_cell(&form->t, part, 0, "notes")[0] == '\0' &&
	    nt_typed_cell(&form->t, part, 0, "source_text")[0] != '\0')
		place = "source_text";
	tui_form_find(form, place != NULL ? place : "notes");
	tui_do(ui, TUI_DO_EDITOR);
}

void tui_form_set_amended(struct form *form, const char *why)
{
	nt_typed_set(&form->t, NT_PART_MEETING, 0, "status",
		     nt_set_record_status.words[NT_RECORD_STATUS_AMENDED]);
	nt_typed_set(&form->t, NT_PART_MEETING, 0, "amended_why", why);
}

enum nt_status tui_form_amend(struct tui *ui, const char *uid, const char *why,
			      struct nt_err *err)
{
	struct form *form;
	enum nt_status st = begin(ui, &form, err);

	if (st == NT_OK && uid != NULL)
		st = load(form, uid, err);
	if (st != NT_OK) {
		if (form != NULL)
			abandon(form);
		return st;
	}
	if (why != NULL)
		tui_form_set_amended(form, why);
	put_on_top(form);
	return NT_OK;
}

/* What a meeting like it has again: what it is, where, and who comes. */
static bool is_repeated(const char *name)
{
	static const char *const names[] = {
		"title", "kind",   "start",	"end",	       "zone",
		"mode",	 "venue",  "venue_uid", "city",	       "tags",
		"basis", "agenda", "office",	"office_code", "confidential",
	};

	for (size_t i = 0; i < NT_COUNT(names); i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

static void make_copy(struct form *form)
{
	struct nt_typed *t = &form->t;

	for (size_t i = 0; i < nt_shape_record.n; i++)
		if (!is_repeated(nt_shape_record.fields[i].name))
			nt_typed_set(t, NT_PART_MEETING, 0,
				     nt_shape_record.fields[i].name, NULL);
	for (enum nt_part p = NT_PART_MATTERS; p < NT_PARTS; p++)
		for (size_t n = nt_typed_count(t, p); n-- > 0;)
			nt_typed_remove(t, p, n);
	for (size_t i = nt_typed_count(t, NT_PART_PARTICIPANTS); i-- > 0;)
		tui_form_clear_once(form, i);
	form->uid = NULL;
	form->version = 0;
	form->number = 0;
}

enum nt_status tui_form_copy(struct tui *ui, const char *uid,
			     struct nt_err *err)
{
	struct form *form;
	enum nt_status st = begin(ui, &form, err);

	if (st == NT_OK)
		st = load(form, uid, err);
	if (st != NT_OK) {
		if (form != NULL)
			abandon(form);
		return st;
	}
	make_copy(form);
	put_on_top(form);
	return NT_OK;
}

/* The block that people are typed into first: visitors where the record has
 * nobody else. */
static enum form_section first_block(const struct nt_record *rec)
{
	bool visitors = false;

	for (size_t i = 0; i < rec->participants.n; i++) {
		if (rec->participants.v[i].side != NT_SIDE_VISITOR)
			return FORM_HOSTS;
		visitors = true;
	}
	return visitors ? FORM_VISITORS : FORM_HOSTS;
}

enum nt_status tui_form_next(struct tui *ui, const struct nt_record *last,
			     struct nt_err *err)
{
	static const char *const kept[] = { "date", "venue", "venue_uid",
					    "city" };
	struct form *form;
	enum nt_status st = begin(ui, &form, err);

	if (st != NT_OK)
		return st;
	for (size_t i = 0; i < NT_COUNT(kept); i++)
		nt_typed_set(&form->t, NT_PART_MEETING, 0, kept[i],
			     nt_get_text(last,
					 nt_field(&nt_shape_record, kept[i])));
	nt_typed_kept(&form->t);
	form->people = first_block(last);
	put_on_top(form);
	tui_form_find(form, "title");
	return NT_OK;
}

enum nt_status tui_form_draft(struct tui *ui, const char *name,
			      struct nt_err *err)
{
	struct nt_draft_about about;
	struct form *form;
	enum nt_status st = begin(ui, &form, err);

	if (st == NT_OK)
		st = nt_draft_take(name, &form->draft, &form->arena, &about,
				   &form->t, err);
	if (st != NT_OK) {
		if (form != NULL)
			abandon(form);
		return st;
	}
	form->uid = about.record;
	form->version = about.version;
	put_on_top(form);
	if (about.focus != NULL)
		tui_form_find(form, about.focus);
	tui_form_check_version(form);
	return NT_OK;
}
