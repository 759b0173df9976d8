#include "report/province_rows.h"

#include <string.h>

#include "notula/paper.h"
#include "notula/day.h"
#include "notula/paper.h"
#include "notula/str.h"

/* What the words of the file itself are, as the header is. */

static const char *yes_no(const struct nt_sheets *s, bool yes)
{
	if (s->dress.local)
		return yes ? "ya" : "tidak";
	return yes ? "yes" : "no";
}

static const char *weekday(const struct nt_sheets *s, const char *iso)
{
	static const char *const names[][2] = {
		{ "Senin", "Monday" },	 { "Selasa", "Tuesday" },
		{ "Rabu", "Wednesday" }, { "Kamis", "Thursday" },
		{ "Jumat", "Friday" },	 { "Sabtu", "Saturday" },
		{ "Minggu", "Sunday" },
	};
	struct nt_date d;

	if (!nt_date_read(iso, &d) || d.day == 0)
		return NULL;
	return names[nt_day_weekday(nt_date_first(d))][s->dress.local ? 0 : 1];
}

static const char *precision(const struct nt_sheets *s, const char *iso)
{
	static const char *const names[][2] = {
		{ "tahun", "year" },
		{ "bulan", "month" },
		{ "hari", "day" },
	};
	struct nt_date d;

	if (!nt_date_read(iso, &d))
		return NULL;
	return names[(d.month != 0) + (d.day != 0)][s->dress.local ? 0 : 1];
}

static void put_word(struct nt_sheets *s, const struct nt_set *set, int word)
{
	nt_sheets_text(s, set->words[word]);
}

/* "09:30" as 09.30, so that no spreadsheet counts with it. */
static void put_time(struct nt_sheets *s, const char *time)
{
	char text[8] = "";

	if (time != NULL && strlen(time) < sizeof(text)) {
		memcpy(text, time, strlen(time));
		text[2] = '.';
	}
	nt_sheets_text(s, text);
}

/* The columns that all sheets begin with, and those of a meeting's line. */

static void put_whose(const struct nt_province_row *to,
		      enum nt_province_sheet sheet, const char *office,
		      const char *code)
{
	nt_sheets_go(to->sheets, sheet);
	nt_sheets_text(to->sheets, code ? code : to->logbook->office_code);
	nt_sheets_text(to->sheets, office ? office : to->logbook->office);
	nt_sheets_text(to->sheets, to->month);
}

static void put_line(const struct nt_province_row *to,
		     enum nt_province_sheet sheet, const struct nt_record *rec,
		     int64_t no)
{
	put_whose(to, sheet, rec->office, rec->office_code);
	nt_sheets_date(to->sheets, rec->date);
	nt_sheets_text(to->sheets, rec->title);
	nt_sheets_number(to->sheets, no);
}

static void put_kinds(struct nt_sheets *s, const struct nt_figures *f)
{
	static const enum nt_kind own[] = {
		NT_KIND_CONSULTATION, NT_KIND_COORDINATION, NT_KIND_HEARING,
		NT_KIND_VISIT,	      NT_KIND_TRAINING,	    NT_KIND_INTERNAL,
	};
	int64_t rest = f->meetings;

	for (size_t i = 0; i < NT_COUNT(own); i++) {
		nt_sheets_number(s, f->kinds[own[i]]);
		rest -= f->kinds[own[i]];
	}
	nt_sheets_number(s, rest);
}

void nt_province_put_totals(const struct nt_province_row *to,
			    const struct nt_province_totals *t)
{
	const struct nt_figures *f = &t->r->now;
	struct nt_sheets *s = to->sheets;
	char closed[NT_DATE_SIZE] = "";
	struct nt_arena arena = { 0 };

	put_whose(to, NT_PROVINCE_TOTALS, NULL, NULL);
	nt_sheets_number(s, f->meetings);
	put_kinds(s, f);
	nt_sheets_number(s, f->people);
	nt_sheets_text(s, yes_no(s, f->estimated > 0));
	nt_sheets_number(s, f->organizations);
	nt_sheets_number(s, f->issues);
	nt_sheets_number(s, f->answered[NT_COVERAGE_FULLY]);
	nt_sheets_number(s, f->answered[NT_COVERAGE_PARTLY]);
	nt_sheets_number(s, f->answered[NT_COVERAGE_GENERALLY]);
	nt_sheets_number(s, f->answered[NT_COVERAGE_NONE]);
	nt_sheets_number(s, f->opened);
	nt_sheets_number(s, f->closed.on_time);
	nt_sheets_number(s, f->closed.late);
	nt_sheets_number(s, t->r->open);
	nt_sheets_number(s, t->r->overdue);
	nt_sheets_number(s, t->r->left_out);
	nt_sheets_number(s, t->r->doubtful);
	nt_sheets_number(s, t->corrections);
	nt_sheets_text(s, yes_no(s, f->meetings == 0));
	if (t->closed->at != NULL)
		memcpy(closed, t->closed->at, NT_DATE_SIZE - 1);
	nt_sheets_date(s, closed[0] != '\0' ? closed : NULL);
	nt_sheets_text(s, t->closed->at != NULL
				  ? nt_paper_code(&arena, t->closed->hash)
				  : NULL);
	nt_sheets_end_row(s);
	nt_arena_free(&arena);
}

/* Several values in a cell, one a line. */
static void add(struct nt_buf *cell, const char *s)
{
	if (s == NULL)
		return;
	if (cell->n > 0)
		nt_buf_putc(cell, '\n');
	for (; *s != '\0'; s++)
		nt_buf_putc(cell, *s == '\n' ? ' ' : *s);
}

static void put_cell(struct nt_sheets *s, struct nt_buf *cell)
{
	nt_sheets_text(s, nt_buf_str(cell));
	nt_buf_reset(cell);
}

/* Offices once each; ours only: those of the hosts. */
static void put_offices(struct nt_sheets *s, const struct nt_record *rec,
			bool hosts)
{
	const struct nt_participant *v = rec->participants.v;
	struct nt_buf cell = { 0 };

	for (size_t i = 0; i < rec->participants.n; i++) {
		bool seen = hosts && v[i].side != NT_SIDE_HOST;

		for (size_t j = 0; j < i && !seen; j++)
			seen = nt_str_eq(v[j].organization,
					 v[i].organization) &&
			       (!hosts || v[j].side == NT_SIDE_HOST);
		if (!seen)
			add(&cell, v[i].organization);
	}
	put_cell(s, &cell);
	nt_buf_free(&cell);
}

static const char *named(const struct nt_participant *p)
{
	if (p->name != NULL)
		return p->name;
	return p->position != NULL ? p->position : p->organization;
}

static bool was_there(const struct nt_participant *p)
{
	return p->presence != NT_PRESENCE_EXCUSED &&
	       p->presence != NT_PRESENCE_ABSENT;
}

static void put_people(struct nt_sheets *s, const struct nt_record *rec)
{
	struct nt_buf cell = { 0 };
	enum nt_head_count is = NT_HEAD_COUNT_EXACT;

	for (size_t i = 0; i < rec->participants.n; i++) {
		const struct nt_participant *p = &rec->participants.v[i];
		bool many = p->type == NT_PARTICIPANT_TYPE_GROUP ||
			    p->type == NT_PARTICIPANT_TYPE_ORGANIZATION;

		if (!was_there(p))
			continue;
		add(&cell, named(p));
		if (many && p->head_count == 0)
			is = NT_HEAD_COUNT_UNKNOWN;
		else if (p->head_count_is == NT_HEAD_COUNT_ESTIMATED &&
			 is == NT_HEAD_COUNT_EXACT)
			is = NT_HEAD_COUNT_ESTIMATED;
	}
	put_cell(s, &cell);
	nt_sheets_number(s, nt_people_at_least(rec));
	put_word(s, &nt_set_head_count, is);
	nt_buf_free(&cell);
}

/* The texts of the lines of SECTION. */
static void put_texts(struct nt_sheets *s, const struct nt_record *rec,
		      const char *section)
{
	const struct nt_field *f = nt_field(&nt_shape_record, section);
	const struct nt_field *text = nt_field(f->lines, "text");
	struct nt_lines lines = nt_get_lines(rec, f);
	struct nt_buf cell = { 0 };

	for (size_t i = 0; i < lines.n; i++)
		add(&cell, nt_get_text(nt_line(lines, f->lines, i), text));
	put_cell(s, &cell);
	nt_buf_free(&cell);
}

static int64_t offices_of(const struct nt_record *rec)
{
	int64_t n = 0;

	for (size_t i = 0; i < rec->participants.n; i++)
		n += rec->participants.v[i].office_count;
	return n;
}

/* A field as CSV has it. */
static void put_field(struct nt_sheets *s, const struct nt_record *rec,
		      const char *name)
{
	struct nt_buf cell = { 0 };

	nt_cell_write(&cell, rec, nt_field(&nt_shape_record, name));
	put_cell(s, &cell);
	nt_buf_free(&cell);
}

static void put_meeting(const struct nt_province_row *to,
			const struct nt_record *rec)
{
	struct nt_sheets *s = to->sheets;

	put_whose(to, NT_PROVINCE_MEETINGS, rec->office, rec->office_code);
	nt_sheets_number(s, rec->number);
	nt_sheets_text(s, rec->ref);
	nt_sheets_text(s, weekday(s, rec->date));
	nt_sheets_date(s, rec->date);
	nt_sheets_date(s, rec->end_date);
	nt_sheets_text(s, precision(s, rec->date));
	nt_sheets_text(s, rec->date_as_written);
	put_time(s, rec->start);
	put_time(s, rec->end);
	nt_sheets_text(s, rec->zone);
	put_word(s, &nt_set_kind, (int)rec->kind);
	nt_sheets_text(s, rec->title);
	put_word(s, &nt_set_mode, (int)rec->mode);
	nt_sheets_text(s, rec->venue);
	nt_sheets_text(s, rec->city);
	put_offices(s, rec, true);
	put_offices(s, rec, false);
	nt_sheets_known(s, offices_of(rec));
	put_people(s, rec);
	put_texts(s, rec, "issues");
	put_texts(s, rec, "responses");
	put_texts(s, rec, "follow_ups");
	put_word(s, &nt_set_record_status, (int)rec->status);
	put_field(s, rec, "to_verify");
	nt_sheets_text(s, rec->uid);
	nt_sheets_number(s, rec->version);
	nt_sheets_end_row(s);
}

/* The participant with NO; NULL if nobody is said. */
static const struct nt_participant *participant(const struct nt_record *rec,
						int64_t no)
{
	return no > 0 && (size_t)no <= rec->participants.n
		       ? &rec->participants.v[no - 1]
		       : NULL;
}

static bool answers(const struct nt_response *r, int64_t issue)
{
	for (size_t i = 0; i < r->answers.n; i++)
		if (r->answers.v[i].issue == issue)
			return true;
	return false;
}

static void put_responses(struct nt_sheets *s, const struct nt_record *rec,
			  int64_t issue)
{
	struct nt_buf texts = { 0 };
	struct nt_buf names = { 0 };

	for (size_t i = 0; i < rec->responses.n; i++) {
		const struct nt_response *r = &rec->responses.v[i];
		const struct nt_participant *by = participant(rec, r->given_by);

		if (!answers(r, issue))
			continue;
		add(&texts, r->text);
		add(&names, by ? named(by) : NULL);
	}
	put_cell(s, &texts);
	put_cell(s, &names);
	nt_buf_free(&texts);
	nt_buf_free(&names);
}

static int64_t age(const struct nt_province_row *to,
		   const struct nt_record *rec)
{
	struct nt_date date;

	return nt_date_read(rec->date, &date) ? to->today - nt_date_last(date)
					      : 0;
}

/* How long an issue waits that nobody answered fully, since its meeting. */
static void put_age(const struct nt_province_row *to,
		    const struct nt_record *rec, bool open)
{
	if (open && age(to, rec) >= 0)
		nt_sheets_number(to->sheets, age(to, rec));
	else
		nt_sheets_text(to->sheets, NULL);
}

static void put_issue(const struct nt_province_row *to,
		      const struct nt_record *rec, const struct nt_issue *issue)
{
	const struct nt_participant *by = participant(rec, issue->raised_by);
	struct nt_sheets *s = to->sheets;

	put_line(to, NT_PROVINCE_ISSUES, rec, issue->no);
	put_word(s, &nt_set_issue_type, (int)issue->type);
	nt_sheets_text(s, issue->category);
	nt_sheets_text(s, issue->text);
	nt_sheets_text(s, by ? named(by) : NULL);
	put_offices(s, rec, true);
	put_word(s, &nt_set_coverage, (int)nt_coverage_of(rec, issue->no));
	put_responses(s, rec, issue->no);
	put_age(to, rec, nt_issue_is_unanswered(rec, issue->no));
	nt_sheets_text(s, rec->uid);
	nt_sheets_end_row(s);
}

/* "tanggapan 2", "pokok bahasan 1" */
static void put_from(struct nt_sheets *s, const struct nt_follow_up *f)
{
	struct nt_buf cell = { 0 };

	if (f->response > 0)
		nt_buf_printf(&cell, "%s %lld",
			      s->dress.local ? "tanggapan" : "response",
			      (long long)f->response);
	else if (f->issue > 0)
		nt_buf_printf(&cell, "%s %lld",
			      s->dress.local ? "pokok bahasan" : "issue",
			      (long long)f->issue);
	put_cell(s, &cell);
	nt_buf_free(&cell);
}

static void put_overdue(const struct nt_province_row *to,
			const struct nt_follow_up *f)
{
	int64_t from = nt_overdue_from(f);

	if (nt_follow_up_is_open(f) && from <= to->today)
		nt_sheets_number(to->sheets, to->today - from + 1);
	else
		nt_sheets_text(to->sheets, NULL);
}

/* AGE is how long it is open already, below 0 if it is not. */
static void put_follow_up(const struct nt_province_row *to,
			  const struct nt_follow_up *f, int64_t days,
			  const char *uid)
{
	const struct nt_field *chases = nt_field(&nt_shape_follow_up, "chases");
	struct nt_sheets *s = to->sheets;
	struct nt_buf cell = { 0 };

	nt_sheets_text(s, f->text);
	put_from(s, f);
	put_word(s, &nt_set_direction, (int)f->direction);
	nt_sheets_text(s, f->owner);
	nt_sheets_date(s, f->due);
	nt_sheets_text(s, f->due_as_written);
	nt_sheets_date(s, f->due_original);
	put_word(s, &nt_set_follow_up_status, (int)f->status);
	nt_sheets_date(s, f->closed_on);
	put_overdue(to, f);
	if (days >= 0)
		nt_sheets_number(s, days);
	else
		nt_sheets_text(s, NULL);
	nt_cell_write(&cell, f, chases);
	put_cell(s, &cell);
	nt_sheets_text(s, f->closing_note);
	nt_sheets_text(s, uid);
	nt_sheets_end_row(s);
	nt_buf_free(&cell);
}

static void put_participant(const struct nt_province_row *to,
			    const struct nt_record *rec,
			    const struct nt_participant *p)
{
	struct nt_sheets *s = to->sheets;

	put_line(to, NT_PROVINCE_PARTICIPANTS, rec, p->no);
	put_word(s, &nt_set_participant_type, (int)p->type);
	nt_sheets_text(s, p->name);
	nt_sheets_text(s, p->position);
	nt_sheets_text(s, p->organization);
	put_word(s, &nt_set_side, (int)p->side);
	put_word(s, &nt_set_duty, (int)p->duty);
	put_word(s, &nt_set_presence, (int)p->presence);
	nt_sheets_text(s, p->presence_reason);
	nt_sheets_text(s, p->represented_by);
	nt_sheets_known(s, p->head_count);
	nt_sheets_known(s, p->office_count);
	put_word(s, &nt_set_head_count, (int)p->head_count_is);
	nt_sheets_text(s, rec->uid);
	nt_sheets_end_row(s);
}

void nt_province_put_record(const struct nt_province_row *to,
			    const struct nt_record *rec)
{
	put_meeting(to, rec);
	for (size_t i = 0; i < rec->issues.n; i++)
		put_issue(to, rec, &rec->issues.v[i]);
	for (size_t i = 0; i < rec->follow_ups.n; i++) {
		const struct nt_follow_up *f = &rec->follow_ups.v[i];

		put_line(to, NT_PROVINCE_FOLLOW_UPS, rec, f->no);
		put_follow_up(to, f,
			      nt_follow_up_is_open(f) ? age(to, rec) : -1,
			      rec->uid);
	}
	for (size_t i = 0; i < rec->participants.n; i++)
		put_participant(to, rec, &rec->participants.v[i]);
}

void nt_province_put_task(const struct nt_province_row *to,
			  const struct nt_task *task)
{
	put_whose(to, NT_PROVINCE_FOLLOW_UPS, NULL, NULL);
	nt_sheets_date(to->sheets, task->date);
	nt_sheets_text(to->sheets, task->title);
	nt_sheets_number(to->sheets, task->f.no);
	put_follow_up(to, &task->f,
		      nt_follow_up_is_open(&task->f) ? task->age_days : -1,
		      task->uid);
}
