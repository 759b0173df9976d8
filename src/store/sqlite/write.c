#include "notula/day.h"
#include "notula/doubt.h"
#include "notula/str.h"
#include "store/sqlite/rows.h"

/* What saving computes. */

static void compute_days(const struct nt_record *rec, struct nt_computed *out)
{
	struct nt_date first = { 0 }, last;
	bool known =
		rec->end_date != NULL && nt_date_read(rec->end_date, &last);

	if (!nt_date_read(rec->date, &first))
		return;
	out->first_day = nt_date_first(first);
	out->last_day = nt_date_last(known ? last : first);
	if (out->last_day < out->first_day)
		out->last_day = out->first_day;
}

static bool is_doubtful(const struct nt_record *rec)
{
	struct nt_arena arena = { 0 };
	struct nt_doubts doubts = { 0 };

	nt_doubts_of(rec, &arena, &doubts);
	nt_arena_free(&arena);
	return doubts.n > 0;
}

/* By FNV-1a. */
int64_t nt_same_key(const char *date, const char *text)
{
	struct nt_arena arena = { 0 };
	const char *s = nt_arena_printf(&arena, "%s\n%s", date,
					nt_str_fold(&arena, text));
	uint64_t hash = 0xCBF29CE484222325;

	for (; *s != '\0'; s++)
		hash = (hash ^ (unsigned char)*s) * 0x100000001B3;
	nt_arena_free(&arena);
	return (int64_t)(hash >> 1);
}

void nt_compute(const struct nt_record *rec, struct nt_computed *out)
{
	*out = (struct nt_computed) { .overdue_from = INT64_MAX };
	compute_days(rec, out);
	out->people = nt_people_at_least(rec);
	for (size_t i = 0; i < rec->follow_ups.n; i++) {
		int64_t from = nt_overdue_from(&rec->follow_ups.v[i]);

		out->open += nt_follow_up_is_open(&rec->follow_ups.v[i]);
		if (from < out->overdue_from)
			out->overdue_from = from;
	}
	for (size_t i = 0; i < rec->issues.n; i++)
		out->unanswered += nt_issue_is_unanswered(rec, (int64_t)i + 1);
	out->doubtful = is_doubtful(rec);
}

static void bind_overdue(struct nt_stmt *st, int64_t from)
{
	if (from != INT64_MAX)
		nt_bind_int(st, ":overdue_from", from);
}

static void bind_head(struct nt_stmt *st, const struct nt_record *rec,
		      const struct nt_record *linked)
{
	struct nt_computed computed;
	char sum[NT_SHA256_HEX];

	nt_compute(rec, &computed);
	nt_checksum(rec, NULL, sum);
	nt_bind_linked(st, rec, linked, &nt_shape_record);
	nt_bind_int(st, ":first_day", computed.first_day);
	nt_bind_int(st, ":last_day", computed.last_day);
	nt_bind_int(st, ":people", computed.people);
	nt_bind_int(st, ":open", computed.open);
	bind_overdue(st, computed.overdue_from);
	nt_bind_int(st, ":unanswered", computed.unanswered);
	nt_bind_int(st, ":doubtful", computed.doubtful);
	nt_bind_int(st, ":same_title", nt_same_key(rec->date, rec->title));
	if (rec->venue != NULL)
		nt_bind_int(st, ":same_venue",
			    nt_same_key(rec->date, rec->venue));
	nt_bind_text(st, ":checksum", sum);
}

/* Lines, by section. What is computed for a line is bound by BESIDE. */

static void beside_issue(struct nt_stmt *st, const struct nt_record *rec,
			 size_t i)
{
	enum nt_coverage how = nt_coverage_of(rec, (int64_t)i + 1);

	if (how != NT_NO_COVERAGE)
		nt_bind_text(st, ":coverage", nt_set_coverage.words[how]);
	nt_bind_int(st, ":unanswered",
		    nt_issue_is_unanswered(rec, (int64_t)i + 1));
}

static void beside_follow_up(struct nt_stmt *st, const struct nt_record *rec,
			     size_t i)
{
	const struct nt_follow_up *f = &rec->follow_ups.v[i];

	nt_bind_int(st, ":open", nt_follow_up_is_open(f));
	bind_overdue(st, nt_overdue_from(f));
}

static const struct section {
	const char *field;
	enum nt_sql clear;
	enum nt_sql insert;
	void (*beside)(struct nt_stmt *st, const struct nt_record *rec,
		       size_t i);
	const char *inner;
	enum nt_sql inner_insert;
} sections[] = {
	{ "attachments", NT_SQL_ATTACHMENT_DELETE, NT_SQL_ATTACHMENT_INSERT,
	  NULL, NULL, 0 },
	{ "participants", NT_SQL_PARTICIPANT_DELETE, NT_SQL_PARTICIPANT_INSERT,
	  NULL, NULL, 0 },
	{ "issues", NT_SQL_ISSUE_DELETE, NT_SQL_ISSUE_INSERT, beside_issue,
	  "events", NT_SQL_EVENT_INSERT },
	{ "responses", NT_SQL_RESPONSE_DELETE, NT_SQL_RESPONSE_INSERT, NULL,
	  "answers", NT_SQL_ANSWER_INSERT },
	{ "follow_ups", NT_SQL_FOLLOW_UP_DELETE, NT_SQL_FOLLOW_UP_INSERT,
	  beside_follow_up, "chases", NT_SQL_CHASE_INSERT },
};

static enum nt_status run_for(struct nt_store *store, enum nt_sql sql,
			      int64_t id, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, sql);

	nt_bind_int(st, ":id", id);
	return nt_run(st, err);
}

static enum nt_status write_inner(struct nt_store *store, int64_t id,
				  const struct section *s,
				  const struct nt_shape *shape,
				  const void *line, size_t no,
				  struct nt_err *err)
{
	const struct nt_field *f = nt_field(shape, s->inner);
	struct nt_lines lines = nt_get_lines(line, f);
	enum nt_status status = NT_OK;

	for (size_t i = 0; i < lines.n && status == NT_OK; i++) {
		struct nt_stmt *st = nt_stmt(store, s->inner_insert);

		nt_bind_int(st, ":meeting_id", id);
		nt_bind_int(st, ":line", (int64_t)no);
		nt_bind_int(st, ":no", (int64_t)i + 1);
		nt_bind_object(st, nt_line(lines, f->lines, i), f->lines);
		status = nt_run(st, err);
	}
	return status;
}

static enum nt_status write_section(struct nt_store *store, int64_t id,
				    const struct section *s,
				    const struct nt_record *rec,
				    const struct nt_record *linked,
				    struct nt_err *err)
{
	const struct nt_field *f = nt_field(&nt_shape_record, s->field);
	struct nt_lines lines = nt_get_lines(rec, f);
	struct nt_lines links = nt_get_lines(linked, f);
	enum nt_status status = NT_OK;

	for (size_t i = 0; i < lines.n && status == NT_OK; i++) {
		const void *line = nt_line(lines, f->lines, i);
		struct nt_stmt *st = nt_stmt(store, s->insert);

		nt_bind_int(st, ":meeting_id", id);
		nt_bind_int(st, ":no", (int64_t)i + 1);
		nt_bind_linked(st, line, nt_line(links, f->lines, i), f->lines);
		if (s->beside != NULL)
			s->beside(st, rec, i);
		status = nt_run(st, err);
		if (status == NT_OK && s->inner != NULL)
			status = write_inner(store, id, s, f->lines, line,
					     i + 1, err);
	}
	return status;
}

static enum nt_status write_tags(struct nt_store *store, int64_t id,
				 struct nt_words tags, struct nt_err *err)
{
	enum nt_status status = NT_OK;

	for (size_t i = 0; i < tags.n && status == NT_OK; i++) {
		struct nt_stmt *st = nt_stmt(store, NT_SQL_TAG_INSERT);

		nt_bind_int(st, ":meeting_id", id);
		nt_bind_text(st, ":tag", tags.v[i]);
		status = nt_run(st, err);
	}
	return status;
}

/* The lines and texts that stand now; lines of lines go with their line. */
static enum nt_status clear_lines(struct nt_store *store, int64_t id,
				  struct nt_err *err)
{
	enum nt_status status = run_for(store, NT_SQL_INDEX_DELETE, id, err);

	for (size_t i = 0; i < NT_COUNT(sections) && status == NT_OK; i++)
		status = run_for(store, sections[i].clear, id, err);
	return status == NT_OK ? run_for(store, NT_SQL_TAG_DELETE, id, err)
			       : status;
}

static enum nt_status write_head(struct nt_store *store, int64_t *id,
				 const struct nt_record *rec,
				 const struct nt_record *linked,
				 struct nt_err *err)
{
	struct nt_stmt *st;

	if (*id == 0) {
		st = nt_stmt(store, NT_SQL_MEETING_INSERT);
		bind_head(st, rec, linked);
		return nt_run_insert(st, id, err);
	}
	st = nt_stmt(store, NT_SQL_MEETING_UPDATE);
	nt_bind_int(st, ":meeting_id", *id);
	bind_head(st, rec, linked);
	return nt_run(st, err);
}

enum nt_status nt_write(struct nt_store *store, int64_t *id,
			const struct nt_record *rec,
			const struct nt_record *linked, struct nt_err *err)
{
	enum nt_status status = NT_OK;

	if (*id != 0)
		status = clear_lines(store, *id, err);
	if (status == NT_OK)
		status = write_head(store, id, rec, linked, err);
	for (size_t i = 0; i < NT_COUNT(sections) && status == NT_OK; i++)
		status = write_section(store, *id, &sections[i], rec, linked,
				       err);
	if (status == NT_OK)
		status = write_tags(store, *id, rec->tags, err);
	return status == NT_OK ? nt_texts_add(store, *id, rec, err) : status;
}

enum nt_status nt_erase(struct nt_store *store, int64_t id, struct nt_err *err)
{
	enum nt_status status = run_for(store, NT_SQL_INDEX_DELETE, id, err);

	return status == NT_OK ? run_for(store, NT_SQL_MEETING_DELETE, id, err)
			       : status;
}
