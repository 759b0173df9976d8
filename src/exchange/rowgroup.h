/*
 * rowgroup.h - the rows of a foreign file, put together to meetings: merged
 * cells filled down, rows of one id together, what continues a row with it
 * (DESIGN, "Import"). At most one meeting is held at a time.
 */
#ifndef EXCHANGE_ROWGROUP_H
#define EXCHANGE_ROWGROUP_H

#include "notula/grid.h"
#include "notula/mapping.h"
#include "notula/rowkind.h"

/* One row after merged cells were filled: as many cells as the mapping, or
 * more where that is its problem. */
struct nt_rowgroup_row {
	const struct nt_csv_cell *cells;
	size_t n;
	int64_t line;
	bool joined; /* continues the row above it */
};

/*
 * The rows of one meeting, or one row that is none (KIND). PROBLEM, in words,
 * is why they cannot be taken, at row BAD.
 */
struct nt_rowgroup {
	enum nt_row_kind kind;
	struct nt_rowgroup_row *rows;
	size_t n;
	const char *problem;
	size_t bad;
	struct nt_arena arena; /* of all of this */
};

/* Or is it one to pass over? */
bool nt_rowgroup_is_meeting(const struct nt_rowgroup *group);

struct nt_rowgroups;

/* IN and MAPPING are borrowed. */
enum nt_status nt_rowgroups_open(struct nt_rowgroups **out, struct nt_input *in,
				 const struct nt_dialect *dialect,
				 const struct nt_mapping *mapping,
				 struct nt_err *err) NT_MUST_CHECK;
void nt_rowgroups_close(struct nt_rowgroups *groups);

/* *OUT is NULL at the end, and valid until the next call. */
enum nt_status nt_rowgroups_next(struct nt_rowgroups *groups,
				 struct nt_rowgroup **out,
				 struct nt_err *err) NT_MUST_CHECK;

/* Rows read so far. */
int64_t nt_rowgroups_read(const struct nt_rowgroups *groups);

#endif
