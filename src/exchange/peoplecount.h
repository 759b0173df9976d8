/* peoplecount.h - how many people a text speaks of. */
#ifndef EXCHANGE_PEOPLECOUNT_H
#define EXCHANGE_PEOPLECOUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * "12 orang staf humas", "5 staf", "Staf humas 12 orang": the count, and what
 * it counts in *S and *N; 0, and nothing changed, if there is none.
 */
int64_t nt_count_take(const char **s, size_t *n, bool *estimated);

#endif
