/*
 * alike.h - are two names probably one? TERMS 12: degrees and forms of address
 * do not count, short forms of offices stand for the long ones.
 */
#ifndef NOTULA_STORE_ALIKE_H
#define NOTULA_STORE_ALIKE_H

#include <stdbool.h>

#include "notula/arena.h"
#include "notula/directory.h"

/*
 * What of a name counts. Two are alike if their words are the same and their
 * levels too, or one of them has none: "Bawaslu Solok" may be the office of
 * the kabupaten or of the city, which are two.
 */
struct nt_likeness {
	const char *words; /* in ARENA; "" where nothing is left */
	char level;	   /* 'p', 'k', 'c'; '*' for several; 0: none */
};

struct nt_likeness nt_likeness_of(enum nt_directory kind, const char *name,
				  struct nt_arena *arena);

/* Is S[N] nothing but a degree, "S.Sos.", or a form of address, "Ibu"? */
bool nt_is_degree(const char *s, size_t n);
bool nt_is_address(const char *s, size_t n);

bool nt_likeness_same(const struct nt_likeness *a, const struct nt_likeness *b);

#endif
