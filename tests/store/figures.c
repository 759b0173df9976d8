/* figures.c - the figures of a report against plain SQL over the same file. */
#include "lib/testing.h"

#include <sqlite3.h>
#include <stdio.h>

#include "lib/generate.h"
#include "lib/logbook.h"
#include "lib/place.h"
#include "notula/alloc.h"
#include "notula/day.h"
#include "notula/directory.h"
#include "notula/figures.h"
#include "notula/import.h"

enum { RECORDS = 400, PERIODS = 40, MOST = 10000 };

struct fixture {
	struct place place;
	struct nt_arena arena;
	struct nt_store *store;
	sqlite3 *plain;
	struct nt_days days;
	struct nt_query query;
	struct nt_report report;
};

/* Some follow-ups and issues go on with those of the record before. */
static void chain(struct generator *g, struct nt_record *rec,
		  const char *previous, struct nt_arena *arena)
{
	const char *older = nt_arena_printf(arena, "%s/1", previous);

	if (rec->follow_ups.n > 0)
		rec->follow_ups.v[0].continues =
			generate_random(g, 2) ? older : NULL;
	if (rec->issues.n > 0)
		rec->issues.v[0].continues =
			generate_random(g, 3) ? NULL : older;
}

static void fill(struct nt_store *store, uint64_t seed)
{
	struct nt_importing how = { .files = "random", .links = NT_LINKS_SET };
	char previous[NT_UID_SIZE] = "";
	struct generator g;
	struct nt_import *import;
	int64_t batch;

	generate_start(&g, seed, false);
	assert_int_equal(nt_import_begin(store, &how, &import, NULL), NT_OK);
	for (int i = 1; i <= RECORDS; i++) {
		struct nt_arena arena = { 0 };
		struct nt_record rec;
		enum nt_verdict verdict;
		struct nt_err err = { 0 };

		generate_record(&g, i, &arena, &rec);
		/* Most of them are not confidential, and have more of a day. */
		rec.confidential = generate_random(&g, 9) == 0;
		if (previous[0] != '\0')
			chain(&g, &rec, previous, &arena);
		memcpy(previous, rec.uid, NT_UID_SIZE);
		if (nt_import_record(import, &rec, &verdict, &err) != NT_OK)
			fail_msg("%s: %s", err.field, err.msg);
		nt_arena_free(&arena);
	}
	assert_int_equal(nt_import_end(import, NT_OK, &batch, NULL), NT_OK);
	generate_end(&g);
}

static void plain_run(struct fixture *f, const char *sql)
{
	char *why = NULL;

	if (sqlite3_exec(f->plain, sql, NULL, NULL, &why) != SQLITE_OK)
		fail_msg("%s: %s", sql, why);
}

/* The first column of the only row of SQL. */
static int64_t plain(struct fixture *f, const char *sql)
{
	sqlite3_stmt *st;
	int64_t n;

	if (sqlite3_prepare_v2(f->plain, sql, -1, &st, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(f->plain));
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	n = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return n;
}

static int setup(void **state)
{
	struct fixture *f = nt_alloc(sizeof(*f));
	const char *path;

	place_open(&f->place);
	path = place_path(&f->place, "a.db");
	f->store = test_open(path);
	fill(f->store, 4);
	f->query.today = nt_day_number(2024, 6, 12);
	assert_int_equal(sqlite3_open(path, &f->plain), SQLITE_OK);
	/* What the rules of FORMATS say, in the simplest words. */
	plain_run(
		f,
		"CREATE TEMP TABLE period (a TEXT, b TEXT);"
		"INSERT INTO period VALUES ('', '');"
		"CREATE TEMP VIEW seen AS SELECT *,"
		" substr(date || '-01-01', 1, 10) AS first,"
		" CASE length(date) WHEN 4 THEN date || '-12-31'"
		" WHEN 7 THEN date(date || '-01', '+1 month', '-1 day')"
		" ELSE date END AS last FROM main.meeting"
		" WHERE trashed_at IS NULL AND confidential IS NULL;"
		"CREATE TEMP VIEW m AS SELECT seen.* FROM seen, period"
		" WHERE first >= a AND last <= b;"
		"CREATE TEMP VIEW p AS SELECT participant.* FROM participant"
		" WHERE meeting_id IN (SELECT id FROM m);"
		"CREATE TEMP VIEW there AS SELECT * FROM p WHERE"
		" ifnull(presence, 'present') NOT IN ('excused', 'absent');"
		"CREATE TEMP VIEW i AS SELECT issue.* FROM issue"
		" WHERE meeting_id IN (SELECT id FROM m);"
		"CREATE TEMP VIEW f AS SELECT follow_up.* FROM follow_up"
		" WHERE meeting_id IN (SELECT id FROM m);"
		"CREATE TEMP VIEW shut AS SELECT u.*,"
		" substr(closed_on || '-01-01', 1, 10) AS first_shut,"
		" CASE length(closed_on) WHEN 4 THEN closed_on || '-12-31'"
		" WHEN 7 THEN date(closed_on || '-01', '+1 month', '-1 day')"
		" ELSE closed_on END AS last_shut,"
		" CASE length(due) WHEN 4 THEN due || '-12-31'"
		" WHEN 7 THEN date(due || '-01', '+1 month', '-1 day')"
		" ELSE due END AS last_due"
		" FROM follow_up AS u WHERE meeting_id IN (SELECT id FROM seen)"
		" AND status IN ('done', 'dropped');"
		"CREATE TEMP VIEW newer AS SELECT x.continues AS older,"
		" n.last_day FROM (SELECT meeting_id, continues FROM follow_up)"
		" AS x JOIN main.meeting AS n ON n.id = x.meeting_id;"
		"CREATE TEMP VIEW stands AS SELECT u.*, s.last_day,"
		" CASE length(u.due) WHEN 4 THEN u.due || '-12-31'"
		" WHEN 7 THEN date(u.due || '-01', '+1 month', '-1 day')"
		" ELSE u.due END AS last_due, s.first AS begun"
		" FROM follow_up AS u JOIN seen AS s ON s.id = u.meeting_id"
		" WHERE u.status IN ('open', 'in progress') AND NOT EXISTS ("
		"SELECT 1 FROM newer WHERE older = s.uid || '/' || u.no"
		" AND newer.last_day >= s.first_day);");
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	sqlite3_close(f->plain);
	nt_store_close(f->store);
	nt_arena_free(&f->arena);
	place_close(&f->place);
	nt_free(f);
	return 0;
}

static void read_period(struct fixture *f, struct nt_days days)
{
	struct nt_reporting how = { .query = &f->query,
				    .days = days,
				    .before = { 1, 0 },
				    .most = MOST,
				    .records = true };
	char a[NT_DATE_SIZE], b[NT_DATE_SIZE], sql[128];
	struct nt_err err = { 0 };

	f->days = days;
	nt_arena_reset(&f->arena);
	if (nt_store_report(f->store, &how, &f->arena, &f->report, &err) !=
	    NT_OK)
		fail_msg("%s", err.msg);
	nt_date_write(nt_day_date(days.first), a);
	nt_date_write(nt_day_date(days.last), b);
	snprintf(sql, sizeof(sql), "UPDATE period SET a = '%s', b = '%s'", a,
		 b);
	plain_run(f, sql);
}

#define SAME(number, sql) \
	do { \
		int64_t wanted = plain(f, sql); \
		if ((int64_t)(number) != wanted) \
			fail_msg("days %lld to %lld: %s is %lld, plain SQL " \
				 "says %lld", \
				 (long long)f->days.first, \
				 (long long)f->days.last, #number, \
				 (long long)(number), (long long)wanted); \
	} while (0)

#define COUNT "SELECT count(*) FROM "

static void assert_meetings(struct fixture *f)
{
	const struct nt_figures *now = &f->report.now;
	char sql[160];
	int64_t days = 0;

	SAME(now->meetings, COUNT "m");
	SAME(f->report.records.n, COUNT "m");
	for (int k = 0; k < nt_set_kind.n; k++) {
		snprintf(sql, sizeof(sql), COUNT "m WHERE kind IS %s%s%s",
			 k ? "'" : "", k ? nt_set_kind.words[k] : "NULL",
			 k ? "'" : "");
		SAME(now->kinds[k], sql);
	}
	SAME(f->report.dayless, COUNT "m WHERE length(date) < 10");
	for (size_t i = 0; i < f->report.days.n; i++)
		days += f->report.days.v[i].meetings;
	SAME(days, COUNT "m WHERE length(date) = 10");
	SAME(f->report.days.n,
	     "SELECT count(DISTINCT date) FROM m WHERE length(date) = 10");
	SAME(f->report.vague,
	     COUNT "seen, period WHERE first <= b AND last >= a"
		   " AND NOT (first >= a AND last <= b)");
	SAME(f->report.left_out,
	     COUNT "(SELECT substr(date || '-01-01', 1, 10) AS first,"
		   " CASE length(date) WHEN 4 THEN date || '-12-31' WHEN 7"
		   " THEN date(date || '-01', '+1 month', '-1 day')"
		   " ELSE date END AS last FROM main.meeting WHERE confidential"
		   " AND trashed_at IS NULL), period"
		   " WHERE first >= a AND last <= b");
}

static void assert_people(struct fixture *f)
{
	const struct nt_figures *now = &f->report.now;

	SAME(now->people,
	     "SELECT ifnull(sum(CASE WHEN type IN ('group', 'organization')"
	     " AND head_count > 0 THEN head_count ELSE 1 END), 0) FROM there");
	SAME(now->estimated, "SELECT ifnull(sum(head_count), 0) FROM there"
			     " WHERE head_count_is = 'estimated'"
			     " AND type IN ('group', 'organization')");
	SAME(now->named,
	     "SELECT count(DISTINCT ifnull((SELECT ifnull(merged_id, id)"
	     " FROM person WHERE id = person_id), lower(name)))"
	     " FROM there WHERE type = 'person' AND name NOT NULL");
	SAME(now->organizations,
	     "SELECT count(DISTINCT ifnull((SELECT ifnull(merged_id, id)"
	     " FROM organization WHERE id = organization_id),"
	     " lower(organization))) FROM there WHERE organization NOT NULL");
	SAME(f->report.organizations.n,
	     "SELECT count(DISTINCT ifnull((SELECT ifnull(merged_id, id)"
	     " FROM organization WHERE id = organization_id),"
	     " lower(organization))) FROM there WHERE organization NOT NULL");
}

static void assert_issues(struct fixture *f)
{
	const struct nt_figures *now = &f->report.now;
	int64_t sum = 0, answered = 0;
	char sql[160];

	SAME(now->issues, COUNT "i WHERE type IS NOT 'report'");
	SAME(now->reports, COUNT "i WHERE type = 'report'");
	for (int k = 1; k < nt_set_coverage.n; k++) {
		snprintf(sql, sizeof(sql), COUNT "i WHERE coverage = '%s'",
			 nt_set_coverage.words[k]);
		SAME(now->answered[k], sql);
		answered += now->answered[k];
	}
	assert_int_equal(answered, now->issues);
	for (size_t i = 0; i < f->report.categories.n; i++)
		sum += f->report.categories.v[i].issues;
	assert_int_equal(sum, now->issues);
	SAME(now->withdrawn,
	     COUNT "i WHERE coverage IN ('none', 'generally', 'partly')"
		   " AND EXISTS (SELECT 1 FROM event AS e"
		   " WHERE e.meeting_id = i.meeting_id AND e.line = i.no"
		   " AND e.type = 'withdrawn')");
	SAME(now->responses,
	     COUNT "response WHERE meeting_id IN (SELECT id FROM m)");
	sum = 0;
	for (size_t i = 0; i < f->report.unanswered.n; i++)
		sum += !f->report.unanswered.v[i].older;
	SAME(sum,
	     COUNT "i JOIN main.meeting AS h ON h.id = i.meeting_id"
		   " WHERE coverage = 'none' AND NOT EXISTS ("
		   "SELECT 1 FROM event AS e WHERE e.meeting_id = i.meeting_id"
		   " AND e.line = i.no AND e.type = 'withdrawn')"
		   " AND NOT EXISTS (SELECT 1 FROM issue AS n"
		   " JOIN main.meeting AS k ON k.id = n.meeting_id"
		   " WHERE n.continues = h.uid || '/' || i.no"
		   " AND k.last_day >= h.first_day)");
}

static void assert_closed(struct fixture *f, const struct nt_closed *c,
			  const char *which)
{
	static const char *const how[] = {
		"status = 'done' AND due NOT NULL AND closed_on NOT NULL"
		" AND first_shut <= last_due",
		"status = 'done' AND due NOT NULL AND closed_on NOT NULL"
		" AND first_shut > last_due",
		"status = 'done' AND (due IS NULL OR closed_on IS NULL)",
		"status = 'dropped'",
	};
	const int64_t found[] = { c->on_time, c->late, c->undated, c->dropped };
	char sql[512];

	for (size_t i = 0; i < NT_COUNT(how); i++) {
		snprintf(sql, sizeof(sql), COUNT "shut, period WHERE %s AND %s",
			 which, how[i]);
		SAME(found[i], sql);
	}
}

static void assert_follow_ups(struct fixture *f)
{
	const struct nt_report *r = &f->report;
	int64_t sum = 0;

	SAME(r->now.follow_ups, COUNT "f");
	SAME(r->now.opened, COUNT "f WHERE continues IS NULL");
	assert_closed(f, &r->now.closed, "first_shut >= a AND last_shut <= b");
	SAME(r->closed.n,
	     COUNT "shut, period WHERE first_shut >= a AND last_shut <= b");
	assert_closed(f, &r->state.closed,
		      "a = a AND meeting_id IN (SELECT id FROM m)");
	SAME(r->state.open,
	     COUNT "stands WHERE meeting_id IN (SELECT id FROM m)"
		   " AND ifnull(last_due, '~') >= '2024-06-12'");
	SAME(r->state.overdue,
	     COUNT "stands WHERE meeting_id IN (SELECT id FROM m)"
		   " AND last_due < '2024-06-12'");
	assert_int_equal(r->state.closed.on_time + r->state.closed.late +
				 r->state.closed.undated +
				 r->state.closed.dropped + r->state.open +
				 r->state.overdue + r->state.continued,
			 r->now.follow_ups);
	SAME(r->open, COUNT "stands, period WHERE begun <= b");
	SAME(r->overdue, COUNT "stands, period WHERE begun <= b"
			       " AND last_due < '2024-06-12'");
	for (int i = 0; i < NT_AGES; i++)
		sum += r->ages[i];
	assert_int_equal(sum, r->open);
	assert_int_equal(r->tasks.n, r->open);
}

/* Months, quarters, years, and any other days. */
static struct nt_days some_days(struct generator *g)
{
	int year = 2019 + (int)generate_random(g, 6);
	int months[] = { 1, 3, 6, 12 };
	int n = months[generate_random(g, 4)];
	int month = 1 + n * (int)generate_random(g, (uint64_t)(12 / n));
	int64_t first = nt_day_number(year, month, 1);
	struct nt_date last = { year, month + n - 1, 0 };

	if (generate_random(g, 4) > 0)
		return (struct nt_days) { first, nt_date_last(last) };
	first += (int64_t)generate_random(g, 40);
	return (struct nt_days) { first,
				  first + (int64_t)generate_random(g, 500) };
}

static void every_number_is_what_plain_sql_counts(void **state)
{
	struct fixture *f = *state;
	struct generator g = { .seed = 7 };
	int64_t meetings = 0, open = 0;

	for (int i = 0; i < PERIODS; i++) {
		read_period(f, some_days(&g));
		assert_meetings(f);
		assert_people(f);
		assert_issues(f);
		assert_follow_ups(f);
		meetings += f->report.now.meetings;
		open += f->report.open;
	}
	assert_true(meetings > 10 * PERIODS && open > 10 * PERIODS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			every_number_is_what_plain_sql_counts, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
