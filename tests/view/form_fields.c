/*
 * form_fields.c - every field of every line of a record can be entered,
 * changed and removed in the form, and is reached by keys alone.
 */
#include "lib/testing.h"

#include "lib/desk.h"
#include "lib/logbook.h"
#include "lib/typist.h"
#include "tui/form.h"
#include "tui/form_state.h"

static const char uid[] = "018fb7a2-6c00-7000-8000-000000000001";

static int setup(void **state)
{
	struct nt_record rec;
	struct desk *desk;

	if (desk_setup(state) != 0)
		return -1;
	desk = *state;
	rec = desk_reference(desk);
	/* A counted group, so that both halves of a count can be changed. */
	rec.participants.v[6].head_count = 12;
	rec.participants.v[6].head_count_is = NT_HEAD_COUNT_EXACT;
	test_save(desk->app.store, &rec, 0, &desk->arena);
	return 0;
}

/* What to type into fields that are not free text, and what they then hold:
 * one value, another, and (if not the empty cell) what is left when the text
 * is taken away. */
static const struct sample {
	const char *field;
	const char *typed[2];
	const char *holds[2];
	const char *left;
} samples[] = {
	{ "date",
	  { "28/5/2024", "2024-05" },
	  { "2024-05-28", "2024-05" },
	  "!" },
	{ "title", { "Rapat", "Rapat staf" }, { "Rapat", "Rapat staf" }, "!" },
	{ "end_date",
	  { "28/5/2024", "29/5/2024" },
	  { "2024-05-28", "2024-05-29" },
	  "" },
	{ "start", { "09.00", "jam 10" }, { "09:00", "10:00" }, "" },
	{ "end", { "11.00", "12:30" }, { "11:00", "12:30" }, "" },
	{ "previous_uid",
	  { "018fb7a2-6c00-7000-8000-00000000000a",
	    "018fb7a2-6c00-7000-8000-00000000000b" },
	  { "018fb7a2-6c00-7000-8000-00000000000a",
	    "018fb7a2-6c00-7000-8000-00000000000b" },
	  "" },
	{ "same_as",
	  { "018fb7a2-6c00-7000-8000-00000000000a",
	    "018fb7a2-6c00-7000-8000-00000000000b" },
	  { "018fb7a2-6c00-7000-8000-00000000000a",
	    "018fb7a2-6c00-7000-8000-00000000000b" },
	  "" },
	{ "tags", { "media, humas", "humas" }, { "humas media", "humas" }, "" },
	{ "to_verify",
	  { "title", "venue title" },
	  { "title", "title venue" },
	  "" },
	{ "status", { "Final", "Done" }, { "final", "done" }, "?" },
	{ "attachments",
	  { "letter surat.pdf", "pic foto 1.jpg" },
	  { "letter surat.pdf", "picture foto 1.jpg" },
	  "" },
	{ "events",
	  { "2024-07-15 ans:part Surat", "t withdrawn" },
	  { "2024-07-15 answered:partly Surat", "2024-06-12 withdrawn" },
	  "" },
	{ "chases",
	  { "2024-07-01 rem Telepon", "t replied Surat" },
	  { "2024-07-01 reminded Telepon", "2024-06-12 replied Surat" },
	  "" },
	{ "answers",
	  { "2~", "=1,3-" },
	  { "2:generally", "1:fully 3:partly" },
	  "" },
	{ "continues",
	  { "018fb7a2-6c00-7000-8000-00000000000a/1",
	    "018fb7a2-6c00-7000-8000-00000000000a/2" },
	  { "018fb7a2-6c00-7000-8000-00000000000a/1",
	    "018fb7a2-6c00-7000-8000-00000000000a/2" },
	  "" },
	{ "head_count_is",
	  { "est", "unknown" },
	  { "estimated", "unknown" },
	  "" },
	/* A follow-up that nobody has said anything else about is open. */
	{ "due", { "30/6", "+1w" }, { "2024-06-30", "2024-06-19" }, "" },
};

static const struct sample *sample_of(const struct nt_field *field)
{
	for (size_t i = 0; i < NT_COUNT(samples); i++)
		if (strcmp(samples[i].field, field->name) == 0)
			return &samples[i];
	return NULL;
}

static struct sample made_up(const struct nt_field *field)
{
	static const char *const texts[] = { "Satu", "Dua: \"tiga\"" };
	static const char *const numbers[] = { "2", "3" };
	static const char *const dates[] = { "2024-07-01", "2024-07-02" };
	struct sample s = { .left = "" };

	for (int i = 0; i < 2; i++) {
		switch (field->kind) {
		case NT_WORD:
			s.typed[i] = field->set->words[i + 1];
			break;
		case NT_INT:
			s.typed[i] = numbers[i];
			break;
		case NT_DATE:
			s.typed[i] = dates[i];
			break;
		case NT_FLAG:
			s.typed[i] = "y";
			break;
		default:
			s.typed[i] = texts[i];
		}
		s.holds[i] = field->kind == NT_FLAG ? "true" : s.typed[i];
	}
	return s;
}

/* Where the tests stand in each kind of line. */
static const struct place {
	const struct nt_shape *shape;
	enum form_section section;
	const char *line;
	size_t index;
} places[] = {
	{ &nt_shape_record, FORM_MEETING, "date", 0 },
	{ &nt_shape_record, FORM_NOTES, "background", 0 },
	{ &nt_shape_record, FORM_PAPERS, "invitation", 0 },
	{ &nt_shape_participant, FORM_HOSTS, "participants 7 name", 6 },
	{ &nt_shape_issue, FORM_MATTERS, "issues 4 type", 3 },
	{ &nt_shape_response, FORM_MATTERS, "responses 3 answers", 2 },
	{ &nt_shape_follow_up, FORM_FOLLOW_UPS, "follow_ups 1 text", 0 },
};

/* Go to FIELD of the line with Right alone. */
static struct form *walk_to(struct desk *f, const struct place *place,
			    const struct nt_field *field)
{
	struct form *form;

	assert_int_equal(tui_form_open(&f->ui, uid, &f->err), NT_OK);
	form = tui_as_form(f->ui.top);
	assert_true(tui_form_find(form, place->line));
	for (int i = 0; i < 70 && form->focus.field != field; i++)
		typist_type(&f->ui, "<End><Right>");
	assert_ptr_equal(form->focus.field, field);
	return form;
}

static void empty_line(struct desk *f, struct form *form)
{
	while (form->line.text.n > 0) {
		size_t n = form->line.text.n;

		typist_type(&f->ui, "<Backspace>");
		if (form->line.text.n == n)
			typist_type(&f->ui, "<Del>");
	}
}

static void type_text(struct desk *f, const char *text)
{
	for (; *text != '\0'; text++) {
		struct tui_key key = { .name = TUI_KEY_CHAR,
				       .ch = (unsigned char)*text };

		tui_feed(&f->ui, &key);
	}
}

static void save(struct desk *f, const struct nt_field *field)
{
	typist_type(&f->ui, "<^S>");
	if (f->ui.top != NULL)
		fail_msg("%s: %s", field->name, f->ui.message);
}

static const void *object_of(const struct place *place,
			     const struct nt_record *rec)
{
	const char *section = nt_section_name(place->shape);

	if (section == NULL)
		return rec;
	return nt_line(nt_get_lines(rec, nt_field(&nt_shape_record, section)),
		       place->shape, place->index);
}

static void assert_holds(struct desk *f, const struct place *place,
			 const struct nt_field *field, const char *want)
{
	struct nt_record rec;
	struct nt_buf cell = { 0 };

	test_get(f->app.store, uid, &f->arena, &rec);
	nt_cell_write(&cell, object_of(place, &rec), field);
	if (strcmp(nt_buf_str(&cell), want) != 0)
		fail_msg("%s %s holds \"%s\", not \"%s\"", place->line,
			 field->name, nt_buf_str(&cell), want);
	nt_buf_free(&cell);
}

static struct sample sample_for(const struct place *place,
				const struct nt_field *field)
{
	const struct sample *known = sample_of(field);
	struct sample s = known != NULL ? *known : made_up(field);

	if (field == nt_field(&nt_shape_follow_up, "status"))
		s = (struct sample) { .typed = { "in", "Done" },
				      .holds = { "in progress", "done" },
				      .left = "open" };
	if (place->shape != &nt_shape_record &&
	    strcmp(field->name, "to_verify") == 0)
		s = made_up(field);
	return s;
}

static void try_field(struct desk *f, const struct place *place,
		      const struct nt_field *field)
{
	struct sample s = sample_for(place, field);
	struct form *form;

	for (int i = 0; i < 2; i++) {
		form = walk_to(f, place, field);
		empty_line(f, form);
		type_text(f, s.typed[i]);
		save(f, field);
		assert_holds(f, place, field, s.holds[i]);
	}
	form = walk_to(f, place, field);
	empty_line(f, form);
	if (strcmp(s.left, "!") == 0) { /* cannot do without it */
		typist_type(&f->ui, "<^S>");
		assert_non_null(f->ui.top);
		assert_ptr_equal(form->focus.field, field);
		tui_close(&f->ui);
		return;
	}
	save(f, field);
	assert_holds(f, place, field, s.left);
}

static void try_place(struct desk *f, size_t which)
{
	const struct place *place = &places[which];
	struct form_fields fields;

	tui_form_fields(place->section, place->shape, &fields);
	for (size_t i = 0; i < fields.n; i++)
		if (strcmp(fields.v[i]->name, "status") != 0 ||
		    place->shape != &nt_shape_record)
			try_field(f, place, fields.v[i]);
}

/* There is no way back from it. */
static void a_status_can_be_typed_until_it_is_final(void **state)
{
	const struct nt_field *status = nt_field(&nt_shape_record, "status");
	struct desk *f = *state;
	struct form *form = walk_to(f, &places[0], status);

	empty_line(f, form);
	type_text(f, "fin");
	save(f, status);
	assert_holds(f, &places[0], status, "final");
	form = walk_to(f, &places[0], status);
	empty_line(f, form);
	type_text(f, "working");
	typist_type(&f->ui, "<^S>");
	assert_true(f->ui.problem);
	assert_holds(f, &places[0], status, "final");
}

#define PLACE(name, which) \
	static void name(void **state) \
	{ \
		try_place(*state, which); \
	}
PLACE(every_field_of_the_meeting_can_be_typed, 0)
PLACE(every_field_of_the_notes_can_be_typed, 1)
PLACE(every_field_of_the_papers_can_be_typed, 2)
PLACE(every_field_of_a_participant_can_be_typed, 3)
PLACE(every_field_of_an_issue_can_be_typed, 4)
PLACE(every_field_of_a_response_can_be_typed, 5)
PLACE(every_field_of_a_follow_up_can_be_typed, 6)

/* What people type must be somewhere in the form; the rest is set by saving,
 * identifies the record, or links it to what was chosen. */
static void no_field_is_left_out(void **state)
{
	static const char *const others[] = { "uid", "number", "no" };

	(void)state;
	for (size_t p = 0; p < NT_COUNT(places); p++) {
		const struct nt_shape *shape = places[p].shape;

		for (size_t i = 0; i < shape->n; i++) {
			const struct nt_field *field = &shape->fields[i];
			bool found = (field->flags & NT_STAMPED) != 0 ||
				     field->kind == NT_LINK ||
				     (field->kind == NT_LINES &&
				      nt_field(field->lines, "no") != NULL);

			for (size_t o = 0; o < NT_COUNT(others); o++)
				found = found ||
					strcmp(others[o], field->name) == 0;
			for (size_t q = 0; q < NT_COUNT(places); q++) {
				struct form_fields fields;

				if (places[q].shape != shape)
					continue;
				tui_form_fields(places[q].section, shape,
						&fields);
				for (size_t v = 0; v < fields.n; v++)
					found = found || fields.v[v] == field;
			}
			if (!found)
				fail_msg("%s is in no section", field->name);
		}
	}
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, desk_teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_field_is_left_out),
		test(every_field_of_the_meeting_can_be_typed),
		test(a_status_can_be_typed_until_it_is_final),
		test(every_field_of_the_notes_can_be_typed),
		test(every_field_of_the_papers_can_be_typed),
		test(every_field_of_a_participant_can_be_typed),
		test(every_field_of_an_issue_can_be_typed),
		test(every_field_of_a_response_can_be_typed),
		test(every_field_of_a_follow_up_can_be_typed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
