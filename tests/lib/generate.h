/*
 * generate.h - records that no clerk would write: every field of every shape
 * is filled sometimes, with whatever texts are awkward. The same seed gives
 * the same records.
 */
#ifndef TESTS_LIB_GENERATE_H
#define TESTS_LIB_GENERATE_H

#include "notula/record.h"

/* Reference rows that records may lead to. */
enum { GENERATED_ROWS = 40 };

struct generator {
	uint64_t seed;
	bool with_links;
	struct nt_organization organizations[GENERATED_ROWS];
	struct nt_person people[GENERATED_ROWS];
	struct nt_venue venues[GENERATED_ROWS];
	struct nt_arena rows; /* of these */
};

void generate_start(struct generator *g, uint64_t seed, bool with_links);
void generate_end(struct generator *g);

/* Record number NUMBER, valid and canonical; its uid does not sort by it. */
void generate_record(struct generator *g, int64_t number,
		     struct nt_arena *arena, struct nt_record *out);

uint64_t generate_random(struct generator *g, uint64_t below);

#endif
