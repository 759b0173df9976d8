/*
 * foreign.h - a foreign import at work, for the files that share it. Private
 * to the exchange floor.
 */
#ifndef EXCHANGE_FOREIGN_H
#define EXCHANGE_FOREIGN_H

#include "notula/foreign.h"

/* One file: how it is read lives in ARENA, what its columns are in MAPS. */
struct nt_foreign_input {
	struct nt_foreign_file shown;
	struct nt_input *in;
	struct nt_tally *tallies;
	const char *const *headers; /* NULL: it has none */
	size_t width;		    /* without the columns of our rejects */
	struct nt_arena arena;
	struct nt_arena maps;
};

struct nt_foreign {
	struct nt_foreign_asked asked;
	struct nt_foreign_input *v;
	size_t n;
	int64_t rows;	       /* of all files */
	struct nt_arena arena; /* as long as the import */
};

/* What rejected rows are followed by, in files of our own making. */
#define NT_REJECT_LINE "notula_line"
#define NT_REJECT_REASON "notula_reason"

/* Read the files whole and count their columns. */
enum nt_status nt_foreign_survey(struct nt_foreign *foreign,
				 const struct nt_foreign_hooks *hooks,
				 struct nt_err *err) NT_MUST_CHECK;

/* NT_ECANCELLED, in words. */
enum nt_status nt_foreign_stopped(struct nt_err *err);

#endif
