/*
 * survey.h - the lines of a file counted: how they end, how many fields each
 * would have by each delimiter. Fed with the whole file, part by part, in any
 * encoding that keeps ASCII. Quotes are followed as far as that can be done
 * without knowing the delimiter.
 */
#ifndef EXCHANGE_SURVEY_H
#define EXCHANGE_SURVEY_H

#include "notula/dialect.h"
#include "notula/shape.h"

enum { NT_DELIMS = 4, NT_SURVEY_FIELDS = NT_LIMIT_COLUMNS + 2 };

extern const char nt_delims[NT_DELIMS];

struct nt_survey {
	bool cr_ends; /* each CR ends a line */
	int64_t lines;
	int64_t rows;	 /* that hold anything */
	int64_t ends[4]; /* by enum nt_line_ends, outside quotes */
	int64_t fields[NT_DELIMS][NT_SURVEY_FIELDS]; /* rows with so many */
	int64_t seen[NT_DELIMS];
	int64_t loose[NT_DELIMS]; /* as in prose and in numbers */
	/* The row that is being counted. */
	size_t count[NT_DELIMS];
	int quoting;
	size_t crs; /* that wait for what comes behind them */
	bool text;
	bool fresh;	/* nothing but blanks since the last delimiter */
	bool begun;	/* the last line has something on it */
	int64_t inside; /* bytes since the quote was opened */
};

/* Zeroed, with CR_ENDS set. */
void nt_survey_start(struct nt_survey *survey, bool cr_ends);
void nt_survey(struct nt_survey *survey, const unsigned char *s, size_t n);
void nt_survey_end(struct nt_survey *survey);

/* The number of fields, two or more, that most rows have; 1 if none does. */
size_t nt_survey_usual(const struct nt_survey *survey, size_t delim);

#endif
