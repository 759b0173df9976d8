#include "notula/arena.h"

#include <stdarg.h>
#include <stdalign.h>
#include <stdio.h>
#include <string.h>

#include "notula/alloc.h"

enum { BLOCK = 8192, BLOCK_MOST = 1 << 17 };

struct nt_arena_block {
	struct nt_arena_block *next;
	size_t size;
	alignas(max_align_t) char bytes[];
};

static size_t aligned(size_t n)
{
	return (n + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
}

/* Each twice the one before: reset keeps the last, which soon holds it all. */
static void add_block(struct nt_arena *arena, size_t need)
{
	size_t size = arena->head == NULL ? BLOCK : 2 * arena->head->size;
	struct nt_arena_block *block;

	if (size > BLOCK_MOST)
		size = BLOCK_MOST;
	if (size < need)
		size = need;
	block = nt_realloc(NULL, sizeof(*block) + size);
	block->size = size;
	block->next = arena->head;
	arena->head = block;
	arena->used = 0;
}

static void *take(struct nt_arena *arena, size_t need)
{
	void *p;

	if (arena->head == NULL || arena->head->size - arena->used < need)
		add_block(arena, need);
	p = arena->head->bytes + arena->used;
	arena->used += need;
	return p;
}

void *nt_arena_alloc(struct nt_arena *arena, size_t size)
{
	size_t need = aligned(size ? size : 1);

	return memset(take(arena, need), 0, need);
}

char *nt_arena_strndup(struct nt_arena *arena, const char *s, size_t n)
{
	char *copy;

	if (s == NULL)
		return NULL;
	copy = take(arena, aligned(n + 1));
	memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

char *nt_arena_strdup(struct nt_arena *arena, const char *s)
{
	return s ? nt_arena_strndup(arena, s, strlen(s)) : NULL;
}

char *nt_arena_printf(struct nt_arena *arena, const char *fmt, ...)
{
	va_list ap;
	char *out;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		n = 0;
	out = nt_arena_alloc(arena, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(out, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return out;
}

void *nt_arena_grow(struct nt_arena *arena, void *v, size_t n, size_t size)
{
	char *more;

	if (n > 0 && (n & (n - 1)) != 0) {
		memset((char *)v + n * size, 0, size);
		return v;
	}
	more = nt_arena_alloc(arena, (n ? 2 * n : 1) * size);
	if (n > 0)
		memcpy(more, v, n * size);
	return more;
}

size_t nt_arena_size(const struct nt_arena *arena)
{
	size_t size = arena->used;

	for (const struct nt_arena_block *b = arena->head;
	     b != NULL && b->next != NULL; b = b->next)
		size += b->next->size;
	return size;
}

/* Keep the newest block, which is usually large enough for the next time. */
void nt_arena_reset(struct nt_arena *arena)
{
	struct nt_arena keep = { 0 };

	if (arena->head == NULL)
		return;
	keep.head = arena->head->next;
	arena->head->next = NULL;
	arena->used = 0;
	nt_arena_free(&keep);
}

void nt_arena_free(struct nt_arena *arena)
{
	struct nt_arena_block *block = arena->head;

	while (block != NULL) {
		struct nt_arena_block *next = block->next;

		nt_free(block);
		block = next;
	}
	arena->head = NULL;
	arena->used = 0;
}
