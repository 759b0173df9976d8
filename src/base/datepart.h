/* datepart.h - one date as far as it is written out, day, month, year. */
#ifndef NOTULA_BASE_DATEPART_H
#define NOTULA_BASE_DATEPART_H

#include <stdint.h>

#include "base/datelex.h"

/* 0 where it is not written; not checked to exist. */
struct nt_datepart {
	int day;
	int month;
	int year;
	bool short_year;
};

bool nt_datepart_read(struct nt_lexer *lexer, int64_t today,
		      struct nt_datepart *out);

#endif
