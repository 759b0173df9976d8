/* daterel.h - dates that are told from today: kemarin, H-3, akhir bulan. */
#ifndef NOTULA_BASE_DATEREL_H
#define NOTULA_BASE_DATEREL_H

#include <stdint.h>

#include "base/datelex.h"
#include "notula/dateword.h"

/* False if the words are no such date, or one out of the calendar. */
bool nt_daterel_read(struct nt_lexer *lexer, int64_t today,
		     enum nt_looking looking, struct nt_dateword *out);

/* A weekday, and "minggu" and "min" where they may be Sunday. */
bool nt_daterel_weekday(struct nt_lexer *lexer, int *weekday);

/* May a number of four digits be a year of meetings? */
bool nt_daterel_plausible(int year);

/* A year of two or four digits, with "tahun" before it if you like. */
bool nt_daterel_year(struct nt_lexer *lexer, int64_t today, int *year,
		     bool *is_short);

#endif
