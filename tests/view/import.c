/* import.c - the import of past meetings on the screen, without a terminal. */
#include "lib/testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "lib/desk.h"
#include "lib/logbook.h"
#include "lib/place.h"
#include "lib/screens.h"
#include "notula/file.h"
#include "tui/views.h"

/* As an office has it: windows-1252, ";", d/m/y, one bad date, one row like a
 * record that is here. */
static const char sheet[] =
	"TGL;TEMPAT;ACARA;PESERTA;MASALAH;TINDAK LANJUT;PIC;BATAS WAKTU;KET\r\n"
	"03/01/2023;Kantor;Rapat staf;Staf Peliputan;;;;;ok\r\n"
	"10/01/2023;Aula;Rakor \x93"
	"bulanan\x94;"
	"\"Ahmad Fauzi, Staf Humas; Bu Rina\";"
	"Anggaran minim;Surat ke KPU;Syahrul;17/01/2023;\r\n"
	"31/04/2023;Kantor;Rapat staf;Staf Peliputan;;;;;\r\n"
	"24/01/2023;Kantor;Rapat bulanan;Syahrul;\"Alat kurang\nLisensi\";"
	";;;lanjut\r\n"
	"31/01/2023;Zoom;Evaluasi;Humas (5);;;;;\r\n";

static const char *write_file(struct desk *desk, const char *name,
			      const char *bytes, size_t n)
{
	const char *path = nt_arena_printf(&desk->arena, "%s/arsip/%s",
					   desk->folder, name);
	struct utimbuf when = { 1705050000, 1705050000 }; /* 12/01/2024 */

	place_write(path, bytes, n);
	assert_int_equal(utime(path, &when), 0);
	return path;
}

static int setup(void **state)
{
	struct desk *desk;

	if (desk_setup(state) != 0)
		return -1;
	desk = *state;
	setenv("HOME", desk->folder, 1);
	setenv("TZ", "UTC", 1);
	mkdir(nt_arena_printf(&desk->arena, "%s/arsip", desk->folder), 0700);
	write_file(desk, "rapat2023.csv", sheet, sizeof(sheet) - 1);
	write_file(desk, "rapat2022.csv", "Tanggal,Acara\n2022-01-03,Rapat\n",
		   31);
	write_file(desk, "rapat2021.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
		   8);
	test_add(desk->app.store, 1,
		 "{'date':'2023-01-31','title':'Evaluasi','venue':'Zoom'}",
		 &desk->arena);
	tui_open_log(&desk->ui);
	/* The file of the rejected rows goes where one works. */
	assert_int_equal(chdir(desk->folder), 0);
	return 0;
}

static int teardown(void **state)
{
	const char *home = getenv("TEST_HOME");

	assert_int_equal(chdir(home), 0);
	return desk_teardown(state);
}

/* The screens lie where the tests were started. */
static void assert_screen(struct desk *desk, const char *name)
{
	assert_int_equal(chdir(getenv("TEST_HOME")), 0);
	screens_assert(desk, name);
	assert_int_equal(chdir(desk->folder), 0);
}

static void choose_file(struct desk *desk)
{
	desk_type(desk, "i<^U>arsip/rapat2<Down><Down><Down>");
}

static void the_folder_says_which_files_can_be_read(void **state)
{
	struct desk *desk = *state;

	choose_file(desk);
	desk_assert_shows(desk, "(not CSV: save it as CSV first)");
	desk_assert_shows(desk, "windows-1252");
	assert_screen(desk, "import_file_80x24");
	assert_screen(desk, "import_file_120x40");
	assert_screen(desk, "import_file_40x10");
}

static void tab_completes_a_path(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, "i<^U>~/ar<Tab>");
	desk_assert_shows(desk, "~/arsip/");
	desk_type(desk, "rapat2023<Tab>");
	desk_assert_shows(desk, "~/arsip/rapat2023.csv");
}

static void what_cannot_be_read_is_refused_with_what_to_do(void **state)
{
	struct desk *desk = *state;

	desk_type(desk, "i<^U>~/arsip/rapat2021.xls<Enter>");
	assert_true(desk->ui.problem);
	desk_assert_shows(desk, "CSV");
	desk_assert_shows(desk, "[1 File]");
}

static void columns_stand_beside_the_record_that_they_make(void **state)
{
	struct desk *desk = *state;

	choose_file(desk);
	desk_type(desk, "<Enter>");
	desk_assert_shows(desk, "[3 Columns]");
	desk_type(desk, ".<Down><Down><Down>");
	desk_assert_shows(desk, "Record 2 would become");
	desk_assert_shows(desk, "Tue 10/01/2023");
	desk_assert_shows(desk, "1 Anggaran minim");
	assert_screen(desk, "import_columns_80x24");
	assert_screen(desk, "import_columns_120x40");
	assert_screen(desk, "import_columns_40x10");
}

static void a_column_can_become_something_else(void **state)
{
	struct desk *desk = *state;

	choose_file(desk);
	desk_type(desk, "<Enter>.<Down><Enter>");
	desk_assert_shows(desk, "(ignore)");
	desk_type(desk, "<Up><Up><Up><Up><Up><Up><Up><Enter>");
	desk_assert_not(desk, "Aula  ");
	desk_assert_shows(desk, "Tue 10/01/2023");
}

static void the_format_is_shown_with_its_reasons(void **state)
{
	struct desk *desk = *state;

	choose_file(desk);
	desk_type(desk, "<Enter>f");
	desk_assert_shows(desk, "[2 Format]");
	assert_screen(desk, "import_format_80x24");
	assert_screen(desk, "import_format_120x40");
	desk_type(desk, "<Down><Enter>");
	desk_assert_shows(desk, "as the file says");
	desk_type(desk, "<Down><Enter>");
	desk_assert_not(desk, "9 columns");
	desk_type(desk, "<Enter><Enter>n");
	desk_assert_shows(desk, "[3 Columns]");
	desk_assert_shows(desk, "PESERTA");
}

static void what_is_wrong_is_listed_before_anything_is_written(void **state)
{
	struct desk *desk = *state;

	choose_file(desk);
	desk_type(desk, "<Enter>n");
	desk_assert_shows(desk, "[4 Check]");
	desk_assert_shows(desk, "3 meetings ready");
	desk_assert_shows(desk, "April has 30 days");
	desk_assert_shows(desk, "like record 1");
	assert_int_equal(desk_count(desk), 1);
	assert_screen(desk, "import_check_80x24");
	assert_screen(desk, "import_check_120x40");
	assert_screen(desk, "import_check_40x10");
}

static void duplicates_are_added_where_that_is_chosen(void **state)
{
	struct desk *desk = *state;

	choose_file(desk);
	desk_type(desk, "<Enter>n<Tab><Tab><Space>");
	desk_assert_shows(desk, "4 meetings ready");
}

static void the_import_is_one_batch_and_u_takes_it_back(void **state)
{
	struct desk *desk = *state;

	choose_file(desk);
	desk_type(desk, "<Enter>ni");
	desk_assert_shows(desk, "3  meetings added");
	desk_assert_shows(desk, "rapat2023.rejects.csv");
	assert_int_equal(desk_count(desk), 4);
	assert_screen(desk, "import_done_80x24");
	assert_screen(desk, "import_done_120x40");
	desk_type(desk, "u");
	desk_assert_shows(desk, "The import was taken back.");
	assert_int_equal(desk_count(desk), 1);
}

static void what_was_imported_can_be_viewed(void **state)
{
	struct desk *desk = *state;

	choose_file(desk);
	desk_type(desk, "<Enter>niv");
	desk_assert_shows(desk, "[1 Log]");
	desk_assert_shows(desk, "from:2023-01-03 to:2023-01-24");
	desk_assert_shows(desk, "3 of 4");
}

static void the_same_file_again_adds_nothing(void **state)
{
	struct desk *desk = *state;

	choose_file(desk);
	desk_type(desk, "<Enter>ni<Enter>");
	choose_file(desk);
	desk_type(desk, "<Enter>n");
	desk_assert_shows(desk, "0 meetings ready   3 the same");
	desk_type(desk, "i");
	desk_assert_shows(desk, "[4 Check]");
	assert_int_equal(desk_count(desk), 4);
}

static void a_file_without_a_date_says_so_and_lets_one_be_chosen(void **state)
{
	struct desk *desk = *state;

	write_file(desk, "aneh.csv", "apa,kapan saja\nRapat,2023-01-03\n", 33);
	desk_type(desk, "i<^U>~/arsip/aneh.csv<Enter>");
	desk_assert_shows(desk, "aneh.csv");
}

static void the_steps_in_indonesian(void **state)
{
	struct desk *desk = *state;

	choose_file(desk);
	assert_screen(desk, "import_file_80x24");
	assert_screen(desk, "import_file_120x40");
	assert_screen(desk, "import_file_40x10");
	desk_type(desk, "<Enter>.<Down><Down><Down>");
	assert_screen(desk, "import_columns_80x24");
	assert_screen(desk, "import_columns_120x40");
	assert_screen(desk, "import_columns_40x10");
	desk_type(desk, "f");
	assert_screen(desk, "import_format_80x24");
	assert_screen(desk, "import_format_120x40");
	desk_type(desk, "nn");
	assert_screen(desk, "import_check_80x24");
	assert_screen(desk, "import_check_120x40");
	assert_screen(desk, "import_check_40x10");
	desk_type(desk, "i");
	assert_screen(desk, "import_done_80x24");
	assert_screen(desk, "import_done_120x40");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_folder_says_which_files_can_be_read),
		TEST(tab_completes_a_path),
		TEST(what_cannot_be_read_is_refused_with_what_to_do),
		TEST(columns_stand_beside_the_record_that_they_make),
		TEST(a_column_can_become_something_else),
		TEST(the_format_is_shown_with_its_reasons),
		TEST(what_is_wrong_is_listed_before_anything_is_written),
		TEST(duplicates_are_added_where_that_is_chosen),
		TEST(the_import_is_one_batch_and_u_takes_it_back),
		TEST(what_was_imported_can_be_viewed),
		TEST(the_same_file_again_adds_nothing),
		TEST(a_file_without_a_date_says_so_and_lets_one_be_chosen),
	};
	const struct CMUnitTest in_indonesian[] = {
		TEST(the_steps_in_indonesian),
	};
	char here[4096];

	if (getcwd(here, sizeof(here)) == NULL)
		return 1;
	setenv("TEST_HOME", here, 1);
	return cmocka_run_group_tests(tests, NULL, NULL) +
	       cmocka_run_group_tests(in_indonesian, desk_in_indonesian, NULL);
}
