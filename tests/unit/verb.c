/* verb.c - words as search sees them, and the forms of Indonesian words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "notula/compiler.h"
#include "notula/str.h"
#include "store/verb.h"
#include "store/words.h"

static bool finds(const char *root, const char *word)
{
	struct nt_arena arena = { 0 };
	struct nt_verb_forms forms;
	bool found = nt_str_eq(root, word);

	nt_verb_forms(root, &arena, &forms);
	for (size_t i = 0; i < forms.n; i++)
		found = found || (forms.v[i].beginning
					  ? nt_str_starts(word, forms.v[i].text)
					  : nt_str_eq(word, forms.v[i].text));
	nt_arena_free(&arena);
	return found;
}

static void a_root_finds_its_forms(void **state)
{
	static const char *const pairs[][2] = {
		{ "kelola", "pengelolaan" },
		{ "kelola", "dikelola" },
		{ "kelola", "mengelola" },
		{ "kelola", "kelolakan" },
		{ "kaji", "mengkaji" },
		{ "tulis", "menulis" },
		{ "tulis", "penulisan" },
		{ "tulis", "tertulis" },
		{ "sosialisasi", "menyosialisasikan" },
		{ "sosialisasi", "mensosialisasikan" },
		{ "pakai", "memakai" },
		{ "program", "memprogram" },
		{ "baik", "diperbaiki" },
		{ "baik", "perbaikan" },
		{ "bantu", "membantu" },
		{ "latih", "pelatihan" },
		{ "latih", "melatih" },
		{ "ajar", "mengajarkan" },
		{ "awas", "pengawasan" },
		{ "lapor", "laporan" },
		{ "jawab", "menjawab" },
		{ "butuh", "kebutuhan" },
		{ "rapat", "rapatnya" },
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(pairs); i++)
		if (!finds(pairs[i][0], pairs[i][1]))
			fail_msg("%s does not find %s", pairs[i][0],
				 pairs[i][1]);
}

static void a_root_finds_no_other_word(void **state)
{
	static const char *const pairs[][2] = {
		{ "mata", "matahari" }, { "rapat", "merambat" },
		{ "apa", "mengapa" },	{ "2024", "2024an" },
		{ "kota", "sekota" },	{ "caf\xc3\xa9", "dicaf\xc3\xa9" },
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(pairs); i++)
		if (finds(pairs[i][0], pairs[i][1]))
			fail_msg("%s finds %s", pairs[i][0], pairs[i][1]);
}

static void case_and_accents_do_not_matter_to_words(void **state)
{
	(void)state;
	assert_true(nt_words_begin("Jos\xc3\xa9 \xc3\x9c"
				   "ber",
				   "JOSE uber"));
	assert_true(nt_words_begin("Jose\xcc\x81", "jos\xc3\xa9"));
	assert_true(nt_words_begin("\xd0\x9c\xd0\xb8\xd1\x80", "\xd0\xbc"));
}

static void a_name_is_found_by_the_beginnings_of_its_words(void **state)
{
	(void)state;
	assert_true(nt_words_begin("Ronald M. Manoach", "man ron"));
	assert_false(nt_words_begin("Ronald M. Manoach", "onald"));
	assert_false(nt_words_begin("Ronald M. Manoach", "ron x"));
	assert_false(nt_words_begin("Ronald", ""));
	assert_false(nt_words_begin("Ronald", "--"));
	assert_true(nt_words_begin("S.Sos., M.Si", "s.sos"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_root_finds_its_forms),
		cmocka_unit_test(a_root_finds_no_other_word),
		cmocka_unit_test(case_and_accents_do_not_matter_to_words),
		cmocka_unit_test(
			a_name_is_found_by_the_beginnings_of_its_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
