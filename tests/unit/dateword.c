/*
 * dateword.c - dates and times as people write them, read on Wednesday,
 * 12 June 2024.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "notula/compiler.h"
#include "notula/dateword.h"

/* What is written, and what it is to one who looks back, and ahead. */
struct row {
	const char *text;
	const char *back;
	const char *ahead;
};

static int64_t today(void)
{
	return nt_day_number(2024, 6, 12);
}

/* "2024-05-27", "2024-05-27..2024-05-29"; then what is flagged: s short year,
 * g guessed year, ! contradicts; "-" if it is no date. */
static const char *read_as(const char *text, enum nt_looking looking,
			   char out[64])
{
	char first[NT_DATE_SIZE], last[NT_DATE_SIZE] = "";
	struct nt_dateword word;

	if (nt_dateword_read(text, today(), looking, &word, NULL) != NT_OK)
		return strcpy(out, "-");
	if (word.end.year != 0)
		nt_date_write(word.end, last);
	snprintf(out, 64, "%s%s%s%s%s%s%s", nt_date_write(word.date, first),
		 last[0] ? ".." : "", last,
		 word.short_year || word.guessed_year || word.contradicts ? " "
									  : "",
		 word.short_year ? "s" : "", word.guessed_year ? "g" : "",
		 word.contradicts ? "!" : "");
	return out;
}

/* Every row is tried; those that are wrong are all told. */
static void check_rows(const struct row *rows, size_t n)
{
	char out[64];
	int wrong = 0;

	for (size_t i = 0; i < n; i++) {
		const char *ahead =
			rows[i].ahead ? rows[i].ahead : rows[i].back;

		if (strcmp(read_as(rows[i].text, NT_LOOKING_BACK, out),
			   rows[i].back) != 0) {
			fprintf(stderr, "\"%s\" back: %s, not %s\n",
				rows[i].text, out, rows[i].back);
			wrong++;
		}
		if (strcmp(read_as(rows[i].text, NT_LOOKING_AHEAD, out),
			   ahead) != 0) {
			fprintf(stderr, "\"%s\" ahead: %s, not %s\n",
				rows[i].text, out, ahead);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

static void a_date_written_in_full_is_that_date(void **state)
{
	static const struct row rows[] = {
		{ "2024-05-27", "2024-05-27", NULL },
		{ "2024/05/27", "2024-05-27", NULL },
		{ "20240527", "2024-05-27", NULL },
		{ "27052024", "2024-05-27", NULL },
		{ "0850-01-31", "0850-01-31", NULL },
		{ "27/05/2024", "2024-05-27", NULL },
		{ "27/5/2024", "2024-05-27", NULL },
		{ "27-05-2024", "2024-05-27", NULL },
		{ "27.05.2024", "2024-05-27", NULL },
		{ "27 Mei 2024", "2024-05-27", NULL },
		{ "27 mei 2024", "2024-05-27", NULL },
		{ "27 MEI 2024", "2024-05-27", NULL },
		{ "27-Mei-2024", "2024-05-27", NULL },
		{ "27/Mei/2024", "2024-05-27", NULL },
		{ "27Mei2024", "2024-05-27", NULL },
		{ "27.Mei.2024", "2024-05-27", NULL },
		{ "27 May 2024", "2024-05-27", NULL },
		{ "27th of May 2024", "2024-05-27", NULL },
		{ "May 27, 2024", "2024-05-27", NULL },
		{ "May 27th, 2024", "2024-05-27", NULL },
		{ "27-V-2024", "2024-05-27", NULL },
		{ "27 V 2024", "2024-05-27", NULL },
		{ "3/XII/2023", "2023-12-03", NULL },
		{ "tanggal 27 Mei 2024", "2024-05-27", NULL },
		{ "tgl. 27 Mei 2024", "2024-05-27", NULL },
		{ "27 Mei tahun 2024", "2024-05-27", NULL },
		{ "  27 Mei 2024  ", "2024-05-27", NULL },
		{ "27\xC2\xA0Mei\xC2\xA0"
		  "2024",
		  "2024-05-27", NULL },
		{ "29/02/2024", "2024-02-29", NULL },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void every_spelling_of_a_month_is_read(void **state)
{
	static const char *const months[12][10] = {
		{ "Januari", "Jan", "Jan.", "January" },
		{ "Februari", "Feb", "Pebruari", "Feb.", "February" },
		{ "Maret", "Mar", "March" },
		{ "April", "Apr", "Apr." },
		{ "Mei", "May" },
		{ "Juni", "Jun", "June" },
		{ "Juli", "Jul", "July" },
		{ "Agustus", "Agu", "Agust", "Agt", "Ags", "Agus", "Aug",
		  "August", "Agt." },
		{ "September", "Sep", "Sept", "Sept." },
		{ "Oktober", "Okt", "Oct", "October" },
		{ "November", "Nov", "Nopember", "Nop", "Nop." },
		{ "Desember", "Des", "Desemb", "Dec", "December" },
	};
	char text[64], want[64], out[64];

	(void)state;
	for (int m = 0; m < 12; m++) {
		for (int i = 0; i < 10 && months[m][i] != NULL; i++) {
			snprintf(text, sizeof(text), "9 %s 2023", months[m][i]);
			snprintf(want, sizeof(want), "2023-%02d-09", m + 1);
			assert_string_equal(read_as(text, NT_LOOKING_BACK, out),
					    want);
		}
	}
}

static void every_spelling_of_a_weekday_is_read(void **state)
{
	static const char *const days[7][10] = {
		{ "Senin", "Sen", "Sn", "Monday", "Mon" },
		{ "Selasa", "Sel", "Sl", "Tuesday", "Tue", "tues" },
		{ "Rabu", "Rab", "Rb", "Rebo", "Wednesday", "Wed" },
		{ "Kamis", "Kam", "Km", "Kemis", "Thursday", "Thu" },
		{ "Jumat", "Jum", "Jm", "Jum'at",
		  "Jum\xE2\x80\x99"
		  "at",
		  "Jumaat", "Friday", "Fri", "JUM'AT" },
		{ "Sabtu", "Sab", "Sb", "Saturday", "Sat" },
		{ "Minggu", "Min", "Mg", "Ahad", "Sunday", "Sun",
		  "hari minggu" },
	};
	struct nt_dateword word;

	(void)state;
	for (int d = 0; d < 7; d++) {
		for (int i = 0; i < 10 && days[d][i] != NULL; i++) {
			assert_int_equal(nt_weekday_read(days[d][i]), d);
			assert_int_equal(nt_dateword_read(days[d][i], today(),
							  NT_LOOKING_BACK,
							  &word, NULL),
					 NT_OK);
			assert_int_equal(word.weekday, d);
			assert_int_equal(nt_day_weekday(
						 nt_date_first(word.date)),
					 d);
		}
	}
	assert_int_equal(nt_weekday_read("selasa (27/05/24)"), 1);
	assert_int_equal(nt_weekday_read("27 Mei"), -1);
	assert_int_equal(nt_weekday_read(""), -1);
}

static void a_year_of_two_digits_is_read_and_flagged(void **state)
{
	static const struct row rows[] = {
		{ "27/05/24", "2024-05-27 s", NULL },
		{ "27.5.24", "2024-05-27 s", NULL },
		{ "27-5-24", "2024-05-27 s", NULL },
		{ "27 mei 24", "2024-05-27 s", NULL },
		{ "27-Mei-24", "2024-05-27 s", NULL },
		{ "27 Mei '24", "2024-05-27 s", NULL },
		{ "31/12/98", "1998-12-31 s", NULL },
		{ "1/1/44", "2044-01-01 s", NULL },
		{ "Mei'24", "2024-05 s", NULL },
		{ "Mei\xE2\x80\x99"
		  "24",
		  "2024-05 s", NULL },
		{ "Jul-24", "2024-07 s", NULL },
		{ "27-29/05/24", "2024-05-27..2024-05-29 s", NULL },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void as_many_parts_as_are_written_are_known(void **state)
{
	static const struct row rows[] = {
		{ "2024", "2024", NULL },
		{ "tahun 2024", "2024", NULL },
		{ "2024-05", "2024-05", NULL },
		{ "05-2024", "2024-05", NULL },
		{ "5/2024", "2024-05", NULL },
		{ "Mei 2024", "2024-05", NULL },
		{ "bulan Mei 2024", "2024-05", NULL },
		{ "Agt. 2023", "2023-08", NULL },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void
what_is_missing_is_the_nearest_on_the_side_one_looks_to(void **state)
{
	static const struct row rows[] = {
		{ "27", "2024-05-27 g", "2024-06-27 g" },
		{ "12", "2024-06-12 g", "2024-06-12 g" },
		{ "31", "2024-05-31 g", "2024-07-31 g" },
		{ "27/5", "2024-05-27 g", "2025-05-27 g" },
		{ "27.5", "2024-05-27 g", "2025-05-27 g" },
		{ "27-5", "2024-05-27 g", "2025-05-27 g" },
		{ "27 mei", "2024-05-27 g", "2025-05-27 g" },
		{ "17 agt", "2023-08-17 g", "2024-08-17 g" },
		{ "17 agt.", "2023-08-17 g", "2024-08-17 g" },
		{ "29/2", "2024-02-29 g", "2028-02-29 g" },
		{ "12/6", "2024-06-12 g", "2024-06-12 g" },
		{ "mei", "2024-05 g", "2025-05 g" },
		{ "juni", "2024-06 g", "2024-06 g" },
		{ "november", "2023-11 g", "2024-11 g" },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void a_weekday_beside_a_date_is_checked_not_obeyed(void **state)
{
	static const struct row rows[] = {
		{ "Senin, 27 Mei 2024", "2024-05-27", NULL },
		{ "Senin 27/05/2024", "2024-05-27", NULL },
		{ "hari Senin tanggal 27 Mei 2024", "2024-05-27", NULL },
		{ "Senin/27 Mei 2024", "2024-05-27", NULL },
		{ "27 Mei 2024 (Senin)", "2024-05-27", NULL },
		{ "27 Mei 2024, Senin", "2024-05-27", NULL },
		{ "Monday, May 27, 2024", "2024-05-27", NULL },
		{ "selasa (27/05/24)", "2024-05-27 s!", NULL },
		{ "Jum'at, 31 Mei 2024", "2024-05-31", NULL },
		{ "Minggu, 2 Juni 2024", "2024-06-02", NULL },
		{ "hari Minggu, 2 Juni 2024", "2024-06-02", NULL },
		{ "Sabtu-Minggu, 1-2 Juni 2024", "2024-06-01..2024-06-02",
		  NULL },
		{ "Senin s.d. Rabu, 27 s.d. 29 Mei 2024",
		  "2024-05-27..2024-05-29", NULL },
		{ "Selasa (28/05)", "2024-05-28 g", NULL },
		{ "Senin (28/05)", "2029-05-28 g", NULL },
		{ "Selasa, 28 Mei", "2024-05-28 g", NULL },
		{ "Rabu (28/05)", "2025-05-28 g", NULL },
		{ "Minggu (28/05)", "2023-05-28 g", NULL },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void a_weekday_that_contradicts_names_the_nearest_days(void **state)
{
	struct nt_dateword word;
	char iso[NT_DATE_SIZE];

	(void)state;
	assert_int_equal(nt_dateword_read("selasa (27/05/24)", today(),
					  NT_LOOKING_BACK, &word, NULL),
			 NT_OK);
	assert_true(word.contradicts);
	assert_int_equal(word.weekday, 1);
	assert_string_equal(nt_date_write(word.near[0], iso), "2024-05-28");
	assert_string_equal(nt_date_write(word.near[1], iso), "2024-05-21");
}

static void a_span_has_its_last_day(void **state)
{
	static const struct row rows[] = {
		{ "27-29 Mei 2024", "2024-05-27..2024-05-29", NULL },
		{ "27 - 29 Mei 2024", "2024-05-27..2024-05-29", NULL },
		{ "27 \xE2\x80\x93 29 Mei 2024", "2024-05-27..2024-05-29",
		  NULL },
		{ "27\xE2\x80\x93"
		  "29 Mei 2024",
		  "2024-05-27..2024-05-29", NULL },
		{ "27 s.d. 29 Mei 2024", "2024-05-27..2024-05-29", NULL },
		{ "27 s.d 29 Mei 2024", "2024-05-27..2024-05-29", NULL },
		{ "27 s/d 29 Mei 2024", "2024-05-27..2024-05-29", NULL },
		{ "27 sd 29 Mei 2024", "2024-05-27..2024-05-29", NULL },
		{ "27 sampai 29 Mei 2024", "2024-05-27..2024-05-29", NULL },
		{ "27 sampai dengan 29 Mei 2024", "2024-05-27..2024-05-29",
		  NULL },
		{ "27 to 29 May 2024", "2024-05-27..2024-05-29", NULL },
		{ "27 s.d. 29 Mei", "2024-05-27..2024-05-29 g",
		  "2025-05-27..2025-05-29 g" },
		{ "27 \xE2\x80\x93 29 Mei", "2024-05-27..2024-05-29 g",
		  "2025-05-27..2025-05-29 g" },
		{ "27 dan 28 Mei", "2024-05-27..2024-05-28 g",
		  "2025-05-27..2025-05-28 g" },
		{ "27 dan 28 Mei 2024", "2024-05-27..2024-05-28", NULL },
		{ "27 dan 30 Mei 2024", "-", NULL },
		{ "27-29/5/2024", "2024-05-27..2024-05-29", NULL },
		{ "27/5-29/5/2024", "2024-05-27..2024-05-29", NULL },
		{ "27/05/2024 - 29/05/2024", "2024-05-27..2024-05-29", NULL },
		{ "27/05/2024 s.d. 29/05/2024", "2024-05-27..2024-05-29",
		  NULL },
		{ "2024-05-27 s.d. 2024-05-29", "2024-05-27..2024-05-29",
		  NULL },
		{ "27-29", "-", NULL },
		{ "27 - 29", "2024-05-27..2024-05-29 g",
		  "2024-06-27..2024-06-29 g" },
		{ "30 Mei s.d. 2 Juni 2024", "2024-05-30..2024-06-02", NULL },
		{ "30 Mei - 2 Juni", "2024-05-30..2024-06-02 g",
		  "2025-05-30..2025-06-02 g" },
		{ "30 Desember 2023 s.d. 2 Januari 2024",
		  "2023-12-30..2024-01-02", NULL },
		{ "30 Des - 2 Jan 2024", "2023-12-30..2024-01-02", NULL },
		{ "30 Des - 2 Jan", "2023-12-30..2024-01-02 g",
		  "2024-12-30..2025-01-02 g" },
		{ "27 Mei 2024 s.d. 29", "2024-05-27..2024-05-29", NULL },
		{ "Januari s.d. Maret 2024", "2024-01..2024-03", NULL },
		{ "2023-2024", "2023..2024", NULL },
		{ "27-27 Mei 2024", "2024-05-27", NULL },
		{ "29-27 Mei 2024", "-", NULL },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void a_word_tells_the_date_from_today(void **state)
{
	static const struct row rows[] = {
		{ "t", "2024-06-12", NULL },
		{ "today", "2024-06-12", NULL },
		{ "hari ini", "2024-06-12", NULL },
		{ "hr ini", "2024-06-12", NULL },
		{ "skrg", "2024-06-12", NULL },
		{ "kemarin", "2024-06-11", NULL },
		{ "kmrn", "2024-06-11", NULL },
		{ "yesterday", "2024-06-11", NULL },
		{ "kemarin dulu", "2024-06-10", NULL },
		{ "kemarin lusa", "2024-06-10", NULL },
		{ "the day before yesterday", "2024-06-10", NULL },
		{ "besok", "2024-06-13", NULL },
		{ "bsk", "2024-06-13", NULL },
		{ "tomorrow", "2024-06-13", NULL },
		{ "lusa", "2024-06-14", NULL },
		{ "day after tomorrow", "2024-06-14", NULL },
		{ "-1", "2024-06-11", NULL },
		{ "+1", "2024-06-13", NULL },
		{ "h-1", "2024-06-11", NULL },
		{ "H-3", "2024-06-09", NULL },
		{ "H+3", "2024-06-15", NULL },
		{ "h+3", "2024-06-15", NULL },
		{ "H min 3", "2024-06-09", NULL },
		{ "H plus 3", "2024-06-15", NULL },
		{ "+3h", "2024-06-15", NULL },
		{ "+2w", "2024-06-26", NULL },
		{ "+2mgg", "2024-06-26", NULL },
		{ "+2 minggu", "2024-06-26", NULL },
		{ "-1w", "2024-06-05", NULL },
		{ "+1m", "2024-07-12", NULL },
		{ "+1 bln", "2024-07-12", NULL },
		{ "+1th", "2025-06-12", NULL },
		{ "2 minggu lagi", "2024-06-26", NULL },
		{ "dua minggu lagi", "2024-06-26", NULL },
		{ "in 2 weeks", "2024-06-26", NULL },
		{ "dalam 10 hari", "2024-06-22", NULL },
		{ "3 hari lagi", "2024-06-15", NULL },
		{ "3 hari yang lalu", "2024-06-09", NULL },
		{ "2 weeks ago", "2024-05-29", NULL },
		{ "3 bulan lalu", "2024-03-12", NULL },
		{ "minggu depan", "2024-06-19", NULL },
		{ "minggu lalu", "2024-06-05", NULL },
		{ "next week", "2024-06-19", NULL },
		{ "last week", "2024-06-05", NULL },
		{ "minggu ini", "2024-06-10", "2024-06-14" },
		{ "bulan depan", "2024-07", NULL },
		{ "bulan lalu", "2024-05", NULL },
		{ "bulan ini", "2024-06", NULL },
		{ "next month", "2024-07", NULL },
		{ "last month", "2024-05", NULL },
		{ "tahun depan", "2025", NULL },
		{ "tahun lalu", "2023", NULL },
		{ "mei lalu", "2024-05", NULL },
		{ "juni lalu", "2023-06", NULL },
		{ "agustus depan", "2024-08", NULL },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void a_weekday_alone_is_the_nearest(void **state)
{
	static const struct row rows[] = {
		{ "selasa", "2024-06-11", "2024-06-18" },
		{ "rabu", "2024-06-12", "2024-06-12" },
		{ "hari minggu", "2024-06-09", "2024-06-16" },
		{ "minggu", "2024-06-09", "2024-06-16" },
		{ "hari minggu lalu", "2024-06-09", NULL },
		{ "selasa lalu", "2024-06-11", NULL },
		{ "selasa yang lalu", "2024-06-11", NULL },
		{ "selasa kemarin", "2024-06-11", NULL },
		{ "selasa kmrn", "2024-06-11", NULL },
		{ "rabu lalu", "2024-06-05", NULL },
		{ "jumat depan", "2024-06-14", NULL },
		{ "jumat dpn", "2024-06-14", NULL },
		{ "rabu depan", "2024-06-19", NULL },
		{ "jumat ini", "2024-06-14", NULL },
		{ "senin ini", "2024-06-10", NULL },
		{ "next tue", "2024-06-18", NULL },
		{ "last tue", "2024-06-11", NULL },
		{ "this friday", "2024-06-14", NULL },
		{ "next Friday", "2024-06-14", NULL },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void a_span_of_the_year_has_a_beginning_a_middle_and_an_end(void **state)
{
	static const struct row rows[] = {
		{ "akhir bulan", "2024-06-30", NULL },
		{ "akhir bln", "2024-06-30", NULL },
		{ "akhir bulan depan", "2024-07-31", NULL },
		{ "akhir bulan lalu", "2024-05-31", NULL },
		{ "end of the month", "2024-06-30", NULL },
		{ "end of next month", "2024-07-31", NULL },
		{ "akhir mei", "2024-05-31", "2025-05-31" },
		{ "akhir Mei 2024", "2024-05-31", NULL },
		{ "akhir bulan Mei 2024", "2024-05-31", NULL },
		{ "awal bulan", "2024-06-01", NULL },
		{ "awal Agustus 2024", "2024-08-01", NULL },
		{ "pertengahan bulan", "2024-06-15", NULL },
		{ "mid month", "2024-06-15", NULL },
		{ "pertengahan november", "2023-11-15", "2024-11-15" },
		{ "akhir triwulan", "2024-06-30", NULL },
		{ "end of the quarter", "2024-06-30", NULL },
		{ "akhir TW II", "2024-06-30", NULL },
		{ "akhir TW III 2025", "2025-09-30", NULL },
		{ "akhir triwulan depan", "2024-09-30", NULL },
		{ "TW III 2024", "2024-07-01..2024-09-30", "2024-09-30" },
		{ "triwulan 3", "2024-07-01..2024-09-30", "2024-09-30" },
		{ "Q3 2024", "2024-07-01..2024-09-30", "2024-09-30" },
		{ "TW V", "-", NULL },
		{ "triwulan ini", "2024-04-01..2024-06-30", "2024-06-30" },
		{ "triwulan lalu", "2024-01-01..2024-03-31", "2024-03-31" },
		{ "semester 1", "2024-01-01..2024-06-30", "2024-06-30" },
		{ "semester II 2024", "2024-07-01..2024-12-31", "2024-12-31" },
		{ "akhir semester", "2024-06-30", NULL },
		{ "akhir tahun", "2024-12-31", NULL },
		{ "akhir tahun 2025", "2025-12-31", NULL },
		{ "akhir tahun depan", "2025-12-31", NULL },
		{ "end of the year", "2024-12-31", NULL },
		{ "akhir minggu", "2024-06-14", NULL },
		{ "akhir pekan depan", "2024-06-21", NULL },
		{ "awal minggu depan", "2024-06-17", NULL },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void what_is_no_date_is_refused(void **state)
{
	static const char *const bad[] = {
		"",
		" ",
		"-",
		"?",
		"segera",
		"setiap minggu",
		"belum ada",
		"27/5/",
		"0/5/2024",
		"27/0/2024",
		"27/5/2024 x",
		"x 27/5/2024",
		"0000",
		"123",
		"270524",
		"2024-05-",
		"2024-5-1-1",
		"(27/5/2024",
		"27 28 29",
		"mei mei",
		"+",
		"+99999999999",
		"+999999999w",
		"h",
		"lalu",
		"akhir",
		"selasa senin",
		"2024-00",
		"00-2024",
		"2024-00-10",
		"27 Mei 2024 -",
		"s.d. 27 Mei",
		"05/27/2024",
		"1/2/3/4",
		"27 Mei\n\xF0\x9F\x98\x80",
		"\xFF",
		"27/5/024",
		"s.d. 10",
		"0402",
		"27 Mei 0024",
		"27/5/2404",
		"rabu 1205",
		"25 - Desember 2023",
		"99999999",
		"1207jan",
		"sb 15127016 10",
		"1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 "
		"1 2 3 4 5 6 7 8 9",
	};
	char out[64];

	(void)state;
	for (size_t i = 0; i < NT_COUNT(bad); i++) {
		if (strcmp(read_as(bad[i], NT_LOOKING_BACK, out), "-") != 0)
			fprintf(stderr, "\"%s\": %s\n", bad[i], out);
		assert_string_equal(out, "-");
	}
}

static void a_day_that_does_not_exist_is_refused_in_words(void **state)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
		{ "31/04/2024", "\"31/04/2024\": April has 30 days." },
		{ "30 Februari", "\"30 Februari\": February has 29 days." },
		{ "29/02/2023", "\"29/02/2023\": February 2023 has 28 days." },
		{ "30 Februari 2024",
		  "\"30 Februari 2024\": February 2024 has 29 days." },
		{ "45/05/2024", "\"45/05/2024\": May has 31 days." },
		{ "32", "\"32\": no month has 32 days." },
		{ "05/27/2024",
		  "\"05/27/2024\": there is no month 27 (day, month, year)." },
		{ "2024-02-30", "\"2024-02-30\": February 2024 has 29 days." },
		{ "30-31 April 2024", "\"30-31 April 2024\": April has 30 "
				      "days." },
		{ "29-27 Mei 2024", "The last day is before the first." },
		{ "segera", "Date not understood: \"segera\". Try 27/5, 27 "
			    "mei, selasa lalu, t." },
	};
	struct nt_dateword word;
	struct nt_err err;

	(void)state;
	for (size_t i = 0; i < NT_COUNT(rows); i++) {
		assert_int_equal(nt_dateword_read(rows[i].text, today(),
						  NT_LOOKING_BACK, &word, &err),
				 NT_EINVAL);
		assert_string_equal(err.msg, rows[i].message);
	}
}

static void times_are_read_as_offices_write_them(void **state)
{
	static const struct {
		const char *text, *start, *end, *zone;
	} rows[] = {
		{ "09.00", "09:00", "", "" },
		{ "09:00", "09:00", "", "" },
		{ "9.30", "09:30", "", "" },
		{ "0930", "09:30", "", "" },
		{ "9", "09:00", "", "" },
		{ "jam 10", "10:00", "", "" },
		{ "jam 10 pagi", "10:00", "", "" },
		{ "jam 1 siang", "13:00", "", "" },
		{ "jam 12 siang", "12:00", "", "" },
		{ "jam 3 sore", "15:00", "", "" },
		{ "jam 8 malam", "20:00", "", "" },
		{ "jam 12 malam", "00:00", "", "" },
		{ "jam 1 malam", "01:00", "", "" },
		{ "2 pm", "14:00", "", "" },
		{ "12 am", "00:00", "", "" },
		{ "20h", "20:00", "", "" },
		{ "20h30", "20:30", "", "" },
		{ "pkl. 10.00", "10:00", "", "" },
		{ "Pukul 09.00 WIB", "09:00", "", "WIB" },
		{ "09.00 Wib", "09:00", "", "WIB" },
		{ "09.00 W.I.B.", "09:00", "", "WIB" },
		{ "10.00 WITA", "10:00", "", "WITA" },
		{ "10.00 wit", "10:00", "", "WIT" },
		{ "10:00 UTC+7", "10:00", "", "WIB" },
		{ "10:00 UTC+9", "10:00", "", "WIT" },
		{ "Pukul 09.00 WIB s.d. selesai", "09:00", "", "WIB" },
		{ "09.00 s/d selesai", "09:00", "", "" },
		{ "10.00 - selesai", "10:00", "", "" },
		{ "jam 16.00 wib Sd 19.30 wib", "16:00", "19:30", "WIB" },
		{ "pukul 10.00 s.d. 12.00 WIB", "10:00", "12:00", "WIB" },
		{ "10.00-12.00", "10:00", "12:00", "" },
		{ "10:00 s/d 12:00", "10:00", "12:00", "" },
		{ "10.00 \xE2\x80\x93 12.00 WIB", "10:00", "12:00", "WIB" },
		{ "10.00 sampai dengan 12.30", "10:00", "12:30", "" },
		{ "10-12", "10:00", "12:00", "" },
		{ "jam 7 - 9 malam", "19:00", "21:00", "" },
		{ "jam 10 - 2 siang", "10:00", "14:00", "" },
	};
	struct nt_timeword word;

	(void)state;
	for (size_t i = 0; i < NT_COUNT(rows); i++) {
		if (nt_timeword_read(rows[i].text, &word, NULL) != NT_OK ||
		    strcmp(word.start, rows[i].start) != 0 ||
		    strcmp(word.end, rows[i].end) != 0 ||
		    strcmp(word.zone, rows[i].zone) != 0)
			fail_msg("\"%s\": %s %s %s", rows[i].text, word.start,
				 word.end, word.zone);
	}
}

static void what_is_no_time_is_refused(void **state)
{
	static const char *const bad[] = {
		"",
		"selesai",
		"24.00",
		"9.60",
		"25",
		"10.0",
		"930",
		"10.00.00",
		"jam",
		"10 WIB WIB",
		"10-",
		"10 - ",
		"10.00 12.00",
		"-1",
		"10.00 UTC+5",
		"10:00Z"
		"x",
		"s.d. selesai",
		"1e1",
	};
	struct nt_timeword word;
	struct nt_err err;

	(void)state;
	for (size_t i = 0; i < NT_COUNT(bad); i++) {
		if (nt_timeword_read(bad[i], &word, &err) == NT_OK)
			fail_msg("\"%s\": %s %s", bad[i], word.start, word.end);
		assert_string_equal(word.start, "");
	}
	assert_string_equal(err.msg, "Time not understood: \"1e1\". Try 09.00, "
				     "jam 10 pagi, 09.00-12.00.");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_date_written_in_full_is_that_date),
		cmocka_unit_test(every_spelling_of_a_month_is_read),
		cmocka_unit_test(every_spelling_of_a_weekday_is_read),
		cmocka_unit_test(a_year_of_two_digits_is_read_and_flagged),
		cmocka_unit_test(as_many_parts_as_are_written_are_known),
		cmocka_unit_test(
			what_is_missing_is_the_nearest_on_the_side_one_looks_to),
		cmocka_unit_test(a_weekday_beside_a_date_is_checked_not_obeyed),
		cmocka_unit_test(
			a_weekday_that_contradicts_names_the_nearest_days),
		cmocka_unit_test(a_span_has_its_last_day),
		cmocka_unit_test(a_word_tells_the_date_from_today),
		cmocka_unit_test(a_weekday_alone_is_the_nearest),
		cmocka_unit_test(
			a_span_of_the_year_has_a_beginning_a_middle_and_an_end),
		cmocka_unit_test(what_is_no_date_is_refused),
		cmocka_unit_test(a_day_that_does_not_exist_is_refused_in_words),
		cmocka_unit_test(times_are_read_as_offices_write_them),
		cmocka_unit_test(what_is_no_time_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
