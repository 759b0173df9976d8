#include "notula/letterhead.h"

#include "notula/wording.h"

void nt_letterhead_put(struct nt_paper *paper, const struct nt_letterhead *ours,
		       const char *other)
{
	const char *office = other != NULL ? other : ours->office;
	const char *address = other == NULL ? ours->address : NULL;
	const char *lines = other == NULL ? ours->lines : NULL;

	if (lines == NULL)
		lines = office != NULL
				? nt_worded_capitals(paper->arena, office)
				: NT_LONG_BLANK;
	nt_paper_letterhead(paper, lines,
			    address != NULL
				    ? address
				    : _("Street …… Telephone …… E-mail ……"));
}

const char *nt_letterhead_place(struct nt_arena *arena,
				const struct nt_letterhead *ours,
				const char *date)
{
	return nt_arena_printf(arena, "%s, %s %s",
			       ours->place != NULL ? ours->place : NT_BLANK,
			       NT_BLANK, date);
}

void nt_letterhead_copies(struct nt_paper *paper,
			  const struct nt_letterhead *ours)
{
	nt_paper_text(paper, nt_arena_printf(paper->arena, _("Copies to: %s"),
					     ours->copies != NULL ? ours->copies
								  : NT_BLANK));
}

const char *nt_service_number_line(struct nt_arena *arena, const char *number)
{
	return number == NULL
		       ? NULL
		       : nt_arena_printf(arena, _("Staff no. %s"), number);
}

const char *nt_rank_line(struct nt_arena *arena, const char *rank)
{
	return rank == NULL ? NULL : nt_arena_printf(arena, _("Rank %s"), rank);
}
