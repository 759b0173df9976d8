/*
 * mapping.h - which column of a foreign file is what, and why: by its header,
 * tested against its values; by its values where it has no header; as told.
 *
 * Decided in three steps, so that the wizard may change a column and go on
 * from there: the targets, the dates (over all files of the batch), and
 * whether it is a list of meetings at all.
 */
#ifndef NOTULA_MAPPING_H
#define NOTULA_MAPPING_H

#include "notula/tally.h"
#include "notula/targets.h"

#define NT_NO_COLUMN ((size_t)-1)

struct nt_column {
	const char *header;	      /* as in the file; NULL: it has none */
	const struct nt_tally *tally; /* borrowed */
	enum nt_target target;
	char part;	       /* of a date in several columns: 'd', 'm', 'y' */
	unsigned split;	       /* enum nt_split, where several may stand */
	bool told;	       /* by --map */
	bool fill_down;	       /* --fill-down */
	const char *why;       /* why this target or none: translated */
	struct nt_datehow how; /* of a date */
	const char *how_why;   /* why read so: translated; NULL if no date */
	bool how_doubtful; /* the default: warn, naming tally->dates.lines */
};

struct nt_mapping {
	struct nt_column *columns;
	size_t n;
	size_t group_by; /* rows of one meeting have one value here */
	const char *group_why;
};

/* What was asked for: texts of the command line or a profile, borrowed. */
struct nt_mapping_asked {
	struct nt_words maps;	   /* FIELD=HEADER; HEADER may be a number,
				    * FIELD "ignore" */
	struct nt_words splits;	   /* HEADER=SIGNS */
	struct nt_words fill_down; /* HEADER */
	const char *group_by;	   /* HEADER */
	enum nt_date_order order;  /* NT_NO_ORDER: not asked */
	enum nt_date_order fallback;
	int year;
	int64_t today;
};

/*
 * The targets of N columns. HEADERS is NULL where the file has none. An
 * unknown FIELD or HEADER is NT_EUSAGE, naming the choices.
 */
enum nt_status nt_mapping_decide(const char *const *headers,
				 const struct nt_tally *tallies, size_t n,
				 const struct nt_mapping_asked *asked,
				 struct nt_arena *arena, struct nt_mapping *out,
				 struct nt_err *err) NT_MUST_CHECK;

/* How the dates of M are read, after looking at the N mappings of all files
 * of the batch, M among them or not. */
enum nt_status nt_mapping_dates(struct nt_mapping *m,
				const struct nt_mapping *const *batch, size_t n,
				const struct nt_mapping_asked *asked,
				struct nt_arena *arena,
				struct nt_err *err) NT_MUST_CHECK;

/* NT_EINVAL for a file that is no list of meetings, or that lacks a date or
 * all of title, issues, organizations, people: why, what was recognised, which
 * columns have no place, and the --map to type. */
enum nt_status nt_mapping_check(const struct nt_mapping *m,
				struct nt_arena *arena,
				struct nt_err *err) NT_MUST_CHECK;

/* The first column of TARGET from FROM on; NT_NO_COLUMN if there is none. */
size_t nt_mapping_next(const struct nt_mapping *m, enum nt_target target,
		       size_t from);

/* The column that NAME means: a header, leniently, or a number from 1 on. */
size_t nt_mapping_column(const struct nt_mapping *m, const char *name);

/* The FIELD=HEADER of each column that has a target, as --map takes it; the
 * field "ignore" for one that has none, but whose header says otherwise. */
struct nt_words nt_mapping_maps(const struct nt_mapping *m,
				struct nt_arena *arena);

#endif
