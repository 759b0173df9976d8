/* form_random.c - whatever keys come, the form stands, keeps its references
 * whole, and takes everything back. */
#include "lib/testing.h"

#include <stdio.h>
#include <stdlib.h>

#include "lib/desk.h"
#include "lib/logbook.h"
#include "lib/typist.h"
#include "tui/form.h"
#include "tui/form_state.h"

/* Keys that leave the form, or another program's work, are not among them. */
static const char *const keys[] = {
	"<Enter>", "<Enter>",  "<Enter>", "<Tab>",	 "<Tab>",   "<S-Tab>",
	"<Up>",	   "<Down>",   "<Left>",  "<Right>",	 "<Right>", "<End>",
	"<Home>",  "<^N>",     "<^P>",	  "<^F>",	 "<^F>",    "<^R>",
	"<^D>",	   "<^O>",     "<^B>",	  "<^_>",	 "<^_>",    "<^Y>",
	"<M-Up>",  "<M-Down>", "<M-2>",	  "<M-3>",	 "<M-4>",   "<M-5>",
	"<^U>",	   "<^W>",     "<^J>",	  "<Backspace>", "\"",	    "=",
	"=",	   "-",	       "~",	  "1",		 "2",	    "3",
	"(?)",	   "a",	       "b",	  "Bawaslu",	 "Rapat",   "27/5",
	" ",	   ",",	       "?",	  "é",		 "<Del>",   "<^K>",
};

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static void assert_whole(struct form *form)
{
	enum nt_part part = tui_form_part(form->focus.section);
	struct nt_arena arena = { 0 };
	struct nt_record rec;
	struct nt_err err = { 0 };

	assert_true(form->focus.row == FORM_NEW ||
		    form->focus.row < nt_typed_count(&form->t, part));
	/* Nothing is refused but for what was typed: no reference is lost. */
	if (nt_typed_record(&form->t, &arena, &rec, &err) == NT_OK)
		for (size_t i = 0; i < rec.follow_ups.n; i++)
			assert_true(rec.follow_ups.v[i].response <=
				    (int64_t)rec.responses.n);
	nt_arena_free(&arena);
}

static void press_many(struct desk *desk, uint32_t seed, int n)
{
	struct tui_view *view = desk->ui.top;

	for (int i = 0; i < n; i++) {
		typist_type(&desk->ui,
			    keys[next_random(&seed) % NT_COUNT(keys)]);
		assert_ptr_equal(desk->ui.top, view);
		assert_whole(tui_as_form(view));
		if (i % 7 == 0)
			tui_draw(&desk->ui, i % 2 ? 24 : 10, i % 2 ? 80 : 40);
	}
}

static void no_key_breaks_the_form(void **state)
{
	struct desk *desk = *state;
	const char *rounds = getenv("ROUNDS");
	struct nt_record rec = desk_reference(desk);
	int n = rounds != NULL ? atoi(rounds) : 3;

	test_save(desk->app.store, &rec, 0, &desk->arena);
	for (int round = 0; round < n; round++) {
		assert_int_equal(tui_form_open(&desk->ui,
					       round % 2 ? rec.uid : NULL,
					       &desk->err),
				 NT_OK);
		press_many(desk, (uint32_t)round + 1, 150);
		tui_close(&desk->ui);
	}
}

static void undo_takes_everything_back(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec = desk_reference(desk);
	struct form *form;

	test_save(desk->app.store, &rec, 0, &desk->arena);
	assert_int_equal(tui_form_open(&desk->ui, rec.uid, &desk->err), NT_OK);
	form = tui_as_form(desk->ui.top);
	press_many(desk, 99, 120);
	tui_form_commit(form);
	while (nt_typed_undo(&form->t))
		;
	assert_false(nt_typed_changed(&form->t));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(no_key_breaks_the_form,
						desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(undo_takes_everything_back,
						desk_setup, desk_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
