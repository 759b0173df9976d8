/*
 * alloc.h - memory that is there, or the end of the program.
 *
 * Out of memory ends the program in one place: the hook, set by main, restores
 * the terminal and speaks; then exit code 1. The draft on disk is at most one
 * field old by then. This hook is the one global of the core.
 */
#ifndef NOTULA_ALLOC_H
#define NOTULA_ALLOC_H

#include <stddef.h>

void nt_alloc_on_fail(void (*hook)(void));

/* SIZE zeroed bytes; never NULL. */
void *nt_alloc(size_t size);
void *nt_realloc(void *p, size_t size);
void nt_free(void *p);
char *nt_strdup(const char *s);

#endif
