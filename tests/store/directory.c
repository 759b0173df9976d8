/* directory.c - people, organizations, venues and posts: found, changed and
 * merged without a record being touched. */
#include "lib/testing.h"

#include <stdlib.h>

#include "lib/logbook.h"
#include "notula/day.h"
#include "notula/directory.h"

struct fixture {
	struct nt_store *store;
	struct nt_arena arena;
	struct nt_err err;
};

static const char *const records[] = {
	"{'date':'2024-05-27','title':'A','venue':'Ruang rapat lantai 5',"
	"'city':'Jakarta','participants':["
	"{'type':'person','name':'Ronald M. Manoach',"
	"'position':'Koordinator Divisi','organization':'Bawaslu RI',"
	"'side':'host'},"
	"{'type':'organization','organization':'Bawaslu Kota Pariaman',"
	"'side':'visitor'}],"
	"'issues':[{'type':'need','text':'Pedoman','raised_by':2},"
	"{'type':'problem','text':'Anggaran','raised_by':2},"
	"{'type':'question','text':'Kapan?','raised_by':1}],"
	"'responses':[{'type':'promise','text':'Segera',"
	"'answers':[{'issue':2,'how':'fully'}]}],"
	"'follow_ups':[{'text':'Kirim pedoman','owner':'Bawaslu RI',"
	"'owner_type':'organization','status':'open'},"
	"{'text':'Latih staf','owner':'Ronald M. Manoach',"
	"'owner_type':'person','status':'done','closed_on':'2024-06-01'}]}",
	"{'date':'2024-06-03','title':'B','venue':'R. rapat Lt. 5',"
	"'participants':[{'type':'person','name':'Ronald M Manoach, S.H.',"
	"'position':'Kordiv','organization':'Bawaslu Republik Indonesia',"
	"'side':'host'},"
	"{'type':'organization','organization':'Bawaslu Kab. Solok'}]}",
	"{'date':'2024-06-04','title':'C','participants':["
	"{'type':'organization','organization':'Biro Humas Bawaslu RI',"
	"'side':'host'},"
	"{'type':'organization','organization':'Bawaslu Kota Solok'}],"
	"'issues':[{'type':'request','text':'Pelatihan'}]}",
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

static void ok(struct fixture *f, enum nt_status status)
{
	if (status != NT_OK)
		fail_msg("%s %s", f->err.field, f->err.msg);
}

static struct nt_entry find(struct fixture *f, enum nt_directory kind,
			    const char *name)
{
	struct nt_entry entry;

	ok(f,
	   nt_directory_find(f->store, kind, name, &f->arena, &entry, &f->err));
	return entry;
}

static struct nt_entry organization(struct fixture *f, const char *name)
{
	return find(f, NT_DIRECTORY_ORGANIZATIONS, name);
}

static void rename_to(struct fixture *f, const char *old, const char *name,
		      bool keep)
{
	struct nt_entry e = organization(f, old);

	ok(f, nt_directory_rename(f->store, NT_DIRECTORY_ORGANIZATIONS, e.uid,
				  e.name, name, keep, &f->err));
}

static void merge(struct fixture *f, enum nt_directory kind, const char *from,
		  const char *into)
{
	struct nt_entry a = find(f, kind, from);
	struct nt_entry b = find(f, kind, into);

	ok(f,
	   nt_directory_merge(f->store, kind, a.uid, a.name, b.uid, &f->err));
}

static void put_below(struct fixture *f, const char *name, const char *parent)
{
	ok(f, nt_directory_set(f->store, NT_DIRECTORY_ORGANIZATIONS,
			       organization(f, name).uid,
			       nt_field(&nt_shape_organization, "parent_uid"),
			       NULL, organization(f, parent).uid, &f->err));
}

static const char *record(struct fixture *f, int n)
{
	struct nt_record rec;
	char uid[NT_UID_SIZE];

	test_get(f->store, test_uid(n, uid), &f->arena, &rec);
	return test_json(&rec, &f->arena);
}

static struct nt_entries list(struct fixture *f, enum nt_directory kind,
			      const char *words,
			      const struct nt_entry_cursor *after, size_t n)
{
	struct nt_entry_page page = { .words = words, .after = after, .n = n };
	struct nt_entries out;

	ok(f,
	   nt_directory_list(f->store, kind, &page, &f->arena, &out, &f->err));
	return out;
}

static size_t found(struct fixture *f, const char *filter)
{
	struct nt_query query;
	struct nt_rows rows;

	test_query(filter, &f->arena, &query);
	ok(f, nt_store_list(f->store, &query, NULL, false, 99, &f->arena, &rows,
			    &f->err));
	return rows.n;
}

static void nothing_found(void *ctx, const char *finding)
{
	(void)ctx;
	fail_msg("%s", finding);
}

static void check(struct fixture *f)
{
	ok(f, nt_store_check(f->store, nothing_found, NULL, &f->err));
}

static void a_list_has_meetings_and_the_days_of_the_first_and_last(void **state)
{
	struct nt_entries rows =
		list(*state, NT_DIRECTORY_PEOPLE, NULL, NULL, 99);

	assert_int_equal(rows.n, 2);
	assert_string_equal(rows.v[0].name, "Ronald M Manoach, S.H.");
	assert_string_equal(rows.v[1].name, "Ronald M. Manoach");
	assert_string_equal(rows.v[1].organization, "Bawaslu RI");
	assert_string_equal(rows.v[1].position, "Koordinator Divisi");
	assert_int_equal(rows.v[1].meetings, 1);
	assert_string_equal(rows.v[1].first, "2024-05-27");
	assert_string_equal(rows.v[1].last, "2024-05-27");
}

static void pages_hold_every_row_once_in_the_order_of_names(void **state)
{
	struct nt_entries all =
		list(*state, NT_DIRECTORY_ORGANIZATIONS, NULL, NULL, 99);
	struct nt_entry_cursor after = { 0 };

	assert_int_equal(all.n, 6);
	for (size_t i = 0; i < all.n; i++) {
		struct nt_entries page =
			list(*state, NT_DIRECTORY_ORGANIZATIONS, NULL,
			     i > 0 ? &after : NULL, 1);

		assert_int_equal(page.n, 1);
		assert_string_equal(page.v[0].uid, all.v[i].uid);
		after = (struct nt_entry_cursor) { page.v[0].name,
						   page.v[0].uid };
	}
	assert_int_equal(
		list(*state, NT_DIRECTORY_ORGANIZATIONS, NULL, &after, 9).n, 0);
}

static void pages_are_the_same_from_the_end(void **state)
{
	struct fixture *f = *state;
	enum nt_directory kind = NT_DIRECTORY_ORGANIZATIONS;
	struct nt_entries all = list(f, kind, NULL, NULL, 99);
	struct nt_entry_page how = { .backward = true, .n = 1 };
	struct nt_entry_cursor before;
	struct nt_entries page;

	for (size_t i = all.n; i-- > 0;) {
		ok(f, nt_directory_list(f->store, kind, &how, &f->arena, &page,
					&f->err));
		assert_int_equal(page.n, 1);
		assert_string_equal(page.v[0].uid, all.v[i].uid);
		before = (struct nt_entry_cursor) { page.v[0].name,
						    page.v[0].uid };
		how.after = &before;
	}
	how = (struct nt_entry_page) { .backward = true, .n = 2 };
	ok(f,
	   nt_directory_list(f->store, kind, &how, &f->arena, &page, &f->err));
	assert_string_equal(page.v[0].uid, all.v[all.n - 2].uid);
	assert_string_equal(page.v[1].uid, all.v[all.n - 1].uid);
}

/* More records of Bawaslu RI, a day each. */
static void add_many(struct fixture *f, int n)
{
	for (int i = 0; i < n; i++) {
		struct nt_record rec;

		test_record(&rec, i, &f->arena);
		rec.date = nt_arena_printf(&f->arena, "2023-%02d-%02d",
					   1 + i / 28 % 12, 1 + i % 28);
		rec.participants.v[0].organization = "Bawaslu RI";
		test_save(f->store, &rec, 0, &f->arena);
	}
}

static void meetings_are_counted_up_to_as_many_as_are_wanted(void **state)
{
	struct fixture *f = *state;
	struct nt_entry_page how = { .words = "bawaslu ri",
				     .n = 9,
				     .counted = 5 };
	struct nt_entries page;

	add_many(f, 10);
	ok(f, nt_directory_list(f->store, NT_DIRECTORY_ORGANIZATIONS, &how,
				&f->arena, &page, &f->err));
	assert_string_equal(page.v[0].name, "Bawaslu RI");
	assert_int_equal(page.v[0].meetings, 5);
	assert_true(page.v[0].more);
	assert_string_equal(page.v[0].last, "2024-05-27");
	assert_int_equal(organization(f, "Bawaslu RI").meetings, 11);
	assert_false(organization(f, "Bawaslu RI").more);
}

static void the_newest_of_a_row_that_is_met_often_are_found(void **state)
{
	struct fixture *f = *state;
	struct nt_rows rows;

	add_many(f, 2100);
	ok(f, nt_directory_meetings(f->store, NT_DIRECTORY_ORGANIZATIONS,
				    organization(f, "Bawaslu RI").uid, 0, 3,
				    &f->arena, &rows, &f->err));
	assert_int_equal(rows.n, 3);
	assert_string_equal(rows.v[0].date, "2024-05-27");
	assert_string_equal(rows.v[1].date, "2023-12-28");
	assert_string_equal(rows.v[2].date, "2023-12-28");
}

static void the_meetings_of_a_row_are_those_of_its_merged_rows_too(void **state)
{
	struct fixture *f = *state;
	enum nt_directory kind = NT_DIRECTORY_ORGANIZATIONS;
	struct nt_rows rows;

	merge(f, kind, "bawaslu republik indonesia", "bawaslu ri");
	ok(f, nt_directory_meetings(f->store, kind,
				    organization(f, "bawaslu ri").uid, 0, 9,
				    &f->arena, &rows, &f->err));
	assert_int_equal(rows.n, 2);
	assert_string_equal(rows.v[0].title, "B");
	assert_string_equal(rows.v[1].title, "A");
	ok(f, nt_directory_meetings(
		      f->store, NT_DIRECTORY_VENUES,
		      find(f, NT_DIRECTORY_VENUES, "r. rapat lt. 5").uid, 0, 9,
		      &f->arena, &rows, &f->err));
	assert_int_equal(rows.n, 1);
}

static void words_find_rows_by_any_of_their_names(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(
		list(f, NT_DIRECTORY_ORGANIZATIONS, "bawa sol", NULL, 9).n, 2);
	assert_int_equal(list(f, NT_DIRECTORY_ORGANIZATIONS, "\"(*", NULL, 9).n,
			 6);
	assert_int_equal(
		list(f, NT_DIRECTORY_ORGANIZATIONS, "tidak ada", NULL, 9).n, 0);
}

static void a_name_finds_its_row_or_tells_which_fit(void **state)
{
	struct fixture *f = *state;
	struct nt_entry e = organization(f, "bawaslu ri");

	assert_string_equal(e.name, "Bawaslu RI");
	assert_string_equal(organization(f, e.uid).uid, e.uid);
	assert_string_equal(organization(f, "biro hum").name,
			    "Biro Humas Bawaslu RI");
	assert_int_equal(nt_directory_find(f->store, NT_DIRECTORY_ORGANIZATIONS,
					   "solok", &f->arena, &e, &f->err),
			 NT_EINVAL);
	assert_err(&f->err, "", "Bawaslu Kab. Solok; Bawaslu Kota Solok");
	assert_int_equal(nt_directory_find(f->store, NT_DIRECTORY_ORGANIZATIONS,
					   "-", &f->arena, &e, &f->err),
			 NT_ENOTFOUND);
}

static void renaming_changes_no_record_and_keeps_the_old_name(void **state)
{
	struct fixture *f = *state;
	const char *before = record(f, 1);

	rename_to(f, "Bawaslu RI", "Badan Pengawas Pemilu RI", true);
	assert_string_equal(record(f, 1), before);
	assert_string_equal(organization(f, "bawaslu ri").name,
			    "Badan Pengawas Pemilu RI");
	assert_int_equal(organization(f, "bawaslu ri").meetings, 1);
	assert_int_equal(found(f, "org:\"pengawas pemilu\""), 1);
	assert_int_equal(found(f, "org:\"bawaslu ri\""), 2);
	check(f);
}

static void a_name_that_is_not_kept_leads_nowhere(void **state)
{
	struct fixture *f = *state;
	struct nt_entry e;

	rename_to(f, "Biro Humas Bawaslu RI", "Biro Hubungan Masyarakat",
		  false);
	assert_int_equal(nt_directory_find(f->store, NT_DIRECTORY_ORGANIZATIONS,
					   "biro humas", &f->arena, &e,
					   &f->err),
			 NT_ENOTFOUND);
	check(f);
}

static void whoever_saw_an_older_name_is_told(void **state)
{
	struct fixture *f = *state;
	struct nt_entry e = organization(f, "Bawaslu RI");

	rename_to(f, "Bawaslu RI", "Bawaslu Pusat", true);
	assert_int_equal(nt_directory_rename(f->store,
					     NT_DIRECTORY_ORGANIZATIONS, e.uid,
					     e.name, "Lain", false, &f->err),
			 NT_ECONFLICT);
	assert_err(&f->err, "", "Bawaslu Pusat");
	assert_int_equal(nt_directory_merge(f->store,
					    NT_DIRECTORY_ORGANIZATIONS, e.uid,
					    e.name,
					    organization(f, "kota solok").uid,
					    &f->err),
			 NT_ECONFLICT);
	assert_string_equal(organization(f, e.uid).name, "Bawaslu Pusat");
}

static void a_name_of_another_row_is_refused(void **state)
{
	struct fixture *f = *state;
	struct nt_entry e = organization(f, "Bawaslu RI");

	assert_int_equal(nt_directory_rename(f->store,
					     NT_DIRECTORY_ORGANIZATIONS, e.uid,
					     e.name, "bawaslu kota SOLOK", true,
					     &f->err),
			 NT_EINVAL);
	assert_err(&f->err, "", "merge the two");
	assert_int_equal(nt_directory_alias(f->store,
					    NT_DIRECTORY_ORGANIZATIONS, e.uid,
					    e.name, "Bawaslu Kota Solok", true,
					    &f->err),
			 NT_EINVAL);
	assert_int_equal(nt_directory_rename(f->store,
					     NT_DIRECTORY_ORGANIZATIONS, e.uid,
					     e.name, "  ", true, &f->err),
			 NT_EINVAL);
	assert_string_equal(organization(f, e.uid).name, "Bawaslu RI");
}

static void an_alias_is_found_until_it_is_taken_away(void **state)
{
	struct fixture *f = *state;
	struct nt_entry e = organization(f, "Bawaslu RI");
	enum nt_directory kind = NT_DIRECTORY_ORGANIZATIONS;

	ok(f, nt_directory_alias(f->store, kind, e.uid, e.name, "BPPU", true,
				 &f->err));
	assert_string_equal(organization(f, "bppu").uid, e.uid);
	assert_int_equal(organization(f, "bppu").aliases.n, 1);
	assert_int_equal(found(f, "org:bppu"), 1);
	ok(f, nt_directory_alias(f->store, kind, e.uid, e.name, "bppu", false,
				 &f->err));
	assert_int_equal(organization(f, e.uid).aliases.n, 0);
	assert_int_equal(nt_directory_alias(f->store, kind, e.uid, e.name,
					    "bppu", false, &f->err),
			 NT_ENOTFOUND);
	check(f);
}

static struct nt_suggestions posts(struct fixture *f, const char *prefix)
{
	struct nt_suggestions out;

	ok(f, nt_store_suggest(f->store, NT_SUGGEST_POSITION, prefix, 9,
			       &f->arena, &out, &f->err));
	return out;
}

static void a_short_form_of_a_post_suggests_the_whole_post(void **state)
{
	struct fixture *f = *state;
	struct nt_suggestions s = posts(f, "ko");

	assert_int_equal(s.n, 2);
	ok(f,
	   nt_directory_alias(f->store, NT_DIRECTORY_POSTS, NULL,
			      "Koordinator Divisi", "Kordiv", true, &f->err));
	assert_int_equal(posts(f, "ko").n, 1);
	s = posts(f, "kordiv");
	assert_int_equal(s.n, 1);
	assert_string_equal(s.v[0].text, "Koordinator Divisi");
	assert_int_equal(find(f, NT_DIRECTORY_POSTS, "kordiv").aliases.n, 1);
	assert_int_equal(list(f, NT_DIRECTORY_POSTS, NULL, NULL, 9).n, 1);
	ok(f,
	   nt_directory_alias(f->store, NT_DIRECTORY_POSTS, NULL,
			      "Koordinator Divisi", "Kordiv", false, &f->err));
	assert_string_equal(posts(f, "kordiv").v[0].text, "Kordiv");
	check(f);
}

static void a_post_may_be_known_by_its_aliases_before_it_is_met(void **state)
{
	struct fixture *f = *state;

	ok(f,
	   nt_directory_alias(f->store, NT_DIRECTORY_POSTS, NULL,
			      "Kepala Subbagian", "Kasubbag", true, &f->err));
	assert_string_equal(posts(f, "kasub").v[0].text, "Kepala Subbagian");
	assert_int_equal(nt_directory_alias(f->store, NT_DIRECTORY_POSTS, NULL,
					    "Koordinator Divisi", "Kasubbag",
					    true, &f->err),
			 NT_EINVAL);
	check(f);
}

static void
a_merged_row_is_found_as_the_other_and_no_record_changes(void **state)
{
	struct fixture *f = *state;
	const char *before = record(f, 2);
	struct nt_entry e;

	merge(f, NT_DIRECTORY_ORGANIZATIONS, "bawaslu republik indonesia",
	      "bawaslu ri");
	e = organization(f, "Bawaslu Republik Indonesia");
	assert_string_equal(e.name, "Bawaslu RI");
	assert_int_equal(e.meetings, 2);
	assert_string_equal(e.last, "2024-06-03");
	assert_int_equal(e.merged.n, 1);
	assert_string_equal(e.merged.v[0].name, "Bawaslu Republik Indonesia");
	assert_int_equal(list(f, NT_DIRECTORY_ORGANIZATIONS, NULL, NULL, 9).n,
			 5);
	assert_int_equal(
		list(f, NT_DIRECTORY_ORGANIZATIONS, "republik", NULL, 9).n, 1);
	assert_int_equal(found(f, "org:\"republik indonesia\""), 2);
	assert_string_equal(record(f, 2), before);
	check(f);
}

static void a_merge_that_is_undone_leaves_two_rows_as_they_were(void **state)
{
	struct fixture *f = *state;
	struct nt_entry was = organization(f, "Bawaslu Republik Indonesia");

	merge(f, NT_DIRECTORY_ORGANIZATIONS, "bawaslu republik indonesia",
	      "bawaslu ri");
	ok(f, nt_directory_unmerge(f->store, NT_DIRECTORY_ORGANIZATIONS,
				   was.uid, &f->err));
	assert_string_equal(organization(f, "Bawaslu Republik Indonesia").uid,
			    was.uid);
	assert_int_equal(organization(f, was.uid).meetings, 1);
	assert_int_equal(organization(f, "bawaslu ri").meetings, 1);
	assert_int_equal(nt_directory_unmerge(f->store,
					      NT_DIRECTORY_ORGANIZATIONS,
					      was.uid, &f->err),
			 NT_ECONFLICT);
	check(f);
}

static void rows_are_not_merged_in_a_ring(void **state)
{
	struct fixture *f = *state;
	struct nt_entry a = organization(f, "Bawaslu RI");
	struct nt_entry b = organization(f, "Bawaslu Republik Indonesia");
	enum nt_directory kind = NT_DIRECTORY_ORGANIZATIONS;

	assert_int_equal(nt_directory_merge(f->store, kind, a.uid, a.name,
					    a.uid, &f->err),
			 NT_EINVAL);
	ok(f,
	   nt_directory_merge(f->store, kind, b.uid, b.name, a.uid, &f->err));
	assert_int_equal(nt_directory_merge(f->store, kind, a.uid, a.name,
					    b.uid, &f->err),
			 NT_EINVAL);
	assert_int_equal(nt_directory_merge(f->store, kind, b.uid, b.name,
					    a.uid, &f->err),
			 NT_ECONFLICT);
}

static void an_office_does_not_stand_below_itself(void **state)
{
	struct fixture *f = *state;
	const struct nt_field *parent =
		nt_field(&nt_shape_organization, "parent_uid");
	struct nt_entry top = organization(f, "Bawaslu RI");
	struct nt_entry unit;

	put_below(f, "Biro Humas Bawaslu RI", "Bawaslu RI");
	unit = organization(f, "Biro Humas");
	assert_string_equal(unit.parent, "Bawaslu RI");
	assert_int_equal(nt_directory_set(f->store, NT_DIRECTORY_ORGANIZATIONS,
					  top.uid, parent, NULL, unit.uid,
					  &f->err),
			 NT_EINVAL);
	assert_err(&f->err, "", "below itself");
	ok(f, nt_directory_set(f->store, NT_DIRECTORY_ORGANIZATIONS, unit.uid,
			       parent, top.uid, "", &f->err));
	assert_null(organization(f, "Biro Humas").parent);
}

static void a_field_is_set_where_it_still_holds_what_was_shown(void **state)
{
	struct fixture *f = *state;
	const struct nt_field *level =
		nt_field(&nt_shape_organization, "level");
	const char *uid = organization(f, "Bawaslu RI").uid;
	enum nt_directory kind = NT_DIRECTORY_ORGANIZATIONS;

	ok(f, nt_directory_set(f->store, kind, uid, level, "", "national",
			       &f->err));
	assert_int_equal(organization(f, uid).level, NT_LEVEL_NATIONAL);
	assert_int_equal(nt_directory_set(f->store, kind, uid, level, "",
					  "province", &f->err),
			 NT_ECONFLICT);
	assert_int_equal(nt_directory_set(f->store, kind, uid, level, NULL,
					  "galaxy", &f->err),
			 NT_EINVAL);
	assert_int_equal(organization(f, uid).level, NT_LEVEL_NATIONAL);
}

static struct nt_alikes alikes(struct fixture *f, enum nt_directory kind)
{
	struct nt_alikes out;

	ok(f,
	   nt_directory_alikes(f->store, kind, 99, &f->arena, &out, &f->err));
	return out;
}

static void the_same_without_degrees_and_short_forms_is_offered(void **state)
{
	struct fixture *f = *state;
	struct nt_alikes pairs = alikes(f, NT_DIRECTORY_PEOPLE);

	assert_int_equal(pairs.n, 1);
	assert_string_equal(pairs.v[0].keep.name, "Ronald M. Manoach");
	assert_string_equal(pairs.v[0].other.name, "Ronald M Manoach, S.H.");
	pairs = alikes(f, NT_DIRECTORY_ORGANIZATIONS);
	assert_int_equal(pairs.n, 1);
	assert_string_equal(pairs.v[0].keep.name, "Bawaslu RI");
	assert_string_equal(pairs.v[0].other.name,
			    "Bawaslu Republik Indonesia");
	merge(f, NT_DIRECTORY_ORGANIZATIONS, "bawaslu republik indonesia",
	      "bawaslu ri");
	assert_int_equal(alikes(f, NT_DIRECTORY_ORGANIZATIONS).n, 0);
}

static struct nt_counterpart counterpart(struct fixture *f, const char *name)
{
	struct nt_counterpart out;

	ok(f, nt_directory_counterpart(f->store, organization(f, name).uid,
				       nt_day_number(2024, 6, 12), 9, &f->arena,
				       &out, &f->err));
	return out;
}

static void a_counterpart_has_what_it_was_asked_said_and_promised(void **state)
{
	struct fixture *f = *state;
	struct nt_counterpart c = counterpart(f, "Bawaslu RI");

	assert_int_equal(c.entry.meetings, 1);
	assert_int_equal(c.asked.n, 2);
	assert_string_equal(c.asked.v[0].text, "Pedoman");
	assert_true(c.asked.v[0].open);
	assert_int_equal(c.asked.v[0].age_days, 16);
	assert_false(c.asked.v[1].open);
	assert_int_equal(c.unanswered, 1);
	assert_int_equal(c.said.n, 1);
	assert_string_equal(c.said.v[0].answers, "2:fully");
	assert_int_equal(c.promised.n, 2);
	assert_string_equal(c.promised.v[0].f.text, "Kirim pedoman");
	assert_int_equal(c.promised.v[0].age_days, 16);
	assert_int_equal(c.open, 1);
	assert_int_equal(c.kept, 1);
	assert_int_equal(c.meetings.n, 1);
}

static void what_a_visitor_is_asked_was_raised_by_the_host(void **state)
{
	struct nt_counterpart c = counterpart(*state, "Bawaslu Kota Pariaman");

	assert_int_equal(c.asked.n, 1);
	assert_string_equal(c.asked.v[0].text, "Kapan?");
	assert_int_equal(c.said.n, 0);
	assert_int_equal(c.promised.n, 0);
}

static void a_counterpart_is_one_with_its_units_and_merged_rows(void **state)
{
	struct fixture *f = *state;
	struct nt_counterpart c;

	put_below(f, "Biro Humas Bawaslu RI", "Bawaslu RI");
	merge(f, NT_DIRECTORY_ORGANIZATIONS, "bawaslu republik indonesia",
	      "bawaslu ri");
	c = counterpart(f, "Bawaslu RI");
	assert_int_equal(c.offices, 3);
	assert_int_equal(c.entry.meetings, 3);
	assert_string_equal(c.entry.first, "2024-05-27");
	assert_string_equal(c.entry.last, "2024-06-04");
	assert_int_equal(c.asked.n, 3);
	assert_int_equal(c.unanswered, 2);
	assert_string_equal(c.meetings.v[0].title, "C");
}

static void the_own_office_is_no_part_of_what_stands_above_it(void **state)
{
	struct fixture *f = *state;

	ok(f, nt_store_set_office(f->store, "Bawaslu Kota Pariaman", NULL,
				  &f->err));
	put_below(f, "Bawaslu Kota Pariaman", "Bawaslu RI");
	assert_int_equal(counterpart(f, "Bawaslu RI").offices, 1);
	assert_int_equal(counterpart(f, "Bawaslu Kota Pariaman").offices, 1);
}

static void a_row_is_added_changed_and_taken_out_as_a_whole(void **state)
{
	struct fixture *f = *state;
	struct nt_organization was = { .name = "Diskominfo",
				       .short_name = "Dkom",
				       .level = NT_LEVEL_DISTRICT };
	struct nt_organization now;

	ok(f, nt_directory_add(f->store, NT_DIRECTORY_ORGANIZATIONS, &was,
			       &f->arena, &f->err));
	assert_string_equal(organization(f, "dkom").name, "Diskominfo");
	now = was;
	now.parent_uid = organization(f, "Bawaslu RI").uid;
	ok(f, nt_directory_put(f->store, NT_DIRECTORY_ORGANIZATIONS, &was, &now,
			       &f->err));
	assert_string_equal(organization(f, "dkom").parent, "Bawaslu RI");
	assert_int_equal(nt_directory_remove(f->store,
					     NT_DIRECTORY_ORGANIZATIONS, &was,
					     &f->err),
			 NT_ECONFLICT);
	ok(f, nt_directory_remove(f->store, NT_DIRECTORY_ORGANIZATIONS, &now,
				  &f->err));
	assert_int_equal(nt_directory_put(f->store, NT_DIRECTORY_ORGANIZATIONS,
					  &now, &was, &f->err),
			 NT_ENOTFOUND);
}

static void a_record_that_has_a_short_name_is_linked_to_its_row(void **state)
{
	struct fixture *f = *state;
	struct nt_organization row = { .name = "Dinas Kominfo",
				       .short_name = "Dkom" };
	struct nt_record rec;
	char uid[NT_UID_SIZE];

	ok(f, nt_directory_add(f->store, NT_DIRECTORY_ORGANIZATIONS, &row,
			       &f->arena, &f->err));
	test_add(f->store, 8,
		 "{'date':'2024-06-05','title':'D','participants':["
		 "{'type':'organization','organization':'dkom'}]}",
		 &f->arena);
	test_get(f->store, test_uid(8, uid), &f->arena, &rec);
	assert_string_equal(rec.participants.v[0].organization_uid, row.uid);
	assert_string_equal(rec.participants.v[0].organization, "dkom");
}

static void a_row_in_use_is_not_taken_out(void **state)
{
	struct fixture *f = *state;
	struct nt_venue row = { 0 };

	ok(f,
	   nt_directory_get(f->store, NT_DIRECTORY_VENUES,
			    find(f, NT_DIRECTORY_VENUES, "R. rapat Lt. 5").uid,
			    &f->arena, &row, &f->err));
	assert_int_equal(nt_directory_remove(f->store, NT_DIRECTORY_VENUES,
					     &row, &f->err),
			 NT_EINVAL);
	find(f, NT_DIRECTORY_VENUES, "R. rapat Lt. 5");
}

static void a_row_without_a_name_or_with_anothers_is_refused(void **state)
{
	struct fixture *f = *state;
	struct nt_organization row = { .name = " " };

	assert_int_equal(nt_directory_add(f->store, NT_DIRECTORY_ORGANIZATIONS,
					  &row, &f->arena, &f->err),
			 NT_EINVAL);
	row = (struct nt_organization) { .name = "X",
					 .short_name = "bawaslu ri" };
	assert_int_equal(nt_directory_add(f->store, NT_DIRECTORY_ORGANIZATIONS,
					  &row, &f->arena, &f->err),
			 NT_EINVAL);
	row = (struct nt_organization) { .name = "bad \xff" };
	assert_int_equal(nt_directory_add(f->store, NT_DIRECTORY_ORGANIZATIONS,
					  &row, &f->arena, &f->err),
			 NT_EINVAL);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, make_logbook, drop_logbook)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_list_has_meetings_and_the_days_of_the_first_and_last),
		TEST(pages_hold_every_row_once_in_the_order_of_names),
		TEST(pages_are_the_same_from_the_end),
		TEST(meetings_are_counted_up_to_as_many_as_are_wanted),
		TEST(the_newest_of_a_row_that_is_met_often_are_found),
		TEST(the_meetings_of_a_row_are_those_of_its_merged_rows_too),
		TEST(words_find_rows_by_any_of_their_names),
		TEST(a_name_finds_its_row_or_tells_which_fit),
		TEST(renaming_changes_no_record_and_keeps_the_old_name),
		TEST(a_name_that_is_not_kept_leads_nowhere),
		TEST(whoever_saw_an_older_name_is_told),
		TEST(a_name_of_another_row_is_refused),
		TEST(an_alias_is_found_until_it_is_taken_away),
		TEST(a_short_form_of_a_post_suggests_the_whole_post),
		TEST(a_post_may_be_known_by_its_aliases_before_it_is_met),
		TEST(a_merged_row_is_found_as_the_other_and_no_record_changes),
		TEST(a_merge_that_is_undone_leaves_two_rows_as_they_were),
		TEST(rows_are_not_merged_in_a_ring),
		TEST(an_office_does_not_stand_below_itself),
		TEST(a_field_is_set_where_it_still_holds_what_was_shown),
		TEST(the_same_without_degrees_and_short_forms_is_offered),
		TEST(a_counterpart_has_what_it_was_asked_said_and_promised),
		TEST(what_a_visitor_is_asked_was_raised_by_the_host),
		TEST(a_counterpart_is_one_with_its_units_and_merged_rows),
		TEST(the_own_office_is_no_part_of_what_stands_above_it),
		TEST(a_row_is_added_changed_and_taken_out_as_a_whole),
		TEST(a_record_that_has_a_short_name_is_linked_to_its_row),
		TEST(a_row_in_use_is_not_taken_out),
		TEST(a_row_without_a_name_or_with_anothers_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
