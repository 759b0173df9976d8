/*
 * resolve.h - a capture line (capture.h) as a record, typed as a form holds
 * it: its names looked up, its dates read, what follows from them inferred.
 *
 * A text behind + @ > is the start of any word of a known name or alias: one
 * hit is that one, none a new name as typed, and where several fit the face
 * asks, or refuses. A name that is written out wins over longer ones; one in
 * "quotes" is never looked up. A person brings the position, organization and
 * side of last time along.
 */
#ifndef NOTULA_RESOLVE_H
#define NOTULA_RESOLVE_H

#include "notula/settle.h"
#include "notula/store.h"

/* TEXT, behind SIGN, fits all of FOUND. */
struct nt_question {
	const char *sign;
	const char *text;
	enum nt_suggest what;
	struct nt_suggestions found;
};

/* What was answered to one: AS, or a new name as typed where it has no text. */
struct nt_reply {
	const char *text;
	enum nt_suggest what;
	struct nt_suggestion as;
};
struct nt_replies {
	struct nt_reply *v;
	size_t n;
};

struct nt_resolving {
	struct nt_store *store;
	struct nt_settling how;
	struct nt_replies replies;
	bool guess; /* while it is typed: what is open stays as typed */
};

struct nt_resolved {
	struct nt_words added;	     /* names that are new */
	struct nt_question question; /* the first one; SIGN NULL for none */
};

/* Add to REPLIES, in ARENA, that CHOSEN (NULL: a new name) is the answer. */
void nt_reply(struct nt_replies *replies, const struct nt_question *question,
	      const struct nt_suggestion *chosen, struct nt_arena *arena);

/*
 * Begin T with LINE. NT_EUSAGE in words where the line cannot be read, and
 * where a question is open: then OUT has it, and the message its candidates.
 * T holds what could be read in either case. OUT is in ARENA.
 */
enum nt_status nt_resolve(const struct nt_resolving *how, const char *line,
			  struct nt_typed *t, struct nt_arena *arena,
			  struct nt_resolved *out,
			  struct nt_err *err) NT_MUST_CHECK;

#endif
