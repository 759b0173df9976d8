/*
 * refused.c - bad input: every case names the file, the line and the field,
 * and leaves the logbook as it was, to the byte.
 */
#include "lib/testing.h"

#include <stdio.h>
#include <sys/stat.h>

#include "lib/logbook.h"
#include "lib/place.h"
#include "notula/alloc.h"
#include "notula/import.h"

#define U1 "018fb7a2-6c00-7000-8000-000000000001"
#define U2 "018fb7a2-6c00-7000-8000-000000000002"
#define U3 "018fb7a2-6c00-7000-8000-000000000003"
#define MEETINGS "uid,number,date,title\n" U1 ",1,2024-05-27,Rapat\n"

enum { MOST = 1 << 26 };

struct fixture {
	struct place place;
	const char *path;
	struct nt_store *store;
	struct nt_err err;
	struct nt_import_result result;
};

/* The logbook holds a record already: the last number is 1. */
static int setup(void **state)
{
	struct fixture *f = nt_alloc(sizeof(*f));

	place_open(&f->place);
	f->path = place_path(&f->place, "a.db");
	f->store = test_open(f->path);
	test_add(f->store, 7, "{'date':'2024-01-02','title':'Lama'}",
		 &f->place.arena);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	nt_store_close(f->store);
	place_close(&f->place);
	nt_free(f);
	return 0;
}

static enum nt_status import(struct fixture *f, const char *path)
{
	struct nt_import_how how = { .paths = &path, .n = 1 };

	f->err = (struct nt_err) { 0 };
	return nt_import_files(f->store, &how, &f->result, &f->err);
}

/* Importing PATH fails in FILE at LINE in FIELD, with WORDS. */
static void expect_refused(struct fixture *f, const char *path,
			   const char *file, int line, const char *field,
			   const char *words)
{
	struct nt_buf before = { 0 }, after = { 0 };

	place_read(f->path, &before);
	if (import(f, path) == NT_OK)
		fail_msg("imported, though %s", words);
	place_read(f->path, &after);
	if (f->err.line != line || strcmp(f->err.field, field) != 0 ||
	    strstr(f->err.msg, words) == NULL ||
	    strstr(f->err.file, file) == NULL)
		fail_msg("%s:%d: %s: %s\nis not\n%s:%d: %s: %s", f->err.file,
			 (int)f->err.line, f->err.field, f->err.msg, file, line,
			 field, words);
	assert_int_equal(before.n, after.n);
	assert_memory_equal(before.s, after.s, before.n);
	assert_int_equal(f->result.refused, 1);
	nt_buf_free(&before);
	nt_buf_free(&after);
}

/* JSON lines: ' stands for ". The second line is the bad one. */

static const struct {
	const char *line;
	const char *field;
	const char *words;
} bad_json[] = {
	{ "{'uid':'" U2 "','date':'2024','title':'a','colour':'x'}", "",
	  "Unknown field \"colour\"" },
	{ "{'uid':'" U2 "','date':'2024','title':'a','title':'b'}", "",
	  "duplicate" },
	{ "{'uid':'" U2 "','date':'2024','title':7}", "title", "text" },
	{ "{'uid':'" U2 "','date':'2024','title':'a','tags':'x'}", "tags",
	  "list" },
	{ "{'uid':'" U2 "','date':'2024','title':'a','number':1.5}", "number",
	  "whole number" },
	{ "{'uid':'" U2 "','date':'2024','title':'a','number':1e3}", "number",
	  "whole number" },
	{ "{'uid':'" U2 "','date':'2024','title':'a','number':1000000000}",
	  "number", "999999999" },
	{ "{'uid':'" U2 "','date':'2024','title':'a','confidential':'true'}",
	  "confidential", "true or false" },
	{ "{'uid':'" U2 "','date':'2024-02-30','title':'a'}", "date",
	  "not a day" },
	{ "{'uid':'" U2 "','date':'27/05/2024','title':'a'}", "date",
	  "not a day" },
	{ "{'uid':'" U2 "','date':'2024','title':'a','start':'25:00'}", "start",
	  "not a time" },
	{ "{'uid':'" U2 "','date':'2024','title':'a','kind':'party'}", "kind",
	  "party" },
	{ "{'uid':'" U2 "','date':'2024'}", "title", "title and a date" },
	{ "{'uid':'" U2 "','title':'a'}", "date", "title and a date" },
	{ "{'date':'2024','title':'a'}", "uid", "missing" },
	{ "{'uid':'x','date':'2024','title':'a'}", "uid", "not a UUID" },
	{ "{'uid':'" U1 "','date':'2025','title':'a'}", "uid", "twice" },
	{ "{'uid':'" U2 "','date':'2024','title':'a','issues':[{'no':1,"
	  "'raised_by':1}]}",
	  "issues 1 raised_by", "does not exist" },
	{ "{'uid':'" U2 "','date':'2024','title':'a','responses':[{'no':1,"
	  "'answers':[{'issue':9,'how':'fully'}]}]}",
	  "responses 1 answers 1 issue", "9" },
	{ "{'uid':'" U2 "','date':'2024','title':'a','follow_ups':[{'no':1,"
	  "'text':'x','response':2}]}",
	  "follow_ups 1 response", "does not exist" },
	{ "{'uid':'" U2 "','date':'2024','title':'a','issues':[{'no':2}]}",
	  "issues 1 no", "without gaps" },
	{ "{'uid':'" U2 "','date':'2024','title':'a','issues':[{'no':1},"
	  "{'no':1}]}",
	  "issues 2 no", "without gaps" },
	{ "{'uid':'" U2 "','date':'2024','title':'a\\u0000b'}", "", "u0000" },
	{ "{'uid':'" U2 "','date':'2024','title':'a\\ud800b'}", "", "JSON" },
	{ "{'uid':'" U2 "','date':'2024','title':'a\xff'}", "", "UTF-8" },
	{ "{'uid':'" U2 "','date':'2024','title':'a'} x", "", "JSON" },
	{ "{'uid':'" U2 "','date':'2024','title':'a'", "", "JSON" },
	{ "['uid']", "", "object" },
	{ "nonsense", "", "JSON" },
};

static void write_json(const char *path, const char *second)
{
	struct nt_buf text = { 0 };

	nt_buf_printf(&text,
		      "{'uid':'" U1 "','number':9,'date':'2024','title':'a'}"
		      "\n\n%s\n",
		      second);
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] == '\'')
			text.s[i] = '"';
	place_write(path, text.s, text.n);
	nt_buf_free(&text);
}

static void bad_json_is_refused_by_file_line_and_field(void **state)
{
	struct fixture *f = *state;
	const char *path = place_path(&f->place, "bad.jsonl");

	for (size_t i = 0; i < NT_COUNT(bad_json); i++) {
		write_json(path, bad_json[i].line);
		expect_refused(f, path, "bad.jsonl", 3, bad_json[i].field,
			       bad_json[i].words);
	}
}

/* A bundle of meetings.csv and one file more. */

static const struct {
	const char *file;
	const char *text;
	int line;
	const char *field;
	const char *words;
} bad_table[] = {
	{ "meetings.csv", "uid,date,title,colour\n" U1 ",2024,a,x\n", 1, "",
	  "unknown column \"colour\"" },
	{ "meetings.csv", "uid,date,title,date\n" U1 ",2024,a,2024\n", 1, "",
	  "\"date\" is there twice" },
	{ "meetings.csv", "uid,date,title,tanggal\n" U1 ",2024,a,2024\n", 1, "",
	  "\"tanggal\" is there twice" },
	{ "meetings.csv", "date,title\n2024,a\n", 1, "", "\"uid\" is missing" },
	{ "meetings.csv", "uid,date,title\n" U1 ",2024-02-30,a\n", 2, "date",
	  "not a day" },
	{ "meetings.csv", "uid,date,title\n" U1 ",27/05/2024,a\n", 2, "date",
	  "not a day" },
	{ "meetings.csv", "uid,date,title,kind\n" U1 ",2024,a,party\n", 2,
	  "kind", "party" },
	{ "meetings.csv", "uid,number,date,title\n" U1 ",x,2024,a\n", 2,
	  "number", "not a number" },
	{ "meetings.csv", "uid,number,date,title\n" U1 ",-1,2024,a\n", 2,
	  "number", "not a number" },
	{ "meetings.csv", "uid,date,title,confidential\n" U1 ",2024,a,no\n", 2,
	  "confidential", "neither true" },
	{ "meetings.csv",
	  "uid,date,title\n" U1 ",2024,a\n" U2 ",2024,\"b\nb\"\n" U1
	  ",2024,c\n",
	  5, "uid", "twice" },
	{ "meetings.csv", "uid,date,title\n" U1 ",2024,a\n" U1 ",2025,b\n", 3,
	  "uid", "twice" },
	{ "meetings.csv", "uid,date,title\n,2024,a\n", 2, "uid", "missing" },
	{ "meetings.csv", "uid,date,title\nx,2024,a\n", 2, "uid",
	  "not a UUID" },
	{ "meetings.csv", "uid,date,title\n" U1 ",2024,\n", 2, "title",
	  "title and a date" },
	{ "meetings.csv", "uid,date,title\n" U1 ",,a\n", 2, "date",
	  "title and a date" },
	{ "meetings.csv", "uid,date,title\n" U1 ",2024,a,b\n", 2, "",
	  "4 fields, the header has 3" },
	{ "meetings.csv", "uid,date,title\n" U1 ",2024,\"a\n", 2, "",
	  "never closed" },
	{ "meetings.csv", "uid,date,title\n" U1 ",2024,a\xff\n", 2, "",
	  "UTF-8" },
	{ "meetings.csv", "", 0, "", "no header" },
	{ "participants.csv", "meeting_uid,no,name\n" U2 ",1,a\n", 2,
	  "meeting_uid", "not in this import" },
	{ "participants.csv", "meeting_uid,no,name\n" U1 ",1,a\n" U1 ",3,c\n",
	  3, "no", "without gaps" },
	{ "participants.csv", "meeting_uid,no,name\n" U1 ",1,a\n" U1 ",1,c\n",
	  3, "no", "without gaps" },
	{ "participants.csv", "meeting_uid,no,type\n" U1 ",1,dog\n", 2, "type",
	  "dog" },
	{ "participants.csv", "uid,no,name\n" U1 ",1,a\n", 1, "",
	  "unknown column \"uid\"" },
	{ "issues.csv",
	  "meeting_uid,no,text,raised_by\n" U1 ",1,a,\n" U1 ",2,b,1\n", 3,
	  "raised_by", "does not exist" },
	{ "issues.csv", "meeting_uid,no,events\n" U1 ",1,2024-02-30 deferred\n",
	  2, "events 1 date", "not a day" },
	{ "responses.csv", "meeting_uid,no,answers\n" U1 ",1,9:fully\n", 2,
	  "answers 1 issue", "9" },
	{ "responses.csv", "meeting_uid,no,answers\n" U1 ",1,1:well\n", 2,
	  "answers 1 how", "well" },
	{ "follow-ups.csv", "meeting_uid,no,text,due\n" U1 ",1,x,soon\n", 2,
	  "due", "not a day" },
	{ "follow-ups.csv", "meeting_uid,no,text,response\n" U1 ",1,x,2\n", 2,
	  "response", "does not exist" },
	{ "people.csv", "uid,name\n" U3 ",\n", 2, "name", "missing" },
	{ "people.csv", "uid,name\n" U3 ",a\n" U3 ",b\n", 3, "uid", "twice" },
	{ "people.csv", "uid,name,aliases\n" U3 ",a,\"b\n\nc\"\n", 2, "aliases",
	  "empty entry" },
	{ "people.csv",
	  "uid,name,organization_uid\n" U3 ",a,\n" U2 ",b," U1 "\n", 3,
	  "organization_uid", "not in this import" },
	{ "venues.csv", "uid,name,merged_into\n" U3 ",a," U1 "\n", 2,
	  "merged_into", "not in this import" },
	{ "people.csv", "uid,name,level\n" U3 ",a,district\n", 1, "",
	  "unknown column \"level\"" },
	{ "bundle.json", "{}\n", 1, "", "does not say" },
	{ "bundle.json", "{\"notula\":\"bundle\",\"format\":2}\n", 1, "",
	  "newer" },
	{ "bundle.json",
	  "{\"notula\":\"bundle\",\"format\":1,\"office\":\"a\","
	  "\"title\":\"x\"}\n",
	  1, "", "more than the office" },
};

static void write_bundle(struct fixture *f, const char *dir, const char *file,
			 const char *text, size_t n)
{
	static const char mark[] = "{\"notula\":\"bundle\",\"format\":1}\n";
	struct nt_arena *a = &f->place.arena;

	mkdir(dir, 0700);
	place_write(nt_arena_printf(a, "%s/meetings.csv", dir), MEETINGS,
		    strlen(MEETINGS));
	place_write(nt_arena_printf(a, "%s/bundle.json", dir), mark,
		    strlen(mark));
	place_write(nt_arena_printf(a, "%s/%s", dir, file), text, n);
}

static void bad_tables_are_refused_by_file_line_and_field(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < NT_COUNT(bad_table); i++) {
		const char *dir = nt_arena_printf(&f->place.arena, "%s/b%zu",
						  f->place.path, i);

		write_bundle(f, dir, bad_table[i].file, bad_table[i].text,
			     strlen(bad_table[i].text));
		expect_refused(f, dir, bad_table[i].file, bad_table[i].line,
			       bad_table[i].field, bad_table[i].words);
	}
}

static void texts_over_the_limits_and_nul_are_refused(void **state)
{
	struct fixture *f = *state;
	const char *dir = place_path(&f->place, "long");
	struct nt_buf text = { 0 };

	nt_buf_puts(&text, "uid,date,title\n" U1 ",2024,");
	for (int i = 0; i <= NT_LIMIT_LINE; i++)
		nt_buf_putc(&text, 'x');
	nt_buf_putc(&text, '\n');
	write_bundle(f, dir, "meetings.csv", text.s, text.n);
	expect_refused(f, dir, "meetings.csv", 2, "title", "4097 bytes");

	nt_buf_reset(&text);
	nt_buf_puts(&text, "uid,date,title,notes\n" U1 ",2024,a,");
	for (int i = 0; i <= NT_LIMIT_TEXT; i++)
		nt_buf_putc(&text, 'x');
	nt_buf_putc(&text, '\n');
	write_bundle(f, dir, "meetings.csv", text.s, text.n);
	expect_refused(f, dir, "meetings.csv", 2, "notes", "1048577 bytes");

	nt_buf_reset(&text);
	nt_buf_puts(&text, "uid,date,title\n" U1 ",2024,ax\n");
	text.s[text.n - 2] = '\0';
	write_bundle(f, dir, "meetings.csv", text.s, text.n);
	expect_refused(f, dir, "meetings.csv", 2, "", "NUL");
	nt_buf_free(&text);
}

static void what_is_not_ours_is_refused_in_words(void **state)
{
	struct fixture *f = *state;
	const char *path = place_path(&f->place, "sheet.csv");
	const char *dir = place_path(&f->place, "folder");

	mkdir(dir, 0700);
	expect_refused(f, dir, "folder", 0, "", "bundle.json");
	place_write(path, "Tanggal;Acara\n1/2/24;Rapat\n", 26);
	expect_refused(f, path, "sheet.csv", 1, "", "not one of notula's own");
	expect_refused(f, place_path(&f->place, "none"), "none", 0, "",
		       "cannot be opened");
	place_write(path, "\xff\xfeu\0i\0d\0\n\0", 10);
	expect_refused(f, path, "sheet.csv", 1, "", "UTF-8");
}

/* What is allowed, at its limits. */

static void
a_missing_child_file_is_refused_only_for_a_known_record(void **state)
{
	struct fixture *f = *state;
	const char *path = place_path(&f->place, "meetings.csv");

	place_write(path, MEETINGS, strlen(MEETINGS));
	assert_int_equal(import(f, path), NT_OK);
	assert_int_equal(f->result.added, 1);
	expect_refused(f, path, "meetings.csv", 2, "", "participants.csv");
}

static void numbers_are_given_anew_where_one_is_taken(void **state)
{
	struct fixture *f = *state;
	const char *path = place_path(&f->place, "meetings.csv");
	struct nt_record rec;
	char text[] = "uid,number,date,title\n" U1 ",9,2024-03,b\n" U2
		      ",1,2024-05,c\n" U3 ",8,2024-02,a\n";

	place_write(path, text, strlen(text));
	assert_int_equal(import(f, path), NT_OK);
	assert_int_equal(f->result.added, 3);
	assert_true(f->result.renumbered);
	test_get(f->store, U3, &f->place.arena, &rec);
	assert_int_equal(rec.number, 2);
	test_get(f->store, U1, &f->place.arena, &rec);
	assert_int_equal(rec.number, 3);
	test_get(f->store, U2, &f->place.arena, &rec);
	assert_int_equal(rec.number, 4);
}

static void numbers_above_the_last_one_are_kept(void **state)
{
	struct fixture *f = *state;
	const char *path = place_path(&f->place, "meetings.csv");
	struct nt_record rec;
	char text[] = "uid,number,date,title\n" U1 ",9,2024-03,b\n" U2
		      ",2,2024-05,c\n";

	place_write(path, text, strlen(text));
	assert_int_equal(import(f, path), NT_OK);
	assert_false(f->result.renumbered);
	test_get(f->store, U1, &f->place.arena, &rec);
	assert_int_equal(rec.number, 9);
	test_get(f->store, U2, &f->place.arena, &rec);
	assert_int_equal(rec.number, 2);
}

static void a_dry_run_judges_and_writes_nothing(void **state)
{
	struct fixture *f = *state;
	const char *path = place_path(&f->place, "meetings.csv");
	struct nt_import_how how = { .paths = &path, .n = 1, .dry_run = true };
	struct nt_buf before = { 0 }, after = { 0 };

	place_write(path, MEETINGS, strlen(MEETINGS));
	place_read(f->path, &before);
	assert_int_equal(nt_import_files(f->store, &how, &f->result, &f->err),
			 NT_OK);
	place_read(f->path, &after);
	assert_int_equal(f->result.added, 1);
	assert_int_equal(f->result.batch, 0);
	assert_int_equal(before.n, after.n);
	assert_memory_equal(before.s, after.s, before.n);
	nt_buf_free(&before);
	nt_buf_free(&after);
}

static bool change_the_file(void *ctx, const struct nt_import_result *judged)
{
	static const char other[] =
		"uid,number,date,title\n" U1 ",1,2024-05-27,Lain!\n";

	(void)judged;
	place_write(ctx, other, strlen(other));
	return true;
}

static void a_file_that_changes_between_the_passes_is_not_imported(void **state)
{
	struct fixture *f = *state;
	const char *path = place_path(&f->place, "meetings.csv");
	struct nt_import_how how = { .paths = &path,
				     .n = 1,
				     .go = change_the_file,
				     .ctx = (void *)(uintptr_t)path };
	struct nt_logbook logbook;

	place_write(path, MEETINGS, strlen(MEETINGS));
	assert_int_equal(nt_import_files(f->store, &how, &f->result, &f->err),
			 NT_ECONFLICT);
	assert_string_equal(f->err.file, path);
	assert_int_equal(nt_store_logbook(f->store, &f->place.arena, &logbook,
					  &f->err),
			 NT_OK);
	assert_int_equal(logbook.records, 1);
}

static void a_changed_record_is_a_conflict_until_it_is_newer(void **state)
{
	struct fixture *f = *state;
	const char *path = place_path(&f->place, "a.jsonl");
	const char *old =
		"{\"uid\":\"" U1 "\",\"number\":5,\"date\":\"2024\",\"title\":"
		"\"a\",\"version\":2}\n";
	const char *new =
		"{\"uid\":\"" U1 "\",\"number\":5,\"date\":\"2024\",\"title\":"
		"\"b\",\"version\":3}\n";
	struct nt_import_how how = { .paths = &path, .n = 1, .update = true };
	struct nt_record rec;

	place_write(path, old, strlen(old));
	assert_int_equal(import(f, path), NT_OK);
	place_write(path, new, strlen(new));
	assert_int_equal(import(f, path), NT_OK);
	assert_int_equal(f->result.conflict, 1);
	assert_int_equal(nt_import_files(f->store, &how, &f->result, &f->err),
			 NT_OK);
	assert_int_equal(f->result.updated, 1);
	test_get(f->store, U1, &f->place.arena, &rec);
	assert_string_equal(rec.title, "b");
	assert_int_equal(rec.version, 3);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(bad_json_is_refused_by_file_line_and_field),
		TEST(bad_tables_are_refused_by_file_line_and_field),
		TEST(texts_over_the_limits_and_nul_are_refused),
		TEST(what_is_not_ours_is_refused_in_words),
		TEST(a_missing_child_file_is_refused_only_for_a_known_record),
		TEST(numbers_are_given_anew_where_one_is_taken),
		TEST(numbers_above_the_last_one_are_kept),
		TEST(a_dry_run_judges_and_writes_nothing),
		TEST(a_file_that_changes_between_the_passes_is_not_imported),
		TEST(a_changed_record_is_a_conflict_until_it_is_newer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
