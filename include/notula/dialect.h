/*
 * dialect.h - how a foreign CSV file is written: encoding, line ends,
 * delimiter, where its header stands. Decided from the whole file in bounded
 * memory, each decision with its evidence in words, so that a face can show
 * it and the user take it back by an option.
 */
#ifndef NOTULA_DIALECT_H
#define NOTULA_DIALECT_H

#include <stdbool.h>

#include "notula/arena.h"
#include "notula/input.h"

enum nt_line_ends {
	NT_ENDS_LF,
	NT_ENDS_CRLF,
	NT_ENDS_CRCRLF, /* CR LF that went through a text mode once more */
	NT_ENDS_CR,
};

/* HEADER of nt_dialect_asked; a number from 1 on is a line of the file. */
enum { NT_HEADER_DECIDE = -1, NT_HEADER_NONE = 0 };

/* What the user said. Zeroed, with HEADER set, everything is decided here. */
struct nt_dialect_asked {
	const char *encoding; /* a name that iconv knows; NULL: decide */
	char delim;	      /* '\0': decide */
	int64_t header;
	/* Is NAME a known name of a column? May be NULL. */
	bool (*known)(const char *name);
};

/* What was decided, and from what: both to be shown, in the user's language. */
struct nt_decision {
	const char *what; /* "windows-1252", "tab", "line 4", "none" */
	const char *why;  /* "not valid UTF-8; 14 bytes like 0x93 0x94" */
};

struct nt_dialect {
	char encoding[32]; /* as iconv and --encoding call it: "UTF-16LE" */
	bool bom;
	enum nt_line_ends ends;
	char delim;
	char header_delim;   /* the header's own; mostly the same */
	int64_t header_line; /* 0: there is none */
	int64_t header_offset;
	size_t header_rows; /* 2: the second names what the first leaves out */
	int64_t body_line;  /* where the rows begin */
	int64_t body_offset;
	size_t above;  /* lines with text above the header: titles */
	size_t below;  /* rows under it that hold units or column numbers */
	size_t width;  /* fields of a row */
	bool ragged;   /* more than a tenth of the rows have fewer */
	int64_t lines; /* of the file */
	int64_t size;  /* bytes */
	struct nt_decision said_encoding;
	struct nt_decision said_ends;
	struct nt_decision said_delim;
	struct nt_decision said_header;
};

/*
 * Refused with NT_EINVAL: what is no CSV at all (see nt_dialect_is_text), an
 * unknown encoding, an empty file. The words of OUT lie in ARENA.
 */
enum nt_status nt_dialect_decide(struct nt_input *in,
				 const struct nt_dialect_asked *asked,
				 struct nt_arena *arena, struct nt_dialect *out,
				 struct nt_err *err) NT_MUST_CHECK;

/*
 * By its first bytes: NT_EINVAL for a spreadsheet, a calendar, a PDF, a
 * picture, an archive, with how to save it as CSV. Reads 4 KiB.
 */
enum nt_status nt_dialect_is_text(struct nt_input *in,
				  struct nt_err *err) NT_MUST_CHECK;

/*
 * The first N lines of the file as they stand, decoded, without their ends,
 * each cut at MOST bytes; *GOT of them, in ARENA.
 */
enum nt_status nt_dialect_lines(struct nt_input *in,
				const struct nt_dialect *dialect, size_t n,
				size_t most, struct nt_arena *arena,
				const char **lines, size_t *got,
				struct nt_err *err) NT_MUST_CHECK;

#endif
