/* people.c - people as the cells of files name them. */
#include "lib/testing.h"

#include "notula/people.h"

/* n: name, p: position, o: organization, #: head count, ?: to be verified. */
static const char *shown(const struct nt_participant *p, struct nt_arena *arena)
{
	const char *out = nt_set_participant_type.words[p->type];

	if (p->name != NULL)
		out = nt_arena_printf(arena, "%s n[%s]", out, p->name);
	if (p->position != NULL)
		out = nt_arena_printf(arena, "%s p[%s]", out, p->position);
	if (p->organization != NULL)
		out = nt_arena_printf(arena, "%s o[%s]", out, p->organization);
	if (p->presence != 0)
		out = nt_arena_printf(arena, "%s %s", out,
				      nt_set_presence.words[p->presence]);
	if (p->head_count_is != 0)
		out = nt_arena_printf(
			arena, "%s #%lld %s", out, (long long)p->head_count,
			nt_set_head_count.words[p->head_count_is]);
	if (p->to_verify)
		out = nt_arena_printf(arena, "%s ?", out);
	return out;
}

struct row {
	const char *cell;
	const char *want;
};

static void check_rows(const struct row *rows, size_t n)
{
	struct nt_arena arena = { 0 };
	int wrong = 0;

	for (size_t i = 0; i < n; i++) {
		struct nt_people people;
		const char *got = "";

		nt_people_read(rows[i].cell, NT_SPLIT_USUAL, &arena, &people);
		for (size_t k = 0; k < people.n; k++)
			got = nt_arena_printf(&arena, "%s%s%s", got,
					      k > 0 ? "; " : "",
					      shown(&people.v[k], &arena));
		if (strcmp(got, rows[i].want) == 0)
			continue;
		print_error("\"%s\":\n\t%s\n\tnot %s\n", rows[i].cell, got,
			    rows[i].want);
		wrong++;
	}
	nt_arena_free(&arena);
	assert_int_equal(wrong, 0);
}

static void a_name_keeps_its_degrees_and_commas(void **state)
{
	static const struct row rows[] = {
		{ "Ahmad Fauzi", "person n[Ahmad Fauzi]" },
		{ "Siti Rahma, S.Sos., M.Si",
		  "person n[Siti Rahma, S.Sos., M.Si]" },
		{ "Siti Rahma, SH", "person n[Siti Rahma, SH]" },
		{ "Dr. Hj. Siti Rahma, S.H., LL.M.",
		  "person n[Dr. Hj. Siti Rahma, S.H., LL.M.]" },
		{ "Drs. H. Budi Santoso", "person n[Drs. H. Budi Santoso]" },
		{ "The Rt Hon David Cameron MP",
		  "person n[The Rt Hon David Cameron MP]" },
		{ "Sir Tom Hunter", "person n[Sir Tom Hunter]" },
		{ "Bu Rina", "person n[Bu Rina]" },
		{ "Ronald M. Manoach", "person n[Ronald M. Manoach]" },
		{ "Nick Robinson, BBC", "person n[Nick Robinson, BBC] ?" },
		{ "Ani Wijaya, Budi Santoso",
		  "person n[Ani Wijaya, Budi Santoso] ?" },
		{ "José Núñez", "person n[José Núñez]" },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void a_position_stands_behind_or_before_the_name(void **state)
{
	static const struct row rows[] = {
		{ "Budi Santoso, Kepala Bagian Umum",
		  "person n[Budi Santoso] p[Kepala Bagian Umum]" },
		{ "Budi Santoso, S.Sos., M.Si, Kepala Bagian Umum",
		  "person n[Budi Santoso, S.Sos., M.Si] p[Kepala Bagian "
		  "Umum]" },
		{ "Budi Santoso, Koordinator Divisi Pencegahan, Parmas, dan "
		  "Humas",
		  "person n[Budi Santoso] p[Koordinator Divisi Pencegahan, "
		  "Parmas, dan Humas]" },
		{ "Budi Santoso, Ketua, Bawaslu Kota Pariaman",
		  "person n[Budi Santoso] p[Ketua] o[Bawaslu Kota Pariaman]" },
		{ "Budi Santoso - Kepala Bagian Umum",
		  "person n[Budi Santoso] p[Kepala Bagian Umum]" },
		{ "Budi Santoso – Juru Bicara",
		  "person n[Budi Santoso] p[Juru Bicara] ?" },
		{ "Kepala Bagian Umum - Budi Santoso",
		  "person n[Budi Santoso] p[Kepala Bagian Umum]" },
		{ "Ketua Budi Santoso", "person n[Budi Santoso] p[Ketua] ?" },
		{ "Ketua KPU Budi Santoso",
		  "person n[Budi Santoso] p[Ketua KPU] ?" },
		{ "Minister David Cameron",
		  "person n[David Cameron] p[Minister] ?" },
		{ "Kepala Biro Hukum Dr. Agung Bagus, S.H.",
		  "person n[Dr. Agung Bagus, S.H.] p[Kepala Biro Hukum]" },
		{ "Prime Minister, The Rt Hon David Cameron MP",
		  "person n[The Rt Hon David Cameron MP] p[Prime Minister]" },
		{ "Minister for the Cabinet Office, Paymaster General, The Rt "
		  "Hon Francis Maude MP",
		  "person n[The Rt Hon Francis Maude MP] p[Minister for the "
		  "Cabinet Office, Paymaster General]" },
		{ "Minister of State (Minister for Government Policy), The Rt "
		  "Hon Oliver Letwin MP",
		  "person n[The Rt Hon Oliver Letwin MP] p[Minister of State "
		  "(Minister for Government Policy)]" },
		{ "Assistant Government Whip, Phillip Dunne MP",
		  "person n[Phillip Dunne MP] p[Assistant Government Whip]" },
		{ "Ketua, Budi Santoso", "person n[Budi Santoso] p[Ketua] ?" },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void a_post_alone_is_a_role(void **state)
{
	static const struct row rows[] = {
		{ "Kepala Dinas Kominfo", "role p[Kepala Dinas Kominfo]" },
		{ "Koordinator Divisi Pencegahan, Parmas, dan Humas",
		  "role p[Koordinator Divisi Pencegahan, Parmas, dan Humas]" },
		{ "Ketua, Bawaslu Kota Pariaman",
		  "role p[Ketua] o[Bawaslu Kota Pariaman]" },
		{ "Kasubbag Pengawasan dan Humas",
		  "role p[Kasubbag Pengawasan dan Humas]" },
		{ "Ketua", "role p[Ketua]" },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void an_organization_stands_in_brackets_or_alone(void **state)
{
	static const struct row rows[] = {
		{ "Budi Santoso (Bawaslu RI)",
		  "person n[Budi Santoso] o[Bawaslu RI]" },
		{ "Geordie Greig (Mail on Sunday)",
		  "person n[Geordie Greig] o[Mail on Sunday] ?" },
		{ "Budi Santoso (Ketua)", "person n[Budi Santoso] p[Ketua]" },
		{ "Kepala Bagian (Bawaslu RI)",
		  "role p[Kepala Bagian] o[Bawaslu RI]" },
		{ "Budi Santoso, Dinas Kominfo",
		  "person n[Budi Santoso] o[Dinas Kominfo]" },
		{ "Bawaslu Kota Pariaman",
		  "organization o[Bawaslu Kota Pariaman]" },
		{ "Oxford University", "organization o[Oxford University]" },
		{ "Country, Land and Business Association",
		  "person n[Country, Land and Business Association] ?" },
		{ "Dinas Kominfo (3 orang)",
		  "organization o[Dinas Kominfo] #3 exact" },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void a_group_has_a_count_or_none(void **state)
{
	static const struct row rows[] = {
		{ "Staf Peliputan", "group p[Staf Peliputan] #0 unknown" },
		{ "Humas (5)", "group p[Humas] #5 exact" },
		{ "Staf Humas (12 orang)", "group p[Staf Humas] #12 exact" },
		{ "Staf humas 12 orang", "group p[Staf humas] #12 exact" },
		{ "12 orang staf humas", "group p[staf humas] #12 exact" },
		{ "5 staf", "group p[staf] #5 exact" },
		{ "12 orang", "group p[12 orang] #12 exact" },
		{ "± 25 peserta", "group p[± 25 peserta] #25 estimated" },
		{ "Warga (?)", "group p[Warga] #0 unknown" },
		{ "Seluruh staf", "group p[Seluruh staf] #0 unknown" },
		{ "Wartawan (1.200)", "group p[Wartawan] #1200 exact" },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void brackets_may_say_who_was_there(void **state)
{
	static const struct row rows[] = {
		{ "Budi Santoso (izin)", "person n[Budi Santoso] excused" },
		{ "Budi Santoso (absent)", "person n[Budi Santoso] absent" },
		{ "Budi Santoso (Hadir)", "person n[Budi Santoso] present" },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void a_cell_may_list_several(void **state)
{
	static const struct row rows[] = {
		{ "Staf Peliputan; Ahmad Fauzi; Bu Rina",
		  "group p[Staf Peliputan] #0 unknown; person n[Ahmad Fauzi]; "
		  "person n[Bu Rina]" },
		{ "1. Ahmad Fauzi, S.H.\n2. Budi Santoso, Ketua",
		  "person n[Ahmad Fauzi, S.H.]; person n[Budi Santoso] "
		  "p[Ketua]" },
		{ "Ani Wijaya<br>Budi Santoso | -",
		  "person n[Ani Wijaya]; person n[Budi Santoso]" },
		{ "-", "" },
		{ "NA", "" },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void what_was_taken_apart_is_kept_as_written(void **state)
{
	struct nt_arena arena = { 0 };
	struct nt_participant p;

	(void)state;
	assert_true(nt_person_read("Budi Santoso, Ketua", &arena, &p));
	assert_string_equal(p.as_written, "Budi Santoso, Ketua");
	assert_true(nt_person_read("Budi Santoso", &arena, &p));
	assert_null(p.as_written);
	assert_true(nt_person_read("Nick Robinson, BBC", &arena, &p));
	assert_string_equal(p.as_written, "Nick Robinson, BBC");
	assert_false(nt_person_read("-", &arena, &p));
	nt_arena_free(&arena);
}

static void a_position_of_its_own_column_is_taken_as_it_is(void **state)
{
	struct nt_arena arena = { 0 };
	struct nt_participant p;

	(void)state;
	assert_true(nt_person_take("Ketua, Budi", "Anggota", &arena, &p));
	assert_string_equal(shown(&p, &arena),
			    "person n[Ketua, Budi] p[Anggota]");
	assert_true(nt_person_take("-", "Anggota", &arena, &p));
	assert_string_equal(shown(&p, &arena), "role p[Anggota]");
	assert_true(nt_person_take("Budi (KPU)", "", &arena, &p));
	assert_string_equal(shown(&p, &arena), "person n[Budi] o[KPU]");
	assert_false(nt_person_take(NULL, "-", &arena, &p));
	nt_arena_free(&arena);
}

static void a_count_is_read_alone(void **state)
{
	bool estimated;

	(void)state;
	assert_int_equal(nt_count_read("12", &estimated), 12);
	assert_false(estimated);
	assert_int_equal(nt_count_read(" 12 orang ", &estimated), 12);
	assert_int_equal(nt_count_read("1.250", &estimated), 1250);
	assert_int_equal(nt_count_read("sekitar 30 orang", &estimated), 30);
	assert_true(estimated);
	assert_int_equal(nt_count_read("~30", &estimated), 30);
	assert_true(estimated);
	assert_int_equal(nt_count_read("12 rapat", &estimated), 0);
	assert_int_equal(nt_count_read("banyak", &estimated), 0);
	assert_int_equal(nt_count_read("99999999999", &estimated), 0);
}

static void the_table_of_words_is_in_order(void **state)
{
	static const char *const words[] = {
#define W(word, says) word,
#include "exchange/people.def"
#undef W
	};

	(void)state;
	for (size_t i = 1; i < NT_COUNT(words); i++)
		if (strcmp(words[i - 1], words[i]) >= 0)
			fail_msg("%s before %s", words[i - 1], words[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_keeps_its_degrees_and_commas),
		cmocka_unit_test(a_position_stands_behind_or_before_the_name),
		cmocka_unit_test(a_post_alone_is_a_role),
		cmocka_unit_test(an_organization_stands_in_brackets_or_alone),
		cmocka_unit_test(a_group_has_a_count_or_none),
		cmocka_unit_test(brackets_may_say_who_was_there),
		cmocka_unit_test(a_cell_may_list_several),
		cmocka_unit_test(what_was_taken_apart_is_kept_as_written),
		cmocka_unit_test(
			a_position_of_its_own_column_is_taken_as_it_is),
		cmocka_unit_test(a_count_is_read_alone),
		cmocka_unit_test(the_table_of_words_is_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
