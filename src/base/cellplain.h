/*
 * cellplain.h - the plain shapes that nearly all dates of files have, read at
 * once: 2024-05-27, 27/5/2024, with a clock behind. Whatever is not quite so
 * is left to the reader of words. Inside base/ only.
 */
#ifndef NOTULA_BASE_CELLPLAIN_H
#define NOTULA_BASE_CELLPLAIN_H

#include "notula/dateword.h"

/* The numbers as they stand, not checked to be a date. */
struct nt_cellplain {
	int first;
	int second;
	int third;
	bool year_first; /* one of the ends has four digits */
	bool has_time;
	struct nt_timeword time;
};

bool nt_cellplain(const char *s, struct nt_cellplain *out);
struct nt_date nt_cellplain_date(const struct nt_cellplain *plain,
				 enum nt_date_order order);

/* 09:00, 9:00:00.000Z, to the end. */
bool nt_cellplain_clock(const char *s, struct nt_timeword *out);

#endif
