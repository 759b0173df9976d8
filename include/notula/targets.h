/*
 * targets.h - what a column of a foreign file may become, and the headers by
 * which it is known. The lists are targets.def and aliases.def.
 *
 * Headers match without case, accents, blanks, signs, underscores, line
 * breaks, numbering and notes in parentheses.
 */
#ifndef NOTULA_TARGETS_H
#define NOTULA_TARGETS_H

#include "notula/shape.h"

enum nt_target {
	NT_NO_TARGET,
#define X(name, key, takes, shape, field, label) NT_TARGET_##name,
#include "notula/targets.def"
#undef X
	NT_TARGETS,
};

enum nt_takes {
	NT_TAKES_NOTHING,
	NT_TAKES_DATE,
	NT_TAKES_WEEKDAY,
	NT_TAKES_TIME,
	NT_TAKES_LINE,
	NT_TAKES_TEXT,
	NT_TAKES_NAMES,	 /* organizations, owners: several in a cell */
	NT_TAKES_PEOPLE, /* several in a cell, each with its position */
	NT_TAKES_ITEMS,	 /* issues, responses, follow-ups: several in a cell */
	NT_TAKES_COUNT,
	NT_TAKES_STATE, /* one of a few words */
	NT_TAKES_ID,
	NT_TAKES_LINKS,
};

/* FIELD is the member of SHAPE that it fills as it is, NULL if it takes more
 * than that. */
struct nt_target_row {
	const char *key;
	const char *label; /* to be translated */
	enum nt_takes takes;
	const struct nt_shape *shape;
	const struct nt_field *field;
};

struct nt_target_row nt_target_row(enum nt_target target);

enum nt_takes nt_target_takes(enum nt_target target);

/* By its key; NT_NO_TARGET if there is none. */
enum nt_target nt_target_find(const char *key);

/* May several columns of a file fill it, each for itself? */
bool nt_target_is_many(enum nt_target target);

/*
 * The targets that HEADER may name, most likely first, into OUT[MOST]: how
 * many. More than one where a list has it under several, or where it joins two
 * names ("Waktu dan tempat"): the values decide.
 */
enum { NT_HEADER_TARGETS = 6 };
size_t nt_header_targets(const char *header, enum nt_target out[], size_t most);
bool nt_header_is_known(const char *header);

/* Where HEADER stands among the aliases: of two, the first is more usual. */
size_t nt_header_rank(const char *header);

/* HEADER as it is compared, in ARENA: two that are equal name the same. */
const char *nt_header_key(const char *header, struct nt_arena *arena);

/* "month" or "tahun", the part of a date that HEADER names; 'd', 'm', 'y', 0
 * for none. */
char nt_header_date_part(const char *header);

#endif
