/*
 * meeting.h - the rows of one meeting of a foreign file become a record. What
 * no field takes stands in the notes, after the name of its column: nothing
 * that was written is lost. Private to the exchange floor.
 */
#ifndef EXCHANGE_MEETING_H
#define EXCHANGE_MEETING_H

#include "exchange/rowgroup.h"
#include "notula/record.h"

/* What is wrong, or doubtful, with a cell. COLUMN is NT_NO_COLUMN where it is
 * the row. */
struct nt_trouble {
	size_t row;
	size_t column;
	const char *reason;
};

/* One meeting on its way; all of it in ARENA. */
struct nt_meeting {
	const struct nt_mapping *mapping;
	const struct nt_rowgroup *group;
	struct nt_arena *arena;
	struct nt_record rec;
	const char *group_key; /* its id in the file, or NULL */
	const char *uid;       /* ours, where the file has it, or NULL */
	bool bad;	       /* then why, and nothing else counts */
	struct nt_trouble trouble;
	struct nt_trouble *warnings;
	size_t n_warnings;
	struct nt_words *extra; /* for the notes: one list for each column */
	struct nt_words *texts; /* the values of its one-line fields */
	int64_t head_count;
	bool estimated;
	const char *counted; /* as written */
};

/* GROUP holds rows of a meeting. */
void nt_meeting_read(struct nt_meeting *out, const struct nt_mapping *mapping,
		     const struct nt_rowgroup *group, struct nt_arena *arena);

/* Does column C, which has no target, hold 1, 2, 3 down the file? That says
 * nothing that the order of the rows does not. */
bool nt_meeting_is_count(const struct nt_column *c);

/* What the parts of it share. */

const char *nt_meeting_cell(const struct nt_meeting *m, size_t row,
			    size_t column);
void nt_meeting_warn(struct nt_meeting *m, size_t row, size_t column,
		     const char *reason);
void nt_meeting_refuse(struct nt_meeting *m, size_t row, size_t column,
		       const char *reason);

/* The message of ERR without its full stop, in ARENA. */
const char *nt_meeting_reason(const struct nt_meeting *m,
			      const struct nt_err *err);

/* Keep what stands in the cell in the notes. */
void nt_meeting_keep(struct nt_meeting *m, size_t row, size_t column);

/* The number of the word of SET that TEXT is, in one of our languages; 0 if it
 * is none. */
int nt_meeting_word(const struct nt_set *set, const char *text);

/* The date as ISO text in ARENA. */
const char *nt_meeting_iso(const struct nt_meeting *m, struct nt_date date);

/* Add TEXT to LIST unless it is there; false if it was. */
bool nt_words_add(struct nt_words *list, const char *text,
		  struct nt_arena *arena);

/* One more line of a section, as nt_add_line does. */
#define NT_MEETING_ADD(m, section) \
	((m)->rec.section.v = nt_arena_grow((m)->arena, (m)->rec.section.v, \
					    (m)->rec.section.n, \
					    sizeof(*(m)->rec.section.v)), \
	 &(m)->rec.section.v[(m)->rec.section.n++])

void nt_meeting_dates(struct nt_meeting *m);
void nt_meeting_attendance(struct nt_meeting *m, size_t row);
void nt_meeting_matters(struct nt_meeting *m, size_t row);

#endif
