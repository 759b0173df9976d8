/*
 * draft.h - a form that is not saved yet, as a file: one a form, JSON, in
 * $XDG_STATE_HOME/notula/drafts (0700, files 0600), written whole after every
 * field. Never a record: no list counts it.
 *
 * A draft is held by the program that writes it (flock on NAME.lock beside
 * it); a dead program holds nothing. A discarded one lies in discarded/ below
 * for NT_DRAFT_DAYS days, and can be brought back.
 */
#ifndef NOTULA_DRAFT_H
#define NOTULA_DRAFT_H

#include "notula/typed.h"

enum { NT_DRAFT_DAYS = 30 };

/* NAME is its file's, without the ending. RECORD is NULL for a new one;
 * VERSION is the one that the form started from. Texts may be NULL. */
struct nt_draft_about {
	const char *name;
	const char *logbook;
	const char *record;
	int64_t version;
	const char *saved; /* "2024-06-12T09:00:00Z" */
	const char *focus; /* "participants 3 name" */
	const char *date;  /* as typed, where read from a file */
	const char *title;
};

struct nt_drafts {
	struct nt_draft_about *v;
	size_t n;
};

struct nt_draft; /* one that this program holds */

/* A new name, held. Nothing is written yet. */
enum nt_status nt_draft_new(struct nt_draft **out,
			    struct nt_err *err) NT_MUST_CHECK;

/* Take the draft NAME and read it into T and ABOUT (in ARENA). NT_EBUSY if
 * another program holds it. */
enum nt_status nt_draft_take(const char *name, struct nt_draft **out,
			     struct nt_arena *arena,
			     struct nt_draft_about *about, struct nt_typed *t,
			     struct nt_err *err) NT_MUST_CHECK;

/* Write T; what stood there is replaced whole or not at all. */
enum nt_status nt_draft_write(struct nt_draft *draft,
			      const struct nt_draft_about *about,
			      const struct nt_typed *t,
			      struct nt_err *err) NT_MUST_CHECK;

/* Let go of it, all of which allow NULL and free DRAFT: it stays for later;
 * its record was saved, so it goes; it was discarded on day TODAY. */
void nt_draft_keep(struct nt_draft *draft);
void nt_draft_drop(struct nt_draft *draft);
enum nt_status nt_draft_discard(struct nt_draft *draft, int64_t today,
				struct nt_err *err) NT_MUST_CHECK;

const char *nt_draft_name(const struct nt_draft *draft);

/* Those of LOGBOOK that nobody holds, newest first. */
enum nt_status nt_draft_list(const char *logbook, struct nt_arena *arena,
			     struct nt_drafts *out,
			     struct nt_err *err) NT_MUST_CHECK;

/* Discard the draft NAME, which nobody holds; bring it back. */
enum nt_status nt_draft_throw(const char *name, int64_t today,
			      struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_draft_revive(const char *name,
			       struct nt_err *err) NT_MUST_CHECK;

#endif
