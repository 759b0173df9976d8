/*
 * sources.h - what the paths of an import are: recognised by content, opened,
 * and given record by record in order of date and uid over all of them.
 */
#ifndef EXCHANGE_SOURCES_H
#define EXCHANGE_SOURCES_H

#include "exchange/source.h"

struct nt_sources {
	struct nt_arena arena;
	struct nt_source **v;
	size_t n;
	struct nt_found *heads; /* the next record of each */
	bool *more;		/* is there one? */
	size_t last;		/* whose head was given */
	bool started;
	const char *office; /* of the first bundle, or NULL */
};

/* Close it in any case. INPUTS, those of PATHS that are open already, become
 * its own; or NULL. */
enum nt_status nt_sources_open(struct nt_sources *all, const char *const *paths,
			       struct nt_input **inputs, size_t n, bool raw,
			       struct nt_err *err) NT_MUST_CHECK;

/* Is PATH a folder, or IN, which is what PATH is otherwise, one of our
 * formats? */
bool nt_source_is_folder(const char *path);
bool nt_source_is_ours(struct nt_input *in);
void nt_sources_close(struct nt_sources *all);

/* Stand before the first record. */
enum nt_status nt_sources_start(struct nt_sources *all,
				struct nt_err *err) NT_MUST_CHECK;

/*
 * *OUT is valid until the next call, NULL at the end. *AGAIN: files turned out
 * not to stand in order; they are put in order now, start again.
 */
enum nt_status nt_sources_next(struct nt_sources *all,
			       const struct nt_found **out, bool *again,
			       struct nt_err *err) NT_MUST_CHECK;

/* The tables that the record given last came from; NULL: JSON, whole. */
struct nt_sheet *const *nt_sources_tables(const struct nt_sources *all);

enum nt_status nt_sources_seal(struct nt_sources *all,
			       struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_sources_unchanged(struct nt_sources *all,
				    struct nt_err *err) NT_MUST_CHECK;

#endif
