/* sitting_said.c - issues and responses of a meeting, line by line. */
#include "notula/printed.h"
#include "notula/wording.h"
#include "report/sitting.h"

/* Is the record one that nobody goes on writing? */
static bool is_final(const struct nt_record *rec)
{
	return rec->status == NT_RECORD_STATUS_FINAL ||
	       rec->status == NT_RECORD_STATUS_AMENDED;
}

/* Where a list is empty: nothing was, or nobody wrote it yet. */
const char *nt_sitting_nothing(const struct nt_sitting *m)
{
	return is_final(m->rec) ? _("NIL") : NT_BLANK;
}

/* Who said all the lines of a section, so that it is said once: 0 if they
 * were several, or nobody knows. */
int64_t nt_sitting_only_one(struct nt_lines lines, const struct nt_shape *shape,
			    const char *by)
{
	const struct nt_field *field = nt_field(shape, by);
	int64_t one = 0;

	for (size_t i = 0; i < lines.n; i++) {
		int64_t no = nt_get_number(nt_line(lines, shape, i), field);

		if (no == 0 || (i > 0 && no != one))
			return 0;
		one = no;
	}
	return lines.n > 1 ? one : 0;
}

void nt_sitting_all_by(struct nt_sitting *m, int64_t no)
{
	if (no != 0)
		nt_paper_text(m->paper,
			      nt_arena_printf(m->arena, _("All by %s."),
					      nt_sitting_by(m, no)));
}

/* "3, 4": the responses to issue NO; NULL if there is none. */
static const char *responses_to(struct nt_sitting *m, int64_t no)
{
	struct nt_buf text = { 0 };

	for (size_t i = 0; i < m->rec->responses.n; i++) {
		const struct nt_response *r = &m->rec->responses.v[i];

		for (size_t j = 0; j < r->answers.n; j++)
			if (r->answers.v[j].issue == no)
				nt_buf_printf(&text, "%s%lld",
					      text.n ? ", " : "",
					      (long long)r->no);
	}
	return nt_kept(m->arena, &text);
}

/* "Terjawab penuh (tanggapan 3)": by which responses, or when later. */
static const char *answered(struct nt_sitting *m, const struct nt_issue *issue)
{
	const char *how = nt_worded_coverage(nt_coverage_of(m->rec, issue->no));
	const char *which = responses_to(m, issue->no);
	const char *parts[2] = { 0 };
	const char *why;

	if (which != NULL)
		parts[0] = nt_arena_printf(m->arena, _("resp. %s"), which);
	for (size_t i = 0; i < issue->events.n; i++)
		if (issue->events.v[i].type == NT_EVENT_TYPE_ANSWERED)
			parts[1] = nt_or_blank(
				nt_printed_date(m->arena,
						issue->events.v[i].date));
	why = nt_joined(m->arena, parts, 2, "; ");
	return why == NULL ? how
			   : nt_arena_printf(m->arena, "%s (%s)", how, why);
}

static bool is_withdrawn(const struct nt_issue *issue)
{
	for (size_t i = 0; i < issue->events.n; i++)
		if (issue->events.v[i].type == NT_EVENT_TYPE_WITHDRAWN)
			return true;
	return false;
}

/* Text, then type and category in brackets, then who raised it. */
const char *nt_sitting_issue_text(struct nt_sitting *m,
				  const struct nt_issue *issue, bool by)
{
	const char *const kinds[] = { nt_worded_issue(issue->type),
				      nt_worded_category(issue->category) };
	const char *kind = nt_joined(m->arena, kinds, 2, ", ");
	const char *who = by ? nt_sitting_by(m, issue->raised_by) : NULL;
	const char *const parts[] = {
		nt_or_blank(issue->text),
		kind ? nt_arena_printf(m->arena, "(%s)", kind) : NULL,
		who ? nt_arena_printf(m->arena, _("– raised by %s"), who)
		    : NULL,
	};

	return nt_sitting_mark_line(m, issue->to_verify,
				    nt_joined(m->arena, parts, NT_COUNT(parts),
					      " "));
}

void nt_sitting_issue(struct nt_sitting *m, const struct nt_issue *issue,
		      bool by)
{
	const char *text = nt_sitting_issue_text(m, issue, by);
	const char *how = is_withdrawn(issue) ? _("withdrawn")
			  : issue->type == NT_ISSUE_TYPE_REPORT
				  ? NULL
				  : answered(m, issue);

	if (how != NULL)
		text = nt_arena_printf(m->arena, "%s\n-> %s.", text, how);
	nt_paper_item(m->paper, nt_no(m->arena, issue->no), text);
}

const char *nt_sitting_response_text(struct nt_sitting *m,
				     const struct nt_response *r, bool by)
{
	const char *type = nt_worded_response(r->type);
	const char *who = by ? nt_sitting_by(m, r->given_by) : NULL;
	const char *text = nt_or_blank(r->text);

	if (type != NULL)
		text = nt_arena_printf(m->arena, "%s: %s", type, text);
	if (who != NULL)
		text = nt_arena_printf(m->arena, _("%s – by %s"), text, who);
	return nt_sitting_mark_line(m, r->to_verify, text);
}

void nt_sitting_response(struct nt_sitting *m, const struct nt_response *r,
			 bool by)
{
	nt_paper_item(m->paper, nt_no(m->arena, r->no),
		      nt_sitting_response_text(m, r, by));
}
