/*
 * dateread.h - dates and times out of words that are cut already. Inside base/
 * only: what is typed and what stands in cells are read by these.
 */
#ifndef NOTULA_BASE_DATEREAD_H
#define NOTULA_BASE_DATEREAD_H

#include "base/datelex.h"
#include "notula/dateword.h"

/* Of a CELL nothing is guessed: a year that is missing is YEAR, or else the
 * nearest in which the weekday fits, or else refused. */
struct nt_datereading {
	const char *text; /* for the message */
	int64_t today;
	enum nt_looking looking;
	bool cell;
	int year;
};

/* The words from where LEXER stands, all of them, as a written date. */
enum nt_status nt_dateword_lexed(struct nt_lexer *lexer,
				 const struct nt_datereading *how,
				 struct nt_dateword *out,
				 struct nt_err *err) NT_MUST_CHECK;

/* One time or a span of two from where LEXER stands, as far as it goes. */
bool nt_timeword_lexed(struct nt_lexer *lexer, struct nt_timeword *out);

#endif
