#include "notula/alloc.h"

#include <stdlib.h>
#include <string.h>

static void (*on_fail)(void);

void nt_alloc_on_fail(void (*hook)(void))
{
	on_fail = hook;
}

static void *checked(void *p)
{
	if (p != NULL)
		return p;
	if (on_fail != NULL)
		on_fail();
	exit(1);
}

void *nt_alloc(size_t size)
{
	return checked(calloc(1, size ? size : 1));
}

void *nt_realloc(void *p, size_t size)
{
	return checked(realloc(p, size ? size : 1));
}

void nt_free(void *p)
{
	free(p);
}

char *nt_strdup(const char *s)
{
	return checked(strdup(s));
}
