/*
 * columnpick.h - one target for each column, from what headers and values say
 * of all of them.
 */
#ifndef EXCHANGE_COLUMNPICK_H
#define EXCHANGE_COLUMNPICK_H

#include "notula/mapping.h"

/* For the columns that were not told. */
void nt_columnpick(struct nt_mapping *m, struct nt_arena *arena);

/* The parts of a date in two or three columns; TOLD: of those that are a date
 * already. */
void nt_columnpick_parts(struct nt_mapping *m, bool told,
			 struct nt_arena *arena);

#endif
