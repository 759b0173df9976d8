#include "exchange/uidset.h"

#include <string.h>

#include "notula/alloc.h"

struct nt_uidset_slot {
	unsigned char uid[16];
	uint32_t value; /* and 1; 0 is a free slot */
};

static unsigned nibble(char c)
{
	return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
}

static void pack(const char *uid, unsigned char out[16])
{
	size_t n = 0;

	for (size_t i = 0; n < 32 && uid[i] != '\0'; i++) {
		if (uid[i] == '-')
			continue;
		out[n / 2] = (unsigned char)((n % 2 ? out[n / 2] << 4 : 0) |
					     (int)nibble(uid[i]));
		n++;
	}
}

/* The end of a UUID of version 7 is random; of others, mixed with the rest. */
static size_t place(const unsigned char uid[16], size_t room)
{
	uint64_t a, b;

	memcpy(&a, uid, 8);
	memcpy(&b, uid + 8, 8);
	a = (a ^ (b >> 7)) * UINT64_C(0x9e3779b97f4a7c15) + b;
	a = (a ^ (a >> 29)) * UINT64_C(0xbf58476d1ce4e5b9);
	return (size_t)((a >> 32) * room >> 32);
}

/* The slot of UID, or the free one where it would be. */
static struct nt_uidset_slot *find(const struct nt_uidset *set,
				   const unsigned char uid[16])
{
	size_t i = place(uid, set->room);

	while (set->slots[i].value != 0 &&
	       memcmp(set->slots[i].uid, uid, 16) != 0)
		i = i + 1 < set->room ? i + 1 : 0;
	return &set->slots[i];
}

/* By half: of a million uids the set before stands beside the new one. */
static void grow(struct nt_uidset *set)
{
	struct nt_uidset old = *set;

	set->room = old.room ? old.room + old.room / 2 : 64;
	set->slots = nt_alloc(set->room * sizeof(*set->slots));
	for (size_t i = 0; i < old.room; i++)
		if (old.slots[i].value != 0)
			*find(set, old.slots[i].uid) = old.slots[i];
	nt_free(old.slots);
}

bool nt_uidset_add_key(struct nt_uidset *set, const unsigned char key[16],
		       uint32_t value)
{
	struct nt_uidset_slot *slot;

	if (set->n >= set->room / 8 * 7)
		grow(set);
	slot = find(set, key);
	if (slot->value != 0)
		return false;
	memcpy(slot->uid, key, 16);
	slot->value = value + 1;
	set->n++;
	return true;
}

bool nt_uidset_has_key(const struct nt_uidset *set, const unsigned char key[16],
		       uint32_t *value)
{
	const struct nt_uidset_slot *slot;

	if (set->n == 0)
		return false;
	slot = find(set, key);
	if (slot->value != 0 && value != NULL)
		*value = slot->value - 1;
	return slot->value != 0;
}

bool nt_uidset_add(struct nt_uidset *set, const char *uid, uint32_t value)
{
	unsigned char key[16];

	pack(uid, key);
	return nt_uidset_add_key(set, key, value);
}

bool nt_uidset_has(const struct nt_uidset *set, const char *uid,
		   uint32_t *value)
{
	unsigned char key[16];

	pack(uid, key);
	return nt_uidset_has_key(set, key, value);
}

void nt_uidset_free(struct nt_uidset *set)
{
	nt_free(set->slots);
	*set = (struct nt_uidset) { 0 };
}
