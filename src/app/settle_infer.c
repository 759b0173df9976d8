/* settle_infer.c - what follows from what was typed, without asking. */
#include <string.h>

#include "app/settle.h"
#include "notula/str.h"

const char *nt_infer_type(const struct nt_typed *t, size_t participant)
{
	enum nt_part part = NT_PART_PARTICIPANTS;
	bool name = nt_typed_cell(t, part, participant, "name")[0] != '\0';
	bool post = nt_typed_cell(t, part, participant, "position")[0] != '\0';
	bool office =
		nt_typed_cell(t, part, participant, "organization")[0] != '\0';
	bool heads =
		nt_typed_cell(t, part, participant, "head_count")[0] != '\0' ||
		nt_typed_cell(t, part, participant, "head_count_is")[0] != '\0';

	if (name)
		return "person";
	/* A counted office without a post is still one delegation. */
	if (heads)
		return office && !post ? "organization" : "group";
	if (post)
		return "role";
	return office ? "organization" : "";
}

/* The participant whose FIELD is TEXT, without regard to case. */
static bool find_participant(const struct nt_typed *t, const char *field,
			     const char *text, size_t *out)
{
	for (*out = 0; *out < nt_typed_count(t, NT_PART_PARTICIPANTS); ++*out)
		if (nt_str_same(nt_typed_cell(t, NT_PART_PARTICIPANTS, *out,
					      field),
				text))
			return true;
	return false;
}

const char *nt_infer_owner_type(const struct nt_typed *t, size_t follow_up)
{
	static const char *const fields[][2] = {
		{ "name", "person" },
		{ "organization", "organization" },
		{ "position", "role" },
	};
	const char *owner =
		nt_typed_cell(t, NT_PART_FOLLOW_UPS, follow_up, "owner");
	size_t at;

	for (size_t i = 0; owner[0] != '\0' && i < NT_COUNT(fields); i++)
		if (find_participant(t, fields[i][0], owner, &at))
			return fields[i][1];
	return "";
}

static const char *side_of(const struct nt_typed *t, const char *field,
			   const char *text)
{
	size_t at;

	if (!find_participant(t, field, text, &at))
		return "";
	return nt_typed_cell(t, NT_PART_PARTICIPANTS, at, "side");
}

/* Who owes whom: by the sides on which the owner and our own office sat. */
const char *nt_infer_direction(const struct nt_typed *t, size_t follow_up,
			       const char *office)
{
	static const char *const fields[] = { "organization", "name",
					      "position" };
	const char *owner =
		nt_typed_cell(t, NT_PART_FOLLOW_UPS, follow_up, "owner");
	const char *ours;
	const char *theirs = "";

	if (office == NULL || owner[0] == '\0')
		return "";
	if (nt_str_same(owner, office))
		return "by us";
	ours = side_of(t, "organization", office);
	for (size_t i = 0; theirs[0] == '\0' && i < NT_COUNT(fields); i++)
		theirs = side_of(t, fields[i], owner);
	if (ours[0] == '\0' || theirs[0] == '\0' || strcmp(ours, theirs) == 0)
		return "";
	return "to us";
}
