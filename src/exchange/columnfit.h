/*
 * columnfit.h - may the values of a column be what its header says, and what
 * are they where there is no header?
 */
#ifndef EXCHANGE_COLUMNFIT_H
#define EXCHANGE_COLUMNFIT_H

#include "notula/tally.h"
#include "notula/targets.h"

/* How many cells are dates, as days, months or without a year. */
int64_t nt_columnfit_dates(const struct nt_tally *tally);

/* What all its whole numbers count, where there is nothing else in it. */
enum nt_date_numbers nt_columnfit_numbers(const struct nt_tally *tally);

/* Are there only whole numbers from LEAST to MOST? */
bool nt_columnfit_within(const struct nt_tally *tally, int64_t least,
			 int64_t most);

/* An empty column fits everything. */
bool nt_columnfit(enum nt_target target, const struct nt_tally *tally);

/* What a column is whose values are not what TARGET, by its header, would
 * have: counts for people, links for an agenda. */
enum nt_target nt_columnfit_instead(enum nt_target target,
				    const struct nt_tally *tally);

/* What a column without a header is, by its values alone; NT_NO_TARGET for
 * text. */
enum nt_target nt_columnfit_alone(const struct nt_tally *tally);

#endif
