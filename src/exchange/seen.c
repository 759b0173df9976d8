#include "exchange/seen.h"

#include "notula/alloc.h"

struct nt_seen_again {
	uint64_t key; /* 0: a free slot */
	uint64_t times;
};

/* The slot of KEY, or the free one where it would be. */
static uint64_t *find(const struct nt_seen *seen, uint64_t key)
{
	size_t i = (size_t)key & (seen->room - 1);

	while (seen->slots[i] != 0 && seen->slots[i] != key)
		i = (i + 1) & (seen->room - 1);
	return &seen->slots[i];
}

static struct nt_seen_again *find_again(const struct nt_seen *seen,
					uint64_t key)
{
	size_t i = (size_t)key & (seen->again_room - 1);

	while (seen->again[i].key != 0 && seen->again[i].key != key)
		i = (i + 1) & (seen->again_room - 1);
	return &seen->again[i];
}

static void grow(struct nt_seen *seen)
{
	struct nt_seen old = *seen;

	seen->room = old.room ? old.room * 2 : 1024;
	seen->slots = nt_alloc(seen->room * sizeof(*seen->slots));
	for (size_t i = 0; i < old.room; i++)
		if (old.slots[i] != 0)
			*find(seen, old.slots[i]) = old.slots[i];
	nt_free(old.slots);
}

static void grow_again(struct nt_seen *seen)
{
	struct nt_seen old = *seen;

	seen->again_room = old.again_room ? old.again_room * 2 : 64;
	seen->again = nt_alloc(seen->again_room * sizeof(*seen->again));
	for (size_t i = 0; i < old.again_room; i++)
		if (old.again[i].key != 0)
			*find_again(seen, old.again[i].key) = old.again[i];
	nt_free(old.again);
}

static uint64_t count_again(struct nt_seen *seen, uint64_t key)
{
	struct nt_seen_again *slot;

	if (seen->again_n >= seen->again_room / 4 * 3)
		grow_again(seen);
	slot = find_again(seen, key);
	if (slot->key == 0)
		seen->again_n++;
	slot->key = key;
	return ++slot->times;
}

uint64_t nt_seen_add(struct nt_seen *seen, uint64_t key)
{
	uint64_t *slot;

	key += key == 0;
	if (seen->n >= seen->room / 8 * 7)
		grow(seen);
	slot = find(seen, key);
	if (*slot != 0)
		return count_again(seen, key);
	*slot = key;
	seen->n++;
	return 0;
}

void nt_seen_free(struct nt_seen *seen)
{
	nt_free(seen->slots);
	nt_free(seen->again);
	*seen = (struct nt_seen) { 0 };
}
