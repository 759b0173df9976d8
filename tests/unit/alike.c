/* alike.c - names that are probably one, and names that are not. */
#include "lib/testing.h"

#include "notula/compiler.h"
#include "store/alike.h"

struct pair {
	enum nt_directory kind;
	const char *a;
	const char *b;
};

#define PERSON NT_DIRECTORY_PEOPLE
#define OFFICE NT_DIRECTORY_ORGANIZATIONS
#define VENUE NT_DIRECTORY_VENUES

static bool alike(const struct pair *p)
{
	struct nt_arena arena = { 0 };
	struct nt_likeness a = nt_likeness_of(p->kind, p->a, &arena);
	struct nt_likeness b = nt_likeness_of(p->kind, p->b, &arena);
	bool same = nt_likeness_same(&a, &b) && nt_likeness_same(&b, &a);

	nt_arena_free(&arena);
	return same;
}

static void degrees_address_case_and_signs_do_not_count(void **state)
{
	static const struct pair pairs[] = {
		{ PERSON, "Siti Rahma", "SITI RAHMA" },
		{ PERSON, "Siti Rahma", "Siti Rahma, S.Sos., M.Si" },
		{ PERSON, "Siti Rahma", "Siti Rahma, S. Sos, M. Si." },
		{ PERSON, "Siti Rahma", "Siti Rahma SH" },
		{ PERSON, "Siti Rahma", "Dr. Hj. Siti Rahma, S.H., LL.M." },
		{ PERSON, "Siti Rahma", "Ibu Siti Rahma" },
		{ PERSON, "Ronald M. Manoach", "ronald m manoach" },
		{ PERSON, "Jos\xc3\xa9 Aron", "Jose Aron" },
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(pairs); i++)
		if (!alike(&pairs[i]))
			fail_msg("%s | %s", pairs[i].a, pairs[i].b);
}

static void short_forms_of_offices_and_rooms_stand_for_long_ones(void **state)
{
	static const struct pair pairs[] = {
		{ OFFICE, "Bawaslu RI", "Bawaslu Pusat" },
		{ OFFICE, "Bawaslu RI",
		  "Badan Pengawas Pemilihan Umum Republik Indonesia" },
		{ OFFICE, "Bawaslu Provinsi Sumatera Barat",
		  "Bawaslu Prov. Sumbar" },
		{ OFFICE, "Bawaslu Provinsi Sumatera Barat",
		  "Bawaslu Sumatra Barat" },
		{ OFFICE, "Bawaslu Kab. Agam", "Bawaslu Agam" },
		{ OFFICE, "Bawaslu Kota Solok", "Bawaslu Solok" },
		{ OFFICE, "Panwaslu Kec. Pariaman Utara",
		  "Panitia Pengawas Pemilihan Umum Kecamatan Pariaman Utara" },
		{ OFFICE, "Diskominfo Kota Pariaman",
		  "Dinas Komunikasi dan Informatika Kota Pariaman" },
		{ VENUE, "Ruang rapat lantai 5", "ruang rapat Lt. 5" },
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(pairs); i++)
		if (!alike(&pairs[i]))
			fail_msg("%s | %s", pairs[i].a, pairs[i].b);
}

static void others_stay_two(void **state)
{
	static const struct pair pairs[] = {
		{ PERSON, "Siti Rahma", "Siti Rahmi" },
		{ PERSON, "Siti Rahma", "Siti" },
		{ PERSON, "Dr.", "Ir." },
		{ OFFICE, "Bawaslu Kab. Solok", "Bawaslu Kota Solok" },
		{ OFFICE, "Bawaslu kabupaten/kota se-Sumbar",
		  "Bawaslu Provinsi Sumbar" },
		{ OFFICE, "Bawaslu RI", "KPU RI" },
		{ OFFICE, "(12)", "..." },
		{ OFFICE, "...", "---" },
		{ VENUE, "Aula lantai 1", "Aula lantai 2" },
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(pairs); i++)
		if (alike(&pairs[i]))
			fail_msg("%s | %s", pairs[i].a, pairs[i].b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(degrees_address_case_and_signs_do_not_count),
		cmocka_unit_test(
			short_forms_of_offices_and_rooms_stand_for_long_ones),
		cmocka_unit_test(others_stay_two),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
