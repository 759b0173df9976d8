/* mapping.c - which column is what, and what a file is that is no list of
 * meetings. Cells stand between |, rows in lines. */
#include "lib/testing.h"

#include <stdio.h>

#include "notula/mapping.h"
#include "notula/rowkind.h"
#include "notula/split.h"

enum { COLUMNS = 16 };

/* A file in short, and what is asked of it. */
struct file {
	const char *header; /* NULL: none */
	const char *rows;
	const char *maps; /* FIELD=HEADER, in lines */
	int year;
};

struct read {
	struct nt_arena arena;
	struct nt_tally tallies[COLUMNS];
	size_t n;
	struct nt_mapping_asked asked;
	struct nt_mapping m;
	struct nt_err err;
	enum nt_status st;
};

/* The parts of S between SIGN. */
static struct nt_words parts_of(const char *s, char sign,
				struct nt_arena *arena)
{
	struct nt_words out = { 0 };

	while (s != NULL) {
		const char *end = strchr(s, sign);

		out.v = nt_arena_grow(arena, out.v, out.n, sizeof(*out.v));
		out.v[out.n++] =
			end != NULL
				? nt_arena_strndup(arena, s, (size_t)(end - s))
				: nt_arena_strdup(arena, s);
		s = end != NULL ? end + 1 : NULL;
	}
	return out;
}

static void count_rows(struct read *r, const char *rows)
{
	struct nt_words lines = parts_of(rows, '\n', &r->arena);

	for (size_t i = 0; i < lines.n; i++) {
		struct nt_words cells = parts_of(lines.v[i], '|', &r->arena);

		assert_true(cells.n <= COLUMNS);
		r->n = cells.n > r->n ? cells.n : r->n;
		for (size_t k = 0; k < cells.n; k++)
			nt_tally_cell(&r->tallies[k], cells.v[k],
				      strlen(cells.v[k]), (int64_t)i + 2);
	}
}

/* Decide all of FILE; the first error stays in R. */
static void read_file(struct read *r, const struct file *file)
{
	struct nt_words header = { 0 };
	const struct nt_mapping *batch[] = { &r->m };

	*r = (struct read) { 0 };
	r->asked.today = nt_day_number(2024, 6, 12);
	r->asked.year = file->year;
	if (file->maps != NULL)
		r->asked.maps = parts_of(file->maps, '\n', &r->arena);
	count_rows(r, file->rows);
	if (file->header != NULL) {
		header = parts_of(file->header, '|', &r->arena);
		assert_true(header.n >= r->n && header.n <= COLUMNS);
		r->n = header.n;
	}
	r->st = nt_mapping_decide(file->header ? header.v : NULL, r->tallies,
				  r->n, &r->asked, &r->arena, &r->m, &r->err);
	if (r->st == NT_OK)
		r->st = nt_mapping_dates(&r->m, batch, 1, &r->asked, &r->arena,
					 &r->err);
	if (r->st == NT_OK)
		r->st = nt_mapping_check(&r->m, &r->arena, &r->err);
}

/* "date title - participant": '-' where a column is nothing; date:y for a
 * part. */
static const char *shown(struct read *r)
{
	const char *out = "";

	for (size_t i = 0; i < r->m.n; i++) {
		const struct nt_column *c = &r->m.columns[i];

		out = nt_arena_printf(&r->arena, "%s%s%s%s%.1s", out,
				      i > 0 ? " " : "",
				      c->target == NT_NO_TARGET
					      ? "-"
					      : nt_target_row(c->target).key,
				      c->part != 0 ? ":" : "", &c->part);
	}
	return out;
}

struct row {
	struct file file;
	const char *want;
};

static void check_rows(const struct row *rows, size_t n)
{
	int wrong = 0;

	for (size_t i = 0; i < n; i++) {
		struct read r;
		const char *got;

		read_file(&r, &rows[i].file);
		got = shown(&r);
		if (strcmp(got, rows[i].want) != 0) {
			print_error("%s: %s, not %s\n", rows[i].file.header,
				    got, rows[i].want);
			wrong++;
		}
		if (r.st != NT_OK) {
			print_error("%s: %s\n", rows[i].file.header, r.err.msg);
			wrong++;
		}
		for (size_t k = 0; k < r.m.n; k++)
			assert_non_null(r.m.columns[k].why);
		nt_arena_free(&r.arena);
	}
	assert_int_equal(wrong, 0);
}

static void a_column_is_what_its_header_says(void **state)
{
	static const struct row rows[] = {
		{ { "TGL|TEMPAT|ACARA|PESERTA|MASALAH|TL|PIC|BATAS WAKTU|KET",
		    "03/01/2023|Kantor|Rapat staf|Staf; Budi|Anggaran|Surat|"
		    "Syahrul|akhir tahun|ok",
		    NULL, 0 },
		  "date venue title participant issue follow_up owner due "
		  "notes" },
		{ { "Peserta 1|Peserta 2|Tanggal|Agenda",
		    "Ani|Budi|2024-05-27|Rapat", NULL, 0 },
		  "participant participant date issue" },
		{ { "pimpinan_rapat|notulis|peserta|tgl_rapat|judul_rapat",
		    "Ani|Budi|Cici|27/05/2024|Rapat", NULL, 0 },
		  "chair recorder participant date title" },
		{ { "Date|Venue|City|Title", "2024-05-27|Hall|Padang|Talk",
		    NULL, 0 },
		  "date venue city title" },
		{ { "Date|City|Title", "2024-05-27|Padang|Talk", NULL, 0 },
		  "date venue title" },
		{ { "Fecha|Asunto|Cargo|Institución",
		    "27/05/2024|Uno|Director|Dos", NULL, 0 },
		  "date issue position organization" },
		{ { "Datum|Titel|Onderwerp", "27-05-2024|A|B", NULL, 0 },
		  "date title issue" },
		{ { "Datum|Onderwerp", "27-05-2024|B", NULL, 0 },
		  "date title" },
		{ { "Date|Title|Favourite colour", "2024-05-27|A|red", NULL,
		    0 },
		  "date title -" },
		{ { "date|title|notula_line|notula_reason",
		    "2024-05-27|A|3|date: ...", NULL, 0 },
		  "date title - -" },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void values_decide_where_a_header_may_mean_several(void **state)
{
	static const struct row rows[] = {
		{ { "Datum|Bis|Titel", "27.05.2024|29.05.2024|A", NULL, 0 },
		  "date end_date title" },
		{ { "Datum|Bis|Titel", "27.05.2024|12:00|A", NULL, 0 },
		  "date end title" },
		{ { "Start|End|Subject", "2024-05-27 09:00|2024-05-27 10:00|A",
		    NULL, 0 },
		  "date end_date title" },
		{ { "Date|Start|End|Subject", "2024-05-27|09:00|10:00|A", NULL,
		    0 },
		  "date start end title" },
		{ { "Hari|Tanggal|Kegiatan", "Senin|27/05/2024|A", NULL, 0 },
		  "weekday_as_written date title" },
		{ { "Hari|Kegiatan", "Senin, 27 Mei 2024|A", NULL, 0 },
		  "date title" },
		{ { "Day|Date|Event", "Monday|27/05/2024|A", NULL, 0 },
		  "weekday_as_written date title" },
		{ { "Date|Title|Attendance", "27/05/2024|A|25", NULL, 0 },
		  "date title head_count" },
		{ { "Date|Title|Agenda", "27/05/2024|A|https://x.org/a", NULL,
		    0 },
		  "date title attachments" },
		{ { "Date|Meeting|Subject", "27/05/2024|1|A\n28/05/2024|2|B",
		    NULL, 0 },
		  "date - title" },
		{ { "Event|Judul|Date",
		    "A b|C d|27/05/2024\nE f|G h|28/05/2024", NULL, 0 },
		  "title - date" },
		{ { "Name|Title|Date", "A b|C d|27/05/2024\nE f|G h|28/05/2024",
		    NULL, 0 },
		  "- title date" },
		{ { "meeting|title|date",
		    "N001|A|27/05/2024\nN002|B|28/05/2024", NULL, 0 },
		  "group_id title date" },
		{ { "Waktu dan Tempat|Tanggal|Acara",
		    "Aula Kantor|27/05/2024|A", NULL, 0 },
		  "venue date title" },
		{ { "data|date|title", "some text|27/05/2024|A", NULL, 0 },
		  "- date title" },
		{ { "Date|Date of meeting|Title",
		    "|27/05/2024|A\n2024|28/05/2024|B", NULL, 0 },
		  "- date title" },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void a_date_may_stand_in_two_or_three_columns(void **state)
{
	static const struct row rows[] = {
		{ { "Day|Month|Year|Title", "27|5|2024|A\n28|6|2023|B", NULL,
		    0 },
		  "date:d date:m date:y title" },
		{ { "Tanggal|Bulan|Tahun|Kegiatan", "27|Mei|2024|A", NULL, 0 },
		  "date:d date:m date:y title" },
		{ { "Bulan|Tahun|Kegiatan", "Mei|2024|A", NULL, 0 },
		  "date:m date:y title" },
		{ { "Tanggal|Tahun|Kegiatan", "27 Mei|2024|A", NULL, 0 },
		  "date:d date:y title" },
		{ { "Tanggal|Tahun|Kegiatan", "27/05/2024|2024|A", NULL, 0 },
		  "date - title" },
		{ { "Month|Title", "May 2024|A", NULL, 0 }, "date title" },
		{ { "A|B|C|Title", "27|5|2024|A", "date=A\ndate=B\ndate=C", 0 },
		  "date:d date:m date:y title" },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void without_a_header_the_values_tell(void **state)
{
	static const struct row rows[] = {
		{ { NULL,
		    "27/05/2024|Rapat koordinasi|09.00\n"
		    "28/05/2024|Rapat staf|13.30",
		    NULL, 0 },
		  "date title start" },
		{ { NULL,
		    "Kantor|Rapat satu|2024-05-27|https://a.org\n"
		    "Kantor|Rapat dua|2024-05-28|https://b.org",
		    NULL, 0 },
		  "- title date attachments" },
		{ { NULL, "Rapat|27/05/2024\nRakor|28/05/2024", "issue=1", 0 },
		  "issue date" },
		{ { "|Title", "27/05/2024|A", NULL, 0 }, "date title" },
	};
	struct read r;

	(void)state;
	check_rows(rows, NT_COUNT(rows));
	read_file(&r, &rows[0].file);
	assert_string_equal(r.m.columns[0].why,
			    "no header; its values are dates");
	nt_arena_free(&r.arena);
}

static void what_is_told_comes_before_what_is_found(void **state)
{
	static const struct row rows[] = {
		{ { "date|presenter|package|special topic",
		    "2024-05-27|Ani|x|NA",
		    "date=date\nparticipant=presenter\ntitle=package\n"
		    "issue=special topic",
		    0 },
		  "date participant title issue" },
		{ { "Date|Title|Subject", "2024-05-27|A|B", "title=SUBJECT",
		    0 },
		  "date - title" },
		{ { "Date|City|State|Purpose", "2024-05-27|A|B|C",
		    "venue=City\ncity= state ", 0 },
		  "date venue city issue" },
		{ { "Date|Title|X|Y", "2024-05-27|A|B|C",
		    "participant=X\nparticipant=Y", 0 },
		  "date title participant participant" },
		{ { "Date|Title|Notes", "2024-05-27|A|B", "ignore=Notes", 0 },
		  "date title -" },
		{ { "Date|Name of Meeting (short)|B", "2024-05-27|A|B",
		    "title=name_of_meeting", 0 },
		  "date title -" },
	};

	(void)state;
	check_rows(rows, NT_COUNT(rows));
}

static void an_unknown_field_or_header_names_the_choices(void **state)
{
	static const struct {
		const char *maps, *field, *choice;
	} rows[] = {
		{ "tanggal=Date", "\"tanggal\"", "weekday_as_written" },
		{ "date=Tgl", "\"Tgl\"", "Date, Title" },
		{ "date=", "\"\"", "Date, Title" },
		{ "date", "date", "FIELD=HEADER" },
		{ "date=9", "\"9\"", "Date, Title" },
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(rows); i++) {
		struct file file = { "Date|Title", "2024-05-27|A", rows[i].maps,
				     0 };
		struct read r;

		read_file(&r, &file);
		assert_int_equal(r.st, NT_EUSAGE);
		if (strstr(r.err.msg, rows[i].field) == NULL ||
		    strstr(r.err.msg, rows[i].choice) == NULL)
			fail_msg("%s", r.err.msg);
		nt_arena_free(&r.arena);
	}
}

static void an_id_that_repeats_tells_meetings_apart(void **state)
{
	static const struct file repeats = {
		"id|date|issue",
		"1|2024-05-27|a\n1|2024-05-27|b\n2|2024-05-28|c", NULL, 0
	};
	static const struct file single = { "id|date|issue",
					    "1|2024-05-27|a\n2|2024-05-28|c",
					    NULL, 0 };
	struct read r;

	(void)state;
	read_file(&r, &repeats);
	assert_int_equal(r.m.group_by, 0);
	assert_non_null(r.m.group_why);
	nt_arena_free(&r.arena);
	read_file(&r, &single);
	assert_true(r.m.group_by == NT_NO_COLUMN);
	nt_arena_free(&r.arena);
}

static void splits_and_filled_columns_are_told_by_header(void **state)
{
	static const char *const headers[] = { "Date", "Title", "Peserta" };
	const char *splits[] = { "peserta=,", "Title=" };
	const char *fill[] = { "TITLE" };
	struct nt_tally tallies[3] = { 0 };
	struct nt_mapping_asked asked = { .splits = { splits, 2 },
					  .fill_down = { fill, 1 } };
	struct nt_arena arena = { 0 };
	struct nt_mapping m;
	struct nt_err err;

	(void)state;
	assert_int_equal(nt_mapping_decide(headers, tallies, 3, &asked, &arena,
					   &m, &err),
			 NT_OK);
	assert_int_equal(m.columns[2].split, NT_SPLIT_LINE | NT_SPLIT_COMMA);
	assert_int_equal(m.columns[0].split, 0);
	assert_true(m.columns[1].fill_down);
	splits[0] = "peserta=x";
	assert_int_equal(nt_mapping_decide(headers, tallies, 3, &asked, &arena,
					   &m, &err),
			 NT_EUSAGE);
	nt_arena_free(&arena);
}

static void the_maps_of_a_mapping_make_it_again(void **state)
{
	static const struct file first = { "Tgl|Acara|Ket|X",
					   "27/05/2024|A|B|C",
					   "ignore=Ket\nissue=X", 0 };
	struct file again = first;
	struct nt_words maps;
	struct read a, b;

	(void)state;
	read_file(&a, &first);
	assert_string_equal(shown(&a), "date title - issue");
	maps = nt_mapping_maps(&a.m, &a.arena);
	again.maps = "";
	for (size_t i = 0; i < maps.n; i++)
		again.maps = nt_arena_printf(&a.arena, "%s%s%s", again.maps,
					     i > 0 ? "\n" : "", maps.v[i]);
	assert_string_equal(again.maps, "date=Tgl\ntitle=Acara\nignore=Ket\n"
					"issue=X");
	read_file(&b, &again);
	assert_string_equal(shown(&b), "date title - issue");
	nt_arena_free(&a.arena);
	nt_arena_free(&b.arena);
}

static void the_order_of_dates_is_decided_and_said(void **state)
{
	static const struct {
		struct file file;
		enum nt_date_order order;
		bool doubtful;
		const char *why;
	} rows[] = {
		{ { "Date|Title", "05/06/2024|A\n27/05/2024|B", NULL, 0 },
		  NT_ORDER_DMY,
		  false,
		  "d/m/y: values over 12 in the first place: 1, first on line "
		  "3" },
		{ { "Date|Title", "05/06/2024|A\n05/27/2024|B", NULL, 0 },
		  NT_ORDER_MDY,
		  false,
		  "values over 12 in the second place: 1" },
		{ { "Date|Title", "05/06/2024|A\n06/07/2024|B", NULL, 0 },
		  NT_ORDER_DMY,
		  true,
		  "on lines 2, 3" },
		{ { "Date|Title", "2024-05-27|A", NULL, 0 },
		  NT_ORDER_DMY,
		  false,
		  "no date may be read" },
		{ { "Date|Title", "1716800400|A\n1716800500|B", NULL, 0 },
		  NT_ORDER_DMY,
		  false,
		  "seconds since 1970" },
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(rows); i++) {
		struct read r;

		read_file(&r, &rows[i].file);
		assert_int_equal(r.st, NT_OK);
		assert_int_equal(r.m.columns[0].how.order, rows[i].order);
		assert_int_equal(r.m.columns[0].how_doubtful, rows[i].doubtful);
		if (strstr(r.m.columns[0].how_why, rows[i].why) == NULL)
			fail_msg("%s", r.m.columns[0].how_why);
		nt_arena_free(&r.arena);
	}
}

static void two_orders_in_a_column_are_an_error(void **state)
{
	static const struct file file = { "Date|Title",
					  "05/27/2024|A\n27/05/2024|B", NULL,
					  0 };
	struct read r;

	(void)state;
	read_file(&r, &file);
	assert_int_equal(r.st, NT_EINVAL);
	assert_non_null(strstr(r.err.msg, "column Date: "));
	assert_non_null(strstr(r.err.msg, "line 3"));
	assert_non_null(strstr(r.err.msg, "line 2"));
	nt_arena_free(&r.arena);
}

static void another_file_of_the_batch_decides_the_order(void **state)
{
	static const struct file vague = { "Date|Title", "05/06/2024|A", NULL,
					   0 };
	static const struct file clear = { "DATE |Title", "05/27/2024|A", NULL,
					   0 };
	struct read a, b;
	const struct nt_mapping *batch[] = { &a.m, &b.m };

	(void)state;
	read_file(&a, &vague);
	read_file(&b, &clear);
	assert_int_equal(nt_mapping_dates(&a.m, batch, 2, &a.asked, &a.arena,
					  NULL),
			 NT_OK);
	assert_int_equal(a.m.columns[0].how.order, NT_ORDER_MDY);
	assert_false(a.m.columns[0].how_doubtful);
	nt_arena_free(&a.arena);
	nt_arena_free(&b.arena);
}

static void what_lacks_a_date_or_a_subject_is_refused_with_the_map(void **state)
{
	static const struct {
		struct file file;
		const char *says[4];
	} rows[] = {
		{ { "Hari Pelaksanaan|Judul", "27/05/2024|A", NULL, 0 },
		  { "No column is the date.",
		    "Without a place: Hari Pelaksanaan",
		    "--map date='Hari Pelaksanaan'" } },
		{ { "date|presenter|package|special topic",
		    "2024-05-27|Ani|x|a\n2024-05-28|Ani|y|b", NULL, 0 },
		  { "No column is a title",
		    "Without a place: presenter, package, special topic",
		    "--map title=", "participant=" } },
		{ { "No|Nama|NIP|Jabatan",
		    "1|Ani|19850101|Ketua\n2|Budi|4411|Anggota\n"
		    "3|Cici|4412|Anggota",
		    NULL, 0 },
		  { "--map date=HEADER" } },
		{ { "tgl|keterangannya", "2024-05-27|Ani", NULL, 0 },
		  { "--map title=keterangannya" } },
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(rows); i++) {
		struct read r;

		read_file(&r, &rows[i].file);
		assert_int_equal(r.st, NT_EINVAL);
		for (size_t k = 0; k < 4 && rows[i].says[k]; k++)
			if (strstr(r.err.msg, rows[i].says[k]) == NULL)
				fail_msg("\"%s\" lacks %s", r.err.msg,
					 rows[i].says[k]);
		nt_arena_free(&r.arena);
	}
}

static void ids_and_unix_seconds_are_no_counts(void **state)
{
	static const struct file file = {
		"id|timestamp|topic|members",
		"1|1718000000|Budget|3\n2|1718090000|Plan|4", NULL, 0
	};
	struct read r;

	(void)state;
	read_file(&r, &file);
	if (strstr(r.err.msg, "a table of counts") != NULL)
		fail_msg("%s", r.err.msg);
	nt_arena_free(&r.arena);
}

static void a_file_that_lists_no_meetings_is_recognised(void **state)
{
	static const char speech[] =
		"Ani|Thank you, chair. I would like to begin with the budget "
		"for the coming year, which is too small.\n"
		"Budi|I agree with what has been said about the budget and "
		"would like to add something to it.\n"
		"Ani|Then let us vote on the matter now, if nobody else wishes "
		"to speak about the budget at all.\n"
		"Budi|We vote in favour of the motion as it was amended by the "
		"committee in its last session.\n"
		"Ani|The motion is carried by all votes, and with this we come "
		"to the second matter of today.\n"
		"Budi|The second matter is the roof of the school, which leaks "
		"and has to be repaired before the rain.\n"
		"Ani|How much would that cost us, and who would do the work, "
		"if we were to decide upon it today?\n"
		"Budi|It would cost about as much as last time, since the same "
		"company would do the same work.\n"
		"Ani|Then I propose that we decide upon it in the next session "
		"when the figures are known.";
	static const struct {
		struct file file;
		const char *says;
	} rows[] = {
		{ { "Member|Meetings attended|Meetings possible",
		    "Ani|12|14\nBudi|9|14\nCici|14|14", NULL, 0 },
		  "a table of counts" },
		{ { "Name|03/01/2024|10/01/2024|17/01/2024|24/01/2024",
		    "Ani|x|x||x\nBudi|x||x|x", NULL, 0 },
		  "dates stand in its header" },
		{ { "speaker|text", speech, NULL, 0 }, "a transcript" },
		{ { "Nama|E-mail|Telepon",
		    "Ani|a@x.org|0812\nBudi|b@x.org|0813", NULL, 0 },
		  "a list of persons" },
		{ { "Peserta|Jabatan", "Ani|Ketua\nBudi|Anggota", NULL, 0 },
		  "a list of persons" },
		{ { "name|start_date|end_date|party",
		    "Ann Lee|2019-12-12|2024-05-30|A\n"
		    "Bob Ray|2015-05-07|2019-11-06|B",
		    NULL, 0 },
		  "a list of persons" },
		{ { "Tanggal|Anggota|Hadir",
		    "03/01/2024|Ani|ya\n03/01/2024|Budi|tidak", NULL, 0 },
		  "a list of attendance" },
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(rows); i++) {
		struct read r;

		read_file(&r, &rows[i].file);
		if (r.st != NT_EINVAL ||
		    strstr(r.err.msg, rows[i].says) == NULL)
			fail_msg("%s: \"%s\" does not say %s",
				 rows[i].file.header,
				 r.st == NT_OK ? "" : r.err.msg, rows[i].says);
		nt_arena_free(&r.arena);
	}
}

static void who_tells_date_and_subject_by_map_means_it(void **state)
{
	static const struct file file = {
		"name|start_date|end_date",
		"Ann Lee|2019-12-12|2019-12-12\nBob Ray|2015-05-07|2015-05-08",
		"date=start_date\ntitle=name", 0
	};
	struct read r;

	(void)state;
	read_file(&r, &file);
	assert_int_equal(r.st, NT_OK);
	nt_arena_free(&r.arena);
}

static void a_row_may_be_none_of_a_meeting(void **state)
{
	static const struct file file = { "Minister|Date|Organisation|Purpose",
					  "PM|27/05/2024|Acme|Talks", NULL, 0 };
	static const struct {
		const char *cells;
		enum nt_row_kind kind;
	} rows[] = {
		{ "|||", NT_ROW_BLANK },
		{ " | ||", NT_ROW_BLANK },
		{ "Minister|Date|Organisation|Purpose", NT_ROW_HEADER },
		{ "Note|||", NT_ROW_FOOTNOTE },
		{ "Does not include; hospitality, which was declined|||",
		  NT_ROW_FOOTNOTE },
		{ "Total||12|", NT_ROW_FOOTNOTE },
		{ "Other Whips|nil return||", NT_ROW_NIL },
		{ "PM||Nil return|", NT_ROW_NIL },
		{ "PM|-|-|-", NT_ROW_NIL },
		{ "PM|June, 2010|X|Y", NT_ROW_MEETING },
		{ "|June, 2010||", NT_ROW_MEETING },
		{ "PM|maybe|X|Y", NT_ROW_MEETING },
		{ "PM|27/05/2024||nihil", NT_ROW_MEETING },
		{ "||Greenpeace UK|", NT_ROW_MORE },
		{ "|NA|Greenpeace UK|", NT_ROW_MORE },
		{ "PM||X|Y", NT_ROW_UNDATED },
		{ "PM|TBD|X|Y", NT_ROW_UNDATED },
	};
	struct read r;

	(void)state;
	read_file(&r, &file);
	for (size_t i = 0; i < NT_COUNT(rows); i++) {
		struct nt_words words = parts_of(rows[i].cells, '|', &r.arena);
		struct nt_csv_cell cells[COLUMNS];

		for (size_t k = 0; k < words.n; k++)
			cells[k] = (struct nt_csv_cell) { words.v[k],
							  strlen(words.v[k]) };
		if (nt_row_kind(&r.m, cells, words.n) != rows[i].kind)
			fail_msg("%s is %d", rows[i].cells,
				 nt_row_kind(&r.m, cells, words.n));
	}
	nt_arena_free(&r.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_column_is_what_its_header_says),
		cmocka_unit_test(values_decide_where_a_header_may_mean_several),
		cmocka_unit_test(a_date_may_stand_in_two_or_three_columns),
		cmocka_unit_test(without_a_header_the_values_tell),
		cmocka_unit_test(what_is_told_comes_before_what_is_found),
		cmocka_unit_test(an_unknown_field_or_header_names_the_choices),
		cmocka_unit_test(an_id_that_repeats_tells_meetings_apart),
		cmocka_unit_test(splits_and_filled_columns_are_told_by_header),
		cmocka_unit_test(the_maps_of_a_mapping_make_it_again),
		cmocka_unit_test(the_order_of_dates_is_decided_and_said),
		cmocka_unit_test(two_orders_in_a_column_are_an_error),
		cmocka_unit_test(another_file_of_the_batch_decides_the_order),
		cmocka_unit_test(
			what_lacks_a_date_or_a_subject_is_refused_with_the_map),
		cmocka_unit_test(ids_and_unix_seconds_are_no_counts),
		cmocka_unit_test(a_file_that_lists_no_meetings_is_recognised),
		cmocka_unit_test(who_tells_date_and_subject_by_map_means_it),
		cmocka_unit_test(a_row_may_be_none_of_a_meeting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
