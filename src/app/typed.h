/* typed.h - shared by the files that make struct nt_typed. */
#ifndef NOTULA_APP_TYPED_H
#define NOTULA_APP_TYPED_H

#include "notula/typed.h"

/* Number ROWS by their kind. */
void nt_typed_number(struct nt_typed_rows rows);

/* The N rows at OLD are numbered anew, 0 where one is gone: give every
 * reference to one its new number, or take it out. */
void nt_typed_renew(struct nt_typed *t, struct nt_typed_row **old, size_t n);

#endif
