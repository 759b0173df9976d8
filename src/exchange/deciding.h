/*
 * deciding.h - a dialect on its way to be decided, step by step: encoding,
 * line ends, delimiter, header. Each step needs those before it.
 */
#ifndef EXCHANGE_DECIDING_H
#define EXCHANGE_DECIDING_H

#include "exchange/header.h"
#include "exchange/survey.h"
#include "exchange/weigh.h"

/* What deciding needs beside its result. */
struct nt_deciding {
	struct nt_input *in;
	const struct nt_dialect_asked *asked;
	struct nt_arena *arena;
	struct nt_dialect *out;
	struct nt_weight weight;
	struct nt_survey *lf; /* only LF ends a line */
	struct nt_survey *cr; /* CR does, too; NULL if there is no lone one */
	struct nt_survey *lines; /* of the two, the one that fits */
	struct nt_first_rows *rows;
	size_t delim; /* of nt_delims; NT_DELIMS if it is another */
};

/* The bytes of the file counted and, where WEIGH, weighed. */
enum nt_status nt_survey_bytes(struct nt_deciding *d, struct nt_survey *survey,
			       bool weigh, struct nt_err *err) NT_MUST_CHECK;

/* Reads the whole file and counts its lines as if only LF ended them. */
enum nt_status nt_decide_encoding(struct nt_deciding *d,
				  struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_decide_ends(struct nt_deciding *d,
			      struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_decide_delim(struct nt_deciding *d,
			       struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_decide_header(struct nt_deciding *d,
				struct nt_err *err) NT_MUST_CHECK;

/* The number of fields that most rows have. */
size_t nt_usual_fields(const struct nt_deciding *d);

/* ";" or, translated, "tab". */
const char *nt_delim_name(struct nt_arena *arena, char delim);

#endif
