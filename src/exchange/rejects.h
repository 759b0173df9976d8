/*
 * rejects.h - the rows that were not imported, in a file that can be mended
 * and imported: its columns are those of the file that they came from, then
 * the line and the reason. Nothing is seen of it before nt_rejects_commit, and
 * an existing file is never overwritten.
 */
#ifndef EXCHANGE_REJECTS_H
#define EXCHANGE_REJECTS_H

#include "exchange/foreign.h"
#include "exchange/rowgroup.h"
#include "exchange/meeting.h"

struct nt_rejects;

/* WHERE: the file for all of them; NULL: NAME.rejects.csv for each. */
struct nt_rejects *nt_rejects_open(const char *where);

/* All rows of GROUP, which came from FILE, because of TROUBLE. */
enum nt_status nt_rejects_add(struct nt_rejects *rejects,
			      const struct nt_foreign_input *file,
			      const struct nt_rowgroup *group,
			      const struct nt_trouble *trouble,
			      struct nt_err *err) NT_MUST_CHECK;

/* The names of the files, joined by commas, in ARENA; NULL if there are
 * none. */
const char *nt_rejects_names(const struct nt_rejects *rejects,
			     struct nt_arena *arena);

/* Let the files be seen; frees REJECTS. */
enum nt_status nt_rejects_commit(struct nt_rejects *rejects,
				 struct nt_err *err) NT_MUST_CHECK;
void nt_rejects_abandon(struct nt_rejects *rejects);

#endif
