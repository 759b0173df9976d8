/* validate.c - every rule that one record can break by itself. */
#include <stdio.h>
#include <string.h>

#include "notula/day.h"
#include "notula/record.h"
#include "notula/str.h"
#include "notula/uid.h"
#include "notula/utf8.h"
#include "record/value.h"

static enum nt_status check_text(const struct nt_field *f, const char *s,
				 struct nt_err *err)
{
	size_t n = s ? strlen(s) : 0;

	if (s == NULL)
		return NT_OK;
	if (nt_str_blank(s))
		return nt_fail_field(err, NT_EINVAL, f->name,
				     _("holds nothing but blanks"));
	if (n > nt_value_limit(f))
		return nt_fail_field(err, NT_EINVAL, f->name,
				     _("%zu bytes, at most %zu are kept"), n,
				     nt_value_limit(f));
	if (nt_utf8_bad(s, n) < n)
		return nt_fail_field(err, NT_EINVAL, f->name,
				     _("is not UTF-8 at byte %zu"),
				     nt_utf8_bad(s, n) + 1);
	if (strchr(s, '\r') != NULL)
		return nt_fail_field(err, NT_EINVAL, f->name,
				     _("holds a carriage return"));
	return nt_value_check(f, s, err);
}

static enum nt_status check_words(const struct nt_field *f,
				  struct nt_words words, struct nt_err *err)
{
	struct nt_field word = { .name = f->name, .kind = NT_LINE };

	if (words.n > NT_LIMIT_LINES)
		return nt_fail_field(err, NT_EINVAL, f->name,
				     _("%zu entries, at most %d are kept"),
				     words.n, NT_LIMIT_LINES);
	for (size_t i = 0; i < words.n; i++) {
		enum nt_status st = check_text(&word, words.v[i], err);

		if (st != NT_OK)
			return st;
		if (strpbrk(words.v[i], " \t\n") != NULL)
			return nt_fail_field(err, NT_EINVAL, f->name,
					     _("\"%.60s\" holds a blank: it is "
					       "a list of words"),
					     words.v[i]);
	}
	return NT_OK;
}

static enum nt_status check_object(const void *object,
				   const struct nt_shape *shape,
				   struct nt_err *err);

static enum nt_status check_lines(const void *object, const struct nt_field *f,
				  struct nt_err *err)
{
	struct nt_lines lines = nt_get_lines(object, f);
	const struct nt_field *no = nt_field(f->lines, "no");

	if (lines.n > NT_LIMIT_LINES)
		return nt_fail_field(err, NT_EINVAL, f->name,
				     _("%zu lines, at most %d are kept"),
				     lines.n, NT_LIMIT_LINES);
	for (size_t i = 0; i < lines.n; i++) {
		const void *line = nt_line(lines, f->lines, i);
		enum nt_status st = check_object(line, f->lines, err);

		if (st == NT_OK && no != NULL &&
		    nt_get_number(line, no) != (int64_t)i + 1)
			st = nt_fail_field(err, NT_EINVAL, "no",
					   _("is %lld: the lines are numbered "
					     "1, 2, 3 without gaps"),
					   (long long)nt_get_number(line, no));
		if (st != NT_OK) {
			nt_err_within(err, "%s %zu", f->name, i + 1);
			return st;
		}
	}
	return NT_OK;
}

static enum nt_status check_number(const struct nt_field *f, int64_t number,
				   struct nt_err *err)
{
	int64_t most = f->kind == NT_INT    ? NT_LIMIT_NUMBER
		       : f->kind == NT_WORD ? f->set->n - 1
					    : 1;

	if (number >= 0 && number <= most)
		return NT_OK;
	return nt_fail_field(err, NT_EINVAL, f->name,
			     _("%lld is not a number from 1 to %lld"),
			     (long long)number, (long long)most);
}

static enum nt_status check_object(const void *object,
				   const struct nt_shape *shape,
				   struct nt_err *err)
{
	enum nt_status st = NT_OK;

	for (size_t i = 0; st == NT_OK && i < shape->n; i++) {
		const struct nt_field *f = &shape->fields[i];

		if (f->kind == NT_WORDS)
			st = check_words(f, nt_get_words(object, f), err);
		else if (f->kind == NT_LINES)
			st = check_lines(object, f, err);
		else if (nt_field_is_text(f))
			st = check_text(f, nt_get_text(object, f), err);
		else
			st = check_number(f, nt_get_number(object, f), err);
	}
	return st;
}

/* A reference to a line of another section; 0 refers to none. */
static enum nt_status check_reference(const char *field, int64_t no, size_t n,
				      const char *section, struct nt_err *err)
{
	if (no >= 0 && (uint64_t)no <= n)
		return NT_OK;
	return nt_fail_field(err, NT_EINVAL, field,
			     _("refers to %s %lld, which does not exist"),
			     _(section), (long long)no);
}

static enum nt_status check_how(enum nt_coverage how, struct nt_err *err)
{
	if (how != NT_COVERAGE_NONE)
		return NT_OK;
	return nt_fail_field(err, NT_EINVAL, "how",
			     _("Unknown value \"%.60s\"; one of: %s"), "none",
			     "generally, partly, fully");
}

/* "MEETING_UID/no" */
static enum nt_status check_continues(const char *s, struct nt_err *err)
{
	char uid[NT_UID_SIZE];
	long long no;

	if (s == NULL)
		return NT_OK;
	snprintf(uid, sizeof(uid), "%s", s);
	if (strlen(s) > NT_UID_SIZE && s[NT_UID_SIZE - 1] == '/' &&
	    nt_uid_valid(uid) &&
	    nt_str_number(s + NT_UID_SIZE, 1, NT_LIMIT_LINES, &no))
		return NT_OK;
	return nt_fail_field(err, NT_EINVAL, "continues",
			     _("\"%.60s\" is not the uid of a meeting, a / and "
			       "the number of a line"),
			     s);
}

static enum nt_status check_event(const struct nt_event *e, struct nt_err *err)
{
	if (e->date == NULL)
		return nt_fail_field(err, NT_EINVAL, "date", _("is missing"));
	if (e->type == NT_NO_EVENT_TYPE)
		return nt_fail_field(err, NT_EINVAL, "type", _("is missing"));
	return check_how(e->how, err);
}

static enum nt_status check_issue(const struct nt_record *rec,
				  const struct nt_issue *issue,
				  struct nt_err *err)
{
	enum nt_status st =
		check_reference("raised_by", issue->raised_by,
				rec->participants.n, N_("participant"), err);

	if (st == NT_OK)
		st = check_continues(issue->continues, err);
	for (size_t i = 0; st == NT_OK && i < issue->events.n; i++) {
		st = check_event(&issue->events.v[i], err);
		if (st != NT_OK)
			nt_err_within(err, "events %zu", i + 1);
	}
	return st;
}

static enum nt_status check_answer(const struct nt_record *rec,
				   const struct nt_response *r, size_t i,
				   struct nt_err *err)
{
	const struct nt_answer *a = &r->answers.v[i];
	enum nt_status st;

	if (a->issue == 0)
		return nt_fail_field(err, NT_EINVAL, "issue", _("is missing"));
	st = check_reference("issue", a->issue, rec->issues.n, N_("issue"),
			     err);
	for (size_t j = 0; st == NT_OK && j < i; j++)
		if (r->answers.v[j].issue == a->issue)
			st = nt_fail_field(err, NT_EINVAL, "issue",
					   _("issue %lld is answered twice"),
					   (long long)a->issue);
	return st == NT_OK ? check_how(a->how, err) : st;
}

static enum nt_status check_response(const struct nt_record *rec,
				     const struct nt_response *r,
				     struct nt_err *err)
{
	enum nt_status st =
		check_reference("given_by", r->given_by, rec->participants.n,
				N_("participant"), err);

	for (size_t i = 0; st == NT_OK && i < r->answers.n; i++) {
		st = check_answer(rec, r, i, err);
		if (st != NT_OK)
			nt_err_within(err, "answers %zu", i + 1);
	}
	return st;
}

static enum nt_status check_chase(const struct nt_chase *c, struct nt_err *err)
{
	if (c->date == NULL)
		return nt_fail_field(err, NT_EINVAL, "date", _("is missing"));
	if (c->type == NT_NO_CHASE_TYPE)
		return nt_fail_field(err, NT_EINVAL, "type", _("is missing"));
	return NT_OK;
}

static enum nt_status check_follow_up(const struct nt_record *rec,
				      const struct nt_follow_up *f,
				      struct nt_err *err)
{
	enum nt_status st = check_reference("issue", f->issue, rec->issues.n,
					    N_("issue"), err);

	if (st == NT_OK)
		st = check_reference("response", f->response, rec->responses.n,
				     N_("response"), err);
	if (st == NT_OK)
		st = check_continues(f->continues, err);
	for (size_t i = 0; st == NT_OK && i < f->chases.n; i++) {
		st = check_chase(&f->chases.v[i], err);
		if (st != NT_OK)
			nt_err_within(err, "chases %zu", i + 1);
	}
	return st;
}

static enum nt_status check_sections(const struct nt_record *rec,
				     struct nt_err *err)
{
	for (size_t i = 0; i < rec->issues.n; i++)
		if (check_issue(rec, &rec->issues.v[i], err) != NT_OK) {
			nt_err_within(err, "issues %zu", i + 1);
			return NT_EINVAL;
		}
	for (size_t i = 0; i < rec->responses.n; i++)
		if (check_response(rec, &rec->responses.v[i], err) != NT_OK) {
			nt_err_within(err, "responses %zu", i + 1);
			return NT_EINVAL;
		}
	for (size_t i = 0; i < rec->follow_ups.n; i++)
		if (check_follow_up(rec, &rec->follow_ups.v[i], err) != NT_OK) {
			nt_err_within(err, "follow_ups %zu", i + 1);
			return NT_EINVAL;
		}
	return NT_OK;
}

static enum nt_status check_attachments(const struct nt_record *rec,
					struct nt_err *err)
{
	for (size_t i = 0; i < rec->attachments.n; i++) {
		const struct nt_attachment *a = &rec->attachments.v[i];
		const char *hex = a->sha256 ? a->sha256 : "";

		if (a->kind == NT_NO_ATTACHMENT_KIND)
			nt_fail_field(err, NT_EINVAL, "kind", _("is missing"));
		else if (hex[strspn(hex, "0123456789abcdef")] != '\0')
			nt_fail_field(err, NT_EINVAL, "sha256",
				      _("\"%.60s\" is not in lower-case "
					"hexadecimal"),
				      hex);
		else
			continue;
		nt_err_within(err, "attachments %zu", i + 1);
		return NT_EINVAL;
	}
	return NT_OK;
}

/* What the meeting says of itself. */
static enum nt_status check_meeting(const struct nt_record *rec,
				    struct nt_err *err)
{
	struct nt_date first, last;

	if (rec->title == NULL)
		return nt_fail_field(err, NT_EINVAL, "title",
				     _("A meeting needs a title and a date."));
	if (rec->date == NULL)
		return nt_fail_field(err, NT_EINVAL, "date",
				     _("A meeting needs a title and a date."));
	if (rec->end_date != NULL && nt_date_read(rec->date, &first) &&
	    nt_date_read(rec->end_date, &last) &&
	    nt_date_last(last) < nt_date_first(first))
		return nt_fail_field(err, NT_EINVAL, "end_date",
				     _("The last day is before the first."));
	for (size_t i = 0; i < rec->same_as.n; i++)
		if (!nt_uid_valid(rec->same_as.v[i]))
			return nt_fail_field(err, NT_EINVAL, "same_as",
					     _("\"%.60s\" is not a UUID"),
					     rec->same_as.v[i]);
	for (size_t i = 0; i < rec->to_verify.n; i++)
		if (nt_field(&nt_shape_record, rec->to_verify.v[i]) == NULL)
			return nt_fail_field(err, NT_EINVAL, "to_verify",
					     _("Unknown field \"%.60s\""),
					     rec->to_verify.v[i]);
	return check_attachments(rec, err);
}

/* Bytes that OBJECT takes as JSON, guessed low. */
static size_t rough_size(const void *object, const struct nt_shape *shape)
{
	size_t size = 0;

	for (size_t i = 0; i < shape->n; i++) {
		const struct nt_field *f = &shape->fields[i];

		if (nt_is_unknown(object, f))
			continue;
		size += 8;
		if (nt_field_is_text(f))
			size += strlen(nt_get_text(object, f));
		if (f->kind != NT_LINES)
			continue;
		for (size_t j = 0; j < nt_get_lines(object, f).n; j++)
			size += rough_size(nt_line(nt_get_lines(object, f),
						   f->lines, j),
					   f->lines);
	}
	return size;
}

static enum nt_status check_size(const struct nt_record *rec,
				 struct nt_err *err)
{
	struct nt_buf json = { 0 };
	size_t n;

	if (rough_size(rec, &nt_shape_record) < NT_LIMIT_RECORD / 8)
		return NT_OK;
	nt_json_write(&json, rec);
	n = json.n;
	nt_buf_free(&json);
	return n <= NT_LIMIT_RECORD
		       ? NT_OK
		       : nt_fail(err, NT_EINVAL,
				 _("the record is over %d bytes long"),
				 NT_LIMIT_RECORD);
}

enum nt_status nt_validate(const struct nt_record *rec, struct nt_err *err)
{
	enum nt_status st = check_object(rec, &nt_shape_record, err);

	if (st == NT_OK)
		st = check_meeting(rec, err);
	if (st == NT_OK)
		st = check_sections(rec, err);
	if (st == NT_OK)
		st = check_size(rec, err);
	return st;
}
