/*
 * people.h - people as the cells of a foreign file name them: "Name,
 * Position", "Position Name", "Name (Organization)", groups with a count.
 *
 * Names keep their degrees and are never split at commas unless told. Where
 * the parts are a guess, the line is to be verified; the words of the cell
 * stand in as_written wherever a part was taken out of them.
 */
#ifndef NOTULA_PEOPLE_H
#define NOTULA_PEOPLE_H

#include "notula/record.h"
#include "notula/split.h"

struct nt_people {
	struct nt_participant *v;
	size_t n;
};

/*
 * Read the cell S, split at the signs of SPLIT, in ARENA. A participant has
 * type, name, position, organization, head count, as_written, to_verify; the
 * rest is for the caller.
 */
void nt_people_read(const char *s, unsigned split, struct nt_arena *arena,
		    struct nt_people *out);

/* One person, already split off; false if S is nobody (null word). */
bool nt_person_read(const char *s, struct nt_arena *arena,
		    struct nt_participant *out);

/* Does S look like nothing but the name of a person: two to five words with
 * capitals, none of them of posts, offices or matters? */
bool nt_is_name(const char *s);

/* A cell of a column of names with a column of positions beside it: nothing
 * is taken apart. */
bool nt_person_take(const char *name, const char *position,
		    struct nt_arena *arena, struct nt_participant *out);

/* How many people a cell counts, "12 orang", "± 25": 0 if it is no count. */
int64_t nt_count_read(const char *s, bool *estimated);

#endif
