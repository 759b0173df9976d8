/*
 * uidset.h - a set of uids, 16 bytes each however long they are written, with
 * a number for each. It grows; it never forgets.
 */
#ifndef EXCHANGE_UIDSET_H
#define EXCHANGE_UIDSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct nt_uidset {
	struct nt_uidset_slot *slots;
	size_t room;
	size_t n;
};

/* Put UID, a valid one, in with VALUE; false if it is in already. */
bool nt_uidset_add(struct nt_uidset *set, const char *uid, uint32_t value);

/* Is UID in, and with which value? VALUE may be NULL. */
bool nt_uidset_has(const struct nt_uidset *set, const char *uid,
		   uint32_t *value);

/* The same with the 16 bytes themselves. */
bool nt_uidset_add_key(struct nt_uidset *set, const unsigned char key[16],
		       uint32_t value);
bool nt_uidset_has_key(const struct nt_uidset *set, const unsigned char key[16],
		       uint32_t *value);

void nt_uidset_free(struct nt_uidset *set);

#endif
