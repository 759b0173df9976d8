/*
 * datecell.c - dates and times in the cells of foreign files, read on
 * Wednesday, 12 June 2024.
 */
#include "lib/testing.h"

#include <stdio.h>

#include "notula/datecell.h"

enum { OUT = 128 };

static struct nt_datehow usual(void)
{
	return (struct nt_datehow) {
		.today = nt_day_number(2024, 6, 12),
		.order = NT_ORDER_DMY,
	};
}

/* "2024-05-27..2024-05-29 09:00-12:00 WIB !sg", or the message. */
static const char *shown(enum nt_status st, const struct nt_datecell *cell,
			 const struct nt_err *err, char out[OUT])
{
	char first[NT_DATE_SIZE], last[NT_DATE_SIZE] = "";

	if (st != NT_OK) {
		snprintf(out, OUT, "%s", err->msg);
		return out;
	}
	if (cell->end.year != 0)
		nt_date_write(cell->end, last);
	snprintf(out, OUT, "%s%s%s%s%s%s%s%s%s%s%s%s",
		 nt_date_write(cell->date, first), last[0] ? ".." : "", last,
		 cell->start[0] ? " " : "", cell->start,
		 cell->stop[0] ? "-" : "", cell->stop, cell->zone[0] ? " " : "",
		 cell->zone, cell->contradicts ? " !" : "",
		 cell->short_year ? " s" : "", cell->guessed_year ? " g" : "");
	return out;
}

struct row {
	const char *cell;
	const char *want;
};

/* Every row is tried; those that are wrong are all told. */
static void check_rows(const struct row *rows, size_t n,
		       const struct nt_datehow *how)
{
	char out[OUT];
	int wrong = 0;

	for (size_t i = 0; i < n; i++) {
		struct nt_datecell cell;
		struct nt_err err;
		enum nt_status st =
			nt_datecell_read(rows[i].cell, how, &cell, &err);

		if (strcmp(shown(st, &cell, &err, out), rows[i].want) == 0)
			continue;
		print_error("\"%s\": %s, not %s\n", rows[i].cell, out,
			    rows[i].want);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

#define CHECK(how, ...) \
	do { \
		static const struct row rows[] = { __VA_ARGS__ }; \
		struct nt_datehow how_ = (how); \
\
		(void)state; \
		check_rows(rows, NT_COUNT(rows), &how_); \
	} while (0)

static void a_date_is_read_in_the_forms_of_offices(void **state)
{
	CHECK(usual(), { "2024-05-27", "2024-05-27" },
	      { "2024/5/27", "2024-05-27" }, { "27/05/2024", "2024-05-27" },
	      { "27.5.2024", "2024-05-27" }, { "27-05-2024", "2024-05-27" },
	      { " 27/05/2024 ", "2024-05-27" }, { "27/05/24", "2024-05-27 s" },
	      { "27 Mei 2024", "2024-05-27" },
	      { "Senin, 27 Mei 2024", "2024-05-27" },
	      { "Selasa, 27 Mei 2024", "2024-05-27 !" },
	      { "hari Senin tanggal 27 Mei 2024", "2024-05-27" },
	      { "Mon 27 May 2024", "2024-05-27" },
	      { "May 27, 2024", "2024-05-27" }, { "May 5, 2024", "2024-05-05" },
	      { "Monday, May 27, 2024", "2024-05-27" },
	      { "27th May 2024", "2024-05-27" }, { "20240527", "2024-05-27" },
	      { "27-May-2024", "2024-05-27" }, { "27-May-24", "2024-05-27 s" });
}

static void a_month_by_name_is_read_in_many_languages(void **state)
{
	CHECK(usual(), { "27 de mayo de 2024", "2024-05-27" },
	      { "lunes, 27 de mayo de 2024", "2024-05-27" },
	      { "5 ene 2024", "2024-01-05" }, { "3 dic. 2023", "2023-12-03" },
	      { "17 ago 2023", "2023-08-17" },
	      { "27 de maio de 2024", "2024-05-27" },
	      { "segunda-feira, 27 de maio de 2024", "2024-05-27" },
	      { "1 de março de 2024", "2024-03-01" },
	      { "27 mai 2024", "2024-05-27" },
	      { "lundi 27 mai 2024", "2024-05-27" },
	      { "mar. 28 mai 2024", "2024-05-28" },
	      { "1er août 2023", "2023-08-01" },
	      { "14 févr. 2024", "2024-02-14" },
	      { "14 juil. 2023", "2023-07-14" },
	      { "27. Mai 2024", "2024-05-27" },
	      { "Mo., 27. Mai 2024", "2024-05-27" },
	      { "Montag, den 27. Mai 2024", "2024-05-27" },
	      { "3. März 2024", "2024-03-03" },
	      { "24. Dez. 2023", "2023-12-24" },
	      { "maandag 27 mei 2024", "2024-05-27" },
	      { "3 maart 2024", "2024-03-03" }, { "3 mrt 2024", "2024-03-03" },
	      { "lunedì 27 maggio 2024", "2024-05-27" },
	      { "3 gennaio 2024", "2024-01-03" },
	      { "2024年5月27日", "2024-05-27" },
	      { "2024年5月27日(月)", "2024-05-27" },
	      { "令和6年5月27日", "2024-05-27" },
	      { "２０２４年５月２７日", "2024-05-27" },
	      { "2024年5月", "2024-05" });
}

static void a_month_or_a_year_stays_what_it_is(void **state)
{
	CHECK(usual(), { "Oct-2010", "2010-10" }, { "June, 2010", "2010-06" },
	      { "2010-06", "2010-06" }, { "06/2010", "2010-06" },
	      { "Juni 2010", "2010-06" }, { "Bulan Mei 2024", "2024-05" },
	      { "octubre de 2010", "2010-10" }, { "2024", "2024" },
	      { "Jul-24", "2024-07 s" }, { "Mei'24", "2024-05 s" });
}

static void a_span_of_days_has_its_last_day(void **state)
{
	CHECK(usual(), { "16-17/11/2018", "2018-11-16..2018-11-17" },
	      { "27-29 Mei 2024", "2024-05-27..2024-05-29" },
	      { "27 s.d. 29 Mei 2024", "2024-05-27..2024-05-29" },
	      { "30 Mei s.d. 2 Juni 2024", "2024-05-30..2024-06-02" },
	      { "27/05/2024 - 29/05/2024", "2024-05-27..2024-05-29" },
	      { "May 27-29, 2024", "2024-05-27..2024-05-29" },
	      { "May 30 - June 2, 2024", "2024-05-30..2024-06-02" },
	      { "27 al 29 de mayo de 2024", "2024-05-27..2024-05-29" },
	      { "27 a 29 de maio de 2024", "2024-05-27..2024-05-29" },
	      { "du 27 au 29 mai 2024", "2024-05-27..2024-05-29" },
	      { "27. bis 29. Mai 2024", "2024-05-27..2024-05-29" },
	      { "27 en 28 mei 2024", "2024-05-27..2024-05-28" },
	      { "27 t/m 29 mei 2024", "2024-05-27..2024-05-29" },
	      { "27/28 Mei 2024", "2024-05-27..2024-05-28" },
	      { "27, 28 dan 29 Mei 2024", "2024-05-27..2024-05-29" },
	      { "27, 29 Mei 2024", "\"27, 29 Mei 2024\": date not understood" },
	      { "2024-05-27/2024-05-29", "2024-05-27..2024-05-29" },
	      { "Senin-Selasa, 27-28 Mei 2024", "2024-05-27..2024-05-28" },
	      { "2024-05-27 09:00 - 2024-05-28 12:00",
		"2024-05-27..2024-05-28 09:00-12:00" });
}

static void a_date_and_its_time_stand_in_one_cell(void **state)
{
	CHECK(usual(), { "2024-05-27 09:30", "2024-05-27 09:30" },
	      { "2024-05-27T09:30:00Z", "2024-05-27 09:30 UTC" },
	      { "2024-05-27T09:30:00+07:00", "2024-05-27 09:30 WIB" },
	      { "2024-05-27T09:30:00-05:00", "2024-05-27 09:30 -05:00" },
	      { "2024-05-27 00:00:00", "2024-05-27" },
	      { "20240527T093000Z", "2024-05-27 09:30 UTC" },
	      { "27 Mei 2024 s.d. selesai", "2024-05-27" },
	      { "Mon, 27 May 2024 09:00:00 +0000", "2024-05-27 09:00 UTC" },
	      { "27/05/2024 9:30 PM", "2024-05-27 21:30" },
	      { "27/05/2024 09.00", "2024-05-27 09:00" },
	      { "27/05/2024 09.00-12.00", "2024-05-27 09:00-12:00" },
	      { "Senin, 27 Mei 2024, 09.00 - 12.00 WIB",
		"2024-05-27 09:00-12:00 WIB" },
	      { "Senin, 27 Mei 2024 pukul 09.00 s.d. selesai",
		"2024-05-27 09:00" },
	      { "28 Mei 2024 / Selasa", "2024-05-28" },
	      { "27 Mei 2024 (09.00 WIB)", "2024-05-27 09:00 WIB" },
	      { "27 Mei 2024/09.00 WIB", "2024-05-27 09:00 WIB" },
	      { "27 May 2024 at 10am", "2024-05-27 10:00" },
	      { "27 May 2024 @ 10:15", "2024-05-27 10:15" },
	      { "10:00, 27 May 2024", "2024-05-27 10:00" },
	      { "27.05.2024, 14:00 Uhr", "2024-05-27 14:00" },
	      { "27.05.2024 um 14 Uhr", "2024-05-27 14:00" },
	      { "lundi 27 mai 2024 à 14h30", "2024-05-27 14:30" },
	      { "27/05/2024 14h", "2024-05-27 14:00" },
	      { "27 de mayo de 2024 a las 10:00", "2024-05-27 10:00" },
	      { "27 mei 2024 om 20.00 uur", "2024-05-27 20:00" },
	      { "2024年5月27日(月) 14時30分", "2024-05-27 14:30" },
	      { "2024年5月27日 午後2時", "2024-05-27 14:00" });
}

static void the_order_is_that_of_the_column(void **state)
{
	struct nt_datehow how = usual();

	how.order = NT_ORDER_MDY;
	CHECK(how, { "5/27/2024", "2024-05-27" },
	      { "05-06-2024", "2024-05-06" }, { "5/27/24", "2024-05-27 s" },
	      { "5/6/2024 14:00", "2024-05-06 14:00" },
	      { "5/6/2024 2:00 PM", "2024-05-06 14:00" },
	      { "Mon 5/27/2024", "2024-05-27" },
	      { "11/16-17/2018", "2018-11-16..2018-11-17" },
	      { "5/27/2024 - 5/29/2024", "2024-05-27..2024-05-29" },
	      { "2024-05-06", "2024-05-06" }, { "6 May 2024", "2024-05-06" },
	      { "27/5/2024", "\"27/5/2024\": there is no month 27" });
}

static void the_year_may_stand_first_with_two_digits(void **state)
{
	struct nt_datehow how = usual();

	how.order = NT_ORDER_YMD;
	CHECK(how, { "24/05/27", "2024-05-27 s" },
	      { "98-12-31", "1998-12-31 s" }, { "27/05/2024", "2024-05-27" });
}

static void a_year_for_dates_without_one_is_told(void **state)
{
	struct nt_datehow how = usual();

	how.year = 2014;
	CHECK(how, { "January", "2014-01" }, { "27 Mei", "2014-05-27" },
	      { "27/5", "2014-05-27" },
	      { "27 - 29 Mei", "2014-05-27..2014-05-29" },
	      { "2015-01-02", "2015-01-02" }, { "March 5", "2014-03-05" });
}

static void without_a_year_nothing_is_guessed(void **state)
{
	CHECK(usual(),
	      { "January",
		"\"January\" has no year: give it with --year YYYY" },
	      { "27/5", "\"27/5\" has no year: give it with --year YYYY" },
	      { "Selasa (28/05)", "2024-05-28 g" },
	      { "27", "\"27\": date not understood" });
}

static void a_day_may_follow_its_month(void **state)
{
	struct nt_datehow how = usual();

	how.year = 2024;
	how.month_day = true;
	CHECK(how, { "Jul-24", "2024-07-24" }, { "Jul 4", "2024-07-04" });
}

static void numbers_count_seconds_or_days(void **state)
{
	struct nt_datehow how = usual();

	how.numbers = NT_NUMBERS_SECONDS;
	CHECK(how, { "1716800400", "2024-05-27 09:00 UTC" },
	      { "1716768000", "2024-05-27" });
	how.numbers = NT_NUMBERS_MILLIS;
	CHECK(how, { "1716800400000", "2024-05-27 09:00 UTC" });
	how.numbers = NT_NUMBERS_SERIAL;
	CHECK(how, { "45439", "2024-05-27" },
	      { "45439.375", "2024-05-27 09:00" },
	      { "45439,5", "2024-05-27 12:00" });
}

static void what_is_no_date_is_refused_in_words(void **state)
{
	CHECK(usual(), { "31/04/2024", "\"31/04/2024\": April has 30 days." },
	      { "29/02/2023", "\"29/02/2023\": February 2023 has 28 days." },
	      { "akhir tahun", "\"akhir tahun\": date not understood" },
	      { "kemarin", "\"kemarin\": date not understood" },
	      { "TBD", "\"TBD\": date not understood" },
	      { "Tentative Fall", "\"Tentative Fall\": date not understood" },
	      { "hello", "\"hello\": date not understood" },
	      { "", "\"\": date not understood" },
	      { "12", "\"12\": date not understood" },
	      { "2 minggu lagi", "\"2 minggu lagi\": date not understood" },
	      { "13/13/2024", "\"13/13/2024\": there is no month 13" });
}

struct parts {
	const char *day, *month, *year, *want;
};

static void a_date_stands_in_several_columns(void **state)
{
	static const struct parts rows[] = {
		{ "27", "5", "2024", "2024-05-27" },
		{ "27", "05", "2024", "2024-05-27" },
		{ "27", "Mei", "2024", "2024-05-27" },
		{ "27", "Mei", "24", "2024-05-27 s" },
		{ NULL, "Mei", "2024", "2024-05" },
		{ NULL, "5", "2024", "2024-05" },
		{ "27/5", NULL, "2024", "2024-05-27" },
		{ "27 Mei", NULL, "2024", "2024-05-27" },
		{ "Senin, 27 Mei", NULL, "2024", "2024-05-27" },
		{ "", "5", "2024", "2024-05" },
		{ "31", "4", "2024", "\"31/4/2024\": April has 30 days." },
	};
	struct nt_datehow how = usual();
	char out[OUT];

	(void)state;
	for (size_t i = 0; i < NT_COUNT(rows); i++) {
		struct nt_datecell cell;
		struct nt_err err;
		enum nt_status st =
			nt_datecell_join(rows[i].day, rows[i].month,
					 rows[i].year, &how, &cell, &err);

		assert_string_equal(shown(st, &cell, &err, out), rows[i].want);
	}
}

static void times_are_read_in_the_forms_of_offices(void **state)
{
	static const struct row rows[] = {
		{ "09.00 - 12.00 WIB", "09:00-12:00 WIB" },
		{ "20h", "20:00-" },
		{ "20h30", "20:30-" },
		{ "9:30 PM", "21:30-" },
		{ "9.30 p.m.", "21:30-" },
		{ "12:00 AM", "00:00-" },
		{ "jam 16.00 wib sd selesai", "16:00- WIB" },
		{ "Pukul 09.00 WIB s.d. 12.00 WIB", "09:00-12:00 WIB" },
		{ "09:00:00", "09:00-" },
		{ "9:00", "09:00-" },
		{ "0900", "09:00-" },
		{ "1400 hrs", "14:00-" },
		{ "930", "09:30-" },
		{ "12 noon", "12:00-" },
		{ "14 Uhr", "14:00-" },
		{ "14:30 Uhr", "14:30-" },
		{ "14:00 - 15:30 Uhr", "14:00-15:30" },
		{ "20.00 uur", "20:00-" },
		{ "10am - 11.30am", "10:00-11:30" },
		{ "10-11.30 am", "10:00-11:30" },
		{ "19:00-21:00", "19:00-21:00" },
		{ "13 (WIB)", "13:00- WIB" },
		{ "14時30分", "14:30-" },
		{ "午後2時", "14:00-" },
		{ "27/05/2024 09:15", "09:15-" },
		{ "1899-12-30 09:15:00", "09:15-" },
		{ "10:00 UTC+8", "10:00- WITA" },
		{ "pagi", "" },
		{ "25:00", "" },
		{ "Aula", "" },
	};
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < NT_COUNT(rows); i++) {
		struct nt_timeword time;
		char out[OUT] = "";

		if (nt_timecell_read(rows[i].cell, &time, NULL) == NT_OK)
			snprintf(out, OUT, "%s-%s%s%s", time.start, time.end,
				 time.zone[0] ? " " : "", time.zone);
		if (strcmp(out, rows[i].want) == 0)
			continue;
		print_error("\"%s\": %s, not %s\n", rows[i].cell, out,
			    rows[i].want);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

/* Count the N cells of a column, on lines 2, 3 ... */
static struct nt_dates dates_of(const char *const *cells)
{
	struct nt_dates dates = { 0 };

	for (int i = 0; cells[i] != NULL; i++) {
		struct nt_datelook look;

		nt_date_look(cells[i], &look);
		nt_dates_count(&dates, &look, i + 2);
	}
	return dates;
}

struct column {
	const char *cells[6];
	const char *other[3]; /* the same column of another file */
	enum nt_date_order asked;
	enum nt_date_order want;
	enum nt_order_reason why;
};

static void the_column_decides_the_order(void **state)
{
	static const struct column columns[] = {
		{ { "2024-05-06", "6 May 2024", "5/5/2024" },
		  { 0 },
		  NT_NO_ORDER,
		  NT_ORDER_DMY,
		  NT_ORDER_NO_NEED },
		{ { "5/6/2024", "27/5/2024" },
		  { "5/27/2024" },
		  NT_ORDER_MDY,
		  NT_ORDER_DMY,
		  NT_ORDER_PROVEN },
		{ { "5/6/2024", "5/27/2024" },
		  { 0 },
		  NT_NO_ORDER,
		  NT_ORDER_MDY,
		  NT_ORDER_PROVEN },
		{ { "16-17/11/2018" },
		  { 0 },
		  NT_NO_ORDER,
		  NT_ORDER_DMY,
		  NT_ORDER_PROVEN },
		{ { "11/16-17/2018" },
		  { 0 },
		  NT_NO_ORDER,
		  NT_ORDER_MDY,
		  NT_ORDER_PROVEN },
		{ { "98/05/06" },
		  { 0 },
		  NT_NO_ORDER,
		  NT_ORDER_YMD,
		  NT_ORDER_PROVEN },
		{ { "5/6/2024" },
		  { "5/27/2024" },
		  NT_ORDER_DMY,
		  NT_ORDER_MDY,
		  NT_ORDER_BATCH },
		{ { "Monday 5/6/2024" },
		  { 0 },
		  NT_ORDER_DMY,
		  NT_ORDER_MDY,
		  NT_ORDER_WEEKDAY },
		{ { "5/6/2024" },
		  { 0 },
		  NT_ORDER_MDY,
		  NT_ORDER_MDY,
		  NT_ORDER_ASKED },
		{ { "5/6/2024" },
		  { 0 },
		  NT_NO_ORDER,
		  NT_ORDER_DMY,
		  NT_ORDER_DEFAULT },
		{ { "24/05/27" },
		  { 0 },
		  NT_ORDER_YMD,
		  NT_ORDER_YMD,
		  NT_ORDER_ASKED },
		{ { "31/04/2024" },
		  { 0 },
		  NT_NO_ORDER,
		  NT_ORDER_DMY,
		  NT_ORDER_PROVEN },
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(columns); i++) {
		const struct column *c = &columns[i];
		struct nt_dates own = dates_of(c->cells);
		struct nt_dates other = dates_of(c->other);
		const struct nt_dates *others[] = { &other };
		enum nt_date_order order;
		enum nt_order_reason why;

		assert_int_equal(nt_dates_order(&own, others, 1, c->asked,
						NT_ORDER_DMY, &order, &why,
						NULL),
				 NT_OK);
		if (order != c->want || why != c->why)
			fail_msg("%s: %s, reason %d", c->cells[0],
				 nt_date_order_name(order), why);
	}
}

static void a_column_that_proves_two_orders_names_both_lines(void **state)
{
	static const char *const cells[] = { "1/2/2024", "27/5/2024",
					     "5/28/2024", NULL };
	struct nt_dates dates = dates_of(cells);
	enum nt_date_order order;
	enum nt_order_reason why;
	struct nt_err err;

	(void)state;
	assert_int_equal(nt_dates_order(&dates, NULL, 0, NT_ORDER_DMY,
					NT_ORDER_DMY, &order, &why, &err),
			 NT_EINVAL);
	assert_string_equal(err.msg,
			    "The dates stand in two orders: line 3 can only "
			    "be dmy, line 4 only mdy.");
}

static void the_column_decides_what_jul_24_is(void **state)
{
	static const char *const alone[] = { "Jul-24", "Aug-24", NULL };
	static const char *const years[] = { "Jul-24", "Aug-98", NULL };
	static const char *const beside[] = { "Jul-24", "June 2023", NULL };
	struct nt_dates dates = dates_of(alone);
	struct nt_err err;
	bool day;

	(void)state;
	assert_int_equal(nt_dates_month_day(&dates, 0, NT_NO_ORDER, &day, &err),
			 NT_EINVAL);
	assert_non_null(strstr(err.msg, "--date-order my"));
	assert_int_equal(nt_dates_month_day(&dates, 0, NT_ORDER_MY, &day, &err),
			 NT_OK);
	assert_false(day);
	assert_int_equal(nt_dates_month_day(&dates, 2024, NT_NO_ORDER, &day,
					    &err),
			 NT_OK);
	assert_true(day);
	dates = dates_of(years);
	assert_int_equal(nt_dates_month_day(&dates, 0, NT_NO_ORDER, &day, &err),
			 NT_OK);
	assert_false(day);
	dates = dates_of(beside);
	assert_int_equal(nt_dates_month_day(&dates, 0, NT_NO_ORDER, &day, &err),
			 NT_OK);
	assert_false(day);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_date_is_read_in_the_forms_of_offices),
		cmocka_unit_test(a_month_by_name_is_read_in_many_languages),
		cmocka_unit_test(a_month_or_a_year_stays_what_it_is),
		cmocka_unit_test(a_span_of_days_has_its_last_day),
		cmocka_unit_test(a_date_and_its_time_stand_in_one_cell),
		cmocka_unit_test(the_order_is_that_of_the_column),
		cmocka_unit_test(the_year_may_stand_first_with_two_digits),
		cmocka_unit_test(a_year_for_dates_without_one_is_told),
		cmocka_unit_test(without_a_year_nothing_is_guessed),
		cmocka_unit_test(a_day_may_follow_its_month),
		cmocka_unit_test(numbers_count_seconds_or_days),
		cmocka_unit_test(what_is_no_date_is_refused_in_words),
		cmocka_unit_test(a_date_stands_in_several_columns),
		cmocka_unit_test(times_are_read_in_the_forms_of_offices),
		cmocka_unit_test(the_column_decides_the_order),
		cmocka_unit_test(
			a_column_that_proves_two_orders_names_both_lines),
		cmocka_unit_test(the_column_decides_what_jul_24_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
