/*
 * seen.h - how often the rows of a file were there before: 8 bytes for each
 * that is different, 16 more for each that comes again. Two that differ are
 * taken for equal once in 10^7 files of a million rows, and then only counted
 * as a second one.
 */
#ifndef EXCHANGE_SEEN_H
#define EXCHANGE_SEEN_H

#include <stddef.h>
#include <stdint.h>

struct nt_seen {
	uint64_t *slots;
	size_t room;
	size_t n;
	struct nt_seen_again *again;
	size_t again_room;
	size_t again_n;
};

/* Put KEY, a hash, in; how often it was in before. */
uint64_t nt_seen_add(struct nt_seen *seen, uint64_t key);
void nt_seen_free(struct nt_seen *seen);

#endif
