/* form_offer.c - what could be meant by what is typed into a field. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "notula/str.h"
#include "tui/form_state.h"

enum { OFFERED = 20 };

/* Where a field's suggestions come from. */
static const struct {
	const struct nt_shape *shape;
	const char *field;
	enum nt_suggest what;
	bool on_empty;	/* offered before anything is typed */
	bool new_names; /* says that what is typed may be a new one */
} sources[] = {
	{ &nt_shape_record, "venue", NT_SUGGEST_VENUE, true, true },
	{ &nt_shape_record, "title", NT_SUGGEST_TITLE, false, false },
	{ &nt_shape_record, "city", NT_SUGGEST_CITY, true, false },
	{ &nt_shape_record, "tags", NT_SUGGEST_TAG, false, false },
	{ &nt_shape_participant, "name", NT_SUGGEST_PERSON, false, true },
	{ &nt_shape_participant, "position", NT_SUGGEST_POSITION, false,
	  false },
	{ &nt_shape_participant, "organization", NT_SUGGEST_ORGANIZATION, true,
	  true },
	{ &nt_shape_participant, "represented_by", NT_SUGGEST_PERSON, false,
	  true },
	{ &nt_shape_issue, "category", NT_SUGGEST_CATEGORY, true, false },
	{ &nt_shape_follow_up, "owner", NT_SUGGEST_OWNER, true, true },
};

/* Numbers of lines that a field may hold. */
static const struct {
	const struct nt_shape *in;
	const char *field;
	enum nt_part part;
	const struct nt_shape *to;
} references[] = {
	{ &nt_shape_issue, "raised_by", NT_PART_PARTICIPANTS,
	  &nt_shape_participant },
	{ &nt_shape_response, "given_by", NT_PART_PARTICIPANTS,
	  &nt_shape_participant },
	{ &nt_shape_follow_up, "issue", NT_PART_MATTERS, &nt_shape_issue },
	{ &nt_shape_follow_up, "response", NT_PART_MATTERS,
	  &nt_shape_response },
};

static const char *const categories[] = { "budget",    "coordination",
					  "equipment", "regulation",
					  "skills",    "staffing",
					  "other" };

/* Does a word of TEXT begin with TYPED? */
static bool has_word(struct nt_arena *arena, const char *text,
		     const char *typed)
{
	const char *s = nt_str_fold(arena, text);
	const char *wanted = nt_str_fold(arena, typed);
	bool begins = true;

	for (; *s != '\0'; s++) {
		if (begins && nt_str_starts(s, wanted))
			return true;
		begins = *s == ' ' || *s == '(' || *s == '/' || *s == '-';
	}
	return wanted[0] == '\0';
}

static void add(struct form *form, struct nt_suggestion offer)
{
	struct nt_suggestions *all = &form->offers;

	if (all->n >= FORM_OFFERS)
		return;
	for (size_t i = 0; i < all->n; i++)
		if (nt_str_same(all->v[i].text, offer.text))
			return;
	all->v = nt_arena_grow(&form->offers_arena, all->v, all->n,
			       sizeof(*all->v));
	all->v[all->n++] = offer;
}

static void add_text(struct form *form, const char *text, const char *typed)
{
	struct nt_arena *arena = &form->offers_arena;
	struct nt_suggestion offer = { .text = nt_arena_strdup(arena, text) };

	if (text[0] != '\0' && has_word(arena, text, typed))
		add(form, offer);
}

/* What stands in FIELD of the participants already, the last one first. */
static void add_column(struct form *form, const char *field, const char *side,
		       const char *typed)
{
	enum nt_part part = NT_PART_PARTICIPANTS;

	for (size_t i = nt_typed_count(&form->t, part); i-- > 0;)
		if (side == NULL ||
		    strcmp(nt_typed_cell(&form->t, part, i, "side"), side) == 0)
			add_text(form, nt_typed_cell(&form->t, part, i, field),
				 typed);
}

static void add_above(struct form *form, const char *typed)
{
	struct nt_spot spot = tui_form_spot(form);

	spot.row = tui_form_above(form);
	if (spot.row != FORM_NEW)
		add_text(form, nt_typed_get(&form->t, spot), typed);
}

static bool stands_above(const struct form *form, const char *office)
{
	enum nt_part part = NT_PART_PARTICIPANTS;

	for (size_t i = 0; i < nt_typed_count(&form->t, part); i++)
		if (nt_str_same(nt_typed_cell(&form->t, part, i,
					      "organization"),
				office))
			return true;
	return false;
}

/* From this form: what was typed a moment ago is what is typed again. */
static void add_own(struct form *form, enum nt_suggest what, const char *typed)
{
	switch (what) {
	case NT_SUGGEST_ORGANIZATION:
		/* Our own office comes once in most meetings. */
		if (form->office != NULL && typed[0] != '\0' &&
		    !stands_above(form, form->office))
			add_text(form, form->office, typed);
		add_above(form, typed);
		add_column(form, "organization", NULL, typed);
		break;
	case NT_SUGGEST_OWNER:
		add_above(form, typed);
		add_column(form, "organization", "host", typed);
		add_column(form, "organization", NULL, typed);
		add_column(form, "name", NULL, typed);
		break;
	case NT_SUGGEST_POSITION:
		add_column(form, "position", NULL, typed);
		break;
	case NT_SUGGEST_CATEGORY:
		for (size_t i = 0; typed[0] && i < NT_COUNT(categories); i++)
			add_text(form, categories[i], typed);
		add_above(form, typed);
		break;
	default:
		break;
	}
}

static void add_stored(struct form *form, enum nt_suggest what,
		       const char *typed)
{
	struct nt_suggestions found = { 0 };
	struct nt_store *store = form->view.ui->app->store;
	size_t most = form->full_pick ? FORM_OFFERS : OFFERED;

	if (store == NULL ||
	    nt_store_suggest(store, what, typed, most, &form->offers_arena,
			     &found, NULL) != NT_OK)
		return;
	for (size_t i = 0; i < found.n; i++)
		add(form, found.v[i]);
}

static void offer_words(struct form *form, const char *typed)
{
	const struct nt_set *set = form->focus.field->set;
	struct nt_arena *arena = &form->offers_arena;

	for (int i = 1; i < set->n; i++) {
		struct nt_suggestion offer = { .text = _(set->labels[i]) };

		if (has_word(arena, set->words[i], typed) ||
		    has_word(arena, offer.text, typed))
			add(form, offer);
	}
}

static const char *line_text(struct form *form, const struct nt_typed_row *row)
{
	static const char *const texts[] = { "name", "position", "organization",
					     "text" };

	for (size_t i = 0; i < NT_COUNT(texts); i++) {
		const struct nt_field *f = nt_field(row->shape, texts[i]);
		const char *s = f ? row->cells[f - row->shape->fields] : NULL;

		if (s != NULL)
			return nt_arena_strdup(&form->offers_arena, s);
	}
	return "";
}

static void offer_lines(struct form *form, size_t which, const char *typed)
{
	enum nt_part part = references[which].part;
	struct nt_arena *arena = &form->offers_arena;

	if (typed[0] == '\0')
		add_above(form, typed);
	for (size_t i = 0; i < nt_typed_count(&form->t, part); i++) {
		const struct nt_typed_row *row =
			nt_typed_row(&form->t, part, i);
		struct nt_suggestion offer = { 0 };

		if (row->shape != references[which].to)
			continue;
		offer.position = line_text(form, row);
		offer.text = nt_arena_printf(arena, "%lld", (long long)row->no);
		if (has_word(arena, offer.position, typed) ||
		    nt_str_starts(offer.text, typed))
			add(form, offer);
	}
}

/* True if the focused field has suggestions at all. */
static bool collect(struct form *form, const char *typed, bool *new_names)
{
	const struct nt_shape *shape = tui_form_shape(form, form->focus);
	const struct nt_field *field = form->focus.field;

	*new_names = false;
	if (field->kind == NT_WORD) {
		offer_words(form, typed);
		return true;
	}
	for (size_t i = 0; i < NT_COUNT(references); i++) {
		if (references[i].in == shape &&
		    strcmp(references[i].field, field->name) == 0) {
			offer_lines(form, i, typed);
			return true;
		}
	}
	for (size_t i = 0; i < NT_COUNT(sources); i++) {
		if (sources[i].shape != shape ||
		    strcmp(sources[i].field, field->name) != 0)
			continue;
		if (typed[0] == '\0' && !sources[i].on_empty &&
		    !form->full_pick)
			return true;
		*new_names = sources[i].new_names;
		add_own(form, sources[i].what, typed);
		add_stored(form, sources[i].what, typed);
		return true;
	}
	return false;
}

static void show(struct form *form, const char *typed, bool new_names)
{
	size_t n = form->offers.n;
	bool words = form->focus.field->kind == NT_WORD;

	for (size_t i = 0; i < n; i++) {
		const struct nt_suggestion *offer = &form->offers.v[i];

		form->items[i] = (struct tui_pick_item) {
			.text = offer->text,
			.detail =
				offer->position ? offer->position : offer->city,
			.more = offer->organization,
		};
		if (words && typed[0] == '\0' && i < 9)
			form->items[i].text =
				nt_arena_printf(&form->offers_arena, "%zu %s",
						i + 1, offer->text);
	}
	if (n > 0 && new_names && typed[0] != '\0')
		form->items[n++] = (struct tui_pick_item) {
			.text = nt_arena_printf(&form->offers_arena,
						_("+ keep \"%s\" as a new "
						  "name"),
						typed),
			.special = true,
		};
	tui_pick_set(&form->pick, form->items, n);
}

void tui_form_offer(struct form *form)
{
	const char *typed = form->full_pick ? "" : tui_line_text(&form->line);
	bool new_names = false;

	nt_arena_reset(&form->offers_arena);
	form->offers = (struct nt_suggestions) { 0 };
	tui_pick_set(&form->pick, NULL, 0);
	/* A field that is filled already is left in peace until it changes. */
	if (form->dirty || typed[0] == '\0')
		if (collect(form, typed, &new_names))
			show(form, typed, new_names);
	form->view.bar = form->pick.n > 0 ? TUI_BAR_FORM_PICK : TUI_BAR_FORM;
}

/* Fill FIELD of the focus's row where it is empty. */
static void bring(struct form *form, const char *field, const char *text)
{
	struct nt_spot spot = tui_form_spot(form);

	spot.field = nt_field(tui_form_shape(form, form->focus), field);
	if (text == NULL || nt_typed_get(&form->t, spot)[0] != '\0')
		return;
	if (nt_settle(&form->t, &form->how, spot, text, NULL) != NT_OK)
		nt_typed_put(&form->t, spot, "");
}

static void link_row(struct form *form, const char *uid)
{
	struct nt_spot spot = tui_form_spot(form);
	const char *link = nt_link_of(spot.field);

	if (uid != NULL && link != NULL)
		nt_typed_set(&form->t, spot.part, spot.row, link, uid);
}

void tui_form_take(struct form *form)
{
	const struct tui_pick_item *item = tui_pick_chosen(&form->pick);
	struct nt_suggestion offer;
	bool person = strcmp(form->focus.field->name, "name") == 0;

	if (item == NULL || item->special) {
		tui_form_commit(form);
		tui_form_advance(form, true);
		return;
	}
	offer = form->offers.v[form->pick.at];
	tui_line_replace(&form->line, offer.text);
	form->dirty = true;
	tui_form_commit(form);
	link_row(form, offer.uid);
	if (person) {
		bring(form, "position", offer.position);
		bring(form, "organization", offer.organization);
	} else if (strcmp(form->focus.field->name, "venue") == 0) {
		bring(form, "city", offer.city);
	}
	tui_form_write_draft(form);
	tui_form_beside(form, true);
}

/* A date that is being typed is echoed in full. */
static bool echo_date(struct form *form)
{
	const char *typed = tui_line_text(&form->line);
	struct nt_buf out = { 0 };

	if (form->focus.field->kind != NT_DATE || !form->dirty ||
	    nt_str_blank(typed))
		return false;
	tui_form_echo(form, typed, &out);
	snprintf(form->hint, sizeof(form->hint), "%s", nt_buf_str(&out));
	nt_buf_free(&out);
	return true;
}

const char *tui_form_hint(struct tui_view *view)
{
	struct form *form = tui_as_form(view);
	const struct tui_pick_item *item = tui_pick_chosen(&form->pick);
	const struct nt_suggestion *offer;
	struct nt_buf day = { 0 };
	struct nt_err err;

	form->hint[0] = '\0';
	if (echo_date(form) ||
	    tui_form_link_hint(form, form->hint, sizeof(form->hint)))
		return form->hint;
	if (item != NULL && !item->special) {
		offer = &form->offers.v[form->pick.at];
		tui_form_day(&day, offer->last);
		if (offer->meetings > 0)
			snprintf(form->hint, sizeof(form->hint),
				 _("%s: %lld meetings, last %s"), offer->text,
				 (long long)offer->meetings, nt_buf_str(&day));
		nt_buf_free(&day);
	} else if (form->focus.row != FORM_NEW && !form->dirty &&
		   nt_spot_check(&form->t, tui_form_spot(form), &err) !=
			   NT_OK) {
		snprintf(form->hint, sizeof(form->hint), "%s: %s",
			 _(form->focus.field->label), err.msg);
	}
	return form->hint;
}
