/*
 * differ.h - where two records differ, field by field: what history and the
 * conflict screen show. Lines are matched by their number; links to reference
 * rows go with the text that they belong to and are not told apart.
 */
#ifndef NOTULA_DIFFER_H
#define NOTULA_DIFFER_H

#include "notula/typed.h"

/* Does FIELD say something to a reader: no code, no number, no stamp? */
bool nt_field_is_told(const struct nt_field *field);

/* No such line. */
#define NT_NO_ROW SIZE_MAX

struct nt_difference {
	enum nt_part part;
	const struct nt_shape *shape;
	int64_t no;		      /* of the line; 0: of the meeting */
	const struct nt_field *field; /* NULL: a line that only one has */
	size_t a;		      /* its rows, or NT_NO_ROW */
	size_t b;
};
struct nt_differences {
	struct nt_difference *v;
	size_t n;
};

/* In ARENA, in the order of the fields. What saving sets is left out. */
void nt_differences(const struct nt_typed *a, const struct nt_typed *b,
		    struct nt_arena *arena, struct nt_differences *out);

/* The row of PART that is line NO of SHAPE; NT_NO_ROW if there is none. */
size_t nt_typed_find(const struct nt_typed *t, enum nt_part part,
		     const struct nt_shape *shape, int64_t no);

/*
 * Make T what FROM is where D says that they differ. Several: lines that FROM
 * lacks from the last to the first, since the others move up.
 */
void nt_typed_take(struct nt_typed *t, const struct nt_typed *from,
		   const struct nt_difference *d);

/* What T holds at D, as a person would read it: a field's value, or the gist
 * of a whole line; "" for nothing. ROW is D->a or D->b. In ARENA. */
const char *nt_difference_text(const struct nt_typed *t, size_t row,
			       const struct nt_difference *d,
			       struct nt_arena *arena);

#endif
