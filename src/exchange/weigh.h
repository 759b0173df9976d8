/*
 * weigh.h - the bytes of a file weighed: which encoding do they speak for?
 * Fed with the whole file, part by part.
 */
#ifndef EXCHANGE_WEIGH_H
#define EXCHANGE_WEIGH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { NT_WEIGH_EXAMPLES = 2 };

struct nt_weight {
	int64_t size;
	int64_t letters; /* of UTF-8, longer than a byte */
	int64_t strays;	 /* bytes that UTF-8 does not have */
	int64_t mac;	 /* of these: they make sense as on old Macs */
	int64_t windows; /* they make sense in windows-1252 */
	int64_t nuls;
	int64_t little; /* pairs of bytes that are ASCII in UTF-16LE */
	int64_t big;	/* ... in UTF-16BE */
	unsigned char examples[NT_WEIGH_EXAMPLES]; /* of the strays */
	size_t n;
	unsigned char head[4]; /* the first bytes */
	unsigned char rest[4]; /* of a letter whose end is in the next part */
	size_t left;
};

void nt_weigh(struct nt_weight *w, const unsigned char *s, size_t n);
void nt_weigh_end(struct nt_weight *w);

/* "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "MACINTOSH"; *BOM: a mark
 * says so. */
const char *nt_weigh_encoding(const struct nt_weight *w, bool *bom);

#endif
