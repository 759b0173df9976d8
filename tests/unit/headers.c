/* headers.c - which columns the header of a foreign file names. */
#include "lib/testing.h"

#include <jansson.h>
#include <stdio.h>

#include "notula/targets.h"

static const char *shown(const char *header, char out[256])
{
	enum nt_target targets[NT_HEADER_TARGETS];
	size_t n = nt_header_targets(header, targets, NT_COUNT(targets));

	out[0] = '\0';
	for (size_t i = 0; i < n; i++) {
		size_t at = strlen(out);

		snprintf(out + at, 256 - at, "%s%s", i > 0 ? " " : "",
			 nt_target_row(targets[i]).key);
	}
	return out;
}

struct row {
	const char *header;
	const char *want;
};

static void check_rows(const struct row *rows, size_t n)
{
	char out[256];
	int wrong = 0;

	for (size_t i = 0; i < n; i++) {
		if (strcmp(shown(rows[i].header, out), rows[i].want) == 0)
			continue;
		print_error("\"%s\": \"%s\", not \"%s\"\n", rows[i].header, out,
			    rows[i].want);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

static void a_header_matches_whatever_its_dress(void **state)
{
	static const struct row rows[] = {
		{ "date", "date" },
		{ "DATE", "date" },
		{ " Date: ", "date" },
		{ "tgl_rapat", "date" },
		{ "TglRapat", "date" },
		{ "Tanggal  Rapat", "date" },
		{ "Tanggal\nRapat", "date" },
		{ "Tanggal (dd/mm/yyyy)", "date" },
		{ "1. Tanggal", "date" },
		{ "a) Tanggal", "date" },
		{ "Réunion", "title" },
		{ "reunion", "title" },
		{ "follow-up", "follow_up" },
		{ "Follow ups", "follow_up" },
		{ "開催日", "date" },
		{ "\"Tempat\"", "venue" },
		{ "Peserta 1", "participant" },
		{ "peserta2", "participant" },
		{ "Attendee 1", "participant" },
		{ "Zuständig", "owner" },
		{ "Positions", "position" },
		{ "bis", "end_date end" },
		{ "penanggung_jawab", "owner" },
		{ "", "" },
		{ "()", "" },
		{ "1", "" },
		{ "presenter", "" },
		{ "Candidate name", "" },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void a_header_of_several_fields_names_them_all(void **state)
{
	static const struct row rows[] = {
		{ "Onderwerp", "title issue" },
		{ "Bis", "end_date end" },
		{ "Waktu dan Tempat", "start venue" },
		{ "Tanggal / Waktu", "date start" },
		{ "Date & Time", "date start" },
		{ "Hari/Tanggal", "date" },
		{ "Tanggal / Nomor", "" },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void who_presides_or_records_is_a_participant_with_a_duty(void **state)
{
	static const struct row rows[] = {
		{ "Pimpinan Rapat", "chair" },
		{ "chair", "chair" },
		{ "notulis", "recorder" },
		{ "Moderator", "participant" },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void our_own_names_are_headers_too(void **state)
{
	static const struct row rows[] = {
		{ "kegiatan", "title" },
		{ "kab_kota", "city" },
		{ "City", "venue city" },
		{ "tenggat", "due" },
		{ "participants", "participant" },
		{ "jumlah_orang", "head_count" },
		{ "tanggapan", "response" },
		{ "latar_belakang", "background" },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void the_parts_of_a_date_are_named(void **state)
{
	(void)state;
	assert_int_equal(nt_header_date_part("Month"), 'm');
	assert_int_equal(nt_header_date_part("BULAN:"), 'm');
	assert_int_equal(nt_header_date_part("Tahun"), 'y');
	assert_int_equal(nt_header_date_part("year"), 'y');
	assert_int_equal(nt_header_date_part("Año"), 'y');
	assert_int_equal(nt_header_date_part("Jahr"), 'y');
	assert_int_equal(nt_header_date_part("Day"), 'd');
	assert_int_equal(nt_header_date_part("Mei"), 0);
	assert_int_equal(nt_header_date_part("t"), 0);
}

/* Does HEADER name KEY, or the duty that stands for it? */
static bool names(const char *header, const char *key)
{
	enum nt_target targets[NT_HEADER_TARGETS];
	size_t n = nt_header_targets(header, targets, NT_COUNT(targets));

	for (size_t i = 0; i < n; i++)
		if (strcmp(nt_target_row(targets[i]).key, key) == 0 ||
		    (strcmp(key, "participant") == 0 &&
		     nt_target_row(targets[i]).takes == NT_TAKES_PEOPLE))
			return true;
	return false;
}

static size_t check_list(const json_t *list, const char *key)
{
	const json_t *header;
	size_t i;

	json_array_foreach(list, i, header)
	{
		if (!names(json_string_value(header), key))
			fail_msg("%s is not under %s",
				 json_string_value(header), key);
	}
	return json_array_size(list);
}

static void every_alias_of_the_list_is_known(void **state)
{
	json_t *all = json_load_file("../shared/aliases.json", 0, NULL);
	const char *key, *language;
	json_t *languages, *list;
	size_t n = 0;

	(void)state;
	if (all == NULL) {
		printf("# note: ../shared/aliases.json is not here: our "
		       "list is not held against it\n");
		return;
	}
	json_object_foreach(json_object_get(all, "generic"), key, languages)
	{
		assert_int_not_equal(nt_target_find(key), NT_NO_TARGET);
		json_object_foreach(languages, language, list)
		{
			n += check_list(list, key);
		}
	}
	json_object_foreach(json_object_get(all, "indonesian_app_schemas"), key,
			    list)
	{
		n += check_list(list, key);
	}
	assert_true(n > 600);
	json_decref(all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_header_matches_whatever_its_dress),
		cmocka_unit_test(a_header_of_several_fields_names_them_all),
		cmocka_unit_test(
			who_presides_or_records_is_a_participant_with_a_duty),
		cmocka_unit_test(our_own_names_are_headers_too),
		cmocka_unit_test(the_parts_of_a_date_are_named),
		cmocka_unit_test(every_alias_of_the_list_is_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
