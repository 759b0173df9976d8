/* form_draft.c - drafts and suggestions of the form, seen from the screen. */
#include "lib/testing.h"

#include "lib/desk.h"
#include "notula/draft.h"
#include "notula/file.h"
#include "tui/form.h"

#define DATE_AND_TITLE "27/5<Enter><Enter><Enter><Enter>Rapat<Enter>"

static size_t drafts(struct desk *desk)
{
	struct nt_logbook logbook;
	struct nt_drafts list;

	assert_int_equal(nt_store_logbook(desk->app.store, &desk->arena,
					  &logbook, &desk->err),
			 NT_OK);
	assert_int_equal(nt_draft_list(logbook.uid, &desk->arena, &list,
				       &desk->err),
			 NT_OK);
	return list.n;
}

static void a_form_in_which_nothing_was_typed_leaves_nothing(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, "<Enter><Enter><Down><Down><^N><Esc>");
	assert_null(desk->ui.top);
	assert_int_equal(drafts(desk), 0);
	assert_int_equal(desk->ui.kept, 0);
}

static void what_was_typed_and_taken_back_leaves_nothing(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, "27/5<Enter><Up><^_><Esc>");
	assert_null(desk->ui.top);
	assert_int_equal(drafts(desk), 0);
}

static void esc_goes_on_where_it_was(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, DATE_AND_TITLE "Agung<Esc>");
	desk_assert_shows(desk, "Keep draft");
	desk_type(desk, "<Esc>");
	desk_assert_shows(desk, "[Agung");
}

static void a_kept_draft_is_let_go(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, DATE_AND_TITLE);
	assert_int_equal(drafts(desk), 0); /* it is held */
	desk_type(desk, "<Esc>k");
	assert_int_equal(drafts(desk), 1);
	assert_int_equal(desk->ui.kept, 1);
}

/* The state folder is a file: no draft can be written. */
static void without_drafts_the_form_says_so_and_goes_on(void **state)
{
	struct desk *desk = *state;
	const char *path =
		nt_arena_printf(&desk->arena, "%s/notula", desk->folder);

	assert_int_equal(nt_file_write(path, false, "x", 1, &desk->err), NT_OK);
	desk_type(desk, "27/5<Enter>");
	desk_assert_shows(desk, "no draft is kept");
	desk_type(desk, "<Enter><Enter><Enter>Rapat<Enter><^S>");
	assert_null(desk->ui.top);
	assert_string_equal(desk_record(desk, "1").title, "Rapat");
}

/* What was typed stays on the screen where it can stay nowhere else. */
static void without_drafts_nothing_is_closed_as_kept(void **state)
{
	struct desk *desk = *state;
	const char *path =
		nt_arena_printf(&desk->arena, "%s/notula", desk->folder);

	assert_int_equal(nt_file_write(path, false, "x", 1, &desk->err), NT_OK);
	desk_type(desk, DATE_AND_TITLE "<Esc>k");
	desk_assert_shows(desk, "Rapat");
	assert_int_equal(desk->ui.kept, 0);
}

static void a_known_venue_brings_its_city(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, "27/5<Enter><Enter>Aula Bawaslu<Enter>Padang<Enter>"
			"Rapat<Enter><^S>");
	assert_int_equal(tui_form_open(&desk->ui, NULL, &desk->err), NT_OK);
	desk_type(desk, "28/5<Enter><Enter>baw<Tab>Rapat dua<Enter><^S>");
	rec = desk_record(desk, "2");
	assert_string_equal(rec.venue, "Aula Bawaslu");
	assert_string_equal(rec.city, "Padang");
	assert_string_equal(rec.title, "Rapat dua");
}

static void a_pick_list_offers_everything(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, "27/5<Enter><^O>");
	desk_assert_shows(desk, "> 1 Consultation");
	desk_type(desk, "<Down><Enter><^S>");
	desk_type(desk, "Rapat<Enter><^S>");
	assert_int_equal(desk_record(desk, "1").kind, NT_KIND_COORDINATION);
}

#define test(name) \
	cmocka_unit_test_setup_teardown(name, desk_setup_form, desk_teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		test(a_form_in_which_nothing_was_typed_leaves_nothing),
		test(what_was_typed_and_taken_back_leaves_nothing),
		test(esc_goes_on_where_it_was),
		test(a_kept_draft_is_let_go),
		test(without_drafts_the_form_says_so_and_goes_on),
		test(without_drafts_nothing_is_closed_as_kept),
		test(a_known_venue_brings_its_city),
		test(a_pick_list_offers_everything),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
