/*
 * foreign.h - spreadsheets of any shape on their way in (DESIGN, "Import").
 * What a file is gets decided from all of it, and every decision can be shown
 * and taken back; then it is judged, and then written.
 *
 * A file is read three times at most: its columns are counted and decided
 * upon; its rows become meetings and get a verdict, with no transaction open;
 * they are written, in one transaction, which stops if the file was changed
 * meanwhile. Memory grows with the largest meeting, not with the file.
 *
 * A bad row rejects its whole meeting and no other.
 */
#ifndef NOTULA_FOREIGN_H
#define NOTULA_FOREIGN_H

#include "notula/dialect.h"
#include "notula/import.h"
#include "notula/mapping.h"

/* What was asked for; zero, with dialect.header set, leaves everything to be
 * decided. Texts are borrowed as long as the import is open. */
struct nt_foreign_asked {
	struct nt_dialect_asked dialect;
	struct nt_mapping_asked mapping;
	const char *profile; /* a saved mapping by its name; NULL: by header */
	const char *office;  /* the code of the office whose files these are */
	const char *user;    /* who imports */
	const char *now;     /* a stamp */
	bool add_duplicates;
	bool update; /* a meeting whose id is known is made new */
	bool strict; /* one bad row refuses all */
};

/* One file of the import, as it was understood. */
struct nt_foreign_file {
	const char *name;
	struct nt_dialect dialect;
	struct nt_mapping
		mapping;     /* with the header and tally of each column */
	const char *profile; /* that was found or named; NULL: none */
	int64_t rows;	     /* below the header, blank ones left out */
	int64_t blanks;
};

enum nt_fate {
	NT_FATE_ADDED,
	NT_FATE_SAME,
	NT_FATE_UPDATED,
	NT_FATE_DUPLICATE, /* like one that is here already */
	NT_FATE_CONFLICT,  /* to be made new, but was edited here since */
	NT_FATE_REJECTED,
	NT_FATE_JOINED,	 /* continues the meeting above it */
	NT_FATE_SKIPPED, /* a footnote, or nothing to report */
	NT_FATE_WARNED,	 /* something of a good row is doubtful */
};

/* What became, or would become, of one row. Valid during the call. */
struct nt_row_note {
	const char *file;
	int64_t line;
	enum nt_fate fate;
	const char *column;	     /* the header of the cell, or NULL */
	const char *cell;	     /* what stands there, or NULL */
	const char *reason;	     /* in words, or NULL */
	const struct nt_record *rec; /* of the meeting, or NULL */
	int64_t number;		     /* of the record it is like, or 0 */
};

/* Of a whole import, beside struct nt_import_result. */
struct nt_foreign_counts {
	int64_t rows;
	int64_t blank;
	int64_t footnotes;
	int64_t nil; /* rows that say that there was nothing */
	int64_t joined;
	int64_t participants; /* of the meetings that are added */
	int64_t issues;
	int64_t responses;
	int64_t follow_ups;
	int64_t doubtful; /* meetings with something to be verified */
};

struct nt_foreign;

/* The hooks may be NULL. */
struct nt_foreign_hooks {
	void (*note)(void *ctx, const struct nt_row_note *note);
	/* So many rows are read; false stops, with NT_ECANCELLED. PASS is 1,
	 * 2 or 3; OF is how many rows there are, 0 while that is not known. */
	bool (*progress)(void *ctx, int pass, int64_t rows, int64_t of);
	/* Everything is judged; false stops before anything is written. */
	bool (*go)(void *ctx, const struct nt_import_result *judged);
	void *ctx;
};

/*
 * Take the N inputs, which are closed with *OUT, read all of them and decide.
 * ERR names the file, and for one that is no list of meetings the columns that
 * could not be placed and the --map to type.
 */
enum nt_status nt_foreign_open(struct nt_foreign **out,
			       struct nt_input *const *inputs, size_t n,
			       const struct nt_foreign_asked *asked,
			       const struct nt_foreign_hooks *hooks,
			       struct nt_err *err) NT_MUST_CHECK;
void nt_foreign_close(struct nt_foreign *foreign);

size_t nt_foreign_count(const struct nt_foreign *foreign);
const struct nt_foreign_file *nt_foreign_file(const struct nt_foreign *foreign,
					      size_t i);

/*
 * Decide anew: another dialect reads the files again, another mapping does
 * not. After an error what was decided before still stands.
 */
enum nt_status nt_foreign_ask(struct nt_foreign *foreign,
			      const struct nt_foreign_asked *asked,
			      const struct nt_foreign_hooks *hooks,
			      struct nt_err *err) NT_MUST_CHECK;

/* What was decided, a sentence each, in ARENA: how file I is read, which
 * column is what, and why; with the option that takes it back. */
struct nt_words nt_foreign_decisions(const struct nt_foreign *foreign, size_t i,
				     struct nt_arena *arena);

/* Where the cells of COLUMN go, in words: "Title", "the notes", "nothing". What
 * has no place goes to the notes, unless --map ignore=HEADER leaves it out. */
const char *nt_foreign_goes_to(const struct nt_column *column,
			       struct nt_arena *arena);

/*
 * What meeting N, from 1, of file I becomes, in ARENA; NT_ENOTFOUND where it
 * has fewer, NT_EINVAL, naming line and column, where it would be rejected.
 * *LINE is where it begins.
 */
enum nt_status nt_foreign_meeting(struct nt_foreign *foreign, size_t i,
				  int64_t n, struct nt_arena *arena,
				  struct nt_record *out, int64_t *line,
				  struct nt_err *err) NT_MUST_CHECK;

/* The dry run. Nothing is written anywhere. */
enum nt_status nt_foreign_judge(struct nt_foreign *foreign,
				struct nt_store *store,
				const struct nt_foreign_hooks *hooks,
				struct nt_import_result *out,
				struct nt_foreign_counts *counts,
				struct nt_err *err) NT_MUST_CHECK;

/*
 * Judge, then write what was judged good in one transaction, and what was
 * rejected into REJECTS (NULL: NAME.rejects.csv in the current folder, where
 * there is anything to write). A file that is there is never overwritten.
 * *WHERE (may be NULL) is the file of the rejected rows in ARENA, or NULL.
 */
enum nt_status nt_foreign_write(struct nt_foreign *foreign,
				struct nt_store *store, const char *rejects,
				const struct nt_foreign_hooks *hooks,
				struct nt_arena *arena, const char **where,
				struct nt_import_result *out,
				struct nt_foreign_counts *counts,
				struct nt_err *err) NT_MUST_CHECK;

/* Remember the mapping of the first file under NAME; found by its header from
 * then on. */
enum nt_status nt_foreign_save_profile(const struct nt_foreign *foreign,
				       const char *name,
				       struct nt_err *err) NT_MUST_CHECK;

/* The command line that does the same, in ARENA. */
const char *nt_foreign_command(const struct nt_foreign *foreign,
			       struct nt_arena *arena);

#endif
