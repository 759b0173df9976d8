/*
 * tally.h - what the cells of one column look like, counted while the file is
 * read once: every decision about a column is made from all of it, never from
 * a sample. Its size does not depend on the file's.
 */
#ifndef NOTULA_TALLY_H
#define NOTULA_TALLY_H

#include "notula/datecell.h"

/* What a filled cell is; each counts once. */
enum nt_form {
	NT_FORM_TEXT,
	NT_FORM_DATE,	 /* a day, whatever the order; also a span of days */
	NT_FORM_MONTH,	 /* a month with its year, "Jul-24" too */
	NT_FORM_NO_YEAR, /* a month, a day and month: the year is missing */
	NT_FORM_WEEKDAY, /* nothing but a weekday */
	NT_FORM_TIME,
	NT_FORM_INTEGER, /* years, serials, seconds, too: see LEAST and MOST */
	NT_FORM_NUMBER,	 /* with a fraction */
	NT_FORM_LINK,
	NT_FORM_EMAIL,
	NT_FORM_MARK, /* yes, no, x, present, absent */
	NT_FORMS,
};

enum { NT_TALLY_FIRST = 3, NT_TALLY_SHOWN = 80 };

struct nt_tally {
	int64_t rows;
	int64_t filled;
	int64_t nulls; /* NA, -, TBD: written, but unknown */
	int64_t forms[NT_FORMS];
	int64_t least; /* of the integers */
	int64_t most;
	int64_t bytes;	   /* of the filled cells */
	int64_t several;   /* cells of several values, by lines, ; | or <br> */
	int64_t commas;	   /* cells with a comma */
	int64_t codes;	   /* cells of one word with a digit in it */
	int64_t repeats;   /* cells that repeat the one filled before */
	int64_t with_time; /* dates with a time in the same cell */
	struct nt_dates dates;
	char first[NT_TALLY_FIRST][NT_TALLY_SHOWN]; /* different values */
	uint64_t before;			    /* hash of the last one */
	uint64_t seen[16];			    /* hashes, as bits */
};

/* Count the cell S[N] of the row on LINE; S ends with a NUL. */
void nt_tally_cell(struct nt_tally *tally, const char *s, size_t n,
		   int64_t line);

/* How many different values there are, about; exact for few, at most 1000. */
int64_t nt_tally_different(const struct nt_tally *tally);

/* Are at least PERCENT of the filled cells of this form? False of none. */
bool nt_tally_mostly(const struct nt_tally *tally, enum nt_form form,
		     int percent);

/* What most of the cells are, in words: "dates", "whole numbers 1 to 31". */
const char *nt_tally_words(const struct nt_tally *tally,
			   struct nt_arena *arena);

#endif
