/* datewords.h - the vocabulary of dates. */
#ifndef NOTULA_BASE_DATEWORDS_H
#define NOTULA_BASE_DATEWORDS_H

#include "base/datelex.h"

extern const struct nt_vocable nt_datewords[];
extern const size_t nt_datewords_n;

#endif
