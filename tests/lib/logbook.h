/*
 * logbook.h - logbooks and records for tests: a private folder, a fixed clock,
 * a user called "tester".
 */
#ifndef TESTS_LIB_LOGBOOK_H
#define TESTS_LIB_LOGBOOK_H

#include "notula/store.h"

/* A new folder below $TMPDIR, and its end with all that is in it. */
char *test_folder(struct nt_arena *arena);
void test_remove_folder(const char *folder);

/* How tests open PATH: to be created, waiting up to 20 s. */
struct nt_opening test_opening(const char *path);

/* Open PATH; the test fails if that fails. */
struct nt_store *test_open(const char *path);

/* A small record of its own, not saved: one person, issue, response and
 * follow-up, with a new uid and N in its title. */
void test_record(struct nt_record *rec, int n, struct nt_arena *arena);

/* A record from JSON in which ' stands for ", saved as a new one with the uid
 * ...0000N; it was updated by the tester at nine. */
void test_add(struct nt_store *store, int n, const char *json,
	      struct nt_arena *arena);
const char *test_uid(int n, char out[NT_UID_SIZE]);

/* FILTER as it is read on 2024-06-12; the test fails if it is wrong. */
void test_query(const char *filter, struct nt_arena *arena,
		struct nt_query *out);

/* Save or get; the test fails if that fails. */
void test_save(struct nt_store *store, struct nt_record *rec, int64_t expect,
	       struct nt_arena *arena);
void test_get(struct nt_store *store, const char *uid, struct nt_arena *arena,
	      struct nt_record *out);

/* The canonical JSON line of REC. */
const char *test_json(const struct nt_record *rec, struct nt_arena *arena);

#endif
