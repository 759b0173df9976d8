/*
 * arena.h - memory with one lifetime: freed whole, or emptied to be used
 * again. Whoever makes an arena frees it; results live in an arena that the
 * caller passed.
 */
#ifndef NOTULA_ARENA_H
#define NOTULA_ARENA_H

#include <stddef.h>

#include "notula/compiler.h"

struct nt_arena {
	struct nt_arena_block *head;
	size_t used;
};

/* SIZE zeroed bytes, aligned for any type; never NULL. */
void *nt_arena_alloc(struct nt_arena *arena, size_t size);

/* The first N bytes of S as a string; the NULL of a NULL. */
char *nt_arena_strndup(struct nt_arena *arena, const char *s, size_t n);
char *nt_arena_strdup(struct nt_arena *arena, const char *s);
char *nt_arena_printf(struct nt_arena *arena, const char *fmt, ...)
	NT_PRINTF(2, 3);

/*
 * A copy of the N items of SIZE bytes at V with room for one more, zeroed, at
 * its end: how a list in an arena grows. Grows in place until N is a power
 * of two, so that adding n items costs O(n).
 */
void *nt_arena_grow(struct nt_arena *arena, void *v, size_t n, size_t size);

/* Bytes that were taken since the start or the last reset, or somewhat more. */
size_t nt_arena_size(const struct nt_arena *arena);

void nt_arena_reset(struct nt_arena *arena);
void nt_arena_free(struct nt_arena *arena);

#endif
