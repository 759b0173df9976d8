/* draft_text.h - a draft as JSON, and back. */
#ifndef NOTULA_APP_DRAFT_TEXT_H
#define NOTULA_APP_DRAFT_TEXT_H

#include "notula/draft.h"

void nt_draft_text(struct nt_buf *out, const struct nt_draft_about *about,
		   const struct nt_typed *t);

/* T may be NULL: only ABOUT is wanted. */
enum nt_status nt_draft_read(const char *s, size_t n, struct nt_arena *arena,
			     struct nt_draft_about *about, struct nt_typed *t,
			     struct nt_err *err) NT_MUST_CHECK;

/* The most bytes that a draft may have: more than any record. */
enum { NT_DRAFT_MOST = 4 * NT_LIMIT_RECORD };

#endif
