/* ask.c - what a meeting needs first: date, title, place, people, issues with
 * their responses, follow-ups. The form asks for everything else. */
#include "cli/ask.h"

#include <string.h>

#include "cli/out.h"
#include "cli/prompt.h"
#include "notula/str.h"

static enum nt_status ask(struct cmd_run *run, void *object,
			  const struct nt_shape *shape, const char *name,
			  const char *question, bool ahead, struct nt_err *err)
{
	return cli_ask_field(object, nt_field(shape, name), question,
			     nt_app_today(run->app), ahead, run->arena, err);
}

/* A record without a title or a date cannot be saved: ask again. */
static enum nt_status ask_head(struct cmd_run *run, struct nt_record *rec,
			       struct nt_err *err)
{
	const struct nt_shape *shape = &nt_shape_record;
	enum nt_status st = NT_OK;

	while (st == NT_OK && rec->date == NULL)
		st = ask(run, rec, shape, "date", _("Date (27/5, t, selasa)"),
			 false, err);
	while (st == NT_OK && rec->title == NULL)
		st = ask(run, rec, shape, "title", _("Title"), false, err);
	if (st == NT_OK)
		st = ask(run, rec, shape, "kind",
			 _("Kind (consultation, coordination, visit ...)"),
			 false, err);
	if (st == NT_OK)
		st = ask(run, rec, shape, "venue", _("Venue"), false, err);
	if (st == NT_OK)
		st = ask(run, rec, shape, "city", _("City"), false, err);
	return st;
}

/* The next part of *REST, up to a / between blanks; NULL for an empty one. */
static const char *next_part(const char **rest, struct nt_arena *arena)
{
	const char *s = *rest + strspn(*rest, " ");
	const char *end = nt_str_starts(s, "/ ") ? s : strstr(s, " / ");
	size_t n = end != NULL ? (size_t)(end - s) : strlen(s);

	*rest = s + n;
	if (end != NULL)
		*rest += strspn(*rest, " ") + 1;
	while (n > 0 && s[n - 1] == ' ')
		n--;
	return n > 0 ? nt_arena_strndup(arena, s, n) : NULL;
}

/* "(12)" or "(?)" as the name is a group, counted or not. */
static void take_group(struct nt_participant *p)
{
	char digits[16];
	long long count;
	size_t n = strlen(p->name);

	if (n < 3 || n >= sizeof(digits) || p->name[0] != '(' ||
	    p->name[n - 1] != ')')
		return;
	memcpy(digits, p->name + 1, n - 2);
	digits[n - 2] = '\0';
	if (nt_str_number(digits, 1, NT_LIMIT_NUMBER, &count)) {
		p->head_count = count;
		p->head_count_is = NT_HEAD_COUNT_EXACT;
	} else if (strcmp(digits, "?") == 0) {
		p->head_count_is = NT_HEAD_COUNT_UNKNOWN;
	} else {
		return;
	}
	p->name = NULL;
	p->type = NT_PARTICIPANT_TYPE_GROUP;
}

static void infer_type(struct nt_participant *p)
{
	if (p->name != NULL)
		take_group(p);
	if (p->type != NT_NO_PARTICIPANT_TYPE)
		return;
	if (p->name != NULL)
		p->type = NT_PARTICIPANT_TYPE_PERSON;
	else if (p->position != NULL)
		p->type = NT_PARTICIPANT_TYPE_ROLE;
	else
		p->type = NT_PARTICIPANT_TYPE_ORGANIZATION;
}

static enum nt_status ask_side(struct cmd_run *run, struct nt_record *rec,
			       enum nt_side side, const char *question,
			       struct nt_err *err)
{
	const struct nt_field *section =
		nt_field(&nt_shape_record, "participants");
	const char *line;
	enum nt_status st = cli_ask(question, run->arena, &line, err);

	while (st == NT_OK && line != NULL) {
		struct nt_participant *p =
			nt_add_line(rec, section, run->arena);

		p->side = side;
		p->name = next_part(&line, run->arena);
		p->position = next_part(&line, run->arena);
		p->organization = next_part(&line, run->arena);
		infer_type(p);
		st = cli_ask(question, run->arena, &line, err);
	}
	return st;
}

/* The response to the issue NO, which it answers fully. */
static enum nt_status ask_response(struct cmd_run *run, struct nt_record *rec,
				   int64_t no, struct nt_err *err)
{
	const struct nt_field *section =
		nt_field(&nt_shape_record, "responses");
	const struct nt_field *answers =
		nt_field(&nt_shape_response, "answers");
	struct nt_response response = { 0 };
	struct nt_answer *answer;
	enum nt_status st = ask(run, &response, &nt_shape_response, "text",
				_("  Response to it"), false, err);

	if (st != NT_OK || response.text == NULL)
		return st;
	answer = nt_add_line(&response, answers, run->arena);
	*answer = (struct nt_answer) { .issue = no, .how = NT_COVERAGE_FULLY };
	*(struct nt_response *)nt_add_line(rec, section, run->arena) = response;
	return NT_OK;
}

static enum nt_status ask_issues(struct cmd_run *run, struct nt_record *rec,
				 struct nt_err *err)
{
	const struct nt_field *section = nt_field(&nt_shape_record, "issues");
	enum nt_status st;

	for (;;) {
		struct nt_issue issue = { 0 };

		st = ask(run, &issue, &nt_shape_issue, "text",
			 _("Issue (empty: no more)"), false, err);
		if (st != NT_OK || issue.text == NULL)
			return st;
		*(struct nt_issue *)nt_add_line(rec, section, run->arena) =
			issue;
		st = ask_response(run, rec, (int64_t)rec->issues.n, err);
		if (st != NT_OK)
			return st;
	}
}

static enum nt_status ask_follow_ups(struct cmd_run *run, struct nt_record *rec,
				     struct nt_err *err)
{
	const struct nt_field *section =
		nt_field(&nt_shape_record, "follow_ups");
	const struct nt_shape *shape = &nt_shape_follow_up;
	enum nt_status st;

	for (;;) {
		struct nt_follow_up f = { 0 };

		st = ask(run, &f, shape, "text",
			 _("Follow-up (empty: no more)"), false, err);
		if (st != NT_OK || f.text == NULL)
			return st;
		st = ask(run, &f, shape, "owner", _("  Owner"), false, err);
		if (st == NT_OK)
			st = ask(run, &f, shape, "due", _("  Due"), true, err);
		if (st != NT_OK)
			return st;
		*(struct nt_follow_up *)nt_add_line(rec, section, run->arena) =
			f;
	}
}

enum nt_status cli_ask_record(struct cmd_run *run, struct nt_record *rec,
			      struct nt_err *err)
{
	enum nt_status st = ask_head(run, rec, err);

	if (st == NT_OK)
		cli_say("%s", _("People, a line each: NAME / POSITION / "
				"ORGANIZATION; (12) or (?) as the name is a "
				"group; an empty line ends them."));
	if (st == NT_OK)
		st = ask_side(run, rec, NT_SIDE_HOST, _("Host"), err);
	if (st == NT_OK)
		st = ask_side(run, rec, NT_SIDE_VISITOR, _("Visitor"), err);
	if (st == NT_OK)
		st = ask_issues(run, rec, err);
	if (st == NT_OK)
		st = ask_follow_ups(run, rec, err);
	nt_renumber(rec);
	return st;
}
