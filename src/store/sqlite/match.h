/*
 * match.h - what the text index is asked for. Every word is quoted: nothing
 * that is typed is syntax. Texts are in the arena given. Private to
 * store/sqlite.
 */
#ifndef NOTULA_STORE_SQLITE_MATCH_H
#define NOTULA_STORE_SQLITE_MATCH_H

#include "notula/query.h"

/* What finds the terms that ask for words: all that are not negated; NULL if
 * there are none. */
const char *nt_match_words(const struct nt_query *query,
			   struct nt_arena *arena);

/* What finds any word that QUERY leaves out; NULL if it leaves out none. */
const char *nt_match_without(const struct nt_query *query,
			     struct nt_arena *arena);

/* What finds any word that is asked for. */
const char *nt_match_any(const struct nt_query *query, struct nt_arena *arena);

/* The same as nt_match_words with the values of category: and tag: as words
 * anywhere: more than the query finds, and never less. */
const char *nt_match_wide(const struct nt_query *query, struct nt_arena *arena);

/* What finds the values of owner: as words anywhere. */
const char *nt_match_owners(const struct nt_query *query,
			    struct nt_arena *arena);

/* What finds a name with words beginning with those of VALUE. */
const char *nt_match_name(const char *value, struct nt_arena *arena);

#endif
