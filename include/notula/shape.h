/*
 * shape.h - what the lines of a record are made of, as tables. JSON, CSV, the
 * store, validation, comparison, drafts and forms walk these tables instead of
 * naming fields, so that a field is added in columns.def alone.
 *
 * An object is the address of a struct that its shape describes. Unknown is
 * one value: NULL, 0, or no entries.
 */
#ifndef NOTULA_SHAPE_H
#define NOTULA_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "notula/arena.h"
#include "notula/buf.h"
#include "notula/err.h"

enum nt_field_kind {
	NT_UID,	  /* const char *, a UUID */
	NT_LINK,  /* const char *, the UUID of a reference row */
	NT_LINE,  /* const char *, up to NT_LIMIT_LINE */
	NT_TEXT,  /* const char *, up to NT_LIMIT_TEXT */
	NT_DATE,  /* const char *, ISO, as many parts as are known */
	NT_TIME,  /* const char *, HH:MM */
	NT_STAMP, /* const char *, a moment in UTC */
	NT_WORD,  /* an enum of words.def */
	NT_INT,	  /* int64_t, 1 to NT_LIMIT_NUMBER */
	NT_FLAG,  /* bool */
	NT_WORDS, /* struct nt_words: texts without blanks */
	NT_LINES, /* { v, n } of a shape of its own */
};

enum {
#define X(name, value, what) NT_LIMIT_##name = (value),
#include "notula/limits.def"
#undef X
};

enum {
	NT_LIFE = 1,	/* lives on after the record is final */
	NT_SOURCE = 2,	/* nested in "source" in JSON */
	NT_STAMPED = 4, /* set by saving, never typed */
};

/* One enumeration: WORDS[0] is unused, since 0 is unknown; N counts it. */
struct nt_set {
	const char *name;
	const char *const *words;
	const char *const *labels;
	int n;
};

struct nt_words {
	const char **v;
	size_t n;
};

struct nt_lines {
	void *v;
	size_t n;
};

struct nt_shape;

struct nt_field {
	const char *name;
	const char *local;
	const char *label;
	enum nt_field_kind kind;
	unsigned flags;
	size_t offset;
	const struct nt_set *set;
	const struct nt_shape *lines;
};

struct nt_shape {
	const char *name;
	size_t size;
	const struct nt_field *fields;
	size_t n;
};

#define SET(name, NAME) extern const struct nt_set nt_set_##name;
#define X(set, constant, word, label)
#define END(name)
#include "notula/words.def"
#undef SET
#undef X
#undef END

/* The field called NAME; NULL if there is none. */
const struct nt_field *nt_field(const struct nt_shape *shape, const char *name);

/* Is it one of the kinds held as const char *? */
bool nt_field_is_text(const struct nt_field *field);

/* Read a member. A number is an INT, a WORD or a FLAG. */
const char *nt_get_text(const void *object, const struct nt_field *field);
int64_t nt_get_number(const void *object, const struct nt_field *field);
struct nt_words nt_get_words(const void *object, const struct nt_field *field);
struct nt_lines nt_get_lines(const void *object, const struct nt_field *field);
bool nt_is_unknown(const void *object, const struct nt_field *field);

/* Write a member; texts are borrowed. */
void nt_set_text(void *object, const struct nt_field *field, const char *s);
void nt_set_number(void *object, const struct nt_field *field, int64_t value);
void nt_set_words(void *object, const struct nt_field *field,
		  struct nt_words words);
void nt_set_lines(void *object, const struct nt_field *field,
		  struct nt_lines lines);

/* The I-th line of LINES. */
void *nt_line(struct nt_lines lines, const struct nt_shape *shape, size_t i);

/* Add an empty line at the end of a LINES member; the address is good until
 * the next one is added. */
void *nt_add_line(void *object, const struct nt_field *field,
		  struct nt_arena *arena);

/* The number of WORD in SET, 0 if it has no such word. */
int nt_set_find(const struct nt_set *set, const char *word);

/*
 * The door for one typed, pasted or imported text: CR LF and CR become LF,
 * blanks only become NULL, malformed UTF-8, NUL and what is over the limit of
 * FIELD is refused. *OUT is in ARENA or is S itself.
 */
enum nt_status nt_text_door(const struct nt_field *field, const char *s,
			    size_t n, struct nt_arena *arena, const char **out,
			    struct nt_err *err) NT_MUST_CHECK;

/*
 * A value as it stands in one CSV cell, and back (FORMATS, "The five tidy
 * tables"): words, ISO dates, "true", blank-separated lists, one entry a line.
 * Unknown is the empty text. Reading is strict and passes the door.
 */
void nt_cell_write(struct nt_buf *out, const void *object,
		   const struct nt_field *field);
enum nt_status nt_cell_read(void *object, const struct nt_field *field,
			    const char *s, size_t n, struct nt_arena *arena,
			    struct nt_err *err) NT_MUST_CHECK;

/* Whole objects, by their shape. A copy is deep and lives in ARENA. */
bool nt_same_field(const void *a, const void *b, const struct nt_field *field);
bool nt_same(const void *a, const void *b, const struct nt_shape *shape);
void nt_copy(void *to, const void *from, const struct nt_shape *shape,
	     struct nt_arena *arena);

#endif
