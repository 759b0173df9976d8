#include "exchange/fingerprint.h"

#include <stdio.h>
#include <string.h>

/* Two lanes of multiply and rotate over words of 8 bytes. It need not resist
 * anybody: whoever makes two rows equal has his own row left out. */
struct hash {
	uint64_t a;
	uint64_t b;
};

static uint64_t turn(uint64_t x, unsigned by)
{
	return x << by | x >> (64 - by);
}

static void mix(struct hash *h, uint64_t word)
{
	h->a = turn((h->a ^ word) * UINT64_C(0x9e3779b97f4a7c15), 29) + h->b;
	h->b = turn((h->b + word) * UINT64_C(0xbf58476d1ce4e5b9), 31) ^ h->a;
}

/* The length goes first, so that two cells are not one. */
static void mix_text(struct hash *h, const char *s, size_t n)
{
	mix(h, n);
	for (; n >= 8; s += 8, n -= 8) {
		uint64_t word;

		memcpy(&word, s, 8);
		mix(h, word);
	}
	if (n > 0) {
		uint64_t word = 0;

		memcpy(&word, s, n);
		mix(h, word);
	}
}

static void finish(struct hash *h)
{
	for (int i = 0; i < 4; i++)
		mix(h, UINT64_C(0x94d049bb133111eb));
}

void nt_fingerprint(const struct nt_rowgroup *group, size_t width,
		    const char *office, struct nt_seen *seen,
		    char out[NT_FINGERPRINT])
{
	struct hash h = { 0x6e6f74756c61, 1 };

	if (office != NULL)
		mix_text(&h, office, strlen(office));
	for (size_t row = 0; row < group->n; row++) {
		const struct nt_csv_cell *cells = group->rows[row].cells;
		size_t filled = width;

		while (filled > 0 && cells[filled - 1].n == 0)
			filled--;
		mix(&h, filled);
		for (size_t i = 0; i < filled; i++)
			mix_text(&h, cells[i].s, cells[i].n);
	}
	finish(&h);
	mix(&h, nt_seen_add(seen, h.a));
	finish(&h);
	snprintf(out, NT_FINGERPRINT, "%016llx%016llx", (unsigned long long)h.a,
		 (unsigned long long)h.b);
}

uint64_t nt_fingerprint_text(const char *text)
{
	struct hash h = { 0x6e6f74756c61, 1 };

	mix_text(&h, text, strlen(text));
	finish(&h);
	return h.a;
}
