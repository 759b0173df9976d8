/* minutes.c - the notula: LAYOUTS.md, 3 and 4. */
#include "notula/minutes.h"

#include <string.h>

#include "notula/printed.h"
#include "notula/str.h"
#include "notula/wording.h"
#include "report/sitting.h"

enum { AT_PART = 2, AT_TEXT = 5 };

/* Head. */

static bool is_numbered(const char *agenda)
{
	size_t digits = strspn(agenda, "0123456789");

	return (digits > 0 && strchr(".)", agenda[digits]) != NULL) ||
	       agenda[0] == '-' || agenda[0] == '*';
}

/* A line of the agenda each, numbered unless somebody did so. */
static const char *agenda(struct nt_sitting *m)
{
	const char *rest = m->rec->agenda;
	struct nt_buf text = { 0 };
	int64_t no = 0;

	if (rest == NULL)
		return "1. " NT_BLANK "\n2. " NT_BLANK;
	if (is_numbered(rest) || strchr(rest, '\n') == NULL)
		return rest;
	while (*rest != '\0') {
		size_t n = strcspn(rest, "\n");

		if (n > strspn(rest, " \t"))
			nt_buf_printf(&text, "%s%lld. %.*s", text.n ? "\n" : "",
				      (long long)++no, (int)n, rest);
		rest += n + (rest[n] == '\n');
	}
	return nt_kept(m->arena, &text);
}

/* Everybody who has DUTY: each side may have its own chair. */
static const char *everyone(struct nt_sitting *m, enum nt_duty duty)
{
	struct nt_buf text = { 0 };

	for (size_t i = 0; i < m->rec->participants.n; i++) {
		const struct nt_participant *p = &m->rec->participants.v[i];

		if (p->duty == duty)
			nt_buf_printf(&text, "%s%s", text.n ? "\n" : "",
				      nt_sitting_name(m, p, true));
	}
	return nt_or_blank(nt_kept(m->arena, &text));
}

static const char *invitation(struct nt_sitting *m)
{
	return m->rec->invitation != NULL
		       ? m->rec->invitation
		       : nt_arena_printf(m->arena, _("No. %s of %s"), NT_BLANK,
					 NT_BLANK);
}

static void put_title(struct nt_sitting *m)
{
	nt_sitting_letterhead(m);
	nt_paper_gap(m->paper);
	nt_paper_title(m->paper, _("MINUTES"));
	nt_paper_centred(m->paper, nt_arena_printf(m->arena, _("Number: %s"),
						   nt_or_blank(m->rec->ref)));
	nt_paper_gap(m->paper);
}

/* How many there were; the sheet names them. */
static const char *attached(struct nt_sitting *m)
{
	return nt_worded_sentence(
		m->arena,
		nt_arena_printf(m->arena, _("%s; attendance sheet attached."),
				nt_sitting_heads(m)));
}

/* Lines that stand only where something is known of them. */
static void put_known(struct nt_sitting *m, const char *label, const char *text)
{
	if (text != NULL)
		nt_paper_pair(m->paper, label, text);
}

static void put_chairs(struct nt_sitting *m)
{
	struct nt_paper *p = m->paper;

	nt_paper_pair(p, _("Chair of the meeting"), "");
	p->indent = AT_PART;
	nt_paper_pair(p, _(NC_("minutes", "Chair")),
		      everyone(m, NT_DUTY_CHAIR));
	nt_paper_pair(p, _(NC_("minutes", "Secretary")),
		      everyone(m, NT_DUTY_SECRETARY));
	nt_paper_pair(p, _(NC_("minutes", "Recorder")),
		      everyone(m, NT_DUTY_RECORDER));
	p->indent = 0;
}

static void put_head(struct nt_sitting *m)
{
	const struct nt_record *rec = m->rec;
	struct nt_paper *p = m->paper;

	nt_paper_pair(p, _(NC_("minutes", "Meeting")), nt_sitting_title(m));
	put_known(m, _("Kind"), nt_worded_kind(rec->kind));
	nt_paper_pair(p, _("Day/Date"), nt_sitting_date(m));
	nt_paper_pair(p, _(NC_("minutes", "Invitation")), invitation(m));
	nt_paper_pair(p, _(NC_("minutes", "Time")), nt_sitting_time(m));
	nt_paper_pair(p, _(NC_("minutes", "Venue")), nt_sitting_place(m));
	put_known(m, _(NC_("minutes", "Held")), nt_worded_mode(rec->mode));
	nt_paper_pair(p, _("Agenda"), agenda(m));
	put_chairs(m);
	nt_paper_pair(p, _(NC_("minutes", "Participants")), "");
	p->indent = AT_PART;
	nt_sitting_participants(m, NT_SIDE_HOST);
	nt_paper_text(p, attached(m));
	p->indent = 0;
}

static void put_brief_head(struct nt_sitting *m)
{
	struct nt_paper *p = m->paper;

	nt_paper_pair(p, _("Name of the meeting"), nt_sitting_title(m));
	nt_paper_pair(p, _("Day/Date"), nt_sitting_date(m));
	nt_paper_pair(p, _(NC_("brief", "Time")),
		      nt_or_blank(nt_printed_times(m->arena, m->rec->start,
						   m->rec->end, m->rec->zone)));
	nt_paper_pair(p, _(NC_("minutes", "Venue")), nt_sitting_place(m));
	nt_paper_pair(p, _(NC_("brief", "Chair")), everyone(m, NT_DUTY_CHAIR));
	nt_paper_pair(p, _(NC_("brief", "Recorder")),
		      everyone(m, NT_DUTY_RECORDER));
	nt_paper_pair(p, _(NC_("brief", "Participants (attached)")),
		      nt_sitting_heads(m));
}

/* What was said. */

/* Part NO of the proceedings. */
static void put_part(struct nt_sitting *m, int64_t no, const char *heading)
{
	if (no > 1)
		nt_paper_gap(m->paper);
	m->paper->indent = AT_PART;
	nt_paper_heading(m->paper, 2,
			 nt_arena_printf(m->arena, "%s %s", nt_no(m->arena, no),
					 heading));
	m->paper->indent = AT_TEXT;
}

static void put_opening(struct nt_sitting *m, int64_t no)
{
	const struct nt_record *rec = m->rec;
	const char *const parts[] = {
		rec->opening,
		rec->background,
		rec->purpose ? nt_arena_printf(m->arena, _("Purpose: %s"),
					       rec->purpose)
			     : NULL,
	};

	put_part(m, no, _(NC_("minutes", "Opening")));
	nt_paper_text(m->paper, nt_or_blank(nt_joined(m->arena, parts,
						      NT_COUNT(parts), "\n")));
}

static void put_issues(struct nt_sitting *m)
{
	const struct nt_record *rec = m->rec;
	int64_t one = nt_sitting_only_one((struct nt_lines) { rec->issues.v,
							      rec->issues.n },
					  &nt_shape_issue, "raised_by");

	nt_paper_heading(m->paper, 3, _("Issues"));
	for (size_t i = 0; i < rec->issues.n; i++)
		nt_sitting_issue(m, &rec->issues.v[i], one == 0);
	if (rec->issues.n == 0)
		nt_paper_text(m->paper, nt_sitting_nothing(m));
	nt_sitting_all_by(m, one);
}

static void put_responses(struct nt_sitting *m)
{
	const struct nt_record *rec = m->rec;
	int64_t one =
		nt_sitting_only_one((struct nt_lines) { rec->responses.v,
							rec->responses.n },
				    &nt_shape_response, "given_by");

	nt_paper_heading(m->paper, 3, _("Responses"));
	for (size_t i = 0; i < rec->responses.n; i++)
		nt_sitting_response(m, &rec->responses.v[i], one == 0);
	if (rec->responses.n == 0)
		nt_paper_text(m->paper, nt_sitting_nothing(m));
	nt_sitting_all_by(m, one);
}

static void put_closing(struct nt_sitting *m, int64_t no)
{
	const struct nt_record *rec = m->rec;
	const char *end = nt_printed_times(m->arena, rec->end, NULL, rec->zone);

	put_part(m, no, _(NC_("minutes", "Closing")));
	if (rec->closing != NULL)
		nt_paper_text(m->paper, rec->closing);
	nt_paper_text(m->paper,
		      nt_arena_printf(m->arena, _("The meeting closed at %s"),
				      nt_or_blank(end)));
	if (rec->next_date != NULL)
		nt_paper_text(m->paper,
			      nt_arena_printf(m->arena, _("Next meeting: %s"),
					      nt_printed_day(m->arena,
							     rec->next_date,
							     NULL)));
}

static void put_proceedings(struct nt_sitting *m)
{
	bool brief = m->how->brief;
	int64_t no = 0;

	nt_paper_gap(m->paper);
	if (!brief) {
		nt_paper_pair(m->paper, _("Proceedings"), "");
		put_opening(m, ++no);
	}
	put_part(m, ++no, _("Discussion"));
	put_issues(m);
	put_responses(m);
	put_part(m, ++no, _("Decisions / conclusions"));
	nt_paper_text(m->paper, nt_or_blank(m->rec->outcome));
	put_part(m, ++no, _("Follow-ups"));
	if (m->rec->follow_ups.n > 0)
		nt_sitting_follow_ups(m);
	else
		nt_paper_text(m->paper, nt_sitting_nothing(m));
	if (!brief)
		put_closing(m, ++no);
}

static void put_signatures(struct nt_sitting *m)
{
	struct nt_paper_sign *sign = nt_arena_alloc(m->arena, sizeof(*sign));

	*sign = (struct nt_paper_sign) {
		.place = nt_letterhead_place(m->arena, m->how->ours,
					     nt_sitting_year(m)),
		.left = nt_sitting_signer(m, NT_DUTY_RECORDER, _("Recorder,")),
		.right = nt_sitting_signer(m, NT_DUTY_CHAIR,
					   _("Chair of the meeting,")),
	};
	nt_paper_gap(m->paper);
	nt_paper_text(m->paper,
		      _("These minutes were made to be used as needed."));
	nt_paper_gap(m->paper);
	nt_paper_sign(m->paper, sign);
	nt_paper_gap(m->paper);
	nt_letterhead_copies(m->paper, m->how->ours);
}

void nt_minutes_write(struct nt_paper *paper, struct nt_arena *arena,
		      const struct nt_record *rec,
		      const struct nt_printing *how)
{
	struct nt_sitting m;

	nt_sitting_begin(&m, paper, arena, rec, how,
			 _(NC_("paper", "Minutes")));
	put_title(&m);
	if (how->brief)
		put_brief_head(&m);
	else
		put_head(&m);
	put_proceedings(&m);
	nt_sitting_notes(&m);
	nt_sitting_source(&m);
	put_signatures(&m);
	nt_sitting_foot(&m);
}
