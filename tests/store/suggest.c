/* suggest.c - values used before, completed while typing. */
#include "lib/testing.h"

#include <stdlib.h>

#include "lib/logbook.h"
#include "notula/compiler.h"

struct fixture {
	struct nt_store *store;
	struct nt_arena arena;
};

static const char *const records[] = {
	"{'date':'2024-05-27','title':'A','venue':'Ruang rapat lantai 5',"
	"'city':'Jakarta','tags':['humas'],"
	"'participants':[{'type':'person','name':'Ronald M. Manoach',"
	"'position':'Tenaga Ahli','organization':'Bawaslu RI','side':'host'},"
	"{'type':'person','name':'Haryo Sudrajat','position':'Kepala Sub',"
	"'organization':'Bawaslu RI','side':'host'}],"
	"'issues':[{'category':'budget','text':'x'}],"
	"'follow_ups':[{'text':'x','owner':'Kordiv Humas',"
	"'owner_type':'role'}]}",
	"{'date':'2024-06-03','title':'B','venue':'Aula KPU Kota',"
	"'city':'Pariaman','participants':[{'type':'person',"
	"'name':'Ronald M. Manoach','position':'Staf Ahli',"
	"'organization':'Bawaslu Provinsi','side':'visitor'}]}",
	"{'date':'2024-04-03','title':'C','city':'Padang',"
	"'participants':[{'type':'person','name':'Jos\xc3\xa9 Aron',"
	"'organization':'KPU Kota'}]}",
};

static int make_logbook(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	f->store = test_open(":memory:");
	for (int i = 0; i < (int)NT_COUNT(records); i++)
		test_add(f->store, i + 1, records[i], &f->arena);
	*state = f;
	return 0;
}

static int drop_logbook(void **state)
{
	struct fixture *f = *state;

	nt_store_close(f->store);
	nt_arena_free(&f->arena);
	free(f);
	return 0;
}

static struct nt_suggestions get(struct fixture *f, enum nt_suggest what,
				 const char *prefix, size_t n)
{
	struct nt_err err = { 0 };
	struct nt_suggestions s;

	if (nt_store_suggest(f->store, what, prefix, n, &f->arena, &s, &err) !=
	    NT_OK)
		fail_msg("%s: %s", prefix, err.msg);
	return s;
}

static const char *texts(struct fixture *f, enum nt_suggest what,
			 const char *prefix)
{
	struct nt_suggestions s = get(f, what, prefix, 9);
	const char *out = "";

	for (size_t i = 0; i < s.n; i++)
		out = nt_arena_printf(&f->arena, "%s%s%s", out,
				      i > 0 ? ", " : "", s.v[i].text);
	return out;
}

static void any_word_of_a_name_may_begin_so_newest_first(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(texts(f, NT_SUGGEST_PERSON, "ron"),
			    "Ronald M. Manoach");
	assert_string_equal(texts(f, NT_SUGGEST_PERSON, "a"),
			    "Jos\xc3\xa9 Aron");
	assert_string_equal(texts(f, NT_SUGGEST_PERSON, "JOSE"),
			    "Jos\xc3\xa9 Aron");
	assert_string_equal(texts(f, NT_SUGGEST_PERSON, "man ron"),
			    "Ronald M. Manoach");
	assert_string_equal(texts(f, NT_SUGGEST_PERSON, "xyz"), "");
	assert_string_equal(texts(f, NT_SUGGEST_ORGANIZATION, "baw"),
			    "Bawaslu Provinsi, Bawaslu RI");
	assert_string_equal(texts(f, NT_SUGGEST_VENUE, "lantai"),
			    "Ruang rapat lantai 5");
	assert_string_equal(texts(f, NT_SUGGEST_CITY, "pa"),
			    "Pariaman, Padang");
	assert_string_equal(texts(f, NT_SUGGEST_POSITION, "ahli"),
			    "Staf Ahli, Tenaga Ahli");
	assert_string_equal(texts(f, NT_SUGGEST_CATEGORY, "b"), "budget");
	assert_string_equal(texts(f, NT_SUGGEST_TAG, "h"), "humas");
	assert_string_equal(texts(f, NT_SUGGEST_OWNER, "hum"), "Kordiv Humas");
	assert_string_equal(texts(f, NT_SUGGEST_OWNER, "bawaslu r"),
			    "Bawaslu RI");
}

static void nothing_typed_gives_the_newest(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(texts(f, NT_SUGGEST_PERSON, ""),
			    "Ronald M. Manoach, Haryo Sudrajat, "
			    "Jos\xc3\xa9 Aron");
	assert_string_equal(texts(f, NT_SUGGEST_CITY, " "),
			    "Pariaman, Jakarta, Padang");
	assert_int_equal(get(f, NT_SUGGEST_PERSON, "", 2).n, 2);
}

static void titles_of_the_newest_meetings_are_offered(void **state)
{
	struct fixture *f = *state;

	test_add(f->store, 4, "{'date':'2024-07-01','title':'Rapat humas'}",
		 &f->arena);
	test_add(f->store, 5, "{'date':'2024-07-02','title':'Rapat pleno'}",
		 &f->arena);
	test_add(f->store, 6, "{'date':'2024-07-03','title':'Rapat humas'}",
		 &f->arena);
	assert_string_equal(texts(f, NT_SUGGEST_TITLE, "rap"),
			    "Rapat humas, Rapat pleno");
	assert_string_equal(texts(f, NT_SUGGEST_TITLE, "HUM"), "Rapat humas");
	assert_string_equal(texts(f, NT_SUGGEST_TITLE, "apat"), "");
}

static void a_person_brings_what_was_written_last(void **state)
{
	struct fixture *f = *state;
	struct nt_suggestions s = get(f, NT_SUGGEST_PERSON, "ronald", 9);

	assert_int_equal(s.n, 1);
	assert_non_null(s.v[0].uid);
	assert_string_equal(s.v[0].position, "Staf Ahli");
	assert_string_equal(s.v[0].organization, "Bawaslu Provinsi");
	assert_int_equal(s.v[0].side, NT_SIDE_VISITOR);
	assert_int_equal(s.v[0].meetings, 2);
	assert_string_equal(s.v[0].last, "2024-06-03");
}

static void a_venue_brings_its_city(void **state)
{
	struct fixture *f = *state;
	struct nt_suggestions s = get(f, NT_SUGGEST_VENUE, "aula", 9);

	assert_int_equal(s.n, 1);
	assert_string_equal(s.v[0].city, "Pariaman");
	assert_int_equal(s.v[0].meetings, 1);
}

static void nothing_typed_fails(void **state)
{
	static const char *const typed[] = { "\"",   "*",     "(",  "-", "a\"b",
					     "\xff", "NEAR(", "^a", ":" };

	for (size_t i = 0; i < NT_COUNT(typed); i++)
		get(*state, NT_SUGGEST_OWNER, typed[i], 9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_word_of_a_name_may_begin_so_newest_first),
		cmocka_unit_test(nothing_typed_gives_the_newest),
		cmocka_unit_test(a_person_brings_what_was_written_last),
		cmocka_unit_test(a_venue_brings_its_city),
		cmocka_unit_test(nothing_typed_fails),
		cmocka_unit_test(titles_of_the_newest_meetings_are_offered),
	};

	return cmocka_run_group_tests(tests, make_logbook, drop_logbook);
}
