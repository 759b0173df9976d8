/* list.c - what a filter finds, page by page, and what a row shows. */
#include "lib/testing.h"

#include <stdlib.h>

#include "lib/logbook.h"
#include "notula/compiler.h"
#include "notula/str.h"
#include "store/sqlite/db.h"

struct fixture {
	struct nt_store *store;
	struct nt_arena arena;
};

/* Number N of these is record N: saved in this order, not in that of days. */
static const char *const records[] = {
	"{'date':'2024-05-27','title':'Konsultasi kehumasan ke Bawaslu RI',"
	"'kind':'consultation','venue':'Ruang rapat lantai 5',"
	"'city':'Jakarta','tags':['anggaran','humas'],"
	"'participants':[{'type':'person','name':'Ronald M. Manoach',"
	"'position':'Tenaga Ahli','organization':'Bawaslu RI','side':'host'},"
	"{'type':'organization','organization':'Bawaslu Kota Pariaman'}],"
	"'issues':[{'category':'budget','text':'Anggaran khusus tidak ada'}],"
	"'follow_ups':[{'text':'Perbaikan kekurangan','owner':'Bawaslu RI',"
	"'owner_type':'organization'}]}",
	"{'date':'2024-06-03','title':'Rapat koordinasi media sosial',"
	"'kind':'coordination','venue':'Aula KPU','tags':['media'],"
	"'agenda':'Pengelolaan akun',"
	"'participants':[{'type':'person','name':'Jos\xc3\xa9 Haryo',"
	"'organization':'KPU Kota Pariaman'}],"
	"'issues':[{'category':'Sarana dan prasarana','text':'Kamera'}],"
	"'responses':[{'text':'Sudah ada','answers':[{'issue':1,"
	"'how':'fully'}]}],"
	"'follow_ups':[{'text':'Kirim surat','owner':'Kordiv Humas',"
	"'owner_type':'role','due':'2024-06-10'}]}",
	"{'date':'2024-06-10','end_date':'2024-06-12','kind':'training',"
	"'title':'Bimtek fotografi','status':'final','notes':'Pukul 10:30',"
	"'participants':[{'type':'person','name':'Ronald Siregar',"
	"'organization':'Bawaslu Provinsi'}],"
	"'follow_ups':[{'text':'Laporan','owner':'Ronald Siregar',"
	"'owner_type':'person','status':'done','closed_on':'2024-06-12'}]}",
	"{'date':'2024-04','title':'Evaluasi triwulan','kind':'evaluation',"
	"'confidential':true,'venue':'Ruang rapat bupati'}",
	"{'date':'2023-12-29','end_date':'2024-01-02','kind':'visit',"
	"'title':'Kunjungan akhir tahun','status':'amended',"
	"'weekday_as_written':'Senin'}",
	"{'date':'2024-06-11','title':'Rapat yang dibuang','kind':'other'}",
};

static int make_logbook(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	char uid[NT_UID_SIZE];

	f->store = test_open(":memory:");
	for (int i = 0; i < (int)NT_COUNT(records); i++)
		test_add(f->store, i + 1, records[i], &f->arena);
	if (nt_store_trash(f->store, test_uid(6, uid), 1, true, NULL) != NT_OK)
		return -1;
	*state = f;
	return 0;
}

/* The same as if it held more records than can be looked at one by one. */
static int make_large_logbook(void **state)
{
	int rc = make_logbook(state);
	struct fixture *f = *state;

	f->store->few = 1;
	return rc;
}

static int drop_logbook(void **state)
{
	struct fixture *f = *state;

	nt_store_close(f->store);
	nt_arena_free(&f->arena);
	free(f);
	return 0;
}

/* The numbers of ROWS: "3 1". */
static const char *numbers(const struct nt_rows *rows, struct nt_arena *arena)
{
	const char *out = "";

	for (size_t i = 0; i < rows->n; i++)
		out = nt_arena_printf(arena, "%s%s%d", out, i > 0 ? " " : "",
				      (int)rows->v[i].number);
	return out;
}

static const char *list(struct fixture *f, const char *filter)
{
	struct nt_err err = { 0 };
	struct nt_query q;
	struct nt_rows rows;

	test_query(filter, &f->arena, &q);
	if (nt_store_list(f->store, &q, NULL, false, 100, &f->arena, &rows,
			  &err) != NT_OK)
		fail_msg("%s: %s", filter, err.msg);
	return numbers(&rows, &f->arena);
}

struct rule {
	const char *sentence;
	const char *filter;
	const char *found; /* newest first */
};

static void hold(void **state, const struct rule *rules, size_t n)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < n; i++) {
		const char *found = list(f, rules[i].filter);
		struct nt_query q;
		int64_t count;

		if (strcmp(found, rules[i].found) != 0)
			fail_msg("%s: %s finds \"%s\", not \"%s\"",
				 rules[i].sentence, rules[i].filter, found,
				 rules[i].found);
		test_query(rules[i].filter, &f->arena, &q);
		assert_int_equal(nt_store_count(f->store, &q, 100, &count,
						NULL),
				 NT_OK);
		assert_int_equal(count, (strlen(found) + 1) / 2);
	}
}

static void words_are_looked_for_anywhere(void **state)
{
	static const struct rule rules[] = {
		{ "no word finds all but the trash", "", "3 2 1 4 5" },
		{ "a word is found in the title", "triwulan", "4" },
		{ "case does not matter", "TRIWULAN", "4" },
		{ "accents do not matter", "jose", "2" },
		{ "nor do they when typed", "h\xc3\xa1ryo", "2" },
		{ "in positions", "tenaga", "1" },
		{ "in organizations", "kpu", "2" },
		{ "in the venue", "lantai", "1" },
		{ "in the agenda", "akun", "2" },
		{ "in issues", "kamera", "2" },
		{ "in follow-ups and notes", "pukul", "3" },
		{ "in tags", "media", "2" },
		{ "all words must hold, wherever", "kamera sosial jose", "2" },
		{ "all words must hold in one record", "kamera triwulan", "" },
		{ "quotes keep words together", "\"rapat koordinasi\"", "2" },
		{ "in their order", "\"koordinasi rapat\"", "" },
		{ "a dash leaves out", "rapat -koordinasi", "1 4" },
		{ "also alone", "-rapat", "3 5" },
		{ "also a phrase", "-\"ruang rapat\"", "3 2 5" },
		{ "a word is whole", "trilogi triwul", "" },
		{ "a star asks for a beginning", "triw*", "4" },
		{ "a word with signs is a phrase", "10:30", "3" },
		{ "a short form finds what it stands for", "rakor", "2" },
		{ "of several words too", "sarpras kpu", "2" },
		{ "while it is left out as well", "-rakor -fotografi",
		  "1 4 5" },
		{ "but not in quotes", "\"rakor\"", "" },
		{ "Indonesian verbs are found by their root", "kelola", "2" },
		{ "unless the root is quoted", "\"kelola\"", "" },
		{ "also when left out", "-kelola -fotografi", "1 4 5" },
		{ "signs find what no sign would", "?! triwulan", "4" },
		{ "an unknown key is a word", "pukul:10", "3" },
	};

	hold(state, rules, NT_COUNT(rules));
}

static void names_are_found_by_the_beginnings_of_their_words(void **state)
{
	static const struct rule rules[] = {
		{ "org", "org:bawaslu", "3 1" },
		{ "org in quotes", "org:\"bawaslu pari\"", "1" },
		{ "beginnings alone", "org:awaslu", "" },
		{ "either of two", "org:kpu org:provinsi", "3 2" },
		{ "not one", "-org:bawaslu", "2 4 5" },
		{ "neither of two", "-org:bawaslu -org:kpu", "4 5" },
		{ "person", "person:ron", "3 1" },
		{ "person in any order", "person:\"man ron\"", "1" },
		{ "an accent does not matter", "person:JOSE", "2" },
		{ "two keys must both hold", "person:ron org:prov", "3" },
		{ "a key and a word must both hold", "person:ron pukul", "3" },
		{ "venue", "venue:ruang", "1 4" },
		{ "not a venue", "-venue:ruang", "3 2 5" },
		{ "owner is an organization", "owner:bawas", "1" },
		{ "owner is a person", "pj:siregar", "3" },
		{ "owner is a role", "owner:\"humas kordiv\"", "2" },
		{ "not an owner", "-owner:humas -owner:ronald", "1 4 5" },
		{ "category", "category:bud", "1" },
		{ "category of two words", "kategori:\"pras sar\"", "2" },
		{ "not a category", "-category:budget", "3 2 4 5" },
		{ "a category is no other word", "category:kamera", "" },
		{ "tag", "tag:hum", "1" },
		{ "a tag is no other word", "tag:kehumasan", "" },
		{ "not a tag", "-tag:media -tag:humas", "3 4 5" },
		{ "kind", "kind:visit", "5" },
		{ "kind in Indonesian", "jenis:kunjungan", "5" },
		{ "kinds", "kind:visit kind:training", "3 5" },
		{ "not a kind", "-kind:visit -kind:rapat", "3 1" },
		{ "a name nobody has", "org:xyzzy", "" },
	};

	hold(state, rules, NT_COUNT(rules));
}

static void days_are_those_that_a_meeting_lies_in(void **state)
{
	static const struct rule rules[] = {
		{ "from a day on", "from:2024-06-03", "3 2" },
		{ "the last of several days counts", "from:12/6/24", "3" },
		{ "up to a day", "to:2024-04-01", "4 5" },
		{ "the first of several days counts", "to:29/12/2023", "5" },
		{ "both ends", "from:2024-05-27 to:2024-06-03", "2 1" },
		{ "a month", "month:2024-05", "1" },
		{ "a month in words", "bulan:mei", "1" },
		{ "a month within a meeting", "month:2024-01", "5" },
		{ "a meeting known by its month", "month:2024-04", "4" },
		{ "from within that month", "from:2024-04-20 to:2024-05-01",
		  "4" },
		{ "either month", "month:2024-01 month:2024-05", "1 5" },
		{ "not a month", "-month:2024-06", "1 4 5" },
		{ "not from", "-from:2024-05", "4 5" },
		{ "not up to", "-to:2024-05", "3 2" },
		{ "a year", "month:2023", "5" },
		{ "a word within a month", "month:2024-06 media", "2" },
	};

	hold(state, rules, NT_COUNT(rules));
}

static void states_are_asked_for_by_is(void **state)
{
	static const struct rule rules[] = {
		{ "open", "is:open", "2 1" },
		{ "overdue", "is:overdue", "2" },
		{ "unanswered", "is:unanswered", "1" },
		{ "doubtful", "is:doubtful", "5" },
		{ "working", "is:working", "2 1 4" },
		{ "final, also when amended", "is:final", "3 5" },
		{ "amended", "is:amended", "5" },
		{ "confidential", "status:terbatas", "4" },
		{ "trash", "is:trash", "6" },
		{ "trash by words", "is:trash dibuang", "6" },
		{ "no trash by words", "dibuang", "" },
		{ "either", "is:overdue is:unanswered", "2 1" },
		{ "not", "-is:open", "3 4 5" },
		{ "not, and", "is:working -is:overdue", "1 4" },
		{ "not the trash", "-is:trash kind:other", "" },
	};

	hold(state, rules, NT_COUNT(rules));
}

/* Words that a text index would take for its own. */
static void nothing_typed_fails_in_the_engine(void **state)
{
	static const char *const typed[] = {
		"\"",
		"a\"b",
		"*",
		"**",
		"a*b*",
		"^a",
		"a^",
		"{title}:x",
		"title:x",
		"NEAR(a b)",
		"a NEAR b",
		"AND",
		"OR a",
		"NOT a",
		"(",
		"a)",
		"-",
		"--",
		"- -",
		"+",
		"a+b",
		"'",
		"''; DROP",
		"\\",
		":",
		"::",
		"\xf0\x9f\x98\x80",
		"-\xf0\x9f\x98\x80",
		"\xe2\x80\x94 \xe2\x80\x94",
		"%",
		"_",
		"a\\\"b",
		"org:\"a\\\"",
		"tag:\"]\"x",
		"category:a\"]",
		"\xd8\xb9\xd8\xb1\xd8\xa8\xd9\x8a",
		"\xff\xfe\xfd x",
		"person:\xff"
		"a",
		"e\xcc\x81 \xcc\x81",
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < NT_COUNT(typed); i++) {
		struct nt_err err = { 0 };
		struct nt_query q;
		struct nt_rows rows;

		assert_int_equal(nt_query_read(typed[i], 19886, true, &f->arena,
					       &q, NULL, &err),
				 NT_OK);
		if (nt_store_list(f->store, &q, NULL, false, 9, &f->arena,
				  &rows, &err) != NT_OK ||
		    nt_store_search(f->store, &q, 9, &f->arena, &rows, &err) !=
			    NT_OK)
			fail_msg("%s: %s", typed[i], err.msg);
	}
}

static void as_many_words_as_a_line_holds_are_looked_for(void **state)
{
	struct fixture *f = *state;
	struct nt_buf text = { 0 };

	while (text.n < 4000)
		nt_buf_puts(&text, "a -b \"c d\" ");
	assert_string_equal(list(f, text.s), "");
	nt_buf_reset(&text);
	while (text.n < 4000)
		nt_buf_puts(&text, "rapat ");
	assert_string_equal(list(f, text.s), "2 1 4");
	nt_buf_reset(&text);
	while (text.n < 4000)
		nt_buf_puts(&text, "kelola ");
	assert_string_equal(list(f, text.s), "2");
	nt_buf_free(&text);
}

static void a_row_shows_what_the_list_needs(void **state)
{
	struct fixture *f = *state;
	struct nt_query q;
	struct nt_rows rows;
	const struct nt_row *row;

	test_query("koordinasi", &f->arena, &q);
	assert_int_equal(nt_store_list(f->store, &q, NULL, false, 9, &f->arena,
				       &rows, NULL),
			 NT_OK);
	assert_int_equal(rows.n, 1);
	row = &rows.v[0];
	assert_string_equal(row->date, "2024-06-03");
	assert_string_equal(row->title, "Rapat koordinasi media sosial");
	assert_string_equal(row->venue, "Aula KPU");
	assert_null(row->city);
	assert_int_equal(row->kind, NT_KIND_COORDINATION);
	assert_int_equal(row->status, NT_RECORD_STATUS_WORKING);
	assert_int_equal(row->people, 1);
	assert_int_equal(row->open, 1);
	assert_int_equal(row->overdue, 1);
	assert_int_equal(row->unanswered, 0);
	assert_false(row->doubtful);
	assert_false(row->trashed);
	assert_int_equal(row->version, 1);
	assert_null(row->hit);
}

static void the_best_hit_comes_first_and_is_marked(void **state)
{
	struct fixture *f = *state;
	struct nt_query q;
	struct nt_rows rows;

	test_query("rapat", &f->arena, &q);
	assert_int_equal(nt_store_search(f->store, &q, 2, &f->arena, &rows,
					 NULL),
			 NT_OK);
	assert_string_equal(numbers(&rows, &f->arena), "2 4");
	assert_string_equal(rows.v[0].hit,
			    "\x01Rapat\x02 koordinasi media sosial");
	assert_string_equal(rows.v[1].hit, "Ruang \x01rapat\x02 bupati");
}

static void more_hits_than_can_be_ranked_stand_by_date(void **state)
{
	struct fixture *f = *state;
	struct nt_query q;
	struct nt_rows rows;

	test_query("rapat", &f->arena, &q);
	assert_int_equal(nt_store_search(f->store, &q, 2, &f->arena, &rows,
					 NULL),
			 NT_OK);
	assert_string_equal(numbers(&rows, &f->arena), "2 1");
	assert_string_equal(rows.v[1].hit,
			    "Ruang \x01rapat\x02 lantai 5 Jakarta");
}

static void a_search_without_words_is_by_date_and_marks_nothing(void **state)
{
	struct fixture *f = *state;
	struct nt_query q;
	struct nt_rows rows;

	test_query("kind:visit kind:training", &f->arena, &q);
	assert_int_equal(nt_store_search(f->store, &q, 9, &f->arena, &rows,
					 NULL),
			 NT_OK);
	assert_string_equal(numbers(&rows, &f->arena), "3 5");
	assert_null(rows.v[0].hit);
}

static void a_count_stops_where_it_is_told(void **state)
{
	struct fixture *f = *state;
	struct nt_query q;
	int64_t count;

	test_query("", &f->arena, &q);
	assert_int_equal(nt_store_count(f->store, &q, 3, &count, NULL), NT_OK);
	assert_int_equal(count, 3);
}

/* Names of reference rows. */

#define ROW(n) "018fb7a2-6c00-7000-8000-0000000001" #n

static void import_rows(struct nt_store *store)
{
	static struct nt_alias sumbar = { "Sumbar" }, ronny = { "Ronny" };
	static const struct nt_organization orgs[] = {
		{ .uid = ROW(01),
		  .name = "Bawaslu Provinsi",
		  .aliases = { &sumbar, 1 } },
		{ .uid = ROW(02),
		  .name = "Bawaslu Kota Pariaman",
		  .short_name = "BKP",
		  .parent_uid = ROW(01) },
		{ .uid = ROW(03),
		  .name = "Panwas Pariaman",
		  .merged_into = ROW(02) },
	};
	static const struct nt_person person = { .uid = ROW(04),
						 .name = "Ronald Siregar",
						 .aliases = { &ronny, 1 } };
	struct nt_importing how = { .files = "rows", .links = NT_LINKS_OWN };
	struct nt_import *import;
	enum nt_status st = nt_import_begin(store, &how, &import, NULL);
	int64_t batch;

	assert_int_equal(st, NT_OK);
	for (size_t i = 0; i < NT_COUNT(orgs) && st == NT_OK; i++)
		st = nt_import_row(import, &nt_shape_organization, &orgs[i],
				   NULL);
	if (st == NT_OK)
		st = nt_import_row(import, &nt_shape_person, &person, NULL);
	assert_int_equal(nt_import_end(import, st, &batch, NULL), NT_OK);
}

static int make_tree(void **state)
{
	static const char *const lines[] = {
		"{'date':'2024-05-01','title':'A','participants':["
		"{'type':'organization','organization':'bawaslu provinsi'}]}",
		"{'date':'2024-05-02','title':'B','participants':["
		"{'type':'organization',"
		"'organization':'Bawaslu Kota Pariaman'}]}",
		"{'date':'2024-05-03','title':'C','participants':["
		"{'type':'organization','organization':'Panwas Pariaman'}]}",
		"{'date':'2024-05-04','title':'D','participants':["
		"{'type':'person','name':'RONNY'}],'follow_ups':["
		"{'text':'x','owner':'SUMBAR','owner_type':'organization'}]}",
	};
	struct fixture *f = calloc(1, sizeof(*f));

	f->store = test_open(":memory:");
	import_rows(f->store);
	for (int i = 0; i < (int)NT_COUNT(lines); i++)
		test_add(f->store, i + 1, lines[i], &f->arena);
	*state = f;
	return 0;
}

static void a_name_is_also_its_aliases_and_what_lies_below(void **state)
{
	static const struct rule rules[] = {
		{ "org: finds units below it", "org:prov", "3 2 1" },
		{ "and not what is above", "org:kota", "3 2" },
		{ "an alias is a name", "org:sumbar", "3 2 1" },
		{ "a name of what was merged is a name", "org:panwas", "3 2" },
		{ "person by alias", "person:ronny", "4" },
		{ "person by name", "person:siregar", "4" },
		{ "a short name is a name", "org:bkp", "3 2" },
		{ "owner by alias", "owner:sumbar", "4" },
		{ "owner by name", "owner:provinsi", "4" },
		{ "not an organization with what is below", "-org:sumbar",
		  "4" },
	};

	hold(state, rules, NT_COUNT(rules));
}

/* Paging. */

enum { PAGED = 97, PAGE = 10 };

static int make_pages(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	f->store = test_open(":memory:");
	for (int i = 0; i < PAGED; i++)
		test_add(f->store, i + 1,
			 nt_arena_printf(
				 &f->arena,
				 "{'date':'2024-0%d-%02d','title':'Rapat'}",
				 i % 7 + 1, i % 3 + 1),
			 &f->arena);
	*state = f;
	return 0;
}

/* Walk from end to end by pages and save a new record, newest or oldest, after
 * each page; return how many of the first PAGED were seen once. */
static int walk(struct fixture *f, const char *filter, bool backward,
		const char *date)
{
	int seen[PAGED + 1] = { 0 };
	struct nt_cursor cursor, *after = NULL;
	struct nt_query q;
	int once = 0;

	test_query(filter, &f->arena, &q);
	for (int page = 0; page < 100; page++) {
		struct nt_rows rows;
		const struct nt_row *last;

		assert_int_equal(nt_store_list(f->store, &q, after, backward,
					       PAGE, &f->arena, &rows, NULL),
				 NT_OK);
		if (rows.n == 0)
			break;
		for (size_t i = 0; i < rows.n; i++) {
			if (rows.v[i].number <= PAGED)
				seen[rows.v[i].number]++;
			if (i > 0)
				assert_true(strcmp(rows.v[i - 1].date,
						   rows.v[i].date) >= 0);
		}
		last = &rows.v[backward ? 0 : rows.n - 1];
		cursor = (struct nt_cursor) { last->date, last->uid };
		after = &cursor;
		test_add(f->store, 1000 + page + (backward ? 500 : 0),
			 nt_arena_printf(&f->arena,
					 "{'date':'%s','title':'Rapat'}", date),
			 &f->arena);
	}
	for (int i = 1; i <= PAGED; i++)
		once += seen[i] == 1;
	return once;
}

static void pages_forward_show_each_record_once_while_others_save(void **state)
{
	assert_int_equal(walk(*state, "", false, "2024-08-01"), PAGED);
}

static void pages_backward_show_each_record_once_while_others_save(void **state)
{
	assert_int_equal(walk(*state, "", true, "2020-01-01"), PAGED);
}

static void pages_of_a_search_show_each_record_once(void **state)
{
	assert_int_equal(walk(*state, "rapat", false, "2024-08-01"), PAGED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_looked_for_anywhere),
		cmocka_unit_test(
			names_are_found_by_the_beginnings_of_their_words),
		cmocka_unit_test(days_are_those_that_a_meeting_lies_in),
		cmocka_unit_test(states_are_asked_for_by_is),
		cmocka_unit_test(nothing_typed_fails_in_the_engine),
		cmocka_unit_test(as_many_words_as_a_line_holds_are_looked_for),
		cmocka_unit_test(a_row_shows_what_the_list_needs),
		cmocka_unit_test(the_best_hit_comes_first_and_is_marked),
		cmocka_unit_test(
			a_search_without_words_is_by_date_and_marks_nothing),
		cmocka_unit_test(a_count_stops_where_it_is_told),
	};
	const struct CMUnitTest large[] = {
		cmocka_unit_test(words_are_looked_for_anywhere),
		cmocka_unit_test(
			names_are_found_by_the_beginnings_of_their_words),
		cmocka_unit_test(days_are_those_that_a_meeting_lies_in),
		cmocka_unit_test(states_are_asked_for_by_is),
		cmocka_unit_test(more_hits_than_can_be_ranked_stand_by_date),
	};
	const struct CMUnitTest pages[] = {
		cmocka_unit_test_setup_teardown(
			a_name_is_also_its_aliases_and_what_lies_below,
			make_tree, drop_logbook),
		cmocka_unit_test_setup_teardown(
			pages_forward_show_each_record_once_while_others_save,
			make_pages, drop_logbook),
		cmocka_unit_test_setup_teardown(
			pages_backward_show_each_record_once_while_others_save,
			make_pages, drop_logbook),
		cmocka_unit_test_setup_teardown(
			pages_of_a_search_show_each_record_once, make_pages,
			drop_logbook),
	};

	return cmocka_run_group_tests(tests, make_logbook, drop_logbook) +
	       cmocka_run_group_tests(large, make_large_logbook, drop_logbook) +
	       cmocka_run_group_tests(pages, NULL, NULL);
}
