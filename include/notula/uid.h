/*
 * uid.h - UUID version 7 (RFC 9562, section 5.7): milliseconds since 1970 and
 * the 4096th part of one (6.2, method 3), so that records that are made one
 * after the other stand so; then random bits. In lower case with hyphens.
 * Stable everywhere.
 */
#ifndef NOTULA_UID_H
#define NOTULA_UID_H

#include <stdbool.h>

enum { NT_UID_SIZE = 37 };

void nt_uid_new(char out[NT_UID_SIZE]);

/* Has S the form of a UUID of any version, in lower case? */
bool nt_uid_valid(const char *s);

#endif
