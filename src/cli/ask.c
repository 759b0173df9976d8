/* ask.c - what a meeting needs first: date, title, place, people, issues with
 * their responses, follow-ups. The form asks for everything else, and reads
 * what is typed in the same way (settle.h). */
#include "cli/ask.h"

#include <string.h>

#include "cli/out.h"
#include "cli/prompt.h"
#include "notula/doubt.h"
#include "notula/settle.h"
#include "notula/str.h"

struct asking {
	struct cmd_run *run;
	struct nt_settling how;
	struct nt_typed t;
};

static struct nt_spot spot_of(const struct asking *a, enum nt_part part,
			      size_t row, const char *field)
{
	const struct nt_shape *shape = nt_typed_row(&a->t, part, row)->shape;

	return (struct nt_spot) { part, row, nt_field(shape, field) };
}

/* Until the answer is empty or can be taken. */
static enum nt_status ask(struct asking *a, enum nt_part part, size_t row,
			  const char *field, const char *question,
			  struct nt_err *err)
{
	struct nt_spot spot = spot_of(a, part, row, field);
	const char *answer;
	enum nt_status st;

	for (;;) {
		st = cli_ask(question, a->run->arena, &answer, err);
		if (st != NT_OK || answer == NULL)
			return st;
		st = nt_settle(&a->t, &a->how, spot, answer, err);
		if (st == NT_OK)
			break;
		cli_error(err);
		nt_typed_put(&a->t, spot, "");
	}
	if (spot.field->kind == NT_DATE && nt_typed_get(&a->t, spot)[0])
		cli_say("  = %s", nt_typed_get(&a->t, spot));
	return NT_OK;
}

/* A weekday that contradicts its date is told where it was typed. */
static enum nt_status tell_doubts(struct asking *a, struct nt_err *err)
{
	struct nt_doubts doubts = { 0 };
	struct nt_record rec;
	enum nt_status st = nt_typed_record(&a->t, a->run->arena, &rec, err);

	if (st != NT_OK)
		return st;
	nt_doubts_of(&rec, a->run->arena, &doubts);
	for (size_t i = 0; i < doubts.n; i++)
		cli_say("  ? %s", doubts.v[i].text);
	return NT_OK;
}

/* A record without a title or a date cannot be saved: ask again. */
static enum nt_status ask_needed(struct asking *a, const char *field,
				 const char *question, struct nt_err *err)
{
	enum nt_status st;

	do
		st = ask(a, NT_PART_MEETING, 0, field, question, err);
	while (st == NT_OK &&
	       nt_typed_cell(&a->t, NT_PART_MEETING, 0, field)[0] == '\0');
	return st;
}

static enum nt_status ask_head(struct asking *a, struct nt_err *err)
{
	static const char *const more[][2] = {
		{ "kind", N_("Kind (consultation, coordination, visit ...)") },
		{ "venue", N_("Venue") },
		{ "city", N_("City") },
	};
	enum nt_status st =
		ask_needed(a, "date", _("Date (27/5, t, selasa)"), err);

	if (st == NT_OK)
		st = tell_doubts(a, err);
	if (st == NT_OK)
		st = ask_needed(a, "title", _("Title"), err);
	for (size_t i = 0; i < NT_COUNT(more) && st == NT_OK; i++)
		st = ask(a, NT_PART_MEETING, 0, more[i][0], _(more[i][1]), err);
	return st;
}

/* The next part of *REST, up to a / between blanks; "" for an empty one. */
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
	return nt_arena_strndup(arena, s, n);
}

static enum nt_status put_participant(struct asking *a, const char *side,
				      const char *line, struct nt_err *err)
{
	static const char *const fields[] = { "name", "position",
					      "organization" };
	enum nt_part part = NT_PART_PARTICIPANTS;
	size_t row = nt_typed_count(&a->t, part);
	enum nt_status st = NT_OK;

	nt_typed_add(&a->t, part, row, &nt_shape_participant);
	nt_typed_set(&a->t, part, row, "side", side);
	for (size_t i = 0; i < NT_COUNT(fields) && st == NT_OK; i++)
		st = nt_settle(&a->t, &a->how, spot_of(a, part, row, fields[i]),
			       next_part(&line, a->run->arena), err);
	if (st != NT_OK)
		nt_typed_remove(&a->t, part, row);
	return st;
}

static enum nt_status ask_side(struct asking *a, const char *side,
			       const char *question, struct nt_err *err)
{
	const char *line;
	enum nt_status st;

	for (;;) {
		st = cli_ask(question, a->run->arena, &line, err);
		if (st != NT_OK || line == NULL)
			return st;
		if (put_participant(a, side, line, err) != NT_OK)
			cli_error(err);
	}
}

/* A line more, begun with its text; *GIVEN: was there one? */
static enum nt_status ask_line(struct asking *a, enum nt_part part,
			       const struct nt_shape *shape,
			       const char *question, bool *given,
			       struct nt_err *err)
{
	size_t row = nt_typed_count(&a->t, part);
	enum nt_status st;

	nt_typed_add(&a->t, part, row, shape);
	st = ask(a, part, row, "text", question, err);
	*given = st == NT_OK && nt_typed_cell(&a->t, part, row, "text")[0];
	if (!*given)
		nt_typed_remove(&a->t, part, row);
	return st;
}

/* An issue with its response, which answers it fully. */
static enum nt_status ask_issue(struct asking *a, bool *given,
				struct nt_err *err)
{
	size_t row = nt_typed_count(&a->t, NT_PART_MATTERS);
	bool answered = false;
	int64_t no;
	enum nt_status st = ask_line(a, NT_PART_MATTERS, &nt_shape_issue,
				     _("Issue (empty: no more)"), given, err);

	if (!*given)
		return st;
	no = nt_typed_row(&a->t, NT_PART_MATTERS, row)->no;
	st = ask_line(a, NT_PART_MATTERS, &nt_shape_response,
		      _("  Response to it"), &answered, err);
	if (answered)
		nt_typed_set(&a->t, NT_PART_MATTERS, row + 1, "answers",
			     nt_arena_printf(a->run->arena, "%lld:fully",
					     (long long)no));
	return st;
}

static enum nt_status ask_follow_up(struct asking *a, bool *given,
				    struct nt_err *err)
{
	enum nt_part part = NT_PART_FOLLOW_UPS;
	size_t row = nt_typed_count(&a->t, part);
	enum nt_status st =
		ask_line(a, part, &nt_shape_follow_up,
			 _("Follow-up (empty: no more)"), given, err);

	if (*given)
		st = ask(a, part, row, "owner", _("  Owner"), err);
	if (*given && st == NT_OK)
		st = ask(a, part, row, "due", _("  Due"), err);
	return st;
}

static enum nt_status ask_all(struct asking *a, struct nt_err *err)
{
	bool more = true;
	enum nt_status st = ask_head(a, err);

	if (st == NT_OK)
		cli_say("%s", _("People, a line each: NAME / POSITION / "
				"ORGANIZATION; (12) or (?) as the name is a "
				"group; an empty line ends them."));
	if (st == NT_OK)
		st = ask_side(a, "host", _("Host"), err);
	if (st == NT_OK)
		st = ask_side(a, "visitor", _("Visitor"), err);
	while (st == NT_OK && more)
		st = ask_issue(a, &more, err);
	more = true;
	while (st == NT_OK && more)
		st = ask_follow_up(a, &more, err);
	return st;
}

enum nt_status cli_ask_record(struct cmd_run *run, struct nt_record *rec,
			      struct nt_err *err)
{
	struct asking a = { .run = run };
	struct nt_logbook logbook;
	enum nt_status st =
		nt_store_logbook(run->store, run->arena, &logbook, err);

	if (st != NT_OK)
		return st;
	a.how.today = nt_app_today(run->app);
	a.how.office = logbook.office;
	nt_typed_start(&a.t);
	st = ask_all(&a, err);
	if (st == NT_OK)
		st = nt_typed_record(&a.t, run->arena, rec, err);
	nt_typed_free(&a.t);
	return st;
}
