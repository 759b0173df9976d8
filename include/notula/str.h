/*
 * str.h - small questions about strings. NULL is a string that is unknown:
 * it equals only itself and is blank.
 */
#ifndef NOTULA_STR_H
#define NOTULA_STR_H

#include <stdbool.h>
#include <stddef.h>

#include "notula/arena.h"

bool nt_str_eq(const char *a, const char *b);
bool nt_str_starts(const char *s, const char *prefix);

/* Only blanks, tabs and line ends, or nothing at all. */
bool nt_str_blank(const char *s);

/*
 * Lower case, for comparing names: the simple mapping of Unicode, the same in
 * every locale. Accents stay.
 */
char *nt_str_fold(struct nt_arena *arena, const char *s);

/* The same, and Latin letters without their accents. */
char *nt_str_bare(struct nt_arena *arena, const char *s);
bool nt_str_same(const char *a, const char *b);

/*
 * A whole number from LEAST to MOST, digits only, in *OUT; false for anything
 * else.
 */
bool nt_str_number(const char *s, long long least, long long most,
		   long long *out);

#endif
