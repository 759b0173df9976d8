/*
 * source.h - where records come from: one set of tables, or one file of JSON
 * lines. A source gives its records by date, then uid. As long as its files
 * stand in that order, it reads them straight through; if it finds that they
 * do not, it says so, is put in order and starts again.
 */
#ifndef EXCHANGE_SOURCE_H
#define EXCHANGE_SOURCE_H

#include "exchange/sheet.h"

/* A record on its way in. FILE is borrowed from the source. */
struct nt_found {
	struct nt_arena arena;
	struct nt_record rec;
	const char *file;
	int64_t line;
};

struct nt_source {
	const struct nt_source_ops *ops;
	bool disorder; /* found by next(): sort(), then start() again */
	bool sorted;
};

struct nt_source_ops {
	enum nt_status (*start)(struct nt_source *src, struct nt_err *err);
	/* *MORE is false at the end, and where there is disorder. */
	enum nt_status (*next)(struct nt_source *src, struct nt_found *out,
			       bool *more, struct nt_err *err);
	enum nt_status (*sort)(struct nt_source *src, struct nt_err *err);
	/* Remember the files; are they the same still? */
	enum nt_status (*seal)(struct nt_source *src, struct nt_err *err);
	enum nt_status (*unchanged)(struct nt_source *src, struct nt_err *err);
	void (*close)(struct nt_source *src);
};

/* IN becomes the source's. */
struct nt_source *nt_lines_open(struct nt_input *in);

/*
 * A set of tables, at most one sheet each; missing ones are NULL. The sheets
 * become the source's.
 */
struct nt_source *nt_tables_open(struct nt_sheet *sheets[NT_TABLES]);

/* NULL where SRC is none of tables. */
struct nt_sheet *const *nt_tables_of(struct nt_source *src);

/*
 * Of two records, by date, then uid. KEY is what nt_key_set made of one.
 */
enum { NT_KEY_SIZE = 12 + NT_UID_SIZE };
void nt_key_set(char key[NT_KEY_SIZE], const struct nt_record *rec);

#endif
