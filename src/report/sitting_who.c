/* sitting_who.c - who was at a meeting, by side, and who signs. */
#include "notula/printed.h"
#include "notula/str.h"
#include "notula/wording.h"
#include "report/sitting.h"

enum { STEP = 3 };

const char *nt_no(struct nt_arena *arena, int64_t no)
{
	return nt_arena_printf(arena, "%lld.", (long long)no);
}

bool nt_is_there(const struct nt_participant *p)
{
	return p->presence == NT_NO_PRESENCE ||
	       p->presence == NT_PRESENCE_PRESENT;
}

bool nt_sits_on(const struct nt_participant *p, enum nt_side side)
{
	return p->side == side;
}

static bool is_counted(const struct nt_participant *p)
{
	return p->type == NT_PARTICIPANT_TYPE_GROUP ||
	       p->type == NT_PARTICIPANT_TYPE_ORGANIZATION;
}

const char *nt_sitting_count(struct nt_sitting *m,
			     const struct nt_participant *p)
{
	const char *number;

	if (!is_counted(p))
		return NULL;
	if (p->head_count == 0)
		return _("number not recorded");
	number = nt_printed_number(m->arena, p->head_count);
	if (p->head_count_is == NT_HEAD_COUNT_ESTIMATED)
		number = nt_arena_printf(m->arena, _("about %s"), number);
	return nt_arena_printf(m->arena, _("%s people"), number);
}

static const char *offices(struct nt_sitting *m, const struct nt_participant *p)
{
	return p->office_count == 0
		       ? NULL
		       : nt_arena_printf(m->arena, _("%s offices"),
					 nt_printed_number(m->arena,
							   p->office_count));
}

const char *nt_sitting_name(struct nt_sitting *m,
			    const struct nt_participant *p, bool whole)
{
	const char *const parts[] = { p->name, p->position,
				      whole ? p->organization : NULL };
	const char *text = nt_joined(m->arena, parts, NT_COUNT(parts), ", ");

	return nt_or_blank(text != NULL ? text : p->organization);
}

const char *nt_sitting_mark_person(struct nt_sitting *m,
				   const struct nt_participant *p,
				   const char *text)
{
	if (!p->to_verify || p->type != NT_PARTICIPANT_TYPE_PERSON ||
	    p->name == NULL || p->position == NULL)
		return nt_sitting_mark_line(m, p->to_verify, text);
	return nt_sitting_star(m, NT_STAR_PAIRING, text);
}

const char *nt_sitting_person(struct nt_sitting *m,
			      const struct nt_participant *p, bool whole)
{
	const char *const more[] = { nt_worded_duty(p->duty),
				     nt_sitting_count(m, p), offices(m, p) };
	const char *text = nt_sitting_name(m, p, whole);
	const char *inside = nt_joined(m->arena, more, NT_COUNT(more), ", ");

	if (inside != NULL)
		text = nt_arena_printf(m->arena, "%s (%s)", text, inside);
	return nt_sitting_mark_person(m, p, text);
}

const char *nt_sitting_by(struct nt_sitting *m, int64_t no)
{
	const struct nt_participant *p;

	if (no < 1 || (size_t)no > m->rec->participants.n)
		return NULL;
	p = &m->rec->participants.v[no - 1];
	return nt_sitting_name(m, p, true);
}

const char *nt_sitting_shared(struct nt_sitting *m, enum nt_side side)
{
	const char *shared = NULL;

	for (size_t i = 0; i < m->rec->participants.n; i++) {
		const struct nt_participant *p = &m->rec->participants.v[i];

		if (!nt_is_there(p) || !nt_sits_on(p, side))
			continue;
		if (p->organization == NULL ||
		    (p->name == NULL && p->position == NULL) ||
		    (shared != NULL && !nt_str_eq(shared, p->organization)))
			return NULL;
		shared = p->organization;
	}
	return shared;
}

static bool has_side(const struct nt_sitting *m, enum nt_side side)
{
	for (size_t i = 0; i < m->rec->participants.n; i++)
		if (nt_is_there(&m->rec->participants.v[i]) &&
		    nt_sits_on(&m->rec->participants.v[i], side))
			return true;
	return false;
}

/* "c." and on, label and all. */
static const char *lettered(struct nt_sitting *m, char *letter,
			    const char *label)
{
	return nt_arena_printf(m->arena, "%c. %s", (*letter)++, label);
}

static void put_side(struct nt_sitting *m, enum nt_side side, const char *label)
{
	const char *shared = nt_sitting_shared(m, side);
	int64_t no = 0;

	if (shared != NULL)
		nt_paper_pair(m->paper, label, shared);
	else if (!has_side(m, side))
		nt_paper_pair(m->paper, label, "–");
	else
		nt_paper_text(m->paper, label);
	m->paper->indent += STEP;
	for (size_t i = 0; i < m->rec->participants.n; i++) {
		const struct nt_participant *p = &m->rec->participants.v[i];

		if (nt_is_there(p) && nt_sits_on(p, side))
			nt_paper_item(m->paper, nt_no(m->arena, ++no),
				      nt_sitting_person(m, p, shared == NULL));
	}
	m->paper->indent -= STEP;
}

static const char *represented(struct nt_sitting *m,
			       const struct nt_participant *p)
{
	return nt_arena_printf(m->arena, _("represented by %s"),
			       nt_or_blank(p->represented_by));
}

const char *nt_sitting_presence(struct nt_sitting *m,
				const struct nt_participant *p)
{
	const char *parts[2] = { p->presence == NT_PRESENCE_EXCUSED
					 ? _("excused")
					 : _("absent") };

	if (p->presence == NT_PRESENCE_REPRESENTED)
		return p->presence_reason == NULL
			       ? represented(m, p)
			       : nt_arena_printf(m->arena, "%s (%s)",
						 represented(m, p),
						 p->presence_reason);
	if (p->presence_reason != NULL)
		parts[0] = nt_arena_printf(m->arena, "%s: %s", parts[0],
					   p->presence_reason);
	if (p->represented_by != NULL)
		parts[1] = represented(m, p);
	return nt_joined(m->arena, parts, 2, ", ");
}

static void put_away(struct nt_sitting *m, const char *label)
{
	int64_t no = 0;

	for (size_t i = 0; i < m->rec->participants.n; i++) {
		const struct nt_participant *p = &m->rec->participants.v[i];
		const char *text;

		if (nt_is_there(p))
			continue;
		if (no == 0)
			nt_paper_text(m->paper, label);
		text = nt_arena_printf(m->arena, "%s, %s",
				       nt_sitting_person(m, p, true),
				       nt_sitting_presence(m, p));
		m->paper->indent += STEP;
		nt_paper_item(m->paper, nt_no(m->arena, ++no), text);
		m->paper->indent -= STEP;
	}
	if (no == 0)
		nt_paper_pair(m->paper, label, "–");
}

/* Those that a paper names even where nobody sat on them. */
static void put_main_side(struct nt_sitting *m, enum nt_side side, char *letter)
{
	put_side(m, side,
		 lettered(m, letter,
			  side == NT_SIDE_HOST ? _(NC_("paper", "Host"))
					       : _(NC_("paper", "Visitors"))));
}

void nt_sitting_participants(struct nt_sitting *m, enum nt_side first)
{
	char letter = 'a';

	if (m->rec->participants.n == 0) {
		nt_paper_text(m->paper, NT_BLANK);
		return;
	}
	put_main_side(m, first, &letter);
	put_main_side(m, first == NT_SIDE_HOST ? NT_SIDE_VISITOR : NT_SIDE_HOST,
		      &letter);
	if (has_side(m, NT_SIDE_OTHER))
		put_side(m, NT_SIDE_OTHER,
			 lettered(m, &letter, _(NC_("paper", "Other side"))));
	if (has_side(m, NT_NO_SIDE))
		put_side(m, NT_NO_SIDE,
			 lettered(m, &letter,
				  _(NC_("paper", "Side not recorded"))));
	put_away(m, lettered(m, &letter, _(NC_("paper", "Not present"))));
}

const char *nt_sitting_amount(struct nt_sitting *m, int64_t people)
{
	const char *number = nt_printed_number(m->arena, people);
	bool estimated = false;

	for (size_t i = 0; i < m->rec->participants.n; i++) {
		const struct nt_participant *p = &m->rec->participants.v[i];

		if (is_counted(p) && p->head_count == 0)
			return nt_arena_printf(m->arena, _("at least %s"),
					       number);
		estimated |= p->head_count_is == NT_HEAD_COUNT_ESTIMATED;
	}
	return estimated ? nt_arena_printf(m->arena, _("about %s"), number)
			 : number;
}

const char *nt_sitting_heads(struct nt_sitting *m)
{
	const char *amount = nt_sitting_amount(m, nt_people_at_least(m->rec));

	return nt_arena_printf(m->arena, _("%s people"), amount);
}

const struct nt_participant *nt_sitting_who(const struct nt_sitting *m,
					    enum nt_duty duty)
{
	const struct nt_participant *any = NULL;

	for (size_t i = 0; i < m->rec->participants.n; i++) {
		const struct nt_participant *p = &m->rec->participants.v[i];

		if (p->duty != duty)
			continue;
		if (nt_sits_on(p, m->side))
			return p;
		any = any ? any : p;
	}
	return any;
}

static const struct nt_signer *signer_of(const struct nt_sitting *m,
					 const struct nt_participant *p)
{
	static const struct nt_signer nobody = { 0 };

	for (size_t i = 0; i < m->how->n; i++)
		if (m->how->signers[i].no == p->no)
			return &m->how->signers[i];
	return &nobody;
}

static const char *post_line(struct nt_sitting *m, const char *post)
{
	return post == NULL ? NULL
			    : nt_arena_printf(m->arena, _("Post %s"), post);
}

const struct nt_paper_signatory *
nt_sitting_signer(struct nt_sitting *m, enum nt_duty duty, const char *as)
{
	const struct nt_participant *p = nt_sitting_who(m, duty);
	struct nt_paper_signatory *who = nt_arena_alloc(m->arena, sizeof(*who));
	const struct nt_signer *known;
	size_t n = 0;

	who->as = as;
	if (p == NULL || p->name == NULL) {
		who->lines[0] =
			duty == NT_DUTY_CHAIR
				? post_line(m,
					    nt_or_blank(p ? p->position : NULL))
				: nt_rank_line(m->arena, NT_BLANK);
		who->lines[1] = nt_service_number_line(m->arena, NT_BLANK);
		return who;
	}
	known = signer_of(m, p);
	who->name = p->name;
	if (duty == NT_DUTY_CHAIR && p->position != NULL)
		who->lines[n++] = post_line(m, p->position);
	if (known->rank != NULL)
		who->lines[n++] = nt_rank_line(m->arena, known->rank);
	if (known->service_number != NULL)
		who->lines[n++] =
			nt_service_number_line(m->arena, known->service_number);
	return who;
}
