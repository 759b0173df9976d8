/*
 * sheet.h - one of our tables in a CSV file: its header understood in any
 * order and any of our languages, its rows read into structs. Rows come as
 * they stand, or in an order that was found by looking through the file.
 */
#ifndef EXCHANGE_SHEET_H
#define EXCHANGE_SHEET_H

#include "notula/arena.h"
#include "notula/table.h"
#include "notula/uid.h"

/* Where a row lies, and what it is sorted by. */
struct nt_sheet_place {
	int64_t offset;
	int64_t line;
	uint32_t rank;
};

struct nt_sheet {
	enum nt_table table;
	struct nt_input *in;
	struct nt_csv *csv;
	struct nt_columns columns;
	struct nt_arena arena;
	const struct nt_column **map; /* one for each cell of a row */
	size_t width;
	size_t key; /* the cell with the uid of the record or row */
	bool raw;
	const struct nt_csv_row *row; /* the present one; NULL at the end */
	char delim;
	bool sorted; /* rows come in ORDER, not as they stand */
	struct nt_sheet_place *order;
	size_t n;
	size_t at;
};

/*
 * Take IN, and close it with the sheet. TABLE is NT_TABLES where the header
 * has to tell it; the name of the file decides where it fits several.
 */
enum nt_status nt_sheet_open(struct nt_sheet **out, struct nt_input *in,
			     enum nt_table table, bool raw,
			     struct nt_err *err) NT_MUST_CHECK;
void nt_sheet_close(struct nt_sheet *sheet);

/* FORMATS: it has the column uid, or meeting_uid, and knows all others. Lines
 * of a meeting are ours even where one column is not: no other file says which
 * line of which record it holds. */
bool nt_sheet_is_ours(struct nt_input *in);

/* Stand on the first row; on the next one. */
enum nt_status nt_sheet_start(struct nt_sheet *sheet,
			      struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_sheet_next(struct nt_sheet *sheet,
			     struct nt_err *err) NT_MUST_CHECK;

/* The uid, or meeting_uid, of the present row. */
enum nt_status nt_sheet_uid(const struct nt_sheet *sheet, char out[NT_UID_SIZE],
			    struct nt_err *err) NT_MUST_CHECK;

/* Read the present row into OBJECT, zeroed, of the table's shape. */
enum nt_status nt_sheet_read(const struct nt_sheet *sheet, void *object,
			     struct nt_arena *arena,
			     struct nt_err *err) NT_MUST_CHECK;

/* Remember the present row under RANK; nt_sheet_sort makes it the order. */
void nt_sheet_note(struct nt_sheet *sheet, uint32_t rank);
void nt_sheet_sort(struct nt_sheet *sheet);

/* Say that ERR is about LINE of this file. */
void nt_sheet_blame(const struct nt_sheet *sheet, int64_t line,
		    struct nt_err *err);

#endif
