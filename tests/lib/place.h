/*
 * place.h - a private folder for the files of a test, and files as bytes.
 */
#ifndef TESTS_LIB_PLACE_H
#define TESTS_LIB_PLACE_H

#include "notula/arena.h"
#include "notula/buf.h"

struct place {
	const char *path;
	struct nt_arena arena;
};

/* Make the folder; remove it with all it holds. */
void place_open(struct place *place);
void place_close(struct place *place);

/* A path in it, of the place's arena. */
const char *place_path(struct place *place, const char *name);

void place_write(const char *path, const char *s, size_t n);

/* Fails the test where there is no such file. */
void place_read(const char *path, struct nt_buf *out);

/* Fails the test where two files differ, and names them. */
void assert_same_file(const char *a, const char *b);

/* The same for the nine files of two bundles. */
void assert_same_bundle(const char *a, const char *b);

#endif
