/* form_notes.c - notes beside the form: sentences become lines of it. */
#include "lib/testing.h"

#include "lib/desk.h"
#include "lib/screens.h"
#include "notula/draft.h"
#include "tui/form.h"

#define NOTES \
	"Anggaran minim. Staf Ronald M. Manoach belum terampil.<^J>" \
	"Akan ada pelatihan.<^J>Bimtek bulan depan."

/* A form with a title and these notes, the page on top. */
#define BEGIN \
	"t<Enter><Enter><Enter><Enter>Rapat<Enter><^X>5<Down><Down><Down>" \
	"<Down><Down><Down><Down>" NOTES "<^X>w"

static struct nt_record saved(struct desk *desk)
{
	desk_type(desk, "<Esc><^S>");
	return desk_record(desk, "1");
}

static void a_sentence_becomes_an_issue_with_one_key(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, BEGIN "<Esc><F6>ii");
	rec = saved(desk);
	assert_int_equal(rec.issues.n, 2);
	assert_string_equal(rec.issues.v[0].text, "Anggaran minim.");
	assert_string_equal(rec.issues.v[0].as_written, "Anggaran minim.");
	assert_string_equal(rec.issues.v[1].text,
			    "Staf Ronald M. Manoach belum terampil.");
	assert_non_null(rec.notes);
}

static void responses_and_follow_ups_too(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, BEGIN "i<Down>rf");
	rec = saved(desk);
	assert_string_equal(rec.responses.v[0].text, "Akan ada pelatihan.");
	assert_string_equal(rec.responses.v[0].as_written,
			    "Akan ada pelatihan.");
	assert_int_equal(rec.responses.v[0].answers.v[0].issue, 1);
	assert_string_equal(rec.follow_ups.v[0].text, "Bimtek bulan depan.");
}

static void
a_marked_stretch_goes_to_the_field_and_stays_as_written(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, BEGIN "<Esc><^X>2<^X>w<Down><Right> <Right><Right>"
			      "<Enter>");
	rec = saved(desk);
	assert_string_equal(rec.participants.v[0].name, "Ronald M. Manoach");
	assert_string_equal(rec.participants.v[0].as_written,
			    "Ronald M. Manoach");
}

static void what_stands_in_no_line_is_counted(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, BEGIN);
	desk_assert_shows(desk, "not in the record yet: 4");
	desk_type(desk, "i");
	desk_assert_shows(desk, "not in the record yet: 3");
	desk_type(desk, "u");
	desk_assert_shows(desk, "not in the record yet: 4");
	desk_type(desk, "<Home>ffff");
	desk_assert_shows(desk, "not in the record yet: 0");
}

static void what_was_used_is_known_when_the_record_is_opened_again(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, BEGIN "i<Down> <Right>f");
	rec = saved(desk);
	assert_int_equal(tui_form_open(&desk->ui, rec.uid, &desk->err), NT_OK);
	desk_type(desk, "<^X>w");
	desk_assert_shows(desk, "Anggaran minim.");
	desk_assert_shows(desk, "not in the record yet: 3");
}

static void a_paste_becomes_text_and_nothing_else(void **state)
{
	static const char text[] = "iii rfe\n\033[31mDua.\n";
	struct tui_key key = { .name = TUI_KEY_PASTE,
			       .text = text,
			       .n = sizeof(text) - 1 };
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, BEGIN "<Tab>");
	desk_assert_shows(desk, "Type or paste; order it later.");
	tui_feed(&desk->ui, &key);
	desk_type(desk, "<Esc><Home>f");
	rec = saved(desk);
	assert_int_equal(rec.issues.n, 0);
	assert_string_equal(rec.follow_ups.v[0].text, "iii rfe");
	assert_int_equal(strncmp(rec.source_text, "iii rfe\n", 8), 0);
	assert_null(strchr(rec.source_text, '\033'));
}

/* A page that holds text takes a paste too, where letters are keys. */
static void a_paste_goes_behind_what_is_there(void **state)
{
	struct tui_key key = { .name = TUI_KEY_PASTE, .text = "ir", .n = 2 };
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, BEGIN);
	tui_feed(&desk->ui, &key);
	rec = saved(desk);
	assert_int_equal(rec.issues.n, 0);
	assert_string_equal(strrchr(rec.notes, '\n'), "\nir");
}

static void an_empty_page_is_typed_into_and_ordered_later(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, "t<Enter><Enter><Enter><Enter>Rapat<Enter><^X>w"
			"Anggaran minim<Enter>Akan dilatih<Esc>");
	desk_assert_shows(desk, "not in the record yet: 2");
	desk_type(desk, "<Home>ir");
	rec = saved(desk);
	assert_string_equal(rec.notes, "Anggaran minim\nAkan dilatih");
	assert_string_equal(rec.issues.v[0].text, "Anggaran minim");
	assert_string_equal(rec.responses.v[0].text, "Akan dilatih");
}

static void more_is_typed_at_the_end_or_in_a_sentence(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, BEGIN "aTambahan.<Esc><Home>e Sekali.<Esc>");
	rec = saved(desk);
	assert_string_equal(rec.notes,
			    "Anggaran minim. Sekali. Staf Ronald M. Manoach "
			    "belum terampil.\nAkan ada pelatihan.\n"
			    "Bimtek bulan depan.\nTambahan.");
}

static void what_is_typed_into_the_page_can_be_undone(void **state)
{
	struct desk *desk = *state;
	struct nt_record rec;

	desk_type(desk, BEGIN "aSatu<Enter>dua<Esc>u");
	rec = saved(desk);
	assert_string_equal(strrchr(rec.notes, '\n'), "\nBimtek bulan depan.");
}

static void a_page_that_is_typed_into_is_kept_as_a_draft(void **state)
{
	struct desk *desk = *state;
	struct nt_logbook logbook;
	struct nt_drafts list;

	desk_type(desk, BEGIN "aBelum selesai");
	tui_keep_all(&desk->ui);
	tui_close(&desk->ui);
	assert_int_equal(nt_store_logbook(desk->app.store, &desk->arena,
					  &logbook, &desk->err),
			 NT_OK);
	assert_int_equal(nt_draft_list(logbook.uid, &desk->arena, &list,
				       &desk->err),
			 NT_OK);
	assert_int_equal(list.n, 1);
	assert_int_equal(tui_form_draft(&desk->ui, list.v[0].name, &desk->err),
			 NT_OK);
	desk_type(desk, "<^S>");
	assert_non_null(
		strstr(desk_record(desk, "1").notes, "\nBelum selesai"));
}

static void an_empty_page_closes_without_a_trace(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, "<^X>w<Down><Up><Left><Right><Home><End><PgUp><PgDn>"
			"<Tab><Tab><^_> <Esc>");
	desk_assert_shows(desk, "New record");
	desk_type(desk, "<Esc>");
	assert_null(desk->ui.top);
}

static void it_stands_beside_the_form_where_there_is_room(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, BEGIN "i<Down> <Right>");
	screens_assert(desk, "form_notes_80x24");
	screens_assert(desk, "form_notes_40x10");
	screens_assert(desk, "form_notes_120x40");
	desk_type(desk, "aSekretariat menyiapkan");
	screens_assert(desk, "form_notes_type_80x24");
	screens_assert(desk, "form_notes_type_40x10");
	screens_assert(desk, "form_notes_type_120x40");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, desk_setup_form, desk_teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(a_sentence_becomes_an_issue_with_one_key),
		TEST(responses_and_follow_ups_too),
		TEST(a_marked_stretch_goes_to_the_field_and_stays_as_written),
		TEST(what_stands_in_no_line_is_counted),
		TEST(what_was_used_is_known_when_the_record_is_opened_again),
		TEST(a_paste_becomes_text_and_nothing_else),
		TEST(a_paste_goes_behind_what_is_there),
		TEST(an_empty_page_is_typed_into_and_ordered_later),
		TEST(more_is_typed_at_the_end_or_in_a_sentence),
		TEST(what_is_typed_into_the_page_can_be_undone),
		TEST(a_page_that_is_typed_into_is_kept_as_a_draft),
		TEST(an_empty_page_closes_without_a_trace),
		TEST(it_stands_beside_the_form_where_there_is_room),
	};

	static const struct CMUnitTest in_indonesian[] = {
		TEST(it_stands_beside_the_form_where_there_is_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) +
	       cmocka_run_group_tests(in_indonesian, desk_in_indonesian, NULL);
}
