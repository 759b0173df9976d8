/*
 * typed.h - a record as it is being typed: every field a text, also what does
 * not parse yet. The form shows it, a draft keeps it, saving reads it.
 *
 * A field holds what its CSV cell would hold (FORMATS, "The five tidy
 * tables"), or else what was typed, for the reader to refuse in words. Issues
 * and responses stand in one list, the matters, in the order in which they
 * are shown; a line's `no` is its place among its kind. Adding, removing and
 * moving lines carries the references along.
 */
#ifndef NOTULA_TYPED_H
#define NOTULA_TYPED_H

#include "notula/record.h"

enum nt_part {
	NT_PART_MEETING, /* one row */
	NT_PART_PARTICIPANTS,
	NT_PART_MATTERS,
	NT_PART_FOLLOW_UPS,
	NT_PARTS,
};

/* CELLS, one a field of SHAPE, NULL where nothing was typed. */
struct nt_typed_row {
	const struct nt_shape *shape;
	int64_t no;
	int64_t era;
	const char **cells;
};

struct nt_typed_rows {
	struct nt_typed_row **v;
	size_t n;
	size_t room;
	int64_t era;
};

struct nt_typed_state {
	struct nt_typed_rows part[NT_PARTS];
};

enum { NT_TYPED_STEPS = 256 };

/*
 * All that was ever typed lives in ARENA until nt_typed_free. Rows and lists
 * of this ERA are this state's own and change in place; older ones belong to a
 * step as well, and a change makes new ones.
 */
struct nt_typed {
	struct nt_arena arena;
	int64_t era;
	struct nt_typed_state now;
	struct nt_typed_state start;
	struct nt_typed_state steps[NT_TYPED_STEPS];
	size_t done;   /* steps that undo may take back */
	size_t undone; /* and, above them, those that redo may bring back */
};

/* Where one field is. */
struct nt_spot {
	enum nt_part part;
	size_t row;
	const struct nt_field *field;
};

/* Begin with nothing, or with REC; what T held is freed. */
void nt_typed_start(struct nt_typed *t);
void nt_typed_load(struct nt_typed *t, const struct nt_record *rec);
void nt_typed_free(struct nt_typed *t);

/*
 * Read it all into OUT, in ARENA. The first field that cannot be read is
 * refused by name: "participants 3 name". Lines in which nothing was typed
 * are left out by nt_typed_tidy, not here.
 */
enum nt_status nt_typed_record(const struct nt_typed *t, struct nt_arena *arena,
			       struct nt_record *out,
			       struct nt_err *err) NT_MUST_CHECK;

/* "" where nothing was typed. */
const char *nt_typed_get(const struct nt_typed *t, struct nt_spot spot);
const char *nt_typed_cell(const struct nt_typed *t, enum nt_part part,
			  size_t row, const char *field);
void nt_typed_put(struct nt_typed *t, struct nt_spot spot, const char *text);
void nt_typed_set(struct nt_typed *t, enum nt_part part, size_t row,
		  const char *field, const char *text);

size_t nt_typed_count(const struct nt_typed *t, enum nt_part part);
const struct nt_typed_row *nt_typed_row(const struct nt_typed *t,
					enum nt_part part, size_t row);

/* The field that links FIELD's text to a reference row; NULL if none does. */
const char *nt_link_of(const struct nt_field *field);

/* Lines. A matter is of SHAPE issue or response. */
void nt_typed_add(struct nt_typed *t, enum nt_part part, size_t at,
		  const struct nt_shape *shape);
void nt_typed_remove(struct nt_typed *t, enum nt_part part, size_t row);
/* Take N rows from ROW and put them so that they begin at TO. */
void nt_typed_move(struct nt_typed *t, enum nt_part part, size_t row, size_t n,
		   size_t to);

/* Was nothing typed into the line itself (its side, its links apart)? */
bool nt_typed_is_blank(const struct nt_typed *t, enum nt_part part, size_t row);
/* Remove blank lines, all but KEEP of part KEEP_PART (NT_PARTS: none). */
void nt_typed_tidy(struct nt_typed *t, enum nt_part keep_part, size_t keep);

/* What follows can be taken back in one step. */
void nt_typed_step(struct nt_typed *t);
bool nt_typed_undo(struct nt_typed *t);
bool nt_typed_redo(struct nt_typed *t);

/* Is it other than at the start? nt_typed_kept makes now the start. */
bool nt_typed_changed(const struct nt_typed *t);
void nt_typed_kept(struct nt_typed *t);

/*
 * The name of a spot, as errors have it ("title", "responses 2 text"), and
 * back; false if there is no such spot. The name of a section: "issues".
 */
void nt_spot_name(const struct nt_typed *t, struct nt_spot spot,
		  struct nt_buf *out);
bool nt_spot_find(const struct nt_typed *t, const char *name,
		  struct nt_spot *out);
const char *nt_section_name(const struct nt_shape *shape);

#endif
