/* directory.c - people, organizations and venues, without a terminal. */
#include "lib/testing.h"

#include <stdio.h>

#include "lib/logbook.h"
#include "lib/screens.h"
#include "lib/typist.h"
#include "notula/directory.h"
#include "tui/views.h"

static int setup(void **state)
{
	int status = screens_setup(state);

	if (status == 0) {
		tui_open_log(&((struct desk *)*state)->ui);
		desk_type(*state, "4");
	}
	return status;
}

/* The row that is selected, without the sign. */
static const char *selected(struct desk *s)
{
	char *row = strstr((char *)(uintptr_t)typist_screen(&s->ui, 24, 80,
							    &s->screen),
			   "\n > ");

	assert_non_null(row);
	row[4 + strcspn(row + 4, "\n")] = '\0';
	return row + 4;
}

static void assert_selected(struct desk *s, const char *name)
{
	const char *row = selected(s);

	if (strncmp(row + 1, name, strlen(name)) != 0)
		fail_msg("\"%s\" is selected, not \"%s\"", row, name);
}

static struct nt_entry find(struct desk *s, enum nt_directory kind,
			    const char *name)
{
	struct nt_entry out = { 0 };

	if (nt_directory_find(s->app.store, kind, name, &s->arena, &out,
			      &s->err) != NT_OK)
		fail_msg("%s", s->err.msg);
	return out;
}

/* A record with a person and an office that are here under other names. */
static void add_twins(struct desk *s)
{
	test_add(s->app.store, 900,
		 "{'date':'2024-12-22','title':'Telekonferensi',"
		 "'participants':[{'type':'person',"
		 "'name':'Ronald M Manoach, S.H.',"
		 "'organization':'Bawaslu Prov. Sumbar'}]}",
		 &s->arena);
	desk_type(s, "14");
}

static void the_people_at_80_columns(void **state)
{
	add_twins(*state);
	desk_type(*state, "/ron<Enter>");
	screens_assert(*state, "directory_people_80x24");
	screens_assert(*state, "directory_people_120x40");
}

static void the_organizations_at_80_columns(void **state)
{
	desk_type(*state, "<Tab>jjjjjjj");
	screens_assert(*state, "directory_80x24");
}

static void the_organizations_at_120_columns(void **state)
{
	desk_type(*state, "<Tab>jjjjjjj");
	screens_assert(*state, "directory_120x40");
}

static void the_directory_fits_the_smallest_window(void **state)
{
	screens_assert(*state, "directory_40x10");
}

static void a_counterpart_at_80_columns(void **state)
{
	desk_type(*state, "<Tab>/bawaslu ri<Enter><Enter>");
	screens_assert(*state, "counterpart_80x24");
	screens_assert(*state, "counterpart_40x10");
}

static void a_counterpart_at_120_columns(void **state)
{
	desk_type(*state, "<Tab>/bawaslu ri<Enter><Enter>");
	screens_assert(*state, "counterpart_120x40");
}

static void tab_goes_through_the_three_lists(void **state)
{
	struct desk *s = *state;

	desk_assert_shows(s, "[People]");
	desk_type(s, "<Tab>");
	desk_assert_shows(s, "[Organizations]");
	assert_selected(s, " AJI Padang");
	desk_type(s, "<Tab>");
	desk_assert_shows(s, "[Venues]");
	desk_type(s, "<Tab>");
	desk_assert_shows(s, "[People]");
	desk_type(s, "<S-Tab>");
	desk_assert_shows(s, "[Venues]");
}

static void renaming_is_undone_and_done_again(void **state)
{
	struct desk *s = *state;

	desk_type(s, "<Tab>R<^U>Aliansi Jurnalis Padang<Enter>");
	assert_selected(s, " Aliansi Jurnalis Padang");
	desk_assert_shows(s, "\"AJI Padang\" is \"Aliansi Jurnalis Padang\"");
	assert_int_equal(
		find(s, NT_DIRECTORY_ORGANIZATIONS, "AJI Padang").aliases.n, 1);
	desk_type(s, "u");
	assert_string_equal(
		find(s, NT_DIRECTORY_ORGANIZATIONS, "AJI Padang").name,
		"AJI Padang");
	assert_int_equal(
		find(s, NT_DIRECTORY_ORGANIZATIONS, "AJI Padang").aliases.n, 0);
	desk_type(s, "U");
	assert_string_equal(
		find(s, NT_DIRECTORY_ORGANIZATIONS, "AJI Padang").name,
		"Aliansi Jurnalis Padang");
	desk_type(s, "uu");
	desk_assert_shows(s, "Nothing to undo.");
}

static void a_new_organization_is_filled_in_and_undone(void **state)
{
	struct desk *s = *state;
	struct nt_entry e;

	desk_type(s, "<Tab>aDiskominfo Sawahlunto<Enter>Dkom<Enter>dist<Tab>"
		     "bawaslu ri<Tab>y<Tab>Dari surat<Enter>");
	desk_assert_shows(s, "\"Diskominfo Sawahlunto\" is in the directory");
	assert_selected(s, " Diskominfo Sawahlunto");
	e = find(s, NT_DIRECTORY_ORGANIZATIONS, "Dkom");
	assert_int_equal(e.level, NT_LEVEL_DISTRICT);
	assert_string_equal(e.parent, "Bawaslu RI");
	assert_true(e.collective);
	assert_string_equal(e.note, "Dari surat");
	desk_type(s, "u");
	desk_assert_shows(s, "Undone: \"Diskominfo Sawahlunto\"");
	assert_int_equal(nt_directory_find(s->app.store,
					   NT_DIRECTORY_ORGANIZATIONS, "Dkom",
					   &s->arena, &e, &s->err),
			 NT_ENOTFOUND);
	desk_type(s, "U");
	find(s, NT_DIRECTORY_ORGANIZATIONS, "Dkom");
}

static void what_is_known_of_a_person_is_edited_and_undone(void **state)
{
	struct desk *s = *state;
	const char *was =
		find(s, NT_DIRECTORY_PEOPLE, "Ronald M. Manoach").position;

	desk_type(s, "/ronald<Enter>e");
	desk_assert_shows(s, "Service number");
	desk_type(s, "<Enter><^U>Anggota<Enter><Enter>Penata<^S>");
	desk_assert_shows(s, "\"Ronald M. Manoach\" is changed. u to undo");
	assert_string_equal(
		find(s, NT_DIRECTORY_PEOPLE, "Ronald M. Manoach").position,
		"Anggota");
	desk_type(s, "e<^U>Ronald Manoach<^S>");
	assert_string_equal(
		find(s, NT_DIRECTORY_PEOPLE, "Ronald M. Manoach").name,
		"Ronald Manoach");
	desk_type(s, "uu");
	assert_string_equal(
		find(s, NT_DIRECTORY_PEOPLE, "Ronald M. Manoach").position,
		was);
}

static void a_row_that_cannot_be_stays_open_to_be_mended(void **state)
{
	struct desk *s = *state;

	desk_type(s, "<Tab><Tab>a<Enter><Enter>");
	desk_assert_shows(s, "a name is missing");
	desk_type(s, "<Up>Zoom<^S>");
	desk_assert_shows(s, "A new venue");
	desk_type(s, "<Esc><Tab><Tab>aBaru<Down><Down>antah<^S>");
	desk_assert_shows(s, "\"antah\" is none of: National");
	desk_type(s, "<^U><Down>Tidak dikenal<^S>");
	desk_assert_shows(s, "\"Tidak dikenal\" is not in the directory");
	desk_type(s, "<Esc>");
	desk_assert_not(s, "Tidak dikenal");
}

static void a_row_is_filled_in_line_by_line(void **state)
{
	struct desk *s = *state;

	desk_type(s, "<Tab>/bawaslu ri<Enter>e<Enter><Enter>n");
	screens_assert(s, "directory_edit_80x24");
	screens_assert(s, "directory_edit_120x40");
	screens_assert(s, "directory_edit_40x10");
}

static void a_name_that_is_taken_keeps_the_box_open(void **state)
{
	struct desk *s = *state;

	desk_type(s, "<Tab>R<^U>bawaslu ri<Enter>");
	desk_assert_shows(s, "merge the two");
	desk_assert_shows(s, "New name");
	desk_type(s, "<Esc>");
	assert_selected(s, " AJI Padang");
}

static void an_alias_is_added_taken_away_and_brought_back(void **state)
{
	struct desk *s = *state;

	desk_type(s, "<Tab>LAJIP<Enter>");
	desk_assert_shows(s, "AJIP");
	assert_string_equal(find(s, NT_DIRECTORY_ORGANIZATIONS, "ajip").name,
			    "AJI Padang");
	desk_type(s, "Lajip");
	desk_assert_shows(s, "Enter takes it away");
	desk_type(s, "<Enter>");
	assert_int_equal(
		find(s, NT_DIRECTORY_ORGANIZATIONS, "AJI Padang").aliases.n, 0);
	desk_type(s, "u");
	assert_string_equal(find(s, NT_DIRECTORY_ORGANIZATIONS, "ajip").name,
			    "AJI Padang");
}

static void a_probable_duplicate_is_marked_and_merged_after_a_yes(void **state)
{
	struct desk *s = *state;

	add_twins(s);
	desk_type(s, "/ron<Enter>");
	assert_int_equal(selected(s)[0], '?');
	desk_assert_shows(s, "M merges them");
	desk_type(s, "M<Enter>");
	desk_assert_shows(s, "becomes one with");
	desk_type(s, "<Esc>");
	assert_int_equal(
		find(s, NT_DIRECTORY_PEOPLE, "Ronald M. Manoach").meetings, 1);
	desk_type(s, "M<Enter>m");
	assert_int_equal(
		find(s, NT_DIRECTORY_PEOPLE, "Ronald M. Manoach").meetings, 2);
	assert_selected(s, " Ronald M. Manoach");
	desk_type(s, "u");
	assert_int_equal(
		find(s, NT_DIRECTORY_PEOPLE, "Ronald M. Manoach").meetings, 1);
}

static void a_merge_into_a_name_that_is_none_asks_again(void **state)
{
	struct desk *s = *state;

	desk_type(s, "<Tab>MTidak ada<Enter>");
	desk_assert_shows(s, "is not in the directory");
	desk_type(s, "<^U>aji padang<Enter>");
	desk_assert_shows(s, "is the same already");
	desk_assert_shows(s, "Merge into");
}

static void enter_shows_the_meetings_of_a_person_in_the_log(void **state)
{
	struct desk *s = *state;

	desk_type(s, "/ronald<Enter><Enter>");
	desk_assert_shows(s, "person:\"Ronald M. Manoach\"");
	desk_assert_shows(s, "1 of 60");
	desk_type(s, "4");
	desk_assert_shows(s, "[People]");
}

static void enter_shows_an_office_and_then_its_meetings(void **state)
{
	struct desk *s = *state;

	desk_type(s, "<Tab>/bawaslu ri<Enter><Enter>");
	desk_assert_shows(s, "WHAT IT WAS ASKED (5), not fully answered 3");
	desk_type(s, "<Enter>");
	desk_assert_shows(s, "[1 Log]");
	desk_assert_shows(s, "org:\"Bawaslu RI\"");
}

static void what_others_change_shows(void **state)
{
	struct desk *s = *state;
	struct nt_opening how = test_opening(s->app.path);
	struct nt_entry e = find(s, NT_DIRECTORY_ORGANIZATIONS, "AJI Padang");
	struct nt_store *other;

	desk_type(s, "<Tab>");
	assert_int_equal(nt_store_open(&other, &how, &s->err), NT_OK);
	assert_int_equal(nt_directory_rename(other, NT_DIRECTORY_ORGANIZATIONS,
					     e.uid, e.name, "AJI Kota Padang",
					     true, &s->err),
			 NT_OK);
	nt_store_close(other);
	desk_type(s, "R<^U>AJI Sumbar<Enter>");
	desk_assert_shows(s, "somebody changed \"AJI Padang\" meanwhile");
	desk_type(s, "<Esc>");
	assert_selected(s, " AJI Kota Padang");
}

static void a_thousand_names_scroll_without_a_gap(void **state)
{
	struct desk *s = *state;
	struct nt_arena arena = { 0 };
	char want[32];

	for (int i = 0; i < 25; i++) {
		struct nt_record rec;
		struct nt_participant p[40] = { 0 };

		test_record(&rec, i, &arena);
		for (int k = 0; k < 40; k++)
			p[k] = (struct nt_participant) {
				.no = k + 1,
				.type = NT_PARTICIPANT_TYPE_PERSON,
				.name = nt_arena_printf(&arena, "Urutan %04d",
							i * 40 + k),
			};
		rec.participants.v = p;
		rec.participants.n = 40;
		test_save(s->app.store, &rec, 0, &arena);
		nt_arena_reset(&arena);
	}
	desk_type(s, "/urutan<Enter>g");
	for (int i = 0; i < 1000; i++) {
		snprintf(want, sizeof(want), " Urutan %04d ", i);
		assert_selected(s, want);
		desk_type(s, "j");
	}
	desk_type(s, "g");
	assert_selected(s, " Urutan 0000");
	desk_type(s, "Gk");
	assert_selected(s, " Urutan 0998");
	for (int i = 0; i < 200; i++)
		desk_type(s, "<PgUp>");
	assert_selected(s, " Urutan 0000");
	nt_arena_free(&arena);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, desk_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_people_at_80_columns),
		TEST(the_organizations_at_80_columns),
		TEST(the_organizations_at_120_columns),
		TEST(the_directory_fits_the_smallest_window),
		TEST(a_counterpart_at_80_columns),
		TEST(a_counterpart_at_120_columns),
		TEST(tab_goes_through_the_three_lists),
		TEST(renaming_is_undone_and_done_again),
		TEST(a_new_organization_is_filled_in_and_undone),
		TEST(what_is_known_of_a_person_is_edited_and_undone),
		TEST(a_row_that_cannot_be_stays_open_to_be_mended),
		TEST(a_row_is_filled_in_line_by_line),
		TEST(a_name_that_is_taken_keeps_the_box_open),
		TEST(an_alias_is_added_taken_away_and_brought_back),
		TEST(a_probable_duplicate_is_marked_and_merged_after_a_yes),
		TEST(a_merge_into_a_name_that_is_none_asks_again),
		TEST(enter_shows_the_meetings_of_a_person_in_the_log),
		TEST(enter_shows_an_office_and_then_its_meetings),
		TEST(what_others_change_shows),
		TEST(a_thousand_names_scroll_without_a_gap),
	};
	const struct CMUnitTest in_indonesian[] = {
		TEST(the_people_at_80_columns),
		TEST(the_organizations_at_80_columns),
		TEST(the_organizations_at_120_columns),
		TEST(the_directory_fits_the_smallest_window),
		TEST(a_counterpart_at_80_columns),
		TEST(a_counterpart_at_120_columns),
		TEST(a_row_is_filled_in_line_by_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) +
	       cmocka_run_group_tests(in_indonesian, desk_in_indonesian, NULL);
}
