/*
 * dress.h - what a file of rows wears. The plain dress is that of FORMATS: a
 * comma, LF, ISO dates. The other opens right in a spreadsheet with the
 * Indonesian locale (DESIGN, "CSV and JSON"): a BOM, `;`, CR LF, dd/mm/yyyy,
 * mm/yyyy. Either comes back by import without losing a character.
 */
#ifndef NOTULA_DRESS_H
#define NOTULA_DRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "notula/buf.h"
#include "notula/day.h"

/* Zeroed: the plain one. */
struct nt_dress {
	bool excel; /* for a spreadsheet */
	bool raw;   /* without the formula guard */
	bool local; /* translated names of columns */
};

/* What stands before the first row, and behind each. */
void nt_dress_begin(struct nt_buf *out, const struct nt_dress *dress);
void nt_dress_end_row(struct nt_buf *out, const struct nt_dress *dress);

/* The I-th cell of a row, from 0, with what parts it from the one before. */
void nt_dress_cell(struct nt_buf *out, const struct nt_dress *dress, size_t i,
		   const char *s, size_t n);

/*
 * The same for what somebody typed. In a spreadsheet's file it is quoted where
 * it may be taken for a value: "007" and "benar" stay themselves where quoted
 * cells are read as text.
 */
void nt_dress_text(struct nt_buf *out, const struct nt_dress *dress, size_t i,
		   const char *s, size_t n);

/* The same for an ISO date of any length. */
void nt_dress_date(struct nt_buf *out, const struct nt_dress *dress, size_t i,
		   const char *iso);

/* Back: 27/05/2024, 05/2024 and ISO itself, as ISO; false for other text. */
bool nt_dress_read_date(const char *s, char out[NT_DATE_SIZE]);

#endif
